"""An analysis as the JSON object that `pantau extract` prints (docs/contract.md)."""

from typing import Any

import msgspec

from pantau.types import Actor, Analysis, Breach, Claim, Event, Indicator, Place, Speaker, Timex

_encode = msgspec.json.Encoder().encode


def to_json(analysis: Analysis) -> bytes:
    """One line of JSON, UTF-8, without the line end."""
    return _encode(to_contract(analysis))


def to_contract(analysis: Analysis) -> dict[str, Any]:
    document = analysis.document
    return {
        "id": document.id,
        "language": document.language,
        "title": document.title,
        "url": document.url,
        "publisher": document.publisher,
        "published": document.published,
        **({"published_why": document.published_why} if document.published_why else {}),
        "text": document.text,
        "claims": [to_claim(c) for c in analysis.claims],
        "times": [_time(t) for t in analysis.times],
        "actors": [
            {"id": a.id, "name": a.name, "kind": a.kind, **_country(a), "roles": a.roles, "mentions": a.mentions}
            for a in analysis.actors
        ],
        "events": [_event(e) for e in analysis.events],
        "expectations": [
            {"event": e.event, "claim": e.claim, "span": e.span, "earliest": e.earliest, "latest": e.latest,
             **({"why": e.why} if e.why else {})}
            for e in analysis.expectations
        ],
        "questions": [{"claim": q.claim, "span": q.span, "candidates": q.candidates} for q in analysis.questions],
        "indicators": [_indicator(i) for i in analysis.indicators],
        "breaches": [_breach(b) for b in analysis.breaches],
    }


def to_claim(claim: Claim) -> dict[str, Any]:
    """One entry of the contract's `claims`."""
    said = claim.said
    return {
        "id": claim.id,
        "source": claim.source,
        "cue": claim.cue,
        "content": claim.content,
        "quote": claim.quote,
        "act": claim.act,
        "probability": claim.probability,
        "speakers": [_speaker(s) for s in claim.speakers],
        "addressee": claim.addressee,
        "channel": claim.channel,
        "evidence": claim.evidence,
        "place": claim.place,
        "said": said and {"span": said.span, "earliest": said.earliest, "latest": said.latest},
        "relayed_by": claim.relayed_by,
        "events": claim.events,
        "confidence": round(claim.confidence, 3),
        "rule": claim.rule,
    }


def _speaker(speaker: Speaker) -> dict[str, Any]:
    return {"actor": speaker.actor, "name": speaker.name, "role": speaker.role, **_country(speaker),
            "kind": speaker.kind, "anonymous": speaker.anonymous}


def _country(whose: Actor | Speaker) -> dict[str, str | None]:
    why = whose.country_why
    return {"country": whose.country, **({"country_why": why} if why else {})}


def _time(time: Timex) -> dict[str, Any]:
    return {"span": time.span, "type": time.type, "value": time.value, "earliest": time.earliest, "latest": time.latest,
            "anchor": time.anchor, **({"why": time.why} if time.why else {})}


def _event(event: Event) -> dict[str, Any]:
    when = event.when
    return {
        "id": event.id,
        "trigger": event.trigger,
        "type": event.type,
        "concept": event.concept,
        "actors": event.actors,
        "recipients": event.recipients,
        "place": event.place and _place(event.place),
        "when": when and {"span": when.span, "value": when.value, "earliest": when.earliest, "latest": when.latest},
        "status": event.status,
        "quantities": [
            {"span": q.span, "kind": q.kind, "low": q.low, "high": q.high, "unit": q.unit} for q in event.quantities
        ],
        "claims": event.claims,
        "retold": event.retold,
        "status_why": event.status_why,
    }


def _place(place: Place) -> dict[str, Any]:
    return {"span": place.span, "name": place.name, "kind": place.kind, "country": place.country,
            "latitude": place.latitude, "longitude": place.longitude, **({"why": place.why} if place.why else {})}


def _indicator(indicator: Indicator) -> dict[str, Any]:
    lead = indicator.lead_time
    return {
        "claim": indicator.claim,
        "span": indicator.span,
        "kind": indicator.kind,
        "sign": indicator.sign,
        "of": indicator.of,
        "evidence": indicator.evidence,
        "lead_time": lead and {"claim": lead.claim, "span": lead.span, "earliest": lead.earliest,
                               "latest": lead.latest},
    }


def _breach(breach: Breach) -> dict[str, Any]:
    return {"norm": breach.norm, "event": breach.event, "claim": breach.claim, "span": breach.span,
            "stated": breach.stated}
