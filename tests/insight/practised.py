"""Practices to count: drawn from walks through a small exercise, or made by hand."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from nvc_coach.insight.drawing import Charge, Named, Practice, drawn
from nvc_coach.insight.meaning import NO_WORDS, KnownWords, meanings_of
from nvc_coach.insight.patterns import Patterns
from nvc_coach.insight.tallies import Met, Words
from nvc_coach.journal.entry import STATES, Entry
from nvc_coach.practice.events import Event
from tests.journal.entries import new_id
from tests.practice.exercises import Walk, choose, feelings, needs, scale, walk, write

FIRST_DAY = date(2026, 1, 5)
"""A Monday."""
TODAY = date(2026, 12, 31)


def practice() -> Walk:
    """At the beginning of an exercise that has everything patterns look at, with a way back."""
    return walk(
        write("person"),
        scale("charge-before"),
        needs("mine", met=False),
        needs("beneath"),
        feelings("felt"),
        needs("theirs", about="other"),
        scale("charge-after"),
        choose("again", "on", "back>mine*2"),
        needs("met-now", met=True),
    )


def kept(walked: Walk, number: int = 0, **more: object) -> Entry:
    """The entry of a walk."""
    given: dict[str, object] = {
        "id": new_id(number),
        "exercise": "small",
        "title": "A small exercise",
        "version": "1.0.0",
        "fingerprint": "",
        "language": "en",
        "started": datetime(2026, 11, 22, 10, tzinfo=UTC),
        "state": "finished" if walked.session.finished else "open",
        "events": walked.session.log,
    }
    return Entry(**{**given, **more})  # type: ignore[arg-type]  # any of its fields may be given


def seen(walked: Walk, **more: object) -> Practice:
    """What patterns see of a walk, with the exercise at hand."""
    return drawn(kept(walked, **more), meanings_of(walked.session.exercise))  # type: ignore[arg-type]  # as above


def seen_without_exercise(events: tuple[Event, ...], words: KnownWords = NO_WORDS) -> Practice:
    """What patterns see of some events where the exercise is gone."""
    return drawn(kept(walk(write("x")), events=events), None, words)


def need(
    label: str,
    *,
    met: Met = False,
    own: bool = False,
    whose: str | None = "me",
    group: str = "",
) -> Named:
    """A need by its label, which is its id too, in a group whose id is its label in lower case."""
    groups = {"group": group, "group_id": group.lower()}
    return Named(label, label, own=own, whose=whose, met=met, **groups)  # type: ignore[arg-type]  # one of the three


def on(day: date | int, number: int = 0, **more: object) -> Practice:
    """A practice on a day, or on the one so many days after the first, at ten o'clock."""
    day = FIRST_DAY + timedelta(day) if isinstance(day, int) else day
    given: dict[str, object] = {
        "id": f"{day}-{number}",
        "exercise": "small",
        "title": "A small exercise",
        "state": "finished",
        "started": datetime(day.year, day.month, day.day, 10, number, tzinfo=UTC),
    }
    return Practice(**{**given, **more})  # type: ignore[arg-type]  # any of its fields may be given


def counts(words: Words) -> Mapping[tuple[str, Met], int]:
    """How often each word was named, by label and whether it is met, whoever's it is."""
    found: Counter[tuple[str, Met]] = Counter()
    for one in words.tallies:
        found[one.label, one.met] += one.count
    return dict(found)


def numbers(found: Patterns) -> object:
    """Everything that can be added up over ranges of days."""
    return {
        "practices": found.practices,
        "needs": counts(found.needs),
        "guessed": counts(found.guessed_needs),
        "pairs": sorted(pair.id for moved in found.charge for pair in moved.pairs),
        "days": dict(found.time.by_day),
        "states": dict(found.time.states),
        "week": found.time.week,
    }


_named = st.builds(
    need,
    st.sampled_from(("rest", "respect", "ease")),
    met=st.sampled_from((True, False, None)),
    own=st.booleans(),
    whose=st.sampled_from(("me", "us", "other", None)),
)
_number = st.none() | st.integers(0, 10)
_charges = (
    st.tuples(_number, _number)
    .map(lambda both: Charge(*both, tuple(one for one in both if one is not None), (0, 10)))
    .filter(lambda charge: bool(charge.passes))
)


@st.composite
def journals(draw: st.DrawFn) -> list[Practice]:
    """Some practices over more than three years."""
    days = draw(st.lists(st.integers(0, 1200), max_size=12))
    ids = st.sampled_from([on(day, number).id for number, day in enumerate(days)] or ["gone"])
    return [
        on(
            day,
            number,
            needs=tuple(dict.fromkeys(draw(st.lists(_named, max_size=3)))),
            charge=draw(st.none() | _charges),
            state=draw(st.sampled_from(STATES)),
            exercise=draw(st.sampled_from(("small", "large"))),
            people=draw(st.sampled_from(({}, {"d.": "D."}, {"e.": "E."}))),
            follows=draw(st.none() | ids),
            sat=timedelta(minutes=draw(st.integers(0, 90))),
        )
        for number, day in enumerate(days)
    ]
