"""Anybody's questions in SQL, which can change nothing."""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from pantau.errors import UsageError
from pantau.ledger.connection import connect, failures

_REFUSED = frozenset({sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH})    # other files; this one is open for reading only
_MEND = "docs/ledger.md tells the tables; the ledger can only be read"
_HELD = 200                     # rows fetched at a time

Answer = tuple[tuple[str, ...], Iterator[tuple[object, ...]]]


def ask(path: Path, query: str) -> Answer:
    """The names of a query's columns, and its rows as they come. UsageError where the query is wrong or would write."""
    connection = connect(path, readonly=True)
    connection.set_authorizer(lambda action, *_: sqlite3.SQLITE_DENY if action in _REFUSED else sqlite3.SQLITE_OK)
    try:
        cursor = connection.execute(query)
    except (sqlite3.Error, sqlite3.Warning) as error:
        connection.close()
        raise UsageError(str(error), where="SQL", mend=_MEND) from error
    if cursor.description is None:
        connection.close()
        raise UsageError("asks for no rows", where="SQL", mend=_MEND)
    return _apart(column[0] for column in cursor.description), _rows(connection, cursor, path)


def _apart(names: Iterable[str]) -> tuple[str, ...]:
    """The names, the second of one that stands twice with a number: "id", "id:2"."""
    found: list[str] = []
    for name in names:
        number = sum(each == name or each.startswith(f"{name}:") for each in found)
        found.append(f"{name}:{number + 1}" if number else name)
    return tuple(found)


def _rows(connection: sqlite3.Connection, cursor: sqlite3.Cursor, path: Path) -> Iterator[tuple[object, ...]]:
    try:
        with failures(path):
            while rows := cursor.fetchmany(_HELD):
                yield from rows
    finally:
        connection.close()
