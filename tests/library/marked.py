"""Broken files with the culprit marked, and what reading them tells."""

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from nvc_coach.coach.lists import CoachList
from nvc_coach.library.coach_list_reading import read_coach_list
from nvc_coach.library.exercise_reading import read_exercise
from nvc_coach.library.file_limits import EXERCISE_LIMIT
from nvc_coach.library.problems import Problem, Reading
from nvc_coach.library.references import NotThere
from nvc_coach.library.table import top_of
from nvc_coach.library.toml_text import parse
from nvc_coach.library.vocabulary_reading import read_vocabulary
from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.vocabulary import Group, Vocabulary, Word

OPENS, CLOSES = "⟦⟧"

HEAD = """\
format   = "nvc-exercise/1"
id       = "small"
version  = "1.0.0"
language = "en"
title    = "A small one"
summary  = "As small as may be."
minutes  = 5
form     = ["solo"]
feelings = "core/feelings@1"
needs    = "core/needs@1"
"""
WRITE = """
[[step]]
id   = "judgment"
kind = "write"
ask  = "Which one?"
"""
CHOOSE = """
[[step]]
id   = "willing"
kind = "choose"
ask  = "Are you?"
choices = [{ id = "yes", label = "Yes" }, { id = "no", label = "No" }]
"""
VOCABULARY_HEAD = """\
format   = "nvc-vocabulary/1"
id       = "ours"
version  = "1.0.0"
language = "en"
"""
GROUP = """
[[group]]
id    = "one"
label = "One"
words = ["first", "second"]
"""

LIST_HEAD = """\
format   = "nvc-coach-list/1"
id       = "ours"
version  = "1.0.0"
language = "en"
kind     = "observation"
"""

CORE = MappingProxyType(
    {
        "core/feelings": Vocabulary(
            "core/feelings",
            "1.2.0",
            "en",
            "feelings",
            (
                Group(
                    "sad", "Sad", (Word("sad", "sad"), Word("blue", "blue", intensity=2)), met=False
                ),
                Group("glad", "Glad", (Word("glad", "glad", "as at a feast"),), met=True),
            ),
        ),
        "core/needs": Vocabulary(
            "core/needs",
            "1.0.0",
            "en",
            "needs",
            (
                Group("body", "Body", (Word("rest", "rest"), Word("air", "air", also=("wind",)))),
                Group("play", "Play", (Word("play", "play"),)),
            ),
        ),
        "core/sensations": Vocabulary(
            "core/sensations",
            "1.0.0",
            "en",
            "sensations",
            (Group("all", "All", (Word("numb", "numb"),)),),
        ),
    }
)


@dataclass
class InMemory:
    """Vocabularies without a disk."""

    found: dict[str, Vocabulary | NotThere]

    def find(self, name: str, language: str) -> Vocabulary | NotThere:
        """The one of that name; there is one of each, in its one language."""
        del language
        return self.found.get(name, NotThere.UNKNOWN)

    def names(self) -> Iterable[str]:
        """All names."""
        return self.found


def words(**more: Vocabulary | NotThere) -> InMemory:
    """The core words, and some more, or why they cannot be had."""
    return InMemory({**CORE, **more})


@dataclass(frozen=True)
class Culprit:
    """Where a marked file has its culprit."""

    line: int
    column: int
    length: int


def unmarked(marked: str) -> tuple[str, Culprit]:
    """The text without its marks, and what they enclosed."""
    before, _, rest = marked.partition(OPENS)
    inside, _, after = rest.partition(CLOSES)
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return before + inside + after, Culprit(line, column, max(1, len(inside)))


def place_of(problem: Problem) -> Culprit:
    """Where a problem says it is."""
    return Culprit(problem.line, problem.column, problem.length)


def exercise_in(text: str, vocabularies: InMemory | None = None) -> Reading[Exercise]:
    """What reading an exercise gives."""
    parsed = parse(text.encode(), limit=EXERCISE_LIMIT, file="small.toml", only_safe=True)
    if parsed.value is None:
        return Reading(None, parsed.problems)
    return read_exercise(top_of(parsed.value), vocabularies or words())


def vocabulary_in(text: str, vocabularies: InMemory | None = None) -> Reading[Vocabulary]:
    """What reading a vocabulary gives."""
    parsed = parse(text.encode(), limit=EXERCISE_LIMIT, file="ours.toml", only_safe=True)
    if parsed.value is None:
        return Reading(None, parsed.problems)
    return read_vocabulary(top_of(parsed.value), vocabularies or words())


def list_in(text: str, vocabularies: InMemory | None = None) -> Reading[CoachList]:
    """What reading a list of the coach gives."""
    parsed = parse(text.encode(), limit=EXERCISE_LIMIT, file="ours.toml", only_safe=True)
    if parsed.value is None:
        return Reading(None, parsed.problems)
    return read_coach_list(top_of(parsed.value), vocabularies or words())
