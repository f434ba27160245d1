"""Where things are: the places that an article names, and the one in which an event is.

A name counts as a place by what stands around it. Countries, capitals, facilities and the pack's own names need no
more than their capital; another town's name must be large, or introduced as a place ("di", "kota", "near"), and one
that is also an ordinary word must be introduced. No name counts that is part of a longer one or of an actor's.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from pantau.extract.spans import gap, ranges_of, tokens_of
from pantau.lang import Pack
from pantau.lang.places import Named, Site, fold, gazetteer
from pantau.types import Actor, Document, EventType, Kind, Place, Range, Tokens

_LARGE = 300                # thousands of inhabitants from which a town needs no introduction
_FAMOUS = 10                # times as many as a namesake: the countries that the article names no longer decide
_SHORT = 5                  # letters up to which a word in capitals is an abbreviation
_WALK = 8                   # tokens from a place back to the preposition that introduces it
_BESIDE = 2                 # tokens from a place that modifies an event's noun to the noun
_BODILY = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE})
_LANDS = frozenset({"country", "adjective", "region"})


class Role(IntEnum):
    """How a place is introduced."""

    AT = 0
    TOWARDS = 1
    UPON = 2
    OFF = 3
    NOUN = 4
    NONE = 5


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an event stands in the text: the tokens of its words and of its clause, and its type."""

    trigger: Range
    clause: Range
    type: EventType

    @property
    def bodily(self) -> bool:
        """Whether it happens to what it is aimed at, and so is there: an attack on a capital, unlike a sanction."""
        return self.type in _BODILY


@dataclass(frozen=True, slots=True)
class _Hit:
    """A name of the gazetteer in the text, before anybody asked whether it is meant as a place."""

    first: int
    last: int
    named: Named

    @property
    def lands(self) -> frozenset[str]:
        return frozenset(site.country for site in self.named.sites if site.country)


def find_places(document: Document, actors: Iterable[Actor], pack: Pack) -> tuple[Place, ...]:
    """The places that an article names, in text order; none overlap."""
    return tuple(_Finder(document, actors, pack).places())


def place_of(places: Iterable[Place], event: Spot, document: Document, pack: Pack) -> Place | None:
    """The place of an event, among those that its clause introduces as one; None where it names none.

    A town before a country, what something comes from last, else the nearest to the trigger.
    """
    trigger, (begin, end) = event.trigger, event.clause
    inside = [(at, place) for place in places for at in ranges_of(place.span, document.tokens)
              if begin <= at[0] and at[1] <= end and (at[1] <= trigger[0] or trigger[1] <= at[0])]
    introductions, begins = _Introductions(document.tokens, begin, pack), {last: first for (first, last), _ in inside}
    search = _Search(event, document.tokens, pack)
    found = []
    for at, place in inside:
        role = introductions.role(at[0], begins)
        if search.fits(place, at, role):
            found.append((role > Role.UPON, place.kind == "country", gap(at, trigger), place))
    return min(found, key=lambda each: each[:3])[3] if found else None


@cache
def _between(pack: Pack) -> frozenset[str]:
    """All words that may stand between a preposition and the name of a place."""
    words = pack.places
    return words.nouns_before | words.sides | words.fillers | words.links


@dataclass(frozen=True, slots=True)
class _Search:
    """The search for one event's place."""

    event: Spot
    tokens: Tokens
    pack: Pack

    def fits(self, place: Place, at: Range, role: Role) -> bool:
        """Whether the event can be in a place so introduced at these tokens; a country's capital stands for it."""
        land, bodily = place.kind == "country", self.event.bodily
        state = land or gazetteer(self.pack).is_capital(place.name)
        if role is Role.AT:
            return True
        if role is Role.TOWARDS:
            return self._near(at, before=False)
        if role is Role.UPON:
            return (bodily or not state) and self._near(at, before=bodily)
        if land or role is Role.OFF:
            return not land
        return (role is Role.NOUN and bodily) or ((bodily or not state) and self._belongs(at))

    def _near(self, place: Range, *, before: bool) -> bool:
        """Whether a place stands close enough behind the trigger to be what it is aimed at; or `before` it as well."""
        trigger, lower = self.event.trigger, self.tokens.lower
        if place[1] <= trigger[0] and not before:
            return False
        between = lower[trigger[1]:place[0]] or lower[place[1]:trigger[0]]
        return len(between) <= _WALK and "," not in between

    def _belongs(self, place: Range) -> bool:
        """Whether a place without preposition is what the trigger acts on, or says where it is ("the Gaza strike")."""
        trigger, lower = self.event.trigger, self.tokens.lower
        if place[0] >= trigger[1]:
            between = lower[trigger[1]:place[0]]
            return len(between) <= _WALK and all(word in _between(self.pack) for word in between)
        between = lower[place[1]:trigger[0]]
        return self.pack.words.modifiers_first and len(between) < _BESIDE and all(map(str.isalpha, between))


