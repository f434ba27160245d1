"""Numbers of events: what they count, how they are hedged, and which belong to one event."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.extract.events.quantities import find_quantities, quantities_of
from pantau.extract.times import find_times
from pantau.lang import load_pack
from pantau.text.tokens import document
from pantau.types import Document, Quantity

Bounds = tuple[str, float | None, float | None]
WORDS = [
    "12", "30", "1,5", "1.234.567", "10-15", "$", "US$", "Rp1,7", "8.5bn", "%", "a", "an", "at", "least", "more",
    "than", "dozens", "of", "puluhan", "dua", "ratus", "people", "orang", "tewas", "killed", ",", "(", ")", ".",
    "to", "and", "antara", "dan", "miliar", "juta", "A$", "or", "more", "including", "999999999999999", ".5", "5.",
    "1/2", "km", "persen", "missiles", "menewaskan", "-", "12-year-old", "½", "²",
]


def read(text: str, language: str) -> tuple[Document, tuple[Quantity, ...]]:
    pack = load_pack(language)
    article = document(text, pack)
    return article, find_quantities(article, find_times(article, pack), pack)


def bounds(text: str, language: str) -> list[Bounds]:
    return [(q.kind, q.low, q.high) for q in read(text, language)[1]]


def exact(kind: str, number: float) -> Bounds:
    return kind, number, number


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("en", "12 people were killed.", [exact("dead", 12)]),
    ("id", "12 orang tewas.", [exact("dead", 12)]),
    ("en", "The blast killed 12 people.", [exact("dead", 12)]),
    ("id", "Ledakan itu menewaskan 12 orang.", [exact("dead", 12)]),
    ("en", "The blast hit a market, killing at least three.", [("dead", 3, None)]),
    ("id", "Ledakan itu menewaskan sedikitnya tiga orang.", [("dead", 3, None)]),
    ("en", "12 people were killed and 30 others wounded.", [exact("dead", 12), exact("injured", 30)]),
    ("id", "12 orang tewas dan 30 luka-luka.", [exact("dead", 12), exact("injured", 30)]),
    ("en", "The death toll in the valley rose to 48.", [exact("dead", 48)]),
    ("id", "Korban tewas di lembah itu mencapai 48 orang.", [exact("dead", 48)]),
    ("en", "Twelve miners, including two students, were killed.", [exact("dead", 12), exact("people", 2)]),
    ("id", "12 orang, termasuk dua anak, dinyatakan hilang.", [exact("missing", 12), exact("people", 2)]),
    ("en", "A soldier was killed.", [exact("dead", 1)]),
    ("id", "Seorang tentara tewas.", [exact("dead", 1)]),
    ("en", "Police arrested 40 protesters.", [exact("detained", 40)]),
    ("id", "Polisi menangkap 40 demonstran.", [exact("detained", 40)]),
    ("en", "Hundreds of thousands of residents were displaced.", [("displaced", 200000, 999999)]),
    ("id", "Ratusan ribu warga mengungsi.", [("displaced", 200000, 999999)]),
    ("en", "Some 5,000 villagers were evacuated.", [("evacuated", 4500, 5500)]),
    ("id", "Sekitar 5.000 warga desa dievakuasi.", [("evacuated", 4500, 5500)]),
])
def test_persons(language: str, text: str, expected: list[Bounds]) -> None:
    assert bounds(text, language) == expected


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("en", "They fired 12 short-range ballistic missiles.", exact("missile", 12)),
    ("id", "Mereka menembakkan 12 rudal balistik.", exact("missile", 12)),
    ("en", "Dozens of drones came.", ("drone", 20, 99)),
    ("id", "Puluhan drone datang.", ("drone", 20, 99)),
    ("en", "Between 10 and 15 rockets fell.", ("rocket", 10, 15)),
    ("id", "Antara 10 dan 15 roket jatuh.", ("rocket", 10, 15)),
    ("en", "They sent 10-15 thousand troops.", ("troops", 10000, 15000)),
    ("id", "Mereka mengirim 10 hingga 15 ribu tentara.", ("troops", 10000, 15000)),
    ("en", "Up to 20,000 Malavian soldiers came.", ("troops", None, 20000)),
    ("id", "Hingga 20.000 tentara Malavia datang.", ("troops", None, 20000)),
    ("id", "Puluhan ribu rumah rusak.", ("building", 20000, 99999)),
    ("en", "Tens of millions of barrels were sold.", ("volume", 20e6, 99e6)),
    ("id", "70 penumpang kereta turun.", exact("people", 70)),
    ("id", "12 orang tentara datang.", exact("troops", 12)),
    ("en", "Two fighter jets landed.", exact("aircraft", 2)),
    ("id", "Dua jet tempur mendarat.", exact("aircraft", 2)),
    ("en", "Three warships sailed.", exact("ship", 3)),
    ("id", "Tiga kapal perang berlayar.", exact("ship", 3)),
    ("en", "Three hundred and fifty soldiers marched.", exact("troops", 350)),
    ("id", "Tiga ratus lima puluh prajurit berbaris.", exact("troops", 350)),
    ("en", "Fifty tanks or more rolled by.", exact("vehicle", 50)),
    ("en", "Fifty or more tanks rolled by.", ("vehicle", 50, None)),
])
def test_things(language: str, text: str, expected: Bounds) -> None:
    assert bounds(text, language) == [expected]


@pytest.mark.parametrize(("language", "text", "kind", "low", "unit"), [
    ("en", "A deal worth $8.5 billion.", "money", 8.5e9, "USD"),
    ("en", "It cost $8.5bn.", "money", 8.5e9, "USD"),
    ("en", "It sold a $3 million house.", "money", 3e6, "USD"),
    ("en", "It cost A$3 million.", "money", 3e6, "AUD"),
    ("en", "They pledged 200 million euros.", "money", 2e8, "EUR"),
    ("id", "Nilainya Rp1,7 triliun.", "money", 1.7e12, "IDR"),
    ("id", "Nilainya Rp 1,7 triliun.", "money", 1.7e12, "IDR"),
    ("id", "Bantuan US$ 8,5 miliar.", "money", 8.5e9, "USD"),
    ("id", "Bantuan 100 juta dolar AS.", "money", 1e8, "USD"),
    ("en", "It flew 300 kilometres.", "distance", 300, "km"),
    ("en", "It flew 100 miles.", "distance", 160.9344, "km"),
    ("id", "Jaraknya 300 km.", "distance", 300, "km"),
    ("id", "Turun 0,5%.", "percent", 0.5, "%"),
    ("id", "Naik 50 persen.", "percent", 50, "%"),
    ("en", "They shipped 20,000 tonnes of grain.", "weight", 20000, "t"),
])
def test_measures(language: str, text: str, kind: str, low: float, unit: str) -> None:
    [found] = read(text, language)[1]
    assert (found.kind, found.low, found.high, found.unit) == (kind, low, low, unit)


@pytest.mark.parametrize(("language", "text"), [
    ("en", "Resolution 1718 was passed in 2006."), ("en", "He is 45 years old."), ("en", "They met on 12 May 2026."),
    ("en", "A man spoke."), ("en", "The 16-year-old spoke."), ("en", "Flight 370 was lost."),
    ("id", "Resolusi 1718 disahkan pada 2006."), ("id", "Ia berusia 45 tahun."), ("id", "Rapat digelar 12 Mei 2026."),
    ("id", "Beberapa warga berbicara."), ("en", "Several residents spoke."),
    ("id", "Seorang pria berbicara."), ("id", "Salah satu tentara berbicara."),
])
def test_numbers_that_count_nothing(language: str, text: str) -> None:
    assert bounds(text, language) == []


def test_those_who_kill_are_not_the_dead() -> None:
    assert bounds("Two gunmen killed five people.", "en") == [exact("troops", 2), exact("dead", 5)]


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("en", "Eight guards and two cooks died.", [exact("dead", 8), exact("dead", 2)]),
    ("en", "Eight guards and two soldiers died.", [exact("dead", 8), exact("dead", 2)]),
    ("id", "Delapan polisi dan dua tentara tewas.", [exact("dead", 8), exact("dead", 2)]),
    ("id", "Menewaskan 12 orang dan 30 orang luka-luka.", [exact("dead", 12), exact("injured", 30)]),
    ("en", "It killed 18 policemen it kidnapped.", [exact("dead", 18)]),
    ("en", "Three car bombings shook the town.", []),
    ("en", "A plane landed over a pair of missing shoes.", []),
])
def test_of_whom_something_is_said(language: str, text: str, expected: list[Bounds]) -> None:
    assert bounds(text, language) == expected


def test_a_change_is_no_range() -> None:
    assert bounds("It rose from 10 to 15 percent.", "en") == [exact("percent", 15)]


def test_the_words_run_from_the_hedge_to_the_noun() -> None:
    text = "At least 12 Malavian soldiers were killed."
    [found] = read(text, "en")[1]
    assert text[found.span[0]:found.span[1]] == "At least 12 Malavian soldiers"


def test_an_event_has_those_of_its_clause_and_of_a_kind_the_nearest() -> None:
    text = "12 people died as 5 rockets fell, and later 3 rockets fell."
    article, found = read(text, "en")
    at = article.tokens.text.index("fell")
    rockets = quantities_of(found, (at, at + 1), (4, len(article.tokens)), article)
    assert [(q.kind, q.low) for q in rockets] == [("rocket", 5)]
    assert quantities_of(found, (at, at + 1), (0, len(article.tokens)), article) == found[:2]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["en", "id"]))
def test_nothing_raises(text: str, language: str) -> None:
    check(text, language)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from(["en", "id"]))
def test_nothing_raises_on_their_own_words(words: list[str], language: str) -> None:
    check(" ".join(words), language)


def check(text: str, language: str) -> None:
    article, found = read(text, language)
    for quantity in found:
        assert 0 <= quantity.span[0] < quantity.span[1] <= len(text)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
    for first, last in article.sentences:
        assert set(quantities_of(found, (first, first + 1), (first, last), article)) <= set(found)
