"""W3C Web Annotations as JSON Lines: one annotation, complete in itself, for each claim and each event.

The specification counts in Unicode code points (Web Annotation Data Model, 4.2.4 and 4.2.5), as Pantau does, so offsets
go over as they are. Words that are interrupted are several targets; docs/exports.md says why.
"""

import json
from collections.abc import Iterable, Iterator
from typing import IO, Any

from pantau.records import Record
from pantau.surfaces.export.common import Told, clean, instant, told, urn, web_address
from pantau.types import Claim, Event, Span, Spans

Node = dict[str, Any]

# The terms that are not the specification's are ours; no term of it is taken.
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"@vocab": "urn:pantau:term:"}]
AROUND = 32         # characters before and after a quotation, to find it by


def write(records: Iterable[Record], sink: IO[bytes]) -> None:
    """Raises what the sink raises."""
    for each in told(records):
        analysis = each.record.analysis
        for claim in analysis.claims:
            sink.write(_line(_claim(claim, each)))
        for event in analysis.events:
            sink.write(_line(_event(event, each)))


def _line(node: Node) -> bytes:
    return json.dumps(node, ensure_ascii=False).encode() + b"\n"


def _annotation(kind: str, id: str, of: Told, parts: dict[str, Spans]) -> Node:
    """What both kinds have in common; `parts` names the places that are annotated."""
    kept = of.record.kept
    return {
        "@context": CONTEXT,
        "id": urn(f"{kind}-annotation", id),
        "type": "Annotation",
        "motivation": "describing" if kind == "claim" else "classifying",
        "created": instant(kept.added),
        "creator": {"type": "Software", "name": kept.reader},
        "target": [_target(part, span, of) for part, spans in parts.items() for span in spans],
    }


def _claim(claim: Claim, of: Told) -> Node:
    parts = {"content": claim.content, "source": claim.source, "cue": claim.cue}
    reading = _known({
        "id": urn("claim", claim.id), "type": "Claim", "document": _ref("document", of.record.kept.id),
        "act": claim.act, "quote": claim.quote,
        "speaker": [_known({
            "name": s.name, "role": s.role, "country": s.country, "country_why": s.country_why, "kind": s.kind,
            "anonymous": s.anonymous, "actor": s.actor and _ref("actor", s.actor)}) for s in claim.speakers],
        "said_earliest": claim.said and claim.said.earliest, "said_latest": claim.said and claim.said.latest,
        "probability_low": claim.probability and claim.probability[0],
        "probability_high": claim.probability and claim.probability[1],
        "relayed_by": claim.relayed_by and _ref("claim", claim.relayed_by),
        "about": [_ref("event", e) for e in claim.events], "confidence": round(claim.confidence, 3),
        "published": of.record.kept.published, "publisher": of.record.kept.publisher,
    })
    return _annotation("claim", claim.id, of, parts) | {
        "body": [_text("describing", of.line(claim), of), _text("tagging", claim.act), reading]}


def _event(event: Event, of: Told) -> Node:
    place, when = event.place, event.when
    parts = {"trigger": event.trigger, "place": place.span if place else (), "when": (when.span,) if when else ()}
    reading = _known({
        "id": urn("event", event.id), "type": "Event", "document": _ref("document", of.record.kept.id),
        "plover": event.type, "concept": event.concept, "status": event.status, "retold": event.retold,
        "actor": _parties(event.actors, of), "recipient": _parties(event.recipients, of),
        "earliest": when and when.earliest, "latest": when and when.latest,
        "place": place and _known({"name": place.name, "kind": place.kind, "country": place.country,
                                   "latitude": place.latitude, "longitude": place.longitude}),
        "told_by": [_ref("claim", c) for c in event.claims],
        "published": of.record.kept.published, "publisher": of.record.kept.publisher,
    })
    return _annotation("event", event.id, of, parts) | {
        "body": [*(_text("tagging", tag) for tag in (event.type, event.concept, event.status)), reading]}


def _parties(ids: Iterable[str], of: Told) -> list[Node]:
    actors = (of.of.actors[each] for each in ids if each in of.of.actors)
    return [_known({"id": urn("actor", a.id), "name": a.name, "country": a.country, "country_why": a.country_why,
                    "kind": a.kind}) for a in actors]


def _text(purpose: str, value: str, of: Told | None = None) -> Node:
    """A body in words; those of an article are in its language."""
    language = {"language": of.record.kept.language} if of else {}
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"} | language


def _target(part: str, span: Span, of: Told) -> Node:
    """One uninterrupted piece of the text, quoted and counted, and when its source was as quoted."""
    kept, text, (start, end) = of.record.kept, of.record.analysis.document.text, span
    return {
        "type": "SpecificResource",
        "source": web_address(kept.url) or urn("text", kept.text_id),
        "part": part,
        "text": _ref("text", kept.text_id),
        "state": {"type": "TimeState", "sourceDate": instant(kept.added)},
        "selector": [
            {"type": "TextQuoteSelector", "exact": clean(text[start:end]),
             "prefix": clean(text[max(start - AROUND, 0):start]), "suffix": clean(text[end:end + AROUND])},
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }


def _ref(kind: str, id: str) -> Node:
    return {"id": urn(kind, id)}


def _known(node: Node) -> Node:
    """The node without what is unknown; days as ISO 8601, text as every reader can carry it."""
    return dict(_plain(node))


def _plain(node: Node) -> Iterator[tuple[str, Any]]:
    for name, value in node.items():
        if value is not None and value != []:
            yield name, (clean(value) if isinstance(value, str) else
                         value.isoformat() if hasattr(value, "isoformat") else value)
