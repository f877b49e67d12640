"""Walking: pages, places, ways back, changes, and the commands open everywhere."""

from contextlib import suppress
from dataclasses import replace

from nvc_coach.plain.terminal import Ended
from nvc_coach.plain.walk import walk as walk_on
from nvc_coach.practice.answers import Picks, Text
from nvc_coach.practice.exercise import Choice, Choose, Needs, Pause, Read, Write
from tests.plain.asked import A_NEED, exercise_of, played, sitting_at, talk_with
from tests.plain.talking import CtrlC, Pasted, PlayedTerminal

WALK = exercise_of(
    Read(id="welcome", part="Arriving", text="Welcome."),
    Read(id="safety", part="Arriving", text="Be safe."),
    Write(
        id="judgment",
        part="The judgment",
        ask="Which judgment?",
        lines=1,
        help="As blunt as you like.",
        example="She never listens.",
    ),
    A_NEED,
    Pause(id="rest", part="My side", text="Rest with {needs|it}."),
    Choose(
        id="willing",
        part="Their side",
        ask="Willing?",
        choices=(Choice("yes", "Yes"), Choice("no", "No", goto="end")),
    ),
    Needs(id="theirs", part="Their side", ask="Theirs?", vocabulary="core/needs", about="other"),
    Write(id="end", part="Here and now", ask="And now?", lines=1),
    Read(id="closing", part="Here and now", text="Thank you."),
)


def test_a_whole_walk_goes_from_the_first_page_to_the_last() -> None:
    walk = played(WALK, "", "", "He is rude.", "rest", "", "", "1", "ease", "", "calm")
    assert [step for step, _ in walk.answers] == ["judgment", "needs", "willing", "theirs", "end"]
    assert walk.sitting.entry.state == "finished"
    assert walk.seen.rstrip().endswith("Thank you.")


def test_the_judgment_stays_in_view_and_the_needs_on_the_other_side() -> None:
    walk = played(WALK, "", "", "He is rude.", "rest", "", "", "1")
    assert 'My side. Judgment: "He is rude."' in walk.seen
    assert "Their side. Your needs: rest" in walk.seen


def test_a_part_is_named_once() -> None:
    walk = played(WALK, "", "", "He is rude.", "rest", "", "", "1", "ease")
    assert walk.seen.count("Arriving.") == 1
    assert walk.seen.count("Their side.") == 1


def test_words_typed_at_a_page_answer_nothing() -> None:
    walk = played(WALK, Pasted(("Dear you,", "I waited.")), "", "", "He is rude.")
    assert "Nothing is asked just here." in walk.seen
    assert walk.answers == [("judgment", Text("He is rude."))]


def test_back_at_the_second_page_shows_the_first() -> None:
    assert played(WALK, "", "/back").seen.count("Welcome.") == 2


def test_back_at_the_very_beginning_says_so() -> None:
    assert "This is the beginning: there is no question before it." in played(WALK, "/back").seen


def test_back_at_a_page_goes_to_the_question_before() -> None:
    walk = played(WALK, "", "", "He is rude.", "rest", "", "/back", "ease", "", "", "1")
    assert "Back to:\nWhat matters to you?" in walk.seen
    assert walk.answers[1] == ("needs", Picks(("rest", "ease")))


def test_pages_are_not_shown_again_after_going_back() -> None:
    walk = played(WALK, "", "", "He is rude.", "rest", "/back", "", "")
    assert walk.seen.count("Be safe.") == 1


def test_back_with_a_number_goes_to_that_question() -> None:
    walk = played(WALK, "", "", "He is rude.", "rest", "", "", "/back 1", "He is late.")
    assert walk.answers == [("judgment", Text("He is late."))]


def test_back_with_a_number_that_is_not_there_says_where_they_are_read() -> None:
    walk = played(WALK, "", "", "He is rude.", "/back 7", "rest", "")
    assert "/where reads the numbers of the questions so far." in walk.seen


def test_skip_and_unsure_go_on() -> None:
    walk = played(WALK, "", "", "/skip", "/unsure", "", "1")
    assert walk.answers[:2] == [("judgment", None), ("needs", None)]
    assert [visit.unsure for visit in walk.sitting.session.path[:2]] == [False, True]


def test_skip_with_something_kept_leaves_it_unsent() -> None:
    walk = played(WALK, "", "", "He is rude.", "rest", "/skip", "")
    assert walk.sitting.drafts["needs"].answer == Picks(("rest",))


def test_help_says_more_and_names_the_commands() -> None:
    walk = played(WALK, "", "", "/help")
    assert "As blunt as you like." in walk.seen
    assert "Commands: /help, /example, /whole" in walk.seen
    assert "Whatever you do, what you wrote is kept." in walk.seen
    assert "/remove" not in walk.seen
    assert walk.seen.count("Which judgment?") == 2


def test_help_all_reads_what_each_command_does() -> None:
    walk = played(WALK, "", "", "/help all")
    assert "/stop: stop here." in walk.seen


