"""What a site asks of robots (RFC 9309): kept for a day, for a quarter of an hour where it could not be read."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

import httpx
from protego import Protego

from pantau.collect.exchange import AGENT, pieces
from pantau.collect.limits import Limits, Trouble

_DAY = 24 * 3600.0
_SOON = 15 * 60.0
_MOST = 1000                # sites whose rules are kept
_LARGEST = 500 * 1024       # bytes that are read; the standard's least


class _Site:
    """The rules of one site, or why there are none, until `expires` (monotonic). `lock`: one thread asks for them."""

    __slots__ = ("expires", "lock", "rules")

    def __init__(self) -> None:
        self.lock, self.expires = threading.Lock(), 0.0
        self.rules: Protego | Trouble


class Robots:
    """The rules of the sites that were visited. `fetch` gets the file of an address, or raises Trouble."""

    def __init__(self, fetch: Callable[[httpx.URL], Protego]) -> None:
        self._fetch = fetch
        self._sites: OrderedDict[str, _Site] = OrderedDict()
        self._lock = threading.Lock()

    def delay(self, url: httpx.URL) -> float:
        """Seconds that the site wants between two requests, 0 where it says none.

        Trouble where it wants no robot at `url` (permanent), or where it cannot be asked what it wants now.
        """
        site = self._site(url)
        with site.lock:
            if site.expires <= time.monotonic():
                self._ask(site, url.copy_with(raw_path=b"/robots.txt"))
            rules = site.rules
        if isinstance(rules, Trouble):
            raise Trouble(rules.what, rules.mend, wait=rules.wait)
        if not rules.can_fetch(str(url), AGENT):
            raise Trouble("is not open to robots, says the site's robots.txt", "read it yourself, from a file",
                          permanent=True)
        return rules.crawl_delay(AGENT) or 0.0

    def _site(self, url: httpx.URL) -> _Site:
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        with self._lock:
            site = self._sites.setdefault(origin, _Site())
            self._sites.move_to_end(origin)
            if len(self._sites) > _MOST:
                self._sites.popitem(last=False)
        return site

    def _ask(self, site: _Site, url: httpx.URL) -> None:
        try:
            site.rules, keep = self._fetch(url), _DAY
        except Trouble as trouble:
            keep = _SOON
            site.rules = Protego.parse("") if trouble.permanent else Trouble(
                f"{trouble.what} (asked for its robots.txt)", trouble.mend, wait=trouble.wait)
        site.expires = time.monotonic() + keep


def read_rules(response: httpx.Response, limits: Limits) -> Protego:
    """The rules that an answer holds; where there is no such file, everything is allowed."""
    if not 200 <= response.status_code < 300:
        return Protego.parse("")
    data = b""
    for piece in pieces(response, limits.sent):
        data += piece
        if len(data) > _LARGEST:
            data = data[:_LARGEST].rpartition(b"\n")[0]
            break
    return Protego.parse(data.decode("utf-8-sig", "replace"))
