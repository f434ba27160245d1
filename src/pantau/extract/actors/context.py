"""What the context says of a country that the text does not tell: never certain, and always with its reason."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

NEAREST, SPEAKER, ELSEWHERE, SETTING, HOME = (
    "nearest-country",
    "last-speaker",
    "institution-elsewhere",
    "article-setting",
    "home",
)
MOST, ALL = 0.6, 0.75  # share of the mentions of countries from which people without one are of the article's
_CLOSE = 2  # sentences in which the country of whoever spoke last is the one meant
_NEAR = 6  # … where no other country is named since
_SOME = 0.2  # share of those of a language's own country from which it is the one not told
_NAMED, _PLACE = 4, 1  # what a country and a city in it weigh
_MANY = 64  # mentions looked back at: bounds the time on hostile text


class Guess(NamedTuple):
    """A country that the context suggests, and what of the context (`Actor.country_why`)."""

    country: str
    why: str


class Context:
    """The countries of an article, in the order in which they are named; `home` is that of its language."""

    def __init__(self, sentence: Sequence[int], home: str | None) -> None:
        self.sentence, self.home = sentence, home
        self.seen: list[tuple[int, str]] = []  # token and country
        self.named: Counter[str] = Counter()  # by the text itself, not by somebody who is of it
        self.spoken: list[tuple[int, str]] = []  # token and country of those who spoke
        self.weight: Counter[str] = Counter()
        self._most: tuple[str | None, int] | None = None

    def see(self, at: int, country: str, *, itself: bool, placed: bool = False) -> None:
        """Note a country at a token; `itself`: it is named there; `placed`: only a city, as where something is."""
        self.seen.append((at, country))
        self.named[country] += itself
        self.weight[country] += _PLACE if placed and country != self.home else _NAMED

    def before(self, at: int) -> Guess | None:
        """The country that an office or institution without one is of, by what stands before the token `at`.

        That of who spoke last, in this sentence or the two before; else the one most named there; else that of who
        spoke last not long ago; else the first that the article names.
        """
        last = self.last_speaker(at)
        if last is not None:
            return last
        near = Counter(country for country, _ in self._near(at))
        if near:
            return Guess(near.most_common(1)[0][0], NEAREST)
        earlier = self.last_speaker(at, _NEAR)
        if earlier is not None:
            return earlier
        return Guess(self.seen[0][1], SETTING) if self.seen and self.seen[0][0] < at else None

    def last_speaker(self, at: int, back: int = _CLOSE) -> Guess | None:
        """The country of who spoke last, in the sentence of the token `at` or the `back` before."""
        k = bisect_left(self.spoken, (at, "")) - 1
        if k < 0 or self.sentence[at] - self.sentence[self.spoken[k][0]] > back:
            return None
        return Guess(self.spoken[k][1], SPEAKER)

    def only_near(self, at: int) -> Guess | None:
        """The country of the nearest sentence, of this and the two before, that names one; None where it names several.

        Where none is named there, that of who spoke last nearby.
        """
        nearest, found = -1, set[str]()
        for country, sentence in self._near(at):
            if found and sentence != nearest:
                break
            nearest = sentence
            found.add(country)
        if not found:
            return self.last_speaker(at)
        return Guess(found.pop(), NEAREST) if len(found) == 1 else None

    def _near(self, at: int) -> Iterator[tuple[str, int]]:
        """The countries before the token `at` in its sentence and the two before, the nearest first; the sentence."""
        for k in range(bisect_left(self.seen, (at, "")) - 1, -1, -1)[:_MANY]:
            token, country = self.seen[k]
            if self.sentence[at] - self.sentence[token] > _CLOSE:
                return
            yield country, self.sentence[token]

    def setting(self, share: float) -> Guess | None:
        """The country in which the article plays, where one has at least `share` of all that it names; else None.

        An article that names no country speaks of its language's own, where there is one.
        """
        if self._most is None:
            counted = self.weight.most_common(1)
            self._most = counted[0] if counted else (self.home, 0)
        country, count = self._most
        if country is None or count < share * self.weight.total():
            return None
        return Guess(country, SETTING if self.seen else HOME)

    def at_home(self) -> Guess | None:
        """The language's own country, where the article speaks of it too: only the others' offices are told theirs."""
        own = self.named[self.home] if self.home else 0
        return Guess(self.home, HOME) if self.home and own and own >= _SOME * self.named.total() else None
