"""Characters that must never reach a terminal, and how they are shown instead."""

import re

# C0 but for tab and line feed (a carriage return only before one), DEL, C1, what overrides or
# isolates the direction of writing, and halves of characters.
_UNSAFE = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]|\r(?!\n)"
UNSAFE = re.compile(_UNSAFE)
"""A character that a file for people has no use for, and that could deceive a reader's eye."""

_HIDDEN = re.compile(_UNSAFE + r"|[\r\n\t\u2028\u2029\ufeff]")
_LONGEST_SHOWN = 60


def shown(text: str) -> str:
    r"""`text` as it may stand in a message: on one line, not long, nothing hidden in it.

    An ESC becomes the six characters ``\u001b``.
    """
    if len(text) > _LONGEST_SHOWN:
        text = text[: _LONGEST_SHOWN - 1] + "…"
    return plainly(text)


def plainly(text: str) -> str:
    """`text` with every character that is hidden or moves the cursor written as an escape."""
    return _HIDDEN.sub(lambda match: name_of(match[0]), text)


def name_of(char: str) -> str:
    r"""A character by its number, as TOML writes it: ``\u202e``."""
    return f"\\u{ord(char):04x}"
