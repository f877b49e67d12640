"""Needs and feelings in words: which, how often, and when."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from nvc_coach.insight.meaning import Kind, Whose
from nvc_coach.insight.patterns import Patterns
from nvc_coach.insight.tallies import Met, Tally, Words
from nvc_coach.practice.joining import joined
from nvc_coach.services.patterns_in_words.buckets import bucket_in_words, heading
from nvc_coach.services.patterns_in_words.pictures import (
    MET,
    NOT_MET,
    NOT_SAID,
    WITHIN,
    Bar,
    bars,
    line_of_blocks,
    squeezed,
)
from nvc_coach.services.patterns_in_words.table import Lines, Shown, Table, padded, width_of
from nvc_coach.wording import N_, SOURCE_LANGUAGE, _, ngettext

MOST_ROWS: Final = 12
"""So many words stand in a table or picture; the sentence says how many more there are."""
_NAMED_IN_A_SENTENCE: Final = 3
_METS: Final[tuple[Met, ...]] = (False, True, None)
_SIGNS: Final = (NOT_MET, MET, NOT_SAID)
_TITLES: Final[dict[Kind, str]] = {"needs": N_("Needs"), "feelings": N_("Feelings")}
_HEADINGS: Final[dict[Kind, str]] = {"needs": N_("Need"), "feelings": N_("Feeling")}
_SAYINGS: Final[dict[Kind, tuple[str, str, str]]] = {
    "needs": (N_("not met"), N_("met"), N_("not said")),
    "feelings": (N_("when needs are not met"), N_("when needs are met"), N_("not said")),
}


@dataclass(frozen=True, slots=True)
class _Row:
    """A word with its three numbers, as `_METS` has them; or a group, or a word within one."""

    label: str
    numbers: tuple[int, int, int]
    within: bool = False


def shown_words(found: Patterns, kind: Kind) -> Shown:
    """One's own needs or feelings, and those of a "we"."""
    words = found.needs if kind == "needs" else found.feelings
    if not words.tallies:
        nothing = N_("No needs were named.") if kind == "needs" else N_("No feelings were named.")
        return Shown(kind, _(_TITLES[kind]), (_(nothing),))
    return Shown(
        kind,
        _(_TITLES[kind]),
        (_in_practices(words, kind), *_most_often(words, kind), *_left_out(words)),
        _tables(found, words, kind),
        lambda width: _picture(found, words, kind, width),
    )


def shown_guesses(found: Patterns) -> Shown:
    """What was guessed on the other's side: feelings, and the needs beneath."""
    title = _("Guessed on the other's side")
    both: list[tuple[Kind, Words]] = [
        ("needs", found.guessed_needs),
        ("feelings", found.guessed_feelings),
    ]
    there = [(kind, words) for kind, words in both if words.tallies]
    if not there:
        return Shown("guessed", title, (_("No feelings or needs were guessed."),))
    sentences = (
        sentence
        for kind, words in there
        for sentence in (*_guessed_in_practices(words, kind), *_left_out(words))
    )
    return Shown(
        "guessed",
        title,
        tuple(sentences),
        tuple(table for kind, words in there for table in _tables(found, words, kind)),
        lambda width: _one_below_the_other(
            _picture(found, words, kind, width) for kind, words in there
        ),
    )


def label_of(tally: Tally) -> str:
    """A word as it is listed: own words in quotation marks."""
    return f'"{tally.label}"' if tally.own else tally.label


# ------------------------------------------------------------------ sentences


def _in_practices(words: Words, kind: Kind) -> str:
    if kind == "needs":
        told = ngettext(
            "Needs were named in {count} practice.",
            "Needs were named in {count} practices.",
            words.practices,
        )
    else:
        told = ngettext(
            "Feelings were named in {count} practice.",
            "Feelings were named in {count} practices.",
            words.practices,
        )
    return told.format(count=words.practices)


def _guessed_in_practices(words: Words, kind: Kind) -> Iterator[str]:
    if kind == "needs":
        told = ngettext(
            "Needs of somebody else were guessed in {count} practice.",
            "Needs of somebody else were guessed in {count} practices.",
            words.practices,
        )
    else:
        told = ngettext(
            "Feelings of somebody else were guessed in {count} practice.",
            "Feelings of somebody else were guessed in {count} practices.",
            words.practices,
        )
    yield told.format(count=words.practices)
    first = _first_few(_rows(words.tallies), sum)
    if first:
        yield _("Most often: {words}.").format(words=first)


