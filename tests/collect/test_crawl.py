"""The crawl: what is told from what, followed, left alone, kept in order, and how it ends."""

import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from server import Server

from pantau.collect import collect_all, crawl
from pantau.collect.crawl import Found, collect_web
from pantau.collect.fetch import Fetched, Web
from pantau.collect.limits import GIVE_UP, Limits
from pantau.errors import FetchError, InputError, PantauError
from pantau.types import Polled, RawDocument, Unchanged, Visit

THEN = datetime(2026, 3, 24, 1, tzinfo=UTC)
SITE = "https://kabar.test"
PAGE = "<html><head><title>Jembatan</title></head><body><p>Jembatan itu dibuka.</p></body></html>"


@dataclass
class Memory:
    visits: dict[str, Visit] = field(default_factory=dict)

    def visit(self, url: str) -> Visit | None:
        return self.visits.get(url)

    def keep(self, found: list[Found]) -> list[Found]:
        """As the ledger keeps them: a Polled only where nothing failed."""
        for each in found:
            visit = getattr(each, "visit", None)
            if isinstance(visit, Visit) and not (isinstance(each, Polled) and each.failed):
                self.visits[visit.url] = visit
        return found


@dataclass
class Fake:
    """Stands in for the web: bodies, failures or gates by address; says 304 to its own validators."""

    pages: dict[str, str | bytes | FetchError | threading.Event] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    under_way: int = 0
    most: int = 0

    def get(self, url: str, *, before: Visit | None = None) -> Fetched | Unchanged:
        self.asked.append(url)
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        try:
            return self._answer(url, before)
        finally:
            self.under_way -= 1

    def _answer(self, url: str, before: Visit | None) -> Fetched | Unchanged:
        body = self.pages.get(url)
        if isinstance(body, threading.Event):
            body.wait(10)
            body = PAGE
        failures = 1 + (before.failures if before else 0)
        if body is None or isinstance(body, FetchError):
            error = body or FetchError("is not found (404)", permanent=True)
            raise FetchError(error.what, where=url, mend="try later", permanent=error.permanent,
                             visit=Visit(url, THEN, failures=failures, why=error.what))
        tag = f'"{hash(body)}"'
        if before and before.etag == tag:
            return Unchanged(url, replace(before, at=THEN))
        data = body.encode() if isinstance(body, str) else body
        return Fetched(self.moved.get(url, url), data, self.types.get(url, ""), None, Visit(url, THEN, etag=tag))


def rss(*items: str) -> str:
    return f"<rss version='2.0'><channel><title>Kabar</title>{''.join(items)}</channel></rss>"


def item(path: str, *, date: str = "Tue, 24 Mar 2026 00:30:00 +0700", more: str = "") -> str:
    return (f"<item><title>Judul {path}</title><link>{SITE}{path}</link><pubDate>{date}</pubDate>{more}</item>")


def page(text: str = "Jembatan itu dibuka.", head: str = "") -> str:
    return f"<html><head>{head}</head><body><p>{text}</p></body></html>"


def told(found: Iterator[Found] | list[Found]) -> list[str]:
    """A short word for each result."""
    return [f"{type(each).__name__} {each.where.removeprefix(SITE)}" for each in found]


def crawled(web: Fake, *urls: str, memory: Memory | None = None) -> list[Found]:
    return list(collect_web(urls, web, memory or Memory()))


def test_a_page_is_one_article() -> None:
    web = Fake({f"{SITE}/a?utm_source=x": PAGE})
    found = crawled(web, f"{SITE}/a?utm_source=x")
    visit = Visit(f"{SITE}/a", THEN, etag=f'"{hash(PAGE)}"')
    assert found == [RawDocument(f"{SITE}/a?utm_source=x", html=PAGE, url=f"{SITE}/a", visit=visit)]


