"""Ids: they sort by time, and never meet."""

import itertools
import random
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.journal.ulid import Ulids, is_ulid, moment_of


def test_a_hundred_thousand_ids_never_collide_while_the_clock_jumps() -> None:
    chance = random.Random(22)  # noqa: S311  # the same jumps each time
    now = itertools.accumulate(
        (
            chance.choice((0, 0, 0, 1, 5, -3_600_000, 3_600_000, -(10**11), 10**11))
            for _ in range(10**5)
        ),
        initial=1_763_802_271_000,
    )
    new = Ulids(lambda: next(now), chance.randbytes)
    made = [new() for _ in range(10**5)]

    assert len(set(made)) == 10**5
    assert made == sorted(made)
    assert all(map(is_ulid, made))


@given(st.integers(-(2**50), 2**50), st.binary(min_size=10, max_size=10))
def test_every_clock_gives_ids_that_can_be_read_again(now: int, chance: bytes) -> None:
    made = Ulids(lambda: now, lambda _: chance)()

    assert is_ulid(made)
    assert 1970 <= moment_of(made).year <= 9999


def test_an_id_holds_its_moment_and_its_chance() -> None:
    # The example of the ULID specification, and its smallest and largest chance.
    assert moment_of("01ARZ3NDEKTSV4RRFFQ69G5FAV") == datetime(
        2016, 7, 30, 23, 54, 10, 259000, tzinfo=UTC
    )
    assert Ulids(lambda: 0, bytes)() == "0" * 26
    assert Ulids(lambda: 1, lambda count: b"\xff" * count)() == "0000000001" + "Z" * 16


@pytest.mark.parametrize(
    "text", ["", "01ARZ3NDEKTSV4RRFFQ69G5FA", "01ARZ3NDEKTSV4RRFFQ69G5FAU", "Z" * 26, "0" * 27]
)
def test_what_is_no_id_is_known(text: str) -> None:
    assert not is_ulid(text)
