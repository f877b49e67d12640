"""Whatever is painted on any page can be read, and one sees where one is (WCAG 2.2, 1.4.1-1.4.11).

Measured on what goes to the terminal, over every page there is.
"""

from collections.abc import Iterator, Mapping
from itertools import chain

import pytest
from textual.theme import Theme

from nvc_coach.tui.themes import CONTRAST, DARK, LIGHT
from tests.privacy.page_guide import Stop, Tour
from tests.privacy.page_tour import toured
from tests.tui.seeing import OF_A_MARK, OF_TEXT, Cell, Rgb, cells, contrast, roles_of

# Whoever looks at the same tours is one after the other, so that each tour is taken once.
pytestmark = pytest.mark.xdist_group("tours")


@pytest.fixture(scope="module")
def dark(tmp_path_factory: pytest.TempPathFactory) -> Tour:
    """The tour in the colours of a theme; in the others, others stand for them."""
    return toured("hostile", tmp_path_factory)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Tour:
    """The tour without any colour."""
    return toured("words", tmp_path_factory)


def painted(tour: Tour) -> Iterator[tuple[Stop, Cell]]:
    """Every sign on the way, with where it was seen."""
    for stop in tour.stops:
        yield from ((stop, cell) for strip in stop.strips for cell in cells(strip))


def in_roles(cell: Cell, names: Mapping[Rgb | None, str]) -> tuple[str, str, bool]:
    """Which of a theme's colours stands on which, and whether it is read."""
    return names[cell.ink], names[cell.ground], cell.is_read


@pytest.fixture(scope="module")
def pairs(dark: Tour) -> set[tuple[str, str, bool]]:
    """Every pair of colours that was seen; a colour of no theme would be none of these."""
    names: dict[Rgb | None, str] = {rgb: role for role, rgb in roles_of(DARK).items()}
    seen = {(cell, stop.name) for stop, cell in painted(dark) if cell.sign != " "}
    assert {(cell, at) for cell, at in seen if not {cell.ink, cell.ground} <= names.keys()} == set()
    return {in_roles(cell, names) for cell, _at in seen}


@pytest.mark.parametrize("theme", [DARK, LIGHT, CONTRAST], ids=lambda one: one.name)
def test_every_sign_that_is_painted_stands_out_from_its_ground(
    theme: Theme, pairs: set[tuple[str, str, bool]]
) -> None:
    roles = roles_of(theme)
    for ink, ground, is_read in pairs:
        least = OF_TEXT if is_read else OF_A_MARK
        assert contrast(roles[ink], roles[ground]) >= least, (ink, ground)


def test_text_of_every_colour_was_seen_on_every_ground_it_may_stand_on(
    pairs: set[tuple[str, str, bool]],
) -> None:
    assert {(ink, ground) for ink, ground, is_read in pairs if is_read} >= {
        *(("text", "ground"), ("quiet", "ground"), ("accent", "ground")),
        *(("accent", "raised"), ("text", "raised"), ("ground", "text")),
    }


def test_the_cursor_stands_out_from_what_is_around_it(dark: Tour) -> None:
    roles = roles_of(DARK)
    stops = [stop for stop in dark.stops if stop.cursor is not None]
    assert len(stops) > 10
    for stop in stops:
        assert stop.cursor is not None
        grounds = {cell.ground for cell in cells(stop.strips[stop.cursor.y])}
        assert roles["text"] in grounds, stop.name
        # Where words are selected, their end shows where one is.
        around = grounds - {roles["text"], roles["accent"]}
        for ground in around:
            assert ground is not None
            assert contrast(roles["text"], ground) >= OF_A_MARK, stop.name


# ------------------------------------------------------------------ without colours


def test_the_theme_of_the_terminal_paints_in_no_colour_at_all(bare: Tour) -> None:
    assert {(cell.ink, cell.ground) for _stop, cell in painted(bare)} == {(None, None)}


def test_nothing_blinks_and_nothing_is_dimmed_but_a_page_behind_another(
    dark: Tour, bare: Tour
) -> None:
    seen = chain(painted(dark), painted(bare))
    attributes = {(word, stop.screen) for stop, cell in seen for word in cell.attributes.split()}
    assert {word for word, _on in attributes} <= {"bold", "reverse", "dim"}
    assert {on for word, on in attributes if word == "dim"} <= {"Ways", "Palette", "Question"}


def looks(stop: Stop) -> list[tuple[str, str]]:
    """A page as one sees it without colours, but for the last lines, which tell it in words."""
    lines = stop.strips[:-_TELLING_LINES]
    return [(cell.sign, cell.attributes) for strip in lines for cell in cells(strip)]


_TELLING_LINES = 4


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("home", "home: further down"),
        ("library", "library: in the list"),
        ("people", "people: something selected"),
        ("session: written", "session: selected"),
        ("session: needs", "session: in the list"),
        ("session: in the list", "session: a word kept"),
        ("session: a word kept", "session: a chip marked"),
        ("session: a word found", "session: own words"),
        ("session: a scale", "session: a number"),
        ("session: a choice", "session: chosen"),
        ("session: many choices", "session: one marked"),
    ],
)
def test_where_one_is_and_what_is_chosen_is_seen_without_colours(
    before: str, after: str, bare: Tour
) -> None:
    assert looks(bare.at(before)) != looks(bare.at(after))


@pytest.mark.parametrize(
    ("stop", "sign", "marked"),
    [
        ("home", "▸", "title"),
        ("home: ways", "▸", "your entries"),
        ("session: in the list", "▸", "word-needs"),
        ("session: a word kept", "✓", "word-needs"),
        ("session: own words", "▸", "Keep my words"),
        ("session: a chip marked", "▸", "word-needs"),
        ("session: a number", "[", "7"),
        ("session: chosen", "▸", "choice-again"),
        ("session: one marked", "✓", "choice-many"),
        ("session: one marked", "▸", "another"),
        ("session: the trail", "▸", "choice-again"),
        ("session: agreed", "▸", "doer"),
        ("closing: nothing of this", "▸", "go back"),
        ("session: at 120 columns", "▸", "part-two"),
        ("session: at 120 columns", "✓", "part-one"),
    ],
)
def test_it_is_told_by_a_sign_beside_it(stop: str, sign: str, marked: str, bare: Tour) -> None:
    lines = [line for line in bare.at(stop).text.split("\n") if sign in line]
    assert any(marked in line.partition(sign)[2] for line in lines)


def test_what_is_selected_and_where_one_writes_are_reversed(bare: Tour) -> None:
    reversed_at = {
        stop.name: "".join(
            cell.sign
            for strip in stop.strips
            for cell in cells(strip)
            if "reverse" in cell.attributes
        )
        for stop in bare.stops
    }
    assert "A second line." in reversed_at["session: selected"]
    assert len(reversed_at["people: something selected"]) > 1
    for stop in bare.stops:
        assert (stop.cursor is None) or reversed_at[stop.name], stop.name
