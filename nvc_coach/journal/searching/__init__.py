"""Searching texts: how words are compared, what is looked for, and where in a line it stands."""
