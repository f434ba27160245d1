"""Who takes part in an event but is no actor of the article yet: a country by a place in it, somebody by a noun."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pantau.extract.events.nations import PAIR
from pantau.extract.events.sentence import ALONE, IN, UNNAMED, Sentences
from pantau.lang.countries import country_name
from pantau.types import Actor, Event, Kind, Spans


def with_participants(
    events: Sequence[Event], actors: tuple[Actor, ...], text: Sentences
) -> tuple[tuple[Event, ...], tuple[Actor, ...]]:
    """The events with all participants as actors of the article, and the article's actors with them."""
    new = IN + UNNAMED + ALONE
    used = dict.fromkeys(who for event in events for who in (*event.actors, *event.recipients) if who[0] in new)
    if not used:
        return tuple(events), actors
    cast, of = _Cast(actors), {}
    for who in used:
        if who.startswith(IN):
            of[who] = cast.country(text, who.removeprefix(IN))
        elif who.startswith(UNNAMED):
            of[who] = cast.unnamed(text, who)
        else:
            of[who] = cast.alone(text, who.removeprefix(ALONE))
    return tuple(_renamed(event, of) for event in events), tuple(cast.actors.values())


class _Cast:
    """The actors of an article, by id, while more are added."""

    def __init__(self, actors: tuple[Actor, ...]) -> None:
        self.actors = {actor.id: actor for actor in actors}
        self._lands = {actor.country: actor.id for actor in reversed(actors) if actor.kind is Kind.COUNTRY}
        self._next = max((int(actor.id[1:]) for actor in actors), default=0) + 1

    def country(self, text: Sentences, code: str) -> str:
        """The id of a country, now also named by the places in it and by its people."""
        spans = _spans(text, f"{IN}{code}")
        if code in self._lands:
            known = self.actors[self._lands[code]]
            self.actors[known.id] = replace(known, mentions=tuple(sorted({*known.mentions, *spans})))
            return known.id
        return self._add(country_name(text.pack.code, code), Kind.COUNTRY, spans, country=code)

    def unnamed(self, text: Sentences, who: str) -> str:
        first, last = map(int, who.removeprefix(UNNAMED).split("-"))
        span = text.document.tokens.span((first, last))
        named = [text.nation[i] for i in range(first, last) if i in text.nation and PAIR not in text.nation[i]]
        country = named[0] if named else None
        return self._add(text.document.text[slice(*span)], Kind.GROUP, (span,), country=country, anonymous=True)

    def alone(self, text: Sentences, name: str) -> str:
        return self._add(name, Kind.PERSON, _spans(text, f"{ALONE}{name}"))

    def _add(
        self, name: str, kind: Kind, spans: Spans, *, country: str | None = None, anonymous: bool = False
    ) -> str:
        actor = Actor(f"a{self._next}", name, kind, country, mentions=spans, anonymous=anonymous)
        self.actors[actor.id] = actor
        self._next += 1
        return actor.id


def apart(ids: Iterable[str]) -> tuple[str, ...]:
    """Ids with the pairs of countries taken apart."""
    return tuple(one for who in ids for one in (
        (f"{IN}{code}" for code in who.removeprefix(IN).split(PAIR)) if who.startswith(IN) else (who,)
    ))


def _spans(text: Sentences, who: str) -> Spans:
    """Where a participant is mentioned, alone or in a pair."""
    held = sorted({(m.first, m.last) for m in text.mention.values() if m.actor == who or who in apart((m.actor,))})
    return text.document.tokens.spans(held)


def _renamed(event: Event, of: dict[str, str]) -> Event:
    actors = tuple(dict.fromkeys(of.get(who, who) for who in event.actors))
    recipients = tuple(dict.fromkeys(of.get(who, who) for who in event.recipients))
    others = tuple(who for who in recipients if who not in actors)
    return replace(event, actors=actors, recipients=recipients if recipients == actors else others)
