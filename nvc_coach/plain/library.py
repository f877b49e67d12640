"""The library: the exercises there are, and what each is like before it is begun."""

from nvc_coach.plain.house import House
from nvc_coach.plain.menu import Item, offer
from nvc_coach.practice.exercise import Exercise
from nvc_coach.services.introducing import source_in_words
from nvc_coach.services.practising import begin
from nvc_coach.wording import _, ngettext


def item(house: House, exercise: Exercise) -> Item:
    """The line of an exercise in a menu."""
    label = ngettext(
        "{title}, {minutes} minute. {summary}",
        "{title}, {minutes} minutes. {summary}",
        exercise.minutes,
    ).format(title=exercise.title, minutes=exercise.minutes, summary=exercise.summary)
    return Item(label, lambda: introduce(house, exercise))


def library(house: House) -> None:
    """Every exercise, those from the person's own folder too, and those that cannot be read."""
    exercises = house.program.exercises()
    items = [item(house, exercise) for exercise in exercises]
    broken = house.program.broken_exercises()
    heading = _("The library.")
    if broken:
        heading += " " + ngettext(
            "{count} file cannot be used; nvc-coach exercise check tells why:",
            "{count} files cannot be used; nvc-coach exercise check tells why:",
            len(broken),
        ).format(count=len(broken))
        heading += "\n" + "\n".join(map(str, broken))
    chosen = offer(house.prompt(), heading, items, enter=_("back"))
    if chosen is not None:
        chosen.do()


def introduce(house: House, exercise: Exercise) -> None:
    """What an exercise is, and whether to begin it."""
    program = house.program
    house.say()
    house.say(f"{exercise.title}. {exercise.summary}")
    house.say(
        ngettext("About {minutes} minute.", "About {minutes} minutes.", exercise.minutes).format(
            minutes=exercise.minutes
        )
    )
    for source in exercise.sources:
        house.say(source_in_words(source))
    parts = list(dict.fromkeys(step.part for step in exercise.steps if step.part))
    if parts:
        house.say(_("On the way: {parts}.").format(parts=", ".join(parts)))
    in_memory = house.in_memory or not program.writable or not program.settings.keep
    if in_memory:
        house.say(_("This time nothing you write is kept."))
    else:
        house.say(
            _("What you write stays on this computer, and at the end you can keep nothing of it.")
        )
    begin_it = Item(_("Begin"), lambda: _begin(house, exercise, in_memory=in_memory))
    items = [begin_it]
    if not in_memory:
        items.append(
            Item(
                _("Begin, and keep nothing this time"),
                lambda: _begin(house, exercise, in_memory=True),
            )
        )
    chosen = offer(house.prompt(), "", items, enter=_("back"))
    if chosen is not None:
        chosen.do()


def _begin(house: House, exercise: Exercise, *, in_memory: bool) -> None:
    before, house.in_memory = house.in_memory, in_memory
    house.practise(begin(house.program, exercise, in_memory=in_memory))
    house.in_memory = before
