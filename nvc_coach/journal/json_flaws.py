"""What can be wrong with a JSON text, in the person's language."""

from enum import StrEnum
from typing import Final

from nvc_coach.wording import N_, _


class JsonFault(StrEnum):
    """Why a text as a whole cannot be read; permanent names."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"
    TOO_INTRICATE = "too-intricate"
    NOT_UTF_8 = "not-utf-8"
    NOT_JSON = "not-json"


class PieceFault(StrEnum):
    """Why one piece of a text cannot be taken, though the text is JSON; permanent names."""

    KEY_TWICE = "key-twice"
    NUMBER = "number"


class JsonFaultError(Exception):
    """A text that cannot be read.

    Attributes:
        fault: Why.
        line: The line where it shows, from 1, or None.
        number: The number of the entry in which it shows, from 1, or None.
    """

    def __init__(
        self, fault: JsonFault, line: int | None = None, number: int | None = None
    ) -> None:
        super().__init__(fault)
        self.fault = fault
        self.line = line
        self.number = number

    @property
    def sentence(self) -> str:
        """What is wrong and where, in the person's language."""
        said = _(_FAULTS[self.fault])
        if self.number is not None:
            return _("Entry {number}, line {line}: {what}").format(
                number=self.number, line=self.line, what=said
            )
        if self.line is not None:
            return _("Line {line}: {what}").format(line=self.line, what=said)
        return said


class PieceFaultError(Exception):
    """A piece that cannot be taken."""

    def __init__(self, fault: PieceFault) -> None:
        super().__init__(fault)
        self.fault = fault

    @property
    def sentence(self) -> str:
        """What is wrong, in the person's language."""
        return _(_PIECE_FAULTS[self.fault])


_FAULTS: Final[dict[JsonFault, str]] = {
    JsonFault.EMPTY: N_("The file is empty."),
    JsonFault.TOO_LARGE: N_("The file is larger than any journal."),
    JsonFault.TOO_INTRICATE: N_("More stands in one another here than in any journal."),
    JsonFault.NOT_UTF_8: N_("From here on the file is not UTF-8 text."),
    JsonFault.NOT_JSON: N_("From here on the file cannot be read as JSON; perhaps it was cut off."),
}
_PIECE_FAULTS: Final[dict[PieceFault, str]] = {
    PieceFault.KEY_TWICE: N_("It says the same thing twice, and not which of the two holds."),
    PieceFault.NUMBER: N_("It holds a number that cannot be kept."),
}
