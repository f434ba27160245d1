"""A pack's words and patterns for time, made ready for matching: every word to its readings, the patterns in a trie."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pantau.errors import PackError
from pantau.lang.schema.times import Times

CLASSES = (
    "weekdays", "short_weekdays", "months", "short_months", "units", "one_units", "many_units", "plural_units",
    "deictics", "shifts", "distances", "runs", "follows", "neighbours", "parts", "day_parts", "portions", "seasons",
    "ordinals", "decades", "quarters", "moments", "sets", "zones", "noon",
)  # fmt: skip
LENGTHS = frozenset(("UNIT", "ONE_UNIT", "MANY_UNIT", "PLURAL_UNIT"))
NUMBERS = frozenset(("ORDINAL", "NUM", "QUARTER"))
DATES = frozenset((
    "NDATE", "DAYMONTH", "MONTH", "SHORT_MONTH", "YEAR", "NUM", "WEEKDAY", "DEICTIC", "DAY_PART", "PART", "CLOCK",
    "HOUR", "DAY",
))  # fmt: skip
NEEDS: dict[str, tuple[frozenset[str], ...]] = {
    "calendar": (DATES,),
    "distance": (LENGTHS, frozenset(("DISTANCE",))),
    "run": (LENGTHS,),
    "season": (frozenset(("SEASON",)),),
    "quarter": (NUMBERS,),
    "century": (NUMBERS,),
    "decade": (frozenset(("DECADE", "YEAR", "NUM")),),
    "set": (frozenset(("SET", "WEEKDAY", "MONTH", "SEASON", "PART", "UNIT", "ONE_UNIT", "PLURAL_UNIT")),),
}
"""What an operation reads: of each of these sets a pattern must hold one class."""
Entry = tuple[tuple[str, ...], str, Any, bool]
"""The tokens after the first, the class, the value, and whether the first must bear a capital."""


class Rule:
    """One sequence of a pattern: its rank among all, its operation, how many elements at each end are only context."""

    __slots__ = ("lead", "operation", "rank", "trail")

    def __init__(self, rank: int, operation: str, lead: int, trail: int) -> None:
        self.rank, self.operation, self.lead, self.trail = rank, operation, lead, trail


class Node:
    """A step in the trie of patterns: where each class leads, and which rules end here."""

    __slots__ = ("ends", "to")

    def __init__(self) -> None:
        self.to: dict[str, Node] = {}
        self.ends: list[Rule] = []


State = tuple[Node, int, int, bool]
"""A node, the elements of context before the expression and after it, and whether any of its own words were met."""


@dataclass(frozen=True, slots=True)
class Element:
    """A place of a pattern: the sequences that may stand there, whether any must, whether they are only context."""

    options: tuple[tuple[str, ...], ...]
    optional: bool
    context: bool


class Lexicon:
    """All that matching needs of a pack."""

    def __init__(self, pack: Times) -> None:
        self.pack = pack
        self.entries: dict[str, list[Entry]] = {}
        self.root = Node()
        self._words()
        for word in sorted(set(self._patterns())):
            self._enter(word, word, None)
        self.number_words = frozenset(pack.numbers.words) | frozenset(pack.numbers.scales)
        self.known = frozenset(self.entries) | self.number_words
        first = {word for word, found in self.entries.items() if any(kind in self.root.to for _, kind, _, _ in found)}
        self.starts = frozenset(first) | self.number_words

    def _words(self) -> None:
        for name in CLASSES:
            for words, value in getattr(self.pack, name).items():
                self._enter(words, class_name(name), value)
        for words, value in self.pack.numbers.amounts.items():
            self._enter(words, "NUM", value)
        for words, half in self.pack.numbers.halves.items():
            self._enter(words, "HALF", half)
        for kind, group in (("NUM", self.pack.few), ("APPROX", self.pack.approximations), ("VAGUE", self.pack.vague)):
            for words in sorted(group):
                self._enter(words, kind, None)

    def _enter(self, words: str, kind: str, value: Any) -> None:
        first, *rest = words.split()
        entry = (tuple(word.lower() for word in rest), kind, value, first[0].isupper())
        self.entries.setdefault(first.lower(), []).append(entry)

    def _patterns(self) -> Iterator[str]:
        """Build the trie of the patterns; their literal words."""
        rank = 0
        for operation, patterns in self.pack.patterns.items():
            for pattern in patterns:
                rank += 1
                elements = parse(pattern, self.pack.macros)
                _check(elements, operation, pattern)
                self._add(elements, operation, rank)
                yield from (name for e in elements for option in e.options for name in option if not name.isupper())

    def _add(self, elements: list[Element], operation: str, rank: int) -> None:
        """Grow the trie by a pattern: its states are the nodes reached, and how much context led there and follows."""
        states: dict[State, None] = {(self.root, 0, 0, False): None}
        for element in elements:
            reached = dict(states) if element.optional else {}
            for state in states:
                for option in element.options:
                    reached[_step(state, option, element.context)] = None
            states = reached
        for node, lead, trail, body in states:
            if body:
                node.ends.append(Rule(rank, operation, lead, trail))


def _step(state: State, option: tuple[str, ...], context: bool) -> State:
    node, lead, trail, body = state
    for name in option:
        node = node.to.setdefault(name, Node())
        if not context:
            trail, body = 0, True
        elif body:
            trail += 1
        else:
            lead += 1
    return node, lead, trail, body


def _check(elements: list[Element], operation: str, pattern: str) -> None:
    if all(element.context or element.optional for element in elements):
        raise PackError(f"times: the pattern {pattern!r} may have no words of its own")
    for wanted in NEEDS.get(operation, ()):
        if not any(not e.optional and all(wanted.intersection(option) for option in e.options) for e in elements):
            raise PackError(f"times: the pattern {pattern!r} of {operation!r} needs one of {', '.join(sorted(wanted))}")


def class_name(field: str) -> str:
    return field.upper().removesuffix("S")


def parse(pattern: str, macros: Mapping[str, str]) -> list[Element]:
    """The elements of a pattern, its macros put in."""
    for name, value in macros.items():
        pattern = pattern.replace(f"${name}", value)
    elements = []
    for word in pattern.split():
        optional = len(word) > 1 and word.endswith("?")
        word = word[:-1] if optional else word
        context = word.startswith("[") and word.endswith("]")
        options = tuple(tuple(option.split("+")) for option in word.strip("[]").split("|"))
        elements.append(Element(options, optional, context))
    return elements


@cache
def lexicon(pack: Times) -> Lexicon:
    """The lexicon of a pack, made once."""
    return Lexicon(pack)
