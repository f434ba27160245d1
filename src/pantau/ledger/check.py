"""Whether a ledger is sound: its pages, its references, its searches, and every row against its text.

A reading's rows are checked by reading them back and writing them again, as the one way in would: their ids, their
quotations (cut anew from the text), what they can be found by. Whatever differs from what stands there is a fault.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from heapq import merge
from pathlib import Path

import msgspec

from pantau.errors import LedgerError, RefusedError
from pantau.ledger import decode
from pantau.ledger.connection import connect, damaged, writing
from pantau.ledger.encode import document_tags, encode
from pantau.ledger.ids import NUMBER_BITS, ROW_BITS, content_ids, day_number, document_id, row_keys, text_id
from pantau.ledger.tables import DOCUMENTS, READING, Row, Table
from pantau.types import Article

_SAVE = "`pantau ledger rescue` saves what is whole"
_INDEX = "`pantau ledger vacuum` makes it anew"
_SHOWN = 60                     # characters of a value that are told
_MOST = 20                      # dangling rows of one kind that are named
_TOLD = 6                       # faults of one reading that are told; the first ones cause the others
_UNREADABLE = (ValueError, TypeError, KeyError, IndexError, msgspec.MsgspecError, RefusedError, LedgerError)

Rows = dict[str, list[Row]]


def faults(path: Path) -> Iterator[str]:
    """Every fault of the ledger at `path`, one sentence each, as of one moment; memory does not grow with it.

    What the indexes of the searches hold is compared while writers wait; that it could not be, in a ledger that cannot
    be written, is told like a fault. Raises LedgerError where it cannot be opened.
    """
    looks = (("pages", _pages), ("references", _dangling), ("versions", _versions), ("documents", _documents),
             ("indexes", _listings))
    with closing(connect(path, readonly=True)) as connection:
        connection.execute("BEGIN")
        for what, look in looks:
            try:
                yield from look(connection)
            except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
                if not damaged(error):
                    raise
                yield f"the {what} cannot be read to their end: {error} ({_SAVE})"
    yield from _indexes(path)


def _pages(connection: sqlite3.Connection) -> Iterator[str]:
    for found, in connection.execute("PRAGMA integrity_check"):
        if found != "ok":
            yield f"file: {found} ({_SAVE})"


def _dangling(connection: sqlite3.Connection) -> Iterator[str]:
    """Rows that refer to what is not there."""
    broken = {(table, number): parent for table, _, parent, number in connection.execute("PRAGMA foreign_key_check")}
    for (table, number), parent in broken.items():
        column = next(row[3] for row in connection.execute(f"PRAGMA foreign_key_list({table})") if row[0] == number)
        own = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[5]]
        for row in connection.execute(
                f"SELECT {', '.join(own)}, {column} FROM {table} WHERE {column} IS NOT NULL"
                f" AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.key = {table}.{column}) LIMIT {_MOST}"):
            name = ", ".join(f"{of} {value}" for of, value in zip(own, row[:-1], strict=True))
            yield f"{table} ({name}): its {column} {row[-1]} is not in {parent} ({_SAVE})"


def _versions(connection: sqlite3.Connection) -> Iterator[str]:
    """Addresses that do not carry exactly one document, the newest that they were given."""
    for address, held in _by_first(connection.execute(
            "SELECT v.address, v.number, d.id, d.current, d.key FROM versions v JOIN documents d ON d.key = v.document"
            " ORDER BY v.address, v.number")):
        if [number for _, number, *_ in held] != list(range(1, len(held) + 1)):
            yield f"versions of {address}: their numbers are not 1 to {len(held)} ({_SAVE})"
        last = held[-1][4]
        for made, current in dict.fromkeys((row[2], (row[3], row[4])) for row in held):
            if current[0] != (current[1] == last):
                is_, should = ("", "not ") if current[0] else ("not ", "")
                yield f"document {made}: is {is_}marked as current, and must {should}be by its versions ({_SAVE})"


def _by_first(rows: Iterable[Row]) -> Iterator[tuple[object, list[Row]]]:
    """Rows in order, those of one first column together."""
    held: list[Row] = []
    for row in rows:
        if held and held[0][0] != row[0]:
            yield held[0][0], held
            held = []
        held.append(row)
    if held:
        yield held[0][0], held


# The searches

_LISTED = (("claims_words", "listed_claims", "claims"), ("documents_words", "listed_documents", "documents"))


def _indexes(path: Path) -> Iterator[str]:
    try:
        with closing(connect(path)) as connection:
            yield from _untrue(connection, path)
    except LedgerError as error:
        import logging  # 10 ms
        logging.getLogger("pantau").warning("%s: the words of its searches were not compared, as it %s (check a copy)",
                                            path, error.what)


def _untrue(connection: sqlite3.Connection, path: Path) -> Iterator[str]:
    """SQLite's own comparison of an index with its rows, word by word; it asks for the right to write."""
    for index, _, table in _LISTED:
        with writing(connection, path):
            try:
                connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
            except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
                if not damaged(error):
                    raise
                yield f"{index}: does not hold the words of the {table} that stand ({_INDEX})"


