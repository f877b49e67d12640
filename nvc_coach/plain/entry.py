"""An entry: read out, and then what can be done with it, until one goes back to the list."""

from functools import partial

from nvc_coach.journal.entry import Entry, NewerEntry
from nvc_coach.journal.errors import JournalError
from nvc_coach.journal.store import Summary
from nvc_coach.plain import followups
from nvc_coach.plain.going_on import go_on_with, practise_again, put_aside
from nvc_coach.plain.house import House
from nvc_coach.plain.menu import Item, choose, offer, with_more
from nvc_coach.practice.view import Finished
from nvc_coach.services.comparing import has_another
from nvc_coach.services.reading import (
    begun_in_words,
    entry_in_words,
    finished_again,
    recap_in_words,
)
from nvc_coach.wording import _

_MOST_FOLLOW_UPS = 2
"""How many things to tell of stand in the menu itself."""


def open_entry(house: House, summary: Summary) -> None:
    """Read an entry out, and offer what can be done with it."""
    entry = _read(house, summary.id)
    if entry is not None:
        _Visit(house, entry).stay()


def _read(house: House, entry_id: str) -> Entry | NewerEntry | None:
    """The entry as it is kept now; None, and a sentence is said, where it cannot be read."""
    try:
        return house.program.store.read(entry_id)
    except JournalError as error:
        house.say(error.sentence)
        return None


class _Visit:
    """A visit to one entry; the menu comes again as long as the entry is the one to be at."""

    def __init__(self, house: House, entry: Entry | NewerEntry) -> None:
        self._house = house
        self._entry = entry
        self._here = True
        self._view = self._read_back()
        self._all_was_read = self._view is None

    def _read_back(self) -> Finished | None:
        entry = self._entry
        if isinstance(entry, NewerEntry) or entry.state != "finished":
            return None
        return finished_again(self._house.program, entry)

    def stay(self) -> None:
        """Read it out, and offer what can be done with it until one goes back.

        Raises:
            Ended: The talking ends.
        """
        house, entry = self._house, self._entry
        house.say()
        if isinstance(entry, Entry) and self._view is not None:
            house.say(f"{begun_in_words(entry)}\n\n{recap_in_words(self._view)}")
        else:
            house.say(entry_in_words(entry))
        while self._here:
            house.say()
            chosen = offer(house.prompt(), "", self._items(), enter=_("back to the list"))
            if chosen is None:
                return
            chosen.do()
            if self._here:
                self._look_again()

    def _look_again(self) -> None:
        """What was done may have changed it."""
        before = self._entry
        self._house.program.settle()
        now = _read(self._house, before.id)
        if now is None:
            self._here = False
        elif now != before:
            self._entry = now
            self._view = self._read_back()
            self._all_was_read = False

    # ------------------------------------------------------------------ what can be done

    def _items(self) -> list[Item]:
        items: list[Item] = []
        if not self._all_was_read:
            items.append(Item(_("Read all of it"), self._read_all))
        writable = self._house.program.writable
        entry = self._entry
        take = Item(_("Take it with you"), self._take_along)
        if isinstance(entry, NewerEntry):
            return [*items, take, self._deletion()] if writable else [*items, take]
        if writable:
            items += self._ways_on(entry)
        if has_another(self._house.program, entry):
            items.append(Item(_("Read it beside the other"), partial(self._beside, entry)))
        if not writable:
            return [*items, take]
        deletion = self._deletion()
        rare = self._rare(entry, take)
        return [*items, *with_more(self._house.prompt, [*items, deletion], rare), deletion]

    def _ways_on(self, entry: Entry) -> list[Item]:
        """How one goes on from it."""
        house = self._house
        if entry.state != "finished":
            items = [Item(_("Go on with it"), self._go_on)]
            if entry.state == "open":
                items.append(Item(_("Set it aside"), self._set_aside))
            return items
        items = []
        if not house.in_memory:
            items.append(Item(_("Look back on it"), partial(self._look_back, entry)))
        items.append(Item(_("Practise it again"), partial(self._again, entry)))
        to_tell = followups.items_of(house, entry)
        if len(to_tell) > _MOST_FOLLOW_UPS:
            label = _("Tell how what you asked for or agreed on went")
            return [*items, Item(label, lambda: choose(house.prompt(), to_tell))]
        return [*items, *to_tell]

    def _rare(self, entry: Entry, take: Item) -> list[Item]:
        rare: list[Item] = []
        if not self._house.in_memory:
            if entry.state == "finished":
                rare.append(Item(_("Change an answer"), self._change))
            rare.append(Item(_("Tags"), partial(self._tags, entry)))
        return [*rare, take, Item(_("Forget what it was before"), self._forget)]

    def _deletion(self) -> Item:
        return Item(_("Delete it"), self._delete)

    # ------------------------------------------------------------------ doing it

    def _read_all(self) -> None:
        self._all_was_read = True
        self._house.say()
        self._house.say(entry_in_words(self._entry))

    def _go_on(self) -> None:
        self._here = False
        go_on_with(self._house, self._entry.id)

    def _set_aside(self) -> None:
        self._here = False
        put_aside(self._house, self._entry.id)

    def _again(self, entry: Entry) -> None:
        self._here = not practise_again(self._house, entry)

    def _look_back(self, entry: Entry) -> None:
        from nvc_coach.plain.entry_words import look_back_on

        look_back_on(self._house, entry)

    def _tags(self, entry: Entry) -> None:
        from nvc_coach.plain.entry_words import tags_of

        tags_of(self._house, entry)

    def _take_along(self) -> None:
        from nvc_coach.plain.export import take_along

        take_along(self._house, self._entry.id)

    def _change(self) -> None:
        from nvc_coach.plain.later_changes import change_answers

        change_answers(self._house, self._entry.id)

    def _forget(self) -> None:
        from nvc_coach.plain.later_changes import ask_to_forget

        ask_to_forget(self._house, self._entry.id)

    def _beside(self, entry: Entry) -> None:
        from nvc_coach.plain.beside import read_beside

        read_beside(self._house, entry)

    def _delete(self) -> None:
        from nvc_coach.plain.trash import ask_to_delete

        self._here = not ask_to_delete(self._house, self._entry.id)
