"""What people say around a word: "I feel", a full stop, or a whole sentence."""

from nvc_coach.practice.vocabulary import folded, words_of
from nvc_coach.wording import _

MOST_WORDS_OF_A_NAME = 3
END_MARKS = ".!?\N{HORIZONTAL ELLIPSIS}。！？"  # noqa: RUF001  # as Chinese and Japanese end them


def is_sentence(text: str) -> bool:
    """Whether a text is more than a word or a name: long, or ended as sentences are."""
    ended = text.rstrip().endswith(tuple(END_MARKS))
    return ended or len(words_of(text)) > MOST_WORDS_OF_A_NAME


def without_opening(text: str) -> str:
    """What stands behind "I feel" or "I need", however it is said; else the whole text."""
    said = folded(text).rstrip(END_MARKS)
    openings = (_("i feel"), _("i felt"), _("feeling"), _("i am"), _("i'm"), _("i need"))
    for opening in openings:
        said = said.removeprefix(f"{opening} ")
    return said
