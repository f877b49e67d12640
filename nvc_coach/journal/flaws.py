"""What can be wrong with a file of the journal: a value with a permanent code and one sentence."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from nvc_coach.wording import N_, _


class FlawCode(StrEnum):
    """Permanent names for what can be wrong with a file; scripts may count on them."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"
    NOT_UTF_8 = "not-utf-8"
    NOT_TOML = "not-toml"
    TOO_INTRICATE = "too-intricate"
    WRONG_FORMAT = "wrong-format"
    NOT_OWN_WORDS = "not-own-words"
    KEY_MISSING = "key-missing"
    KEY_OF_ANOTHER_KIND = "key-of-another-kind"
    WRONG_NAME = "wrong-name"
    TWICE = "twice"
    SYMBOLIC_LINK = "symbolic-link"
    NOT_A_FILE = "not-a-file"
    NOT_A_FOLDER = "not-a-folder"
    UNREADABLE = "unreadable"
    COPY = "copy"
    NAME_NOT_KEPT = "name-not-kept"


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a file, or its bytes, cannot be taken for what it should be.

    Attributes:
        code: What is wrong.
        line: The line where it shows, counted from 1, as far as it is known.
        key: The key it is about, or "".
    """

    code: FlawCode
    line: int | None = None
    key: str = ""

    @property
    def sentence(self) -> str:
        """What is wrong, in the person's language."""
        return _(_SENTENCES[self.code]).format(key=self.key)


class FlawError(Exception):
    """Bytes that are no entry; a store turns it into a :class:`Damage`."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.code)
        self.flaw = flaw


@dataclass(frozen=True, slots=True)
class Damage:
    """A file of the journal that cannot be read; it is left where it is, untouched."""

    file: Path
    flaw: Flaw

    @property
    def code(self) -> FlawCode:
        """What is wrong."""
        return self.flaw.code

    @property
    def place(self) -> str:
        """The file, with the line where it is known."""
        return f"{self.file}:{self.flaw.line}" if self.flaw.line else str(self.file)

    @property
    def sentence(self) -> str:
        """What is wrong, and that nothing was changed, in the person's language."""
        return _("{place}: {what} It was left as it is.").format(
            place=self.place, what=self.flaw.sentence
        )


_SENTENCES: Final[dict[FlawCode, str]] = {
    FlawCode.EMPTY: N_("The file is empty."),
    FlawCode.TOO_LARGE: N_("The file is larger than an entry can be."),
    FlawCode.NOT_UTF_8: N_("The file holds bytes that are not UTF-8 text."),
    FlawCode.NOT_TOML: N_("From here on the file cannot be read as TOML."),
    FlawCode.TOO_INTRICATE: N_("The file is nested more deeply than an entry can be."),
    FlawCode.WRONG_FORMAT: N_("The file does not say that it is an entry of this journal."),
    FlawCode.NOT_OWN_WORDS: N_("The file does not say that it holds own words of this journal."),
    FlawCode.KEY_MISSING: N_("The key “{key}” is missing."),
    FlawCode.KEY_OF_ANOTHER_KIND: N_("The key “{key}” holds something else than it should."),
    FlawCode.WRONG_NAME: N_("The file is not named after the entry inside it."),
    FlawCode.TWICE: N_("The same entry stands in another folder too."),
    FlawCode.SYMBOLIC_LINK: N_("This is a symbolic link, and links are not followed here."),
    FlawCode.NOT_A_FILE: N_("This has the name of a file of the journal but is none."),
    FlawCode.NOT_A_FOLDER: N_("This should be a folder and is not."),
    FlawCode.UNREADABLE: N_("The system does not let this be read."),
    FlawCode.NAME_NOT_KEPT: N_("A backup cannot keep anything of this name."),
    FlawCode.COPY: N_("This is a copy of an entry beside it."),
}
