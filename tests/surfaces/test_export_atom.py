"""Atom: RFC 4287 by its grammar and by a feed reader, whatever the articles hold."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import feedparser  # type: ignore[import-untyped]
from keeping import odd, plain, quoted
from lxml import etree  # type: ignore[import-untyped]

from pantau.records import Record
from pantau.surfaces.export import write

Kept = tuple[Record, ...]
ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"

# What RFC 4287 asks of a feed, in RELAX NG: which elements there may be, how often, and what they hold.
GRAMMAR = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="feed"><interleave>
    <ref name="id"/><ref name="title"/><ref name="updated"/><oneOrMore><ref name="author"/></oneOrMore>
    <optional><element name="generator"><text/></element></optional>
    <zeroOrMore><ref name="entry"/></zeroOrMore>
  </interleave></element></start>
  <define name="entry"><element name="entry">
    <optional><attribute name="lang" ns="http://www.w3.org/XML/1998/namespace">
      <data type="language"/></attribute></optional>
    <interleave>
      <ref name="id"/><ref name="title"/><ref name="updated"/>
      <optional><element name="published"><ref name="date"/></element></optional>
      <zeroOrMore><ref name="author"/></zeroOrMore>
      <zeroOrMore><element name="link"><attribute name="href"><data type="anyURI"/></attribute>
        <attribute name="rel"><choice><value>alternate</value><value>related</value></choice></attribute>
      </element></zeroOrMore>
      <zeroOrMore><element name="category"><attribute name="term"/></element></zeroOrMore>
      <element name="content"><attribute name="type"><value>xhtml</value></attribute>
        <element name="div" ns="http://www.w3.org/1999/xhtml"><ref name="anything"/></element></element>
    </interleave>
  </element></define>
  <define name="id"><element name="id"><data type="anyURI"><param name="minLength">1</param></data></element></define>
  <define name="title"><element name="title"><text/></element></define>
  <define name="updated"><element name="updated"><ref name="date"/></element></define>
  <define name="author"><element name="author"><element name="name"><data type="string">
    <param name="minLength">1</param></data></element></element></define>
  <define name="date"><data type="dateTime"><param name="pattern">.+T.+(Z|[+\\-]\\d\\d:\\d\\d)</param></data></define>
  <define name="anything"><zeroOrMore><choice><text/><element><nsName ns="http://www.w3.org/1999/xhtml"/>
    <ref name="anything"/></element></choice></zeroOrMore></define>
</grammar>"""


def feed(*records: Record) -> bytes:
    sink = io.BytesIO()
    write("atom", records, sink)
    return sink.getvalue()


def parsed(*records: Record) -> Any:
    return etree.fromstring(feed(*records))


def test_the_feed_is_what_the_rfc_asks_for(kept: Kept) -> None:
    grammar = etree.RelaxNG(etree.fromstring(GRAMMAR))
    for records in (kept, ()):
        assert grammar.validate(parsed(*records)), grammar.error_log
    assert not grammar.validate(etree.fromstring(feed(*kept).replace(b"<updated>", b"<changed>").replace(
        b"</updated>", b"</changed>")))


def test_a_feed_reader_finds_an_entry_for_each_article(kept: Kept) -> None:
    read = feedparser.parse(feed(*kept))
    assert (read.bozo, read.version, len(read.entries)) == (0, "atom10", len(kept))
    assert read.feed.updated == max(e.updated for e in read.entries)
    assert len({e.id for e in read.entries}) == len(read.entries)
    first = feedparser.parse(feed(plain())).entries[0]
    assert (first.title, first.link, first.author) == (
        "Kunjungan ditunggu", "https://kabar.example/berita/1?a=b&c=d", "Ayu Lestari")
    assert (first.published, first.updated) == ("2026-03-02T00:00:00.000Z", "2026-03-20T08:30:15.250Z")
    assert {t.term for t in first.tags} == {"decline", "deny", "predict", "question", "state", "warn"}


def test_every_claim_is_quoted_with_its_place_and_its_id(kept: Kept) -> None:
    for record in kept[:-1]:
        items = parsed(record).findall(f".//{XHTML}li")
        assert len(items) == len(record.analysis.claims)
        for item, claim in zip(items, record.analysis.claims, strict=True):
            assert item.findtext(f"{XHTML}q") == quoted(record, claim)
            place = ", ".join(f"{start}–{end}" for start, end in claim.content)
            assert item.findtext(f"{XHTML}small") == f"{claim.act} · {place} · {claim.id}"


def test_markup_and_control_characters_of_an_article_stay_text() -> None:
    tree = parsed(odd())
    assert tree.findtext(f"{ATOM}entry/{ATOM}title") == (
        "🚀 �Tensi� naik. =cmd|' /C calc'!A0; =HYPERLINK(1) kata <b>Rudi & Sons</b>�. …")
    assert "😀" in tree.findall(f".//{XHTML}q")[0].text


def test_without_author_or_publisher_the_feed_is_the_author() -> None:
    entry = parsed(odd()).find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}author") is None
    assert entry.find(f"{ATOM}published") is None
    assert entry.find(f"{ATOM}link") is None
    assert parsed(odd()).findtext(f"{ATOM}author/{ATOM}name") == "Pantau"


def test_the_newest_entry_dates_the_feed_wherever_it_stands() -> None:
    new = replace(plain(), kept=replace(plain().kept, added=datetime(2026, 5, 1, tzinfo=UTC)))
    for order in ((new, odd()), (odd(), new)):
        assert parsed(*order).findtext(f"{ATOM}updated") == "2026-05-01T00:00:00.000Z"


def test_an_article_in_which_nobody_speaks_is_no_news_of_this_feed() -> None:
    silent = replace(plain(), analysis=replace(plain().analysis, claims=()))
    assert parsed(silent).find(f"{ATOM}entry") is None
