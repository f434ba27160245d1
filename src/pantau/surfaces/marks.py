"""What a reading marks in its text, cut so that a surface can show it: blocks of text, and segments between marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pantau.types import Analysis, Claim, Event, Span

_LONG = 450         # characters: a longer paragraph is cut between sentences, so that readings stay beside their words


@dataclass(frozen=True, slots=True)
class Mark:
    """`kind` is source, cue, content, time, actor or event; `of` the claim's, actor's or event's id or the time's
    number."""

    start: int
    end: int
    kind: str
    of: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks throughout."""

    start: int
    end: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the article that is shown as one, with the claims whose cue stands in it and the events whose
    trigger does."""

    span: Span
    segments: tuple[Segment, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...] = ()


def marks_of(analysis: Analysis) -> list[Mark]:
    """Every mark of a reading, in text order."""
    found = [
        Mark(start, end, kind, claim.id)
        for claim in analysis.claims
        for kind, spans in (("source", claim.source), ("cue", claim.cue), ("content", claim.content))
        for start, end in spans
    ]
    found += [Mark(*time.span, "time", str(n)) for n, time in enumerate(analysis.times)]
    found += [Mark(*mention, "actor", actor.id) for actor in analysis.actors for mention in actor.mentions]
    found += [Mark(*span, "event", event.id) for event in analysis.events for span in event.trigger]
    return sorted((m for m in found if m.start < m.end), key=lambda m: (m.start, -m.end))


def blocks_of(analysis: Analysis) -> list[Block]:
    """The article in blocks: its paragraphs, and long ones in pieces of whole sentences."""
    marks, spans = marks_of(analysis), list(_blocks(analysis))
    claims = sorted((min((s for s, _ in c.cue or c.content), default=0), n, c) for n, c in enumerate(analysis.claims))
    events = sorted((min((s for s, _ in e.trigger), default=0), n, e) for n, e in enumerate(analysis.events))
    edges = [*(start for start, _ in spans[1:]), len(analysis.document.text) + 1]
    made, first = [], 0
    for span, edge in zip(spans, edges, strict=True):
        made.append(Block(span, tuple(_segments(span, marks)), tuple(c for at, _, c in claims if first <= at < edge),
                          tuple(e for at, _, e in events if first <= at < edge)))
        first = edge
    return made


def _blocks(analysis: Analysis) -> Iterator[Span]:
    """Spans of the paragraphs that hold more than white space, cut between sentences where they are long."""
    text, start, end = analysis.document.text, -1, -1
    for begins, ends in analysis.document.sentences:
        if start >= 0 and ("\n" in text[end:begins] or ends - start > _LONG):
            yield start, end
            start = -1
        start = begins if start < 0 else start
        end = ends
    if start >= 0:
        yield start, end


def _segments(span: Span, marks: Sequence[Mark]) -> Iterator[Segment]:
    start, end = span
    inside = [m for m in marks if m.start < end and m.end > start]
    cuts = sorted({start, end, *(min(max(at, start), end) for m in inside for at in (m.start, m.end))})
    for left, right in pairwise(cuts):
        yield Segment(left, right, tuple(m for m in inside if m.start <= left and right <= m.end))
