"""The wiring: input → text → reading → ledger → answers. Nothing else in Pantau knows the whole way.

    read(text | path | RawDocument)     one article, as an `Analysis`; raises a `PantauError`
    read_many(read_inputs(paths))       many, in order, in bounded memory; a failure is a value in its article's place
    open_monitor(path)                  a ledger: what is taken into it is kept, and can be asked

What is odd about an article that can be read (an impossible date, a broken character) stands in `Analysis.warnings`;
`read_many` also logs it to the logger "pantau".
"""

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar, overload

from pantau.brief import Brief, compose, digest, picked
from pantau.collect import canonical, collect, collect_all, is_url
from pantau.collect.decode import decode
from pantau.errors import FetchError, InputError, PantauError, RefusedError, UsageError
from pantau.lang import available
from pantau.lang.search import find_rows, folded, root_of, rules
from pantau.ledger import Entry, Ledger, Words
from pantau.records import Added, Feed, Filter, Findings, Forgotten, Found, Outcome, Record, Rescued, Stats
from pantau.select import chosen, narrowed, sound, sound_day
from pantau.types import Analysis, Polled, RawDocument, Unchanged

# The reader and the web are imported where they are used: who only asks a ledger loads neither (300 and 100 ms).
if TYPE_CHECKING:
    from pantau.collect.fetch import Web
    from pantau.intake import Item, Noted, Taken

T = TypeVar("T")
Inputs = Iterable[RawDocument | PantauError]

read_inputs = collect


def read(source: str | Path | RawDocument, *, language: str | None = None,
         published: str | date | None = None) -> Analysis:
    """Read one article: its text as a `str`, a file as a `Path`, or a `RawDocument`.

    `language` (a BCP 47 code) and `published` (an ISO date) override what the article itself says. Raises InputError,
    LanguageError or another PantauError; a file with several articles (.jsonl) is for `read_many`.
    """
    from pantau.extract.pipeline import analyse
    from pantau.lang import load_pack
    from pantau.text.read import to_document

    raw = _one(source)
    if published is not None:
        raw = replace(raw, published=str(published))
    document = to_document(raw, language=language)
    analysis = analyse(document, load_pack(document.language))
    return replace(analysis, warnings=document.warnings + analysis.warnings) if document.warnings else analysis


@overload
def read_many(inputs: Inputs, *, language: str | None = ..., published: str | None = ...,
              jobs: int = ...) -> Iterator[Analysis | PantauError]: ...
@overload
def read_many(inputs: Inputs, *, language: str | None = ..., published: str | None = ..., jobs: int = ...,
              then: Callable[[Analysis], T]) -> Iterator[T | PantauError]: ...
def read_many(inputs: Inputs, *, language: str | None = None, published: str | None = None, jobs: int = 1,
              then: Callable[[Analysis], Any] | None = None) -> Iterator[Any]:
    """Read a stream of articles on `jobs` processes, in order; what cannot be read comes out as its PantauError.

    `then` turns each Analysis into what the caller keeps (`to_json`, say), in the process that read it. It must be a
    function at the top level of a module when `jobs` > 1. Memory stays bounded however long the stream.
    """
    work = _Work(language, published, then)
    for result in map(work, inputs) if jobs == 1 else _spread(work, inputs, jobs):
        if result.warnings:
            _tell(result.warnings)
        yield result.value


@dataclass(frozen=True, slots=True)
class _Result:
    """What became of one input: the reading (or what `then` made of it) or the failure, and the warnings."""

    value: Any
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Work:
    """The reading of one input, as a value that another process can be given."""

    language: str | None
    published: str | None
    then: Callable[[Analysis], Any] | None

    def __call__(self, each: RawDocument | PantauError) -> _Result:
        if isinstance(each, PantauError):
            return _Result(each)
        try:
            analysis = read(each, language=self.language, published=self.published)
            value = self.then(analysis) if self.then else analysis
        except PantauError as error:
            return _Result(error)
        except Exception as error:  # an error of ours must not cost the other articles of a batch
            return _Result(PantauError(f"the reader failed: {type(error).__name__}: {error}", where=each.where,
                                       mend="please report this article"))
        return _Result(value, tuple(f"{each.where}: {warning}" for warning in analysis.warnings))


