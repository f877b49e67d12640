"""A finished entry in plain lines: looked back on, filed, changed, practised again, compared."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from nvc_coach.journal.entry import Entry
from nvc_coach.plain.app import Before, talk_in
from nvc_coach.practice.answers import Agreed, Agreements, Text
from nvc_coach.practice.events import Answered, Reflected
from nvc_coach.services.not_kept import Hindrance, NotKept
from nvc_coach.services.program import Program
from tests.cli.commanding import Coach
from tests.cli.test_reading_commands import put
from tests.journal.entries import entry, new_id, wrote
from tests.plain.home import ENTRIES, SHORT_WALK, another_copy, program_in, visit
from tests.plain.talking import BEGIN, HalfTyped, Key, Menu, Pasted, PlayedTerminal

READ_ALL, LOOK_BACK, AGAIN = Menu("Read all"), Menu("Look back on it"), Menu("Practise it again")
BESIDE, CHANGE, TAGS = Menu("beside the other"), Menu("Change an answer"), Menu("Tags")
FORGET, MORE = Menu("Forget what it was before"), Menu("More: ")
ADD, TAKE = Menu("Add tags"), Menu("Take one away")
TO_LIST = "Enter: back to the list."
FULL = NotKept(Hindrance.NOT_SAVED, "Not saved yet: The disk is full.")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one finished practice."""
    home = tmp_path / "home"
    visit(home, "", "")
    visit(home, *SHORT_WALK, "", practise=True)
    return home


def seen_in(home: Path, *keys: Key) -> str:
    """What is seen at the newest entry."""
    return " ".join(visit(home, ENTRIES, "1", *keys).seen.split())


def held(home: Path) -> Iterator[Entry]:
    """The entries as they are kept, newest first."""
    program = program_in(home)
    for one in program.catch_up().listing().entries:
        found = program.store.read(one.id)
        assert isinstance(found, Entry)
        yield found


def looked_back(home: Path) -> list[str]:
    [one] = held(home)
    return [event.text for event in one.events if isinstance(event, Reflected)]


def answers(home: Path, step: str) -> list[str]:
    [one] = held(home)
    said = [event for event in one.events if isinstance(event, Answered) and event.step == step]
    return [event.answer.text for event in said if isinstance(event.answer, Text)]


