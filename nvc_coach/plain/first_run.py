"""The first run: two facts, one question, and straight to one field."""

from nvc_coach.plain.commands import Order
from nvc_coach.plain.house import House
from nvc_coach.practice.answers import Text
from nvc_coach.practice.view import JUDGMENT
from nvc_coach.services.practising import begin
from nvc_coach.wording import _

FIRST_EXERCISE = "transforming-enemy-images"


def first_run(house: House) -> None:
    """Welcome somebody who has never been here, and begin with their own words.

    Raises:
        Ended: The talking ends; what was written is kept if it was to be.
    """
    say_facts(house)
    house.in_memory = _asks_to_keep_nothing(house)
    if not house.in_memory:
        house.program.set("welcomed", True)  # noqa: FBT003  # a setting and its value
    exercise = house.program.exercise(FIRST_EXERCISE)
    if exercise is None:
        return
    sitting = begin(house.program, exercise, in_memory=house.in_memory)

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
    line = house.prompt().line(question, watch=watch, words=True)
    if isinstance(line, Order) or line.blank:
        sitting.keep_nothing()
        return
    sitting.draft(JUDGMENT, Text(line.text))
    house.practise(sitting)


def is_first_time(house: House) -> bool:
    """Whether nobody was welcomed here yet, and nothing was written."""
    program = house.program
    return not program.settings.welcomed and not program.store.listing().entries


def say_facts(house: House) -> None:
    """What everybody should know before writing the first word."""
    house.say(_("nvc-coach. What you write stays on this computer. Nothing is sent anywhere."))
    house.say(_("Anyone who can open your files here can read it."))
    house.say(_("It is a practice to do on your own, not therapy."))


def _asks_to_keep_nothing(house: House) -> bool:
    def question() -> None:
        house.say(_("1 keep what I write. 2 keep nothing this time. Enter for 1."))

    question()
    return house.prompt().number(question, 2) == 2  # noqa: PLR2004  # as just read out
