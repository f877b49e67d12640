"""Which languages are looked in, and in which order."""

from nvc_coach.wording import SOURCE_LANGUAGE


def falling_back(*languages: str) -> list[str]:
    """The languages in order, each followed by itself without its region, and English last."""
    tried = [one for tag in languages for one in (tag, tag.partition("-")[0])]
    return list(dict.fromkeys([*tried, SOURCE_LANGUAGE]))
