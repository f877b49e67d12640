"""Picking feelings or needs: what each key does to the field, the list and what is kept.

No screen and no clock in here. Words of the vocabulary and own words are kept as *chips*, in the
order in which they were kept; one is in the field, in the list or on a chip. Each method is a key:
it changes the state and says what happened.
"""

from collections.abc import Sequence
from enum import Enum

from nvc_coach.practice.answers import Picks
from nvc_coach.practice.vocabulary import Vocabulary, Word
from nvc_coach.tui.findings import Finder, Row
from nvc_coach.tui.happened import Did, Happened
from nvc_coach.tui.kept import Chip, Kept
from nvc_coach.wording import _

SECONDS_AFTER_A_PICK = 0.4
"""How long after a pick Enter does not go on: a second press was likely meant for the first."""

Place = Enum("Place", ["FIELD", "LIST", "CHIPS"])


_NOT_MINE, _NOTHING, _MOVED = map(Happened, (Did.NOT_MINE, Did.NOTHING, Did.MOVED))


class Picking:
    """The state of one step at which feelings or needs are picked.

    Args:
        vocabulary: What is picked from.
        stories: Words that carry a story, with what may lie underneath; None where there are none.
        feels: Whether feelings are asked for; otherwise needs.
        chips: What is kept at first.
        text: What stands in the field at first.

    Attributes:
        place: Where one is.
        text: What stands in the field, exactly.
        rows: What the list shows.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        stories: Vocabulary | None = None,
        *,
        feels: bool = False,
        chips: Sequence[Chip] = (),
        text: str = "",
    ) -> None:
        self.place, self.text = Place.FIELD, text
        self._all_kept = Kept(chips)
        self.rows: tuple[Row, ...] = ()
        self._finder = Finder(vocabulary, stories, feels=feels)
        self._beneath: tuple[Word, ...] = ()
        self._story_told = ""
        self._found: int | None = None  # the row that is highlighted while one is in the field
        self._listed = self._marked = 0
        self._stood_at: Row | None = None
        self._picked_at: float | None = None
        self._asked_once = False
        self._find()

    # ------------------------------------------------------------------ what there is to see

    @property
    def chips(self) -> tuple[Chip, ...]:
        """What is kept, in the order in which it was kept."""
        return self._all_kept.chips

    @property
    def answer(self) -> Picks:
        """What is kept, as an answer."""
        return self._all_kept.answer

    @property
    def kept(self) -> frozenset[str]:
        """The ids of the words kept."""
        return frozenset(self.answer.picked)

    @property
    def here(self) -> int | None:
        """The number of the row that is highlighted, from 0; None where none is."""
        at_rows = {Place.FIELD: self._found, Place.LIST: self._listed, Place.CHIPS: None}
        return at_rows[self.place]

    @property
    def own_here(self) -> bool:
        """Whether "keep my words" is highlighted."""
        return self.place is Place.FIELD and not self.blank and self._found is None

    @property
    def marked(self) -> int | None:
        """The number of the chip that is marked, from 0; None where none is."""
        return self._marked if self.place is Place.CHIPS else None

    @property
    def blank(self) -> bool:
        """Whether there is nothing but white space in the field."""
        return not self.text.strip()

    @property
    def enter(self) -> str:
        """What Enter would do now, in a few words; empty where it would do nothing."""
        word = self._word_here
        if word is not None and word.id not in self.kept:
            return _("Enter keeps {word}").format(word=word.label)
        if word is not None and self.place is Place.LIST:
            return _("Enter takes out {word}").format(word=word.label)
        if word is not None:
            return _("{word} is already kept").format(word=word.label)
        if self.marked is not None:
            own = isinstance(self.chips[self.marked], str)
            return _("Enter takes up your words") if own else _("Enter tells what it means")
        if not self.blank:
            return _("Enter keeps your words") if _says_something(self.text) else ""
        if self.chips:
            return _("Enter goes on")
        return _("Enter leaves it open") if self._asked_once else _("Enter twice leaves it open")

    # ------------------------------------------------------------------ Enter and going on

    def press_enter(self, now: float) -> Happened:
        """Enter; `now` is in seconds, of any clock that only goes forward."""
        asked_once, self._asked_once = self._asked_once, False
        if self.place is Place.LIST:
            return self._toggle(now)
        if self.place is Place.CHIPS:
            return self._take_up()
        if not self.blank:
            word = self._word_here
            return self._keep_own(now) if word is None else self._keep_word(word, now)
        self.text = ""
        if self.chips:
            soon = self._picked_at is not None and now - self._picked_at < SECONDS_AFTER_A_PICK
            return _NOTHING if soon else Happened(Did.GO_ON)
        self._asked_once = True  # and stays so, should whoever hears of going on ask once more
        if asked_once:
            return Happened(Did.GO_ON, "")
        return Happened(Did.TOLD, _("Nothing here yet. Enter again leaves it open."))

    def press_space(self, now: float) -> Happened:
        """Space: toggles in the list, does nothing on a chip, and is a space in the field."""
        if self.place is Place.LIST:
            return self._toggle(now)
        return _NOTHING if self.place is Place.CHIPS else _NOT_MINE

    def go_on(self, now: float) -> Happened:
        """Go on; with words in the field, first do with them what Enter does, and stay."""
        if self.blank:
            return Happened(Did.GO_ON)
        listed = self._word_here if self.place is Place.LIST else None
        self.to_field()
        return self.press_enter(now) if listed is None else self._keep_word(listed, now)

    # ------------------------------------------------------------------ the field, moving about

    def write(self, text: str) -> Happened:
        """Other words stand in the field."""
        self.to_field()
        if text == self.text:
            return _NOTHING
        self.text, self._beneath = text, ()
        self._find()
        return Happened(Did.FOUND, self._story_told)

    def to_field(self) -> Happened:
        """Go to the field, where the next letter is written."""
        self._asked_once = False
        if self.place is Place.FIELD:
            return _NOTHING
        if self.place is Place.LIST:
            self._stood_at = self._word_here
        self.place = Place.FIELD
        if self.blank:
            self._find()
        return _MOVED

    def move(self, by: int) -> Happened:
        """The keys ↓ (1) and ↑ (-1)."""
        self._asked_once = False
        if self.place is Place.CHIPS:
            return self.to_field()
        if self.place is Place.FIELD and self.blank:
            return _MOVED if self._to_list() else _NOTHING
        if self.place is Place.FIELD:
            at = self._next_word(-1 if self._found is None else self._found, by)
            self._found = self._found if at is None and by > 0 else at
            return _MOVED
        at = self._next_word(self._listed, by)
        if at is None:
            return self.to_field() if by < 0 else _NOTHING
        self._listed = at
        return _MOVED

    def leap(self, by: int) -> Happened:
        """Page up and down, Home and End in the list: by so many rows, as far as there are any."""
        if self.place is not Place.LIST:
            return _NOT_MINE if self.place is Place.FIELD else _NOTHING
        wanted = max(0, min(self._listed + by, len(self.rows) - 1))
        words = (at for at, row in enumerate(self.rows) if isinstance(row, Word))
        self._listed = min(words, key=lambda at: abs(at - wanted))
        return _MOVED

    def left(self) -> Happened:
        """The key ←: marks the chip before, leaves the list, moves within words."""
        if self.place is Place.LIST:
            return self.to_field()
        if self.place is Place.FIELD:
            return self._mark(len(self.chips) - 1) if self.chips and not self.text else _NOT_MINE
        return self._mark(max(0, self._marked - 1))

    def right(self) -> Happened:
        """The key →: marks the chip after, moves within words."""
        if self.place is not Place.CHIPS:
            return _NOT_MINE if self.place is Place.FIELD else _NOTHING
        last = self._marked == len(self.chips) - 1
        return self.to_field() if last else self._mark(self._marked + 1)

    def backspace(self) -> Happened:
        """Backspace: takes the marked chip out; elsewhere as ←."""
        return self.delete() if self.place is Place.CHIPS else self.left()

    def delete(self) -> Happened:
        """Delete: takes the marked chip out; the one before is marked then."""
        if self.place is not Place.CHIPS:
            return _NOT_MINE if self.place is Place.FIELD else _NOTHING
        self._all_kept.take_out(self.chips[self._marked])
        if self.chips:
            self._marked = max(0, self._marked - 1)
        else:
            self.to_field()
        return Happened(Did.TAKEN_OUT, "")

    def tab(self) -> Happened:
        """Tab: from the field to the list, to the chips, and out."""
        if self.place is Place.FIELD and self._to_list():
            return _MOVED
        if self.place is not Place.CHIPS and self.chips:
            return self._mark(len(self.chips) - 1)
        return Happened(Did.LEAVE_ON)

    def back_tab(self) -> Happened:
        """Shift+Tab: the same way backwards."""
        if self.place is Place.FIELD:
            return Happened(Did.LEAVE_BACK)
        from_chips = self.place is Place.CHIPS
        self.to_field()
        if from_chips:
            self._to_list()
        return _MOVED

    def escape(self) -> Happened:
        """Escape: closes the topmost thing here, or is not ours; no words are ever lost."""
        self._asked_once = False
        if self.place is not Place.FIELD:
            return self.to_field()
        highlighted, self._found = self._found, None
        return _NOT_MINE if highlighted is None else _MOVED

    def undo(self) -> Happened:
        """Take back the last change to what is kept.

        Own words that were kept go back into the field; if it holds others, they stay kept.
        """
        added = self._all_kept.last_kept
        if isinstance(added, str) and not (added and self.blank):
            return _NOT_MINE if self.place is Place.FIELD else _NOTHING
        self._all_kept.undo()
        self._marked = max(0, min(self._marked, len(self.chips) - 1))
        if isinstance(added, str):
            self._put_in_field(added)
        elif not self.chips and self.place is Place.CHIPS:
            self.to_field()
        return Happened(Did.TAKEN_BACK, "")

    # ------------------------------------------------------------------ with the mouse

    def click_row(self, row: int, now: float) -> Happened:
        """A row of the list was clicked."""
        if not isinstance(self.rows[row], Word):
            return _NOTHING
        self.place, self._listed = Place.LIST, row
        return self._toggle(now)

    def click_own(self, now: float) -> Happened:
        """The row "keep my words" was clicked."""
        self.to_field()
        return _NOTHING if self.blank else self._keep_own(now)

    def click_chip(self, chip: int) -> Happened:
        """A chip was clicked."""
        return self._mark(chip)

    # ------------------------------------------------------------------ keeping

    def _keep_word(self, word: Word, now: float) -> Happened:
        kept_before = word.id in self.kept
        self._put_in_field("")
        return _already(word.label) if kept_before else self._keep(word, now)

    def _keep_own(self, now: float) -> Happened:
        words = " ".join(self.text.split())
        if not _says_something(words):
            return Happened(Did.TOLD, _("There are no words in that."))
        if self._all_kept.has_own(words):
            self._put_in_field("")
            return _already(words)
        told = self._story_told
        self._put_in_field("")  # the list goes on showing what may lie underneath
        return self._keep(words, now, told)

    def _toggle(self, now: float) -> Happened:
        """Keep the row, or take it out; one stays there, and the rows stay as they are.

        What was typed to find the word has done its work once that is kept.
        """
        word = self._word_here
        if word is None:
            return _NOTHING
        if word.id in self.kept:
            self._all_kept.take_out(word)
            return Happened(Did.TAKEN_OUT, "")
        self.text, self._found = "", None
        return self._keep(word, now)

    def _keep(self, chip: Chip, now: float, tell: str = "") -> Happened:
        self._all_kept.keep(chip)
        self._picked_at = now
        return Happened(Did.KEPT, tell)

    def _take_up(self) -> Happened:
        """Put own words back into the field, unless others stand there; of a word, tell more."""
        chip = self.chips[self._marked]
        if isinstance(chip, Word):
            return self._mark(self._marked)
        if not self.blank:
            self.to_field()
            told = _('First there is "{words}" here.').format(words=self.text.strip())
            return Happened(Did.TOLD, told)
        self._all_kept.take_out(chip)
        self._put_in_field(chip)
        return Happened(Did.TAKEN_UP, "")

    # ------------------------------------------------------------------ where one is

    @property
    def _word_here(self) -> Word | None:
        row = None if self.here is None else self.rows[self.here]
        return row if isinstance(row, Word) else None

    def _put_in_field(self, text: str) -> None:
        """Go to the field with other words in it: own words, until more is typed."""
        self.place, self.text = Place.FIELD, text
        self._find()
        self._found = None

    def _to_list(self) -> bool:
        """Go to the list, where one stood before; False where there are no words in it."""
        at = self._found
        if at is None and self._stood_at in self.rows:
            at = self.rows.index(self._stood_at)
        at = self._next_word(-1, 1) if at is None else at
        if at is not None:
            self.place, self._listed, self._asked_once = Place.LIST, at, False
        return at is not None

    def _mark(self, chip: int) -> Happened:
        self.to_field()
        self.place, self._marked = Place.CHIPS, chip
        one = self.chips[chip]
        if isinstance(one, str):
            return Happened(Did.TOLD, _('Your words: "{words}"').format(words=one))
        meaning = one.gloss or self._finder.group_of(one)
        told = _("{word}: {meaning}").format(word=one.label, meaning=meaning)
        return Happened(Did.TOLD, told)

    def _next_word(self, row: int, by: int) -> int | None:
        """The nearest row that is a word, down (1) or up (-1) from this one."""
        ways = range(row + 1, len(self.rows)) if by > 0 else range(row - 1, -1, -1)
        return next((at for at in ways if isinstance(self.rows[at], Word)), None)

    def _find(self) -> None:
        """Let the list show what belongs to the words in the field."""
        if self.blank:
            found = self._finder.all_words(self._beneath)
        else:
            found = self._finder.found(self.text)
        self.rows, self._found = found.rows, found.first
        self._beneath, self._story_told = found.beneath, found.told


def _already(words: str) -> Happened:
    return Happened(Did.ALREADY_KEPT, _('"{word}" is already kept.').format(word=words))


def _says_something(text: str) -> bool:
    return any(char.isalnum() for char in text)
