"""When the coach asks something of somebody who practises: at a step at most one thing, once."""

from collections.abc import Callable
from typing import Final

from nvc_coach.coach.hinting import Hint
from nvc_coach.practice.answers import Answer, Picks, Text
from nvc_coach.practice.exercise import Asking
from nvc_coach.practice.joining import joined
from nvc_coach.practice.shortening import one_line
from nvc_coach.practice.vocabulary import Vocabulary
from nvc_coach.wording import _

Look = Callable[[Asking, str], Hint | None]
"""Looks at what was written at a step; what the coach would ask there, if anything."""

_MOST_OFFERED: Final = 4
_LONGEST: Final = 60
"""How many characters of the words asked about are said again."""


class Hinting:
    """The hints of one sitting.

    Args:
        look: Looks at a text.
    """

    def __init__(self, look: Look) -> None:
        self._look = look
        self._asked: set[str] = set()

    def about(self, step: Asking, answer: Answer, typed: str = "") -> Hint | None:
        """The one hint for what stands at a step; None once one was given there.

        Args:
            step: The step.
            answer: What is answered so far.
            typed: The half-typed field beside picks.
        """
        if step.id in self._asked:
            return None
        for text in own_words(answer, typed):
            hint = self._look(step, text)
            if hint is not None:
                return hint
        return None

    def given(self, step: Asking) -> None:
        """One was given at this step: no other follows."""
        self._asked.add(step.id)


def own_words(answer: Answer, typed: str = "") -> tuple[str, ...]:
    """What somebody put into words of their own; words picked from a list are none."""
    match answer:
        case Text():
            texts: tuple[str, ...] = (answer.text,)
        case Picks():
            texts = (*answer.own, typed)
        case _:
            texts = ()
    return tuple(one for one in texts if one.strip())


def in_words(hint: Hint, vocabulary: Vocabulary | None, language: str) -> str:
    """A hint as it is said: the words, the question, and what can be picked instead.

    Args:
        hint: The hint.
        vocabulary: What the step picks from; only its words can be offered.
        language: Of the exercise.
    """
    said = _("“{phrase}”: {question}").format(
        phrase=one_line(hint.phrase, _LONGEST), question=hint.say
    )
    if vocabulary is None:
        return said
    words = (vocabulary.get(one) for one in (*hint.feelings, *hint.needs))
    labels = tuple(word.label for word in words if word is not None)[:_MOST_OFFERED]
    if not labels:
        return said
    return said + " " + _("Perhaps {words}?").format(words=joined(labels, language))
