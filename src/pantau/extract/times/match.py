"""Finding time expressions: the longest pattern of the pack at every word that may begin one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pantau.extract.times.lexicon import Lexicon, Node, Rule
from pantau.extract.times.numbers import DIGITS, Reading, read_digits, read_number
from pantau.types import Tokens

Path = tuple[tuple[str, int, int, Any], ...]
"""The elements of a match: class, first item, item after the last, value."""


@dataclass(frozen=True, slots=True)
class Items:
    """The tokens of a text, with hyphenated words of time in their parts ("two-year", "Senin-Jumat")."""

    start: tuple[int, ...]
    end: tuple[int, ...]
    lower: tuple[str, ...]
    text: tuple[str, ...]
    sentence: tuple[int, ...]

    def opens(self, i: int) -> bool:
        """Whether an item is the first word of its sentence or quotation."""
        return i == 0 or self.sentence[i - 1] != self.sentence[i] or not self.text[i - 1][-1].isalnum()


@dataclass(frozen=True, slots=True)
class Match:
    """A time expression: its operation, its items, and what its elements say, by class (a second NUM is NUM2)."""

    operation: str
    first: int
    last: int
    slots: dict[str, Any]

    def get(self, *names: str) -> Any:
        """The value of the first of these classes that the match holds, or None."""
        return next((self.slots[name] for name in names if name in self.slots), None)

    def __contains__(self, name: str) -> bool:
        return name in self.slots


def items(tokens: Tokens, lexicon: Lexicon) -> Items:
    """The items of a text; the tokens themselves where no word needs to be cut."""
    source = (tokens.start, tokens.end, tokens.lower, tokens.text, tokens.sentence)
    cut = [i for i, word in enumerate(tokens.lower) if "-" in word and _holds_time(word, lexicon)]
    if not cut:
        return Items(*source)
    columns: tuple[list[Any], ...] = ([], [], [], [], [])
    done = 0
    for i in [*cut, len(tokens)]:
        for column, values in zip(columns, source, strict=True):
            column += values[done:i]
        if i < len(tokens):
            for piece in _pieces(tokens, i):
                for column, value in zip(columns, piece, strict=True):
                    column.append(value)
        done = i + 1
    start, end, lower, text, sentence = (tuple(column) for column in columns)
    return Items(start, end, lower, text, sentence)


def _holds_time(word: str, lexicon: Lexicon) -> bool:
    known, prefix = lexicon.known, lexicon.pack.ordinal_prefix
    if len(word) == 1 or word in known or (prefix and word.startswith(prefix)):
        return False
    parts = word.split("-")
    return parts[0] in known or parts[1] in known or parts[-1] in known


def _pieces(tokens: Tokens, i: int) -> Iterator[tuple[int, int, str, str, int]]:
    place = tokens.start[i]
    for n, part in enumerate(tokens.text[i].split("-")):
        for piece in ("-", part) if n else (part,):
            if piece:
                yield place, place + len(piece), piece.lower(), piece, tokens.sentence[i]
                place += len(piece)


class Matcher:
    """One text's matching; remembers what each item may be."""

    def __init__(self, items: Items, lexicon: Lexicon) -> None:
        self.items, self.lexicon = items, lexicon
        self._memory: dict[int, list[Reading]] = {}

    def starts(self) -> Iterator[int]:
        """The items at which an expression, or the context before it, may begin."""
        known = self.lexicon.starts
        return (i for i, word in enumerate(self.items.lower) if word in known or word[0] in DIGITS)

    def matches(self, i: int) -> list[Match]:
        """What the patterns find at an item, the longest first; of equals the one whose pattern is named first."""
        found = [
            (-path[-1 - rule.trail][2], rule.rank, -rule.trail, n, rule, path)
            for n, (rule, path) in enumerate(self._walk(self.lexicon.root, i, ()))
        ]
        return [
            Match(rule.operation, path[rule.lead][1], -last, _slots(path)) for last, *_, rule, path in sorted(found)
        ]

    def _walk(self, node: Node, i: int, path: Path) -> Iterator[tuple[Rule, Path]]:
        for rule in node.ends:
            yield rule, path
        sentence = self.items.sentence
        if not node.to or i >= len(sentence) or (path and sentence[i] != sentence[i - 1]):
            return
        for kind, end, value in self._readings(i):
            following = node.to.get(kind)
            if following is not None:
                yield from self._walk(following, end, (*path, (kind, i, end, value)))

    def _readings(self, i: int) -> list[Reading]:
        """What an item may be: its classes, where each ends, and their values."""
        found = self._memory.get(i)
        if found is None:
            word, prefix = self.items.lower[i], self.lexicon.pack.ordinal_prefix
            found = self._words(i) if word in self.lexicon.known else []
            if word[0] in DIGITS or (prefix and word.startswith(prefix)):
                found += [(kind, i + 1, value) for kind, value in read_digits(word, self.lexicon.pack)]
            self._memory[i] = found
        return found

    def _words(self, i: int) -> list[Reading]:
        lower, text = self.items.lower, self.items.text
        found: list[Reading] = []
        for rest, kind, value, capital in self.lexicon.entries.get(lower[i], ()):
            end = i + 1 + len(rest)
            if (rest and lower[i + 1:end] != rest) or (capital and not text[i][0].isupper()):
                continue
            if kind != "UNIT" or not self._is_name(i):
                found.append((kind, end, value))
        if lower[i] in self.lexicon.number_words:
            found += read_number(lower, i, self.lexicon.pack.numbers)
        return found

    def _is_name(self, i: int) -> bool:
        """Whether a unit is another word because it bears a capital inside a sentence ("Minggu", the Sunday)."""
        odd = self.items.lower[i] in self.lexicon.pack.uncapitalised
        return odd and self.items.text[i][0].isupper() and not self.items.opens(i)


def _slots(path: Path) -> dict[str, Any]:
    slots: dict[str, Any] = {}
    for kind, _, _, value in path:
        if kind.isupper():
            name, n = kind, 2
            while name in slots:
                name, n = f"{kind}{n}", n + 1
            slots[name] = value
    return slots
