"""A raw article to a document: language, date of publication, what is no prose, pages, and what cannot be read."""

import sys
from datetime import date

import pytest

from pantau.errors import InputError, LanguageError
from pantau.lang import load_pack
from pantau.text.dates import given_date, month_names
from pantau.text.language import identify
from pantau.text.read import LONGEST, to_document
from pantau.text.tokens import document
from pantau.types import Document, RawDocument

ID = "Menteri Sari Utomo mengatakan bahwa jembatan itu akan dibuka pekan depan."
EN = "The minister said that the bridge would be opened next week."


def read(text: str, **known: str) -> Document:
    return to_document(RawDocument(where="a.txt", text=text, **known))  # type: ignore[arg-type]


def skipped(text: str, code: str = "id") -> list[str]:
    found = document(text, load_pack(code))
    return [text[slice(*found.tokens.span(r))] for r in found.skipped]


# Language

@pytest.mark.parametrize(("text", "code"), [
    (ID, "id"), (EN, "en"), ("Warga Minta Jembatan Dibuka", "id"), ("Sari: Kami Siap Bertemu Budi", "id"),
    ("Minister says bridge will open", "en"), ("Park: We Will Not Talk", "en"), (ID.upper(), "id"),
    ("Presiden tiba.", "id"), ("Sebuah polis asuransi hilang. " * 12, "id"),
    ("Drone menghantam kilang minyak. Api di kilang itu padam setelah dua jam.", "id"),
    ("\0" + ID + "\ud800", "id"), ("🙂 " + EN, "en"),
])
def test_short_texts_are_identified(text: str, code: str) -> None:
    assert identify(text) == code


@pytest.mark.parametrize(("text", "name"), [
    ("Le ministre a déclaré que le pont serait ouvert la semaine prochaine.", "French (fr)"),
    ("Der Minister sagte, die Brücke werde nächste Woche eröffnet.", "German (de)"),
    ("Menteri berkenaan berkata kerajaan akan membuka jambatan itu minggu hadapan kerana ramai penduduk memerlukannya, "
     "manakala polis diminta mengawal lalu lintas di situ selepas ini.", "Malay (ms)"),
    ("Menteri ngendika yen kreteg iku bakal dibukak minggu ngarep, lan warga wis ora perlu kuwatir maneh.",
     "Javanese (jv)"),
    ("Министр заявил, что мост откроют на следующей неделе.", "Russian (ru)"),
    ("部长表示，大桥将于下周开通。", "Chinese (zh)"),
])
def test_a_language_without_a_pack_is_refused_by_name(text: str, name: str) -> None:
    with pytest.raises(LanguageError) as caught:
        read(text)
    assert caught.value.what.startswith(name)
    assert caught.value.where == "a.txt"
    assert "id" in caught.value.mend


def test_what_is_no_language_is_said_to_be_unknown() -> None:
    with pytest.raises(LanguageError, match="not recognised"):
        read("12 34 -- 56")


def test_without_the_library_the_words_of_the_packs_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pycld2", None)
    assert [identify(text) for text in (ID, EN, ID * 20, EN * 20)] == ["id", "en", "id", "en"]
    with pytest.raises(LanguageError):
        identify("Der Minister sagte, die Brücke werde nächste Woche eröffnet.")


def test_the_language_given_overrides() -> None:
    assert read(EN, language="id").language == "id"
    assert to_document(RawDocument(where="x", text=EN, language="fr"), language="en-GB").language == "en"
    with pytest.raises(LanguageError, match=r"French \(fr\)"):
        read(EN, language="fr-FR")


# The date of publication

@pytest.mark.parametrize(("given", "day"), [
    ("2026-05-27", date(2026, 5, 27)), ("2026-05-27T22:02:00+07:00", date(2026, 5, 27)),
    ("2026-05-27 22:02", date(2026, 5, 27)), ("20260527", date(2026, 5, 27)), ("2026/5/7", date(2026, 5, 7)),
    ("Rabu, 27 Mei 2026 22:02 WIB", date(2026, 5, 27)), ("Wed, 27 May 2026 02:00:00 GMT", date(2026, 5, 27)),
    ("May 27, 2026", date(2026, 5, 27)), ("27-Mei-2026", date(2026, 5, 27)), ("27/5/2026", date(2026, 5, 27)),
    ("5/27/2026 9:00", date(2026, 5, 27)), ("5.5.2026", date(2026, 5, 5)),
])
def test_given_dates_in_clear_forms(given: str, day: date) -> None:
    found = read(ID, published=given)
    assert (found.published, found.published_why, found.warnings) == (day, None, ())


