"""Lists of feeds: what other readers write is read, what we write comes back."""

import pytest

from pantau.collect.opml import Subscription, read_opml, write_opml
from pantau.errors import InputError

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>Langganan</title></head><body>
  <outline text="Nasional"><outline text="Ibu kota">
    <outline type="rss" text="Kabar &amp; Warta" title="Kabar &amp; Warta" xmlUrl="https://kabar.test/rss" htmlUrl="https://kabar.test/"/>
  </outline></outline>
  <outline TEXT="Lindu" XMLURL="https://lindu.test/atom?a=1&amp;b=2"/>
  <outline text="Lagi" xmlUrl="https://kabar.test/rss"/>
  <outline text="Daftar lain" type="include" url="https://kabar.test/daftar.opml"/>
  <outline text="Halaman" type="link" url="https://kabar.test/feeds.opml"/>
  <outline text="Kosong" xmlUrl=""/><outline text="Surat" xmlUrl="mailto:a@kabar.test"/><outline/>
</body></opml>"""


def test_a_list_is_read_whatever_its_folders() -> None:
    assert read_opml(LIST, where="langganan.opml") == (
        Subscription("https://kabar.test/rss", "Kabar & Warta", "https://kabar.test/"),
        Subscription("https://lindu.test/atom?a=1&b=2", "Lindu"),
        Subscription("https://kabar.test/daftar.opml", "Daftar lain"),
        Subscription("https://kabar.test/feeds.opml", "Halaman"))


def test_what_is_written_comes_back() -> None:
    feeds = (Subscription("https://kabar.test/rss?a=1&b=2", 'Kabar "Lindu" & Warta \'é\'', "https://kabar.test/"),
             Subscription("https://lindu.test/atom", "Lindu\nbaris"), Subscription("https://x.test/é", None))
    text = write_opml(feeds, title="Umpan <saya> & lain")
    back = read_opml(text, where="x.opml")
    assert [feed.url for feed in back] == [feed.url for feed in feeds]
    assert [feed.title for feed in back] == ['Kabar "Lindu" & Warta \'é\'', "Lindu baris", "https://x.test/é"]
    assert [feed.page for feed in back] == ["https://kabar.test/", None, None]
    assert write_opml(back, title="Umpan <saya> & lain") == text


def test_an_empty_list_is_one() -> None:
    assert read_opml(write_opml((), title="Kosong"), where="x.opml") == ()


def test_broken_lists_are_read() -> None:
    text = LIST.replace("Kabar &amp; Warta", "Kabar & Warta")
    assert len(read_opml(text, where="x.opml")) == 4
    assert len(read_opml(LIST.partition("</body>")[0], where="x.opml")) == 4


@pytest.mark.parametrize("text", ["", "halo", "<html/>", "<rss/>", "{}"])
def test_what_is_no_list_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_opml(text, where="x.opml")
    assert caught.value.mend
    assert caught.value.where == "x.opml"


def test_an_entity_bomb_is_refused() -> None:
    with pytest.raises(InputError, match="entities"):
        read_opml('<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml/>', where="x.opml")
