"""An entry as it stands in jrnl's journal: the same text as in ours."""

from typing import Final

from nvc_coach.journal.entry import Entry
from nvc_coach.services.reading import entry_in_words

TIME_FORMAT: Final = "%Y-%m-%d %H:%M"


def twin_of(entry: Entry) -> str:
    """What ``nvc-coach journal show`` prints of it, questions and answers, under its time."""
    return f"[{entry.started:{TIME_FORMAT}}] {entry_in_words(entry)}\n\n"
