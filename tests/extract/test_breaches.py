from dataclasses import replace
from datetime import date

import pytest
from attributed import read
from hypothesis import given
from hypothesis import strategies as st

from pantau.extract.breaches import find_breaches
from pantau.lang import load_pack
from pantau.lang.concepts import concepts
from pantau.text.tokens import document
from pantau.types import Actor, Breach, Document, Event, Kind, Status

TODAY = date(2026, 3, 2)


def said(text: str, language: str, actors: tuple[Actor, ...] = (), events: tuple[Event, ...] = ()) -> list[str]:
    doc, claims, _, pack = read(text, language)
    found = find_breaches(doc, claims, events, actors, pack)
    return [breach.norm for breach in found if breach.stated]


def country(doc: Document, code: str, name: str, **more: object) -> Actor:
    at = doc.text.find(name)
    return Actor(code, name, **{"kind": Kind.COUNTRY, "country": code, "mentions": ((at, at + len(name)),), **more})  # type: ignore[arg-type]


def event(doc: Document, trigger: str, concept: str, actors: str = "", recipients: str = "", **more: object) -> Event:
    """`actors` and `recipients`: ids with spaces between."""
    at = doc.text.index(trigger)
    known = {"status": Status.OCCURRED, "actors": tuple(actors.split()), "recipients": tuple(recipients.split())}
    return Event("e1", ((at, at + len(trigger)),), concepts()[concept].type, concept, **{**known, **more})  # type: ignore[arg-type]


def reckoned(doc: Document, happened: Event, *actors: Actor, language: str = "en") -> list[str]:
    found = find_breaches(doc, (), (happened,), actors, load_pack(language))
    assert all(not breach.stated and breach.span == happened.trigger for breach in found)
    return [breach.norm for breach in found]


def article(text: str, language: str = "en", published: date | None = TODAY) -> Document:
    return document(text, load_pack(language), id="t", published=published)


@pytest.mark.parametrize(("language", "text", "norms"), [
    ("id", "Peluncuran itu melanggar resolusi Dewan Keamanan PBB.", ["UN Security Council resolutions"]),
    ("id", "Ekspor itu pelanggaran \"serius\" terhadap Resolusi DK PBB Nomor 1718 (2006) dan 1874.",
     ["UNSCR 1718 (2006)", "UNSCR 1874 (2009)"]),
    ("id", "Serbuan itu melanggar Pasal 2 ayat 4 Piagam PBB serta hukum internasional.",
     ["UN Charter Art 2(4)", "international law"]),
    ("id", "Resolusi 1701 Dewan Keamanan PBB telah dilanggar berkali-kali.", ["UNSCR 1701"]),
    ("id", "Rudal semacam itu dilarang oleh sejumlah resolusi PBB.", ["UN Security Council resolutions"]),
    ("en", "The launch violated several UN Security Council resolutions.", ["UN Security Council resolutions"]),
    ("en", "The raid is a flagrant breach of international law, the U.N. Charter and the Geneva Conventions.",
     ["international law", "UN Charter", "Geneva Conventions"]),
    ("en", "The sale was in clear violation of resolution 1701 (2006).", ["UNSCR 1701 (2006)"]),
    ("en", "Resolutions 1718 and 1874 were repeatedly violated.", ["UNSCR 1718 (2006)", "UNSCR 1874 (2009)"]),
    ("en", "The raid contravenes Article 22 of the Vienna Convention on Diplomatic Relations.", ["VCDR Art 22"]),
    ("en", "Such settlements are illegal under international law.", ["international law"]),
    ("en", "Ana said the firm did not comply with resolution 2231.", ["UNSCR 2231 (2015)"]),
    ("id", "Ana berkata perusahaan itu tidak mematuhi resolusi 2231.", ["UNSCR 2231 (2015)"]),
])
def test_what_a_text_calls_a_breach_is_stated_by_its_most_particular_name(
    language: str, text: str, norms: list[str]
) -> None:
    assert said(text, language) == norms


