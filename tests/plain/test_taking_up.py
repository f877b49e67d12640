"""Line by line, a practice is begun from what was said in another, and gone on with at its end."""

from pathlib import Path

import pytest

from nvc_coach.journal.entry import Entry
from nvc_coach.plain.app import talk_in
from nvc_coach.plain.house import House
from nvc_coach.plain.library import introduce
from nvc_coach.plain.terminal import Ended
from nvc_coach.practice.answers import Text
from nvc_coach.practice.events import Answered, Carried
from nvc_coach.practice.exercise import Exercise
from nvc_coach.services.practising import Earlier, TakenUp
from nvc_coach.services.program import Program
from nvc_coach.services.reading import entry_in_words
from nvc_coach.services.taking_up import earlier
from tests.plain.home import Visited, program_in
from tests.plain.talking import Key, PlayedTerminal
from tests.services.chains import IN_FIVE_MINUTES, JUDGMENT, LONG, SHORT, practised
from tests.terminal.page_reader import entries

FIVE_MINUTES: tuple[Key, ...] = (
    *("", "He only thinks of himself.", "", "On Tuesday he closed the laptop.", ""),
    *("rest", "", "2", "ease", "", "", "1", "/skip"),
)
"""From the first page of the short practice to its closing."""
ASKED = "Take up from one of these?"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def kept_short(home: Path, count: int = 1, *, finished: bool = True) -> None:
    """Let there be short practices in the journal."""
    program = program_in(home)
    assert program.open_for_writing()
    for _ in range(count):
        practised(program, SHORT, *(IN_FIVE_MINUTES if finished else IN_FIVE_MINUTES[:2]))
    assert program.close()


def long_of(program: Program) -> Exercise:
    exercise = program.exercise(LONG)
    assert exercise is not None
    return exercise


def begun(home: Path, exercise_id: str, *keys: Key) -> Visited:
    program = program_in(home)
    program.set("welcomed", value=True)
    terminal = PlayedTerminal(list(keys))
    code = talk_in(terminal, program, exercise=program.exercise(exercise_id))
    return Visited(code, terminal, program)


def followed(home: Path) -> dict[str, str | None]:
    return {one["id"]: one.get("follows") for one in entries(home)}


# ------------------------------------------------------------------ at the beginning


def test_nothing_is_asked_where_there_is_nothing_to_take_up_from(home: Path) -> None:
    kept_short(home, finished=False)

    assert ASKED not in begun(home, LONG).seen
    assert ASKED not in begun(home, SHORT).seen


def test_what_was_said_is_offered_at_its_question_and_kept_by_enter(home: Path) -> None:
    kept_short(home)

    seen = begun(home, LONG, "1", "", "", "").seen

    assert ASKED in seen
    assert "1 A Judgment in Five Minutes, today" in seen
    assert "A number. Enter: begin anew." in seen
    assert 'Last time: "He only thinks of himself."' in seen
    (short, long) = sorted(entries(home), key=lambda one: str(one["exercise"]))
    assert long["follows"] == short["id"]
    assert [one.get("carried") for one in long["event"]] == [True] * 4 + [None]
    assert long["event"][-1]["text"] == JUDGMENT.text


def test_enter_begins_anew(home: Path) -> None:
    kept_short(home)

    seen = begun(home, LONG, "", "", "", "Another one.", "").seen

    assert "Last time" not in seen
    assert set(followed(home).values()) == {None}


def test_the_question_shows_titles_and_days_and_no_words(home: Path) -> None:
    kept_short(home)

    asked = begun(home, LONG).seen

    assert ASKED in asked
    assert JUDGMENT.text not in asked


def test_of_many_the_newest_come_first_and_earlier_ones_are_a_number_away(home: Path) -> None:
    kept_short(home, count=11)
    oldest = min(followed(home))

    seen = begun(home, LONG, "10", "2", "", "", "").seen

    assert "10 Earlier ones" in seen
    assert seen.count(ASKED) == 2
    assert set(followed(home).values()) == {None, oldest}


def test_behind_the_last_of_the_earlier_ones_is_nothing_to_ask_for(home: Path) -> None:
    kept_short(home, count=9)

    assert "Earlier ones" not in begun(home, LONG).seen


def test_what_cannot_be_made_out_any_more_is_said_and_asked_again(home: Path) -> None:
    kept_short(home)
    file = next((home / "journal/entries").rglob("*.toml"))
    whole = file.read_text()
    file.write_text(whole.replace('step = "judgment"', 'step = "jugdment"'))

    seen = begun(home, LONG, "1", "", "", "", "Anew.", "").seen

    assert "nothing can be taken over from it" in seen
    assert seen.count(ASKED) == 2
    assert set(followed(home).values()) == {None}


