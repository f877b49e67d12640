"""The library: every exercise, by what is going on, by time or by company, and found by typing."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import TextArea

from nvc_coach.library.head import Head
from nvc_coach.practice.vocabulary import folded
from nvc_coach.services.arranging import Arrangement, Section, arranged
from nvc_coach.services.doors import Doorway
from nvc_coach.services.introducing import minutes_in_short
from nvc_coach.services.picturing import picture
from nvc_coach.tui.commands import CLOSE, EVERYWHERE, WAYS, Command, bindings
from nvc_coach.tui.screens.finding import FindingPage
from nvc_coach.tui.screens.introduction import introduce
from nvc_coach.tui.widgets.editor import Editor
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Row, Rows
from nvc_coach.wording import N_, _, ngettext

ARRANGE = Command(
    action="arrange",
    label=N_("arrange differently"),
    meaning=N_("by what is going on, by time, alone or together"),
    letter="o",
)
_ARRANGEMENTS: tuple[tuple[Arrangement, str], ...] = (
    ("doors", N_("what is going on")),
    ("time", N_("time")),
    ("company", N_("alone or together")),
)
_BESIDE_IDS = " "
"""Between the section and the id in a row's name: an exercise may stand in several sections."""


class Library(FindingPage):
    """A field to filter with, and the exercises.

    Args:
        doorway: The door one came through: only what lies behind it is shown; all without it.
    """

    DEFAULT_CSS = """
    Library #summary { margin-top: 1; max-height: 4; }
    Library #picture { color: $quiet; max-height: 3; }
    Library #broken { color: $quiet; margin-top: 1; max-height: 4; }
    Library.-low #picture { display: none; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (ARRANGE, CLOSE, *EVERYWHERE)
    FOOTER: ClassVar[tuple[Command, ...]] = (CLOSE, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((ARRANGE, CLOSE))]

    def __init__(self, doorway: Doorway | None = None) -> None:
        super().__init__()
        self._doorway = doorway
        self._heads: tuple[Head, ...] = ()
        self._by = 0

    def compose_column(self) -> ComposeResult:
        """Heading, how it is arranged, field, list, and what the exercise is where one is."""
        door = self._doorway
        self._heads = self.house.program.heads if door is None else door.exercises
        yield Line(_("The library") if door is None else door.label, classes="heading")
        yield Line(id="arranged")
        yield Editor(one_line=True, placeholder=_("type to find"))
        yield Rows()
        yield Line(id="summary")
        yield Line(id="picture")
        yield Line(id="broken")

    def opened(self) -> None:
        """Show the list, and look in a thread of its own for files that cannot be used."""
        self._say_arranged()
        self._show_rows()
        if self._doorway is None:
            self.run_worker(self._look_for_broken, thread=True, exit_on_error=True)

    def take_focus(self) -> None:
        """The field; behind a door, where the choice is small, the list."""
        self.set_focus(self.query_one(Editor if self._doorway is None else Rows))
        self._say_summary()

    def _look_for_broken(self) -> None:
        self.app.call_from_thread(self._tell_broken, self.house.program.broken_exercises())

    def _tell_broken(self, files: Sequence[str]) -> None:
        if self.stands:
            self.query_one("#broken", Line).say(_broken(files))

    # ------------------------------------------------------------------ what it shows

    def _say_arranged(self) -> None:
        line = self.query_one("#arranged", Line)
        if self._doorway is not None:
            line.say("")
            return
        parts: list[tuple[str, str]] = [(_("By "), "")]
        for at, (_by, label) in enumerate(_ARRANGEMENTS):
            parts += [("  ·  ", "")] if at else []
            parts.append((f"▸ {_(label)}" if at == self._by else _(label), _style(at == self._by)))
        line.say_parts(parts)

    def _sections(self) -> tuple[Section, ...]:
        if self._doorway is not None:
            return (Section("", self._heads),)
        return arranged(self._heads, _ARRANGEMENTS[self._by][0])

    def _show_rows(self) -> None:
        wanted = folded(self.query_one(Editor).words).split()
        rows: list[Row] = []
        for section in self._sections():
            found = [one for one in section.exercises if _fits(one, wanted)]
            if found and section.label:
                rows += [Row("")] if rows else []
                rows.append(Row(section.label))
            rows += [
                Row(
                    one.title,
                    minutes_in_short(one.minutes),
                    name=f"{section.label}{_BESIDE_IDS}{one.id}",
                )
                for one in found
            ]
        titled = wanted and [one.id for one in self._heads if _fits(one, wanted, titled=True)]
        at = next((row.name for row in rows if titled and _id_of(row) in titled), "")
        self.query_one(Rows).show(rows, at=at)
        self.tell("" if rows else _("No exercise has this in its title or summary."))
        self._say_summary()

    def _say_summary(self) -> None:
        here = self._here
        exercise = None if here is None else self.house.program.exercise(here.id)
        self.query_one("#summary", Line).say("" if here is None else here.summary)
        parts = () if exercise is None else picture(exercise)
        self.query_one("#picture", Line).say("  ·  ".join(one.in_short for one in parts))
        self.query_one(Footer).enter = "" if here is None else _("Enter opens it")

    @property
    def _here(self) -> Head | None:
        row = self.query_one(Rows).here
        wanted = "" if row is None else _id_of(row)
        return next((one for one in self._heads if one.id == wanted), None)

    # ------------------------------------------------------------------ what one does

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Show what fits what is typed."""
        event.stop()
        self._show_rows()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Say what the exercise is."""
        event.stop()
        self._say_summary()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """What it is, before it begins."""
        introduce(self, _id_of(event.row))

    def available(self, command: Command) -> bool:
        """Behind a door there is nothing to arrange."""
        return command is not ARRANGE or self._doorway is None

    def can_arrange(self) -> bool:
        """Behind a door there is nothing to arrange."""
        return self._doorway is None

    def arrange_by(self, by: int) -> None:
        """By the next of the three, or the one before."""
        here = self._here
        self._by = (self._by + by) % len(_ARRANGEMENTS)
        self._say_arranged()
        self._show_rows()
        rows = self.query_one(Rows)
        at = next((row.name for row in rows.rows if here and _id_of(row) == here.id), "")
        rows.show(rows.rows, at=at)
        self._say_summary()

    def action_close(self) -> None:
        """Home."""
        self.coach.go_home()

    def help_text(self) -> str:
        """What the library is."""
        return _(
            "Type a part of a title to find an exercise; up and down go through the list, left and "
            "right arrange it by what is going on, by time, or by who is with you. Your own "
            "exercises, and those that others sent you, are listed here too once their files lie "
            "in {folder}."
        ).format(folder=self.house.program.places.library)


def _id_of(row: Row) -> str:
    return row.name.rpartition(_BESIDE_IDS)[2]


def _fits(head: Head, wanted: Sequence[str], *, titled: bool = False) -> bool:
    text = folded(head.title if titled else f"{head.title} {head.summary} {head.id}")
    return all(word in text for word in wanted)


def _style(here: bool) -> str:  # noqa: FBT001  # of the one where one is
    return "bold" if here else ""


def _broken(files: Sequence[str]) -> str:
    if not files:
        return ""
    told = ngettext(
        "{count} file cannot be used; nvc-coach exercise check tells why:",
        "{count} files cannot be used; nvc-coach exercise check tells why:",
        len(files),
    ).format(count=len(files))
    return "\n".join((told, *files))
