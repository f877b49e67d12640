"""The one gate through which text from files and people passes on its way to a terminal."""

import re

# C0 but for line feed and tab, DEL, C1, then bidi embeddings, overrides and isolates. The marks
# that Arabic and Hebrew are written with (U+061C, U+200E, U+200F) turn nothing around.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_TAB_WIDTH = 4


def printable(text: str) -> str:
    """`text` with nothing in it that could steer a terminal or turn a line around.

    Line feeds stay, tabs become spaces, any other control character becomes U+FFFD.
    """
    text = text.replace("\r\n", "\n").expandtabs(_TAB_WIDTH)
    return _SURROGATES.sub("\ufffd", _UNSAFE.sub("\ufffd", text))


def escaped_json(document: object, *, on_one_line: bool = False) -> str:
    r"""A document as JSON in which control, C1 and bidi characters are written as ``\u``."""
    import json  # only the commands that were asked for it

    text = json.dumps(document, ensure_ascii=False, indent=None if on_one_line else 2)
    for unsafe in (_NOT_IN_JSON, _SURROGATES):
        text = unsafe.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return text


# json.dumps escapes C0 itself; the line feeds that lay the document out have to stay.
_NOT_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
