"""An Atom feed (RFC 4287): an entry for each article in which somebody says something, with what is said.

The feed's own date stands before its entries and is that of the newest, so the entries wait in a temporary file.
"""

import shutil
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import pairwise
from typing import IO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from pantau.records import Record
from pantau.surfaces.export.common import Told, clean, instant, midnight, told, urn, web_address
from pantau.types import Claim, Spans

_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>urn:pantau:feed</id>
<title>Pantau: who said what</title>
<author><name>Pantau</name></author>
<generator>Pantau</generator>
<updated>{}</updated>
"""
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)       # of a feed without entries: it must have a date


def write(records: Iterable[Record], sink: IO[bytes]) -> None:
    """Raises OSError where there is no room for the temporary file, and what the sink raises."""
    newest = _NEVER
    with tempfile.TemporaryFile() as entries:
        for each in told(records):
            if each.record.analysis.claims:
                newest = max(newest, each.record.kept.added)
                entries.write(ElementTree.tostring(_entry(each), encoding="utf-8", xml_declaration=False) + b"\n")
        sink.write(_HEAD.format(instant(newest)).encode())
        entries.seek(0)
        shutil.copyfileobj(entries, sink)
    sink.write(b"</feed>\n")


def _entry(of: Told) -> Element:
    kept, article = of.record.kept, of.record.analysis.document
    entry = Element("entry", {"xml:lang": kept.language})
    _text(entry, "id", urn("document", kept.id))
    _text(entry, "title", of.title)
    _text(entry, "updated", instant(kept.added))
    if kept.published:
        _text(entry, "published", instant(midnight(kept.published)))
    author = " ".join((article.author or kept.publisher or "").split())
    if author:                                  # else the feed's own stands in
        _text(SubElement(entry, "author"), "name", author)
    if link := web_address(kept.url):
        SubElement(entry, "link", {"rel": "alternate", "href": link})
    for act in sorted({claim.act for claim in of.record.analysis.claims}):
        SubElement(entry, "category", {"term": act})
    content = SubElement(entry, "content", {"type": "xhtml"})
    claims = SubElement(SubElement(content, "div", {"xmlns": "http://www.w3.org/1999/xhtml"}), "ul")
    for claim in of.record.analysis.claims:
        _item(SubElement(claims, "li"), claim, of)
    return entry


def _item(item: Element, claim: Claim, of: Told) -> None:
    """Who, in what manner, and what; where it stands in the article, and by which id `pantau claim` opens it."""
    _text(item, "b", ", ".join(of.names(claim)))
    _text(item, "i", of.exact(claim.cue) or "")
    _text(item, "q", of.exact(claim.content or claim.cue) or "")
    _text(item, "small", f"{claim.act} · {_places(claim.content or claim.cue)} · {claim.id}")
    for first, _ in pairwise(item):
        first.tail = " "


def _places(spans: Spans) -> str:
    return ", ".join(f"{start}–{end}" for start, end in spans)


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = clean(text)
