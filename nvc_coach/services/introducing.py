"""What an exercise is, in the paragraphs one reads before it is begun."""

from nvc_coach.practice.exercise import Exercise, Source
from nvc_coach.wording import _, ngettext


def introduction(exercise: Exercise, *, kept: bool) -> tuple[str, ...]:
    """What it is, how long it takes, its sources, its parts, and privacy in one sentence.

    Args:
        exercise: The exercise.
        kept: Whether what is written will be kept.
    """
    minutes = ngettext(
        "About {minutes} minute.", "About {minutes} minutes.", exercise.minutes
    ).format(minutes=exercise.minutes)
    parts = list(dict.fromkeys(step.part for step in exercise.steps if step.part))
    way = _("What may come on the way: {parts}.").format(parts=", ".join(parts)) if parts else ""
    privacy = (
        _("What you write stays on this computer, and at the end you can keep nothing of it.")
        if kept
        else _("This time nothing you write is kept.")
    )
    sources = (source_in_words(one) for one in exercise.sources)
    return tuple(filter(None, (exercise.summary, minutes, *sources, way, privacy)))


def source_in_words(source: Source) -> str:
    """Where an exercise comes from, in a sentence or two."""
    after = _("After {title}, by {by}.") if source.by else _("After {title}.")
    return " ".join(filter(None, (after.format(title=source.title, by=source.by), source.note)))
