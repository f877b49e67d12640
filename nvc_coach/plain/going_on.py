"""Going on from an entry: with it, with the same once more, or not for now."""

from nvc_coach.journal.entry import Entry
from nvc_coach.plain.house import House
from nvc_coach.services.practising import CannotGoOn, begin_again, go_on, set_aside
from nvc_coach.wording import _


def put_aside(house: House, entry_id: str) -> None:
    """Set an open entry aside, or say why that cannot be."""
    trouble = set_aside(house.program, entry_id)
    house.say(trouble or _("Set aside. It stays in your entries, and you can go on with it there."))


def go_on_with(house: House, entry_id: str) -> None:
    """Go on with an entry where one was, or say why that cannot be."""
    sitting = go_on(house.program, entry_id)
    if isinstance(sitting, CannotGoOn):
        house.say(sitting.sentence)
    else:
        house.practise(sitting, resumed=True)


def practise_again(house: House, entry: Entry) -> bool:
    """Practise the same judgment anew, or say why that cannot be; whether it was practised.

    Raises:
        Ended: The talking ends; what was said is kept, if anything is to be kept this time.
    """
    before = house.in_memory
    in_memory = before or not house.program.settings.keep
    sitting = begin_again(house.program, entry, in_memory=in_memory)
    if isinstance(sitting, CannotGoOn):
        house.say(sitting.sentence)
        return False
    if in_memory:
        house.say(_("This time nothing you write is kept."))
    house.in_memory = in_memory
    house.practise(sitting)
    house.in_memory = before
    return True
