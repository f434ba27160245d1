"""What is whole of a damaged ledger, written into a new one by the one way in.

The damaged file is only copied, never written. In the copy everything that leads to a document is tried: each index and
table that still reads, and the bare pages (`carve`). A text counts as whole where its hash says so, a reading where
`check` finds nothing; a text whose reading is damaged is read anew.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from pantau.errors import LedgerError, PantauError, RefusedError
from pantau.ledger import carve, check, decode, feeds, write
from pantau.ledger.connection import connect, failures, writing
from pantau.ledger.ids import DOCUMENT_BITS, ROW_BITS, document_id, text_id
from pantau.ledger.mend import BROKEN, opened
from pantau.ledger.tables import DOCUMENTS, HEADS, READING
from pantau.ledger.write import Entry
from pantau.records import Kept, Record, Rescued
from pantau.types import Analysis, Article, Spans

Roots = Callable[[Analysis], tuple[tuple[str, str], ...]]
"""(form, root) of the words of an article."""
Again = Callable[[Record], Entry | PantauError]
"""A kept document read anew; of the record's analysis only the article is looked at."""

Row = tuple[Any, ...]

_UNREADABLE = (ValueError, TypeError, KeyError, IndexError, OverflowError, msgspec.MsgspecError, RefusedError,
               sqlite3.IntegrityError)
_LAST = 1 << DOCUMENT_BITS      # the first number that is no document's key
_NOBODY = "unknown"
_TRUSTED = 2                    # tables that must name a key before a document of no known id is told as lost


def rescue(damaged: Path, to: Path, *, roots: Roots, again: Again) -> Rescued:
    """Write what is whole of `damaged`, and of the log beside it, to `to`, which must not exist yet.

    LedgerError where nothing can be had of it, or where `to` cannot be written.
    """
    if to.exists():
        raise LedgerError("is there already", where=str(to), mend="name a file that does not exist yet")
    try:
        with TemporaryDirectory(prefix=f"{to.name}.", dir=to.parent) as folder, failures(damaged):
            new = Path(folder) / "new"
            with closing(opened(damaged, Path(folder) / "copy")) as old, closing(connect(new)) as connection:
                saved = _Rescue(_Old(old, Path(folder) / "copy"), connection, new, roots, again).all()
            if not saved.documents and not saved.lost:
                raise LedgerError("holds nothing that could be rescued", where=str(damaged), mend="is it a ledger?")
            new.replace(to)
            return saved
    except OSError as error:
        raise LedgerError(f"cannot be read or written: {error.strerror}", where=error.filename or str(to),
                          mend="check the disk, and that the folder can be written") from error


@dataclass(frozen=True, slots=True)
class _Version:
    """A document as one address carried it; `at` is None where that is not known."""

    key: int
    address: str | None
    at: datetime | None


