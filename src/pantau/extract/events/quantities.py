"""Numbers of events: how many were killed, how many missiles, how much money, at least or at most.

A number is read with what hedges it; what it counts is told by a unit or a mark of money beside it, by the noun behind
it, and by what is said of those counted: behind them ("12 people were killed"), or before the number ("killing 12").
A number of which none of these is told is not one of an event, and left out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Generic, TypeVar

from pantau.extract.spans import gap, ranges_of
from pantau.extract.times.numbers import DIGITS, read_number
from pantau.lang import Pack
from pantau.lang.schema.quantities import Bound, Unit
from pantau.types import Document, Quantity, Range, Timex

T = TypeVar("T")
_FIGURES = re.compile(r"[0-9]{1,15}(?:[.,][0-9]{1,15}){0,5}")
_NOUN = 5                   # tokens behind a number in which the noun that it counts may stand
_SAID = 8                   # tokens behind a number or noun in which something may be said of those counted
_DONE = 6                   # tokens before a number in which it may be told what was done to them
_ASIDE = 12                 # tokens of an aside between commas
_ABOUT = 0.1                # the share of a number by which "about" may miss it; our own convention
_SEVERAL = 10               # persons up to which a vague number of whom nothing is said is left out
STATES = frozenset({"dead", "injured", "missing", "detained", "displaced", "evacuated", "hostage"})
"""Kinds that tell what became of persons; an event whose own word is of one has no numbers of another."""
_PERSONS = STATES | {"people", "troops", "prisoner"}


class _Table(Generic[T]):
    """Phrases of one to a few words, each with a value; the longest that begins or ends at a token."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._values: dict[tuple[str, ...], T] = {}
        self._first: dict[str, int] = {}
        self._last: dict[str, int] = {}
        for phrase, value in phrases:
            words = tuple(phrase.split())
            self._values[words] = value
            self._first[words[0]] = max(self._first.get(words[0], 0), len(words))
            self._last[words[-1]] = max(self._last.get(words[-1], 0), len(words))

    def __contains__(self, word: object) -> bool:
        return word in self._first

    def at(self, lower: tuple[str, ...], i: int) -> tuple[int, T] | None:
        """The longest phrase that begins at a token: the token after it and its value."""
        for size in range(min(self._first.get(lower[i], 0), len(lower) - i) if i < len(lower) else 0, 0, -1):
            if (words := lower[i:i + size]) in self._values:
                return i + size, self._values[words]
        return None

    def before(self, lower: tuple[str, ...], i: int) -> tuple[int, T] | None:
        """The longest phrase that ends before a token: its first token and its value."""
        for size in range(min(self._last.get(lower[i - 1], 0), i) if i else 0, 0, -1):
            if (words := lower[i - size:i]) in self._values:
                return i - size, self._values[words]
        return None


@dataclass(frozen=True, slots=True, eq=False)
class _Lexicon:
    """A pack's words, compiled. `starts`: words at which a number may begin, besides digits."""

    nouns: _Table[str]
    after: _Table[str]
    before: _Table[str]
    tolls: _Table[str]
    units: _Table[Unit]
    currencies: _Table[str]
    marks: _Table[str]
    vague: _Table[tuple[float, float | None]]
    bounds: _Table[Bound]
    bounds_after: _Table[Bound]
    scales: Mapping[str, float]
    starts: frozenset[str]
    barriers: frozenset[str]
    active: frozenset[str]


@cache
def _lexicon(pack: Pack) -> _Lexicon:
    words, numbers, closed = pack.quantities, pack.times.numbers, pack.words
    tables = {name: _Table((phrase, str(kind)) for kind, counted in words.kinds.items()
                           for phrase in getattr(counted, name)) for name in ("nouns", "after", "before", "tolls")}
    vague: _Table[tuple[float, float | None]] = _Table(words.vague.items())
    return _Lexicon(
        **tables,
        units=_Table(words.units.items()), currencies=_Table(words.currencies.items()),
        marks=_Table(words.currency_marks.items()), vague=vague, bounds=_Table(words.bounds.items()),
        bounds_after=_Table(words.bounds_after.items()), scales={**numbers.scales, **words.scales},
        starts=frozenset(numbers.words) | {phrase.split()[0] for phrase in words.vague} | words.ones,
        barriers=closed.coordinators | closed.contrast | closed.subordinators | closed.that | closed.nominative
        | frozenset(".;:!?()"),
        active=closed.articles | closed.possessives | frozenset(numbers.words),
    )


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in the text: its tokens, and from how many to how many it stands for.

    `one`: said by an article; `vague`: by a word for some number; `currency`: by the mark of money at it; `hedged`: a
    word before it hedges it.
    """

    first: int
    last: int
    low: float | None
    high: float | None
    one: bool = False
    vague: bool = False
    currency: str | None = None
    hedged: bool = False


def find_quantities(document: Document, times: Iterable[Timex], pack: Pack) -> tuple[Quantity, ...]:
    """The numbers of an article that count or measure something, in text order; none is part of a time."""
    return tuple(_Finder(document, times, pack).quantities())


def quantities_of(
    quantities: Iterable[Quantity], trigger: Range, clause: Range, document: Document
) -> tuple[Quantity, ...]:
    """What belongs to the event of a trigger: the quantities of its clause, of one kind the nearest; in text order."""
    nearest: dict[str, tuple[int, Quantity]] = {}
    for quantity in quantities:
        for first, last in ranges_of((quantity.span,), document.tokens):
            if first < clause[0] or last > clause[1]:
                continue
            distance = gap((first, last), trigger)
            if quantity.kind not in nearest or distance < nearest[quantity.kind][0]:
                nearest[quantity.kind] = distance, quantity
    return tuple(sorted((quantity for _, quantity in nearest.values()), key=lambda quantity: quantity.span))


def state_of(words: tuple[str, ...], pack: Pack) -> str | None:
    """Which of the STATES of persons an event's own words (in small letters) tell ("menewaskan": dead), or None."""
    lexicon = _lexicon(pack)
    found = lexicon.before.at(words, 0) or lexicon.after.at(words, 0)
    return found[1] if found is not None and found[1] in STATES else None


