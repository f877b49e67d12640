"""Reading what people write: exercises, vocabularies, and what is wrong with a file and where.

A file goes through :mod:`~nvc_coach.library.toml_text` (guarded, parsed, every key and value with
its place), then through a reader that makes the practice model of it. Whatever does not fit is a
:class:`~nvc_coach.library.problems.Problem`, never an exception. Whoever wants exercises asks
:class:`~nvc_coach.library.catalogue.Library`; whoever wants problems asks
:mod:`~nvc_coach.library.checking`.
"""
