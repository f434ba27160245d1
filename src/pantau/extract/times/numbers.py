"""Numbers in words, and what a token of digits may be."""

from collections.abc import Iterator
from typing import Any

from pantau.lang.schema.times import Numbers, Times

DIGITS = frozenset("0123456789")
LONGEST = 12
"""The most words that are read as one number."""
Reading = tuple[str, int, Any]
"""A class, the item after its last, and its value."""
Value = tuple[str, Any]


def read_number(lower: tuple[str, ...], i: int, numbers: Numbers) -> Iterator[Reading]:
    """The number that begins at an item: NUM, or YEAR where it is said in two halves ("nineteen ninety-six")."""
    if lower[i] not in numbers.words:
        return
    count = _Count()
    end = j = i
    while j < min(len(lower), i + LONGEST):
        word = lower[j]
        if word == "-" or (word in numbers.joined_by and count.scaled):
            if j + 1 >= len(lower) or lower[j + 1] not in numbers.words or lower[j + 1] in numbers.articles:
                break
        elif (j > i and word in numbers.articles) or not count.take(word, numbers):
            break
        else:
            end = j + 1
        j += 1
    century, rest = count.century, count.total + (count.current or 0)
    if century is None:
        yield "NUM", end, rest
    elif 10 <= century < 22 and 10 <= rest < 100:
        yield "YEAR", end, century * 100 + rest


class _Count:
    """A number on its way: the sum of what is done, what is being counted, and the first half of a year."""

    def __init__(self) -> None:
        self.total = 0
        self.current: int | None = None
        self.century: int | None = None
        self.scaled = False

    def take(self, word: str, numbers: Numbers) -> bool:
        """Add a word; False where it is none of this number's."""
        if word in numbers.words:
            return self._add(numbers.words[word])
        if word in numbers.teens and self.current and self.current % 10:
            self.current += 10
        elif word in numbers.scales:
            self._scale(numbers.scales[word])
        else:
            return False
        return True

    def _scale(self, scale: int) -> None:
        """"dua ratus lima puluh": only what is smaller than the scale is multiplied."""
        current = self.current or 1
        self.scaled = True
        if scale >= 1000:
            self.total, self.current = self.total + current * scale, None
        else:
            self.current = current - current % scale + (current % scale or 1) * scale

    def _add(self, value: int) -> bool:
        if self.current is None:
            self.current = value
        elif self.current and self.current % 10 ** len(str(value)) == 0:
            self.current += value
        elif self.century is None and not self.scaled:
            self.century, self.current = self.current, value
        else:
            return False
        return True


def read_digits(word: str, pack: Times) -> list[Value]:
    """The classes and values of a token that begins with a digit or with the prefix of an ordinal."""
    if word.isdecimal() and word.isascii():
        return _whole(word)
    if word[0] not in DIGITS:
        return [("ORDINAL", value)] if (value := _small(word.removeprefix(pack.ordinal_prefix))) else []
    for ending in pack.ordinal_endings:
        if word.endswith(ending) and (value := _small(word.removesuffix(ending))):
            return [("ORDINAL", value)]
    if word.endswith("0s") and len(word) in (3, 5) and word[:-1].isdecimal() and word.isascii():
        return [("DECADE", int(word[:-1]))]
    return _parted(word, pack)


def _small(digits: str) -> int:
    """A number of one or two digits; 0 where it is none."""
    return int(digits) if digits.isdecimal() and digits.isascii() and len(digits) < 3 else 0


def _whole(word: str) -> list[Value]:
    if len(word) > 6:
        return []
    value = int(word)
    found: list[Value] = [("NUM", value)]
    if len(word) == 4 and 1000 <= value <= 2199:
        found.append(("YEAR", value))
    elif len(word) <= 2:
        found += [("DAY", value)] if 1 <= value <= 31 else []
        found += [("HOUR", (value, 0))] if value <= 24 else []
    return found


def _parted(word: str, pack: Times) -> list[Value]:
    """Numbers with a mark between: dates, clock times, fractions, decimals, thousands."""
    for mark in "/.:,":
        parts = word.split(mark)
        if len(parts) in (2, 3) and all(p.isdecimal() and p.isascii() and len(p) < 5 for p in parts):
            values = tuple(int(p) for p in parts)
            dates, clock = _dates(mark, parts, values), _clock(mark, parts, values, pack)
            return [*dates, *clock, *_fractions(mark, parts, values, pack)]
    return []


def _dates(mark: str, parts: list[str], values: tuple[int, ...]) -> Iterator[Value]:
    if len(values) == 3 and mark in "/." and _date_like(parts):
        yield "NDATE", values
    elif mark == "/" and len(values) == 2 and max(map(len, parts)) < 3:
        yield "DAYMONTH", values


def _date_like(parts: list[str]) -> bool:
    """Whether three numbers are as long as those of a date: two short ones and a year, in either order."""
    lengths = [len(part) for part in parts]
    return (max(lengths[:2]) < 3 and lengths[2] in (2, 4)) or (lengths[0] == 4 and max(lengths[1:]) < 3)


def _clock(mark: str, parts: list[str], values: tuple[int, ...], pack: Times) -> Iterator[Value]:
    if mark in pack.clock_separators and values[0] <= 24 and values[1] < 60 and len(parts[1]) == 2:
        yield "CLOCK", values[:2]


def _fractions(mark: str, parts: list[str], values: tuple[int, ...], pack: Times) -> Iterator[Value]:
    if len(values) != 2:
        return
    if mark == "/" and 0 < values[0] < values[1] <= 4:
        yield "HALF", values[0] / values[1]
    elif mark == pack.numbers.decimal:
        yield "NUM", float(f"{parts[0]}.{parts[1]}")
    elif mark in ".," and len(parts[1]) == 3:
        yield "NUM", values[0] * 1000 + values[1]
