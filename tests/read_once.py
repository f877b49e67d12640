"""Reads what ships once a run, since thousands of tests begin with the same files.

Only what is made of whole files that ship is kept, by what stands in them: the words, the lists of
the coach and the tops of exercises. Nothing can change these. What tests write themselves is read
as the program reads it, and so is all in programs that they start as processes of their own.
"""

import os
from unittest import mock

from nvc_coach.coach.lists import CoachList, CoachLists, for_exercise
from nvc_coach.library import catalogue, coach_shelf, head_reading, shelf
from nvc_coach.library.coach_list_reading import read_coach_list
from nvc_coach.library.problems import Reading
from nvc_coach.library.references import Vocabularies
from nvc_coach.library.shipped import shipped_exercises
from nvc_coach.library.source import Source
from nvc_coach.library.table import Table
from nvc_coach.library.toml_text import Parsed, parse
from nvc_coach.library.vocabulary_reading import read_vocabulary
from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.hint_table import CoachKind
from nvc_coach.practice.vocabulary import Vocabulary

_SHIPPED = f"{shipped_exercises()}{os.sep}"
_TOPS: dict[Source, Reading[Parsed]] = {}
_WORDS: dict[tuple[Source, str], Reading[Vocabulary]] = {}
_LISTS: dict[Source, Reading[CoachList]] = {}
_WITH_MORE: dict[tuple[CoachKind, tuple[int, ...], str], CoachLists] = {}


def read_once() -> None:
    """Let this process read what ships once."""
    mock.patch.object(head_reading, "parse", _top).start()
    mock.patch.object(shelf, "read_vocabulary", _vocabulary).start()
    mock.patch.object(coach_shelf, "read_coach_list", _coach_list).start()
    mock.patch.object(catalogue, "for_exercise", _with_what_an_exercise_adds).start()


def _top(source: Source, *, limit: int, only_safe: bool) -> Reading[Parsed]:
    if not source.file.startswith(_SHIPPED):
        return parse(source, limit=limit, only_safe=only_safe)
    if source not in _TOPS:
        _TOPS[source] = parse(source, limit=limit, only_safe=only_safe)
    return _TOPS[source]


def _vocabulary(
    table: Table, vocabularies: Vocabularies, *, under: str = ""
) -> Reading[Vocabulary]:
    source = table.notes.parsed.source
    if not source.file.startswith(_SHIPPED) or "extends" in table.data:
        return read_vocabulary(table, vocabularies, under=under)
    key = source, under
    if key not in _WORDS:
        _WORDS[key] = read_vocabulary(table, vocabularies, under=under)
    return _WORDS[key]


def _coach_list(table: Table, vocabularies: Vocabularies) -> Reading[CoachList]:
    source = table.notes.parsed.source
    if not source.file.startswith(_SHIPPED):
        return read_coach_list(table, vocabularies)
    if source not in _LISTS:
        _LISTS[source] = read_coach_list(table, vocabularies)
    return _LISTS[source]


def _with_what_an_exercise_adds(lists: CoachLists, exercise: Exercise) -> CoachLists:
    kept = {id(one.value) for one in _LISTS.values()}  # for good, so no other has their numbers
    key = lists.kind, tuple(map(id, lists.lists)), exercise.fingerprint
    if not exercise.fingerprint or not kept.issuperset(key[1]):
        return for_exercise(lists, exercise)
    if key not in _WITH_MORE:
        _WITH_MORE[key] = for_exercise(lists, exercise)
    return _WITH_MORE[key]
