"""A pack's words and patterns for time, made ready for matching: every word to its readings, the patterns in a trie."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from typing import Any

from pantau.errors import PackError
from pantau.lang.schema.times import Times

CLASSES = (
    "weekdays", "short_weekdays", "months", "short_months", "units", "one_units", "many_units", "plural_units",
    "deictics", "shifts", "distances", "runs", "follows", "neighbours", "parts", "day_parts", "portions", "seasons", "ordinals",
    "decades", "moments", "sets", "zones", "noon",
)  # fmt: skip
LENGTHS = frozenset(("UNIT", "ONE_UNIT", "MANY_UNIT", "PLURAL_UNIT"))
NUMBERS = frozenset(("ORDINAL", "NUM"))
DATES = frozenset((
    "NDATE", "DAYMONTH", "MONTH", "SHORT_MONTH", "YEAR", "NUM", "WEEKDAY", "DEICTIC", "DAY_PART", "PART", "CLOCK", "HOUR",
))  # fmt: skip
NEEDS: dict[str, tuple[frozenset[str], ...]] = {
    "calendar": (DATES,),
    "distance": (LENGTHS, frozenset(("DISTANCE",))),
    "run": (LENGTHS,),
    "season": (frozenset(("SEASON",)),),
    "quarter": (NUMBERS,),
    "century": (NUMBERS,),
    "decade": (frozenset(("DECADE", "YEAR", "NUM")),),
    "set": (frozenset(("SET", "WEEKDAY", "MONTH", "SEASON", "PART", "UNIT")),),
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


class Lexicon:
    """All that matching needs of a pack."""

    def __init__(self, pack: Times) -> None:
        self.pack = pack
        self.entries: dict[str, list[Entry]] = {}
        self.root = Node()
        self._words()
        for word in self._patterns():
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

    def _patterns(self) -> set[str]:
        """Build the trie; the literal words of the patterns."""
        literals: set[str] = set()
        rank = 0
        for operation, patterns in self.pack.patterns.items():
            for pattern in patterns:
                rank += 1
                for sequence in expand(pattern, self.pack.macros):
                    _check(sequence, operation, pattern)
                    literals.update(self._add(sequence, operation, rank))
        return literals

    def _add(self, sequence: tuple[str, ...], operation: str, rank: int) -> Iterator[str]:
        context = [element.startswith("[") for element in sequence]
        node = self.root
        for element in sequence:
            name = element.strip("[]")
            node = node.to.setdefault(name, Node())
            if not name.isupper():
                yield name
        node.ends.append(Rule(rank, operation, context.index(False), context[::-1].index(False)))


def _check(sequence: tuple[str, ...], operation: str, pattern: str) -> None:
    if all(element.startswith("[") for element in sequence):
        raise PackError(f"times: the pattern {pattern!r} has no words of its own")
    held = {element.strip("[]") for element in sequence}
    for wanted in NEEDS.get(operation, ()):
        if not wanted & held:
            raise PackError(f"times: the pattern {pattern!r} of {operation!r} needs one of {', '.join(sorted(wanted))}")


def class_name(field: str) -> str:
    return field.upper().removesuffix("S")


def expand(pattern: str, macros: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """All sequences that a pattern stands for: its options with and without, its alternatives one by one."""
    for name, value in macros.items():
        pattern = pattern.replace(f"${name}", value)
    choices: list[tuple[str, ...]] = []
    for element in pattern.split():
        optional = len(element) > 1 and element.endswith("?")
        element = element[:-1] if optional else element
        context = element.startswith("[") and element.endswith("]")
        options = tuple(f"[{option}]" if context else option for option in element.strip("[]").split("|"))
        choices.append((*options, "") if optional else options)
    for sequence in product(*choices):
        kept = tuple(part for element in sequence if element for part in element.split("+"))
        if kept:
            yield kept


@cache
def lexicon(pack: Times) -> Lexicon:
    """The lexicon of a pack, made once."""
    return Lexicon(pack)
