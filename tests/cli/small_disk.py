"""A disk of its own, small enough to be filled: a tmpfs that one process alone sees.

That process mounts it in a namespace of its own, which needs no rights, and runs commands of the
program there; tests reach the disk through ``/proc``. It ends with the process.
"""

import errno
import json
import select
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.cli.commanding import Coach, Ran

_ROOT = Path(__file__).parents[2]
_MOUNT = 'mount -t tmpfs -o size=4m,nr_inodes=300,mode=0700 tmpfs "$0" && exec "$@"'
_FILLING = "filling"
_PIECES = (1 << 20, 1 << 12)
_WAIT = 60


class SmallDisk:
    """A disk, and the process that sees it.

    Args:
        place: Where the disk is for that process.
        process: Which mounted it, and runs :func:`serve`.
    """

    def __init__(self, place: Path, process: "subprocess.Popen[bytes]") -> None:
        self.place = place
        self._process = process

    @property
    def here(self) -> Path:
        """Where a test sees it."""
        return Path(f"/proc/{self._process.pid}/root{self.place}")

    def run(self, home: str, *arguments: str, stdin: str = "") -> Ran:
        """Run a command of the program, with everything of its in a folder on the disk."""
        return Ran(**self._asked(home=str(self.place / home), arguments=arguments, stdin=stdin))

    def fill(self, but: int = 0) -> None:
        """Leave no room for a byte more, or but for some."""
        with (self.here / _FILLING / "bytes").open("wb", buffering=0) as file:
            for piece in _PIECES:
                _until_full(partial(file.write, bytes(piece)))
            file.truncate(file.tell() - but)

    def use_up_names(self) -> None:
        """Leave no room for a file more, while there is room in those that are there."""
        names = (self.here / _FILLING / str(number) for number in range(10_000))
        _until_full(lambda: next(names).touch(exist_ok=False))

    def let_nothing_be_written(self) -> None:
        """Mount it anew, to be read only."""
        self._asked(mount="ro", place=str(self.place))

    def make_room(self) -> None:
        """Let it be written on again."""
        self._asked(mount="rw", place=str(self.place))
        (self.here / _FILLING).mkdir(exist_ok=True)
        for file in (self.here / _FILLING).iterdir():
            file.unlink()

    def answered(self) -> dict[str, Any] | None:
        """What the process says next; None where it has ended."""
        assert self._process.stdout is not None
        ready, _, _ = select.select([self._process.stdout], [], [], _WAIT)
        assert ready, "nothing is answered"
        line = self._process.stdout.readline()
        return json.loads(line) if line else None

    def _asked(self, **question: object) -> dict[str, Any]:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(question).encode() + b"\n")
        answer = self.answered()
        assert answer is not None, "it has ended"
        return answer


@contextmanager
def small_disk(place: Path) -> Iterator[SmallDisk]:
    """Have a disk for a while; where the machine gives none, the test is skipped."""
    place.mkdir()
    server = (sys.executable, "-m", __name__)
    argv = ["unshare", "--map-root-user", "--mount", "/bin/sh", "-c", _MOUNT, str(place), *server]
    piped = subprocess.PIPE
    try:
        process = subprocess.Popen(argv, bufsize=0, stdin=piped, stdout=piped, cwd=_ROOT)
    except OSError:
        pytest.skip("there is no unshare here, which a disk of one's own needs")
    with process:
        try:
            disk = SmallDisk(place, process)
            if disk.answered() is None:
                pytest.skip("no disk can be mounted here, not even for oneself")
            disk.make_room()
            yield disk
        finally:
            process.kill()


def serve() -> None:
    """Run commands, a line of JSON each, and tell what came of each in another."""
    import nvc_coach.services.program

    nvc_coach.services.program.CLOSING_SECONDS = 0.3
    told = sys.stdout
    print("{}", file=told, flush=True)
    for line in sys.stdin:
        print(json.dumps(_answer(json.loads(line))), file=told, flush=True)


def _answer(question: dict[str, Any]) -> dict[str, Any]:
    if "mount" in question:
        argv = ["mount", "-o", f"remount,{question['mount']}", question["place"]]
        subprocess.run(argv, check=True)
        return {}
    ran = Coach(Path(question["home"]))(*question["arguments"], stdin=question["stdin"].encode())
    return {"code": ran.code, "out": ran.out, "err": ran.err}


def _until_full(do: Callable[[], object]) -> None:
    try:
        while True:
            do()
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise


if __name__ == "__main__":
    serve()
