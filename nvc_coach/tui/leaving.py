"""What is put back when the page is left: the terminal's contents, and what signals do."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from textual.driver import Driver

_ERASED = "\x1b[H\x1b[2J"
_TEXTUALS = ("SIGTSTP", "SIGCONT", "SIGTTIN", "SIGTTOU", "SIGWINCH")


def erase_before_leaving(driver: Driver) -> None:
    """Erase the page before it is left: not every terminal shows its old contents again."""
    leave = driver.stop_application_mode

    def erase_and_leave() -> None:
        driver.write(_ERASED)
        leave()

    driver.stop_application_mode = erase_and_leave  # type: ignore[method-assign]  # of this one


@contextmanager
def signals_as_they_were() -> Iterator[None]:
    """Take back what Textual does at signals, which it would go on doing without a page."""
    numbers = [getattr(signal, name) for name in _TEXTUALS if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            with suppress(TypeError, ValueError):  # as where it was none of Python's
                signal.signal(number, handler)
