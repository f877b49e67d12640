"""Everything that can be done with a key: its name, letter, keys, and words, each said once.

Keys, footer, the menu of ways, help and the palette are all made of these declarations. No Ctrl or
Alt letter arrives in every terminal, so every command has a letter that works after Esc; Alt with
that letter is the same, for that is how a terminal sends the two in quick succession. Neither "b"
nor "f" is ever such a letter: Alt with them moves by words in many terminals.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from textual.binding import Binding

from nvc_coach.wording import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing that can be done.

    Attributes:
        action: The name of the screen's action, without parameters.
        label: What it is called, in the footer and in menus.
        meaning: What it does, in a few words.
        letter: The letter that does it after Esc; empty where a key of its own reaches it always.
        keys: Keys that do it at once, by Textual's names.
        shown: The first of the keys as it is written in the footer.
        single: Whether the letter alone does it, on screens where nothing is written.
    """

    action: str
    label: str
    meaning: str
    letter: str = ""
    keys: tuple[str, ...] = ()
    shown: str = ""
    single: bool = False

    @property
    def key_shown(self) -> str:
        """How to do it, as short as the footer has it."""
        return self.shown or (self.letter if self.single else f"Esc {self.letter}")


def bindings(commands: Iterable[Command]) -> list[Binding]:
    """The keys of some commands, ahead of whatever widget has the focus."""
    return [
        Binding(key, one.action, show=False, priority=len(key) > 1)
        for one in commands
        for key in _keys(one)
    ]


def _keys(command: Command) -> Iterator[str]:
    yield from command.keys
    if command.letter:
        yield f"alt+{_name_of(command.letter)}"
        if command.single:
            yield _name_of(command.letter)


def _name_of(letter: str) -> str:
    return {"/": "slash", ".": "full_stop", "?": "question_mark"}.get(letter, letter)


# ------------------------------------------------------------------ everywhere

WAYS = Command(
    action="ways",
    label=N_("more"),
    meaning=N_("everything that can be done here"),
    keys=("escape",),
    shown="Esc",
)
PEOPLE = Command(
    action="people",
    label=N_("my people"),
    meaning=N_("your own page of people you trust"),
    letter="m",
)
COVER = Command(
    action="cover",
    label=N_("cover the screen"),
    meaning=N_("nothing can be read until Enter"),
    letter="l",
    keys=("ctrl+l",),
    shown="^L",
)
LEAVE = Command(
    action="leave",
    label=N_("leave now"),
    meaning=N_("blank the screen, and end at once"),
    letter="q",
    keys=("ctrl+q",),
    shown="^Q",
)
HELP = Command(
    action="help",
    label=N_("help"),
    meaning=N_("more about this page, and its keys"),
    letter="h",
    keys=("f1",),
    shown="F1",
)
PALETTE = Command(
    action="palette",
    label=N_("find a command"),
    meaning=N_("type a part of its name"),
    letter=".",
)
LINES = Command(
    action="lines",
    label=N_("line by line"),
    meaning=N_("go on in plain lines, also for screen readers"),
    letter="g",
)
COPY = Command(
    action="copy_out",
    label=N_("copy for others"),
    meaning=N_("hand what you copied to other programs"),
    letter="y",
)
CLOSE = Command(
    action="close",
    label=N_("go back"),
    meaning=N_("to where you were"),
    letter="r",
    keys=("ctrl+r",),
    shown="^R",
)
EVERYWHERE = (HELP, PEOPLE, COPY, COVER, LINES, PALETTE, LEAVE)

# ------------------------------------------------------------------ in a session

GO_ON = Command(
    action="go_on",
    label=N_("go on"),
    meaning=N_("to what comes next"),
    letter="o",
    keys=("ctrl+n", "ctrl+enter"),
    shown="^N",
)
AS_IT_WAS = Command(
    action="close",
    label=N_("leave it"),
    meaning=N_("as it was, without the changes made just now"),
    letter="r",
    keys=("ctrl+r",),
    shown="^R",
)
BACK = Command(
    action="back",
    label=N_("go back"),
    meaning=N_("to the question before"),
    letter="r",
    keys=("ctrl+r",),
    shown="^R",
)
EXAMPLE = Command(
    action="example",
    label=N_("an example"),
    meaning=N_("how somebody answered it"),
    letter="e",
    keys=("f2",),
)
WHOLE = Command(
    action="whole",
    label=N_("whole text"),
    meaning=N_("all you have said so far, in full"),
    letter="w",
)
UNSURE = Command(
    action="unsure", label=N_("not sure"), meaning=N_("leave it at that, and go on"), letter="n"
)
SKIP = Command(
    action="skip", label=N_("skip"), meaning=N_("leave this open, and go on"), letter="k"
)
PAUSE = Command(
    action="pause", label=N_("pause"), meaning=N_("rest, as long as you like"), letter="p"
)
STOP = Command(
    action="stop",
    label=N_("stop here"),
    meaning=N_("close nvc-coach"),
    letter="s",
)
TRAIL = Command(
    action="trail",
    label=N_("the way so far"),
    meaning=N_("go back further, or change an answer"),
    letter="t",
)
RETURN = Command(
    action="return_there",
    label=N_("to where I was"),
    meaning=N_("confirm what is unchanged, and go on from there"),
    letter="u",
)
HINT = Command(
    action="hint",
    label=N_("the small question"),
    meaning=N_("hide it; where it is folded, read it first"),
    letter="i",
)
SESSION = (
    GO_ON, BACK, HELP, EXAMPLE, WHOLE, HINT, UNSURE, SKIP, PAUSE, TRAIL, RETURN, STOP, PEOPLE,
    COPY, COVER, LINES, PALETTE, LEAVE,
)  # fmt: skip
