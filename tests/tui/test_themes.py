"""The colours of the themes as they are declared: six to a theme, each pair far enough apart."""

import re
from collections.abc import Mapping
from itertools import product

import pytest
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import Theme

from nvc_coach.services.settings import FIXED_WORDS
from nvc_coach.tui.themes import LABELS, TERMINAL, THEMES
from tests.tui.seeing import OF_A_MARK, OF_TEXT, Rgb, contrast, fewer, roles_of

COLOURED = [theme for theme in THEMES.values() if theme is not TERMINAL]
GROUNDS = ("ground", "raised")
COLOUR = re.compile(r"#[0-9a-f]{6}")


def colours_in(theme: Theme) -> set[str]:
    """Every colour that a theme names, wherever it does."""
    said = [value for value in vars(theme).values() if isinstance(value, str)]
    return {one for one in (*said, *theme.variables.values()) if one[:1] == "#" or "ansi" in one}


def as_painted(theme: Theme, system: ColorSystem) -> Mapping[str, Rgb]:
    """The colours of a theme as they come out where there are fewer."""
    return {role: fewer(rgb, system) for role, rgb in roles_of(theme).items()}


@pytest.mark.parametrize("system", [ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT])
@pytest.mark.parametrize("theme", COLOURED, ids=lambda one: one.name)
def test_whatever_is_read_stands_out_from_whatever_it_stands_on(
    theme: Theme, system: ColorSystem
) -> None:
    roles = as_painted(theme, system)
    for ink, ground in product(("text", "quiet", "accent"), GROUNDS):
        assert contrast(roles[ink], roles[ground]) >= OF_TEXT, (ink, ground)
    # A cursor and what is selected are written in the colour of the ground.
    for ground in ("text", "accent"):
        assert contrast(roles["ground"], roles[ground]) >= OF_TEXT, ground


@pytest.mark.parametrize("system", [ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT])
@pytest.mark.parametrize("theme", COLOURED, ids=lambda one: one.name)
def test_whatever_shows_where_one_is_stands_out_too(theme: Theme, system: ColorSystem) -> None:
    roles = as_painted(theme, system)
    for mark, ground in product(("text", "accent", "line"), GROUNDS):
        assert contrast(roles[mark], roles[ground]) >= OF_A_MARK, (mark, ground)


@pytest.mark.parametrize("theme", COLOURED, ids=lambda one: one.name)
def test_a_theme_is_made_of_its_own_six_colours(theme: Theme) -> None:
    ours = {Color(*rgb).hex.lower() for rgb in roles_of(theme).values()}
    assert colours_in(theme) == ours
    assert all(COLOUR.fullmatch(one) for one in ours)


def test_the_theme_of_the_terminal_names_no_colour_of_its_own() -> None:
    assert colours_in(TERMINAL) == {"ansi_default"}
    assert TERMINAL.ansi


def test_the_cursor_and_what_is_selected_are_reversed_where_there_are_no_colours() -> None:
    for part in ("input-cursor", "input-selection", "screen-selection", "block-cursor"):
        assert TERMINAL.variables[f"{part}-text-style"] == "reverse"


def test_every_theme_has_a_label_and_is_a_setting() -> None:
    assert set(THEMES) == set(LABELS) == set(FIXED_WORDS["theme"])
    assert [one.dark for one in COLOURED] == [True, False, True]


def test_contrast_is_measured_as_the_guidelines_do() -> None:
    black, white = Rgb(0, 0, 0), Rgb(255, 255, 255)
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, black) == pytest.approx(21)
    assert contrast(white, white) == pytest.approx(1)
    # The least grey that may be read on white, and one that is a little too light.
    assert contrast(Rgb(118, 118, 118), white) >= OF_TEXT > contrast(Rgb(119, 119, 119), white)
