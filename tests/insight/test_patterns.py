"""Patterns over journals made by hand, and what holds of every journal."""

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.insight.charge import moved
from nvc_coach.insight.drawing import Charge, Named, Practice
from nvc_coach.insight.patterns import patterns
from nvc_coach.insight.returning import chains
from nvc_coach.insight.span import Days, Span
from nvc_coach.insight.timing import Lengths, part_of_day
from tests.insight.practised import FIRST_DAY, TODAY, counts, journals, need, numbers, on


def charged(before: int | None, after: int | None, ends: tuple[int, int] = (0, 10)) -> Charge:
    """Numbers before and after."""
    return Charge(before, after, tuple(one for one in (before, after) if one is not None), ends)


# ------------------------------------------------------------------ needs and feelings


def test_needs_are_counted_by_the_practices_they_were_named_in() -> None:
    found = patterns(
        [
            on(0, needs=(need("rest"), need("respect"))),
            on(1, needs=(need("rest"),)),
            on(2, needs=(need("rest", met=True),)),
            on(3),
        ],
        TODAY,
    )

    assert counts(found.needs) == {("rest", False): 2, ("rest", True): 1, ("respect", False): 1}
    assert found.needs.practices == 3
    assert [one.label for one in found.needs.tallies] == ["rest", "respect", "rest"]


def test_needs_of_the_other_side_stand_apart_from_those_of_mine_and_ours() -> None:
    every = [need("rest", whose=whose) for whose in ("me", "us", "other", None)]

    found = patterns([on(0, needs=tuple(every))], TODAY)

    assert [one.whose for one in found.guessed_needs.tallies] == ["other"]
    assert {one.whose for one in found.needs.tallies} == {"me", "us", None}


def test_needs_fall_into_the_weeks_in_which_their_practices_began() -> None:
    days = Span(FIRST_DAY, FIRST_DAY + timedelta(20))

    found = patterns([on(day, needs=(need("rest"),)) for day in (0, 6, 7)], TODAY, days)

    (rest,) = found.needs.tallies
    assert rest.by_bucket == (2, 1, 0)


def test_the_label_said_last_is_shown_whatever_the_order() -> None:
    labelled = [
        on(0, needs=(_labelled("repos"),)),
        on(5, needs=(_labelled("rest"),)),
    ]

    for order in (labelled, labelled[::-1]):
        assert [one.label for one in patterns(order, TODAY).needs.tallies] == ["rest"]


def _labelled(label: str) -> Named:
    return Named("rest", label, own=False, whose="me", met=False)


# ------------------------------------------------------------------ charge


def test_numbers_before_and_after_are_paired_and_their_middle_is_told() -> None:
    (found,) = moved(
        [
            on(0, charge=charged(8, 3)),
            on(1, charge=charged(6, 6)),
            on(2, charge=charged(5, 7)),
            on(3, charge=charged(9, None)),
            on(4, charge=charged(None, 1)),
            on(5),
        ]
    )

    assert (found.lower, found.same, found.higher, found.half_given) == (1, 1, 1, 2)
    assert found.medians == (6, 6)
    assert found.median_step == 0
    assert [(one.before, one.after) for one in found.pairs] == [(8, 3), (6, 6), (5, 7)]


def test_numbers_of_two_scales_are_never_mixed() -> None:
    found = moved(
        [
            on(0, charge=charged(80, 20, (0, 100))),
            on(1, charge=charged(8, 2)),
            on(2, charge=charged(7, 2)),
        ]
    )

    assert [(one.ends, len(one.pairs)) for one in found] == [((0, 10), 2), ((0, 100), 1)]


def test_half_a_pair_has_no_middle() -> None:
    (found,) = moved([on(0, charge=charged(8, None))])

    assert (found.medians, found.median_step, found.half_given) == (None, None, 1)


# ------------------------------------------------------------------ what returns


