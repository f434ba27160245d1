"""What is kept, given back as the frozen types: by id, by stretch of days, by version in force on a day."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from pantau.errors import NotFound
from pantau.ledger import decode
from pantau.ledger.connection import moment
from pantau.ledger.ids import LENGTH, day_keys, row_keys
from pantau.ledger.tables import CLAIMS, DOCUMENTS, HEADS, READING, SPEAKERS
from pantau.records import Filter, Kept, Record
from pantau.types import Claim

_SHOWN = 8                      # ids named where several begin alike
_PAGE = 500                     # keys held at a time
_SHORTEST = 4                   # characters of a prefix: fewer are a slip

Row = Sequence[Any]


def document_key(connection: sqlite3.Connection, prefix: str, address: str | None = None) -> int:
    """The key of the document with an id or a text's id that begins so, or that an address carries now.

    Of several documents of one text the current one of lowest key is meant. Raises NotFound.
    """
    if address is not None:
        row = connection.execute("SELECT document FROM versions WHERE address = ? ORDER BY number DESC", (address,))
        if found := row.fetchone():
            return int(found[0])
    rows = _beginning(connection, "SELECT id, key FROM documents WHERE id BETWEEN ? AND ? LIMIT ?", prefix)
    if not rows:
        rows = _beginning(connection, "SELECT text_id, key FROM documents WHERE text_id BETWEEN ? AND ?"
                                      " ORDER BY text_id, current DESC, key LIMIT ?", prefix)[:1]
    if not rows and (gone := _beginning(connection, "SELECT id, at, reason FROM forgotten WHERE id BETWEEN ? AND ?"
                                                    " AND lifted IS NULL ORDER BY at DESC LIMIT ?", prefix)):
        raise NotFound(f"was forgotten on {gone[0][1][:10]}: {gone[0][2]}", where=gone[0][0],
                       mend="`pantau add --again` takes it in again")
    return int(_only(rows, prefix, "document")[1])


def claim_place(connection: sqlite3.Connection, prefix: str) -> tuple[int, int, str]:
    """(document's key, number of the reading, whole id) of the claim whose id begins so, in its newest reading."""
    rows = _beginning(connection, "SELECT id, max(key), reading FROM claims WHERE id BETWEEN ? AND ?"
                                  " GROUP BY id LIMIT ?", prefix)
    found, key, reading = _only(rows, prefix, "claim")
    return key >> 16, reading, found


def _beginning(connection: sqlite3.Connection, query: str, prefix: str) -> list[Row]:
    wanted = prefix.strip().lower()
    if len(wanted) < _SHORTEST or not wanted.isalnum():
        return []
    return connection.execute(query, (wanted, wanted + "g" * (LENGTH + 1 - len(wanted)), _SHOWN + 1)).fetchall()


def _only(rows: Sequence[Row], prefix: str, what: str) -> Row:
    if len(rows) == 1:
        return rows[0]
    if not rows:
        short = len(prefix.strip()) < _SHORTEST
        raise NotFound(f"no {what} has this address, or an id that begins so", where=repr(prefix),
                       mend=f"give {_SHORTEST} characters or more" if short else "`pantau search` prints ids")
    shown = ", ".join(row[0] for row in rows[:_SHOWN])
    raise NotFound(f"several {what}s have ids that begin with {prefix!r}: {shown}" + (" …" * (len(rows) > _SHOWN)),
                   mend="give more characters")


def heads(connection: sqlite3.Connection, wanted: Iterable[int]) -> dict[int, Kept]:
    """How the ledger keeps some documents, by their keys."""
    keys = list(dict.fromkeys(wanted))
    rows = connection.execute(
        f"SELECT {', '.join(HEADS.columns)}, r.reader, v.address, max(v.number) FROM documents d"
        " JOIN readings r ON r.document = d.key AND r.number = d.reading JOIN versions v ON v.document = d.key"
        f" WHERE d.key IN ({', '.join('?' * len(keys))}) GROUP BY d.key", keys)
    return {row[0]: _kept(connection, row) for row in rows.fetchall()}


def _kept(connection: sqlite3.Connection, row: Row) -> Kept:
    *head, reader, address, number = row
    following = None if head[3] else connection.execute(
        "SELECT d.id FROM versions v JOIN documents d ON d.key = v.document WHERE v.address = ? AND v.number = ?",
        (address, number + 1)).fetchone()
    return decode.kept(head, version=number, reader=reader, superseded_by=following and following[0])


def record(connection: sqlite3.Connection, key: int, *, reading: int | None = None) -> Record:
    """A document with its newest reading, or the one asked for."""
    row = connection.execute(f"{DOCUMENTS.select} WHERE key = ?", (key,)).fetchone()
    return _record(connection, row, reading)


def _record(connection: sqlite3.Connection, row: Row, reading: int | None = None) -> Record:
    of, head = decode.article(row), heads(connection, [row[0]])[row[0]]
    number = row[4] if reading is None else reading
    first, last = row_keys(row[0], row[0])
    rows = {table.name: _of_reading(connection.execute(
        f"{table.select} WHERE {table.columns[0]} BETWEEN ? AND ? ORDER BY 1", (first, last)).fetchall(),
        table.columns, number) for table in READING}
    return Record(replace(head, reading=number), decode.analysis(of, rows))


def _of_reading(rows: list[Row], columns: tuple[str, ...], reading: int) -> list[Row]:
    """The rows of one reading; tables without that column refer to rows that have it."""
    if "reading" not in columns:
        return rows
    at = columns.index("reading")
    return [row for row in rows if row[at] == reading]


def keys(connection: sqlite3.Connection, wanted: Filter, among: set[int] | None, as_of: date | None) -> Iterator[int]:
    """Keys of the documents of a filter's days, in their order: those that stand, or stood on a day.

    Of the current ones only those in `among`, where it is given; the searches know no others.
    """
    first, last = day_keys(wanted.since, wanted.until)
    if among is not None and as_of is None:
        yield from sorted(among)
        return
    while True:
        with moment(connection):
            rows = connection.execute("SELECT key, current FROM documents WHERE key BETWEEN ? AND ? ORDER BY key"
                                      " LIMIT ?", (first, last, _PAGE)).fetchall()
            found = [key for key, current in rows if (among is None or not current or key in among)
                     and (current if as_of is None else _stood(connection, key, as_of))]
        yield from found
        if not rows:
            return
        first = rows[-1][0] + 1


def _stood(connection: sqlite3.Connection, key: int, day: date) -> bool:
    """Whether a document was what its address carried at the end of a day, as far as anybody can tell.

    An article is known from its day of publication, or (undated) from when it was added. Where the ledger saw it later
    than that, the first version that it saw stands for those before.
    """
    added, published, address = connection.execute(
        "SELECT d.added, d.published, v.address FROM documents d JOIN versions v ON v.document = d.key WHERE d.key = ?",
        (key,)).fetchone()
    if (published or added[:10]) > day.isoformat():
        return False
    carried = connection.execute(
        "SELECT document FROM versions WHERE address = ? AND (at < ? OR number = 1) ORDER BY number DESC LIMIT 1",
        (address, (day + timedelta(days=1)).isoformat())).fetchone()
    return bool(carried[0] == key)


def records(connection: sqlite3.Connection, wanted: Iterable[int]) -> Iterator[Record]:
    """The documents of some keys, one at a time; those that are forgotten meanwhile are left out."""
    for key in wanted:
        with moment(connection):
            row = connection.execute(f"{DOCUMENTS.select} WHERE key = ?", (key,)).fetchone()
            found = row and _record(connection, row)
        if found:
            yield found


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a claim's three parts."""

    source: str
    cue: str
    content: str


def claims(connection: sqlite3.Connection, wanted: Sequence[int]) -> dict[int, tuple[Claim, Words]]:
    """Single claims and their words by their keys, without the rest of their documents."""
    marks = ", ".join("?" * len(wanted))
    rows = connection.execute(f"{CLAIMS.select} WHERE key IN ({marks})", wanted).fetchall()
    speakers = connection.execute(f"{SPEAKERS.select} WHERE claim IN ({marks}) ORDER BY claim, number",
                                  wanted).fetchall()
    actors = _ids(connection, "actors", [row[2] for row in speakers if row[2] is not None])
    relays = _ids(connection, "claims", [row[11] for row in rows if row[11] is not None])
    events: dict[int, tuple[str, ...]] = {}
    for claim, event in connection.execute(
            f"SELECT t.claim, e.id FROM claim_events t JOIN events e ON e.key = t.event WHERE t.claim IN ({marks})"
            " ORDER BY t.claim, t.event", wanted):
        events[claim] = (*events.get(claim, ()), event)
    made = decode.claims_of(rows, speakers, relays, actors, events)
    return {row[0]: (claim, Words(row[14], row[16], row[18])) for row, claim in zip(rows, made, strict=True)}


def _ids(connection: sqlite3.Connection, table: str, wanted: Sequence[int]) -> dict[int, str]:
    marks = ", ".join("?" * len(wanted))
    return dict(connection.execute(f"SELECT key, id FROM {table} WHERE key IN ({marks})", wanted).fetchall())


def stale(connection: sqlite3.Connection, reader: str | None) -> list[int]:
    """Keys of the current documents whose newest reading is by another reader (all, where none is named)."""
    return [key for key, in connection.execute(
        "SELECT d.key FROM documents d JOIN readings r ON r.document = d.key AND r.number = d.reading"
        " WHERE d.current AND r.reader IS NOT ? ORDER BY d.key", (reader,))]
