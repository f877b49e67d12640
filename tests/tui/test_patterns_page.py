"""What shows over time on the page: counted aside, drawn or in tables, names only where opened."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from nvc_coach.journal.finding import Hear
from nvc_coach.practice.answers import Number, Picks, Text
from nvc_coach.practice.session import Moved
from nvc_coach.services import patterns as counting
from nvc_coach.services.patterns import Collected
from nvc_coach.services.practising import begin
from nvc_coach.services.program import Outside, Program
from nvc_coach.tui.house import House
from nvc_coach.tui.screens import patterns as page_of_patterns
from nvc_coach.tui.screens.entry import EntryPage
from nvc_coach.tui.screens.home import Home
from nvc_coach.tui.screens.patterns import Looked, PatternsPage
from nvc_coach.tui.screens.question import Question
from nvc_coach.tui.screens.returning import Returning
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Rows
from tests.plain.talking import BEGIN
from tests.privacy.page_guide import Guide, Tour, Watched

SAID = "He only thinks of himself."
TEI, ASKING = "transforming-enemy-images", "asking-clearly"
Walk = Callable[[Guide], Awaitable[None]]


class Clock:
    """A clock that stands until somebody moves it."""

    def __init__(self) -> None:
        self.now = BEGIN

    def __call__(self) -> object:
        return self.now


def practise(program: Program, clock: Clock, days_ago: int, *needs: str) -> None:
    """Practise as far as the needs, and finish by leaving the rest open."""
    clock.now = BEGIN - timedelta(days=days_ago)
    exercise = program.exercise(TEI)
    assert exercise is not None
    sitting = begin(program, exercise)
    for answer in (Text(SAID), Text("Dan"), Number(8), None, Picks(needs, ("to be met",))):
        assert isinstance(sitting.skip() if answer is None else sitting.answer(answer), Moved)
    while sitting.session.waiting is not None:
        clock.now += timedelta(minutes=1)
        if sitting.session.waiting == "charge-after":
            sitting.answer(Number(3))
        else:
            sitting.skip()
    program.settle()
    clock.now = BEGIN


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def program(own_home: Path, clock: Clock) -> Program:
    """A journal with two practices of this month and one of last year."""
    outside = Outside({"NVC_COACH_HOME": str(own_home / "coach")}, clock)  # type: ignore[arg-type]  # as the clock of a program
    program = Program(outside)
    assert program.open_for_writing()
    practise(program, clock, 400, "rest")
    practise(program, clock, 9, "rest", "respect")
    practise(program, clock, 2, "respect")
    return program


def at_the_page(program: Program, walk: Walk, looked: Looked | None = None) -> None:
    """Show the page with everything counted, and go on from there."""

    async def walked() -> None:
        app = Watched(House(program))
        async with app.run_test(size=(80, 24)) as pilot:
            guide = Guide(pilot, app, Tour())
            await guide.shows(PatternsPage(looked), "patterns", "PatternsPage")
            await counted(guide)
            await walk(guide)

    asyncio.run(walked())
    program.close()


async def counted(guide: Guide) -> None:
    """Wait until everything is counted."""
    await guide.app.workers.wait_for_complete()
    await guide.settles()


def told(guide: Guide) -> str:
    """All that the page says, wherever it is scrolled to."""
    return "\n".join(line.says for line in guide.app.screen.query(Line) if line.display)


# ------------------------------------------------------------------ coming there


def test_home_leads_there_once_a_practice_is_finished(program: Program) -> None:
    async def walk(guide: Guide) -> None:
        await guide.shows(Home(), "home", "Home")
        await counted(guide)
        rows = guide.app.screen.query_one(Rows).rows
        assert "patterns" in [row.name for row in rows]
        await guide.press("w")
        await counted(guide)
        assert isinstance(guide.app.screen, PatternsPage)
        await guide.press("ctrl+r")
        assert isinstance(guide.app.screen, Home)

    at_the_page(program, walk)


def test_home_does_not_offer_it_before(own_home: Path) -> None:
    program = Program(Outside({"NVC_COACH_HOME": str(own_home)}))

    async def walk(guide: Guide) -> None:
        assert "no practice began in these days." in told(guide)
        await guide.shows(Home(), "home", "Home")
        await counted(guide)
        assert "patterns" not in [row.name for row in guide.app.screen.query_one(Rows).rows]
        await guide.press("w")
        assert isinstance(guide.app.screen, Home)

    at_the_page(program, walk)


# ------------------------------------------------------------------ what it shows


def test_it_shows_each_pattern_with_its_sentences_and_a_picture(program: Program) -> None:
    async def walk(guide: Guide) -> None:
        says = told(guide)
        assert "3 practices." in says
        places = [
            says.index(f"\n{heading}\n")
            for heading in (
                *("Needs", "Feelings", "Guessed on the other's side", "Charge before and after"),
                *("What returns", "Time of practice"),
            )
        ]
        assert places == sorted(places)
        assert "In 3 practices it was lower afterwards." in says
        assert "█ not met" not in says.partition("\nFeelings\n")[2]
        assert "rest         ██ 2" in says
        assert "○ before   ● after" in says

    at_the_page(program, walk)


def test_a_key_swaps_pictures_for_tables_that_say_the_same(program: Program) -> None:
    async def walk(guide: Guide) -> None:
        drawn = told(guide)
        await guide.press("t")
        table = told(guide)
        await guide.press("t")
        assert told(guide) == drawn
        assert not set("█░▒▓○●◉─·") & set(table)
        for line in ("rest         2", "21 November 2026  8       3"):
            assert line in table

    at_the_page(program, walk)


def test_neither_names_nor_what_was_written_stands_on_it(program: Program) -> None:
    async def walk(guide: Guide) -> None:
        for _ in range(2):
            assert "Dan" not in told(guide)
            assert SAID not in told(guide)
            await guide.press("t")

    at_the_page(program, walk)


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("as_tables", [False, True])
def test_whatever_the_size_no_picture_is_wrapped(
    program: Program, size: tuple[int, int], *, as_tables: bool
) -> None:
    async def walk(guide: Guide) -> None:
        await guide.resizes(*size)
        await guide.settles()
        for line in guide.app.screen.query(Line).results(Line):
            if line.has_class("drawn") and line.display and not as_tables:
                bars = [one for one in line.says.split("\n") if set("█░▒▓○●─") & set(one)]
                assert all(len(one) <= line.size.width for one in bars if "  " in one)

    at_the_page(program, walk, Looked(as_tables=as_tables))


# ------------------------------------------------------------------ other days and exercises


def test_other_days_can_be_chosen(program: Program) -> None:
    async def walk(guide: Guide) -> None:
        await guide.press("d")
        assert isinstance(guide.app.screen, Question)
        await guide.press("1")
        await counted(guide)
        assert "25 October 2026 to 23 November 2026: 2 practices." in told(guide)
        await guide.press("d", "escape")
        assert "2 practices." in told(guide)

    at_the_page(program, walk)


def test_one_exercise_can_be_chosen_where_there_are_several(program: Program) -> None:
    file = min((program.places.journal / "entries").rglob("*.toml"))
    text = file.read_text("utf-8").replace(f'"{TEI}"', '"other"')
    file.write_text(text.replace('"Transforming Enemy Images"', '"Another one"'), "utf-8")

    async def walk(guide: Guide) -> None:
        await guide.press("x")
        assert isinstance(guide.app.screen, Question)
        await guide.press("b")
        await counted(guide)
        assert "Another one. " in told(guide)
        assert ": 1 practice." in told(guide)
        await guide.press("x", "a")
        await counted(guide)
        assert ": 3 practices." in told(guide)

    at_the_page(program, walk)


def test_with_one_exercise_there_is_none_to_choose(program: Program) -> None:
    async def walk(guide: Guide) -> None:
        await guide.press("x")
        assert isinstance(guide.app.screen, PatternsPage)

    at_the_page(program, walk)


# ------------------------------------------------------------------ what returns


def test_what_returns_is_opened_by_name_and_one_comes_back_to_where_one_was(
    program: Program,
) -> None:
    looked = Looked()

    async def walk(guide: Guide) -> None:
        await guide.press("t", "o")
        assert isinstance(guide.app.screen, Returning)
        first, *others = guide.app.screen.query_one(Rows).rows
        assert first.label == "Dan: 3 practices about the same person"
        assert [row.label for row in others][::-1] == [
            "21 November 2026",
            "14 November 2026",
            "19 October 2025",
        ]
        await guide.press("down", "enter")
        assert isinstance(guide.app.screen, EntryPage)
        assert SAID in told(guide) or "to be met" in told(guide)
        await guide.press("ctrl+r")
        here = guide.app.screen.query_one(Rows).here
        assert here is not None
        assert here.label == "14 November 2026"
        await guide.press("ctrl+r")
        await counted(guide)
        assert isinstance(guide.app.screen, PatternsPage)
        assert "In how many practices each was named" in told(guide)

    at_the_page(program, walk, looked)
    assert looked.as_tables


def test_an_entry_that_is_gone_meanwhile_is_said_to_be(program: Program) -> None:
    async def walk(guide: Guide) -> None:
        await guide.press("o")
        for file in (program.places.journal / "entries").rglob("*.toml"):
            file.unlink()
        await guide.press("enter")
        assert isinstance(guide.app.screen, Returning)
        assert "There is no entry" in told(guide)

    at_the_page(program, walk)


# ------------------------------------------------------------------ while it is counted


class Held:
    """Reading that waits until it is let go, and tells where it happens."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.may, self.began = threading.Event(), threading.Event()
        self.left = False
        self.threads: set[int] = set()
        monkeypatch.setattr(page_of_patterns, "collect", self)

    def __call__(self, program: Program, hear: Hear) -> Collected:
        self.threads.add(threading.get_ident())
        self.began.set()
        assert self.may.wait(30)
        try:
            return counting.collect(program, hear=hear)
        except Exception:
            self.left = True
            raise


