"""Lists as a sentence has them: "respect, rest and to be met halfway"."""

from typing import NamedTuple


class _Pattern(NamedTuple):
    between: str
    last: str


# From the standard "and" list patterns of the Unicode CLDR, release 45; the Oxford comma left out.
_PATTERNS = {
    "ar": _Pattern(" و", " و"),
    "de": _Pattern(", ", " und "),
    "en": _Pattern(", ", " and "),
    "es": _Pattern(", ", " y "),
    "fr": _Pattern(", ", " et "),
    "he": _Pattern(", ", " \N{HEBREW LETTER VAV}"),
    "hi": _Pattern(", ", " और "),
    "it": _Pattern(", ", " e "),
    "ja": _Pattern("、", "、"),
    "nl": _Pattern(", ", " en "),
    "pl": _Pattern(", ", " i "),
    "pt": _Pattern(", ", " e "),
    "ru": _Pattern(", ", " и "),
    "sv": _Pattern(", ", " och "),
    "tr": _Pattern(", ", " ve "),
    "uk": _Pattern(", ", " \N{CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I} "),
    "zh": _Pattern("、", "和"),
}
_ANY = _Pattern(", ", ", ")


def joined(items: tuple[str, ...], language: str) -> str:
    """The items as one list in a language (a tag such as ``en`` or ``pt-BR``)."""
    pattern = _PATTERNS.get(language.partition("-")[0].lower(), _ANY)
    *first, last = items or ("",)
    return pattern.last.join((pattern.between.join(first), last)) if first else last
