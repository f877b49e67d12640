"""Reading vocabularies (`nvc-vocabulary/1`), and words that stand in an exercise itself."""

from dataclasses import replace
from typing import Final, get_args

from nvc_coach.library.characters import shown
from nvc_coach.library.credits import CREDIT_KEYS, has_format, read_credits
from nvc_coach.library.problem_codes import Code
from nvc_coach.library.problems import Reading
from nvc_coach.library.references import Vocabularies, vocabulary_named
from nvc_coach.library.table import Keys, Table, id_from
from nvc_coach.practice.vocabulary import Group, Vocabulary, VocabularyKind, Word
from nvc_coach.wording import _

VOCABULARY_FORMAT: Final = "nvc-vocabulary/1"
VOCABULARY_KINDS: Final[tuple[VocabularyKind, ...]] = get_args(VocabularyKind)
VOCABULARY_KEYS: Final = (
    Keys(
        ("format", "id", "version", "language", "kind"),
        ("title", "summary", "extends", "remove", "group"),
    )
    | CREDIT_KEYS
)
GROUP_KEYS: Final = Keys(("id", "words"), ("label",))
FEELINGS_GROUP_KEYS: Final = GROUP_KEYS | Keys((), ("met",))
WORD_KEYS: Final = Keys(("label",), ("id", "gloss", "also", "intensity"))
FAUX_FEELING_KEYS: Final = WORD_KEYS | Keys((), ("feelings", "needs"))
MOST_WORDS: Final = 2000
MOST_INTENSITY: Final = 5


def read_vocabulary(
    table: Table, vocabularies: Vocabularies, *, under: str = ""
) -> Reading[Vocabulary]:
    """The vocabulary that a table describes, with that which it extends.

    Args:
        table: The top of a file, or a vocabulary in a resolved copy.
        vocabularies: Where what it extends is found.
        under: What stands before its id in its name, for instance ``core/``.
    """
    findings = table.notes.findings
    if not has_format(table, VOCABULARY_FORMAT):
        return Reading(None, findings.all())
    table.expect(VOCABULARY_KEYS)
    name = under + table.id()
    version, language = table.version(), table.language()
    kind: VocabularyKind | None = table.choice("kind", VOCABULARY_KINDS)
    for key in ("title", "summary"):
        table.text(key, one_line=True)
    read_credits(table)
    kinds = VOCABULARY_KINDS if kind is None else (kind,)
    base = vocabulary_named(table, "extends", vocabularies, language, kinds)
    groups = () if base is None else _without(table, base)
    if "remove" in table.data and "extends" not in table.data:
        message = _("There is nothing to take words out of.")
        fix = _("Say what this extends, such as {example}, or take remove out.")
        table.notes.at_key(
            Code.KEY_MISSING,
            table.at("remove"),
            message,
            fix.format(example='extends = "core/needs@1"'),
        )
    # Without its kind nobody can tell which keys its words may have.
    own = () if kind is None else _groups(table, kind, groups)
    groups = _merged(groups, own)
    if not groups and not findings.any:
        message, fix = _("There is no word in this file."), _("Add a [[group]] with some words.")
        table.notes.at_key(Code.EMPTY, table.at("group"), message, fix)
    if kind is None or findings.any:
        return Reading(None, findings.all())
    return Reading(Vocabulary(name, version, language, kind, groups))


def with_words(base: Vocabulary, name: str, label: str, words: tuple[Word, ...]) -> Vocabulary:
    """A vocabulary with words of an exercise before its own; they win over those of the same id.

    Args:
        base: What they are added to.
        name: The name of the new vocabulary.
        label: What their group is called.
        words: The words.
    """
    # No group of a file has such an id, so it stands for itself.
    group = Group("+", label, words)
    others = _merged(base.groups, (group,))[:-1]
    return replace(base, id=name, groups=(group, *others))


def read_words(table: Table, key: str, kind: VocabularyKind) -> tuple[Word, ...]:
    """Words in a list: each a text, or a table with more to say of it."""
    taken: set[str] = set()
    return _words(table, key, kind, taken)


def _without(table: Table, base: Vocabulary) -> tuple[Group, ...]:
    """The groups of what is extended, without the words that are taken out."""
    removed: set[str] = set()
    for number, word_id in enumerate(table.texts("remove")):
        if base.get(word_id) is None:
            near = table.notes.near(word_id, (word.id for word in base))
            message = _("There is no word with the id {id} in {name}.").format(
                id=shown(f'"{word_id}"'), name=base.id
            )
            fix = (
                _("Take it out of this list.")
                if near is None
                else _('Did you mean "{near}"?').format(near=near)
            )
            table.notes.at_value(Code.REMOVE_UNKNOWN, table.at("remove", number), message, fix)
        removed.add(word_id)
    return tuple(
        replace(group, words=left)
        for group in base.groups
        if (left := tuple(word for word in group.words if word.id not in removed))
    )


