"""The index of a journal: entries found by what they are and what they say, however many."""

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from nvc_coach.journal.finding import Due, Hear, Named, NameKind, Progress, Wanted, hear_nothing
from nvc_coach.journal.flaws import Damage
from nvc_coach.journal.index import asking, database
from nvc_coach.journal.index.refreshing import OutdatedError, Refreshing
from nvc_coach.journal.index.taking_in import take_out
from nvc_coach.journal.layout import Layout
from nvc_coach.journal.store import Summary
from nvc_coach.journal.system import System

if TYPE_CHECKING:
    import apsw

Answer = TypeVar("Answer")

_ATTEMPTS: Final = 3


class Index:
    """What the files of a journal say, kept so that it is found at once.

    It can be used from any thread, and who asks need not wait while it is brought up to date: a
    connection of its own is there for that. Where its file cannot be used, because the disk is full
    or can only be read, it lives in memory and is made anew each time.

    Args:
        layout: Where the journal's files stand.
        system: The system calls.
        file: Where the index is kept, outside the journal; None for memory alone.
    """

    def __init__(self, layout: Layout, system: System, file: Path | None) -> None:
        self._layout = layout
        self._system = system
        self._file = file
        self._turn = threading.RLock()  # held by who waits to change something between two steps
        self._lock = threading.RLock()
        self._made: apsw.Connection | None = None
        self._asking = threading.RLock()  # whoever needs several takes them in this order
        self._made_for_asking: apsw.Connection | None = None
        self._removed = 0
        self._for_nothing = False
        self._folders_damaged: tuple[Damage, ...] = ()

    # ------------------------------------------------------------------ keeping up with the files

    def refresh(self, *, thorough: bool = False, told: Hear = hear_nothing) -> None:
        """Bring it up to date; see :meth:`steps`.

        Args:
            thorough: Whether every file is looked at.
            told: Hears now and then how far it has come.
        """
        for progress in self.steps(thorough=thorough):
            told(progress)

    def steps(self, *, thorough: bool = False) -> Iterator[Progress]:
        """Bring it up to date a little at a time, newest entries first.

        Between two steps it can be asked from other threads, and answers with what it knows.

        Args:
            thorough: Whether every file is looked at, and not only those in folders that changed.
        """
        import apsw

        for _attempt in range(_ATTEMPTS):
            try:
                yield from self._steps(thorough=thorough)
            except apsw.BusyError:
                continue  # another copy of the program is bringing it up to date
            except OutdatedError:
                self._begin_anew()
            except apsw.Error as error:
                self._recover(error)
            else:
                return
        self._go_on_in_memory()
        yield from self._steps(thorough=thorough)

    def _steps(self, *, thorough: bool) -> Iterator[Progress]:
        with self._lock:
            if self._for_nothing and self._layout.entries.exists():
                self.close()
            refreshing = Refreshing(self._connection, self._layout, self._system, thorough=thorough)
        steps = refreshing.steps()
        while True:
            with self._lock:
                looking = next(steps, None)
            if looking is None:
                break
            yield Progress(looking.looked_at, looking.to_look_at)
            with self._turn:
                pass  # a lock goes to who has just let go of it, rather than to who waits
        self._folders_damaged = tuple(refreshing.looking.damaged)

    def is_as_known(self, found: Iterable[Summary]) -> bool:
        """Whether the files of entries are as they are known; those that are not are read again."""
        ids = json.dumps([one.id for one in found])

        def looked(connection: "apsw.Connection") -> bool:
            refreshing = Refreshing(connection, self._layout, self._system, thorough=False)
            return not refreshing.read_again(ids)

        try:
            return self._done(looked)
        except OutdatedError:
            self.make_anew()
            return False

    def forget(self, entry_id: str) -> None:
        """Know no more of an entry, at once and in no corner of the file."""

        def gone(connection: "apsw.Connection") -> None:
            rows = connection.execute(
                "SELECT file.folder, file.name FROM file JOIN entry USING (place) "
                "WHERE entry.id = ?",
                (entry_id,),
            ).fetchall()
            with database.as_one(connection):
                for folder, name in rows:
                    take_out(connection, str(folder), str(name))
            with self._asking:  # who is just reading would keep what was
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

        self._done(gone)

    def make_anew(self, told: Hear = hear_nothing) -> None:
        """Throw it away, and read every file again."""
        self._begin_anew()
        self.refresh(told=told)

    def _begin_anew(self) -> None:
        """Throw it away; where its file stays, it lives in memory."""
        with self._lock, self._asking:
            self.close()
            if self._file is not None:
                try:
                    database.remove(self._file)
                except OSError:
                    self._file = None

    def close(self) -> None:
        """Let go of its file."""
        with self._lock, self._asking:
            for connection in (self._made_for_asking, self._made):
                if connection is not None:
                    connection.close(force=True)
            self._made = self._made_for_asking = None

    # ------------------------------------------------------------------ asking

    def entries(
        self, wanted: Wanted, *, skip: int = 0, most: int | None = None
    ) -> tuple[Summary, ...]:
        """The entries that fit, newest first; see :func:`asking.entries`."""
        return self._asked(
            lambda connection: asking.entries(
                connection, wanted, self._layout, skip=skip, most=most
            )
        )

    def count(self, wanted: Wanted, most: int = 2**62) -> int:
        """How many entries fit, counted up to `most`."""
        return self._asked(lambda connection: asking.count(connection, wanted, most))

    def due(self, today: date, most: int) -> tuple[Due, ...]:
        """What is due and was not told of, the oldest first."""
        return tuple(self._asked(lambda connection: asking.due(connection, today, most)))

    def count_due(self, today: date) -> int:
        """How much is due."""
        return self._asked(lambda connection: asking.count_due(connection, today))

    def named(self, kind: NameKind) -> list[Named]:
        """The people, tags or exercises that entries can be listed by."""
        return self._asked(lambda connection: asking.named(connection, kind))

    def damaged(self) -> tuple[Damage, ...]:
        """What should be an entry and cannot be read, by file."""
        found = self._asked(lambda connection: list(asking.damaged(connection, self._layout)))
        return tuple(sorted((*found, *self._folders_damaged), key=lambda one: one.file))

    def _asked(self, ask: "Callable[[apsw.Connection], Answer]") -> Answer:
        """An answer, though the index may just be written."""
        import apsw

        with ExitStack() as held:
            for lock in (self._turn, self._lock):
                if not lock.acquire(blocking=False):
                    break
                held.callback(lock.release)
            else:
                return self._done(ask)
        with suppress(apsw.Error, OSError, database.OtherVersionError), self._asking:
            connection = self._connection_for_asking
            if connection is not None:
                return ask(connection)
        return self._done(ask)

    def _done(self, do: "Callable[[apsw.Connection], Answer]") -> Answer:
        """What comes of it; where the index turns out to be damaged, with one made anew."""
        import apsw

        with self._turn, self._lock:
            try:
                return do(self._connection)
            except apsw.Error as error:
                self._recover(error)
            self.refresh()
            return do(self._connection)

    # ------------------------------------------------------------------ the database

    @property
    def _connection(self) -> "apsw.Connection":
        if self._made is None:
            self._made = self._opened()
        return self._made

    @property
    def _connection_for_asking(self) -> "apsw.Connection | None":
        """One beside the connection that writes; None where that alone can be asked."""
        in_a_file = self._made is not None and self._file is not None and not self._for_nothing
        if self._made_for_asking is None and in_a_file:
            self._made_for_asking = database.opened(self._file)
        return self._made_for_asking

    def _opened(self) -> "apsw.Connection":
        import apsw

        # Looking into a journal that is not there leaves no trace.
        self._for_nothing = not self._layout.entries.exists()
        try:
            return database.opened(None if self._for_nothing else self._file)
        except (apsw.Error, OSError, database.OtherVersionError) as error:
            self._recover(error)
        return self._connection

    def _recover(self, error: Exception) -> None:
        """Begin anew with an empty index: in the same file if that was damaged, else in memory."""
        with self._lock, self._asking:
            if self._file is None or not _is_damage(error):
                self._go_on_in_memory()
                return
            self.close()
            try:
                database.remove(self._file)
            except OSError:
                self._go_on_in_memory()
                return
            self._removed += 1
            if self._removed > _ATTEMPTS:  # a disk that damages whatever is written
                self._go_on_in_memory()

    def _go_on_in_memory(self) -> None:
        with self._lock, self._asking:
            self.close()
            self._file = None


def _is_damage(error: Exception) -> bool:
    """Whether an index made anew in the same place may do better."""
    import apsw

    of_another_kind = (apsw.CorruptError, apsw.NotADBError, apsw.SQLError, apsw.MismatchError)
    return isinstance(error, (*of_another_kind, database.OtherVersionError))
