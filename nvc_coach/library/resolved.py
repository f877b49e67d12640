"""Exercises together with all the words they resolved to (`nvc-resolved/1`).

Journals keep such a copy once for each exercise that was practised, so that an entry can be read
and gone on with when the exercise or its words have changed. It is one TOML document: the exercise
as it stood in its file, and every vocabulary it names, whole. Words that stand in the exercise
itself are added to them on reading, as they are when the file is read.

The fingerprint of an exercise is the hash of exactly these bytes.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from nvc_coach.library.credits import has_format
from nvc_coach.library.exercise_reading import read_exercise
from nvc_coach.library.file_limits import RESOLVED_LIMIT
from nvc_coach.library.problem_codes import Code
from nvc_coach.library.problems import Reading
from nvc_coach.library.references import NotThere, Vocabularies
from nvc_coach.library.source import Source
from nvc_coach.library.table import Keys, Table, top_of
from nvc_coach.library.toml_scan import MOST_THINGS, unbearable
from nvc_coach.library.toml_text import Parsed, parse
from nvc_coach.library.vocabulary_reading import VOCABULARY_FORMAT, read_vocabulary
from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.vocabulary import Group, Vocabulary, Word
from nvc_coach.wording import _

RESOLVED_FORMAT: Final = "nvc-resolved/1"
RESOLVED_KEYS: Final = Keys(("format", "exercise", "vocabulary"))

_REMEMBERED: Final = 16
"""How many vocabularies are remembered as they stand in a copy: more than what ships."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """An exercise with its fingerprint, and its copy in pieces that others may share."""

    exercise: Exercise
    pieces: tuple[bytes, ...]

    @property
    def copy(self) -> bytes:
        """The copy."""
        return b"".join(self.pieces)


def resolve(parsed: Parsed, vocabularies: Vocabularies) -> Reading[Resolved]:
    """The exercise in a file, with its fingerprint and copy.

    Args:
        parsed: The file.
        vocabularies: Where the words are found that it names.
    """
    table = top_of(parsed)
    reading = read_exercise(table, vocabularies)
    if reading.value is None:
        return Reading(None, reading.problems)
    pieces = (_head(parsed.data), *(_fragment(one) for one in _named_by(reading.value)))
    if not _can_be_read(pieces):
        message = _("This practice with all its words is too large to be kept in a journal.")
        fix = _("Name smaller vocabularies, or shorten the practice.")
        table.notes.at_key(Code.RESOLVED_TOO_LARGE, table.path, message, fix)
        return Reading(None, table.notes.findings.all())
    return Reading(Resolved(replace(reading.value, fingerprint=fingerprint(pieces)), pieces))


def _can_be_read(pieces: tuple[bytes, ...]) -> bool:
    """Whether a copy is one that `read_resolved` bears."""
    if sum(len(piece) for piece in pieces) > RESOLVED_LIMIT:
        return False
    # No name, value or line goes without one of these signs, so that few of them save the walk.
    signs = sum(piece.count(sign) for piece in pieces for sign in (b"\n", b"=", b",", b".", b"["))
    return 2 * signs <= MOST_THINGS or unbearable(b"".join(pieces)) is None


def resolved_copy(parsed: Parsed, vocabularies: Vocabularies) -> Reading[bytes]:
    """The copy of the exercise in a file with all its words: one TOML document."""
    reading = resolve(parsed, vocabularies)
    return Reading(None if reading.value is None else reading.value.copy, reading.problems)


def fingerprint(pieces: Iterable[bytes]) -> str:
    """``sha256:`` and the hash of the bytes."""
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return f"sha256:{digest.hexdigest()}"


def read_resolved(data: bytes | Source, file: str = "") -> Reading[Exercise]:
    """The exercise in a copy, equal to the one that was resolved, with the copy's fingerprint."""
    reading = parse(data, limit=RESOLVED_LIMIT, file=file, only_safe=True)
    if reading.value is None:
        return Reading(None, reading.problems)
    table = top_of(reading.value)
    if not has_format(table, RESOLVED_FORMAT):
        return Reading(None, table.notes.findings.all())
    table.expect(RESOLVED_KEYS)
    words = table.table(("vocabulary",), table.data.get("vocabulary", {}), "[vocabulary]")
    shelf = _Copied(words)
    exercise = table.table(("exercise",), table.data.get("exercise", {}), "[exercise]")
    if table.notes.findings.any:
        return Reading(None, table.notes.findings.all())
    read = read_exercise(exercise, shelf)
    if read.value is None:
        return read
    whole = data.data if isinstance(data, Source) else data
    return Reading(replace(read.value, fingerprint=fingerprint((whole,))))


class _Copied:
    """The vocabularies in a copy, by name."""

    def __init__(self, table: Table) -> None:
        self._found: dict[str, Vocabulary] = {}
        for name in table.data:
            under = name.rpartition("/")[0]
            one = table.table((name,), table.data[name], f'[vocabulary."{name}"]')
            reading = read_vocabulary(one, self, under=f"{under}/" if under else "")
            if reading.value is not None:
                self._found[name] = reading.value

    def find(self, name: str, language: str) -> Vocabulary | NotThere:
        """The vocabulary of that name; there is one of each, in its one language."""
        del language
        return self._found.get(name, NotThere.UNKNOWN)

    def names(self) -> Iterable[str]:
        """The names that there are."""
        return self._found


def _head(data: Mapping[str, object]) -> bytes:
    return f'format = "{RESOLVED_FORMAT}"\n\n{_rendered({"exercise": data})}'.encode()


@lru_cache(maxsize=_REMEMBERED)
def _fragment(vocabulary: Vocabulary) -> bytes:
    """A vocabulary as it stands in a copy. Many exercises share a few, and each is told once."""
    table: dict[str, object] = {
        "format": VOCABULARY_FORMAT,
        "id": vocabulary.id.rpartition("/")[2],
        "version": vocabulary.version,
        "language": vocabulary.language,
        "kind": vocabulary.kind,
        "group": [_group(group) for group in vocabulary.groups],
    }
    return f"\n{_rendered({'vocabulary': {vocabulary.id: table}})}".encode()


def _group(group: Group) -> dict[str, object]:
    table: dict[str, object] = {"id": group.id, "label": group.label}
    if group.met is not None:
        table["met"] = group.met
    table["words"] = [_word(word) for word in group.words]
    return table


def _word(word: Word) -> dict[str, object]:
    table: dict[str, object] = {"id": word.id, "label": word.label}
    if word.gloss:
        table["gloss"] = word.gloss
    if word.intensity is not None:
        table["intensity"] = word.intensity
    lists = {"also": word.also, "feelings": word.feelings, "needs": word.needs}
    return table | {key: list(items) for key, items in lists.items() if items}


def _named_by(exercise: Exercise) -> list[Vocabulary]:
    """The vocabularies that an exercise names; those with words of its own are made of them."""
    named = {name: one for name, one in exercise.vocabularies.items() if "+" not in name}
    if exercise.faux_feelings is not None:
        named[exercise.faux_feelings.id] = exercise.faux_feelings
    return [named[name] for name in sorted(named)]


def _rendered(table: Mapping[str, object]) -> str:
    import tomli_w  # only needed where a copy is made

    return tomli_w.dumps(table, multiline_strings=True)
