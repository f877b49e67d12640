"""The picker's table of states and keys, cell by cell, without a screen."""

import pytest

from nvc_coach.practice.answers import Picks
from nvc_coach.practice.vocabulary import Group, Vocabulary, Word
from nvc_coach.tui.findings import Heading
from nvc_coach.tui.happened import Did, Happened
from nvc_coach.tui.kept import Chip
from nvc_coach.tui.picking import Picking, Place
from tests.tui.picker_steps import (
    EASE,
    FEELINGS,
    GLAD,
    HEARD,
    HURT,
    LONELY,
    NEEDS,
    RESPECT,
    REST,
    SELF_RESPECT,
    STORIES,
)

LATER = 1_000.0
LONG_AFTER = LATER + 10


def picking(*chips: Chip, text: str = "") -> Picking:
    return Picking(NEEDS, STORIES, chips=chips, text=text)


def feelings(text: str = "") -> Picking:
    return Picking(FEELINGS, STORIES, feels=True, text=text)


def in_list(*chips: Chip, text: str = "") -> Picking:
    one = picking(*chips, text=text)
    one.tab()
    assert one.place is Place.LIST
    return one


def on_last_chip(*chips: Chip) -> Picking:
    one = picking(*chips)
    one.left()
    assert one.marked == len(chips) - 1
    return one


def highlighted(one: Picking) -> str:
    """The label of the row that is highlighted, "own words", or nothing."""
    if one.here is not None:
        return one.rows[one.here].label
    return "own words" if one.own_here else ""


def labels(one: Picking) -> list[str]:
    return [row.label for row in one.rows]


# ---------------------------------------------------------------------- empty, no chips


def test_enter_on_nothing_asks_once_and_then_leaves_it_open() -> None:
    one = picking()
    assert one.press_enter(LATER) == Happened(
        Did.TOLD, "Nothing here yet. Enter again leaves it open."
    )
    assert one.press_enter(LATER).did is Did.GO_ON
    assert one.press_enter(LATER).did is Did.GO_ON
    assert one.answer == Picks()


@pytest.mark.parametrize("key", ["down", "tab", "letter", "left", "escape"])
def test_anything_between_two_enters_makes_it_ask_again(key: str) -> None:
    one = picking()
    one.press_enter(LATER)
    if key == "letter":
        one.write("r")
        one.write("")
    else:
        {
            "down": lambda: one.move(1),
            "tab": one.tab,
            "left": one.left,
            "escape": one.escape,
        }[key]()
        one.to_field()
    assert one.press_enter(LATER).did is Did.TOLD


@pytest.mark.parametrize("by", [1, -1])
def test_arrows_lead_from_an_empty_field_to_the_list(by: int) -> None:
    one = picking()
    assert one.move(by).did is Did.MOVED
    assert (one.place, highlighted(one)) == (Place.LIST, "self-respect")


def test_left_and_backspace_do_nothing_where_nothing_is_kept() -> None:
    one = picking()
    assert one.left().did is Did.NOT_MINE
    assert one.backspace().did is Did.NOT_MINE
    assert one.place is Place.FIELD


def test_tab_leads_from_an_empty_field_to_the_list() -> None:
    one = picking()
    assert one.tab().did is Did.MOVED
    assert one.place is Place.LIST


def test_letters_filter() -> None:
    one = picking()
    assert one.write("resp").did is Did.FOUND
    assert labels(one) == ["respect", "self-respect"]


@pytest.mark.parametrize("chips", [(), (RESPECT,)])
def test_escape_in_an_empty_field_belongs_to_the_page(chips: tuple[Chip, ...]) -> None:
    assert picking(*chips).escape().did is Did.NOT_MINE


# ---------------------------------------------------------------------- empty, chips


def test_enter_in_an_empty_field_goes_on_with_what_is_kept() -> None:
    one = picking(RESPECT, "to be met")
    assert one.press_enter(LATER).did is Did.GO_ON
    assert one.answer == Picks(("respect",), ("to be met",))


