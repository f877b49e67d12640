"""How the program opens where there is a terminal: the full screen, or line by line.

It is imported without Typer, and loads no more than what is opened.
"""

import os
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TextIO

from nvc_coach.cli import crash
from nvc_coach.cli.exit_code import ExitCode
from nvc_coach.cli.loading import without_collecting
from nvc_coach.cli.printing import tell
from nvc_coach.wording import _

if TYPE_CHECKING:
    from nvc_coach.cli.starting import Start
    from nvc_coach.plain.first_run import Chosen
    from nvc_coach.practice.exercise import Exercise
    from nvc_coach.services.practising import TakenUp
    from nvc_coach.services.program import Program
    from nvc_coach.tui.left import Left

PLAIN_VARIABLE = "NVC_COACH_PLAIN"
_CAN_DO_NO_MORE = frozenset({"", "dumb", "unknown"})


def open_in_the_terminal(
    start: "Start",
    *,
    named: str | None = None,
    follow: str | None = None,
    resume: str | None = None,
    plain: bool = False,
) -> int:
    """Open for a person.

    Args:
        start: What every command starts from.
        named: The exercise to practise at once, as it is named on a command line.
        follow: Which entry that exercise takes over from.
        resume: Which entry to go on with at once; it has its own exercise.
        plain: Whether line by line was asked for.

    Returns:
        The exit code.
    """
    if not _is_terminal():
        tell(_("There is no terminal here to talk in. nvc-coach --help names what else there is."))
        return ExitCode.WRONG_USE
    exercise = None
    if named is not None and resume is None:
        from nvc_coach.cli.naming import exercise_to_begin

        found = exercise_to_begin(start.program, named, follow)
        if isinstance(found, ExitCode):
            return found
        exercise = found
    if opens_line_by_line(
        start.environment,
        asked=plain,
        set_so=start.program.settings.plain,
        drawable=can_be_drawn_on(_drawn_through()),
    ):
        from nvc_coach.plain.app import run_plain

        return run_plain(start.program, exercise=exercise, entry_id=resume)
    return _on_the_full_screen(start.program, exercise, resume)


def opens_line_by_line(
    environment: Mapping[str, str], *, asked: bool, set_so: bool, drawable: bool
) -> bool:
    """Whether to open line by line.

    Args:
        environment: Variables of the environment.
        asked: Whether the command line asks for it.
        set_so: Whether the settings do.
        drawable: Whether a page can be drawn where the program writes.
    """
    wished = environment.get(PLAIN_VARIABLE, "") not in {"", "0"}
    return asked or set_so or wished or not drawable or _does_no_more(environment.get("TERM"))


def _does_no_more(term: str | None) -> bool:
    """Whether a terminal of this name knows lines alone; the one of Windows has no name."""
    return os.name != "nt" if term is None else term in _CAN_DO_NO_MORE


def _is_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def can_be_drawn_on(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal that speaks UTF-8, as a page needs it."""
    if stream is None or not stream.isatty():
        return False
    return stream.encoding.lower().replace("-", "").replace("_", "") == "utf8"


def _drawn_through() -> TextIO | None:
    """The stream that Textual draws through."""
    return sys.stdout if os.name == "nt" else sys.stderr


# ------------------------------------------------------------------ the full screen


def _on_the_full_screen(
    program: "Program", exercise: "Exercise | TakenUp | None", entry_id: str | None
) -> int:
    from nvc_coach.plain.one_key import without_echo
    from nvc_coach.plain.terminal import Ended, Ending

    chosen: Chosen | None = None
    left: Left | None = None
    with without_echo():
        try:
            if exercise is None and entry_id is None:
                chosen = _asked_the_first_time(program)
        except Ended as ended:
            program.close()
            return _stopped() if ended.ending is Ending.STOPPED else ExitCode.DONE
        if chosen is None or not chosen.line_by_line:
            left = _page()(
                program,
                exercise=exercise,
                entry_id=entry_id,
                first_words=chosen is not None and chosen.in_memory is not None,
                in_memory=chosen is not None and chosen.in_memory is True,
            )
    if left is not None and left.ending != "plain":
        return _after_the_page(program, left)
    from nvc_coach.plain.app import Before, run_plain

    before: Before | None = None
    if left is not None:
        if left.told:
            tell(left.told)
        before = Before(
            in_memory=left.in_memory,
            sitting=left.sitting,
            kept=left.kept and left.sitting is None,
        )
    elif chosen is not None and chosen.in_memory is not None:
        before = Before(in_memory=chosen.in_memory, first_words=True)
    return run_plain(program, exercise=exercise, entry_id=entry_id, before=before)


def _asked_the_first_time(program: "Program") -> "Chosen | None":
    """What somebody who has never been here chooses; None for everybody else.

    Raises:
        Ended: They end it.
    """
    if program.settings.welcomed:
        return None
    from nvc_coach.services.first_time import is_first_time

    if not is_first_time(program):
        return None
    from nvc_coach.plain.first_run import printed_questions
    from nvc_coach.plain.one_key import one_key
    from nvc_coach.plain.readline_terminal import ReadlineTerminal

    return printed_questions(program, ReadlineTerminal(), one_key)


def _page() -> "Callable[..., Left]":
    """The full screen."""
    if not os.environ.get("NO_COLOR", "-"):
        # Its own specification says that an empty one does not count; Textual counts it.
        del os.environ["NO_COLOR"]
    # Textual paints no sooner after it has painted: what is found comes right after the letter.
    os.environ["TEXTUAL_FPS"] = "240"
    with without_collecting():
        from nvc_coach.tui.app import run_full_screen
    return run_full_screen


def _after_the_page(program: "Program", left: "Left") -> int:
    """Say what is left to say in the shell, and how it ended."""
    program.close()
    unsaved = program.not_saved()
    if left.ending == "failed":
        crash.report(left.error or RuntimeError())
    if left.ending != "cut-off":
        for sentence in dict.fromkeys(filter(None, (left.told, unsaved))):
            tell(sentence)
    if left.ending == "failed":
        return ExitCode.PROBLEMS
    if unsaved:
        return ExitCode.NOT_SAVED
    if left.ending == "stopped" and left.code == ExitCode.DONE:
        return _stopped(kept=left.kept, in_memory=left.in_memory)
    return left.code


def _stopped(*, kept: bool = False, in_memory: bool = False) -> ExitCode:
    from nvc_coach.services.last_line import last_line

    tell(last_line(kept=kept, in_memory=in_memory))
    return ExitCode.DONE
