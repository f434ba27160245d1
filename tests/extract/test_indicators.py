import time
from datetime import date

import pytest
from attributed import PUBLISHED, read, words
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.extract.events import find_events, with_events
from pantau.extract.indicators import find_indicators
from pantau.extract.times import find_times
from pantau.lang import load_pack
from pantau.text.tokens import document
from pantau.types import Document, Event, Indicator


def signs(
    text: str, language: str, published: date | None = PUBLISHED
) -> tuple[Document, tuple[Event, ...], tuple[Indicator, ...]]:
    doc, claims, times, pack = read(text, language, published)
    events, _ = find_events(doc, claims, (), times, pack)
    return doc, events, find_indicators(doc, with_events(claims, events), events, times, pack)


@pytest.mark.parametrize(("language", "text", "sign", "span"), [
    ("id", "Pesawat wisata telah dipindahkan dari bandara Tarsk.", "airport_cleared",
     "Pesawat wisata telah dipindahkan dari bandara Tarsk"),
    ("id", "Militer menyingkirkan pesawat dari bandara Tarsk.", "airport_cleared",
     "menyingkirkan pesawat dari bandara Tarsk"),
    ("en", "Civilian planes have been cleared from the airport in Tarsk.", "airport_cleared",
     "Civilian planes have been cleared from the airport in Tarsk"),
    ("en", "The army removed planes from the airfield.", "airport_cleared",
     "The army removed planes from the airfield"),
    ("id", "Lorvania menumpuk ribuan tentara di perbatasan.", "troops_massed", "menumpuk ribuan tentara di perbatasan"),
    ("en", "Thousands of soldiers have massed on the border.", "troops_massed",
     "soldiers have massed on the border"),
    ("id", "Lorvania menutup wilayah udaranya.", "airspace_closed", "menutup wilayah udaranya"),
    ("en", "The airspace over Tarsk was closed.", "airspace_closed", "The airspace over Tarsk was closed"),
    ("id", "Lorvania memanggil pulang duta besarnya dari Tarsk.", "envoy_recalled",
     "memanggil pulang duta besarnya dari Tarsk"),
    ("en", "Lorvania recalled its ambassador from Tarsk.", "envoy_recalled",
     "Lorvania recalled its ambassador from Tarsk"),
    ("en", "A rocket was being fuelled at the launch pad.", "missile_fuelled",
     "A rocket was being fuelled at the launch pad"),
    ("id", "Ada tanda-tanda persiapan untuk upacara di Tarsk.", "preparations",
     "tanda-tanda persiapan untuk upacara di Tarsk"),
    ("en", "There are signs of preparations in the square.", "preparations", "signs of preparations in the square"),
    ("en", "Lorvania issued a NOTAM for the strait.", "navigation_warning", "a NOTAM for the strait"),
])
def test_a_sign_and_its_words(language: str, text: str, sign: str, span: str) -> None:
    doc, _, (found,) = signs(text, language)
    assert (found.sign, words(doc, found.span), found.claim) == (sign, span, None)


@pytest.mark.parametrize(("language", "text"), [
    ("id", "Tidak ada tanda-tanda persiapan untuk upacara."),
    ("en", "There are no signs of preparations."),
    ("id", "Jika pasukan ditumpuk di perbatasan, kami akan membalas."),
    ("en", "If troops are massed on the border, we will answer."),
    ("id", "Lorvania akan menutup wilayah udaranya."),
    ("en", "Lorvania may recall its ambassador."),
    ("en", "Lorvania has not closed its airspace."),
    ("en", "The airspace was closed in 2019."),
    ("id", "{S Ana} {C membantah} {T Lorvania menumpuk pasukan di perbatasan}."),
    ("en", "Soldiers closed the shop and planes were painted near the airport."),
])
def test_what_is_denied_supposed_still_to_come_or_long_past_is_no_sign(language: str, text: str) -> None:
    assert signs(text, language)[2] == ()


@pytest.mark.parametrize(("language", "alone", "supported"), [
    ("id", "Kapal perang meninggalkan pelabuhan.", "Kapal perang meninggalkan pelabuhan. Serangan mungkin terjadi."),
    ("en", "The fleet left port.", "The fleet left port, satellite images show."),
    ("en", "The fleet left port.", "The fleet left port. An attack is expected."),
])
def test_what_may_mean_nothing_needs_an_event_or_a_sensor_beside_it(language: str, alone: str, supported: str) -> None:
    assert signs(alone, language)[2] == ()
    assert [i.sign for i in signs(supported, language)[2]] == ["warships_sailed"]


def test_a_sign_points_to_the_nearest_event_to_come_that_it_can_mean() -> None:
    text = "An invasion is expected. Troops have massed on the border before a possible attack. An attack may follow."
    _, events, (found,) = signs(text, "en")
    assert next(e for e in events if e.id == found.of).status == "possible"
    assert found.of == "e3" or [e.concept for e in events if e.id == found.of] == ["attack"]


