"""Who practises together, and what is going on when one comes to an exercise."""

from typing import Final, Literal, get_args

Form = Literal["solo", "pair", "group"]
Door = Literal[
    "someone-angers-me",
    "i-judge-myself",
    "we-must-decide",
    "i-hold-power-here",
    "before-a-hard-talk",
    "something-was-good",
]
"""What is going on for somebody who comes to practise."""
DOORS: Final[tuple[Door, ...]] = get_args(Door)
"""All of them, in the order in which they are offered."""
