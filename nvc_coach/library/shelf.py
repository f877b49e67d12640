"""The vocabularies there are: those that ship, and people's own."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from nvc_coach.library.files import parsed_file
from nvc_coach.library.languages import falling_back
from nvc_coach.library.notes import Notes
from nvc_coach.library.problems import Reading
from nvc_coach.library.references import NotThere, reference
from nvc_coach.library.table import Table, top_of
from nvc_coach.library.toml_text import Parsed
from nvc_coach.library.vocabulary_reading import VOCABULARY_FORMAT, read_vocabulary
from nvc_coach.practice.vocabulary import Vocabulary
from nvc_coach.wording import SOURCE_LANGUAGE

CORE: Final = "core/"
"""What stands before the ids of the vocabularies that ship."""
MOST_EXTENDING: Final = 8
"""How many vocabularies may stand on one another."""


class Shelf:
    """Vocabularies by name, each file read at most once.

    Those that ship are named after their files; people's own after their ids.
    """

    def __init__(
        self, shipped: Path, own: Callable[[], Iterable[Path]], language: str = SOURCE_LANGUAGE
    ) -> None:
        """Reads nothing yet.

        Args:
            shipped: The folder with one folder for each language.
            own: The files in which people's own vocabularies may be found.
            language: The language to fall back on.
        """
        self._shipped = shipped
        self._files = own
        self._language = language
        self._readings: dict[Path, Reading[Vocabulary]] = {}
        self._depths: dict[Path, int] = {}
        self._own: dict[str, list[tuple[Path, str]]] | None = None

    def find(self, name: str, language: str) -> Vocabulary | NotThere:
        """The vocabulary of that name, if it is there and whole; see `Vocabularies`."""
        path = self.path(name, language)
        if path is None:
            return NotThere.UNKNOWN
        return self.read(path).value or NotThere.BROKEN

    def names(self) -> Iterable[str]:
        """The names that there are, in any language."""
        found = {f"{CORE}{path.stem}" for path in self._shipped.glob("*/vocabulary/*.toml")}
        return sorted(found | set(self._by_id()))

    def path(self, name: str, language: str) -> Path | None:
        """The file of a vocabulary, in a language if there is a choice; None if there is none."""
        languages = falling_back(language, self._language)
        if name.startswith(CORE):
            stem = name.removeprefix(CORE)
            paths = (self._shipped / one / "vocabulary" / f"{stem}.toml" for one in languages)
            return next((path for path in paths if path.is_file()), None)
        own = self._by_id().get(name, [])
        by_language = {spoken: path for path, spoken in reversed(own)}
        first = own[0][0] if own else None
        return next((by_language[one] for one in languages if one in by_language), first)

    def read(self, path: Path) -> Reading[Vocabulary]:
        """The vocabulary in a file, with those that it extends.

        Those it stands on are read first, so that however many there are, none waits for another.
        """
        chain: dict[Path, Reading[Parsed]] = {}
        following: Path | None = path
        while following is not None and following not in chain and following not in self._readings:
            chain[following] = parsed_file(following)
            following = self._extended(chain[following].value)
        for here in reversed(chain):
            parsed = chain[here]
            if parsed.value is None:
                self._readings[here] = Reading(None, parsed.problems)
                continue
            below = _Below(self, here)
            under = CORE if here.is_relative_to(self._shipped) else ""
            self._readings[here] = read_vocabulary(top_of(parsed.value), below, under=under)
            self._depths[here] = below.depth
        return self._readings[path]

    def below(self, name: str, language: str) -> tuple[Vocabulary | NotThere, int]:
        """What another vocabulary may stand on, and how many it stands on itself."""
        path = self.path(name, language)
        if path is None:
            return NotThere.UNKNOWN, 0
        if path not in self._readings:
            return NotThere.CIRCULAR, 0
        depth, vocabulary = self._depths.get(path, 0), self._readings[path].value
        if vocabulary is None:
            return NotThere.BROKEN, depth
        return (vocabulary if depth < MOST_EXTENDING else NotThere.TOO_DEEP), depth

    def _extended(self, parsed: Parsed | None) -> Path | None:
        if parsed is None:
            return None
        # What is wrong with it is told when the file is read; these notes are thrown away.
        table = Table(parsed.data, (), Notes(parsed))
        named = reference(table, "extends")
        return None if named is None else self.path(named[0], table.language())

    def _by_id(self) -> dict[str, list[tuple[Path, str]]]:
        if self._own is None:
            self._own = {}
            for path in self._files():
                parsed = _vocabulary_in(path)
                if parsed is not None:
                    table = Table(parsed.data, (), Notes(parsed))
                    self._own.setdefault(table.text("id"), []).append(
                        (path, table.text("language"))
                    )
        return self._own


class _Below:
    """What a vocabulary in a file may stand on."""

    def __init__(self, shelf: Shelf, path: Path) -> None:
        self._shelf = shelf
        self.path = path
        self.depth = 0

    def find(self, name: str, language: str) -> Vocabulary | NotThere:
        """The vocabulary of that name; see `Vocabularies`."""
        found, depth = self._shelf.below(name, language)
        self.depth = depth + 1
        return found

    def names(self) -> Iterable[str]:
        """The names that there are."""
        return self._shelf.names()


def _vocabulary_in(path: Path) -> Parsed | None:
    """The file, if it says that it is a vocabulary; cheap for the many that are not."""
    try:
        if VOCABULARY_FORMAT.encode() not in path.read_bytes():
            return None
    except OSError:
        return None
    parsed = parsed_file(path).value
    return parsed if parsed is not None and parsed.data.get("format") == VOCABULARY_FORMAT else None