def _spread(work: _Work, inputs: Inputs, jobs: int) -> Iterator[_Result]:
    from pantau.spread import spread  # 10 ms, for several processes only

    return spread(work, inputs, jobs, lost=_lost)


def _tell(warnings: tuple[str, ...]) -> None:
    import logging  # 10 ms, for the few articles that are odd

    for warning in warnings:
        logging.getLogger("pantau").warning(warning)


def _lost(each: RawDocument | PantauError) -> _Result:
    """The result of an input that its process did not survive."""
    if isinstance(each, PantauError):
        return _Result(each)
    return _Result(PantauError("its process died while reading it", where=each.where, mend="is there memory enough?"))


def _one(source: str | Path | RawDocument) -> RawDocument:
    if isinstance(source, RawDocument):
        return source
    if isinstance(source, str):
        return RawDocument(where="the text", text=source)
    found = list(collect([source]))
    if len(found) != 1:
        raise InputError(f"holds {len(found)} articles", where=str(source), mend="use read_many")
    if isinstance(found[0], InputError):
        raise found[0]
    return found[0]


@dataclass(frozen=True, slots=True)
class Intake:
    """How inputs are taken in. `language` and `published` override what articles say of themselves; `again` takes in
    what was forgotten; `allow_private` lets addresses of this machine and its network be asked."""

    language: str | None = None
    published: str | None = None
    jobs: int = 1
    allow_private: bool = False
    again: bool = False


_USUAL = Intake()
_ANY = Filter()


def open_monitor(path: str | Path | None = None, *, readonly: bool = False,
                 waiting: Callable[[str], None] | None = None) -> "Monitor":
    """Open a ledger, or make it; without a path $PANTAU_LEDGER, else `ledger.db` in the platform's data folder.

    `waiting` is told when another process is writing. Raises LedgerError.
    """
    return Monitor(Ledger(_place(path), readonly=readonly, waiting=waiting))


def _place(path: str | Path | None) -> Path:
    if named := path or os.environ.get("PANTAU_LEDGER"):
        return Path(named)
    from platformdirs import user_data_path  # 10 ms, where nothing is named

    return user_data_path("pantau", appauthor=False) / "ledger.db"