def test_nothing_untrue_is_said_where_nothing_is_kept() -> None:
    sitting = sitting_at(WALK)
    terminal = PlayedTerminal(["", "", "/help", "/pause", "", CtrlC("x"), ""])
    talk = replace(talk_with(sitting, terminal), in_memory=True)
    with suppress(Ended):
        walk_on(talk)
    assert "kept" not in terminal.text.replace("Nothing of this is kept.", "")
    assert "Stop here? Nothing of this is kept." in terminal.text


def test_the_question_comes_last_after_whatever_was_shown() -> None:
    walk = played(WALK, "", "", "/example", "He is rude.")
    shown = walk.seen.index("She never listens.")
    assert walk.seen.index("Which judgment?", shown) > shown


def test_a_step_without_an_example_says_so() -> None:
    assert "There is no example here." in played(WALK, "", "", "x", "/example").seen


def test_where_reads_the_way_so_far() -> None:
    walk = played(WALK, "", "", "He is rude.", "/skip", "", "/where")
    assert '1 The judgment: "He is rude."' in walk.seen
    assert "2 My side: Left open." in walk.seen
    assert "You are at: Their side." in walk.seen
    assert "Next comes: Here and now." in walk.seen


def test_where_tells_not_sure_from_left_open() -> None:
    assert "Not sure." in played(WALK, "", "", "/unsure", "/where").seen


def test_whole_reads_everything_so_far() -> None:
    long = "word " * 60
    walk = played(WALK, "", "", long, "/whole")
    assert walk.seen.replace("\n", " ").count("word word") > 20
    assert "Nothing is written yet." in played(WALK, "", "", "/whole").seen


def test_people_shows_the_persons_own_page() -> None:
    assert "Anna 0123" in played(WALK, "/people", people="Anna 0123").seen
    assert "Your page of people you trust is empty." in played(WALK, "/people").seen


def test_pause_waits_quietly_and_comes_back_to_the_question() -> None:
    walk = played(WALK, "", "", "/pause", "", "He is rude.")
    assert "Resting. Everything is kept. Enter when you like." in walk.seen
    assert walk.answers == [("judgment", Text("He is rude."))]


def test_stop_keeps_what_was_said() -> None:
    assert played(WALK, "", "", "He is rude.", "/stop", "no").answers == [
        ("judgment", Text("He is rude."))
    ]


def test_leave_pushes_the_screen_out_of_sight() -> None:
    assert played(WALK, "", "/leave").seen.endswith("\n" * 24)


def test_an_unknown_command_is_named() -> None:
    assert '"/jump" is no command' in played(WALK, "", "", "/jump").seen


def test_a_command_without_use_here_says_so() -> None:
    assert "/remove has no use here." in played(WALK, "", "", "/remove").seen


def test_change_asks_an_earlier_question_again_and_comes_back() -> None:
    walk = played(WALK, "", "", "He is rude.", "rest", "", "", "/change 1", "/edit", "He is late.")
    assert "Changed." in walk.seen
    assert walk.answers[0] == ("judgment", Text("He is late."))
    assert walk.sitting.session.waiting == "willing"


def test_change_without_a_number_asks_which() -> None:
    walk = played(WALK, "", "", "He is rude.", "/change", "1", "He is late.", "rest", "")
    assert walk.answers[0] == ("judgment", Text("He is late."))


def test_change_can_be_left_as_it_is() -> None:
    for keys in (["/change", ""], ["/change 9"], ["/change 1", "/back"], ["/change 1", ""]):
        walk = played(WALK, "", "", "He is rude.", *keys)
        assert "stays as it was." in walk.seen
        assert walk.answers == [("judgment", Text("He is rude."))]


def test_change_before_any_answer_says_so() -> None:
    assert "There is no answer to change yet." in played(WALK, "", "", "/change").seen


def test_change_can_take_an_answer_back() -> None:
    walk = played(WALK, "", "", "He is rude.", "/change 1", "/skip")
    assert walk.answers == [("judgment", None)]
    left_open = played(WALK, "", "", "/skip", "/change 1", "", "")
    assert "It stays as it was." in left_open.seen
    assert left_open.answers == [("judgment", None)]


def test_an_answer_that_decided_the_way_is_gone_back_to() -> None:
    walk = played(WALK, "", "", "He is rude.", "rest", "", "", "1", "/change 3", "/back 3", "2")
    assert "/back 3" in walk.seen
    assert walk.sitting.session.waiting == "end"


def test_coming_back_shows_only_the_last_page_as_a_reminder() -> None:
    sitting = sitting_at(WALK)
    terminal = PlayedTerminal(["", "He is rude.", "rest", "", "", "2", "calm"])
    walk_on(talk_with(sitting, terminal), resumed=True)
    assert "Welcome." not in terminal.text
    assert "Be safe." in terminal.text
    assert sitting.session.finished


def test_trouble_with_saving_is_said_and_nothing_stops() -> None:
    sitting = sitting_at(WALK)
    terminal = PlayedTerminal(["", "", "He is rude.", "", "", "", "2", "calm"])
    talk = replace(talk_with(sitting, terminal), not_saved=lambda: "Not saved yet: full.")
    walk_on(talk)
    assert "Not saved yet: full." in terminal.text
    assert sitting.session.finished
