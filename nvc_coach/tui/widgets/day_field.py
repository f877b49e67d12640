"""A field for a day, as people say it, read back in full while it is typed."""

from datetime import date

from textual.app import ComposeResult
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import TextArea

from nvc_coach.services.days import day_named, in_full
from nvc_coach.tui.widgets.editor import Editor
from nvc_coach.tui.widgets.line import Line
from nvc_coach.wording import _


class DayField(Widget):
    """A line such as "Friday" or "in two weeks"; what is understood stands below it in full."""

    DEFAULT_CSS = """
    DayField {
        width: 1fr; height: auto;
        & Editor { border-left: vkey $line; padding: 0 1; }
        & Editor:focus { border-left: vkey $accent; }
        & Line { color: $quiet; }
    }
    """

    class Entered(Message):
        """Enter was pressed in the field."""

    class Changed(Message):
        """Something was typed in the field."""

    def __init__(self) -> None:
        super().__init__()
        self.field = Editor(one_line=True)
        self._understood = Line()
        self._today = date.min
        self._language = "en"
        self._read: tuple[str, date | None] = "", None
        self._read_back = self._asked_about = ""
        self._soon: Timer | None = None

    def compose(self) -> ComposeResult:
        """What is asked, the field, and what was understood."""
        yield Line(_("By when? A day such as Friday, or in two weeks. Or leave it open."))
        yield self.field
        yield self._understood

    def ask(self, day: date | None, today: date, language: str, said: str = "") -> None:
        """Start from a day, or from none, or from what was said and not understood so far."""
        self._today, self._language = today, language
        told = "" if day is None else in_full(day)
        self._read = told, day
        self._read_back, self._asked_about = told, ""
        self.field.set_words(told or said)
        self._understood.say("")
        # Naming days takes a quarter of a second to load: better before the first is typed.
        self.run_worker(
            lambda: day_named("today", today, language), thread=True, exit_on_error=False
        )

    @property
    def day(self) -> date | None:
        """The day that is understood; None for none."""
        said = self.field.words.strip()
        if said != self._read[0]:
            self._read = said, day_named(said, self._today, self._language) if said else None
        return self._read[1]

    @property
    def day_so_far(self) -> date | None:
        """The day that was understood, if nothing was typed since; quick."""
        said, day = self._read
        return day if self.field.words.strip() == said else None

    @property
    def not_understood(self) -> str:
        """What stands in it, as long as no day was understood in it; quick."""
        return "" if self.day_so_far else self.field.words.strip()

    def doubt(self) -> str:
        """What to say of the day before going on with it, if there is anything; else empty.

        What is no day is asked about once; a day that was guessed is read back at least once.
        """
        said, day = self.field.words.strip(), self.day
        if not said or said in (self._asked_about, self._read_back):
            return ""
        self._asked_about = said
        self._say()
        if day is None:
            self.screen.set_focus(self.field)
            return _(
                "Which day that is I cannot tell. Try Friday, in two weeks, 29 November or "
                "2026-11-29; or go on once more, without a day."
            )
        if said == day.isoformat():
            return ""
        return _("That is {day}. Once more goes on with it.").format(day=in_full(day))

    def _say(self) -> None:
        day, said = self.day, self.field.words.strip()
        self._read_back = "" if day is None else said
        if day is None:
            self._understood.say(_("Which day that is I cannot tell yet.") if said else "")
        elif day < self._today:
            self._understood.say(_("That is {day}, which has passed.").format(day=in_full(day)))
        else:
            told = "" if said == in_full(day) else _("That is {day}.").format(day=in_full(day))
            self._understood.say(told)
        self.post_message(self.Changed())

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Read back what is typed, once the typing rests."""
        event.stop()
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(_REST_SECONDS, self._say)
        self.post_message(self.Changed())

    def on_editor_entered(self, event: Editor.Entered) -> None:
        """Enter goes on."""
        event.stop()
        self.post_message(self.Entered())


_REST_SECONDS = 0.3
