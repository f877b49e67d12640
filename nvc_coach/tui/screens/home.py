"""Home: what is open, the doors by what is going on, and the other rooms."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.worker import get_current_worker

from nvc_coach.services.doors import Doorway, doorways
from nvc_coach.tui.commands import EVERYWHERE, WAYS, Command, bindings
from nvc_coach.tui.home_rows import (
    DUE,
    MORE_DUE,
    MORE_OPEN,
    MOST_DUE,
    OPEN,
    due_rows,
    open_rows,
)
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Row, Rows
from nvc_coach.wording import N_, _, ngettext

if TYPE_CHECKING:
    from nvc_coach.journal.finding import Progress
    from nvc_coach.journal.followups import FollowUp
    from nvc_coach.journal.store import Summary
    from nvc_coach.services.at_home import AtHome

ENTRIES = Command(
    action="entries",
    label=N_("your entries"),
    meaning=N_("read them, or go on with one"),
    letter="j",
    single=True,
)
PATTERNS = Command(
    action="patterns",
    label=N_("what shows over time"),
    meaning=N_("needs, feelings, and when you practised"),
    letter="w",
    single=True,
)
LIBRARY = Command(
    action="library",
    label=N_("the library"),
    meaning=N_("every exercise, and what it is"),
    letter="/",
    single=True,
)
FOLLOW_UPS = Command(
    action="follow_ups",
    label=N_("what is due"),
    meaning=N_("what you asked for and agreed on, and how it went"),
    letter="d",
    single=True,
)
SETTINGS = Command(
    action="settings",
    label=N_("settings, and my people"),
    meaning=N_("how it looks, what is kept"),
    letter="o",
    single=True,
)
ASIDE = Command(
    action="aside",
    label=N_("set it aside"),
    meaning=N_("what is open stays in your entries, and no longer asks"),
    letter="a",
    single=True,
)
STOP = Command(
    action="stop", label=N_("the end for today"), meaning=N_("close nvc-coach"), letter="s"
)
_PAINTED_SECONDS = 0.01
"""How long after being laid out the page is painted, at the least."""
_DOOR = "door:"


class Home(Page):
    """What there is to do. Entries are counted once the page is there: one need not wait for it."""

    DEFAULT_CSS = """
    Home #about { margin-bottom: 1; }
    Home #notice { margin-bottom: 1; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        ENTRIES, LIBRARY, FOLLOW_UPS, PATTERNS, SETTINGS, ASIDE, STOP, *EVERYWHERE,
    )  # fmt: skip
    FOOTER: ClassVar[tuple[Command, ...]] = (ENTRIES, LIBRARY, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((ENTRIES, LIBRARY, FOLLOW_UPS, PATTERNS, SETTINGS, ASIDE, STOP))
    ]

    def __init__(self) -> None:
        super().__init__()
        self._doorways: tuple[Doorway, ...] = ()
        self._open: tuple[Summary, ...] = ()
        self._due: tuple[FollowUp, ...] = ()
        self._count_due = 0
        self._any_finished: bool | None = None

    def compose_column(self) -> ComposeResult:
        """A line about the journal, and the list."""
        self._doorways = doorways(self.house.program)
        yield Line(self._head(None), id="about", classes="quiet")
        yield Line(self.house.notice, id="notice")
        yield Rows(self._rows(), id="todo")

    def opened(self) -> None:
        """Be painted first, then look into the journal."""
        self.query_one("#notice", Line).say(self.house.notice)
        self.call_after_refresh(self.set_timer, _PAINTED_SECONDS, self._open_journal)

    def ready(self) -> None:
        """Keys wait until the journal is open: what one begins is to be kept."""

    def _open_journal(self) -> None:
        self.run_worker(self._look, thread=True, exit_on_error=True)

    def _journal_is_open(self) -> None:
        if self.stands:
            self.query_one("#notice", Line).say(self.house.notice)
            super().ready()

    def take_focus(self) -> None:
        """The list."""
        self.set_focus(self.query_one(Rows))
        self._say_enter()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Say what Enter does there."""
        event.stop()
        self._say_enter()

    def _say_enter(self) -> None:
        here = self.query_one(Rows).here
        name = "" if here is None else here.name
        enter = _("Enter goes on with it") if name.startswith(OPEN) else _("Enter opens it")
        self.query_one(Footer).enter = (
            _("Enter tells how it went") if name.startswith(DUE) else enter
        )

    # ------------------------------------------------------------------ what it shows

    def _look(self) -> None:
        """Open the journal and look into it, in a thread of its own."""
        self.house.open()
        from nvc_coach.services.at_home import at_home  # no key waits for what this loads
        from nvc_coach.services.progress import now_and_then

        self.app.call_from_thread(self._journal_is_open)
        program, today = self.house.program, self.coach.today
        worker = get_current_worker()
        for progress in now_and_then(program.store.look(), self.coach.let_keys_first):
            if worker.is_cancelled:
                return
            if progress:
                self.app.call_from_thread(self._tell_progress, progress)
        now = at_home(program, today, most_due=MOST_DUE)
        self.app.call_from_thread(self._found, now)

    def _tell_progress(self, progress: "Progress") -> None:
        from nvc_coach.services.progress import progress_in_words

        if self.stands:
            self.query_one("#about", Line).say(progress_in_words(progress))

    def _found(self, now: "AtHome") -> None:
        if not self.stands:
            return
        self._any_finished = now.any_finished
        if not self.house.in_memory:
            self._open, self._due, self._count_due = now.open, now.due, now.count_due
        self.query_one("#about", Line).say(self._head(now))
        self.query_one(Rows).show(self._rows(), at=self._where())
        self._say_enter()

    def _where(self) -> str:
        """What is open comes first, unless the person has moved on already."""
        rows = self.query_one(Rows)
        first = next((row.name for row in rows.rows if row.name), "")
        moved = rows.here is not None and rows.here.name != first
        return "" if moved or not self._open else f"{OPEN}{self._open[0].id}"

    def _head(self, now: "AtHome | None") -> str:
        if self.house.in_memory:
            return _("nvc-coach. This time nothing is kept.")
        if now is None:
            return _("nvc-coach. Your journal is on this machine only.")
        if not self.house.writable:
            return _(
                "nvc-coach. Another nvc-coach has the journal open: here you can read it, and "
                "practise without keeping."
            )
        count = now.count
        if not count:
            return _("nvc-coach. Your journal is on this machine only.")
        return ngettext(
            "nvc-coach. Your journal: {count} entry, on this machine only.",
            "nvc-coach. Your journal: {count} entries, on this machine only.",
            count,
        ).format(count=count)

    def _rows(self) -> list[Row]:
        now = self.house.program.clock()
        rows = [*open_rows(self._open, now), *due_rows(self._due, self._count_due, now.date())]
        rows.append(Row(_("What is going on?")))
        rows += [Row(one.label, one.shown, name=f"{_DOOR}{one.door}") for one in self._doorways]
        rows += [
            Row(""),
            *(
                Row(_(one.label)[:1].upper() + _(one.label)[1:], _(one.meaning), name=one.action)
                for one in (LIBRARY, ENTRIES, PATTERNS, SETTINGS)
                if one is not PATTERNS or self._any_finished
            ),
        ]
        return rows

    # ------------------------------------------------------------------ what one does

    def available(self, command: Command) -> bool:
        """Setting aside needs something open; what shows over time, a finished practice.

        Before the journal was read, nobody knows whether there is one.
        """
        if command is PATTERNS:
            return self._any_finished is not False
        return bool(self._open) if command is ASIDE else True

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Go there."""
        name = event.row.name
        if name.startswith(OPEN):
            self.coach.go_on_with(name.removeprefix(OPEN))
        elif name == MORE_OPEN:
            self._show_entries(only_open=True)
        elif name == MORE_DUE:
            self.action_follow_ups()
        elif name.startswith(DUE):
            self._tell_of(self._due[int(name.removeprefix(DUE))])
        elif name.startswith(_DOOR):
            self._open_door(name.removeprefix(_DOOR))
        else:
            getattr(self, f"action_{name}")()

    def _open_door(self, door: str) -> None:
        from nvc_coach.tui.screens.introduction import introduce
        from nvc_coach.tui.screens.library import Library

        found = next(one for one in self._doorways if one.door == door)
        if len(found.exercises) == 1:
            introduce(self, found.exercises[0].id)
        else:
            self.coach.show_page(Library(found))

    def action_entries(self) -> None:
        """The entries."""
        self._show_entries()

    def _show_entries(self, *, only_open: bool = False) -> None:
        from nvc_coach.services.looking_through import Looking
        from nvc_coach.tui.screens.entries import Entries

        self.house.looking = Looking(only_open=only_open)
        self.coach.show_page(Entries())

    def action_patterns(self) -> None:
        """What shows over time."""
        if self.available(PATTERNS):
            from nvc_coach.tui.screens.patterns import PatternsPage

            self.coach.show_page(PatternsPage())

    def action_library(self) -> None:
        """Every exercise."""
        from nvc_coach.tui.screens.library import Library

        self.coach.show_page(Library())

    def action_follow_ups(self) -> None:
        """What is due, and what is coming."""
        from nvc_coach.tui.screens.followups import FollowUpsPage

        self.coach.show_page(FollowUpsPage())

    def _tell_of(self, one: "FollowUp") -> None:
        from nvc_coach.tui.screens.followups import all_follow_ups
        from nvc_coach.tui.screens.how_it_went import tell_of

        tell_of(self, one, all_follow_ups)

    def action_settings(self) -> None:
        """Settings, and my people."""
        from nvc_coach.tui.screens.settings import SettingsPage

        self.coach.show_page(SettingsPage())

    def action_aside(self) -> None:
        """Set aside what is open."""
        if self._open:
            from nvc_coach.services.practising import set_aside

            trouble = set_aside(self.house.program, self._open[0].id)
            self.tell(trouble or _("Set aside. It stays in your entries; go on with it there."))
            self._open = self._open[1:]
            self.query_one(Rows).show(self._rows())

    def action_stop(self) -> None:
        """The end for today."""
        self.coach.end("stopped")

    def help_text(self) -> str:
        """What home is for."""
        return _(
            "Choose what is going on, and an exercise for it is introduced before it begins. What "
            "is open can be gone on with, or set aside: then it stays in your entries and no "
            "longer asks."
        )
