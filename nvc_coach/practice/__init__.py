"""The heart, pure: what an exercise is, and what a session does next.

Nothing in here reads a file, a clock or a source of chance, nor knows how it is shown. The whole
product can be understood from this folder: an :class:`~nvc_coach.practice.exercise.Exercise` says
which steps exist, an :data:`~nvc_coach.practice.events.Event` is what the person did, and
:mod:`~nvc_coach.practice.session` folds one over the other.
"""
