"""The journal that is measured: the same for everyone, and a journal like any other."""

import random
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.home import made_home, places_in
from benchmarks.journal_generator import (
    WITH_AGREEMENTS,
    entries,
    exercise_named,
    main_exercise,
    write_journal,
)
from benchmarks.person import RARE_WORD
from benchmarks.prose import Prose
from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.entry_file import dump, load
from nvc_coach.journal.followups import follow_ups
from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.refusals import Rejected
from nvc_coach.practice.session import replay
from nvc_coach.services.settings import read_settings

A_FEW = 60


@pytest.fixture(scope="module")
def exercise() -> Exercise:
    return main_exercise()


def reader(journal: Path) -> DiskStore:
    return DiskStore(journal, mark="reader", writable=False)


def test_one_seed_always_gives_the_same_entries_and_another_gives_others(
    exercise: Exercise,
) -> None:
    some = [dump(entry) for entry in entries(exercise, 5, seed=1)]

    assert [dump(entry) for entry in entries(exercise, 5, seed=1)] == some
    assert not {dump(entry) for entry in entries(exercise, 5, seed=2)} & set(some)


def test_every_entry_comes_back_from_its_bytes_as_it_was(exercise: Exercise) -> None:
    for entry in entries(exercise, A_FEW):
        assert load(dump(entry)) == entry


def test_every_entry_is_a_walk_through_its_exercise(exercise: Exercise) -> None:
    for entry in entries(exercise, A_FEW):
        session = replay(exercise, entry.events)

        assert not isinstance(session, Rejected)
        assert session.finished == (entry.state == "finished")
        assert set(entry.drafts) == {session.waiting} - {None}


def test_the_store_lists_them_whole_with_every_state_and_finds_nothing_amiss(
    tmp_path: Path,
) -> None:
    journal = tmp_path / "journal"
    write_journal(journal, A_FEW)

    listing = reader(journal).listing()

    assert len(listing.entries) == A_FEW
    assert listing.damaged == ()
    assert {one.state for one in listing.entries} == {"open", "finished", "set-aside"}
    assert reader(journal).problems() == ()


def test_the_exercise_is_kept_with_them_so_that_they_can_be_gone_on_with(tmp_path: Path) -> None:
    write_journal(tmp_path / "journal", 1)

    store = reader(tmp_path / "journal")
    (summary,) = store.listing().entries
    assert store.exercise(summary.fingerprint) is not None


def test_one_entry_of_a_thousand_holds_the_rare_word_and_their_size_is_about_three_kilobytes(
    exercise: Exercise,
) -> None:
    files = [dump(entry) for entry in entries(exercise, 1000)]

    assert sum(RARE_WORD.encode() in file for file in files) == 1
    assert 2500 < sum(map(len, files)) / len(files) < 4500


def test_a_journal_of_fewer_than_a_thousand_holds_the_rare_word_once(exercise: Exercise) -> None:
    files = [dump(entry) for entry in entries(exercise, 3)]

    assert sum(RARE_WORD.encode() in file for file in files) == 1


def test_some_of_what_is_asked_for_has_a_day_and_of_most_it_was_told_how_it_went(
    exercise: Exercise,
) -> None:
    standing = [one for entry in entries(exercise, 400) for one in follow_ups(entry)]

    assert 50 < len(standing) < 600
    assert all(one.by is not None for one in standing)
    still_due = [one for one in standing if one.finished and one.outcome is None]
    assert 0 < len(still_due) < len(standing) / 5


def test_some_of_what_is_agreed_names_who_does_it_and_some_has_a_day() -> None:
    spiral = exercise_named(WITH_AGREEMENTS)
    agreed = [
        one for entry in entries(spiral, A_FEW) for one in follow_ups(entry) if one.item is not None
    ]

    assert {bool(one.who) for one in agreed} == {True, False}
    assert {one.by is None for one in agreed} == {True, False}


def test_a_journal_holds_what_can_be_followed_up_of_both_exercises(tmp_path: Path) -> None:
    write_journal(tmp_path / "journal", A_FEW)

    store = reader(tmp_path / "journal")
    assert {one.exercise for one in store.listing().entries} == {
        main_exercise().id,
        WITH_AGREEMENTS,
    }
    assert store.problems() == ()


def test_words_come_as_often_as_in_a_natural_language() -> None:
    chance = random.Random(1)  # noqa: S311  # the same words each time
    counted = Counter(Prose(chance).words(50_000)).most_common()

    # Zipf: the tenth most frequent word about ten times less often than the first, and so on.
    assert 2 < counted[0][1] / counted[9][1] < 10
    assert 10 < counted[9][1] / counted[199][1] < 40
    assert len(counted) > 2000


def test_a_home_to_measure_in_is_one_of_somebody_who_has_been_here_before(tmp_path: Path) -> None:
    home = made_home(tmp_path / "home", entries=2, keep=False)

    read = read_settings(places_in(home).settings_file)
    assert read.unusable == ()
    assert read.settings.welcomed
    assert not read.settings.keep
    assert len(reader(places_in(home).journal).listing().entries) == 2
