"""When two tellings are of one event, and when one denies what another asserts. Pure comparison of values."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from pantau.brief.value import Contested, Happening, Statement, Voice
from pantau.lang.concepts import broader
from pantau.types import Act, EventType, Kind, Status

Key = tuple[object, ...]
Told = tuple[Happening, Statement]

_FACTS = frozenset({Status.OCCURRED, Status.ONGOING})
_ASSERTING = frozenset({Act.STATE, Act.CONFIRM, Act.ACCUSE, Act.CONDEMN, Act.WELCOME, Act.ASSESS, Act.WARN})
_VERBAL = frozenset({EventType.AGREE, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN,
                     EventType.SUPPORT})
_ENOUGH = 16        # assertions looked at for one denial; the brief shows fewer


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
        if each.status in _FACTS and (each.recipients or each.type not in _VERBAL):
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


def opposed(told: Sequence[Told]) -> list[Contested]:
    """Each denial of an event that somebody else asserts: the same kind of event among the same parties.

    Of several denied events the first is what is denied: "no parade during the visit" denies no visit.
    """
    asserted: dict[tuple[EventType, str], list[Told]] = {}
    for event, by in told:
        states = event.status in _FACTS and by.act in _ASSERTING
        for side in _sides(event.actors + event.recipients) if states else ():
            asserted.setdefault((event.type, side), []).append((event, by))
    found, answered = [], set()
    for event, denial in told:
        if event.status is Status.DENIED and id(denial) not in answered:
            answered.add(id(denial))
            sides = _sides(event.actors + event.recipients)
            beside = (other for side in sorted(sides) for other in asserted.get((event.type, side), ()))
            others = islice((by for other, by in beside if _contradicts(event, denial, other, by)), _ENOUGH)
            if unlike := {id(by): by for by in others}:
                found.append(Contested(denial, tuple(unlike.values()), event))
    return found


def _contradicts(denied: Happening, denial: Statement, event: Happening, by: Statement) -> bool:
    if by is denial or _sides(denial.voices) & _sides(by.voices) or not related(denied.concept, event.concept):
        return False
    mine = _sides(denied.actors + denied.recipients)
    theirs = _sides(event.actors + event.recipients)
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _sides(voices: Iterable[Voice]) -> frozenset[str]:
    """The countries of some voices, and the names of those that have none."""
    return frozenset(v.country or v.name.casefold() for v in voices)


def related(one: str, other: str) -> bool:
    """Whether two concepts are the same, or one is a kind of the other."""
    return one in broader(other) or other in broader(one)
