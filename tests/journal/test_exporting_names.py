"""Names are found as people write them and nowhere else, and none is left in an entry."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvc_coach.journal import entry_file
from nvc_coach.journal.entry import Entry, NewerEntry
from nvc_coach.journal.exporting.name_pattern import folded
from nvc_coach.journal.exporting.names import Names, names_told
from nvc_coach.journal.exporting.redaction import redacted
from nvc_coach.practice.answers import Agreed, Agreements, Picks, Text
from nvc_coach.practice.events import Answered, Draft
from tests.journal.entries import after, entry, wrote

ONE_LETTER_IN_ANY_CASE = "aDdiI\u0130\u0131s\u017fKk\u212a"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dan only thinks of himself.", "Person A only thinks of himself."),
        ("That is Dan's, DAN’S and dan's.", "That is Person A's, Person A’S and Person A's."),  # noqa: RUF001
        ("(Dan) Dan-like _Dan_ d'Dan", "(Person A) Person A-like _Person A_ d'Person A"),
        ("A dance with Jordan and Danny.", "A dance with Jordan and Danny."),
        ("Dan\u0301 and Ddan are others.", "Dan\u0301 and Ddan are others."),
        ("Daniel Brown came, and Daniel\nBrown left.", "Person B came, and Person B left."),
        ("Mr Brown, Daniel.", "Mr Person B, Person B."),
        ("A brown shoe.", "A brown shoe."),
        ("José, JOSÉ, Jose\u0301.", "Person C, Person C, Person C."),
        ("Josef and Jose.", "Josef and Jose."),
        ("他说李雷不好。", "他说Person D不好。"),
        ("민수가 왔다", "Person E가 왔다"),
        ("O'Brien, O’Brien", "Person F, Person F"),  # noqa: RUF001
        ("WEISS, weiß", "Person G, Person G"),
        ("Danさん", "Person Aさん"),
        ("T. and T's, not t or Tt", "Person H and Person H's, not t or Tt"),
        ("I said A. and a thing. A day.", "I said Person I and a thing. A day."),
    ],
)  # fmt: skip
def test_a_name_is_found_where_it_stands_as_a_word(text: str, told: str) -> None:
    names = ["Dan", "Daniel Brown", "José", "李雷", "민수", "O'Brien", "Weiß", "T.", "A."]

    assert Names(names).replaced(text) == told


def test_the_same_name_is_always_replaced_by_the_same() -> None:
    names = Names(["Dan"], ["Mia", "dan", "DAN", "Lu"])

    assert names.count == 3
    assert names.replaced("Lu, dan, Mia, Dan") == "Person C, Person A, Person B, Person A"


def test_there_are_placeholders_for_any_number_of_names() -> None:
    listed = [f"Name{number:03}" for number in range(800)]

    told = Names(listed).replaced(" ".join(listed)).replace("Person ", "").split()

    assert told[:2] + told[25:28] == ["A", "B", "Z", "AA", "AB"]
    assert told[701:703] == ["ZZ", "AAA"]
    assert len(set(told)) == 800


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        ("D.", ("D.",)),
        ("Anna and my brother", ("Anna", "my brother")),
        ("T., or the boss", ("T.", "the boss")),
        ("me", ()),
        ("The whole team, and everyone", ("The whole team",)),
        ("somebody at work whom Peter knows well", ("Peter",)),
        ("I", ()),
        ("A.", ("A.",)),
        ("J.R.", ("J.R.",)),
        ("Anna.", ("Anna",)),
        ("…", ()),
        ("李雷、王芳", ("李雷", "王芳")),
    ],
)
def test_an_answer_about_who_it_is_gives_the_names_in_it(
    answer: str, names: tuple[str, ...]
) -> None:
    assert names_told(entry(events=(wrote(answer, step="person"),))) == names
    assert names_told(entry(events=(wrote(answer, step="person-author"),))) == names
    assert names_told(entry(events=(wrote(answer, step="personal"),))) == ()


def test_names_are_told_by_drafts_and_agreements_too() -> None:
    agreed = Agreements((Agreed("calls", "Lena"), Agreed("listens", "we"), Agreed("x", "both")))
    held = entry(
        events=(Answered(at=after(1), step="agreements", answer=agreed),),
        drafts=(Draft(step="person", at=after(2), answer=Picks(own=("Mo",)), typed="Ali"),),
    )

    assert names_told(held) == ("Lena", "Mo", "Ali")


def test_of_a_phrase_the_name_alone_is_replaced_as_well() -> None:
    names = Names(told=["my sister Anna", "Aunt May"])

    assert names.replaced("My sister Anna, anna. May I? I may. Aunt May.") == (
        "Person A, Person A. Person B I? I may. Person B."
    )


def test_the_beginning_of_a_name_that_was_cut_short_goes_too() -> None:
    names = Names(["Daniel Brown"])

    assert names.replaced("You said: I told Daniel Br…", cut=True) == "You said: I told Person A…"
    assert names.replaced("You said: I told Dani… Well?", cut=True) == (
        "You said: I told Person A… Well?"
    )
    assert names.replaced("You d… and be…", cut=True) == "You d… and be…"


def test_no_names_change_nothing() -> None:
    assert Names().replaced("Any text…", cut=True) == "Any text…"
    assert Names(["", " "]).count == 0


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8), max_size=6),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
)
def test_any_list_of_names_can_be_looked_for(listed: list[str], text: str) -> None:
    names = Names(listed)

    replaced = names.replaced(" ".join((text, *listed)), cut=True)
    again = {one for one in listed if folded(one) and folded(one) in folded(text)}
    assert isinstance(replaced, str)
    assert names.count <= len(listed)
    assert names.replaced(text) == text or again or names.are_in(text)


@given(
    st.text(ONE_LETTER_IN_ANY_CASE, min_size=2, max_size=4),
    st.text(f"{ONE_LETTER_IN_ANY_CASE} ", max_size=12),
)
def test_letters_that_are_one_letter_in_any_case_hide_no_name(name: str, text: str) -> None:
    names = Names([name])

    told = names.replaced(f"{text} {name.upper()} {name.lower()} {name}")

    assert name not in told.replace("Person", "").split()


# ------------------------------------------------------------------ entries

PLANTED = "Quillane"


def everything_named() -> Entry:
    """An entry with a name in every text that it has."""
    text = f"""