class _Old:
    """The copy of the damaged ledger: whatever it is asked, it answers with what can be read."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self._path = connection, path
        self._places = carve.places(path)

    def rows(self, query: str, *values: object) -> list[Row]:
        """The rows of a query; none where one of them cannot be read."""
        try:
            return self._connection.execute(query, values).fetchall()
        except BROKEN:
            return []

    def scan(self, query: str, order: str) -> Iterator[Row]:
        """The rows of a query from both ends, up to what cannot be read; they may come twice."""
        for direction in ("", " DESC"):
            try:
                yield from self._connection.execute(f"{query} ORDER BY {order}{direction}")
                return
            except BROKEN:
                continue

    def keys(self) -> tuple[Counter[int], dict[int, str]]:
        """The documents' keys that anything names, and how many do; and the ids of those that the index of ids has."""
        ids = {key: made for made, key in self.scan("SELECT id, key FROM documents", "id") if 0 <= key < _LAST}
        named = Counter((*ids, *(key for key in self._places if 0 <= key < _LAST)))
        for query, order in (("SELECT key FROM documents", "key"),
                             ("SELECT key FROM documents INDEXED BY documents_text_id", "text_id"),
                             ("SELECT DISTINCT document FROM versions INDEXED BY versions_document", "document"),
                             ("SELECT document FROM versions", "address, number"),
                             ("SELECT DISTINCT document FROM inputs INDEXED BY inputs_document", "document"),
                             ("SELECT DISTINCT document FROM readings", "document")):
            named.update({key for key, in self.scan(query, order) if isinstance(key, int) and 0 <= key < _LAST})
        for table in READING:
            if table.columns[0] == "key":
                named.update(set(self._leaps(table.name)))
        return named, ids

    def _leaps(self, table: str) -> Iterator[int]:
        """The documents that have rows in a table, by a look at the first row of each."""
        key = 0
        while row := self.rows(f"SELECT key FROM {table} WHERE key >= ? ORDER BY key LIMIT 1", key << ROW_BITS):
            found = row[0][0] >> ROW_BITS
            if not key <= found < _LAST:                     # a damaged tree may lead anywhere, and in circles
                return
            yield found
            key = found + 1

    def documents(self, key: int) -> Iterator[Row]:
        """What may be the row of a document (tables.DOCUMENTS): the table's own, then old copies of it."""
        yield from map(_mended, self.rows(f"{DOCUMENTS.select} WHERE key = ?", key))
        for place in reversed(self._places.get(key, ())):
            if row := carve.row(self._path, place):
                yield _mended(row)

    def versions(self, key: int) -> list[_Version]:
        """All that the address of a document carried, in order; the document alone where its address is not known."""
        found = [_Version(document, address, _moment(at)) for address, document, at in self.rows(
            "SELECT address, document, at FROM versions WHERE address = (SELECT address FROM versions"
            " WHERE document = ?) ORDER BY number", key)]
        return found if any(version.key == key for version in found) else [_Version(key, None, None)]

    def readings(self, kept: Kept, key: int, article: Article) -> Iterator[tuple[str, datetime, Analysis] | None]:
        """(reader, moment, reading) of each reading of a document, in order; None in the place of a damaged one.

        Where nothing tells who read, it is nobody, so that the next `reread` takes the document up.
        """
        try:
            rows = check.held(self._connection, key)
        except BROKEN:
            yield None
            return
        heads = self.rows("SELECT number, reader, at FROM readings WHERE document = ? ORDER BY number", key)
        for number, reader, at in heads or [(n, _NOBODY, kept.added) for n in sorted(check.numbers(rows))]:
            when, mine = _moment(at), check.of_reading(rows, number)
            if when is None or any(check.reading(article, rows, (key, number))):
                yield None
            else:
                yield reader, when, decode.analysis(article, mine)


