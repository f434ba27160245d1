"""Which tokens around each attribution speak of the saying itself: its zone."""

from collections.abc import Iterable
from dataclasses import dataclass

from pantau.types import Attribution, Document, Range, Ranges

_NEIGHBOURS = 8            # claims before and behind one that can share its sentence; no prose has more
FAR = 150                 # tokens from a cue at which its clause ends at the latest


@dataclass(frozen=True, slots=True)
class Zone:
    """The reporting clause of one attribution: `tokens` in text order, without source, cue and any content."""

    cue: Range
    source: Ranges
    content: Ranges
    tokens: tuple[int, ...]


def zones(document: Document, attributions: tuple[Attribution, ...]) -> tuple[Zone, ...]:
    """One zone for each attribution, in order."""
    order = sorted(range(len(attributions)), key=lambda n: anchor(attributions[n]))
    found: list[Zone | None] = [None] * len(order)
    for place, n in enumerate(order):
        near = (*order[max(0, place - _NEIGHBOURS):place], *order[place + 1:place + 1 + _NEIGHBOURS])
        found[n] = _zone(document, attributions[n], [attributions[m] for m in near])
    return tuple(zone for zone in found if zone)


def hull(ranges: Ranges) -> Range:
    """From the first token of the ranges to their last; (0, 0) for none."""
    return (min(r[0] for r in ranges), max(r[1] for r in ranges)) if ranges else (0, 0)


def anchor(a: Attribution) -> Range:
    """Where an attribution is made: its cue, or what there is of it."""
    return hull(a.cue or a.source or a.content)


def within(at: int, ranges: Ranges) -> bool:
    return any(first <= at < last for first, last in ranges)


def _zone(document: Document, a: Attribution, others: list[Attribution]) -> Zone:
    cue, source = anchor(a), hull(a.source)
    first, last = _bounds(document, a, cue, others)
    # Between a speaker and its cue everything belongs to the saying; beyond, another speaker or its cue ends it.
    between = range(min(source[0], cue[0]), max(source[1], cue[1])) if a.source else range(*cue)
    taken = [r for o in others for r in (*o.source, *o.cue) if o.source != a.source or o.cue == a.cue]
    taken += [r for o in others for r in o.content if not within(cue[0], (r,))]
    ends = _held((r for o in others if o.source != a.source for r in (*o.cue, *o.source)), first, last)
    held = _held((*a.content, *a.source, *a.cue, *taken), first, last)
    tokens: list[int] = []
    for way in (range(cue[0] - 1, first - 1, -1), range(cue[1], last)):
        for i in way:
            if i in ends and i not in between:
                break
            if i not in held:
                tokens.append(i)
    return Zone(cue, a.source, a.content, tuple(sorted(tokens)))


def _held(ranges: Iterable[Range], first: int, last: int) -> set[int]:
    """The tokens of the ranges that lie in [first, last)."""
    return {i for start, end in ranges for i in range(max(start, first), min(end, last))}


def _bounds(document: Document, a: Attribution, cue: Range, others: list[Attribution]) -> Range:
    """The sentence of the cue, or the content of another that holds it."""
    first, last = document.sentences[document.tokens.sentence[cue[0]]]
    first, last = max(first, cue[0] - FAR), max(cue[1], min(last, cue[1] + FAR))
    for other in others:
        for start, end in other.content:
            if start <= cue[0] and cue[1] <= end and a.content != other.content:
                first, last = max(first, start), min(last, end)
        speaker, saying = hull(other.source), hull(other.cue)
        if speaker[1] <= cue[0] and cue[1] <= saying[0] and other.source != a.source:
            # "X, as Z reported on Friday, said": what stands before the comma is of X
            first, last = _after_comma(document, cue[0], speaker[1]), min(last, saying[0])
    return first, last


def _after_comma(document: Document, at: int, least: int) -> int:
    """The token after the last comma before `at`, but no earlier than `least`."""
    return next((i + 1 for i in range(at - 1, least - 1, -1) if document.tokens.lower[i] == ","), least)