def test_practices_about_the_same_person_belong_together() -> None:
    d = {"d.": "d."}
    first, second, third = on(0, people=d), on(4, people={"d.": "D."}), on(9, people={"e.": "E."})

    (chain,) = chains([third, second, first])

    assert (chain.by, chain.person) == ("person", "D.")
    assert chain.practices == (first, second)


def test_practices_that_go_on_from_one_another_belong_together() -> None:
    first = on(0)
    second, branch = on(1, follows=first.id), on(2, follows=first.id)
    third = on(3, follows=second.id)
    gone = on(4, follows="not here")

    (chain,) = chains([third, gone, branch, first, second])

    assert (chain.by, chain.person) == ("follows", "")
    assert chain.practices == (first, second, branch, third)


def test_entries_that_follow_one_another_in_a_circle_are_one_chain() -> None:
    first, second = on(0, follows=on(1).id), on(1, follows=on(0).id)
    alone = on(2, follows=on(2).id)

    (chain,) = chains([first, second, alone])

    assert chain.practices == (first, second)


def test_what_goes_on_about_the_same_person_is_told_once() -> None:
    first = on(0, people={"d.": "D."})
    second = on(1, people={"d.": "D."}, follows=first.id)
    third = on(2, follows=second.id)

    assert [one.by for one in chains([first, second])] == ["person"]
    assert [one.by for one in chains([first, second, third])] == ["follows", "person"]


# ------------------------------------------------------------------ time


def test_the_time_of_practice_is_told_by_day_weekday_part_of_day_and_state() -> None:
    found = patterns(
        [
            on(0, sat=timedelta(minutes=10)),
            on(0, 1, sat=timedelta(minutes=30), state="open"),
            on(6, started=datetime(2026, 1, 11, 23, tzinfo=UTC), sat=timedelta(seconds=20)),
            on(8, state="set-aside"),
        ],
        TODAY,
        Span(FIRST_DAY, FIRST_DAY + timedelta(13)),
    ).time

    assert dict(found.by_day) == {
        FIRST_DAY: 2,
        FIRST_DAY + timedelta(6): 1,
        FIRST_DAY + timedelta(8): 1,
    }
    assert found.by_bucket == (3, 1)
    assert found.week[0] == (2, 0, 0, 0)
    assert found.week[6] == (0, 0, 0, 1)
    assert found.lengths == Lengths(3, 1, 10, 30)
    assert found.states == {"finished": 2, "open": 1, "set-aside": 1}


@pytest.mark.parametrize(
    ("hour", "part"),
    [
        (0, "night"),
        (4, "night"),
        (5, "morning"),
        (11, "morning"),
        (12, "afternoon"),
        (16, "afternoon"),
        (17, "evening"),
        (21, "evening"),
        (22, "night"),
    ],
)
def test_the_day_has_four_parts(hour: int, part: str) -> None:
    assert part_of_day(datetime(2026, 1, 5, hour, 59, tzinfo=UTC)) == part


# ------------------------------------------------------------------ ranges


@pytest.mark.parametrize(
    ("first", "last", "step", "buckets"),
    [
        (date(2026, 1, 7), date(2026, 1, 7), "week", 1),
        (date(2026, 1, 7), date(2026, 1, 12), "week", 2),
        (date(2026, 1, 1), date(2026, 4, 2), "week", 14),
        (date(2026, 1, 1), date(2026, 4, 3), "month", 4),
        (date(2024, 2, 29), date(2026, 12, 31), "month", 35),
        (date(2016, 5, 1), date(2026, 2, 1), "year", 11),
        (date(9999, 12, 1), date.max, "week", 5),
        (date(9999, 1, 1), date.max, "month", 12),
        (date(1, 1, 1), date.max, "year", 9999),
    ],
)
def test_a_range_falls_into_weeks_months_or_years(
    first: date, last: date, step: str, buckets: int
) -> None:
    days = Days(first, last)

    assert days.step == step
    assert len(days.buckets()) == buckets


