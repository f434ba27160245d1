"""FollowTheMoney entities, by its own library, as JSON Lines that its command `ftm` reads (docs/exports.md).

An entity that several articles share (a country, a publisher) may come more than once, always the same: `ftm aggregate`
and every store of such entities merge what has the same id.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import IO

from followthemoney import model
from followthemoney.proxy import EntityProxy
from followthemoney.types import registry

from pantau.records import Record
from pantau.surfaces.export.common import Recent, Told, clean, instant, told, web_address
from pantau.types import Actor, Claim, Event, Kind, Spans, Status

# A country that speaks or acts is its state. What a group is, nobody says: FtM's plain LegalEntity.
_SCHEMATA = {Kind.PERSON: "Person", Kind.ORGANISATION: "Organization", Kind.GROUP: "LegalEntity",
             Kind.COUNTRY: "PublicBody"}

# FtM takes every event for one that took place, so one that is not told so says it in its name.
_TOOK_PLACE = (Status.OCCURRED, Status.ONGOING)


def write(records: Iterable[Record], sink: IO[bytes]) -> None:
    """Raises what the sink raises."""
    recent = Recent()
    for each in told(records):
        for entity in _entities(each):
            if not _is_shared(entity) or recent.is_new(str(entity.id)):
                sink.write(json.dumps(entity.to_dict(), ensure_ascii=False).encode() + b"\n")


def _entities(of: Told) -> Iterator[EntityProxy]:
    analysis = of.record.analysis
    yield _article(of)
    for actor in analysis.actors:
        if not actor.anonymous:             # "a senior official" would be taken for a name, and matched with others
            yield _actor(actor, of)
            yield from _mention(actor, of)
    for event in analysis.events:
        yield _event(event, of)
    for claim in analysis.claims:
        yield _note(claim, of)


def _entity(schema: str, id: str, **values: object) -> EntityProxy:
    """An entity; the library cleans the values, and leaves out what is none of the property's type."""
    made = model.make_entity(schema)
    made.id = f"pantau-{id}"
    for name, value in values.items():
        made.add(name, [clean(str(each)) for each in (value if isinstance(value, list) else [value]) if each])
    return made


def _source(of: Told) -> dict[str, object]:
    """Where a thing was read, and when it was taken in."""
    kept = of.record.kept
    return {"sourceUrl": web_address(kept.url), "publisher": kept.publisher, "proof": f"pantau-document-{kept.id}",
            "retrievedAt": instant(kept.added)}


def _article(of: Told) -> EntityProxy:
    kept, article = of.record.kept, of.record.analysis.document
    return _entity(
        "Article", f"document-{kept.id}", title=of.title, sourceUrl=web_address(kept.url), publisher=kept.publisher,
        fileName=re.split(r"[/\\]", kept.where)[-1],      # the folders are nobody's business
        author=article.author, publishedAt=kept.published and kept.published.isoformat(),
        language=kept.language, bodyText=article.text, processingAgent=kept.reader,
        processedAt=instant(kept.added), retrievedAt=instant(kept.added), mimeType="text/plain")


def _actor_id(actor: Actor) -> str:
    """A country is one wherever it is named; who else has one name in two articles may be two."""
    return f"country-{actor.country}" if actor.kind is Kind.COUNTRY and actor.country else f"actor-{actor.id}"


def _is_shared(entity: EntityProxy) -> bool:
    """True for what belongs to no single article."""
    return str(entity.id).startswith("pantau-country-")


def _actor(actor: Actor, of: Told) -> EntityProxy:
    if actor.kind is Kind.COUNTRY and actor.country:
        name = registry.country.caption(actor.country.lower()) or actor.name
        return _entity("PublicBody", _actor_id(actor), name=name, country=actor.country)
    roles = {"position" if actor.kind is Kind.PERSON else "summary": list(actor.roles)}
    return _entity(_SCHEMATA[actor.kind], _actor_id(actor), name=actor.name, country=actor.country,
                   proof=f"pantau-document-{of.record.kept.id}", **roles)


def _mention(actor: Actor, of: Told) -> Iterator[EntityProxy]:
    """The words by which the article names somebody."""
    text = of.record.analysis.document.text
    names = sorted({" ".join(text[start:end].split()) for start, end in actor.mentions} - {""})
    if names:
        yield _entity("Mention", f"mention-{actor.id}", document=f"pantau-document-{of.record.kept.id}", name=names,
                      resolved=f"pantau-{_actor_id(actor)}", detectedSchema=_SCHEMATA[actor.kind],
                      contextCountry=actor.country)


def _event(event: Event, of: Told) -> EntityProxy:
    when, place = event.when, event.place
    actors = [of.of.actors[a] for a in (*event.actors, *event.recipients) if a in of.of.actors]
    known = [a for a in actors if not a.anonymous]
    start, end = (when.earliest, when.latest) if when else (None, None)
    words = of.of.words(event.trigger) or event.concept
    return _entity(
        "Event", f"event-{event.id}", name=words if event.status in _TOOK_PLACE else f"({event.status}) {words}",
        summary=of.sentence(event.trigger)[1], keywords=[event.type, event.concept, event.status],
        startDate=start and start.isoformat(), endDate=end and end.isoformat(), location=place and place.name,
        country=place and place.country, involved=[f"pantau-{_actor_id(a)}" for a in known],
        recordId=event.id, notes=_notes(status_why=event.status_why, trigger=_places(event.trigger)), **_source(of))


def _note(claim: Claim, of: Told) -> EntityProxy:
    """What is said, tied to the article and to those who say it."""
    actors = of.of.actors
    speakers = [actors[s.actor] for s in claim.speakers if s.actor in actors and not actors[s.actor].anonymous]
    events = [f"pantau-event-{e}" for e in claim.events if e in of.of.events]
    said = claim.said
    return _entity(
        "Note", f"claim-{claim.id}", name=f"{claim.act}: {', '.join(of.names(claim)) or '?'}",
        description=of.exact(claim.content) or of.exact(claim.cue), summary=of.line(claim),
        entity=[f"pantau-document-{of.record.kept.id}", *(f"pantau-{_actor_id(a)}" for a in speakers), *events],
        country=[s.country for s in claim.speakers], keywords=[claim.act, claim.quote],
        detectedLanguage=of.record.kept.language,
        notes=_notes(source=_places(claim.source), cue=_places(claim.cue), content=_places(claim.content),
                     said=f"{said.earliest}/{said.latest}" if said and said.earliest else None,
                     relayed_by=claim.relayed_by,
                     probability="{}-{}".format(*claim.probability) if claim.probability else None,
                     confidence=f"{claim.confidence:.3f}", text=of.record.kept.text_id), **_source(of))


def _notes(**said: str | None) -> str:
    """What FtM has no property for, in one line of names and values."""
    return "; ".join(f"{name}={value}" for name, value in said.items() if value)


def _places(spans: Spans) -> str:
    return ",".join(f"{start}-{end}" for start, end in spans)
