"""Whatever is wrong with an exercise is told where it is, why it matters, and how to mend it."""

import pytest

from nvc_coach.library.faults import WORDS
from nvc_coach.library.problem_codes import WHY, Code, why
from nvc_coach.library.references import NotThere
from nvc_coach.practice.fault_codes import FaultCode
from tests.library.broken_exercises import BROKEN, FAULTS, FEELINGS, NEEDS
from tests.library.marked import (
    CHOOSE,
    HEAD,
    WRITE,
    exercise_in,
    place_of,
    unmarked,
    words,
)

THERE = words(broken=NotThere.BROKEN)


@pytest.mark.parametrize(("code", "marked"), FAULTS + BROKEN)
def test_a_problem_is_told_where_it_is_and_nothing_else(code: str, marked: str) -> None:
    text, culprit = unmarked(marked)
    reading = exercise_in(text, THERE)
    assert reading.value is None
    assert [(one.code, place_of(one)) for one in reading.problems] == [(code, culprit)]
    (problem,) = reading.problems
    assert problem.severity == "error"
    assert problem.file == "small.toml"
    assert problem.why == WHY[code]
    for said in (problem.message, problem.why, problem.fix):
        assert said.strip().endswith((".", "?", '"', "]", "…", "}")) or " " in said
        assert "{about}" not in said
        assert said.isprintable()


def test_every_way_in_which_steps_do_not_fit_has_its_words_and_its_example() -> None:
    assert {code for code, _ in FAULTS} == set(FaultCode)
    assert set(WORDS) == set(FaultCode) - {FaultCode.VOCABULARY_UNKNOWN}


def test_every_code_says_why_it_matters_and_none_is_used_for_two_things() -> None:
    assert set(WHY) == set(Code) | set(FaultCode)
    assert not set(Code) & set(FaultCode)
    assert all(why(code) for code in WHY)
    with pytest.raises(KeyError):
        why("no-such-code")


def test_all_problems_are_told_at_once_in_the_order_of_their_places() -> None:
    text = (
        HEAD.replace('"A small one"', "7").replace("1.0.0", "one")
        + WRITE
        + CHOOSE.replace('"Yes" }', '"Yes", goto = "nowhere" }')
        + '\n[[step]]\nid = "third"\nkind = "write"\nask = "Of {nobody}?"\n'
        + "when = { judgement = 1 }\n"
        + '\n[[test]]\nname = "t"\nscript = ["willing: maybe"]\n'
    )
    problems = exercise_in(text).problems
    assert [(one.code, one.line) for one in problems] == [
        ("not-a-version", 3),
        ("wrong-type", 5),
        ("goto-unknown", 21),
        ("pipe-unknown", 26),
        ("wrong-type", 27),
        ("try-choice", 31),
    ]


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        (HEAD + WRITE + "hepl = 'x'\n", "Did you mean help?"),
        (HEAD + WRITE.replace("write", "wirte"), 'Did you mean "write"?'),
        (HEAD + WRITE + 'goto = "jugment"\n', 'Did you mean "judgment"?'),
        (HEAD.replace("core/needs", "core/need") + WRITE, 'Did you mean "core/needs"?'),
        (HEAD.replace("solo", "Solo") + WRITE, 'Did you mean "solo"?'),
        (HEAD + 'doors = ["someone-anger-me"]\n' + WRITE, 'Did you mean "someone-angers-me"?'),
        (HEAD + 'doors = ["zzz"]\n' + WRITE, "someone-angers-me, i-judge-myself, we-must-decide"),
        (HEAD.replace("core/needs", "zzz") + WRITE, "core/feelings, core/needs, core/sensations"),
        (HEAD.replace("nvc-exercise/1", "nvc-exercise/2") + WRITE, "up to date"),
        (HEAD.replace('"small"', '"A Small  One!"') + WRITE, '"a-small-one"'),
        (HEAD + WRITE + f"{'x' * 65} = 1\n", "Known here: id, kind"),
    ],
)
def test_what_may_have_been_meant_is_offered(text: str, fix: str) -> None:
    (problem,) = exercise_in(text).problems
    assert fix in problem.fix


