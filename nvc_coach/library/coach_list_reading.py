"""Reading lists of the coach (`nvc-coach-list/1`)."""

from types import MappingProxyType
from typing import Final

from nvc_coach.coach.lists import CoachList
from nvc_coach.coach.phrases import sets_in
from nvc_coach.coach.words import spelled
from nvc_coach.library.characters import shown
from nvc_coach.library.credits import CREDIT_KEYS, has_format, read_credits
from nvc_coach.library.hint_reading import COACH_KINDS, phrases, read_hints
from nvc_coach.library.problem_codes import Code
from nvc_coach.library.problems import Reading
from nvc_coach.library.references import Vocabularies
from nvc_coach.library.table import Keys, Table, is_id
from nvc_coach.practice.hint_table import CoachKind
from nvc_coach.wording import _

COACH_LIST_FORMAT: Final = "nvc-coach-list/1"
COACH_LIST_KEYS: Final = (
    Keys(
        ("format", "id", "version", "language", "kind", "hint"),
        ("title", "summary", "names", "negations", "reports", "turns", "silent", "unless", "sets"),
    )
    | CREDIT_KEYS
)
MOST_SETS: Final = 99
MOST_WORDS_OF_A_SET: Final = 999


def read_coach_list(table: Table, vocabularies: Vocabularies) -> Reading[CoachList]:
    """The list that a table describes.

    Args:
        table: The top of a file.
        vocabularies: Where the words are found that its hints may ask about.
    """
    findings = table.notes.findings
    if not has_format(table, COACH_LIST_FORMAT):
        return Reading(None, findings.all())
    table.expect(COACH_LIST_KEYS)
    list_id, version, language = table.id(), table.version(), table.language()
    kind: CoachKind | None = table.choice("kind", COACH_KINDS)
    for key in ("title", "summary"):
        table.text(key, one_line=True)
    read_credits(table)
    sets = _sets(table)
    hints = read_hints(table, kind or COACH_KINDS[0], sets, vocabularies, language)
    of_all = {
        key: phrases(table, key, sets)
        for key in ("negations", "reports", "turns", "silent", "unless")
    }
    names = table.truth("names") is True
    if kind is None or findings.any:
        return Reading(None, findings.all())
    return Reading(
        CoachList(
            id=list_id,
            version=version,
            language=language,
            kind=kind,
            hints=hints,
            names=names,
            sets=MappingProxyType(sets),
            **of_all,
        )
    )


def _sets(table: Table) -> dict[str, tuple[str, ...]]:
    """The sets, by name, each of them of single words."""
    if "sets" not in table.data:
        return {}
    sets = table.table(("sets",), table.data["sets"], "[sets]")
    found: dict[str, tuple[str, ...]] = {}
    taken: set[str] = set()
    if len(sets.data) > MOST_SETS:
        message = _("There are {number} here; {most} is the most.").format(
            number=len(sets.data), most=MOST_SETS
        )
        sets.notes.at_key(Code.TOO_MANY, sets.path, message, _("Take some of them out."))
    for name in list(sets.data)[:MOST_SETS]:
        if not is_id(name):
            message = _("{text} does not work as an id.").format(text=shown(f'"{name}"'))
            fix = _('Use small letters, digits and hyphens: "{example}".').format(example="person")
            sets.notes.at_key(Code.NOT_AN_ID, sets.at(name), message, fix)
        found[name] = sets.texts(name, most=MOST_WORDS_OF_A_SET)
        for number, word in enumerate(found[name]):
            _check_word(sets, name, number, word, taken)
    return found


def _check_word(sets: Table, name: str, number: int, word: str, taken: set[str]) -> None:
    if not word:  # That was told.
        return
    words = spelled(word)
    if sets_in(word) or len(words) != 1:
        message = _("{text} is no single word.").format(text=shown(f'"{word}"'))
        fix = _("Write single words here, and phrases in a hint.")
    elif words[0] in taken:
        message = _("{text} stands in a set already.").format(text=shown(f'"{word}"'))
        fix = _("Take one of the two out.")
    else:
        taken.add(words[0])
        return
    sets.notes.at_value(Code.SET_WORD, sets.at(name, number), message, fix)
