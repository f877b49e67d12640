"""Home: what is open, what can be begun, and the other rooms."""

from nvc_coach.plain import entries, followups, going_on, library, settings
from nvc_coach.plain.house import House
from nvc_coach.plain.menu import Item, offer
from nvc_coach.plain.terminal import Ended, Ending
from nvc_coach.services.at_home import AtHome, at_home
from nvc_coach.services.days import moment_near
from nvc_coach.wording import _, ngettext


def home(house: House) -> None:
    """Offer what there is to do, again and again, until the person ends it.

    Raises:
        Ended: They do.
    """
    while True:
        house.say()
        house.program.catch_up()
        now = at_home(house.program, house.program.clock().date(), most_due=0)
        chosen = offer(
            house.prompt(), _heading(house, now), _items(house, now), enter=_("the end for today")
        )
        if chosen is None:
            raise Ended(Ending.STOPPED)
        chosen.do()


def _heading(house: House, now: AtHome) -> str:
    if house.in_memory:
        return _("nvc-coach. This time nothing is kept.")
    heading = ngettext(
        "nvc-coach. Your journal: {count} entry, on this machine only.",
        "nvc-coach. Your journal: {count} entries, on this machine only.",
        now.count,
    ).format(count=now.count)
    if house.program.writable:
        return heading
    locked = _(
        "Another nvc-coach has the journal open: here you can read it, and practise without "
        "keeping."
    )
    return f"{heading}\n{locked}"


def _items(house: House, now: AtHome) -> list[Item]:
    return [
        *_open_items(house, now),
        *followups.due_items(house, now.count_due, going_on.go_on_with),
        *library.doors(house),
        Item(_("The library: every exercise, and what it is"), lambda: library.library(house)),
        Item(_("Your entries"), lambda: entries.entries(house)),
        *_patterns_item(house, now),
        Item(_("Settings, and my people"), lambda: settings.settings(house)),
    ]


def _patterns_item(house: House, now: AtHome) -> list[Item]:
    """What shows over time, where a practice was walked to its end."""

    def read_out() -> None:
        from nvc_coach.plain.patterns import patterns  # only when it is asked for

        patterns(house)

    return [Item(_("What shows over time"), read_out)] if now.any_finished else []


def _open_items(house: House, now: AtHome) -> list[Item]:
    """What is open: the latest to go on with or set aside, and how many more there are."""
    if house.in_memory or not now.open:
        return []
    first = now.open[0]
    when = moment_near(first.changed, house.program.clock())
    items = [
        Item(
            _("Go on where you were: {title}, {when}").format(title=first.title, when=when),
            lambda: going_on.go_on_with(house, first.id),
        ),
        Item(
            _("Set {title}, {when}, aside: it stays in your entries and no longer asks").format(
                title=first.title, when=when
            ),
            lambda: going_on.put_aside(house, first.id),
        ),
    ]
    more = len(now.open) - 1
    if more:
        label = ngettext("{count} more is open", "{count} more are open", more)
        items.append(Item(label.format(count=more), lambda: entries.entries(house, only_open=True)))
    return items
