"""What holds for the whole reading of any text: spans lie in it, twice is the same, cuts are local."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau import read
from pantau.contract import to_json
from pantau.errors import PantauError
from pantau.lang import load_pack
from pantau.text.tokens import document
from pantau.types import Analysis, Span, Spans

PIECES = [
    "Menteri Sari Utomo", "mengatakan", "bahwa", "jembatan itu akan dibuka", "pekan depan", "menurut Budi", "katanya",
    "ujarnya", "membantah", "tidak", "Rabu (27/5/2026)", "pada hari Jumat", "para pejabat di Seoul dan Kyiv", "dia",
    "The minister", "said", "that", "he would come on Tuesday", "according to Park", "declined to comment", "warned",
    "\"Kami siap,\"", "“We are ready,”", "'", '"', "“", ",`", ".", ".", ".", ",", "\n", " ", ": ", " - ", "(", ")",
    "🙂", "\u200f", "\0", "A.S.", "Rp 1,24 triliun", "dilansir AFP", "Baca juga: Lima Fakta", "SEOUL - ", "nya", "Kim",
    "kementerian itu", "?", "akan", "diperkirakan", "menyerang", "serangan", "Oman", "jika", "attacked",
    "a visit to Mali", "serangan-serangan", "12 orang tewas", "melanggar resolusi 1718", "pasukan dikerahkan", "not",
    "killing at least 3",
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.text(st.characters(codec=None), max_size=120),
)


def spans(analysis: Analysis) -> Iterator[Span]:
    for claim in analysis.claims:
        yield from (*claim.source, *claim.cue, *claim.content)
        for part in (claim.addressee, claim.channel, claim.evidence, claim.place):
            yield from part or ()
        yield from claim.said.span if claim.said else ()
    for actor in analysis.actors:
        yield from actor.mentions
    yield from (time.span for time in analysis.times)
    yield from (span for expectation in analysis.expectations for span in expectation.span)
    yield from (span for question in analysis.questions for span in question.span)
    for event in analysis.events:
        yield from event.trigger
        yield from event.place.span if event.place else ()
        yield from (quantity.span for quantity in event.quantities)
        if event.when:
            yield event.when.span
    for indicator in analysis.indicators:
        yield from (*indicator.span, *(indicator.evidence or ()))
        yield from indicator.lead_time.span if indicator.lead_time else ()
    yield from (span for breach in analysis.breaches for span in breach.span)


def ties(analysis: Analysis) -> bool:
    """Whether all that is told of claims, events and actors is told of those that are there."""
    claims = {claim.id: claim for claim in analysis.claims}
    events = {event.id: event for event in analysis.events}
    actors = {actor.id for actor in analysis.actors}
    tied = [(x.event, x.claim) for x in analysis.expectations] + [(x.event, x.claim) for x in analysis.breaches]
    tied += [(x.of, x.claim) for x in analysis.indicators]
    return (
        len(events) == len(analysis.events)
        and all({*event.actors, *event.recipients} <= actors for event in analysis.events)
        and all(event.id in claims[claim].events for event in analysis.events for claim in event.claims)
        and all(claim.id in events[event].claims for claim in analysis.claims for event in claim.events)
        and all(event in {None, *events} and claim in {None, *claims} for event, claim in tied)
    )


def parts(analysis: Analysis, before: int) -> list[tuple[Spans, Spans]]:
    """Cues and contents of the claims that stand before a place."""
    claims = [c for c in analysis.claims if all(end <= before for _, end in (*c.cue, *c.content, *c.source))]
    return [(c.cue, c.content) for c in claims]


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["id", "en"]))
def test_any_text_is_read_or_refused(text: str, code: str) -> None:
    try:
        found = read(text, language=code, published="2026-05-27")
    except PantauError:
        return
    whole = found.document.text
    assert len(whole) == len(text)
    assert all(0 <= start < end <= len(whole) for start, end in spans(found))
    assert all(0 <= claim.confidence <= 1 for claim in found.claims)
    assert ties(found)
    ids = {claim.id for claim in found.claims}
    assert len(ids) == len(found.claims)
    assert {claim.relayed_by for claim in found.claims} <= ids | {None}
    assert to_json(found) == to_json(read(text, language=code, published="2026-05-27"))


FIRST = 'Menteri Sari Utomo mengatakan bahwa jembatan itu akan dibuka. "Kami siap," katanya, Rabu (27/5/2026).'
SECOND = "Juru bicara Budi Santosa membantah tuduhan itu. Ia menolak menyebut tanggal."


@pytest.mark.parametrize("rest", [
    SECOND, '"Kami datang," kata Budi.', "Baca juga: Lima Fakta Jembatan", "ADVERTISEMENT", '"Tanpa akhir', "🙂" * 50,
    "\0",
])
def test_a_cut_at_a_paragraph_changes_nothing_before_it(rest: str) -> None:
    alone = read(FIRST, language="id", published="2026-05-27")
    whole = read(FIRST + "\n\n" + rest, language="id", published="2026-05-27")
    assert parts(whole, len(FIRST)) == parts(alone, len(FIRST))
    assert [t for t in whole.times if t.span[1] <= len(FIRST)] == list(alone.times)


def test_an_article_of_nothing_but_quotations() -> None:
    text = '"Kami siap. Kami datang."\n"Ya, kami pergi."\n"Tidak."'
    found = read(text, language="id")
    assert len(document(text, load_pack("id")).quotes) == 3
    assert all(claim.content for claim in found.claims)


def test_direction_marks_and_emoji_keep_their_places() -> None:
    text = "\u202bMenteri Sari mengatakan: \u200f“Kami 🙂 siap\u200f.”\u202c Ia pergi."
    found = read(text, language="id")
    cut = document(text, load_pack("id"))
    [quote] = cut.quotes
    assert text[slice(*cut.tokens.span(quote))] == "“Kami 🙂 siap\u200f.”"
    assert all(text[start:end].strip() for start, end in spans(found))


@pytest.mark.parametrize("text", [
    "Gerhana itu kelak tinggal catatan sejarah, dikutip Langit Malam dari Sains Kini, Selasa (3/3/2026).",
    "Menteri Sari mengatakan bahwa jembatan itu akan dibuka, menurut Budi, dilansir AFP.",
])
def test_a_chain_ends(text: str) -> None:
    vouchers = {claim.id: claim.relayed_by for claim in read(text, language="id").claims}
    assert any(vouchers.values())
    for claim in vouchers:
        seen: list[str] = []
        at: str | None = claim
        while at is not None:
            assert at not in seen
            seen.append(at)
            at = vouchers[at]
