"""Feeds → their entries: every RSS, RDF, Atom and CDF by feedparser, broken ones too, and JSON Feed.

feedparser is given text that we decoded, without prolog, and with what makes it slow taken away. Dates are read here:
feedparser makes 3 March of 31 February, and UTC of every time, whose day is then another one.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from typing import Any

from pantau.collect.decode import decode
from pantau.collect.listing import Entry, Listing, dates, declared, markup, plain
from pantau.collect.urls import feeds_of, link
from pantau.errors import InputError

LARGEST = 8 * 2**20         # characters; feedparser reads a megabyte in a second, a broken one in two
ROOTS = frozenset({"rss", "rdf", "feed", "channel"})
_JSON = re.compile(r"https?://(?:www\.)?jsonfeed\.org/version/")
_TAGS = 500_000             # of a feed; feedparser takes 50 µs for each

# For a word of n letters as an author's name, or for n attributes, feedparser takes a time that grows with n².
_WORD = re.compile(r"(?<![\w.+-])[\w.+-]{1000,}", re.ASCII)
_TAG = re.compile(r"""<[\w:.-]+(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'|[^\s"'<>]+)){100}""")
_NUMBER = re.compile(r"&#(?:0*(\d{1,9})|[xX]0*([0-9a-fA-F]{1,9})|\w+);")
_MEND = "give the address of a feed"


def parse_feed(data: bytes, *, url: str, content_type: str = "", charset: str | None = None) -> Listing:
    """The feed in `data`, found at `url`; InputError where it is none. `charset` is the one of the header."""
    text, _ = decode(data, url, charset=charset or declared(data))
    return read_feed(text, url=url)


def read_feed(text: str, *, url: str) -> Listing:
    """The feed in a text, found at `url`; InputError where it is none."""
    if len(text) > LARGEST:
        raise InputError(f"is longer than {LARGEST // 2**20} MiB, too long for a feed", where=url, mend=_MEND)
    now = datetime.now(UTC)
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        return _json_feed(text, url, now)
    found = markup(text, where=url)
    if found.root not in ROOTS:
        raise _no_feed(text, url)
    return _by_feedparser(found.text, url, now)


def is_json_feed(text: str) -> bool:
    """Whether JSON is a feed, not the first of its lines."""
    return _JSON.search(text, 0, 2000) is not None or _JSON.search(text[-2000:]) is not None


def _no_feed(text: str, url: str) -> InputError:
    named = feeds_of(url, text)
    mend = f"its page names {', '.join(named[:5])}" if named else _MEND
    return InputError("is no feed", where=url, mend=mend)


def _by_feedparser(text: str, url: str, now: datetime) -> Listing:
    import feedparser  # type: ignore[import-untyped]  # 60 ms, for feeds only

    if text.count("<") > _TAGS or _TAG.search(text):
        raise InputError(f"has more than {_TAGS:,} elements, or one with a hundred attributes", where=url, mend=_MEND)
    text = _NUMBER.sub(_character, _WORD.sub("", text))
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    try:
        found = feedparser.parse(BytesIO(text.encode("utf-8", "replace")), response_headers=headers,
                                 sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:                      # it was not written to be given bad input of every sort
        raise InputError(f"cannot be read as a feed: {error}", where=url, mend=_MEND) from error
    rss = not str(found.get("version", "")).startswith("atom")
    entries = tuple(_entry(entry, url, now, rss=rss) for entry in found["entries"])
    return Listing("feed", plain(found["feed"].get("title")), entries)


def _character(number: re.Match[str]) -> str:
    """A character by its number as it stands; one for those that there are not, on which feedparser stumbles."""
    code = int(number[1]) if number[1] else int(number[2], 16) if number[2] else 0
    return number[0] if code in {9, 10, 13} or 32 <= code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd"


def _entry(entry: dict[str, Any], url: str, now: datetime, *, rss: bool) -> Entry:
    """One entry as feedparser found it. `updated` is RSS 1.0's only date, and then that of publication."""
    where = link(url, entry.get("feedburner_origlink") or entry.get("link") or "")
    bodies = [content.get("value") or "" for content in entry.get("content", ())]
    if not where:
        bodies.append(dict.get(entry, "summary") or "")       # entry.get would give another in its place
    given = {name: dict.get(entry, name) for name in ("published", "updated")}
    if rss and not given["published"]:
        given["published"] = given["updated"]
    told, warnings = dates(given, now)
    return Entry(where, plain(entry.get("title")), told["published"], told["updated"], plain(entry.get("author")),
                 html=max(bodies, key=len, default="") or None, id=entry.get("id") or None, warnings=warnings)


def _json_feed(text: str, url: str, now: datetime) -> Listing:
    try:
        feed = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"is no feed: its JSON cannot be read ({error})", where=url, mend=_MEND) from error
    if not _JSON.match(_string(feed, "version") or "") or not isinstance(feed.get("items"), list):
        raise InputError("is no feed, but other JSON", where=url, mend=_MEND)
    items = [item for item in feed["items"] if isinstance(item, dict)]
    return Listing("feed", plain(_string(feed, "title")), tuple(_item(item, url, now) for item in items))


def _item(item: Mapping[str, Any], url: str, now: datetime) -> Entry:
    """One item of a JSON Feed, by either version of it."""
    told, warnings = dates({"published": _string(item, "date_published"), "updated": _string(item, "date_modified")},
                            now)
    text = _string(item, "content_text")
    html = _string(item, "content_html") or (text and "".join(f"<p>{escape(line)}</p>" for line in text.splitlines()))
    number = item.get("id")
    return Entry(link(url, _string(item, "url") or "") if item.get("url") else None, plain(_string(item, "title")),
                 told["published"], told["updated"], ", ".join(_authors(item)) or None, html=html or None,
                 id=str(number) if isinstance(number, str | int) else None, warnings=warnings)


def _authors(item: Mapping[str, Any]) -> Iterator[str]:
    authors = item.get("authors") or [item.get("author")]
    for author in authors if isinstance(authors, list) else ():
        if name := plain(_string(author, "name")):
            yield name


def _string(value: object, key: str) -> str | None:
    """The text under a key of a JSON object; None where there is none."""
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, str) else None
