"""What shows over time: the patterns of the journal, as pictures or as tables."""

from dataclasses import dataclass, field
from string import ascii_lowercase
from time import sleep
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.worker import get_current_worker

from nvc_coach.insight.patterns import Patterns
from nvc_coach.journal.finding import Progress
from nvc_coach.services.own_words import has_own_words
from nvc_coach.services.patterns import Collected, collect
from nvc_coach.services.patterns_in_words.ranges import Range, ranges
from nvc_coach.services.patterns_in_words.table import PatternId, Shown
from nvc_coach.services.patterns_in_words.whole import opening, shown_patterns
from nvc_coach.services.progress import MANY_FILES, Telling
from nvc_coach.tui.commands import CLOSE, EVERYWHERE, WAYS, Command, bindings
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.screens.question import Question
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.wording import N_, _, ngettext

DAYS = Command(
    action="days",
    label=N_("which days"),
    meaning=N_("the last 30, this year, or all of it"),
    letter="d",
    single=True,
)
EXERCISE = Command(
    action="exercise",
    label=N_("which exercise"),
    meaning=N_("one of them, or all"),
    letter="x",
    single=True,
)
TABLES = Command(
    action="tables",
    label=N_("tables or pictures"),
    meaning=N_("the same in words and numbers, or drawn"),
    letter="t",
    single=True,
)
OPEN = Command(
    action="open",
    label=N_("open what returns"),
    meaning=N_("by name, with each practice to be read"),
    letter="o",
    single=True,
)
OWN_WORDS = Command(
    action="own_words",
    label=N_("your own words"),
    meaning=N_("by themselves, or with a group"),
    letter="w",
    single=True,
)
_PLACES: Final[tuple[PatternId, ...]] = (
    "needs", "feelings", "guessed", "charge", "returning", "time",
)  # fmt: skip
_MANY_EXERCISES: Final = 2
_WIDEST: Final = 104
_SECONDS: Final = 0.5
"""Between two sentences about how far the reading has come."""


@dataclass
class Looked:
    """What one looks at, so that one comes back to it.

    Attributes:
        collected: What was found in the journal; None before it was read.
        at: Which of the ranges of days.
        exercise: The id of the one exercise looked at; None for all.
        as_tables: Whether tables are shown in place of pictures.
    """

    collected: Collected | None = field(default=None, repr=False)
    at: int = -1
    exercise: str | None = None
    as_tables: bool = False


