"""What all pages have in common: the measure, the last lines, and what can be done everywhere."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.screen import Screen

from nvc_coach.tui.commands import COPY, EVERYWHERE, WAYS, Command, bindings
from nvc_coach.tui.house import House
from nvc_coach.tui.screens.cover import Cover
from nvc_coach.tui.screens.sheet import Sheet
from nvc_coach.tui.screens.ways import Ways
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.wording import _

if TYPE_CHECKING:
    from nvc_coach.tui.coach import Coach

SMALLEST = (40, 15)
"""Columns and lines below which the page offers plain mode instead of itself."""
ROOMY = 110
"""Columns from which on there is room beside the page."""
TALL = 34
"""Lines from which on the page begins a little lower."""
LOW = 20
"""Lines below which nothing has more air than it needs."""
NARROW = 60
"""Columns below which what one has said folds into one line."""


class Page(Screen[None]):
    """A page: a column as wide as one likes to read, and two quiet lines below it.

    Attributes:
        COMMANDS_HERE: What can be done on it, in the order of the menu of ways.
        FOOTER: What of that the last line names.
    """

    DEFAULT_CSS = """
    Page { layout: vertical; }
    Page #spread { height: 1fr; }
    Page #middle { width: 1fr; height: 100%; }
    Page #column { width: 1fr; height: 1fr; align-horizontal: center; padding: 1 2 0 2; }
    Page #column > * { max-width: 68; }
    Page .heading { text-style: bold; margin-bottom: 1; }
    Page #foot { height: auto; align-horizontal: center; padding: 0 2; }
    Page #foot > * { max-width: 68; max-height: 3; }
    Page #head { height: 2; align-horizontal: center; padding: 1 2 0 2; }
    Page #head > * { max-width: 68; }
    Page.-tall #column { padding: 3 2 0 2; }
    Page.-narrow #head { height: 1; padding: 0 1; }
    Page.-narrow #column { padding: 0 1; }
    Page.-narrow #foot { padding: 0 1; }
    Page.-low .heading { margin-bottom: 0; }
    Page #quiet { color: $quiet; min-height: 1; }
    Page #trouble { text-style: bold; }
    Page #small { display: none; padding: 1 2; height: 1fr; }
    Page.-small #spread { display: none; }
    Page.-small #small { display: block; }
    """
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = EVERYWHERE
    FOOTER: ClassVar[tuple[Command, ...]] = (WAYS,)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((WAYS, *EVERYWHERE)),
        Binding("ctrl+c", "interrupt", show=False),
        Binding("ctrl+s", "saved_already", show=False, priority=True),
    ]
    AUTO_FOCUS = ""

    @property
    def coach(self) -> "Coach":
        """The application, as what it is."""
        return cast("Coach", self.app)

    @property
    def house(self) -> House:
        """What all pages share."""
        return self.coach.house

    @property
    def stands(self) -> bool:
        """Whether it is still shown, or lies behind what is: what comes late finds it gone.

        A program that leaves takes its pages apart while they still lie there.
        """
        return self.app.is_running and self.is_mounted and self in self.app.screen_stack

    def stand_first(self) -> None:
        """Be the page that the program begins with, and let others take its place.

        Textual leaves this out where a screen was not pushed, and cannot switch from it then.
        """
        self._push_result_callback(self, None)

    # ------------------------------------------------------------------ what stands on it

    def compose(self) -> ComposeResult:
        """The column, and the lines below it."""
        self._fit(self.app.size)
        with Horizontal(id="spread"):
            yield from self.compose_left()
            with Vertical(id="middle"):
                yield from self.compose_head()
                with Vertical(id="column"):
                    yield from self.compose_column()
                with Vertical(id="foot"):
                    yield Line(id="trouble")
                    yield Line(id="quiet")
                    yield Footer(self.FOOTER)
            yield from self.compose_right()
        yield Line(
            _(
                "This window is too small for the page: {columns} columns and {lines} lines are "
                "enough. Make it larger, or press g to go on line by line. Nothing is lost."
            ).format(columns=SMALLEST[0], lines=SMALLEST[1]),
            id="small",
        )

    def compose_head(self) -> ComposeResult:
        """What stands above it."""
        yield from ()

    def compose_column(self) -> ComposeResult:
        """What the page is for."""
        raise NotImplementedError

    def compose_left(self) -> ComposeResult:
        """What stands at its left where there is room."""
        yield from ()

    def compose_right(self) -> ComposeResult:
        """What stands at its right where there is room."""
        yield from ()

    def on_mount(self) -> None:
        """Begin with nothing to say but what can be done."""
        self.query_one(Footer).show([one for one in self.FOOTER if self._means_something(one)])
        self.tell("")
        self.query_one("#trouble", Line).say("")
        self.opened()
        self.take_focus()
        self.ready()

    def opened(self) -> None:
        """Begin with what the page is for.

        Textual calls `on_mount` of every class by itself, so no page has another one.
        """

    def ready(self) -> None:
        """Let the page have what was typed while it was made."""
        self.coach.page_is_ready()

    def take_focus(self) -> None:
        """Put the cursor where one would begin."""

    def tell(self, sentence: str) -> None:
        """Say something in the quiet line; empty clears it.

        Where there is room the line stays there empty, so that nothing moves when it speaks. What
        comes when the page is taken apart already is said to nobody.
        """
        for line in self.query("#quiet").results(Line):
            line.say(sentence)
            line.display = bool(sentence) or not self.has_class("-low")

    def tell_trouble(self, sentence: str) -> None:
        """Say that something is not saved, for as long as it is so and the page is there."""
        for line in self.query("#trouble").results(Line):
            line.say(sentence)

    def on_resize(self, event: events.Resize) -> None:
        """Make room, or offer plain mode where there is none."""
        was_small = self.has_class("-small")
        self._fit(event.size)
        self.tell(self.query_one("#quiet", Line).says)
        if was_small and not self.has_class("-small"):
            self.call_after_refresh(self.take_focus)

    def _fit(self, size: Size) -> None:
        """Be of the classes that go with a size.

        All at once, and first while nothing stands on the page yet: Textual styles everything
        anew whenever they change.
        """
        width, height = size
        classes = {
            "-small": width < SMALLEST[0] or height < SMALLEST[1],
            "-roomy": width >= ROOMY,
            "-tall": height >= TALL,
            "-low": height < LOW,
            "-narrow": width < NARROW,
        }
        self.remove_class(*(name for name, fits in classes.items() if not fits))
        self.add_class(*(name for name, fits in classes.items() if fits))

    def on_key(self, event: events.Key) -> None:
        """In a window too small to show anything, one letter leads to plain mode."""
        if self.has_class("-small") and event.key == "g":
            event.stop()
            self.action_lines()

    # ------------------------------------------------------------------ what can be done

    def available(self, command: Command) -> bool:
        """Whether a command means something just now."""
        del command
        return True

    def ways(self) -> Iterator[Command]:
        """What can be done just now, in order."""
        return (one for one in self.COMMANDS_HERE if self._means_something(one))

    def _means_something(self, command: Command) -> bool:
        return bool(self.app.clipboard) if command is COPY else self.available(command)

    def after_keys(self, do: Callable[[], object]) -> None:
        """Do something once every key pressed so far has been heard where it was meant to go.

        The application hears of a command before a widget hears of the letters typed just before
        it; what leaves a page must wait for them.
        """
        (self.focused or self).call_later(do)

    def on_footer_chosen(self, event: Footer.Chosen) -> None:
        """Do what was chosen in the last line; the cursor goes back to where one writes."""
        event.stop()
        if self.query_one(Footer).has_focus:
            self.take_focus()
        self.do(event.command)

    def do(self, command: Command) -> None:
        """Do what a command says, if it means something here."""
        if self._means_something(command):
            getattr(self, f"action_{command.action}")()

    def action_ways(self) -> None:
        """Close what is open, or else show everything that can be done."""
        if self.close_topmost():
            return

        def chosen(command: Command | None) -> None:
            if command is not None:
                self.do(command)

        self.app.push_screen(Ways(tuple(self.ways())), chosen)

    def close_topmost(self) -> bool:
        """Let something on the page take Esc; whether it did."""
        return False

    def action_help(self) -> None:
        """More about the page, and its keys."""
        self.app.push_screen(Sheet(_("Help"), f"{self.help_text()}\n\n{self.keys_text()}".strip()))

    def help_text(self) -> str:
        """What there is to say about this page."""
        return ""

    def keys_text(self) -> str:
        """Every key of this page, a line each."""
        lines = [_("What can be done here, with Esc and a letter:")]
        for command in self.ways():
            also = f" ({command.shown})" if command.shown else ""
            told = _("{letter}  {label}{also}: {meaning}.").format(
                letter=command.letter,
                label=_(command.label),
                also=also,
                meaning=_(command.meaning),
            )
            lines.append(told)
        lines.append(_("Tab goes to the next thing on the page, Shift+Tab to the one before."))
        return "\n".join(lines)

    def action_people(self) -> None:
        """The person's own page of people."""
        page = self.house.people()
        if page:
            page += "\n\n" + _("In the settings, from the first page, you can change this.")
        else:
            page = _(
                "Your page of people you trust is empty. You can write it in the settings, from "
                "the first page: names, numbers, whatever helps you reach them."
            )
        self.app.push_screen(Sheet(_("My people"), page))

    def action_cover(self) -> None:
        """Let nothing be read until Enter."""
        self.app.push_screen(Cover())

    def action_leave(self) -> None:
        """End at once."""
        self.after_keys(lambda: self.coach.end("left"))

    def action_lines(self) -> None:
        """Go on line by line."""
        self.after_keys(lambda: self.coach.end("plain"))

    def on_editor_copied(self) -> None:
        """Say what copying does here, and how it can do more."""
        self.tell(_("Copied, to paste here with ^V. Esc y hands it to other programs too."))

    def action_copy_out(self) -> None:
        """Hand what was copied to other programs, once the person has said so."""
        if self.app.clipboard:
            self.coach.offer_copy(self.app.clipboard)

    def action_palette(self) -> None:
        """Find a command by its name."""
        self.coach.open_palette(self)

    def action_interrupt(self) -> None:
        """Ctrl+C asks, and never ends anything by itself; with words selected, it offers a copy."""
        selected = self.get_selected_text()
        if selected:
            self.coach.offer_copy(selected)
        else:
            self.after_keys(self.coach.ask_to_stop)

    def action_saved_already(self) -> None:
        """Ctrl+S is answered: there is nothing to do."""
        self.tell(
            _("Nothing is kept this time.")
            if self.house.in_memory
            else _("Everything is kept as you write.")
        )

    def show_again(self) -> None:
        """Show what there is now, after something on top of the page may have changed it."""

    def keep_unsent(self) -> None:
        """Keep what stands on the page and is not sent yet."""
