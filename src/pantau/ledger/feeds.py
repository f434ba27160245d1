"""What is known of addresses of the web: the feeds that are watched, and when each address was last asked."""

import sqlite3
from datetime import datetime
from typing import Any

from pantau.records import Feed
from pantau.types import Visit

Row = tuple[Any, ...]

VISIT = "url, at, etag, modified, updated, failures, why, not_before"


def visit(connection: sqlite3.Connection, url: str) -> Visit | None:
    """The last asking of an address, None where it never was."""
    row = connection.execute(f"SELECT {VISIT} FROM visits WHERE url = ?", (url,)).fetchone()
    return None if row is None else decoded(row)


def decoded(row: Row) -> Visit:
    """A visit out of a row of these columns (VISIT)."""
    url, at, etag, modified, updated, failures, why, not_before = row
    return Visit(url, datetime.fromisoformat(at), etag, modified, updated, failures, why,
                 None if not_before is None else datetime.fromisoformat(not_before))


def feeds(connection: sqlite3.Connection) -> tuple[Feed, ...]:
    """All that is watched, by address."""
    rows = connection.execute("SELECT url, title, added FROM feeds ORDER BY url").fetchall()
    return tuple(Feed(url, title, datetime.fromisoformat(added), visit(connection, url)) for url, title, added in rows)


def add(connection: sqlite3.Connection, url: str, title: str | None, at: datetime) -> bool:
    """Watch an address from now on; False where it is watched already (it may get a title)."""
    known = connection.execute("SELECT 1 FROM feeds WHERE url = ?", (url,)).fetchone()
    connection.execute("INSERT INTO feeds VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET title = coalesce(title, ?2)",
                       (url, title, at.isoformat()))
    return known is None


def remove(connection: sqlite3.Connection, url: str) -> bool:
    """Watch an address no more; what it brought stays."""
    return connection.execute("DELETE FROM feeds WHERE url = ?", (url,)).rowcount > 0
