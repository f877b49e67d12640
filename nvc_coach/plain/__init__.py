"""Line by line: a peer of the full screen, for screen readers, slow lines and whoever prefers it.

Nothing in here decides what a session does next; :mod:`~nvc_coach.plain.walk` shows what the
session presents and tells it what the person said.
"""
