"""The person's own list of names to replace in exports: a plain file, one name a line."""

from pathlib import Path
from typing import Final

MOST_BYTES: Final = 256 * 1024


class UnreadableNamesError(Exception):
    """The list is there and cannot be read, so no name in it could be replaced."""


def read_names(file: Path) -> tuple[str, ...]:
    """The names, in the order of the list; none where there is no list.

    Raises:
        UnreadableNamesError: It is there and is no text in UTF-8, too long, or not to be opened.
    """
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
        text = data.decode("utf-8-sig")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError):
        raise UnreadableNamesError from None
    if len(data) > MOST_BYTES:
        raise UnreadableNamesError
    return tuple(filter(None, (line.strip() for line in text.splitlines())))