@pytest.mark.parametrize("text", ["resp", "to be met halfway"])
def test_enter_right_after_a_pick_does_not_go_on(text: str) -> None:
    one = picking(text=text)
    one.press_enter(LATER)
    assert one.press_enter(LATER + 0.39).did is Did.NOTHING
    assert one.press_enter(LATER + 0.41).did is Did.GO_ON


def test_a_pick_in_the_list_holds_enter_back_as_well() -> None:
    one = in_list()
    one.press_space(LATER)
    one.escape()
    assert one.press_enter(LATER + 0.1).did is Did.NOTHING
    assert one.press_enter(LONG_AFTER).did is Did.GO_ON


@pytest.mark.parametrize("by", [1, -1])
def test_arrows_lead_to_the_list_past_what_is_kept(by: int) -> None:
    one = picking(RESPECT)
    one.move(by)
    assert one.place is Place.LIST


@pytest.mark.parametrize("key", ["left", "backspace"])
def test_left_and_backspace_mark_the_last_chip(key: str) -> None:
    one = picking(RESPECT, "to be met")
    happened = one.left() if key == "left" else one.backspace()
    assert one.marked == 1
    assert happened.tell == 'Your words: "to be met"'
    assert one.chips == (RESPECT, "to be met")


def test_tab_leads_to_the_list_before_what_is_kept() -> None:
    one = picking(RESPECT)
    one.tab()
    assert one.place is Place.LIST


# ---------------------------------------------------------------------- text, word highlighted


def test_a_word_begun_is_highlighted_and_enter_keeps_it() -> None:
    one = picking(text="resp")
    assert highlighted(one) == "respect"
    assert one.press_enter(LATER).did is Did.KEPT
    assert (one.chips, one.text) == ((RESPECT,), "")
    assert labels(one)[0] == "Being seen and heard"


def test_another_form_of_a_word_finds_it() -> None:
    one = picking(text="listen")
    assert highlighted(one) == "to be heard"
    one.press_enter(LATER)
    assert one.answer == Picks(("to-be-heard",))


def test_what_begins_no_word_highlights_own_words() -> None:
    assert highlighted(picking(text="espect")) == "own words"


def test_arrows_move_between_own_words_and_the_words_found() -> None:
    one = picking(text="resp")
    seen = [highlighted(one)]
    for by in (1, 1, -1, -1, -1, 1):
        one.move(by)
        seen.append(highlighted(one))
    assert seen == [
        "respect", "self-respect", "self-respect", "respect", "own words", "own words", "respect",
    ]  # fmt: skip
    assert one.place is Place.FIELD


@pytest.mark.parametrize("text", ["resp", "to be met halfway", " "])
def test_left_and_backspace_edit_the_words_in_the_field(text: str) -> None:
    one = picking(RESPECT, text=text)
    for key in (one.left, one.right, one.backspace, one.delete):
        assert key().did is Did.NOT_MINE
    assert (one.place, one.text, one.chips) == (Place.FIELD, text, (RESPECT,))


def test_tab_takes_the_highlighted_word_along_into_the_list() -> None:
    one = picking(text="resp")
    one.move(1)
    one.tab()
    assert (one.place, highlighted(one)) == (Place.LIST, "self-respect")


def test_more_letters_filter_further() -> None:
    one = picking(text="re")
    assert labels(one) == ["rest", "respect", "self-respect"]
    one.write("res")
    one.write("rest")
    assert labels(one) == ["rest"]


def test_escape_clears_the_highlight_so_that_enter_keeps_own_words() -> None:
    one = picking(text="resp")
    assert one.escape().did is Did.MOVED
    assert (highlighted(one), one.text) == ("own words", "resp")
    one.press_enter(LATER)
    assert one.answer == Picks((), ("resp",))


def test_a_second_escape_belongs_to_the_page_and_the_words_stay() -> None:
    one = picking(text="resp")
    one.escape()
    assert one.escape().did is Did.NOT_MINE
    assert one.text == "resp"


