"""The pictures of the page: none is forgotten, and each is the same whenever it is drawn."""

import asyncio
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any, ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from nvc_coach.tui import screens
from nvc_coach.tui.screens.asking import AskingPage
from nvc_coach.tui.screens.finding import FindingPage
from nvc_coach.tui.screens.modal import Modal
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.screens.words_page import WordsPage
from tools import pictures
from tools.picture_cells import Cell, Look, Picture, painted
from tools.picture_scene import USUAL, Scene
from tools.picture_scenes import SCENES
from tools.picture_svg import svg

PLAIN = Look(ink="#2a2926", ground="#f8f5ef")


def every_screen() -> Iterator[type[Screen[Any]]]:
    for module in pkgutil.iter_modules(screens.__path__, f"{screens.__name__}."):
        for one in vars(importlib.import_module(module.name)).values():
            if (
                isinstance(one, type)
                and issubclass(one, Page | Modal)
                and one.__module__ == module.name
            ):
                yield one


def picture_of(*lines: str, look: Look = PLAIN, wide: str = "") -> Picture:
    painted = tuple(
        tuple(Cell(sign, 2 if sign in wide else 1, look) for sign in line) for line in lines
    )
    return Picture(20, PLAIN.ground, painted)


def texts_in(drawn: str) -> list[tuple[int, int, str]]:
    found = re.findall(r'<text x="(\d+)" y="(\d+)"[^>]*>([^<]*)</text>', drawn)
    return [(int(x), int(y), unescape(text)) for x, y, text in found]


def scene(name: str) -> Scene:
    return next(one for one in SCENES if one.name == name)


# ------------------------------------------------------------------ what there is to draw


def test_every_screen_has_a_picture() -> None:
    known = set(every_screen()) - {Page, Modal, AskingPage, FindingPage, WordsPage}
    pictured = {one.screen for one in SCENES}

    assert len(known) > 10
    assert {one.__name__ for one in known - pictured} == set()


def test_no_two_scenes_have_one_name() -> None:
    assert len({one.name for one in SCENES}) == len(SCENES)


def test_the_page_of_pictures_is_as_the_tool_writes_it() -> None:
    assert pictures.PAGE.read_text(encoding="utf-8") == pictures.page()


def test_every_picture_is_drawn_and_none_is_left_over() -> None:
    drawn = {file.name for file in pictures.PICTURES.glob("*.svg")}

    # The archive of the source comes without them.
    assert drawn in (set(), pictures.every_file())


# ------------------------------------------------------------------ the writer


def test_letters_stay_letters() -> None:
    drawn = svg(picture_of("<b>&amp;</b>"), 'a "title" & <more>')

    assert texts_in(drawn) == [(0, 15, "<b>&amp;</b>")]
    assert '<title>a "title" &amp; &lt;more&gt;</title>' in drawn


def test_nothing_in_a_picture_is_loaded_or_runs() -> None:
    drawn = svg(picture_of("href=x"), "title").replace("http://www.w3.org/2000/svg", "")

    assert not re.search(r"http|url\(|<script|<image|<use|<style|@import| href", drawn)


def test_words_stand_where_their_cells_are() -> None:
    drawn = svg(picture_of("a b  c", " ▸ d"), "title")

    assert texts_in(drawn) == [
        (0, 15, "a b"),
        (50, 15, "c"),
        (10, 35, "▸"),
        (30, 35, "d"),
    ]


def test_a_wide_sign_takes_two_cells() -> None:
    drawn = svg(picture_of("月x", wide="月"), "title")

    assert texts_in(drawn) == [(0, 15, "月"), (20, 15, "x")]


def test_a_ground_of_several_lines_is_one_rectangle() -> None:
    raised = replace(PLAIN, ground="#ebe6db")

    drawn = svg(picture_of("ab", "cd", look=raised), "title")

    assert drawn.count('fill="#ebe6db"') == 1
    assert '<rect x="0" y="0" width="20" height="40" fill="#ebe6db"/>' in drawn


# ------------------------------------------------------------------ drawing


def test_a_picture_is_the_same_whenever_it_is_drawn() -> None:
    first = pictures.draw(scene("needs"), USUAL, "dark")

    assert pictures.draw(scene("needs"), USUAL, "dark") == first
    assert pictures.draw(scene("needs"), USUAL, "light") != first


class OnTop(ModalScreen[None]):
    """Leaves to be seen what lies beneath it."""

    CSS: ClassVar[str] = "OnTop { background: #000000 0%; align: center bottom; }"

    def compose(self) -> ComposeResult:
        yield Static("on top", markup=False)


class Beneath(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("beneath", markup=False)


def test_what_can_be_seen_beneath_a_modal_is_in_the_picture() -> None:
    async def seen() -> str:
        app = Beneath()
        async with app.run_test(size=(20, 4)) as pilot:
            await app.push_screen(OnTop())
            await pilot.pause()
            return painted(app).words

    assert asyncio.run(seen()) == "beneath on top"


def test_what_never_comes_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_LOOKS", 3)

    with pytest.raises(TimeoutError, match="'not this'"):
        pictures.draw(replace(scene("cover"), shows="not this"), USUAL, "dark")


def test_another_screen_than_the_one_named_is_an_error() -> None:
    with pytest.raises(ValueError, match="Cover"):
        pictures.draw(replace(scene("cover"), screen=Page), USUAL, "dark")
