"""The library: the exercises there are, and what each is like before it is begun."""

from collections.abc import Sequence

from nvc_coach.library.head import Head
from nvc_coach.plain.house import House
from nvc_coach.plain.menu import Item, offer
from nvc_coach.plain.taking_up import asked_to_take_up
from nvc_coach.practice.exercise import Exercise
from nvc_coach.services.arranging import Arrangement, Section, arranged
from nvc_coach.services.doors import Doorway, doorways
from nvc_coach.services.introducing import introduction
from nvc_coach.services.practising import begin
from nvc_coach.wording import _, ngettext


def doors(house: House) -> list[Item]:
    """The lines of a menu for what may be going on."""
    return [_door(house, one) for one in doorways(house.program)]


def _door(house: House, doorway: Doorway) -> Item:
    label = _("{door}: {exercises}").format(door=doorway.label, exercises=doorway.said)
    if len(doorway.exercises) == 1:
        return Item(label, lambda: _introduce(house, doorway.exercises[0].id))
    return Item(label, lambda: _choose(house, f"{doorway.label}.", doorway.exercises))


def library(house: House) -> None:
    """Every exercise, those from the person's own folder too, and those that cannot be read."""
    heads = house.program.heads
    by: tuple[Arrangement, ...] = ("time", "company")
    sections = [Section(_("Every exercise"), heads)]
    sections += (section for one in by for section in arranged(heads, one))
    items = [_section(house, one) for one in sections]
    chosen = offer(
        house.prompt(), _heading(house.program.broken_exercises()), items, enter=_("back")
    )
    if chosen is not None:
        chosen.do()


def _heading(broken: Sequence[str]) -> str:
    heading = _("The library.")
    if broken:
        heading += " " + ngettext(
            "{count} file cannot be used; nvc-coach exercise check tells why:",
            "{count} files cannot be used; nvc-coach exercise check tells why:",
            len(broken),
        ).format(count=len(broken))
        heading += "\n" + "\n".join(broken)
    return heading


def _section(house: House, section: Section) -> Item:
    label = _("{label} ({count})").format(label=section.label, count=len(section.exercises))
    return Item(label, lambda: _choose(house, f"{section.label}.", section.exercises))


def _choose(house: House, heading: str, heads: Sequence[Head]) -> None:
    chosen = offer(house.prompt(), heading, [_item(house, one) for one in heads], enter=_("back"))
    if chosen is not None:
        chosen.do()


def _item(house: House, head: Head) -> Item:
    label = ngettext(
        "{title}, {minutes} minute. {summary}",
        "{title}, {minutes} minutes. {summary}",
        head.minutes,
    ).format(title=head.title, minutes=head.minutes, summary=head.summary)
    return Item(label, lambda: _introduce(house, head.id))


def _introduce(house: House, exercise_id: str) -> None:
    exercise = house.program.exercise(exercise_id)
    if exercise is None:
        house.say(
            _(
                'The exercise "{id}" cannot be used just now; nvc-coach exercise check tells why.'
            ).format(id=exercise_id)
        )
    else:
        introduce(house, exercise)


def introduce(house: House, exercise: Exercise) -> None:
    """What an exercise is, and whether to begin it."""
    program = house.program
    in_memory = house.in_memory or not program.writable or not program.settings.keep
    told = introduction(exercise, kept=not in_memory)
    house.say()
    house.say(f"{exercise.title}. {told.summary}")
    house.say(told.company)
    if told.parts:
        house.say(_("On the way:"))
    for part in told.parts:
        house.say(f"- {part.in_words}")
    for paragraph in (*told.sources, told.privacy):
        house.say(paragraph)
    items = [Item(_("Begin"), lambda: _begin(house, exercise, in_memory=in_memory))]
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
    practice = asked_to_take_up(house, exercise)
    house.practise(begin(house.program, practice, in_memory=in_memory))
    house.in_memory = before
