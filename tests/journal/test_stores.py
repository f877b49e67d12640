"""What every store promises, wherever it keeps the entries."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, timedelta
from pathlib import Path
from typing import Any

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.entry_file import dump
from nvc_coach.journal.errors import AlreadyThereError, JournalError, NotFoundError
from nvc_coach.journal.finding import Named, Wanted
from nvc_coach.journal.memory import MemoryStore
from nvc_coach.journal.store import Store
from nvc_coach.practice.answers import Text
from nvc_coach.practice.events import Answered, Event, Outcome
from tests.journal import entries as some
from tests.journal.entries import FINGERPRINT, ID, START, after, entry, new_id, typing, wrote
from tests.journal.systems import LinklessSystem

STORES: dict[str, Callable[[Path], Store]] = {
    "memory": lambda _: MemoryStore(),
    "disk": lambda folder: DiskStore(folder / "journal", mark="m1"),
    "disk with an index": lambda folder: DiskStore(
        folder / "journal", mark="m1", index=folder / "state/index.db"
    ),
    "disk without links": lambda folder: DiskStore(
        folder / "journal", mark="m1", system=LinklessSystem()
    ),
}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    make = STORES[request.param]
    return make(tmp_path)


def test_a_new_journal_is_empty(store: Store) -> None:
    assert store.listing().entries == ()
    assert store.listing().damaged == ()
    assert store.problems() == ()


def test_what_was_kept_is_read_as_it_was(store: Store) -> None:
    whole = entry(events=some.EVERYTHING, drafts=some.DRAFTS, extra={"mood": {"now": ["grey"]}})
    store.create(whole)

    assert store.read(ID) == whole


def test_a_new_entry_never_takes_the_place_of_another(store: Store) -> None:
    first = entry(events=(wrote("mine"),))
    store.create(first)

    with pytest.raises(AlreadyThereError):
        store.create(first)
    with pytest.raises(AlreadyThereError) as refused:
        store.create(entry(events=(wrote("another"),)))
    assert refused.value.code == "already-there"
    assert store.read(ID) == first


def test_a_later_state_takes_the_place_of_the_one_before(store: Store) -> None:
    store.create(entry(drafts=(typing("On Tue"),)))
    later = entry(events=(wrote("On Tuesday"),))
    store.save(later)

    assert store.read(ID) == later
    assert len(store.listing().entries) == 1


def test_a_state_is_kept_even_if_the_entry_was_taken_away_meanwhile(store: Store) -> None:
    store.save(entry(events=(wrote("still here"),)))

    assert store.read(ID) == entry(events=(wrote("still here"),))


def test_the_list_has_the_newest_first_by_instant_not_by_clock(store: Store) -> None:
    times = {
        new_id(1): START,
        new_id(2): START.astimezone(UTC) + timedelta(minutes=1),
        new_id(3): START - timedelta(days=1),
        new_id(4): START - timedelta(days=1),
    }
    for entry_id, started in times.items():
        store.create(entry(entry_id=entry_id, started=started))

    listed = [one.id for one in store.listing().entries]
    assert listed == [new_id(2), new_id(1), new_id(4), new_id(3)]


def test_a_line_of_the_list_tells_what_the_entry_is(store: Store) -> None:
    store.create(
        replace(
            entry(events=(wrote("secret", 90),)),
            state="set-aside",
            tags=("family",),
            follows=new_id(5),
        )
    )
    (line,) = store.listing().entries

    assert (line.id, line.exercise, line.state) == (ID, "transforming-enemy-images", "set-aside")
    assert (line.started, line.changed) == (START, START + timedelta(seconds=90))
    assert (line.tags, line.follows, line.fingerprint) == (("family",), new_id(5), FINGERPRINT)
    assert (line.title, line.read_only, line.copies) == ("Transforming Enemy Images", False, ())


def test_what_is_discarded_is_gone_at_once(store: Store) -> None:
    store.create(entry())
    store.create(entry(entry_id=new_id()))
    store.discard(ID)

    assert [one.id for one in store.listing().entries] == [new_id()]
    with pytest.raises(NotFoundError):
        store.read(ID)
    with pytest.raises(NotFoundError):
        store.discard(ID)


@pytest.mark.parametrize("entry_id", ["", "x", "../../etc/passwd", ID.lower(), ID + ".toml"])
def test_what_is_no_id_names_no_entry(store: Store, entry_id: str) -> None:
    store.create(entry())

    with pytest.raises(JournalError) as refused:
        store.read(entry_id)
    assert refused.value.code == "not-found"
    assert entry_id in refused.value.sentence


def test_the_exercise_of_an_entry_is_kept_once_and_unchanged(store: Store) -> None:
    data = b'format = "nvc-resolved/1"\n'
    fingerprint = store.keep_exercise(data)

    assert fingerprint.startswith("sha256:")
    assert store.keep_exercise(data) == fingerprint
    assert store.keep_exercise(data + b"#") != fingerprint
    assert store.exercise(fingerprint) == data
    assert store.exercise(FINGERPRINT) is None
    assert store.exercise("sha256:../../etc/passwd") is None
    assert store.problems() == ()


# ------------------------------------------------------------------ finding


def found(store: Store, **wanted: Any) -> list[str]:  # noqa: ANN401  # whatever Wanted takes
    """The ids of what is found, newest first."""
    for _progress in store.look():
        pass
    assert store.count(Wanted(**wanted)) == len(store.find(Wanted(**wanted)))
    return [one.id for one in store.find(Wanted(**wanted))]


def three(store: Store) -> tuple[str, str, str]:
    """Keep three entries a day apart, and give back their ids, oldest first."""
    first, second, third = new_id(1), new_id(2), new_id(3)
    named = wrote("D.", step="person")
    oldest = entry(entry_id=first, events=(wrote("He never calls."), named))
    store.create(replace(oldest, tags=("Home",)))
    later = entry(entry_id=second, events=(wrote("She calls too often."),))
    later = replace(later, started=START + timedelta(days=1), state="finished")
    store.create(replace(later, follows=first))
    named = wrote("d.", step="person-two")
    last = entry(entry_id=third, events=(wrote("The boss shouted."), named))
    last = replace(last, started=START + timedelta(days=2), exercise="self-judgment")
    store.create(replace(last, tags=("work", "home")))
    return first, second, third


def test_entries_are_found_by_their_words(store: Store) -> None:
    first, second, third = three(store)

    assert found(store) == [third, second, first]
    assert found(store, text="call") == [second, first]
    assert found(store, text="CALLS never") == [first]
    assert found(store, text='"calls too"') == [second]
    assert found(store, text='"too calls"') == []
    assert found(store, text='"call"') == []
    assert found(store, text="nothing-of-it") == []


def test_entries_are_found_by_what_they_are(store: Store) -> None:
    first, second, third = three(store)
    day = START.astimezone().date()

    assert found(store, states=("finished",)) == [second]
    assert found(store, states=("open", "set-aside")) == [third, first]
    assert found(store, exercises=("self-judgment",)) == [third]
    assert found(store, person="D.") == [third, first]
    assert found(store, tag="home") == [third, first]
    assert found(store, tag="work", person="d") == [third]
    assert found(store, follows=first) == [second]
    assert found(store, beginning=first[:-1]) == [first]
    assert found(store, since=day + timedelta(1)) == [third, second]
    assert found(store, until=day) == [first]
    assert found(store, since=day + timedelta(1), until=day + timedelta(1)) == [second]
    assert found(store, text="calls", states=("open",)) == [first]


def test_entries_are_found_by_what_there_is_to_follow_up(store: Store) -> None:
    asked = Answered(at=after(0), step="ask", answer=Text("to call", date(2026, 11, 23)))
    told = Outcome(at=after(9), step="ask", outcome="done")
    events: tuple[tuple[Event, ...], ...] = ((wrote("alone"),), (asked,), (asked, told))
    for number, some_events in enumerate(events, 1):
        store.create(entry(entry_id=new_id(number), events=some_events))
    assert found(store, to_follow_up=True) == [new_id(2)]
    assert found(store, followed_up=True) == [new_id(3), new_id(2)]


def test_a_part_of_what_is_found_can_be_had(store: Store) -> None:
    first, second, third = three(store)
    found(store)

    assert [one.id for one in store.find(most=2)] == [third, second]
    assert [one.id for one in store.find(skip=1, most=1)] == [second]
    assert [one.id for one in store.find(skip=2)] == [first]
    assert [one.id for one in store.find(Wanted(text="call"), skip=1)] == [first]
    assert store.count(most=2) == 2


def test_people_tags_and_exercises_are_named_with_how_often_they_come(store: Store) -> None:
    three(store)
    found(store)

    assert store.named("person") == (Named("d", "d.", 2),)
    assert store.named("tag") == (Named("home", "home", 2), Named("work", "work", 1))
    assert [(one.key, one.count) for one in store.named("exercise")] == [
        ("transforming-enemy-images", 2),
        ("self-judgment", 1),
    ]


def test_questions_are_no_words_of_an_entry_and_every_word_somebody_gave_is(store: Store) -> None:
    store.create(entry(events=some.EVERYTHING, drafts=some.DRAFTS))

    said = ["himself", "halfway", "consideration", "bed", "listen", "twice", "easier", "raw", "clo"]
    assert [word for word in said if found(store, text=word) != [ID]] == []
    assert found(store, text='"what matters to you"') == []


def test_no_phrase_goes_from_one_answer_into_another(store: Store) -> None:
    store.create(entry(events=(wrote("I left"), wrote("him alone"))))

    assert found(store, text='"i left"') == [ID]
    assert found(store, text='"left him"') == []


def test_what_was_changed_or_discarded_is_no_longer_found_by_what_it_said(store: Store) -> None:
    store.create(entry(events=(wrote("lapwing"),)))
    assert found(store, text="lapwing") == [ID]

    store.save(entry(events=(wrote("plover"),)))
    assert found(store, text="lapwing") == []
    assert found(store, text="plover") == [ID]

    store.discard(ID)
    assert found(store, text="plover") == []
    assert found(store) == []


def test_the_ids_of_all_entries_are_told_in_order(store: Store) -> None:
    for number in (3, 1, 2):
        store.create(entry(entry_id=new_id(number)))

    assert store.ids() == (new_id(1), new_id(2), new_id(3))


def test_an_entry_is_given_with_the_bytes_of_its_file(store: Store) -> None:
    whole = entry(events=some.EVERYTHING, drafts=some.DRAFTS)
    store.create(whole)

    assert store.as_kept(ID) == (whole, dump(whole))
    with pytest.raises(NotFoundError):
        store.as_kept(new_id())


def test_the_copies_of_exercises_that_are_kept_are_told_in_order(store: Store) -> None:
    assert store.fingerprints() == ()
    kept = [store.keep_exercise(data) for data in (b"a", b"b", b"c")]

    assert store.fingerprints() == tuple(sorted(kept))
