"""Exporting entries: which ones, as what, into which files; what was written, and what was not.

Entries are looked through first, for what stands in the way and for names, and then read, made
into a text and written one after the other. So a journal of any length needs no more memory than
one entry.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from nvc_coach.journal.exporting.html_page import as_html
from nvc_coach.journal.exporting.markdown import as_markdown
from nvc_coach.journal.exporting.names import Names
from nvc_coach.journal.exporting.plain_text import as_text
from nvc_coach.journal.finding import Wanted
from nvc_coach.journal.json_form import written
from nvc_coach.journal.system import System
from nvc_coach.services.exporting import sentences
from nvc_coach.services.exporting.files import InTheWay, NewFiles, what_stands_at
from nvc_coach.services.exporting.looking import look
from nvc_coach.services.exporting.names_list import UnreadableNamesError, read_names
from nvc_coach.services.exporting.pages import page_of
from nvc_coach.services.exporting.source import Source
from nvc_coach.services.exporting.wish import (
    Exported,
    Format,
    Hindrance,
    NotExported,
    StoppedError,
    Watch,
    Wish,
    watch_nothing,
)
from nvc_coach.services.program import Program

_MAKERS: Final = {Format.MARKDOWN: as_markdown, Format.HTML: as_html, Format.TEXT: as_text}
_ENDINGS: Final = {Format.MARKDOWN: ".md", Format.HTML: ".html", Format.TEXT: ".txt"}


def export(
    program: Program,
    wanted: Sequence[str] | Wanted,
    wish: Wish,
    system: System | None = None,
    *,
    watch: Watch = watch_nothing,
) -> Exported | NotExported:
    """Write entries where the person wants them.

    Args:
        program: What the program works with.
        wanted: Ids of entries, or beginnings of ids that are enough; or which entries.
        wish: As what, where, and how.
        system: The system calls for writing; tests give failing ones.
        watch: Told before each entry, and able to stop the export.
    """
    program.settle()
    try:
        listed = read_names(program.places.names_file) if wish.redact else ()
        looked = look(program, wanted, watch, names=wish.redact)
    except UnreadableNamesError:
        sentence = sentences.list_unreadable(program.places.names_file)
        return NotExported(Hindrance.UNREADABLE, sentence)
    except StoppedError:
        return NotExported(Hindrance.STOPPED, sentences.stopped(()))
    if isinstance(looked, NotExported):
        return looked
    if looked.left_out and not looked.files:
        sentence = sentences.nothing_readable()
        return NotExported(Hindrance.UNREADABLE, sentence, tuple(looked.left_out))
    names = Names(listed, looked.told) if wish.redact else None
    if names is not None:
        looked.without(names)
    source = Source(program, looked, names, watch)
    return _Writing(source, wish, program.clock().date(), system).done()


class _Writing:
    """One export: all of it is written, or nothing."""

    def __init__(self, source: Source, wish: Wish, today: date, system: System | None) -> None:
        self._source = source
        self._format = wish.format
        self._to = wish.to.absolute()
        self._into_folder = wish.in_folder or wish.format is not Format.JSON
        folder = self._to if self._into_folder else self._to.parent
        self._one_file = self._name_of_all(today) if wish.format is Format.JSON else ""
        self._files = NewFiles(folder, system)

    def _name_of_all(self, today: date) -> str:
        """The one file: as it was named, or like that of its entry, or by the day it is."""
        if not self._into_folder:
            return self._to.name
        names = list(self._source.files.values())
        return f"{names[0] if len(names) == 1 else f'nvc-coach {today.isoformat()}'}.json"

    def done(self) -> Exported | NotExported:
        """Look what stands in the way, and write."""
        try:
            standing = self._standing()
            if standing is not None:
                path, kind = standing
                folder_wanted = path == self._to and self._into_folder
                sentence = sentences.in_the_way(path, kind, folder_wanted=folder_wanted)
                return self._not(Hindrance.IN_THE_WAY, sentence)
            self._write()
            self._files.finish()
        except FileExistsError:
            self._files.take_away()
            return self._not(Hindrance.IN_THE_WAY, sentences.came_meanwhile())
        except OSError as error:
            left = self._files.take_away()
            return self._not(Hindrance.NOT_SAVED, sentences.not_taken(error, left))
        except StoppedError:
            return self._not(Hindrance.STOPPED, sentences.stopped(self._files.take_away()))
        except BaseException:
            self._files.take_away()
            raise
        return Exported(
            format=self._format,
            files=tuple(self._files.written),
            entries=self._source.count,
            left_out=tuple(self._source.left_out),
            names=self._source.names,
            exercises_left_out=self._source.withheld,
        )

    def _not(self, hindrance: Hindrance, sentence: str) -> NotExported:
        return NotExported(hindrance, sentence, tuple(self._source.left_out))

    def _standing(self) -> tuple[Path, InTheWay] | None:
        """What has one of the names already, and of which kind it is."""
        if self._into_folder:
            kind = what_stands_at(self._to, System())
            if kind is None:
                return None
            if kind is not InTheWay.FOLDER:
                return self._to, kind
        if self._one_file:
            return self._files.in_the_way((self._one_file,))
        ending = _ENDINGS[self._format]
        return self._files.in_the_way(f"{name}{ending}" for name in self._source.files.values())

    def _write(self) -> None:
        if self._one_file:
            pieces = written(self._source.with_bytes(), self._source.exercises())
            self._files.write(self._one_file, pieces)
            return
        for entry in self._source.entries():
            page = page_of(entry, self._source.session(entry))
            text = _MAKERS[self._format](page)
            name = f"{self._source.files[entry.id]}{_ENDINGS[self._format]}"
            self._files.write(name, (text.encode("utf-8", "replace"),))
