"""Where things are: the places that an article names, and the one in which an event is.

A name counts as a place by what stands around it. Countries, capitals, facilities and the pack's own names need no
more than their capital; another town's name must be large, or introduced as a place ("di", "kota", "near"), and one
that is also an ordinary word must be introduced. No name counts that is part of a longer one or of an actor's.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from pantau.extract.spans import ranges_of
from pantau.lang import Pack
from pantau.lang.places import Gazetteer, Named, Site, fold, gazetteer
from pantau.types import Actor, Document, Kind, Place, Range, Tokens

_LARGE = 300                # thousands of inhabitants from which a town needs no introduction
_FAMOUS = 10                # times as many as a namesake: the countries that the article names no longer decide
_WALK = 8                   # tokens from a place back to the preposition that introduces it
_BESIDE = 2                 # tokens from a place that modifies an event's noun to the noun
_LANDS = frozenset({"country", "adjective", "region"})


class Role(IntEnum):
    """How a place is introduced."""

    AT = 0
    TOWARDS = 1
    OFF = 2
    NOUN = 3
    NONE = 4


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


def place_of(places: Iterable[Place], trigger: Range, clause: Range, document: Document, pack: Pack) -> Place | None:
    """The place of the event whose words are the tokens `trigger`, among those that its clause introduces as one.

    The nearest, but a town before a country, and what something comes from last; None where the clause names none.
    """
    tokens, gaz = document.tokens, gazetteer(pack)
    inside = {r[1]: (r[0], place) for place in places for r in ranges_of(place.span, tokens)
              if clause[0] <= r[0] and r[1] <= clause[1] and (r[1] <= trigger[0] or trigger[1] <= r[0])}
    introductions = _Introductions(tokens, clause[0], pack)
    begins = {last: first for last, (first, _) in inside.items()}
    best: tuple[tuple[bool, bool, int], Place] | None = None
    for last, (first, place) in inside.items():
        land = place.kind == "country"
        role = introductions.role(first, begins)
        if role is Role.OFF and land:
            continue
        vague = land or gaz.is_capital(place.name)
        if role >= Role.NOUN and (vague or not _belongs((first, last), trigger, tokens, pack)):
            continue
        rank = role is Role.OFF, land, max(first - trigger[1], trigger[0] - last)
        if best is None or rank < best[0]:
            best = rank, place
    return best[1] if best else None


def _belongs(place: Range, trigger: Range, tokens: Tokens, pack: Pack) -> bool:
    """Whether a place without preposition is the trigger's object, or says where it is ("the Gaza strike")."""
    lower, words = tokens.lower, pack.places
    if place[0] >= trigger[1]:
        between = lower[trigger[1]:place[0]]
        return len(between) <= _WALK and all(word in words.skipped for word in between)
    between = lower[place[1]:trigger[0]]
    return pack.words.modifiers_first and len(between) < _BESIDE and all(word.isalpha() for word in between)


class _Introductions:
    """What stands before a name, back to the beginning of its sentence or clause."""

    def __init__(self, tokens: Tokens, begin: int, pack: Pack) -> None:
        self.lower, self.begin, self.words = tokens.lower, begin, pack.places

    def role(self, first: int, ends: Mapping[int, int]) -> Role:
        """How the place that begins at a token is introduced; `ends`: where other places begin, by where they end."""
        words, i, noun, linked = self.words, first - 1, False, False
        while i >= max(self.begin, first - _WALK):
            word = self.lower[i]
            if word in words.nouns_before or word in words.sides:
                noun, linked = True, False
            elif linked:
                break
            elif word in words.at:
                return Role.AT
            elif word in words.towards:
                return Role.TOWARDS
            elif word in words.off:
                return Role.OFF
            elif word in words.links:
                linked = True
            elif word in words.joins and (i in ends or (i - 1 in ends and self.lower[i - 1] in words.joins)):
                i = ends[i] if i in ends else ends[i - 1]
            elif word not in words.fillers:
                break
            i -= 1
        return Role.NOUN if noun else Role.NONE


class _Finder:
    """One article's names: first all that may be places, then which are, and which of their namesakes."""

    def __init__(self, document: Document, actors: Iterable[Actor], pack: Pack) -> None:
        tokens = document.tokens
        self.document, self.pack, self.tokens, self.words = document, pack, tokens, pack.places
        self.text, self.lower, self.sentence = tokens.text, tokens.lower, tokens.sentence
        self.gaz: Gazetteer = gazetteer(pack)
        self.held = {i: (first, last, actor.kind) for actor in actors if actor.kind is not Kind.COUNTRY
                     for first, last in ranges_of(actor.mentions, tokens) for i in range(first, last)}
        self.skipped = frozenset(i for first, last in document.skipped for i in range(first, last))
        self.hits = list(self._hits())
        self.lands = frozenset(site.country for hit in self.hits for site in hit.named.sites[:1]
                               if site.kind in _LANDS or hit.named.sure) or frozenset((pack.actors.home,))
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
        if found is None or (found[0] == i + 1 and self.lower[i] in self.words.skipped):
            return None
        exact = found[1].exact
        return _Hit(i, *found) if not exact or self.text[i] == exact else None

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
            return introduced and not initial and self.lower[hit.first - 1] not in self.words.fillers
        large = sites[0].kind == "capital" or sites[0].thousands >= _LARGE
        return introduced or hit.named.sure or (large and not initial)

    def _in_name(self, hit: _Hit) -> bool:
        """Whether a name is part of a longer one, or an actor's own."""
        held = self.held.get(hit.first)
        if held is not None and (held[0] < hit.first or hit.last < held[1] or not hit.named.sure):
            return True
        before = hit.first - 1
        if not self._initial(hit.first) and self.text[before][0].isupper() and self._joins_name(before):
            return True
        after = hit.last
        return after < len(self.text) and self.text[after][0].isupper() and not self._initial(after) and \
            self._joins_name(after)

    def _joins_name(self, i: int) -> bool:
        """Whether a capitalised word makes a name of the place beside it."""
        word, words = self.lower[i], self.words
        if word in words.skipped or word in words.at or word in words.towards or word in words.off:
            return False
        named = self.gaz.get(fold(word))
        place = named is not None and (named.sure or not named.ordinary)
        return not (place or word in words.nouns_after or word in self.pack.words.weekdays)

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
        if len({site.country for site in sites}) == 1 or sites[0].country in self.lands:
            return sites[0], None
        other = next((site for site in sites if site.country in self.lands), None)
        if other is not None and sites[0].thousands < _FAMOUS * other.thousands:
            return other, "country-named"
        return sites[0], "largest-of-name"

    def _of_kind(self, hit: _Hit) -> tuple[Site, ...]:
        """The places of a name that are regions where a word beside it says so, else all."""
        first = hit.first - (hit.first > 0 and self.lower[hit.first - 1] in self.words.links)
        beside = self.lower[max(0, first - 1):first] + self.lower[hit.last:hit.last + 1]
        lands = self.lands | {hit.named.sites[0].country}
        regions = tuple(site for site in hit.named.sites if site.kind == "region" and site.country in lands)
        return regions if regions and not self.words.regions.isdisjoint(beside) else hit.named.sites
