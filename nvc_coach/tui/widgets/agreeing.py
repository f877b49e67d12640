"""Asking what was agreed: who, what, by when, one agreement after the other."""

from datetime import date

from textual.app import ComposeResult
from textual.widgets import TextArea

from nvc_coach.practice.answers import Agreed, Agreements, Answer
from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.view import StepView
from nvc_coach.services.reading import agreed_in_words
from nvc_coach.tui.widgets.asker import Asker
from nvc_coach.tui.widgets.day_field import DayField
from nvc_coach.tui.widgets.editor import Editor
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Row, Rows
from nvc_coach.wording import _, ngettext


class Agreeing(Asker):
    """Three fields for the next agreement, and the list of those that stand."""

    DEFAULT_CSS = """
    Agreeing {
        width: 1fr; height: 1fr; min-height: 6;
        & > Editor { border-left: vkey $line; padding: 0 1; max-height: 4; }
        & > Editor:focus { border-left: vkey $accent; }
        /* Not above the list: until that is laid out, Tab would come by it first. */
        & DayField { margin-bottom: 1; }
        & Rows { height: 1fr; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._what, self._who = Editor(one_line=True), Editor(one_line=True)
        self._day = DayField()
        self._list = Rows()
        self._agreed: list[Agreed] = []
        self._language, self._today = "en", date.min

    def compose(self) -> ComposeResult:
        """What, who, by when; and the list."""
        yield Line(_("What was agreed? One thing at a time."))
        yield self._what
        yield Line(_("Who does it?"))
        yield self._who
        yield self._day
        yield self._list

    def ask(self, view: StepView, exercise: Exercise, today: date) -> None:
        """Show the agreements it starts from; one that is no agreement yet is in the fields."""
        answer = view.offered.answer if view.offered else None
        said = view.offered.typed if view.offered else ""
        self._agreed = list(answer.agreed) if isinstance(answer, Agreements) else []
        self._language, self._today = exercise.language, today
        half = None
        if self._agreed and (said or not self._agreed[-1].what):
            half = self._agreed.pop()
        self._clear()
        if half is not None:
            self._put_in_fields(half, said)

    def unsent(self) -> tuple[Answer, str] | None:
        """What stands, and the one half written, with what was said of a day."""
        half = self._half(self._day.day_so_far)
        if half is None:
            return Agreements(tuple(self._agreed)), ""
        return Agreements((*self._agreed, half)), self._day.not_understood

    def go_on(self) -> None:
        """Keep the one half written and stay; with none, go on with those that stand."""
        if self._half():
            self._keep()
        else:
            self.post_message(self.Given(Agreements(tuple(self._agreed)) if self._agreed else None))

    def take_focus(self) -> None:
        """What was agreed comes first."""
        self.screen.set_focus(self._what)

    def _half(self, day: date | None = None) -> Agreed | None:
        """The agreement in the fields, with the day it is for; None where they are empty."""
        what, who = self._what.words.strip(), self._who.words.strip()
        return Agreed(what, who, day) if what or who or self._day.field.words.strip() else None

    def _keep(self) -> None:
        half = self._half(self._day.day)
        if half is None:
            return
        if not half.what:
            self.screen.set_focus(self._what)
            self.post_message(self.Told(_("And what was agreed?")))
            return
        if doubt := self._day.doubt():
            self.post_message(self.Told(doubt))
            return
        self._agreed.append(half)
        self._clear()
        self.screen.set_focus(self._what)
        count = len(self._agreed)
        told = ngettext("{count} agreement is kept.", "{count} agreements are kept.", count)
        self.post_message(self.Told(told.format(count=count)))
        self._typed()

    def _clear(self) -> None:
        self._what.set_words("")
        self._who.set_words("")
        self._day.ask(None, self._today, self._language)
        rows = [Row(agreed_in_words(one), name=str(at)) for at, one in enumerate(self._agreed)]
        self._list.show(rows)
        self._say_enter()

    def _typed(self) -> None:
        unsent = self.unsent()
        if unsent is not None:
            self.post_message(self.Typed(*unsent))

    def _put_in_fields(self, one: Agreed, said: str = "") -> None:
        self._what.set_words(one.what)
        self._who.set_words(one.who)
        self._day.ask(one.by, self._today, self._language, said)
        self._say_enter()

    def _say_enter(self) -> None:
        if self._list.has_focus:
            self.enter = _("Enter: back into the fields") if self._agreed else ""
        elif self._half():
            self.enter = _("Enter keeps this agreement")
        elif self._agreed:
            self.enter = _("Enter: that is all")
        else:
            self.enter = _("Enter twice leaves it open")

    def on_descendant_focus(self) -> None:
        """Enter does something else in each of them."""
        self._say_enter()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Something was typed."""
        event.stop()
        self._say_enter()
        self._typed()

    def on_day_field_changed(self, event: DayField.Changed) -> None:
        """A day was typed."""
        event.stop()
        self._say_enter()
        self._typed()

    def on_editor_entered(self, event: Editor.Entered) -> None:
        """Enter keeps what stands in the fields; with nothing there it goes on."""
        event.stop()
        self.go_on()

    def on_day_field_entered(self, event: DayField.Entered) -> None:
        """Enter in the day too."""
        event.stop()
        self.go_on()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Take an agreement back into the fields, to change it."""
        event.stop()
        if self._half():
            self._keep()
        if self._half():
            return  # it cannot be kept yet, and would be lost
        taken = self._agreed.pop(int(event.row.name))
        self._clear()
        self._put_in_fields(taken)
        self.screen.set_focus(self._what)
        self._typed()