format = "nvc-entry/1"
id = "01KAP2M4X0Q6Z8V3T5R7N9B1CD"
exercise = "talk-with-{PLANTED.lower()}"
title = "About {PLANTED}"
version = "1"
fingerprint = "sha256:0"
language = "en"
state = "finished"
started = 2026-11-22T10:04:31+01:00
tags = ["{PLANTED}"]
mine = {{ deep = ["{PLANTED}", 3] }}

[[event]]
step = "agreements"
asked = "With {PLANTED}?"
agreed = [{{ who = "{PLANTED}", what = "{PLANTED}'s turn" }}]
carried = true

[[event]]
step = "person"
asked = "Who, {PLANTED}?"
text = "{PLANTED}"
mine = "{PLANTED}"

[[event]]
step = "judgment"
asked = "What of {PLANTED}?"
text = "{PLANTED.upper()} lies."

[[event]]
step = "needs"
picked = ["rest"]
said = ["{PLANTED}"]
own = ["{PLANTED}'s ease"]

[[event]]
step = "check-in"
chose = "mine"
said = ["Ask {PLANTED}"]

[[event]]
step = "afraid"
asked = "Of {PLANTED}?"
skipped = true

[[event]]
step = "judgment"
back = true
mine = "{PLANTED}"

[[event]]
step = "request"
outcome = "done"
text = "{PLANTED} came."

[[event]]
reflection = true
text = "{PLANTED} again."

[[event]]
sung = "{PLANTED}"

[[draft]]
step = "observation"
text = "{PLANTED}, on Tue"

[[draft]]
step = "my-feelings"
picked = ["sad"]
own = ["{PLANTED}"]
text = "{PLANTED} an"

[[draft]]
sung = "{PLANTED}"
"""
    held = entry_file.load(text.encode())
    assert isinstance(held, Entry)
    return held


def test_no_text_of_an_entry_keeps_a_name() -> None:
    held = everything_named()
    assert entry_file.dump(held).lower().count(PLANTED.lower().encode()) == 24

    without = redacted(held, Names(told=names_told(held)))

    assert isinstance(without, Entry)
    assert PLANTED.lower() not in entry_file.dump(without).decode().lower()
    assert (without.id, without.started, without.changed) == (held.id, held.started, held.changed)
    assert [type(one) for one in without.events] == [type(one) for one in held.events]


def test_ids_that_the_entry_cannot_be_read_without_stay() -> None:
    picks = Answered(at=after(1), step="hope", answer=Picks(("hope",)), said=("hope",))

    without = redacted(entry(events=(picks,)), Names(["Hope"]))

    assert isinstance(without, Entry)
    assert without.events == (replace(picks, said=("Person A",)),)


def test_an_entry_of_a_later_version_is_gone_through_as_well() -> None:
    text = (
        'format = "nvc-entry/2"\nid = "01KAP2M4X0Q6Z8V3T5R7N9B1CD"\ntitle = "Of Quillane"\n'
        '[[event]]\nstep = "person"\ntext = "Quillane"\n[[event]]\nsung = ["For Quillane"]\n'
    )
    held = entry_file.load(text.encode())
    assert isinstance(held, NewerEntry)

    without = redacted(held, Names(told=names_told(held)))

    assert isinstance(without, NewerEntry)
    assert "Quillane" not in without.text + without.title + str(entry_file.as_data(without))
    assert without.text == text.replace("Quillane", "Person A")


def test_numbers_and_choices_are_as_they_were() -> None:
    held = entry(events=(wrote("Quillane"),))

    assert redacted(held, Names(["Somebody Else"])) == held
    assert isinstance(held.events[0], Answered)
    assert held.events[0].answer == Text("Quillane")
