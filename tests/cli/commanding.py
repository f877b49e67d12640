"""The program as somebody calls it, in this process: arguments in, output and exit code out."""

import io
import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from unittest.mock import patch

from nvc_coach.cli import main
from nvc_coach.services.places import Places, places
from nvc_coach.services.program import Outside

HERE = timezone(timedelta(hours=1))
BEGIN = datetime(2026, 11, 22, 10, 4, 31, tzinfo=HERE)
TEI = "transforming-enemy-images"


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:  # noqa: ANN401  # JSON is anything
        """The one document on stdout."""
        return json.loads(self.out)


@dataclass
class Coach:
    """The program with a home of its own, a clock that stands, and chance that repeats.

    Attributes:
        home: Where it keeps everything.
        now: The time.
        more: Variables of the environment, beside the one for the home.
        drawn: How often chance was asked.
    """

    home: Path
    now: datetime = BEGIN
    more: dict[str, str] = field(default_factory=dict[str, str])
    drawn: int = field(default=0, init=False)

    @property
    def places(self) -> Places:
        """Where it keeps things."""
        return places({"NVC_COACH_HOME": str(self.home)})

    @property
    def outside(self) -> Outside:
        """The world it lives in."""
        given = {"NVC_COACH_HOME": str(self.home), **self.more}
        return Outside(given, lambda: self.now, self._chance)

    def __call__(self, *arguments: str | Path, stdin: bytes = b"") -> Ran:
        """Run a command and give back what it printed."""
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _stream in range(2))
        given = io.TextIOWrapper(io.BytesIO(stdin), "utf-8")
        with _hooks_kept(), redirect_stdout(out), redirect_stderr(err), patch("sys.stdin", given):
            code = main([str(one) for one in arguments], self.outside)
        return Ran(int(code), _text(out), _text(err))

    def entries(self) -> list[Path]:
        """The files of its entries, oldest first."""
        return sorted((self.places.journal / "entries").rglob("*.toml"))

    def tree(self) -> dict[str, bytes | None]:
        """Everything below its home but the index: files with what they hold, folders without."""
        found = sorted(self.home.rglob("*")) if self.home.exists() else []
        found = [one for one in found if not one.name.startswith("index.db")]
        found = [
            one for one in found if one.name != "state" or one in {two.parent for two in found}
        ]
        tree: dict[str, bytes | None] = {
            str(one.relative_to(self.home)): one.read_bytes() if one.is_file() else None
            for one in found
        }
        if self.home.exists():
            tree["."] = None
        return tree

    def _chance(self, count: int) -> bytes:
        self.drawn += 1
        return self.drawn.to_bytes(count, "big")


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()


@contextmanager
def _hooks_kept() -> Iterator[None]:
    """Put back what the program hooks into the interpreter for good."""
    kept = sys.excepthook, threading.excepthook, sys.unraisablehook
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = kept
