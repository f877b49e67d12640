"""What every command starts from."""

import os
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, cast

from nvc_coach.services.places import Places, places

if TYPE_CHECKING:
    import typer

    from nvc_coach.services.program import Outside, Program


class Start:
    """The program as commands find it; nothing is read before a command asks for it.

    Args:
        outside: What is taken from the world; the world itself by default.
    """

    def __init__(self, outside: "Outside | None" = None) -> None:
        self._outside = outside
        self._made: Program | None = None

    @property
    def environment(self) -> Mapping[str, str]:
        """Variables of the environment."""
        return os.environ if self._outside is None else self._outside.environment

    @cached_property
    def places(self) -> Places:
        """Where things are kept."""
        return places(self.environment)

    @property
    def program(self) -> "Program":
        """What the program works with, made once."""
        if self._made is None:
            from nvc_coach.services.program import Outside, Program  # most of what starting costs

            self._made = Program(self._outside or Outside())
        return self._made

    def close(self) -> None:
        """Save what is still to be saved, and let go of the journal."""
        if self._made is not None:
            self._made.close()


def start_of(context: "typer.Context") -> Start:
    """What a command was started from."""
    return cast("Start", context.obj)
