"""The numbers before and after in words."""

from collections.abc import Iterable, Iterator
from typing import Final

from nvc_coach.insight.charge import Moved, Pair
from nvc_coach.insight.patterns import Patterns
from nvc_coach.services.days import in_short
from nvc_coach.services.patterns_in_words.table import Lines, Shown, Table, padded, width_of
from nvc_coach.wording import _, ngettext

_BEFORE: Final = "○"
_AFTER: Final = "●"
_BOTH: Final = "◉"
_BETWEEN: Final = "─"
_EMPTY: Final = "·"
_MOST_PAIRS: Final = 24
_WIDEST_TRACK: Final = 41
_MOST_STEPS: Final = 100


def shown_charge(found: Patterns) -> Shown:
    """The numbers before and after: how they moved, without a word on whether that is good."""
    title = _("Charge before and after")
    if not found.charge:
        return Shown("charge", title, (_("No numbers were given."),))
    return Shown(
        "charge",
        title,
        tuple(sentence for moved in found.charge for sentence in _told(moved, found.charge)),
        tuple(_table(moved) for moved in found.charge if moved.pairs),
        lambda width: tuple(line for moved in found.charge for line in _picture(moved, width)),
    )


def number_in_words(number: float) -> str:
    """A median: whole, or with a half."""
    return f"{number:g}"


def _told(moved: Moved, every: tuple[Moved, ...]) -> Iterator[str]:
    if len(every) > 1:
        yield _scale(moved)
    if moved.pairs:
        count = len(moved.pairs)
        yield ngettext(
            "In {count} practice there is a number before and one after.",
            "In {count} practices there is a number before and one after.",
            count,
        ).format(count=count)
        yield from _moves(moved)
        yield from _medians(moved)
    if moved.half_given:
        yield ngettext(
            "In {count} practice one of the two numbers was given.",
            "In {count} practices one of the two numbers was given.",
            moved.half_given,
        ).format(count=moved.half_given)
    again = sum(len(pair.passes) > 2 for pair in moved.pairs)  # noqa: PLR2004  # before and after
    if again:
        yield ngettext(
            "In {count} practice a number was given more than once on the way.",
            "In {count} practices a number was given more than once on the way.",
            again,
        ).format(count=again)


def _scale(moved: Moved) -> str:
    if moved.ends is None:
        return _("On scales that are no longer known:")
    return _("On the scale from {start} to {end}:").format(start=moved.ends[0], end=moved.ends[1])


def _moves(moved: Moved) -> Iterator[str]:
    lower, same, higher = moved.lower, moved.same, moved.higher
    if lower:
        yield ngettext(
            "In {count} practice it was lower afterwards.",
            "In {count} practices it was lower afterwards.",
            lower,
        ).format(count=lower)
    if same:
        yield ngettext(
            "In {count} practice it was the same afterwards.",
            "In {count} practices it was the same afterwards.",
            same,
        ).format(count=same)
    if higher:
        yield ngettext(
            "In {count} practice it was higher afterwards.",
            "In {count} practices it was higher afterwards.",
            higher,
        ).format(count=higher)


def _medians(moved: Moved) -> Iterable[str]:
    if moved.medians is None or len(moved.pairs) == 1:
        return
    before, after = map(number_in_words, moved.medians)
    yield _("The number in the middle was {before} before, and {after} after.").format(
        before=before, after=after
    )


def _table(moved: Moved) -> Table:
    latest = moved.pairs[-_MOST_PAIRS:]
    again = any(map(_on_the_way, latest))
    rows = (
        (in_short(one.day), str(one.before), str(one.after), *([_on_the_way(one)] * again))
        for one in reversed(latest)
    )
    headings = (_("Begun"), _("before"), _("after"), *([_("on the way")] * again))
    about = (
        _("Each practice with both numbers")
        if len(latest) == len(moved.pairs)
        else ngettext(
            "The latest practice with both numbers",
            "The latest {count} practices with both numbers",
            len(latest),
        ).format(count=len(latest))
    )
    return Table(about, headings, tuple(rows))


def _on_the_way(pair: Pair) -> str:
    return ", ".join(map(str, pair.passes[1:-1]))


def _picture(moved: Moved, width: int) -> Lines:
    """A line for each practice: the number before, the number after, and what lies between."""
    shown = moved.pairs[-_MOST_PAIRS:]
    if not shown:
        return ()
    numbers = [number for one in shown for number in (one.before, one.after)]
    start, end = moved.ends or (min(numbers), max(numbers))
    days = [in_short(one.day) for one in shown]
    label_width = max(map(width_of, days))
    room = max(2, min(_WIDEST_TRACK, width - label_width - 8))
    lines = (
        f"{padded(day, label_width)}  {_track(one, start, end, room)}"
        for day, one in zip(reversed(days), reversed(shown), strict=True)
    )
    edge = " " * (label_width + 2)
    scale = f"{edge}{str(start).ljust(room - len(str(end)))}{end}"
    legend = _("{before} before   {after} after   {both} both the same").format(
        before=_BEFORE, after=_AFTER, both=_BOTH
    )
    more = len(moved.pairs) - len(shown)
    told = ngettext("and {count} earlier", "and {count} earlier", more).format(count=more)
    return (*lines, *([told] if more else []), scale, "", legend)


def _track(pair: Pair, start: int, end: int, room: int) -> str:
    """The scale as a line with both numbers on it."""
    length = max(1, end - start)
    places = [
        round((min(max(number, start), end) - start) * (room - 1) / length)
        for number in (pair.before, pair.after)
    ]
    cells = [
        _EMPTY if length <= _MOST_STEPS and _is_mark(at, length, room) else " "
        for at in range(room)
    ]
    for at in range(min(places) + 1, max(places)):
        cells[at] = _BETWEEN
    cells[places[0]] = _BEFORE
    cells[places[1]] = _AFTER
    if places[0] == places[1]:
        cells[places[0]] = _BOTH if pair.before == pair.after else _AFTER
    return "".join(cells).rstrip()


def _is_mark(at: int, length: int, room: int) -> bool:
    """Whether a whole number of the scale stands in that cell."""
    return any(round(number * (room - 1) / length) == at for number in range(length + 1))