@pytest.mark.parametrize(("language", "text"), [
    ("id", "Latihan itu tidak melanggar Piagam PBB."),
    ("id", "{S Ana} {C membantah} {T negaranya melanggar resolusi Dewan Keamanan PBB}."),
    ("id", "Mereka membantah telah melanggar resolusi Dewan Keamanan PBB."),
    ("id", "Pengendara itu melanggar aturan. Dewan membahas resolusi PBB."),
    ("en", "The drill does not violate the UN Charter."),
    ("en", "The sale took place without breaching resolution 2231."),
    ("en", "The firm denied violating Security Council resolution 1718."),
    ("en", "{S Ana} {C asked} {T whether the sale violates resolution 1718}."),
    ("en", "It violates General Assembly resolution 2625."),
    ("en", "The Council adopted resolution 1718."),
    ("en", "The driver violated traffic rules."),
])
def test_what_is_denied_asked_or_no_norm_is_not_stated(language: str, text: str) -> None:
    assert said(text, language) == []


@pytest.mark.parametrize(("language", "text"), [
    ("id", "Dewan mengesahkan resolusi 1718. Ana berkata penjualan itu melanggar resolusi tersebut."),
    ("en", "The Council adopted resolution 1718. Ana said the sale violated that resolution."),
])
def test_the_resolution_means_the_one_named_before(language: str, text: str) -> None:
    assert said(text, language) == ["UNSCR 1718 (2006)"]


def test_the_country_named_behind_a_body_singles_out_its_resolutions() -> None:
    text = "The sale violates UN resolutions on Libya."
    libya = country(article(text), "LY", "Libya")
    assert said(text, "en", (libya,)) == ["UN Security Council resolutions on Libya"]


def test_an_event_singles_out_the_rule_and_the_claim_keeps_it() -> None:
    text = "{S Ana} {C said} {T Tajikistan sent shells to North Korea in violation of UN resolutions}."
    doc, claims, _, pack = read(text, "en")
    actors = (country(doc, "TJ", "Tajikistan"), country(doc, "KP", "North Korea"))
    sent = event(doc, "sent", "arms_transfer", "TJ", "KP", claims=("c1",))
    (breach,) = find_breaches(doc, claims, (sent,), actors, pack)
    start = doc.text.index("in violation")
    assert breach == Breach("UNSCR 1718 (2006) para 8(a)", "e1", "c1", ((start, len(doc.text) - 1),), stated=True)


@pytest.mark.parametrize(("actors", "recipients", "day", "norms"), [
    ("TJ", "KP", TODAY, ["UNSCR 1718 (2006) para 8(a)"]),
    ("KP", "TJ", TODAY, ["UNSCR 1718 (2006) para 8(b)"]),
    ("", "KP", TODAY, ["UNSCR 1718 (2006) para 8(a)"]),
    ("TJ", "KP", date(2006, 10, 13), []),
    ("TJ", "KP", None, []),
    ("KP", "KP", TODAY, []),
    ("TJ", "IR", date(2015, 1, 1), ["UNSCR 1929 (2010) para 8"]),
    ("TJ", "IR", date(2018, 1, 1), ["UNSCR 2231 (2015) annex B para 5"]),
    ("IR", "TJ", date(2018, 1, 1), ["UNSCR 2231 (2015) annex B para 6(b)"]),
    ("TJ", "IR", date(2020, 10, 18), []),
    ("TJ", "IR", date(2025, 9, 27), []),
    ("TJ", "IR", date(2025, 9, 28), ["UNSCR 1929 (2010) para 8"]),
    ("IR", "TJ", TODAY, ["UNSCR 1747 (2007) para 5"]),
    ("TJ", "SO", date(2023, 11, 30), ["UNSCR 733 (1992) para 5"]),
    ("TJ", "SO", date(2023, 12, 1), []),
    ("TJ", "LY", TODAY, ["UNSCR 1970 (2011) para 9"]),
    ("TJ", "SE", TODAY, []),
])
def test_a_sale_of_arms_falls_under_the_embargo_of_the_day(
    actors: str, recipients: str, day: date | None, norms: list[str]
) -> None:
    doc = article("Crates of shells were delivered.", published=day)
    codes = sorted({*actors.split(), *recipients.split()})
    known = tuple(Actor(code, code, Kind.COUNTRY, code) for code in codes)
    assert reckoned(doc, event(doc, "delivered", "arms_transfer", actors, recipients), *known) == norms


