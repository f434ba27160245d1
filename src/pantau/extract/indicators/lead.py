"""How long before an event its signs are seen, where the text says so: of these signs, or of such signs in general."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pantau.extract.events.sentence import Sentences
from pantau.extract.events.telling import Telling, Tellings
from pantau.extract.indicators.phrase import whole
from pantau.extract.phrases import Phrases, plain
from pantau.extract.said import Placed
from pantau.extract.spans import ranges_of
from pantau.extract.times.calendar import most
from pantau.extract.times.numbers import read_number
from pantau.extract.times.window import parse_length
from pantau.lang import Pack
from pantau.types import Claim, Indicator, LeadTime, Range

_BACK, _SAME = 5, 3         # sentences after a sign in which one refers back to it; … by comparing with former times
_HEDGE = 3                  # tokens before a length in which one makes it the least or the most
_DAYS = {"W": 7}            # weeks are told in days


@dataclass(frozen=True, slots=True)
class _Length:
    """A length of time and the words before what it precedes: its tokens, and the durations that it means."""

    first: int
    last: int
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class _Told:
    """Where a sign or a length of time is told, and by whom."""

    sentence: int
    by: tuple[str | None, ...] | None


def with_lead_times(
    text: Sentences, indicators: Sequence[Indicator], tellings: Tellings, dates: Sequence[Placed]
) -> tuple[Indicator, ...]:
    """The indicators, those with a lead time that have one in their own sentence or in one that refers back to them."""
    told = [_Told(text.sentence[r[0]], _speakers(tellings.of(r[0])))
            for each in indicators for r in ranges_of(each.span, text.document.tokens)[:1]]
    given: dict[int, LeadTime] = {}
    for length in _lengths(text, dates) if told else ():
        by = tellings.of(length.first)
        lead = _lead_time(text, length, by[0].claim if by else None)
        for n in _meant(text, told, _Told(text.sentence[length.first], _speakers(by))):
            given.setdefault(n, lead)
    return tuple(replace(each, lead_time=given[n]) if n in given else each for n, each in enumerate(indicators))


def _meant(text: Sentences, told: Sequence[_Told], length: _Told) -> Iterator[int]:
    """The indicators, by number, that a length of time is of: those of its sentence, else those just before it."""
    first, end = (at(told, length.sentence, key=lambda t: t.sentence) for at in (bisect_left, bisect_right))
    if first < end or not first:
        yield from range(first, end)
        return
    window, nearest = text.lower[slice(*text.document.sentences[length.sentence])], told[first - 1]
    refers = _back(text.pack).occur(window)
    compares = _earlier(text.pack).occur(window) and nearest.by == length.by
    gap = length.sentence - nearest.sentence
    if not ((refers and gap <= _BACK) or (compares and gap <= _SAME)):
        return
    at = nearest.sentence
    for n in range(first - 1, -1, -1):
        if at != told[n].sentence and (at - told[n].sentence > 1 or told[n].by != nearest.by):
            break
        at = told[n].sentence
        yield n


def _speakers(tellings: Sequence[Telling]) -> tuple[str | None, ...] | None:
    """Who speaks in the innermost claim; None in the article's own voice."""
    return tuple(speaker.actor or speaker.name for speaker in tellings[0].claim.speakers) if tellings else None


def _lead_time(text: Sentences, length: _Length, claim: Claim | None) -> LeadTime:
    bounds = text.bounds(length.first)
    first, last = length.first, whole(text, (length.first, length.last), bounds)[1]
    span = text.document.tokens.span((first, last))
    return LeadTime(claim.id if claim else None, (span,), length.earliest, length.latest)


def _lengths(text: Sentences, dates: Sequence[Placed]) -> Iterator[_Length]:
    """The lengths of time that stand before a word for "before"."""
    words = text.pack.indicators.lead
    before = {first: last for first, last, _ in _before(text.pack).longest(text.lower)}
    if not before and not words.eves:
        return
    taken = set()
    for time in dates:
        if time.timex.type == "DURATION" and time.last in before:
            first = _begin(text, time.first)
            taken.add(time.last)
            yield _length(text, (first, time.last), before[time.last], time.timex.value)
    for first, last, value in _bare(text.pack).longest(text.lower):
        if last in before and last not in taken:
            yield _length(text, (first, last), before[last], value)
    for first, last, value in _eves(text.pack).longest(text.lower):
        yield _length(text, (first, last), last, value)


def _begin(text: Sentences, first: int) -> int:
    """Where the first number of a range stands before its second ("two to | three weeks")."""
    joins, begin = text.pack.indicators.lead.joins, text.bounds(first)[0]
    if first - 2 >= begin and text.lower[first - 1] in joins and _number(text, first - 2) is not None:
        return first - 2
    return first


def _number(text: Sentences, at: int) -> float | None:
    word = text.lower[at]
    if word.isdecimal() and word.isascii():
        return float(word)
    found = next(read_number(text.lower, at, text.pack.times.numbers), None)
    return float(found[2]) if found and found[0] == "NUM" else None


def _length(text: Sentences, length: Range, end: int, value: str) -> _Length:
    first, last = length
    parts = parse_length(value)
    if len(parts) != 1:
        return _Length(first, end, value, value)
    (count, unit), numbers = parts[0], [n for n in (_number(text, i) for i in range(first, last)) if n is not None]
    low, high = count or 1, most(count, unit)
    if count is not None and len(numbers) > 1:
        low, high = min(numbers), max(numbers)
    window = text.lower[max(text.bounds(first)[0], first - _HEDGE):last]
    least, greatest = (p.occur(window) for p in (_least(text.pack), _most(text.pack)))
    return _Length(first, end, None if greatest else _iso(low, unit), None if least else _iso(high, unit))


def _iso(count: float, unit: str) -> str:
    """The ISO 8601 duration of a count of a unit (TIMEX3 letter, after T for parts of a day)."""
    count, unit = count * _DAYS.get(unit, 1), "D" if unit in _DAYS else unit
    return f"P{unit[:-1]}{count:g}{unit[-1]}"


@cache
def _before(pack: Pack) -> Phrases[None]:
    return plain(pack.indicators.lead.before)


@cache
def _bare(pack: Pack) -> Phrases[str]:
    return Phrases(pack.indicators.lead.lengths.items(), {})


@cache
def _eves(pack: Pack) -> Phrases[str]:
    return Phrases(pack.indicators.lead.eves.items(), {})


@cache
def _back(pack: Pack) -> Phrases[None]:
    return plain(pack.indicators.lead.back)


@cache
def _earlier(pack: Pack) -> Phrases[None]:
    return plain(pack.indicators.lead.earlier)


@cache
def _least(pack: Pack) -> Phrases[None]:
    return plain(pack.indicators.lead.least)


@cache
def _most(pack: Pack) -> Phrases[None]:
    return plain(pack.indicators.lead.most)
