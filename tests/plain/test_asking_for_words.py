"""Free words: several lines, pasted letters, what stands unsent, what was said last time."""

from nvc_coach.plain.prompt import QUIET_AFTER_PASTE_SECONDS, QUIET_SECONDS
from nvc_coach.practice.answers import Text
from nvc_coach.practice.exercise import Write
from tests.plain.asked import A_TEXT, exercise_of, played
from tests.plain.talking import CtrlC, GoesOn, HalfTyped, Pasted

WORDS = exercise_of(A_TEXT)
A_NAME = exercise_of(Write(id="person", ask="Who?", lines=1))
THEN_MORE = exercise_of(A_TEXT, Write(id="more", ask="And then?"))


def test_lines_are_kept_as_one_answer_until_an_empty_line() -> None:
    assert played(WORDS, "He never asks.", "  He talks.", "").answers == [
        ("words", Text("He never asks.\n  He talks."))
    ]


def test_a_lone_dot_ends_an_answer() -> None:
    assert played(WORDS, "He never asks.", ".").answers == [("words", Text("He never asks."))]


def test_a_pasted_letter_with_empty_lines_is_one_answer() -> None:
    letter = ("Dear you,", "", "I waited.", "", "/stop", ".", "", "Me")
    walk = played(WORDS, Pasted(letter), "")
    assert walk.answers == [("words", Text("\n".join(letter)))]


def test_a_letter_in_pieces_waits_longer_before_it_is_over() -> None:
    walk = played(WORDS, Pasted(("Dear you,", "I waited.")), "")
    assert walk.terminal.quiet_asked[-1] == QUIET_AFTER_PASTE_SECONDS
    assert played(WORDS, "typed", "").terminal.quiet_asked[-1] == QUIET_SECONDS


def test_an_empty_line_with_more_right_behind_it_belongs_to_the_letter() -> None:
    walk = played(WORDS, "Dear you,", Pasted(("", "I waited.")), "")
    assert walk.answers == [("words", Text("Dear you,\n\nI waited."))]


def test_a_one_line_step_takes_the_first_line() -> None:
    assert played(A_NAME, "D.").answers == [("person", Text("D."))]


def test_nothing_at_all_is_left_open_only_when_entered_twice() -> None:
    walk = played(WORDS, "", "")
    assert "Nothing here yet. Enter again leaves it open." in walk.seen
    assert walk.answers == [("words", None)]


def test_undo_takes_the_last_line_out() -> None:
    walk = played(WORDS, "one", "two", "/undo", "")
    assert 'Taken out: "two"' in walk.seen
    assert walk.answers == [("words", Text("one"))]


def test_undo_without_a_line_says_so() -> None:
    assert "There is nothing to take back here." in played(WORDS, "/undo").seen


def test_edit_puts_the_last_line_back_into_the_line() -> None:
    walk = played(WORDS, "one", "two", "/edit", "", "")
    assert walk.terminal.prefills[3] == "two"
    assert walk.answers == [("words", Text("one\ntwo"))]


def test_after_going_back_enter_keeps_what_was_said() -> None:
    walk = played(THEN_MORE, "one", "", "/back", "", "two", "")
    assert 'Last time: "one"' in walk.seen
    assert walk.answers == [("words", Text("one")), ("more", Text("two"))]


def test_after_going_back_new_words_take_the_place_of_old_ones() -> None:
    walk = played(THEN_MORE, "one", "", "/back", "other", "", "two", "")
    assert walk.answers[0] == ("words", Text("other"))


def test_after_going_back_edit_takes_the_old_words_up() -> None:
    walk = played(THEN_MORE, "one", "two", "", "/back", "/edit", "two and a half", "", "end", "")
    assert walk.answers[0] == ("words", Text("one\ntwo and a half"))


def test_what_was_half_typed_is_there_on_coming_back_to_be_gone_on_with() -> None:
    first = played(WORDS, "On Tuesday", HalfTyped("he clo"))
    assert first.sitting.drafts["words"].answer == Text("On Tuesday\nhe clo")
    again = played(WORDS, "/edit", GoesOn("sed the laptop"), "", sitting=first.sitting)
    assert 'You wrote: "On Tuesday\nhe clo"' in again.seen
    assert again.terminal.prefills[1] == "he clo"
    assert again.answers == [("words", Text("On Tuesday\nhe closed the laptop"))]
    assert not again.sitting.drafts


def test_ctrl_c_gives_the_line_back_to_whoever_stays() -> None:
    walk = played(WORDS, CtrlC("he clo"), "", "he closed it", "")
    assert "Stop here? Everything is kept." in walk.seen
    assert walk.terminal.prefills[2] == "he clo"
    assert walk.answers == [("words", Text("he closed it"))]


def test_ctrl_c_twice_stops() -> None:
    assert played(WORDS, CtrlC("he"), CtrlC()).answers == []


def test_a_bare_command_word_is_asked_about_and_can_be_an_answer() -> None:
    walk = played(WORDS, "back", "", "")
    assert '"back": 1 do that, as /back. 2 keep it as an answer.' in walk.seen
    assert walk.answers == [("words", Text("back"))]


def test_a_bare_command_word_can_be_meant_as_one() -> None:
    walk = played(THEN_MORE, "one", "", "back", "1", "")
    assert walk.answers == [("words", Text("one"))]


def test_a_line_that_looks_like_a_command_can_be_kept_as_words() -> None:
    walk = played(WORDS, "/whatever he says", "1", "")
    assert walk.answers == [("words", Text("/whatever he says"))]


def test_a_line_that_looks_like_a_command_can_be_left_out() -> None:
    assert played(WORDS, "/whatever", "", "words", "").answers == [("words", Text("words"))]


def test_a_command_is_never_taken_for_unsent_words() -> None:
    walk = played(THEN_MORE, "one", "", "/back")
    assert not walk.sitting.drafts
    assert not played(THEN_MORE, "one", "", "back", "1").sitting.drafts


def test_a_command_leaves_unsent_words_as_they_were() -> None:
    walk = played(THEN_MORE, "one", "", "two", "/back")
    assert walk.sitting.drafts["more"].answer == Text("two")


def test_words_typed_on_top_of_an_unknown_command_keep_both() -> None:
    walk = played(WORDS, "/whatever he says", "I hear it.", "")
    assert walk.answers == [("words", Text("/whatever he says\nI hear it."))]


def test_what_was_begun_can_be_kept_or_written_on() -> None:
    first = played(WORDS, "On Tuesday", HalfTyped("he left"))
    kept = played(WORDS, "", sitting=first.sitting)
    assert kept.answers == [("words", Text("On Tuesday\nhe left"))]
    first = played(WORDS, "On Tuesday", HalfTyped("he left"))
    more = played(WORDS, "and came back", "", sitting=first.sitting)
    assert more.answers == [("words", Text("On Tuesday\nhe left\nand came back"))]


def test_in_the_middle_of_an_answer_it_is_told_how_much_is_there() -> None:
    assert "So far 2 lines. Go on, or an empty line ends." in played(WORDS, "1", "2", "/help").seen


def test_whole_reads_what_is_being_written_too() -> None:
    assert "Here so far:\none" in played(WORDS, "one", "/whole").seen


def test_a_slash_behind_a_space_belongs_to_the_words() -> None:
    assert played(WORDS, " /stop", "").answers == [("words", Text(" /stop"))]