def _most_often(words: Words, kind: Kind) -> Iterator[str]:
    """Which words stand first among those not met, and among those met."""
    rows = _rows(words.tallies)
    sayings = (
        (N_("Not met, most often: {words}."), N_("Met, most often: {words}."))
        if kind == "needs"
        else (
            N_("When needs are not met, most often: {words}."),
            N_("When needs are met, most often: {words}."),
        )
    )
    for at, saying in enumerate(sayings):
        told = _first_few(rows, lambda numbers, at=at: numbers[at])  # type: ignore[misc]
        if told:
            yield _(saying).format(words=told)
    told = _first_few(rows, lambda numbers: numbers[2])
    if told and kind == "needs":
        yield _("Named without being called met or not, most often: {words}.").format(words=told)


def _first_few(rows: Iterable[_Row], number: Callable[[tuple[int, int, int]], int]) -> str:
    """The words that were named most often, and more than once, by some number, each with it."""
    counted = [(number(row.numbers), row.label) for row in rows]
    counted = sorted((one for one in counted if one[0] > 1), key=lambda one: -one[0])
    first = counted[:_NAMED_IN_A_SENTENCE]
    told = (_("{word} ({count})").format(word=word, count=count) for count, word in first)
    return joined(tuple(told), SOURCE_LANGUAGE) if first else ""


def _left_out(words: Words) -> Iterator[str]:
    more = len(_rows(words.tallies)) - MOST_ROWS
    if more > 0:
        yield ngettext(
            "{count} more word was named.",
            "{count} more words were named.",
            more,
        ).format(count=more)
    more = len(_groups(words)) - MOST_ROWS
    if more > 0:
        yield ngettext(
            "{count} more group was named.",
            "{count} more groups were named.",
            more,
        ).format(count=more)


# ------------------------------------------------------------------ tables


def _tables(found: Patterns, words: Words, kind: Kind) -> tuple[Table, ...]:
    """The words, their groups where there is something to tell of them, and how it went on."""
    over_time = _over_time(found, words, kind)
    if not _groups(words):
        return (_table(words, kind), over_time)
    return (_table(words, kind), _group_table(words, kind), over_time)


def _table(words: Words, kind: Kind) -> Table:
    columns = _columns(words)
    rows = (
        (row.label, *(_number(row.numbers[at]) for at in columns))
        for row in _rows(words.tallies)[:MOST_ROWS]
    )
    about = _("In how many practices each was named")
    return Table(about, (_(_HEADINGS[kind]), *_column_names(columns, kind)), tuple(rows))


def _group_table(words: Words, kind: Kind) -> Table:
    columns = _columns(words)
    rows = (
        (
            _("with {word}").format(word=row.label) if row.within else row.label,
            *(_number(row.numbers[at]) for at in columns),
        )
        for row in _group_rows(words)
    )
    about = _("In how many practices each group was named")
    return Table(about, (_("Group"), *_column_names(columns, kind)), tuple(rows))


def _over_time(found: Patterns, words: Words, kind: Kind) -> Table:
    """How often words were named in each week, month or year that saw one."""
    columns = _columns(words)
    numbers = [words.by_bucket(_METS[at]) for at in columns]
    rows = (
        (bucket_in_words(found, bucket), *map(_number, row))
        for bucket, *row in zip(found.buckets, *numbers, strict=True)
        if any(row)
    )
    names = _column_names(columns, kind, _("named"))
    about = _("How often any was named, and when")
    return Table(about, (heading(found), *names), tuple(rows))


def _columns(words: Words) -> list[int]:
    """Which of met, not met and not said there is anything to tell of."""
    return [at for at, met in enumerate(_METS) if words.count(met)]


def _column_names(columns: list[int], kind: Kind, otherwise: str = "") -> tuple[str, ...]:
    """What stands above the columns; where nobody says whether they are met, just the number."""
    if [_METS[at] for at in columns] == [None]:
        return (otherwise or _("practices"),)
    return tuple(_(_SAYINGS[kind][at]) for at in columns)


def _number(number: int) -> str:
    return str(number) if number else ""


