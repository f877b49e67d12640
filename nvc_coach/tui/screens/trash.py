"""The trash: what was deleted in the last thirty days."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from nvc_coach.journal.flaws import Flaw
from nvc_coach.journal.trash import Trashed
from nvc_coach.services.days import in_full, moment_near
from nvc_coach.services.entry_changes import delete_for_good_from_trash, in_the_trash, undelete
from nvc_coach.services.hindrance import NotDone
from nvc_coach.tui.commands import CLOSE, EVERYWHERE, WAYS, Command, bindings
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.screens.question import Question
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Row, Rows
from nvc_coach.wording import _


class TrashPage(Page):
    """What can still be had back."""

    DEFAULT_CSS = """
    TrashPage Rows { height: 1fr; }
    TrashPage #about { margin-bottom: 1; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CLOSE, *EVERYWHERE)
    FOOTER: ClassVar[tuple[Command, ...]] = (CLOSE, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((CLOSE,))]

    def __init__(self) -> None:
        super().__init__()
        self._held: tuple[Trashed, ...] = ()

    def compose_column(self) -> ComposeResult:
        """The list, once it is read."""
        yield Line(_("The trash"), classes="heading")
        yield Line(_("Looking ..."), id="about", classes="quiet")
        yield Rows(aligned=True)

    def opened(self) -> None:
        """Look into it meanwhile."""
        self.run_worker(self._look, thread=True, exit_on_error=True)

    def ready(self) -> None:
        """Keys wait for the list: Enter is meant for what is in it."""

    def take_focus(self) -> None:
        """The list."""
        self.set_focus(self.query_one(Rows))

    def _look(self) -> None:
        self.app.call_from_thread(self._found, in_the_trash(self.house.program))

    def _found(self, held: tuple[Trashed, ...] | NotDone) -> None:
        if not self.stands:
            return
        self._held = () if isinstance(held, NotDone) else held
        self.query_one(Rows).show([self._row(one) for one in self._held])
        if isinstance(held, NotDone):
            about = held.sentence
        elif held:
            about = _("What was deleted is kept here for thirty days.")
        else:
            about = _("There is nothing in it.")
        self.query_one("#about", Line).say(about)
        self.query_one(Footer).enter = _("Enter asks what to do with it") if self._held else ""
        super().ready()

    def _row(self, one: Trashed) -> Row:
        title = one.holds.sentence if isinstance(one.holds, Flaw) else one.holds.title
        when = moment_near(one.at, self.house.program.clock())
        return Row(_("deleted {when}").format(when=when), title, name=one.file.name)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Ask what is to become of it."""
        one = next(held for held in self._held if held.file.name == event.row.name)
        if not self.house.writable:
            self.tell(_("Another nvc-coach has the journal open, so here it can only be read."))
            return

        def decided(answer: str | None) -> None:
            if answer == "b":
                self._say(undelete(self.house.program, one.id), _("It is in your entries again."))
            elif answer == "d":
                self._say(
                    delete_for_good_from_trash(self.house.program, one.id),
                    _("It is gone for good."),
                )

        until = in_full(one.until.astimezone().date())
        self.app.push_screen(
            Question(
                _("It is kept until {day}.").format(day=until),
                [
                    ("g", _("go back")),
                    ("b", _("bring it back into your entries")),
                    ("d", _("delete it for good, now")),
                ],
            ),
            decided,
        )

    def _say(self, done: str | NotDone | None, told: str) -> None:
        self.tell(done.sentence if isinstance(done, NotDone) else told)
        self.run_worker(self._look, thread=True, exit_on_error=True)

    def action_close(self) -> None:
        """Back to the entries."""
        from nvc_coach.tui.screens.entries import Entries

        self.coach.show_page(Entries())

    def help_text(self) -> str:
        """What is kept here."""
        return _(
            "Entries that you deleted, for thirty days. Enter brings one back, or deletes it for "
            "good. In a shell, nvc-coach journal undelete does the same."
        )