@pytest.mark.parametrize(("status", "retold", "found"), [
    (Status.OCCURRED, False, True), (Status.ONGOING, False, True), (Status.EXPECTED, False, True),
    (Status.POSSIBLE, False, True), (Status.DENIED, False, False), (Status.UNKNOWN, False, False),
    (Status.OCCURRED, True, False),
])
def test_only_what_is_told_as_news_falls_under_a_rule(status: Status, retold: bool, found: bool) -> None:
    doc = article("North Korea fired a ballistic missile.")
    fired = event(doc, "fired", "missile_test", "KP", status=status, retold=retold)
    norms = reckoned(doc, fired, country(doc, "KP", "North Korea"))
    assert norms == (["UNSCR 1718 (2006) para 2"] if found else [])


def test_a_test_of_a_nuclear_device_falls_under_one_rule_of_each_regime() -> None:
    doc = article("North Korea tested a device.")
    tested = event(doc, "tested", "nuclear_test", "KP")
    assert reckoned(doc, tested, country(doc, "KP", "North Korea")) == [
        "UNSCR 1718 (2006) para 2", "UNSCR 2310 (2016) para 4",
    ]


@pytest.mark.parametrize(("text", "language", "norms"), [
    ("Coal was shipped to buyers abroad.", "en", ["UNSCR 2371 (2017)"]),
    ("Textiles were shipped to buyers abroad.", "en", ["UNSCR 2375 (2017)"]),
    ("Toys were shipped to buyers abroad.", "en", []),
    ("Batu bara itu dikirim ke luar negeri.", "id", ["UNSCR 2371 (2017)"]),
])
def test_goods_decide_where_a_rule_asks_for_them(text: str, language: str, norms: list[str]) -> None:
    doc = article(text, language)
    actor = Actor("KP", "KP", Kind.COUNTRY, "KP")
    trigger = "shipped" if "shipped" in text else "dikirim"
    assert reckoned(doc, event(doc, trigger, "trade", "KP"), actor, language=language) == norms


@pytest.mark.parametrize(("attacker", "target", "norms"), [
    ({"kind": Kind.COUNTRY, "country": "TJ"}, "SE", ["UN Charter Art 2(4)"]),
    ({"kind": Kind.ORGANISATION, "country": "TJ"}, "SE", ["UN Charter Art 2(4)"]),
    ({"kind": Kind.COUNTRY, "country": "SE"}, "SE", []),
    ({"kind": Kind.PERSON, "country": "TJ"}, "SE", []),
    ({"kind": Kind.GROUP, "country": "TJ", "name": "Tajik militia"}, "SE", []),
    ({"kind": Kind.ORGANISATION, "country": "LB", "name": "Hezbollah"}, "SE", []),
    ({"kind": Kind.COUNTRY, "country": "TJ", "country_why": "nearest-country"}, "SE", []),
    ({"kind": Kind.COUNTRY, "country": "TJ"}, None, []),
])
def test_force_is_barred_between_states_that_the_text_names(
    attacker: dict[str, object], target: str | None, norms: list[str]
) -> None:
    doc = article("They bombed the harbour.")
    actors = (Actor("a1", **{"name": "They", **attacker}), Actor("a2", "harbour", Kind.ORGANISATION, target))  # type: ignore[arg-type]
    assert reckoned(doc, event(doc, "bombed", "airstrike", "a1", "a2"), *actors) == norms


