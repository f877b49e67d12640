"""When the program itself fails: what is said of it never holds a word that somebody wrote.

An error's text and a traceback's locals may hold anything, so neither is ever printed: only the
kind of the error, and where in the program it came up.
"""

import sys
import threading
from pathlib import Path
from types import TracebackType

from nvc_coach.wording import _

_NO_FAILURES = (SystemExit, KeyboardInterrupt)
_PACKAGE = Path(__file__).resolve().parents[1]


def report(error: BaseException) -> None:
    """Say that the program failed, and that nothing is lost."""
    _tell(
        _("Something went wrong in nvc-coach itself: {kind}, {place}.").format(
            kind=type(error).__name__, place=_place(error.__traceback__)
        )
    )
    _tell(
        _(
            "What was saved in your journal is kept. nvc-coach doctor looks whether all is well. "
            "If you report this, the line above is enough; it holds nothing you wrote."
        )
    )


def guard() -> None:
    """Have whatever nobody catches reported so, in every thread and to the very end."""
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread
    sys.unraisablehook = _unraisable


def _uncaught(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    del kind, traceback
    if not isinstance(error, KeyboardInterrupt):
        report(error)


def _uncaught_in_thread(uncaught: threading.ExceptHookArgs) -> None:
    # A thread that is merely left, or interrupted, has not failed.
    if uncaught.exc_value is not None and not isinstance(uncaught.exc_value, _NO_FAILURES):
        report(uncaught.exc_value)


def _unraisable(unraisable: "sys.UnraisableHookArgs") -> None:
    if unraisable.exc_value is not None and not isinstance(unraisable.exc_value, _NO_FAILURES):
        report(unraisable.exc_value)


def _tell(sentence: str) -> None:
    """Print a sentence of our own, by way of nothing that may be what failed.

    A report that failed in its turn would be told by Python, and with it what it was to report.
    """
    try:
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        return


def _place(traceback: TracebackType | None) -> str:
    """The innermost place in our own code: the file inside the package, and the line."""
    place = _("at a place that is not known")
    while traceback is not None:
        file = Path(traceback.tb_frame.f_code.co_filename)
        if file.is_relative_to(_PACKAGE):
            inside = file.relative_to(_PACKAGE.parent).as_posix()
            place = _("{file} line {line}").format(file=inside, line=traceback.tb_lineno)
        traceback = traceback.tb_next
    return place
