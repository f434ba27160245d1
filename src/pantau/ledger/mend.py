"""A damaged file made so far whole that SQLite opens it: its length, its header, and what it tells of its tables."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pantau.ledger.carve import page_size
from pantau.ledger.connection import connect
from pantau.ledger.tables import READING

BROKEN = (sqlite3.Error, UnicodeDecodeError)
"""What reading a damaged file may raise; SQLite's own words may quote what is no UTF-8."""

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_TABLES = ("documents", "versions", "readings", "inputs", *(table.name for table in READING), "visits", "feeds",
           "forgotten")


@dataclass(frozen=True, slots=True)
class _Graft:
    """What takes the place of the file's beginning, and the rows of `sqlite_schema` that it has lost by that."""

    beginning: bytes = b""
    tables: tuple[tuple[object, ...], ...] = ()


def opened(damaged: Path, copy: Path) -> sqlite3.Connection:
    """A copy of the damaged ledger, opened so that the most of its tables read."""
    best = -1, _Graft()
    for graft in (_Graft(), *_grafts()):
        with closing(_open(damaged, copy, graft)) as connection:
            readable = sum(_reads(connection, table) for table in _TABLES)
        best = max(best, (readable, graft), key=lambda each: each[0])
        if readable == len(_TABLES):
            break
    return _open(damaged, copy, best[1])


def _open(damaged: Path, copy: Path, graft: _Graft) -> sqlite3.Connection:
    """Copy the file and its log, mend the copy, and merge the log into it."""
    for end in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            os.remove(f"{copy}{end}")
    shutil.copyfile(damaged, copy)
    with suppress(FileNotFoundError):
        shutil.copyfile(f"{damaged}-wal", f"{copy}-wal")
    _mend(copy, graft.beginning)
    if graft.tables:
        with closing(sqlite3.connect(copy)) as connection, suppress(*BROKEN):
            _tabled(connection, graft)
    connection = sqlite3.connect(copy, isolation_level=None)
    for pragma in ("cell_size_check = ON", "trusted_schema = OFF", "wal_checkpoint(TRUNCATE)"):
        with suppress(*BROKEN):
            connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def _tabled(connection: sqlite3.Connection, graft: _Graft) -> None:
    """Tell a file without tables of those that it has. SQLite writes that to new pages behind all others."""
    if not connection.execute("SELECT 1 FROM sqlite_schema").fetchone():        # else the log knew of them
        connection.execute("PRAGMA writable_schema = ON")
        connection.executemany("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", graft.tables)
        connection.commit()


def _reads(connection: sqlite3.Connection, table: str) -> bool:
    try:
        connection.execute(f"SELECT * FROM {table} LIMIT 1").fetchall()
    except BROKEN:
        return False
    return True


def _mend(copy: Path, beginning: bytes) -> None:
    """Write the beginning, restore the length by zeros, and tell it in the header."""
    with copy.open("r+b") as file:
        header = file.read(_HEADER)
        size = page_size(beginning or header)
        file.seek(0)
        file.write(beginning)
        told = int.from_bytes(header[28:32], "big") if header.startswith(_MAGIC) else 0
        there = -(-file.seek(0, os.SEEK_END) // size)
        pages = max(there, told if told < 2 * there else 0)     # a larger one is damaged itself
        file.truncate(pages * size)
        file.flush()
        if pages:
            _tell(file.fileno(), pages, fresh=bool(beginning))


def _tell(file: int, pages: int, *, fresh: bool) -> None:
    """The number of pages in the header, and that it is to be believed; in a fresh one that no page is free."""
    os.pwrite(file, pages.to_bytes(4, "big"), 28)
    os.pwrite(file, os.pread(file, 4, 24), 92)
    if fresh:
        os.pwrite(file, bytes(8), 32)


def _grafts() -> Iterator[_Graft]:
    """The header of a new ledger; then an empty page, and the tables where they lie in a ledger, or in one that was
    compacted. Both are always the same, as they are made before there are rows."""
    with TemporaryDirectory() as folder:
        bare, new = Path(folder) / "bare", Path(folder) / "new"
        with closing(sqlite3.connect(bare)) as empty:
            empty.execute("PRAGMA journal_mode = WAL")      # or the log beside the damaged file would not be read
            empty.execute("PRAGMA user_version = 1")
        with closing(connect(new)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            yield _Graft(new.read_bytes()[:_HEADER])
            yield _Graft(bare.read_bytes(), _tables(connection))
            connection.execute("VACUUM")
            yield _Graft(bare.read_bytes(), _tables(connection))


def _tables(connection: sqlite3.Connection) -> tuple[tuple[object, ...], ...]:
    return tuple(connection.execute("SELECT * FROM sqlite_schema"))
