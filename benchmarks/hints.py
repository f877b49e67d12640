"""``make hints``: how right the coach is on sentences of every kind, and how fast.

A file of sentences is a table with tabs between its columns: what the sentence is about, whether a
hint fits it (`hint`) or not (`clean`), the words a hint would be about, and the sentence.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Final, get_args

from benchmarks import key_to_letter
from benchmarks.machine import facts
from benchmarks.table import columns, facts_in_words, write
from benchmarks.terminal import PROJECT, NothingPaintedError, milliseconds
from nvc_coach.coach.hinting import hints, telling
from nvc_coach.coach.lists import CoachLists
from nvc_coach.library.catalogue import Library
from nvc_coach.library.shipped import shipped_exercises
from nvc_coach.practice.hint_table import CoachKind

SENTENCES: Final = Path(__file__).resolve().parent / "sentences"
NEVER_USED: Final = sorted(SENTENCES.glob("last*.tsv"))
"""Sentences for which no list was ever changed: what they measure is told, and not made to fit."""
PAGE: Final = PROJECT / "docs" / "hints.md"
BEGIN: Final = "<!-- the last table: make hints ARGS=--write -->"
KINDS: Final[tuple[CoachKind, ...]] = get_args(CoachKind)
GOALS: Final = (0.95, 0.80, 0.04)
"""Precision and recall at least, false alarms at most."""
LIBRARY: Final = Library(shipped_exercises(), Path("nowhere"))
"""What ships, and nothing else."""

_LANGUAGE: Final = "en"
_LENGTHS: Final = (1_000, 10_000, 100_000)
_TIMES: Final = 7
_WORDS_TYPED: Final = 60
_WORK: Final = PROJECT / "build"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and whether somebody who knows the field would ask about it."""

    kind: CoachKind
    fits: bool
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """How the sentences of one kind fared: how many of each label there are, and got a hint."""

    fitting: int
    found: int
    clean: int
    alarmed: int

    @property
    def precision(self) -> float:
        """Of the sentences that got a hint, how many a hint fits."""
        given = self.found + self.alarmed
        return self.found / given if given else 1.0

    @property
    def recall(self) -> float:
        """Of the sentences that a hint fits, how many got one."""
        return self.found / self.fitting if self.fitting else 1.0

    @property
    def false_alarms(self) -> float:
        """Of the clean sentences, how many got a hint."""
        return self.alarmed / self.clean if self.clean else 0.0

    @property
    def met(self) -> bool:
        """Whether the goals are reached."""
        precise, complete, quiet = GOALS
        return self.precision >= precise and self.recall >= complete and self.false_alarms <= quiet


def sentences_in(file: Path) -> list[Sentence]:
    """The sentences of a file.

    Raises:
        ValueError: A line of it is none of a sentence.
    """
    lines = file.read_text(encoding="utf-8").splitlines()[1:]
    return [_sentence(line) for line in lines if line.strip()]


def score(sentences: Iterable[Sentence], lists: CoachLists) -> Score:
    """How the sentences of one kind fare."""
    counted = {(fits, hinted): 0 for fits in (True, False) for hinted in (True, False)}
    for one in sentences:
        if one.kind == lists.kind:
            counted[one.fits, bool(hints(one.text, lists))] += 1
    return Score(
        fitting=counted[True, True] + counted[True, False],
        found=counted[True, True],
        clean=counted[False, True] + counted[False, False],
        alarmed=counted[False, True],
    )


def scores(*files: Path) -> dict[CoachKind, Score]:
    """How the sentences of some files, taken together, fare with the lists that ship."""
    sentences = [one for file in files for one in sentences_in(file)]
    return {kind: score(sentences, shipped_lists(kind)) for kind in KINDS}


def shipped_lists(kind: CoachKind) -> CoachLists:
    """The lists that ship."""
    return LIBRARY.coach_lists(kind, _LANGUAGE)


