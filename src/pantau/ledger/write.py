"""The one way into the ledger: a document with its reading and all that belongs to it, in one transaction."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from pantau.errors import RefusedError
from pantau.ledger.encode import document_tags, encode, to_text
from pantau.ledger.ids import NUMBER_BITS, day_number, document_id, row_keys, text_id
from pantau.ledger.tables import CLAIMS, DOCUMENTS, READING
from pantau.records import Added, Outcome
from pantau.types import Analysis, Visit


@dataclass(frozen=True, slots=True)
class Entry:
    """A document ready to be kept. `analysis` bears the ledger's ids (`ids.named`).

    `address` is the canonical URL or the id of the text; `input_id` the hash of what came in; `where` names it for
    people; `at` is now, in UTC; `roots` are (form, root) of the words of its text. `reread` looks at neither
    address nor input.
    """

    analysis: Analysis
    address: str
    input_id: str
    where: str
    reader: str
    at: datetime
    given: str | None = None
    feed: str | None = None
    visit: Visit | None = None
    roots: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()


def keep(connection: sqlite3.Connection, entry: Entry, *, again: bool) -> Added:
    """Write one document inside the open transaction. What was forgotten stays so, unless it is taken in `again`."""
    document = entry.analysis.document
    if entry.visit:
        remember(connection, entry.visit)
    reason = forgotten(connection, document.id, text_id(document.text))
    if reason is not None and not again:
        return Added(entry.where, Outcome.FORGOTTEN, document.id, reason)
    if reason is not None:
        connection.execute("UPDATE forgotten SET lifted = ? WHERE (id = ? OR text_id = ?) AND lifted IS NULL",
                           (entry.at.isoformat(), document.id, text_id(document.text)))
    former = _current(connection, entry.address)
    found = connection.execute("SELECT key FROM documents WHERE id = ?", (document.id,)).fetchone()
    if found is None:
        key = _add(connection, entry)
        outcome = Outcome.NEW if former is None else Outcome.CHANGED
    else:
        key, = found
        outcome = Outcome.UNCHANGED if key == former else Outcome.CHANGED
    connection.execute("INSERT INTO inputs VALUES (?, ?) ON CONFLICT DO UPDATE SET document = excluded.document",
                       (entry.input_id, key))
    if outcome is not Outcome.UNCHANGED:
        _take_place(connection, entry, key, former)
    return Added(entry.where, outcome, document.id, warnings=entry.warnings)


def reread(connection: sqlite3.Connection, entry: Entry) -> Added:
    """Write a newer reading of a document that is there; the older ones stay, and count no more.

    RefusedError where it is gone by now, or the reading is one of another text.
    """
    document = entry.analysis.document
    found = connection.execute("SELECT key, reading, current FROM documents WHERE id = ? AND text_id = ?",
                               (document.id, text_id(document.text))).fetchone()
    if found is None:
        raise RefusedError("the ledger has no such document of this text", where=entry.where, mend="add it again")
    key, former, current = found
    if current:
        unlist(connection, key)
    begins = _begins(connection, key)
    _readings(connection, entry, key, former + 1)
    connection.execute("UPDATE documents SET reading = ?, sentences = ?, tags = ? WHERE key = ?",
                       (former + 1, to_text(document.sentences), document_tags(entry.analysis), key))
    _rows(connection, entry.analysis, key, former + 1, begins)
    _words(connection, entry)
    if current:
        _list(connection, key)
    return Added(entry.where, Outcome.REREAD, document.id, warnings=entry.warnings)


def remember(connection: sqlite3.Connection, visit: Visit) -> None:
    """What the last asking of an address gave."""
    connection.execute(
        "INSERT OR REPLACE INTO visits (url, at, etag, modified, updated, failures, why, not_before)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (visit.url, visit.at.isoformat(), visit.etag, visit.modified, visit.updated, visit.failures, visit.why,
         visit.not_before and visit.not_before.isoformat()))


def forgotten(connection: sqlite3.Connection, document: str, text: str) -> str | None:
    """Why a document, or another one of the same text, was forgotten; None where neither was."""
    row = connection.execute("SELECT at, reason FROM forgotten WHERE (id = ? OR text_id = ?) AND lifted IS NULL",
                             (document, text)).fetchone()
    return None if row is None else f"forgotten on {row[0][:10]}: {row[1]}"


def _current(connection: sqlite3.Connection, address: str) -> int | None:
    """The key of the document that an address carries now."""
    row = connection.execute("SELECT document FROM versions WHERE address = ? ORDER BY number DESC LIMIT 1",
                             (address,)).fetchone()
    return None if row is None else int(row[0])


def _add(connection: sqlite3.Connection, entry: Entry) -> int:
    article = entry.analysis.document
    if article.id != document_id(entry.address, article):
        raise RefusedError("its id is not that of its text", where=entry.where, mend="please report it")
    key = _free_key(connection, day_number(article.published))
    connection.execute(DOCUMENTS.insert, (
        key, article.id, text_id(article.text), 0, 1, entry.at.isoformat(), entry.where, entry.given, entry.feed,
        article.url, article.title, article.publisher, article.author,
        article.published and article.published.isoformat(), article.published_why, article.language, article.text,
        to_text(article.sentences), to_text(entry.warnings), document_tags(entry.analysis)))
    _readings(connection, entry, key, 1)
    _rows(connection, entry.analysis, key, 1, {})
    return key


def _free_key(connection: sqlite3.Connection, day: int) -> int:
    begin = day << NUMBER_BITS
    last, = connection.execute("SELECT max(key) FROM documents WHERE key BETWEEN ? AND ?",
                               (begin, begin + (1 << NUMBER_BITS) - 1)).fetchone()
    return begin if last is None else int(last) + 1


def _take_place(connection: sqlite3.Connection, entry: Entry, key: int, former: int | None) -> None:
    """The document is what its address carries from now on."""
    connection.execute(
        "INSERT INTO versions SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3 FROM versions WHERE address = ?1",
        (entry.address, key, entry.at.isoformat()))
    if former is not None:
        unlist(connection, former)
        connection.execute("UPDATE documents SET current = 0 WHERE key = ?", (former,))
    connection.execute("UPDATE documents SET current = 1 WHERE key = ?", (key,))
    _words(connection, entry)                   # also of what stood before: only the words of what stands are sure
    _list(connection, key)                      # to be there


def _readings(connection: sqlite3.Connection, entry: Entry, key: int, number: int) -> None:
    connection.execute("INSERT INTO readings VALUES (?, ?, ?, ?)", (key, number, entry.reader, entry.at.isoformat()))


def _rows(connection: sqlite3.Connection, analysis: Analysis, key: int, reading: int, begins: dict[str, int]) -> None:
    rows = encode(analysis, key, reading, begins)
    for table in READING:
        connection.executemany(table.insert, rows[table.name])


def _begins(connection: sqlite3.Connection, key: int) -> dict[str, int]:
    """The first free number in each table, behind the document's former readings."""
    first, last = row_keys(key, key)
    found = {}
    for table in READING:
        if table.columns[0] == CLAIMS.columns[0]:
            used, = connection.execute(f"SELECT max(key) FROM {table.name} WHERE key BETWEEN ? AND ?",
                                       (first, last)).fetchone()
            found[table.name] = 0 if used is None else used - first + 1
    return found


