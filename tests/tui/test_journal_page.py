"""On the page: entries are found by time, exercise, person, tag and words, and cared for."""

import asyncio
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from nvc_coach.journal.disk import DiskStore
from nvc_coach.journal.entry import Entry
from nvc_coach.journal.errors import Cause, NotSavedError
from nvc_coach.journal.lock import JournalLock
from nvc_coach.practice.answers import Text
from nvc_coach.practice.events import Answered, Carried, Reflected
from nvc_coach.services import looking_through
from nvc_coach.tui.screens.beside import Beside
from nvc_coach.tui.screens.entries import Entries
from nvc_coach.tui.screens.entry import EntryPage
from nvc_coach.tui.screens.home import Home
from nvc_coach.tui.screens.look_back import LookBack
from nvc_coach.tui.screens.page import Page
from nvc_coach.tui.screens.question import Question
from nvc_coach.tui.screens.session import SessionPage
from nvc_coach.tui.screens.tags import Tags
from nvc_coach.tui.screens.trail import TrailList
from nvc_coach.tui.screens.trash import TrashPage
from nvc_coach.tui.widgets.editor import Editor
from nvc_coach.tui.widgets.footer import Footer
from nvc_coach.tui.widgets.line import Line
from nvc_coach.tui.widgets.rows import Rows
from tests.cli.commanding import Coach as Shell
from tests.journal.entries import entry, new_id, wrote
from tests.plain.home import program_in
from tests.plain.talking import BEGIN
from tests.privacy.page_guide import Guide
from tests.services.chains import IN_FIVE_MINUTES, SHORT, practised
from tests.tui.at_home import at_home, comes_to_rest, on, press, quiet, rows, seen, writes

