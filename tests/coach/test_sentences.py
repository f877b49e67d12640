"""On sentences as people write them the coach is right; what the numbers stand on is kept too."""

from pathlib import Path

import pytest

from benchmarks.hints import (
    GOALS,
    KINDS,
    NEVER_USED,
    SENTENCES,
    Score,
    scores,
    sentences_in,
)
from nvc_coach.practice.hint_table import CoachKind

FILES = sorted(SENTENCES.glob("*.tsv"))


@pytest.mark.parametrize("kind", KINDS)
def test_on_sentences_that_were_never_used_most_hints_are_right_and_most_are_given(
    kind: CoachKind,
) -> None:
    score = scores(*NEVER_USED)[kind]

    assert score.fitting + score.clean >= 170
    assert score.recall >= 0.85
    assert score.precision >= 0.94
    assert score.false_alarms <= 0.06


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "file", [one for one in FILES if one not in NEVER_USED], ids=lambda file: file.stem
)
def test_a_hint_is_right_where_it_is_given_and_given_where_it_fits(
    file: Path, kind: CoachKind
) -> None:
    score = scores(file)[kind]

    assert score.met, score


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_file_has_enough_sentences_of_every_kind_and_none_twice(file: Path) -> None:
    sentences = sentences_in(file)

    assert len({(one.kind, one.text) for one in sentences}) == len(sentences)
    for kind in KINDS:
        assert sum(one.kind == kind and one.fits for one in sentences) >= 20
        assert sum(one.kind == kind and not one.fits for one in sentences) >= 20


def test_no_sentence_stands_in_two_files() -> None:
    texts = [one.text for file in FILES for one in sentences_in(file)]

    assert len(FILES) >= 1
    assert len({*texts}) == len(texts)


def test_the_goals_can_be_missed() -> None:
    precise, complete, quiet = GOALS

    assert (precise, complete, quiet) == (0.95, 0.80, 0.04)
    assert Score(fitting=100, found=80, clean=100, alarmed=4).met
    assert not Score(fitting=100, found=79, clean=100, alarmed=0).met
    assert not Score(fitting=100, found=80, clean=100, alarmed=5).met
    assert not Score(fitting=100, found=80, clean=1000, alarmed=5).met
    assert Score(fitting=0, found=0, clean=0, alarmed=0).met


def test_a_line_that_is_no_sentence_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "some.tsv"
    file.write_text("kind\tlabel\tspan\tsentence\nneeds\tmaybe\t\trest\n", "utf-8")

    with pytest.raises(ValueError, match="no label: maybe"):
        sentences_in(file)
