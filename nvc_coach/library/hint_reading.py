"""Reading hint tables: those of the coach's lists, and those of an exercise."""

from collections.abc import Collection, Iterator
from typing import Final, get_args

from nvc_coach.coach.lists import asked_about
from nvc_coach.coach.phrases import LONGEST, NAME, length, sets_in
from nvc_coach.library.characters import shown
from nvc_coach.library.problem_codes import Code
from nvc_coach.library.problems import one_of
from nvc_coach.library.references import Vocabularies, vocabulary_named
from nvc_coach.library.table import Keys, Table
from nvc_coach.practice.hint_table import Asked, CoachKind, HintTable
from nvc_coach.practice.vocabulary import Vocabulary, VocabularyKind
from nvc_coach.wording import _

COACH_KINDS: Final[tuple[CoachKind, ...]] = get_args(CoachKind)
_WHERE: Final = Keys((), ("after", "not-after", "unless", "feelings", "needs"))
HINT_KEYS: Final = Keys(("id", "say"), ("words", "vocabulary", "only")) | _WHERE
OWN_HINT_KEYS: Final = Keys(("id", "kind", "say", "words")) | _WHERE
MOST_HINTS: Final = 200
MOST_OWN_HINTS: Final = 30
MOST_PHRASES: Final = 2000
_ASKED_ABOUT: Final[tuple[VocabularyKind, ...]] = ("faux-feelings", "feelings", "needs")


def read_own_hints(table: Table) -> tuple[HintTable, ...]:
    """What an exercise adds to the lists of the coach."""
    reader = _Reader(())
    hints: list[HintTable] = []
    for one in table.tables("hint", most=MOST_OWN_HINTS):
        one.expect(OWN_HINT_KEYS)
        kind: CoachKind | None = one.choice("kind", COACH_KINDS)
        asked = Asked(reader.words(one), one.ids("feelings"), one.ids("needs"))
        hints.append(reader.hint(one, kind or COACH_KINDS[0], (asked,)))
    return tuple(hints)


def read_hints(
    table: Table,
    kind: CoachKind,
    sets: Collection[str],
    vocabularies: Vocabularies,
    language: str,
) -> tuple[HintTable, ...]:
    """The hints of one of the coach's lists.

    Args:
        table: The top of the list.
        kind: What texts it is for.
        sets: The names of the sets that its phrases may have.
        vocabularies: Where the words are found that a hint may ask about.
        language: The language of the list.
    """
    reader = _Reader(sets)
    hints: list[HintTable] = []
    for one in table.tables("hint", most=MOST_HINTS):
        one.expect(HINT_KEYS)
        vocabulary = vocabulary_named(one, "vocabulary", vocabularies, language, _ASKED_ABOUT)
        asked = tuple(reader.asked(one, vocabulary))
        # Where only some of its words are asked about, the others were left out on purpose.
        whole = "only" not in one.data
        hints.append(reader.hint(one, kind, asked, vocabulary.id if vocabulary and whole else ""))
    return tuple(hints)


def phrases(table: Table, key: str, sets: Collection[str]) -> tuple[str, ...]:
    """A list of phrases; of each that cannot be looked for it is told why."""
    found = table.texts(key, most=MOST_PHRASES)
    for number, phrase in enumerate(found):
        if phrase:
            _check(table, key, number, phrase, sets)
    return found


class _Reader:
    """Reads the hints of one file, which may have these sets."""

    def __init__(self, sets: Collection[str]) -> None:
        self._sets = sets
        self._taken: set[str] = set()

    def hint(
        self, table: Table, kind: CoachKind, asked: tuple[Asked, ...], vocabulary: str = ""
    ) -> HintTable:
        """A hint that asks about some words."""
        hint_id = table.id()
        if hint_id and hint_id in self._taken:
            message = _("A hint with the id {id} is there already.").format(id=shown(hint_id))
            fix = _("Put its words into that hint, or give this one another id.")
            table.notes.at_value(Code.SAME_HINT_ID, table.at("id"), message, fix)
        self._taken.add(hint_id)
        return HintTable(
            id=hint_id,
            say=table.text("say", one_line=True, blank=False),
            asked=asked,
            after=phrases(table, "after", self._sets),
            not_after=phrases(table, "not-after", self._sets),
            unless=phrases(table, "unless", self._sets),
            kind=kind,
            vocabulary=vocabulary,
        )

    def words(self, table: Table) -> tuple[str, ...]:
        """The words that stand in the hint itself."""
        words = phrases(table, "words", self._sets)
        if not words and isinstance(table.data.get("words"), list):
            message, fix = _("This list is empty."), _("Write at least one word into it.")
            table.notes.at_value(Code.EMPTY, table.at("words"), message, fix)
        return words

    def asked(self, table: Table, vocabulary: Vocabulary | None) -> Iterator[Asked]:
        """The words of the hint itself, and those of a vocabulary."""
        if "words" in table.data:
            yield Asked(self.words(table), table.ids("feelings"), table.ids("needs"))
        elif "vocabulary" not in table.data and table.path not in table.notes.told:
            message = _("{key} is missing here.").format(key="words")
            fix = _("Add a line that begins with {key} = .").format(key="words")
            table.notes.at_key(Code.KEY_MISSING, table.at("words"), message, fix)
        if vocabulary is not None:
            only = _only(table, vocabulary)
            yield from asked_about(one for one in vocabulary if only is None or one.id in only)


def _only(table: Table, vocabulary: Vocabulary) -> Collection[str] | None:
    """The ids of the words that are asked about; None for all of them."""
    if "only" not in table.data:
        return None
    only = table.ids("only")
    for number, word_id in enumerate(only):
        if word_id and vocabulary.get(word_id) is None:
            near = table.notes.near(word_id, (word.id for word in vocabulary))
            message = _("There is no word with the id {id} in {name}.").format(
                id=shown(f'"{word_id}"'), name=vocabulary.id
            )
            fix = (
                _("Take it out of this list.")
                if near is None
                else _('Did you mean "{near}"?').format(near=near)
            )
            table.notes.at_value(Code.ONLY_UNKNOWN, table.at("only", number), message, fix)
    return frozenset(only)


def _check(table: Table, key: str, number: int, phrase: str, sets: Collection[str]) -> None:
    place = table.at(key, number)
    for name in sets_in(phrase):
        if name not in sets and f"({name})" != NAME:
            near = table.notes.near(name, sets)
            message = _("There is no set called {name}.").format(name=shown(f"({name})"))
            fix = _("Write it without brackets, or add it under [sets].")
            if near is not None:
                fix = _('Did you mean "{near}"?').format(near=f"({near})")
            elif sets:
                fix = _("Name one that is there: {names}.").format(names=one_of(sets))
            table.notes.at_value(Code.SET_UNKNOWN, place, message, fix)
            return
    words = length(phrase)
    if not words:
        message, fix = _("There is no word in this."), _("Write a word, or take it out.")
        table.notes.at_value(Code.PHRASE_EMPTY, place, message, fix)
    elif words > LONGEST:
        message = _("This has {number} words; {most} is the most.").format(
            number=words, most=LONGEST
        )
        fix = _("Leave out the words at its beginning or end that matter least.")
        table.notes.at_value(Code.PHRASE_TOO_LONG, place, message, fix)
