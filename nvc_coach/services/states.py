"""How an entry stands, in words; apart from what reads entries, for lists need nothing else."""

from nvc_coach.wording import N_, _

_STATES = {"open": N_("open"), "finished": N_("finished"), "set-aside": N_("set aside")}


def state_in_words(state: str) -> str:
    """How an entry stands; a state of a later version is told as it is."""
    return _(_STATES[state]) if state in _STATES else state
