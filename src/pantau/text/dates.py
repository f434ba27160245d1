"""When an article was published: as given, as its page says, or as its own text dates itself. Otherwise unknown."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from pantau.lang import Pack
from pantau.lang.schema.times import Times
from pantau.types import Document, Range

_ISO = re.compile(r"\s*(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[\s-]{1,3}([^\W\d_]{3,12})\.?,?[\s-]{1,3}(\d{4})(?!\d)")
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,12})\.?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(\d{4})(?!\d)")
_NDATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_SCAN = 250                 # tokens in which an article's own date is looked for: its first paragraphs
_LINE = 16                  # tokens of a line that is only a date
_REPORT = 30                # tokens before a date in which its sentence must report


@dataclass(frozen=True, slots=True)
class _Found:
    """A full date in the text: its tokens, its day, the weekday beside it (1 is Monday), where it begins with that."""

    tokens: Range
    day: date
    weekday: int | None
    opens: int


def given_date(text: str, months: Mapping[str, int]) -> date:
    """The day that a given date names; ValueError says what is wrong with it."""
    year, month, day = _parts(text, months)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ValueError(f"{text.strip()!r} is no day of the calendar") from error


def _parts(text: str, months: Mapping[str, int]) -> tuple[int, int, int]:
    """Year, month and day of a date in any clear form."""
    if iso := _ISO.match(text):
        return int(iso[1]), int(iso[3]), int(iso[4])
    for pattern, day, month in ((_DAY_FIRST, 1, 2), (_MONTH_FIRST, 2, 1)):
        named = pattern.search(text)
        if named and named[month].lower() in months:
            return int(named[3]), months[named[month].lower()], int(named[day])
    numeric = _NUMERIC.search(text)
    if numeric is None:
        raise ValueError(f"{text.strip()[:60]!r} is not a date that can be read")
    first, second, year = int(numeric[1]), int(numeric[3]), int(numeric[4])
    if first <= 12 and second <= 12 and first != second:
        raise ValueError(f"{text.strip()!r} may be day or month first")
    return (year, first, second) if second > 12 else (year, second, first)


@cache
def month_names(times: Times) -> Mapping[str, int]:
    """Every name of a month, lower case, with its number."""
    return {name.lower(): number for name, number in (times.short_months | times.months).items()}


@cache
def _weekday_names(times: Times) -> Mapping[str, int]:
    return {name.lower(): number for name, number in (times.short_weekdays | times.weekdays).items()}


def own_date(document: Document, pack: Pack) -> date | None:
    """The day that an article's text gives as its own: in a dateline, on a line of its own, or where it reports.

    The first report's date counts, and only if no later report bears a later one: "kata Budi, Rabu (27/5/2026)".
    """
    reports = []
    for found in _dates(document, pack.times):
        if found.weekday is not None and found.weekday != found.day.isoweekday():
            continue
        if _stands_alone(document, found, pack) or _in_dateline(document, found):
            return found.day
        if found.weekday is not None and _reports(document, found, pack):
            reports.append(found.day)
    return reports[0] if reports and reports[0] == max(reports) else None


def _dates(document: Document, times: Times) -> Iterator[_Found]:
    lower = document.tokens.lower
    months, weekdays = month_names(times), _weekday_names(times)
    for i in range(min(len(lower), _SCAN)):
        if not lower[i][0].isdigit():
            continue
        found = _date_at(lower, i, months, times.date_order)
        if found is None:
            continue
        (first, last), day = found
        opens = first
        while opens > 0 and first - opens < 3 and lower[opens - 1] in "(,":
            opens -= 1
        weekday = weekdays.get(lower[opens - 1]) if opens else None
        yield _Found((first, last), day, weekday, opens - (weekday is not None))


def _date_at(lower: tuple[str, ...], i: int, months: Mapping[str, int], order: str) -> tuple[Range, date] | None:
    """The full date whose day of the month is token `i`."""
    numeric = _NDATE.fullmatch(lower[i])
    tail = (*lower[i + 1:i + 5], "", "", "", "")
    try:
        if numeric:
            first, second, last = map(int, numeric.groups())
            day, month = (first, second) if order == "dmy" else (second, first)
            return (i, i + 1), date(last, month, day)
        if not lower[i].isdecimal() or len(lower[i]) > 2:
            return None
        if tail[0] in months:
            at = 2 if tail[1] in ".," else 1
            year = tail[at]
            return ((i, i + 2 + at), date(int(year), months[tail[0]], int(lower[i]))) if _year(year) else None
        before = i - 2 if i and lower[i - 1] == "." else i - 1
        if before >= 0 and lower[before] in months and tail[0] == "," and _year(tail[1]):
            return (before, i + 3), date(int(tail[1]), months[lower[before]], int(lower[i]))
    except ValueError:
        return None
    return None


def _year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal()


def _stands_alone(document: Document, found: _Found, pack: Pack) -> bool:
    """Whether a line holds nothing but the date, a clock time and labels ("Jumat, 29 Mei 2026 22:02 WIB")."""
    tokens = document.tokens
    first, last = document.sentences[tokens.sentence[found.tokens[0]]]
    if last - first > _LINE or "\n" not in document.text[tokens.end[last - 1]:tokens.end[last - 1] + 2]:
        return False
    if first and "\n" not in document.text[tokens.end[first - 1]:tokens.start[first]]:
        return False
    rest = (*tokens.lower[first:found.opens], *tokens.lower[found.tokens[1]:last])
    weekdays = _weekday_names(pack.times)
    return all(word in pack.text.date_labels or word[0].isdigit() or word in weekdays for word in rest)


def _in_dateline(document: Document, found: _Found) -> bool:
    return any(first <= found.tokens[0] and found.tokens[1] <= last and document.tokens.text[last - 1] in "-–—--"
               for first, last in document.skipped)


def _reports(document: Document, found: _Found, pack: Pack) -> bool:
    """Whether a date says when something was said, not when it happened."""
    lower = document.tokens.lower
    first = document.sentences[document.tokens.sentence[found.tokens[0]]][0]
    before = lower[max(first, found.opens - _REPORT):found.opens]
    return bool(before) and before[-1] not in pack.text.of_events and not pack.text.reporting.isdisjoint(before)
