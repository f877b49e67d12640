"""The exercises there are: those that ship, and people's own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from nvc_coach.coach.lists import CoachLists, for_exercise
from nvc_coach.library.characters import shown
from nvc_coach.library.coach_shelf import CoachShelf
from nvc_coach.library.files import parsed_file, toml_files
from nvc_coach.library.head import Head
from nvc_coach.library.head_reading import EXERCISE_FORMAT, read_head
from nvc_coach.library.heads import heads_in, shipped_practices
from nvc_coach.library.languages import falling_back
from nvc_coach.library.problem_codes import Code
from nvc_coach.library.problems import Problem, Reading, problem
from nvc_coach.library.resolved import Resolved, resolve
from nvc_coach.library.shelf import CORE, Shelf
from nvc_coach.library.source import TOP, Source
from nvc_coach.library.toml_text import Parsed
from nvc_coach.practice.exercise import Exercise
from nvc_coach.practice.hint_table import CoachKind
from nvc_coach.practice.vocabulary import Vocabulary, VocabularyKind
from nvc_coach.wording import SOURCE_LANGUAGE, _

_BUILT_IN: Final = "built-in"
"""The folder, beside those of the practices and the words, of what stands in no list."""
_FAMILY: Final = EXERCISE_FORMAT.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Listing:
    """The exercises that can be practised, and what is wrong with the others.

    Attributes:
        exercises: Those that ship by file name, then people's own. One's own takes the place of
            one that ships under the same id.
        problems: Of the files that are no exercise yet, sorted by place.
    """

    exercises: tuple[Exercise, ...]
    problems: tuple[Problem, ...]


class Library:
    """Exercises and vocabularies on disk.

    Nothing is read before it is asked for, and an instance goes on saying what it found first;
    for what has changed since, make another one.
    """

    def __init__(self, shipped: Path, own: Path, language: str = SOURCE_LANGUAGE) -> None:
        """Reads nothing yet.

        Args:
            shipped: The folder of what ships, with one folder for each language.
            own: The folder of people's own files, which need not exist.
            language: The language of the exercises that ship.
        """
        self._shipped = shipped
        self._own = own
        self._language = language
        self._readings: dict[Path, Reading[Exercise]] = {}
        self._copies: dict[str, Resolved] = {}
        self._shelf = Shelf(shipped, lambda: self._own_files, language)
        self._coach = CoachShelf(shipped, lambda: self._own_files, self._shelf)
        self._coached: dict[tuple[CoachKind, str], CoachLists] = {}

    @cached_property
    def listing(self) -> Listing:
        """Every exercise; a broken file hides no whole one."""
        problems = [one for one in self._own_found if isinstance(one, Problem)]
        shipped: dict[str, Exercise] = {}
        own: dict[str, Exercise] = {}
        for path in (*self._shipped_files(), *self._own_files):
            reading = self._exercise_in(path)
            problems += reading.problems
            if reading.value is None:
                continue
            ours = shipped if path.is_relative_to(self._shipped) else own
            if ours is own and reading.value.id in own:
                problems.append(_same_id(path, reading.value.id))
            # Those in the language asked for come before those it falls back on.
            ours.setdefault(reading.value.id, reading.value)
        exercises = tuple((shipped | own).values())
        return Listing(exercises, tuple(sorted(problems, key=lambda one: one.order)))

    @cached_property
    def heads(self) -> tuple[Head, ...]:
        """What each exercise says of itself; see :func:`~nvc_coach.library.heads.heads_in`."""
        return heads_in(self._shipped, self._own_files, self._language, read_head)

    def find(self, exercise_id: str) -> Reading[Exercise] | None:
        """The exercise with this id, or what is wrong with its file; None if there is none."""
        broken = None
        for path in (*self._own_files, *self._shipped_files()):
            if not _mentions(path, exercise_id):
                continue
            reading = self._exercise_in(path)
            if reading.value is not None and reading.value.id == exercise_id:
                return reading
            if reading.value is None and reading.problems and path.stem == exercise_id:
                broken = broken or reading
        return broken

    def whole(self, exercise_id: str) -> Exercise | None:
        """The exercise with this id, if there is one that can be practised."""
        found = self.find(exercise_id)
        return None if found is None else found.value

    def following(self, exercise_id: str) -> tuple[Exercise, ...]:
        """The exercises that go on from the one with this id, those that ship first."""
        files = (*self._shipped_files(), *self._own_files)
        mentioning = (self._exercise_in(one) for one in files if _mentions(one, exercise_id))
        ids = dict.fromkeys(one.value.id for one in mentioning if one.value is not None)
        # One's own takes the place of one that ships, and need not follow the same.
        found = (self.whole(one) for one in ids)
        return tuple(one for one in found if one and one.following(exercise_id))

    def read(self, path: Path) -> Reading[Exercise]:
        """The exercise in any file; vocabularies that lie beside it are found too."""
        if path not in self._readings:
            self._read(path, parsed_file(path), self.shelf(_beside(path)))
        return self._readings[path]

    def built_in(self, exercise_id: str) -> Exercise | None:
        """An exercise that the program itself has a use for, and that stands in no list.

        It is read in the language asked for where it is there, and else in one fallen back on.
        """
        folders = (self._shipped / one / _BUILT_IN for one in falling_back(self._language))
        files = (folder / f"{exercise_id}.toml" for folder in folders)
        file = next((one for one in files if one.is_file()), None)
        return None if file is None else self._exercise_in(file).value

    def vocabulary(self, kind: VocabularyKind) -> Vocabulary | None:
        """The words of a kind that ship; None if there are none, or their file is broken."""
        found = self._shelf.find(f"{CORE}{kind}", self._language)
        return found if isinstance(found, Vocabulary) else None

    def coach_lists(self, kind: CoachKind, language: str) -> CoachLists:
        """What the coach asks about in texts of a kind; nothing in a language without lists."""
        return self._coach.lists(kind, language)

    def coach_lists_for(self, kind: CoachKind, exercise: Exercise) -> CoachLists:
        """The same in an exercise's language, with what the exercise adds."""
        key = kind, exercise.fingerprint
        if key not in self._coached:
            self._coached[key] = for_exercise(self.coach_lists(kind, exercise.language), exercise)
        return self._coached[key]

    def shelf(self, files: Iterable[Path] = ()) -> Shelf:
        """The vocabularies there are, with those that some more files may hold."""
        more = tuple(files)
        if not more:
            return self._shelf
        return Shelf(
            self._shipped, lambda: dict.fromkeys((*self._own_files, *more)), self._language
        )

    def resolved(self, exercise: Exercise) -> bytes:
        """The copy of an exercise with all its words, of which its fingerprint is the hash.

        Raises:
            KeyError: This library did not read the exercise.
        """
        return self._copies[exercise.fingerprint].copy

    @cached_property
    def _own_found(self) -> tuple[Path | Problem, ...]:
        return tuple(toml_files(self._own)) if self._own.exists() else ()

    @property
    def _own_files(self) -> tuple[Path, ...]:
        return tuple(one for one in self._own_found if isinstance(one, Path))

    def _shipped_files(self) -> Iterator[Path]:
        return shipped_practices(self._shipped, self._language)

    def _exercise_in(self, path: Path) -> Reading[Exercise]:
        """The exercise in a file of the library; nothing if the file is something else."""
        if path not in self._readings:
            parsed = parsed_file(path)
            if parsed.value is not None and not _says_exercise(parsed.value):
                self._readings[path] = Reading(None)
            else:
                self._read(path, parsed, self._shelf)
        return self._readings[path]

    def _read(self, path: Path, parsed: Reading[Parsed], shelf: Shelf) -> None:
        if parsed.value is None:
            self._readings[path] = Reading(None, parsed.problems)
            return
        reading = resolve(parsed.value, shelf)
        if reading.value is None:
            self._readings[path] = Reading(None, reading.problems)
        else:
            exercise = reading.value.exercise
            self._readings[path] = Reading(exercise, reading.problems)
            self._copies[exercise.fingerprint] = reading.value


def _says_exercise(parsed: Parsed) -> bool:
    return str(parsed.data.get("format", "")).partition("/")[0] == _FAMILY


def _mentions(path: Path, exercise_id: str) -> bool:
    """Whether a file may hold the exercise of this id; cheap for the many that do not."""
    try:
        return path.stem == exercise_id or exercise_id.encode() in path.read_bytes()
    except OSError:
        return False


def _beside(path: Path) -> list[Path]:
    """The other TOML files in the folder of a file."""
    return sorted(path.parent.glob("*.toml"))


def _same_id(path: Path, exercise_id: str) -> Problem:
    message = _("Another file of yours holds an exercise with the id {id}.").format(
        id=shown(f'"{exercise_id}"')
    )
    fix = _("Give this one an id of its own, or take one of the two files away.")
    parsed = parsed_file(path).value
    if parsed is None:  # It changed just now.
        return problem(Source(b"", str(path)), Code.SAME_ID, TOP, message, fix)
    return problem(parsed.source, Code.SAME_ID, parsed.value_at(("id",)), message, fix)
