"""Anybody's questions in SQL, which can change nothing."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from pantau.errors import UsageError
from pantau.ledger.connection import connect, failures

_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE,
                      sqlite3.SQLITE_PRAGMA, sqlite3.SQLITE_TRANSACTION})
_HELD = 200                     # rows fetched at a time

Answer = tuple[tuple[str, ...], Iterator[tuple[object, ...]]]


def ask(path: Path, query: str) -> Answer:
    """The names of a query's columns, and its rows as they come. UsageError where the query is wrong or would write."""
    connection = connect(path, readonly=True)
    connection.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY)
    try:
        cursor = connection.execute(query)
    except (sqlite3.Error, sqlite3.Warning) as error:
        connection.close()
        raise UsageError(str(error), where="SQL", mend="docs/ledger.md tells the tables; it is read-only") from error
    names = tuple(column[0] for column in cursor.description or ())
    return names, _rows(connection, cursor, path)


def _rows(connection: sqlite3.Connection, cursor: sqlite3.Cursor, path: Path) -> Iterator[tuple[object, ...]]:
    try:
        with failures(path):
            while rows := cursor.fetchmany(_HELD):
                yield from rows
    finally:
        connection.close()