@pytest.mark.parametrize(("body", "type", "html"), [
    (PAGE, "", True), (PAGE, "text/plain", True), ("Jembatan itu dibuka.\r\nBesok.", "text/plain", False),
    ("Jembatan itu dibuka.\r\nBesok.", "", False), ("Tanpa markah.", "text/html", True), ("<p>Dibuka.", "text/html",
    True),
    ("<!-- x --><!DOCTYPE html><html>", "application/xhtml+xml", True),
])
def test_a_page_and_a_text_are_told_apart(body: str, type: str, html: bool) -> None:
    found = crawled(Fake({f"{SITE}/a": body}, {f"{SITE}/a": type}), f"{SITE}/a")[0]
    assert isinstance(found, RawDocument)
    assert (found.html, found.text) == ((body, None) if html else (None, "Jembatan itu dibuka.\nBesok."))


@pytest.mark.parametrize("type", ["application/rss+xml", "text/xml", "text/html", "text/plain",
    "application/octet-stream", ""])
def test_a_feed_is_told_by_what_it_holds_and_followed(type: str) -> None:
    web = Fake({f"{SITE}/rss": rss(item("/1"), item("/2")), f"{SITE}/1": PAGE, f"{SITE}/2": page("Lain.")},
               {f"{SITE}/rss": type})
    found = crawled(web, f"{SITE}/rss")
    assert told(found) == ["RawDocument /1", "RawDocument /2", "Polled /rss"]
    assert isinstance(found[0], RawDocument)
    assert (found[0].feed, found[0].published) == (f"{SITE}/rss", "2026-03-24T00:30:00+07:00")
    assert found[0].visit is not None
    assert found[0].visit.updated == "2026-03-24T00:30:00+07:00"
    assert isinstance(found[2], Polled)
    assert (found[2].kind, found[2].title, found[2].entries, found[2].failed) == ("feed", "Kabar", 2, 0)
    assert found[2].visit.url == f"{SITE}/rss"


def test_a_page_speaks_for_itself_and_the_feed_where_it_is_silent() -> None:
    head = ('<title>Judul sendiri</title><meta property="article:published_time" content="2026-03-23">'
            '<meta name="author" content="Bima">')
    feed = rss(item("/1", more="<author>Sari</author>"), item("/2", more="<author>Sari</author>"))
    web = Fake({f"{SITE}/rss": feed, f"{SITE}/1": page(head=head), f"{SITE}/2": page("Lain.")})
    first, second, _ = crawled(web, f"{SITE}/rss")
    assert isinstance(first, RawDocument)
    assert isinstance(second, RawDocument)
    assert (first.title, first.published, first.author) == (None, None, None)
    assert (second.title, second.published, second.author) == ("Judul /2", "2026-03-24T00:30:00+07:00", "Sari")


def test_a_date_that_cannot_be_is_told_with_its_article() -> None:
    web = Fake({f"{SITE}/rss": rss(item("/1", date="Mon, 31 Feb 2026 10:00:00 GMT")), f"{SITE}/1": PAGE})
    found = crawled(web, f"{SITE}/rss")[0]
    assert isinstance(found, RawDocument)
    assert found.published is None
    assert "31 Feb" in found.warnings[0]


def test_an_entry_without_a_link_is_its_own_article() -> None:
    feed = rss("<item><title>Kabar</title><description>Jembatan itu dibuka.</description></item>",
    "<item><title>x</title></item>")
    found = crawled(Fake({f"{SITE}/rss": feed}), f"{SITE}/rss")
    assert told(found) == ["RawDocument /rss, entry 1", "InputError /rss, entry 2", "Polled /rss"]
    assert isinstance(found[0], RawDocument)
    assert (found[0].html, found[0].title, found[0].url) == ("Jembatan itu dibuka.", "Kabar", None)


def test_a_second_poll_asks_only_for_what_is_new_or_changed() -> None:
    memory = Memory()
    web = Fake({f"{SITE}/rss": rss(item("/1"), item("/2")), f"{SITE}/1": PAGE, f"{SITE}/2": page("Lain.")})
    memory.keep(crawled(web, f"{SITE}/rss", memory=memory))
    web.asked.clear()
    assert told(memory.keep(crawled(web, f"{SITE}/rss", memory=memory))) == ["Unchanged /rss"]
    web.pages[f"{SITE}/rss"] = rss(item("/3"), item("/2", date="Tue, 24 Mar 2026 09:00:00 +0700"), item("/1"))
    web.pages[f"{SITE}/3"] = page("Tiga.")
    found = memory.keep(crawled(web, f"{SITE}/rss", memory=memory))
    assert told(found) == ["RawDocument /3", "Unchanged /2", "Unchanged /1", "Polled /rss"]
    assert sorted(web.asked) == [f"{SITE}/2", f"{SITE}/3", f"{SITE}/rss", f"{SITE}/rss"]
    assert memory.visits[f"{SITE}/2"].updated == "2026-03-24T09:00:00+07:00"


