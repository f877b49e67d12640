"""The tables of a file, read key by key; whatever does not fit is told with its place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar, cast

from nvc_coach.library.characters import shown
from nvc_coach.library.notes import Notes
from nvc_coach.library.problem_codes import Code
from nvc_coach.library.problems import one_of
from nvc_coach.library.toml_positions import Path
from nvc_coach.library.toml_text import Parsed
from nvc_coach.wording import _

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_VERSION = re.compile(r"(?:0|[1-9][0-9]{0,5})(?:\.(?:0|[1-9][0-9]{0,5})){2}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")

WordT = TypeVar("WordT", bound=str)


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys that a table may have: those it has to, and the others."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every key."""
        return self.required + self.optional

    def __or__(self, others: "Keys") -> "Keys":
        """These keys and others."""
        return Keys(self.required + others.required, self.optional + others.optional)


def id_from(label: str) -> str:
    """The id made of a label: small letters, with a hyphen for whatever is no letter or digit.

    It is empty where the label has none of the letters a to z and no digit.
    """
    return _NOT_IN_IDS.sub("-", label.lower()).strip("-")[:64].rstrip("-")


def is_id(text: str) -> bool:
    """Whether a text works as an id."""
    return _ID.fullmatch(text) is not None


def top_of(parsed: Parsed) -> "Table":
    """The file itself as a table, with notes of its own."""
    return Table(parsed.data, (), Notes(parsed))


