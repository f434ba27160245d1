"""Addresses of the web → a stream of articles, and of what became of the addresses that led to none.

    collect_web(["https://…/rss", "https://…/berita/1"], web, memory)

An address is read as what stands there: a page, a text, JSON Lines; a feed, sitemap or list of feeds leads on to its
pages and feeds. Several hosts are asked at once, each by one thread; everything else runs in the caller's thread.
"""

import re
import threading
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from queue import Empty, SimpleQueue
from typing import Protocol
from urllib.parse import urlsplit

from pantau.collect import feeds, opml, sitemaps
from pantau.collect.decode import decode
from pantau.collect.fetch import Fetched
from pantau.collect.files import unix_lines
from pantau.collect.limits import GIVE_UP
from pantau.collect.lines import read_lines
from pantau.collect.listing import Entry, Listing, declared, markup
from pantau.collect.urls import canonical, feeds_of, known_as
from pantau.errors import FetchError, InputError, PantauError
from pantau.types import Polled, RawDocument, Unchanged, Visit

Found = RawDocument | PantauError | Unchanged | Polled
Stream = Generator[Found, None, None]

_DEEPEST = 4                # listings within listings: a list of feeds, an index, its sitemaps, and one to spare
_AT_ONCE = 16               # hosts asked at one time
_AHEAD = 500                # places in the output that are worked on ahead of the first that is not done
_HELD = 64 * 2**20          # characters read ahead; beyond, what is ready goes before what is not
_PATIENCE = 0.2             # seconds
_JSON = re.compile(r"[\s\ufeff]*\{")
_PAGES = frozenset({"text/html", "application/xhtml+xml"})

# What pages tell of themselves in their heads, each in the ways that the reader of pages knows.
_TOLD = {
    "title": re.compile(r"<title\b|og:title|<h1\b", re.IGNORECASE),
    "published": re.compile(r"article:published|datePublished|dateCreated|<time\b|dc[.:]date|pubdate|publish[-_]?date",
                            re.IGNORECASE),
    "author": re.compile(r"""["']author["']|article:author|rel=["']?author""", re.IGNORECASE),
    "publisher": re.compile(r"og:site_name", re.IGNORECASE),
}


class Memory(Protocol):
    """What is known of addresses asked before."""

    def visit(self, url: str) -> Visit | None:
        """The last visit of a canonical address; None if never."""


class Fetcher(Protocol):
    """`collect.fetch.Web`, or what stands in for it."""

    def get(self, url: str, *, before: Visit | None = None) -> Fetched | Unchanged:
        """What stands at `url`; FetchError where it cannot be had."""


def collect_web(urls: Iterable[str], web: Fetcher, memory: Memory, *, only_lists: bool = False,
                stop: threading.Event | None = None) -> Stream:
    """What stands at `urls` and what it leads to, in their order; a Polled behind all that its listing led to.

    Only where a slow host would have more than 64 million characters held, others go before it. With `only_lists` a
    page is a failure that names its feeds. An address is asked once, whatever names it. Closing the iterator ends the
    asking, and so does `stop`; what is under way is not waited for. `memory` is asked from the caller's thread only.
    """
    return _Crawl(web, memory, stop or threading.Event()).run(_top(url, only_lists=only_lists) for url in urls)


def collect_listing(listing: Listing, where: str, web: Fetcher, memory: Memory) -> Stream:
    """What a feed, sitemap or list of feeds leads to that was read from a file (`where`)."""
    return _Crawl(web, memory, threading.Event()).run(_slots(listing, _Source(where, listing.kind, None, None), 1))


def read_listing(text: str, *, where: str) -> Listing | None:
    """The feed, sitemap or list of feeds that a text is, with links from `where`; None where it is something else."""
    if _JSON.match(text):
        return feeds.read_feed(text, url=where) if feeds.is_json_feed(text) else None
    root = markup(text, where=where).root
    if root in feeds.ROOTS:
        return feeds.read_feed(text, url=where)
    if root in sitemaps.ROOTS or sitemaps.is_plain(text):
        return sitemaps.read_sitemap(text, url=where)
    if root in opml.ROOTS:
        return Listing("opml", lists=tuple(feed.url for feed in opml.read_opml(text, where=where)))
    return None


