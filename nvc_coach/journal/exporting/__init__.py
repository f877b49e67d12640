"""Entries as texts to take away: Markdown, HTML and plain text, with names replaced where wished.

Pure: what is to be told comes in as a :class:`~nvc_coach.journal.exporting.page.Page`, and a text
goes out. Which words tell it is for the services to say.
"""
