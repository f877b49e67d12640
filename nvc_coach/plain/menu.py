"""Menus: numbered lines, and a number to answer with."""

from collections.abc import Callable
from dataclasses import dataclass

from nvc_coach.plain.prompt import Prompt
from nvc_coach.plain.terminal import say
from nvc_coach.wording import _


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a menu, and what it does."""

    label: str
    do: Callable[[], None]


def offer(prompt: Prompt, heading: str, items: list[Item], *, enter: str) -> Item | None:
    """Read a menu out, and give back the item chosen; None for Enter.

    Args:
        prompt: Where to read and write.
        heading: Said first; may be empty.
        items: In order.
        enter: What Enter does, in words.
    """

    def question() -> None:
        if heading:
            say(prompt.terminal, heading)
        for number, item in enumerate(items, 1):
            say(prompt.terminal, f"{number} {item.label}")
        say(prompt.terminal, _("A number. Enter: {enter}.").format(enter=enter))

    question()
    number = prompt.number(question, len(items))
    return None if number is None else items[number - 1]
