"""The door of plain mode: from opening the terminal to the last line."""

from dataclasses import dataclass

from nvc_coach.journal.errors import NotSavedError
from nvc_coach.plain.first_run import begin_with_words, first_run, say_facts
from nvc_coach.plain.home import home
from nvc_coach.plain.house import House
from nvc_coach.plain.taking_up import asked_to_take_up
from nvc_coach.plain.terminal import Ended, Ending, Interrupted, Terminal, say
from nvc_coach.practice.exercise import Exercise
from nvc_coach.services.first_time import is_first_time
from nvc_coach.services.last_line import last_line
from nvc_coach.services.practising import CannotGoOn, TakenUp, begin, go_on
from nvc_coach.services.program import Program
from nvc_coach.services.sitting import Sitting
from nvc_coach.wording import _

DONE, NOT_SAVED, NOT_FOUND = 0, 5, 6


@dataclass(frozen=True, slots=True)
class Before:
    """What was decided and done before the talking begins, so that none of it is asked again.

    Attributes:
        in_memory: Whether nothing is to be kept.
        first_words: Whether to begin with one field for somebody's very first words.
        sitting: A session to go on with, of the exercise or the entry asked for if there is one.
        kept: Whether something that was worked on is kept.
    """

    in_memory: bool = False
    first_words: bool = False
    sitting: Sitting | None = None
    kept: bool = False


def run_plain(
    program: Program,
    *,
    exercise: Exercise | TakenUp | None = None,
    entry_id: str | None = None,
    before: Before | None = None,
) -> int:
    """Talk in the terminal the program was started in.

    Args:
        program: What the program works with; it is opened for writing here, and closed.
        exercise: What to practise at once, perhaps with what it takes over from; home without it.
        entry_id: Which entry to go on with at once.
        before: What was decided and done elsewhere, if the talking does not begin here.

    Returns:
        The exit code.
    """
    from nvc_coach.plain.readline_terminal import ReadlineTerminal

    terminal = ReadlineTerminal()
    with terminal.talking():
        return talk_in(terminal, program, exercise=exercise, entry_id=entry_id, before=before)


def talk_in(
    terminal: Terminal,
    program: Program,
    *,
    exercise: Exercise | TakenUp | None = None,
    entry_id: str | None = None,
    before: Before | None = None,
) -> int:
    """Talk in any terminal; see :func:`run_plain`."""
    house = House(terminal, program)
    try:
        program.open_for_writing()
    except NotSavedError as error:
        house.say(error.sentence)
        house.say(_("So this time nothing can be kept; you can practise all the same."))
    try:
        if before is None:
            code = _talk(house, exercise, entry_id)
        else:
            code = _talk_on(house, before, to_home=exercise is None and entry_id is None)
        ending = Ending.STOPPED
    except Ended as ended:
        code, ending = DONE, ended.ending
    return _end(house, ending, code, kept=before is not None and before.kept)


def _talk(house: House, exercise: Exercise | TakenUp | None, entry_id: str | None) -> int:
    program = house.program
    if entry_id is not None:
        sitting = go_on(program, entry_id)
        if isinstance(sitting, CannotGoOn):
            house.say(sitting.sentence)
            return NOT_FOUND if sitting.not_found else 1
        house.practise(sitting, resumed=True)
    elif exercise is not None:
        if is_first_time(program):
            say_facts(house.say)
            house.say()
        house.in_memory = not (program.writable and program.settings.keep)
        if house.in_memory:
            house.say(_("This time nothing you write is kept."))
        if isinstance(exercise, Exercise):
            exercise = asked_to_take_up(house, exercise)
        house.practise(begin(program, exercise, in_memory=house.in_memory))
    else:
        if program.writable and is_first_time(program):
            first_run(house)
        home(house)
    return DONE


def _talk_on(house: House, before: Before, *, to_home: bool) -> int:
    """Take over from where somebody was; `to_home` says whether a practice ends there."""
    house.in_memory = before.in_memory
    if before.sitting is not None:
        house.practise(before.sitting, resumed=True)
        if not to_home:
            return DONE
    elif before.first_words:
        begin_with_words(house)
    home(house)
    return DONE


def _wait_for_room(house: House) -> None:
    """While something cannot be saved, let the person make room before the words are lost."""
    while not house.program.settle():
        say(house.terminal, house.program.not_saved() or _("Not everything is saved yet."))
        say(house.terminal, _("Enter tries again. 1 ends without saving the rest."))
        try:
            if house.terminal.read(lambda _typed: None, "").strip() == "1":
                return
        except (Ended, Interrupted):
            return


def _end(house: House, ending: Ending, code: int, *, kept: bool) -> int:
    """Save what is left to save, and say in one line how to go on.

    Args:
        house: What is at hand.
        ending: Why the talking ends.
        code: The exit code, if all can be saved.
        kept: Whether something is kept that was worked on before the talking began.
    """
    if ending is Ending.STOPPED:
        _wait_for_room(house)
    if not house.program.close():
        if ending is not Ending.CUT_OFF:
            say(house.terminal, house.program.not_saved() or "")
        return NOT_SAVED
    if ending is Ending.STOPPED and code == DONE:
        told = last_line(kept=kept or bool(house.kept), in_memory=house.in_memory)
        say(house.terminal, told)
    return code
