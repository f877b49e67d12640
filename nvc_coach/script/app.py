"""The door of scripted mode: from the bytes of a script to what came of it."""

from dataclasses import dataclass, field, replace
from enum import Enum, auto

from nvc_coach.journal.entry import Entry
from nvc_coach.journal.errors import NotSavedError, locked
from nvc_coach.library.characters import shown
from nvc_coach.library.rendering import rendered
from nvc_coach.practice.exercise import Exercise
from nvc_coach.script.script_file import DoesNotFit, Script, read_script
from nvc_coach.script.walking import walk
from nvc_coach.services.practising import CannotGoOn, TakenUp, begin, go_on
from nvc_coach.services.program import Program
from nvc_coach.services.sitting import Sitting
from nvc_coach.wording import _


class Ending(Enum):
    """How a scripted run ended."""

    DONE = auto()
    """Finished, or stopped as the script says."""
    UNREADABLE = auto()
    """The script is no TOML."""
    DOES_NOT_FIT = auto()
    """An event does not fit, one is left over, or the script ran out."""
    LOCKED = auto()
    """Another copy of the program writes in the journal."""
    NOT_SAVED = auto()
    """The machine did not take it."""
    NOT_FOUND = auto()
    """There is no such entry to go on with."""
    READ_ONLY = auto()
    """The entry to go on with can only be read."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a scripted run.

    Attributes:
        ending: How it ended.
        entry: The entry as it stands; None where there is none.
        kept: Whether that entry is in the journal.
        messages: What is to be said about it, a sentence each.
    """

    ending: Ending
    entry: Entry | None = field(default=None, repr=False)
    kept: bool = False
    messages: tuple[str, ...] = ()


def run_script(
    program: Program,
    data: bytes,
    *,
    file: str,
    start: Exercise | TakenUp | str,
    dry_run: bool = False,
) -> Result:
    """Practise by a script.

    Args:
        program: What the program works with. It is opened for writing here where something is to
            be kept; whoever made it closes it.
        data: What the script's file holds.
        file: The name it is known by in messages.
        start: The exercise to begin, perhaps with what it takes over from, or the id of the entry
            to go on with.
        dry_run: Whether nothing is to be kept.
    """
    script = read_script(data, file)
    if isinstance(script, DoesNotFit):
        return _does_not_fit(script)
    if not isinstance(script, Script):
        return Result(Ending.UNREADABLE, messages=tuple(map(rendered, script)))
    in_memory = dry_run
    if not isinstance(start, str):
        in_memory = dry_run or script.does_nothing or not program.settings.keep
    if not in_memory:
        try:
            if not program.open_for_writing():
                return Result(Ending.LOCKED, messages=(locked().sentence,))
        except NotSavedError as error:
            return Result(Ending.NOT_SAVED, messages=(error.sentence,))
    if not isinstance(start, str):
        sitting = begin(program, start, in_memory=in_memory)
    else:
        resumed = go_on(program, start)
        if isinstance(resumed, CannotGoOn):
            ending = Ending.NOT_FOUND if resumed.not_found else Ending.READ_ONLY
            return Result(ending, messages=(resumed.sentence,))
        sitting = resumed
    result = _walked(program, script, sitting, in_memory=in_memory)
    if in_memory and not dry_run and sitting.begun:
        unkept = _("Nothing of this is kept, as it stands in your settings.")
        return replace(result, messages=(*result.messages, unkept))
    return result


def _walked(program: Program, script: Script, sitting: Sitting, *, in_memory: bool) -> Result:
    named = script.exercise
    if named is not None and named != sitting.entry.exercise:
        sentence = _('This script is for the exercise {named}, and this is "{exercise}".')
        sentence = sentence.format(named=_quoted(named), exercise=sitting.entry.exercise)
        return _does_not_fit(script.refused(sentence, "exercise"))
    trouble = walk(script, sitting, program.clock)
    saved = in_memory or program.close()
    kept = saved and not in_memory and sitting.begun
    messages = []
    if trouble is not None:
        messages.append(f"{trouble.place}: {trouble.sentence}")
        if kept:
            messages.append(
                _(
                    "What was answered before is kept in the entry {id}. To go on with it: "
                    "nvc-coach practice --resume {id}"
                ).format(id=sitting.entry.id)
            )
    if not saved:
        messages.append(program.not_saved() or _("Not everything could be saved."))
    ending = Ending.DONE if saved else Ending.NOT_SAVED
    if trouble is not None and saved:
        ending = Ending.DOES_NOT_FIT
    return Result(ending, sitting.entry, kept, tuple(messages))


def _does_not_fit(trouble: DoesNotFit) -> Result:
    return Result(Ending.DOES_NOT_FIT, messages=(f"{trouble.place}: {trouble.sentence}",))


def _quoted(named: object) -> str:
    return f'"{shown(named)}"' if isinstance(named, str) else _("that is no name of one")
