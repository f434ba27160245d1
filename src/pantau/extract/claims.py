"""From an attribution to a claim: act, quote, probability, when and how it was said, who relays whom."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pantau.extract.acts import read_act
from pantau.extract.clauses import places_of, words_of
from pantau.extract.frame import Frame, read_frame
from pantau.extract.hedges import read_probability
from pantau.extract.layout import Zone, anchor, hull, zones
from pantau.extract.own import OWN, own_side
from pantau.extract.said import Made, Placed, carry, placed, read_said, trailing, who_of
from pantau.lang import Pack
from pantau.types import Act, Attribution, Claim, Document, Quote, Ranges, Said, Speaker, Timex, Tokens

_NOMINAL = frozenset({Act.CONFIRM, Act.DENY, Act.CONDEMN, Act.WELCOME})     # of a thing: "condemned the raid on Monday"
_NEARLY = 0.8               # share of a content that a claim inside it fills where the outer one relays it
_WHOLE = 0.98               # share of the letters in quotation marks from which a content is quoted whole


@dataclass(frozen=True, slots=True)
class _Words:
    """One attribution's words, as the rules read them."""

    cue: tuple[str, ...]
    content: tuple[str, ...]
    quote: Quote


def read_claims(
    document: Document,
    attributions: tuple[Attribution, ...],
    speakers: tuple[tuple[Speaker, ...], ...],
    times: tuple[Timex, ...],
    pack: Pack,
) -> tuple[Claim, ...]:
    """One claim for each attribution, in order; ids are c1, c2, …"""
    attributions = _chained(attributions)
    dates, relays = placed(document, times), frozenset(_relays(attributions))
    readings = []
    for n, (a, zone) in enumerate(zip(attributions, zones(document, attributions), strict=True)):
        words = _words(a, speakers[n], document.tokens, pack)
        readings.append(_Reading(n, a, speakers[n], words, _act(words, n in relays, pack), zone, n in relays))
    said = _said(document, readings, dates, pack)
    timed = frozenset(i for time in dates for i in range(time.first, time.last))
    return tuple(
        _claim(reading, said[reading.number], read_frame(document, reading.zone, timed, pack), document.tokens, pack)
        for reading in readings
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is known of one attribution before its time and its frame are read."""

    number: int
    attribution: Attribution
    speakers: tuple[Speaker, ...]
    words: _Words
    act: Act
    zone: Zone
    relays: bool


def _said(document: Document, readings: list[_Reading], dates: tuple[Placed, ...], pack: Pack) -> list[Said | None]:
    attributions, ends = tuple(r.attribution for r in readings), {time.last: time for time in dates}
    own = read_said(document, attributions, [r.zone for r in readings], dates, pack)
    for r in readings:
        if own[r.number] is None and r.act in _NOMINAL:
            own[r.number] = trailing(document, r.zone, ends)
    for n, m in _statements(attributions, document, pack):
        own[n] = own[n] or own[m]
    made = [Made(r.zone, r.words.quote, who_of(r.speakers), own[r.number], r.relays) for r in readings]
    return carry(document, made, dates, pack)


def _chained(attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """A claim that is nearly all that another says is relayed by it ("[Y said that the ship is here], Z reported")."""
    found, cues = list(attributions), sorted((anchor(a)[0], n) for n, a in enumerate(attributions))
    for m, other in enumerate(attributions):
        outer, (first, last) = _size(other.content), hull(other.content)
        for _, n in cues[bisect_left(cues, (first, -1)):bisect_left(cues, (last, -1))]:
            a = attributions[n]
            parts = (*a.source, *a.cue, *a.content)
            inside = all(any(o[0] <= r[0] and r[1] <= o[1] for o in other.content) for r in parts)
            free = n != m and a.relayed_by is None and inside
            if free and _size(parts) >= _NEARLY * outer and not _leads(found, m, n):
                found[n] = replace(a, relayed_by=m)
    return tuple(found)


def _leads(found: list[Attribution], at: int | None, goal: int) -> bool:
    """Whether the chain that begins at `at` comes by `goal`: a link to it would close a ring."""
    for _ in found:
        if at is None or at == goal:
            break
        at = found[at].relayed_by
    return at is not None


def _size(ranges: Ranges) -> int:
    return sum(last - first for first, last in ranges)


def _relays(attributions: tuple[Attribution, ...]) -> Iterator[int]:
    """Those that only pass on what another said: the same content, under their own name."""
    for a in attributions:
        if a.relayed_by is not None and attributions[a.relayed_by].content == a.content:
            yield a.relayed_by


def _act(words: _Words, relays: bool, pack: Pack) -> Act:
    """The act of a claim; who only relays another's words states."""
    if relays:
        return read_act(words.cue, (), False, pack)
    return read_act(words.cue, words.content, words.quote is Quote.DIRECT, pack)


def _claim(reading: _Reading, said: Said | None, frame: Frame, tokens: Tokens, pack: Pack) -> Claim:
    a = reading.attribution
    return Claim(
        id=f"c{reading.number + 1}",
        source=tokens.spans(a.source), cue=tokens.spans(a.cue), content=tokens.spans(a.content),
        quote=reading.words.quote, act=reading.act, probability=read_probability(reading.words.content, pack),
        speakers=reading.speakers, said=said,
        addressee=frame.addressee, channel=frame.channel, evidence=frame.evidence, place=frame.place,
        relayed_by=None if a.relayed_by is None else f"c{a.relayed_by + 1}", confidence=a.score, rule=a.rule,
    )


def _words(a: Attribution, speakers: tuple[Speaker, ...], tokens: Tokens, pack: Pack) -> _Words:
    places = places_of(a.content, tokens)
    content = words_of(places, tokens)
    for n in own_side(places, a.source, speakers, tokens, pack):
        content[n] = OWN
    return _Words(tuple(words_of(places_of(a.cue, tokens), tokens)), tuple(content), quote_of(a, tokens))


def quote_of(a: Attribution, tokens: Tokens) -> Quote:
    """How much of a content is quoted, by its letters and digits; marks that stand around the cue too do not count."""
    around = {tokens.quote[i] for r in a.cue for i in range(*r)} | {-1}
    inside = outside = 0
    for i in (i for r in a.content for i in range(*r)):
        letters = len(tokens.text[i]) if tokens.text[i][0].isalnum() else 0
        if tokens.quote[i] not in around:
            inside += letters
        else:
            outside += letters
    if not inside:
        return Quote.INDIRECT
    return Quote.DIRECT if inside >= _WHOLE * (inside + outside) else Quote.MIXED


def _statements(attributions: tuple[Attribution, ...], document: Document, pack: Pack) -> Iterator[tuple[int, int]]:
    """Claims with the statements that report them and date them too ("X says …, so a statement of Y on Monday")."""
    for n, a in enumerate(attributions):
        if a.relayed_by is not None:
            first, _ = hull(attributions[a.relayed_by].source)
            if document.tokens.lower[first] in pack.frame.channel.as_source:
                yield n, a.relayed_by
