"""The words people read, in their language.

Every sentence of the program is written in English in the code and wrapped in :func:`_` or
:func:`ngettext`, with named placeholders that are filled in afterwards, so that a translator may
move them: ``_("Welcome back to {title}.").format(title=title)``.

Importing this module reads nothing. Until :func:`speak` is called, the English of the code is what
people see. Which language is spoken belongs to the whole process, as in gettext itself: it is set
once by the command line before anything is shown.
"""

import gettext as catalogues
import re
from pathlib import Path

SOURCE_LANGUAGE = "en"
"""The language the sentences in the code are written in; it needs no catalogue."""

_LANGUAGE_NAME = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


class _Voice:
    """What is spoken now: one object instead of a global name that is rebound."""

    __slots__ = ("translations",)

    def __init__(self) -> None:
        self.translations = catalogues.NullTranslations()


_voice = _Voice()


def _(message: str) -> str:
    """The message in the spoken language, or as it stands when no translation has it."""
    return _voice.translations.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a message that fits a count, by the plural rules of the spoken language.

    Args:
        one: the English message for one, with the same placeholders as ``many``.
        many: the English message for any other number.
        count: how many; it chooses the form and is not filled in.
    """
    return _voice.translations.ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802 - the name every gettext tool looks for
    """Mark a constant for translators; it is spoken later through ``_(constant)``."""
    return message


def speak(language: str, folder: Path | None = None) -> str:
    """Speak a language from here on, as far as there is a translation.

    Args:
        language: a name such as ``de``, ``pt_BR``, ``pt-BR`` or, from the environment,
            ``de_DE.UTF-8``. A region without a translation of its own falls back to its language.
        folder: where the catalogues lie, ``<language>/LC_MESSAGES/nvc_coach.mo``; by default
            those that come with the program.

    Returns:
        The language that is spoken now: English when nothing else was found.
    """
    where = folder if folder is not None else Path(__file__).resolve().parent / "locale"
    bare = language.partition(".")[0].partition("@")[0].replace("-", "_")
    spoken = SOURCE_LANGUAGE
    translations = catalogues.NullTranslations()
    for name in _from_exact_to_general(bare):
        if name == SOURCE_LANGUAGE:
            break
        catalogue = where / name / "LC_MESSAGES" / "nvc_coach.mo"
        if catalogue.is_file():
            with catalogue.open("rb") as compiled:
                translations = catalogues.GNUTranslations(compiled)
            spoken = name
            break
    _voice.translations = translations
    return spoken


def _from_exact_to_general(language: str) -> list[str]:
    """``pt_BR`` gives ``pt_BR`` and ``pt``; what is no name of a language gives nothing."""
    if _LANGUAGE_NAME.fullmatch(language) is None:
        return []
    parts = language.split("_")
    return ["_".join(parts[:length]) for length in range(len(parts), 0, -1)]
