"""Reading what an exercise says of itself before its first step."""

from pathlib import Path
from typing import Final, NamedTuple, get_args

from nvc_coach.library.credits import CREDIT_KEYS
from nvc_coach.library.file_limits import EXERCISE_LIMIT
from nvc_coach.library.head import Head
from nvc_coach.library.source import Source, read_source
from nvc_coach.library.table import Keys, Table, top_of
from nvc_coach.library.toml_scan import Mark, Stuck, tokens
from nvc_coach.library.toml_text import parse
from nvc_coach.practice.forms import DOORS, Door, Form

EXERCISE_FORMAT: Final = "nvc-exercise/1"
EXERCISE_KEYS: Final = (
    Keys(
        ("format", "id", "version", "language", "title", "summary", "minutes", "form", "step"),
        ("doors", "feelings", "needs", "faux-feelings", "hints", "follows", "hint", "test"),
    )
    | CREDIT_KEYS
)
LATER_KEYS: Final = Keys((), ("phase",))
"""Keys that have a meaning for what is yet to come: they are kept, and not read."""
FORMS: Final[tuple[Form, ...]] = get_args(Form)
MOST_MINUTES: Final = 1440
_NEEDED_IN_HEADS = frozenset(EXERCISE_KEYS.required) - {"step"}
_KNOWN = frozenset((EXERCISE_KEYS | LATER_KEYS).all)
_HEADINGS = frozenset({Mark.HEADER, Mark.HEADERS})


class Introduction(NamedTuple):
    """How an exercise introduces itself; the attributes are those of `Exercise`.

    What is not as it has to be was told, and is empty here, or as it stands there.
    """

    id: str
    version: str
    language: str
    title: str
    summary: str
    minutes: int | None
    form: tuple[Form, ...]
    doors: tuple[Door, ...]


def read_introduction(table: Table) -> Introduction:
    """The introduction in the top of a file, whose format is known to be right."""
    return Introduction(
        id=table.id(),
        version=table.version(),
        language=table.language(),
        title=table.text("title", one_line=True, blank=False),
        summary=table.text("summary", one_line=True, blank=False),
        minutes=table.whole("minutes", 1, MOST_MINUTES),
        form=table.choices("form", FORMS),
        doors=table.choices("doors", DOORS),
    )


def read_head(path: Path) -> Head | None:
    """The head of the exercise in a file; None if it is no exercise, or its head is broken.

    Nothing from the first heading in brackets on is parsed or looked at: it may be anything.

    Raises:
        OSError: The file cannot be read.
    """
    source = _before_headings(path)
    parsed = None if source is None else parse(source, limit=EXERCISE_LIMIT, only_safe=True).value
    if parsed is None or parsed.data.get("format") != EXERCISE_FORMAT:
        return None
    # Looking for what may have been meant by a name takes long, and is told to nobody here.
    if not _NEEDED_IN_HEADS <= parsed.data.keys() <= _KNOWN:
        return None
    table = top_of(parsed)
    said = read_introduction(table)
    if said.minutes is None or table.notes.findings.any:
        return None
    return Head(
        id=said.id,
        title=said.title,
        summary=said.summary,
        minutes=said.minutes,
        form=said.form,
        language=said.language,
        doors=said.doors,
        path=path,
    )


def _before_headings(path: Path) -> Source | None:
    """A file up to its first heading; None if it is too large, or is no TOML."""
    whole = read_source(path, limit=EXERCISE_LIMIT)
    if len(whole.data) > EXERCISE_LIMIT:
        return None
    try:
        first = next(start for mark, start, _end in tokens(whole.data) if mark in _HEADINGS)
    except StopIteration:
        return whole
    except Stuck:
        return None
    return Source(whole.data[: whole.data.rfind(b"\n", 0, first) + 1], whole.file)