# ---------------------------------------------------------------------- text, own words highlighted


def test_enter_keeps_own_words_and_clears_the_field() -> None:
    one = picking(text="to be met halfway")
    assert highlighted(one) == "own words"
    assert one.press_enter(LATER).did is Did.KEPT
    assert (one.answer, one.text) == (Picks((), ("to be met halfway",)), "")


def test_commas_never_split() -> None:
    one = picking(text="rest, ease, respect")
    one.press_enter(LATER)
    assert one.answer == Picks((), ("rest, ease, respect",))


def test_own_words_that_hold_words_of_the_vocabulary_stay_own_words() -> None:
    one = picking(text="some rest and ease at last")
    assert one.press_enter(LATER) == Happened(Did.KEPT, "")
    assert one.answer == Picks((), ("some rest and ease at last",))


def test_white_space_around_and_within_own_words_is_as_in_the_lines() -> None:
    one = picking(text="  to be   met halfway ")
    one.press_enter(LATER)
    assert one.answer.own == ("to be met halfway",)


@pytest.mark.parametrize("end", [".", "!", "?", "…", "。"])
def test_final_punctuation_highlights_own_words_with_the_word_still_in_reach(end: str) -> None:
    one = picking(text=f"rest{end}")
    assert highlighted(one) == "own words"
    one.move(1)
    assert highlighted(one) == "rest"


def test_four_words_highlight_own_words_even_where_they_begin_a_word() -> None:
    long = Word("met", "to be met halfway there")
    vocabulary = Vocabulary("core/needs", "1.0.0", "en", "needs", (Group("g", "G", (long,)),))
    assert highlighted(Picking(vocabulary, text="to be met")) == "to be met halfway there"
    four = Picking(vocabulary, text="to be met halfway")
    assert highlighted(four) == "own words"
    assert labels(four) == ["to be met halfway there"]


@pytest.mark.parametrize("by", [1, -1])
def test_arrows_stay_where_nothing_was_found(by: int) -> None:
    one = picking(text="zzz")
    one.move(by)
    assert (one.place, highlighted(one), one.rows) == (Place.FIELD, "own words", ())


def test_tab_leads_from_own_words_to_the_first_word_found() -> None:
    one = picking(text="rest.")
    one.tab()
    assert (one.place, highlighted(one)) == (Place.LIST, "rest")


def test_tab_passes_by_a_list_without_words() -> None:
    assert picking(text="zzz").tab().did is Did.LEAVE_ON
    one = picking(RESPECT, text="zzz")
    one.tab()
    assert one.marked == 0


def test_words_without_a_letter_are_not_kept_and_stay() -> None:
    one = picking(text="?!")
    assert one.press_enter(LATER) == Happened(Did.TOLD, "There are no words in that.")
    assert (one.chips, one.text, one.enter) == ((), "?!", "")


def test_nothing_but_spaces_is_nothing() -> None:
    one = picking(RESPECT, text="   ")
    assert one.press_enter(LATER).did is Did.GO_ON
    assert one.text == ""


# ---------------------------------------------------------------------- in the list


@pytest.mark.parametrize("key", ["enter", "space"])
def test_enter_and_space_toggle_in_the_list_and_one_stays(key: str) -> None:
    one = in_list()
    press = one.press_enter if key == "enter" else one.press_space
    assert press(LATER).did is Did.KEPT
    assert one.chips == (SELF_RESPECT,)
    assert press(LATER).did is Did.TAKEN_OUT
    assert one.answer == Picks()
    assert (one.place, highlighted(one)) == (Place.LIST, "self-respect")


def test_a_pick_in_a_filtered_list_clears_the_field_and_moves_nothing() -> None:
    one = in_list(text="resp")
    one.press_enter(LATER)
    assert (one.text, labels(one)) == ("", ["respect", "self-respect"])
    one.move(1)
    one.press_enter(LATER)
    assert one.chips == (RESPECT, SELF_RESPECT)
    one.escape()
    assert labels(one)[0] == "Being seen and heard"


