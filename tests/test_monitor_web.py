"""From a server on this machine to the ledger and back: feeds, pages, changes, failures, all by the library's verbs."""

import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pantau import monitor as monitoring
from pantau.collect.fetch import Web
from pantau.collect.limits import Limits
from pantau.monitor import Intake, Monitor, open_monitor
from pantau.records import Outcome
from pantau.types import Visit

sys.path.append(str(Path(__file__).parent / "collect"))

from server import Server, answer

HERE = Intake(allow_private=True)
STORIES = {
    "/1": "The Lunda Straits will close on Friday, the harbour master Ines Okafor said on Monday. She gave no reason.",
    "/2": "Two ships turned back, the coast guard of Lunda said. A third one will arrive on Tuesday, it added.",
    "/3": "Minister Tomas Ruhl denied that any ship had turned back. \"Nothing has happened,\" he said on Monday.",
}


def page(path: str, text: str = "", *, day: str = "2026-03-02") -> str:
    return (f"<html lang=en><head><title>Story {path}</title><meta property='article:published_time' content='{day}'>"
            f"<meta property='og:site_name' content='The Lunda Post'></head><body><article><h1>Story {path}</h1>"
            f"<p>{text or STORIES[path]}</p><p>The straits are narrow, and many ships pass them.</p></article></body>")


def feed(server: Server, *paths: str) -> str:
    items = "".join(f"<item><title>Story {p}</title><link>{server.url(p)}</link></item>" for p in paths)
    return f"<rss version='2.0'><channel><title>Lunda</title>{items}</channel></rss>"


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as made:
        for path in STORIES:
            made.page(path, page(path), etag=f'"{path}"')
        made.page("/feed", feed(made, *STORIES), type="application/rss+xml", etag='"feed"')
        yield made


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Monitor]:
    """A new ledger, and a web without a pause between two questions to one host."""
    monkeypatch.setattr(monitoring, "_web", lambda options: Web(Limits(delay=0), allow_private=options.allow_private))
    with open_monitor(tmp_path / "ledger.db") as made:
        yield made


def outcomes(monitor: Monitor, *inputs: str) -> list[str]:
    return [each.outcome.value for each in monitor.add(inputs, options=HERE)]


def test_a_feed_brings_its_articles_once(empty: Monitor, server: Server) -> None:
    assert outcomes(empty, server.url("/feed")) == ["new", "new", "new", "polled"]
    record = empty.document(server.url("/1"))
    assert record.kept.publisher == "The Lunda Post"
    assert record.kept.feed == server.url("/feed")
    assert str(record.kept.published) == "2026-03-02"
    assert {f.kept.url for f in empty.search("ships turned").claims} == {server.url("/2"), server.url("/3")}
    asked = len(server.paths())
    assert outcomes(empty, server.url("/feed")) == ["unchanged"]
    assert server.paths()[asked:] == ["/feed"]


def test_a_page_that_changes_is_a_new_version(empty: Monitor, server: Server) -> None:
    assert outcomes(empty, server.url("/1")) == ["new"]
    assert outcomes(empty, server.url("/1")) == ["unchanged"]
    server.page("/1", page("/1", "The Lunda Straits stay open, the harbour master Ines Okafor said."), etag='"b"')
    assert outcomes(empty, server.url("/1") + "#top") == ["changed"]
    record = empty.document(server.url("/1"))
    assert record.kept.version == 2
    assert "stay open" in record.analysis.document.text


def test_a_page_that_is_changed_back_is_its_first_version_again(empty: Monitor, server: Server) -> None:
    for n, path in enumerate(("/1", "/2", "/1")):
        server.page("/1", page(path), etag=f'"{n}"')
        [outcome] = outcomes(empty, server.url("/1"))
    assert outcome == "changed"
    record = empty.document(server.url("/1"))
    assert (record.kept.version, record.kept.superseded_by) == (3, None)
    assert "will close" in record.analysis.document.text
    assert empty.stats().versions == 2
    assert empty.search("Okafor").claims
    assert not empty.search("guard").claims
    assert list(empty.check()) == []


def test_watching_takes_what_is_new_and_what_failed_before(empty: Monitor, server: Server) -> None:
    server.page("/2", "busy", status=503)
    empty.add_feed(server.url("/feed"))
    stop = threading.Event()
    first = list(empty.watch(once=True, options=HERE, stop=stop))
    assert [a.outcome.value for a in first] == ["new", "failed", "new", "polled"]
    [watched] = empty.feeds()
    assert watched.visit
    assert watched.visit.etag is None                               # what failed would be lost behind a 304
    server.page("/2", page("/2"))
    later(empty, server.url("/2"))
    second = list(empty.watch(once=True, options=HERE, stop=stop))
    assert [a.outcome.value for a in second if a.outcome is not Outcome.UNCHANGED] == ["new", "polled"]
    third = list(empty.watch(once=True, options=HERE, stop=stop))
    assert {a.outcome for a in third} == {Outcome.UNCHANGED}
    assert empty.stats().documents == 3


