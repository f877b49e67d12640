"""The one line that stays in the shell when somebody stops."""

from nvc_coach.wording import _


def last_line(*, kept: bool, in_memory: bool) -> str:
    """How to come back.

    Args:
        kept: Whether something that was worked on this time is kept.
        in_memory: Whether nothing was to be kept.
    """
    if kept:
        return _("Kept. To go on: nvc-coach")
    return _("Nothing was kept.") if in_memory else _("To come back: nvc-coach")
