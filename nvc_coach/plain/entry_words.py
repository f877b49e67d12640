"""Words about an entry once it is kept: looking back on it, and the tags it is filed under."""

from functools import partial

from nvc_coach.journal.entry import Entry
from nvc_coach.plain.house import House
from nvc_coach.plain.lines import ask_words
from nvc_coach.plain.menu import Item, offer
from nvc_coach.plain.pages import Pages, turn
from nvc_coach.practice.shortening import before_a_stop
from nvc_coach.services.entry_changes import file_under, look_back
from nvc_coach.services.hindrance import NotDone
from nvc_coach.services.words_so_far import LOOKING_BACK, TAGS, WordsSoFar
from nvc_coach.wording import _

_TAGS_TOLD = 12


def _kept(house: House, done: Entry | NotDone) -> str:
    """What to say once something was kept, or was not."""
    if isinstance(done, NotDone):
        return done.sentence
    house.kept.add(done.id)
    return _("Kept.")


# ------------------------------------------------------------------ looking back


def look_back_on(house: House, entry: Entry) -> None:
    """Ask how it is now, and keep that with today's date.

    Raises:
        Ended: The talking ends; what was written is kept.
    """
    house.say(_("What you write is added with today's date; what you said then stays as it is."))
    question = _("Looking back: how is it now? As many lines as you like. An empty line ends.")
    so_far = WordsSoFar(house.program, entry.id, LOOKING_BACK)

    def keep(words: str) -> None:
        so_far.keep(words)
        if words:
            house.kept.add(entry.id)

    words = ask_words(house, question, keep, begun=so_far.words)
    house.say(_look_back(house, entry, words))


def _look_back(house: House, entry: Entry, words: str) -> str:
    if not words.strip():
        return _("Nothing was added.")
    return _kept(house, look_back(house.program, entry.id, words, sent=True))


# ------------------------------------------------------------------ tags


def tags_of(house: House, entry: Entry) -> None:
    """Tell an entry's tags, and let some be added or taken away.

    Raises:
        Ended: The talking ends; tags that were written are kept.
    """
    if not entry.tags:
        _ask_for_more(house, entry)
        return
    items = [
        Item(_("Add tags"), partial(_ask_for_more, house, entry)),
        Item(_("Take one away"), partial(_take_away, house, entry)),
    ]
    heading = _("Its tags: {tags}.").format(tags=before_a_stop(", ".join(entry.tags)))
    chosen = offer(house.prompt(), heading, items, enter=_("leave them as they are"))
    if chosen is not None:
        chosen.do()


def _ask_for_more(house: House, entry: Entry) -> None:
    known = [one.shown for one in house.program.catch_up().named("tag")]
    others = [tag for tag in known if tag not in entry.tags][:_TAGS_TOLD]
    house.say(_("Tags are words under which you find an entry again."))
    if others:
        house.say(_("Other entries have: {tags}.").format(tags=before_a_stop(", ".join(others))))
    question = _("Which tags? With commas, or one on each line. An empty line ends.")
    so_far = WordsSoFar(house.program, entry.id, TAGS)
    begun = [tag for tag in so_far.words.split("\n") if tag.strip() and tag not in entry.tags]

    def keep(words: str) -> None:
        # With those it has, as they stand where one changes them all on a page.
        so_far.keep("\n".join((*entry.tags, *_each(words))) if words.strip() else "")
        if words:
            house.kept.add(entry.id)

    words = ask_words(house, question, keep, begun="\n".join(begun))
    house.say(_add(house, entry, words))


def _each(words: str) -> list[str]:
    return [word.strip() for word in words.replace("\n", ",").split(",")]


def _add(house: House, entry: Entry, words: str) -> str:
    done = file_under(house.program, entry.id, (*entry.tags, *_each(words)), sent=True)
    if isinstance(done, Entry) and done.tags == entry.tags:
        return _("Its tags are as they were.")
    return _kept(house, done)


def _take_away(house: House, entry: Entry) -> None:
    left = list(entry.tags)

    def take(tag: str) -> None:
        without = [one for one in left if one != tag]
        done = file_under(house.program, entry.id, without)
        if isinstance(done, NotDone):
            house.say(done.sentence)
            return
        left.remove(tag)
        house.kept.add(entry.id)
        house.say(_("Taken away: {tag}.").format(tag=before_a_stop(tag)))

    def items(skip: int, most: int) -> list[Item]:
        return [Item(tag, partial(take, tag)) for tag in left[skip : skip + most]]

    turn(
        house,
        Pages(
            heading=_("Which one?"),
            next_ones=_("more of them"),
            count=lambda: len(left),
            items=items,
        ),
    )