@given(first=st.dates(), length=st.integers(0, 2000))
def test_the_buckets_of_a_range_cover_each_day_once(first: date, length: int) -> None:
    last = min(first + timedelta(min(length, (date.max - first).days)), date.max)

    buckets = Days(first, last).buckets()

    assert (buckets[0].first, buckets[-1].last) == (first, last)
    for one, following in pairwise(buckets):
        assert one.first <= one.last
        assert following.first == one.last + timedelta(1)


def test_a_range_with_open_ends_goes_from_the_first_practice_until_today_or_the_last() -> None:
    assert patterns([on(3), on(1)], TODAY).days == Days(on(1).day, TODAY)
    assert patterns([on(3)], FIRST_DAY).days == Days(on(3).day, on(3).day)
    assert patterns([], TODAY).days == Days(TODAY, TODAY)
    later = TODAY + timedelta(9)
    assert patterns([], TODAY, Span(later)).days == Days(later, later)


def test_the_day_of_a_practice_is_the_one_where_the_person_was() -> None:
    west = timezone(timedelta(hours=-8))
    late = on(0, started=datetime(2026, 1, 5, 23, tzinfo=west))

    assert late.day == FIRST_DAY


# ------------------------------------------------------------------ what holds of every journal


@given(practices=journals(), data=st.data())
def test_the_order_of_practices_does_not_matter(
    practices: list[Practice], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(practices))

    assert patterns(shuffled, TODAY) == patterns(practices, TODAY)


@given(practices=journals())
def test_totals_add_up(practices: list[Practice]) -> None:
    found = patterns(practices, TODAY)
    named = sum(len(one.needs) for one in practices)
    words = found.needs, found.guessed_needs
    assert sum(one.count for each in words for one in each.tallies) == named
    for each in words:
        assert sum(map(each.count, (True, False, None))) == sum(one.count for one in each.tallies)
        assert each.practices <= found.practices
    for moves in found.charge:
        assert moves.lower + moves.same + moves.higher == len(moves.pairs)
    every = len(practices)
    assert found.practices == sum(found.time.by_day.values()) == sum(found.time.by_bucket) == every
    assert sum(map(sum, found.time.week)) == sum(found.time.states.values()) == every


@given(practices=journals(), cut=st.integers(-10, 1300))
def test_a_range_is_the_sum_of_its_parts(practices: list[Practice], cut: int) -> None:
    day = FIRST_DAY + timedelta(cut)
    before = [one for one in practices if one.day <= day]
    after = [one for one in practices if one.day > day]

    assert numbers(patterns(practices, TODAY, Span(None, day))) == numbers(patterns(before, TODAY))
    assert numbers(patterns(practices, TODAY, Span(day + timedelta(1)))) == numbers(
        patterns(after, TODAY)
    )
    whole, parts = patterns(practices, TODAY), (patterns(before, TODAY), patterns(after, TODAY))
    assert whole.practices == sum(one.practices for one in parts)
    for word, count in counts(whole.needs).items():
        assert count == sum(counts(part.needs).get(word, 0) for part in parts)
    for at in range(7):
        assert whole.time.week[at] == tuple(
            map(sum, zip(*(part.time.week[at] for part in parts), strict=True))
        )


@given(practices=journals())
def test_the_practices_of_one_exercise_are_those_that_are_left_without_the_others(
    practices: list[Practice],
) -> None:
    small = [one for one in practices if one.exercise == "small"]

    assert patterns(practices, TODAY, exercise="small") == patterns(small, TODAY)


@given(practices=journals())
def test_every_chain_has_two_practices_or_more_each_once_oldest_first(
    practices: list[Practice],
) -> None:
    for chain in patterns(practices, TODAY).returning:
        assert len(chain.practices) >= 2
        assert len({one.id for one in chain.practices}) == len(chain.practices)
        moments = [one.started for one in chain.practices]
        assert moments == sorted(moments)