class _Source:
    """A listing while it is followed: how much of it is still to come, and how much failed. `visit` None: a file."""

    __slots__ = ("entries", "failed", "kind", "left", "title", "visit", "where")

    def __init__(self, where: str, kind: str, title: str | None, visit: Visit | None) -> None:
        self.where, self.kind, self.title, self.visit = where, kind, title, visit
        self.entries = self.left = self.failed = 0

    def polled(self) -> Polled:
        assert self.visit is not None
        return Polled(self.where, self.kind, self.title, self.entries, self.failed, self.visit)


@dataclass(frozen=True, slots=True)
class _Ask:
    """An address to be asked: `key` is its canonical form, `entry` what its listing says of it.

    `expects`: list, page, or "" for either. `depth`: how many listings led there.
    """

    url: str
    key: str
    expects: str = ""
    depth: int = 0
    entry: Entry | None = None

    @property
    def host(self) -> str:
        return urlsplit(self.key).netloc

    @property
    def updated(self) -> str | None:
        """What the listing says of the last change."""
        return (self.entry.updated or self.entry.published) if self.entry else None


class _Slot:
    """A place in the output: an address, a result that is ready, or the end of a listing. `source` named it."""

    __slots__ = ("ask", "before", "ends", "result", "source", "started")

    def __init__(self, source: _Source | None, *, ask: _Ask | None = None, result: Found | None = None,
                 ends: _Source | None = None) -> None:
        self.source, self.ask, self.result, self.ends = source, ask, result, ends
        self.started = False
        self.before: Visit | None = None

    def ready(self) -> bool:
        return self.result is not None or (self.ends is not None and self.ends.left == 0)

    def size(self) -> int:
        """Characters held."""
        return len(self.result.html or self.result.text or "") if isinstance(self.result, RawDocument) else 0


def _top(url: str, *, only_lists: bool) -> _Slot:
    try:
        return _Slot(None, ask=_Ask(url, canonical(url), "list" if only_lists else ""))
    except InputError as error:
        return _Slot(None, result=error)


def _slots(listing: Listing, source: _Source, depth: int) -> Iterator[_Slot]:
    """The places of what a listing names."""
    for url in listing.lists:
        yield _Slot(source, ask=_Ask(url, canonical(url), "list", depth))
    for number, entry in enumerate(listing.entries, 1):
        if entry.url:
            yield _Slot(source, ask=_Ask(entry.url, canonical(entry.url), "page", depth, entry))
        else:
            yield _Slot(source, result=_own_text(entry, source.where, number))


def _own_text(entry: Entry, feed: str, number: int) -> RawDocument | InputError:
    """An entry without a page of its own."""
    where = f"{feed}, entry {entry.id or number}"
    if not entry.html:
        return InputError("has neither a link nor a text", where=where, mend="give its page")
    return RawDocument(where=where, html=entry.html, title=entry.title, published=entry.published, author=entry.author,
                       publisher=entry.publisher, warnings=entry.warnings, feed=feed)


