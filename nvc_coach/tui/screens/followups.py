"""What one asked for and agreed on: what is due, what is coming, and what names no day."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from nvc_coach.journal.followups import FollowUp, follow_ups
from nvc_coach.services.days import day_near, due_near
from nvc_coach.services.following_up import FollowUps, followups
from nvc_coach.services.following_up_words import what_in_words
from nvc_coach.services.reading import outcome_in_words
from nvc_coach.tui.commands import CLOSE, EVERYWHERE, WAYS, Command, bindings
from nvc_coach.tui.screens.how_it_went import tell_of
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Row, Rows
from nvc_coach.wording import _, ngettext

if TYPE_CHECKING:
    from nvc_coach.journal.entry import Entry

Section = tuple[str, tuple[FollowUp, ...]]


class FollowUpsPage(Page):
    """A row each; Enter leads to how it went.

    Args:
        entry: The entry whose requests and agreements alone are shown; all of them without it.
        told: What the quiet line says at first.
    """

    DEFAULT_CSS = """
    FollowUpsPage Rows { height: 1fr; }
    FollowUpsPage #about { margin-bottom: 1; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CLOSE, *EVERYWHERE)
    FOOTER: ClassVar[tuple[Command, ...]] = (CLOSE, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((CLOSE,))]

    def __init__(self, *, entry: "Entry | None" = None, told: str = "") -> None:
        super().__init__()
        self._entry, self._told = entry, told
        self._listed: dict[str, FollowUp] = {}

    def compose_column(self) -> ComposeResult:
        """The list, once it is read."""
        yield Line(_("What you asked for and agreed on"), classes="heading")
        yield Line(_("Looking ..."), id="about", classes="quiet")
        yield Rows(aligned=True)

    def opened(self) -> None:
        """Read the journal meanwhile."""
        self.tell(self._told)
        self.run_worker(self._look, thread=True, exit_on_error=True)

    def ready(self) -> None:
        """Keys wait for the list: Enter is meant for what is in it."""

    def _look(self) -> None:
        entry = self._entry
        if entry is not None:
            whole: list[Section] = [(entry.title, follow_ups(entry))]
            self.app.call_from_thread(self._found, whole, 0)
            return
        program = self.house.program
        program.settle()
        found = followups(program, self.coach.today)
        self.app.call_from_thread(self._found, list(_sections(found)), len(found.unread))

    def _found(self, sections: list[Section], unread: int) -> None:
        if not self.stands:
            return
        shown: list[Row] = []
        for heading, ones in sections:
            shown += [Row(""), Row(heading)] if shown else [Row(heading)]
            shown += map(self._row, ones)
        rows = self.query_one(Rows)
        rows.show(shown)
        self.query_one("#about", Line).say(_about(len(self._listed), unread))
        self.query_one(Footer).enter = _("Enter tells how it went") if shown else ""
        self.set_focus(rows)
        super().ready()

    def _row(self, one: FollowUp) -> Row:
        name = f"{one.entry} {one.place}"
        self._listed[name] = one
        what = what_in_words(one)
        if not one.finished:
            what = _("{what} · not finished yet").format(what=what)
        return Row(self._when(one), what, name=name)

    def _when(self, one: FollowUp) -> str:
        today = self.coach.today
        if one.outcome is not None:
            return outcome_in_words(one.outcome.kind)
        return due_near(one.by, today) if one.by else day_near(one.at.date(), today)

    def take_focus(self) -> None:
        """The list."""
        self.set_focus(self.query_one(Rows))

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Tell how it went."""
        one = self._listed[event.row.name]
        if self._entry is None:
            tell_of(self, one, all_follow_ups)
        else:
            from nvc_coach.tui.screens.entry import entry_again

            tell_of(self, one, partial(entry_again, self.house, one.entry))

    def action_close(self) -> None:
        """Home, or the entry."""
        if self._entry is None:
            self.coach.go_home()
        else:
            from nvc_coach.tui.screens.entry import EntryPage

            self.coach.show_page(EntryPage(self._entry))

    def help_text(self) -> str:
        """What is listed."""
        return _(
            "Requests that name a day, and agreements. What is due comes first, then what is "
            "coming, then what names no day. Enter opens one: there you can tell how it went, in a "
            "word and, if you like, in some more."
        )


def all_follow_ups(told: str) -> Page:
    """The whole list, with a sentence in its quiet line."""
    return FollowUpsPage(told=told)


def _sections(found: FollowUps) -> Iterator[Section]:
    headed = (
        (_("Due"), found.due),
        (_("Coming"), found.coming),
        (_("No day named, said on"), found.undated),
    )
    return ((heading, ones) for heading, ones in headed if ones)


def _about(shown: int, unread: int) -> str:
    told = [] if shown else [_("There is nothing to follow up.")]
    if unread:
        told.append(
            ngettext(
                "{count} file could not be looked at; nvc-coach followups names it.",
                "{count} files could not be looked at; nvc-coach followups names them.",
                unread,
            ).format(count=unread)
        )
    return "\n".join(told)
