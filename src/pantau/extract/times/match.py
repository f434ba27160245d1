"""Finding time expressions: the longest pattern of the pack at every word that may begin one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pantau.extract.times.lexicon import Lexicon, Node, Rule
from pantau.types import Tokens

DIGITS = frozenset("0123456789")
Reading = tuple[str, int, Any]
"""A class, the item after its last, and its value."""
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


def items(tokens: Tokens, lexicon: Lexicon) -> Items:
    """The items of a text; the tokens themselves where no word needs to be cut."""
    known = lexicon.known
    cut = [i for i, word in enumerate(tokens.lower) if "-" in word and len(word) > 1 and word not in known and _parts(word, known)]
    if not cut:
        return Items(tokens.start, tokens.end, tokens.lower, tokens.text, tokens.sentence)
    columns: tuple[list[Any], ...] = ([], [], [], [], [])
    done = 0
    for i in [*cut, len(tokens)]:
        for column, source in zip(columns, (tokens.start, tokens.end, tokens.lower, tokens.text, tokens.sentence), strict=True):
            column += source[done:i]
        if i < len(tokens):
            _cut(tokens, i, columns)
        done = i + 1
    start, end, lower, text, sentence = (tuple(column) for column in columns)
    return Items(start, end, lower, text, sentence)


def _parts(word: str, known: frozenset[str]) -> bool:
    parts = word.split("-")
    return parts[0] in known or parts[-1] in known or parts[1] in known


def _cut(tokens: Tokens, i: int, columns: tuple[list[Any], ...]) -> None:
    place = tokens.start[i]
    for n, part in enumerate(tokens.text[i].split("-")):
        for piece in ("-", part) if n else (part,):
            if piece:
                for column, value in zip(columns, (place, place + len(piece), piece.lower(), piece, tokens.sentence[i]), strict=True):
                    column.append(value)
                place += len(piece)


class Matcher:
    """One text's matching; remembers what each item may be."""

    def __init__(self, items: Items, lexicon: Lexicon) -> None:
        self.items, self.lexicon = items, lexicon
        self._memory: dict[int, list[Reading]] = {}

    def matches(self) -> Iterator[Match]:
        """The longest match at each place, from left to right, never overlapping; the pattern named first wins a tie."""
        starts, position = self.lexicon.starts, 0
        for i, word in enumerate(self.items.lower):
            if i >= position and (word in starts or word[0] in DIGITS):
                found = self._longest(i)
                if found:
                    yield found
                    position = found.last

    def _longest(self, i: int) -> Match | None:
        best: tuple[tuple[int, int], Rule, Path] | None = None
        for rule, path in self._walk(self.lexicon.root, i, ()):
            body = path[rule.lead:len(path) - rule.trail]
            score = (body[-1][2], -rule.rank)
            if best is None or score > best[0]:
                best = score, rule, path
        if best is None:
            return None
        _, rule, path = best
        body = path[rule.lead:len(path) - rule.trail]
        return Match(rule.operation, body[0][1], body[-1][2], _slots(path))

    def _walk(self, node: Node, i: int, path: Path) -> Iterator[tuple[Rule, Path]]:
        for rule in node.ends:
            yield rule, path
        if not node.to or i >= len(self.items.lower) or (path and self.items.sentence[i] != self.items.sentence[i - 1]):
            return
        for kind, end, value in self.readings(i):
            following = node.to.get(kind)
            if following is not None:
                yield from self._walk(following, end, (*path, (kind, i, end, value)))

    def readings(self, i: int) -> list[Reading]:
        """What the item may be: its classes, where each ends, and their values."""
        found = self._memory.get(i)
        if found is None:
            word = self.items.lower[i]
            found = self._words(i) if word in self.lexicon.known else []
            if word[0] in DIGITS or (self.lexicon.pack.ordinal_prefix and word.startswith(self.lexicon.pack.ordinal_prefix)):
                found += _digits(word, self.lexicon)
                found = [(kind, end or i + 1, value) for kind, end, value in found]
            self._memory[i] = found
        return found

    def _words(self, i: int) -> list[Reading]:
        lower, found = self.items.lower, []
        for rest, kind, value, capital in self.lexicon.entries.get(lower[i], ()):
            end = i + 1 + len(rest)
            if (not rest or lower[i + 1:end] == rest) and (not capital or self.items.text[i][0].isupper()):
                if kind == "UNIT" and lower[i] in self.lexicon.pack.uncapitalised and self._named(i):
                    continue
                found.append((kind, end, value))
        if lower[i] in self.lexicon.number_words:
            found += _number(lower, i, self.lexicon)
        return found

    def _named(self, i: int) -> bool:
        return self.items.text[i][0].isupper() and not self.items.opens(i)


