"""The field for a day: as people say it, and read back in full."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date

import pytest
from textual.app import ComposeResult
from textual.pilot import Pilot

from nvc_coach.tui.safe_app import SafeApp
from nvc_coach.tui.widgets.day_field import DayField
from nvc_coach.tui.widgets.line import Line

TODAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)
BOUND_SECONDS = 20.0


class Host(SafeApp[None]):
    """A page with nothing on it but the field."""

    def __init__(self, day: date | None = None, said: str = "") -> None:
        super().__init__()
        self.day = DayField()
        self._asked = day, said
        self.entered = 0

    def compose(self) -> ComposeResult:
        yield self.day

    def on_mount(self) -> None:
        day, said = self._asked
        self.day.ask(day, TODAY, "en", said)
        self.day.field.focus()

    def on_day_field_entered(self) -> None:
        self.entered += 1

    @property
    def read_back(self) -> str:
        line = self.day.query(Line).last()
        return line.says if line.display else ""


Does = Callable[[Host, Pilot[None]], Awaitable[None]]


def with_field(does: Does, day: date | None = None, said: str = "") -> None:
    async def go() -> None:
        host = Host(day, said)
        async with host.run_test() as pilot:
            await pilot.pause()
            await does(host, pilot)

    asyncio.run(go())


async def reads_back(host: Host, told: str) -> None:
    async with asyncio.timeout(BOUND_SECONDS):
        while host.read_back != told:  # noqa: ASYNC110  # nothing else tells of it
            await asyncio.sleep(0.01)


@pytest.mark.parametrize(
    ("said", "day", "told"),
    [
        ("friday", FRIDAY, "That is Friday, 27 November 2026."),
        ("in two weeks", date(2026, 12, 7), "That is Monday, 7 December 2026."),
        ("2026-11-27", FRIDAY, "That is Friday, 27 November 2026."),
        ("2026-11-20", date(2026, 11, 20), "That is Friday, 20 November 2026, which has passed."),
        ("some day", None, "Which day that is I cannot tell yet."),
    ],
)
def test_a_day_is_read_back_in_full_once_the_typing_rests(
    said: str, day: date | None, told: str
) -> None:
    async def does(host: Host, _pilot: Pilot[None]) -> None:
        host.day.field.insert(said)
        await reads_back(host, told)
        assert host.day.day == day
        assert host.day.day_so_far == day

    with_field(does)


def test_a_day_written_in_full_is_not_said_twice() -> None:
    async def does(host: Host, _pilot: Pilot[None]) -> None:
        host.day.field.insert("x")
        await reads_back(host, "Which day that is I cannot tell yet.")
        host.day.field.delete((0, 0), (0, 1))
        host.day.field.insert("Friday, 27 November 2026")
        await reads_back(host, "")
        assert host.day.day == FRIDAY

    with_field(does)


def test_nothing_said_is_no_day_and_no_doubt() -> None:
    async def does(host: Host, _pilot: Pilot[None]) -> None:
        assert host.day.day is None
        assert host.day.not_understood == ""
        assert host.day.doubt() == ""

    with_field(does)


def test_a_day_it_starts_from_stands_there_in_full_and_is_beyond_doubt() -> None:
    async def does(host: Host, _pilot: Pilot[None]) -> None:
        assert host.day.field.words == "Friday, 27 November 2026"
        assert host.day.day_so_far == FRIDAY
        assert host.day.doubt() == ""

    with_field(does, FRIDAY)


def test_what_was_said_and_not_understood_stands_there_again() -> None:
    async def does(host: Host, _pilot: Pilot[None]) -> None:
        assert host.day.field.words == "some day"
        assert host.day.not_understood == "some day"
        assert host.day.doubt().startswith("Which day that is I cannot tell.")

    with_field(does, None, "some day")


def test_what_is_no_day_is_in_doubt_once() -> None:
    async def does(host: Host, _pilot: Pilot[None]) -> None:
        host.day.field.insert("some day")
        assert host.day.doubt().startswith("Which day that is I cannot tell.")
        assert host.day.doubt() == ""
        assert host.day.not_understood == "some day"

    with_field(does)


def test_a_guess_is_in_doubt_until_it_was_read_back() -> None:
    async def does(host: Host, _pilot: Pilot[None]) -> None:
        host.day.field.insert("friday")
        assert host.day.not_understood == "friday"
        assert host.day.doubt() == "That is Friday, 27 November 2026. Once more goes on with it."
        assert host.day.doubt() == ""
        assert host.day.not_understood == ""

    with_field(does)


def test_what_no_guess_is_needed_for_is_beyond_doubt() -> None:
    async def does(host: Host, _pilot: Pilot[None]) -> None:
        host.day.field.insert("2026-11-27")
        assert host.day.doubt() == ""

    with_field(does)


def test_another_day_is_in_doubt_again() -> None:
    async def does(host: Host, _pilot: Pilot[None]) -> None:
        host.day.field.insert("friday")
        assert host.day.doubt()
        host.day.field.insert(" week")
        assert host.day.doubt() == "That is Friday, 4 December 2026. Once more goes on with it."

    with_field(does)


def test_enter_is_handed_on() -> None:
    async def does(host: Host, pilot: Pilot[None]) -> None:
        await pilot.press("f", "enter")
        assert host.entered == 1
        assert host.day.field.words == "f"

    with_field(does)
