from nvc_coach.practice.answers import Agreed, Agreements, Text
from nvc_coach.practice.events import Event, Outcome, Reflected, Skipped, Unknown
from nvc_coach.practice.exercise import Read
from nvc_coach.practice.refusals import Refusal, Rejected
from nvc_coach.practice.session import advance, begin, replay
from nvc_coach.practice.view import PageView
from tests.practice.exercises import (
    START,
    agreement,
    answered,
    carried,
    choose,
    draft,
    exercise,
    outcome,
    pause,
    read,
    reflected,
    request,
    scale,
    skipped,
    walk,
    when,
    write,
)

# ------------------------------------------------------------------ pages


def test_the_pages_between_the_last_answer_and_here_stand_before_the_question_in_order() -> None:
    person = walk(read("welcome"), pause("breath"), write("a"), read("c"), write("b"))
    assert (person.pages, person.waiting) == (["welcome", "breath"], "a")
    assert person.says("1").pages == ["c"]


def test_a_page_writes_no_event_and_cannot_be_answered() -> None:
    person = walk(read("welcome"), write("a"))
    assert person.tries(answered("welcome", Text("x"))) is Refusal.NOT_WAITING
    assert person.says("1").session.log[0] is person.session.log[-1]


def test_an_answer_passes_the_pages_before_its_question() -> None:
    assert walk(read("welcome"), write("a"), write("b")).says("1").waiting == "b"


def test_pages_whose_condition_does_not_hold_are_left_out() -> None:
    steps = (
        choose("c", "x", "y"),
        read("for-x", when=when({"c": "x"})),
        read("for-y", when=when({"c": "y"})),
        write("end"),
    )
    assert walk(*steps).says("x").pages == ["for-x"]
    assert walk(*steps).says(None).pages == []


def test_after_going_back_pages_are_not_shown_again() -> None:
    person = walk(read("welcome"), write("a"), read("page"), write("b"), write("c"))
    person.says("1", "2").goes_back()
    assert (person.waiting, person.pages) == ("b", [])
    assert person.goes_back().pages == []


def test_pages_further_on_are_shown_again_after_going_back() -> None:
    person = walk(write("a"), read("page"), write("b")).says("1").goes_back().says("1")
    assert person.pages == ["page"]


def test_a_way_back_shows_its_pages_again() -> None:
    steps = (write("a"), read("page"), write("b"), choose("c", "back>page*1", "on"))
    assert walk(*steps).says("1", "2", "back").pages == ["page"]


def test_an_amend_leaves_the_pages_before_here_as_they_are() -> None:
    assert walk(write("a"), read("p"), write("b")).says("1").amends("a", "2").pages == ["p"]


def test_a_page_brings_all_that_is_on_it() -> None:
    page = Read(
        id="page", text="{judgment|-} {{}}", part="Rest", help="{judgment|-}?", facilitator="Slow."
    )
    person = walk(write("judgment"), page, pause("breath", seconds=60), write("b")).says("j")
    assert person.page.before == (
        PageView(
            id="page",
            kind="read",
            part="Rest",
            text="j {}",
            seconds=None,
            help="j?",
            facilitator="Slow.",
            pinned=None,
        ),
        PageView(
            id="breath",
            kind="pause",
            part="",
            text="Rest.",
            seconds=60,
            help="",
            facilitator="",
            pinned=None,
        ),
    )


# ------------------------------------------------------------------ finishing


def test_the_last_answer_finishes_at_once_and_the_closing_pages_come_after_it() -> None:
    person = walk(write("a"), read("thanks"), pause("breath")).says("1")
    assert person.session.finished
    assert person.waiting is None
    assert [page.id for page in person.end.before] == ["thanks", "breath"]


def test_leaving_the_last_step_open_finishes_too() -> None:
    assert walk(write("a")).says(None).session.finished