def test_a_page_that_fails_for_now_is_asked_again_and_given_up_in_the_end() -> None:
    memory = Memory()
    web = Fake({f"{SITE}/rss": rss(item("/1")), f"{SITE}/1": FetchError("does not answer")})
    polls = []
    for _ in range(4):
        error, polled = memory.keep(crawled(web, f"{SITE}/rss", memory=memory))
        assert isinstance(polled, Polled)
        polls.append((type(error).__name__, polled.failed))
        memory.visits.pop(f"{SITE}/rss", None)
    assert polls == [("FetchError", 1), ("FetchError", 1), ("FetchError", 0), ("Unchanged", 0)]
    web.pages |= {f"{SITE}/rss": rss(item("/1", date="Tue, 24 Mar 2026 09:00:00 +0700")), f"{SITE}/1": PAGE}
    assert told(crawled(web, f"{SITE}/rss", memory=memory)) == ["RawDocument /1", "Polled /rss"]


def test_a_page_that_is_gone_is_not_asked_again() -> None:
    memory = Memory()
    web = Fake({f"{SITE}/rss": rss(item("/1"))})
    error, polled = memory.keep(crawled(web, f"{SITE}/rss", memory=memory))
    assert isinstance(error, FetchError)
    assert (error.permanent, error.where) == (True, f"{SITE}/1")
    assert f"{SITE}/rss" in error.what
    assert isinstance(polled, Polled)
    assert polled.failed == 0
    memory.visits.pop(f"{SITE}/rss")
    assert told(crawled(web, f"{SITE}/rss", memory=memory)) == ["Unchanged /1", "Polled /rss"]


def test_a_page_is_not_asked_before_its_time_but_for_who_names_it() -> None:
    later = datetime.now(UTC) + timedelta(hours=1)
    visit = Visit(f"{SITE}/1", THEN, failures=1, why="does not answer", not_before=later)
    web = Fake({f"{SITE}/rss": rss(item("/1")), f"{SITE}/1": PAGE})
    error, polled = crawled(web, f"{SITE}/rss", memory=Memory({f"{SITE}/1": visit}))
    assert isinstance(error, FetchError)
    assert error.visit == visit
    assert isinstance(polled, Polled)
    assert (web.asked, polled.failed) == ([f"{SITE}/rss"], 1)
    assert told(crawled(web, f"{SITE}/1", memory=Memory({f"{SITE}/1": visit}))) == ["RawDocument /1"]


@pytest.mark.parametrize("body", [b"%PDF-1.7 \x00", rss(item("/9")), b"\x00" * 100])
def test_an_entry_that_leads_to_no_article_is_remembered_as_such(body: str | bytes) -> None:
    memory = Memory()
    web = Fake({f"{SITE}/rss": rss(item("/1")), f"{SITE}/1": body})
    error, polled = memory.keep(crawled(web, f"{SITE}/rss", memory=memory))
    assert isinstance(error, FetchError)
    assert error.permanent
    assert isinstance(polled, Polled)
    assert polled.failed == 0
    assert memory.visits[f"{SITE}/1"].failures >= GIVE_UP


def test_an_address_is_asked_once_whatever_names_it() -> None:
    web = Fake({f"{SITE}/rss": rss(item("/1"), item("/1#b"), item("/1?utm_source=rss")), f"{SITE}/1": PAGE})
    found = crawled(web, f"{SITE}/rss", f"{SITE}/1", f"{SITE}/rss#x", f"{SITE}/1?fbclid=2")
    assert sorted(told(found)) == ["Polled /rss", "RawDocument /1"]
    assert len(web.asked) == 2


