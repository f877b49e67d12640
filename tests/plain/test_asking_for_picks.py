"""Feelings and needs: part of a word, several, own words, words that carry a story."""

from nvc_coach.practice.answers import Picks
from nvc_coach.practice.exercise import Feelings, Write
from tests.plain.asked import A_NEED, exercise_of, played
from tests.plain.talking import GoesOn, HalfTyped, Pasted

NEED = exercise_of(A_NEED)
FEELING = exercise_of(Feelings(id="feelings", ask="What do you feel?", vocabulary="core/feelings"))
THEN_WORDS = exercise_of(A_NEED, Write(id="more", ask="And then?"))


def test_a_word_in_full_is_kept() -> None:
    assert played(NEED, "Respect", "").answers == [("needs", Picks(("respect",)))]


def test_another_form_of_a_word_says_which_word_is_kept() -> None:
    walk = played(NEED, "listening", "")
    assert '"listening" is taken as to be heard: someone takes in what I say.' in walk.seen
    assert walk.answers == [("needs", Picks(("to-be-heard",)))]


def test_part_of_a_word_reads_what_it_could_be_with_meanings() -> None:
    walk = played(NEED, "resp", "2", "")
    assert "1 respect: to be treated as someone whose dignity counts" in walk.seen
    assert walk.answers == [("needs", Picks(("self-respect",)))]


def test_enter_takes_the_first_of_what_it_could_be() -> None:
    assert played(NEED, "resp", "", "").answers == [("needs", Picks(("respect",)))]


def test_none_of_what_it_could_be_keeps_ones_own_words() -> None:
    walk = played(NEED, "resp", "7", "0", "")
    assert "There is no 7 here." in walk.seen
    assert walk.answers == [("needs", Picks((), ("resp",)))]


def test_a_word_that_means_something_near_is_offered_and_enter_keeps_what_was_typed() -> None:
    walk = played(NEED, "dignity", "", "")
    assert 'Near "dignity", perhaps:' in walk.seen
    assert "1 respect: to be treated as someone whose dignity counts" in walk.seen
    assert walk.answers == [("needs", Picks((), ("dignity",)))]


def test_what_is_near_is_kept_by_its_number() -> None:
    walk = played(NEED, "dignity", "1", "")
    assert walk.answers == [("needs", Picks(("respect",)))]


def test_words_said_to_a_question_for_numbers_are_taken_next() -> None:
    walk = played(NEED, "resp", "rest", "ignored", "to be met", "I long for ease here", "ease", "")
    assert walk.answers == [
        ("needs", Picks(("rest", "ease"), ("ignored", "to be met", "I long for ease here")))
    ]


def test_a_command_said_to_a_question_for_numbers_is_obeyed() -> None:
    walk = played(NEED, "rest", "resp", "/undo", "ease", "")
    assert "Taken out: rest." in walk.seen
    assert walk.answers == [("needs", Picks(("ease",)))]


def test_a_word_kept_already_is_not_offered_again() -> None:
    walk = played(NEED, "respect", "resp", "1", "")
    assert walk.answers == [("needs", Picks(("respect", "self-respect")))]


def test_marks_at_the_end_and_openings_hide_no_word() -> None:
    walk = played(NEED, "rest!", "I need ease.", "")
    assert walk.answers == [("needs", Picks(("rest", "ease")))]


def test_marks_alone_are_no_words() -> None:
    walk = played(NEED, "/", "...", "", "")
    assert "There are no words in that." in walk.seen
    assert walk.answers == [("needs", None)]


def test_commas_part_words_if_each_piece_finds_one() -> None:
    walk = played(NEED, "resp, rest", "", "")
    assert "Kept: respect, rest. Another? Enter: go on." in walk.seen
    assert walk.answers == [("needs", Picks(("respect", "rest")))]


def test_commas_stay_in_own_words() -> None:
    walk = played(NEED, "to be met halfway, at least once", "")
    assert walk.answers == [("needs", Picks((), ("to be met halfway, at least once",)))]


def test_words_recognised_in_a_sentence_are_offered() -> None:
    walk = played(NEED, "I long for rest and some connection.", "2", "")
    assert "In it: 1 rest, 2 connection." in walk.seen
    assert walk.answers == [
        ("needs", Picks(("connection",), ("I long for rest and some connection.",)))
    ]


def test_words_recognised_in_a_sentence_can_be_left() -> None:
    walk = played(NEED, "I long for rest and more.", "", "")
    assert walk.answers == [("needs", Picks((), ("I long for rest and more.",)))]


def test_quotation_marks_keep_own_words() -> None:
    assert played(NEED, '"resp"', "").answers == [("needs", Picks((), ("resp",)))]


def test_a_word_that_carries_a_story_is_opened_up() -> None:
    walk = played(FEELING, "I feel ignored", "9", "1 2", "")
    assert '"ignored": someone acts as if I were not there.' in walk.seen
    assert "Underneath, perhaps: 1 lonely, 2 hurt." in walk.seen
    assert walk.answers == [("feelings", Picks(("lonely", "hurt")))]


