"""Addresses of the web → bytes: politely, within limits, and never from inside a network.

    with Web() as web:
        found = web.get("https://…", before=visit)      # Fetched or Unchanged, or FetchError
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from pantau.collect.address import Resolver, lookup
from pantau.collect.limits import Limits, Trouble
from pantau.errors import FetchError
from pantau.types import Unchanged, Visit

if TYPE_CHECKING:                       # httpx takes 100 ms to import, and not every run asks the web
    import httpx
    from protego import Protego

T = TypeVar("T")

_DEFAULT = Limits()
_FIRST, _DAY, _WEEK = timedelta(minutes=15), timedelta(days=1), timedelta(days=7)
_LATER = "try later"
_CHECK = "give another address, or the text as a file"
_NO_TEXT = re.compile(
    r"(?:audio|font|image|model|video)/|application/(?:pdf|zip|msword|vnd\.(?:ms-|openxml|oasis|android)|epub|"
    r"x-(?:7z|rar|tar|bzip|xz|msdownload|shockwave|iso)|java-archive|wasm|ogg|mp4)")
_SAID = {
    401: "is open only with a password (401)", 402: "is open only for money (402)", 403: "is closed to us (403)",
    404: "is not found (404)", 410: "is gone (410)", 451: "is withheld for reasons of law (451)",
    429: "was asked too often, says its server (429)", 503: "is out of service (503)",
}
_TEMPORARY = frozenset({404, 408, 421, 425, 429})      # a page may be named before it is there


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address holds. `url` is where it was found after redirects, `visit` is of the address that was asked.

    `body` is unpacked, even where it is a gzip file itself, as some sitemaps are. `content_type` and `charset` are the
    header's, in lower case ("" and None where it has none).
    """

    url: str
    body: bytes
    content_type: str
    charset: str | None
    visit: Visit


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the last of the servers said. `body` is None where nothing has changed."""

    url: str
    body: bytes | None
    content_type: str
    charset: str | None
    etag: str | None
    modified: str | None


class Web:
    """Fetches addresses; several threads may `get` at once, one host serves them one after the other.

    `resolve` turns a host's name into addresses, `now` tells the time of a visit.
    """

    def __init__(self, limits: Limits = _DEFAULT, *, allow_private: bool = False, resolve: Resolver = lookup,
                 now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        from pantau.collect.exchange import Exchange
        from pantau.collect.robots import Robots
        self._limits, self._now = limits, now
        self._exchange = Exchange(limits, resolve, allow_private=allow_private)
        self._robots = Robots(self._rules)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._exchange.close()

    def get(self, url: str, *, before: Visit | None = None) -> Fetched | Unchanged:
        """What stands at `url`, or that it stands there as at the visit `before`.

        FetchError where it cannot be had, whose `visit` says from when on it may be asked again. `before.not_before`
        is the caller's to keep.
        """
        from pantau.collect.exchange import address
        last = before or Visit(url=url, at=self._now())
        try:
            answer = self._follow(address(url), _conditions(last), self._page)
        except Trouble as trouble:
            raise self._failure(url, last, trouble) from trouble
        if answer.body is None:
            return Unchanged(url, Visit(url, self._now(), answer.etag or last.etag, answer.modified or last.modified,
                                        last.updated))
        visit = Visit(url, self._now(), answer.etag, answer.modified, last.updated)
        return Fetched(answer.url, answer.body, answer.content_type, answer.charset, visit)

    def _follow(self, url: "httpx.URL", headers: Mapping[str, str], read: "Callable[[httpx.Response], T]", *,
                robots: bool = True) -> T:
        """What `read` makes of the answer at the end of all redirects; each is asked for like the first address."""
        from pantau.collect.exchange import redirect
        seen = [str(url)]
        try:
            while True:
                delay = self._robots.delay(url) if robots else 0.0
                with self._exchange.ask(url, headers, delay=delay) as response:
                    target = redirect(response)
                    if target is None:
                        return read(response)
                if len(seen) > self._limits.redirects or str(target) in seen:
                    around = "in a circle" if str(target) in seen else f"more than {self._limits.redirects} times"
                    raise Trouble(f"redirects {around}", "give the address where it ends", permanent=True)
                seen.append(str(target))
                url = target
        except Trouble as trouble:
            if len(seen) > 1:
                trouble.what += f" (it redirects to {seen[-1]})"
                trouble.ours = False
            raise

    def _rules(self, url: "httpx.URL") -> "Protego":
        from pantau.collect.robots import read_rules

        def read(response: "httpx.Response") -> "Protego":
            if response.status_code == 429 or response.status_code >= 500:
                raise self._refusal(response)
            return read_rules(response, self._limits)

        return self._follow(url, {}, read, robots=False)

    def _page(self, response: "httpx.Response") -> _Answer:
        from pantau.collect.exchange import body
        status, headers = response.status_code, response.headers
        unchanged = status == 304 and bool({"if-none-match", "if-modified-since"} & set(response.request.headers))
        if not unchanged and status not in {200, 203}:
            raise self._refusal(response)
        content_type = headers.get("content-type", "").partition(";")[0].strip().lower()
        if not unchanged and _NO_TEXT.match(content_type):
            raise Trouble(f"is no text but {content_type}", "give the address of a page", permanent=True)
        return _Answer(str(response.url), None if unchanged else body(response, self._limits), content_type,
                       response.charset_encoding, headers.get("etag"), headers.get("last-modified"))

    def _refusal(self, response: "httpx.Response") -> Trouble:
        status = response.status_code
        permanent = 300 <= status < 500 and status not in _TEMPORARY and status != 304
        what = _SAID.get(status, f"cannot be had: its server answers {status}")
        wait = self._asked_wait(response.headers.get("retry-after", "")) if status in {429, 503} else None
        return Trouble(what, _CHECK if permanent or status == 404 else _LATER,
                       permanent=permanent, wait=wait)

    def _asked_wait(self, text: str) -> timedelta | None:
        """A Retry-After: seconds or a date; None where it is neither."""
        if text.isdecimal():
            return min(timedelta(seconds=int(text[:9])), _DAY)
        try:
            date = parsedate_to_datetime(text)
        except (ValueError, OverflowError):
            return None
        return max(timedelta(0), min(date.replace(tzinfo=date.tzinfo or UTC) - self._now(), _DAY))

    def _failure(self, url: str, last: Visit, trouble: Trouble) -> FetchError:
        now = self._now()
        grown = min(_FIRST * 2 ** min(last.failures, 10), _DAY)
        pause = _WEEK if trouble.permanent else grown if trouble.wait is None else trouble.wait
        what = "".join(c if c.isprintable() else "?" for c in trouble.what[:500])      # a stranger's words are in it
        visit = Visit(url, now, last.etag, last.modified, last.updated, last.failures + 1, what, now + pause)
        return FetchError(what, where=url, mend=trouble.mend, visit=None if trouble.ours else visit,
                          permanent=trouble.permanent)


def _conditions(last: Visit) -> dict[str, str]:
    """The headers that ask for a page only where it changed; what a server sent and no header can hold is left out."""
    named = {"If-None-Match": last.etag, "If-Modified-Since": last.modified}
    return {name: value for name, value in named.items() if value and value.isascii() and value.isprintable()}
