"""Fetching from a real server that misbehaves: what is had is whole, what is not had says why and until when."""

import contextlib
import gzip
import ssl
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from server import Line, Server, answer

from pantau.collect.fetch import Fetched, Web
from pantau.collect.limits import Limits
from pantau.errors import FetchError
from pantau.types import Unchanged, Visit

NOW = datetime(2026, 5, 27, 9, 0, tzinfo=UTC)
DATE = "Wed, 27 May 2026 08:00:00 GMT"
PAGE = "<p>Jembatan itu dibuka pekan depan, kata Sari Utomo.</p>"
QUICK = Limits(connect=30, read=30, deadline=60, delay=0)
HASTY = replace(QUICK, read=0.3, deadline=0.6)
SMALL = replace(QUICK, sent=20_000, held=50_000)
HERE = "127.0.0.1"


def local(host: str) -> Sequence[str]:
    """Every name is this machine."""
    return [HERE]


def opened(limits: Limits = QUICK, **options: object) -> Web:
    return Web(limits, **{"allow_private": True, "now": lambda: NOW, **options})  # type: ignore[arg-type]


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture
def web() -> Iterator[Web]:
    with opened() as running:
        yield running


@pytest.fixture
def hasty() -> Iterator[Web]:
    with opened(HASTY) as running:
        yield running


def had(found: Fetched | Unchanged) -> Fetched:
    assert isinstance(found, Fetched)
    return found


def refused(web: Web, url: str, before: Visit | None = None) -> FetchError:
    with pytest.raises(FetchError) as caught:
        web.get(url, before=before)
    error = caught.value
    assert error.what
    assert error.mend
    assert error.where == url
    if error.visit is None:                             # nobody was asked: there is nothing to remember
        assert error.what.startswith("lies in a private network")
    else:
        assert (error.visit.url, error.visit.why) == (url, error.what)
    return error


def visit(url: str, **fields: object) -> Visit:
    return replace(Visit(url, NOW), **fields)  # type: ignore[arg-type]


# What is had


def test_a_page(server: Server, web: Web) -> None:
    server.page("/a", PAGE, type='Text/HTML; Charset="UTF-8"', etag='"1"', last_modified=DATE)
    found = had(web.get(server.url("/a#bawah")))
    assert (found.body, found.content_type, found.charset) == (PAGE.encode(), "text/html", "utf-8")
    assert found.url == server.url("/a")
    assert found.visit == Visit(server.url("/a#bawah"), NOW, '"1"', DATE)
    asked = server.asked[-1].headers
    assert asked["user-agent"].startswith("Pantau/")
    assert asked["host"] == f"{HERE}:{server.port}"
    assert not {"cookie", "authorization", "referer"} & set(asked)


@pytest.mark.parametrize(("validator", "header"), [
    ({"etag": '"satu"'}, "if-none-match"), ({"last_modified": DATE}, "if-modified-since"),
])
def test_a_page_that_did_not_change(server: Server, web: Web, validator: dict[str, str], header: str) -> None:
    server.page("/a", PAGE, status=200, type="text/html", **validator)
    first = had(web.get(server.url("/a")))
    before = replace(first.visit, failures=3, why="timeout", not_before=NOW, updated="2026-05-27")
    assert web.get(server.url("/a"), before=before) == Unchanged(
        server.url("/a"), replace(first.visit, updated="2026-05-27"))
    assert header in server.asked[-1].headers


def test_a_changed_page_brings_its_new_validators(server: Server, web: Web) -> None:
    server.page("/a", PAGE, etag='"2"')
    found = had(web.get(server.url("/a"), before=visit(server.url("/a"), etag='"1"', modified="kemarin")))
    assert (found.visit.etag, found.visit.modified) == ('"2"', None)


@pytest.mark.parametrize("etag", ['"é"', '"\x9b1m"', 'W/"a b"', "x" * 9000])
def test_a_validator_is_sent_back_or_left_out(server: Server, web: Web, etag: str) -> None:
    server.page("/a", PAGE, etag=etag)
    before = had(web.get(server.url("/a"))).visit
    web.get(server.url("/a"), before=before)
    assert server.asked[-1].headers.get("if-none-match") == (etag if etag.isascii() else None)


