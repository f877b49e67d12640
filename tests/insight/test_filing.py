"""Own words count with the group they are filed under, over any range, and past ones too."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.insight.drawing import Named, Practice
from nvc_coach.insight.filing import Filed, OwnWord, own_words
from nvc_coach.insight.meaning import WordMeaning
from nvc_coach.insight.patterns import patterns
from nvc_coach.insight.span import EVER, Span
from nvc_coach.insight.tallies import Words
from tests.insight.practised import FIRST_DAY, TODAY, counts, journals, need, on

BODY, HEARD = "Body", "Heard"
FILED: Filed = {
    ("needs", "to be met"): WordMeaning("Heard", None, "heard"),
    ("feelings", "alone with it"): WordMeaning("Sad", False, "sad"),  # noqa: FBT003  # not met
}
NAPS: Filed = {("needs", "naps"): WordMeaning("Body", None, "body")}


def grouped(words: Words) -> list[tuple[str, bool | None, int]]:
    """The groups: id, met, and in how many practices."""
    return [(one.id, one.met, one.count) for one in words.groups]


def feeling(label: str, *, met: bool | None = None, own: bool = False, group: str = "") -> Named:
    """A feeling of one's own."""
    return need(label, met=met, own=own, group=group)


def test_a_group_counts_once_for_each_practice_however_many_of_its_words_stand_in_it() -> None:
    rest, sleep = need("rest", group=BODY), need("sleep", group=BODY)

    found = patterns([on(0, needs=(rest, sleep)), on(1, needs=(sleep,))], TODAY)

    assert grouped(found.needs) == [("body", False, 2)]


def test_an_own_word_counts_by_itself_until_it_is_filed_and_then_with_its_group() -> None:
    practices = [
        on(0, needs=(need("to be met", own=True),)),
        on(1, needs=(need("to be heard", group=HEARD), need("to be met", own=True))),
        on(2, needs=(need("to be met", own=True, met=True),)),
    ]

    apart, filed = patterns(practices, TODAY), patterns(practices, TODAY, filed=FILED)

    assert grouped(apart.needs) == [("heard", False, 1)]
    assert grouped(filed.needs) == [("heard", False, 2), ("heard", True, 1)]
    assert counts(filed.needs) == counts(apart.needs)
    own = [one for one in filed.needs.tallies if one.own]
    assert {(one.label, one.group, one.group_id) for one in own} == {("to be met", HEARD, "heard")}


def test_a_word_of_a_vocabulary_that_is_called_the_same_stays_in_its_own_group() -> None:
    found = patterns([on(0, needs=(need("to be met", group=BODY),))], TODAY, filed=FILED)

    assert grouped(found.needs) == [("body", False, 1)]


def test_a_need_that_is_filed_says_nothing_of_a_feeling_of_that_name() -> None:
    found = patterns([on(0, feelings=(feeling("to be met", own=True),))], TODAY, filed=FILED)

    assert grouped(found.feelings) == []


def test_a_feeling_that_is_filed_is_met_or_not_as_its_group_is() -> None:
    alone = feeling("alone with it", own=True)

    found = patterns([on(0, feelings=(alone,)), on(1, feelings=(alone,))], TODAY, filed=FILED)

    assert counts(found.feelings) == {("alone with it", False): 2}
    assert grouped(found.feelings) == [("sad", False, 2)]


def test_what_is_filed_counts_in_any_range_and_on_the_other_side_too() -> None:
    mine, theirs = need("to be met", own=True), need("to be met", own=True, whose="other")
    practices = [on(0, needs=(mine,)), on(7, needs=(mine, theirs)), on(400, needs=(mine,))]
    days = Span(FIRST_DAY, FIRST_DAY + timedelta(13))

    found = patterns(practices, TODAY, days, filed=FILED)
    ever = patterns(practices, TODAY, EVER, filed=FILED)

    assert [one.by_bucket for one in found.needs.groups] == [(1, 1)]
    assert grouped(ever.needs) == [("heard", False, 3)]
    assert grouped(ever.guessed_needs) == [("heard", False, 1)]


def test_the_label_of_a_group_that_was_said_last_is_shown_whatever_the_order() -> None:
    old = on(0, needs=(Named("rest", "rest", own=False, whose="me", met=False, group_id="body"),))
    new = on(1, needs=(need("rest", group=BODY),))

    for order in ([old, new], [new, old]):
        assert [one.label for one in patterns(order, TODAY).needs.groups] == [BODY]


@given(journals(), st.sampled_from([{}, FILED, NAPS]))
def test_filing_adds_to_groups_and_takes_nothing_from_anything(
    practices: list[Practice], filed: Filed
) -> None:
    found, apart = patterns(practices, TODAY, filed=filed), patterns(practices, TODAY)

    assert counts(found.needs) == counts(apart.needs)
    for words in (found.needs, found.guessed_needs):
        assert all(one.count <= words.practices for one in words.groups)


# ------------------------------------------------------------------ which there are


def test_own_words_are_listed_by_how_often_they_stand_as_they_were_typed_last() -> None:
    practices = [
        on(9, needs=(Named("to be met", "To be MET", own=True, whose="other", met=None),)),
        on(0, needs=(need("to be met", own=True), need("rest"), need("naps", own=True))),
        on(1, feelings=(feeling("alone with it", own=True), feeling("sad"))),
    ]

    for order in (practices, practices[::-1]):
        assert own_words(order) == (
            OwnWord("needs", "to be met", "To be MET", 2),
            OwnWord("needs", "naps", "naps", 1),
            OwnWord("feelings", "alone with it", "alone with it", 1),
        )


def test_a_word_that_stands_twice_in_a_practice_counts_once() -> None:
    both = (need("to be met", own=True), need("to be met", own=True, whose="other"))

    assert [one.practices for one in own_words([on(0, needs=both)])] == [1]
