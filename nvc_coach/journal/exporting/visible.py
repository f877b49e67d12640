"""Control characters made visible in texts that are read.

In data (JSON, and the front matter of Markdown) every character stands as it is, escaped. A text to
read is shown by programs that do what they like with a control character: a terminal obeys it, an
editor hides it, HTML forbids it. So each becomes a sign that tells which it was, and nothing that
somebody typed goes missing: the signs of the Unicode block "Control Pictures" for the old ones and
DEL, ``[U+0085]`` for the rest, and for code points that are no characters.

Line feeds and tabs stay. So do characters that set the direction of writing: people who write
from right to left need them, and none of them reaches beyond the line it stands in.
"""

import re
from typing import Final

_LINE_ENDS: Final = re.compile("\r\n")
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "]"
)
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_PICTURES: Final = 0x2400
_DELETE: Final = 0x7F
_PICTURE_OF_DELETE: Final = "\N{SYMBOL FOR DELETE}"


def visible(text: str) -> str:
    """`text` with a sign in place of whatever would not be seen, or would be obeyed."""
    text = _LINE_ENDS.sub("\n", text)
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", _UNSEEN.sub(_sign, text))


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < ord(" "):
        return chr(_PICTURES + code)
    return _PICTURE_OF_DELETE if code == _DELETE else f"[U+{code:04X}]"