def _listings(connection: sqlite3.Connection) -> Iterator[str]:
    for index, view, table in _LISTED:
        yield from _unlisted(connection, index, view, table)


def _unlisted(connection: sqlite3.Connection, index: str, view: str, table: str) -> Iterator[str]:
    """What searches should find and do not, and the other way round: every row has the tag of its language."""
    languages = [name for name, in connection.execute("SELECT DISTINCT language FROM documents")]
    there = merge(*(_listed(connection, index, language) for language in languages))
    stand = (key for key, in connection.execute(f"SELECT key FROM {view} ORDER BY key"))
    for key, listed in _differing(stand, there):
        row = connection.execute(f"SELECT id FROM {table} WHERE key = ?", (key,)).fetchone()
        what = "is listed, though it does not stand" if listed else "is not listed, so that searches miss it"
        yield f"{table} {row[0] if row else key}: {what} ({index}; {_INDEX})"


def _listed(connection: sqlite3.Connection, index: str, language: str) -> Iterator[int]:
    for key, in connection.execute(f"SELECT rowid FROM {index} WHERE {index} MATCH ? ORDER BY rowid",
                                   (f'{{tags}} : "language{language}"',)):
        yield key


def _differing(ones: Iterator[int], others: Iterator[int]) -> Iterator[tuple[int, bool]]:
    """What is only in one of two ascending streams, and whether that is the second."""
    one, other = next(ones, None), next(others, None)
    while one is not None or other is not None:
        if one == other:
            one, other = next(ones, None), next(others, None)
        elif other is None or (one is not None and one < other):
            yield one or 0, False
            one = next(ones, None)
        else:
            yield other, True
            other = next(others, None)


# Documents and their readings

def _documents(connection: sqlite3.Connection) -> Iterator[str]:
    keys = connection.cursor()
    for key, made in keys.execute("SELECT key, id FROM documents ORDER BY key"):
        try:
            yield from document(connection, key)
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            if not damaged(error):
                raise
            yield f"document {made}: cannot be read: {error} ({_SAVE})"


def document(connection: sqlite3.Connection, key: int) -> Iterator[str]:
    """The faults of one document, its versions and its readings."""
    row = connection.execute(f"{DOCUMENTS.select} WHERE key = ?", (key,)).fetchone()
    name = f"document {row[1]}"
    try:
        article = decode.article(row)
    except _UNREADABLE as error:
        yield f"{name}: cannot be read back: {error} ({_SAVE})"
        return
    yield from (f"{name}: {fault} ({_SAVE})" for fault in head(connection, row, article))
    known = [number for number, in connection.execute(
        "SELECT number FROM readings WHERE document = ? ORDER BY number", (key,))]
    if known != list(range(1, row[4] + 1)):
        yield f"{name}: its newest reading is {row[4]}, and there are {known} ({_SAVE})"
    rows = held(connection, key)
    for number in sorted({*known, *numbers(rows)}):
        if number not in known:
            yield f"{name}: there are rows of a reading {number}, which is not there ({_SAVE})"
        else:
            tags = row[-1] if number == row[4] else None
            yield from (f"{fault} ({name}, reading {number}; {_SAVE})"
                        for fault in reading(article, rows, (key, number), tags))