def test_arrows_move_from_word_to_word_past_headings() -> None:
    one = in_list()
    seen = []
    for _step in range(6):
        seen.append(highlighted(one))
        one.move(1)
    assert seen == ["self-respect", "respect", "to be heard", "rest", "ease", "ease"]
    one.move(-1)
    one.move(-1)
    assert highlighted(one) == "to be heard"


def test_up_on_the_first_word_leads_to_the_field() -> None:
    one = in_list()
    one.move(1)
    one.move(-1)
    assert one.place is Place.LIST
    one.move(-1)
    assert (one.place, highlighted(one)) == (Place.FIELD, "")


def test_pages_and_ends_stay_within_the_list() -> None:
    one = in_list()
    seen = []
    for by in (2, 100, -2, -100):
        one.leap(by)
        seen.append(highlighted(one))
    assert seen == ["to be heard", "ease", "to be heard", "self-respect"]
    assert picking().leap(3).did is Did.NOT_MINE


@pytest.mark.parametrize("key", ["left", "backspace", "escape"])
def test_left_backspace_and_escape_lead_from_the_list_to_the_field(key: str) -> None:
    one = in_list(RESPECT, text="resp")
    happened = {"left": one.left, "backspace": one.backspace, "escape": one.escape}[key]()
    assert happened.did is Did.MOVED
    assert (one.place, one.text, one.chips) == (Place.FIELD, "resp", (RESPECT,))


def test_tab_leads_from_the_list_to_what_is_kept_or_on() -> None:
    assert in_list().tab().did is Did.LEAVE_ON
    one = in_list(RESPECT)
    one.tab()
    assert one.marked == 0


def test_a_letter_leads_from_the_list_to_the_field_and_filters() -> None:
    one = in_list()
    one.to_field()
    one.write("e")
    assert (one.place, highlighted(one)) == (Place.FIELD, "ease")


def test_the_list_is_entered_again_where_it_was_left() -> None:
    one = in_list()
    one.leap(100)
    one.escape()
    one.move(1)
    assert highlighted(one) == "ease"


# ---------------------------------------------------------------------- chip marked


def test_enter_takes_own_words_up_into_the_field() -> None:
    one = on_last_chip(RESPECT, "to be met")
    assert one.press_enter(LATER).did is Did.TAKEN_UP
    assert (one.place, one.text, one.chips) == (Place.FIELD, "to be met", (RESPECT,))


def test_own_words_taken_up_are_kept_as_own_words_again() -> None:
    one = on_last_chip("rest")
    one.press_enter(LATER)
    assert highlighted(one) == "own words"
    one.press_enter(LATER)
    assert one.answer == Picks((), ("rest",))


def test_enter_tells_what_a_word_means() -> None:
    one = on_last_chip(RESPECT)
    told = Happened(Did.TOLD, "respect: to be treated as someone whose dignity counts")
    assert one.press_enter(LATER) == told
    assert one.marked == 0


def test_of_a_word_without_a_meaning_its_group_is_told() -> None:
    assert picking(EASE).left().tell == "ease: Body and rest"


def test_own_words_are_not_taken_up_over_others() -> None:
    one = picking("to be met", text="half a thou")
    one.tab()
    assert one.press_enter(LATER) == Happened(Did.TOLD, 'First there is "half a thou" here.')
    assert (one.place, one.text, one.chips) == (Place.FIELD, "half a thou", ("to be met",))


@pytest.mark.parametrize("by", [1, -1])
def test_arrows_up_and_down_lead_from_a_chip_to_the_field(by: int) -> None:
    one = on_last_chip(RESPECT)
    assert one.move(by).did is Did.MOVED
    assert one.place is Place.FIELD


