"""What was said is read back line by line, with its days."""

from datetime import date

from nvc_coach.practice.answers import Agreed, Agreements, Answer, Text
from nvc_coach.practice.view import Finished, RecapLine
from nvc_coach.services.reading import recap_paragraphs

AGREED = Agreements(
    (Agreed("pays half of the paint", "T.", date(2027, 1, 1)), Agreed("we meet again"))
)


def read_back(answer: Answer, sentence: str | None = None) -> tuple[str, ...]:
    line = RecapLine("step", "", sentence, "What was agreed?", "in words", answer)
    return recap_paragraphs(
        Finished(before=(), recap=(line,), charge=(None, None), left_over=(), trail=())
    )


def test_each_agreement_stands_on_a_line_of_its_own_with_its_day() -> None:
    assert read_back(AGREED) == (
        "What was agreed?\nT.: pays half of the paint, by Friday, 1 January 2027\nwe meet again",
    )


def test_agreements_within_a_sentence_have_their_days_behind_it() -> None:
    sentence = "Agreed: pays half of the paint and we meet again."

    assert read_back(AGREED, sentence) == (
        f"{sentence}\npays half of the paint: by Friday, 1 January 2027.",
    )


def test_a_sentence_that_names_no_agreement_is_the_heading_of_them() -> None:
    assert read_back(AGREED, "Taken on:") == (
        "Taken on:\nT.: pays half of the paint, by Friday, 1 January 2027\nwe meet again",
    )


def test_the_day_of_a_request_stands_behind_it() -> None:
    assert read_back(Text("rest", date(2027, 1, 1))) == (
        "What was agreed?\nin words\nBy Friday, 1 January 2027.",
    )
