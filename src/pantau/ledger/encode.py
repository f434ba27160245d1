"""A reading → the rows of its tables. Every quotation is cut from the text here, so none can differ from it."""

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from pantau.errors import RefusedError
from pantau.ledger.ids import hashed, row_key
from pantau.ledger.tables import (
    ACTORS,
    BREACHES,
    CLAIM_EVENTS,
    CLAIMS,
    EVENTS,
    EXPECTATIONS,
    INDICATORS,
    PARTIES,
    QUANTITIES,
    QUESTIONS,
    SPEAKERS,
    TIMES,
    Row,
)
from pantau.types import Actor, Analysis, Article, Claim, Event, Indicator, Spans, Speaker, Timex

_GAP = " … "
_WORD = re.compile(r"[^\W_]+")
_encode = msgspec.json.Encoder().encode

Rows = dict[str, list[Row]]


def to_text(value: object) -> str:
    """A value as JSON text."""
    return _encode(value).decode()


def cut(text: str, spans: Spans) -> str:
    """The words at some spans. RefusedError where a span is not a stretch of the text."""
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            raise RefusedError(f"span [{start}, {end}] is no part of a text of {len(text)} characters",
                              mend="nothing of this document was written; please report it")
    return _GAP.join(text[start:end] for start, end in spans)


def encode(analysis: Analysis, document: int, reading: int, begins: Mapping[str, int]) -> Rows:
    """The rows of a reading whose ids are the ledger's already, by table.

    `begins` are the first free numbers of the tables, for a document that was read before.
    """
    return _Encoder(analysis, document, reading, begins).rows()