def head(connection: sqlite3.Connection, row: Row, article: Article) -> Iterator[str]:
    """What differs between a document's own row, its text and its address."""
    key, made, text, published = row[0], row[1], row[2], row[13]
    if text_id(article.text) != text:
        yield f"its text is not the one of its text_id {text}"
    if isinstance(key, int) and key >> NUMBER_BITS != day_number(article.published):
        yield f"its key {key} is not of the day {published}"
    addresses = [each for each, in connection.execute("SELECT DISTINCT address FROM versions WHERE document = ?",
                                                      (key,))]
    if not addresses:
        yield "no address carries or carried it"
    for address in addresses:
        if document_id(address, article) != made:
            yield f"its id is not of its address {address}, text, day and language"
    yield from sentences(article)


def sentences(article: Article) -> Iterator[str]:
    """Those that are no stretch of the text behind the one before."""
    last = 0
    for start, end in article.sentences:
        if not last <= start < end <= len(article.text):
            yield f"a sentence [{start}, {end}] is no part of its text, or not in order"
        last = end


def held(connection: sqlite3.Connection, key: int) -> Rows:
    """All rows of all readings of a document, by table."""
    stretch = row_keys(key, key)
    return {table.name: connection.execute(
        f"{table.select} WHERE {table.columns[0]} BETWEEN ? AND ? ORDER BY 1", stretch).fetchall()
        for table in READING}


def numbers(rows: Rows) -> set[int]:
    """The readings that some rows say they are of."""
    return {row[at] for table in READING if (at := _column(table)) for row in rows[table.name]}  # type: ignore[misc]


def _column(table: Table) -> int:
    """Where a table says which reading a row is of; 0 where it does not."""
    return table.columns.index("reading") if "reading" in table.columns else 0


def reading(article: Article, rows: Rows, of: tuple[int, int], tags: str | None = None) -> Iterator[str]:
    """What differs in one reading `of` (document's key, number) from what would be written today of what it says.

    `tags` are the document's, where it is the reading that counts.
    """
    key, number = of
    mine = of_reading(rows, number)
    begins, gaps = _begins(mine, key)
    yield from gaps
    if gaps:
        return
    try:
        analysis = decode.analysis(article, mine)
        made = encode(analysis, key, number, begins)
    except _UNREADABLE as error:
        yield f"cannot be read back: {error}"
        return
    for table, ids in zip(("claims", "events", "actors"), content_ids(analysis, article.id), strict=True):
        yield from (f"{table} {own}: its id is not of its place and content, which is {it}"
                    for own, it in ids.items() if own != it)
    found = (f for table in READING for f in _differences(table, mine[table.name], made[table.name]))
    for n, fault in enumerate(found):
        if n == _TOLD:
            yield "and there is more"
            break
        yield fault
    if tags is not None and tags != document_tags(analysis):
        yield f"documents: tags are {_shown(tags)}, and must be {_shown(document_tags(analysis))}"


def of_reading(rows: Rows, number: int) -> Rows:
    """The rows of one reading: those that say so, and those that belong to one that does."""
    found: Rows = {table.name: [row for row in rows[table.name] if row[at] == number]
                   for table in READING if (at := _column(table))}
    owners = {name: {row[0] for row in found[f"{name}s"]} for name in ("claim", "event")}
    return found | {table.name: [row for row in rows[table.name] if row[0] in owners[table.columns[0]]]
                    for table in READING if not _column(table)}


def _begins(rows: Rows, key: int) -> tuple[dict[str, int], list[str]]:
    """The first number in each table, and what is missing between the first and the last."""
    begins, gaps = {}, []
    for table in READING:
        numbers = [row[0] - (key << ROW_BITS) for row in rows[table.name]] if _column(table) else []  # type: ignore
        if numbers:
            begins[table.name] = numbers[0]
        if numbers and len(numbers) != numbers[-1] - numbers[0] + 1:
            gaps.append(f"{table.name}: of the rows {numbers[0]} to {numbers[-1]} there are only {len(numbers)}")
    return begins, gaps


def _differences(table: Table, stored: list[Row], made: list[Row]) -> Iterator[str]:
    if stored == made:
        return
    if len(stored) != len(made):
        yield f"{table.name}: there are {len(stored)} rows, and must be {len(made)}"
        return
    for one, other in zip(stored, made, strict=True):
        name = one[1] if "id" in table.columns else ", ".join(map(str, one[:2]))
        for column, is_, should in zip(table.columns, one, other, strict=True):
            if is_ != should:
                yield f"{table.name} {name}: {column} is {_shown(is_)}, and must be {_shown(should)}"


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