def fails(monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    """The machine does not take what is to be kept."""

    def full(*_arguments: object, **_named: object) -> NotKept:
        return FULL

    module, name = what.split(".")
    monkeypatch.setattr(f"nvc_coach.plain.{module}.{name}", full)


# ------------------------------------------------------------------ looking back


def test_looking_back_adds_words_with_the_day_and_one_is_with_the_entry_still(home: Path) -> None:
    seen = seen_in(home, LOOK_BACK, "It is softer.", "I called him.", "", READ_ALL)
    assert "Looking back: how is it now?" in seen
    assert "Kept. 1 Read all of it" in seen
    assert "Looking back, Monday, 23 November 2026: It is softer. I called him." in seen
    assert looked_back(home) == ["It is softer.\nI called him."]


def test_a_blank_line_in_pasted_words_belongs_to_them(home: Path) -> None:
    seen_in(home, LOOK_BACK, Pasted(("One.", "", "Two.")), ".")
    assert looked_back(home) == ["One.\n\nTwo."]


@pytest.mark.parametrize("said", ["", "."])
def test_no_words_add_nothing(home: Path, said: str) -> None:
    assert "Nothing was added." in seen_in(home, LOOK_BACK, said)
    assert looked_back(home) == []


@pytest.mark.parametrize(
    ("ending", "words"), [(HalfTyped("and he"), "First.\nand he"), ("/stop", "First.")]
)
def test_when_the_talking_ends_amid_the_words_they_are_there_again(
    home: Path, ending: Key, words: str
) -> None:
    seen_in(home, LOOK_BACK, "First.", ending)
    assert looked_back(home) == []
    seen = seen_in(home, LOOK_BACK, "Last.", "")
    assert f'You wrote: "{" ".join(words.split())}"' in seen
    assert "Enter keeps it, /edit takes up its last line, or write on." in seen
    assert looked_back(home) == [f"{words}\nLast."]


def test_a_line_can_be_taken_back_or_up_again(home: Path) -> None:
    seen_in(home, LOOK_BACK, "One.", "Two.", "/undo", "Three", "/edit", "Three!", "")
    assert looked_back(home) == ["One.\nThree!"]


def test_tags_half_written_when_the_talking_ends_are_there_again(home: Path) -> None:
    seen_in(home, TAGS, "work", "")
    seen_in(home, TAGS, ADD, "my sister, the move", HalfTyped("and h"))
    seen = seen_in(home, TAGS, ADD, "/edit", "home", "")
    assert 'You wrote: "my sister the move and h"' in seen
    [one] = held(home)
    assert one.tags == ("work", "my sister", "the move", "home")


def test_when_the_talking_ends_before_any_words_nothing_is_added(home: Path) -> None:
    seen_in(home, LOOK_BACK, "/stop")
    assert looked_back(home) == []


def test_a_command_among_the_words_is_obeyed_and_the_question_comes_again(home: Path) -> None:
    seen = seen_in(home, LOOK_BACK, "One.", "/people", "Two.", "")
    assert seen.count("Looking back: how is it now?") == 2
    assert looked_back(home) == ["One.\nTwo."]


def test_what_could_not_be_kept_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fails(monkeypatch, "entry_words.look_back")
    seen = seen_in(home, LOOK_BACK, "One.", "")
    assert FULL.sentence in seen
    assert "Kept. 1" not in seen


# ------------------------------------------------------------------ tags


def test_tags_are_written_with_commas_or_one_a_line(home: Path) -> None:
    seen = seen_in(home, TAGS, "work, #my sister", "the move,, work", "")
    assert "Which tags? With commas, or one on each line." in seen
    [one] = held(home)
    assert one.tags == ("work", "my sister", "the move")
    assert "Kept." in seen


def test_enter_leaves_the_tags_as_they_are(home: Path) -> None:
    assert "Its tags are as they were." in seen_in(home, TAGS, "")
    seen_in(home, TAGS, "work", "")
    seen = seen_in(home, TAGS, "")
    assert "Its tags: work." in seen
    assert "Its tags are as they were." in seen_in(home, TAGS, ADD, "Work", "")
    [one] = held(home)
    assert one.tags == ("work",)


def test_more_tags_can_be_added_and_some_taken_away(home: Path) -> None:
    seen_in(home, TAGS, "work, sister", "")
    seen_in(home, TAGS, ADD, "move", "")
    seen = seen_in(home, TAGS, TAKE, Menu("sister"), "")
    assert "Taken away: sister. Which one? 1 work 2 move" in seen
    [one] = held(home)
    assert one.tags == ("work", "move")


def test_once_all_are_taken_away_one_is_with_the_entry_again(home: Path) -> None:
    seen_in(home, TAGS, "work", "")
    seen = seen_in(home, TAGS, TAKE, "1")
    assert seen.index("Taken away: work.") < seen.rindex(TO_LIST)
    [one] = held(home)
    assert one.tags == ()


def test_the_tags_of_other_entries_are_told(home: Path) -> None:
    other = entry(entry_id=new_id(1), events=(wrote("words"),))
    put(Coach(home), replace(other, state="finished", tags=("garden",)))
    seen_in(home, TAGS, "work", "")
    assert "Other entries have: garden." in seen_in(home, TAGS, ADD, "")


def test_a_tag_that_is_too_long_is_told_and_changes_nothing(home: Path) -> None:
    seen = seen_in(home, TAGS, f"work, {'x' * 101}", "")
    assert 'A tag has at most 100 letters, and this one is longer: "xxxx' in seen
    assert "Kept. 1" not in seen
    [one] = held(home)
    assert one.tags == ()


def test_tags_that_could_not_be_kept_are_said_to_be_that(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen_in(home, TAGS, "work", "")
    fails(monkeypatch, "entry_words.file_under")
    assert FULL.sentence in seen_in(home, TAGS, ADD, "move", "")
    seen = seen_in(home, TAGS, TAKE, "1", "")
    assert FULL.sentence in seen
    assert "Taken away" not in seen


# ------------------------------------------------------------------ changing an answer


def test_an_answer_given_then_can_be_changed_and_then_another(home: Path) -> None:
    seen = seen_in(home, CHANGE, Menu('"D."'), "Dan", Menu("He only thinks"), "He is away.", "", "")
    assert '1 The judgment: "He only thinks of himself."' in seen
    assert seen.count("Changed. Which answer?") == 2
    assert '"Dan"' in seen[seen.rindex("Which answer?") :]
    assert answers(home, "person") == ["D.", "Dan"]
    assert answers(home, "judgment") == ["He only thinks of himself.", "He is away."]
    [one] = held(home)
    assert one.state == "finished"


def test_what_was_changed_is_read_when_all_is_read(home: Path) -> None:
    seen = seen_in(home, READ_ALL, CHANGE, Menu('"D."'), "Dan", "", READ_ALL)
    assert "Changed later: What shall we call them here?" in seen[seen.rindex("Which answer?") :]


def test_answers_that_decide_the_way_are_not_offered_and_open_ones_tell_their_question(
    home: Path,
) -> None:
    seen = seen_in(home, CHANGE, "")
    begin = seen.index("Which answer?")
    offered = seen[begin : seen.index("Enter: back.", begin)]
    assert "Not today" not in offered
    assert "Softer" not in offered
    assert "Here and now: Left open. Only if it is safe and you want to" in offered
    assert seen.count(TO_LIST) == 2


def test_an_answer_can_be_left_as_it_was(home: Path) -> None:
    seen = seen_in(home, CHANGE, Menu('"D."'), "", "")
    assert "It stays as it was." in seen
    assert seen.endswith("To come back: nvc-coach")
    assert answers(home, "person") == ["D."]


def test_words_half_typed_when_the_talking_ends_are_offered_the_next_time(home: Path) -> None:
    seen_in(home, CHANGE, Menu('"D."'), HalfTyped("Danie"))
    assert answers(home, "person") == ["D."]
    seen = seen_in(home, CHANGE, Menu('"D."'), "")
    assert 'You wrote: "Danie"' in seen
    assert answers(home, "person") == ["D.", "Danie"]


def without_its_exercise(home: Path) -> None:
    """As after an update: neither a copy nor an installed exercise is what it was."""
    [one] = held(home)
    gone = replace(one, fingerprint=f"sha256:{'0' * 64}")
    put(Coach(home), gone)


def test_without_its_exercise_it_is_said_why_nothing_can_be_changed_or_taken_over(
    home: Path,
) -> None:
    without_its_exercise(home)
    seen = seen_in(home, CHANGE, AGAIN)
    assert "so the entry can be read and not gone on with." in seen
    assert "so nothing can be taken over from it." in seen
    assert seen.count(TO_LIST) == 3


def test_where_all_answers_decide_the_way_there_is_none_to_change(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nvc_coach.plain import later_changes

    monkeypatch.setattr(later_changes, "_changeable", lambda _talk: [])
    assert "There is no answer to change." in seen_in(home, CHANGE)


# ------------------------------------------------------------------ forgetting


def test_what_was_before_is_forgotten_once_it_was_asked(home: Path) -> None:
    seen_in(home, CHANGE, Menu('"D."'), "Dan", "")
    seen_in(home, FORGET, "")
    assert answers(home, "person") == ["D.", "Dan"]
    seen = seen_in(home, FORGET, Menu("Yes, forget it"))
    assert "will be gone for good; what stands now is kept." in seen
    assert "Forgotten. What stands is kept." in seen
    assert answers(home, "person") == ["Dan"]


def test_what_could_not_be_forgotten_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fails(monkeypatch, "later_changes.forget_history")
    seen = seen_in(home, FORGET, "1")
    assert FULL.sentence in seen
    assert "Forgotten." not in seen


# ------------------------------------------------------------------ again, and beside


def again(home: Path, *keys: Key) -> str:
    """The same judgment once more, walked to its end."""
    return seen_in(home, AGAIN, *keys)


def test_the_same_judgment_can_be_practised_again_and_read_beside_the_first(home: Path) -> None:
    keys = ("", "", "", "", "3", *["/skip"] * 3, "", "", "1", "5", *["/skip"] * 5, "")
    seen = again(home, *keys)
    assert "He only thinks of himself." in seen
    later, first = held(home)
    assert later.follows == first.id
    for number in ("1", "2"):
        seen = " ".join(visit(home, ENTRIES, number, BESIDE).seen.split())
        assert "Then is Monday, 23 November 2026, later is Monday, 23 November 2026." in seen
        assert "hold you right now? Then: 8 Later: 3" in seen
        assert "Then: On Tuesday he closed the laptop. Later: Left open." in seen
        assert seen.count(TO_LIST) == 2


def test_beside_is_offered_only_where_there_is_another(home: Path) -> None:
    assert "beside the other" not in seen_in(home)


def test_the_days_of_both_are_told(home: Path) -> None:
    [first] = held(home)
    later = entry(entry_id=new_id(1), events=(wrote("He rests."),), started=BEGIN + timedelta(9))
    put(Coach(home), replace(later, state="finished", follows=first.id))
    seen = seen_in(home, BESIDE)
    assert "Then is Monday, 23 November 2026, later is Wednesday, 2 December 2026." in seen
    assert "Then: He only thinks of himself. Later: He rests." in seen


def test_an_entry_whose_other_is_gone_says_so(home: Path) -> None:
    [first] = held(home)
    put(Coach(home), replace(first, follows=new_id(7)))
    assert "The entry it follows is no longer here." in seen_in(home, BESIDE)


def test_where_nothing_is_to_be_kept_practising_again_keeps_nothing(home: Path) -> None:
    visit(home, Menu("Settings"), Menu("Keep what I write"))
    seen = again(home, "", "", "", "", "3", "/stop")
    assert "This time nothing you write is kept." in seen
    assert len(list(held(home))) == 1


# ------------------------------------------------------------------ what is offered when


def test_of_an_open_entry_there_is_nothing_to_look_back_on(home: Path) -> None:
    put(Coach(home), entry(entry_id=new_id(9), events=(wrote("words"),)))
    [newest] = [one for one in held(home) if one.state == "open"]
    place = [one.id for one in held(home)].index(newest.id) + 1
    seen = " ".join(visit(home, ENTRIES, str(place)).seen.split())
    assert (
        "1 Go on with it 2 Set it aside 3 Tags 4 Take it with you 5 Forget what it was before "
        "6 Delete it A number."
    ) in seen


def test_where_nothing_is_kept_this_time_nothing_can_be_added(home: Path) -> None:
    terminal = PlayedTerminal([ENTRIES, "1", AGAIN])
    talk_in(terminal, program_in(home), before=Before(in_memory=True))
    seen = " ".join(terminal.text.split())
    offered = seen[seen.index("Read all of it") : seen.index(TO_LIST)]
    assert offered == (
        "Read all of it 2 Practise it again 3 Take it with you 4 Forget what it was before "
        "5 Delete it A number. "
    )
    assert "This time nothing you write is kept." in seen
    assert len(list(held(home))) == 1


def test_another_copy_can_only_read(home: Path) -> None:
    with another_copy(home):
        seen = seen_in(home)
    assert "1 Read all of it 2 Take it with you A number." in seen


def test_many_things_to_tell_of_stand_behind_one_line(home: Path) -> None:
    [one] = held(home)
    three = Agreements((Agreed("to call", "D."), Agreed("to listen"), Agreed("to rest")))
    agreed = Answered(at=BEGIN, step="agreed", answer=three, asked="Who does what?")
    put(Coach(home), replace(one, events=(agreed,)))
    seen = seen_in(home, Menu("Tell how what you asked for"), Menu("to listen"), Menu("done"), "")
    assert "Tell how it went: D.: to call" in seen
    assert seen.index("How did it go?") < seen.rindex(TO_LIST)


def test_of_a_long_menu_what_is_rarely_used_stands_behind_one_line(home: Path) -> None:
    both_asked = (*SHORT_WALK[:-2], "Would you call me?", "", "Friday", "", "5", "")
    visit(home, *both_asked, practise=True)
    newest, _first = held(home)
    put(Coach(home), replace(newest, follows=new_id(7)))
    seen = seen_in(home, MORE, TAGS, "work", "", MORE, "")
    told = "7 More: Change an answer, Tags, Take it with you, Forget what it was before 8 Delete it"
    assert told in seen
    assert "2 Tags 3 Take it with you 4 Forget what it was before A number. Enter: go back." in seen
    assert next(held(home)).tags == ("work",)
    assert seen.count(TO_LIST) == 3


def test_an_entry_that_is_gone_meanwhile_says_so_and_the_list_comes_again(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(program: Program, *_arguments: object, **_named: object) -> NotKept:
        program.settle()
        [file] = (home / "journal/entries").rglob("*.toml")
        file.unlink()
        return NotKept(Hindrance.NOT_FOUND, "Not found.")

    monkeypatch.setattr("nvc_coach.plain.entry_words.look_back", gone)
    seen = seen_in(home, LOOK_BACK, "One.", "")
    assert "Not found. There is no entry 0" in seen
    assert seen.count(TO_LIST) == 1
    assert "There are no entries yet." in seen