class _Encoder:
    def __init__(self, analysis: Analysis, document: int, reading: int, begins: Mapping[str, int]) -> None:
        self.analysis, self.text, self.reading = analysis, analysis.document.text, reading
        self._document, self._begins = document, begins
        self.actors = self._keys("actors", (a.id for a in analysis.actors))
        self.claims = self._keys("claims", (c.id for c in analysis.claims))
        self.events = self._keys("events", (e.id for e in analysis.events))
        self.countries = {a.id: a.country for a in analysis.actors}
        self.shared = _common_tags(analysis.document)

    def _keys(self, table: str, ids: Iterable[str]) -> dict[str, int]:
        begin = self._begins.get(table, 0)
        return {each: row_key(self._document, begin + n) for n, each in enumerate(ids)}

    def _key(self, table: str, number: int) -> int:
        return row_key(self._document, self._begins.get(table, 0) + number)

    def _quoted(self, spans: Spans | None) -> tuple[str | None, str | None]:
        """The words of some spans and the spans themselves, for two columns."""
        return (None, None) if spans is None else (cut(self.text, spans), to_text(spans))

    def rows(self) -> Rows:
        analysis = self.analysis
        events = {e.id: e for e in analysis.events}
        return {
            ACTORS.name: [self._actor(a) for a in analysis.actors],
            TIMES.name: [self._time(n, t) for n, t in enumerate(analysis.times)],
            CLAIMS.name: [self._claim(c, [events[e] for e in c.events]) for c in analysis.claims],
            SPEAKERS.name: [self._speaker(c, n, s) for c in analysis.claims for n, s in enumerate(c.speakers)],
            EVENTS.name: [self._event(e) for e in analysis.events],
            CLAIM_EVENTS.name: [(self.claims[c.id], self.events[e]) for c in analysis.claims for e in c.events],
            PARTIES.name: [row for e in analysis.events for row in self._parties(e)],
            QUANTITIES.name: [row for e in analysis.events for row in self._quantities(e)],
            EXPECTATIONS.name: list(self._expectations()),
            QUESTIONS.name: list(self._questions()),
            INDICATORS.name: [self._indicator(n, i) for n, i in enumerate(analysis.indicators)],
            BREACHES.name: list(self._breaches()),
        }

    def _actor(self, actor: Actor) -> Row:
        cut(self.text, actor.mentions)
        return (self.actors[actor.id], actor.id, self.reading, actor.name, actor.kind, actor.country,
                actor.country_why, to_text(actor.roles), actor.anonymous, to_text(actor.mentions))

    def _time(self, number: int, time: Timex) -> Row:
        lies = time.offset
        reckoned = to_text((lies.unit, float(lies.low), float(lies.high), lies.running, lies.portion)) if lies else None
        return (self._key("times", number), self.reading, *self._quoted((time.span,)), time.type, time.value,
                _day(time.earliest), _day(time.latest), time.anchor, time.why, reckoned)

    def _claim(self, claim: Claim, events: list[Event]) -> Row:
        said = claim.said
        low, high = claim.probability or (None, None)
        tags = dict.fromkeys((*self.shared, f"act{claim.act}", *_countries(s.country for s in claim.speakers),
                              *(tag for event in events for tag in (*self._where(event), *_event_tags(event)))))
        return (
            self.claims[claim.id], claim.id, self.reading, claim.act, claim.voice(self.text), claim.quote,
            _day(said.earliest if said else None), _day(said.latest if said else None), low, high, claim.confidence,
            self.claims.get(claim.relayed_by or ""), claim.rule, " ".join(tags),
            *self._quoted(claim.source), *self._quoted(claim.cue), *self._quoted(claim.content),
            *self._quoted(claim.addressee), *self._quoted(claim.channel), *self._quoted(claim.evidence),
            *self._quoted(claim.place), *self._quoted(said.span if said else None),
        )

    def _where(self, event: Event) -> list[str]:
        """The countries of those who take part, and of the place."""
        place = event.place.country if event.place else None
        return _countries((*(self.countries.get(a) for a in (*event.actors, *event.recipients)), place))

    def _speaker(self, claim: Claim, number: int, speaker: Speaker) -> Row:
        return (self.claims[claim.id], number, self.actors.get(speaker.actor or ""), speaker.name, speaker.role,
                speaker.country, speaker.country_why, speaker.kind, speaker.anonymous)

    def _event(self, event: Event) -> Row:
        place, when = event.place, event.when
        where = (place.name, place.kind, place.country, place.why, place.latitude, place.longitude) if place else ()
        return (
            self.events[event.id], event.id, self.reading, event.type, event.concept, event.status, event.status_why,
            event.retold, *self._quoted(event.trigger),
            *self._quoted(place.span if place else None), *(where or (None,) * 6),
            *self._quoted((when.span,) if when else None), when.value if when else None,
            _day(when.earliest if when else None), _day(when.latest if when else None),
        )

    def _parties(self, event: Event) -> Iterator[Row]:
        for side, ids in (("actor", event.actors), ("recipient", event.recipients)):
            for number, actor in enumerate(ids):
                yield self.events[event.id], side, number, self.actors[actor]

    def _quantities(self, event: Event) -> Iterator[Row]:
        for number, q in enumerate(event.quantities):
            yield self.events[event.id], number, *self._quoted((q.span,)), q.kind, q.low, q.high, q.unit

    def _expectations(self) -> Iterator[Row]:
        for number, x in enumerate(self.analysis.expectations):
            made = hashed("expectation", self.analysis.document.id, x.claim, x.event, x.span)
            yield (self._key("expectations", number), made, self.reading, self.claims.get(x.claim or ""),
                   self.events.get(x.event or ""), *self._quoted(x.span), _day(x.earliest), _day(x.latest), x.why)

    def _questions(self) -> Iterator[Row]:
        for number, q in enumerate(self.analysis.questions):
            yield (self._key("questions", number), self.reading, self.claims[q.claim], *self._quoted(q.span),
                   to_text([cut(self.text, spans) for spans in q.candidates]), to_text(q.candidates))

    def _indicator(self, number: int, indicator: Indicator) -> Row:
        lead = indicator.lead_time
        return (self._key("indicators", number), self.reading, self.claims.get(indicator.claim or ""),
                self.events.get(indicator.of or ""), indicator.kind, indicator.sign, *self._quoted(indicator.span),
                *self._quoted(indicator.evidence), self.claims.get(lead.claim or "") if lead else None,
                *self._quoted(lead.span if lead else None), lead.earliest if lead else None,
                lead.latest if lead else None)

    def _breaches(self) -> Iterator[Row]:
        for number, b in enumerate(self.analysis.breaches):
            yield (self._key("breaches", number), self.reading, self.claims.get(b.claim or ""),
                   self.events.get(b.event or ""), b.norm, b.stated, *self._quoted(b.span))


def _day(day: object) -> str | None:
    return None if day is None else str(day)


def document_tags(analysis: Analysis) -> str:
    """The words by which a document is filtered."""
    places = (event.place.country for event in analysis.events if event.place)
    tags = (*_common_tags(analysis.document), *_countries((*(a.country for a in analysis.actors), *places)),
            *(tag for event in analysis.events for tag in _event_tags(event)))
    return " ".join(dict.fromkeys(tags))


def _common_tags(article: Article) -> tuple[str, ...]:
    return f"language{article.language}", *publisher_tags(article.publisher or "")


def publisher_tags(name: str) -> list[str]:
    return [f"publisher{word}" for word in _WORD.findall(name)]


def _countries(codes: Iterable[str | None]) -> list[str]:
    return [f"country{code}" for code in codes if code]


def _event_tags(event: Event) -> tuple[str, str, str]:
    return f"type{event.type}", f"status{event.status}", f"type{event.type}{event.status}"
