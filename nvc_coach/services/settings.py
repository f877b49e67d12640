"""Settings: a small TOML file that a person may edit by hand, comments and all."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from nvc_coach.wording import N_

MOST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person has set.

    Attributes:
        welcomed: Whether the first run is over.
        keep: Whether a new practice is kept unless one says otherwise.
        plain: Whether to open line by line without asking.
        language: The language of the program and of the exercises.
        theme: The colours of the full screen; one of :data:`FIXED_WORDS`.
        motion: Whether a calm picture to breathe with is offered at pauses.
        cursor: Whether the full screen shows the terminal's own cursor, which braille displays
            and magnifiers follow.
        hints: Whether the coach may ask a small question about what was written.
    """

    welcomed: bool = False
    keep: bool = True
    plain: bool = False
    language: str = "en"
    theme: str = "dark"
    motion: bool = True
    cursor: bool = False
    hints: bool = True


MEANINGS: Mapping[str, str] = {
    "welcomed": N_("whether the questions of the first run have been answered"),
    "keep": N_("whether a new practice is kept unless you say otherwise"),
    "plain": N_("whether to open line by line without asking"),
    "language": N_("the language of the program and of the exercises"),
    "theme": N_("the colours of the full screen: dark, light, contrast or terminal"),
    "motion": N_("whether a calm picture to breathe with is offered at pauses"),
    "cursor": N_("whether the full screen shows the terminal's own cursor"),
    "hints": N_("whether the coach may ask a small question about what you wrote"),
}
FIXED_WORDS: Mapping[str, tuple[str, ...]] = {"theme": ("dark", "light", "contrast", "terminal")}
"""The words a setting may be, for those that may not be any."""


@dataclass(frozen=True, slots=True)
class SettingsRead:
    """The settings as they hold, with whatever in the file could not be used.

    Attributes:
        settings: What holds; a setting that could not be used has its usual value.
        unusable: Names of the settings whose values do not fit.
        unreadable: Whether the file as a whole could not be read.
    """

    settings: Settings
    unusable: tuple[str, ...] = ()
    unreadable: bool = False


def read_settings(file: Path) -> SettingsRead:
    """The settings in a file; a missing file leaves everything as usual."""
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
        table = tomllib.loads(data.decode()) if len(data) <= MOST_BYTES else None
    except FileNotFoundError:
        return SettingsRead(Settings())
    except (OSError, ValueError, RecursionError):
        table = None
    if table is None:
        return SettingsRead(Settings(), unreadable=True)
    given = {name: value for name, value in table.items() if name in _KINDS}
    fitting = {name: value for name, value in given.items() if _fits(name, value)}
    unusable = tuple(name for name in given if name not in fitting)
    return SettingsRead(Settings(**fitting), unusable)


def change_setting(file: Path, name: str, value: bool | str) -> None:  # noqa: FBT001  # a setting's value
    """Set one setting in the file; everything else in it stays, comments too.

    Raises:
        OSError: It could not be written; the file is as it was.
        ValueError: What is in the file is not TOML; it is left as it is.
    """
    import tomlkit  # only for writing
    from tomlkit.exceptions import TOMLKitError

    from nvc_coach.services.private_files import write_privately

    try:
        before = file.read_bytes().decode()
    except FileNotFoundError:
        before = ""
    try:
        document = tomlkit.parse(before)
    except TOMLKitError as error:
        raise ValueError(str(file)) from error
    document[name] = value
    write_privately(file, tomlkit.dumps(document).encode())


def parsed_setting(name: str, text: str) -> bool | str | None:
    """The value that `text` gives a setting; None where it gives none.

    Raises:
        KeyError: There is no such setting.
    """
    word = text.strip()
    if _KINDS[name] is bool:
        return _YES_OR_NO.get(word.lower())
    if name in FIXED_WORDS:
        word = word.lower()
    return word if word and _fits(name, word) else None


_KINDS: Mapping[str, type] = {one.name: type(one.default) for one in fields(Settings)}
_YES_OR_NO = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


def _fits(name: str, value: object) -> bool:
    """Whether a setting may be this."""
    return type(value) is _KINDS[name] and (name not in FIXED_WORDS or value in FIXED_WORDS[name])
