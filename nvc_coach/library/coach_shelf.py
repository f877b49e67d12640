"""The coach's lists there are: those that ship, and people's own."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from nvc_coach.coach.lists import CoachList, CoachLists
from nvc_coach.library.coach_list_reading import COACH_LIST_FORMAT, read_coach_list
from nvc_coach.library.files import parsed_file
from nvc_coach.library.problems import Reading
from nvc_coach.library.references import Vocabularies
from nvc_coach.library.table import top_of
from nvc_coach.practice.hint_table import CoachKind

_FOLDER: Final = "coach"


class CoachShelf:
    """The coach's lists by kind and language, each file read at most once.

    One's own takes the place of one that ships under the same id; another one adds to them. A
    list that is broken is left out: whoever checks it is told why.
    """

    def __init__(
        self, shipped: Path, own: Callable[[], Iterable[Path]], vocabularies: Vocabularies
    ) -> None:
        """Reads nothing yet.

        Args:
            shipped: The folder with one folder for each language.
            own: The files in which people's own lists may be found.
            vocabularies: Where the words are found that a hint may ask about.
        """
        self._shipped = shipped
        self._files = own
        self._vocabularies = vocabularies
        self._readings: dict[Path, Reading[CoachList]] = {}
        self._lists: dict[tuple[CoachKind, str], CoachLists] = {}

    def lists(self, kind: CoachKind, language: str) -> CoachLists:
        """The lists for texts of a kind, in a language or else in it without its region.

        No other language stands in: words of another one would be asked about by chance.
        """
        key = kind, language
        if key not in self._lists:
            self._lists[key] = CoachLists(kind, tuple(self._found(kind, language)))
        return self._lists[key]

    def read(self, path: Path) -> Reading[CoachList]:
        """The list in a file."""
        if path not in self._readings:
            parsed = parsed_file(path)
            self._readings[path] = (
                Reading(None, parsed.problems)
                if parsed.value is None
                else read_coach_list(top_of(parsed.value), self._vocabularies)
            )
        return self._readings[path]

    def _found(self, kind: CoachKind, language: str) -> Iterable[CoachList]:
        for spoken in dict.fromkeys((language, language.partition("-")[0])):
            shipped = sorted((self._shipped / spoken / _FOLDER).glob("*.toml"))
            # What ships comes first; of one's own with its id, the words stand in its place.
            by_id = {
                one.id: one
                for path in (*shipped, *self._files())
                if _may_hold(path, kind)
                and (one := self.read(path).value) is not None
                and (one.kind, one.language) == (kind, spoken)
            }
            if by_id:
                return by_id.values()
        return ()


def _may_hold(path: Path, kind: CoachKind) -> bool:
    """Whether a file may hold a list for texts of a kind; cheap for the many that do not."""
    try:
        data = path.read_bytes()
    except OSError:
        return False
    named = (f'"{kind}"', f"'{kind}'")
    return COACH_LIST_FORMAT.encode() in data and any(one.encode() in data for one in named)
