"""Checking files: everything that is wrong with any of them, in one run."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from nvc_coach.library.catalogue import Library
from nvc_coach.library.coach_list_reading import COACH_LIST_FORMAT, read_coach_list
from nvc_coach.library.credits import has_format
from nvc_coach.library.file_limits import EXERCISE_LIMIT, RESOLVED_LIMIT
from nvc_coach.library.files import toml_files, unreadable
from nvc_coach.library.follow_reading import disagreements
from nvc_coach.library.head_reading import EXERCISE_FORMAT
from nvc_coach.library.problems import Problem
from nvc_coach.library.rendering import as_data, rendered
from nvc_coach.library.resolved import RESOLVED_FORMAT, read_resolved, resolve
from nvc_coach.library.shelf import Shelf
from nvc_coach.library.source import Source, read_source
from nvc_coach.library.table import top_of
from nvc_coach.library.toml_text import Parsed, parse
from nvc_coach.library.vocabulary_reading import VOCABULARY_FORMAT
from nvc_coach.practice.exercise import Exercise

__all__ = ["FORMATS", "as_data", "check", "rendered"]

FORMATS: Final = (EXERCISE_FORMAT, VOCABULARY_FORMAT, COACH_LIST_FORMAT, RESOLVED_FORMAT)
"""The formats that are checked."""
_BEGINNING = 1000


def check(paths: Sequence[Path], library: Library) -> tuple[Problem, ...]:
    """Every problem of the files, and of the TOML files in the folders, sorted by place.

    Vocabularies among them are found by the exercises and lists among them, and so are the
    exercises that these follow.

    Args:
        paths: Files of any name, and folders.
        library: Where other vocabularies and exercises are found.
    """
    found = list(dict.fromkeys(_files(paths)))
    problems = [one for one in found if isinstance(one, Problem)]
    files = [one for one in found if isinstance(one, Path)]
    shelf = library.shelf(files)
    whole: list[tuple[Parsed, Exercise]] = []
    for path in files:
        problems += _problems_in(path, shelf, whole)
    by_id = {exercise.id: exercise for _parsed, exercise in whole}
    for parsed, exercise in whole:
        problems += disagreements(
            parsed, exercise, lambda one: by_id.get(one) or library.whole(one)
        )
    return tuple(sorted(problems, key=lambda one: one.order))


def _files(paths: Sequence[Path]) -> Iterator[Path | Problem]:
    for path in paths:
        if path.is_dir():
            yield from toml_files(path)
        else:
            yield path


def _problems_in(
    path: Path, shelf: Shelf, whole: list[tuple[Parsed, Exercise]]
) -> tuple[Problem, ...]:
    """The problems of one file; an exercise without any is added to those that are whole."""
    try:
        source = read_source(path, limit=RESOLVED_LIMIT)
    except OSError as error:
        return (unreadable(path, error),)
    if _says_resolved(source):
        return read_resolved(source).problems
    reading = parse(source, limit=EXERCISE_LIMIT, only_safe=True)
    if reading.value is None:
        return reading.problems
    table = top_of(reading.value)
    if not has_format(table, *FORMATS):
        return table.notes.findings.all()
    if table.data["format"] == VOCABULARY_FORMAT:
        return shelf.read(path).problems
    if table.data["format"] == COACH_LIST_FORMAT:
        return read_coach_list(table, shelf).problems
    resolved = resolve(reading.value, shelf)
    if resolved.value is not None:
        whole.append((reading.value, resolved.value.exercise))
    return resolved.problems


def _says_resolved(source: Source) -> bool:
    """Whether a file is a copy with all its words, and so may be larger."""
    return RESOLVED_FORMAT.encode() in source.data[:_BEGINNING]
