"""When each claim was made: a time in its own reporting clause, else that of the same speaker's claim just before."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import islice, takewhile

from pantau.extract.layout import Zone, hull, within
from pantau.extract.phrases import Phrases, plain
from pantau.lang import Pack
from pantau.types import Attribution, Document, Quote, Range, Said, Speaker, Timex

_CARRIES_OVER = 5           # sentences from a dated claim to the next one of the same speaker
_JOINED = 4                 # tokens at most between a speaker and the time of speaking
_UNDER = 6                  # tokens before a time in which a word can claim it for something else
_FEW_DAYS = timedelta(days=31)
_MOMENTS = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A time that may date a saying, with its tokens."""

    first: int
    last: int
    timex: Timex


def placed(document: Document, times: tuple[Timex, ...]) -> tuple[Placed, ...]:
    """The times with their tokens, in text order."""
    starts, ends = document.tokens.start, document.tokens.end
    found = ((bisect_right(ends, t.span[0]), bisect_left(starts, t.span[1]), t) for t in times)
    return tuple(Placed(first, last, t) for first, last, t in sorted(found, key=lambda f: f[:2]) if first < last)


def inside(times: Sequence[Placed], tokens: Range) -> Iterator[Placed]:
    """Those of the times, in text order, that begin in a range of tokens."""
    at = bisect_left(times, tokens[0], key=lambda time: time.first)
    return takewhile(lambda time: time.first < tokens[1], islice(times, at, None))


def read_said(
    document: Document, attributions: Sequence[Attribution], zones: Sequence[Zone], times: Sequence[Placed], pack: Pack
) -> list[Said | None]:
    """For each attribution the time of its own reporting clause."""
    by_sentence: dict[int, list[Placed]] = {}
    for time in times:
        if _dates(time, document):
            by_sentence.setdefault(document.tokens.sentence[time.first], []).append(time)
    owners, sentence = _ends(attributions), document.tokens.sentence
    return [_own(document, zone, by_sentence.get(sentence[zone.cue[0]], []), owners, pack) for zone in zones]


@dataclass(frozen=True, slots=True)
class Made:
    """A claim as far as its time depends on it; `relays`: it only passes on another's words."""

    zone: Zone
    quote: Quote
    who: object
    own: Said | None
    relays: bool


def carry(document: Document, made: Sequence[Made], times: Sequence[Placed], pack: Pack) -> list[Said | None]:
    """Fill the gaps: a claim goes with its speaker's dated claim before it, or a sentence that dates what was said."""
    sentence = document.tokens.sentence
    filled = _dated_behind(document, made, times, pack)
    known: dict[object, tuple[int, Said]] = {}
    order = sorted(range(len(made)), key=lambda n: made[n].zone.cue)
    for n, after in zip(reversed(order[:-1]), reversed(order[1:]), strict=True):
        if filled[n] is None and _goes_with(made[n], made[after], document):
            filled[n] = filled[after]
    for n in order:
        m, here = made[n], sentence[made[n].zone.cue[0]]
        near = known.get(m.who)
        if filled[n] is None and near and not m.relays:
            if here - near[0] > _CARRIES_OVER or (here > near[0] and _moved(document, m.zone, pack)):
                del known[m.who]
            else:
                filled[n] = near[1]
        said = filled[n]
        if said and m.who:
            known[m.who] = here, said
    return filled


def _goes_with(m: Made, after: Made, document: Document) -> bool:
    """Whether two claims are one statement, told and then quoted with its date ("X said …. "…," he said on Monday")."""
    sentence = document.tokens.sentence
    told = m.quote is not Quote.DIRECT and not m.relays and bool(m.who)
    near = sentence[after.zone.cue[0]] - sentence[m.zone.cue[0]] == 1
    return told and near and m.who == after.who and after.quote is Quote.DIRECT


def _dated_behind(document: Document, made: Sequence[Made], times: Sequence[Placed], pack: Pack) -> list[Said | None]:
    """The claims' own times, and for what stands just before "he said so on Monday" that one."""
    sentence, filled = document.tokens.sentence, [m.own for m in made]
    order = sorted((sentence[m.zone.cue[0]], n) for n, m in enumerate(made) if not m.relays)
    for here, said in _dating(document, made, times, pack):
        before = order[bisect_left(order, (here - _CARRIES_OVER, -1)):bisect_left(order, (here, -1))]
        if before and here - before[-1][0] == 1:
            for _, n in reversed(before):
                if made[n].who != made[before[-1][1]].who or filled[n] is not None:
                    break
                filled[n] = said
    return filled


