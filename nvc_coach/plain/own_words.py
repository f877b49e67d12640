"""Asking for somebody's own words outside a session: as many lines as one likes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from nvc_coach.plain.lines import LOCAL, Lines, tell_begun

if TYPE_CHECKING:
    from nvc_coach.plain.house import House


def ask_words(
    house: "House", question: str, keep: Callable[[str], object], *, begun: str = ""
) -> str:
    """What is written, once an empty line or a lone dot has ended it.

    Args:
        house: What is at hand.
        question: Asks for them; said once more after a command that showed something.
        keep: Keeps what is written so far; called after each key.
        begun: What was begun earlier.

    Raises:
        Ended: The talking ends; what was written is kept.
    """

    def ask() -> None:
        house.say(question)

    ask()
    if begun:
        tell_begun(house.say, begun)
    prompt = house.prompt(local=LOCAL)
    return Lines(prompt, ask, lambda words: keep(words or ""), begun=begun).words()
