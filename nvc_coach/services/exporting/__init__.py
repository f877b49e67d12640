"""Exporting entries: which ones, as what, into which files."""