def _dating(
    document: Document, made: Sequence[Made], times: Sequence[Placed], pack: Pack
) -> Iterator[tuple[int, Said]]:
    """The sentences that date what was said before them, with the last time in each that no claim has for its own.

    A day or a few: the year that such a sentence speaks of is not that of saying.
    """
    taken = {m.own.span for m in made if m.own}
    free = (t for t in times if _dates(t, document) and (t.timex.span,) not in taken)
    last = {document.tokens.sentence[t.first]: t.timex for t in free if not _is_long(t.timex)}
    for number, timex in last.items():
        words = document.tokens.lower[slice(*document.sentences[number])]
        if next(_refers(pack).find(words), None):
            yield number, Said((timex.span,), timex.earliest, timex.latest)


def _moved(document: Document, zone: Zone, pack: Pack) -> bool:
    return not pack.frame.said.breaks.isdisjoint(document.tokens.lower[i] for i in zone.tokens)


def _is_long(timex: Timex) -> bool:
    return bool(timex.earliest and timex.latest and timex.latest - timex.earliest > _FEW_DAYS)


def _dates(time: Placed, document: Document) -> bool:
    """Whether a time can be the day of a saying: nothing is said after the day on which it is published."""
    timex, published = time.timex, document.published
    if timex.type not in ("DATE", "TIME") or timex.value in _MOMENTS:
        return False
    return published is None or timex.earliest is None or timex.earliest <= published


@cache
def _refers(pack: Pack) -> Phrases[None]:
    return plain(pack.frame.said.refers)


def trailing(document: Document, zone: Zone, ends: Mapping[int, Placed]) -> Said | None:
    """The time at the very end of a content that follows its cue and is no clause or quotation of its own.

    `ends`: the times by the token after their last.
    """
    last = max((r[1] for r in zone.content if r[0] >= zone.cue[1]), default=0)
    time = ends.get(last)
    if time is None or not _dates(time, document) or document.tokens.quote[last - 1] >= 0:
        return None
    if zone.content[0][0] != zone.cue[1]:
        return None
    return Said((time.timex.span,), time.timex.earliest, time.timex.latest)


def who_of(speakers: tuple[Speaker, ...]) -> object:
    """What tells speakers apart from claim to claim; empty where nobody is named."""
    return tuple(s.name or s.actor or (s.role, s.country) for s in speakers)


def _ends(attributions: Sequence[Attribution]) -> dict[int, set[Range]]:
    """The token after a source → that source; the token after a cue → that cue."""
    ends: dict[int, set[Range]] = {}
    for a in attributions:
        for part in (a.source, a.cue):
            for _, last in part:
                ends.setdefault(last, set()).add(hull(part))
    return ends


def _own(document: Document, zone: Zone, times: list[Placed], owners: dict[int, set[Range]], pack: Pack) -> Said | None:
    free, best = {*zone.tokens, *range(*zone.cue)}, None
    for time in times:
        if time.first not in free or _of_something_else(document, zone, time, pack):
            continue
        joined = _joined(document, time, owners, pack)
        if joined and joined.isdisjoint((hull(zone.source), zone.cue)):
            continue
        distance = 0 if joined else min(abs(time.first - zone.cue[1]), abs(zone.cue[0] - time.last)) + 1
        if best is None or distance < best[0]:
            best = (distance, time.timex)
    return Said((best[1].span,), best[1].earliest, best[1].latest) if best else None


def _joined(document: Document, time: Placed, owners: dict[int, set[Range]], pack: Pack) -> set[Range]:
    """The sources or cues right after which a time stands ("AFP, Jumat (29/5)")."""
    at = time.first
    for _ in range(_JOINED):
        if at in owners:
            return owners[at]
        if at == 0 or document.tokens.lower[at - 1] not in pack.frame.said.joins:
            break
        at -= 1
    return owners.get(at, set())


def _of_something_else(document: Document, zone: Zone, time: Placed, pack: Pack) -> bool:
    """Whether a word before the time, in the same stretch, claims it ("setelah serangan Senin", "since May")."""
    lower, channel = document.tokens.lower, pack.frame.channel.nouns
    for i in range(time.first - 1, max(-1, time.first - 1 - _UNDER), -1):
        if lower[i] in (",", ".") or within(i, (zone.cue, *zone.source)):
            return False
        if lower[i] in pack.frame.said.not_under:
            return not any(word in channel for word in lower[max(0, i - _UNDER):i])
    return False
