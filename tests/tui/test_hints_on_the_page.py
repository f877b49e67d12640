"""The coach on the page: one small question a step, after a while, that can be ignored."""

from dataclasses import replace
from pathlib import Path

import pytest

from nvc_coach.practice.answers import Picks, Text
from nvc_coach.practice.exercise import Exercise
from nvc_coach.tui.commands import HINT
from nvc_coach.tui.screens.asking import AskingPage
from nvc_coach.tui.screens.sheet import Sheet
from nvc_coach.tui.widgets.hinted import Hinted
from tests.practice.exercises import needs, observe, write
from tests.practice.hinted import ASKS, hinted
from tests.tui.walking_it import NARROW, AtThePage, at_the_page

NEVER = 1000.0
HIDES = "Esc i hides"
SEEN = hinted(observe("seen"), observe("more"))


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is asked but when somebody leaves the field."""
    monkeypatch.setattr(AskingPage, "LONG_PAUSE_SECONDS", NEVER)


def line(page: AtThePage) -> str:
    """What the coach asks; empty while it is silent."""
    line = page.coach.screen.query_one(Hinted)
    assert bool(line.says) == line.display == (line.hint is not None)
    return line.says


async def leaves_the_field(page: AtThePage) -> None:
    await page.press("tab")
    await page.coach.workers.wait_for_complete()
    await page.coach.settled()


async def is_asked(page: AtThePage, words: str = "It was zigzag.") -> None:
    await page.type(words)
    await leaves_the_field(page)
    assert line(page) == f"{ASKS}  {HIDES}"
    await page.press("shift+tab")


def test_leaving_the_field_brings_one_small_question_in_view() -> None:
    async def does(page: AtThePage) -> None:
        await is_asked(page)
        assert await page.sees(ASKS)

    at_the_page(SEEN, does)


def test_so_does_a_long_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AskingPage, "LONG_PAUSE_SECONDS", 0.01)

    async def does(page: AtThePage) -> None:
        await page.type("It was zigzag.")
        await page.until(lambda: bool(line(page)))
        assert page.field.words == "It was zigzag."

    at_the_page(SEEN, does)


def test_nothing_is_asked_while_one_writes_or_about_other_words() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("It was zigzag.")
        assert line(page) == ""
        await page.clear()
        await page.type("It rained.")
        await leaves_the_field(page)
        assert line(page) == ""

    at_the_page(SEEN, does)


def test_a_key_hides_it_and_it_is_not_asked_again_at_this_step() -> None:
    async def does(page: AtThePage) -> None:
        await is_asked(page)
        await page.press("escape", "i")
        assert line(page) == ""
        await page.type(" Zigzag, once more.")
        await leaves_the_field(page)
        assert line(page) == ""
        assert page.sitting.session.waiting == "seen"

    at_the_page(SEEN, does)


def test_there_is_nothing_to_hide_while_nothing_is_asked() -> None:
    async def does(page: AtThePage) -> None:
        screen = page.coach.screen
        assert isinstance(screen, AskingPage)
        assert HINT not in set(screen.ways())
        await page.press("alt+i")
        assert line(page) == ""
        await is_asked(page)
        assert HINT in set(screen.ways())

    at_the_page(SEEN, does)


@pytest.mark.parametrize("keys", [("ctrl+n",), ("escape", "k")])
def test_it_holds_nobody_up_and_is_gone_with_the_step(keys: tuple[str, ...]) -> None:
    async def does(page: AtThePage) -> None:
        await is_asked(page)
        await page.press(*keys)
        assert page.waiting == "more"
        assert line(page) == ""

    at_the_page(SEEN, does)


def test_whoever_changes_the_words_or_writes_on_is_left_alone() -> None:
    async def does(page: AtThePage) -> None:
        await is_asked(page)
        await page.type(" And then")
        assert line(page)
        await page.type(" a good deal more came of it, all evening long.")
        assert line(page) == ""
        await page.press("ctrl+n")
        await is_asked(page)
        await page.clear()
        assert line(page) == ""

    at_the_page(SEEN, does)


def test_what_was_changed_meanwhile_is_not_asked_about() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("It was zigzag.")
        await page.press_at_once("tab", "shift+tab", "f7", "delete")
        await page.coach.workers.wait_for_complete()
        await page.coach.settled()
        assert line(page) == ""
        await is_asked(page)

    at_the_page(SEEN, does)


def test_with_little_room_it_is_one_line_that_a_key_opens() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("It was zigzag.")
        await leaves_the_field(page)
        assert line(page) == "A question about “zigzag”: Esc i"
        await page.press("escape", "i")
        assert isinstance(page.coach.screen, Sheet)
        assert await page.sees(ASKS)
        await page.press("escape")
        assert line(page) == ""
        assert page.sitting.session.waiting == "seen"

    at_the_page(SEEN, does, size=NARROW)


def test_making_the_window_larger_unfolds_it() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("It was zigzag.")
        await leaves_the_field(page)
        await page.resize(80, 24)
        assert await page.sees(ASKS)

    at_the_page(SEEN, does, size=NARROW)


def test_own_words_kept_among_needs_are_asked_about_and_words_to_pick_are_offered() -> None:
    async def does(page: AtThePage) -> None:
        await page.type("zigzag with you")
        await page.press("enter")
        await page.coach.workers.wait_for_complete()
        await page.coach.settled()
        assert line(page).startswith(f"{ASKS} Perhaps rest and ease?")
        assert page.sitting.drafts["want"].answer == Picks(own=("zigzag with you",))

    at_the_page(hinted(needs("want"), kind="needs"), does)


@pytest.mark.parametrize(
    "silent",
    [
        hinted(write("seen")),
        hinted(replace(observe("seen"), hints=False)),
        hinted(observe("seen"), hints=False),
    ],
    ids=["a step of another kind", "switched off at the step", "switched off in the exercise"],
)
def test_it_is_silent_where_the_exercise_says_so(silent: Exercise) -> None:
    async def does(page: AtThePage) -> None:
        await page.type("It was zigzag.")
        await leaves_the_field(page)
        assert line(page) == ""

    at_the_page(silent, does)


def test_it_is_silent_once_it_is_switched_off_in_the_settings(tmp_path: Path) -> None:
    async def does(page: AtThePage) -> None:
        assert page.coach.house.program.set("hints", value=False) is None
        await page.type("It was zigzag.")
        await leaves_the_field(page)
        assert line(page) == ""
        assert page.coach.house.program.set("hints", value=True) is None
        await page.press("shift+tab")
        await leaves_the_field(page)
        assert line(page)

    at_the_page(SEEN, does, home=tmp_path)


def test_what_it_asks_changes_nothing_of_what_is_kept() -> None:
    async def does(page: AtThePage) -> None:
        await is_asked(page)
        await page.press("ctrl+n")
        assert page.answers == [Text("It was zigzag.")]

    at_the_page(SEEN, does)
