"""The file of own words on disk: changed whole, and never written over one that is damaged."""

from threading import Lock
from typing import TYPE_CHECKING

from nvc_coach.journal.errors import (
    Cause,
    DamagedError,
    NotSavedError,
    not_saved,
    own_words_of_newer_format,
)
from nvc_coach.journal.flaws import Damage, Flaw, FlawCode, FlawError
from nvc_coach.journal.layout import Layout
from nvc_coach.journal.looking import read_file
from nvc_coach.journal.system import System
from nvc_coach.journal.whole_files import WholeFiles
from nvc_coach.library.file_limits import ENTRY_LIMIT

if TYPE_CHECKING:
    from nvc_coach.journal.own_words import OwnWords


class OwnWordsFile:
    """Where own words are filed, in one journal.

    Args:
        layout: Where things stand.
        files: Writes files whole.
        system: The system calls.
    """

    def __init__(self, layout: Layout, files: WholeFiles, system: System) -> None:
        self._path = layout.own_words
        self._files = files
        self._system = system
        # A page files in threads: what one of them has read, none may change before it is written.
        self._lock = Lock()

    def read(self) -> "OwnWords":
        """All that is filed; nothing where there is no file.

        Raises:
            DamagedError: The file is there and cannot be read.
        """
        from nvc_coach.journal.own_words import OwnWords, load  # most commands never ask for it

        try:
            if self._system.kind(self._path) is None:
                return OwnWords()
            return load(read_file(self._path, self._system, ENTRY_LIMIT))
        except OSError:
            flaw = Flaw(FlawCode.UNREADABLE)
        except FlawError as error:
            flaw = error.flaw
        raise DamagedError(Damage(self._path, flaw))

    def file(self, kind: str, word: str, group: str | None) -> None:
        """File a word under a group, or let it count by itself again.

        With the last word that is taken back the file goes too, so that nothing of it is left.

        Raises:
            DamagedError: The file cannot be read, so it was left as it is.
            ReadOnlyError: A later version wrote it.
            NotSavedError: The machine did not take it; what was there still is.
        """
        from nvc_coach.journal.own_words import FORMAT, dump
        from nvc_coach.journal.toml_reading import is_bearable

        with self._lock:
            before = self.read()
            if before.format != FORMAT:
                raise own_words_of_newer_format(before.format)
            after = before.filed(kind, word, group)
            if after == before:
                return
            data = dump(after)
            if not is_bearable(data):
                raise NotSavedError(Cause.TOO_LARGE)
            try:
                if after.holds_nothing:
                    self._files.remove(self._path)
                else:
                    self._files.replace(self._path, data)
            except OSError as error:
                raise not_saved(error) from error
