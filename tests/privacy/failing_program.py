"""nvc-coach with one function of it that fails; started by the tests as a program of its own.

Arguments: what is to fail, as ``module:qualified.name``, then those of nvc-coach. It fails while
the file that ``FAILS_WHILE`` names is there, or from the call on whose number ``FAILS_FROM`` gives;
the error's text, and the locals of the frame it comes from, hold what ``FAILS_WITH`` says, or what
is in that file. With ``NAIVE`` errors are told as Python tells them; with ``ABRUPT`` the program
ends where it fails, and puts nothing back.
"""

import importlib
import os
import sys
import threading
import traceback
from itertools import count
from pathlib import Path


class InjectedError(Exception):
    """What no code of ours knows."""


def make_fail(target: str) -> None:
    """Put a function that may fail in the place of one."""
    module, _, path = target.partition(":")
    owner: object = importlib.import_module(module)
    *parents, name = path.split(".")
    for parent in parents:
        owner = getattr(owner, parent)
    works = getattr(owner, name)
    flag = os.environ.pop("FAILS_WHILE", "")
    first = int(os.environ.pop("FAILS_FROM", "0"))
    text = os.environ.pop("FAILS_WITH", "")
    abrupt = os.environ.pop("ABRUPT", "")
    calls = count(1)

    def fails(*arguments: object, **more: object) -> object:
        number = next(calls)
        if (flag and Path(flag).exists()) or (first and number >= first):
            secret = text or Path(flag).read_text(encoding="utf-8")
            if abrupt:
                os._exit(1)
            raise InjectedError(secret)
        return works(*arguments, **more)

    setattr(owner, name, fails)


def tell_all(error: BaseException) -> None:
    """As Python, or a library that wants to help, tells of an error: with the frames' locals."""
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    sys.stderr.write("".join(told.format()))


def main() -> int:
    """Run the program."""
    make_fail(sys.argv.pop(1))
    if os.environ.pop("NAIVE", ""):
        from nvc_coach.cli import crash

        crash.report = tell_all
        crash.guard = lambda: None
        threading.excepthook = lambda failed: tell_all(failed.exc_value or failed.exc_type())
    from nvc_coach.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
