"""Entries to test with: one that has everything in it, and any that can be."""

import string
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

from nvc_coach.journal.entry import STATES, Entry
from nvc_coach.journal.ulid import Ulids
from nvc_coach.practice.answers import Agreed, Agreements, Answer, Chosen, Number, Picks, Text
from nvc_coach.practice.events import (
    Answered,
    Carried,
    Draft,
    Event,
    Outcome,
    Reflected,
    Skipped,
    Unknown,
    WentBack,
)

HERE = timezone(timedelta(hours=1))
START = datetime(2026, 11, 22, 10, 4, 31, tzinfo=HERE)
ID = "01KAP2M4X0Q6Z8V3T5R7N9B1CD"
FINGERPRINT = "sha256:" + "ab" * 32


def after(seconds: int) -> datetime:
    """A moment in the course of the practice."""
    return START + timedelta(seconds=seconds)


def new_id(number: int = 0) -> str:
    """An id; each number gives another, later one."""
    milliseconds = int(START.timestamp() * 1000) + number
    return Ulids(lambda: milliseconds, bytes)()


def entry(
    *,
    entry_id: str = ID,
    events: tuple[Event, ...] = (),
    drafts: tuple[Draft, ...] = (),
    started: datetime = START,
    extra: Mapping[str, object] | None = None,
) -> Entry:
    """An entry of the main exercise."""
    return Entry(
        id=entry_id,
        exercise="transforming-enemy-images",
        title="Transforming Enemy Images",
        version="1.0.0",
        fingerprint=FINGERPRINT,
        language="en",
        started=started,
        events=events,
        drafts={draft.step: draft for draft in drafts},
        extra=extra or {},
    )


def wrote(text: str, seconds: int = 30, step: str = "judgment") -> Answered:
    """Somebody wrote something."""
    return Answered(at=after(seconds), step=step, answer=Text(text), asked="What is it?")


def typing(text: str, seconds: int = 40, step: str = "observation") -> Draft:
    """Somebody is writing something."""
    return Draft(step=step, at=after(seconds), answer=Text(text))


EVERYTHING = (
    Carried(at=after(0), step="agreements", answer=Agreements((Agreed("to call first"),))),
    wrote("He only thinks of himself."),
    Answered(
        at=after(60),
        step="my-needs",
        answer=Picks(("consideration", "rest"), ("to be met halfway",)),
        asked="What matters to you?",
        said=("consideration", "rest"),
    ),
    WentBack(at=after(70), step="my-feelings"),
    WentBack(at=after(80), step="my-needs", to="judgment"),
    wrote('He thinks of himself,\nand of "nobody" else.', 90),
    Answered(at=after(100), step="check-in", answer=Chosen(("mine",)), said=("Yes, mine",)),
    Answered(at=after(110), step="areas", answer=Chosen(("work", "home"), many=True)),
    Answered(at=after(120), step="charge-before", answer=Number(8)),
    Skipped(at=after(130), step="request-other", asked="Anything to ask?"),
    Skipped(at=after(140), step="afraid", unsure=True),
    Skipped(at=after(150), step="judgment", amend=True),
    Answered(at=after(160), step="request-self", answer=Text("To bed.", date(2026, 11, 29))),
    Answered(
        at=after(170),
        step="agreements",
        answer=Agreements((Agreed("to call first", "D.", date(2026, 12, 6)), Agreed("to listen"))),
        amend=True,
    ),
    Outcome(at=after(180), step="agreements", outcome="partly", item=1, text="Twice."),
    Outcome(at=after(190), step="request-self", outcome="done"),
    Reflected(at=after(200), text="It was easier than I thought."),
    Unknown(at=after(210), extra={"step": "judgment", "sung": True, "notes": {"key": "a"}}),
)
DRAFTS = (
    typing("On Tuesday he clo"),
    Draft(step="my-feelings", at=after(41), answer=Picks(("sad",), ("raw",)), typed="ho"),
    Draft(step="now-feelings", at=after(42), answer=Picks()),
    Draft(step="willing", at=after(43), answer=Chosen(())),
    Draft(step="areas", at=after(44), answer=Chosen((), many=True)),
    Draft(step="agreements", at=after(45), answer=Agreements(()), typed="to li"),
    Draft(step="cleared", at=after(46), answer=Text("")),
)

