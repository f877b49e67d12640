"""Reading exercises (`nvc-exercise/1`)."""

from typing import Final, cast

from nvc_coach.library.credits import has_format, read_credits
from nvc_coach.library.faults import tell_faults
from nvc_coach.library.follow_reading import read_follows
from nvc_coach.library.head_reading import (
    EXERCISE_FORMAT,
    EXERCISE_KEYS,
    LATER_KEYS,
    read_introduction,
)
from nvc_coach.library.hint_reading import read_own_hints
from nvc_coach.library.problem_codes import Code
from nvc_coach.library.problems import Reading
from nvc_coach.library.references import Vocabularies, vocabulary_named
from nvc_coach.library.step_reading import PickingKind, ReadStep, read_step
from nvc_coach.library.table import Table
from nvc_coach.library.try_reading import read_try
from nvc_coach.library.vocabulary_reading import read_words, with_words
from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.vocabulary import Vocabulary, VocabularyKind
from nvc_coach.wording import _

MOST_STEPS: Final = 999
DEEPEST: Final = 12
"""How deep tables and lists may stand in one another, so that a copy can be written and read."""
_DEFAULT_FAUX_FEELINGS = "core/faux-feelings"
_KINDS_FOR: Final[dict[PickingKind, tuple[VocabularyKind, ...]]] = {
    "feelings": ("feelings", "sensations"),
    "needs": ("needs",),
}


def read_exercise(table: Table, vocabularies: Vocabularies) -> Reading[Exercise]:
    """The exercise that a table describes, as yet without its fingerprint.

    Args:
        table: The top of a file, or the exercise in a resolved copy.
        vocabularies: Where the words are found that it names.
    """
    findings = table.notes.findings
    if not has_format(table, EXERCISE_FORMAT) or _is_too_deep(table):
        return Reading(None, findings.all())
    table.expect(EXERCISE_KEYS | LATER_KEYS)
    introduced = read_introduction(table)
    credited = read_credits(table)
    words = _Words(table, vocabularies, introduced.language, introduced.title)
    steps = _steps(table, words)
    tell_faults(steps, table.notes, table.path)
    by_id = {one.step.id: None if one.doubtful else one.step for one in steps}
    tries = tuple(read_try(one, by_id) for one in table.tables("test"))
    follows = read_follows(table, introduced.id, by_id)
    own_hints = read_own_hints(table)
    silent = table.truth("hints") is False
    if introduced.minutes is None or findings.any:
        return Reading(None, findings.all())
    exercise = Exercise(
        id=introduced.id,
        version=introduced.version,
        language=introduced.language,
        title=introduced.title,
        summary=introduced.summary,
        minutes=introduced.minutes,
        form=introduced.form,
        steps=tuple(one.step for one in steps),
        vocabularies=words.vocabularies,
        faux_feelings=words.faux_feelings,
        authors=credited.authors,
        licence=credited.licence,
        tags=credited.tags,
        sources=credited.sources,
        tries=tries,
        doors=introduced.doors,
        follows=follows,
        hints=not silent,
        own_hints=own_hints,
    )
    return Reading(exercise)


def _is_too_deep(table: Table) -> bool:
    """Whether anything in it stands too deep; the walk goes level by level."""
    level: list[object] = [table.data]
    for _depth in range(DEEPEST):
        level = [inner for one in level for inner in _inside(one)]
    if not any(_inside(one) for one in level):
        return False
    message = _("Something in this file stands more than {most} deep.").format(most=DEEPEST)
    fix = _("Take out what is nested so deeply.")
    table.notes.at_key(Code.TOO_DEEP, table.path, message, fix)
    return True


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(cast("dict[str, object]", value).values())
    return cast("list[object]", value) if isinstance(value, list) else []


def _steps(table: Table, words: "_Words") -> tuple[ReadStep, ...]:
    part = ""
    steps: list[ReadStep] = []
    for one in table.tables("step", most=MOST_STEPS):
        read = read_step(one, part, words)
        part = read.step.part
        steps.append(read)
    return tuple(steps)


class _Words:
    """The vocabularies that an exercise names, and those made of them with words of its own.

    Attributes:
        vocabularies: By name.
        faux_feelings: Words that carry a story, if there are any.
    """

    def __init__(self, table: Table, vocabularies: Vocabularies, language: str, title: str) -> None:
        self._found = vocabularies
        self._language = language
        self._title = title
        self.vocabularies: dict[str, Vocabulary] = {}
        self._named: dict[PickingKind, Vocabulary | None] = {
            "feelings": self._named_by(table, "feelings", "feelings"),
            "needs": self._named_by(table, "needs", "needs"),
        }
        self._keys = frozenset(table.data)
        if "faux-feelings" in table.data:
            self.faux_feelings = vocabulary_named(
                table, "faux-feelings", vocabularies, language, ("faux-feelings",)
            )
        else:
            default = vocabularies.find(_DEFAULT_FAUX_FEELINGS, language)
            self.faux_feelings = default if isinstance(default, Vocabulary) else None

    def _named_by(self, table: Table, key: str, kind: PickingKind) -> Vocabulary | None:
        kinds = _KINDS_FOR[kind]
        named = vocabulary_named(table, key, self._found, self._language, kinds)
        if named is not None:
            self.vocabularies[named.id] = named
        return named

    def __call__(self, table: Table, kind: PickingKind) -> str:
        """The name of the vocabulary that a step picks from; empty if that was told."""
        if "vocabulary" in table.data:
            base = self._named_by(table, "vocabulary", kind)
        else:
            base = self._named[kind]
            if kind not in self._keys:
                message = _("Nothing says which {kind} this step offers.").format(kind=kind)
                fix = _('Add {kind} = "core/{kind}@1" before the first [[step]].').format(kind=kind)
                table.notes.at_value(Code.VOCABULARY_UNNAMED, table.at("kind"), message, fix)
        words = read_words(table, "words", kind)
        if base is None or not words:
            return "" if base is None else base.id
        # No file's name can hold a plus sign.
        own = with_words(base, f"{base.id}+{table.text('id')}", self._title, words)
        self.vocabularies[own.id] = own
        return own.id
