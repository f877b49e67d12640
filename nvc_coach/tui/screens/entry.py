"""An entry, to be read, gone on with, set aside or let go of."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from nvc_coach.journal.entry import Entry, NewerEntry
from nvc_coach.journal.errors import JournalError
from nvc_coach.journal.followups import follow_ups
from nvc_coach.services.comparing import earlier_and_later, has_another
from nvc_coach.services.entry_changes import delete, forget_history
from nvc_coach.services.hindrance import NotDone
from nvc_coach.services.practising import set_aside
from nvc_coach.services.reading import (
    begun_in_words,
    entry_in_words,
    filed_in_words,
    finished_again,
    recap_paragraphs,
)
from nvc_coach.services.sitting import Sitting
from nvc_coach.tui.commands import CLOSE, EVERYWHERE, WAYS, Command, bindings
from nvc_coach.tui.entry_commands import (
    AGAIN,
    ASIDE,
    BESIDE,
    CHANGE,
    CHANGING,
    DELETE,
    FORGET,
    GO_ON_WITH,
    LOOK_BACK,
    TAGS,
    TAKE,
    TELL,
    WHOLE,
)
from nvc_coach.tui.house import House
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.screens.question import Question
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.wording import _


class EntryPage(Page):
    """The closing's sentences first where it is finished, then all of it on a key.

    Args:
        entry: The entry.
        told: What the quiet line says at first.
        back: Makes the page that one came from, where that is not the list of entries.
    """

    DEFAULT_CSS = """
    EntryPage VerticalScroll { height: 1fr; }
    EntryPage VerticalScroll:focus { background-tint: transparent; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        GO_ON_WITH, WHOLE, TELL, LOOK_BACK, AGAIN, BESIDE, CHANGE, TAGS, TAKE, ASIDE, FORGET,
        DELETE, CLOSE, *EVERYWHERE,
    )  # fmt: skip
    FOOTER: ClassVar[tuple[Command, ...]] = (GO_ON_WITH, WHOLE, LOOK_BACK, DELETE, CLOSE, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((*CHANGING, WHOLE, BESIDE, TAKE, CLOSE))]

    def __init__(
        self,
        entry: Entry | NewerEntry,
        *,
        told: str = "",
        back: Callable[[], Page] | None = None,
    ) -> None:
        super().__init__()
        self._back = back
        self._entry = entry
        self._told = told
        self._to_follow_up = follow_ups(entry) if isinstance(entry, Entry) else ()
        self._whole = False
        self._sitting: Sitting | None = None
        self._has_another = isinstance(entry, Entry) and entry.follows is not None

    def compose_column(self) -> ComposeResult:
        """The text."""
        with VerticalScroll():
            yield Line(id="text")

    def opened(self) -> None:
        """Say what was done a moment ago, and see meanwhile whether there is another like it."""
        self.tell(self._told)
        if isinstance(self._entry, Entry) and not self._has_another:
            look = partial(self._look_for_another, self._entry)
            self.run_worker(look, thread=True, exit_on_error=True)

    def _look_for_another(self, entry: Entry) -> None:
        self.app.call_from_thread(self._looked, has_another(self.house.program, entry))

    def _looked(self, has_another: bool) -> None:  # noqa: FBT001  # what was found
        self._has_another = has_another

    def take_focus(self) -> None:
        """The text scrolls with the arrows."""
        self._show()
        self.set_focus(self.query_one(VerticalScroll))

    def _show(self) -> None:
        entry = self._entry
        view = finished_again(self.house.program, entry) if isinstance(entry, Entry) else None
        if self._whole or view is None or not isinstance(entry, Entry):
            self._whole = True
            text = entry_in_words(entry)
        else:
            head = "\n".join(filter(None, (begun_in_words(entry), filed_in_words(entry))))
            text = "\n\n".join((head, *recap_paragraphs(view)))
        self.query_one("#text", Line).say(text)
        self.query_one(Footer).show([one for one in self.FOOTER if self.available(one)])

    def available(self, command: Command) -> bool:
        """What can be done depends on how it stands, and on who writes."""
        entry = self._entry
        if command is WHOLE:
            return not self._whole
        if command is BESIDE:
            return self._has_another
        if command not in CHANGING:
            return True
        if not self.house.writable:
            return False
        if not isinstance(entry, Entry):
            return command is DELETE
        finished = entry.state == "finished"
        if command in {TELL, LOOK_BACK, CHANGE, TAGS} and self.house.in_memory:
            return False  # this time nothing that is written is to be kept
        if command is TELL:
            return finished and bool(self._to_follow_up)
        if command is GO_ON_WITH:
            return not finished
        if command is ASIDE:
            return entry.state == "open"
        return command in {TAGS, FORGET, DELETE} or finished

    def action_whole(self) -> None:
        """All of it."""
        self._whole = True
        self._show()

    def action_go_on_with(self) -> None:
        """Go on where one was."""
        if self.available(GO_ON_WITH):
            self.coach.go_on_with(self._entry.id)

    def action_tell_of(self) -> None:
        """Tell how the one thing went, or choose among several."""
        if not self.available(TELL):
            return
        from nvc_coach.tui.screens.followups import FollowUpsPage
        from nvc_coach.tui.screens.how_it_went import tell_of

        if len(self._to_follow_up) > 1 and isinstance(self._entry, Entry):
            self.coach.show_page(FollowUpsPage(entry=self._entry))
        else:
            tell_of(self, self._to_follow_up[0], partial(entry_again, self.house, self._entry.id))

    def action_aside(self) -> None:
        """Set it aside."""
        if not self.available(ASIDE):
            return
        trouble = set_aside(self.house.program, self._entry.id)
        if trouble:
            self.tell(trouble)
        else:
            self.action_close()

    def action_look_back(self) -> None:
        """Add how it is now."""
        from nvc_coach.tui.screens.look_back import LookBack

        if self.available(LOOK_BACK) and isinstance(self._entry, Entry):
            self.coach.show_page(LookBack(self._entry))

    def action_tags(self) -> None:
        """File it under words."""
        from nvc_coach.tui.screens.tags import Tags

        if self.available(TAGS) and isinstance(self._entry, Entry):
            self.coach.show_page(Tags(self._entry))

    def action_change(self) -> None:
        """Change an answer given then."""
        from nvc_coach.services.practising import CannotGoOn, go_on
        from nvc_coach.tui.screens.trail import choose_to_change

        if not self.available(CHANGE):
            return
        sitting = go_on(self.house.program, self._entry.id)
        if isinstance(sitting, CannotGoOn):
            self.tell(sitting.sentence)
        else:
            self._sitting = sitting
            choose_to_change(self, sitting)

    def show_again(self) -> None:
        """Show what was changed."""
        if self._sitting is not None:
            self._entry = self._sitting.entry
            self.house.note(self._sitting)
            self._show()

    def action_again(self) -> None:
        """Practise the same judgment again."""
        from nvc_coach.services.practising import CannotGoOn, begin_again

        if not self.available(AGAIN) or not isinstance(self._entry, Entry):
            return
        sitting = begin_again(self.house.program, self._entry, in_memory=self.house.in_memory)
        if isinstance(sitting, CannotGoOn):
            self.tell(sitting.sentence)
        else:
            self.coach.practise(sitting)

    def action_beside(self) -> None:
        """Read it beside another."""
        if self.available(BESIDE) and isinstance(self._entry, Entry):
            self.coach.keys_wait()
            read = partial(self._read_both, self._entry)
            self.run_worker(read, thread=True, exit_on_error=True, group="beside", exclusive=True)

    def _read_both(self, entry: Entry) -> None:
        both = earlier_and_later(self.house.program, entry)
        self.app.call_from_thread(self._show_beside, both)

    def _show_beside(self, both: tuple[Entry, Entry] | None) -> None:
        from nvc_coach.tui.screens.beside import Beside

        if self.coach.page is not self:
            return
        if both is None:
            self.coach.page_is_ready()
            self.tell(_("The entry it follows is no longer here."))
        else:
            self.coach.show_page(Beside(*both, back=self._entry.id))

    def action_take_along(self) -> None:
        """As a file."""
        from nvc_coach.tui.screens.export import ExportPage

        back = partial(EntryPage, self._entry, back=self._back)
        self.coach.show_page(ExportPage(self._entry.id, _("Take it with you"), back))

    def action_forget(self) -> None:
        """Forget what it was before, once it was asked."""
        if not self.available(FORGET):
            return

        def decided(answer: str | None) -> None:
            if answer == "y":
                done = forget_history(self.house.program, self._entry.id)
                if isinstance(done, NotDone):
                    self.tell(done.sentence)
                else:
                    self._entry, self._sitting = done, None
                    self._show()
                    self.tell(_("Forgotten. What stands is kept."))

        self.app.push_screen(
            Question(
                _(
                    "What you changed or undid on the way will be gone for good; what stands now "
                    "is kept."
                ),
                [("g", _("go back")), ("y", _("yes, forget it"))],
            ),
            decided,
        )

    def action_delete(self) -> None:
        """Let go of it, once it was asked how."""
        if not self.available(DELETE):
            return

        def decided(answer: str | None) -> None:
            if answer in {"t", "n"}:
                self.coach.keys_wait()
                gone = partial(self._delete, for_good=answer == "n")
                self.run_worker(gone, thread=True, exit_on_error=True, group="delete")

        self.app.push_screen(
            Question(
                _("Delete this entry?"),
                [
                    ("g", _("go back")),
                    ("t", _("into the trash: kept for thirty days")),
                    ("n", _("for good, now")),
                ],
            ),
            decided,
        )

    def _delete(self, *, for_good: bool) -> None:
        """Let go of it in a thread of its own; what is being looked through may hold it up."""
        done = delete(self.house.program, self._entry.id, for_good=for_good)
        self.app.call_from_thread(self._deleted, done)

    def _deleted(self, done: str | NotDone) -> None:
        if isinstance(done, NotDone):
            still = _("So it is still in your journal.")
            self.coach.page_is_ready()
            (self.coach.page or self).tell(f"{done.sentence} {still}")
            return
        self.house.kept.discard(self._entry.id)
        if self.coach.page is self:
            self.action_close()

    def action_close(self) -> None:
        """Back to where one came from."""
        from nvc_coach.tui.screens.entries import Entries

        if self._back is not None:
            self.coach.show_page(self._back())
            return
        self.coach.show_page(Entries(at=self._entry.id))

    def help_text(self) -> str:
        """What can be read here."""
        return _(
            "Arrows scroll. A finished practice is read back in its sentences first. You can look "
            "back on it, practise the same judgment again and read both side by side, change an "
            "answer, take it with you as a file, or delete it: into the trash for thirty days, or "
            "for good."
        )


def entry_again(house: House, entry_id: str, told: str) -> Page:
    """An entry as it stands now, with a sentence in its quiet line; the list where it is gone."""
    try:
        return EntryPage(house.program.store.read(entry_id), told=told)
    except JournalError:
        from nvc_coach.tui.screens.entries import Entries

        return Entries()
