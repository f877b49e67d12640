"""Settings: a small TOML file that a person may edit by hand, comments and all."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from nvc_coach.services.private_files import write_privately
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
    """

    welcomed: bool = False
    keep: bool = True
    plain: bool = False
    language: str = "en"


MEANINGS: Mapping[str, str] = {
    "welcomed": N_("whether the questions of the first run have been answered"),
    "keep": N_("whether a new practice is kept unless you say otherwise"),
    "plain": N_("whether to open line by line without asking"),
    "language": N_("the language of the program and of the exercises"),
}


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
    usual = Settings()
    known = {one.name: type(getattr(usual, one.name)) for one in fields(Settings)}
    given = {name: value for name, value in table.items() if name in known}
    fitting = {name: value for name, value in given.items() if type(value) is known[name]}
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
    kinds = {one.name: type(getattr(Settings(), one.name)) for one in fields(Settings)}
    if kinds[name] is bool:
        return {
            "yes": True,
            "true": True,
            "on": True,
            "no": False,
            "false": False,
            "off": False,
        }.get(text.strip().lower())
    return text.strip() or None