class _Crawl:
    """One run: a line of places, the first of which goes out when it is ready; those behind are fetched meanwhile."""

    def __init__(self, web: Fetcher, memory: Memory, stop: threading.Event) -> None:
        self._web, self._memory, self._stop = web, memory, stop
        self._line: list[_Slot] = []
        self._asked: set[str] = set()           # canonical addresses
        self._found: set[str] = set()           # those of the articles, behind redirects
        self._busy: set[str] = set()            # hosts
        self._done: SimpleQueue[tuple[_Slot, Fetched | Unchanged | PantauError]] = SimpleQueue()
        self._held = 0

    def run(self, slots: Iterator[_Slot]) -> Stream:
        while not self._stop.is_set() and self._fill(slots):
            while not self._done.empty():
                self._take(*self._done.get())
            self._start()
            slot = self._next()
            if slot is not None:
                yield self._out(slot)
                continue
            with suppress(Empty):                   # `stop` is looked at in between
                self._take(*self._done.get(timeout=_PATIENCE))

    def _fill(self, slots: Iterator[_Slot]) -> bool:
        while len(self._line) < _AHEAD and (slot := next(slots, None)):
            self._line += self._new([slot])
        return bool(self._line)

    def _new(self, slots: Iterable[_Slot]) -> list[_Slot]:
        """The places without those whose address is already asked."""
        new = []
        for slot in slots:
            if slot.source:
                slot.source.entries += 1
            if slot.ask and slot.ask.key in self._asked:
                continue
            if slot.ask:
                self._asked.add(slot.ask.key)
            if slot.source:
                slot.source.left += 1
            self._held += slot.size()
            new.append(slot)
        return new

    def _start(self) -> None:
        """Ask what can be asked now: the first places whose hosts are free."""
        for slot in self._line[:_AHEAD]:
            if len(self._busy) == _AT_ONCE:
                return
            if slot.ask is None or slot.started or slot.ask.host in self._busy:
                continue
            slot.started, slot.before = True, self._memory.visit(slot.ask.key)
            slot.result = _spared(slot.ask, slot.before)
            if slot.result is None:
                self._busy.add(slot.ask.host)
                threading.Thread(target=self._fetch, args=(slot, slot.ask.url), daemon=True).start()

    def _fetch(self, slot: _Slot, url: str) -> None:
        """Of a thread of its own, which ends with the process where nobody waits for it."""
        outcome: Fetched | Unchanged | PantauError
        try:
            outcome = self._web.get(url, before=slot.before)
        except PantauError as error:
            outcome = error
        except Exception as error:                  # an error of ours must not leave the others waiting
            outcome = PantauError(f"the fetching failed: {type(error).__name__}: {error}", where=url,
                                  mend="please report this address")
        self._done.put((slot, outcome))

    def _next(self) -> _Slot | None:
        """The place that goes out next, taken from the line; None where it must be waited for."""
        if self._line[0].ready():
            return self._line.pop(0)
        if self._held > _HELD:
            return next((self._line.pop(i) for i, slot in enumerate(self._line) if slot.ready()), None)
        return None

    def _out(self, slot: _Slot) -> Found:
        self._held -= slot.size()
        result = slot.result or (slot.ends and slot.ends.polled())
        assert result
        if slot.source:
            slot.source.left -= 1
            slot.source.failed += isinstance(result, FetchError) and not result.permanent
        return result

    def _take(self, slot: _Slot, outcome: Fetched | Unchanged | PantauError) -> None:
        """Note what became of an address."""
        assert slot.ask
        self._busy.discard(slot.ask.host)
        if isinstance(outcome, Fetched):
            visit = replace(outcome.visit, url=slot.ask.key, updated=slot.ask.updated)
            try:
                self._read(slot, slot.ask, replace(outcome, visit=visit))
            except PantauError as error:
                slot.result = _unreadable(slot, slot.ask, error, visit)
        elif isinstance(outcome, Unchanged):
            visit = replace(outcome.visit, url=slot.ask.key, updated=slot.ask.updated)
            slot.result = Unchanged(slot.ask.url, visit)
        else:
            slot.result = _failed(slot, slot.ask, outcome)
        self._held += slot.size()

    def _read(self, slot: _Slot, ask: _Ask, fetched: Fetched) -> None:
        """Tell what an address holds: a listing is followed, anything else is an article or several."""
        text, warnings = decode(fetched.body, ask.url, charset=fetched.charset or declared(fetched.body))
        is_page = fetched.content_type in _PAGES or markup(text, where=ask.url).root != ""
        listing = read_listing(text, where=fetched.url)
        if listing is not None:
            if ask.expects == "page":
                raise InputError(f"is a list of other pages ({listing.kind}), where an article was to be",
                                 where=ask.url, mend="add it by itself")
            if ask.depth > _DEEPEST:
                raise InputError("is a list within too many lists", where=ask.url, mend="add it by itself")
            source = _Source(ask.url, listing.kind, listing.title, fetched.visit)
            self._follow(slot, _slots(listing, source, ask.depth + 1), source)
        elif ask.expects == "list":
            named = ", ".join(feeds_of(fetched.url, text)[:5]) if is_page else ""
            raise InputError("is no feed, sitemap or list of feeds", where=ask.url,
                             mend=f"its page names {named}" if named else "give the address of one")
        elif ask.expects == "" and not is_page and _JSON.match(text):
            source = _Source(ask.url, "lines", None, fetched.visit)
            lines = read_lines(BytesIO(text.encode("utf-8", "replace")), ask.url)
            self._follow(slot, (_Slot(source, result=line) for line in lines), source)
        else:
            html, plain = (text, None) if is_page else (None, unix_lines(text))
            slot.result = self._article(slot, ask, fetched, RawDocument(ask.url, plain, html, warnings=warnings))

    def _follow(self, slot: _Slot, slots: Iterable[_Slot], source: _Source) -> None:
        """Put what a listing names, and its end, in its place."""
        at = self._line.index(slot)
        self._line[at:at + 1] = [*self._new(slots), _Slot(slot.source, ends=source)]

    def _article(self, slot: _Slot, ask: _Ask, fetched: Fetched, raw: RawDocument) -> Found:
        url = known_as(fetched.url, raw.html) if raw.html else canonical(fetched.url)
        if ask.entry and urlsplit(url).path == "/" and urlsplit(ask.key).path != "/" and "?" not in url:
            raise InputError("leads to the front page; the article is gone", where=ask.url, mend="search its title")
        if url in self._found:
            return Unchanged(ask.url, fetched.visit)
        self._found.add(url)
        found = replace(raw, url=url, visit=fetched.visit, feed=slot.source.where if slot.source else None)
        return _told(found, ask.entry) if ask.entry else found


