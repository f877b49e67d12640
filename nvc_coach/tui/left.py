"""How the page was left: what the command line needs to end with, without loading the page."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from nvc_coach.services.sitting import Sitting


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """How the page was left.

    Attributes:
        ending: "stopped" by the person; "left" at once; "cut-off", with the terminal gone or the
            program told to end; "plain", to go on line by line; "failed" by an error of our own.
        code: The exit code, if this is the end.
        kept: Whether something that was worked on this time is kept.
        in_memory: Whether nothing was to be kept.
        sitting: With "plain": what to go on with; None for plain mode's home.
        told: A sentence to print; empty for none.
        error: With "failed": what happened.
    """

    ending: Literal["stopped", "left", "cut-off", "plain", "failed"]
    code: int = 0
    kept: bool = False
    in_memory: bool = False
    sitting: "Sitting | None" = None
    told: str = ""
    error: BaseException | None = None
