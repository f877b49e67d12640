"""The person's own words, each filed under a group of words: ``nvc-own-words/1``.

One small file at the top of the journal. An entry never says under which group its own words are
filed, so filing one reaches every entry that holds it and rewrites none.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from nvc_coach.journal import toml_writing
from nvc_coach.journal.flaws import Flaw, FlawCode, FlawError
from nvc_coach.journal.table_keys import MisfitError, TableKeys
from nvc_coach.journal.toml_reading import parsed
from nvc_coach.practice.vocabulary import folded

FORMAT: Final = "nvc-own-words/1"
"""The format that this version writes."""
_NAMED: Final = re.compile(r"nvc-own-words/([1-9][0-9]{0,8})")
_KEYS: Final = ("kind", "word", "group")


@dataclass(frozen=True, slots=True)
class Filing:
    """One word that is filed.

    Attributes:
        kind: What it names: "feelings" or "needs"; of a later version perhaps another word.
        word: As it was typed.
        group: The id of the group.
        extra: Keys that this version does not know; they are kept.
    """

    kind: str
    word: str = field(repr=False)
    group: str
    extra: Mapping[str, object] = field(default_factory=dict[str, object], repr=False)

    def is_of(self, kind: str, word: str) -> bool:
        """Whether it is about this word; case and white space do not count."""
        return self.kind == kind and folded(self.word) == folded(word)


@dataclass(frozen=True, slots=True)
class OwnWords:
    """All words that are filed.

    Attributes:
        filings: In the order in which they were first filed.
        extra: Keys and tables of the file that this version does not know; they are kept.
        format: The format it was read from.
    """

    filings: tuple[Filing, ...] = field(default=(), repr=False)
    extra: Mapping[str, object] = field(default_factory=dict[str, object], repr=False)
    format: str = FORMAT

    def filed(self, kind: str, word: str, group: str | None) -> "OwnWords":
        """The same with a word under a group, or by itself."""
        there = next((one for one in self.filings if one.is_of(kind, word)), None)
        kept = [one for one in self.filings if one is there or not one.is_of(kind, word)]
        if group is None:
            kept = [one for one in kept if one is not there]
        elif there is None:
            kept.append(Filing(kind, word, group))
        else:
            kept = [replace(one, group=group) if one is there else one for one in kept]
        return replace(self, filings=tuple(kept))

    @property
    def holds_nothing(self) -> bool:
        """Whether there is nothing to keep."""
        return not self.filings and not self.extra


def dump(own: OwnWords) -> bytes:
    """Filed words as the bytes of their file: the same words always give the same bytes."""
    top: dict[str, object] = {"format": FORMAT}
    top |= {key: one for key, one in own.extra.items() if not toml_writing.stands_apart(one)}
    if own.filings:
        top["word"] = [
            {"kind": one.kind, "word": one.word, "group": one.group, **one.extra}
            for one in own.filings
        ]
    return toml_writing.encoded({**top, **own.extra})


def load(data: bytes) -> OwnWords:
    """The filed words that the bytes of a file hold; of a newer format what can be made out.

    Raises:
        FlawError: They are no such file; it says why.
    """
    document = parsed(data)
    named = document.data.get("format")
    match = _NAMED.fullmatch(named) if isinstance(named, str) else None
    if match is None:
        line = document.key_at(("format",)).line
        raise FlawError(Flaw(FlawCode.NOT_OWN_WORDS, line))
    if match[0] != FORMAT:
        return OwnWords(tuple(_made_out(document.data.get("word"))), format=match[0])
    try:
        return _read(document.data)
    except MisfitError as error:
        missing = error.misfit.wanted == "there"
        raise FlawError(
            Flaw(
                FlawCode.KEY_MISSING if missing else FlawCode.KEY_OF_ANOTHER_KIND,
                document.key_at(error.misfit.path).line,
                str(error.misfit.path[-1]),
            )
        ) from None


def _read(table: Mapping[str, object]) -> OwnWords:
    keys = TableKeys(table)
    keys.needed_text("format")
    filings: list[Filing] = []
    for place, one in enumerate(keys.tables("word")):
        word = TableKeys(one, ("word", place))
        kind, said, group = map(word.needed_text, _KEYS)
        filings.append(Filing(kind, said, group, word.left))
    return OwnWords(tuple(filings), keys.left)


def _made_out(tables: object) -> Iterable[Filing]:
    for one in tables if isinstance(tables, list) else ():
        kind, word, group = map(one.get, _KEYS) if isinstance(one, Mapping) else (None,) * 3
        if isinstance(kind, str) and isinstance(word, str) and isinstance(group, str):
            yield Filing(kind, word, group)