def test_unchanged_since_never_is_no_answer(server: Server, web: Web) -> None:
    server.page("/a", status=304)
    assert "304" in refused(web, server.url("/a")).what


def test_one_connection_serves_many_requests(server: Server, web: Web) -> None:
    server.page("/a", PAGE)
    server.move("/b", "/a")
    for path in ("/a", "/b", "/a"):
        web.get(server.url(path))
    assert server.connections == 1


def test_a_kept_connection_that_the_server_has_closed_is_opened_anew(server: Server, web: Web) -> None:
    server.send("/robots.txt", answer("", status=404))      # closes, and did not say so
    server.page("/a", PAGE)
    assert had(web.get(server.url("/a"))).body == PAGE.encode()


def test_a_connection_that_is_reset_once(server: Server, web: Web) -> None:
    def play(line: Line) -> bool:
        if len(server.paths()) > 1:
            line.send(answer(PAGE))
            return True
        line.reset()
        return False

    server.play("/a", play)
    assert had(web.get(server.url("/a"))).body == PAGE.encode()
    assert server.paths() == ["/a", "/a"]


def test_a_page_of_an_old_server(server: Server, web: Web) -> None:
    server.send("/a", b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nHalo")
    assert had(web.get(server.url("/a"))).body == b"Halo"


def test_a_page_without_a_type(server: Server, web: Web) -> None:
    server.page("/a", PAGE, type=None)
    found = had(web.get(server.url("/a")))
    assert (found.content_type, found.charset, found.body) == ("", None, PAGE.encode())


@pytest.mark.parametrize(("coding", "pack"), [
    ("gzip", gzip.compress), ("x-gzip", gzip.compress), ("deflate", zlib.compress), ("GZIP", gzip.compress),
    ("deflate", lambda data: zlib.compress(data)[2:-4]),                # as some servers understood the standard
    ("gzip", lambda data: gzip.compress(data[:9]) + gzip.compress(data[9:]) + b"\0" * 8),
    ("deflate, gzip", lambda data: gzip.compress(zlib.compress(data))), ("identity", bytes),
    ("", gzip.compress),                                                # sitemap.xml.gz: a file that is a gzip
])
def test_packed_pages_come_unpacked(server: Server, web: Web, coding: str, pack: Callable[[bytes], bytes]) -> None:
    server.page("/a", pack(PAGE.encode() * 50), content_encoding=coding)
    assert had(web.get(server.url("/a"))).body == PAGE.encode() * 50
    assert server.asked[-1].headers["accept-encoding"] == "gzip, deflate"


def test_a_host_in_any_script(server: Server) -> None:
    names: list[str] = []

    def resolve(host: str) -> Sequence[str]:
        names.append(host)
        return [HERE]

    server.page("/berita/%C3%A9?q=%20a", PAGE)
    with opened(resolve=resolve) as web:
        web.get(server.url("/berita/é?q= a", host="bücher.test"))
    assert names == ["xn--bcher-kva.test"]
    assert server.asked[-1].headers["host"] == f"xn--bcher-kva.test:{server.port}"


# What is no address


@pytest.mark.parametrize("url", [
    "file:///etc/passwd", "ftp://situs.test/a", "gopher://situs.test/", "data:text/html,a", "/a.html", "situs.test/a",
    "", "http://", "http:///a", "http://situs.test:99999/", "http://situs.test:0/", "http://[::1/",
    "http://situs.test/\r\nX: 1", "http://\x00.test/", "https://sari:rahasia@situs.test/", "https://sari@situs.test/",
])
def test_what_is_no_address_of_the_web(url: str) -> None:
    def never(host: str) -> Sequence[str]:
        raise AssertionError(f"{host} was asked for")

    with opened(resolve=never) as web:
        error = refused(web, url)
    assert error.permanent
    assert "rahasia" not in error.what


# Redirects


def test_a_page_behind_redirects(server: Server, web: Web) -> None:
    server.page("/e", PAGE, etag='"1"')
    moves = [("/a", "/b", 301), ("/b", server.url("/c"), 302), ("/c", "d?x=1#y", 307), ("/d?x=1", "/e", 308)]
    for path, to, status in moves:
        server.move(path, to, status=status)
    found = had(web.get(server.url("/a")))
    assert (found.url, found.visit.url, found.visit.etag) == (server.url("/e"), server.url("/a"), '"1"')


def test_redirects_that_do_not_end(server: Server, web: Web) -> None:
    server.move("/a", "/b")
    server.move("/b", "/a")
    error = refused(web, server.url("/a"))
    assert "redirects in a circle" in error.what
    assert error.permanent
    assert server.paths() == ["/a", "/b"]
    for number in range(9):
        server.move(f"/{number}", f"/{number + 1}")
    assert "redirects more than 5 times" in refused(web, server.url("/0")).what
    assert server.paths()[-1] == "/5"


@pytest.mark.parametrize(("to", "says"), [
    ("file:///etc/passwd", "which is no address of the web"), ("javascript:alert(1)", "no address"),
    ("https://sari:rahasia@situs.test/", "password"), ("http://situs.test:99999/", "no address"),
    ("http://[::1", "no address"),
])
def test_redirects_to_where_nobody_may_go(server: Server, web: Web, to: str, says: str) -> None:
    server.move("/a", to)
    assert says in refused(web, server.url("/a")).what


@pytest.mark.parametrize("to", [
    b"/b%0d%0aX-Evil: 1", b"/b\rX-Evil: 1", b"/b\n X-Evil: 1", b"/b\0", "/bé".encode(), b"/b\xe9",
])
def test_a_redirect_cannot_write_our_headers(server: Server, web: Web, to: bytes) -> None:
    server.send("/a", b"HTTP/1.1 302 Found\r\nLocation: " + to + b"\r\nContent-Length: 0\r\n\r\n")
    refused(web, server.url("/a"))
    assert all("x-evil" not in asked.headers for asked in server.asked)


# The inside of the network


def test_this_machine_is_not_asked(server: Server) -> None:
    server.page("/a", PAGE)
    with Web(QUICK) as web:
        error = refused(web, server.url("/a"))
    assert "lies in a private network" in error.what
    assert error.permanent
    assert server.connections == 0


@pytest.fixture
def inside(server: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server on 127.0.0.2, which is private, while 127.0.0.1 stands for the open internet."""
    monkeypatch.setattr("pantau.collect.address.is_public", lambda address: address == HERE)
    with Server(ip="127.0.0.2", port=server.port) as private:
        yield private


def test_a_redirect_does_not_lead_inside(server: Server, inside: Server) -> None:
    server.move("/a", inside.url("/rahasia"))
    with opened(allow_private=False) as web:
        error = refused(web, server.url("/a"))
    assert "private network (it redirects to http://127.0.0.2" in error.what
    assert f"it redirects to {inside.url('/rahasia')}" in error.what
    assert server.paths() == ["/a"]
    assert inside.connections == 0


def test_a_second_answer_of_the_resolver_changes_nothing(server: Server, inside: Server) -> None:
    answers = [[HERE], [HERE], ["127.0.0.2"], ["127.0.0.2"]]
    server.send("/a", answer(PAGE))             # closes: each request connects anew
    with opened(allow_private=False, resolve=lambda host: answers.pop(0)) as web:
        web.get(server.url("/a", host="situs.test"))
        web.get(server.url("/a", host="situs.test"))
        assert len(answers) == 2                                        # one answer for each connection, no more
        assert "situs.test is 127.0.0.2" in refused(web, server.url("/a", host="situs.test")).what
    assert inside.connections == 0


def test_the_robots_of_a_site_do_not_lead_inside(server: Server, inside: Server) -> None:
    server.move("/robots.txt", inside.url("/rahasia"))
    server.page("/a", PAGE)
    with opened(allow_private=False) as web:
        assert had(web.get(server.url("/a"))).body == PAGE.encode()
    assert inside.connections == 0


def test_proxies_of_the_environment_are_not_used(server: Server, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    server.page("/a", PAGE)
    with opened() as fresh:
        assert had(fresh.get(server.url("/a"))).body == PAGE.encode()


# Certificates


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    made = trustme.CA()
    made.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    return made


def secured(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def test_a_certificate_is_checked_against_the_name_and_not_the_address(authority: trustme.CA) -> None:
    with Server(tls=secured(authority, "situs.test")) as server, opened(resolve=local) as web:
        server.page("/a", PAGE)
        assert had(web.get(server.url("/a", host="situs.test"))).body == PAGE.encode()
        error = refused(web, server.url("/a", host="lain.test"))
    assert "certificate that is not trusted" in error.what
    assert "lain.test" in error.what


def test_a_certificate_of_nobody_says_so(authority: trustme.CA, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with Server(tls=secured(authority, "situs.test")) as server, opened(resolve=local) as web:
        error = refused(web, server.url("/a", host="situs.test"))
    assert "certificate that is not trusted" in error.what
    assert "SSL_CERT_FILE" in error.mend
    assert not error.permanent


# What takes too long, or is too much


def begun(data: bytes) -> Callable[[Line], None]:
    """An answer that begins so, and never goes on."""
    def play(line: Line) -> None:
        line.send(data)
        line.wait(9)
    return play


def drip(data: bytes, *, head: bytes = b"") -> Callable[[Line], None]:
    """An answer that comes steadily, fifty bytes a second, without an end."""
    def play(line: Line) -> None:
        line.send(head)
        for byte in data * 1000:
            line.send(bytes([byte]))
            line.wait(0.02)
    return play


@pytest.mark.parametrize("play", [
    drip(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 1000), drip(b"HTTP/1.1 100 Continue\r\n\r\n"),
    drip(b"a", head=b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"),
])
def test_what_drips_is_ended_by_the_deadline(server: Server, hasty: Web, play: Callable[[Line], None]) -> None:
    server.page("/robots.txt")
    server.play("/a", play)
    begin = time.monotonic()
    error = refused(hasty, server.url("/a"))
    assert error.what == "took longer than 0.6 seconds"
    assert not error.permanent
    assert time.monotonic() - begin < 3


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nBab"])
def test_what_stops_in_the_middle_is_waited_for_a_while(server: Server, hasty: Web, head: bytes) -> None:
    server.page("/robots.txt")
    server.play("/a", begun(head))
    assert refused(hasty, server.url("/a")).what == "sent nothing for 0.3 seconds"


def test_a_body_without_an_end_is_cut(server: Server) -> None:
    def play(line: Line) -> None:
        line.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while not line.stopped.is_set():
            line.send(b"a" * 10_000)

    server.play("/a", play)
    with opened(SMALL) as web:
        error = refused(web, server.url("/a"))
    assert error.what == "is larger than 20000 bytes"
    assert error.permanent


def test_a_size_that_is_announced_is_believed(server: Server) -> None:
    server.send("/a", b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n")
    with opened(SMALL) as web:
        assert "larger than" in refused(web, server.url("/a")).what


def zeros(times: int) -> Iterator[bytes]:
    """A gzip of `times` MiB of zeros, a piece for each."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    yield packer.compress(b"\0" * 2**20) + packer.flush(zlib.Z_FULL_FLUSH)
    piece = packer.compress(b"\0" * 2**20) + packer.flush(zlib.Z_FULL_FLUSH)
    yield from (piece for _ in range(times - 1))


@pytest.mark.parametrize(("coding", "again"), [("gzip", False), ("gzip, gzip", True), ("", False)])
def test_a_bomb_is_never_held(server: Server, coding: str, again: bool) -> None:
    def play(line: Line) -> None:
        line.send(f"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\n\r\n".encode())
        if again:
            line.send(gzip.compress(b"".join(zeros(1000))))
            return
        for piece in zeros(1000):
            line.send(piece)

    server.play("/a", play)
    with opened(replace(QUICK, sent=2**21, held=2**20)) as web:
        tracemalloc.start()
        error = refused(web, server.url("/a"))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert error.what == "is larger than 1 MiB"
    assert error.permanent
    assert peak < 6 * 2**20


def test_many_small_gzips_in_a_row_cost_no_more_than_their_bytes(server: Server, web: Web) -> None:
    server.page("/a", gzip.compress(b"") * 50_000)
    begin = time.monotonic()
    assert had(web.get(server.url("/a"))).body == b""
    assert time.monotonic() - begin < 8


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip, gzip", "aes128gcm"])
def test_what_is_packed_in_ways_not_asked_for(server: Server, web: Web, coding: str) -> None:
    server.page("/a", PAGE, content_encoding=coding)
    assert "packed in a way that was not asked for" in refused(web, server.url("/a")).what


@pytest.mark.parametrize("type", ["video/mp4", "application/pdf", "application/zip", "image/png", "audio/mpeg",
                                  "application/vnd.openxmlformats-officedocument.wordprocessingml.document"])
def test_what_is_no_text_is_not_loaded(server: Server, web: Web, type: str) -> None:
    server.play("/a", begun(f"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\n\r\n".encode()))
    error = refused(web, server.url("/a"))
    assert error.what == f"is no text but {type}"
    assert error.permanent


def test_a_server_cannot_write_to_the_terminal(server: Server, web: Web) -> None:
    server.send("/a", b"HTTP/1.1 200 OK\r\nContent-Type: video/\x9b31m" + b"x" * 5000 + b"\r\n\r\n")
    error = refused(web, server.url("/a"))
    assert error.what.startswith("is no text but video/?31mxx")
    assert len(error.what) == 500


def test_headers_without_an_end(server: Server, web: Web) -> None:
    def play(line: Line) -> None:
        line.send(b"HTTP/1.1 200 OK\r\n")
        while not line.stopped.is_set():
            line.send(b"X-Long: " + b"a" * 8000 + b"\r\n")

    server.play("/a", play)
    assert "broken or cut off" in refused(web, server.url("/a")).what


# Half an answer is none


@pytest.mark.parametrize("data", [
    b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nHanya separuh",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nHanya\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\nHanya",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE.encode() * 9)[:-12],
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE.encode())[:-8] + b"\1" * 8,
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nbukan gzip",
    b"HTTP/1.1 200 OK\r\nContent-Le", b"", b"BUKAN HTTP\r\n\r\n", b"HTTP/9.9 OK\r\n\r\n", b"\x16\x03\x01\x02\0",
    b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nHalo!",
    b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nHalo!",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nHalo\r\n0\r\n\r\n",
])
def test_what_is_broken_or_cut_off_is_never_an_article(server: Server, web: Web, data: bytes) -> None:
    server.send("/a", data)
    error = refused(web, server.url("/a"))
    assert not error.permanent
    assert error.visit is not None
    assert error.visit.not_before == NOW + timedelta(minutes=15)


