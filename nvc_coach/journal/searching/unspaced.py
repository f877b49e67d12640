"""Writing without blanks between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese and others.

Where a word ends cannot be told without a dictionary, so every two characters that stand side by
side are taken for a word; what is looked for is a row of such pairs.
"""

import re
from typing import Final

_RUN: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u2e80-\u2fdf\u3005-\u3007\u3040-\u312f"
    "\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\ua4cf\ua980-\ua9df\uaa60-\uaadf\uf900-\ufaff"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff]+"
)


def in_pairs(words: str) -> str:
    """Folded words in which each run without blanks stands as its pairs, then its last character.

    That last one alone lets a single character be found wherever it stands, as a beginning.
    """
    return _RUN.sub(lambda run: f" {' '.join((*_pairs(run[0]), run[0][-1]))} ", words)


def is_unspaced(char: str) -> bool:
    """Whether a character is of a writing without blanks."""
    return _RUN.match(char) is not None


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)]
