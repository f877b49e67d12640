"""Notes about one file: what is wrong with it, told by the path of keys and numbers."""

from collections.abc import Callable, Iterable
from functools import partial

from nvc_coach.library.problems import Findings, closest
from nvc_coach.library.source import Place
from nvc_coach.library.toml_positions import Path
from nvc_coach.library.toml_text import Parsed


class Notes:
    """What is wrong with one parsed file, told by path.

    Attributes:
        parsed: The file.
        findings: The problems.
        told: The paths at which a problem was told, so that what follows from it can be left out.
    """

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.findings = Findings(parsed.source)
        self.told: set[Path] = set()

    def at_key(self, code: str, path: Path, message: str, fix: str) -> None:
        """Tell a problem of a key, or of a table as a whole."""
        self._tell(code, path, self.parsed.key_at, message, fix)

    def at_value(self, code: str, path: Path, message: str, fix: str) -> None:
        """Tell a problem of a value."""
        self._tell(code, path, self.parsed.value_at, message, fix)

    def at_characters(
        self, code: str, path: Path, span: tuple[int, int], message: str, fix: str
    ) -> None:
        """Tell a problem of some characters of a text, given where they start and how many."""
        place = partial(self.parsed.character_at, at=span[0], length=span[1])
        self._tell(code, path, place, message, fix)

    def _tell(
        self, code: str, path: Path, place: Callable[[Path], Place], message: str, fix: str
    ) -> None:
        self.told.add(path)
        if self.findings.full:
            self.findings.count()
        else:
            self.findings.add(code, place(path), message, fix)

    def near(self, name: str, names: Iterable[str]) -> str | None:
        """Which of `names` may have been meant; none once more problems are only counted."""
        return None if self.findings.full else closest(name, names)