def test_what_comes_after_the_end_is_nobodys_answer(server: Server, web: Web) -> None:
    def play(line: Line) -> bool:
        line.send(answer("Satu") + b"dan sisa yang tidak terhitung\r\n\r\n")
        return True

    server.play("/a", play)
    server.page("/b", "Dua")
    assert had(web.get(server.url("/a"))).body == b"Satu"
    assert had(web.get(server.url("/b"))).body == b"Dua"


@given(st.binary(max_size=200), st.integers(0, 90))
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_answer_is_a_page_or_an_error_of_ours(wild: bytes, place: int) -> None:
    whole = b'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: "1"\r\nContent-Length: 4\r\n\r\nHalo'
    with Server() as server, opened() as web:
        server.send("/a", whole[:place] + wild + whole[place:])
        with contextlib.suppress(FetchError):
            web.get(server.url("/a"))


# When to ask again


@pytest.mark.parametrize(("failures", "pause"), [(0, 15), (1, 30), (2, 60), (6, 960), (7, 1440), (10**6, 1440)])
def test_the_pause_doubles_with_each_failure_up_to_a_day(server: Server, web: Web, failures: int, pause: int) -> None:
    server.page("/a", status=500)
    before = visit(server.url("/a"), failures=failures, etag='"1"', modified="kemarin", updated="2026")
    error = refused(web, server.url("/a"), before)
    assert error.visit == replace(before, failures=failures + 1, why="cannot be had: its server answers 500",
                                  not_before=NOW + timedelta(minutes=pause))


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(("header", "pause"), [
    ("120", timedelta(minutes=2)), ("0", timedelta(0)), ("9" * 5000, timedelta(days=1)),
    ("Wed, 27 May 2026 10:00:00 GMT", timedelta(hours=1)), ("Wed, 27 May 2026 10:00:00 -0000", timedelta(hours=1)),
    ("Tue, 26 May 2026 10:00:00 GMT", timedelta(0)), ("Sat, 27 May 2056 10:00:00 GMT", timedelta(days=1)),
    ("besok", timedelta(minutes=15)), ("", timedelta(minutes=15)), ("-5", timedelta(minutes=15)),
])
def test_a_server_says_when_to_ask_again(server: Server, web: Web, status: int, header: str, pause: timedelta) -> None:
    server.page("/a", status=status, retry_after=header)
    error = refused(web, server.url("/a"))
    assert error.visit is not None
    assert error.visit.not_before == NOW + pause
    assert not error.permanent