class _Rescue:
    """One rescue under way. Documents go in with all that their address carried, in that order."""

    def __init__(self, old: _Old, connection: sqlite3.Connection, path: Path, roots: Roots, again: Again) -> None:
        self._old, self._connection, self._path = old, connection, path
        self._roots, self._again = roots, again
        self._tried: set[int] = set()
        self._done: set[int] = set()
        self._saved: set[str] = set()
        self._anew: set[str] = set()
        self._gone = {made for made, *_, lifted in old.scan("SELECT * FROM forgotten", "id") if lifted is None}

    def all(self) -> Rescued:
        named, ids = self._old.keys()
        for key in sorted(named):
            if key not in self._tried:
                with writing(self._connection, self._path):
                    self._address(self._old.versions(key))
        with writing(self._connection, self._path):
            self._rest()
        known = {made for key, made in ids.items() if key not in self._done} - self._saved - self._gone
        unknown = (f"key {key}" for key, times in sorted(named.items())
                   if times >= _TRUSTED and key not in self._done and key not in ids)
        lost = (*sorted(known), *unknown)
        return Rescued(len(self._saved), len(lost), len(self._anew), lost)

    def _address(self, versions: Iterable[_Version]) -> None:
        for version in versions:
            self._tried.add(version.key)
            if any(self._document(version, row) for row in self._old.documents(version.key)):
                self._done.add(version.key)

    def _document(self, version: _Version, row: Row) -> bool:
        """Keep a version of a document, if its text is whole; nothing of it where that fails."""
        found = _article(row, version.address)
        if found is None or found[1].id in self._gone:
            return found is not None
        address, article = found
        self._connection.execute("SAVEPOINT document")
        try:
            kept = decode.kept(row[:len(HEADS.columns)], version=1, reader="", superseded_by=None)
            return self._keep(version, address, article, kept)
        except _UNREADABLE:
            self._connection.execute("ROLLBACK TO document")
            self._anew.discard(article.id)
            return False

    def _keep(self, version: _Version, address: str, article: Article, kept: Kept) -> bool:
        entries = self._entries(version, article, kept)
        if not entries:
            return False
        first = replace(entries[0], address=address, where=kept.where, given=kept.given, feed=kept.feed,
                        at=version.at or kept.added)
        inputs = [made for made, in self._old.rows("SELECT id FROM inputs WHERE document = ?", version.key)]
        for made in inputs or [article.id]:
            write.keep(self._connection, replace(first, input_id=made), again=True)
        for entry in entries[1:]:
            write.reread(self._connection, entry)
        self._saved.add(article.id)
        return True

    def _entries(self, version: _Version, article: Article, kept: Kept) -> list[Entry]:
        """A document's whole readings, ready to be kept, and a new one where the newest is damaged."""
        if article.id in self._saved:                       # an address that carries again what it carried before
            return [Entry(Analysis(article), "", "", kept.where, "", kept.added)]
        sound = article.id == kept.id and article.sentences and not any(check.sentences(article))
        found = list(self._old.readings(kept, version.key, article)) if sound else []
        entries = [self._entry(reading, article, kept) for reading in found if reading]
        if not found or found[-1] is None:
            made = self._again(Record(replace(kept, id=article.id), Analysis(article)))
            if isinstance(made, Entry):
                entries.append(made)
                self._anew.add(article.id)
        return entries

    def _entry(self, reading: tuple[str, datetime, Analysis], article: Article, kept: Kept) -> Entry:
        reader, at, analysis = reading
        return Entry(analysis, "", "", kept.where, reader, at, roots=self._roots(analysis),
                     warnings=article.warnings)

    def _rest(self) -> None:
        """What belongs to no document: visits, feeds, and what was forgotten."""
        for url, title, added in self._old.scan("SELECT url, title, added FROM feeds", "url"):
            if at := _moment(added):
                feeds.add(self._connection, str(url), title and str(title), at)
        for row in self._old.scan(f"SELECT {feeds.VISIT} FROM visits", "url"):
            with suppress(*_UNREADABLE):
                write.remember(self._connection, feeds.decoded(row))
        for row in self._old.scan("SELECT * FROM forgotten", "id"):
            self._connection.execute("INSERT OR IGNORE INTO forgotten VALUES (?, ?, ?, ?, ?, ?)", row)


def _mended(row: Row) -> Row:
    """A row of `documents` with an empty value, or now, in the place of what cannot be read beside its text."""
    values = dict(zip(DOCUMENTS.columns, row, strict=True))
    for column, read, instead in (
            ("published", date.fromisoformat, None), ("added", datetime.fromisoformat, datetime.now(UTC).isoformat()),
            ("sentences", partial(msgspec.json.decode, type=Spans), "[]"),
            ("warnings", partial(msgspec.json.decode, type=tuple[str, ...]), "[]")):
        try:
            if values[column] is not None or instead is not None:
                read(values[column])
        except _UNREADABLE:
            values[column] = instead
    return tuple(values.values())


def _article(row: Row, address: str | None) -> tuple[str, Article] | None:
    """The address and the article of a document's row; None where its text is not whole.

    An id that does not fit what the row says is made anew of it, as long as the text's own id bears the text out.
    """
    try:
        article = decode.article(row)
        own = text_id(article.text)
        candidates = [each for each in (address, article.url, own) if each]
        for each in candidates:
            if document_id(each, article) == article.id:
                return each, article
    except _UNREADABLE:
        return None
    if row[2] != own:
        return None
    return candidates[0], replace(article, id=document_id(candidates[0], article))


def _moment(at: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(at))
    except ValueError:
        return None
