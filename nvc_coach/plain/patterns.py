"""What shows over time: the patterns of the journal, read out one after the other."""

from functools import partial

from nvc_coach.insight.patterns import Patterns
from nvc_coach.insight.returning import Chain
from nvc_coach.insight.span import Span
from nvc_coach.journal.finding import Wanted
from nvc_coach.plain.entries import entry_line
from nvc_coach.plain.entry import open_entry
from nvc_coach.plain.filing import file_own_words
from nvc_coach.plain.house import House
from nvc_coach.plain.menu import Item, offer
from nvc_coach.services.own_words import has_own_words
from nvc_coach.services.patterns import Collected, collect
from nvc_coach.services.patterns_in_words.ranges import ranges
from nvc_coach.services.patterns_in_words.returning import chain_in_words
from nvc_coach.services.patterns_in_words.table import Shown
from nvc_coach.services.patterns_in_words.whole import opening, shown_patterns
from nvc_coach.services.progress import Telling
from nvc_coach.wording import _, ngettext

_FEW_EXERCISES = 1
_SECONDS = 5.0
"""Between two sentences about how far the reading has come."""


def patterns(house: House) -> None:
    """Which days, and then each pattern; again until one goes back."""
    house.say(_("Reading your entries ..."))
    collected = collect(house.program, hear=Telling(house.say, _SECONDS).hear)
    _say_damaged(house, collected)
    exercise: str | None = None

    def file() -> None:
        nonlocal collected
        file_own_words(house, collected)
        collected = collected.with_own_words_of(house.program)

    def choose_exercise() -> None:
        nonlocal exercise
        exercise = _exercise(house, collected)

    while True:
        items = [
            Item(one.label, partial(_read_out, house, collected, one.span, exercise))
            for one in ranges(house.program.clock().date())
        ]
        if len(collected.exercises()) > _FEW_EXERCISES:
            items.append(Item(_("One exercise, or all of them"), choose_exercise))
        if has_own_words(house.program, collected.practices):
            items.append(Item(_("Your own words, and where they count"), file))
        house.say()
        chosen = offer(house.prompt(), _heading(collected, exercise), items, enter=_("back"))
        if chosen is None:
            return
        chosen.do()


def _heading(collected: Collected, exercise: str | None) -> str:
    title = dict(collected.exercises()).get(exercise or "")
    if title is None:
        return _("What shows over time. Which days?")
    return _("What shows over time, of {title}. Which days?").format(title=title)


def _say_damaged(house: House, collected: Collected) -> None:
    count = len(collected.damaged)
    if count:
        house.say(
            ngettext(
                "{count} file could not be read; nvc-coach doctor names it.",
                "{count} files could not be read; nvc-coach doctor names them.",
                count,
            ).format(count=count)
        )


def _exercise(house: House, collected: Collected) -> str | None:
    """The exercise that is chosen; None for all of them."""
    found: list[str] = []
    items = [
        Item(title, partial(found.append, exercise)) for exercise, title in collected.exercises()
    ]
    chosen = offer(house.prompt(), _("Which exercise?"), items, enter=_("all of them"))
    if chosen is not None:
        chosen.do()
    return found[0] if found else None


def _read_out(house: House, collected: Collected, span: Span, exercise: str | None) -> None:
    """Read the patterns of some days out, each when the one before was heard."""
    found = collected.patterns(house.program.clock().date(), span, exercise)
    house.say()
    for line in opening(found, collected.newer):
        house.say(line)
    shown = shown_patterns(found)
    for at, one in enumerate(shown):
        house.say()
        _say(house, one)
        enter = _("back") if at + 1 == len(shown) else _("what comes next")
        if not _goes_on(house, _items(house, found, one), enter):
            return


def _say(house: House, shown: Shown) -> None:
    house.say(_("{title}.").format(title=shown.title))
    for sentence in shown.sentences:
        house.say(sentence)
    for table in shown.tables:
        house.say()
        house.say(_("{table}:").format(table=table.about))
        for line in table.in_words():
            house.say(line)


def _items(house: House, found: Patterns, shown: Shown) -> list[Item]:
    """What can be opened at a pattern: the practices that belong together."""
    if shown.id != "returning":
        return []
    return [Item(chain_in_words(one), partial(_open, house, one)) for one in found.returning]


def _goes_on(house: House, items: list[Item], enter: str) -> bool:
    """Wait for Enter; False where one would rather go back to the choice of days."""
    back = Item(_("Back to the choice of days"), lambda: None)
    while True:
        house.say()
        chosen = offer(house.prompt(), "", [*items, back], enter=enter)
        if chosen is None or chosen is back:
            return chosen is None
        chosen.do()


def _open(house: House, chain: Chain) -> None:
    """The practices of a chain, with the name they have in common; each can be read."""
    store = house.program.catch_up()
    found = (store.find(Wanted(beginning=one.id)) for one in chain.practices)
    listed = [one for some in found for one in some]
    items = [Item(entry_line(house, one), partial(open_entry, house, one)) for one in listed]
    heading = _("About {person}.").format(person=chain.person) if chain.person else ""
    while True:
        house.say()
        chosen = offer(house.prompt(), heading, items, enter=_("back"))
        if chosen is None:
            return
        chosen.do()