def _words(connection: sqlite3.Connection, entry: Entry) -> None:
    language = entry.analysis.document.language
    connection.executemany("INSERT OR IGNORE INTO words VALUES (?, ?, ?)",
                           ((root, language, form) for form, root in entry.roots))


def learn(connection: sqlite3.Connection, rules: str, root: Callable[[str, str], str]) -> None:
    """Give every word the root that it has by today's rules: `root(language, form)`. `rules` is their hash."""
    rows = connection.execute("SELECT DISTINCT language, form FROM words").fetchall()
    connection.execute("DELETE FROM words")
    connection.executemany("INSERT INTO words (root, language, form) VALUES (?, ?, ?)",
                           ((root(language, form), language, form) for language, form in rows))
    connection.execute("INSERT OR REPLACE INTO settings VALUES ('roots', ?)", (rules,))


_LISTED = (
    ("documents_words", "title, text, tags", "documents", "key = ?1"),
    ("claims_words", "speaker, content, tags", "claims",
     "key BETWEEN ?1 << 16 AND (?1 << 16) + 65535 AND reading = (SELECT reading FROM documents WHERE key = ?1)"),
)


def _list(connection: sqlite3.Connection, key: int) -> None:
    """Let searches find a document and the claims of its newest reading."""
    for index, columns, table, of in _LISTED:
        connection.execute(f"INSERT INTO {index} (rowid, {columns}) SELECT key, {columns} FROM {table} WHERE {of}",
                           (key,))


def unlist(connection: sqlite3.Connection, key: int) -> None:
    """Let searches find a document no more: what they find is what stands."""
    for index, columns, table, of in _LISTED:
        connection.execute(f"INSERT INTO {index} ({index}, rowid, {columns})"
                           f" SELECT 'delete', key, {columns} FROM {table} WHERE {of}", (key,))
