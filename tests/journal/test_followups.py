"""What is followed up of an entry: what stands of requests and agreements, and how it went."""

from dataclasses import replace
from datetime import date

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from nvc_coach.journal.followups import FollowUp, HowItWent, follow_ups
from nvc_coach.practice.answers import Agreed, Agreements, Text
from nvc_coach.practice.events import (
    Answered,
    Carried,
    Event,
    Outcome,
    OutcomeKind,
    Skipped,
    Unknown,
    WentBack,
)
from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.path import Visit
from nvc_coach.practice.session import Moved
from tests.journal.entries import EVERYTHING, ID, after, entry
from tests.practice.exercises import agreement, choose, exercise, outcome, request, walk
from tests.practice.generated import exercises
from tests.practice.test_every_session import AnySession

FRIDAY = date(2026, 11, 27)
SUNDAY = date(2026, 11, 29)
TO_BED = Text("To go to bed by ten.", SUNDAY)
TO_CALL = Agreed("to call first", "D.", SUNDAY)
TO_LISTEN = Agreed("to listen")


def said(step: str, answer: Text | Agreements, seconds: int = 0, *, amend: bool = False) -> Event:
    return Answered(at=after(seconds), step=step, answer=answer, amend=amend, asked=f"{step}?")


def told(step: str, how: OutcomeKind = "done", item: int | None = None, text: str = "") -> Outcome:
    return Outcome(at=after(900), step=step, outcome=how, item=item, text=text)


def followed(*events: Event) -> list[tuple[str, int | None, str, str | None]]:
    """What is followed up, in short: step, item, what, and how it went."""
    found = follow_ups(entry(events=events))
    return [
        (one.step, one.item, one.what, one.outcome.kind if one.outcome else None) for one in found
    ]


# ------------------------------------------------------------------ what counts


def test_a_request_with_its_day_is_followed_up() -> None:
    assert follow_ups(entry(events=(said("ask", TO_BED, 60),))) == (
        FollowUp(
            entry=ID,
            exercise="transforming-enemy-images",
            title="Transforming Enemy Images",
            step="ask",
            what="To go to bed by ten.",
            by=SUNDAY,
            asked="ask?",
            at=after(60),
            finished=False,
        ),
    )


def test_every_agreement_is_followed_up_whether_it_names_a_day_or_not() -> None:
    found = follow_ups(entry(events=(said("agreed", Agreements((TO_CALL, TO_LISTEN))),)))

    assert [(one.item, one.who, one.what, one.by) for one in found] == [
        (1, "D.", "to call first", SUNDAY),
        (2, "", "to listen", None),
    ]


def test_a_request_without_a_day_is_not_followed_up() -> None:
    assert followed(said("ask", Text("To go to bed."))) == []


def test_what_was_taken_over_from_another_entry_is_followed_up_there_alone() -> None:
    assert followed(Carried(at=after(0), step="agreed", answer=Agreements((TO_CALL,)))) == []


def test_what_was_taken_over_and_kept_as_it_was_is_followed_up_there_alone() -> None:
    both = Agreements((TO_CALL, TO_LISTEN))
    before = Carried(at=after(0), step="agreed", answer=both)
    later = replace(TO_CALL, by=FRIDAY)

    assert followed(before, said("agreed", both)) == []
    assert followed(before, said("agreed", Agreements((later, TO_LISTEN, Agreed("to rest"))))) == [
        ("agreed", 1, "to call first", None),
        ("agreed", 3, "to rest", None),
    ]
    assert followed(before, said("others", both)) == [
        ("others", 1, "to call first", None),
        ("others", 2, "to listen", None),
    ]


def test_a_request_that_was_taken_over_is_followed_up_here_once_it_says_something_else() -> None:
    before = Carried(at=after(0), step="ask", answer=TO_BED)
    changed = said("ask", Text(TO_BED.text, FRIDAY), 9, amend=True)

    assert followed(before, said("ask", TO_BED)) == []
    assert followed(before, said("ask", TO_BED), changed) == [("ask", None, TO_BED.text, None)]


