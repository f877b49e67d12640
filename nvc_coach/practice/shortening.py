"""Long answers on one line, cut where no sign is torn apart."""

from nvc_coach.practice.template import flowing

LONGEST_PIPE = 160


def one_line(text: str, longest: int = LONGEST_PIPE) -> str:
    """`text` on one line of at most `longest` characters, then "…" where more is left out."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    end = longest
    while end > longest // 2 and _continues(line, end):
        end -= 1
    return line[:end].rstrip() + "…"


def in_a_row(text: str) -> str:
    """`text` as :func:`one_line`, with a semicolon where a line that says something whole ends.

    Of two lines, one that goes on with a small letter was only broken.
    """
    lines = [line.strip() for line in flowing(text).splitlines() if line.strip()]
    *begun, goes_on = lines or [""]
    if len(begun) == 1 and goes_on[0].islower():
        return one_line(text)
    ends = (line if line.endswith(_ENDS) else f"{line};" for line in lines[:-1])
    return one_line(" ".join((*ends, *lines[-1:])))


def before_a_stop(words: str) -> str:
    """Words without the full stop they end in, where a sentence around them has one of its own."""
    return words.removesuffix(".") if not words.endswith("..") else words


_ENDS = (".", "!", "?", "\u2026", ",", ";", ":", "-", "\u2013", "\u2014")

# What a reader takes for one sign, after the Unicode Standard Annex 29, in so far as it matters
# where a line is cut: marks, emoji of several parts, flags, syllables spelled in Korean letters.
_JOINER = "\N{ZERO WIDTH JOINER}"
_CONTINUING = (
    ("\N{EMOJI MODIFIER FITZPATRICK TYPE-1-2}", "\N{EMOJI MODIFIER FITZPATRICK TYPE-6}"),
    ("\N{TAG SPACE}", "\N{CANCEL TAG}"),
    ("\N{HANGUL JUNGSEONG FILLER}", "\N{HANGUL JONGSEONG SSANGNIEUN}"),
)
_FIRST_FLAG_LETTER = "\N{REGIONAL INDICATOR SYMBOL LETTER A}"
_LAST_FLAG_LETTER = "\N{REGIONAL INDICATOR SYMBOL LETTER Z}"


def _continues(line: str, at: int) -> bool:
    """Whether a cut before character `at` would part it from the sign it belongs to."""
    import unicodedata  # half a megabyte that short answers never need

    char = line[at]
    return (
        _JOINER in (char, line[at - 1])
        or unicodedata.category(char).startswith("M")
        or any(first <= char <= last for first, last in _CONTINUING)
        or (_is_flag_letter(char) and _flag_letters_before(line, at) % 2 == 1)
    )


def _is_flag_letter(char: str) -> bool:
    return _FIRST_FLAG_LETTER <= char <= _LAST_FLAG_LETTER


def _flag_letters_before(line: str, at: int) -> int:
    start = at
    while start > 0 and _is_flag_letter(line[start - 1]):
        start -= 1
    return at - start
