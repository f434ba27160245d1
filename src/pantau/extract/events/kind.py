"""The type of an event between two who are named, where the trained model is sure that the words mean another.

"Captured" is of a person or of a town; who stands on either side tells. The model is asked of every event whose actor
and recipient its sentence names. Why it is heard so seldom: docs/decisions/011-event-types.md.
"""

from collections.abc import Sequence
from dataclasses import replace

from pantau.extract.events.sentence import Mention, Sentences
from pantau.extract.spans import gap, ranges_of
from pantau.models.types import TYPES, Floats, Pair, load_types
from pantau.types import Event, EventType, Range

SURE, UNLIKELY = 0.95, 0.02     # of the model's type; of the event's own
# The concept of an event of which only the type is known. Not of AGREE, REJECT, THREATEN: PLOVER's examples code what
# somebody will do, will not do or would do as these, which here is an event's status.
GENERAL = {
    EventType.CONSULT: "consultation", EventType.SUPPORT: "support", EventType.CONCEDE: "concession",
    EventType.COOPERATE: "cooperation", EventType.AID: "aid", EventType.RETREAT: "deescalation",
    EventType.REQUEST: "request", EventType.ACCUSE: "accusation", EventType.PROTEST: "protest",
    EventType.SANCTION: "sanctions_imposed", EventType.MOBILIZE: "mobilization", EventType.COERCE: "restriction",
    EventType.ASSAULT: "attack",
}
_COLUMN = {kind: n for n, kind in enumerate(TYPES)}


def settled(events: Sequence[Event], text: Sentences) -> list[Event]:
    """The events, some of another type."""
    places = [ranges_of(event.trigger, text.document.tokens)[0] for event in events]
    told: dict[int, set[EventType]] = {}
    asked: dict[int, Pair] = {}
    for n, (event, at) in enumerate(zip(events, places, strict=True)):
        told.setdefault(text.sentence[at[0]], set()).add(event.type)
        pair = _pair(event, at, text)
        if pair is not None:
            asked[n] = pair
    found = list(events)
    if asked:
        for n, chances in zip(asked, load_types().chances([*asked.values()]), strict=True):
            found[n] = _retyped(events[n], chances, told[text.sentence[places[n][0]]])
    return found


def _pair(event: Event, at: Range, text: Sentences) -> Pair | None:
    """The actor and the recipient that stand nearest to the trigger, in the words of its sentence."""
    if event.type not in GENERAL or not event.actors or not event.recipients:
        return None
    first, last = text.bounds(at[0])
    held = {(m.first, m.last): m for m in (text.mention.get(i) for i in range(first, last)) if m}
    mentions = sorted(held.values(), key=lambda m: gap((m.first, m.last), at))
    source = next((m for m in mentions if m.actor in event.actors), None)
    target = next((m for m in mentions if m.actor in event.recipients and m is not source), None)
    if source is None or target is None:
        return None
    return Pair(text.lower[first:last], _within(source, first, last), _within(target, first, last))


def _within(mention: Mention, first: int, last: int) -> Range:
    """A mention's tokens, counted from its sentence's first; another sentence's are cut off."""
    return max(mention.first, first) - first, min(mention.last, last) - first


def _retyped(event: Event, chances: Floats, told: set[EventType]) -> Event:
    """The event with the model's type, where it is sure, and no other event of the sentence can be what it saw."""
    best = TYPES[int(chances.argmax())]
    if best is None or best in told or best not in GENERAL:
        return event
    if chances.max() < SURE or chances[_COLUMN[event.type]] > UNLIKELY:
        return event
    return replace(event, type=best, concept=GENERAL[best])
