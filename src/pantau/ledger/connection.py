"""A ledger's file, opened: what it is, how it is written, and what every failure of it means."""

import sqlite3
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from pantau.errors import LedgerError
from pantau.ledger.migrations import APPLICATION, migrate, newest

_PATIENCE = 120.0               # seconds that a writer waits for another: a document is written in a hundredth of one
_PATIENT = 1.0                  # seconds until it says so
_PAUSE = 0.005
_BUSY = 5_000                   # milliseconds that everything else waits: recovery after a kill, a checkpoint
_LOG = 32 << 20                 # bytes of the log from which on it is emptied; SQLite's own way needs a moment without
_AT_ONCE = 250                  # readers, and it grows for ever where they are many; milliseconds that this may take
_CACHE = -32_000                # KiB of pages kept, times -1
_OLDEST = (3, 37, 0)            # strict tables

_MEANINGS = {
    sqlite3.SQLITE_FULL: ("there is no space left", "make room and run the command again; what was written stays"),
    sqlite3.SQLITE_READONLY: ("cannot be written: it or its folder is read-only", "check the permissions of both"),
    sqlite3.SQLITE_PERM: ("cannot be opened: permission denied", "check the permissions of file and folder"),
    sqlite3.SQLITE_BUSY: ("is locked by another program", "end that program, or try again later"),
    sqlite3.SQLITE_LOCKED: ("is locked by another program", "end that program, or try again later"),
    sqlite3.SQLITE_NOTADB: ("is no SQLite file", "name a ledger, or a file that does not exist yet"),
    sqlite3.SQLITE_CORRUPT: ("is damaged", "`pantau ledger rescue` saves what is whole into a new one"),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", "check the permissions of file and folder"),
    sqlite3.SQLITE_IOERR: ("cannot be read or written: the disk fails", "check the disk, its space and its quota"),
    sqlite3.SQLITE_TOOBIG: ("cannot hold a text of this length", "cut the article"),
}


@contextmanager
def failures(path: Path) -> Iterator[None]:
    """SQLite's errors as LedgerErrors that say what is wrong with the file at `path` and what to do."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        code = _code(error) or (sqlite3.SQLITE_CORRUPT if damaged(error) else 0)
        what, mend = _MEANINGS.get(code, (f"failed: {error}", "please report it"))
        raise LedgerError(what, where=str(path), mend=mend) from error


def damaged(error: Exception) -> bool:
    """Whether an error says that the file's content is not what was written: also words that are no UTF-8."""
    return (isinstance(error, UnicodeDecodeError) or _code(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
            or str(error).startswith("Could not decode to UTF-8"))


def _code(error: Exception) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


class _Connection(sqlite3.Connection):
    """One that knows which file it has open, wherever that is now; `lock` is held by the thread that asks, and `most`
    are the bytes of the log from which on it is emptied."""

    file: tuple[int, int]
    lock: threading.RLock
    most: int


def connect(path: Path, *, readonly: bool = False,
            waiting: Callable[[str], None] | None = None) -> sqlite3.Connection:
    """The open ledger, of the newest schema. It is made where there is none, but not for reading only.

    Raises LedgerError for a foreign file, a newer schema, a damaged file, or one that cannot be opened.
    """
    if sqlite3.sqlite_version_info < _OLDEST:
        raise LedgerError(f"SQLite {sqlite3.sqlite_version} is too old", mend="use a Python with SQLite 3.37 or newer")
    with failures(path):
        connection = _open(path, readonly)
        try:
            number = _schema(connection, path)
            if number < newest():
                if readonly:
                    raise LedgerError("is of an older Pantau" if number else "is an empty file", where=str(path),
                                      mend="open it once for writing: `pantau ledger vacuum`" if number
                                      else "`pantau add` makes it a ledger")
                if not number:
                    _logged(connection)
                with writing(connection, path, waiting):
                    migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _open(path: Path, readonly: bool) -> _Connection:
    _look(path, readonly)
    try:
        return _opened(path, "ro" if readonly else "rwc", readonly)
    except sqlite3.OperationalError as error:
        if not readonly or _code(error) not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY} or not _at_rest(path):
            raise
        # in a folder that cannot be written, a ledger that nobody has open is read as it lies
        return _opened(path, "ro&immutable=1", readonly)


def _look(path: Path, readonly: bool) -> None:
    """Say clearly what SQLite would not, and make the folder of a new ledger."""
    try:
        if stat.S_ISDIR(path.stat().st_mode):
            raise LedgerError("is a folder", where=str(path), mend="name a file in it")
    except FileNotFoundError:
        if readonly:
            raise LedgerError("there is no ledger", where=str(path),
                              mend="`pantau add` makes one; or name it: --ledger") from None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LedgerError(f"its folder cannot be made: {error.strerror}", where=str(path),
                              mend="name another: --ledger") from error
    except OSError as error:
        raise LedgerError(f"cannot be opened: {error.strerror}", where=str(path),
                          mend="name another: --ledger") from error


