"""Events as PLOVER records (docs/plover.md): the manual's field names, ours as extensions that begin with `pantau_`.

A record is of one event as one article tells it. What is unknown is null; nothing is guessed to fill a field.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.metadata import version
from typing import Any

from pantau.brief.statements import Source, source
from pantau.lang.concepts import concepts
from pantau.lang.iso import alpha3
from pantau.types import Actor, Analysis, Claim, Event, EventType, Quantity, Span, Spans, Status

Record = dict[str, Any]

CODEBOOK = "PLOVER draft 2.0"

# PLOVER's special contexts. What has none is told as a fact, or (unknown) cannot be told in PLOVER at all.
CONTEXTS = {Status.EXPECTED: "future", Status.POSSIBLE: "hypothetical", Status.DENIED: "negation"}
HISTORICAL = "historical"

QUADS = {
    EventType.AGREE: 1, EventType.CONSULT: 1, EventType.SUPPORT: 1, EventType.CONCEDE: 1,
    EventType.COOPERATE: 2, EventType.AID: 2, EventType.RETREAT: 2,
    EventType.REQUEST: 3, EventType.ACCUSE: 3, EventType.REJECT: 3, EventType.THREATEN: 3,
    EventType.PROTEST: 4, EventType.SANCTION: 4, EventType.MOBILIZE: 4, EventType.COERCE: 4, EventType.ASSAULT: 4,
}

_SIZES = {"dead": "dead", "injured": "injured", "arrested": "detained"}     # PLOVER's name: ours


def records(analysis: Analysis) -> list[Record]:
    """One record for each event of an article, in the order of the text."""
    of = source(analysis)
    return [_record(event, of) for event in analysis.events]


def json_lines(analysis: Analysis) -> bytes:
    """The records as JSON Lines in UTF-8, each line ended."""
    return b"".join(json.dumps(r, ensure_ascii=False).encode("utf-8", "replace") + b"\n" for r in records(analysis))


def csv_lines(analysis: Analysis) -> bytes:
    """The records as CSV in UTF-8 (RFC 4180), without the line of names."""
    return _csv([_cell(column(r)) for column in COLUMNS.values()] for r in records(analysis))


def csv_head() -> bytes:
    """The line of names of `csv_lines`: the same in every version that prints the same fields."""
    return _csv([list(COLUMNS)])


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerows(rows)
    return made.getvalue().encode("utf-8", "replace")


def _record(event: Event, of: Source) -> Record:
    document, when = of.analysis.document, event.when
    sentence = of.sentence(event.trigger)
    earliest, latest = (when.earliest, when.latest) if when else (None, None)
    concept = concepts().get(event.concept)
    equals = set(event.actors) == set(event.recipients)
    return {
        "id": f"{document.id}#{event.id}",
        "date": earliest and earliest.isoformat(),
        "enddate": latest.isoformat() if latest and latest != earliest else None,
        "source": _parties(event.actors, event, of),
        "recipient": None if equals else _parties(event.recipients, event, of),
        "event": [event.type],
        "mode": [concept.mode] if concept and concept.mode else [],
        "context": contexts(event),
        "event_text": [of.words((span,)) for span in event.trigger],
        "event_loc": _location(event),
        "quad_code": QUADS[event.type],
        **{name: _size(event.quantities, kind) for name, kind in _SIZES.items()},
        "text": document.text[slice(*sentence)],
        "text_info": {"sequence": _sequence(sentence, of.sentences), "start": sentence[0], "end": sentence[1]},
        "cite_info": {"url": document.url, "title": document.title, "language": document.language,
                      "publication": document.publisher, "coder": _coder(), "codebook": CODEBOOK},
        **_extensions(event, of),
    }


def contexts(event: Event) -> list[str]:
    """PLOVER's special contexts of an event: what became of its status, and that it is told as background."""
    found = [HISTORICAL] if event.retold else []
    return found + ([CONTEXTS[event.status]] if event.status in CONTEXTS else [])


def _parties(ids: Iterable[str], event: Event, of: Source) -> list[Record] | None:
    return [_actor(of.actors[each], event, of) for each in ids if each in of.actors] or None


def _actor(actor: Actor, event: Event, of: Source) -> Record:
    text = of.analysis.document.text
    at = event.trigger[0][0] if event.trigger else 0
    near = min(actor.mentions, key=lambda m: abs(m[0] - at), default=None)
    return {
        "actor_text": " ".join(text[slice(*near)].split()) if near else None,
        "code": alpha3(actor.country),
        "sector": None,         # a text rarely says it; docs/plover.md
        "identifier_text": actor.name,
        "office": actor.roles[0] if actor.roles else None,
        "pantau_actor": actor.id,
        "pantau_kind": actor.kind,
        "pantau_country_why": actor.country_why,
    }


def _location(event: Event) -> Record | None:
    place = event.place
    return None if place is None else {
        "name": place.name, "latitude": place.latitude, "longitude": place.longitude, "country code": place.country,
        "cc3": alpha3(place.country), "pantau_kind": place.kind, "pantau_span": place.span, "pantau_why": place.why,
    }


