"""Asking for feelings or needs: one field finds words, keeps own words, and goes on."""

from collections.abc import Callable
from datetime import date
from time import monotonic

from textual import events
from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from nvc_coach.practice.answers import Answer, Picks
from nvc_coach.practice.exercise import Exercise, Feelings
from nvc_coach.practice.view import StepView
from nvc_coach.practice.vocabulary import Vocabulary
from nvc_coach.tui.happened import Did, Happened
from nvc_coach.tui.kept import Chip
from nvc_coach.tui.picking import Picking, Place
from nvc_coach.tui.widgets.asker import Asker
from nvc_coach.tui.widgets.chips import MOST_LINES, Chips
from nvc_coach.tui.widgets.editor import Editor
from nvc_coach.tui.widgets.word_list import OwnWords, WordList
from nvc_coach.wording import _

_ENTER = ("enter", "shift+enter", "alt+enter")
"""What Enter is called: many terminals send the same for all three."""
_LOW, _LOWEST = 12, 9
"""Lines below which the field and the chips leave the list its room."""
_NOT_MINE = Happened(Did.NOT_MINE)
_NO_WORDS = Vocabulary(id="", version="", language="", kind="needs", groups=())


class Field(Editor):
    """The field of a picker. It has the focus wherever in the picker one is.

    So all keys come by one after the other, and the state a key leaves is the state the next one
    finds: with a focus of their own, list and chips would miss what is typed while it moves.

    Args:
        heard: Called with each key first; whether that was all there was to do.
        written: Called when other words stand in the field because of the person.
    """

    def __init__(
        self, heard: Callable[[events.Key], bool], written: Callable[[], None], placeholder: str
    ) -> None:
        super().__init__(one_line=True, placeholder=placeholder)
        self._heard = heard
        self._written = written

    async def _on_key(self, event: events.Key) -> None:
        if self._heard(event) or await self._edits(event.key):
            event.stop()
            event.prevent_default()

    async def _edits(self, key: str) -> bool:
        """Do at once what a key of the editor does.

        Textual does it when the application hears of the key, which may be after the letters that
        were typed next are in the field: "rex", Backspace, "st" would become "rexs".
        """
        for binding in self._bindings.key_to_bindings.get(key, ()):
            if await self.app.run_action(binding.action, self):
                self._written()
                return True
        return False

    def edit(self, edit: Edit) -> EditResult:
        """Change the words, and let the picker know before the next key."""
        result = super().edit(edit)
        self._written()
        return result