def _opened(path: Path, mode: str, readonly: bool) -> _Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None,
                                 check_same_thread=False, factory=_Connection)
    try:
        _prepare(connection, readonly)
        connection.file, connection.lock, connection.most = _identity(path), threading.RLock(), _LOG
    except BaseException:
        connection.close()
        raise
    return connection


def _identity(path: Path) -> tuple[int, int]:
    """What tells a file from another one under its name; (0, 0) where there is none."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino


def _at_rest(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return not log.exists() or log.stat().st_size == 0


def _prepare(connection: sqlite3.Connection, readonly: bool) -> None:
    connection.execute(f"PRAGMA busy_timeout = {_BUSY}")
    connection.execute("PRAGMA schema_version")             # reads the file: whatever is wrong with it shows here
    connection.execute(f"PRAGMA cache_size = {_CACHE}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA secure_delete = ON")         # what is forgotten is overwritten, in every build of SQLite
    connection.execute("PRAGMA synchronous = NORMAL")       # whole after any crash of ours; one of the machine may
    if readonly:                                            # cost the last moments, never half a document
        connection.execute("PRAGMA query_only = ON")


def _schema(connection: sqlite3.Connection, path: Path) -> int:
    """The number of the file's schema; 0 for one that is empty."""
    application, version, filled = connection.execute(       # at once: another process may be making it just now
        "SELECT application_id, user_version, EXISTS (SELECT 1 FROM sqlite_schema)"
        " FROM pragma_application_id, pragma_user_version").fetchone()
    if not filled and not application:
        return 0
    if application != APPLICATION:
        raise LedgerError("is a database of another program", where=str(path), mend="name a ledger of Pantau's")
    if version > newest():
        raise LedgerError(f"has schema {version}, and this Pantau knows {newest()}", where=str(path),
                          mend="use the newer Pantau that wrote it")
    return int(version)


def _logged(connection: sqlite3.Connection) -> None:
    """Let the new file be written through a log, so that readers need not wait; another process may be at it, too."""
    started = time.monotonic()
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:           # SQLite asks nobody to be patient here
            if _code(error) != sqlite3.SQLITE_BUSY or time.monotonic() - started > _PATIENCE:
                raise
            time.sleep(_PAUSE)


@contextmanager
def moment(connection: sqlite3.Connection) -> Iterator[None]:
    """What is read inside is of one moment, whatever others write or forget meanwhile. Nothing is yielded inside one:
    who asks further, or writes, in the middle of a stream must find no transaction open."""
    with connection.lock if isinstance(connection, _Connection) else nullcontext():
        if connection.in_transaction:
            yield
            return
        connection.execute("BEGIN")
        try:
            yield
        finally:
            connection.execute("ROLLBACK")


@contextmanager
def writing(connection: sqlite3.Connection, path: Path,
            waiting: Callable[[str], None] | None = None) -> Iterator[None]:
    """One transaction: all of it is written or nothing. Another writer is waited for, and `waiting` told of it."""
    with failures(path):
        _begin(connection, path, waiting)
        try:
            if isinstance(connection, _Connection) and connection.file != _identity(path):
                raise LedgerError("was moved, removed or replaced while it was open", where=str(path),
                                  mend="run the command again; what was written before is in that file")
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        if isinstance(connection, _Connection):
            _empty(connection, path)


def _empty(connection: _Connection, path: Path) -> None:
    """Empty a log that has grown long; where a reader holds on to it, not before it is twice as long."""
    try:
        size = path.with_name(f"{path.name}-wal").stat().st_size
    except FileNotFoundError:
        return
    if size < connection.most:
        return
    connection.execute(f"PRAGMA busy_timeout = {_AT_ONCE}")
    try:
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite3.OperationalError:                        # what was written is safe in the log: no reason to fail
        busy = True
    connection.execute(f"PRAGMA busy_timeout = {_BUSY}")
    connection.most = 2 * size if busy else _LOG


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
                if _code(error) != sqlite3.SQLITE_BUSY or waited > _PATIENCE:
                    raise
                if not told and waiting and waited > _PATIENT:
                    waiting(f"{path}: another process is writing; waiting for it")
                    told = True
                time.sleep(_PAUSE)
    finally:
        connection.execute(f"PRAGMA busy_timeout = {_BUSY}")