def test_a_host_that_wants_to_be_left_alone_is_left_alone(server: Server) -> None:
    server.page("/a", status=429, retry_after="600")
    server.page("/b", PAGE)
    with opened(resolve=local) as web:
        assert "429" in refused(web, server.url("/a", host="satu.test")).what
        error = refused(web, server.url("/b", host="satu.test"))
        assert "wants to be left alone" in error.what
        assert error.visit is not None
        assert error.visit.not_before is not None
        assert timedelta(seconds=590) < error.visit.not_before - NOW <= timedelta(seconds=600)
        assert had(web.get(server.url("/b", host="dua.test"))).body == PAGE.encode()
    assert server.paths() == ["/a", "/b"]


def test_robots_that_are_out_of_service_say_when_to_ask_again(server: Server, web: Web) -> None:
    server.page("/robots.txt", status=503, retry_after="600")
    error = refused(web, server.url("/a"))
    assert error.what == "is out of service (503) (asked for its robots.txt)"
    assert error.visit is not None
    assert error.visit.not_before == NOW + timedelta(minutes=10)
    assert server.paths() == []


@pytest.mark.parametrize(("status", "permanent"), [
    (400, True), (401, True), (403, True), (404, False), (410, True), (451, True), (300, True), (302, True),
    (305, True),
    (408, False), (425, False), (429, False), (500, False), (502, False), (503, False), (504, False), (599, False),
    (204, False), (206, False),
])
def test_what_is_gone_and_what_may_come_back(server: Server, web: Web, status: int, permanent: bool) -> None:
    server.send("/a", f"HTTP/1.1 {status} X\r\nContent-Length: 0\r\n\r\n".encode())
    error = refused(web, server.url("/a"))
    assert error.permanent is permanent
    assert str(status) in error.what
    assert error.visit is not None
    assert error.visit.not_before == NOW + (timedelta(days=7) if permanent else timedelta(minutes=15))


