"""Filing the person's own words under groups of words, and taking that back."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from nvc_coach.insight.drawing import Practice
from nvc_coach.insight.filing import KINDS, Filed, FiledWord, OwnWord, own_words
from nvc_coach.insight.meaning import Kind, WordMeaning, meaning_in
from nvc_coach.journal.errors import DamagedError, JournalError, NotSavedError
from nvc_coach.practice.answers import clean
from nvc_coach.practice.vocabulary import Group, folded
from nvc_coach.services.changing import ready_to_change
from nvc_coach.services.hindrance import Hindrance, NotDone
from nvc_coach.services.program import Program
from nvc_coach.wording import _


@dataclass(frozen=True, slots=True)
class Listed:
    """One of the person's own words, with where it counts.

    Attributes:
        kind: What it names.
        word: As it was typed last, or as it was filed where no practice holds it.
        practices: In how many practices it stands.
        group: The id of the group it is filed under; None where it counts by itself.
        group_label: What that group is called; empty where there is no such group here.
    """

    kind: Kind
    word: str = field(repr=False)
    practices: int
    group: str | None = None
    group_label: str = ""

    @property
    def id(self) -> str:
        """What tells it from all others."""
        return f"{self.kind}:{folded(self.word)}"

    def as_data(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "kind": self.kind,
            "word": self.word,
            "group": self.group,
            "practices": self.practices,
        }


def groups_of(program: Program, kind: Kind) -> tuple[Group, ...]:
    """The groups that own words of a kind can be filed under: those of the core vocabulary."""
    vocabulary = program.library.vocabulary(kind)
    return () if vocabulary is None else vocabulary.groups


def group_named(program: Program, kind: Kind, name: str) -> Group | None:
    """The group with this id, or of this label."""
    groups = groups_of(program, kind)
    by_name = {folded(one.label): one for one in groups} | {one.id: one for one in groups}
    return by_name.get(folded(name))


def filed_words(program: Program) -> Filed:
    """What groups tell of the own words filed under them, as far as there are such groups here.

    Raises:
        DamagedError: What is filed cannot be read.
    """
    filings = program.store.own_words().filings
    kinds = [kind for kind in KINDS if any(one.kind == kind for one in filings)]
    known = {(kind, one.id): meaning_in(one) for kind in kinds for one in groups_of(program, kind)}
    filed: dict[FiledWord, WordMeaning] = {}
    for kind in kinds:
        for one in filings:
            if one.kind == kind and (kind, one.group) in known:
                filed.setdefault((kind, folded(one.word)), known[kind, one.group])
    return filed


def has_own_words(program: Program, practices: Iterable[Practice]) -> bool:
    """Whether there is anything to list; also where it cannot be told, so that one learns why."""
    if any(word.own for one in practices for word in (*one.needs, *one.feelings)):
        return True
    try:
        return bool(program.store.own_words().filings)
    except DamagedError:
        return True


def listed(program: Program, practices: Iterable[Practice]) -> tuple[Listed, ...] | NotDone:
    """Every own word that stands in practices or is filed: needs first, the most frequent first.

    Returns:
        The words; or why it cannot be told where they are filed.
    """
    try:
        filings = program.store.own_words().filings
    except DamagedError as error:
        return NotDone(Hindrance.UNREADABLE, error.sentence)
    standing = own_words(practices)
    found: list[Listed] = []
    for kind in KINDS:
        labels = {one.id: one.label for one in groups_of(program, kind)}
        words = {one.id: one for one in standing if one.kind == kind}
        groups: dict[str, str] = {}
        for one in filings:
            if one.kind == kind:
                word = folded(one.word)
                groups.setdefault(word, one.group)
                words.setdefault(word, OwnWord(kind, word, one.word, 0))
        for each in words.values():
            group = groups.get(each.id)
            label = "" if group is None else labels.get(group, "")
            found.append(Listed(kind, each.label, each.practices, group, label))
    return tuple(found)


def file_own_word(program: Program, kind: Kind, word: str, group: str | None) -> NotDone | None:
    """File an own word under a group, or let it count by itself again; or why it is as it was.

    Args:
        program: What the program works with; it is opened for writing here.
        kind: What the word names.
        word: The word, which is not blank.
        group: The id of the group; None to let it count by itself.
    """
    hindered = ready_to_change(program)
    if hindered is not None:
        return hindered
    try:
        program.store.file_own_word(kind, clean(word).strip(), group)
    except NotSavedError as error:
        told = _("{cause} Where your own words are filed is as it was.")
        return NotDone(Hindrance.NOT_SAVED, told.format(cause=error.sentence))
    except JournalError as error:
        return NotDone(Hindrance.UNREADABLE, error.sentence)
    return None