def test_two_addresses_that_end_at_one_page_give_it_once() -> None:
    web = Fake({f"{SITE}/s/1": PAGE, f"{SITE}/s/2": PAGE}, moved={f"{SITE}/s/1": f"{SITE}/a",
    f"{SITE}/s/2": f"{SITE}/a"})
    found = crawled(web, f"{SITE}/s/1", f"{SITE}/s/2")
    assert sorted(type(each).__name__ for each in found) == ["RawDocument", "Unchanged"]
    assert {getattr(each, "visit").url for each in found} == {f"{SITE}/s/1", f"{SITE}/s/2"}  # noqa: B009


def test_a_page_is_known_by_the_address_that_it_gives_itself() -> None:
    own = f"{SITE}/berita/4711234/jembatan-baru-dibuka"
    web = Fake({own + "/amp": page(head=f'<link rel="canonical" href="{own}">')})
    found = crawled(web, own + "/amp")[0]
    assert isinstance(found, RawDocument)
    assert found.url == own


def test_an_article_that_leads_to_the_front_page_is_gone() -> None:
    web = Fake({f"{SITE}/rss": rss(item("/1")), f"{SITE}/1": PAGE}, moved={f"{SITE}/1": f"{SITE}/"})
    error = crawled(web, f"{SITE}/rss")[0]
    assert isinstance(error, FetchError)
    assert "front page" in error.what


def urlset(*paths: str) -> str:
    return "<urlset>" + "".join(f"<url><loc>{SITE}{path}</loc></url>" for path in paths) + "</urlset>"


def index(*paths: str) -> str:
    sitemaps = "".join(f"<sitemap><loc>{SITE}{path}</loc></sitemap>" for path in paths)
    return f"<sitemapindex>{sitemaps}</sitemapindex>"


def opml(*urls: str) -> str:
    return "<opml version='2.0'><body>" + "".join(f"<outline xmlUrl='{url}'/>" for url in urls) + "</body></opml>"


def test_an_index_leads_to_sitemaps_and_they_to_pages() -> None:
    web = Fake({f"{SITE}/i": index("/s1", "/s2", "/i"), f"{SITE}/s1": urlset("/1", "/s2"), f"{SITE}/s2": urlset("/2",
    "/1"),
                f"{SITE}/1": page("Satu."), f"{SITE}/2": page("Dua.")})
    found = crawled(web, f"{SITE}/i")
    assert told(found) == ["RawDocument /1", "Polled /s1", "RawDocument /2", "Polled /s2", "Polled /i"]
    assert [each.kind for each in found if isinstance(each, Polled)] == ["sitemap"] * 3


def test_a_list_of_feeds_leads_to_feeds() -> None:
    naming = page(head='<link rel="alternate" type="application/rss+xml" href="/r1">')
    web = Fake({f"{SITE}/o": opml(f"{SITE}/r1", f"{SITE}/page", f"{SITE}/o", f"{SITE}/gone"), f"{SITE}/page": naming,
                f"{SITE}/r1": rss(item("/1")), f"{SITE}/1": PAGE})
    found = crawled(web, f"{SITE}/o")
    assert told(found) == ["RawDocument /1", "Polled /r1", "FetchError /page", "FetchError /gone", "Polled /o"]
    assert isinstance(found[2], FetchError)
    assert f"{SITE}/r1" in found[2].mend
    assert not found[2].permanent


def test_lists_within_lists_have_an_end() -> None:
    web = Fake({f"{SITE}/i{n}": index(f"/i{n + 1}") for n in range(30)})
    found = crawled(web, f"{SITE}/i0")
    assert len(web.asked) < 8
    assert isinstance(found[0], FetchError)
    assert "too many lists" in found[0].what
    assert len(found) == len(web.asked)


def test_json_lines_are_articles_each() -> None:
    web = Fake({f"{SITE}/a.jsonl": '{"text": "satu"}\n{"text": 5}\n{"text": "dua"}'})
    found = crawled(web, f"{SITE}/a.jsonl")
    assert told(found) == [f"{kind} /a.jsonl{line}" for kind, line in (
        ("RawDocument", ", line 1"), ("InputError", ", line 2"), ("RawDocument", ", line 3"), ("Polled", ""))]


def test_only_lists_refuses_pages_and_names_their_feeds() -> None:
    web = Fake({f"{SITE}/": page(head='<link rel="alternate" type="application/rss+xml" href="/rss">')})
    error, = collect_web([f"{SITE}/"], web, Memory(), only_lists=True)
    assert isinstance(error, FetchError)
    assert f"{SITE}/rss" in error.mend


