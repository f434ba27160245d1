import time
from datetime import date

import pytest
from attributed import MINISTER, PUBLISHED, marked, read, words
from hypothesis import given
from hypothesis import strategies as st

from pantau.extract.claims import read_claims
from pantau.extract.outlook import find_expectations, find_questions
from pantau.extract.times import find_times
from pantau.lang import load_pack
from pantau.text.tokens import document
from pantau.types import Attribution, Quote, Speaker

OTHER = Speaker("a2", "Nils Berg", None, "NO", None, False)


@pytest.mark.parametrize(("text", "quote"), [
    ("{T \"Kapal itu sudah tiba,\"} {C kata} {S Ana}.", Quote.DIRECT),
    ("{S Ana} {C mengatakan} {T kapal itu \"sudah tiba\"}.", Quote.MIXED),
    ("{S Ana} {C mengatakan} {T kapal itu 'siap' berlayar}.", Quote.MIXED),
    ("{S Ana} {C mengatakan} {T kapal itu sudah tiba}.", Quote.INDIRECT),
    ("\"Saya heran: {S Ana} {C bilang} {T kapal itu sudah tiba},\" kata Budi.", Quote.INDIRECT),
])
def test_quote(text: str, quote: Quote) -> None:
    _, (claim,), _, _ = read(text, "id")
    assert claim.quote is quote


@pytest.mark.parametrize(("language", "text", "span", "day"), [
    ("id", "{S Ana} pada hari Rabu {C mengatakan} {T kapal itu tiba}.", "hari Rabu", date(2025, 3, 12)),
    ("id", "Pada hari Rabu, {S Ana} {C mengatakan} {T kapal itu tiba}.", "hari Rabu", date(2025, 3, 12)),
    ("id", "{T \"Kapal itu tiba,\"} {C kata} {S Ana}, Kamis (13/3/2025).", "Kamis (13/3/2025)", date(2025, 3, 13)),
    ("en", "{S Ana} {C said} on Wednesday {T that the ship was here}.", "Wednesday", date(2025, 3, 12)),
    ("en", "{T The ship is here}, {C said} {S Ana} on March 12.", "March 12", date(2025, 3, 12)),
])
def test_said(language: str, text: str, span: str, day: date) -> None:
    doc, (claim,), _, _ = read(text, language)
    assert claim.said is not None
    assert (words(doc, claim.said.span), claim.said.earliest, claim.said.latest) == (span, day, day)


@pytest.mark.parametrize("text", [
    "{S Ana} {C mengatakan} {T kapal itu tiba pada hari Rabu}.",
    "Setelah badai Rabu, {S Ana} {C mengatakan} {T kapal itu tiba}.",
    "{S Ana} {C mengatakan} {T kapal itu tiba}.",
])
def test_said_is_not_guessed(text: str) -> None:
    _, (claim,), _, _ = read(text, "id")
    assert claim.said is None


@pytest.mark.parametrize(("language", "text"), [
    ("id", "{S Ana} {C mengkritik} {T rencana menjual kapal mulai tahun depan}."),
    ("en", "{S Ana} {C criticised} {T the plan to sell ships next year}."),
])
def test_nothing_is_said_after_the_day_of_publication(language: str, text: str) -> None:
    _, (claim,), _, _ = read(text, language)
    assert claim.said is None


def test_without_a_publication_date_the_words_stay_and_the_days_are_unknown() -> None:
    doc, (claim,), _, _ = read("{S Ana} pada hari Rabu {C mengatakan} {T kapal itu tiba}.", "id", None)
    assert claim.said is not None
    assert (words(doc, claim.said.span), claim.said.earliest) == ("hari Rabu", None)


def test_said_is_carried_to_the_same_speakers_next_claim() -> None:
    text = "{S1 Ana} pada hari Rabu {C1 mengatakan} {T1 kapal itu tiba}. {T2 \"Awaknya selamat,\"} {C2 kata}{S2 nya}."
    _, claims, _, _ = read(text, "id")
    assert [c.said and c.said.earliest for c in claims] == [date(2025, 3, 12)] * 2
    _, claims, _, _ = read(text, "id", speakers=((MINISTER,), (OTHER,)))
    assert [c.said and c.said.earliest for c in claims] == [date(2025, 3, 12), None]
    _, claims, _, _ = read(text, "id", speakers=((), ()))
    assert claims[1].said is None


def test_a_dated_quotation_dates_what_was_told_of_it() -> None:
    text = ("{S1 Ana} {C1 mengatakan} {T1 kapal itu tiba}. "
            "{T2 \"Awaknya selamat,\"} {C2 kata} {S2 Ana}, Kamis (13/3/2025).")
    _, claims, _, _ = read(text, "id")
    assert [c.said and c.said.earliest for c in claims] == [date(2025, 3, 13)] * 2