def test_nobody_listens(web: Web) -> None:
    with Server() as gone:
        url = gone.url("/a")
    error = refused(web, url)
    assert "Connection refused" in error.what
    assert not error.permanent


def test_a_name_that_nobody_knows() -> None:
    def unknown(host: str) -> Sequence[str]:
        raise OSError("no such name")

    with opened(resolve=unknown) as web:
        error = refused(web, "http://hilang.test/a")
    assert "hilang.test has no address" in error.what
    assert not error.permanent


def test_the_second_address_of_a_name_is_tried(server: Server) -> None:
    server.page("/a", PAGE)
    with opened(resolve=lambda host: ["127.0.0.3", HERE]) as web:
        assert had(web.get(server.url("/a", host="situs.test"))).body == PAGE.encode()


# What robots may


def robots(server: Server, text: str, **options: object) -> None:
    server.page("/robots.txt", text, type="text/plain", **options)  # type: ignore[arg-type]


def test_robots_are_asked_once_and_obeyed(server: Server, web: Web) -> None:
    robots(server, "User-agent: *\nDisallow: /\n\nUser-agent: pantau\nDisallow: /arsip\nAllow: /arsip/umum\n")
    for path in ("/a", "/arsip/umum/1"):
        server.page(path, PAGE)
        assert had(web.get(server.url(path))).body == PAGE.encode()
    error = refused(web, server.url("/arsip/1"))
    assert "robots.txt" in error.what
    assert error.permanent
    assert [asked.path for asked in server.asked] == ["/robots.txt", "/a", "/arsip/umum/1"]


