"""Sitemaps → the pages that they name: urlset, index, the extension for news, and lists of addresses as plain text."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from pantau.collect.decode import decode
from pantau.collect.listing import Entry, Listing, dates, declared, markup, plain
from pantau.collect.urls import is_url, link
from pantau.errors import InputError

MOST = 50_000               # addresses of one sitemap, by the protocol
ROOTS = frozenset({"urlset", "sitemapindex"})
_Element = Any              # lxml is not typed
_MEND = "give the address of a sitemap"


def parse_sitemap(data: bytes, *, url: str, charset: str | None = None) -> Listing:
    """The sitemap in `data`, found at `url`; a packed one is unpacked already. InputError where it is none."""
    text, _ = decode(data, url, charset=charset or declared(data))
    return read_sitemap(text, url=url)


def read_sitemap(text: str, *, url: str) -> Listing:
    """The sitemap in a text, found at `url`; InputError where it is none. What is beyond the bound is left out."""
    if is_plain(text):
        named = (link(url, line) for line in text.lstrip("\ufeff").split())
        return Listing("sitemap", entries=tuple(Entry(at) for at in named if at)[:MOST])
    found = markup(text, where=url)
    if found.root not in ROOTS:
        raise InputError("is no sitemap", where=url, mend=_MEND)
    root = element(found.text)
    if found.root == "sitemapindex":
        return Listing("sitemap", lists=tuple(_sitemaps(root, url))[:MOST])
    return Listing("sitemap", entries=tuple(_pages(root, url))[:MOST])


def is_plain(text: str) -> bool:
    """Whether a text is nothing but addresses, one a line."""
    lines = text.lstrip("\ufeff").split()
    return bool(lines) and all(map(is_url, lines))


def element(text: str) -> _Element:
    """The root element of markup without prolog, what is broken in it mended as well as lxml can."""
    from lxml import etree  # type: ignore[import-untyped]  # 30 ms, for markup that is no page only

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
                             remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    return root if root is not None else etree.Element("empty")


def _sitemaps(root: _Element, url: str) -> Iterator[str]:
    for each in root.iter("{*}sitemap"):
        if at := link(url, _text(each, "loc")):
            yield at


def _pages(root: _Element, url: str) -> Iterator[Entry]:
    now = datetime.now(UTC)
    for page in root.iter("{*}url"):
        at = link(url, _text(page, "loc"))
        if at is None:
            continue
        told, warnings = dates({"published": _text(page, "news/{*}publication_date"),
                                "updated": _text(page, "lastmod")}, now)
        yield Entry(at, plain(_text(page, "news/{*}title")), told["published"], told["updated"],
                    publisher=plain(_text(page, "news/{*}publication/{*}name")), warnings=warnings)


def _text(parent: _Element, path: str) -> str:
    """The text of the element at a path of local names below another; "" where there is none."""
    return (parent.findtext("{*}" + path) or "").strip()
