"""Lists of the coach are read with their places, found by kind and language, and checked."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from nvc_coach.coach.hinting import hints
from nvc_coach.coach.lists import CoachList
from nvc_coach.library.catalogue import Library
from nvc_coach.library.checking import check
from nvc_coach.library.coach_list_reading import MOST_SETS
from nvc_coach.library.hint_reading import MOST_HINTS, MOST_OWN_HINTS
from nvc_coach.library.references import NotThere
from nvc_coach.practice.hint_table import Asked, HintTable
from nvc_coach.practice.vocabulary import Group, Vocabulary, Word
from tests.library.marked import (
    CORE,
    HEAD,
    LIST_HEAD,
    WRITE,
    InMemory,
    exercise_in,
    list_in,
    place_of,
    unmarked,
)

LIST = LIST_HEAD
SETS = '\n[sets]\nperson = ["he", "she"]\n'
HINT = '\n[[hint]]\nid = "rude"\nsay = "What did you see?"\nwords = ["rude"]\n'
STORY = Vocabulary(
    "core/faux-feelings",
    "1.0.0",
    "en",
    "faux-feelings",
    (
        Group(
            "all",
            "All",
            (
                Word("ignored", "ignored", also=("left out",), feelings=("sad",), needs=("rest",)),
                Word("attacked", "attacked"),
            ),
        ),
    ),
)
THERE = InMemory({**CORE, STORY.id: STORY, "broken": NotThere.BROKEN})


def read(text: str) -> CoachList:
    reading = list_in(text, THERE)
    assert reading.problems == ()
    assert reading.value is not None
    return reading.value


def test_everything_in_a_list_is_read() -> None:
    found = read(
        LIST
        + 'title = "Ours"\nsummary = "Words."\nauthors = ["A"]\nlicence = "CC0"\n'
        + 'names = true\nnegations = ["not"]\nreports = ["(person) said"]\nturns = ["but"]\n'
        + 'silent = ["hit me"]\nunless = ["not only"]\n'
        + SETS
        + '\n[[hint]]\nid = "rude"\nsay = "What did you see?"\nwords = ["rude", "(name) is"]\n'
        + 'after = ["(person) is"]\nnot-after = ["she is"]\nunless = ["rude health"]\n'
        + 'feelings = ["sad"]\nneeds = ["respect"]\n'
    )

    assert found == CoachList(
        id="ours",
        version="1.0.0",
        language="en",
        kind="observation",
        hints=(
            HintTable(
                "rude",
                "What did you see?",
                (Asked(("rude", "(name) is"), ("sad",), ("respect",)),),
                ("(person) is",),
                ("she is",),
                ("rude health",),
            ),
        ),
        names=True,
        negations=("not",),
        reports=("(person) said",),
        turns=("but",),
        silent=("hit me",),
        unless=("not only",),
        sets={"person": ("he", "she")},
    )


def test_a_hint_may_ask_about_the_words_of_a_vocabulary_or_some_of_them() -> None:
    start = '\n[[hint]]\nid = "#"\nsay = "And?"\nvocabulary = "core/faux-feelings@1"\n'

    every, few = read(
        LIST
        + start.replace("#", "every")
        + 'words = ["used"]\nneeds = ["rest"]\n'
        + start.replace("#", "few")
        + 'only = ["attacked"]\n'
    ).hints

    ignored = Asked(("ignored", "left out"), ("sad",), ("rest",))
    assert every.asked == (Asked(("used",), (), ("rest",)), ignored, Asked(("attacked",)))
    assert few.asked == (Asked(("attacked",)),)
    assert (every.vocabulary, few.vocabulary) == ("core/faux-feelings", "")


def hint(lines: str) -> str:
    return f'{LIST}{SETS}\n[[hint]]\nid = "a"\nsay = "?"\n{lines}\n'


BROKEN = [
    ("format-unknown", LIST.replace('"nvc-coach-list/1"', '⟦"nvc-coach-list/2"⟧') + HINT),
    ("key-missing", "⟦⟧" + LIST),
    ("key-missing", "⟦⟧" + LIST.replace('kind     = "observation"\n', "") + HINT),
    ("not-one-of", LIST.replace('"observation"', '⟦"observations"⟧') + HINT),
    ("key-unknown", LIST + "⟦tilte⟧ = 'x'\n" + HINT),
    ("wrong-type", LIST + "negations = ⟦'not'⟧\n" + HINT),
    ("wrong-type", LIST + "names = ⟦'yes'⟧\n" + HINT),
    ("single-brackets", LIST + "\n[⟦hint⟧]\nid = 'a'\n"),
    ("key-unknown", hint('words = ["a"]\n⟦kind⟧ = "needs"')),
    ("key-missing", f'{LIST}\n[[hint]]\nid = "a"\nwords = ["b"]\n'.replace("[[hint", "[[⟦hint⟧")),
    ("key-missing", f'{LIST}\n[[⟦hint⟧]]\nid = "a"\nsay = "?"\n'),
    ("wrong-type", f"{LIST}hint = [⟦1⟧]\n"),
    ("wrong-type", hint("words = ⟦1⟧")),
    ("empty", hint("words = ⟦[]⟧")),
    ("empty", hint('words = ["a", ⟦""⟧]')),
    ("one-line", hint('words = ["a"]').replace('"?"', '⟦"a\\nb"⟧')),
    ("phrase-empty", hint('words = ["a", ⟦"…"⟧]')),
    ("phrase-too-long", hint('words = ["a"]\nunless = [⟦"a b c d e f-g h i"⟧]')),
    ("set-unknown", hint('words = [⟦"(persons) is"⟧]')),
    ("set-unknown", hint('words = ["a"]\nafter = [⟦"(zzz)"⟧]')),
    ("set-unknown", LIST + 'silent = [⟦"(person) hit"⟧]\n' + HINT),
    ("set-word", LIST + '\n[sets]\na = ["b", ⟦"c d"⟧]\n' + HINT),
    ("set-word", LIST + '\n[sets]\na = ["b", ⟦"(c)"⟧]\n' + HINT),
    ("set-word", LIST + '\n[sets]\na = ["b"]\nc = [⟦"B"⟧]\n' + HINT),
    ("empty", LIST + '\n[sets]\na = ["b", ⟦""⟧]\n' + HINT),
    ("not-an-id", LIST + '\n[sets]\n⟦"A b"⟧ = ["b"]\n' + HINT),
    ("wrong-type", LIST + "sets = ⟦1⟧\n" + HINT),
    (
        "too-many",
        f"{LIST}\n[⟦sets⟧]\n" + "".join(f"s{n} = []\n" for n in range(MOST_SETS + 1)) + HINT,
    ),
    (
        "too-many",
        LIST
        + HINT.replace("[[hint", "[[⟦hint⟧")
        + "".join(HINT.replace("rude", f"r{n}") for n in range(MOST_HINTS)),
    ),
    ("same-hint-id", LIST + HINT + HINT.replace('id = "rude"', 'id = ⟦"rude"⟧')),
    ("not-an-id", hint('words = ["a"]\nneeds = [⟦"Rest!"⟧]')),
    ("vocabulary-unknown", hint('vocabulary = ⟦"core/zzz@1"⟧')),
    ("vocabulary-broken", hint('vocabulary = ⟦"broken@1"⟧')),
    ("vocabulary-kind", hint('vocabulary = ⟦"core/sensations@1"⟧')),
    ("only-unknown", hint('vocabulary = "core/faux-feelings@1"\nonly = [⟦"ignore"⟧]')),
    ("only-unknown", hint('vocabulary = "core/faux-feelings@1"\nonly = [⟦"zzz"⟧]')),
    ("empty", hint('vocabulary = "core/faux-feelings@1"\nonly = ["ignored", ⟦""⟧]')),
    ("unsafe-character", hint('words = ["a⟦\\u202e⟧"]')),
]


@pytest.mark.parametrize(("code", "marked"), BROKEN)
def test_a_problem_of_a_list_is_told_where_it_is_and_nothing_else(code: str, marked: str) -> None:
    text, culprit = unmarked(marked)
    reading = list_in(text, THERE)
    assert reading.value is None
    assert [(one.code, place_of(one)) for one in reading.problems] == [(code, culprit)]
    assert reading.problems[0].message.isprintable()


@pytest.mark.parametrize(
    ("lines", "fix"),
    [
        ('words = ["(persons) is"]', 'Did you mean "(person)"?'),
        ('words = ["(zzz) is"]', "Name one that is there: person."),
        ('vocabulary = "core/faux-feelings@1"\nonly = ["ignore"]', 'Did you mean "ignored"?'),
    ],
)
def test_what_may_have_been_meant_is_offered(lines: str, fix: str) -> None:
    (problem,) = list_in(hint(lines), THERE).problems

    assert problem.fix == fix


# ------------------------------------------------------------------ of an exercise

OWN = """
[[hint]]
id = "choir"
kind = "observation"
say = "In which bar?"
words = ["off key", "self-taught"]
after = ["is"]
not-after = ["he is"]
unless = ["off key chain"]
feelings = ["sad"]
needs = ["rest"]
"""


def test_an_exercise_has_hints_of_its_own_and_may_silence_the_coach() -> None:
    whole = exercise_in(HEAD + WRITE + OWN).value
    assert whole is not None
    assert whole.hints
    assert whole.own_hints == (
        HintTable(
            "choir",
            "In which bar?",
            (Asked(("off key", "self-taught"), ("sad",), ("rest",)),),
            ("is",),
            ("he is",),
            ("off key chain",),
        ),
    )
    silent = exercise_in(HEAD + "hints = false\n" + WRITE).value
    assert silent is not None
    assert not silent.hints
    assert silent.own_hints == ()


MARKED = OWN.replace("[[hint", "[[⟦hint⟧")
OWN_BROKEN = [
    ("wrong-type", HEAD + "hints = ⟦0⟧\n" + WRITE),
    ("key-missing", HEAD + WRITE + MARKED.replace('kind = "observation"\n', "")),
    ("not-one-of", HEAD + WRITE + OWN.replace('"observation"', '⟦"observe"⟧')),
    ("key-unknown", HEAD + WRITE + OWN + '⟦vocabulary⟧ = "core/needs@1"\n'),
    ("set-unknown", HEAD + WRITE + OWN.replace('"off key",', '⟦"(person) key"⟧,')),
    ("same-hint-id", HEAD + WRITE + OWN + OWN.replace('"choir"', '⟦"choir"⟧')),
    (
        "too-many",
        HEAD
        + WRITE
        + MARKED
        + "".join(OWN.replace("choir", f"c{n}") for n in range(MOST_OWN_HINTS)),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("code", "marked"), OWN_BROKEN)
def test_a_problem_of_a_hint_in_an_exercise_is_told_where_it_is(code: str, marked: str) -> None:
    text, culprit = unmarked(marked)

    problems = exercise_in(text).problems

    assert [(one.code, place_of(one)) for one in problems] == [(code, culprit)]


# ------------------------------------------------------------------ on disk


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return tmp_path / "shipped"


@pytest.fixture
def library(tmp_path: Path, shipped: Path) -> Library:
    put(shipped / "en/coach", {"observation": LIST.replace('"ours"', '"core"') + HINT})
    put(shipped / "de/coach", {"beobachtung": LIST.replace('"en"', '"de"') + HINT})
    (tmp_path / "own").mkdir()
    return Library(shipped, tmp_path / "own")


def put(folder: Path, files: Mapping[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")


def ids(library: Library, language: str) -> list[str]:
    lists = library.coach_lists("observation", language).lists
    return [f"{one.language}: {one.id}" for one in lists]


def test_lists_are_found_by_kind_and_language_and_no_other_language_stands_in(
    library: Library,
) -> None:
    assert ids(library, "en") == ["en: core"]
    assert ids(library, "en-GB") == ["en: core"]
    assert ids(library, "de") == ["de: ours"]
    assert ids(library, "fr") == []
    assert library.coach_lists("needs", "en").lists == ()


def test_ones_own_list_adds_to_those_that_ship_or_takes_the_place_of_one(
    library: Library, tmp_path: Path
) -> None:
    own = HINT.replace("rude", "loud")
    put(
        tmp_path / "own",
        {
            "a": LIST.replace('"ours"', '"core"') + own,
            "b": LIST + own,
            "c": LIST.replace('"observation"', '"needs"') + own,
            "d": LIST.replace('"ours"', '"broken"') + own + "[[step]]\n",
            "e": LIST.replace('"ours"', '"no-toml"') + "=",
            "f": "# nothing of the kind",
        },
    )
    (tmp_path / "own/gone.toml").symlink_to("nowhere")

    lists = library.coach_lists("observation", "en")

    assert [one.id for one in lists.lists] == ["core", "ours"]
    assert [one.phrase for one in hints("rude and loud", lists)] == ["loud"]
    assert library.coach_lists("observation", "en") is lists
    assert len(library.coach_lists("needs", "en").lists) == 1


def test_the_lists_of_an_exercise_are_made_once(library: Library, tmp_path: Path) -> None:
    text = HEAD.replace('feelings = "core/feelings@1"\nneeds    = "core/needs@1"\n', "")
    put(tmp_path / "own", {"small": text + WRITE + OWN})
    exercise = library.whole("small")
    assert exercise is not None

    lists = library.coach_lists_for("observation", exercise)

    assert [one.id for one in hints("it is off key, and rude", lists)] == ["choir", "rude"]
    assert library.coach_lists_for("observation", exercise) is lists


def test_checking_a_folder_looks_at_lists_and_at_the_vocabularies_beside_them(
    library: Library, tmp_path: Path
) -> None:
    vocabulary = (
        'format = "nvc-vocabulary/1"\nid = "stories"\nversion = "1.0.0"\nlanguage = "en"\n'
        'kind = "faux-feelings"\n[[group]]\nid = "g"\nlabel = "G"\nwords = ["mobbed"]\n'
    )
    found = 'vocabulary = "stories@1"\nonly = ["mobbed"]\n'
    put(
        tmp_path / "given",
        {
            "stories": vocabulary,
            "whole": LIST + '\n[[hint]]\nid = "a"\nsay = "?"\n' + found,
            "broken": LIST + '\n[[hint]]\nid = "a"\nsay = "?"\nwords = ["(a)"]\n',
        },
    )

    (problem,) = check([tmp_path / "given"], library)

    assert (problem.code, problem.line) == ("set-unknown", 10)
    assert problem.file.endswith("broken.toml")
    assert problem.fix == "Write it without brackets, or add it under [sets]."