class _Introductions:
    """What stands before a name, back to the beginning of its sentence or clause."""

    def __init__(self, tokens: Tokens, begin: int, pack: Pack) -> None:
        self.tokens, self.lower, self.begin, self.words, self.pack = tokens, tokens.lower, begin, pack.places, pack

    def role(self, first: int, begins: Mapping[int, int]) -> Role:
        """How the place that begins at a token is introduced; `begins`: where others begin, by where they end."""
        words, i, noun, linked = self.words, first - 1, False, False
        while i >= max(self.begin, first - _WALK):
            word = self.lower[i]
            if word in words.nouns_before or word in words.sides:
                noun, linked = True, False
            elif linked:
                break
            elif (role := self._preposition(word)) is not None:
                return role
            elif word in words.links:
                linked = True
            elif word in words.joins and (i in begins or (i - 1 in begins and self.lower[i - 1] in words.joins)):
                i = begins[i] if i in begins else begins[i - 1]
            elif not (word in words.fillers or self._of_land(i) or self._describes(i, noun)):
                break
            i -= 1
        return Role.NOUN if noun else Role.NONE

    def _preposition(self, word: str) -> Role | None:
        words = self.words
        if word in words.at:
            return Role.AT
        if word in words.towards:
            return Role.TOWARDS
        if word in words.upon:
            return Role.UPON
        return Role.OFF if word in words.off else None

    def _of_land(self, i: int) -> bool:
        """Whether a word says of which country a place is ("the Iraqi city of …")."""
        named = gazetteer(self.pack).get(self.lower[i]) if self.tokens.text[i][0].isupper() else None
        return named is not None and named.sites[0].kind in ("country", "adjective")

    def _describes(self, i: int, noun: bool) -> bool:
        """Whether an unknown word is an adjective before a place: behind an article, or before another of its words."""
        plain = self.pack.words.modifiers_first and self.tokens.text[i][0].islower()
        return plain and self.lower[i] not in self.pack.words.prepositions and i > self.begin and (
            noun or self.lower[i - 1] in self.pack.words.articles) and not self.pack.words.verbs.fits(self.lower[i])


