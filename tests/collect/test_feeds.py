"""Feeds in every dialect, broken ones, hostile ones, and what is none."""

import json
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.collect.feeds import parse_feed, read_feed
from pantau.collect.listing import Entry, Listing, plain, when
from pantau.collect.urls import canonical
from pantau.errors import InputError

URL = "https://kabar.test/umpan/rss.xml"
ITEM = ("<title>Jembatan Lindu dibuka</title><link>https://kabar.test/berita/1</link>"
        "<pubDate>Tue, 24 Mar 2026 00:30:00 +0700</pubDate>")


def parsed(data: str | bytes) -> Listing:
    return parse_feed(data.encode() if isinstance(data, str) else data, url=URL)


def rss(item: str = ITEM, *, head: str = "", version: str = "2.0") -> str:
    return (f'<?xml version="1.0" encoding="UTF-8"?><rss version="{version}" '
            'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
            'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">'
            f"<channel><title>Kabar Lindu</title><link>https://kabar.test/</link>{head}<item>{item}</item></channel></rss>")


def atom(entry: str, *, base: str = "") -> str:
    return (f'<feed xmlns="http://www.w3.org/2005/Atom"{base}><title>Kabar Lindu</title><id>tag:kabar.test,2026:0</id>'
            f"<updated>2026-03-24T08:00:00+07:00</updated><entry>{entry}</entry></feed>")


def only(data: str | bytes) -> Entry:
    entries = parsed(data).entries
    assert len(entries) == 1
    return entries[0]