def test_left_marks_the_chip_before_and_right_the_one_after() -> None:
    one = on_last_chip(RESPECT, REST, "to be met")
    one.left()
    assert one.left().tell == "respect: to be treated as someone whose dignity counts"
    one.left()
    assert one.marked == 0
    one.right()
    assert one.marked == 1
    one.right()
    one.right()
    assert one.place is Place.FIELD


@pytest.mark.parametrize("key", ["backspace", "delete"])
def test_backspace_takes_the_marked_chip_out_and_undo_restores_it(key: str) -> None:
    one = on_last_chip(RESPECT, "to be met", REST)
    one.left()
    happened = one.backspace() if key == "backspace" else one.delete()
    assert happened.did is Did.TAKEN_OUT
    assert (one.chips, one.marked) == ((RESPECT, REST), 0)
    assert one.undo().did is Did.TAKEN_BACK
    assert one.chips == (RESPECT, "to be met", REST)


def test_the_last_chip_taken_out_leads_to_the_field_and_undo_restores_it_there() -> None:
    one = on_last_chip("to be met")
    one.backspace()
    assert (one.place, one.chips) == (Place.FIELD, ())
    one.undo()
    assert one.chips == ("to be met",)


def test_tab_leads_from_a_chip_on() -> None:
    assert on_last_chip(RESPECT).tab().did is Did.LEAVE_ON


def test_a_letter_leads_from_a_chip_to_the_field_and_filters() -> None:
    one = on_last_chip(RESPECT)
    one.to_field()
    one.write("e")
    assert (one.place, one.marked, highlighted(one)) == (Place.FIELD, None, "ease")


def test_a_space_is_no_letter_on_a_chip() -> None:
    assert on_last_chip(RESPECT).press_space(LATER).did is Did.NOTHING
    assert picking().press_space(LATER).did is Did.NOT_MINE


def test_escape_leads_from_a_chip_to_the_field() -> None:
    one = on_last_chip(RESPECT)
    assert one.escape().did is Did.MOVED
    assert one.place is Place.FIELD


def test_shift_tab_leads_backwards_and_out() -> None:
    one = on_last_chip(RESPECT)
    seen = [(one.back_tab().did, one.place) for _press in range(3)]
    assert seen == [
        (Did.MOVED, Place.LIST),
        (Did.MOVED, Place.FIELD),
        (Did.LEAVE_BACK, Place.FIELD),
    ]


# ---------------------------------------------------------------------- going on


def test_going_on_with_a_word_in_the_field_keeps_it_first_and_stays() -> None:
    one = picking(text="resp")
    assert one.go_on(LATER).did is Did.KEPT
    assert one.chips == (RESPECT,)
    assert one.go_on(LATER).did is Did.GO_ON


def test_going_on_with_own_words_in_the_field_keeps_them_first_and_stays() -> None:
    one = picking(text="to be met halfway")
    assert one.go_on(LATER).did is Did.KEPT
    assert one.answer.own == ("to be met halfway",)


def test_going_on_from_the_list_keeps_the_word_one_was_looking_for() -> None:
    one = in_list(text="resp")
    one.move(1)
    assert one.go_on(LATER).did is Did.KEPT
    assert (one.chips, one.place, one.text) == ((SELF_RESPECT,), Place.FIELD, "")


def test_going_on_from_the_list_never_takes_a_word_out() -> None:
    one = in_list(RESPECT, text="resp")
    assert one.go_on(LATER).did is Did.ALREADY_KEPT
    assert one.chips == (RESPECT,)


def test_going_on_from_the_list_or_a_chip_goes_on() -> None:
    assert in_list(RESPECT).go_on(LATER).did is Did.GO_ON
    assert on_last_chip(RESPECT).go_on(LATER).did is Did.GO_ON
    assert picking().go_on(LATER).did is Did.GO_ON


def test_going_on_from_a_chip_keeps_own_words_in_the_field_as_own_words() -> None:
    one = picking(REST, text="rest.")
    one.tab()
    one.tab()
    one.go_on(LATER)
    assert one.answer == Picks(("rest",), ("rest.",))


