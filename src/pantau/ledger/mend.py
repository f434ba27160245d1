"""A damaged file made so far whole that SQLite opens it: its length, its header, the pages that tell of its tables."""

import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from pantau.ledger.carve import page_size
from pantau.ledger.connection import connect
from pantau.ledger.tables import READING

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_TABLES = ("documents", "versions", "readings", "inputs", *(table.name for table in READING), "visits", "feeds",
           "forgotten")

BROKEN = (sqlite3.Error, UnicodeDecodeError)
"""What reading a damaged file may raise; SQLite's own words may quote what is no UTF-8."""

Graft = Mapping[int, bytes]
"""What to write over the beginning of a page, by its number from 0."""


def opened(damaged: Path, copy: Path) -> sqlite3.Connection:
    """A copy of the damaged ledger, opened so that the most of its tables read."""
    best: tuple[int, Graft] = (-1, {})
    for graft in ({}, *_grafts()):
        with closing(_open(damaged, copy, graft)) as connection:
            readable = sum(_reads(connection, table) for table in _TABLES)
        best = max(best, (readable, graft), key=lambda each: each[0])
        if readable == len(_TABLES):
            break
    return _open(damaged, copy, best[1])


def _open(damaged: Path, copy: Path, graft: Graft) -> sqlite3.Connection:
    """Copy the file and its log, mend the copy, and merge the log into it."""
    for end in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            os.remove(f"{copy}{end}")
    shutil.copyfile(damaged, copy)
    with suppress(FileNotFoundError):
        shutil.copyfile(f"{damaged}-wal", f"{copy}-wal")
    _mend(copy, graft)
    connection = sqlite3.connect(copy, isolation_level=None)
    for pragma in ("cell_size_check = ON", "trusted_schema = OFF", "wal_checkpoint(TRUNCATE)"):
        with suppress(*BROKEN):
            connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def _reads(connection: sqlite3.Connection, table: str) -> bool:
    try:
        connection.execute(f"SELECT * FROM {table} LIMIT 1").fetchall()
    except BROKEN:
        return False
    return True


def _mend(copy: Path, graft: Graft) -> None:
    """Write the graft, restore the length by zeros, and tell it in the header."""
    with copy.open("r+b") as file:
        header = file.read(_HEADER)
        size = page_size(graft.get(0, header))
        for number, content in graft.items():
            file.seek(number * size)
            file.write(content)
        told = int.from_bytes(header[28:32], "big") if header.startswith(_MAGIC) else 0
        there = -(-file.seek(0, os.SEEK_END) // size)
        pages = max(there, told if told < 2 * there else 0)     # a larger one is damaged itself
        file.truncate(pages * size)
        if pages:
            _tell(file.fileno(), pages, fresh=bool(graft))


def _tell(file: int, pages: int, *, fresh: bool) -> None:
    """The number of pages in the header, and that it is to be believed; in a fresh one that no page is free."""
    os.pwrite(file, pages.to_bytes(4, "big"), 28)
    os.pwrite(file, os.pread(file, 4, 24), 92)
    if fresh:
        os.pwrite(file, bytes(8), 32)


def _grafts() -> Iterator[Graft]:
    """What may stand where the damaged file tells of itself: the header, and the pages of a new ledger's schema."""
    with TemporaryDirectory() as folder:
        new = Path(folder) / "new"
        with closing(connect(new)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            first = new.read_bytes()[:_HEADER]
            yield {0: first}
            yield _schema(connection, new)
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            yield _schema(connection, new)


def _schema(connection: sqlite3.Connection, path: Path) -> Graft:
    """The pages of a ledger that tell its tables; only the first where this SQLite does not say which they are."""
    try:
        numbers = [n - 1 for n, in connection.execute("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'")]
    except sqlite3.OperationalError:
        numbers = [0]
    size, content = page_size(path.read_bytes()[:_HEADER]), path.read_bytes()
    return {n: content[n * size:(n + 1) * size] for n in numbers}
