"""Finding entries: by their words, or by exercise, person or tag."""

from functools import partial
from typing import Final

from nvc_coach.journal.finding import Named, NameKind
from nvc_coach.journal.store import Summary
from nvc_coach.plain.entries import entry_line, pages_of
from nvc_coach.plain.house import House
from nvc_coach.plain.menu import Item
from nvc_coach.plain.pages import Pages, turn
from nvc_coach.plain.prompt import Line
from nvc_coach.practice.shortening import before_a_stop, one_line
from nvc_coach.services.looking_through import Looking
from nvc_coach.services.searching import first_hit
from nvc_coach.wording import N_, _, ngettext

_LONGEST_LINE = 120

_WAYS: Final[tuple[tuple[NameKind, str, str], ...]] = (
    ("exercise", N_("By exercise"), N_("Which exercise?")),
    ("person", N_("By person"), N_("Who?")),
    ("tag", N_("By tag"), N_("Which tag?")),
)


# ------------------------------------------------------------------ by words


def find_by_words(house: House) -> None:
    """Ask for words and read out where they stand, again and again until nothing is entered."""

    def question() -> None:
        house.say(
            _(
                "Which words? Each may be the beginning of one; what stands in quotation marks is "
                "found just as it is. Enter: back."
            )
        )

    question()
    while True:
        line = house.prompt().line(question, words=True)
        if isinstance(line, Line) and line.blank:
            return
        if isinstance(line, Line):
            _find(house, " ".join(line.text.split()))
            question()


def _find(house: House, text: str) -> None:
    looking = Looking(text=text)
    if not looking.searches:
        house.say(_("There is no word in that to look for."))
        return
    count = house.program.catch_up().count(looking.wanted)
    if count:
        told = ngettext("{count} entry is found.", "{count} entries are found.", count)
        house.say(told.format(count=count))
    heading = _("Entries with: {words}").format(words=one_line(text, _LONGEST_LINE))
    line = partial(_line_with_hit, house, text)
    if not turn(house, pages_of(house, looking.wanted, heading, line=line)):
        house.say(_("Nothing is found."))


def _line_with_hit(house: House, text: str, summary: Summary) -> str:
    """An entry on a line, with the words of it in which what is looked for stands."""
    told = entry_line(house, summary)
    hit = first_hit(house.program, summary.id, text)
    if hit is None:
        return told
    words = one_line(hit.text, _LONGEST_LINE)
    if hit.cut:
        words = _("... {words}").format(words=words)
    return _('{entry}. There: "{words}"').format(entry=told, words=words)


# ------------------------------------------------------------------ by name


def ways_by_name(house: House) -> list[Item]:
    """The lines of a menu for what entries can be listed by; none where there are no names."""
    return [
        Item(_(label), partial(_names, house, kind, _(question)))
        for kind, label, question in _WAYS
        if house.program.store.named(kind)
    ]


def _names(house: House, kind: NameKind, question: str) -> None:
    def named() -> tuple[Named, ...]:
        return house.program.catch_up().named(kind)

    def items(skip: int, most: int) -> list[Item]:
        return [
            Item(_name_line(one), partial(_entries_of, house, kind, one))
            for one in named()[skip : skip + most]
        ]

    turn(
        house,
        Pages(
            heading=question, next_ones=_("more of them"), count=lambda: len(named()), items=items
        ),
    )


def _name_line(one: Named) -> str:
    told = ngettext("{name}, {count} entry", "{name}, {count} entries", one.count)
    return told.format(name=one.shown, count=one.count)


def _entries_of(house: House, kind: NameKind, named: Named) -> None:
    wanted = Looking(by=kind, name=named).wanted
    turn(house, pages_of(house, wanted, _("{name}.").format(name=before_a_stop(named.shown))))
