"""Commands: a slash and a word, open at every prompt; and bare words that look like one.

"rest" is a need and "back" an answer, so a word alone is never obeyed: it is asked about.
"""

from dataclasses import dataclass
from enum import StrEnum

from nvc_coach.practice.vocabulary import folded
from nvc_coach.wording import N_


class Command(StrEnum):
    """Everything that can be asked for with a slash."""

    HELP = "help"
    EXAMPLE = "example"
    WHOLE = "whole"
    WHERE = "where"
    PEOPLE = "people"
    BACK = "back"
    CHANGE = "change"
    UNSURE = "unsure"
    SKIP = "skip"
    PAUSE = "pause"
    LIST = "list"
    REMOVE = "remove"
    EDIT = "edit"
    UNDO = "undo"
    NUMBERS = "numbers"
    STOP = "stop"
    LEAVE = "leave"


MEANINGS = {
    Command.HELP: N_("more about this question; /help all reads what each command does"),
    Command.EXAMPLE: N_("how somebody answered it"),
    Command.WHOLE: N_("what you have said so far, in full"),
    Command.WHERE: N_("where you are, and the way that led here"),
    Command.PEOPLE: N_("your own page of people you trust"),
    Command.BACK: N_("the question before; with a number from /where, that one"),
    Command.CHANGE: N_("change an earlier answer without going back; with a number from /where"),
    Command.UNSURE: N_("not sure; on to the next"),
    Command.SKIP: N_("leave this open; on to the next"),
    Command.PAUSE: N_("rest, as long as you like"),
    Command.LIST: N_("the groups of words; with a group's name or number, its words"),
    Command.REMOVE: N_("take out a word you kept; with the word or its number"),
    Command.EDIT: N_("take what you wrote back into the line to change it"),
    Command.UNDO: N_("take back the last thing you kept here"),
    Command.NUMBERS: N_("how strongly the judgment held you, before and after"),
    Command.STOP: N_("stop here"),
    Command.LEAVE: N_("leave at once, with the words pushed out of sight"),
}

# A bare word that somebody may well mean as a command.
_BARE = {one.value: one for one in Command} | {
    "quit": Command.STOP,
    "exit": Command.STOP,
    "bye": Command.STOP,
    "?": Command.HELP,
    "examples": Command.EXAMPLE,
    "previous": Command.BACK,
    "next": Command.SKIP,
}
_HARMLESS_BARE = frozenset({Command.PEOPLE, Command.WHOLE, Command.NUMBERS, Command.CHANGE})


@dataclass(frozen=True, slots=True)
class Order:
    """A command as it was typed, with what stands behind it."""

    command: Command
    argument: str = ""


@dataclass(frozen=True, slots=True)
class UnknownOrder:
    """A slash and a word that is no command."""

    word: str


def parsed(line: str) -> Order | UnknownOrder | None:
    """The command in a line; None where the line is no command.

    A slash behind white space, or one that no letter follows, belongs to the words.
    """
    if not line.startswith("/") or not line[1:2].isalpha():
        return None
    word, _, argument = line[1:].partition(" ")
    try:
        return Order(Command(folded(word)), argument.strip())
    except ValueError:
        return UnknownOrder(word)


def may_become_command(typed: str) -> bool:
    """Whether what stands in the line so far begins as a command does."""
    if not typed.startswith("/"):
        return False
    word = folded(typed[1:].partition(" ")[0])
    return any(command.value.startswith(word) for command in Command)


def bare_command(line: str) -> Command | None:
    """The command that a line may be meant as, though it has no slash; None for none."""
    command = _BARE.get(folded(line).rstrip(".!"))
    return None if command in _HARMLESS_BARE else command
