"""Patterns as every front end shows them: sentences, tables, and pictures made of characters.

Sentences and tables are words only, for ears and for simple terminals; pictures are for eyes.
"""