async def reading(guide: Guide, held: Held) -> None:
    """Show the page while its reading is held."""
    guide.app.show_page(PatternsPage())
    while not held.began.is_set():  # noqa: ASYNC110  # a thread sets it
        await asyncio.sleep(0.001)
    await guide.settles()


def while_reading(program: Program, held: Held, walk: Walk) -> None:
    async def walked() -> None:
        app = Watched(House(program))
        async with app.run_test(size=(80, 24)) as pilot:
            guide = Guide(pilot, app, Tour())
            await guide.settles()
            await app.workers.wait_for_complete()
            await reading(guide, held)
            await walk(guide)

    asyncio.run(walked())
    program.close()


def test_entries_are_read_in_a_thread_of_their_own_and_the_page_hears_keys(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(monkeypatch)

    async def walk(guide: Guide) -> None:
        assert "Reading your entries" in told(guide)
        await guide.press("f1")
        assert "kept nowhere" in told(guide)
        await guide.press("escape", "t")
        held.may.set()
        await counted(guide)
        assert "In how many practices each was named" in told(guide)

    while_reading(program, held, walk)
    assert threading.get_ident() not in held.threads


def test_while_it_reads_the_page_tells_how_far_it_has_come(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_of_patterns, "_SECONDS", 0)
    held, say, said = Held(monkeypatch), Line.say, list[str]()

    def heard(line: Line, text: str) -> None:
        said.append(text)
        say(line, text)

    monkeypatch.setattr(Line, "say", heard)

    async def walk(guide: Guide) -> None:
        held.may.set()
        await counted(guide)

    while_reading(program, held, walk)
    assert any(one.startswith("Looking through your journal: 0 of ") for one in said)


def test_whoever_leaves_while_it_reads_ends_the_reading(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(monkeypatch)

    async def walk(guide: Guide) -> None:
        await guide.press("ctrl+r")
        assert isinstance(guide.app.screen, Home)
        held.may.set()
        for _ in range(3000):
            if held.left:
                break
            await asyncio.sleep(0.01)
        await guide.settles()
        assert isinstance(guide.app.screen, Home)

    while_reading(program, held, walk)
    assert held.left
