"""Addresses: what is the same page is one, what may be another stays another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.collect.urls import canonical, feeds_of, is_url, known_as, link
from pantau.errors import InputError

PAGE = "https://kabar.test/berita/4711234/jembatan-baru-dibuka-pekan-depan"


@pytest.mark.parametrize(("url", "known"), [
    ("HTTPS://Kabar.Test", "https://kabar.test/"),
    ("https://kabar.test:443/a", "https://kabar.test/a"),
    ("http://kabar.test:80/a", "http://kabar.test/a"),
    ("http://kabar.test:8080/a", "http://kabar.test:8080/a"),
    ("https://kabar.test./a#komentar", "https://kabar.test/a"),
    ("https://budi:rahasia@kabar.test/a", "https://kabar.test/a"),
    ("  https://kabar.test/a b \n", "https://kabar.test/a%20b"),
    ("https://kabar.test/%7ebudi/%c3%a9/é", "https://kabar.test/~budi/%C3%A9/%C3%A9"),
    ("https://kabar.test/a%2fb", "https://kabar.test/a%2Fb"),
    ("https://kabar.test/a/./b/../c", "https://kabar.test/a/c"),
    ("https://kabar.test/../../a/..", "https://kabar.test/"),
    ("https://kabar.test/a?", "https://kabar.test/a"),
    ("https://bücher.test/a", "https://xn--bcher-kva.test/a"),
    ("https://[2001:DB8::1]:8443/a", "https://[2001:db8::1]:8443/a"),
    ("https://kabar.test/a;jsessionid=1F?p=4", "https://kabar.test/a?p=4"),
])
def test_one_page_has_one_address(url: str, known: str) -> None:
    assert canonical(url) == known
    assert canonical(known) == known


@pytest.mark.parametrize("query", [
    "utm_source=x&utm_medium=rss", "fbclid=abc", "gclid=1&dclid=2", "mc_cid=1&mc_eid=2",
    "at_medium=RSS&at_campaign=KARANGA",
    "amp;utm_source=x", "UTM_Source=x", "_ga=2.1", "PHPSESSID=1", "xtor=RSS-1",
])
def test_trackers_go(query: str) -> None:
    assert canonical(f"https://kabar.test/a?{query}") == "https://kabar.test/a"
    assert canonical(f"https://kabar.test/a?{query}&id=5") == "https://kabar.test/a?id=5"


@pytest.mark.parametrize("query", [
    "id=123", "p=4", "20260401", "cid=7", "eid=7", "uid=3", "ref=9", "source=12", "keyword=banjir", "session=8",
    "medium=1",
    "page=2", "amp=1", "id=1&id=2", "b=2&a=1", "q=a%26b", "q=", "q=a+b", "judul=a/b?c", "campaign=4", "lang=id",
    "gl=id",
    "fbid=1", "gid=2", "yid=3", "story_fbid=4", "clid=5", "at=6",
])
def test_what_may_name_the_article_stays(query: str) -> None:
    assert canonical(f"https://kabar.test/a?{query}") == f"https://kabar.test/a?{query}"


def test_addresses_that_may_be_others_stay_others() -> None:
    urls = ["http://kabar.test/a", "https://kabar.test/a", "https://www.kabar.test/a", "https://kabar.test/a/",
            "https://kabar.test/A", "https://kabar.test/a.html", "https://kabar.test//a", "https://m.kabar.test/a",
            "https://kabar.test/amp/a"]
    assert len(set(map(canonical, urls))) == len(urls)


@pytest.mark.parametrize("text", [
    "", "berita.txt", "ftp://kabar.test/a", "https://", "https:///a", "https://kabar test/a", "https://-a.test/",
    "https://kabar.test:99999/", "https://kabar.test:abc/", "https://[::1/", "https://a..b/",
    "https://kabar.test/" + "a" * 5000,
    "javascript:alert(1)", "file:///etc/passwd", "https://" + "ü" * 300 + ".test/",
])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        canonical(text)
    assert caught.value.mend


def test_addresses_and_paths_are_told_apart() -> None:
    assert is_url("https://kabar.test/")
    assert is_url("HTTP://kabar.test")
    assert not any(map(is_url, ("berita/a.html", "https.txt", "-", "", "mailto:a@b.test")))


@pytest.mark.parametrize(("base", "url", "whole"), [
    ("https://kabar.test/rss/", "../a", "https://kabar.test/a"),
    ("https://kabar.test/rss", "//lain.test/a", "https://lain.test/a"),
    ("https://kabar.test/rss", " /a?x=1&amp;y=2 ", "https://kabar.test/a?x=1&y=2"),
    ("https://kabar.test/rss", "mailto:a@b.test", None),
    ("https://kabar.test/rss", "", None),
    ("/tmp/feed.xml", "a", None),
    ("https://kabar.test/rss", "https://[", None),
])
def test_links_become_whole(base: str, url: str, whole: str | None) -> None:
    assert link(base, url) == whole


def named(url: str, own: str, rel: str = "canonical") -> str:
    return known_as(url, f'<html><head><link href="{own}" rel="{rel}"></head>')


@pytest.mark.parametrize("url", [
    PAGE, PAGE + "?ref=beranda", "https://www.kabar.test/berita/4711234/jembatan-baru-dibuka-pekan-depan",
    PAGE.replace("https", "http"), PAGE.replace("berita", "amp"), PAGE + "/amp", PAGE + "/amp/", PAGE + "/",
    PAGE + "?amp=1", PAGE.replace("kabar", "amp.kabar"), PAGE.replace("kabar", "m.kabar"), PAGE + ".amp.html",
    PAGE + ".html",
])
def test_a_page_that_names_its_own_address_is_believed(url: str) -> None:
    assert named(url, PAGE) == PAGE


@pytest.mark.parametrize(("url", "own"), [
    (PAGE, "https://kabar.test/"), (PAGE, "https://kabar.test/berita"), (PAGE, "/"),
    (PAGE, "https://lain.test/berita/4711234/jembatan-baru-dibuka-pekan-depan"),
    (PAGE, PAGE.replace("dibuka", "ditutup")),
    ("https://kabar.test/baca.php?id=5", "https://kabar.test/baca.php"),
    ("https://kabar.test/indeks-berita-utama-hari-ini?id=5", "https://kabar.test/indeks-berita-utama-hari-ini"),
    (PAGE + "?page=2", PAGE), (PAGE + "/2", PAGE), ("https://kabar.test/terkini/", "https://www.kabar.test/terkini"),
    (PAGE, "https://["), (PAGE, "mailto:a@b.test"),
])
def test_a_page_that_names_another_page_is_not(url: str, own: str) -> None:
    assert named(url, own) == canonical(url)


def test_only_the_canonical_link_counts() -> None:
    assert named(PAGE + "?x=y", PAGE, "amphtml") == PAGE + "?x=y"
    assert known_as(PAGE, "<html>") == PAGE


def test_a_page_names_its_feeds() -> None:
    page = """<head><link rel="alternate" type="application/rss+xml" title="RSS" href="/rss?a=1&amp;b=2">
    <LINK HREF='https://kabar.test/atom' TYPE='application/atom+xml' REL='alternate'><link rel=alternate href=/en>
    <link rel="stylesheet" type="application/rss+xml" href="/no">"""
    assert feeds_of("https://kabar.test/a/b", page) == ("https://kabar.test/rss?a=1&b=2", "https://kabar.test/atom")


@given(st.text(max_size=60), st.sampled_from(["", "https://", "https://kabar.test/", "http://kabar.test:80/?", "https://["]))
def test_an_address_is_canonical_at_once_or_none(text: str, before: str) -> None:
    try:
        known = canonical(before + text)
    except InputError:
        return
    assert canonical(known) == known
    assert known.isascii()
