"""The ledger as the rest of Pantau sees it: one object over one file. What it does is in the modules beside it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType

from pantau.ledger import care, check, feeds, read, search, sql, write
from pantau.ledger.connection import connect, failures, moment, writing
from pantau.ledger.ids import day_keys
from pantau.ledger.search import Words
from pantau.ledger.write import Entry
from pantau.records import Added, Feed, Filter, Findings, Forgotten, Found, Record, Stats
from pantau.types import Visit


class Ledger:
    """An open ledger; a context manager. Every failure of its file is a LedgerError that says what to do.

    `waiting` is told, once for each wait, that another process is writing. Threads may share one only for reading.
    """

    def __init__(self, path: Path, *, readonly: bool = False, waiting: Callable[[str], None] | None = None) -> None:
        self.path, self._waiting = path, waiting
        self._connection = connect(path, readonly=readonly, waiting=waiting)

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """For what is answered at once, as of one moment."""
        with failures(self.path), moment(self._connection):
            yield self._connection

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """For what is answered piece by piece, or manages its own transactions."""
        with failures(self.path):
            yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with writing(self._connection, self.path, self._waiting):
            yield self._connection

    # Taking in

    def knows_input(self, input_id: str, *, current: bool) -> str | None:
        """The id of the document that this input became, if it is known; `current`: and stands."""
        return self._one("SELECT d.id FROM inputs i JOIN documents d ON d.key = i.document"
                         " WHERE i.id = ? AND d.current >= ?", input_id, current)

    def knows_document(self, document_id: str, *, current: bool) -> bool:
        """Whether this document is here; `current`: and stands."""
        return self._one("SELECT id FROM documents WHERE id = ? AND current >= ?", document_id, current) is not None

    def knows_text(self, text_id: str) -> str | None:
        """The id of a document of this text, if there is one: rather one that stands."""
        return self._one("SELECT id FROM documents WHERE text_id = ? ORDER BY current DESC, key LIMIT 1", text_id)

    def _one(self, query: str, *values: str | bool) -> str | None:
        with self._reading() as connection:
            row = connection.execute(query, values).fetchone()
        return None if row is None else str(row[0])

    def learn(self, rules: str, root: Callable[[str, str], str]) -> None:
        """Let searches go by today's roots: `root(language, form)`, by rules of this hash. Quick where they did."""
        with self._reading() as connection:
            known = connection.execute("SELECT value FROM settings WHERE name = 'roots'").fetchone()
        if known != (rules,):
            with self._writing() as connection:
                write.learn(connection, rules, root)

    def keep(self, entry: Entry, *, again: bool = False) -> Added:
        """Write a document with its reading: whole, or not at all."""
        with self._writing() as connection:
            return write.keep(connection, entry, again=again)

    def reread(self, entry: Entry) -> Added:
        """Write a newer reading of a document that is there."""
        with self._writing() as connection:
            return write.reread(connection, entry)

    def same(self, visit: Visit) -> None:
        """Remember a visit that brought nothing new, or failed."""
        with self._writing() as connection:
            write.remember(connection, visit)

    # Asking

    def record(self, prefix: str, address: str | None = None) -> Record:
        """A document by the beginning of its id, its text's id, or its address. NotFound where that names none."""
        with self._reading() as connection:
            return read.record(connection, read.document_key(connection, prefix, address))

    def claim(self, prefix: str) -> tuple[Record, str]:
        """The document that holds a claim, in the reading that has it, and the claim's whole id."""
        with self._reading() as connection:
            document, reading, found = read.claim_place(connection, prefix)
            return read.record(connection, document, reading=reading), found

    def records(self, wanted: Filter, words: Words, *, typed: str | None = None,
                as_of: date | None = None) -> Iterator[Record]:
        """The documents that may hold what has the words and fits the filter, by day, one at a time: those that stand,
        or that stood on a day."""
        with self._open() as connection:
            among = search.candidates(connection, typed, wanted, words)
            yield from read.records(connection, read.keys(connection, wanted, among, as_of))

    def tester(self, typed: str, words: Words) -> Callable[[str], bool]:
        """What says of a text whether it has the words, as the search would."""
        return search.tester(self._connection, typed, words)

    def stale(self, reader: str | None) -> Iterator[Record]:
        """The current documents that another reader read (all of them, where none is named)."""
        with self._open() as connection:
            yield from read.records(connection, read.stale(connection, reader))

    def search(self, typed: str, wanted: Filter, words: Words, *, limit: int) -> Findings:
        with self._reading() as connection:
            return search.search(connection, typed, wanted, words, limit=limit)

    def statements(self, name: str, wanted: Filter, words: Words) -> Iterator[Found]:
        with self._open() as connection:
            yield from search.statements(connection, name, wanted, words)

    def undated(self) -> int:
        """How many documents that stand have no day of publication."""
        with self._reading() as connection:
            return int(connection.execute("SELECT count(*) FROM documents WHERE key < ? AND current",
                                          day_keys(date(1900, 1, 1), None)[:1]).fetchone()[0])

    def sql(self, query: str) -> sql.Answer:
        """Anybody's question: the names of the columns, and the rows. It can change nothing."""
        return sql.ask(self.path, query)

    # The web

    def visit(self, url: str) -> Visit | None:
        """When an address was last asked, and what it said; None where it never was."""
        with self._reading() as connection:
            return feeds.visit(connection, url)

    def feeds(self) -> tuple[Feed, ...]:
        with self._reading() as connection:
            return feeds.feeds(connection)

    def add_feed(self, url: str, title: str | None, at: datetime) -> bool:
        """Watch an address; False where it was watched before."""
        with self._writing() as connection:
            return feeds.add(connection, url, title, at)

    def remove_feed(self, url: str) -> bool:
        """Watch an address no more; False where it was not watched."""
        with self._writing() as connection:
            return feeds.remove(connection, url)

    # Care

    def stats(self) -> Stats:
        with self._reading() as connection:
            return care.stats(connection, self.path)

    def check(self) -> Iterator[str]:
        """Every fault, one sentence each; none where the ledger is sound."""
        with failures(self.path):
            yield from check.faults(self.path)

    def backup(self, to: Path) -> None:
        """Copy the ledger to a new file while others may use it."""
        with failures(to):
            care.backup(self._connection, to)

    def vacuum(self) -> None:
        with self._open() as connection:
            care.vacuum(connection)

    def forget(self, prefix: str, reason: str, at: datetime, address: str | None = None) -> Forgotten:
        """Erase a document with every version and reading of it. NotFound where there is none."""
        with self._writing() as connection:
            key = read.document_key(connection, prefix, address)
            erased = care.forget(connection, key, reason, at)
            care.purge(connection)
        with self._open() as connection:
            care.settle(connection)
        return erased
