"""A pack's words and patterns for time, made ready for matching: every word to its readings, all patterns in one trie."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from typing import Any

from pantau.errors import PackError
from pantau.lang.schema.times import Times

CLASSES = ("weekdays", "short_weekdays", "months", "short_months", "units", "one_units", "many_units", "plural_units", "deictics", "shifts",
           "distances", "runs", "follows", "neighbours", "parts", "day_parts", "portions", "seasons", "ordinals", "decades", "moments", "sets", "zones", "noon")
Entry = tuple[tuple[str, ...], str, Any, bool]
"""The tokens after the first, the class, the value, and whether the first must bear a capital."""


class Node:
    """A step in the trie of patterns: where each class leads, and which rules end here."""

    __slots__ = ("ends", "to")

    def __init__(self) -> None:
        self.to: dict[str, Node] = {}
        self.ends: list[Rule] = []


class Rule:
    """One sequence of a pattern: its rank among all, its operation, how many of its elements at each end are context."""

    __slots__ = ("lead", "operation", "rank", "trail")

    def __init__(self, rank: int, operation: str, lead: int, trail: int) -> None:
        self.rank, self.operation, self.lead, self.trail = rank, operation, lead, trail


class Lexicon:
    """All that matching needs of a pack."""

    def __init__(self, pack: Times) -> None:
        self.pack = pack
        self.entries: dict[str, list[Entry]] = {}
        self.root = Node()
        self._words()
        literals = self._patterns()
        for word in literals:
            self._enter(word, word, None)
        numbers = pack.numbers
        self.number_words = frozenset(numbers.words) | frozenset(numbers.scales)
        self.known = frozenset(self.entries) | self.number_words
        roots = self.root.to
        self.starts = frozenset(w for w, found in self.entries.items() if any(e[1] in roots for e in found)) | self.number_words

    def _words(self) -> None:
        for name in CLASSES:
            for words, value in getattr(self.pack, name).items():
                self._enter(words, class_name(name), value)
        for words in self.pack.few:
            self._enter(words, "NUM", None)
        for words, value in self.pack.numbers.amounts.items():
            self._enter(words, "NUM", value)
        for words in self.pack.approximations:
            self._enter(words, "APPROX", None)
        for words in self.pack.vague:
            self._enter(words, "VAGUE", None)
        for words, value in self.pack.numbers.halves.items():
            self._enter(words, "HALF", value)

    def _enter(self, words: str, kind: str, value: Any) -> None:
        first, *rest = words.split()
        entry = (tuple(w.lower() for w in rest), kind, value, first[:1].isupper())
        self.entries.setdefault(first.lower(), []).append(entry)

    def _patterns(self) -> set[str]:
        literals: set[str] = set()
        rank = 0
        for operation, patterns in self.pack.patterns.items():
            for pattern in patterns:
                rank += 1
                for sequence in expand(pattern, self.pack.macros):
                    literals.update(self._add(sequence, operation, rank))
        return literals

    def _add(self, sequence: tuple[str, ...], operation: str, rank: int) -> Iterator[str]:
        context = [element.startswith("[") for element in sequence]
        if all(context):
            raise PackError(f"pattern without a body: {' '.join(sequence)}")
        lead = context.index(False)
        trail = context[::-1].index(False)
        node = self.root
        for element in sequence:
            name = element.strip("[]")
            node = node.to.setdefault(name, Node())
            if not name.isupper():
                yield name
        node.ends.append(Rule(rank, operation, lead, trail))


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
        options = tuple(f"[{x}]" if context else x for x in element.strip("[]").split("|"))
        choices.append((*options, "") if optional else options)
    for sequence in product(*choices):
        kept = tuple(part for x in sequence if x for part in x.split("+"))
        if kept:
            yield kept


@cache
def lexicon(pack: Times) -> Lexicon:
    """The lexicon of a pack, made once."""
    return Lexicon(pack)
