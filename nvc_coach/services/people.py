"""The page "my people": whom to reach, in the person's own words, never anybody else's."""

from pathlib import Path

MOST_BYTES = 256 * 1024


def read_people(file: Path) -> str:
    """The page as it was written; empty if there is none yet.

    Raises:
        OSError: It is there and cannot be read.
    """
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES).decode("utf-8", "replace").strip()
    except FileNotFoundError:
        return ""


def add_people(file: Path, text: str) -> None:
    """Keep more lines below the page; not a byte of what was there is changed.

    Raises:
        OSError: It could not be written; the page is as it was.
    """
    from nvc_coach.services.private_files import write_privately

    try:
        before = file.read_bytes()
    except FileNotFoundError:
        before = b""
    if before and not before.endswith(b"\n"):
        before += b"\n"
    write_privately(file, before + _as_kept(text))


def write_people(file: Path, text: str) -> None:
    """Keep the page; only the person's own account can read it.

    Raises:
        OSError: It could not be written; the page before it is still there.
    """
    from nvc_coach.services.private_files import write_privately  # most only read

    write_privately(file, _as_kept(text))


def _as_kept(text: str) -> bytes:
    return (text.strip() + "\n").encode("utf-8", "replace")
