"""What an article tells of where its events are and of their numbers, made ready to be asked event by event."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from pantau.extract.events.places import Spot, place_of
from pantau.extract.events.quantities import STATES, quantities_of, state_of
from pantau.extract.spans import ranges_of
from pantau.lang import Pack
from pantau.types import Document, Event, Place, Quantity, Range


class Setting:
    """The places and quantities of an article, each in text order."""

    def __init__(self, document: Document, places: Sequence[Place], quantities: Sequence[Quantity], pack: Pack) -> None:
        self._document, self._pack, self._places, self._quantities = document, pack, places, quantities
        self._placed = [ranges_of(place.span, document.tokens)[0][0] for place in places]
        self._counted = [ranges_of((quantity.span,), document.tokens)[0][0] for quantity in quantities]

    def of(self, event: Event, trigger: Range, clause: Range) -> Event:
        """The event with its place and its quantities, from its clause (token ranges)."""
        places = self._places[slice(*_within(self._placed, clause))]
        quantities = self._quantities[slice(*_within(self._counted, clause))]
        if not places and not quantities:
            return event
        place = place_of(places, Spot(trigger, clause, event.type), self._document, self._pack)
        found = quantities_of(quantities, trigger, clause, self._document)
        state = state_of(self._document.tokens.lower[slice(*trigger)], self._pack)
        own = tuple(q for q in found if state is None or q.kind == state or q.kind not in STATES)
        return replace(event, place=place, quantities=own)


def _within(starts: list[int], clause: Range) -> Range:
    return bisect_left(starts, clause[0]), bisect_left(starts, clause[1])
