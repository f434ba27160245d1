"""What a ledger holds, without the moments at which it came there: to be compared with another one's."""

import sqlite3
from contextlib import closing
from pathlib import Path

_OF_THE_MOMENT = {"added", "at"}
_OF_SQLITE = ("sqlite_", "claims_words", "documents_words")

Contents = dict[str, list[tuple[object, ...]]]


def contents(path: Path) -> Contents:
    """Every row of every table, in order."""
    with closing(sqlite3.connect(path)) as connection:
        names = [name for name, in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: _rows(connection, name) for name in sorted(names) if not name.startswith(_OF_SQLITE)}


def _rows(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] not in _OF_THE_MOMENT]
    return sorted(connection.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall(), key=repr)
