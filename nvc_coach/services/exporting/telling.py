"""What there is to say of an export, before it and afterwards."""

from collections.abc import Iterator
from pathlib import Path

from nvc_coach.services.exporting.wish import Exported, Format, NotExported
from nvc_coach.wording import _, ngettext


def beforehand(form: Format, *, many: bool) -> str:
    """What is to be known before anything is written: that anybody can read it."""
    return ngettext(
        "It will not be encrypted: whoever opens the file reads every word.",
        "They will not be encrypted: whoever opens them reads every word.",
        2 if many and form is not Format.JSON else 1,
    )


def afterwards(came: Exported | NotExported, names_file: Path) -> Iterator[str]:
    """What came of it, a sentence or a few at a time.

    Args:
        came: What came of it.
        names_file: Where the person's own list of names belongs.
    """
    yield from (one.sentence for one in came.left_out)
    if isinstance(came, NotExported):
        yield came.sentence
    elif not came.files:
        yield _("There are no entries yet.")
    else:
        yield from _written(came)
        if came.names is not None:
            yield from _with_names(came, came.names, names_file)


def _written(came: Exported) -> Iterator[str]:
    first = came.files[0]
    yield ngettext(
        "{count} entry was written to {path}.",
        "{count} entries were written to {path}.",
        came.entries,
    ).format(count=came.entries, path=first if len(came.files) == 1 else first.parent)
    if came.left_out:
        count = len(came.left_out)
        yield ngettext(
            "{count} could not be read and was left out.",
            "{count} could not be read and were left out.",
            count,
        ).format(count=count)
    yield ngettext(
        "It is not encrypted: whoever can read the file can read every word.",
        "They are not encrypted: whoever can read the files can read every word.",
        len(came.files),
    )


def _with_names(came: Exported, names: int, names_file: Path) -> Iterator[str]:
    if not names:
        yield _(
            "No name was replaced: no answer says who it is about, and your own list is empty. "
            "It belongs in {file}, with one name on each line."
        ).format(file=names_file)
        return
    yield _(
        "Names were replaced where they stand as in your own list, or as in an answer that "
        "says who it is about. Nicknames and other spellings, places, and what is told about "
        "somebody may still show who is meant. Please read it through before you hand it on."
    )
    if came.exercises_left_out:
        yield _(
            "One of the names also stands in the text of an exercise, so the copy of that "
            "exercise is not in the file."
        )


def progress(done: int, of: int) -> str:
    """How far it has come."""
    return _("Writing: {count} of {all}.").format(count=f"{done:,}", all=f"{of:,}")
