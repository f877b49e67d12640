"""The page opens no connection: every network call of a whole session is written down (P23)."""

import re
from pathlib import Path

from tests.privacy.planted import add_own_exercise
from tests.privacy.test_no_network import (
    listing,  # noqa: F401  # a fixture
    network_calls,
    traced,
)
from tests.terminal.page_reader import at_the_page
from tests.terminal.person import command

# An event loop wakes itself through a pair of sockets that lead nowhere else.
TO_ITSELF = re.compile(
    r"^\d+ +(?:(?:sendto|recvfrom)\(.*NULL, (?:0|NULL)(?:\)| <unfinished)"
    r"|recvfrom\(\d+,  <unfinished|<\.\.\. (?:sendto|recvfrom) resumed>"
    r"|getsockname\(\d+, \{sa_family=AF_UNIX\})"
)


def test_a_whole_session_on_the_page_opens_no_connection(
    tmp_path: Path,
    listing: Path,  # noqa: F811  # the fixture
) -> None:
    home = tmp_path / "home"
    add_own_exercise(home)
    with at_the_page(home, argv=traced(listing, command())) as reader:
        reader.shows("What is going on?")
        reader.chooses("m")
        reader.shows("My people")
        reader.presses("escape")
        reader.shows("What is going on?")
        reader.types("o")
        reader.shows("How it looks")
        reader.presses("down", "enter", "ctrl+r")
        reader.shows("What is going on?")
        reader.types("/Own")
        reader.shows("Words of every kind.")
        reader.presses("enter")
        reader.shows("Begin, and keep nothing this time")
        reader.presses("enter")
        reader.shows("What do you tell yourself?")
        reader.types("He only thinks of himself.\x0eD.\rrest\r\x0e\x0e\x0e")
        reader.types("To go to bed by ten.\tin two weeks")
        reader.shows("That is ")
        reader.presses("enter")
        reader.shows("What else of D.?")
        reader.types("Nothing.\x0e")
        reader.shows("Keep this")
        reader.types("n")
        reader.presses("enter")
        reader.shows("What is going on?")
        reader.types("j")
        reader.shows("Enter opens it")
        reader.presses("enter")
        reader.shows("He only thinks of himself.")
        reader.presses("ctrl+q")
        assert reader.ends() == 0

    assert [call for call in network_calls(listing) if not TO_ITSELF.match(call)] == []