def test_a_word_that_carries_a_story_can_stay() -> None:
    assert played(FEELING, "ignored", "", "").answers == [("feelings", Picks((), ("ignored",)))]


def test_a_story_opens_onto_needs_at_a_needs_step() -> None:
    assert "What it may long for: 1 to be heard, 2 respect." in played(NEED, "ignored").seen


def test_a_story_with_nothing_known_underneath_is_kept() -> None:
    assert played(FEELING, "judged", "").answers == [("feelings", Picks((), ("judged",)))]


def test_the_same_word_is_kept_once() -> None:
    walk = played(NEED, "rest", "rest", "my own", "my own", "")
    assert '"rest" is kept already.' in walk.seen
    assert '"my own" is kept already.' in walk.seen
    assert walk.answers == [("needs", Picks(("rest",), ("my own",)))]


def test_remove_takes_a_word_out_by_name_or_number() -> None:
    walk = played(NEED, "rest", "ease", "my own", "/remove rest", '/remove "my own"', "/remove 1")
    assert "Taken out: rest." in walk.seen
    assert 'Taken out: "my own".' in walk.seen
    assert "Taken out: ease." in walk.seen


def test_remove_of_something_else_reads_what_is_kept() -> None:
    walk = played(NEED, "rest", "/remove joy", "/remove", "/remove 9")
    assert walk.seen.count("Which one?") == 3


def test_undo_takes_out_the_last() -> None:
    assert played(NEED, "rest", "ease", "/undo", "").answers == [("needs", Picks(("rest",)))]


def test_edit_puts_the_last_own_words_into_the_line() -> None:
    walk = played(NEED, "met halfway", "/edit", "met more than halfway", "")
    assert walk.terminal.prefills[2] == "met halfway"
    assert walk.answers == [("needs", Picks((), ("met more than halfway",)))]


def test_edit_without_own_words_says_what_else_there_is() -> None:
    assert "/remove takes a word out" in played(NEED, "rest", "/edit").seen


def test_list_reads_the_groups_and_their_words() -> None:
    walk = played(NEED, "/list", "/list 2", "/list closeness", "/list listening", "/list joy")
    assert "1 Being seen and heard" in walk.seen
    assert "rest: to let go" in walk.seen
    assert "connection: to be in touch" in walk.seen
    assert walk.seen.count("3 to be heard: someone takes in what I say") == 1
    assert 'There is no group "joy".' in walk.seen


def test_numbers_keep_words_of_the_list_read_last() -> None:
    walk = played(NEED, "1", "/list 2", "9", "2, 1", "")
    assert "Numbers are for lists." in walk.seen
    assert "The list read last has no such number." in walk.seen
    assert walk.answers == [("needs", Picks(("ease", "rest")))]


def test_a_number_reads_a_group_when_the_groups_were_read() -> None:
    walk = played(NEED, "/list", "3", "1", "")
    assert walk.answers == [("needs", Picks(("connection",)))]


def test_a_word_met_only_by_another_form_of_it_is_asked_about() -> None:
    walk = played(NEED, "liste", "0", "")
    assert '"liste" could be:' in walk.seen
    assert walk.answers == [("needs", Picks((), ("liste",)))]


def test_the_beginning_of_one_word_alone_is_taken_as_it() -> None:
    walk = played(NEED, "conn", "")
    assert '"conn" is taken as connection: to be in touch.' in walk.seen
    assert walk.answers == [("needs", Picks(("connection",)))]


def test_going_back_shows_what_was_kept_and_enter_keeps_it() -> None:
    walk = played(THEN_WORDS, "rest", "", "/back", "ease", "", "end", "")
    assert "Now: rest.\nEnter keeps it so; /remove takes a word out." in walk.seen
    assert walk.answers[0] == ("needs", Picks(("rest", "ease")))


def test_nothing_at_all_is_left_open_only_when_entered_twice() -> None:
    assert played(NEED, "", "").answers == [("needs", None)]


def test_a_paste_of_several_lines_is_joined_with_spaces() -> None:
    walk = played(NEED, Pasted(("to be met", "halfway")), "")
    assert walk.answers == [("needs", Picks((), ("to be met halfway",)))]


def test_a_command_is_never_taken_for_a_half_typed_field() -> None:
    assert not played(NEED, "/list").sitting.drafts
    assert played(NEED, "rest", "/list").sitting.drafts["needs"].typed == ""


def test_a_half_typed_field_is_kept_beside_the_words() -> None:
    first = played(NEED, "rest", HalfTyped("to be m"))
    draft = first.sitting.drafts["needs"]
    assert (draft.answer, draft.typed) == (Picks(("rest",)), "to be m")
    again = played(NEED, "/edit", GoesOn("et"), "", sitting=first.sitting)
    assert 'You had begun: "to be m". /edit takes it up.' in again.seen
    assert again.terminal.prefills[1] == "to be m"
    assert again.answers == [("needs", Picks(("rest",), ("to be met",)))]
