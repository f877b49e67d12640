"""The database of the index: how it is opened, and the tables in it.

SQLite comes with ``apsw-sqlite3mc``, so that it is the same one everywhere and can encrypt its
pages: each carries a tag of its own, and one that was damaged is never taken for a sound one. In a
journal that is not encrypted the key is no secret, and the tags are all it is for.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from nvc_coach.journal.system import System, make_private_folder

if TYPE_CHECKING:
    import apsw

IN_MEMORY: Final = ":memory:"
VERSION: Final = 2
"""Of the tables below, and of what is put into them; an index of another one is made anew."""

_BUSY_MILLISECONDS: Final = 5000
_PLAIN_KEY: Final = "a61d99ac269b25f608c12d22cfc1f8cbf8e19ac319dc1a9ea9c6cec60e07ea22"
"""The SHA-256 of "nvc-coach index of a journal that is not encrypted"."""

_ONCE: Final = ("PRAGMA page_size = 8192", "PRAGMA journal_mode = WAL")
_EACH_TIME: Final = (
    "PRAGMA synchronous = NORMAL",
    "PRAGMA secure_delete = ON",
    "PRAGMA cache_size = -16000",
    "PRAGMA temp_store = MEMORY",
)

# `place` orders entries by the instant they began; see places.py.
_TABLES: Final = """
CREATE TABLE month (folder TEXT PRIMARY KEY, changed INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE file (
    folder TEXT NOT NULL, name TEXT NOT NULL, stamp TEXT NOT NULL, place INTEGER,
    flaw TEXT, line INTEGER, key TEXT, copy_of TEXT,
    PRIMARY KEY (folder, name)
) WITHOUT ROWID;
CREATE INDEX file_flaw ON file (flaw) WHERE flaw IS NOT NULL;
CREATE INDEX file_copy ON file (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX file_name ON file (name);
CREATE INDEX file_place ON file (place) WHERE place IS NOT NULL;
CREATE TABLE entry (
    place INTEGER PRIMARY KEY, id TEXT NOT NULL, exercise TEXT NOT NULL, title TEXT NOT NULL,
    state TEXT NOT NULL, started TEXT NOT NULL, changed TEXT NOT NULL, fingerprint TEXT NOT NULL,
    tags TEXT NOT NULL, follows TEXT, read_only INTEGER NOT NULL
);
CREATE INDEX entry_id ON entry (id);
CREATE INDEX entry_exercise ON entry (exercise, place);
CREATE INDEX entry_unfinished ON entry (state, place) WHERE state <> 'finished';
CREATE INDEX entry_follows ON entry (follows) WHERE follows IS NOT NULL;
CREATE TABLE name (
    kind TEXT NOT NULL, key TEXT NOT NULL, place INTEGER NOT NULL, shown TEXT NOT NULL,
    PRIMARY KEY (kind, key, place)
) WITHOUT ROWID;
CREATE TABLE followup (
    place INTEGER NOT NULL, step TEXT NOT NULL, item INTEGER NOT NULL, day TEXT,
    told INTEGER NOT NULL,
    PRIMARY KEY (place, step, item)
) WITHOUT ROWID;
CREATE INDEX followup_due ON followup (day, place) WHERE told = 0 AND day IS NOT NULL;
CREATE INDEX name_place ON name (place);
CREATE VIRTUAL TABLE words USING fts5 (text, prefix = '2', tokenize = 'ascii', columnsize = 0);
INSERT INTO words (words, rank) VALUES ('hashsize', 16777216);
INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
"""


class OtherVersionError(Exception):
    """An index that another version of the program made; it is to be made anew."""


def opened(file: Path | None) -> "apsw.Connection":
    """The database in a file, or one in memory; its tables are made where there are none.

    Raises:
        apsw.Error: It cannot be opened, is damaged, or is another kind of file.
        OtherVersionError: It was made by another version of the program.
        OSError: Its folder or file cannot be made.
    """
    import apsw  # not for what only writes or reads one entry

    if file is not None:
        make_private_folder(file.parent)
        _make_private(file)
    connection = apsw.Connection(IN_MEMORY if file is None else str(file))
    try:
        connection.set_busy_timeout(_BUSY_MILLISECONDS)
        if file is not None:
            connection.execute("PRAGMA cipher = 'chacha20'")
            connection.execute(f"PRAGMA key = 'raw:{_PLAIN_KEY}'")
        _have_tables(connection)
        for pragma in _EACH_TIME:
            connection.execute(pragma).fetchall()
    except (apsw.Error, OtherVersionError):
        connection.close()
        raise
    return connection


@contextmanager
def as_one(connection: "apsw.Connection") -> Iterator[None]:
    """Let all that is changed inside stand, or none of it.

    A connection is a context manager too; but it holds the interpreter while it writes, and so the
    whole program, where a statement of its own lets the other threads go on.

    Raises:
        apsw.Error: It cannot be written; nothing of it stands.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # some failures end it by themselves
            connection.execute("ROLLBACK")
        raise


def remove(file: Path) -> None:
    """Take the database away, with the files that SQLite keeps beside it.

    Raises:
        OSError: One of them stays.
    """
    for name in (file.name, f"{file.name}-wal", f"{file.name}-shm", f"{file.name}-journal"):
        file.with_name(name).unlink(missing_ok=True)


def _make_private(file: Path) -> None:
    """Make the file before SQLite does, which would leave it to the umask."""
    try:
        System().close(System().create(file))
    except FileExistsError:
        return


def _version(connection: "apsw.Connection") -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone() or (0,)
    return int(version)


def _have_tables(connection: "apsw.Connection") -> None:
    if _version(connection) == 0:
        _make_tables(connection)
    if _version(connection) != VERSION:
        raise OtherVersionError


def _make_tables(connection: "apsw.Connection") -> None:
    for pragma in _ONCE:
        connection.execute(pragma).fetchall()
    with as_one(connection):
        # Another copy of the program may have made them meanwhile.
        if _version(connection) == 0:
            connection.execute(_TABLES)
            connection.pragma("user_version", VERSION)