def refused(data: str | bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        parsed(data)
    assert caught.value.mend
    assert caught.value.where == URL
    return caught.value


RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://{ns}"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Kabar Lindu</title></channel><item rdf:about="urn:1">
 <title>Jembatan Lindu dibuka</title><link>https://kabar.test/berita/1</link>{more}</item></rdf:RDF>"""
CDF = """<?xml version="1.0"?><CHANNEL HREF="https://kabar.test/"><TITLE>Kabar Lindu</TITLE>
<ITEM HREF="https://kabar.test/berita/1"><TITLE>Jembatan Lindu dibuka</TITLE></ITEM></CHANNEL>"""
ATOM_ENTRY = ('<title>Jembatan Lindu dibuka</title><id>tag:kabar.test,2026:1</id><link href="https://kabar.test/berita/1"/>'
              "<published>2026-03-24T00:30:00+07:00</published><updated>2026-03-25T07:00:00+07:00</updated>"
              "<author><name>Sari Utomo</name></author>")
ATOM_03 = ('<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Kabar Lindu</title><entry>'
           '<title>Jembatan Lindu dibuka</title><link rel="alternate" type="text/html" href="https://kabar.test/berita/1"/>'
           "<issued>2026-03-24T00:30:00+07:00</issued><modified>2026-03-25T07:00:00+07:00</modified></entry></feed>")
JSON = {"version": "https://jsonfeed.org/version/1.1", "title": "Kabar Lindu", "items": [{
    "id": 1, "url": "/berita/1", "title": "Jembatan Lindu dibuka", "date_published": "2026-03-24T00:30:00+07:00",
    "date_modified": "2026-03-25T07:00:00+07:00", "authors": [{"name": "Sari Utomo"}, {"name": "Bima"}],
    "content_html": "<p>Jembatan itu dibuka.</p>"}]}

DIALECTS = {
    "RSS 0.90": RDF.format(ns="my.netscape.com/rdf/simple/0.9/", more=""),
    "RSS 0.91": rss(version="0.91"),
    "RSS 0.91 with its DTD": rss(version="0.91").replace(
        "<rss", '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://n.test/rss-0.91.dtd" '
        '[<!ENTITY % latin PUBLIC "-//W3C//ENTITIES Latin 1//EN" "x.ent"> %latin; <!ENTITY nbsp "&#160;">]><rss', 1),
    "RSS 0.92": rss(version="0.92"),
    "RSS 0.93": rss(version="0.93"),
    "RSS 1.0": RDF.format(ns="purl.org/rss/1.0/", more="<dc:date>2026-03-24T00:30:00+07:00</dc:date>"),
    "RSS 2.0": rss(),
    "RSS without a version": rss().replace(' version="2.0"', ""),
    "Atom 0.3": ATOM_03,
    "Atom 1.0": atom(ATOM_ENTRY),
    "CDF": CDF,
    "JSON Feed 1.1": json.dumps(JSON),
    "JSON Feed 1": json.dumps(JSON).replace("version/1.1", "version/1"),
}


@pytest.mark.parametrize("name", DIALECTS)
def test_every_dialect_is_read(name: str) -> None:
    feed = parsed(DIALECTS[name])
    assert (feed.kind, feed.title) == ("feed", "Kabar Lindu")
    assert [(entry.url, entry.title) for entry in feed.entries] == [("https://kabar.test/berita/1",
    "Jembatan Lindu dibuka")]


@pytest.mark.parametrize("name", [name for name in DIALECTS if name not in {"RSS 0.90", "CDF"}])
def test_the_day_of_publication_is_the_one_that_is_written(name: str) -> None:
    """00:30 in Jakarta is the day before in UTC."""
    assert only(DIALECTS[name]).published == "2026-03-24T00:30:00+07:00"


def test_what_an_atom_entry_says() -> None:
    entry = only(atom(ATOM_ENTRY + '<content type="html">&lt;p&gt;Dibuka.&lt;/p&gt;</content><summary>x</summary>'))
    assert entry.updated == "2026-03-25T07:00:00+07:00"
    assert (entry.author, entry.id, entry.html) == ("Sari Utomo", "tag:kabar.test,2026:1", "<p>Dibuka.</p>")
    assert entry.warnings == ()


def test_an_update_of_atom_is_no_publication() -> None:
    entry = only(atom("<title>a</title><updated>2026-03-25T07:00:00Z</updated>"))
    assert (entry.published, entry.updated) == (None, "2026-03-25T07:00:00+00:00")


def test_what_an_rss_item_says() -> None:
    entry = only(rss(ITEM + "<author>redaksi@kabar.test (Sari Utomo)</author><description>Pendek</description>"
                     "<content:encoded><![CDATA[<p>Jembatan itu dibuka.</p>]]></content:encoded>"
                     "<guid isPermaLink='false'>9</guid>"))
    assert entry.html == "<p>Jembatan itu dibuka.</p>"
    assert entry.author is not None
    assert "Sari Utomo" in entry.author
    assert entry.id == "9"


def test_a_json_item_says_the_same() -> None:
    entry = only(json.dumps(JSON))
    assert (entry.author, entry.id, entry.html) == ("Sari Utomo, Bima", "1", "<p>Jembatan itu dibuka.</p>")
    assert entry.updated == "2026-03-25T07:00:00+07:00"


def test_odd_json_feeds_keep_what_can_be_read() -> None:
    items: list[object] = [5, {}, {"url": 7, "title": ["x"], "authors": {"name": "x"}, "id": {}},
                           {"content_text": "satu & dua\ntiga", "author": {"name": "Sari"},
                           "date_published": "kemarin"}]
    odd = parsed(json.dumps(JSON | {"items": items, "title": 5})).entries
    assert len(odd) == 3
    assert odd[2].html == "<p>satu &amp; dua</p><p>tiga</p>"
    assert (odd[2].author, odd[2].published, len(odd[2].warnings)) == ("Sari", None, 1)


@pytest.mark.parametrize("title", [
    "Harga &lt;b&gt;beras&lt;/b&gt; naik &amp;amp; turun", "<![CDATA[Harga <b>beras</b>\n  naik &amp; turun]]>",
    "Harga beras naik &amp; turun", "Harga beras naik &amp;#38; turun", "Harga <i>beras</i> naik &amp; turun",
    "Harga beras naik & turun", "&amp;lt;p&amp;gt;Harga beras naik &amp;amp; turun",
])
def test_titles_are_plain_text(title: str) -> None:
    assert only(rss(f"<title>{title}</title>")).title == "Harga beras naik & turun"


def test_what_only_looks_like_markup_in_a_title_stays() -> None:
    assert plain("Suhu < 5 derajat & > 3, kata R&D") == "Suhu < 5 derajat & > 3, kata R&D"
    assert plain("  <br/> ") is None
    assert plain("a\x00b\ud800") == "ab"


@pytest.mark.parametrize(("item", "url"), [
    ("<link>/berita/2</link>", "https://kabar.test/berita/2"),
    ("<link>3?a=1&amp;b=2</link>", "https://kabar.test/umpan/3?a=1&b=2"),
    ("<link>https://kabar.test/4?a=1&amp;amp;b=2</link>", "https://kabar.test/4?a=1&b=2"),
    ("<link>https://kabar.test/4?a=1&amp;copy=2&amp;section=3</link>", "https://kabar.test/4?a=1&copy=2&section=3"),
    ("<link>\n https://kabar.test/5 \n</link>", "https://kabar.test/5"),
    ("<link><![CDATA[https://kabar.test/6]]></link>", "https://kabar.test/6"),
    ("<guid>https://kabar.test/7</guid>", "https://kabar.test/7"),
    ('<guid isPermaLink="true">https://kabar.test/8</guid>', "https://kabar.test/8"),
    ('<guid isPermaLink="false">https://kabar.test/9</guid>', None),
    ('<link>https://lain.test/10</link><guid isPermaLink="false">9</guid>', "https://lain.test/10"),
    ("<link>https://p.test/x</link><feedburner:origLink>https://kabar.test/11</feedburner:origLink>",
    "https://kabar.test/11"),
    ("<link>javascript:alert(1)</link>", None),
    ("<link>mailto:a@kabar.test</link>", None),
    ("<title>tanpa tautan</title>", None),
    ('<enclosure url="https://kabar.test/a.mp3" type="audio/mpeg" length="1"/>', None),
])
def test_links_of_items(item: str, url: str | None) -> None:
    assert only(rss(item)).url == url


@pytest.mark.parametrize(("base", "entry", "url"), [
    (' xml:base="https://lain.test/x/"', '<link href="y"/>', "https://lain.test/x/y"),
    (' xml:base="/z/"', '<link rel="alternate" href="y"/>', "https://kabar.test/z/y"),
    ("", '<link rel="self" href="/s"/><link rel="alternate" type="text/html" href="/h"/>', "https://kabar.test/h"),
    ("", '<link rel="replies" href="/r"/><link href="/h"/>', "https://kabar.test/h"),
    ("", '<link rel="self" href="/s"/>', None),
])
def test_links_of_entries(base: str, entry: str, url: str | None) -> None:
    assert only(atom(entry, base=base)).url == url


def test_an_item_without_link_or_id_brings_its_own_text() -> None:
    entry = only(rss("<description>&lt;p&gt;Jembatan itu dibuka.&lt;/p&gt;</description>"))
    assert (entry.url, entry.id, entry.html) == (None, None, "<p>Jembatan itu dibuka.</p>")
    assert only(rss("<title>Hanya judul</title>")).html is None


@pytest.mark.parametrize("text", [
    "Tue, 31 Feb 2026 10:00:00 GMT", "2026-02-31T10:00:00Z", "2026-13-45", "Wed, 30 Nov -0001 00:00:00 +0000",
    "Thu, 01 Jan 1970 00:00:00 +0000", "0001-01-01T00:00:00Z", "kemarin", "24/11/2026", "1795507200", "2026",
    "11/24/2026 10:00",
    "Tue, 24 Mar 2026 25:61:00 +0700", "Mon, 01 Jan 2091 00:00:00 GMT", "9999-12-31T23:59:59Z",
    "9999-12-31T23:59:59-12:00",
    "0001-01-01T00:00:00+12:00", "Tue, 24 Mar 2026 10:00:00 +9999", "24", "-", "1 1 1",
])
def test_dates_that_cannot_be_are_told_and_not_guessed(text: str) -> None:
    entry = only(rss(f"<link>https://kabar.test/1</link><pubDate>{text}</pubDate>"))
    assert (entry.url, entry.published) == ("https://kabar.test/1", None)
    assert len(entry.warnings) >= 1
    assert text[:20] in entry.warnings[0]


@pytest.mark.parametrize(("text", "iso"), [
    ("Tue, 24 Mar 2026 07:00:00 GMT", "2026-03-24T07:00:00+00:00"), ("24 Mar 2026 07:00 +0700",
    "2026-03-24T07:00:00+07:00"),
    ("Tue, 24 Mar 26 07:00:00 EST", "2026-03-24T07:00:00-05:00"), ("Tue, 24 Mar 2026 07:00:00 WIB",
    "2026-03-24T07:00:00"),
    ("Tue Mar 24 07:00:00 2026", "2026-03-24T07:00:00"), ("2026-03-24", "2026-03-24"), ("24 Mar 2026", "2026-03-24"),
    ("2026-03-24 07:00:00", "2026-03-24T07:00:00"), ("20260324T070000Z", "2026-03-24T07:00:00+00:00"), ("20260324",
    "2026-03-24"),
    ("2026-03-24T07:00:00.123456Z", "2026-03-24T07:00:00+00:00"), (" 2026-03-24T07:00Z\n", "2026-03-24T07:00:00+00:00"),
])
def test_dates_as_they_are_written(text: str, iso: str) -> None:
    assert when(text, datetime(2026, 3, 25, tzinfo=UTC)) == iso


def test_tomorrow_somewhere_is_today_elsewhere() -> None:
    now = datetime(2026, 3, 24, 18, tzinfo=UTC)
    assert when("2026-03-25T01:00:00+07:00", now)
    with pytest.raises(ValueError, match="yet to come"):
        when("2026-03-26T02:00:00+07:00", now)
    assert when("", now) is None
    assert when(None, now) is None
    assert when((now + timedelta(hours=23)).isoformat(), now)


BROKEN: dict[str, str | bytes] = {
    "an ampersand": rss().replace("Jembatan Lindu dibuka", "Jembatan Lindu dibuka & ditutup"),
    "an entity of HTML": rss().replace("Lindu dibuka", "Lindu&nbsp;dibuka &ndash; resmi"),
    "cut off": rss()[:-23],
    "cut off in a tag": rss()[:-3],
    "leading blank lines": "\n\n  \n" + rss(),
    "a byte order mark": "\ufeff" + rss(),
    "a mark and blank lines": "\n\ufeff\n" + rss(),
    "a warning before it": "<br />\n<b>Warning</b>: mysql_connect() in /home/x.php on line 3<br />\n" + rss(),
    "a comment before it": "<!-- dibuat oleh mesin --><?xml version='1.0'?><!-- <html> -->" + rss().partition("?>")[2],
    "a comment behind it": rss() + "<!-- 0.2 detik -->",
    "something behind it": rss() + "<script>x</script>",
    "numbers of no character": rss().replace("Lindu dibuka", "Lindu &#xD800;&#999999999999;&#0;&#xFFFFFFFF;dibuka"),
    "an open tag of HTML": rss().replace("</title><link>", "<b> </title><link>", 1),
    "an undeclared prefix": rss().replace("<item>", "<item><media:thumbnail url='x'/>"),
    "a control character": rss().replace("Lindu dibuka", "Lindu\x0b\x01 dibuka"),
    "a tag that is never closed": rss(ITEM + "<description>satu<br>dua</description>"),
    "no end of item": rss().replace("</item>", ""),
    "a lone surrogate's bytes": rss().encode().replace(b"Lindu dibuka", b"Lindu \xed\xa0\x80dibuka"),
    "CDATA that never ends": rss(ITEM + "<description><![CDATA[satu")[:-24],
    "an instruction": rss().replace("<rss", '<?xml-stylesheet href="x.xsl"?><rss', 1),
    "upper case": rss().replace("<item>", "<ITEM>").replace("</item>", "</ITEM>"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_feeds_are_read(name: str) -> None:
    entry = only(BROKEN[name])
    assert entry.url == "https://kabar.test/berita/1"
    assert entry.title is not None
    assert entry.title.startswith("Jembatan Lindu")
    assert entry.published == "2026-03-24T00:30:00+07:00"


@pytest.mark.parametrize(("written", "declared", "header"), [
    ("utf-8", "iso-8859-1", None), ("utf-8", "us-ascii", "iso-8859-1"), ("cp1252", "iso-8859-1", None), ("cp1252",
    "utf-8", None),
    ("iso-8859-2", "iso-8859-2", None), ("iso-8859-2", "utf-8", "iso-8859-2"), ("utf-16", "utf-16", None),
    ("utf-8-sig", "utf-16", None),
    ("utf-8", "tidak-ada", "juga-tidak"),
])
def test_whatever_encoding_is_declared_the_true_one_is_found(written: str, declared: str, header: str | None) -> None:
    title = {"iso-8859-2": "Zażółć gęślą jaźń", "cp1252": "Café José: “siap”"}.get(written, "Zażółć 北京")
    data = rss(f"<title>{title}</title><link>https://kabar.test/1</link>").replace("UTF-8", declared).encode(written)
    assert parse_feed(data, url=URL, content_type="text/xml", charset=header).entries[0].title == title


def test_an_empty_feed_is_a_feed() -> None:
    assert parsed("<rss version='2.0'><channel><title>Kabar</title></channel></rss>") == Listing("feed", "Kabar")
    assert parsed("<rss/>").entries == ()
    assert parsed('<feed xmlns="http://www.w3.org/2005/Atom"/>').entries == ()
    assert parsed(json.dumps(JSON | {"items": []})).entries == ()


def test_duplicates_stay_for_the_crawl_to_tell() -> None:
    assert len(parsed(rss(ITEM + "</item><item>" + ITEM)).entries) == 2


@pytest.mark.parametrize("data", [
    b"", b" ", b"halo", b"<", b"{}", b"{", b'{"version": "https://jsonfeed.org/version/1"}', b"{" * 200_000, b"[1]",
    b"<html><body>Halo</body></html>", b"<!DOCTYPE html><title>x</title>", b"<svg/>", b"\x89PNG\r\n\x1a\n",
    b"<urlset/>",
    b'{"text": "satu"}\n{"text": "dua"}', b'{"version": 5, "items": []}', b"<?xml version='1.0'?>",
    b"<!DOCTYPE rss [", b"<!--",
])
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    refused(data)


def test_a_page_in_place_of_a_feed_names_its_feeds() -> None:
    error = refused('<!DOCTYPE html><html><link rel="alternate" type="application/rss+xml" href="/rss"></html>')
    assert "no feed" in error.what
    assert "https://kabar.test/rss" in error.mend


BOMBS = {
    "billion laughs": '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>',
    "by parameters": '<!DOCTYPE rss [<!ENTITY % a "ha"><!ENTITY b "%a;%a;">]>',
    "quadratic": f'<!DOCTYPE rss [<!ENTITY a "{"ha" * 50_000}">]>',
    "a file": '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "an address": '<!DOCTYPE rss [ <!ENTITY a PUBLIC "x" "http://127.0.0.1/">]>',
    "on many lines": "<!DOCTYPE rss [\n<!ENTITY\n  a\n 'ha'>\n<!ENTITY\n b '&a;&a;'>\n]>",
    "brackets inside": '<!DOCTYPE rss [<!ENTITY x "]>"><!ENTITY a SYSTEM "file:///etc/passwd">]>',
}


@pytest.mark.parametrize("name", BOMBS)
def test_entity_bombs_are_refused(name: str) -> None:
    begin = time.perf_counter()
    assert "entities" in refused(BOMBS[name] + rss("<title>&a;&b;&a;</title>").partition("?>")[2]).what
    assert time.perf_counter() - begin < 1


def test_a_bomb_in_utf16_is_seen_too() -> None:
    text = '<?xml version="1.0" encoding="utf-16"?>' + BOMBS["billion laughs"] + rss().partition("?>")[2]
    assert "entities" in refused(text.encode("utf-16")).what


def test_plain_entities_of_old_feeds_do_no_harm() -> None:
    head = '<!DOCTYPE rss [<!ENTITY nbsp "&#160;"><!ENTITY eacute "&#233;">]>'
    assert only(head + rss("<title>Caf&eacute;&nbsp;Lindu</title>").partition("?>")[2]).title == "Café Lindu"


@pytest.mark.parametrize("hostile", [
    "<author>" + "a" * 200_000 + "</author>", "<author>" + "a@" * 100_000 + "</author>",
    "<a>" * 20_000, "<" * 20_000, "&" * 20_000, "<![CDATA[" * 20_000, "<!-- " * 20_000, "<a b='" * 5_000,
    "<!x " * 20_000,
    "<?" * 20_000, "<a " + "b " * 50_000, "<item>" * 5_000, "<title>" + " " * 100_000,
    "<pubDate>" + "1 " * 50_000 + "</pubDate>", "<link>" + "../" * 30_000 + "</link>", "<a xml:base='x/'>" * 2_000,
], ids=lambda text: text[:12])
def test_hostile_feeds_take_a_bounded_time(hostile: str) -> None:
    begin = time.perf_counter()
    for broken in (rss(hostile), rss(hostile + "& <")):
        with suppress(InputError):
            parsed(broken)
    assert time.perf_counter() - begin < 5


def test_an_element_with_thousands_of_attributes_is_refused() -> None:
    refused(rss("<a " + " ".join(f"b{i}='1'" for i in range(5000)) + "/>"))
    refused("<rss " + " ".join(f"b{i}=1" for i in range(5000)) + ">")
    refused(rss("<a/>" * 600_000))


def test_blank_lines_without_end_before_a_feed() -> None:
    begin = time.perf_counter()
    assert only("<?xml version='1.0'?>" + "\n" * 200_000 + rss().partition("?>")[2]).title
    assert time.perf_counter() - begin < 2


def test_ten_thousand_entries_in_a_bounded_time() -> None:
    items = "</item><item>".join(
        f"<title>Berita {i} &amp; lain</title><link>/{i}</link><pubDate>Tue, 24 Mar 2026 00:30:00 +0700</pubDate>"
        for i in range(10_000))
    begin = time.perf_counter()
    entries = parsed(rss(items)).entries
    assert len(entries) == 10_000
    assert entries[-1].title == "Berita 9999 & lain"
    assert time.perf_counter() - begin < 30


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([text for text in (*DIALECTS.values(), *BROKEN.values()) if isinstance(text, str)]),
       st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60), st.sampled_from(
           ["", "<", ">", "&", "]]>", "<![CDATA[", "\0", "\ud800", "</item>", "<link>http://[::1</link>", "<guid/>",
            "'", '<content type="base64">', "<enclosure url='http://['/>", "<title type='xhtml'>",
            "xmlns=''"])), max_size=6))
def test_a_feed_is_read_or_refused_whatever_it_holds(text: str, wounds: list[tuple[float, int, str]]) -> None:
    for place, cut, more in wounds:
        at = int(place * len(text))
        text = text[:at] + more + text[at + cut:]
    try:
        entries = read_feed(text, url=URL).entries
    except InputError:
        return
    for entry in entries:
        assert entry.url is None or canonical(entry.url)
        assert all(isinstance(part, str | None) for part in (entry.title, entry.author, entry.html, entry.id))


def test_a_feed_beyond_the_bound_is_refused() -> None:
    assert "8 MiB" in refused(b"<rss>" + b" " * 9 * 2**20).what
