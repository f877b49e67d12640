"""Menus: numbered lines, and a number to answer with."""

from collections.abc import Callable
from dataclasses import dataclass

from nvc_coach.plain.commands import Command, Order, bare_command
from nvc_coach.plain.prompt import Line, Prompt
from nvc_coach.plain.terminal import say
from nvc_coach.practice.vocabulary import folded
from nvc_coach.wording import _, ngettext


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
        items: In order; with none, Enter is all there is.
        enter: What Enter does, in words.
    """

    def question() -> None:
        if heading:
            say(prompt.terminal, heading)
        for number, item in enumerate(items, 1):
            say(prompt.terminal, f"{number} {item.label}")
        told = _("A number. Enter: {enter}.") if items else _("Enter: {enter}.")
        say(prompt.terminal, told.format(enter=enter))

    question()
    number = chosen_number(prompt, question, len(items), enter=enter)
    return None if number is None else items[number - 1]


MOST_LINES = 9
"""How many lines a menu has at most before what is rarely used gets a menu of its own."""


def with_more(new_prompt: Callable[[], Prompt], items: list[Item], rare: list[Item]) -> list[Item]:
    """What is rarely used, behind one line where the menu would be too long to listen to.

    Args:
        new_prompt: Makes a prompt for the menu behind that line.
        items: What stands in the menu in any case.
        rare: What is rarely used.

    Returns:
        What is to stand in the menu for what is rarely used.
    """
    if len(rare) < _FEWEST_BEHIND or len(items) + len(rare) <= MOST_LINES:
        return rare
    label = _("More: {what}").format(what=", ".join(one.label for one in rare))
    return [Item(label, lambda: choose(new_prompt(), rare))]


def choose(prompt: Prompt, items: list[Item]) -> None:
    """Offer a menu that stands behind a line of another, and do what is chosen."""
    chosen = offer(prompt, "", items, enter=_("go back"))
    if chosen is not None:
        chosen.do()


_FEWEST_BEHIND = 2


def chosen_number(
    prompt: Prompt, question: Callable[[], None], most: int, *, enter: str = ""
) -> int | None:
    """A number from 1 to `most`; None for an empty line, or for the words of what Enter does."""
    while True:
        text = plain_answer(prompt, question)
        if not text or folded(text) == folded(enter):
            return None
        if text.isdecimal() and 1 <= int(text) <= most:
            return int(text)
        if most:
            told = ngettext(
                "Please type {most}, or just Enter.",
                "Please type a number from 1 to {most}, or just Enter.",
                most,
            ).format(most=most)
        else:
            told = _("Please type just Enter.")
        say(prompt.terminal, told)


def plain_answer(prompt: Prompt, question: Callable[[], None]) -> str:
    """What is answered where nobody's own words are asked for; empty for Enter.

    So a command word without its slash can only be meant as one, and is obeyed.

    Raises:
        Turn: A command leads away from the question.
        Ended: The talking ends.
    """
    while True:
        line = prompt.line(question)
        if isinstance(line, Line):
            text = line.text.strip()
            command = Command.STOP if folded(text) == _QUIT else bare_command(text)
            if command is None or not prompt.obeys(command):
                return text
            prompt.obey(Order(command))
        question()


_QUIT = "q"