@pytest.mark.parametrize("given", [
    "2026-02-30", "30 Februari 2026", "31/4/2026", "2026-13-01", "kemarin", "5/6/2026", "0000-00-00", "9" * 5000,
])
def test_a_date_that_cannot_be_read_is_named_and_not_replaced(given: str) -> None:
    found = read("Menteri itu siap, kata Sari kepada wartawan, Rabu (27/5/2026). " + ID, published=given)
    assert found.published is None
    assert found.published_why is not None
    assert given[:20] in found.warnings[0]


def test_a_date_needs_the_calendar() -> None:
    with pytest.raises(ValueError, match="no day of the calendar"):
        given_date("29 Februari 2023", month_names(load_pack("id").times))


@pytest.mark.parametrize(("text", "code"), [
    ('"Kami siap," kata Sari kepada wartawan di Jakarta, Rabu (27/5/2026). Ia pergi.', "id"),
    ("Menteri itu, seperti dilansir Kabar, Rabu (27/5/2026), mengatakan jembatan siap.", "id"),
    ("JAKARTA, 27 Mei 2026 — Menteri Sari mengatakan bahwa jembatan itu akan dibuka pekan "
     "depan oleh wali kota baru.", "id"),
    ("Jembatan Dibuka\nRabu, 27 Mei 2026 22:02 WIB\n" + ID, "id"),
    ("SEOUL, May 27, 2026 (Harbour News) - The vice minister said on Friday that the visit may "
     "come within days now.", "en"),
    ("Bridge opens\nPublished May 27, 2026 at 9:00 a.m. EST\n" + EN, "en"),
])
def test_an_article_that_dates_itself(text: str, code: str) -> None:
    assert read(text, language=code).published == date(2026, 5, 27)


@pytest.mark.parametrize("text", [
    ID,
    "Banjir itu datang Rabu (27/5/2026) di lembah. " + ID,                      # an event's day
    "Jembatan itu dibangun sejak 27 Mei 2019. " + ID,
    '"Kami siap," kata Sari, Senin (27/5/2026).',                                      # it was a Wednesday
    '"Kami siap," kata Sari, Rabu (27/5/2026). "Ya," kata Budi, Kamis (28/5/2026).',   # whose is the article's?
    "Menteri itu tiba pada 31/2/2026, kata Sari.",
    "",
])
def test_otherwise_the_date_is_unknown_and_says_why(text: str) -> None:
    found = read(text + " Menteri itu pergi.", language="id")
    assert found.published is None
    assert found.published_why


# What is no prose

@pytest.mark.parametrize(("text", "code", "expected"), [
    ("SEOUL - " + "Menteri itu mengatakan bahwa ia akan datang ke kota itu pada pekan depan bersama "
     "lima orang.", "id", ["SEOUL -"]),
    ("JAKARTA, KOMPAS.com – Menteri itu datang.", "id", ["JAKARTA, KOMPAS.com –"]),
    ("TEHRAN, KOMPAS.TV - Menteri itu datang.", "id", ["TEHRAN, KOMPAS.TV -"]),
    ("JAKARTA, iKabar.id - Menteri itu datang.", "id", ["JAKARTA, iKabar.id -"]),
    ("Jakarta (ANTARA) - Menteri itu datang.", "id", ["Jakarta (ANTARA) -"]),
    ("(Reuters) - The minister came.", "en", ["(Reuters) -"]),
    ("LONDON, May 12 (Reuters) — The minister came.", "en", ["LONDON, May 12 (Reuters) —"]),
    ("Medan, 2 Mei 2025 - Menteri itu datang.", "id", ["Medan, 2 Mei 2025 -"]),
    ("DEN HAAG, 2 Mei 2025 - Menteri itu datang.", "id", ["DEN HAAG, 2 Mei 2025 -"]),
    ("Medan, 2/5/2025 – Menteri itu datang.", "id", ["Medan, 2/5/2025 –"]),
    ("Leeds, May 2, 2025 - The minister came.", "en", ["Leeds, May 2, 2025 -"]),
    ("Ann, 45 - a farmer - came.", "en", []),
    ("Menteri itu - yang juga ketua - datang ke kota itu bersama lima orang temannya pada hari "
     "Senin yang lalu.", "id", []),
    ("KPK - Polri Bahas Jembatan", "id", []),
    ("Baca juga: Lima Fakta Jembatan\nMenteri itu datang.", "id", ["Baca juga: Lima Fakta Jembatan"]),
    ("Ia datang. Baca juga: Lima Fakta Jembatan yang Belum Siap di Kota Lama dan Baru Menteri itu "
     "kemudian pergi ke sana.", "id",
     ["Baca juga: Lima Fakta Jembatan yang Belum Siap di Kota Lama dan"]),
    ("Ia datang.\nSCROLL TO CONTINUE WITH CONTENT\nIa pergi.", "id", ["SCROLL TO CONTINUE WITH CONTENT"]),
    ("The advertisement said so. ADVERTISEMENT He left.", "en", ["ADVERTISEMENT"]),
    ("Ia pergi.\nSimak juga Video 'Jembatan Baru':", "id", ["Simak juga Video 'Jembatan Baru':"]),
    ("Ia pergi.\nArtikel ini pertama kali terbit di Harian Teras Diadaptasi oleh Rani Editor: Budi", "id",
     ["Artikel ini pertama kali terbit di Harian Teras Diadaptasi oleh Rani Editor: Budi"]),
    ("By Ann Porter and Lee Min\nThe minister came.", "en", ["By Ann Porter and Lee Min"]),
    ("By Monday the minister had come.\nThe editor said so. Read more: Ten Facts", "en", ["Read more: Ten Facts"]),
    ("Penulis itu mengatakan bahwa ia siap.\nEditor: Budi", "id", ["Editor: Budi"]),
    ("Ia \"pergi\". : Sari soal Jembatan: Belum Siap", "id", [":"]),
])
def test_furniture(text: str, code: str, expected: list[str]) -> None:
    assert skipped(text, code) == expected