def test_a_rule_is_told_once_for_the_same_parties() -> None:
    doc = article("They bombed the harbour and bombed it again.")
    first = event(doc, "bombed", "airstrike", "TJ", "SE")
    again = replace(first, id="e2", trigger=((doc.text.rindex("bombed"), doc.text.rindex("bombed") + 6),))
    back = replace(again, id="e3", actors=("SE",), recipients=("TJ",))
    actors = tuple(Actor(code, code, Kind.COUNTRY, code) for code in ("TJ", "SE"))
    found = find_breaches(doc, (), (first, again, back), actors, load_pack("en"))
    assert [breach.event for breach in found] == ["e1", "e3"]


def test_the_embargo_on_a_group_needs_its_name() -> None:
    doc = article("Rifles were sent to the Houthis and to a mayor.")
    houthis, mayor = Actor("a1", "Houthis", Kind.GROUP, "YE"), Actor("a2", "a mayor", Kind.PERSON, "YE")
    assert reckoned(doc, event(doc, "sent", "arms_transfer", "", "a1"), houthis) == ["UNSCR 2216 (2015) para 14"]
    assert reckoned(doc, event(doc, "sent", "arms_transfer", "", "a2"), mayor) == []


def test_only_a_diplomat_is_protected_from_arrest() -> None:
    doc = article("Police held Oda Brekke and Per Lie.")
    police = Actor("a0", "police", Kind.ORGANISATION, "TJ")
    envoy = Actor("a1", "Oda Brekke", Kind.PERSON, "NO", roles=("ambassador of Norway",))
    clerk = Actor("a2", "Per Lie", Kind.PERSON, "NO", roles=("clerk",))
    assert reckoned(doc, event(doc, "held", "detention", "a0", "a1"), police, envoy) == ["VCDR Art 29"]
    assert reckoned(doc, event(doc, "held", "detention", "a0", "a2"), police, clerk) == []


_WORDS = [
    "melanggar", "violates", "violated", "resolution", "resolusi", "1718", "2231", "99999", "(", ")", "2006", "and",
    "dan", ",", ".", "article", "pasal", "2", "4", "ayat", "iv", "un", "charter", "piagam", "pbb", "security",
    "council", "dewan", "keamanan", "that", "those", "tersebut", "not", "tidak", "the", "general", "assembly",
]


@given(st.lists(st.sampled_from(_WORDS), max_size=40), st.sampled_from(("en", "id")))
def test_no_order_of_such_words_raises_and_every_span_is_in_the_text(words: list[str], language: str) -> None:
    doc = article(" ".join(words), language)
    for breach in find_breaches(doc, (), (), (), load_pack(language)):
        assert breach.stated
        assert all(0 <= start < end <= len(doc.text) for start, end in breach.span)


@pytest.mark.parametrize(("text", "trigger", "language", "norms"), [
    ("A crowd stormed the Danish embassy.", "stormed", "en", ["VCDR Art 22"]),
    ("A crowd stormed a bank near the embassy.", "stormed", "en", []),
    ("Massa menyerbu Kedutaan Denmark.", "menyerbu", "id", ["VCDR Art 22"]),
    ("Massa menyerbu bank di dekat Kedutaan Denmark.", "menyerbu", "id", []),
    ("Massa menyerbu konsulat Denmark.", "menyerbu", "id", ["VCCR Art 31"]),
])
def test_what_stands_near_an_embassy_is_no_embassy(text: str, trigger: str, language: str, norms: list[str]) -> None:
    doc = article(text, language)
    assert reckoned(doc, event(doc, trigger, "storming"), language=language) == norms


@pytest.mark.parametrize(("text", "trigger", "language"), [
    ("North Korea is asked to stop enriching uranium.", "enriching", "en"),
    ("Korea Utara diminta menghentikan pengayaan uranium.", "pengayaan", "id"),
])
def test_who_is_to_stop_does_not_yet_break_a_rule(text: str, trigger: str, language: str) -> None:
    doc = article(text, language)
    actor = Actor("KP", "KP", Kind.COUNTRY, "KP")
    asked = event(doc, trigger, "enrichment", "KP", status=Status.POSSIBLE)
    assert reckoned(doc, asked, actor, language=language) == []
