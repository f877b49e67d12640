"""The played terminal chooses by words only what is offered just then, and just once."""

import pytest

from tests.plain.talking import Key, Menu, PlayedTerminal


def entered(terminal: PlayedTerminal) -> str:
    return terminal.read(lambda _typed: None, "")


def offering(*keys: Key) -> PlayedTerminal:
    """A terminal on which a menu was printed, one of its lines wrapped."""
    terminal = PlayedTerminal(list(keys))
    for said in ("Home.", "1 Begin", "2 Begin, and keep nothing this\ntime", "3 Your entries"):
        terminal.write(said)
    terminal.write("A number. Enter: back.")
    return terminal


@pytest.mark.parametrize(
    ("words", "number"),
    [("Your entries", "3"), ("nothing this time", "2"), ("entries", "3"), ("Begin", "1")],
)
def test_words_stand_for_the_number_of_their_line(words: str, number: str) -> None:
    assert entered(offering(Menu(words))) == number


@pytest.mark.parametrize("words", ["Settings", "n", "Home"])
def test_words_that_are_not_offered_just_once_fail(words: str) -> None:
    with pytest.raises(AssertionError, match="is offered"):
        entered(offering(Menu(words)))


def test_the_menu_of_an_earlier_question_is_not_chosen_from() -> None:
    terminal = offering("1", Menu("Your entries"))
    entered(terminal)
    terminal.write("Which judgment?")
    with pytest.raises(AssertionError, match="offered 0 times"):
        entered(terminal)


def test_after_a_refusal_the_menu_still_holds() -> None:
    terminal = offering("9", Menu("Your entries"))
    entered(terminal)
    terminal.write("Please type a number from 1 to 3, or just Enter.")
    assert entered(terminal) == "3"


def test_of_two_menus_the_last_is_chosen_from() -> None:
    terminal = offering(Menu("Your entries"))
    terminal.write("1 Your entries")
    assert entered(terminal) == "1"
