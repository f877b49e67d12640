"""Taking entries along: as what, whose names stay, and where to."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import ClassVar, Final

from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import TextArea
from textual.worker import get_current_worker

from nvc_coach.journal.finding import Wanted
from nvc_coach.services.exporting import sentences
from nvc_coach.services.exporting.choosing import FORMS, folder_named, suggested_folder
from nvc_coach.services.exporting.telling import afterwards, beforehand, progress
from nvc_coach.services.exporting.wish import Exported, Format, NotExported, StoppedError, Wish
from nvc_coach.tui.commands import CLOSE, EVERYWHERE, GO_ON, WAYS, Command, bindings
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.widgets.editor import Editor
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Row, Rows
from nvc_coach.wording import N_, _

WRITE = replace(GO_ON, label=N_("write it"), meaning=N_("into that folder, as you chose"))
_NAMES: Final = "names"
_ON, _OFF = "✓ ", "  "


class ExportPage(Page):
    """All that is asked stands on one page; what came of it takes its place.

    Args:
        wanted: The id of the entry, or which entries.
        heading: What is taken along.
        back: Makes the page that one came from.
    """

    DEFAULT_CSS = """
    ExportPage VerticalScroll { height: 1fr; }
    ExportPage VerticalScroll:focus { background-tint: transparent; }
    ExportPage VerticalScroll > * { max-width: 67; }
    ExportPage .heading { margin-bottom: 0; }
    ExportPage Rows, ExportPage #where, ExportPage #before, ExportPage #came { margin-top: 1; }
    ExportPage #hindered { text-style: bold; }
    ExportPage Editor { border-left: vkey $line; padding: 0 1; }
    ExportPage Editor:focus { border-left: vkey $accent; }
    ExportPage.-low #about { display: none; }
    ExportPage.-low Rows, ExportPage.-low #where, ExportPage.-low #before { margin-top: 0; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (WRITE, CLOSE, *EVERYWHERE)
    FOOTER: ClassVar[tuple[Command, ...]] = (WRITE, CLOSE, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((WRITE, CLOSE)),
        Binding("down", "to_field", show=False, priority=True),
        Binding("up", "to_list", show=False, priority=True),
        Binding("enter", "done", show=False),
    ]

    def __init__(self, wanted: str | Wanted, heading: str, back: Callable[[], Page]) -> None:
        super().__init__()
        self._wanted, self._heading, self._back = wanted, heading, back
        self._form = next(iter(FORMS))
        self._redact = False
        self._writing = False
        self._going = False
        self._done = False

    @property
    def _many(self) -> bool:
        return isinstance(self._wanted, Wanted)

    def compose_column(self) -> ComposeResult:
        """As what, whose names, where to; and, once it is done, what came of it."""
        yield Line(self._heading, classes="heading")
        about = _("A copy, to read or to keep elsewhere. Your journal stays as it is.")
        yield Line(about, id="about", classes="quiet")
        with VerticalScroll(id="asked", can_focus=False):
            yield Rows(self._rows(), aligned=True)
            yield Line(_("Into which folder?"), id="where")
            yield Editor(one_line=True)
            yield Line(id="hindered")
            yield Line(beforehand(self._form, many=self._many), id="before")
        with VerticalScroll(id="told"):
            yield Line(id="came")

    def opened(self) -> None:
        """Begin with a folder that may do."""
        self.query_one("#told").display = False
        self.query_one("#hindered", Line).say("")
        self.query_one(Editor).set_words(suggested_folder(self.house.program, many=self._many))

    def take_focus(self) -> None:
        """What is asked first; what came of it."""
        self.set_focus(self.query_one("#told" if self._done else Rows))
        self._say_enter()

    # ------------------------------------------------------------------ what is asked

    def _rows(self) -> list[Row]:
        forms = [
            Row((_ON if form is self._form else _OFF) + _(label), _(use), name=form)
            for form, (label, use) in FORMS.items()
        ]
        instead = _("“Person A” and so on in their place") if self._redact else _("they stay")
        names = Row((_ON if self._redact else _OFF) + _("Leave out names"), instead, name=_NAMES)
        return [*forms, Row(""), names]

    def _say_enter(self) -> None:
        here = self.query_one(Rows).here
        if self._done:
            told = _("Enter goes back")
        elif self.focused is self.query_one(Editor):
            told = _("Enter writes it")
        else:
            names = here is not None and here.name == _NAMES
            told = _("Enter changes it") if names else _("Enter chooses it")
        self.query_one(Footer).enter = told

    def on_descendant_focus(self) -> None:
        """Say what Enter does there."""
        self._say_enter()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Say what Enter does there."""
        event.stop()
        self._say_enter()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """As this; or with other names, or as they are."""
        if event.row.name == _NAMES:
            self._redact = not self._redact
        else:
            self._form = Format(event.row.name)
        self.query_one(Rows).show(self._rows())
        self.query_one("#before", Line).say(beforehand(self._form, many=self._many))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Nothing follows from it before it is written."""
        event.stop()

    def action_to_field(self) -> None:
        """Down from the last row; elsewhere it is the list's own key.

        Raises:
            SkipAction: One is elsewhere.
        """
        rows = self.query_one(Rows)
        if self.focused is not rows or rows.here != rows.rows[-1]:
            raise SkipAction
        self.set_focus(self.query_one(Editor))

    def action_to_list(self) -> None:
        """Up from the field.

        Raises:
            SkipAction: One is elsewhere.
        """
        if self.focused is not self.query_one(Editor):
            raise SkipAction
        self.set_focus(self.query_one(Rows))

    # ------------------------------------------------------------------ writing

    def available(self, command: Command) -> bool:
        """It is written once."""
        return command is not WRITE or not self._done

    def on_editor_entered(self, event: Editor.Entered) -> None:
        """Enter in the field writes it."""
        event.stop()
        self._write()

    def action_go_on(self) -> None:
        """Write it."""
        self.after_keys(self._write)

    def _write(self) -> None:
        if self._writing or self._done:
            return
        folder = folder_named(self.query_one(Editor).words)
        if folder is None:
            self._say_hindered(sentences.not_a_folder())
            return
        self._writing = True
        self.query_one("#hindered", Line).say("")
        self.tell(_("Writing ..."))
        wish = Wish(self._form, folder, self._redact, in_folder=True)
        self.run_worker(partial(self._write_meanwhile, wish), thread=True, exit_on_error=True)

    def _write_meanwhile(self, wish: Wish) -> None:
        """Write it, in a thread of its own; it stops where one goes back, or the program ends."""
        from nvc_coach.services.exporting.writing import export

        worker = get_current_worker()
        told = -1

        def watch(done: int, of: int) -> None:
            nonlocal told
            if self._going or worker.is_cancelled:
                raise StoppedError
            if done * _STEPS // of > told:
                told = done * _STEPS // of
                self.app.call_from_thread(self._tell_progress, done, of)

        wanted = [self._wanted] if isinstance(self._wanted, str) else self._wanted
        came = export(self.house.program, wanted, wish, watch=watch)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._came, came)

    def _tell_progress(self, done: int, of: int) -> None:
        if self.stands and done:
            self.tell(progress(done, of))

    def _came(self, came: Exported | NotExported) -> None:
        self._writing = False
        if not self.stands:
            return
        told = list(afterwards(came, self.house.program.places.names_file))
        self.tell("")
        if self._going or isinstance(came, Exported):
            self._show(told)
        else:
            self._say_hindered("\n".join(told))

    def _say_hindered(self, told: str) -> None:
        """Say below the field why it was not written; in a small window one is led there."""
        line = self.query_one("#hindered", Line)
        line.say(told)
        self.set_focus(self.query_one(Editor))
        line.call_after_refresh(line.scroll_visible, animate=False)

    def _show(self, told: list[str]) -> None:
        """Let what came of it stand in place of what was asked."""
        self._done = True
        self.query_one("#asked").display = False
        self.query_one("#about", Line).display = False
        self.query_one("#told").display = True
        self.query_one("#came", Line).say("\n\n".join(told))
        self.query_one(Footer).show([one for one in self.FOOTER if self.available(one)])
        self.take_focus()

    def action_done(self) -> None:
        """Enter goes back, once what came of it is read.

        Raises:
            SkipAction: Nothing has come of it yet.
        """
        if not self._done:
            raise SkipAction
        self.action_close()

    def action_close(self) -> None:
        """Go back; what is being written is stopped first, and taken away."""
        self.after_keys(self._close)

    def _close(self) -> None:
        if self._writing:
            self._going = True
            self.tell(_("Stopping ..."))
        else:
            self.coach.show_page(self._back())

    def help_text(self) -> str:
        """What can be taken along, and what is true of it."""
        return _(
            "What is written is an ordinary file, for your own account on this machine, and no "
            "longer in the keeping of nvc-coach: it is not encrypted, and whoever it is handed to "
            "can read it. Nothing that is there already is ever written over. A folder that is not "
            "there is made; ~ is your home folder.\n\n"
            "Names are those in your own list ({file}, one on each line), and those that answers "
            "give where it is asked who it is about. Nicknames, places, and what is told about "
            "somebody stay: read it through before you hand it on."
        ).format(file=self.house.program.places.names_file)


_STEPS: Final = 50
"""So often at most it is told how far the writing has come."""
