"""A ledger's file, opened: what it is, how it is written, and what every failure of it means."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pantau.errors import LedgerError
from pantau.ledger.migrations import APPLICATION, migrate, newest

_PATIENCE = 120.0               # seconds that a writer waits for another: a document is written in a hundredth of one
_PATIENT = 1.0                  # seconds until it says so
_PAUSE = 0.005
_CACHE = -32_000                # KiB of pages kept, times -1
_OLDEST = (3, 37, 0)            # strict tables

_MEANINGS = {
    sqlite3.SQLITE_FULL: ("there is no space left", "make room and run the command again; what was written stays"),
    sqlite3.SQLITE_READONLY: ("cannot be written: it is read-only", "check the permissions of file and folder"),
    sqlite3.SQLITE_PERM: ("cannot be opened: permission denied", "check the permissions of file and folder"),
    sqlite3.SQLITE_BUSY: ("is locked by another program", "end that program, or try again later"),
    sqlite3.SQLITE_LOCKED: ("is locked by another program", "end that program, or try again later"),
    sqlite3.SQLITE_NOTADB: ("is no SQLite file", "name a ledger, or a file that does not exist yet"),
    sqlite3.SQLITE_CORRUPT: ("is damaged", "`pantau ledger check` tells where, `pantau ledger rescue` saves the rest"),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", "check that its folder exists and can be written"),
    sqlite3.SQLITE_IOERR: ("cannot be read or written: the disk fails", "check the disk, its space and its quota"),
    sqlite3.SQLITE_TOOBIG: ("cannot hold a text of this length", "cut the article"),
}


@contextmanager
def failures(path: Path) -> Iterator[None]:
    """SQLite's errors as LedgerErrors that say what is wrong with the file at `path` and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        what, mend = _MEANINGS.get(code, (f"failed: {error}", "please report it"))
        raise LedgerError(what, where=str(path), mend=mend) from error


def connect(path: Path, *, readonly: bool = False) -> sqlite3.Connection:
    """The open ledger, of the newest schema. It is made where there is none, but not for reading only.

    Raises LedgerError for a foreign file, a newer schema, a damaged file, or one that cannot be opened.
    """
    if sqlite3.sqlite_version_info < _OLDEST:
        raise LedgerError(f"SQLite {sqlite3.sqlite_version} is too old", mend="use a Python with SQLite 3.37 or newer")
    with failures(path):
        connection = _open(path, readonly)
        try:
            if _schema(connection, path) < newest():
                if readonly:
                    raise LedgerError("is of an older Pantau", where=str(path), mend="open it once for writing")
                with writing(connection, path):
                    migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _open(path: Path, readonly: bool) -> sqlite3.Connection:
    if readonly and not path.exists():
        raise LedgerError("there is no ledger", where=str(path), mend="`pantau add` makes one; or name it: --ledger")
    if not readonly:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LedgerError(f"its folder cannot be made: {error.strerror}", where=str(path),
                              mend="name another: --ledger") from error
    connection = sqlite3.connect(_uri(path, "ro" if readonly else "rwc"), uri=True, isolation_level=None,
                                 check_same_thread=False)
    try:
        _prepare(connection, readonly)
    except sqlite3.OperationalError:
        connection.close()
        if not readonly or not _at_rest(path):
            raise
        # in a folder that cannot be written, a ledger that nobody has open is read as it lies
        connection = sqlite3.connect(_uri(path, "ro") + "&immutable=1", uri=True, isolation_level=None,
                                     check_same_thread=False)
        _prepare(connection, readonly)
    return connection


def _uri(path: Path, mode: str) -> str:
    return f"{path.absolute().as_uri()}?mode={mode}"


def _at_rest(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return not log.exists() or log.stat().st_size == 0


def _prepare(connection: sqlite3.Connection, readonly: bool) -> None:
    connection.execute("PRAGMA busy_timeout = 5000")
    connection.execute("PRAGMA schema_version")             # reads the file: whatever is wrong with it shows here
    connection.execute(f"PRAGMA cache_size = {_CACHE}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA synchronous = NORMAL")       # whole after any crash of ours; one of the machine may
    if readonly:                                            # cost the last moments, never half a document
        connection.execute("PRAGMA query_only = ON")


def _schema(connection: sqlite3.Connection, path: Path) -> int:
    """The number of the file's schema; 0 for one that is empty."""
    application, = connection.execute("PRAGMA application_id").fetchone()
    version, = connection.execute("PRAGMA user_version").fetchone()
    empty = not connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    if empty and not application:
        connection.execute("PRAGMA journal_mode = WAL")
        return 0
    if application != APPLICATION:
        raise LedgerError("is a database of another program", where=str(path), mend="name a ledger of Pantau's")
    if version > newest():
        raise LedgerError(f"has schema {version}, and this Pantau knows {newest()}", where=str(path),
                          mend="use the newer Pantau that wrote it")
    return int(version)


@contextmanager
def writing(connection: sqlite3.Connection, path: Path,
            waiting: Callable[[str], None] | None = None) -> Iterator[None]:
    """One transaction: all of it is written or nothing. Another writer is waited for, and `waiting` told of it."""
    with failures(path):
        _begin(connection, path, waiting)
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _begin(connection: sqlite3.Connection, path: Path, waiting: Callable[[str], None] | None) -> None:
    started = time.monotonic()
    told = waiting is None
    connection.execute("PRAGMA busy_timeout = 0")           # this loop waits, so that it can say so
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                waited = time.monotonic() - started
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or waited > _PATIENCE:
                    raise
                if not told and waiting and waited > _PATIENT:
                    waiting(f"{path}: another process is writing; waiting for it")
                    told = True
                time.sleep(_PAUSE)
    finally:
        connection.execute("PRAGMA busy_timeout = 5000")