def _told(raw: RawDocument, entry: Entry) -> RawDocument:
    """A page with what its listing says and it does not itself: the page's word does not hang on how it was found."""
    told = {name: getattr(entry, name) for name, tells in _TOLD.items() if not tells.search(raw.html or "")}
    return replace(raw, **told, warnings=raw.warnings + (entry.warnings if "published" in told else ()))


def _spared(ask: _Ask, before: Visit | None) -> Found | None:
    """What is known of a listing's page without asking; None where it is to be asked."""
    if before is None or ask.entry is None:
        return None
    settled = before.failures == 0 or before.failures >= GIVE_UP
    if settled and before.updated == ask.updated:
        return Unchanged(ask.url, before)
    if before.not_before and before.not_before > datetime.now(UTC):
        return FetchError(f"is not asked again before {before.not_before:%Y-%m-%d %H:%M} UTC ({before.why})",
                          where=ask.url, mend="wait", visit=before, permanent=before.failures >= GIVE_UP)
    return None


def _unreadable(slot: _Slot, ask: _Ask, error: PantauError, visit: Visit) -> PantauError:
    """The failure of an address that was had, but holds nothing to read. A feed may be mended, an article not."""
    failures = 1 + (slot.before.failures if slot.before else 0)
    return _failed(slot, ask, FetchError(error.what, mend=error.mend, permanent=ask.expects != "list",
                                         visit=replace(visit, etag=None, modified=None, failures=failures,
                                                       why=error.what)))


def _failed(slot: _Slot, ask: _Ask, error: PantauError) -> PantauError:
    """A failure with its place. A page that failed for good, or often enough, is left alone from now on."""
    what = f"{error.what}; named by {slot.source.where}" if slot.source else error.what
    if not isinstance(error, FetchError) or error.visit is None:
        return PantauError(what, where=ask.url, mend=error.mend)
    visit = replace(error.visit, url=ask.key, updated=ask.updated)
    permanent = error.permanent or (ask.entry is not None and visit.failures >= GIVE_UP)
    if permanent and ask.entry:
        visit = replace(visit, failures=max(visit.failures, GIVE_UP))
    return FetchError(what, where=ask.url, mend=error.mend, visit=visit, permanent=permanent)
