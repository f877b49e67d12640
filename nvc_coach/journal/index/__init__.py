"""The index: what makes a journal of any size quick to open and to search.

The files of entries are the truth; everything here is made from them, noticed to be stale by the
times of files and folders, and made anew when it is missing or damaged.
"""