def test_what_fails_stands_in_its_place() -> None:
    web = Fake({f"{SITE}/1": PAGE, f"{SITE}/2": FetchError("does not answer")})
    found = crawled(web, f"{SITE}/1", "https://", f"{SITE}/2", f"{SITE}/3")
    assert told(found) == ["RawDocument /1", "InputError https://", "FetchError /2", "FetchError /3"]
    assert all(each.mend for each in found if isinstance(each, PantauError))


def test_a_fault_of_ours_costs_one_address() -> None:
    class Faulty(Fake):
        def _answer(self, url: str, before: Visit | None) -> Fetched | Unchanged:
            if url.endswith("/2"):
                raise ZeroDivisionError("ups")
            return super()._answer(url, before)

    found = crawled(Faulty({f"{SITE}/1": PAGE, f"{SITE}/3": page("Tiga.")}), f"{SITE}/1", f"{SITE}/2", f"{SITE}/3")
    assert told(found) == ["RawDocument /1", "PantauError /2", "RawDocument /3"]


def hosts(count: int, *, first: int = 0) -> dict[str, str | bytes | FetchError | threading.Event]:
    return {f"https://h{n}.test/a": page(f"Dari {n}.") for n in range(first, first + count)}


def test_hosts_are_asked_at_once_and_each_for_one_thing_at_a_time() -> None:
    class Slow(Fake):
        def _answer(self, url: str, before: Visit | None) -> Fetched | Unchanged:
            time.sleep(0.02)
            return super()._answer(url, before)

    alone = Slow({f"{SITE}/{n}": page(str(n)) for n in range(5)})
    assert len(crawled(alone, *map(str, alone.pages))) == 5
    assert alone.most == 1
    many = Slow(hosts(60))
    assert [each.where for each in crawled(many, *many.pages)] == list(many.pages)
    assert 8 <= many.most <= 16


def test_a_slow_host_holds_up_no_other_and_the_order_stands() -> None:
    gate = threading.Event()
    web = Fake({"https://lambat.test/1": gate} | hosts(100))
    timer = threading.Timer(0.3, gate.set)
    timer.start()
    stream = collect_web(web.pages, web, Memory())
    begin = time.perf_counter()
    found = [each.where for each in stream]
    assert time.perf_counter() - begin < 1
    assert found == list(web.pages)
    timer.join()


