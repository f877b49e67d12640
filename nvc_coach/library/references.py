"""How exercises and vocabularies name the vocabularies they stand on: ``core/needs@1``."""

import re
from collections.abc import Iterable
from enum import Enum, auto
from typing import Protocol

from nvc_coach.library.characters import shown
from nvc_coach.library.problem_codes import Code
from nvc_coach.library.problems import one_of
from nvc_coach.library.table import Table
from nvc_coach.practice.fault_codes import FaultCode
from nvc_coach.practice.vocabulary import Vocabulary, VocabularyKind
from nvc_coach.wording import _

_REFERENCE = re.compile(r"([a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)?)@(0|[1-9][0-9]{0,5})")


class NotThere(Enum):
    """Why a vocabulary cannot be had."""

    UNKNOWN = auto()
    """There is none of that name."""
    BROKEN = auto()
    """There is one, and its file has problems."""
    CIRCULAR = auto()
    """It stands, by way of others, on the one that asks for it."""
    TOO_DEEP = auto()
    """It stands on another that stands on another, and so on, for too long."""


class Vocabularies(Protocol):
    """Where vocabularies are found."""

    def find(self, name: str, language: str) -> Vocabulary | NotThere:
        """The vocabulary of that name, such as ``core/needs``, if there is one.

        Args:
            name: A reference without its version.
            language: The language it is wanted in, if there is a choice.
        """
        ...

    def names(self) -> Iterable[str]:
        """The names that there are."""
        ...


def reference(table: Table, key: str) -> tuple[str, str] | None:
    """The name and the main version under a key; None if there are none, or that was told."""
    text = table.text(key)
    if not isinstance(table.data.get(key), str):
        return None
    match = _REFERENCE.fullmatch(text)
    if match is not None:
        return match[1], match[2]
    named = text.partition("@")[0]
    example = named if _REFERENCE.fullmatch(f"{named}@1") else "core/needs"
    table.notes.at_value(
        Code.NOT_A_REFERENCE,
        table.at(key),
        _("{text} names no vocabulary.").format(text=shown(f'"{text}"')),
        _('Write its name, @ and its main version: "{example}@1".').format(example=example),
    )
    return None


def vocabulary_named(
    table: Table,
    key: str,
    vocabularies: Vocabularies,
    language: str,
    kinds: tuple[VocabularyKind, ...],
) -> Vocabulary | None:
    """The vocabulary that a key refers to; None if there is none, or that was told.

    Args:
        table: Where the reference stands.
        key: Under which key.
        vocabularies: Where it is looked for.
        language: The language it is wanted in.
        kinds: What its words may be.
    """
    named = reference(table, key)
    if named is None:
        return None
    name, major = named
    found = vocabularies.find(name, language)
    if isinstance(found, NotThere):
        _tell_not_there(table, key, name, found, vocabularies)
        return None
    here = found.version.partition(".")[0]
    if here != major:
        table.notes.at_value(
            Code.VOCABULARY_MAJOR,
            table.at(key),
            _("{name} is there in version {version}.").format(name=name, version=found.version),
            _('Look through its words, then write "{name}@{major}".').format(name=name, major=here),
        )
        return None
    if found.kind not in kinds:
        table.notes.at_value(
            Code.VOCABULARY_KIND,
            table.at(key),
            _("{name} holds {kind}.").format(name=name, kind=found.kind),
            _("Name a vocabulary of {kinds} here.").format(kinds=one_of(kinds)),
        )
        return None
    return found


def _tell_not_there(
    table: Table, key: str, name: str, reason: NotThere, vocabularies: Vocabularies
) -> None:
    if reason is NotThere.UNKNOWN:
        names = sorted(vocabularies.names())
        near = table.notes.near(name, names)
        code: str = FaultCode.VOCABULARY_UNKNOWN
        message = _("There is no vocabulary called {name}.").format(name=shown(f'"{name}"'))
        fix = (
            _("Name one that is there: {names}.").format(names=one_of(names))
            if near is None
            else _('Did you mean "{near}"?').format(near=near)
        )
    elif reason is NotThere.BROKEN:
        code = Code.VOCABULARY_BROKEN
        message = _("The vocabulary {name} cannot be used as it is.").format(name=name)
        fix = _("Mend its file first; checking that file tells what to do.")
    elif reason is NotThere.CIRCULAR:
        code = Code.EXTENDS_CIRCLE
        message = _("{name} extends this one in its turn.").format(name=name)
        fix = _("Take out one of the two extends lines.")
    else:
        code = Code.TOO_DEEP
        message = _("{name} extends another, which extends another, and so on.").format(name=name)
        fix = _("Extend the first of them instead.")
    table.notes.at_value(code, table.at(key), message, fix)