def test_of_several_passes_the_latest_counts() -> None:
    assert followed(said("ask", TO_BED), said("ask", Text("To rest.", FRIDAY))) == [
        ("ask", None, "To rest.", None)
    ]


def test_what_was_left_open_on_a_later_pass_is_not_followed_up() -> None:
    assert followed(said("ask", TO_BED), Skipped(at=after(1), step="ask")) == []


def test_going_back_takes_away_what_it_undoes() -> None:
    back = WentBack(at=after(9), step="last")
    further = WentBack(at=after(9), step="last", to="first")

    both = (said("first", TO_BED), said("second", Text("To rest.", FRIDAY)))
    assert [one[0] for one in followed(*both, back)] == ["first"]
    assert followed(*both, further) == []


def test_going_back_by_name_and_changing_both_mean_the_latest_visit() -> None:
    twice = (said("ask", TO_BED), said("ask", Text("To rest.", FRIDAY)))
    changed = said("ask", Text("To nap.", FRIDAY), amend=True)

    assert followed(*twice, changed) == [("ask", None, "To nap.", None)]
    assert followed(*twice, WentBack(at=after(9), step="last", to="ask")) == [
        ("ask", None, TO_BED.text, None)
    ]


def test_what_was_changed_later_is_followed_up_as_it_stands() -> None:
    changed = said("ask", Text("To be in bed by eleven.", FRIDAY), 9, amend=True)

    [one] = follow_ups(entry(events=(said("ask", TO_BED), changed)))

    assert (one.what, one.by, one.at) == ("To be in bed by eleven.", FRIDAY, after(0))


def test_what_was_taken_back_is_not_followed_up() -> None:
    assert followed(said("ask", TO_BED), Skipped(at=after(1), step="ask", amend=True)) == []


# ------------------------------------------------------------------ how it went


def test_how_it_went_is_told_with_its_words_and_moment_and_the_latest_wins() -> None:
    [one] = follow_ups(
        entry(
            events=(
                said("ask", TO_BED),
                told("ask", "partly"),
                told("ask", "done", text="It took a week."),
            )
        )
    )
    assert one.outcome == HowItWent("done", "It took a week.", after(900))


def test_how_it_went_is_told_of_each_agreement_by_its_number() -> None:
    both = said("agreed", Agreements((TO_CALL, TO_LISTEN)))

    assert followed(both, told("agreed", "not", item=2)) == [
        ("agreed", 1, "to call first", None),
        ("agreed", 2, "to listen", "not"),
    ]
    assert all(one[3] is None for one in followed(both, told("agreed"), told("agreed", item=3)))


def test_what_is_changed_after_it_was_told_of_is_asked_about_anew() -> None:
    later = said("ask", Text(TO_BED.text, FRIDAY), amend=True)

    assert followed(said("ask", TO_BED), told("ask"), later) == [("ask", None, TO_BED.text, None)]


def test_what_went_some_way_stays_told_when_an_agreement_above_it_is_taken_out() -> None:
    both = said("agreed", Agreements((TO_CALL, TO_LISTEN)))
    fewer = said("agreed", Agreements((TO_LISTEN,)), amend=True)

    assert followed(both, told("agreed", "partly", item=2), fewer) == [
        ("agreed", 1, "to listen", "partly")
    ]
    assert followed(both, told("agreed", "partly", item=1), fewer) == [
        ("agreed", 1, "to listen", None)
    ]


def test_of_two_agreements_alike_only_the_one_told_of_is() -> None:
    twice = Agreements((TO_LISTEN, TO_LISTEN))
    again = said("agreed", twice, amend=True)

    assert [one[3] for one in followed(said("agreed", twice), told("agreed", item=2), again)] == [
        None,
        "done",
    ]


# ------------------------------------------------------------------ any entry at all


