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


def write_people(file: Path, text: str) -> None:
    """Keep the page; only the person's own account can read it.

    Raises:
        OSError: It could not be written; the page before it is still there.
    """
    from nvc_coach.services.private_files import write_privately  # most only read

    write_privately(file, _as_kept(text))


class PeopleBefore:
    """The page as it is: to be added to, or put back to the byte where nothing is to be added.

    Args:
        file: The page.

    Raises:
        OSError: It is there and cannot be read.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            self._bytes: bytes | None = file.read_bytes()
        except FileNotFoundError:
            self._bytes = None

    def add(self, text: str) -> None:
        """Let lines stand below the page, in place of those added so before.

        Raises:
            OSError: They could not be written; the page is as it was.
        """
        from nvc_coach.services.private_files import write_privately

        before = self._bytes or b""
        if before and not before.endswith(b"\n"):
            before += b"\n"
        write_privately(self._file, before + _as_kept(text))

    def put_back(self) -> None:
        """Let the page be as it was.

        Raises:
            OSError: It could not be written; what was written last is still there.
        """
        from nvc_coach.services.private_files import write_privately

        if self._bytes is None:
            self._file.unlink(missing_ok=True)
        else:
            write_privately(self._file, self._bytes)


def _as_kept(text: str) -> bytes:
    return (text.strip() + "\n").encode("utf-8", "replace")
