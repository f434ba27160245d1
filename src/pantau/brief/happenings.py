"""When two tellings are of one event. Pure comparison of values."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from pantau.brief.denials import FACTS, Told
from pantau.brief.value import Happening, Voice
from pantau.types import EventType, Kind

Key = tuple[object, ...]

_VERBAL = frozenset({EventType.AGREE, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN,
                     EventType.SUPPORT})


def voice_key(voice: Voice) -> Key:
    """A state is one voice under any of its names; anybody else is known by the name."""
    return (voice.kind, voice.country) if voice.kind is Kind.COUNTRY and voice.country else (voice.name.casefold(),)


def matter_key(event: Happening) -> Key:
    """What is done by whom to whom, whenever it is and whoever says it."""
    return event.concept, frozenset(map(voice_key, event.actors)), frozenset(map(voice_key, event.recipients))


def occurred(told: Iterable[Told], days: dict[int, date | None]) -> tuple[Happening, ...]:
    """What is told as past or under way, each event once; `days` are the articles' own, by number.

    Words to nobody in particular are left out: what they say stands among the statements.
    Those between parties that are known come first; then the newest, and of one day those that more places tell.
    """
    tellings: dict[Key, list[Happening]] = {}
    for each, _ in told:
        if each.status in FACTS and (each.recipients or each.type not in _VERBAL):
            tellings.setdefault(_event_key(each, days), []).append(each)

    def rank(event: Happening) -> tuple[bool, date, int]:
        day = event.earliest or days[event.places[0].article] or date.min
        return bool(event.actors or event.recipients), day, len(event.places)

    return tuple(sorted(map(joined, tellings.values()), key=rank, reverse=True))


def _event_key(event: Happening, days: dict[int, date | None]) -> Key:
    """Tellings with the same key are of one event.

    One without a day is of the day on which its article appeared; one of nobody known is only its own words'.
    """
    article = event.places[0].article
    day = (event.earliest, event.latest) if event.earliest else ("told", days[article])
    known = event.actors or event.recipients
    return *matter_key(event), event.status, day, None if known else (event.site, event.sentence)


def joined(tellings: Sequence[Happening]) -> Happening:
    """One event from its tellings: every place and voice, and what the first one lacks from the next that has it."""
    place = next((e for e in tellings if e.site), tellings[0])
    return replace(
        tellings[0], site=place.site, country=place.country,
        numbers=tuple(dict.fromkeys(n for e in tellings for n in e.numbers)),
        by=tuple(dict.fromkeys(v for e in tellings for v in e.by)),
        places=tuple(dict.fromkeys(p for e in tellings for p in e.places)),
    )
