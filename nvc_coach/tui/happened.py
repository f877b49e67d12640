"""What a key did while feelings or needs are picked."""

from dataclasses import dataclass
from enum import Enum

Did = Enum(
    "Did",
    "NOT_MINE NOTHING MOVED FOUND KEPT ALREADY_KEPT TAKEN_OUT TAKEN_UP TAKEN_BACK TOLD"
    " GO_ON LEAVE_ON LEAVE_BACK",
)
"""What a key did. NOT_MINE leaves it to the field's own editing, or to the screen."""


@dataclass(frozen=True, slots=True)
class Happened:
    """What a key did, and what there is to tell of it.

    Attributes:
        did: What it did.
        tell: A sentence; empty takes back what was told before, None leaves that standing.
    """

    did: Did
    tell: str | None = None