def test_what_it_cannot_mean_and_what_is_past_it_does_not_point_to() -> None:
    _, _, (found,) = signs("Lorvania closed its airspace. It attacked Tarsk. Talks are expected.", "en")
    assert found.of is None


def test_the_claim_and_its_evidence() -> None:
    text = "{T Pesawat telah dibersihkan dari bandara}, {S Ana} {C melaporkan}, mengutip citra satelit komersial."
    doc, _, (found,) = signs(text, "id")
    assert (found.claim, words(doc, found.evidence)) == ("c1", "citra satelit komersial")


@pytest.mark.parametrize(("language", "text", "evidence"), [
    ("en", "Commercial satellite images show planes were cleared from the airport.", "Commercial satellite images"),
    ("id", "Saksi mata melihat tentara berkumpul di perbatasan.", "Saksi mata"),
    ("en", "Planes were cleared from the airport.", None),
])
def test_evidence_by_the_words_of_the_sentence(language: str, text: str, evidence: str | None) -> None:
    doc, _, (found,) = signs(text, language)
    assert words(doc, found.evidence) == evidence


@pytest.mark.parametrize(("language", "sentence", "span", "earliest", "latest"), [
    ("id", "Tahun lalu persiapan semacam itu tampak beberapa hari sebelum upacara.",
     "beberapa hari sebelum upacara", "P1D", "P7D"),
    ("id", "Langkah serupa biasanya terlihat dua hingga tiga pekan sebelum peluncuran.",
     "dua hingga tiga pekan sebelum peluncuran", "P14D", "P21D"),
    ("en", "Such preparations were made a week before the launch.", "a week before the launch", "P7D", "P7D"),
    ("en", "Similar activity was seen 10-14 days ahead of the talks.", "10-14 days ahead of the talks", "P10D", "P14D"),
    ("en", "Such moves were made days before the launch.", "days before the launch", "P1D", "P7D"),
    ("en", "Such steps were taken on the eve of the talks.", "on the eve of the talks", "P1D", "P1D"),
    ("en", "Such moves were made more than a month before the war.", "more than a month before the war", "P1M", None),
    ("en", "Such moves were made up to two hours before the raid.", "up to two hours before the raid", None, "PT2H"),
])
def test_how_long_before(language: str, sentence: str, span: str, earliest: str | None, latest: str | None) -> None:
    opening = {"id": "Pesawat telah dibersihkan dari bandara. ", "en": "Planes were cleared from the airport. "}
    doc, _, (found,) = signs(opening[language] + sentence, language)
    assert found.lead_time
    assert words(doc, found.lead_time.span) == span
    assert (found.lead_time.earliest, found.lead_time.latest) == (earliest, latest)


def test_a_lead_time_is_of_all_signs_that_stand_together_and_has_the_claim_that_gives_it() -> None:
    text = ("{T Planes were cleared from the airport and there were signs of preparations}, {S Ana} {C said}. "
            "{T1 Such activity was seen a week before the last visit}, {S1 she} {C1 added}.")
    _, _, found = signs(text, "en")
    assert [i.lead_time and (i.lead_time.claim, i.lead_time.latest) for i in found] == [("c2", "P7D")] * 2


@pytest.mark.parametrize("sentence", [
    "Such shoes were sold a week before the fair.",
    "He arrived two days before the others.",
])
def test_other_lengths_of_time_are_no_lead_time(sentence: str) -> None:
    _, _, (found,) = signs(f"Planes were cleared from the airport. {sentence}", "en")
    assert found.lead_time is None


def test_a_comparison_with_former_times_is_of_the_same_speaker() -> None:
    sign = "{T Planes were cleared from the airport}, {S Ana} {C said}. "
    before = "That was usually a week before a visit."
    assert signs(sign + before, "en")[2][0].lead_time is None
    assert signs(sign + "{T1 " + before[:-1] + "}, {S1 she} {C1 said}.", "en")[2][0].lead_time


WORDS = (
    "planes troops were cleared massed from the airport border , . \" if not signs of preparations a week before such "
    "activity satellite images show next will in the past attack visit — to two leave told residents"
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=40), st.sampled_from(["en", "id"]))
def test_nothing_raises_and_every_span_stands_in_the_text(tokens: list[str], language: str) -> None:
    text, pack = " ".join(tokens), load_pack(language)
    doc = document(text, pack, id="t", published=PUBLISHED)
    times = find_times(doc, pack)
    events, _ = find_events(doc, (), (), times, pack)
    for found in find_indicators(doc, (), events, times, pack):
        spans = [*found.span, *(found.evidence or ()), *(found.lead_time.span if found.lead_time else ())]
        assert all(0 <= start < end <= len(text) for start, end in spans)


def test_a_text_of_nothing_but_signs_takes_linear_time() -> None:
    pack = load_pack("en")
    doc = document("such planes were cleared from the airport a week before the visit , " * 2_000, pack, id="t",
                   published=PUBLISHED)
    times, start = find_times(doc, pack), time.perf_counter()
    find_indicators(doc, (), (), times, pack)
    assert time.perf_counter() - start < 20
