"""What an exercise is, in the paragraphs one reads before it is begun."""

from dataclasses import dataclass

from nvc_coach.practice.exercise import Exercise, Source
from nvc_coach.practice.forms import Form
from nvc_coach.services.picturing import PartPicture, picture
from nvc_coach.wording import N_, _, ngettext

_COMPANY: dict[tuple[Form, ...], str] = {
    ("solo",): N_("alone"),
    ("pair",): N_("in a pair"),
    ("group",): N_("in a group"),
    ("solo", "pair"): N_("alone or in a pair"),
    ("solo", "group"): N_("alone or in a group"),
    ("pair", "group"): N_("in a pair or a group"),
    ("solo", "pair", "group"): N_("alone, in a pair or in a group"),
}
_ORDER: tuple[Form, ...] = ("solo", "pair", "group")


@dataclass(frozen=True, slots=True)
class Introduction:
    """An exercise before it is begun.

    Attributes:
        summary: What it is.
        company: How long it takes, and with whom.
        parts: What may come on the way, part by part.
        sources: Where it comes from, a paragraph each.
        privacy: What becomes of what is written.
    """

    summary: str
    company: str
    parts: tuple[PartPicture, ...]
    sources: tuple[str, ...]
    privacy: str


def introduction(exercise: Exercise, *, kept: bool) -> Introduction:
    """What it is, how long it takes, its parts, its sources, and privacy in one sentence.

    Args:
        exercise: The exercise.
        kept: Whether what is written will be kept.
    """
    forms = tuple(form for form in _ORDER if form in exercise.form)
    company = ngettext(
        "About {minutes} minute, {company}.",
        "About {minutes} minutes, {company}.",
        exercise.minutes,
    ).format(minutes=exercise.minutes, company=_(_COMPANY[forms]))
    privacy = (
        _("What you write stays on this computer, and at the end you can keep nothing of it.")
        if kept
        else _("This time nothing you write is kept.")
    )
    if _is_led(exercise) and any(step.facilitator for step in exercise.steps):
        company += " " + _("At each question, help has a note for whoever leads.")
    sources = tuple(source_in_words(one) for one in exercise.sources)
    return Introduction(exercise.summary, company, picture(exercise), sources, privacy)


def told_on_asking(exercise: Exercise, help_text: str, facilitator: str) -> str:
    """What help says of a page or a question: more about it, and what is for whoever leads it.

    Args:
        exercise: What is practised; where one is alone, nobody leads.
        help_text: More about it.
        facilitator: The note for whoever leads.
    """
    led = facilitator.strip() if _is_led(exercise) else ""
    note = _("For whoever leads: {text}").format(text=led) if led else ""
    return "\n\n".join(filter(None, (help_text.strip(), note)))


def _is_led(exercise: Exercise) -> bool:
    return tuple(exercise.form) != ("solo",)


def minutes_in_short(minutes: int) -> str:
    """How long an exercise takes, where there is little room."""
    return ngettext("{count} min", "{count} min", minutes).format(count=minutes)


def source_in_words(source: Source) -> str:
    """Where an exercise comes from, in a sentence or two."""
    after = _("After {title}, by {by}.") if source.by else _("After {title}.")
    return " ".join(filter(None, (after.format(title=source.title, by=source.by), source.note)))