def _size(quantities: Iterable[Quantity], kind: str) -> int | str | None:
    """A number of people, or a code of its bounds (">=5", "<=9", "5-9") where it is not exact."""
    for each in quantities:
        if each.kind == kind and (each.low is not None or each.high is not None):
            low, high = (None if n is None else f"{n:g}" for n in (each.low, each.high))
            if each.low == each.high and each.low == int(each.low or 0):
                return int(each.low or 0)
            return f"{low}-{high}" if low and high else f">={low}" if low else f"<={high}"
    return None


def _sequence(sentence: Span, sentences: Spans) -> int | None:
    """The number of a sentence in its article, from 1."""
    return sentences.index(sentence) + 1 if sentence in sentences else None


@cache
def _coder() -> str:
    return f"pantau {version('pantau')}"


def _extensions(event: Event, of: Source) -> Record:
    analysis, when = of.analysis, event.when
    published = analysis.document.published
    return {
        "pantau_article": analysis.document.id,
        "pantau_event": event.id,
        "pantau_published": published and published.isoformat(),
        "pantau_concept": event.concept,
        "pantau_status": event.status,
        "pantau_retold": event.retold,
        "pantau_trigger": event.trigger,
        "pantau_when": when and {"span": when.span, "value": when.value},
        "pantau_quantities": [{"span": q.span, "kind": q.kind, "low": q.low, "high": q.high, "unit": q.unit}
                              for q in event.quantities],
        "pantau_statements": [_statement(of.claims[c]) for c in event.claims if c in of.claims],
        "pantau_windows": [{"claim": e.claim, "earliest": e.earliest and e.earliest.isoformat(),
                            "latest": e.latest and e.latest.isoformat(), "why": e.why}
                           for e in analysis.expectations if e.event == event.id],
        "pantau_rules": [{"norm": b.norm, "stated": b.stated, "claim": b.claim}
                         for b in analysis.breaches if b.event == event.id],
    }


def _statement(claim: Claim) -> Record:
    """Who says it, how, and at which characters: kept apart from what is said."""
    said = claim.said
    return {
        "claim": claim.id,
        "act": claim.act,
        "speakers": [{"name": s.name, "role": s.role, "code": alpha3(s.country), "kind": s.kind,
                      "anonymous": s.anonymous, "country_why": s.country_why} for s in claim.speakers],
        "source": claim.source, "cue": claim.cue, "content": claim.content, "quote": claim.quote,
        "said": said.earliest.isoformat() if said and said.earliest else None,
        "probability": claim.probability, "confidence": round(claim.confidence, 3), "relayed_by": claim.relayed_by,
    }


def _cell(value: object) -> str:
    """A value in one cell: several with "; " between, nothing for what is unknown."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return "; ".join(map(_cell, value))
    return str(value)


def _each(many: str, name: str) -> Callable[[Record], object]:
    """A column of what each actor or statement has under a name."""
    return lambda r: [each[name] for each in r[many] or ()] or None


def _part(part: str, name: str) -> Callable[[Record], object]:
    return lambda r: r[part] and r[part][name]


def _plain(name: str) -> Callable[[Record], object]:
    return lambda r: r[name]


def _speakers(name: str) -> Callable[[Record], object]:
    """One entry for each statement, the speakers of one joined by an ampersand."""
    return lambda r: [" & ".join(p[name] or "" for p in s["speakers"]) for s in r["pantau_statements"]]


_ACTOR = ("actor_text", "code", "sector", "identifier_text", "office")

COLUMNS: dict[str, Callable[[Record], object]] = {
    **{name: _plain(name) for name in ("id", "date", "enddate")},
    **{f"source_{name}": _each("source", name) for name in _ACTOR},
    **{f"recipient_{name}": _each("recipient", name) for name in _ACTOR},
    **{name: _plain(name) for name in ("event", "mode", "context", "event_text", "quad_code", *_SIZES)},
    **{f"event_loc_{name.replace(' ', '_')}": _part("event_loc", name)
       for name in ("name", "latitude", "longitude", "country code", "cc3")},
    "text": _plain("text"),
    **{name: _part("text_info", name) for name in ("sequence", "start", "end")},
    **{name: _part("cite_info", name) for name in ("url", "title", "language", "publication", "coder", "codebook")},
    **{f"pantau_{name}": _plain(f"pantau_{name}")
       for name in ("article", "event", "published", "concept", "status", "retold")},
    "pantau_trigger": lambda r: [f"{start}-{end}" for start, end in r["pantau_trigger"]],
    "pantau_claims": _each("pantau_statements", "claim"),
    "pantau_acts": _each("pantau_statements", "act"),
    "pantau_speakers": _speakers("name"),
    "pantau_speaker_codes": _speakers("code"),
    "pantau_said": _each("pantau_statements", "said"),
    "pantau_windows": lambda r: [f"{w['earliest'] or ''}/{w['latest'] or ''}" for w in r["pantau_windows"]],
    "pantau_rules_stated": lambda r: [b["norm"] for b in r["pantau_rules"] if b["stated"]],
    "pantau_rules_matched": lambda r: [b["norm"] for b in r["pantau_rules"] if not b["stated"]],
}
