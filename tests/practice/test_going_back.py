from nvc_coach.practice.answers import Chosen, Picks, Text
from nvc_coach.practice.refusals import Refusal
from tests.practice.exercises import (
    choose,
    needs,
    pause,
    read,
    scale,
    walk,
    went_back,
    when,
    write,
)

LOOP = (
    write("judgment"),
    needs("mine"),
    choose("alive", "again>mine*2", "no"),
    write("after"),
)


def test_back_goes_to_the_asking_step_before() -> None:
    person = walk(write("a"), write("b"), write("c")).says("1", "2").goes_back()
    assert (person.waiting, person.trail) == ("b", ["a"])


def test_back_passes_over_pages_to_the_question_before_them() -> None:
    person = walk(write("a"), read("page"), pause("rest"), write("b")).says("1").goes_back()
    assert person.waiting == "a"


def test_back_can_be_asked_for_on_a_page_that_is_shown() -> None:
    person = walk(write("a"), read("page"), write("b")).says("1").does(went_back("page"))
    assert person.waiting == "a"


def test_back_follows_the_path_walked_and_not_the_order_of_the_file() -> None:
    steps = (choose("way", "short>end", "long"), write("middle"), write("end"))
    assert walk(*steps).says("short").goes_back().waiting == "way"


def test_back_after_a_way_back_goes_to_the_choice_that_led_there() -> None:
    person = walk(*LOOP).says("j", "rest", "again").goes_back()
    assert person.waiting == "alive"
    assert person.trail == ["judgment", "mine"]


def test_back_again_and_again_reaches_the_first_question_and_no_further() -> None:
    person = walk(*LOOP).says("j", "rest", "again", "ease", "again", "respect")
    for _ in range(6):
        person.goes_back()
    assert (person.waiting, person.trail) == ("judgment", [])
    assert person.tries(went_back("judgment")) is Refusal.NOTHING_BEFORE


def test_back_from_the_first_page_is_refused() -> None:
    assert walk(read("welcome"), write("a")).tries(went_back("welcome")) is Refusal.NOTHING_BEFORE


def test_back_names_the_step_being_left() -> None:
    person = walk(write("a"), write("b")).says("1")
    assert person.tries(went_back("a")) is Refusal.NOT_WAITING
    assert person.tries(went_back("nonsense")) is Refusal.NOT_WAITING


def test_back_cannot_name_a_page_that_is_no_longer_shown() -> None:
    person = walk(write("a"), read("page"), write("b"), write("c")).says("1", "2").goes_back()
    assert person.waiting == "b"
    assert person.tries(went_back("page")) is Refusal.NOT_WAITING


def test_back_by_name_goes_to_the_latest_visit_of_that_step() -> None:
    person = walk(*LOOP).says("j", "rest", "again", "ease", "no").goes_back("mine")
    assert person.waiting == "mine"
    assert person.trail == ["judgment", "mine", "alive"]


def test_back_by_name_reaches_the_earlier_visit_of_the_step_that_waits() -> None:
    person = walk(*LOOP).says("j", "rest", "again").goes_back("mine")
    assert person.waiting == "mine"
    assert person.trail == ["judgment"]
    assert person.offered == (Picks(("rest",)), "undone")


def test_back_by_name_reaches_a_step_left_open() -> None:
    assert walk(write("a"), write("b"), write("c")).says(None, "2").goes_back("a").trail == []


def test_back_to_a_step_never_visited_is_refused() -> None:
    person = walk(choose("way", "on>end"), write("missed"), write("end")).says("on")
    assert person.tries(went_back("end", "missed")) is Refusal.NOT_VISITED
    assert person.tries(went_back("end", "end")) is Refusal.NOT_VISITED
    assert person.tries(went_back("end", "nonsense")) is Refusal.NOT_VISITED


def test_back_to_a_page_by_name_is_refused() -> None:
    person = walk(write("a"), read("page"), write("b")).says("1")
    assert person.tries(went_back("b", "page")) is Refusal.NOT_VISITED


def test_no_way_leads_back_once_the_last_answer_is_given() -> None:
    person = walk(write("a"), read("thanks")).says("1")
    assert person.tries(went_back("a")) is Refusal.FINISHED
    assert person.tries(went_back("thanks")) is Refusal.FINISHED


def test_an_undone_answer_is_offered_as_undone() -> None:
    person = walk(write("a"), write("b")).says("first").goes_back()
    assert person.offered == (Text("first"), "undone")