def _group_rows(words: Words) -> Iterator[_Row]:
    """The groups, and below each the own words that are filed under it."""
    for group_id, row in _groups(words)[:MOST_ROWS]:
        yield row
        own = [one for one in words.tallies if one.own and one.group_id == group_id]
        yield from (replace(one, within=True) for one in _rows(own))


def _groups(words: Words) -> list[tuple[str, _Row]]:
    """The groups by id, those named most often first; none where the words alone say as much."""
    held = {(one.group_id, one.id, one.own) for one in words.tallies if one.group_id}
    if len(held) == len({group for group, _id, _own in held}) and not any(own for *_, own in held):
        return []
    numbers: dict[str, list[int]] = {}
    labels: dict[str, str] = {}
    for one in words.groups:
        numbers.setdefault(one.id, [0, 0, 0])[_METS.index(one.met)] += one.count
        labels.setdefault(one.id, one.label)
    rows = [(key, _Row(labels[key], (each[0], each[1], each[2]))) for key, each in numbers.items()]
    return sorted(rows, key=lambda one: (-sum(one[1].numbers), one[1].label.casefold(), one[0]))


def _rows(tallies: Iterable[Tally]) -> list[_Row]:
    """The words, those named most often first, with how often they were met and not."""
    numbers: dict[tuple[str, bool, Whose | None], list[int]] = {}
    labels: dict[tuple[str, bool, Whose | None], str] = {}
    for tally in tallies:
        key = tally.id, tally.own, tally.whose
        numbers.setdefault(key, [0, 0, 0])[_METS.index(tally.met)] += tally.count
        labels.setdefault(key, _with_whose(label_of(tally), tally.whose))
    rows = [_Row(labels[key], (each[0], each[1], each[2])) for key, each in numbers.items()]
    return sorted(rows, key=lambda row: (-sum(row.numbers), row.label.strip('"').casefold()))


def _with_whose(label: str, whose: Whose | None) -> str:
    if whose == "us":
        return _("{word} (ours)").format(word=label)
    return _("{word} (whose is not known)").format(word=label) if whose is None else label


# ------------------------------------------------------------------ pictures


def _picture(found: Patterns, words: Words, kind: Kind, width: int) -> Lines:
    columns = _columns(words)
    signs = [NOT_MET] if columns == [2] else [_SIGNS[at] for at in columns]

    def bar(row: _Row) -> Bar:
        numbers = (row.numbers[at] for at in columns)
        label = f"{WITHIN} {row.label}" if row.within else row.label
        return Bar(label, tuple(zip(signs, numbers, strict=True)))

    drawn = bars([*map(bar, _rows(words.tallies)[:MOST_ROWS])], width)
    groups = bars([*map(bar, _group_rows(words))], width)
    names = _column_names(columns, kind, _("named"))
    legend = "   ".join(f"{sign} {name}" for sign, name in zip(signs, names, strict=True))
    lines = _time_lines(found, [words.by_bucket(_METS[at]) for at in columns], names, width)
    by_group = (_("By group:"), *groups, "") if groups else ()
    told = (legend, "") if columns != [2] else ()
    return (*drawn, "", *by_group, *told, *lines)


def _time_lines(
    found: Patterns, rows: list[tuple[int, ...]], names: tuple[str, ...], width: int
) -> Lines:
    """A line of blocks for each row of numbers, over the range."""
    label_width = max(map(width_of, names))
    squeezed_rows = [squeezed(numbers, width - label_width - 2) for numbers in rows]
    highest = max(max(numbers) for numbers in squeezed_rows)
    step = _wide(len(squeezed_rows[0]), width - label_width - 2)
    lines = (
        f"{padded(name, label_width)}  "
        + "".join(block * step for block in line_of_blocks(numbers, highest))
        for name, numbers in zip(names, squeezed_rows, strict=True)
    )
    first, last = found.buckets[0], found.buckets[-1]
    told = _("from {first} to {last}").format(
        first=bucket_in_words(found, first), last=bucket_in_words(found, last)
    )
    return (*lines, f"{' ' * label_width}  {told}")


def _wide(count: int, room: int) -> int:
    """How many cells a block may have, so that a short range is no speck."""
    return max(1, min(3, room // max(1, count)))


def _one_below_the_other(pictures: Iterable[Lines]) -> Lines:
    lines = [line for picture in pictures for line in (*picture, "")]
    return tuple(lines[:-1])
