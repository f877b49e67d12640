"""Everything a command prints goes through here: data to stdout, messages to stderr, made safe."""

import sys
from collections.abc import Mapping

from nvc_coach.services.safe_text import escaped_json, printable


class OutputLostError(Exception):
    """What was asked for could not be printed.

    Attributes:
        nobody_reads: Whether whatever read the output has gone, so that there is nobody to tell.
    """

    def __init__(self, *, nobody_reads: bool) -> None:
        super().__init__(nobody_reads)
        self.nobody_reads = nobody_reads


def say(text: str = "") -> None:
    """Print what was asked for.

    Raises:
        OutputLostError: It could not be printed.
    """
    encoding = "utf-8" if sys.stdout is None else sys.stdout.encoding
    _write(f"{printable(text)}\n".encode(encoding, "replace"))


def say_json(document: Mapping[str, object], *, on_one_line: bool = False) -> None:
    """Print one document as JSON, in UTF-8 whatever the terminal speaks.

    Args:
        document: What to print.
        on_one_line: Whether it is one of many, each of which has its line.

    Raises:
        OutputLostError: It could not be printed.
    """
    _write(f"{escaped_json(document, on_one_line=on_one_line)}\n".encode())


def say_bytes(data: bytes) -> None:
    """Print a document of another format as it is, for a file or a pipe.

    Raises:
        OutputLostError: It could not be printed.
    """
    _write(data)


def tell(text: str) -> None:
    """Print a message; where nobody can see it, that is no trouble."""
    try:
        sys.stderr.write(f"{printable(text)}\n")
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        return


def one_line(text: str) -> str:
    """`text` on one line, so that nothing in it can look like a line of its own."""
    return " ".join(text.split())


def _write(data: bytes) -> None:
    if sys.stdout is None:  # it was closed before the program began
        raise OutputLostError(nobody_reads=False)
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        raise OutputLostError(nobody_reads=isinstance(error, BrokenPipeError)) from error