# ---------------------------------------------------------------------- already kept


def test_a_word_already_kept_is_said_to_be() -> None:
    one = picking(RESPECT, text="resp")
    assert one.enter == "respect is already kept"
    assert one.press_enter(LATER) == Happened(Did.ALREADY_KEPT, '"respect" is already kept.')
    assert (one.chips, one.text) == ((RESPECT,), "")


def test_own_words_already_kept_are_said_to_be() -> None:
    one = picking("To be met halfway", text="to be  met halfway")
    assert one.press_enter(LATER).tell == '"to be met halfway" is already kept.'
    assert one.chips == ("To be met halfway",)


# ---------------------------------------------------------------------- words that carry a story


@pytest.mark.parametrize("text", ["ignored", "I feel ignored", "Ignored.", "not seen at all today"])
def test_a_word_that_carries_a_story_opens_to_what_lies_underneath(text: str) -> None:
    one = feelings()
    assert one.write(text).tell == (
        '"ignored" tells what someone did. Underneath, perhaps: lonely · hurt'
    )
    assert labels(one) == ["lonely", "hurt"]
    assert highlighted(one) == "own words"
    assert one.chips == ()


def test_a_needs_step_offers_what_a_story_may_long_for() -> None:
    one = picking()
    assert one.write("ignored").tell == (
        '"ignored" tells what someone did. What it may long for: to be heard · respect'
    )
    assert labels(one) == ["to be heard", "respect"]


def test_a_judgment_of_oneself_is_not_said_to_be_what_someone_did() -> None:
    assert feelings().write("worthless").tell == (
        '"worthless" tells how I judge myself. Underneath, perhaps: hurt'
    )


def test_what_lies_underneath_can_be_kept_instead() -> None:
    one = feelings("ignored")
    one.move(1)
    one.move(1)
    one.press_enter(LATER)
    assert (one.chips, one.text) == ((HURT,), "")


def test_a_word_that_carries_a_story_can_be_kept_and_stays_open() -> None:
    one = feelings("ignored")
    happened = one.press_enter(LATER)
    assert one.answer == Picks((), ("ignored",))
    assert happened.tell == '"ignored" tells what someone did. Underneath, perhaps: lonely · hurt'
    assert labels(one)[:4] == ["Underneath, perhaps:", "lonely", "hurt", "Sad"]
    one.move(1)
    one.press_enter(LATER)
    assert one.chips == ("ignored", LONELY)


def test_typing_on_closes_a_story_again() -> None:
    one = feelings("ignored")
    assert one.write("ignoredx").tell == ""
    assert one.rows == ()
    one.write("")
    assert labels(one)[0] == "Sad"


def test_a_word_of_the_vocabulary_comes_before_a_story() -> None:
    both = Vocabulary("core/feelings", "1.0.0", "en", "feelings", (
        Group("g", "G", (Word("ignored", "ignored"), LONELY, HURT)),
    ))  # fmt: skip
    one = Picking(both, STORIES, feels=True, text="ignored")
    assert highlighted(one) == "ignored"


def test_a_story_without_anything_underneath_here_is_kept_as_own_words() -> None:
    one = Picking(Vocabulary("v", "1.0.0", "en", "needs", ()), STORIES)
    assert one.write("ignored") == Happened(Did.FOUND, "")


# ---------------------------------------------------------------------- by what words mean


def test_words_are_found_by_what_they_mean_below_those_that_are_called_so() -> None:
    one = picking(text="effort")
    assert labels(one) == ["By what it means", "rest"]
    assert highlighted(one) == "own words"
    both = picking(text="value")
    assert labels(both) == ["By what it means", "self-respect"]


def test_what_is_found_by_its_meaning_is_kept_only_if_one_goes_there() -> None:
    one = picking(text="effort")
    one.press_enter(LATER)
    assert one.answer == Picks((), ("effort",))
    other = picking(text="effort")
    other.move(1)
    other.press_enter(LATER)
    assert other.chips == (REST,)