def test_an_answer_of_a_pass_before_is_offered_as_last_time() -> None:
    assert walk(*LOOP).says("j", "rest", "again").offered == (Picks(("rest",)), "last")


def test_of_an_undone_and_an_earlier_answer_the_newer_is_offered() -> None:
    person = walk(*LOOP).says("j", "rest", "again", "ease").goes_back()
    assert person.waiting == "mine"
    assert person.offered == (Picks(("ease",)), "undone")


def test_an_answer_undone_far_back_is_still_offered_when_one_comes_by_again() -> None:
    person = walk(write("a"), write("b"), write("c")).says("1", "2").goes_back("a").says("1")
    assert person.offered == (Text("2"), "undone")


def test_an_offer_shows_the_labels_that_were_shown() -> None:
    offered = walk(*LOOP).says("j", ("to-be-heard", "own")).goes_back().page.offered
    assert offered is not None
    assert (offered.answer, offered.said) == (Picks(("to-be-heard",), ("own",)), ("to be heard",))


def test_a_step_left_open_offers_nothing() -> None:
    assert walk(write("a"), write("b")).says(None).goes_back().offered is None


def test_leaving_a_step_open_does_not_hide_the_answer_of_the_pass_before() -> None:
    person = walk(*LOOP).says("j", "rest", "again", None, "again")
    assert person.offered == (Picks(("rest",)), "last")


def test_a_choice_and_a_number_given_before_are_offered_too() -> None:
    person = walk(choose("way", "on"), scale("charge"), write("end")).says("on", 3).goes_back()
    assert person.page.offered is not None
    assert person.goes_back().offered == (Chosen(("on",)), "undone")


def test_keeping_an_earlier_answer_is_a_new_answer() -> None:
    person = walk(*LOOP).says("j", "rest", "again")
    assert person.page.offered is not None
    person.says(person.page.offered.answer)
    assert [visit.number for visit in person.session.path if visit.step == "mine"] == [1, 3]


def test_an_undone_answer_is_never_piped() -> None:
    person = walk(write("a"), write("b", "About {a|it}?"), write("c", "And {b|that}?"))
    person.says("one", "two").goes_back("a")
    assert person.says(None).asked == "About it?"
    assert person.says(None).asked == "And that?"


def test_when_the_newest_answer_is_undone_the_one_before_is_piped_again() -> None:
    steps = (needs("mine"), choose("alive", "again>mine*1", "no"), write("end", "{mine|-}"))
    person = walk(*steps).says("rest", "again", "ease").goes_back("mine")
    assert person.session.with_answers("{mine|-}") == "rest"


def test_a_round_on_the_undone_stretch_is_free_again() -> None:
    steps = (needs("mine"), choose("alive", "again>mine*1", "no"))
    person = walk(*steps).says("rest", "again", "ease")
    assert person.choices == ["no"]
    person.goes_back("alive")
    assert person.choices == ["again", "no"]


def test_a_round_before_the_undone_stretch_stays_spent() -> None:
    person = walk(*LOOP).says("j", "rest", "again", "ease", "again", "respect").goes_back("alive")
    assert [choice.last_time for choice in person.page.choices] == [True, False]


def test_going_back_restores_what_a_condition_may_see() -> None:
    steps = (
        write("a"),
        choose("deeper", "yes", "no"),
        write("deep", when=when({"deeper": "yes"})),
        choose("again", "back>a*1", "on"),
        write("end"),
    )
    person = walk(*steps).says("1", "yes", "2", "back")
    assert person.session.passed("deeper") is None
    assert person.goes_back().session.passed("deeper") is not None
    assert person.says("on").waiting == "end"


def test_the_trail_marks_where_a_way_back_led_and_keeps_the_mark_after_going_back() -> None:
    person = walk(*LOOP).says("j", "rest", "again", "ease")
    assert [mark.returned for mark in person.page.trail] == [False, False, False, True]
    person.goes_back().says("respect")
    assert [mark.returned for mark in person.page.trail] == [False, False, False, True]


def test_going_back_twice_by_name_of_the_waiting_step_goes_one_pass_further_each_time() -> None:
    person = walk(*LOOP).says("j", "rest", "again", "ease", "again")
    assert person.goes_back("mine").trail == ["judgment", "mine", "alive"]
    assert person.goes_back("mine").trail == ["judgment"]
    assert person.tries(went_back("mine", "mine")) is Refusal.NOT_VISITED


def test_every_pass_stays_in_the_log() -> None:
    person = walk(*LOOP).says("j", "rest", "again", "ease").goes_back()
    assert len(person.session.log) == 5