def main() -> int:
    """Measure, print, and where it is asked for keep the tables in their page.

    Returns:
        0, whether or not the goals are reached; 1 if a time could not be measured.
    """
    parser = argparse.ArgumentParser(prog="make hints", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="files of sentences; otherwise ours")
    parser.add_argument("--untimed", action="store_true", help="only how right, not how fast")
    parser.add_argument("--write", action="store_true", help=f"put the tables into {PAGE.name}")
    wanted = parser.parse_args()
    files: list[Path] = wanted.files or sorted(SENTENCES.glob("*.tsv"))
    rows = [row for file in files for row in _rows(file.stem, file)]
    if not wanted.files:
        rows += _rows("never used, together", *NEVER_USED)
    tables = [columns([_HEADINGS, *rows])]
    if not wanted.untimed:
        try:
            tables.append(_timed())
        except (NothingPaintedError, RuntimeError) as error:
            sys.stderr.write(f"the time could not be measured: {error}\n")
            return 1
    whole = "\n\n".join(tables)
    known = facts(PROJECT)
    print(whole, facts_in_words(known), sep="\n\n")  # noqa: T201  # what it is for
    if wanted.write and not wanted.untimed and not wanted.files:
        write(PAGE, whole, known, BEGIN)
    return 0


_HEADINGS: Final = (
    *("sentences", "kind", "a hint fits", "found", "clean", "asked about"),
    *("precision", "recall", "false alarms", "goals"),
)


def _rows(name: str, *files: Path) -> list[tuple[str, ...]]:
    return [
        (
            *(name, kind, str(one.fitting), str(one.found), str(one.clean), str(one.alarmed)),
            *(f"{one.precision:.3f}", f"{one.recall:.3f}", f"{one.false_alarms:.3f}"),
            "reached" if one.met else "not yet",
        )
        for kind, one in scores(*files).items()
    ]


def _sentence(line: str) -> Sentence:
    kind, label, _span, text = line.split("\t")
    if label not in {"hint", "clean"}:
        message = f"no label: {label}"
        raise ValueError(message)
    return Sentence(next(one for one in KINDS if one == kind), label == "hint", text)


# ------------------------------------------------------------------ how fast


def _timed() -> str:
    """How long texts take, beside the time from a key to its letter in the editor."""
    _WORK.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="hints-", dir=_WORK) as work:
        saved, _within = key_to_letter.measured(Path(work), _WORDS_TYPED)
    letter = int(median(saved.ours))
    rows = [
        ("what is looked for", "words", "ms", "for each 1,000 words", "beside a key to its letter")
    ]
    for (what, length), taken in _taken().items():
        each = milliseconds(taken * 1000 // length)
        beside = f"{taken / letter:.2f}"
        rows.append((what, f"{length:,}", f"{milliseconds(taken):.2f}", f"{each:.2f}", beside))
    rows.append(("a key to its letter", "", f"{milliseconds(letter):.2f}", "", "1.00"))
    return columns(rows)


def _taken() -> dict[tuple[str, int], int]:
    """Nanoseconds for each thing that is looked for and each length of text, taken in turn."""
    looks: dict[str, tuple[Callable[[str, CoachLists], object], bool]] = {
        "the hint that is shown": (telling, True),
        "a hint where none fits": (telling, False),
        "all hints": (hints, True),
    }
    lists = [shipped_lists(kind) for kind in KINDS]
    texts = {
        (length, fits): [_text(one, length, fits=fits) for one in lists]
        for length in _LENGTHS
        for fits in (True, False)
    }
    times: dict[tuple[str, int], list[int]] = {
        (what, length): [] for what in looks for length in _LENGTHS
    }
    for number, one in [*enumerate(lists)] * _TIMES:
        for (what, length), taken in times.items():
            look, fits = looks[what]
            text = texts[length, fits][number]
            began = time.perf_counter_ns()
            look(text, one)
            taken.append(time.perf_counter_ns() - began)
    return {at: int(median(taken)) for at, taken in times.items()}


def _text(lists: CoachLists, length: int, *, fits: bool) -> str:
    """That many words of the sentences that lists were written from, over and over.

    A sentence beside which nothing is asked is left out: there the coach would have less to do.

    Args:
        lists: Those of the kind that the sentences are of.
        length: How many words.
        fits: Whether sentences that a hint fits are among them.
    """
    of_kind = [one for one in sentences_in(SENTENCES / "first.tsv") if one.kind == lists.kind]
    asked = next(one.text for one in of_kind if one.fits and hints(one.text, lists))
    words = [
        word
        for one in of_kind
        if bool(hints(one.text, lists)) <= fits and hints(f"{one.text}\n\n{asked}", lists)
        for word in f"{one.text.rstrip('.')}.".split()
    ]
    return " ".join(islice(cycle(words), length))


if __name__ == "__main__":
    sys.exit(main())
