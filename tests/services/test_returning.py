"""Returning to where one was: what is unchanged is confirmed, and a choice that led back never."""

from nvc_coach.journal.entry import Entry
from nvc_coach.practice.answers import Chosen, Text
from nvc_coach.practice.exercise import Step
from nvc_coach.practice.session import begin
from nvc_coach.services.program import MemoryKeeper
from nvc_coach.services.returning import Undone
from nvc_coach.services.sitting import Sitting
from tests.practice.exercises import START, choose, exercise, when, write

FOUR = (write("one"), write("two"), write("three"), write("four"))
WITH_A_WAY_BACK = (
    write("mine"),
    write("theirs"),
    choose("alive", "yes>mine*2", "no"),
    write("now"),
    write("last"),
)


class Person:
    """Somebody at a sitting, and what going back has undone for them."""

    def __init__(self, *steps: Step) -> None:
        session = begin(exercise(*steps))
        entry = Entry(
            id="01M83T4CM00000000000000000",
            exercise=session.exercise.id,
            title=session.exercise.title,
            version=session.exercise.version,
            fingerprint="",
            language="en",
            started=START,
        )
        self.sitting = Sitting(session, entry, MemoryKeeper(), lambda: START)
        self.undone = Undone()

    def says(self, *words: str) -> "Person":
        for one in words:
            self.sitting.answer(Text(one))
        return self

    def chooses(self, choice: str) -> "Person":
        self.sitting.answer(Chosen((choice,)))
        return self

    def goes_back(self, to: str | None = None) -> "Person":
        before = self.sitting.session
        self.sitting.back(to)
        self.undone = self.undone.after_going_back(before, self.sitting.session)
        return self

    def returns(self) -> int:
        return self.undone.go(self.sitting)

    @property
    def can_return(self) -> bool:
        return self.undone.can_return(self.sitting)

    @property
    def waiting(self) -> str | None:
        return self.sitting.session.waiting

    @property
    def said(self) -> list[str]:
        return [mark.words for mark in self.sitting.view.trail]


def test_who_never_went_back_has_nowhere_to_return() -> None:
    person = Person(*FOUR).says("a", "b")
    assert not person.can_return
    assert person.returns() == 0
    assert person.waiting == "three"


def test_returning_leads_to_where_one_was_with_the_same_answers() -> None:
    person = Person(*FOUR).says("a", "b", "c").goes_back("one")
    assert person.can_return
    assert person.returns() == 3
    assert person.waiting == "four"
    assert person.said == ["a", "b", "c"]
    assert not person.can_return


def test_what_was_left_open_is_left_open_again_and_not_sure_is_not_sure() -> None:
    person = Person(*FOUR)
    person.sitting.skip()
    person.sitting.skip(unsure=True)
    person.goes_back("one").returns()
    assert person.waiting == "three"
    assert [mark.unsure for mark in person.sitting.view.trail] == [False, True]
    assert person.said == ["", ""]


def test_what_was_changed_on_the_way_stays_changed() -> None:
    person = Person(*FOUR).says("a", "b", "c").goes_back("one").says("another")
    assert person.returns() == 2
    assert person.waiting == "four"
    assert person.said == ["another", "b", "c"]


def test_an_answer_that_was_changed_in_its_place_is_confirmed_as_it_was_changed() -> None:
    person = Person(*FOUR).says("a", "b", "c")
    person.sitting.answer(Text("better"), step="two")
    person.goes_back("one").returns()
    assert person.said == ["a", "better", "c"]


def test_going_back_twice_returns_to_the_farthest_place() -> None:
    person = Person(*FOUR).says("a", "b", "c").goes_back().goes_back().goes_back()
    assert person.waiting == "one"
    assert person.returns() == 3
    assert person.waiting == "four"


def test_going_back_again_from_halfway_returns_all_the_way() -> None:
    person = Person(*FOUR).says("a", "b", "c").goes_back("one").says("another").goes_back("one")
    assert person.returns() == 3
    assert person.waiting == "four"
    assert person.said == ["another", "b", "c"]


def test_returning_ends_where_the_way_leads_elsewhere() -> None:
    person = Person(
        choose("way", "left", "right"),
        write("left", when=when({"way": "left"})),
        write("right", when=when({"way": "right"})),
        write("end"),
    )
    person.chooses("left").says("l").goes_back("way").chooses("right")
    assert person.waiting == "right"
    assert not person.can_return
    assert person.returns() == 0


def test_a_choice_that_went_back_is_never_made_again_by_itself() -> None:
    person = Person(*WITH_A_WAY_BACK).says("m", "t").chooses("yes").says("m2")
    assert person.waiting == "theirs"
    person.goes_back("mine").goes_back()  # before the choice that led back
    assert person.waiting == "alive"
    assert not person.can_return
    person.goes_back("mine")
    assert person.returns() == 2
    assert person.waiting == "alive"
    assert not person.can_return


def test_a_choice_that_led_on_is_confirmed() -> None:
    person = Person(*WITH_A_WAY_BACK).says("m", "t").chooses("no").says("n").goes_back("mine")
    assert person.returns() == 4
    assert person.waiting == "last"


def test_who_is_at_the_end_has_nowhere_to_return() -> None:
    person = Person(*FOUR).says("a", "b", "c").goes_back("three").says("c", "d")
    assert person.sitting.session.finished
    assert not person.can_return


def test_words_that_stand_unsent_outlive_returning() -> None:
    person = Person(*FOUR).says("a", "b", "c").goes_back("one")
    person.sitting.draft("one", Text("half a thought"))
    person.returns()
    assert person.waiting == "four"
    assert person.said == ["a", "b", "c"]
    assert person.sitting.drafts["one"].answer == Text("half a thought")


def test_words_that_are_the_answer_already_do_not_stay_behind_as_unsent() -> None:
    person = Person(*FOUR).says("a", "b").goes_back("one")
    person.sitting.draft("one", Text("a"))
    person.returns()
    assert not person.sitting.drafts