def _slots(path: Path) -> dict[str, Any]:
    slots: dict[str, Any] = {}
    for kind, _, _, value in path:
        if kind.isupper():
            name, n = kind, 2
            while name in slots:
                name, n = f"{kind}{n}", n + 1
            slots[name] = value
    return slots


def _number(lower: tuple[str, ...], i: int, lexicon: Lexicon) -> Iterator[Reading]:
    """The number in words that begins at an item: NUM, and YEAR where it is said in two halves ("nineteen ninety-six")."""
    numbers = lexicon.pack.numbers
    total, current, groups, scaled = 0, None, [], False
    end = j = i
    while j < len(lower) and j < i + 12:
        word = lower[j]
        if j > i and word in numbers.articles:
            break
        if word in numbers.words:
            value = numbers.words[word]
            if current is not None and (value >= 10 or current % 10 or current == 0):
                groups.append(current)
                current = value
                if len(groups) > 1:
                    break
            else:
                current = (current or 0) + value
        elif word in numbers.teens and current is not None and current < 10:
            current += 10
        elif word in numbers.scales and j > i:
            total, current = _scale(total, current, numbers.scales[word])
            scaled = True
        elif word == "-" or (word in numbers.joined_by and scaled):
            if j + 1 >= len(lower) or lower[j + 1] not in numbers.words:
                break
            j += 1
            continue
        else:
            break
        j += 1
        end = j
    if end == i:
        return
    if len(groups) == 1 and current is not None and groups[0] in range(10, 22) and 10 <= current < 100:
        yield "YEAR", end, groups[0] * 100 + current
    elif not groups:
        yield "NUM", end, total + (current or 0)


def _scale(total: int, current: int | None, scale: int) -> tuple[int, int | None]:
    if scale >= 1000:
        return total + (current or 1) * scale, None
    return total, (current or 1) * scale


def _digits(word: str, lexicon: Lexicon) -> list[Reading]:
    """The readings of a token of digits; their ends are 0, for one item."""
    pack = lexicon.pack
    if word.isdecimal() and word.isascii():
        return _whole(word)
    if word[0] not in DIGITS:
        digits = word.removeprefix(pack.ordinal_prefix)
        return [("ORDINAL", 0, int(digits))] if digits.isdecimal() and len(digits) < 3 else []
    for ending in pack.ordinal_endings:
        digits = word.removesuffix(ending)
        if digits != word and digits.isdecimal() and len(digits) < 3:
            return [("ORDINAL", 0, int(digits)), ("DAY", 0, int(digits))]
    if word.endswith("s") and word[:-1].isdecimal() and word[-2] == "0" and len(word) in (3, 5):
        return [("DECADE", 0, int(word[:-1]))]
    return _parted(word, lexicon)


def _whole(word: str) -> list[Reading]:
    if len(word) > 6:
        return []
    value = int(word)
    found: list[Reading] = [("NUM", 0, value)]
    if len(word) <= 2:
        found += [("DAY", 0, value)] if 1 <= value <= 31 else []
        found += [("HOUR", 0, (value, 0))] if value <= 24 else []
    elif len(word) == 4 and 1000 <= value <= 2199:
        found.append(("YEAR", 0, value))
    return found


def _parted(word: str, lexicon: Lexicon) -> list[Reading]:
    for mark in "/.:,":
        parts = word.split(mark)
        if len(parts) in (2, 3) and all(p.isdecimal() and p.isascii() and len(p) < 5 for p in parts):
            return _pair(word, mark, [int(p) for p in parts], lexicon)
    return []


def _pair(word: str, mark: str, values: list[int], lexicon: Lexicon) -> list[Reading]:
    found: list[Reading] = []
    decimal = lexicon.pack.numbers.decimal
    if mark == "/" and len(values) == 2 and 0 < values[0] < values[1] <= 4:
        found.append(("HALF", 0, values[0] / values[1]))
    if mark == "/" or (mark == "." and len(values) == 3):
        found.append(("NDATE" if len(values) == 3 else "DAYMONTH", 0, tuple(values)))
    if mark in lexicon.pack.clock_separators and values[0] <= 24 and values[1] < 60 and len(word.split(mark)[1]) == 2:
        found.append(("CLOCK", 0, (values[0], values[1])))
    if len(values) == 2 and mark == decimal:
        found.append(("NUM", 0, float(word.replace(mark, "."))))
    elif len(values) == 2 and mark in ".," and len(word.split(mark)[1]) == 3:
        found.append(("NUM", 0, values[0] * 1000 + values[1]))
    return found
