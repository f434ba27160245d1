"""Sitemaps: pages, indexes, the extension for news, plain text; broken and hostile ones."""

import time

import pytest

from pantau.collect.listing import Entry, Listing
from pantau.collect.sitemaps import MOST, parse_sitemap
from pantau.errors import InputError

URL = "https://kabar.test/sitemap.xml"
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def parsed(data: str | bytes) -> Listing:
    return parse_sitemap(data.encode() if isinstance(data, str) else data, url=URL)


def test_a_sitemap_gives_its_pages_and_their_last_change() -> None:
    found = parsed(f"""<?xml version="1.0" encoding="UTF-8"?><!-- dibuat --><urlset {NS}>
        <url><loc> https://kabar.test/1?a=1&amp;b=2 </loc><lastmod>2026-03-24T00:30:00+07:00</lastmod></url>
        <url><loc>/2</loc><lastmod>2026-03-24</lastmod><priority>0.5</priority></url>
        <url><loc>mailto:a@kabar.test</loc></url><url><lastmod>2026-03-24</lastmod></url><url/></urlset>""")
    assert found == Listing("sitemap", entries=(
        Entry("https://kabar.test/1?a=1&b=2", updated="2026-03-24T00:30:00+07:00"),
        Entry("https://kabar.test/2", updated="2026-03-24")))


@pytest.mark.parametrize("prefix", ["news:", "n:"])
def test_a_news_sitemap_tells_title_day_and_publisher(prefix: str) -> None:
    text = f"""<urlset {NS} {NEWS}><url><loc>https://kabar.test/1</loc><news:news><news:publication>
        <news:name>Kabar Lindu</news:name><news:language>id</news:language></news:publication>
        <news:publication_date>2026-03-24T00:30:00+07:00</news:publication_date>
        <news:title>Jembatan &lt;b&gt;Lindu&lt;/b&gt; dibuka</news:title></news:news></url></urlset>"""
    entry, = parsed(text.replace("news:", prefix).replace("xmlns:news", f"xmlns:{prefix[:-1]}")).entries
    assert (entry.title, entry.publisher, entry.published) == (
        "Jembatan Lindu dibuka", "Kabar Lindu", "2026-03-24T00:30:00+07:00")


def test_a_date_that_cannot_be_is_told() -> None:
    entry, = parsed(f"<urlset {NS}><url><loc>/1</loc><lastmod>2026-02-31</lastmod></url></urlset>").entries
    assert entry.updated is None
    assert "2026-02-31" in entry.warnings[0]


def test_an_index_gives_its_sitemaps() -> None:
    found = parsed(f"<sitemapindex {NS}><sitemap><loc>https://kabar.test/a.xml.gz</loc><lastmod>2026-03-24</lastmod></sitemap>"
                   "<sitemap><loc>b.xml</loc></sitemap><sitemap/></sitemapindex>")
    assert found == Listing("sitemap", lists=("https://kabar.test/a.xml.gz", "https://kabar.test/b.xml"))


def test_addresses_one_a_line_are_a_sitemap() -> None:
    found = parsed("\ufeffhttps://kabar.test/1\r\nhttps://kabar.test/2\n\n")
    assert [entry.url for entry in found.entries] == ["https://kabar.test/1", "https://kabar.test/2"]


@pytest.mark.parametrize("text", [
    "<urlset><url><loc>https://kabar.test/1</loc></url><url><loc>https://kabar.test/2</loc></url>",
    "<urlset><url><loc>https://kabar.test/1</loc></url><url><loc>https://kabar.test/2</loc></ur",
    "<urlset><url><loc>https://kabar.test/1</loc></url><url><image:image><loc>https://kabar.test/2</loc></image:image>"
    "<loc>https://kabar.test/2</loc></url></urlset>",
    "\n <urlset xmlns='http://www.google.com/schemas/sitemap/0.84'><url><loc><![CDATA[https://kabar.test/1]]></loc></url>"
    "<url>\x01<loc>https://kabar.test/2</loc></url></urlset>",
    "<URLSET><url><loc>https://kabar.test/1</loc></url><url><loc>https://kabar.test/2</loc></url></URLSET>",
])
def test_broken_sitemaps_are_read(text: str) -> None:
    assert [entry.url for entry in parsed(text).entries] == ["https://kabar.test/1", "https://kabar.test/2"]


def test_empty_sitemaps_are_sitemaps() -> None:
    assert parsed(f"<urlset {NS}/>") == Listing("sitemap")
    assert parsed("<sitemapindex>") == Listing("sitemap")
    assert parsed("<urlset") == Listing("sitemap")


@pytest.mark.parametrize("data", [
    b"", b"halo", b"<html></html>", b"<rss/>", b"\x1f\x8b\x08", b"https://kabar.test/1\nhalo", b"{}",
])
def test_what_is_no_sitemap_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        parsed(data)
    assert caught.value.where == URL
    assert caught.value.mend


@pytest.mark.parametrize("head", [
    '<!DOCTYPE urlset [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
])
def test_entity_bombs_are_refused(head: str) -> None:
    with pytest.raises(InputError, match="entities"):
        parsed(head + "<urlset><url><loc>https://kabar.test/&a;</loc></url></urlset>")


def test_a_sitemap_has_a_bound() -> None:
    begin = time.perf_counter()
    found = parsed("<urlset>" + "".join(f"<url><loc>/{n}</loc></url>" for n in range(MOST + 9)) + "</urlset>")
    assert len(found.entries) == MOST
    assert len(parsed("<sitemapindex>" + "<sitemap><loc>/1</loc></sitemap>" * (MOST + 9)).lists) == MOST
    assert time.perf_counter() - begin < 30


def test_depth_is_bounded() -> None:
    assert parsed("<urlset>" + "<a>" * 100_000).entries == ()