ONE, TWO, THREE = new_id(1), new_id(2), new_id(3)
WHEN = "2 October 2026"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A journal with three entries: two of this month, one of another practice from October."""
    home = tmp_path / "home"
    with closing(DiskStore(Shell(home).places.journal, mark="m1")) as store:
        october = entry(
            entry_id=ONE, events=(wrote("He never calls me."), wrote("D.", step="person"))
        )
        october = replace(october, started=BEGIN - timedelta(days=52), state="finished")
        store.create(
            replace(october, exercise="self-judgment", title="Self-judgment", tags=("home",))
        )
        second = entry(entry_id=TWO, events=(wrote("She calls too often.\nEvery day."),))
        store.create(replace(second, started=BEGIN - timedelta(days=2), state="finished"))
        third = entry(entry_id=THREE, events=(wrote("The [b]boss[/b] shouted."),))
        store.create(replace(third, started=BEGIN - timedelta(days=1)))
    return home


def stored(home: Path) -> dict[str, Entry]:
    """Every entry as the journal holds it."""
    with closing(program_in(home).store) as store:
        entries = [store.read(one.id) for one in store.listing().entries]
    return {one.id: one for one in entries if isinstance(one, Entry)}


def beside(guide: Guide) -> list[str]:
    return [row.beside for row in guide.app.screen.query_one(Rows).rows if row.beside]


# ------------------------------------------------------------------ looking through it


def test_entries_stand_under_their_months_without_a_word_of_theirs(home: Path) -> None:
    async def does(guide: Guide) -> None:
        await press(guide, "j")
        assert on(guide, Entries)
        assert rows(guide)[0] == "This month"
        assert rows(guide)[4] == "October 2026"
        assert len(beside(guide)) == 3
        assert "calls" not in seen(guide)
        assert "boss" not in seen(guide)

    at_home(home, does)


def test_what_is_typed_is_found_and_shown_in_its_line(home: Path) -> None:
    async def does(guide: Guide) -> None:
        await press(guide, "j")
        await writes(guide, "call")
        assert rows(guide)[1::2] == ["    She calls too often.", "    He never calls me."]
        marked = guide.app.screen.query_one(Rows).rows[1]
        assert [marked.label[begin:end] for begin, end in marked.spans] == ["call"]
        assert "2 entries." in seen(guide)
        await writes(guide, "s often")
        assert rows(guide)[1:] == ["    She calls too often."]
        await press(guide, "enter")
        assert on(guide, EntryPage)
        assert "She calls too often." in seen(guide)
        await press(guide, "ctrl+r")
        assert on(guide, Entries)
        assert guide.app.screen.query_one(Editor).words == "calls often"
        assert len(rows(guide)) == 2

    at_home(home, does)


def test_what_is_found_is_shown_as_it_was_written_never_as_markup(home: Path) -> None:
    async def does(guide: Guide) -> None:
        await press(guide, "j")
        await writes(guide, "boss")
        assert "The [b]boss[/b] shouted." in seen(guide)

    at_home(home, does)


def test_finding_nothing_is_said_and_esc_empties_the_field(home: Path) -> None:
    async def does(guide: Guide) -> None:
        await press(guide, "j")
        await writes(guide, "lapwing")
        assert "Nothing is found." in seen(guide)
        assert guide.app.screen.query_one(Footer).enter == ""
        await press(guide, "enter")
        assert on(guide, Entries)
        await press(guide, "escape")
        assert len(beside(guide)) == 3

    at_home(home, does)


def test_left_and_right_look_through_it_by_exercise_person_and_tag(home: Path) -> None:
    async def does(guide: Guide) -> None:
        await press(guide, "j", "right")
        assert rows(guide) == ["Transforming Enemy Images", "Self-judgment"]
        assert beside(guide) == ["2 entries", "1 entry"]
        await press(guide, "right")
        assert rows(guide) == ["D."]
        await press(guide, "right")
        assert rows(guide) == ["home"]
        await press(guide, "enter")
        assert "Your entries · home" in seen(guide)
        assert len(beside(guide)) == 1
        await press(guide, "enter")
        assert "He never calls me." in seen(guide)
        await press(guide, "ctrl+r")
        assert "Your entries · home" in seen(guide)
        await press(guide, "escape")
        assert rows(guide) == ["home"]
        await press(guide, "right", "left", "alt+o")
        assert len(beside(guide)) == 3

    at_home(home, does)


def test_a_search_within_a_name_finds_only_there(home: Path) -> None:
    async def does(guide: Guide) -> None:
        await press(guide, "j", "right", "end", "enter")
        assert "Your entries · Self-judgment" in seen(guide)
        await writes(guide, "calls")
        assert rows(guide)[1:] == ["    He never calls me."]

    at_home(home, does)


def test_a_journal_of_nobody_yet_says_so(tmp_path: Path) -> None:
    async def does(guide: Guide) -> None:
        await press(guide, "j")
        assert "There are none yet." in seen(guide)
        for told in (
            "There are none yet.",
            "No entry names anybody yet.",
            "No entry has a tag yet.",
        ):
            await press(guide, "right")
            assert told in seen(guide)

    at_home(tmp_path / "home", does)


def test_older_ones_come_when_they_are_asked_for(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking_through, "AT_ONCE", 2)

    async def does(guide: Guide) -> None:
        await press(guide, "j", "end")
        assert rows(guide)[-1] == "older ones"
        assert guide.app.screen.query_one(Footer).enter == "Enter shows older ones"
        await press(guide, "enter")
        assert len(beside(guide)) == 3
        assert "older ones" not in rows(guide)

    at_home(home, does)


def test_what_another_program_put_there_meanwhile_is_seen(home: Path) -> None:
    async def does(guide: Guide) -> None:
        with closing(DiskStore(Shell(home).places.journal, mark="m2")) as other:
            other.create(entry(entry_id=new_id(9), events=(wrote("lapwing"),)))
        await press(guide, "j")
        await writes(guide, "lapwing")
        assert rows(guide)[1:] == ["    lapwing"]

    at_home(home, does)


# ------------------------------------------------------------------ caring for an entry


async def reads(guide: Guide, word: str) -> None:
    """Find an entry by a word, and read it."""
    await press(guide, "j")
    await writes(guide, word)
    await press(guide, "enter")
    assert on(guide, EntryPage)


def test_one_looks_back_on_what_is_finished(home: Path) -> None:
    async def does(guide: Guide) -> None:
        await reads(guide, "often")
        await press(guide, "e")
        assert on(guide, LookBack)
        await writes(guide, "it is easier now")
        await press(guide, "ctrl+n")
        assert on(guide, EntryPage)
        assert quiet(guide) == "Kept."
        await press(guide, "w")
        assert "it is easier now" in seen(guide)

    at_home(home, does)
    (reflected,) = (one for one in stored(home)[TWO].events if isinstance(one, Reflected))
    assert reflected.text == "it is easier now"


def test_words_that_are_not_kept_yet_are_asked_about(home: Path) -> None:
    async def does(guide: Guide) -> None:
        await reads(guide, "often")
        await press(guide, "e")
        await writes(guide, "not yet")
        await press(guide, "ctrl+r")
        assert on(guide, Question)
        await press(guide, "g")
        assert guide.app.screen.query_one(Editor).words == "not yet"
        await press(guide, "ctrl+r", "n")
        assert on(guide, EntryPage)
        await press(guide, "e", "ctrl+n")
        assert quiet(guide) == "Nothing was changed."

    at_home(home, does)
    assert len(stored(home)[TWO].events) == 1


@pytest.mark.parametrize(
    ("key", "page", "sent"),
    [("e", LookBack, "Looking back"), ("k", Tags, "Tags: to the end, and on")],
)
def test_words_are_there_again_where_the_program_ended_before(
    home: Path, key: str, page: type[Page], sent: str
) -> None:
    async def begins(guide: Guide) -> None:
        await reads(guide, "often")
        await press(guide, key)
        await writes(guide, "to the end")
        assert on(guide, page)

    async def comes_back(guide: Guide) -> None:
        await reads(guide, "often")
        await press(guide, "w")
        assert "to the end" in seen(guide)
        await press(guide, key)
        assert guide.app.screen.query_one(Editor).words == "to the end"
        assert quiet(guide) == "You began to write this earlier."
        await writes(guide, "\nand on")
        await press(guide, "ctrl+n")
        await press(guide, "w")
        assert sent in seen(guide)

    program = at_home(home, begins)
    assert not [one for one in stored(home)[TWO].events if isinstance(one, Reflected)]
    assert stored(home)[TWO].tags == ()
    assert program.not_saved() is None
    at_home(home, comes_back)
    assert not stored(home)[TWO].drafts


def test_words_one_wants_nothing_of_are_nowhere(home: Path) -> None:
    async def does(guide: Guide) -> None:
        await reads(guide, "often")
        await press(guide, "e")
        await writes(guide, "nobody reads this")
        await press(guide, "ctrl+r", "n", "e")
        assert guide.app.screen.query_one(Editor).words == ""

    at_home(home, does)
    assert not stored(home)[TWO].drafts


def test_words_sent_to_a_disk_that_was_full_are_there_once(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NotSavedError(Cause.DISK_FULL)

    async def does(guide: Guide) -> None:
        await reads(guide, "often")
        await press(guide, "e")
        await writes(guide, "once")
        with monkeypatch.context() as broken:
            broken.setattr(DiskStore, "save", full)
            broken.setattr("nvc_coach.services.program.CLOSING_SECONDS", 0.1)
            await press(guide, "ctrl+n")
        assert on(guide, LookBack)
        await press(guide, "ctrl+n")
        assert on(guide, EntryPage)

    at_home(home, does)
    assert [one.text for one in stored(home)[TWO].events if isinstance(one, Reflected)] == ["once"]
    assert not stored(home)[TWO].drafts


def test_what_cannot_be_saved_is_said_and_the_words_stay(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NotSavedError(Cause.DISK_FULL)

    async def does(guide: Guide) -> None:
        await reads(guide, "often")
        await press(guide, "e")
        await writes(guide, "still here")
        with monkeypatch.context() as broken:
            broken.setattr(DiskStore, "save", full)
            broken.setattr("nvc_coach.services.program.CLOSING_SECONDS", 0.1)
            await press(guide, "ctrl+n")
            assert on(guide, LookBack)
            assert "Not saved yet" in quiet(guide)
            assert guide.app.screen.query_one(Editor).words == "still here"

    at_home(home, does)


def test_an_entry_is_filed_under_tags_and_found_by_them(home: Path) -> None:
    async def does(guide: Guide) -> None:
        await reads(guide, "often")
        await press(guide, "k")
        assert on(guide, Tags)
        assert "So far there are: home." in seen(guide)
        await writes(guide, "family\nhome")
        await press(guide, "ctrl+n")
        assert "Tags: family, home." in seen(guide)
        await press(guide, "ctrl+r", "escape", "left")
        assert rows(guide) == ["home", "family"]

    at_home(home, does)
    assert stored(home)[TWO].tags == ("family", "home")


def test_a_tag_that_is_too_long_is_told_and_stays_to_be_shortened(home: Path) -> None:
    async def does(guide: Guide) -> None:
        await reads(guide, "often")
        await press(guide, "k")
        await writes(guide, f"family\n{'x' * 101}")
        await press(guide, "ctrl+n")
        assert on(guide, Tags)
        assert "A tag has at most 100 letters, and this one is longer" in quiet(guide)
        await press(guide, "backspace", "ctrl+n")
        assert on(guide, EntryPage)

    at_home(home, does)
    assert stored(home)[TWO].tags == ("family", "x" * 100)


def test_a_deleted_entry_is_in_the_trash_and_comes_back(home: Path) -> None:
    async def does(guide: Guide) -> None:
        await reads(guide, "often")
        await press(guide, "d", "g")
        assert on(guide, EntryPage)
        await press(guide, "d", "t")
        assert on(guide, Entries)
        assert "Nothing is found." in seen(guide)
        await press(guide, "alt+t")
        assert on(guide, TrashPage)
        assert [row.partition(" today")[0] for row in rows(guide)] == ["deleted"]
        await press(guide, "enter", "b")
        assert quiet(guide) == "It is in your entries again."
        assert "There is nothing in it." in seen(guide)
        await press(guide, "ctrl+r")
        assert "She calls too often." in seen(guide)

    at_home(home, does)
    assert TWO in stored(home)


def test_what_is_deleted_for_good_is_gone(home: Path) -> None:
    async def does(guide: Guide) -> None:
        await reads(guide, "often")
        await press(guide, "d", "n")
        await press(guide, "escape")
        await writes(guide, "never")
        await press(guide, "enter", "d", "t", "alt+t", "enter", "d")
        assert quiet(guide) == "It is gone for good."

    at_home(home, does)
    assert set(stored(home)) == {THREE}
    assert not [one for one in home.rglob("*") if ONE in one.name or TWO in one.name]


def finished(home: Path) -> str:
    """Keep an entry that was really walked, and give back its id."""
    program = program_in(home)
    assert program.open_for_writing()
    sitting = practised(program, SHORT, *IN_FIVE_MINUTES)
    while sitting.session.waiting is not None:
        sitting.skip()
    program.close()
    return sitting.entry.id


def test_the_same_judgment_is_practised_again_in_an_entry_that_follows(home: Path) -> None:
    first = finished(home)

    async def does(guide: Guide) -> None:
        await reads(guide, "himself")
        await press(guide, "p")
        assert on(guide, SessionPage)
        await press(guide, *["ctrl+n"] * 4)

    at_home(home, does)
    (again,) = (one for one in stored(home).values() if one.follows == first)
    carried = again.events[0]
    assert isinstance(carried, Carried)
    assert (carried.step, carried.answer) == ("judgment", IN_FIVE_MINUTES[0])


def test_both_are_read_side_by_side(home: Path) -> None:
    first = finished(home)
    with closing(DiskStore(Shell(home).places.journal, mark="m1")) as store:
        before = store.read(first)
        assert isinstance(before, Entry)
        later = Answered(
            at=BEGIN, step="judgment", answer=Text("He is worried."), asked="What now?"
        )
        again = replace(before, id=new_id(77), follows=first, events=(later,), started=BEGIN)
        store.create(again)

    async def does(guide: Guide) -> None:
        await reads(guide, "worried")
        await press(guide, "s")
        assert on(guide, Beside)
        assert "He only thinks of himself." in seen(guide)
        assert "He is worried." in seen(guide)
        await press(guide, "ctrl+r")
        assert on(guide, EntryPage)
        await press(guide, "ctrl+r", "escape")
        await writes(guide, "himself")
        await press(guide, "enter", "s")
        assert on(guide, Beside)

    at_home(home, does)
    at_home(home, does, size=(120, 40))


def test_an_answer_is_changed_and_the_one_before_forgotten_when_asked(home: Path) -> None:
    first = finished(home)

    async def does(guide: Guide) -> None:
        await reads(guide, "himself")
        await press(guide, "c")
        assert on(guide, TrailList)
        await press(guide, "home", "down", "enter")
        await press(guide, "ctrl+a", "ctrl+u", "ctrl+k")
        await writes(guide, "it was at noon")
        await press(guide, "ctrl+n")
        assert on(guide, EntryPage)
        assert "it was at noon" in seen(guide).casefold()
        await press(guide, "alt+v", "y")
        assert quiet(guide) == "Forgotten. What stands is kept."

    at_home(home, does)
    texts = [
        getattr(getattr(one, "answer", None), "text", "") for one in stored(home)[first].events
    ]
    assert not any("laptop" in text for text in texts)
    assert any("noon" in text for text in texts)


def test_another_copy_of_the_program_may_read_and_search_and_change_nothing(home: Path) -> None:
    async def does(guide: Guide) -> None:
        await reads(guide, "often")
        for key in ("e", "k", "d", "p", "c", "alt+v"):
            await press(guide, key)
            assert on(guide, EntryPage)

    with JournalLock(Shell(home).places.lock_file):
        at_home(home, does)
    assert set(stored(home)) == {ONE, TWO, THREE}


def test_home_tells_how_far_it_has_come_with_a_large_journal(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nvc_coach.services.progress.MANY_FILES", 0)
    told: list[str] = []
    say = Line.say

    def heard(line: Line, text: str) -> None:
        told.append(text)
        say(line, text)

    monkeypatch.setattr(Line, "say", heard)

    async def does(guide: Guide) -> None:
        await asyncio.sleep(0)
        assert on(guide, Home)
        await comes_to_rest(guide)

    at_home(home, does)
    assert any(one.startswith("Looking through your journal: ") for one in told)
