"""STIX 2.1, by the OASIS library `stix2`: one bundle, written object by object (docs/exports.md: what maps to what).

Ids are version 5 UUIDs and times are the ledger's, so that the same ledger gives the same objects however often it is
written. What STIX has no word for is in one property extension.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import IO, Any

import stix2.v21 as stix  # type: ignore[import-untyped]

from pantau.records import Record
from pantau.surfaces.export.common import Recent, Told, clean, midnight, told, uuid_of, web_address
from pantau.types import Act, Actor, Claim, Event, Kind, Place, Speaker, Status

Node = Any          # an object of stix2, which has no types

PANTAU = f"identity--{uuid_of('stix', 'pantau')}"
EXTENSION = f"extension-definition--{uuid_of('stix', 'extension', '1')}"

# When what belongs to no single article was made: one moment for ever, or its versions would contradict each other.
SHARED = datetime(2026, 1, 1, tzinfo=UTC)

_CLASSES = {Kind.PERSON: "individual", Kind.ORGANISATION: "organization", Kind.GROUP: "group",
            Kind.COUNTRY: "organization"}

# An opinion is agreement with the information of an object. Of what speakers do, only two acts are that; how an event
# is told in them says whether it is agreed to. The scale's "strongly" is in no text, and its "neutral" is no refusal.
_OPINIONS = {
    (Act.CONFIRM, Status.OCCURRED): "agree", (Act.CONFIRM, Status.ONGOING): "agree",
    (Act.CONFIRM, Status.EXPECTED): "agree", (Act.CONFIRM, Status.DENIED): "disagree",
    (Act.DENY, Status.DENIED): "disagree",
}

_SCHEMA = """What Pantau knows of an object and STIX has no property for. kind: claim, event, article, actor,
publisher, or opinion (whose id is its claim's); id, document, text: ids of the ledger; source, cue, content, trigger:
[start, end] pairs of Unicode code points into the article's text; act, quote, speakers, said, probability, relayed_by:
of a claim; type (PLOVER), concept, status, retold, actors, recipients, when, quantities: of an event, status being how
the article tells it; country: ISO 3166-1 alpha-2. Described in Pantau's docs/contract.md."""


def write(records: Iterable[Record], sink: IO[bytes]) -> None:
    """Raises what the sink raises."""
    sink.write(b'{"type": "bundle", "objects": [\n')
    before, content = b"", hashlib.sha256()
    for node in _nodes(records):
        line = node.serialize(ensure_ascii=False).encode()
        content.update(line)
        sink.write(before + line)
        before = b",\n"
    sink.write(f'\n], "id": "{_id("bundle", content.hexdigest())}"}}\n'.encode())


def _nodes(records: Iterable[Record]) -> Iterator[Node]:
    yield _pantau()
    yield _extension_definition()
    recent = Recent()
    for each in told(records):
        yield from (n for n in _Article(each).nodes() if n["created"] != SHARED or recent.is_new(n["id"]))


def _pantau() -> Node:
    return stix.Identity(id=PANTAU, created=SHARED, modified=SHARED, name="Pantau", identity_class="system",
                         description="Reads news and keeps who said what, each claim at its place in the text.")


def _extension_definition() -> Node:
    return stix.ExtensionDefinition(
        id=EXTENSION, created=SHARED, modified=SHARED, created_by_ref=PANTAU, name="Pantau", version="1.0.0",
        description="Places in the text, and readings, of claims and events.", schema=" ".join(_SCHEMA.split()),
        extension_types=["property-extension"])


class _Article:
    """A record as STIX objects: what many articles share, its actors, events, claims and opinions, and the report."""

    def __init__(self, of: Told) -> None:
        self.of, self.kept, self.analysis = of, of.record.kept, of.record.analysis
        # The ledger tells no time of a re-reading; a millisecond for each keeps the versions in their order.
        again = timedelta(milliseconds=self.kept.reading - 1)
        self.common: dict[str, Any] = {"created": self.kept.added, "modified": self.kept.added + again,
                                       "created_by_ref": PANTAU}
        self.words = self.common | {"lang": self.kept.language, "external_references": self._references()}
        self.report = _id("report", self.kept.id)

    def nodes(self) -> Iterator[Node]:
        made = [*self._publisher(), *map(self._actor, self.analysis.actors)]
        for event in self.analysis.events:
            made += self._event(event)
        for claim in self.analysis.claims:
            made += self._claim(claim)
        yield from made
        yield self._report([node["id"] for node in made] or [PANTAU])

    def _report(self, refs: list[str]) -> Node:
        kept = self.kept
        return stix.Report(
            id=self.report, name=self.of.title, published=midnight(kept.published) if kept.published else kept.added,
            object_refs=list(dict.fromkeys(refs)), labels=["news"] if kept.published else ["news", "undated"],
            **self.words, **_extended("article", id=kept.id, text=kept.text_id, version=kept.version,
                                      reading=kept.reading, reader=kept.reader, publisher=kept.publisher,
                                      published=kept.published and kept.published.isoformat(),
                                      superseded_by=kept.superseded_by))

    def _references(self) -> list[Node]:
        """The page, where there is one, and the document in the ledger."""
        kept, url = self.kept, web_address(self.kept.url)
        ours = stix.ExternalReference(source_name="pantau", external_id=kept.id)
        return [stix.ExternalReference(source_name=clean(kept.publisher or "web"), url=url), ours] if url else [ours]

    def _publisher(self) -> list[Node]:
        name = self.kept.publisher
        return [] if not name else [stix.Identity(
            id=_id("identity", "publisher", name), created=SHARED, modified=SHARED, created_by_ref=PANTAU,
            name=clean(name), identity_class="organization", labels=["publisher"], **_extended("publisher"))]

    def _actor(self, actor: Actor) -> Node:
        return stix.Identity(
            id=_id("identity", actor.id), name=clean(actor.name) or "?", identity_class=_CLASSES[actor.kind],
            **({"roles": [clean(role) for role in actor.roles if role]} if any(actor.roles) else {}),
            **({"sectors": ["government"]} if actor.kind is Kind.COUNTRY else {}), **self.common,
            **_extended("actor", id=actor.id, document=self.kept.id, country=actor.country,
                        country_why=actor.country_why, anonymous=actor.anonymous, mentions=actor.mentions))

    def _speaker(self, claim: Claim, number: int, speaker: Speaker) -> Node:
        """Somebody who speaks and is no actor of the article: only named in words."""
        name = speaker.name or speaker.role or self.of.exact(claim.source) or "?"
        return stix.Identity(
            id=_id("identity", claim.id, str(number)), name=clean(name), **self.common,
            identity_class=_CLASSES[speaker.kind] if speaker.kind else "unknown",
            **_extended("actor", document=self.kept.id, country=speaker.country, country_why=speaker.country_why,
                        anonymous=speaker.anonymous))

    def _event(self, event: Event) -> list[Node]:
        """A note: STIX has no event that is not an attack. The parties and the place are what it refers to."""
        place = _location(event.place) if event.place else None
        parties = [_id("identity", a) for a in (*event.actors, *event.recipients) if a in self.of.of.actors]
        sentence, words = self.of.sentence(event.trigger)
        when = event.when
        note = stix.Note(
            id=_id("note", "event", event.id), abstract=clean(f"{event.type} {event.concept}: "
                                                              f"{self.of.exact(event.trigger) or ''}"),
            content=words or event.concept, object_refs=[self.report, *dict.fromkeys(parties),
                                                         *([place["id"]] if place else [])],
            labels=["event", event.type, event.concept, f"told-as-{event.status}"], **self.words,
            **_extended("event", id=event.id, document=self.kept.id, text=self.kept.text_id, type=event.type,
                        concept=event.concept, status=event.status, status_why=event.status_why, retold=event.retold,
                        trigger=event.trigger, sentence=sentence, actors=event.actors, recipients=event.recipients,
                        claims=event.claims,
                        when=when and {"span": when.span, "value": when.value, **_days(when.earliest, when.latest)},
                        quantities=[_known({"span": q.span, "kind": q.kind, "low": q.low, "high": q.high,
                                            "unit": q.unit}) for q in event.quantities]))
        return [place, note] if place else [note]

    def _claim(self, claim: Claim) -> list[Node]:
        actors = self.of.of.actors
        unknown = [self._speaker(claim, n, s) for n, s in enumerate(claim.speakers) if s.actor not in actors]
        speakers = [_id("identity", s.actor) for s in claim.speakers if s.actor in actors]
        about = [_id("note", "event", e) for e in claim.events if e in self.of.of.events]
        note = stix.Note(
            id=_id("note", "claim", claim.id), abstract=self.of.line(claim),
            content=self.of.exact(claim.content) or self.of.exact(claim.cue) or "?",
            object_refs=list(dict.fromkeys([self.report, *speakers, *(u["id"] for u in unknown), *about])),
            labels=["claim", claim.act, f"quote-{claim.quote}"], confidence=_percent(claim), **self._authors(claim),
            **self.words, **_extended("claim", **self._reading(claim)))
        return [*unknown, note, *self._opinions(claim)]

    def _reading(self, claim: Claim) -> dict[str, Any]:
        said = claim.said
        return {
            "id": claim.id, "document": self.kept.id, "text": self.kept.text_id, "act": claim.act,
            "quote": claim.quote, "source": claim.source, "cue": claim.cue, "content": claim.content,
            "speakers": [_known({"name": s.name, "role": s.role, "country": s.country, "kind": s.kind,
                                 "country_why": s.country_why, "anonymous": s.anonymous}) for s in claim.speakers],
            "said": said and {"span": said.span, **_days(said.earliest, said.latest)},
            "probability": claim.probability, "relayed_by": claim.relayed_by, "events": claim.events,
        }

    def _opinions(self, claim: Claim) -> Iterator[Node]:
        """Where the speaker confirms or denies: that the events so told took, take or will take place."""
        events = [self.of.of.events[e] for e in claim.events if e in self.of.of.events]
        for opinion in ("agree", "disagree"):
            about = [e.id for e in events if _OPINIONS.get((claim.act, e.status)) == opinion]
            if about:
                yield stix.Opinion(
                    id=_id("opinion", opinion, claim.id), opinion=opinion, explanation=self.of.line(claim),
                    object_refs=[_id("note", "event", e) for e in about], confidence=_percent(claim),
                    labels=["claim", claim.act], **self._authors(claim), **self.words,
                    **_extended("opinion", id=claim.id, document=self.kept.id))

    def _authors(self, claim: Claim) -> dict[str, list[str]]:
        names = self.of.names(claim)
        return {"authors": names} if names else {}


def _location(place: Place) -> Node | None:
    """A place on the map; None where neither its country nor its coordinates are known: STIX asks for one."""
    where = _known({"country": place.country, "latitude": place.latitude, "longitude": place.longitude})
    if "country" not in where and "latitude" not in where:
        return None
    return stix.Location(id=_id("location", place.name, *(str(each) for each in where.items())), created=SHARED,
                         modified=SHARED, created_by_ref=PANTAU, name=clean(place.name), **where)


def _id(kind: str, *parts: str | None) -> str:
    return f"{kind}--{uuid_of('stix', kind, *(part or '' for part in parts))}"


def _percent(claim: Claim) -> int:
    """STIX's confidence: a number from 0 to 100."""
    return round(claim.confidence * 100)


def _days(earliest: Any, latest: Any) -> dict[str, str]:
    return {name: day.isoformat() for name, day in (("earliest", earliest), ("latest", latest)) if day}


def _extended(kind: str, **properties: Any) -> dict[str, Any]:
    """Our extension; what is unknown is left out, since STIX has no null."""
    return {"extensions": {EXTENSION: {"extension_type": "property-extension", "kind": kind, **_known(properties)}}}


def _known(properties: dict[str, Any]) -> dict[str, Any]:
    """Without null and without empty lists, both of which STIX forbids."""
    return {name: clean(value) if isinstance(value, str) else value
            for name, value in properties.items() if value is not None and value not in ((), [])}
