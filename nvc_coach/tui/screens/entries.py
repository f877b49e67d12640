"""The journal: entries by time, exercise, person or tag, and found by typing."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import TextArea
from textual.worker import get_current_worker

from nvc_coach.journal.errors import JournalError
from nvc_coach.journal.finding import Progress
from nvc_coach.services.looking_through import (
    BY,
    NOTHING,
    Looking,
    Sight,
    sight_of,
)
from nvc_coach.services.progress import now_and_then, progress_in_words
from nvc_coach.tui.commands import CLOSE, EVERYWHERE, WAYS, Command, bindings
from nvc_coach.tui.entry_rows import MORE, rows_of
from nvc_coach.tui.screens.finding import FindingPage
from nvc_coach.tui.widgets.editor import Editor
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Rows
from nvc_coach.wording import N_, _, ngettext

ARRANGE = Command(
    action="arrange",
    label=N_("look through it differently"),
    meaning=N_("by time, exercise, person or tag"),
    letter="o",
)
TAKE_ALL = Command(
    action="take_along",
    label=N_("take them with you"),
    meaning=N_("all that are listed, as files to keep elsewhere"),
    letter="x",
)
TRASH = Command(
    action="trash",
    label=N_("the trash"),
    meaning=N_("what was deleted in the last thirty days"),
    letter="t",
)


class Entries(FindingPage):
    """A field to find with, and the entries: titles, days and how each stands.

    No words of theirs are shown before something is looked for, since screens may be watched. How
    one looked through them last is in the house, so that one comes back to where one was.

    Args:
        at: The id of the entry to be at.
    """

    DEFAULT_CSS = """
    Entries #about { margin-top: 1; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (ARRANGE, TAKE_ALL, TRASH, CLOSE, *EVERYWHERE)
    FOOTER: ClassVar[tuple[Command, ...]] = (CLOSE, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((ARRANGE, TAKE_ALL, TRASH, CLOSE))]

    def __init__(self, *, at: str = "") -> None:
        super().__init__()
        self._at = at
        self._sight = NOTHING
        self._told = ""

    def compose_column(self) -> ComposeResult:
        """Heading, how it is looked through, field, list, and what there is to tell."""
        yield Line(_("Your entries"), id="heading", classes="heading")
        yield Line(id="arranged")
        yield Editor(one_line=True, placeholder=_("type to find"))
        yield Rows(aligned=True)
        yield Line(_("Looking ..."), id="about", classes="quiet")

    @property
    def _looking(self) -> Looking:
        return self.house.looking or Looking()

    def opened(self) -> None:
        """Show what is known at once, and look meanwhile whether there is more."""
        self.query_one(Editor).set_words(self._looking.text)
        self._say_arranged()
        self.run_worker(self._look, thread=True, exit_on_error=True, group="look")

    def ready(self) -> None:
        """Keys wait for the list: Enter is meant for what is in it."""

    def take_focus(self) -> None:
        """The list; while something is looked for, the field."""
        self.set_focus(self.query_one(Editor if self._looking.text else Rows))

    # ------------------------------------------------------------------ looking

    def _look(self) -> None:
        """Notice what has changed, in a thread of its own: first quickly, then file by file."""
        program, worker = self.house.program, get_current_worker()
        program.settle()
        for thorough in (False, True):
            looking = program.store.look(thorough=thorough)
            for progress in now_and_then(looking, self.coach.let_keys_first):
                if worker.is_cancelled:
                    return
                if progress and not thorough:
                    if not self._sight.count:
                        self._find(NOTHING)  # it takes long: what is known is shown until then
                    self.app.call_from_thread(self._tell_progress, progress)
            self._find(NOTHING)

    def _find(self, before: Sight) -> None:
        """Find what is wanted, in a thread of its own."""
        looking, worker = self._looking, get_current_worker()
        if worker.is_cancelled:
            return  # another letter was typed before this one's turn came
        sight = sight_of(self.house.program, looking, before)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._found, looking, sight)

    def _ask(self, looking: Looking) -> None:
        """Look through it in another way."""
        self.house.looking = looking
        self._say_arranged()
        find = partial(self._find, self._sight)
        self.run_worker(find, thread=True, exit_on_error=True, group="find", exclusive=True)

    def _tell_progress(self, progress: Progress) -> None:
        if self.stands:
            self.query_one("#about", Line).say(progress_in_words(progress))

    def _found(self, looking: Looking, sight: Sight) -> None:
        if not self.stands or looking != self._looking:
            return  # something else is looked for by now
        self._sight = sight
        rows = self.query_one(Rows)
        rows.show(rows_of(looking, sight, self.house.program.clock()), at=self._at)
        self._at = ""
        self.query_one("#about", Line).say(_about(looking, sight))
        self._say_enter()
        super().ready()

    # ------------------------------------------------------------------ what it shows

    def _say_arranged(self) -> None:
        looking = self._looking
        heading = _("What is open") if looking.only_open else _("Your entries")
        if looking.name is not None:
            heading = f"{heading} · {looking.name.shown}"
        self.query_one("#heading", Line).say(heading)
        line = self.query_one("#arranged", Line)
        if looking.only_open or looking.name is not None:
            line.say("")
            return
        parts: list[tuple[str, str]] = [(_("By "), "")]
        for kind, label in BY:
            here = kind == looking.by
            parts += [("  ·  ", "")] if len(parts) > 1 else []
            parts.append((f"▸ {_(label)}" if here else _(label), "bold" if here else ""))
        line.say_parts(parts)

    def _say_enter(self) -> None:
        here = self.query_one(Rows).here
        told = _("Enter shows them") if self._looking.shows_names else _("Enter opens it")
        if here is not None and here.name == MORE:
            told = _("Enter shows older ones")
        self.query_one(Footer).enter = told if here is not None else ""

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Say what Enter does there."""
        event.stop()
        self._say_enter()

    # ------------------------------------------------------------------ what one does

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Find what is typed."""
        event.stop()
        text = self.query_one(Editor).words
        looking = self._looking
        if text != looking.text:
            self._ask(
                Looking(text=text, by=looking.by, name=looking.name, only_open=looking.only_open)
            )

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Read an entry, show the entries of a name, or show older ones."""
        looking, name = self._looking, event.row.name
        if name == MORE:
            self._at = next((one.summary.id for one in self._sight.entries[-1:]), "")
            more = looking.more + 1
            self._ask(Looking(looking.text, looking.by, looking.name, looking.only_open, more))
        elif looking.shows_names:
            named = next(one for one in self._sight.names if one.key == name)
            self._ask(Looking(by=looking.by, name=named))
        else:
            self._open(name)

    def _open(self, entry_id: str) -> None:
        from nvc_coach.tui.screens.entry import EntryPage

        try:
            entry = self.house.program.store.read(entry_id)
        except JournalError as error:
            self.tell(error.sentence)
            return
        self.coach.show_page(EntryPage(entry))

    def available(self, command: Command) -> bool:
        """What can be arranged differently, and taken along."""
        if command is TAKE_ALL:
            return bool(self._sight.entries)
        return command is not ARRANGE or self.can_arrange()

    def can_arrange(self) -> bool:
        """The entries of one name, and what is open, stand by time alone."""
        return not self._looking.only_open and self._looking.name is None

    def arrange_by(self, by: int) -> None:
        """By the next of the four, or the one before."""
        self._ask(self._looking.turned(by))
        self.query_one(Editor).set_words("")

    def action_take_along(self) -> None:
        """As files; also those that are listed further down."""
        from nvc_coach.tui.screens.export import ExportPage

        if self.available(TAKE_ALL):
            here = self.query_one(Rows).here
            heading = _("Take with you: {entries}").format(entries=self._sight.counted)
            back = partial(Entries, at=here.name if here is not None else "")
            self.coach.show_page(ExportPage(self._looking.wanted, heading, back))

    def action_trash(self) -> None:
        """What was deleted."""
        from nvc_coach.tui.screens.trash import TrashPage

        self.coach.show_page(TrashPage())

    def close_topmost(self) -> bool:
        """Esc empties the field first, then shows all the names again."""
        if super().close_topmost():
            return True
        looking = self._looking
        if looking.name is None:
            return False
        self._at = looking.name.key
        self._ask(Looking(by=looking.by))
        return True

    def action_close(self) -> None:
        """Home."""
        self.house.looking = Looking()
        self.coach.go_home()

    def help_text(self) -> str:
        """How entries are found."""
        return _(
            "Every practice that was kept, newest first. Type to find entries by their words: each "
            "word may be the beginning of one, and what stands in quotation marks is found just "
            "as it is. Up and down go through the list, left and right look through it by time, "
            "exercise, person or tag. Enter reads an entry; there it can be gone on with, looked "
            "back on, filed under tags, practised again, taken with you as a file, or deleted. Esc "
            "and x take all that are listed."
        )


def _about(looking: Looking, sight: Sight) -> str:
    told = []
    if looking.shows_names:
        if not sight.names:
            told.append(_NO_NAMES.get(looking.by or "", ""))
    elif sight.entries:
        told.append(_("{entries}.").format(entries=sight.counted) if looking.searches else "")
    elif looking.searches:
        told.append(_("Nothing is found."))
    elif sight.damaged:
        told.append(_("There are no entries that can be read."))
    else:
        told.append(_("There are none yet."))
    if sight.damaged:
        told.append(
            ngettext(
                "{count} file could not be read; nvc-coach doctor names it.",
                "{count} files could not be read; nvc-coach doctor names them.",
                sight.damaged,
            ).format(count=sight.damaged)
        )
    return "\n".join(_(one) for one in told if one)


_NO_NAMES = {
    "person": N_("No entry names anybody yet."),
    "tag": N_("No entry has a tag yet. An entry gets some with Esc k while you read it."),
    "exercise": N_("There are none yet."),
}
