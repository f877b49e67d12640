"""Following up: what is due and what is coming, and how each went, told in a number and words."""

from collections.abc import Callable
from datetime import date
from functools import partial

from nvc_coach.journal.entry import Entry
from nvc_coach.journal.followups import FollowUp, follow_ups
from nvc_coach.plain.house import House
from nvc_coach.plain.lines import ask_words
from nvc_coach.plain.menu import Item, offer
from nvc_coach.practice.events import OUTCOMES, OutcomeKind
from nvc_coach.services.following_up import followups, record_outcome
from nvc_coach.services.following_up_words import in_words, paragraphs, what_in_words
from nvc_coach.services.hindrance import NotDone
from nvc_coach.services.reading import outcome_in_words
from nvc_coach.services.words_so_far import WordsSoFar, how_it_went
from nvc_coach.wording import _, ngettext

_PAGE = 20

GoOn = Callable[[House, str], None]
"""Goes on with an entry."""


def due_items(house: House, count: int, go_on: GoOn) -> list[Item]:
    """The line of a menu that tells how much is due; none where nothing is."""
    if house.in_memory or not count:
        return []
    # The words come first: two numbers in a row would be heard as one.
    label = ngettext("Due: {count} thing", "Due: {count} things", count).format(count=count)
    return [Item(label, lambda: follow_up(house, go_on))]


def follow_up(house: House, go_on: GoOn) -> None:
    """The list, twenty at a time; it comes again after each that was told of."""
    at = 0
    while True:
        today = _today(house)
        standing = followups(house.program, today).standing
        if not standing:
            house.say(_("There is nothing to follow up any more."))
            return
        while at >= len(standing):
            at -= _PAGE
        page = standing[at : at + _PAGE]
        items = [Item(in_words(one, today), partial(tell, house, one, go_on)) for one in page]
        later = Item(_("later ones"), lambda: None)
        if at + _PAGE < len(standing):
            items.append(later)
        house.say()
        heading = _("What you asked for and agreed on.")
        chosen = offer(house.prompt(), heading, items, enter=_("back"))
        if chosen is None:
            return
        if chosen is later:
            at += _PAGE
        chosen.do()


def items_of(house: House, entry: Entry) -> list[Item]:
    """The lines of a menu that tell how what stands in a finished entry went."""
    if entry.state != "finished" or house.in_memory:
        return []
    label = _("Tell how it went: {what}")
    return [
        Item(label.format(what=what_in_words(one)), partial(tell, house, one))
        for one in follow_ups(entry)
    ]


def tell(house: House, one: FollowUp, go_on: GoOn | None = None) -> None:
    """Read out what it was, ask how it went, and keep that.

    Raises:
        Ended: The talking ends. Once it was said how it went, that is kept with what was written.
    """
    house.say()
    for paragraph in paragraphs(one):
        house.say(paragraph)
    if not one.finished:
        _offer_to_finish(house, one, go_on)
        return
    so_far = WordsSoFar(house.program, one.entry, how_it_went(one.place))
    if so_far.outcome is not None:
        begun = outcome_in_words(so_far.outcome)
        house.say(_("You began to tell of it earlier: {outcome}.").format(outcome=begun))
    chosen: list[OutcomeKind] = []
    items = [Item(outcome_in_words(kind), partial(chosen.append, kind)) for kind in OUTCOMES]
    item = offer(house.prompt(), _("How did it go?"), items, enter=_("not now"))
    if item is None:
        return
    item.do()
    (how,) = chosen

    def keep(words: str) -> None:
        so_far.keep(words, how)
        house.kept.add(one.entry)

    keep(so_far.words)
    question = _("A few words about it, if you like. An empty line ends.")
    words = ask_words(house, question, keep, begun=so_far.words)
    house.say(_keep(house, one, how, words))


def _offer_to_finish(house: House, one: FollowUp, go_on: GoOn | None) -> None:
    house.say(_("This practice is not finished yet. Once it is, you can tell how it went."))
    items = [] if go_on is None else [Item(_("Go on with it"), lambda: go_on(house, one.entry))]
    item = offer(house.prompt(), "", items, enter=_("not now"))
    if item is not None:
        item.do()


def _keep(house: House, one: FollowUp, how: OutcomeKind, words: str) -> str:
    """Keep how it went; a sentence about that."""
    kept = record_outcome(house.program, one.entry, one.place, how, words, sent=True)
    if isinstance(kept, NotDone):
        return kept.sentence
    house.kept.add(one.entry)
    return _("Kept.")


def _today(house: House) -> date:
    return house.program.clock().date()
