"""The peer: jrnl, in an environment of its own, with a journal of the same text."""

import json
import shutil
import subprocess
import venv
from datetime import datetime
from pathlib import Path
from typing import Final, Self

from benchmarks.bench import CannotMeasureError
from benchmarks.home import environment_in
from benchmarks.run import Run, run
from benchmarks.twin import TIME_FORMAT

VERSION: Final = "4.6"

_JOURNAL, _SETTINGS = "journal.txt", "jrnl.yaml"
_SECONDS_TO_INSTALL: Final = 300
_LAST_LINES: Final = 200


def installed(below: Path) -> Path:
    """The program, put into an environment of its own below a folder if it is not there yet.

    Raises:
        CannotMeasureError: It could not be put there.
    """
    home = below / f"jrnl-{VERSION}"
    program = home / "bin" / "jrnl"
    if program.exists():
        return program
    python = home / "bin" / "python"
    install = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    try:
        venv.create(home, clear=True, with_pip=True)
        subprocess.run(  # noqa: S603  # our own command
            [*install, f"jrnl=={VERSION}"],
            check=True,
            capture_output=True,
            text=True,
            timeout=_SECONDS_TO_INSTALL,
        )
    except subprocess.CalledProcessError as error:
        told = str(error.stderr or error.stdout or error)[-_LAST_LINES:]
        message = f"jrnl {VERSION} could not be installed: {' '.join(told.split())}"
        raise CannotMeasureError(message) from error
    except (OSError, subprocess.SubprocessError) as error:
        message = f"jrnl {VERSION} could not be installed: {error}"
        raise CannotMeasureError(message) from error
    return program


class Jrnl:
    """The program with one journal.

    Args:
        program: Where it is.
        folder: Where its journal is.
    """

    def __init__(self, program: Path, folder: Path) -> None:
        self._program = program
        self._folder = folder
        self.journal = folder / _JOURNAL

    @classmethod
    def copied(cls, program: Path, folder: Path, copy: Path) -> Self:
        """The program with a copy of a journal.

        Args:
            program: Where it is.
            folder: The journal's folder.
            copy: A folder that is not there yet.
        """
        shutil.copyfile(folder / _JOURNAL, prepare(copy))
        return cls(program, copy)

    def run(self, *arguments: str) -> Run:
        """Run it with these arguments.

        Raises:
            RuntimeError: It went wrong.
        """
        settings = str(self._folder / _SETTINGS)
        command = [str(self._program), "--config-file", settings, *arguments]
        return run(command, environment_in(self._folder))

    def list(self, *, most: int | None = None) -> Run:
        """A line for each entry, or for the newest."""
        return self.run(*([] if most is None else ["-n", str(most)]), "--short")

    def search(self, word: str) -> Run:
        """A line for each entry with a word."""
        return self.run("-contains", word, "--short")

    def add(self, at: datetime, text: str) -> Run:
        """Add an entry."""
        return self.run(f"{at:{TIME_FORMAT}}:", text)


def prepare(folder: Path) -> Path:
    """Make the folder of a journal with its settings; the file that the entries go into."""
    folder.mkdir(parents=True)
    (folder / _SETTINGS).write_text(_settings(folder), encoding="utf-8")
    return folder / _JOURNAL


def _settings(folder: Path) -> str:
    """As jrnl makes them, without colours, in the YAML it makes of them."""
    colors = "".join(f"  {part}: none\n" for part in ("body", "date", "tags", "title"))
    return (
        f"version: '{VERSION}'\n"
        f"journals:\n  default:\n    journal: {json.dumps(str(folder / _JOURNAL))}\n"
        "editor: ''\nencrypt: false\ntemplate: false\ndefault_hour: 9\ndefault_minute: 0\n"
        f"timeformat: '{TIME_FORMAT}'\ntagsymbols: '#@'\nhighlight: false\nlinewrap: 79\n"
        f"indent_character: '|'\ncolors:\n{colors}"
    )
