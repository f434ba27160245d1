"""Places of an article, and the place of one event."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.extract.events.places import Spot, find_places, place_of
from pantau.lang import load_pack
from pantau.text.tokens import document
from pantau.types import Actor, Document, EventType, Kind, Place

Found = list[tuple[str, str, str | None]]
WORDS = [
    "in", "di", "kota", "Kharkiv", ",", "Idlib", "province", "Lima", "Reading", "of", "the", "US", "Selat",
    "Hormuz", "(", ")", ".", "'s", "-", "New", "York", "dan", "Moskow", "serangan", "'", "\"", "Zürich", "x",
]


def read(text: str, language: str, actors: tuple[Actor, ...] = ()) -> tuple[Document, tuple[Place, ...]]:
    pack = load_pack(language)
    article = document(text, pack)
    return article, find_places(article, actors, pack)


def places(text: str, language: str = "en", actors: tuple[Actor, ...] = ()) -> Found:
    """The words, kind and country of every place."""
    return [(text[p.span[0][0]:p.span[0][1]], p.kind, p.country) for p in read(text, language, actors)[1]]


def place(text: str, word: str, language: str = "en", type: EventType = EventType.ASSAULT) -> str | None:
    """The name of the place of the event whose word is given; its clause is the whole sentence."""
    article, found = read(text, language)
    at = article.tokens.text.index(word)
    clause = article.sentences[article.tokens.sentence[at]]
    chosen = place_of(found, Spot((at, at + 1), clause, type), article, load_pack(language))
    return chosen.name if chosen else None


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("en", "Shells hit Kharkiv.", [("Kharkiv", "city", "UA")]),
    ("id", "Peluru menghantam kota Kharkiv.", [("Kharkiv", "city", "UA")]),
    ("en", "Clashes broke out in Idlib province.", [("Idlib", "region", "SY")]),
    ("id", "Bentrokan pecah di provinsi Idlib.", [("Idlib", "region", "SY")]),
    ("en", "Tankers left the Strait of Hormuz.", [("Strait of Hormuz", "water", None)]),
    ("id", "Kapal meninggalkan Selat Hormuz.", [("Selat Hormuz", "water", None)]),
    ("id", "Gempa mengguncang Jawa Barat.", [("Jawa Barat", "region", "ID")]),
    ("en", "The inspectors saw Yongbyon.", [("Yongbyon", "facility", "KP")]),
    ("id", "AS berunding di Wina.", [("AS", "country", "US"), ("Wina", "city", "AT")]),
])
def test_places_of_both_languages(language: str, text: str, expected: Found) -> None:
    assert places(text, language) == expected


@pytest.mark.parametrize(("language", "text"), [
    ("en", "Reading is good for children."), ("en", "She likes Reading tables."), ("en", "Nice words were said."),
    ("en", "The state of the Union was discussed."), ("en", "They met on March 5."),
    ("id", "Lima orang pulang."), ("id", "Harga Batu naik."), ("en", "Paris Whitcombe sang."),
    ("en", "The Cairo Herald wrote so."), ("en", "She left Cairo State University."),
    ("id", "Bank Jakarta tutup."), ("id", "Rapat APAC digelar."),
    ("id", "Pemain 15-Pereira cedera."),
])
def test_what_is_no_place(language: str, text: str) -> None:
    assert places(text, language) == []


@pytest.mark.parametrize(("language", "text", "word"), [
    ("en", "Two men were held in Reading.", "Reading"), ("en", "The fire began near Nice, France.", "Nice"),
    ("id", "Kebakaran terjadi di Batu.", "Batu"), ("id", "Warga berkumpul di kota Lima.", "Lima"),
])
def test_an_ordinary_word_is_a_place_where_it_is_introduced(language: str, text: str, word: str) -> None:
    assert word in [words for words, *_ in places(text, language)]


def test_the_name_of_a_person_is_none() -> None:
    text = "Jordan spoke. Florence spoke in Florence."
    person = Actor("a1", "Florence", Kind.PERSON, None, (), ((14, 22),))
    assert places(text, "en", (person,)) == [("Jordan", "country", "JO"), ("Florence", "city", "IT")]


@pytest.mark.parametrize(("text", "country", "why"), [
    ("Fighting broke out in Tripoli.", "LY", "largest-of-name"),
    ("Lebanon mourns. Fighting broke out in Tripoli.", "LB", "country-named"),
    ("Fighting broke out in Tripoli, Lebanon.", "LB", None),
    ("Libya mourns, and so does Lebanon. Fighting broke out in Tripoli.", "LY", None),
    ("Canada mourns. Fighting broke out in London.", "GB", None),
])
def test_of_namesakes_the_countries_named_decide(text: str, country: str, why: str | None) -> None:
    [town] = [p for p in read(text, "en")[1] if p.kind == "city"]
    assert (town.country, town.why) == (country, why)


def test_a_country_has_no_point_and_says_why() -> None:
    [land] = read("Peace came to Moldova.", "en")[1]
    assert (land.kind, land.country, land.latitude, land.why) == ("country", "MD", None, "whole-country")


@pytest.mark.parametrize(("language", "text", "word", "name"), [
    ("en", "A strike in the northern city of Kharkiv killed two.", "strike", "Kharkiv"),
    ("id", "Serangan di dekat kota Kharkiv menewaskan dua orang.", "Serangan", "Kharkiv"),
    ("en", "The strike in Ukraine hit a school in Kharkiv.", "strike", "Kharkiv"),
    ("en", "In Kharkiv, a strike killed two people.", "strike", "Kharkiv"),
    ("en", "The Kharkiv strike killed two.", "strike", "Kharkiv"),
    ("en", "The army shelled Kharkiv.", "shelled", "Kharkiv"),
    ("id", "Tentara menggempur Kharkiv.", "menggempur", "Kharkiv"),
    ("en", "Troops marched from Kharkiv.", "marched", "Kharkiv"),
    ("id", "Serangan terhadap Beirut berlanjut.", "Serangan", "Beirut"),
    ("en", "Bombings rocked resistance-hit southern Somalia.", "Bombings", None),
    ("en", "Bombings grew in resistance-hit southern Somalia.", "Bombings", "Somalia"),
    ("en", "A blast in Kyiv, Kharkiv and Odesa was heard.", "blast", "Kyiv"),
    ("en", "Somalia condemned the attack.", "attack", None),
    ("en", "A bomb exploded in the Iraqi city of Mosul.", "exploded", "Mosul"),
    ("id", "Bom meledak di kota pelabuhan Kolombia Buenaventura.", "meledak", "Buenaventura"),
])
def test_the_place_of_an_event(language: str, text: str, word: str, name: str | None) -> None:
    assert place(text, word, language) == name


@pytest.mark.parametrize(("text", "word", "type", "name"), [
    ("Sanctions on Moscow were eased.", "Sanctions", EventType.SANCTION, None),
    ("Strikes on Moscow were reported.", "Strikes", EventType.ASSAULT, "Moscow"),
    ("He criticised Moscow.", "criticised", EventType.ACCUSE, None),
    ("Drones struck Moscow.", "struck", EventType.ASSAULT, "Moscow"),
    ("They discussed aid at a hotel in Moscow.", "discussed", EventType.CONSULT, "Moscow"),
])
def test_what_words_are_aimed_at_is_not_where_they_fall(text: str, word: str, type: EventType, name: str) -> None:
    assert place(text, word, "en", type) == name


def test_a_place_of_another_clause_is_none() -> None:
    text = "The attack failed, but talks in Geneva went on."
    article, found = read(text, "en")
    spot = Spot((1, 2), (0, 3), EventType.ASSAULT)
    assert place_of(found, spot, article, load_pack("en")) is None


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["en", "id"]))
def test_nothing_raises(text: str, language: str) -> None:
    check(text, language)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from(["en", "id"]))
def test_nothing_raises_on_their_own_words(words: list[str], language: str) -> None:
    check(" ".join(words), language)


def check(text: str, language: str) -> None:
    article, found = read(text, language)
    spans = [p.span[0] for p in found]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    for first, last in article.sentences:
        spot = Spot((first, first + 1), (first, last), EventType.ASSAULT)
        assert place_of(found, spot, article, load_pack(language)) in (None, *found)