class PatternsPage(Page):
    """One column to scroll through; counted in a thread of its own, so that no key waits for it.

    Args:
        looked: What one looked at before one went elsewhere from here.
    """

    DEFAULT_CSS = """
    PatternsPage VerticalScroll { height: 1fr; scrollbar-gutter: stable; }
    PatternsPage VerticalScroll:focus { background-tint: transparent; }
    PatternsPage VerticalScroll > Line { max-width: 67; display: none; }
    PatternsPage VerticalScroll > .drawn { max-width: 104; margin: 1 0 0 0; }
    PatternsPage VerticalScroll > .heading { margin: 1 0 0 0; }
    PatternsPage.-roomy #column > * { max-width: 106; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        DAYS, EXERCISE, TABLES, OPEN, OWN_WORDS, CLOSE, *EVERYWHERE,
    )  # fmt: skip
    FOOTER: ClassVar[tuple[Command, ...]] = (DAYS, TABLES, CLOSE, WAYS)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((DAYS, EXERCISE, TABLES, OPEN, OWN_WORDS, CLOSE))
    ]

    def __init__(self, looked: Looked | None = None) -> None:
        super().__init__()
        self._looked = looked or Looked()
        self._found: Patterns | None = None
        self._shown: tuple[Shown, ...] = ()
        self._wanted: Command | None = None

    def compose_column(self) -> ComposeResult:
        """A quiet line, and room for each pattern."""
        yield Line(_("What shows over time"), classes="heading")
        yield Line(_("Reading your entries ..."), id="about", classes="quiet")
        with VerticalScroll():
            yield Line(id="more-about")
            for name in _PLACES:
                yield Line(id=f"{name}-heading", classes="heading")
                yield Line(id=f"{name}-told")
                yield Line(id=f"{name}-drawn", classes="drawn")

    def opened(self) -> None:
        """Read the journal meanwhile."""
        self._look_again()

    def take_focus(self) -> None:
        """The column scrolls with the arrows."""
        self.set_focus(self.query_one(VerticalScroll))

    def on_resize(self, _event: events.Resize) -> None:
        """Draw as wide as there is room now."""
        self.call_after_refresh(self._draw)

    # ------------------------------------------------------------------ reading and counting

    def _look_again(self) -> None:
        self.run_worker(self._look, thread=True, exclusive=True, exit_on_error=True)

    def _look(self) -> None:
        """Read the journal unless it was read, and count; in a thread of its own."""
        worker = get_current_worker()
        program, looked = self.house.program, self._looked

        def tell(told: str) -> None:
            self.app.call_from_thread(self._tell_progress, told)

        telling = Telling(tell, _SECONDS)

        def hear(progress: Progress) -> None:
            sleep(0)  # lets the page be painted, and keys be heard
            if worker.is_cancelled:
                raise _LeftError
            if progress.of > MANY_FILES:
                self.coach.let_keys_first()
            telling.hear(progress)

        try:
            collected = looked.collected
            if collected is None:
                program.settle()
                collected = collect(program, hear=hear)
        except _LeftError:
            return
        span = self._ranges()[looked.at].span
        found = collected.patterns(program.clock().date(), span, looked.exercise)
        if worker.is_cancelled:
            return
        self.app.call_from_thread(self._counted, collected, found, shown_patterns(found))

    def _tell_progress(self, told: str) -> None:
        if self.stands:
            self.query_one("#about", Line).say(told)

    def _counted(self, collected: Collected, found: Patterns, shown: tuple[Shown, ...]) -> None:
        if not self.stands:
            return
        self._looked.collected = collected
        self._found, self._shown = found, shown
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self.query_one(Footer).show([one for one in self.FOOTER if self.available(one)])
        self._draw()
        if self._wanted is not None:
            self.do(self._wanted)
            self._wanted = None

    def _ranges(self) -> tuple[Range, ...]:
        return ranges(self.house.program.clock().date())

    # ------------------------------------------------------------------ what it shows

    def _draw(self) -> None:
        """Show what was counted, as wide as there is room."""
        found, collected = self._found, self._looked.collected
        if found is None or collected is None or not self.stands:
            return
        width = min(self.query_one(VerticalScroll).scrollable_content_region.width, _WIDEST)
        first, *others = opening(found, collected.newer)
        with self.app.batch_update():
            self.query_one("#about", Line).say(f"{self._exercise_told(collected)}{first}")
            others += _damaged(len(collected.damaged))
            self.query_one("#more-about", Line).say("\n".join(others))
            shown = {one.id: one for one in self._shown}
            for name in _PLACES:
                self._draw_one(name, shown.get(name), width)

    def _draw_one(self, name: PatternId, one: Shown | None, width: int) -> None:
        heading, told, drawn = (
            self.query_one(f"#{name}-{part}", Line) for part in ("heading", "told", "drawn")
        )
        heading.say("" if one is None else one.title)
        told.say("" if one is None else "\n".join(one.sentences))
        if one is None or self._looked.as_tables:
            drawn.say_parts([] if one is None else _tables(one, width))
        else:
            drawn.say("\n".join(one.picture(width)))

    def _exercise_told(self, collected: Collected) -> str:
        title = dict(collected.exercises()).get(self._looked.exercise or "")
        return "" if title is None else _("{title}. ").format(title=title)

    # ------------------------------------------------------------------ what one does

    def available(self, command: Command) -> bool:
        """What can be chosen depends on what is there; before that is known, all of it waits."""
        collected, found = self._looked.collected, self._found
        if collected is None or found is None:
            return True
        if command is EXERCISE:
            return len(collected.exercises()) >= _MANY_EXERCISES
        if command is OWN_WORDS:
            return has_own_words(self.house.program, collected.practices)
        return command is not OPEN or bool(found.returning)

    def _may(self, command: Command) -> bool:
        """Whether to do it now; what comes before all is counted is done then."""
        if self._found is None:
            self._wanted = command
            return False
        return self.available(command)

    def action_days(self) -> None:
        """Other days."""
        if not self._may(DAYS):
            return
        offered = self._ranges()
        answers = [(str(number), one.label) for number, one in enumerate(offered, 1)]

        def chosen(answer: str | None) -> None:
            if answer is not None:
                self._looked.at = int(answer) - 1
                self._look_again()

        self.app.push_screen(Question(_("Which days?"), answers), chosen)

    def action_exercise(self) -> None:
        """Another exercise, or all."""
        collected = self._looked.collected
        if not self._may(EXERCISE) or collected is None:
            return
        exercises: list[tuple[str | None, str]] = [
            (None, _("All of them")),
            *collected.exercises(),
        ]
        by_letter = {_letter(at): one for at, one in enumerate(exercises)}

        def chosen(answer: str | None) -> None:
            if answer is not None:
                self._looked.exercise = by_letter[answer][0]
                self._look_again()

        answers = [(letter, title) for letter, (_exercise, title) in by_letter.items()]
        self.app.push_screen(Question(_("Which exercise?"), answers), chosen)

    def action_tables(self) -> None:
        """The same as tables, or as pictures."""
        if self._may(TABLES):
            self._looked.as_tables = not self._looked.as_tables
            self._draw()

    def action_open(self) -> None:
        """What returns, by name."""
        from nvc_coach.tui.screens.returning import Returning

        if self._may(OPEN) and self._found is not None:
            self.coach.show_page(Returning(self._found.returning, self._looked))

    def action_own_words(self) -> None:
        """One's own words, to be filed under groups."""
        from nvc_coach.tui.screens.own_words import OwnWordsPage

        if self._may(OWN_WORDS):
            self.coach.show_page(OwnWordsPage(self._looked))

    def action_close(self) -> None:
        """Home."""
        self.coach.go_home()

    def help_text(self) -> str:
        """What is counted, and what is not."""
        return _(
            "Counted from your entries on this machine just now, and kept nowhere. Each practice "
            "counts on the day it began, with what stands in it: what you undid or took back does "
            "not count. Arrows scroll. There is no score, and no number is better than another."
        )


class _LeftError(Exception):
    """The page was left while entries were read."""


def _letter(at: int) -> str:
    """The letter of an answer; the arrows reach those for which there is none."""
    return ascii_lowercase[at] if at < len(ascii_lowercase) else str(at + 1)


def _damaged(count: int) -> list[str]:
    if not count:
        return []
    return [
        ngettext(
            "{count} file could not be read; nvc-coach doctor names it.",
            "{count} files could not be read; nvc-coach doctor names them.",
            count,
        ).format(count=count)
    ]


def _tables(one: Shown, width: int) -> list[tuple[str, str]]:
    """The tables of a pattern, each under what it shows."""
    parts: list[tuple[str, str]] = []
    for table in one.tables:
        heading, *rows = table.in_columns(width) or ("", *table.in_words())
        head = f"{table.about}\n{heading}" if heading else table.about
        parts += [(f"{head}\n", "$quiet"), ("\n".join((*rows, "", "")), "")]
    return parts
