"""Telling somebody at a terminal how far a command has come that takes long."""

import sys
from typing import TYPE_CHECKING, Final

from nvc_coach.cli.printing import tell

if TYPE_CHECKING:
    from nvc_coach.journal.finding import Hear

_SECONDS: Final = 2.0


def telling() -> "Hear":
    """What hears how far a look has come, and tells it now and then where somebody reads it."""
    from nvc_coach.journal.finding import hear_nothing

    if sys.stderr is None or not sys.stderr.isatty():
        return hear_nothing
    from nvc_coach.services.progress import Telling

    return Telling(tell, _SECONDS).hear
