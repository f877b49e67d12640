from nvc_coach.practice.answers import Chosen, Picks, Text
from nvc_coach.practice.events import Draft, drafts_after, with_draft
from nvc_coach.practice.view import present_again
from tests.practice.exercises import (
    Walk,
    answered,
    carried,
    choose,
    draft,
    needs,
    outcome,
    reflected,
    skipped,
    walk,
    went_back,
    write,
)

HALF = draft("a", Text("On Tuesday he clo"))
OTHER = draft("b", Text("half"))


def resumed(person: Walk, *drafts: Draft) -> Walk:
    person.drafts = {one.step: one for one in drafts}
    return person


def test_a_draft_is_offered_where_it_stands() -> None:
    person = resumed(walk(write("a")), HALF)
    assert person.offered == (Text("On Tuesday he clo"), "draft")


def test_a_draft_wins_over_an_undone_answer_and_over_one_of_last_time() -> None:
    undone = resumed(walk(write("a"), write("b")).says("old").goes_back(), HALF)
    assert undone.offered == (HALF.answer, "draft")
    last = resumed(walk(write("a"), choose("c", "back>a*1", "on")).says("old", "back"), HALF)
    assert last.offered == (HALF.answer, "draft")


def test_a_cleared_draft_is_kept_as_empty_and_still_wins() -> None:
    person = walk(write("a"), write("b")).says("old").goes_back()
    assert resumed(person, draft("a", Text(""))).offered == (Text(""), "draft")


def test_the_half_typed_field_stands_beside_the_picks() -> None:
    person = resumed(walk(needs("mine")), draft("mine", Picks(("to-be-heard",)), typed="res"))
    offered = person.page.offered
    assert offered is not None
    assert (offered.typed, offered.said) == ("res", ("to be heard",))


def test_a_draft_at_another_step_is_not_offered() -> None:
    assert resumed(walk(write("a"), write("b")), OTHER).offered is None


def test_a_draft_is_never_piped_and_matches_nothing() -> None:
    person = resumed(walk(write("a"), write("b", "{a|it}")).says(None), HALF)
    assert person.asked == "it"


def test_there_is_at_most_one_draft_a_step_the_newest() -> None:
    drafts = with_draft(with_draft({}, HALF), OTHER)
    newer = draft("a", Text("On Tuesday he closed"))
    assert with_draft(drafts, newer) == {"a": newer, "b": OTHER}
    assert drafts["a"] == HALF


def test_an_answer_takes_the_draft_of_its_step_with_it_and_no_other() -> None:
    drafts = {"a": HALF, "b": OTHER}
    assert drafts_after(drafts, answered("a", Text("whole"))) == {"b": OTHER}
    assert drafts_after(drafts, answered("a", Text("whole"), amend=True)) == {"b": OTHER}
    assert drafts_after({"b": OTHER}, answered("a", Text("whole"))) == {"b": OTHER}


def test_leaving_by_back_or_skip_keeps_the_draft() -> None:
    drafts = {"a": HALF}
    for event in (skipped("a"), skipped("a", unsure=True), went_back("a"), went_back("b", "a")):
        assert drafts_after(drafts, event) == drafts


def test_what_follows_the_end_or_comes_from_elsewhere_keeps_the_draft() -> None:
    drafts = {"a": HALF}
    for event in (outcome("a"), reflected("x"), carried("a", Text("x"))):
        assert drafts_after(drafts, event) == drafts


def test_drafts_change_nothing_but_what_is_offered() -> None:
    from dataclasses import replace

    person = walk(write("a"), write("b"))
    bare = person.page
    assert resumed(person, HALF).page == replace(bare, offered=person.page.offered)


# ------------------------------------------------------------------ a step shown again


def test_a_step_is_shown_again_with_the_answer_that_stands_there() -> None:
    person = walk(write("a"), write("b", "{a|-}?"), write("c")).says("1", "2")
    view = present_again(person.session, "b")
    assert view is not None
    assert view.offered is not None
    assert (view.step.id, view.asked, view.before) == ("b", "1?", ())
    assert (view.offered.answer, view.offered.source) == (Text("2"), "last")


def test_a_step_left_open_is_shown_again_with_nothing() -> None:
    person = walk(write("a"), write("b")).says(None)
    view = present_again(person.session, "a")
    assert view is not None
    assert view.offered is None


def test_what_stands_unsent_comes_first_when_a_step_is_shown_again() -> None:
    person = walk(write("a"), write("b")).says("1")
    view = present_again(person.session, "a", {"a": HALF})
    assert view is not None
    assert view.offered is not None
    assert view.offered.answer == HALF.answer


def test_only_a_step_on_the_path_is_shown_again() -> None:
    person = walk(write("a"), write("b"))
    assert present_again(person.session, "a") is None
    assert present_again(person.session, "nonsense") is None


def test_a_step_is_shown_again_after_finishing() -> None:
    view = present_again(walk(choose("a", "x", "y")).says("x").session, "a")
    assert view is not None
    assert view.offered is not None
    assert view.offered.answer == Chosen(("x",))