def test_an_entry_is_finished_as_soon_as_no_asking_step_that_is_shown_lies_ahead() -> None:
    steps = (choose("c", "x", "y"), write("b", when=when({"c": "x"})), read("thanks"))
    assert walk(*steps).says("y").session.finished
    assert not walk(*steps).says("x").session.finished


def test_a_finished_session_takes_no_further_answer() -> None:
    person = walk(write("a")).says("1")
    assert person.tries(answered("a", Text("2"))) is Refusal.FINISHED
    assert person.tries(skipped("a")) is Refusal.FINISHED
    refused = advance(person.session, skipped("a"))
    assert isinstance(refused, Rejected)
    assert (refused.step, refused.waiting) == ("a", None)


def test_a_refusal_names_the_step_meant_and_the_step_that_waits() -> None:
    refused = advance(begin(exercise(write("a"), write("b"))), answered("b", Text("1")))
    assert refused == Rejected(Refusal.NOT_WAITING, "b", "a")


def test_a_log_with_an_event_that_does_not_fit_gives_the_refusal_of_its_first_such_event() -> None:
    log: list[Event] = [answered("a", Text("1")), skipped("a"), skipped("nonsense")]
    refused = replay(exercise(write("a"), write("b")), log)
    assert refused == Rejected(Refusal.NOT_WAITING, "a", "b")


# ------------------------------------------------------------------ leaving open


def test_not_sure_is_a_skip_that_says_so() -> None:
    person = walk(write("a"), write("b")).does(skipped("a", unsure=True))
    assert person.session.latest_given("a") is None
    assert [(mark.words, mark.unsure) for mark in person.page.trail] == [("", True)]


def test_a_skip_is_not_unsure() -> None:
    assert not walk(write("a"), write("b")).says(None).page.trail[0].unsure


def test_a_blank_answer_is_kept_as_a_skip_with_its_question() -> None:
    person = walk(write("a", "What?"), write("b")).says(" \t\n ")
    assert person.session.log == (Skipped(step="a", at=person.now, asked="What?"),)


# ------------------------------------------------------------------ carried over


def test_a_carried_answer_is_no_visit_and_its_step_is_asked() -> None:
    person = walk(write("a"), write("b")).does(carried("a", Text("from before")))
    assert (person.waiting, person.trail) == ("a", [])
    assert person.offered == (Text("from before"), "last")


def test_a_carried_answer_is_piped_until_there_is_a_newer_one() -> None:
    steps = (write("a"), write("b", "{a|-}"), write("c"))
    person = walk(*steps).does(carried("a", Text("old")))
    assert person.session.with_answers("{a|-}") == "old"
    assert person.says(None).asked == "old"
    assert person.goes_back().says("new").asked == "new"


def test_a_carried_answer_stays_offered_as_last_after_going_back() -> None:
    person = walk(write("a"), write("b")).does(carried("b", Text("old"))).says("1").goes_back()
    assert person.says("1").offered == (Text("old"), "last")


def test_of_two_carried_answers_for_a_step_the_later_counts() -> None:
    person = walk(write("a")).does(carried("a", Text("one")), carried("a", Text("two")))
    assert person.offered == (Text("two"), "last")
    assert person.session.with_answers("{a|-}") == "two"


def test_a_carried_answer_comes_first_or_is_refused() -> None:
    person = walk(write("a"), write("b")).says("1")
    assert person.tries(carried("b", Text("x"))) is Refusal.CARRIED_LATE
    assert person.goes_back().tries(carried("b", Text("x"))) is Refusal.CARRIED_LATE


def test_something_a_later_version_wrote_first_does_not_make_a_carried_answer_late() -> None:
    later = Unknown(at=START, extra={"mood": "calm"})
    assert walk(write("a")).does(later, carried("a", Text("x"))).offered == (Text("x"), "last")


def test_a_carried_answer_must_fit_an_asking_step_and_say_something() -> None:
    person = walk(read("page"), write("a"), scale("b"))
    assert person.tries(carried("page", Text("x"))) is Refusal.NOT_ASKING
    assert person.tries(carried("nonsense", Text("x"))) is Refusal.NOT_ASKING
    assert person.tries(carried("b", Text("x"))) is Refusal.WRONG_KIND
    assert person.tries(carried("a", Text(" "))) is Refusal.EMPTY


