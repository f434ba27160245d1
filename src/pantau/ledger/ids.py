"""What a row is called: ids that hash content, and keys that sort by day (migrations/001_ledger.sql tells how)."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import msgspec

from pantau.errors import RefusedError
from pantau.types import Analysis, Article, Claim, Event, RawDocument

LENGTH = 24                     # hexadecimal characters: of 10^9 rows, two share one in a run of 10^11 ledgers
NUMBER_BITS = 20                # documents of one day
ROW_BITS = 16                   # rows of one table in all readings of one document
_FIRST = date(1900, 1, 1).toordinal()
DOCUMENT_BITS = 53 - ROW_BITS   # of a document's key
_DAY_BITS = DOCUMENT_BITS - NUMBER_BITS

_encode = msgspec.json.Encoder().encode


def hashed(*parts: object) -> str:
    """The id of something that these parts make up; they are strings, numbers, days, None and tuples of them."""
    try:
        content = _encode(parts)
    except UnicodeEncodeError:                              # an input with lone surrogates, which nobody has mended yet
        content = repr(parts).encode("ascii", "backslashreplace")
    return hashlib.sha256(content).hexdigest()[:LENGTH]


def input_id(raw: RawDocument, *told: str | None) -> str:
    """The id of an input as it came in, before it is read; `told` is what the caller says of it."""
    return hashed("input", raw.text, raw.html, raw.published, raw.title, raw.url, raw.publisher, raw.language, *told)


def text_id(text: str) -> str:
    return hashed("text", text)


def document_id(address: str, article: Article) -> str:
    return hashed("document", address, text_id(article.text), article.published, article.language)


def day_number(day: date | None) -> int:
    """Days since 1900, at least 1; 0 for an unknown day."""
    return 0 if day is None else min(max(day.toordinal() - _FIRST, 1), (1 << _DAY_BITS) - 1)


def day_keys(since: date | None, until: date | None) -> tuple[int, int]:
    """The first and last document key of a stretch of days; an unknown day is in it only where it has no bounds."""
    first = day_number(since) if since else 0 if until is None else 1
    last = day_number(until) if until else (1 << _DAY_BITS) - 1
    return first << NUMBER_BITS, ((last + 1) << NUMBER_BITS) - 1


def row_keys(first: int, last: int) -> tuple[int, int]:
    """The first and last key of the rows of a stretch of documents."""
    return first << ROW_BITS, ((last + 1) << ROW_BITS) - 1


def row_key(document: int, number: int) -> int:
    """The key of a row of a document; RefusedError where the document has no room left."""
    if number >= 1 << ROW_BITS:
        raise RefusedError(f"a document has more than {1 << ROW_BITS} rows of one kind in all its readings",
                          mend="`pantau forget` it, and add it again")
    return document << ROW_BITS | number


def named(analysis: Analysis, document: str) -> Analysis:
    """The reading with the ledger's ids in place of its own ("c1"), everywhere; `document` is the document's."""
    claims, events, actors = content_ids(analysis, document)
    told = {(c.id, e) for c in analysis.claims for e in c.events}
    told |= {(c, e.id) for e in analysis.events for c in e.claims}
    return replace(
        analysis,
        document=replace(analysis.document, id=document),
        actors=tuple(replace(a, id=actors[a.id]) for a in analysis.actors),
        claims=tuple(replace(_claim(c, claims, actors), events=tuple(made for e, made in events.items()
                                                                     if (c.id, e) in told)) for c in analysis.claims),
        events=tuple(replace(_event(e, events, actors), claims=tuple(made for c, made in claims.items()
                                                                     if (c, e.id) in told)) for e in analysis.events),
        expectations=tuple(replace(x, claim=claims.get(x.claim or ""), event=events.get(x.event or ""))
                           for x in analysis.expectations),
        questions=tuple(replace(q, claim=claims[q.claim]) for q in analysis.questions),
        indicators=tuple(
            replace(i, claim=claims.get(i.claim or ""), of=events.get(i.of or ""), lead_time=i.lead_time and replace(
                i.lead_time, claim=claims.get(i.lead_time.claim or ""))) for i in analysis.indicators),
        breaches=tuple(replace(b, claim=claims.get(b.claim or ""), event=events.get(b.event or ""))
                       for b in analysis.breaches),
    )


def content_ids(analysis: Analysis, document: str) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The ledger's ids of a reading's claims, events and actors, each under the reading's own."""
    return (
        _ids((c.id, ("claim", document, c.source, c.cue, c.content)) for c in analysis.claims),
        _ids((e.id, ("event", document, e.trigger, e.type, e.concept)) for e in analysis.events),
        _ids((a.id, ("actor", document, a.name, a.kind, a.mentions[:1])) for a in analysis.actors),
    )


def _ids(parts: Iterable[tuple[str, tuple[object, ...]]]) -> dict[str, str]:
    """The ledger's id for each of a reading's own; a second row of the same content is told apart by its number."""
    found: dict[str, str] = {}
    seen: dict[str, int] = {}
    for own, content in parts:
        made = hashed(*content)
        seen[made] = seen.get(made, 0) + 1
        found[own] = made if seen[made] == 1 else hashed(*content, seen[made])
    return found


def _claim(claim: Claim, claims: dict[str, str], actors: dict[str, str]) -> Claim:
    return replace(
        claim, id=claims[claim.id], relayed_by=claims.get(claim.relayed_by or ""),
        speakers=tuple(replace(s, actor=actors.get(s.actor or "")) for s in claim.speakers),
    )


def _event(event: Event, events: dict[str, str], actors: dict[str, str]) -> Event:
    return replace(
        event, id=events[event.id],
        actors=tuple(actors[a] for a in event.actors if a in actors),
        recipients=tuple(actors[a] for a in event.recipients if a in actors),
    )
