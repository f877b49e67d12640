"""The door of the page: opening it in the terminal, and what is left once it is closed."""

import os
import sys
from typing import TYPE_CHECKING

from nvc_coach.tui.coach import Coach, Ending
from nvc_coach.tui.house import House
from nvc_coach.tui.keys_in_order import accept_any_bytes
from nvc_coach.tui.leaving import signals_as_they_were
from nvc_coach.tui.left import Left
from nvc_coach.tui.sequences import part_keys_so

if TYPE_CHECKING:
    from nvc_coach.practice.exercise import Exercise
    from nvc_coach.services.practising import TakenUp
    from nvc_coach.services.program import Program
    from nvc_coach.services.sitting import Sitting

DONE, NOT_SAVED, NOT_FOUND = 0, 5, 6
_TURN_SECONDS = 0.001
"""For so long a thread that reads the journal may keep the one that paints the page waiting."""
_MOUSE_HOLDS_ESC = "STY"
"""GNU screen names itself so; while it looks after a mouse, it keeps Esc until the next key."""


def run_full_screen(
    program: "Program",
    *,
    exercise: "Exercise | TakenUp | None" = None,
    entry_id: str | None = None,
    first_words: bool = False,
    in_memory: bool = False,
) -> Left:
    """Open the page in the terminal the program was started in.

    Args:
        program: What the program works with; it is opened for writing here, and closed unless
            it goes on line by line.
        exercise: What to practise at once, perhaps with what it takes over from; home without it.
        entry_id: Which entry to go on with at once.
        first_words: Whether this is the very first time: straight to one field.
        in_memory: Whether nothing is to be kept this time.
    """
    sys.setswitchinterval(_TURN_SECONDS)
    house = House(program, never=in_memory)
    house.in_memory = in_memory
    if first_words and not house.writable:
        house.never = house.in_memory = True
    sitting: Sitting | None = None
    if entry_id is not None:
        from nvc_coach.services.practising import CannotGoOn, go_on

        house.open()
        found = go_on(program, entry_id)
        if isinstance(found, CannotGoOn):
            program.close()
            return Left(
                ending="stopped", code=NOT_FOUND if found.not_found else 1, told=found.sentence
            )
        sitting = found
    beginning: Exercise | None = None
    if entry_id is None and exercise is not None:
        sitting, beginning = _begun(house, exercise)
    coach = Coach(house, sitting=sitting, resumed=entry_id is not None, first_words=first_words)
    coach.beginning = beginning
    return _run(coach, program)


def _begun(
    house: House, practice: "Exercise | TakenUp"
) -> "tuple[Sitting | None, Exercise | None]":
    """The sitting, or the exercise that asks first what it takes over from."""
    from nvc_coach.services.first_time import facts, is_first_time
    from nvc_coach.services.practising import TakenUp, begin

    house.in_memory = house.never or not (house.writable and house.program.settings.keep)
    if is_first_time(house.program):
        house.notice = " ".join((*facts(), house.notice)).strip()
    if not isinstance(practice, TakenUp) and practice.follows:
        return None, practice
    return begin(house.program, practice, in_memory=house.in_memory), None


def _run(coach: Coach, program: "Program") -> Left:
    house = coach.house
    failure: BaseException | None = None
    accept_any_bytes()
    part_keys_so()
    try:
        with signals_as_they_were():
            ending: Ending = coach.run(mouse=_MOUSE_HOLDS_ESC not in os.environ) or coach.ending
        failure = coach.failure
    except Exception as error:  # noqa: BLE001  # told by its kind alone, like every failure
        ending, failure = "failed", error
    if failure is not None:
        ending = "failed"
    if ending == "plain":
        return Left(
            ending=ending,
            kept=bool(house.kept),
            in_memory=house.in_memory,
            sitting=coach.sitting,
        )
    saved = program.close()
    told = "" if saved or ending == "cut-off" else program.not_saved() or ""
    return Left(
        ending=ending,
        code=DONE if saved else NOT_SAVED,
        kept=bool(house.kept),
        in_memory=house.in_memory,
        told=told,
        error=failure,
    )