# What may come through the session's door: any Unicode text whose line ends are LF.
kept_text = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"], exclude_characters="\r"),
        st.sampled_from("\n\"'\\\0\x1b\x7f\x85\u2028\u2029\u202e\ufeff[]{}#="),
    )
)
exact_text = kept_text | st.text(st.characters(exclude_categories=["Cs"]))
names = st.text(string.ascii_lowercase + "-", min_size=1, max_size=12)
words = st.tuples() | st.lists(exact_text, max_size=3).map(tuple)
moments = st.builds(
    lambda at, minutes: at.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes))),
    st.datetimes(datetime(1970, 1, 2), datetime(9998, 1, 1)),  # noqa: DTZ001  # gets an offset
    st.integers(-14 * 60, 14 * 60),
)
days = st.dates()
answers: st.SearchStrategy[Answer] = st.one_of(
    st.builds(Text, exact_text, st.none() | days),
    st.builds(Picks, words, words),
    st.builds(Chosen, st.tuples(names)),
    st.builds(Chosen, st.lists(names).map(tuple), st.just(True)),  # noqa: FBT003
    st.builds(Number, st.integers(-(2**63), 2**63 - 1)),
    st.builds(
        Agreements,
        st.lists(st.builds(Agreed, exact_text, exact_text, st.none() | days), max_size=3).map(
            tuple
        ),
    ),
)
# Keys that no version knows, with anything that TOML can hold in them.
plain_values = st.one_of(
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    exact_text,
    days,
    moments,
    st.times(),
)
values = st.recursive(
    plain_values,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(exact_text, inner, max_size=3),
    max_leaves=8,
)
unknown = st.dictionaries(exact_text.map(lambda text: f"x-{text}"), values, max_size=3)
asked = st.none() | exact_text
said = st.none() | words
events: st.SearchStrategy[Event] = st.one_of(
    st.builds(
        Answered,
        at=moments,
        step=names,
        answer=answers,
        amend=st.booleans(),
        asked=asked,
        said=said,
        extra=unknown,
    ),
    st.builds(
        Carried, at=moments, step=names, answer=answers, asked=asked, said=said, extra=unknown
    ),
    st.builds(
        Skipped,
        at=moments,
        step=names,
        unsure=st.booleans(),
        amend=st.booleans(),
        asked=asked,
        extra=unknown,
    ),
    st.builds(WentBack, at=moments, step=names, to=st.none() | names, extra=unknown),
    st.builds(
        Outcome,
        at=moments,
        step=names,
        outcome=st.sampled_from(["done", "partly", "not", "changed"]),
        item=st.none() | st.integers(1, 9),
        text=exact_text,
        extra=unknown,
    ),
    st.builds(Reflected, at=moments, text=exact_text, extra=unknown),
    st.builds(Unknown, at=moments, extra=unknown),
)
typed_answers = answers.filter(lambda answer: not isinstance(answer, Text))
drafts: st.SearchStrategy[Draft] = st.one_of(
    st.builds(
        Draft,
        step=names,
        at=moments,
        answer=st.builds(Text, exact_text, st.none() | days),
        extra=unknown,
    ),
    st.builds(Draft, step=names, at=moments, answer=typed_answers, typed=exact_text, extra=unknown),
)
ids = st.builds(
    lambda now, chance: Ulids(lambda: now, lambda _: chance)(),
    st.integers(0, 2**47),
    st.binary(min_size=10, max_size=10),
)
entries = st.builds(
    Entry,
    id=ids,
    exercise=exact_text,
    title=exact_text,
    version=exact_text,
    fingerprint=exact_text,
    language=exact_text,
    started=moments,
    state=st.sampled_from(STATES),
    events=st.lists(events, max_size=4).map(tuple),
    drafts=st.lists(drafts, max_size=3).map(lambda some: {one.step: one for one in some}),
    tags=words,
    follows=st.none() | ids,
    extra=unknown,
)
UTC_START = START.astimezone(UTC)