def test_it_is_asked_too_where_one_begins_from_the_library(home: Path) -> None:
    kept_short(home)
    program = program_in(home)
    assert program.open_for_writing()
    terminal = PlayedTerminal(["1", "1", "", "", ""])

    with pytest.raises(Ended):
        introduce(House(terminal, program), long_of(program))

    assert ASKED in terminal.text
    assert program.close()
    assert len(set(followed(home).values())) == 2


def test_what_was_named_on_the_command_line_is_not_asked(home: Path) -> None:
    kept_short(home)
    program = program_in(home)
    (summary,) = program.store.listing().entries
    after = earlier(program, long_of(program), summary.id)
    assert isinstance(after, Earlier)
    terminal = PlayedTerminal(["", "", ""])

    talk_in(terminal, program, exercise=TakenUp(long_of(program), after))

    assert ASKED not in terminal.text
    assert 'Last time: "He only thinks of himself."' in terminal.text


# ------------------------------------------------------------------ at the end


def test_the_closing_names_what_may_come_next_with_a_number_that_begins_it_at_once(
    home: Path,
) -> None:
    seen = begun(home, SHORT, *FIVE_MINUTES, "3", "", "", "").seen

    assert "3 keep this, and go on with Transforming Enemy Images, about 40 minutes." in seen
    assert "Kept in your journal.\n\nTransforming Enemy Images. What you said" in seen
    assert ASKED not in seen
    assert 'Last time: "He only thinks of himself."' in seen
    assert seen.endswith("Kept. To go on: nvc-coach")
    (short, long) = sorted(entries(home), key=lambda one: str(one["exercise"]))
    assert (short["state"], long["state"]) == ("finished", "open")
    assert long["follows"] == short["id"]


def test_its_title_may_be_said_instead(home: Path) -> None:
    seen = begun(home, SHORT, *FIVE_MINUTES, "transforming enemy images.", "", "", "").seen

    assert 'Last time: "He only thinks of himself."' in seen


def test_enter_keeps_it_and_nothing_follows(home: Path) -> None:
    visited = begun(home, SHORT, *FIVE_MINUTES, "", "left over")

    assert visited.terminal.script == ["left over"]
    assert len(entries(home)) == 1


def test_what_was_changed_at_the_closing_is_handed_on_as_it_is_now(home: Path) -> None:
    changed = ("/change 1", "Something else.", "", "3", "", "", "")

    seen = begun(home, SHORT, *FIVE_MINUTES, *changed).seen

    assert 'Last time: "Something else."' in seen


def test_where_nothing_was_said_nothing_comes_next(home: Path) -> None:
    seen = begun(home, SHORT, "", *["/skip"] * 4, "", "1", "/skip").seen

    assert "1 keep this." in seen
    assert "go on with" not in seen


def test_what_is_kept_nowhere_hands_on_all_the_same(home: Path) -> None:
    program = program_in(home)
    program.set("keep", value=False)
    program.set("welcomed", value=True)
    terminal = PlayedTerminal([*FIVE_MINUTES, "1", "", "", "", "D.", ""])

    talk_in(terminal, program, exercise=program.exercise(SHORT))

    seen = terminal.text
    assert "1 go on with Transforming Enemy Images, about 40 minutes." in seen
    assert 'Last time: "He only thinks of himself."' in seen
    assert entries(home) == []


def test_having_let_go_of_it_one_is_led_nowhere(home: Path) -> None:
    seen = begun(home, SHORT, *FIVE_MINUTES, "2", "y").seen

    assert "Nothing of this is kept." in seen
    assert entries(home) == []


def test_an_entry_shows_what_it_took_over(home: Path) -> None:
    begun(home, SHORT, *FIVE_MINUTES, "3", "", "", "")
    store = program_in(home).store
    (long,) = (store.read(one.id) for one in store.listing().entries if one.exercise == LONG)
    assert isinstance(long, Entry)
    events = long.events

    assert [type(one) for one in events] == [Carried] * 4 + [Answered]
    assert isinstance(events[0], Carried)
    assert events[0].answer == Text("He only thinks of himself.")
    assert "From an earlier entry.\nWhat are you telling yourself" in entry_in_words(long)
    assert events[0].asked == "What are you telling yourself about them? As bluntly as it sounds."
