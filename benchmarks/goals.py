"""What each figure is to be at most; the reasons stand in ``docs/performance.md``."""

from typing import Final

GOALS: Final[dict[str, tuple[float, ...]]] = {
    "F1": (1.25, 1.10),
    "F3": (0.03,),
    "F4": (0.7,),
    "F5": (1.5,),
    "F7": (0.05,),
    "F8": (1.15,),
    "F9": (0.85, 0.5),
    "F10": (2.0,),
    "F11": (1.5,),
    "F12": (0.05,),
    "F13": (3.0,),
    "F14": (100.0,),
}
"""By the number of a figure, in the order in which the page names them; F14's are milliseconds."""