def test_a_redirect_does_not_lead_around_robots(server: Server, web: Web) -> None:
    robots(server, "User-agent: *\nDisallow: /tutup\n")
    server.move("/a", "/tutup")
    assert "robots.txt" in refused(web, server.url("/a")).what
    assert server.paths() == ["/a"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_site_without_robots_is_open(server: Server, web: Web, status: int) -> None:
    server.page("/robots.txt", status=status)
    server.page("/a", PAGE)
    assert had(web.get(server.url("/a"))).body == PAGE.encode()


@pytest.mark.parametrize("play", [
    lambda line: line.send(answer(status=500)), lambda line: line.send(answer(status=503)),
    lambda line: line.send(answer(status=429)), lambda line: line.send(b"BUKAN HTTP\r\n\r\n"), begun(b""),
    lambda line: line.send(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nUser-agent: *"),
    drip(b"HTTP/1.1 200 OK\r\nX: "),
])
def test_a_site_whose_robots_are_not_to_be_had(server: Server, hasty: Web, play: Callable[[Line], None]) -> None:
    server.play("/robots.txt", play)
    server.page("/a", PAGE)
    for path in ("/a", "/b"):
        error = refused(hasty, server.url(path))
        assert "robots.txt" in error.what
        assert not error.permanent
    assert server.paths() == []
    assert len({asked.connection for asked in server.asked}) <= 2      # one retry of the connection, none for /b


def test_robots_behind_redirects(server: Server, web: Web) -> None:
    server.move("/robots.txt", "/lain.txt")
    server.page("/lain.txt", "User-agent: *\nDisallow: /a")
    assert "robots.txt" in refused(web, server.url("/a")).what
    assert had(web.get(server.url("/lain.txt"))).content_type == "text/html"


def test_robots_that_redirect_for_ever_are_none(server: Server, web: Web) -> None:
    server.move("/robots.txt", "/robots.txt")
    server.page("/a", PAGE)
    assert had(web.get(server.url("/a"))).body == PAGE.encode()


def test_of_huge_robots_the_beginning_is_read(server: Server, web: Web) -> None:
    rules = b"User-agent: *\nDisallow: /tutup\n" + b"# a\n" * 150_000 + b"Disallow: /jauh\n"
    robots(server, rules.decode())
    server.page("/jauh", PAGE)
    assert "robots.txt" in refused(web, server.url("/tutup")).what
    assert had(web.get(server.url("/jauh"))).body == PAGE.encode()


def test_a_page_in_the_place_of_robots_allows(server: Server, web: Web) -> None:
    server.page("/robots.txt", "<html><body>Tidak ditemukan</body></html>")
    server.page("/a", PAGE)
    assert had(web.get(server.url("/a"))).body == PAGE.encode()


# Turns


class Clock:
    """When the requests for a page began and ended, and how many were being answered at once at most."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds, self.begun, self.most, self._now = seconds, list[float](), 0, 0
        self._lock = threading.Lock()

    def __call__(self, line: Line) -> bool:
        with self._lock:
            self.begun.append(time.monotonic())
            self._now += 1
            self.most = max(self.most, self._now)
        line.wait(self.seconds)
        with self._lock:
            self._now -= 1
        line.send(answer(PAGE))
        return True


@pytest.mark.parametrize(("delay", "text", "least"), [
    (0.1, "", 0.1), (0.0, "Crawl-delay: 0.15", 0.15), (0.0, "Crawl-delay: 99999", 0.2), (0.1, "Crawl-delay: -5", 0.1),
    (0.1, "Crawl-delay: nan", 0.1), (0.1, "Crawl-delay: inf", 0.1),
])
def test_a_host_has_a_pause_between_requests(server: Server, delay: float, text: str, least: float) -> None:
    clock = Clock()
    robots(server, f"User-agent: *\n{text}\n")
    server.play("/a", clock)
    with opened(replace(QUICK, delay=delay, longest_delay=0.2)) as web:
        for _ in range(3):
            web.get(server.url("/a"))
    gaps = [after - before for before, after in zip(clock.begun, clock.begun[1:], strict=False)]
    assert all(least <= gap < least + 2 for gap in gaps), gaps


def test_threads_share_a_host_one_by_one_and_hold_up_no_other(server: Server) -> None:
    slow, quick = Clock(0.2), Clock()
    server.play("/lambat", slow)
    server.play("/cepat", quick)
    with opened(resolve=local) as web, ThreadPoolExecutor(5) as pool:
        waiting = [pool.submit(web.get, server.url("/lambat", host="satu.test")) for _ in range(4)]
        pool.submit(web.get, server.url("/cepat", host="dua.test")).result()
        assert not waiting[-1].done()
        for future in waiting:
            assert had(future.result()).body == PAGE.encode()
    assert slow.most == 1
    assert len([asked for asked in server.asked if asked.path == "/robots.txt"]) == 2
