"""One whole walk, as it stands in docs/a-walk.md: a correction, a letter, a story, a stop."""

from datetime import timedelta
from itertools import count
from pathlib import Path

from nvc_coach.plain.app import talk_in
from nvc_coach.services.program import Outside, Program
from tests.plain.home import GO_ON
from tests.plain.talking import (
    BEGIN,
    GoesOn,
    HalfTyped,
    Key,
    Menu,
    Pasted,
    PlayedTerminal,
    Ticking,
)

LETTER = (
    "On Tuesday evening I told him about the hospital.",
    "He opened his laptop while I was speaking.",
    "",
    "He said: I am listening, go on.",
    "After that he typed.",
)

MONDAY: tuple[Key, ...] = (
    "",  # keep what I write
    "He only thinks of himslf.",
    *("", ""),  # two pages
    *("/edit", "He only thinks of himself.", ""),
    *("D.", "8"),
    *(Pasted(LETTER), ""),
    *(
        "resp, rest",
        Menu("respect: to be treated as someone who counts"),
        "to be met halfway, at least once",
        "",
    ),
    *("I feel ignored", "1, 2", ""),
    *("/back", "/back", "/remove rest", "connection", "", "", ""),
    Menu("Yes, some part is"),
    "space",
    HalfTyped("to be needed, but not all the ti"),
)
"""What is entered on the first day; then the window is closed in the middle of a word."""

TUESDAY: tuple[Key, ...] = (
    GO_ON,
    *("/edit", GoesOn("me"), ""),
    *("overw, tired", "", ""),
    Menu("Yes, and the charge is on my side (back to My side)"),
    *("", "", ""),
    Menu("Not today: I leave their side out"),
    Menu("Softer, and enough for today"),
    *("calm, still sad somewhere", "", "", "closeness", ""),
    *("To go to bed by ten.", "", "Friday", "", "/skip"),
    *("5", "/change 2", "Dan", "/numbers", "1"),
)
"""What is entered on the next."""

_HEAD = """\
# A walk

One whole walk through Transforming Enemy Images, line by line, as the program and somebody talk.
What the person enters stands behind `>`. There is a correction, a pasted letter, a word that
carries a story, a way back, a window closed in the middle of a word, and a return. The page is
compared with what the program really says by a test; `make walk` writes it anew.

"""


def transcript(home: Path) -> str:
    """The walk as a page, practised in this home."""
    monday = _visit(home, MONDAY, 0)
    tuesday = _visit(home, TUESDAY, 1)
    return (
        f"{_HEAD}## Monday\n\n```\n{monday}\n```\n\n"
        f"Here the window was closed.\n\n## Tuesday\n\n```\n{tuesday}\n```\n"
    )


def _visit(home: Path, keys: tuple[Key, ...], days: int) -> str:
    numbers = count(1)
    program = Program(
        Outside(
            environment={"NVC_COACH_HOME": str(home)},
            clock=Ticking(BEGIN + timedelta(days=days)),
            chance=lambda length: next(numbers).to_bytes(length, "big"),
        )
    )
    terminal = PlayedTerminal(list(keys))
    talk_in(terminal, program)
    shown = "\n".join(line.rstrip() for line in terminal.text.split("\n"))
    return shown.strip("\n").replace(str(home), "~")