def test_the_beginning_of_a_word_that_carries_a_story_shows_what_lies_underneath() -> None:
    one = feelings("ignor")
    assert labels(one) == ["Underneath “ignored”, perhaps", "lonely", "hurt"]
    assert highlighted(one) == "own words"


# ---------------------------------------------------------------------- taking back


def test_undo_takes_back_the_word_kept_last() -> None:
    one = picking(text="resp")
    one.press_enter(LATER)
    assert one.undo().did is Did.TAKEN_BACK
    assert one.chips == ()


def test_undo_puts_own_words_back_into_the_field_and_never_loses_them() -> None:
    one = picking(text="to be met halfway")
    one.press_enter(LATER)
    one.undo()
    assert (one.chips, one.text, highlighted(one)) == ((), "to be met halfway", "own words")


def test_undo_does_not_write_over_words_in_the_field() -> None:
    one = picking(text="to be met halfway")
    one.press_enter(LATER)
    one.write("half")
    assert one.undo().did is Did.NOT_MINE
    assert (one.chips, one.text) == (("to be met halfway",), "half")


def test_undo_with_nothing_to_take_back_is_for_the_field() -> None:
    assert picking(RESPECT).undo().did is Did.NOT_MINE
    assert in_list(RESPECT).undo().did is Did.NOTHING


def test_undo_after_taking_up_own_words_brings_the_chip_back_once_the_field_is_empty() -> None:
    one = on_last_chip("to be met")
    one.press_enter(LATER)
    one.write("")
    one.undo()
    assert one.chips == ("to be met",)


# ---------------------------------------------------------------------- with the mouse


def test_a_click_toggles_a_word_and_a_heading_stays_a_heading() -> None:
    one = picking()
    assert one.click_row(2, LATER).did is Did.KEPT
    assert one.chips == (RESPECT,)
    assert one.click_row(2, LATER).did is Did.TAKEN_OUT
    assert one.click_row(0, LATER).did is Did.NOTHING


def test_a_click_keeps_own_words_whatever_is_highlighted() -> None:
    one = picking(text="rest")
    one.click_own(LATER)
    assert one.answer == Picks((), ("rest",))
    assert picking().click_own(LATER).did is Did.NOTHING


def test_a_click_marks_a_chip() -> None:
    one = picking(RESPECT, REST)
    assert one.click_chip(0).tell == "respect: to be treated as someone whose dignity counts"
    assert one.marked == 0


# ---------------------------------------------------------------------- what is shown


def test_an_empty_field_shows_every_group_in_the_order_of_the_file() -> None:
    assert picking().rows == (
        Heading("Being seen and heard"), SELF_RESPECT, RESPECT, HEARD,
        Heading("Body and rest"), REST, EASE,
    )  # fmt: skip
    assert feelings().rows == (Heading("Sad"), LONELY, HURT, Heading("Glad"), GLAD)


def test_words_found_come_nearest_first_without_headings() -> None:
    assert picking(text="res").rows == (REST, RESPECT, SELF_RESPECT)


def test_what_enter_does_is_told_truly_at_every_moment() -> None:
    one = picking()
    seen = [one.enter]
    one.press_enter(LATER)
    seen.append(one.enter)
    one.write("resp")
    seen.append(one.enter)
    one.escape()
    seen.append(one.enter)
    one.press_enter(LATER)
    seen.append(one.enter)
    one.move(1)
    seen.append(one.enter)
    one.press_enter(LATER)
    seen.append(one.enter)
    one.tab()
    seen.append(one.enter)
    one.left()
    seen.append(one.enter)
    assert seen == [
        "Enter twice leaves it open",
        "Enter leaves it open",
        "Enter keeps respect",
        "Enter keeps your words",
        "Enter goes on",
        "Enter keeps self-respect",
        "Enter takes out self-respect",
        "Enter tells what it means",
        "Enter takes up your words",
    ]
