"""How fast it is, beside what it cannot be faster than: ``make bench``.

Each figure is a ratio of medians from interleaved runs on one machine, so that it can be compared
with the same figure from another. `docs/performance.md` holds the goals and the last table.
"""