class _Finder:
    """One article's names: first all that may be places, then which are, and which of their namesakes."""

    def __init__(self, document: Document, actors: Iterable[Actor], pack: Pack) -> None:
        tokens = document.tokens
        self.document, self.pack, self.tokens, self.words = document, pack, tokens, pack.places
        self.text, self.lower, self.sentence = tokens.text, tokens.lower, tokens.sentence
        self.gaz, self.between = gazetteer(pack), _between(pack)
        self.held = {i: (first, last, actor.kind) for actor in actors if actor.kind is not Kind.COUNTRY
                     for first, last in ranges_of(actor.mentions, tokens) for i in range(first, last)}
        self.skipped = tokens_of(document.skipped)
        self.hits = list(self._hits())
        sure = (hit for hit in self.hits if hit.named.sure or hit.named.sites[0].kind in _LANDS)
        self.lands = frozenset(land for hit in sure if len(hit.lands) == 1 for land in hit.lands) or {pack.actors.home}
        self.ends: dict[int, int] = {}

    def places(self) -> Iterator[Place]:
        for n, hit in enumerate(self.hits):
            if hit.first in self.skipped:
                continue
            follows = self.hits[n + 1] if n + 1 < len(self.hits) else None
            container = follows if follows is not None and self._contained(hit, follows) else None
            if self._is_place(hit, container):
                self.ends[hit.last] = hit.first
                yield self._place(hit, container)

    def _hits(self) -> Iterator[_Hit]:
        """The longest names of the gazetteer, none within another."""
        i, n = 0, len(self.text)
        while i < n:
            hit = self._hit(i) if self.text[i][0].isupper() else None
            if hit is not None:
                yield hit
            i = hit.last if hit is not None else i + 1

    def _hit(self, i: int) -> _Hit | None:
        found = self.gaz.at(self.lower, i, self.document.sentences[self.sentence[i]][1])
        if found is None or (found[0] == i + 1 and self.lower[i] in self.between):
            return None
        exact, short = found[1].exact, found[0] == i + 1 and len(self.text[i]) <= _SHORT
        abbreviation = short and not found[1].sure and self.text[i].isupper()
        return _Hit(i, *found) if self.text[i] == exact or not (exact or abbreviation) else None

    def _contained(self, hit: _Hit, follows: _Hit) -> bool:
        """Whether what follows says in which country or region a place is ("Tripoli, Lebanon")."""
        gap = self.lower[hit.last:follows.first]
        return (not gap or gap in ((",",), ("(",))) and bool(hit.lands & follows.lands) and \
            any(site.kind in _LANDS for site in follows.named.sites)

    def _is_place(self, hit: _Hit, container: _Hit | None) -> bool:
        sites, initial = hit.named.sites, self._initial(hit.first)
        if sites[0].kind == "adjective" or self._in_name(hit):
            return False
        role = _Introductions(self.tokens, self._begin(hit.first), self.pack).role(hit.first, self.ends)
        follows = self.lower[hit.last] if hit.last < len(self.lower) else ""
        introduced = role is not Role.NONE or follows in self.words.nouns_after or container is not None
        if hit.named.ordinary:
            return introduced and not initial and self.lower[hit.first - 1] not in self.pack.words.articles
        large = sites[0].kind == "capital" or sites[0].thousands >= _LARGE
        return introduced or hit.named.sure or (large and not initial)

    def _in_name(self, hit: _Hit) -> bool:
        """Whether a name is part of a longer one, or an actor's own."""
        held = self.held.get(hit.first)
        before = hit.first - 1
        if held is not None and (held[0] < hit.first or hit.last < held[1] or not hit.named.sure):
            return held[0] >= before or self.lower[before] not in self.words.at     # "the court in Lahore"
        if not self._initial(hit.first) and self.text[before][0].isupper() and self._joins_name(before):
            return True
        if before >= 0 and self.lower[before] == "-" and self.tokens.end[before] == self.tokens.start[hit.first]:
            return True
        after = hit.last
        while self._capital(after) and self.lower[after] in self.words.nouns_after:
            after += 1
        return self._capital(after) and self._joins_name(after)

    def _capital(self, i: int) -> bool:
        """Whether a token is capitalised by itself, not as the first of a sentence."""
        return i < len(self.text) and self.text[i][0].isupper() and not self._initial(i)

    def _joins_name(self, i: int) -> bool:
        """Whether a capitalised word makes a name of the place beside it."""
        word, words = self.lower[i], self.words
        if word in self.between or word in words.at or word in words.towards or word in words.off:
            return False
        named = self.gaz.get(fold(word))
        place = named is not None and (named.sure or not named.ordinary)
        return not (place or word in words.nouns_after or word in self.pack.actors.calendar)

    def _initial(self, i: int) -> bool:
        return i == 0 or self.sentence[i - 1] != self.sentence[i]

    def _begin(self, i: int) -> int:
        return self.document.sentences[self.sentence[i]][0]

    def _place(self, hit: _Hit, container: _Hit | None) -> Place:
        site, why = self._site(hit, container)
        kind = "city" if site.kind == "capital" else site.kind
        if site.latitude is None:
            why = "whole-country" if kind == "country" else "not-in-gazetteer"
        return Place((self.tokens.span((hit.first, hit.last)),), site.name, kind, site.country, site.latitude,
                     site.longitude, why)

    def _site(self, hit: _Hit, container: _Hit | None) -> tuple[Site, str | None]:
        """Which of the places of a name is meant, and on what that rests where the name alone does not tell."""
        sites = self._of_kind(hit)
        if container is not None:
            return next(site for site in hit.named.sites if site.country in container.lands), None
        most = sites[0]
        rivals = [site for site in sites if site.country != most.country and most.thousands < _FAMOUS * site.thousands]
        if not rivals or most.country in self.lands:
            return most, None
        named = next((site for site in rivals if site.country in self.lands), None)
        return (named, "country-named") if named is not None else (most, "largest-of-name")

    def _of_kind(self, hit: _Hit) -> tuple[Site, ...]:
        """The places of a name that are regions where a word beside it says so, else all."""
        first = hit.first - (hit.first > 0 and self.lower[hit.first - 1] in self.words.links)
        beside = self.lower[max(0, first - 1):first] + self.lower[hit.last:hit.last + 1]
        lands = self.lands | {hit.named.sites[0].country}
        regions = tuple(site for site in hit.named.sites if site.kind == "region" and site.country in lands)
        return regions if regions and not self.words.regions.isdisjoint(beside) else hit.named.sites
