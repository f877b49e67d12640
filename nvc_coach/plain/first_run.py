"""The first run: two facts, a question or two, and straight to one field."""

from collections.abc import Callable
from dataclasses import dataclass

from nvc_coach.journal.errors import NotSavedError
from nvc_coach.plain.commands import Command, Order, bare_command
from nvc_coach.plain.house import House
from nvc_coach.plain.menu import chosen_number
from nvc_coach.plain.prompt import Line, Prompt
from nvc_coach.plain.terminal import Ended, Terminal, say
from nvc_coach.practice.answers import Text
from nvc_coach.practice.exercise import Asking
from nvc_coach.practice.view import JUDGMENT
from nvc_coach.services.first_time import facts
from nvc_coach.services.practising import begin
from nvc_coach.services.program import Program
from nvc_coach.services.sitting import Sitting
from nvc_coach.wording import N_, _, ngettext

FIRST_EXERCISE = "transforming-enemy-images"
_COUNTS = {2: N_("Two"), 3: N_("Three"), 4: N_("Four"), 5: N_("Five")}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody who has never been here chose.

    Attributes:
        line_by_line: Whether to open so, now and from now on.
        in_memory: Whether nothing is to be kept; None where keeping is impossible, and so was
            not asked about.
    """

    line_by_line: bool
    in_memory: bool | None


def printed_questions(program: Program, terminal: Terminal, key: Callable[[str], str]) -> Chosen:
    """Two facts and two questions, before anything that is slow is loaded.

    Args:
        program: What the program works with; it is opened for writing here.
        terminal: Where to write.
        key: Waits for one of these keys; the first is what Enter means.

    Raises:
        Ended: The person, or something from outside, ends it; nothing is set.
    """
    can_be_kept = _opened_for_writing(program)
    say_facts(lambda fact: say(terminal, fact))
    say(terminal, _("1 full screen   2 line by line (screen readers)     [Enter = 1]"))
    line_by_line = key("12") == "2"
    in_memory = None
    if can_be_kept:
        say(terminal, _("1 keep what I write   2 keep nothing this time      [Enter = 1]"))
        in_memory = key("12") == "2"
    if in_memory is False:
        program.set("welcomed", True)  # noqa: FBT003  # a setting and its value
    if line_by_line:
        trouble = program.set("plain", True)  # noqa: FBT003  # a setting and its value
        say(terminal, trouble or _("Line by line from now on. In the settings you can change it."))
    return Chosen(line_by_line, in_memory)


def _opened_for_writing(program: Program) -> bool:
    try:
        return program.open_for_writing()
    except NotSavedError:  # told by the front end, which opens it once more
        return False


def first_run(house: House) -> None:
    """Welcome somebody who has never been here, and begin with their own words.

    Raises:
        Ended: The talking ends; what was written is kept if it was to be.
    """
    say_facts(house.say)
    house.in_memory = _asks_to_keep_nothing(house)
    if not house.in_memory:
        house.program.set("welcomed", True)  # noqa: FBT003  # a setting and its value
    begin_with_words(house)


def begin_with_words(house: House) -> None:
    """Ask for the very first words, and practise with them.

    Raises:
        Ended: The talking ends; what was written is kept if it was to be.
    """
    exercise = house.program.exercise(FIRST_EXERCISE)
    step = None if exercise is None else exercise.asking(JUDGMENT)
    if exercise is None or step is None:
        return
    sitting = begin(house.program, exercise, in_memory=house.in_memory)
    try:
        words = _first_words(house, sitting, step)
    except Ended:
        _keep_only_words(house, sitting)
        raise
    if not words:
        sitting.keep_nothing()
        return
    sitting.draft(JUDGMENT, Text(words))
    house.say(_what_comes(house, len(sitting.view.before)))
    house.practise(sitting)


def _first_words(house: House, sitting: Sitting, step: Asking) -> str:
    """What is written in the very first field; empty where nothing is."""

    def question() -> None:
        house.say(_("What are you telling yourself about them? As bluntly as it sounds."))
        house.say(_("One line is enough. Enter alone: look round first. /help says more."))

    def watch(typed: str | None) -> None:
        if typed is None:
            sitting.restore(JUDGMENT, None)
        else:
            sitting.draft(JUDGMENT, Text(typed))

    house.say()
    question()
    line = _prompt(house, step).line(question, watch=watch, words=True)
    return line.text if isinstance(line, Line) and not line.blank else ""


def _prompt(house: House, step: Asking) -> Prompt:
    """A prompt that also knows the step the first words are for."""
    prompt = house.prompt()
    help_outside = prompt.shown[Command.HELP]

    def show_help(order: Order) -> None:
        house.say(step.help)
        house.say(_("/example reads how somebody answered it."))
        help_outside(order)
        house.say()

    def show_example(_order: Order) -> None:
        house.say(_("For example, somebody wrote:"))
        house.say(step.example)
        house.say()

    prompt.shown[Command.HELP] = show_help
    prompt.shown[Command.EXAMPLE] = show_example
    return prompt


def _keep_only_words(house: House, sitting: Sitting) -> None:
    """Let go of an entry that holds no words, or nothing but a command's."""
    draft = sitting.drafts.get(JUDGMENT)
    typed = draft.answer.text if draft is not None and isinstance(draft.answer, Text) else ""
    if not typed.strip() or bare_command(typed) is not None:
        sitting.keep_nothing()
    house.note(sitting)


def _what_comes(house: House, pages: int) -> str:
    """That the words are kept, if they are, and how many pages come before the first question."""
    told = [] if house.in_memory else [_("Kept.")]
    if pages:
        count = _(_COUNTS[pages]) if pages in _COUNTS else pages
        told.append(
            ngettext(
                "One short page comes first.", "{count} short pages come first.", pages
            ).format(count=count)
        )
    return " ".join(told)


def say_facts(say_one: Callable[[str], None]) -> None:
    """What everybody should know before writing the first word."""
    for fact in facts():
        say_one(fact)


def _asks_to_keep_nothing(house: House) -> bool:
    def question() -> None:
        house.say(_("1 keep what I write. 2 keep nothing this time. Enter for 1."))

    question()
    return chosen_number(house.prompt(), question, 2) == 2  # noqa: PLR2004  # as just read out
