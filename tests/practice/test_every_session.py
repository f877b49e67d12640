"""What holds of every session of every exercise, whatever anybody does."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from nvc_coach.practice.answers import Chosen
from nvc_coach.practice.events import Answered, Draft, Event, Skipped
from nvc_coach.practice.exercise import Choose, Exercise, Page, Step
from nvc_coach.practice.forgetting import without_history
from nvc_coach.practice.path import Visit, after, standing_of
from nvc_coach.practice.refusals import Refusal, Rejected
from nvc_coach.practice.session import Moved, Session, advance, begin, replay
from nvc_coach.practice.structure import faults
from nvc_coach.practice.view import Finished, StepView, present, present_again
from tests.practice.exercises import (
    START,
    VOCABULARIES,
    answered,
    exercise,
    skipped,
    went_back,
)
from tests.practice.generated import (
    answers_to,
    any_answer,
    any_event,
    exercises,
    structures,
)
from tests.practice.naive_model import NaiveModel


def _stands(visit: Visit) -> tuple[object, ...]:
    """What is to be seen of a visit."""
    return visit.step, visit.answer, visit.said, visit.asked, visit.unsure


class AnySession(RuleBasedStateMachine):
    """Somebody who does whatever can be done, and much that cannot."""

    session: Session
    model: NaiveModel
    done: list[Event]

    @initialize(small=exercises())
    def begins(self, small: Exercise) -> None:
        self.session = begin(small)
        self.model = NaiveModel(small)
        self.done = []

    def happens(self, event: Event) -> Moved | Rejected:
        result = advance(self.session, event)
        if isinstance(result, Moved):
            assert result.session.log == (*self.session.log, result.event)
            self.session = result.session
            self.done.append(event)
            self.model.hears(result.event)
        else:
            assert result.waiting == self.session.waiting
        return result

    @property
    def waiting(self) -> str | None:
        return self.session.waiting

    @precondition(lambda self: self.waiting is not None)
    @rule(data=st.data())
    def answers_once(self, data: st.DataObject) -> None:
        self.answers(data)

    def answers(self, data: st.DataObject) -> None:
        step = self.session.exercise.asking(self.waiting or "")
        assert step is not None
        answer = data.draw(answers_to(step))
        spent = isinstance(answer, Chosen) and any(
            choice.rounds is not None
            and self.model.told().spent[step.id, choice.id] >= choice.rounds
            for choice in getattr(step, "choices", ())
            if choice.id in answer.ids
        )
        result = self.happens(answered(step.id, answer))
        assert isinstance(result, Rejected) is spent
        if isinstance(result, Rejected):
            assert result.refusal is Refusal.SPENT

    @precondition(lambda self: self.waiting is not None)
    @rule(data=st.data(), answers=st.integers(1, 6))
    def walks_on(self, data: st.DataObject, answers: int) -> None:
        for _ in range(answers):
            if self.waiting is not None:
                self.answers(data)

    @precondition(lambda self: self.waiting is not None)
    @rule(unsure=st.booleans())
    def leaves_open(self, *, unsure: bool) -> None:
        assert isinstance(self.happens(skipped(self.waiting or "", unsure=unsure)), Moved)

    @precondition(lambda self: self.waiting is not None)
    @rule(data=st.data())
    def goes_back(self, data: st.DataObject) -> None:
        left = data.draw(st.sampled_from([self.waiting or "", *self.session.before]))
        result = self.happens(went_back(left))
        assert isinstance(result, Moved) or result.refusal is Refusal.NOTHING_BEFORE

    @precondition(lambda self: self.waiting is not None and self.session.path)
    @rule(data=st.data())
    def goes_back_by_name(self, data: st.DataObject) -> None:
        to = data.draw(st.sampled_from([visit.step for visit in self.session.path]))
        assert isinstance(self.happens(went_back(self.waiting or "", to)), Moved)
        assert self.waiting == to

    @precondition(lambda self: bool(self.session.path))
    @rule(data=st.data())
    def amends(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from([visit.step for visit in self.session.path]))
        step = self.session.exercise.asking(name)
        assert step is not None
        before = self.session
        withdraws = data.draw(st.booleans())
        event: Event = (
            skipped(name, amend=True)
            if withdraws
            else answered(name, data.draw(answers_to(step)), amend=True)
        )
        result = self.happens(event)
        assert isinstance(result, Rejected) is (name in self.session.exercise.deciding)
        if isinstance(result, Moved):
            assert isinstance(result.event, Answered | Skipped)
            view = present_again(before, name)
            assert view is not None
            assert result.event.asked == view.asked
        assert [visit.step for visit in before.path] == [one.step for one in self.session.path]
        assert (before.waiting, before.before) == (self.session.waiting, self.session.before)

    @rule(data=st.data())
    def does_anything_at_all(self, data: st.DataObject) -> None:
        self.happens(data.draw(any_event(self.session.exercise)))

    def teardown(self) -> None:
        """In the end, forgetting leaves what stands."""
        again = replay(self.session.exercise, without_history(self.session.log))

        assert isinstance(again, Session), again
        assert again.waiting == self.session.waiting
        assert [_stands(one) for one in again.path] == [_stands(one) for one in self.session.path]
        assert without_history(again.log) == again.log

    @invariant()
    def the_log_tells_the_whole_state(self) -> None:
        assert replay(self.session.exercise, self.session.log) == self.session
        assert replay(self.session.exercise, self.done) == self.session

    @invariant()
    def the_naive_model_agrees(self) -> None:
        told = self.model.told()
        assert self.session.waiting == told.waiting
        assert list(self.session.before) == told.pages
        assert dict(self.session.standing.spent) == {k: n for k, n in told.spent.items() if n}
        assert [(one.step, one.answer) for one in self.session.path] == [
            (one.step, one.answer) for one in self.model.visits
        ]
        for step in self.session.exercise.steps:
            passed = self.session.passed(step.id)
            assert (passed and passed.answer) == told.present.get(step.id)
            given_there = self.session.latest_given(step.id)
            assert (given_there and given_there.answer) == self.model.piped(step.id)
            offered = self.session.offered(step.id)
            assert (offered and (offered.answer, offered.source)) == self.model.offered(step.id)

    @invariant()
    def no_page_is_ever_waited_at(self) -> None:
        if self.waiting is not None:
            assert self.session.exercise.asking(self.waiting) is not None
        for page in self.session.before:
            assert isinstance(self.session.exercise.step(page), Page)

    @invariant()
    def the_path_is_in_order(self) -> None:
        path, small = self.session.path, self.session.exercise
        numbers = [visit.number for visit in path]
        assert numbers == sorted(set(numbers))
        for visit, following in pairwise(path):
            assert small.position[following.step] >= after(small, visit)
            assert following.returned is (after(small, visit) <= small.position[visit.step])
        assert standing_of(small, path) == self.session.standing

    @invariant()
    def what_is_shown_follows_from_the_events_alone(self) -> None:
        again = replay(self.session.exercise, self.done)
        assert isinstance(again, Session)
        shown = present(self.session)
        assert present(again) == shown
        assert isinstance(shown, Finished) is self.session.finished
        if isinstance(shown, StepView) and isinstance(shown.step, Choose):
            spent = self.model.told().spent
            assert [one.id for one in shown.choices] == [
                one.id
                for one in shown.step.choices
                if one.rounds is None or spent[shown.step.id, one.id] < one.rounds
            ]
            assert shown.choices

    @rule(data=st.data())
    def leaves_something_unsent(self, data: st.DataObject) -> None:
        steps = list(self.session.exercise.position)
        drafts = data.draw(st.dictionaries(st.sampled_from(steps), any_answer(), max_size=2))
        unsent = {one: Draft(step=one, answer=a, at=START) for one, a in drafts.items()}
        bare, shown = present(self.session), present(self.session, unsent)
        if isinstance(shown, StepView) and isinstance(bare, StepView):
            assert replace(shown, offered=bare.offered) == bare
            assert (shown.offered == bare.offered) or shown.step.id in unsent
        else:
            assert shown == bare
        for step in steps:
            view = present_again(self.session, step, unsent)
            assert (view is None) is (self.session.latest(step) is None)


AnySession.TestCase.settings = settings(max_examples=50, stateful_step_count=20, deadline=None)
test_any_session_of_any_exercise_keeps_its_promises = AnySession.TestCase


def longest(small: Exercise) -> int:
    """How many answers any walk can need: each question once, and once more for each round."""
    questions = sum(not isinstance(step, Page) for step in small.steps)
    rounds = sum(
        choice.rounds or 0
        for step in small.steps
        if isinstance(step, Choose)
        for choice in step.choices
    )
    return questions * (1 + rounds)


def walked_backwards(small: Exercise, data: st.DataObject) -> Session:
    """A walk that takes every way back that is offered, and anything where there is none."""
    session = begin(small)
    for _ in range(longest(small)):
        view = present(session)
        if isinstance(view, Finished):
            break
        ways_back = [one.id for one in view.choices if one.back_to is not None]
        answer = Chosen((ways_back[0],)) if ways_back else data.draw(answers_to(view.step))
        if not ways_back and isinstance(answer, Chosen):
            answer = Chosen((data.draw(st.sampled_from([one.id for one in view.choices])),))
        moved = advance(session, answered(view.step.id, answer))
        assert isinstance(moved, Moved)
        session = moved.session
    return session


@settings(max_examples=100, deadline=None)
@given(exercises(), st.data())
def test_every_path_ends_even_if_every_way_back_is_taken(
    small: Exercise, data: st.DataObject
) -> None:
    assert walked_backwards(small, data).finished


@settings(max_examples=100, deadline=None)
@given(structures(), st.data())
def test_steps_make_an_exercise_exactly_when_they_have_no_fault_and_then_every_path_ends(
    steps: tuple[Step, ...], data: st.DataObject
) -> None:
    found = list(faults(steps, VOCABULARIES))
    try:
        small = exercise(*steps)
    except ValueError as error:
        assert found[0].code in str(error)  # noqa: PT017  # either way is what is tested
    else:
        assert not found
        assert walked_backwards(small, data).finished


@settings(max_examples=100, deadline=None)
@given(exercises(), st.data())
def test_undoing_everything_leads_to_the_beginning_again(
    small: Exercise, data: st.DataObject
) -> None:
    session = begin(small)
    first = session.waiting
    while session.waiting is not None:
        step = small.asking(session.waiting)
        assert step is not None
        event = answered(step.id, data.draw(answers_to(step)))
        moved = advance(session, event)
        if isinstance(moved, Rejected):
            moved = advance(session, skipped(step.id))
        assert isinstance(moved, Moved)
        if moved.session.finished:
            break
        session = moved.session
    while session.path:
        moved = advance(session, went_back(session.waiting or ""))
        assert isinstance(moved, Moved)
        session = moved.session
    assert (session.waiting, session.standing) == (first, begin(small).standing)
