"""What was said is read back line by line, with its days."""

from datetime import date

from nvc_coach.practice.answers import Agreed, Agreements, Answer, Text
from nvc_coach.practice.events import Answered, Event, Outcome
from nvc_coach.practice.view import Finished, RecapLine
from nvc_coach.services.reading import entry_in_words, recap_paragraphs
from tests.journal.entries import after, entry, wrote

AGREED = Agreements(
    (Agreed("pays half of the paint", "T.", date(2027, 1, 1)), Agreed("we meet again"))
)


def read_back(answer: Answer, sentence: str | None = None) -> tuple[str, ...]:
    line = RecapLine("step", "", sentence, "What was agreed?", "in words", answer)
    return recap_paragraphs(Finished(before=(), recap=(line,), charge=(None, None), trail=()))


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


def how_it_went(*events: Event) -> list[str]:
    """The lines that say so."""
    told = entry_in_words(entry(events=events)).splitlines()
    return [line for line in told if line.startswith("How it went")]


def test_how_it_went_names_what_that_is_about() -> None:
    agreed = Agreements((Agreed("to listen"), Agreed("to call on Friday.", "D.")))

    assert how_it_went(
        Answered(at=after(1), step="agreements", answer=agreed),
        wrote("To bed by ten.", 2, "request-self"),
        Outcome(at=after(3), step="agreements", outcome="partly", item=2, text="Twice."),
        Outcome(at=after(4), step="request-self", outcome="done"),
        Outcome(at=after(5), step="agreements", outcome="changed", item=1),
    ) == [
        "How it went, “D.: to call on Friday”: partly.",
        "How it went, “To bed by ten”: done.",
        "How it went, “to listen”: I changed my mind.",
    ]


def test_how_it_went_names_it_as_it_stood_when_that_was_told() -> None:
    asked = wrote("To bed by ten.", 1, "request-self")
    told = Outcome(at=after(2), step="request-self", outcome="not")
    changed = Answered(at=after(3), step="request-self", answer=Text("By eleven."), amend=True)

    assert how_it_went(asked, told, changed, told) == [
        "How it went, “To bed by ten”: not done.",
        "How it went, “By eleven”: not done.",
    ]


def test_how_it_went_names_what_is_long_on_one_line_and_cut() -> None:
    asked = wrote("Would you tell me\nwhen you are too full to listen? " * 9, 1, "request-self")

    (line,) = how_it_went(asked, Outcome(at=after(2), step="request-self", outcome="done"))

    assert line.startswith("How it went, “Would you tell me when you are too full to listen? ")
    assert line.endswith("…”: done.")
    assert len(line) < 100


def test_how_it_went_is_told_where_the_entry_no_longer_says_what_that_is_about() -> None:
    outcome = Outcome(at=after(2), step="agreements", outcome="done", item=3)

    assert how_it_went(outcome) == ["How it went: done."]
    assert how_it_went(wrote(" ", 1, "agreements"), outcome) == ["How it went: done."]