def test_what_is_held_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind a host that does not answer others go first, once more than the bound is held."""
    monkeypatch.setattr(crawl, "_HELD", 10_000)
    gate = threading.Event()
    big = {url: page("kata " * 500) for url in hosts(100)}
    web = Fake({"https://lambat.test/1": gate, **big})
    stream = collect_web(web.pages, web, Memory())
    first = [next(stream).where for _ in range(60)]
    assert "https://lambat.test/1" not in first
    gate.set()
    assert sorted(first + [each.where for each in stream]) == sorted(web.pages)


def test_pages_of_a_feed_go_out_before_its_end_even_out_of_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crawl, "_HELD", 0)
    gate = threading.Event()
    links = "".join(f"<item><link>https://h{n}.test/a</link></item>" for n in range(5))
    web = Fake({f"{SITE}/rss": rss("<item><link>https://lambat.test/1</link></item>", links),
                "https://lambat.test/1": gate, **hosts(5)})
    stream = collect_web([f"{SITE}/rss"], web, Memory())
    first = [next(stream) for _ in range(5)]
    assert all(isinstance(each, RawDocument) for each in first)
    gate.set()
    assert [type(each).__name__ for each in stream] == ["RawDocument", "Polled"]


def test_addresses_are_taken_as_they_are_needed() -> None:
    taken = []

    def urls() -> Iterator[str]:
        for n in range(100_000):
            taken.append(n)
            yield f"{SITE}/{n}"

    with closing(collect_web(urls(), Fake({f"{SITE}/{n}": page(str(n)) for n in range(10)}), Memory())) as stream:
        next(stream)
        assert len(taken) < 1000


def test_closing_does_not_wait_for_what_is_under_way() -> None:
    gate = threading.Event()
    web = Fake({"https://lambat.test/1": gate} | hosts(3))
    stream = collect_web([*list(web.pages)[1:], "https://lambat.test/1"], web, Memory())
    next(stream)
    begin = time.perf_counter()
    stream.close()
    assert time.perf_counter() - begin < 0.1
    gate.set()


def test_it_can_be_stopped_while_it_waits() -> None:
    gate, stop = threading.Event(), threading.Event()
    threading.Timer(0.1, stop.set).start()
    begin = time.perf_counter()
    web = Fake({"https://lambat.test/1": gate})
    assert list(collect_web(web.pages, web, Memory(), stop=stop)) == []
    assert time.perf_counter() - begin < 2
    gate.set()


def test_ten_thousand_known_entries_take_no_asking() -> None:
    urls = [f"/{n}" for n in range(10_000)]
    updated = "2026-03-24T00:30:00+07:00"
    memory = Memory({f"{SITE}{url}": Visit(f"{SITE}{url}", THEN, updated=updated) for url in urls})
    web = Fake({f"{SITE}/rss": rss(*map(item, urls))})
    begin = time.perf_counter()
    found = crawled(web, f"{SITE}/rss", memory=memory)
    assert sum(isinstance(each, Unchanged) for each in found) == 10_000
    assert web.asked == [f"{SITE}/rss"]
    assert time.perf_counter() - begin < 30


def test_over_the_wire(tmp_path: Path) -> None:
    """A server, a list of feeds as a file, a feed, a packed sitemap, pages and failures, with the real Web."""
    with Server() as server:
        links = "".join(f"<item><link>{path}</link></item>" for path in ("/1", "/2", "/gone"))
        server.page("/rss", f"<rss version='2.0'><channel><title>Kabar</title>{links}</channel></rss>", etag='"r1"',
                    type="application/rss+xml")
        server.page("/1", page("Satu."), etag='"1"')
        server.page("/2", page("Dua."))
        server.page("/3", page("Tiga."))
        server.page("/gone", status=410)
        server.move("/lama", "/3")
        subscriptions = tmp_path / "langganan.opml"
        subscriptions.write_text(opml(server.url("/rss")))
        text = tmp_path / "a.txt"
        text.write_text("Jembatan itu dibuka.")
        memory = Memory()

        def open_web() -> Web:
            return Web(Limits(delay=0.0), allow_private=True)

        inputs: list[str | Path] = [text, server.url("/lama"), subscriptions, tmp_path / "tidak-ada.txt"]
        found = memory.keep(list(collect_all(inputs, open_web, memory)))
        short = [f"{type(each).__name__} {each.where.rpartition('/')[2]}" for each in found]
        assert short == ["RawDocument a.txt", "RawDocument lama", "RawDocument 1", "RawDocument 2", "FetchError gone",
                         "Polled rss", "InputError tidak-ada.txt"]
        assert isinstance(found[1], RawDocument)
        assert found[1].url == server.url("/3")
        again = list(collect_all([server.url("/rss"), server.url("/1")], open_web, memory))
        assert [type(each).__name__ for each in again] == ["Unchanged", "Unchanged"]


def test_paths_alone_open_no_web(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Jembatan itu dibuka.")
    (tmp_path / "b.xml").write_text(page("Dibuka."))
    (tmp_path / "c.rss").write_text(rss("<item><description>Jembatan itu dibuka.</description></item>"))
    (tmp_path / "d.xml").write_text('<!DOCTYPE rss [<!ENTITY a SYSTEM "x">]><rss/>')

    def open_web() -> Web:
        raise AssertionError("no address was given")

    inputs: list[str | Path] = [tmp_path / "a.txt", tmp_path / "b.xml", tmp_path / "d.xml", tmp_path / "x.opml"]
    found = list(collect_all(inputs, open_web, Memory()))
    assert [type(each) for each in found] == [RawDocument, RawDocument, InputError, InputError]
    assert told(collect_all([tmp_path / "c.rss"], lambda: closing(_Closable()), Memory())) == [
        f"RawDocument {tmp_path / 'c.rss'}, entry 1"]


class _Closable(Fake):
    def close(self) -> None:
        pass
