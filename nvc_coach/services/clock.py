"""The time as the program takes it from the world."""

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
"""The time now, with its offset, in whole seconds."""


def local_now() -> datetime:
    """The time here, with its offset, in whole seconds."""
    return datetime.now().astimezone().replace(microsecond=0)
