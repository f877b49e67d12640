"""The journal: what was written, kept whole, private, and readable without us.

An :class:`~nvc_coach.journal.entry.Entry` is one practice. :mod:`~nvc_coach.journal.entry_file`
turns it into bytes and back, a :class:`~nvc_coach.journal.store.Store` keeps it, and the
:class:`~nvc_coach.journal.writer.Writer` saves it while the person goes on typing.
"""
