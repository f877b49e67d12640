"""The first time somebody is here."""

from nvc_coach.services.program import Program
from nvc_coach.wording import _


def is_first_time(program: Program) -> bool:
    """Whether nobody was welcomed here yet, and nothing was written."""
    return not program.settings.welcomed and not program.catch_up().count(most=1)


def facts() -> tuple[str, ...]:
    """What everybody should know before writing the first word, a line each."""
    return (
        _("nvc-coach. What you write stays on this computer. Nothing is sent anywhere."),
        _("Anyone who can open your files here can read it."),
        _("It is a practice, and not therapy."),
    )