def test_events_that_fit_no_walk_are_passed_over() -> None:
    assert followed(
        WentBack(at=after(0), step="ask"),
        WentBack(at=after(0), step="ask", to="nowhere"),
        said("ask", TO_BED, amend=True),
        told("ask"),
        Unknown(at=after(0), extra={"step": "ask"}),
        said("agreed", Agreements((Agreed(" "), TO_LISTEN))),
        said("blank", Text(" ", SUNDAY)),
    ) == [("agreed", 1, "to listen", None)]


def test_an_entry_with_everything_in_it_tells_what_stands() -> None:
    assert followed(*EVERYTHING) == [("request-self", None, "To bed.", "done")]


def test_private_words_stay_out_of_what_a_log_could_show() -> None:
    [one] = follow_ups(entry(events=(said("ask", TO_BED), told("ask", text="Quietly."))))

    assert "bed" not in repr(one)
    assert "Quietly" not in repr(one)


def test_the_session_takes_the_outcome_of_whatever_is_followed_up() -> None:
    person = walk(request("ask"), agreement("agreed"))
    person.says(TO_BED, Agreements((TO_CALL, TO_LISTEN)))

    for one in follow_ups(entry(events=person.session.log)):
        person.does(outcome(one.step, item=one.item))

    assert [one[3] for one in followed(*person.session.log)] == ["done"] * 3


# Something to follow up on each of several passes, which a practice of any kind seldom has.
ROUND_AND_ROUND = exercise(
    request("ask"), agreement("agreed"), choose("again", "yes>ask*3", "no"), request("last")
)


class AnyEntry(AnySession):
    """Somebody who does whatever can be done, and then tells how it went."""

    @initialize(small=st.one_of(st.just(ROUND_AND_ROUND), st.just(ROUND_AND_ROUND), exercises()))
    def begins(self, small: Exercise) -> None:
        super().begins(small)

    @property
    def found(self) -> tuple[FollowUp, ...]:
        return follow_ups(entry(events=self.session.log))

    @precondition(lambda self: self.session.finished and self.found)
    @rule(data=st.data())
    def tells_how_it_went(self, data: st.DataObject) -> None:
        one = data.draw(st.sampled_from(self.found))
        how: OutcomeKind = data.draw(st.sampled_from(("done", "partly", "not", "changed")))
        assert isinstance(self.happens(outcome(one.step, how, item=one.item)), Moved)

    @invariant()
    def what_is_followed_up_is_what_stands_in_the_real_session(self) -> None:
        standing = [
            (visit.step, visit.asked, item, one)
            for visit in self.session.path
            if visit == self.session.latest(visit.step)
            for item, one in _to_follow(visit)
        ]
        assert standing == [
            (one.step, one.asked, one.item, Agreed(one.what, one.who, one.by)) for one in self.found
        ]

    @invariant()
    def how_it_went_is_what_was_told_last_of_what_stands(self) -> None:
        for one in self.found:
            changes = [
                place
                for place, event in enumerate(self.session.log)
                if isinstance(event, Answered) and event.step == one.step
            ]
            outcomes = [
                event.outcome
                for event in self.session.log[changes[-1] :]
                if isinstance(event, Outcome) and (event.step, event.item) == (one.step, one.item)
            ]
            untouched = not any(
                isinstance(event, Outcome) for event in self.session.log[: changes[-1]]
            )
            if outcomes or untouched:
                assert (one.outcome and [one.outcome.kind]) == (outcomes[-1:] or None)


def _to_follow(visit: Visit) -> list[tuple[int | None, Agreed]]:
    match visit.answer:
        case Text(text, by) if by is not None:
            return [(None, Agreed(text, by=by))]
        case Agreements(agreed):
            return list(enumerate(agreed, 1))
        case _:
            return []


AnyEntry.TestCase.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)
test_of_any_session_is_followed_up_what_stands = AnyEntry.TestCase