def later(monitor: Monitor, url: str) -> None:
    """Let the time pass until an address that failed may be asked again."""
    visit = monitor._ledger.visit(url)
    assert visit
    assert visit.failures == 1
    assert visit.not_before
    monitor._ledger.same(replace(visit, not_before=datetime.now(UTC) - timedelta(minutes=1)))


def test_watching_ends_when_it_is_told_to(empty: Monitor, server: Server) -> None:
    empty.add_feed(server.url("/feed"))
    stop = threading.Event()
    found = []
    for added in empty.watch(every=3600, options=HERE, stop=stop):
        found.append(added.outcome.value)
        stop.set()
    assert found == ["new"]                                         # what was under way, and no more
    assert list(empty.watch(options=HERE, stop=stop)) == []
    rest = list(empty.watch(once=True, options=HERE))
    assert [a.outcome.value for a in rest] == ["unchanged", "new", "new", "polled"]


def test_a_feed_that_fails_is_left_alone_for_a_while(empty: Monitor, server: Server) -> None:
    server.page("/feed", "busy", status=503, retry_after="3600")
    empty.add_feed(server.url("/feed"))
    [failed] = empty.watch(once=True, options=HERE)
    assert failed.outcome is Outcome.FAILED
    assert failed.why
    assert "503" in failed.why
    asked = len(server.paths())
    [held] = empty.watch(once=True, options=HERE)
    assert (held.outcome, held.where) == (Outcome.HELD, server.url("/feed"))
    assert held.why
    assert len(server.paths()) == asked
    [watched] = empty.feeds()
    assert isinstance(watched.visit, Visit)
    assert watched.visit.failures == 1


def test_this_machine_is_not_asked_unless_allowed(empty: Monitor, server: Server) -> None:
    [refused] = empty.add([server.url("/1")])
    assert refused.outcome is Outcome.FAILED
    assert refused.why
    assert "--allow-private" in refused.why
    assert server.asked == []


def test_bad_pages_stop_nothing(empty: Monitor, server: Server) -> None:
    server.page("/empty", "<html><body></body></html>")
    server.send("/cut", answer(page("/1"))[:-40])
    server.play("/reset", lambda line: line.reset())
    server.page("/film", b"\0" * 100, type="video/mp4")
    bad = [server.url(path) for path in ("/empty", "/cut", "/reset", "/film", "/missing")]
    added = list(empty.add([*bad, server.url("/1")], options=HERE))
    assert [a.outcome.value for a in added] == ["failed"] * 5 + ["new"]
    for each, url in zip(added, bad, strict=False):
        assert each.where == url
        assert each.why
        assert each.why.startswith(url)


def test_several_processes_read_what_one_fetches(empty: Monitor, server: Server) -> None:
    added = list(empty.add([server.url("/feed")], options=replace(HERE, jobs=2)))
    assert [a.outcome.value for a in added] == ["new", "new", "new", "polled"]
    assert outcomes(empty, server.url("/feed")) == ["unchanged"]


def test_a_refusal_of_ours_is_not_remembered(empty: Monitor, server: Server) -> None:
    empty.add_feed(server.url("/feed"))
    [refused] = empty.watch(once=True)
    assert refused.outcome is Outcome.FAILED
    assert [a.outcome.value for a in empty.watch(once=True, options=HERE)] == ["new", "new", "new", "polled"]


def test_a_page_that_is_named_before_it_is_there_is_taken_later(empty: Monitor, server: Server) -> None:
    server.page("/2", "nothing", status=404)
    assert outcomes(empty, server.url("/feed")) == ["new", "failed", "new", "polled"]
    later(empty, server.url("/2"))
    server.page("/2", page("/2"))
    assert outcomes(empty, server.url("/feed")) == ["unchanged", "new", "unchanged", "polled"]


def test_a_page_that_failed_for_good_is_told_as_left_alone(empty: Monitor, server: Server) -> None:
    server.page("/2", "gone", status=410)
    assert outcomes(empty, server.url("/feed")) == ["new", "failed", "new", "polled"]
    server.page("/feed", feed(server, *STORIES) + " ", type="application/rss+xml", etag='"again"')
    again = list(empty.add([server.url("/feed")], options=HERE))
    assert [a.outcome.value for a in again] == ["unchanged", "held", "unchanged", "polled"]
    assert again[1].why
    assert "410" in again[1].why


def test_a_page_that_holds_no_article_is_told_as_left_alone(empty: Monitor, server: Server) -> None:
    server.page("/2", "<html><body></body></html>", etag='"2"')
    assert outcomes(empty, server.url("/feed")) == ["new", "failed", "new", "polled"]
    server.page("/feed", feed(server, *STORIES) + " ", type="application/rss+xml", etag='"again"')
    assert outcomes(empty, server.url("/feed")) == ["unchanged", "held", "unchanged", "polled"]
    assert outcomes(empty, server.url("/2")) == ["failed"]          # named itself, it is asked for, whole
    server.page("/2", page("/2"), etag='"2"')
    assert outcomes(empty, server.url("/2")) == ["new"]
