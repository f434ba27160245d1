"""When each claim was made: a time in its own reporting clause, else that of the same speaker's claim just before."""

from collections.abc import Sequence
from dataclasses import dataclass

from pantau.extract.layout import Zone, hull, within
from pantau.lang import Pack
from pantau.types import Act, Attribution, Document, Said, Speaker, Timex

_CARRIES_OVER = 2           # sentences from a dated claim to the next one of the same speaker
_JOINED = 4                 # tokens at most between a speaker and the time of speaking
_UNDER = 6                  # tokens before a time in which a word can claim it for something else
_MOMENTS = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A time that may date a saying, with its tokens."""

    first: int
    last: int
    timex: Timex


def placed(document: Document, times: tuple[Timex, ...]) -> tuple[Placed, ...]:
    """The times with their tokens, in text order."""
    starts, ends, found, at = document.tokens.start, document.tokens.end, [], 0
    for timex in sorted(times, key=lambda t: t.span):
        while at < len(starts) and ends[at] <= timex.span[0]:
            at += 1
        last = at
        while last < len(starts) and starts[last] < timex.span[1]:
            last += 1
        if last > at:
            found.append(Placed(at, last, timex))
    return tuple(found)


def read_said(
    document: Document, attributions: Sequence[Attribution], zones: Sequence[Zone], times: Sequence[Placed], pack: Pack
) -> list[Said | None]:
    """For each attribution the time of its own reporting clause."""
    by_sentence: dict[int, list[Placed]] = {}
    for time in times:
        if time.timex.type in ("DATE", "TIME") and time.timex.value not in _MOMENTS:
            by_sentence.setdefault(document.tokens.sentence[time.first], []).append(time)
    owners = _ends(attributions)
    return [_own(document, zone, by_sentence.get(document.tokens.sentence[zone.cue[0]], []), owners, pack) for zone in zones]


def carry(
    document: Document, zones: Sequence[Zone], acts: Sequence[Act], speakers: Sequence[tuple[Speaker, ...]],
    said: Sequence[Said | None], relays: frozenset[int], pack: Pack
) -> list[Said | None]:
    """Fill the gaps: a claim goes with its speaker's claim just before. What only relays another is passed over."""
    filled = list(said)
    last: tuple[object, int, Said] | None = None
    for n in sorted(range(len(zones)), key=lambda n: zones[n].cue):
        if n in relays:
            continue
        who, sentence = _who(speakers[n]), document.tokens.sentence[zones[n].cue[0]]
        moved = not pack.frame.said.breaks.isdisjoint(document.tokens.lower[i] for i in zones[n].tokens)
        if last and (last[0] != who or sentence - last[1] > _CARRIES_OVER or moved):
            last = None
        own = filled[n]
        if own is not None and who:
            last = (who, sentence, own)
        elif last and acts[n] is not Act.DECLINE:
            filled[n] = last[2]
            last = (who, sentence, last[2])
    return filled


def _who(speakers: tuple[Speaker, ...]) -> object:
    return tuple(s.actor or (s.name, s.role, s.country) for s in speakers)


def _ends(attributions: Sequence[Attribution]) -> dict[int, set[tuple[int, int]]]:
    """The token after a source or a cue → the sources it belongs to."""
    ends: dict[int, set[tuple[int, int]]] = {}
    for a in attributions:
        for _, last in (*a.source, *a.cue):
            ends.setdefault(last, set()).add(hull(a.source))
    return ends


def _own(document: Document, zone: Zone, times: list[Placed], owners: dict[int, set[tuple[int, int]]], pack: Pack) -> Said | None:
    free, best = set(zone.tokens), None
    for time in times:
        if time.first not in free or _of_something_else(document, zone, time, pack):
            continue
        joined = _joined(document, time, owners, pack)
        if joined and hull(zone.source) not in joined:
            continue
        future = document.published and time.timex.earliest and time.timex.earliest > document.published
        if future:
            continue
        distance = 0 if joined else min(abs(time.first - zone.cue[1]), abs(zone.cue[0] - time.last)) + 1
        if best is None or distance < best[0]:
            best = (distance, time.timex)
    return Said((best[1].span,), best[1].earliest, best[1].latest) if best else None


def _joined(document: Document, time: Placed, owners: dict[int, set[tuple[int, int]]], pack: Pack) -> set[tuple[int, int]]:
    """The speakers right after whom a time stands ("AFP, Jumat (29/5)")."""
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
