"""The third front end: a practice walked by a file of events instead of a person.

A script is a TOML file with ``[[event]]`` tables, and an entry of the journal is one. It goes
through the same door as the other front ends, :class:`~nvc_coach.services.sitting.Sitting`, so the
same events give the same bytes. Nothing here prints: :mod:`~nvc_coach.script.app` gives back what
came of it.
"""
