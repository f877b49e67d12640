"""The program's commands in a home, run as somebody would run them."""

import sys
from pathlib import Path

from benchmarks.home import environment_in
from benchmarks.journal_generator import EXERCISE
from benchmarks.run import Run, run


class Ours:
    """The program in a home.

    Args:
        home: The home.
    """

    def __init__(self, home: Path) -> None:
        self._environment = environment_in(home)

    def run(self, *arguments: str) -> Run:
        """Run it with these arguments.

        Raises:
            RuntimeError: It went wrong.
        """
        return run([sys.executable, "-m", "nvc_coach", *arguments], self._environment)

    def list(self, *, most: int | None = None) -> Run:
        """A line for each entry, or for the newest."""
        return self.run("journal", "list", *_limit(most))

    def search(self, word: str, *, most: int | None = None) -> Run:
        """The entries with a word, or the newest of them, each with the line in which it stands."""
        return self.run("journal", "search", word, *_limit(most))

    def add(self, script: Path) -> Run:
        """An entry more, by a script; its id is printed."""
        return self.run("practice", EXERCISE, "--script", str(script))

    def reindex(self) -> Run:
        """The index made anew."""
        return self.run("journal", "reindex", "--json")


def _limit(most: int | None) -> tuple[str, ...]:
    return () if most is None else ("--limit", str(most))


def ids_in(output: str) -> tuple[str, ...]:
    """The ids in a list of entries; what stands indented below an entry was found in it."""
    lines = (line for line in output.splitlines() if line and not line.startswith(" "))
    return tuple(line.split()[0] for line in lines)