def test_what_only_follows_from_another_problem_is_not_told() -> None:
    """A step nobody can tell the kind of may be asked for, gone to and piped by others."""
    unclear = '\n[[step]]\nid = "first"\nkind = "wonder"\nchoices = 1\n'
    others = (
        WRITE
        + '\n[[step]]\nid = "b"\nkind = "write"\nask = "Of {first|it}?"\nwhen = { first = "yes" }\n'
    )
    assert [one.code for one in exercise_in(HEAD + unclear + others).problems] == ["not-one-of"]
    assert [one.code for one in exercise_in(HEAD + unclear).problems] == ["not-one-of"]
    nameless = others.replace('id = "b"\n', "").replace("first", "b")
    assert [one.code for one in exercise_in(HEAD + nameless).problems] == ["key-missing"]
    choose = CHOOSE.replace('{ id = "yes", label', "{ label")
    asking = '\n[[step]]\nid = "b"\nkind = "write"\nask = "?"\nwhen = { willing = "yes" }\n'
    assert [one.code for one in exercise_in(HEAD + choose + asking).problems] == ["key-missing"]
    back = CHOOSE.replace('"No" }', '"No", goto = "judgment", rounds = 1 }').replace(
        '"Yes" }', '"Yes", goto = "judgment", rounds = "1" }'
    )
    assert [one.code for one in exercise_in(HEAD + WRITE + back).problems] == ["wrong-type"]
    assert [one.code for one in exercise_in(HEAD + "step = 1\n").problems] == ["wrong-type"]


def test_a_file_with_countless_problems_tells_a_hundred_and_counts_the_rest() -> None:
    text = HEAD + WRITE + "".join(f"key{number} = 1\n" for number in range(1000))
    problems = exercise_in(text).problems
    assert [one.code for one in problems] == ["key-unknown"] * 100 + ["more-problems"]
    assert "900" in problems[-1].message
    stray = HEAD + WRITE.replace("Which one?", "}x" * 500)
    assert [one.code for one in exercise_in(stray).problems] == ["stray-brace"] * 100
    hidden = HEAD + WRITE.replace("Which one?", "\x1b" * 500)
    assert [one.code for one in exercise_in(hidden).problems] == ["unsafe-character"] * 100
    escaped = HEAD + WRITE.replace("Which one?", "\\u001b" * 500)
    assert [one.code for one in exercise_in(escaped).problems] == ["unsafe-character"] * 100


UNSAFE = [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]


@pytest.mark.parametrize("number", UNSAFE)
def test_no_character_that_hides_or_moves_things_gets_in_or_into_a_message(number: int) -> None:
    written = f"\\u{number:04x}"
    raw = HEAD + WRITE.replace("Which", f"a{chr(number)}b")
    escaped = HEAD + WRITE.replace("Which", f"a{written}b")
    found = [exercise_in(raw), exercise_in(escaped)]
    if chr(number) in "\n\t":
        # In a text of one line, a line feed ends it; as an escape, both are plain white space.
        assert found[1].value is not None
        return
    for reading in found:
        (problem,) = reading.problems
        assert (problem.code, problem.line, problem.column) == ("unsafe-character", 15, 10)
        assert written in problem.message
        assert chr(number) not in problem.message + problem.fix + problem.why


def test_names_in_messages_are_cut_and_cleaned() -> None:
    (problem,) = exercise_in(HEAD + WRITE + f'"x\\n{"y" * 900}" = 1\n').problems
    assert "\\u000a" in problem.message
    assert len(problem.message) < 120


@pytest.mark.parametrize("step", [NEEDS, FEELINGS])
def test_each_step_that_offers_words_has_to_know_which(step: str) -> None:
    kind = "needs" if step is NEEDS else "feelings"
    without = "\n".join(line for line in HEAD.splitlines() if not line.startswith(kind))
    (problem,) = exercise_in(f"{without}\n{step}").problems
    assert problem.code == "vocabulary-unnamed"
    assert f'{kind} = "core/{kind}@1"' in problem.fix