class _Finder:
    def __init__(self, document: Document, times: Iterable[Timex], pack: Pack) -> None:
        tokens = document.tokens
        self.document, self.tokens, self.pack, self.words = document, tokens, pack, pack.quantities
        self.text = document.text
        self.lower, self.shape, self.sentence = tokens.lower, tokens.text, tokens.sentence
        self.lexicon = _lexicon(pack)
        self.taken = frozenset(i for time in times for r in ranges_of((time.span,), tokens) for i in range(*r))

    def quantities(self) -> Iterator[Quantity]:
        i, n, starts = 0, len(self.lower), self.lexicon.starts
        while i < n:
            word = self.lower[i]
            number = None
            if (word[0] in DIGITS or word in starts or word[-1] in DIGITS) and i not in self.taken:
                number = self._hedged(i)
            if number is not None:
                quantity = self._quantity(number)
                if quantity is not None:
                    yield quantity
            i = max(number.last, i + 1) if number is not None else i + 1

    # Numbers

    def _hedged(self, i: int) -> _Number | None:
        """The number that begins at a token, with its range, its mark of money and its hedges."""
        number = self._range(i)
        if number is None:
            return None
        mark = self._mark(number.first)
        if mark is not None:
            number = replace(number, first=mark[0], currency=mark[1])
        behind = self.lexicon.bounds_after.at(self.lower, number.last)
        if behind is not None:
            number = _bounded(replace(number, last=behind[0]), behind[1])
        hedge = None if number.one else self.lexicon.bounds.before(self.lower, number.first)
        if hedge is not None and self.sentence[hedge[0]] == self.sentence[i]:
            number = _bounded(replace(number, first=hedge[0], hedged=True), hedge[1])
        return number

    def _mark(self, i: int) -> tuple[int, str] | None:
        """The mark of money before a token; its own letters stand without a space ("A$5", but "a $5 note")."""
        found, start, end = self.lexicon.marks.before(self.lower, i), self.tokens.start, self.tokens.end
        if found is None or all(end[j] == start[j + 1] for j in range(found[0], i - 1)):
            return found
        shorter = self.lexicon.marks.before(self.lower[i - 1:i], 1)
        return (i - 1, shorter[1]) if shorter is not None else None

    def _range(self, i: int) -> _Number | None:
        first = self._number(i)
        if first is None or first.one or first.high != first.low or first.last + 1 >= len(self.lower):
            return first
        before, joint = self.lower[i - 1] if i else "", self.lower[first.last]
        joined = joint == self.words.between.get(before) or (
            joint in self.words.ranges and before not in self.words.changes)
        second = self._number(first.last + 1) if joined and first.last + 1 not in self.taken else None
        if second is None or second.one or second.low is None or first.low is None:
            return first
        low = first.low
        if low * 1000 <= second.low and (scale := self._scale(second)) > 1 and low * scale <= second.low:
            low *= scale
        begin = i - 1 if joint == self.words.between.get(before) else i
        return _Number(begin, second.last, low, second.high) if low < second.low else first

    def _scale(self, number: _Number) -> float:
        return self.lexicon.scales.get(self.lower[number.last - 1], 1)

    def _number(self, i: int) -> _Number | None:
        """The bare number at a token."""
        word = self.lower[i]
        if word[0] in DIGITS or word[-1] in DIGITS:
            return self._figures(i)
        if (vague := self.lexicon.vague.at(self.lower, i)) is not None:
            scale = self._scaled(i, vague[0], 1)
            return _times(_Number(i, scale.last, *vague[1], vague=True), scale.low or 1)
        for kind, last, value in read_number(self.lower, i, self.pack.times.numbers):
            if kind == "NUM" and not (last == i + 1 and word in self.words.ones):
                return self._scaled(i, last, float(value))
        single = word in self.words.ones and not (i + 1 < len(self.lower) and self._is_number(i + 1))
        return _Number(i, i + 1, 1, 1, one=True) if single else None

    def _figures(self, i: int) -> _Number | None:
        """A number in figures, with what is glued to them: a mark of money ("Rp1,7"), a scale ("8.5bn")."""
        start, word = self.tokens.start[i], self.lower[i]
        glued = next((n for n, letter in enumerate(word) if letter in DIGITS), 0)
        found = _FIGURES.match(self.text, start + glued)
        if found is None or (glued and word[:glued] not in self.lexicon.marks):
            return None
        last, end = i + 1, found.end()
        while last < len(self.lower) and self.tokens.end[last - 1] < end:
            last += 1
        rest = self.text[end:self.tokens.end[last - 1]].lower()
        if rest and rest != "%" and rest not in self.words.suffixes:
            return None
        number = self._scaled(i, last, self._value(found[0]) * self.words.suffixes.get(rest, 1))
        mark = self.lexicon.marks.at((word[:glued],), 0) if glued else None
        return replace(number, currency=mark[1]) if mark is not None else number

    def _value(self, figures: str) -> float:
        """What figures stand for: a mark is that of decimals where the language says so or no three figures follow."""
        decimal = self.pack.times.numbers.decimal
        head, mark, tail = figures.rpartition("." if figures.rfind(".") > figures.rfind(",") else ",")
        if mark and (len(tail) != 3 or (mark == decimal and mark not in head)):
            return float(f"{head.replace('.', '').replace(',', '')}.{tail}")
        return float(figures.replace(".", "").replace(",", ""))

    def _scaled(self, first: int, last: int, value: float) -> _Number:
        scales = self.lexicon.scales
        while last < len(self.lower) and self.lower[last] in scales:
            value, last = value * scales[self.lower[last]], last + 1
        return _Number(first, last, value, value)

    # What they count

    def _quantity(self, number: _Number) -> Quantity | None:
        if number.currency is not None:
            return self._made(number, number.last, "money", number.currency)
        if self.lower[number.last - 1].endswith("%"):
            return self._made(number, number.last, "percent", self.words.units["%"].unit)
        at = number.last
        at += at < len(self.lower) and number.vague and self.lower[at] in self.words.classifiers
        unit = self.lexicon.units.at(self.lower, at)
        if unit is not None:
            return self._made(_times(number, unit[1].times), unit[0], unit[1].kind, unit[1].unit)
        money = self.lexicon.currencies.at(self.lower, at)
        return self._counted(number) if money is None else self._made(number, money[0], "money", money[1])

    def _counted(self, number: _Number) -> Quantity | None:
        """The number of persons or things, by the noun behind it and what is said of them."""
        if not number.hedged and number.first and self.lower[number.first - 1] in self.words.not_counts:
            return None
        if self.words.not_counted.intersection(self.lower[number.last:number.last + 2]):
            return None
        end, kind = self._noun(number.last) or (number.last, None)
        if kind is None or kind in _PERSONS:
            state = self._said(number, end) or self._done(number) or self._shared(end)
            if state is None and (number.one or kind is None or _few(number)):
                return None
            kind = state or kind
        elif number.one:
            return None
        return self._made(_whole(number), end, kind or "people")

    def _noun(self, i: int) -> tuple[int, str] | None:
        """The noun that a number before token i counts: the token after it, and its kind."""
        first_modifiers, closed = self.pack.words.modifiers_first, self.pack.words
        found: tuple[int, str] | None = None
        j, end = i, self._end(i, _NOUN)
        while j < end:
            hit = self.lexicon.nouns.at(self.lower, j)
            if hit is not None and not self._modifies(hit[0]):
                found, j = hit, hit[0]
                if first_modifiers or self.lower[j - 1] in self.words.classifiers:
                    continue
                break
            word, behind = self.lower[j], self.lower[j - 1] in self.words.classifiers
            if found is not None or not (word in self.words.classifiers or first_modifiers):
                break
            if word not in self.words.classifiers and (
                    word in closed.prepositions or word in closed.group or word in closed.relatives
                    or word in self.lexicon.barriers or (word in self.lexicon.active and not behind)
                    or not word[0].isalpha()):
                break
            j += 1
        return found

    def _shared(self, end: int) -> str | None:
        """What is said of those counted here and of others at once ("eight guards and two cooks died")."""
        joined = end + 1 < len(self.lower) and self.lower[end] in self.pack.words.coordinators
        other = self._hedged(end + 1) if joined and self.sentence[end] == self.sentence[end + 1] else None
        if other is None:
            return None
        last, kind = self._noun(other.last) or (other.last, "people")
        return self._said(other, last) if kind in _PERSONS else None

    def _modifies(self, last: int) -> bool:
        """Whether a noun that ends before a token is no head, but says more of the next ("three car bombings")."""
        if not self.pack.words.modifiers_first or last >= len(self.lower):
            return False
        plural = self.pack.words.plurals
        return plural.fits(self.lower[last]) and self.shape[last][0].islower() and not plural.fits(self.lower[last - 1])

    def _said(self, number: _Number, end: int) -> str | None:
        """What is said of those counted: in the words from the number to its noun, or behind the noun."""
        j, limit = number.last, self._end(end, _SAID)
        stops = self.lexicon.barriers | (self.pack.words.prepositions if number.one else frozenset())
        while j < limit:
            hit = self.lexicon.after.at(self.lower, j)
            if hit is not None:
                return None if self._acts(j, hit[0]) else hit[1]
            word = self.lower[j]
            if word == "," and j + 1 < limit and self.lower[j + 1] in self.words.including:
                j = next((k for k in range(j + 1, self._end(j, _ASIDE)) if self.lower[k] == ","), limit)
                limit = self._end(j + 1, _SAID)
            elif word == "," or word in stops or self._is_number(j) or (j >= end and self._verb(j)):
                return None
            j += 1
        return None

    def _acts(self, first: int, last: int) -> bool:
        """Whether what could be said of those before it is what they do to others ("two gunmen killed five")."""
        if self.lexicon.before.at(self.lower, first) is None or last >= len(self.lower):
            return False
        if first and self.lower[first - 1] in self.pack.words.group:
            return False
        object_ = self.shape[last][0].isupper() and self.sentence[last] == self.sentence[first]
        return last not in self.taken and (self.lower[last] in self.lexicon.active or object_ or self._is_number(last))

    def _done(self, number: _Number) -> str | None:
        """What the words before a number say was done to those counted, or that it is a toll."""
        closed, i, near = self.pack.words, number.first, True
        for j in range(i, max(0, i - _DONE), -1):
            if self.sentence[j - 1] != self.sentence[min(i, len(self.lower) - 1)]:
                return None
            hit = self.lexicon.before.before(self.lower, j) if near else None
            toll = hit or (None if number.one else self.lexicon.tolls.before(self.lower, j))
            if toll is not None:
                return toll[1]
            word = self.lower[j - 1]
            if word == "," or word in self.lexicon.barriers or self._is_number(j - 1):
                return None
            near = near and word not in closed.prepositions and not self._verb(j - 1)
            if number.one and not near:
                return None
        return None

    def _is_number(self, i: int) -> bool:
        word = self.lower[i]
        return word[0] in DIGITS or (word in self.lexicon.starts and word not in self.words.ones)

    def _verb(self, i: int) -> bool:
        word = self.lower[i]
        return word not in self.words.through and not self.shape[i][0].isupper() and self.pack.words.verbs.fits(word)

    def _end(self, i: int, reach: int) -> int:
        """The token after the last that is at most `reach` from token i, in its sentence."""
        if i >= len(self.lower):
            return i
        return min(i + reach, self.document.sentences[self.sentence[i]][1])

    def _made(self, number: _Number, last: int, kind: str, unit: str | None = None) -> Quantity:
        return Quantity(self.tokens.span((number.first, last)), kind, number.low, number.high, unit)


def _bounded(number: _Number, bound: Bound) -> _Number:
    """A number with its hedge; ranges and vague numbers are no vaguer for an "about"."""
    low, high = number.low, number.high
    if bound == "least":
        high = None
    elif bound == "most":
        low, high = None, high if high is not None else low
    elif bound in ("about", "nearly") and low is not None and low == high:
        low, high = _clean(low * (1 - _ABOUT)), _clean(low * (1 + _ABOUT)) if bound == "about" else high
    return replace(number, low=low, high=high)


def _few(number: _Number) -> bool:
    """Whether a number says hardly more than that they are several."""
    return number.vague and (number.high is None or number.high < _SEVERAL)


def _times(number: _Number, factor: float) -> _Number:
    low, high = (None if value is None else _clean(value * factor) for value in (number.low, number.high))
    return replace(number, low=low, high=high)


def _clean(value: float) -> float:
    """A product without the noise of binary fractions."""
    return float(f"{value:.12g}")


def _whole(number: _Number) -> _Number:
    """Persons and things have no decimals: the mark was one of thousands ("2,500 orang")."""
    if number.low is not None and number.low == number.high and number.low % 1 and number.low * 1000 % 1 == 0:
        return _times(number, 1000)
    return number
