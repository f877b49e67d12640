"""Two entries read beside each other: each question, with what was said then and later."""

from nvc_coach.journal.entry import Entry
from nvc_coach.plain.house import House
from nvc_coach.services.comparing import earlier_and_later, pairs
from nvc_coach.services.days import in_full
from nvc_coach.wording import _


def read_beside(house: House, entry: Entry) -> None:
    """Read an entry with the one it follows, or with the one that follows it."""
    both = earlier_and_later(house.program, entry)
    if both is None:
        house.say(_("The entry it follows is no longer here."))
        return
    then, later = both
    days = [in_full(one.started.date()) for one in both]
    house.say()
    told = _("{title}. Then is {then}, later is {later}.")
    house.say(told.format(title=later.title, then=days[0], later=days[1]))
    for pair in pairs(then, later):
        house.say()
        house.say(pair.asked)
        house.say(_("Then: {words}").format(words=pair.then))
        house.say(_("Later: {words}").format(words=pair.later))