class Picker(Asker):
    """A field, the row that keeps own words, the list of words, and what is kept.

    Args:
        clock: Seconds, always forward.
    """

    DEFAULT_CSS = """
    Picker {
        width: 1fr; height: 1fr; min-height: 6; layout: vertical;
        & Field { border-left: vkey $line; padding: 0 1; max-height: 3; }
        & Field:focus { border-left: vkey $accent; }
        & Field.-elsewhere .text-area--cursor {
            background: transparent; color: $foreground; text-style: none;
        }
        & Chips { margin-top: 1; }
        &.-low Field { max-height: 2; }
        &.-low Chips { margin-top: 0; }
        &.-lowest Field { max-height: 1; }
    }
    """

    enter: reactive[str] = reactive("", repaint=False)

    def __init__(self, *, clock: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._field = Field(self._heard, self._written, _("type to find, or write your own words"))
        self._own, self._list, self._chips = OwnWords(), WordList(), Chips()
        self._picking = Picking(_NO_WORDS)
        self._in_field = self._taken_up = self._told = ""
        self._kept: tuple[Chip, ...] = ()
        self._posted: tuple[Picks, str] = (Picks(), "")

    def compose(self) -> ComposeResult:
        """From the field down to what is kept."""
        yield self._field
        yield self._own
        yield self._list
        yield self._chips

    # ------------------------------------------------------------------ asking

    def ask(self, view: StepView, exercise: Exercise, today: date) -> None:
        """Show the words there are, with what is kept and what was half typed."""
        del today
        self._picking = _begun(view, exercise)
        self._told = ""
        self._posted = self._picking.answer, self._picking.text
        if view.vocabulary is not None:
            self._list.begin(view.vocabulary)
        self._put_in_field(self._picking.text)
        self._show(self._picking)

    def unsent(self) -> tuple[Answer, str] | None:
        """What is kept, and the words in the field."""
        self._read_field()
        return self._picking.answer, self._picking.text

    def go_on(self) -> None:
        """With what is kept; words in the field are kept first, and one stays."""
        self._read_field()
        self._after(self._picking.go_on(self._clock()))

    def take_focus(self) -> None:
        """The field."""
        self.screen.set_focus(self._field)
        self._after(self._picking.to_field())

    def close_topmost(self) -> bool:
        """What Esc does here, if it does anything; whether it did."""
        self._read_field()
        return self._after(self._picking.escape())

    # ------------------------------------------------------------------ what the person does

    def _heard(self, event: events.Key) -> bool:
        """Do what a key does in the picker; False leaves it to the field, or to the screen."""
        self._read_field()
        # Enter on nothing asks once before it goes on; the key that always goes on does not.
        return self._after(self._pressed(self._picking, event), asked=True)

    def _pressed(self, picking: Picking, event: events.Key) -> Happened:
        rows = max(1, self._list.size.height - 1)
        keys: dict[str, Callable[[], Happened]] = {
            **dict.fromkeys(_ENTER, lambda: picking.press_enter(self._clock())),
            "space": lambda: picking.press_space(self._clock()),
            "down": lambda: picking.move(1),
            "up": lambda: picking.move(-1),
            "pagedown": lambda: picking.leap(rows),
            "pageup": lambda: picking.leap(-rows),
            "end": lambda: picking.leap(len(picking.rows)),
            "home": lambda: picking.leap(-len(picking.rows)),
            "left": picking.left,
            "right": picking.right,
            "backspace": picking.backspace,
            "delete": picking.delete,
            "tab": picking.tab,
            "shift+tab": picking.back_tab,
            "escape": picking.escape,
            "ctrl+z": self._undo,
        }
        if event.key in keys:
            return keys[event.key]()
        typed = event.is_printable and not event.key.startswith("alt+")
        if typed and picking.place is not Place.FIELD:
            self._after(picking.to_field())
        return _NOT_MINE

    def _undo(self) -> Happened:
        """What was typed last is taken back first, then what was kept or taken out."""
        if self._picking.place is Place.FIELD and self._field.history.undo_stack:
            return _NOT_MINE
        return self._picking.undo()

    def _written(self) -> None:
        """Other words stand in the field."""
        if self._field.words != self._in_field:
            self._in_field = self._taken_up = self._field.words
            self._after(self._picking.write(self._in_field))

    _read_field = _written

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Take up what no key of ours has changed."""
        event.stop()
        self._written()

    def on_word_list_clicked(self, event: WordList.Clicked) -> None:
        """Keep the word, or take it out."""
        event.stop()
        self.screen.set_focus(self._field)
        self._after(self._picking.click_row(event.row, self._clock()))

    def on_own_words_clicked(self, event: OwnWords.Clicked) -> None:
        """Keep the words in the field."""
        event.stop()
        self.screen.set_focus(self._field)
        self._after(self._picking.click_own(self._clock()))

    def on_chips_clicked(self, event: Chips.Clicked) -> None:
        """Mark the chip."""
        event.stop()
        self.screen.set_focus(self._field)
        self._after(self._picking.click_chip(event.chip))

    def on_click(self, event: events.Click) -> None:
        """A click into the field leads there."""
        if event.widget is self._field:
            self._after(self._picking.to_field())

    # ------------------------------------------------------------------ what follows from it

    def _after(self, happened: Happened, *, asked: bool = False) -> bool:
        """Show what a key did, and say so; whether it did anything at all."""
        picking = self._picking
        if happened.did is Did.NOT_MINE:
            return False
        enter = self.enter
        if picking.text != self._taken_up or picking.chips != self._kept:
            self._put_in_field(picking.text)
        self._show(picking)
        self._say(picking, happened, enter)
        match happened.did:
            case Did.GO_ON:
                self.post_message(self.Given(picking.answer if picking.chips else None, asked))
            case Did.LEAVE_ON | Did.LEAVE_BACK:
                self.post_message(self.Onward(back=happened.did is Did.LEAVE_BACK))
            case _:
                pass
        return True

    def _say(self, picking: Picking, happened: Happened, enter: str) -> None:
        """Post what is unsent and what there is to tell, where they changed."""
        unsent = picking.answer, picking.text
        if unsent != self._posted:
            self._posted = unsent
            self.post_message(self.Typed(*unsent))
        told = self._told if happened.tell is None else happened.tell
        # A footer hears with what is told that Enter does something else now.
        if happened.tell or told != self._told or enter != self.enter:
            self._told = told
            self.post_message(self.Told(told))

    def _show(self, picking: Picking) -> None:
        self._kept = picking.chips
        self._field.set_class(picking.place is not Place.FIELD, "-elsewhere")
        self._own.show(picking.text, here=picking.own_here)
        self._list.show(picking.rows, picking.here, picking.kept)
        self._chips.show(picking.chips, picking.marked)
        self.enter = picking.enter
        self._take_cursor_along()
        self.call_after_refresh(self._take_cursor_along)

    def _put_in_field(self, words: str) -> None:
        """Let these words stand in the field; what was typed before is no longer to be undone.

        The field may show them otherwise, on one line, and gives them back so.
        """
        self._field.set_words(words)
        self._in_field, self._taken_up = self._field.words, words

    def _take_cursor_along(self) -> None:
        """Where the terminal's own cursor is shown, magnifiers and braille displays follow it."""
        places = {
            Place.FIELD: self._field.cursor_screen_offset,
            Place.LIST: self._list.here_on_screen,
            Place.CHIPS: self._chips.marked_on_screen,
        }
        place = places[self._picking.place]
        if place is not None and self._field.has_focus:
            self.app.cursor_position = place

    def on_resize(self, event: events.Resize) -> None:
        """Leave the list its room."""
        low, lowest = event.size.height < _LOW, event.size.height < _LOWEST
        self.set_class(low, "-low")
        self.set_class(lowest, "-lowest")
        self._chips.fit(1 if lowest else 2 if low else MOST_LINES)
        self.call_after_refresh(self._take_cursor_along)


def _begun(view: StepView, exercise: Exercise) -> Picking:
    """The picking at a step, with what it offers to start from."""
    vocabulary, offered = view.vocabulary, view.offered
    assert vocabulary is not None  # noqa: S101  # a picking step always has one
    chips: tuple[Chip, ...] = ()
    if offered is not None and isinstance(offered.answer, Picks):
        words = (vocabulary.get(one) for one in offered.answer.picked)
        chips = (*(word for word in words if word), *offered.answer.own)
    return Picking(
        vocabulary,
        exercise.faux_feelings if vocabulary.kind in {"feelings", "needs"} else None,
        feels=isinstance(view.step, Feelings),
        chips=chips,
        text="" if offered is None else offered.typed,
    )