# Pages

PAGE = """<html><head><title>Jembatan Dibuka | Kabar</title><meta property="og:site_name" content="Kabar Harian">
<meta name="author" content="Dewi Lestari"><meta property="article:published_time" content="2026-05-27T02:00:00Z">
</head><body><nav><a href="/">Beranda</a></nav><article><h1>Jembatan Dibuka</h1><p>{}</p><p>{}</p></article>
<footer>Hak cipta</footer></body></html>"""


def test_a_page_gives_its_text_and_what_it_says_of_itself() -> None:
    second = 'Budi membantah. "Kami tidak pernah diajak bicara oleh kementerian itu selama dua tahun," ujarnya.'
    found = to_document(RawDocument(where="a.html", html=PAGE.format(ID, second)))
    assert [line for line in found.text.split("\n") if line in (ID, second)] == [ID, second]
    assert "Beranda" not in found.text
    assert (found.title, found.author, found.publisher) == ("Jembatan Dibuka", "Dewi Lestari", "Kabar Harian")
    assert found.published == date(2026, 5, 27)


def test_what_was_given_beside_a_page_counts_more() -> None:
    raw = RawDocument(where="a", html=PAGE.format(ID, ID), title="Lain", published="2026-05-30")
    assert (to_document(raw).title, to_document(raw).published) == ("Lain", date(2026, 5, 30))


def test_no_date_is_guessed_from_the_text_of_a_page() -> None:
    page = f"<html><body><p>{ID} Aturan itu berlaku sejak 2006.</p><p>{ID}</p></body></html>"
    assert to_document(RawDocument(where="a", html=page)).published is None


@pytest.mark.parametrize("page", [
    "", "<html></html>", "<html><body><img src='a'></body></html>", "<script>var a;</script>", "<b>" * 3000, "\0\ud800",
])
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(InputError) as caught:
        to_document(RawDocument(where="a.html", html=page))
    assert caught.value.where == "a.html"
    assert caught.value.mend


def test_a_fragment_is_a_page_too() -> None:
    assert to_document(RawDocument(where="a", html=f"<p>{ID}</p>")).text == ID


# What cannot be read, and what only looks so

@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\n"])
def test_an_empty_article_is_refused(text: str) -> None:
    with pytest.raises((InputError, LanguageError)) as caught:
        read(text)
    assert caught.value.where == "a.txt"


def test_an_endless_article_is_refused() -> None:
    with pytest.raises(InputError, match="characters"):
        read("kata " * (LONGEST // 5 + 1))


def test_a_lone_surrogate_becomes_one_character_and_is_told() -> None:
    found = read("Menteri \ud800 itu datang, kata Sari kepada para wartawan.")
    assert found.text == "Menteri \ufffd itu datang, kata Sari kepada para wartawan."
    assert "surrogate" in found.warnings[0]
    assert found.id.startswith("sha256:")


def test_a_lone_surrogate_in_what_is_told_of_an_article_costs_nothing() -> None:
    found = read(ID, id="\ud800a", title="b\udfff", url="\udc00", publisher="\udc00", author="\udc00")
    assert (found.id, found.title, found.url) == ("\ufffda", "b\ufffd", "\ufffd")
    assert (found.publisher, found.author) == ("\ufffd", "\ufffd")


def test_the_text_comes_back_unchanged() -> None:
    text = "Satu kata Sari.\r\nDua\rTiga \0 kata\u2028Empat “\u202eKami 🙂\u202c siap,” kata Budi. "
    assert read(text).text == text


def test_the_same_text_has_the_same_id_and_a_given_one_stays() -> None:
    assert read(ID).id == read(ID, title="x").id != read(ID + " ").id
    assert read(ID, id="7").id == "7"
