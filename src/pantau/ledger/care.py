"""Looking after a ledger: what it holds, a copy of it, its unused space, and what must be erased."""

import sqlite3
from datetime import date, datetime
from pathlib import Path

from pantau.errors import LedgerError
from pantau.ledger.ids import row_keys, text_id
from pantau.ledger.tables import READING
from pantau.ledger.write import unlist
from pantau.records import Forgotten, Stats

_MOST = 20                      # names of a count that are told

_COUNTED = {
    "documents": "SELECT count(*) FROM documents WHERE current",
    "versions": "SELECT count(*) FROM documents",
    "readings": "SELECT count(*) FROM readings",
    "claims": "SELECT count(*) FROM current_claims",
    "events": "SELECT count(*) FROM current_events",
    "actors": "SELECT count(*) FROM actors a JOIN documents d ON d.key = a.key >> 16"
              " WHERE d.current AND a.reading = d.reading",
    "feeds": "SELECT count(*) FROM feeds",
    "forgotten": "SELECT count(*) FROM forgotten WHERE lifted IS NULL",
}


def stats(connection: sqlite3.Connection, path: Path) -> Stats:
    counted = {name: int(connection.execute(query).fetchone()[0]) for name, query in _COUNTED.items()}
    first, last = connection.execute("SELECT min(published), max(published) FROM documents WHERE current").fetchone()
    return Stats(
        path, path.stat().st_size, **counted,
        first=first and date.fromisoformat(first), last=last and date.fromisoformat(last),
        languages=_counts(connection, "language", "documents WHERE current"),
        publishers=_counts(connection, "coalesce(publisher, '')", "documents WHERE current"),
        acts=_counts(connection, "act", "current_claims"), tables=_sizes(connection),
    )


def _counts(connection: sqlite3.Connection, column: str, of: str) -> tuple[tuple[str, int], ...]:
    return tuple(connection.execute(f"SELECT {column}, count(*) AS n FROM {of} GROUP BY 1 ORDER BY n DESC, 1"
                                    f" LIMIT {_MOST}").fetchall())


def _sizes(connection: sqlite3.Connection) -> tuple[tuple[str, int], ...]:
    """Bytes of each table and index, the largest first; nothing where this SQLite has no dbstat."""
    try:
        return tuple(connection.execute("SELECT name, sum(pgsize) AS n FROM dbstat GROUP BY name"
                                        " ORDER BY n DESC").fetchall())
    except sqlite3.OperationalError:
        return ()


def backup(connection: sqlite3.Connection, to: Path) -> None:
    """A whole copy at a file that does not exist yet, while others may go on writing."""
    if to.exists():
        raise LedgerError("is there already", where=str(to), mend="name a file that does not exist yet")
    part = to.with_name(to.name + ".part")
    part.unlink(missing_ok=True)
    try:
        copy = sqlite3.connect(part)
        try:
            connection.backup(copy)                         # in one stretch: pieces begin anew at every write
            copy.execute("PRAGMA journal_mode = DELETE")    # one file, without a log beside it
        finally:
            copy.close()
        part.replace(to)
    except OSError as error:
        raise LedgerError(f"cannot be written: {error.strerror}", where=str(to), mend="name another file") from error
    finally:
        part.unlink(missing_ok=True)


def vacuum(connection: sqlite3.Connection) -> None:
    """Give unused space back to the disk, and make the searches' indexes anew."""
    for index in ("claims_words", "documents_words"):
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    connection.execute("VACUUM")
    settle(connection)


def forget(connection: sqlite3.Connection, key: int, reason: str, at: datetime) -> Forgotten:
    """Erase all that an address ever carried, with every reading, inside the open transaction.

    The ids of its versions and the reason stay. What comes back counts the claims of all of them.
    """
    asked, = connection.execute("SELECT id FROM documents WHERE key = ?", (key,)).fetchone()
    versions = connection.execute("SELECT DISTINCT document FROM versions WHERE address IN"
                                  " (SELECT address FROM versions WHERE document = ?)", (key,)).fetchall()
    return Forgotten(asked, at, reason, sum(_forget(connection, each, reason, at) for each, in versions))


def _forget(connection: sqlite3.Connection, key: int, reason: str, at: datetime) -> int:
    """Erase one version; how many claims it had."""
    made, text, current = connection.execute("SELECT id, text, current FROM documents WHERE key = ?",
                                             (key,)).fetchone()
    stretch = row_keys(key, key)
    claims, = connection.execute("SELECT count(*) FROM claims WHERE key BETWEEN ? AND ?", stretch).fetchone()
    if current:
        unlist(connection, key)
    for table in reversed(READING):
        connection.execute(f"DELETE FROM {table.name} WHERE {table.columns[0]} BETWEEN ? AND ?", stretch)
    for name in ("readings", "inputs", "versions"):
        connection.execute(f"DELETE FROM {name} WHERE document = ?", (key,))
    connection.execute("DELETE FROM documents WHERE key = ?", (key,))
    connection.execute("INSERT OR REPLACE INTO forgotten (id, at, text_id, reason, claims) VALUES (?, ?, ?, ?, ?)",
                       (made, at.isoformat(), text_id(text), reason, claims))
    return int(claims)


def purge(connection: sqlite3.Connection) -> None:
    """Let nothing of what was forgotten linger in the indexes of the searches or among the words."""
    for index in ("claims_words", "documents_words"):
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    connection.execute("CREATE VIRTUAL TABLE temp.left_words USING fts5vocab ('main', 'documents_words', 'row')")
    connection.execute("DELETE FROM words WHERE form NOT IN (SELECT term FROM temp.left_words)")
    connection.execute("DROP TABLE temp.left_words")


def settle(connection: sqlite3.Connection) -> None:
    """Write the log back into the file and empty it, as far as others let it."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