def test_a_carried_answer_is_not_part_of_the_closing() -> None:
    person = walk(write("a")).does(carried("a", Text("old"))).says(None)
    assert person.end.recap == ()


# ------------------------------------------------------------------ after the end


AFTERWARDS = (request("ask"), agreement("agreed"), write("a"))
TWO = Agreements((Agreed("to call", "D."), Agreed("to write")))


def test_how_a_request_went_is_told_after_finishing() -> None:
    person = walk(*AFTERWARDS).says("Would you call?", TWO, "x").does(outcome("ask", "partly"))
    assert person.session.log[-1] == outcome("ask", "partly")


def test_how_an_agreement_went_is_told_by_its_number_from_one() -> None:
    person = walk(*AFTERWARDS).says(None, TWO, "x").does(outcome("agreed", item=2))
    assert person.tries(outcome("agreed", item=0)) is Refusal.NO_SUCH_ITEM
    assert person.tries(outcome("agreed", item=3)) is Refusal.NO_SUCH_ITEM
    assert person.tries(outcome("agreed")) is Refusal.NO_SUCH_ITEM


def test_an_outcome_of_what_is_not_there_is_refused() -> None:
    person = walk(*AFTERWARDS).says(None, None, "x")
    for step in ("ask", "agreed", "a", "nonsense"):
        assert person.tries(outcome(step)) is Refusal.NO_SUCH_ITEM
    with_request = walk(*AFTERWARDS).says("Would you?", None, "x")
    assert with_request.tries(outcome("ask", item=1)) is Refusal.NO_SUCH_ITEM


def test_outcomes_and_looking_back_come_after_finishing_and_not_before() -> None:
    person = walk(*AFTERWARDS).says("Would you?")
    assert person.tries(outcome("ask")) is Refusal.NOT_FINISHED
    assert person.tries(reflected("So.")) is Refusal.NOT_FINISHED


def test_looking_back_needs_words() -> None:
    person = walk(write("a")).says("1")
    assert person.tries(reflected(" \n")) is Refusal.EMPTY
    assert person.does(reflected("It moved.")).session.log[-1] == reflected("It moved.")


def test_words_said_after_the_end_pass_the_same_door_as_answers() -> None:
    person = walk(request("ask")).says("Would you?")
    person.does(reflected("one\r\ntwo\udcff"), outcome("ask", text="three\rfour\ud800"))
    looked_back, went = person.session.log[-2:]
    assert isinstance(looked_back, Reflected)
    assert isinstance(went, Outcome)
    assert (looked_back.text, went.text) == ("one\ntwo\ufffd", "three\nfour\ufffd")


def test_nothing_after_the_end_changes_what_was_said() -> None:
    person = walk(*AFTERWARDS).says("Would you?", TWO, "x")
    before = person.end
    assert person.does(outcome("ask"), reflected("Good.")).end == before


def test_what_a_later_version_wrote_is_kept_and_passed_over() -> None:
    later = Unknown(at=START, extra={"mood": "calm"})
    person = walk(write("a"), write("b")).does(later).says("1").does(later).goes_back()
    assert person.waiting == "a"
    assert person.session.log[0] is person.session.log[2] is later


def test_keys_this_version_does_not_know_stay_on_their_event() -> None:
    from dataclasses import replace

    kept = replace(answered("a", Text(" ")), extra={"mood": "calm"})
    person = walk(write("a"), write("b")).does(kept)
    assert person.session.log[0].extra == {"mood": "calm"}


def test_what_remains_unsent_changes_nothing_of_the_end() -> None:
    person = walk(write("a"), write("b")).says(None, "2")
    before = person.end
    person.drafts = {"a": draft("a", Text("half")), "b": draft("b", Text(""))}
    assert person.end == before