def test_a_sentence_may_date_what_was_said_before_it() -> None:
    text = "{S Ana} {C mengatakan} {T kapal itu tiba}. Hal itu disampaikan Ana dalam rapat hari Rabu."
    doc, (claim,), _, _ = read(text, "id")
    assert claim.said is not None
    assert words(doc, claim.said.span) == "hari Rabu"


def test_a_condemnation_ends_with_its_time() -> None:
    _, (claim,), _, _ = read("{S Ana} {C mengecam} {T penangkapan kapal itu pada Rabu}.", "id")
    assert claim.said is not None
    assert claim.said.earliest == date(2025, 3, 12)


def test_who_reports_nothing_but_a_claim_relays_it() -> None:
    doc, (inner,) = marked("{S Ana} {C mengatakan} {T kapal itu tiba}, lapor Kabar Utara.", "id")
    outer = Attribution(((7, 9),), ((6, 7),), ((0, 5),), rule="test", score=1.0)
    claims = read_claims(doc, (inner, outer), ((MINISTER,), (OTHER,)), (), load_pack("id"))
    assert [c.relayed_by for c in claims] == ["c2", None]


def test_a_word_for_earlier_ends_the_carrying() -> None:
    text = ("{S1 Ana} pada hari Rabu {C1 mengatakan} {T1 kapal itu tiba}. "
            "Sebelumnya {S2 Ana} {C2 mengatakan} {T2 awaknya selamat}.")
    _, claims, _, _ = read(text, "id")
    assert claims[1].said is None


def test_the_time_of_the_agency_is_not_that_of_the_speaker() -> None:
    text = "{S1 Ana}, seperti {C2 dilansir} {S2 Kabar Utara}, Kamis (13/3/2025), {C1 mengatakan} {T1 kapal itu tiba}."
    _, claims, _, _ = read(text, "id", speakers=((MINISTER,), (OTHER,)))
    assert claims[0].said is None
    assert claims[1].said is not None


def test_ids_are_in_order_and_parts_stand_in_the_text() -> None:
    doc, claims, _, _ = read("{S1 Ana} {C1 berkata} {T1 ya}. {S2 Budi} {C2 berkata} {T2 tidak}.", "id")
    assert [c.id for c in claims] == ["c1", "c2"]
    assert [words(doc, c.content) for c in claims] == ["ya", "tidak"]


@given(st.text(alphabet='kata "\n.,?“”`\'akan tidak nya Rabu\x00\ud800😀', max_size=120), st.data())
def test_no_text_raises_and_all_spans_stand_in_it(text: str, data: st.DataObject) -> None:
    pack = load_pack("id")
    doc = document(text, pack, id="t", published=PUBLISHED)
    token = st.integers(0, max(0, len(doc.tokens) - 1))
    some = st.lists(st.builds(lambda at: (at, at + 1), token), max_size=2).map(tuple)
    parts = some if len(doc.tokens) else st.just(())
    made = data.draw(st.lists(st.builds(Attribution, parts, parts, parts, st.just("t"), st.just(1.0)), max_size=4))
    made = [m for m in made if m.source or m.cue or m.content]
    times = find_times(doc, pack)
    claims = read_claims(doc, tuple(made), tuple((MINISTER,) for _ in made), times, pack)
    outlook = [e.span for e in find_expectations(doc, claims, (), times, pack)]
    outlook += [q.span for q in find_questions(doc, claims, pack)]
    spans = [s for c in claims for part in (c.addressee, c.channel, c.evidence, c.place) for s in part or ()]
    spans += [s for c in claims if c.said for s in c.said.span] + [s for span in outlook for s in span]
    assert all(0 <= start < end <= len(text) for start, end in spans)


def test_a_sentence_without_end_takes_linear_time() -> None:
    pack, count = load_pack("id"), 3_000
    text = "Ana berkata pada hari Rabu kapal itu mungkin akan tiba besok mengutip dia , " * count
    doc = document(text, pack, id="t", published=PUBLISHED)
    words_each = len(doc.tokens) // count
    parts = [tuple((at + first, at + last) for first, last in ((0, 1), (1, 2), (5, 10)))
             for at in range(0, len(doc.tokens), words_each)]
    made = tuple(Attribution((s,), (c,), (t,), "t", 1.0) for s, c, t in parts)
    times = find_times(doc, pack)
    start = time.perf_counter()
    claims = read_claims(doc, made, tuple((MINISTER,) for _ in made), times, pack)
    assert find_expectations(doc, claims, (), times, pack)
    assert time.perf_counter() - start < 20