class Table:
    """One table of a file.

    What a reader asks for and is not there, or not as it has to be, comes back as empty or None;
    in the second case that was told.

    Attributes:
        data: What it holds.
        path: Where it stands.
        notes: Where problems are told.
    """

    def __init__(self, data: Mapping[str, object], path: Path, notes: Notes) -> None:
        self.data = data
        self.path = path
        self.notes = notes

    def at(self, *keys: str | int) -> Path:
        """The path of something in this table."""
        return (*self.path, *keys)

    def expect(self, keys: Keys) -> None:
        """Tell which keys are missing, and which are not known."""
        if not self.data and self.path in self.notes.told:
            return
        for key in keys.required:
            if key not in self.data:
                message = _("{key} is missing here.").format(key=key)
                fix = _("Add a line that begins with {key} = .").format(key=key)
                self.notes.at_key(Code.KEY_MISSING, self.at(key), message, fix)
        for key in self.data:
            if key not in keys.all:
                near = self.notes.near(key, (one for one in keys.all if one not in self.data))
                message = _("{key} is not known here.").format(key=shown(key))
                fix = (
                    _("Take it out. Known here: {keys}.").format(keys=one_of(keys.all))
                    if near is None
                    else _("Did you mean {near}?").format(near=near)
                )
                self.notes.at_key(Code.KEY_UNKNOWN, self.at(key), message, fix)

    def text(self, key: str, *, one_line: bool = False, blank: bool = True) -> str:
        """A text without the white space at its end.

        Args:
            key: Which.
            one_line: Whether it may not have line breaks.
            blank: Whether it may be empty.
        """
        return self._text((key,), self.data.get(key), one_line=one_line, blank=blank)

    def _text(self, keys: Path, value: object, *, one_line: bool, blank: bool) -> str:
        if value is None:
            return ""
        if not isinstance(value, str):
            self._wrong(keys, _("This has to be a text."), '"…"')
            return ""
        text = value.rstrip()
        if not text and not blank:
            message = _("This text is empty.")
            self.notes.at_value(Code.EMPTY, self.at(*keys), message, _("Write something there."))
        if one_line and "\n" in text:
            message = _("This text has more than one line.")
            fix = _("Write it on one line, between single quotation marks.")
            self.notes.at_value(Code.ONE_LINE, self.at(*keys), message, fix)
        return text

    def _wrong(self, keys: Path, message: str, example: str) -> None:
        named = f"{keys[0]} = {example}" if len(keys) == 1 else example
        fix = _("Write it like this: {example}").format(example=named)
        self.notes.at_value(Code.WRONG_TYPE, self.at(*keys), message, fix)

    def _matching(self, key: str, pattern: re.Pattern[str], code: Code, fix: str) -> str:
        text = self.text(key)
        if isinstance(self.data.get(key), str) and not pattern.fullmatch(text):
            message = _("{text} does not work as {key}.").format(text=shown(f'"{text}"'), key=key)
            self.notes.at_value(code, self.at(key), message, fix)
        return text

    def id(self, key: str = "id") -> str:
        """An id, as it stands there even if that was told."""
        suggested = id_from(self.text(key)) if isinstance(self.data.get(key), str) else ""
        fix = _('Use small letters, digits and hyphens: "{example}".').format(
            example=suggested or "my-own-name"
        )
        return self._matching(key, _ID, Code.NOT_AN_ID, fix)

    def version(self) -> str:
        """Three numbers with dots."""
        fix = _('Write three numbers with dots between them: "1.0.0".')
        return self._matching("version", _VERSION, Code.NOT_A_VERSION, fix)

    def language(self) -> str:
        """A language tag."""
        fix = _('Write the short name of the language, such as "en", "de" or "pt-BR".')
        return self._matching("language", _LANGUAGE, Code.NOT_A_LANGUAGE, fix)

    def whole(self, key: str, low: int, high: int) -> int | None:
        """A whole number between `low` and `high`, both included."""
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            self._wrong((key,), _("This has to be a whole number."), str(max(low, 1)))
            return None
        if not low <= value <= high:
            message = _("This number is out of range.")
            fix = _("Write a number from {low} to {high}.").format(low=low, high=high)
            self.notes.at_value(Code.OUT_OF_RANGE, self.at(key), message, fix)
            return None
        return value

    def truth(self, key: str) -> bool | None:
        """True or false."""
        value = self.data.get(key)
        if value is None or isinstance(value, bool):
            return value
        self._wrong((key,), _("This has to be true or false, without quotes."), "true")
        return None

    def choice(self, key: str, allowed: tuple[WordT, ...]) -> WordT | None:
        """One of a few words."""
        text = self.text(key)
        if key not in self.data or not isinstance(self.data[key], str):
            return None
        return self._allowed((key,), text, allowed)

    def _allowed(
        self, keys: Path, text: str, allowed: tuple[WordT, ...], code: Code = Code.NOT_ONE_OF
    ) -> WordT | None:
        for one in allowed:
            if one == text:
                return one
        near = self.notes.near(text, allowed)
        message = _("{text} has no meaning here.").format(text=shown(f'"{text}"'))
        fix = (
            _("Write one of these: {words}.").format(words=one_of(allowed))
            if near is None
            else _('Did you mean "{near}"?').format(near=near)
        )
        self.notes.at_value(code, self.at(*keys), message, fix)
        return None

    def texts(self, key: str, *, most: int = 999) -> tuple[str, ...]:
        """A list of texts of one line each, none of them empty."""
        return tuple(
            self._text((key, number), item, one_line=True, blank=False)
            for number, item in enumerate(self.items(key, '["…", "…"]', most))
        )

    def ids(self, key: str) -> tuple[str, ...]:
        """A list of ids."""
        texts = self.texts(key)
        for number, text in enumerate(texts):
            if text and not is_id(text):
                message = _("{text} does not work as an id.").format(text=shown(f'"{text}"'))
                fix = _('Use small letters, digits and hyphens: "{example}".').format(
                    example=id_from(text) or "my-own-name"
                )
                self.notes.at_value(Code.NOT_AN_ID, self.at(key, number), message, fix)
        return texts

    def choices(self, key: str, allowed: tuple[WordT, ...]) -> tuple[WordT, ...]:
        """A list of words out of a few, each at most once and at least one."""
        found: list[WordT] = []
        texts = self.texts(key, most=len(allowed) + 9)
        if not texts and isinstance(self.data.get(key), list):
            message, fix = _("This list is empty."), _("Write at least one of these: {words}.")
            fix = fix.format(words=one_of(allowed))
            self.notes.at_value(Code.EMPTY, self.at(key), message, fix)
        for number, text in enumerate(texts):
            one = self._allowed((key, number), text, allowed) if text else None
            if one in found:
                message = _("{text} stands here twice.").format(text=shown(text))
                self.notes.at_value(
                    Code.TWICE, self.at(key, number), message, _("Take one of them out.")
                )
            elif one is not None:
                found.append(one)
        return tuple(found)

    def items(self, key: str, example: str, most: int) -> list[object]:
        """A list of anything, cut off behind the most that make sense."""
        value = self.data.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self._wrong((key,), _("This has to be a list, in square brackets."), example)
            return []
        items = cast("list[object]", value)
        self._few_enough(key, len(items), most)
        return items[:most]

    def _few_enough(self, key: str, number: int, most: int) -> None:
        if number > most:
            message = _("There are {number} here; {most} is the most.").format(
                number=number, most=most
            )
            fix = _("Take some of them out.")
            self.notes.at_key(Code.TOO_MANY, self.at(key), message, fix)

    def tables(self, key: str, *, inline: bool = False, most: int = 999) -> "tuple[Table, ...]":
        """The tables that stand under a heading in two brackets, or in braces in a list.

        What is no table is told, and stands there as an empty one.
        """
        value = self.data.get(key)
        if isinstance(value, dict) and not inline:
            message = _("{name} stands in single brackets here.").format(name=key)
            fix = _("Write [[{name}]] each time.").format(name=key)
            self.notes.at_key(Code.SINGLE_BRACKETS, self.at(key), message, fix)
            return ()
        example = '[{ id = "…", label = "…" }]' if inline else f"[[{key}]]"
        return tuple(
            self.table((key, number), item, example)
            for number, item in enumerate(self.items(key, example, most))
        )

    def table(self, keys: Path, item: object, example: str) -> "Table":
        """An item as a table; what is none is told, and stands there as an empty one.

        Args:
            keys: Where it stands in this one.
            item: What stands there.
            example: How it could be written.
        """
        if isinstance(item, dict):
            return Table(cast("dict[str, object]", item), self.at(*keys), self.notes)
        fix = _("Write it like this: {example}").format(example=example)
        message = _("This has to have names and values.")
        self.notes.at_value(Code.WRONG_TYPE, self.at(*keys), message, fix)
        return Table({}, self.at(*keys), self.notes)