def _merged(groups: tuple[Group, ...], added: tuple[Group, ...]) -> tuple[Group, ...]:
    """Groups with others added.

    A group that is there already gets the words; a word that is there already is replaced, in its
    place if it stays in its group.
    """
    group_of = {word.id: group.id for group in added for word in group.words}
    by_id = {
        group.id: replace(
            group,
            words=tuple(w for w in group.words if group_of.get(w.id, group.id) == group.id),
        )
        for group in groups
    }
    for group in added:
        before = by_id.get(group.id)
        words = {word.id: word for word in before.words} if before else {}
        words |= {word.id: word for word in group.words}
        by_id[group.id] = replace(group, words=tuple(words.values()))
    return tuple(group for group in by_id.values() if group.words)


def _groups(table: Table, kind: VocabularyKind, above: tuple[Group, ...]) -> tuple[Group, ...]:
    there = {group.id: group for group in above}
    words: set[str] = set()
    groups: dict[str, Group] = {}
    for one in table.tables("group"):
        one.expect(FEELINGS_GROUP_KEYS if kind == "feelings" else GROUP_KEYS)
        group_id = one.id()
        before = there.get(group_id)
        label = one.text("label", one_line=True, blank=False)
        if "label" not in one.data and group_id and before is None:
            message = _("label is missing here.")
            fix = _("Add a line that begins with label = .")
            one.notes.at_key(Code.KEY_MISSING, one.at("label"), message, fix)
        if group_id in groups:
            message = _("A group with the id {id} is there already.").format(id=shown(group_id))
            fix = _("Put its words into that group, or give this one another id.")
            one.notes.at_value(Code.SAME_GROUP_ID, one.at("id"), message, fix)
        met = one.truth("met")
        if before is not None:
            label, met = label or before.label, before.met if met is None else met
        found = _words(one, "words", kind, words)
        if not found and isinstance(one.data.get("words"), list):
            message, fix = _("This list is empty."), _("Write at least one word into it.")
            one.notes.at_value(Code.EMPTY, one.at("words"), message, fix)
        groups[group_id] = Group(group_id, label, found, met)
    return tuple(groups.values())


def _words(table: Table, key: str, kind: VocabularyKind, taken: set[str]) -> tuple[Word, ...]:
    """The words in a list; their ids are added to those taken."""
    words: list[Word] = []
    for number, item in enumerate(table.items(key, '["…", "…"]', most=MOST_WORDS)):
        word = _word(table, key, number, item, kind)
        if word.id and word.id in taken:
            message = _("A word with the id {id} is there already.").format(id=shown(word.id))
            fix = _("Take one of the two out, or give this one an id of its own.")
            table.notes.at_value(Code.SAME_WORD_ID, table.at(key, number), message, fix)
        taken.add(word.id)
        words.append(word)
    return tuple(words)


def _word(table: Table, key: str, number: int, item: object, kind: VocabularyKind) -> Word:
    if isinstance(item, str):
        # A text is a word with nothing else to say of it.
        one = Table({"label": item}, table.at(key, number), table.notes)
        label = one.text("label", one_line=True, blank=False)
        return Word(_derived_id(one, label), label)
    one = table.table((key, number), item, '"…" or { id = "…", label = "…" }')
    one.expect(FAUX_FEELING_KEYS if kind == "faux-feelings" else WORD_KEYS)
    label = one.text("label", one_line=True, blank=False)
    return Word(
        id=one.id() if "id" in one.data else _derived_id(one, label),
        label=label,
        gloss=one.text("gloss", one_line=True),
        also=one.texts("also"),
        intensity=one.whole("intensity", 1, MOST_INTENSITY),
        feelings=one.ids("feelings"),
        needs=one.ids("needs"),
    )


def _derived_id(table: Table, label: str) -> str:
    word_id = id_from(label)
    if label and not word_id:
        message = _("No id can be made of {label}.").format(label=shown(f'"{label}"'))
        fix = _('Write {{ id = "my-word", label = "{label}" }} in its place.').format(
            label=shown(label)
        )
        table.notes.at_value(Code.WORD_NEEDS_ID, table.path, message, fix)
    return word_id
