"""How far a look has come is told to somebody who waits, and not too often."""

import pytest

from nvc_coach.journal.finding import Progress
from nvc_coach.services.progress import MANY_FILES, Telling, now_and_then


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    return now


def test_it_is_told_now_and_then_for_as_long_as_one_waits(clock: list[float]) -> None:
    told: list[str] = []
    telling = Telling(told.append, 2.0)
    for second in range(6):
        clock[0] = 100.0 + second
        telling.hear(Progress(1000 * second, 12_345))
    assert told == [
        "Looking through your journal: 2,000 of 12,345 files.",
        "Looking through your journal: 4,000 of 12,345 files.",
    ]


def test_of_a_short_look_nothing_is_told(clock: list[float]) -> None:
    told: list[str] = []
    telling = Telling(told.append, 2.0)
    for place in range(1000):
        clock[0] += 0.001
        telling.hear(Progress(place, 1000))
    assert told == []


def test_a_page_that_waits_for_the_first_step_of_a_long_look_waits_for_nothing_else() -> None:
    happened: list[object] = []
    look = (Progress(number, 10 * MANY_FILES) for number in range(3))
    for progress in now_and_then(look, lambda: happened.append("keys first")):
        happened.append(progress)  # noqa: PERF402  # one after the other
    assert happened[:2] == [Progress(0, 10 * MANY_FILES), "keys first"]
    assert happened.count("keys first") == 3


def test_a_short_look_waits_for_nobody() -> None:
    look = (Progress(number, MANY_FILES) for number in range(3))
    assert list(now_and_then(look, lambda: pytest.fail("it waits"))) == [None] * 3