class Monitor:
    """A ledger, what is taken into it and what it can be asked. A context manager; every error is a PantauError."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._words = Words(folded, find_rows, lambda word: ((code, root_of(code)(word)) for code in available()))

    @property
    def path(self) -> Path:
        return self._ledger.path

    def __enter__(self) -> "Monitor":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._ledger.close()

    # Taking in

    def add(self, inputs: Iterable[str | Path | RawDocument], *, options: Intake = _USUAL) -> Iterator[Added]:
        """Take in files, folders, "-" for standard input, addresses of pages, feeds, sitemaps and lists of feeds, and
        articles at hand.

        What became of each article comes out when it is written; a failure is one of these, and the rest goes on. Only
        a failure of the ledger itself is raised, and what came out before it is kept.
        """
        if isinstance(inputs, str | Path | RawDocument):
            inputs = [inputs]
        yield from self._kept(collect_all(inputs, partial(_web, options), self._ledger), options)

    def watch(self, *, once: bool = False, every: float = 900.0, options: Intake = _USUAL,
              stop: threading.Event | None = None) -> Iterator[Added]:
        """Poll the feeds that are due, once or every so many seconds until `stop` is set; the others are `held`."""
        from pantau.collect.crawl import collect_web  # 30 ms, for the web only

        stop = stop or threading.Event()
        while not stop.is_set():
            now, feeds = datetime.now(UTC), self.feeds()
            held = {f.url: f.visit.why for f in feeds if f.visit and f.visit.not_before and f.visit.not_before > now}
            yield from (Added(url, Outcome.HELD, why=why) for url, why in held.items())
            with _web(options) as web:
                due = [feed.url for feed in feeds if feed.url not in held]
                yield from self._kept(collect_web(due, web, self._ledger, only_lists=True, stop=stop), options)
            if once or stop.wait(every):
                return

    def _kept(self, items: "Iterable[Item]", options: Intake) -> Iterator[Added]:
        self._learn()
        for each in self._taken(items, options):
            yield self._keep(each, options)

    def _learn(self) -> None:
        """Words of the ledger have the roots that searches look for."""
        self._ledger.learn(rules(), lambda language, form: root_of(language)(form))

    def _taken(self, items: "Iterable[Item]", options: Intake) -> "Iterator[Taken]":
        from pantau.intake import Elsewhere, lost, take

        if options.jobs == 1:
            return (take(item, self._ledger, options.language, options.published) for item in items)
        from pantau.spread import spread  # 10 ms, for several processes only

        return spread(Elsewhere(self.path, options.language, options.published), items, options.jobs, lost=lost)

    def _keep(self, each: "Taken", options: Intake) -> Added:
        if isinstance(each, Entry):
            try:
                return self._ledger.keep(each, again=options.again)
            except RefusedError as error:
                return Added(each.where, Outcome.FAILED, why=str(error))
        visit = None if isinstance(each, PantauError) and not isinstance(each, FetchError) else each.visit
        if visit and isinstance(each, Polled) and each.failed:          # or its server would say next time that
            visit = replace(visit, etag=None, modified=None)            # nothing changed, and what failed were lost
        if visit:
            self._ledger.same(visit)
        return _reported(each)

    def reread(self, *, jobs: int = 1, everything: bool = False) -> Iterator[Added]:
        """Read anew what an older reader read (or everything), from the kept texts; the old readings stay."""
        from pantau.intake import again, reader

        self._learn()
        records = self._ledger.stale(None if everything else reader())
        for each in map(again, records) if jobs == 1 else _spread_again(records, jobs):
            yield self._again(each) if isinstance(each, Entry) else _reported(each)

    def _again(self, entry: Entry) -> Added:
        try:
            return self._ledger.reread(entry)
        except RefusedError as error:                   # forgotten meanwhile, or full: the others go on
            return Added(entry.where, Outcome.FAILED, why=str(error))

    # Asking

    def search(self, words: str, wanted: Filter = _ANY, *, limit: int = 20) -> Findings:
        """What has all the words in any of their forms and fits the filter; either may be left out. UsageError where
        both are. A "phrase" is taken as it is; -word must not occur; word* is a beginning; one OR another."""
        return self._ledger.search(words, sound(wanted), self._words, limit=limit)

    def actor(self, name: str, wanted: Filter = _ANY, *, limit: int | None = None) -> Iterator[Found]:
        """What was said by those whose name or role has these words, by day of publication, the oldest first."""
        return islice(self._ledger.statements(name, sound(wanted), self._words), limit)

    def document(self, prefix: str) -> Record:
        """A document by the beginning of its id or of its text's, or by its address. NotFound where it names none."""
        return self._ledger.record(prefix, canonical(prefix) if is_url(prefix) else None)

    def claim(self, prefix: str) -> tuple[Record, str]:
        """The document that holds a claim, and the claim's whole id, by the beginning of it. NotFound."""
        return self._ledger.claim(prefix)

    def records(self, wanted: Filter = _ANY, *, about: str | None = None,
                as_of: date | None = None) -> Iterator[Record]:
        """The documents that hold what fits, by day, each with only what fits of its reading."""
        for record, ids in self._chosen(wanted, about, as_of):
            yield record if ids is None else replace(record, analysis=narrowed(record.analysis, ids))

    def undated(self) -> int:
        """How many documents have no day of publication, and so lie in no stretch of days."""
        return self._ledger.undated()

    def brief(self, wanted: Filter = _ANY, *, about: str | None = None, as_of: date | None = None) -> Brief:
        """What fits, as a brief: `as_of` a day, what was known at its end."""
        digests = ((record.kept.url or record.kept.where, digest(record.analysis), ids)
                   for record, ids in self._chosen(wanted, about, as_of))
        return compose(((where, each if ids is None else picked(each, ids)) for where, each, ids in digests),
                       until=as_of or wanted.until)

    def _chosen(self, wanted: Filter, about: str | None,
                as_of: date | None) -> Iterator[tuple[Record, frozenset[str] | None]]:
        """The documents that hold what fits, with the ids of what does; None where all of it does."""
        sound_day(as_of, "as_of")
        wanted = sound(wanted)
        has = self._ledger.tester(about, self._words) if about else None
        speaks = self._ledger.tester(wanted.speaker, self._words) if wanted.speaker else None
        whole = not (about or wanted.speaker or wanted.country or wanted.act or wanted.type or wanted.status)
        for record in self._ledger.records(wanted, self._words, typed=about, as_of=as_of):
            ids = None if whole else chosen(record.analysis, wanted, about=has, speaker=speaks)
            if ids is None or ids:
                yield record, ids

    def sql(self, query: str) -> tuple[tuple[str, ...], Iterator[tuple[object, ...]]]:
        """The names of the columns and the rows of a query in SQL, which can change nothing (docs/ledger.md)."""
        return self._ledger.sql(query)

    # Feeds

    def feeds(self) -> tuple[Feed, ...]:
        """What `watch` polls."""
        return self._ledger.feeds()

    def add_feed(self, url: str, title: str | None = None) -> bool:
        """Watch a feed, sitemap or list of feeds from now on; False where it is watched already."""
        return self._ledger.add_feed(canonical(url), title, datetime.now(UTC))

    def remove_feed(self, url: str) -> bool:
        """Watch it no more; what it brought stays. False where it was not watched."""
        return self._ledger.remove_feed(canonical(url))

    def import_feeds(self, path: Path) -> int:
        """Watch all feeds of an OPML file; how many were new."""
        from pantau.collect.opml import read_opml

        try:
            data = path.read_bytes()
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror}", where=str(path), mend="check the name") from error
        return sum(self.add_feed(feed.url, feed.title) for feed in read_opml(decode(data, str(path))[0],
                                                                             where=str(path)))

    def export_feeds(self) -> bytes:
        """What is watched, as OPML."""
        from pantau.collect.opml import Subscription, write_opml

        return write_opml((Subscription(f.url, f.title) for f in self.feeds()), title="Pantau").encode()

    # Care

    def forget(self, prefix: str, reason: str) -> Forgotten:
        """Erase a document with all its versions and readings; its id and the reason stay, and keep it out."""
        if not reason.strip():
            raise UsageError("no reason is given", mend="say why: it is all that stays")
        address = canonical(prefix) if is_url(prefix) else None
        return self._ledger.forget(prefix, reason, datetime.now(UTC), address)

    def stats(self) -> Stats:
        """What the ledger holds, and what its bytes are spent on."""
        return self._ledger.stats()

    def check(self) -> Iterator[str]:
        """Every fault of the file, its references and its quotations, one sentence each."""
        return self._ledger.check()

    def backup(self, to: Path) -> None:
        """Copy the ledger to a new file while others may use it."""
        self._ledger.backup(to)

    def vacuum(self) -> None:
        """Give unused space back to the disk."""
        self._ledger.vacuum()


def rescue(path: Path, to: Path) -> Rescued:
    """Save what is whole of a damaged ledger into a new one at `to`. LedgerError where there is nothing to save."""
    from pantau.intake import again, roots
    from pantau.ledger.rescue import rescue as save

    return save(path, to, roots=roots, again=again)


def _spread_again(records: Iterable[Record], jobs: int) -> Iterator[Entry | PantauError]:
    from pantau.intake import again
    from pantau.spread import spread  # 10 ms, for several processes only

    return spread(again, records, jobs, lost=lambda each: PantauError("its process died while reading it",
                                                                      where=each.kept.where))


def _web(options: Intake) -> "Web":
    from pantau.collect.fetch import Web  # 100 ms, for the web only

    return Web(allow_private=options.allow_private)


def _reported(each: "Noted | Unchanged | Polled | PantauError") -> Added:
    """What became of an input that brought nothing to be written."""
    if isinstance(each, PantauError):
        return Added(each.where, Outcome.FAILED, why=str(each))
    if isinstance(each, Unchanged):
        return Added(each.where, Outcome.HELD if each.visit.failures else Outcome.UNCHANGED, why=each.visit.why)
    return Added(each.where, Outcome.POLLED, why=each.title) if isinstance(each, Polled) else each.added
