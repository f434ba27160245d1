"""Dates, weekdays, months and years in all their shapes, and the time of the day beside them."""

from dataclasses import replace
from datetime import date

from pantau.extract.times.calendar import make_date, period, portion, shift
from pantau.extract.times.match import Match
from pantau.extract.times.state import NO_PUBLISHED, NO_SUCH_DAY, PUBLISHED, Found, Reader, unplaced
from pantau.types import Offset

HINT = 274
"""Days (nine months) within which the tense of the words around decides on which side a date without a year lies."""
AFTER_NOON = {"AF": range(1, 10), "EV": range(1, 12), "NI": range(5, 12)}
"""The hours of twelve that a part of the day puts after noon ("pukul 7 malam", but "pukul 11 siang")."""
SOON = 2
"""Months ahead in which a month with nothing said beside it is the coming one: of the last, its year would be said."""
YEARS = range(1900, 2061)
"""What a number of four digits must be, to be a year with nothing beside it that says so."""


def read_calendar(reader: Reader, match: Match) -> Found | None:
    found = _day(reader, match)
    if found is None:
        return None
    if "WEEKDAY" in match and match.get("NDATE", "DAYMONTH", "DAY") and found.period.first:
        reader.dated[match.get("WEEKDAY")] = replace(found, anchor=reader.words(match))
    if "PORTION" in match:
        found = replace(found, period=portion(found.period, match.get("PORTION")))
    return with_clock(found, match)


def _day(reader: Reader, match: Match) -> Found | None:
    if match.get("NDATE", "DAYMONTH"):
        return _numeric(reader, match)
    if match.get("MONTH", "SHORT_MONTH"):
        return _named(reader, match)
    if "DAY" in match:
        return _of_month(reader, match)
    if "YEAR" in match or "NUM" in match:
        return _year(reader, match)
    if "WEEKDAY" in match:
        return _weekday(reader, match)
    if "DEICTIC" in match:
        return reader.placed(Offset("D", match.get("DEICTIC"), match.get("DEICTIC")))
    if "DAY_PART" in match:
        return reader.placed(Offset("D", match.get("DAY_PART").day, match.get("DAY_PART").day))
    earlier = reader.earlier("D")
    return Found(earlier[0], anchor=earlier[1]) if earlier else reader.placed(Offset("D", 0, 0))


def _numeric(reader: Reader, match: Match) -> Found:
    values: tuple[int, ...] = match.get("NDATE", "DAYMONTH")
    if values[0] > 31 and len(values) == 3:
        return _exact(*values)
    day, month = values[:2] if reader.pack.date_order == "dmy" else (values[1], values[0])
    if len(values) == 2:
        return _yearless(reader, match, month, day)
    year = values[2]
    return _exact(year if year > 99 else year + (2000 if year < 70 else 1900), month, day)


def _exact(year: int, month: int, day: int) -> Found:
    real = make_date(year, month, day)
    return Found(period(real, "D")) if real else unplaced("D", NO_SUCH_DAY)


def _yearless(reader: Reader, match: Match, month: int, day: int) -> Found:
    """A day of a month without its year: the one that its weekday allows, that the tense asks for, or the nearest."""
    if make_date(2024, month, day) is None:
        return unplaced("D", NO_SUCH_DAY)
    value = f"XXXX-{month:02d}-{day:02d}"
    if reader.today is None:
        return unplaced("D", NO_PUBLISHED, value)
    days = [found for n in (-1, 0, 1) if (found := make_date(reader.today.year + n, month, day))]
    if not days:
        return unplaced("D", NO_SUCH_DAY, value)
    weekday = match.get("WEEKDAY")
    days = [found for found in days if found.isoweekday() == weekday] or days
    said: int = match.get("SHIFT") or 0
    reach = date.max.toordinal() if said else HINT
    chosen = _nearest(days, reader.today, said or reader.lean(match), reach)
    return Found(period(chosen, "D"), anchor=PUBLISHED)


def _nearest(days: list[date], today: date, side: int, reach: int) -> date:
    """The nearest day on a side, if one lies within reach, else the nearest of all."""
    right = [day for day in days if side and 0 <= (day - today).days * side <= reach]
    return min(right or days, key=lambda day: (abs((day - today).days), day))


def _named(reader: Reader, match: Match) -> Found | None:
    """A month by its name, or a day of it; None where the name is rather somebody's."""
    lower, first = reader.items.lower, match.first
    alone = match.last - first == 1 and lower[first] in reader.pack.doubtful
    if alone and not (first and lower[first - 1] in reader.pack.heralds):
        return None
    month, year = match.get("MONTH", "SHORT_MONTH"), _said_year(match)
    day = match.get("DAY", "ORDINAL")
    if day is not None:
        return _exact(year, month, day) if year else _yearless(reader, match, month, day)
    return month_of(reader, match)


def _said_year(match: Match) -> int | None:
    """The year of a month; of the first of two the year is said with the second ("November-Januari 2026")."""
    year: int | None = match.get("YEAR")
    until: int | None = match.get("MONTH2")
    return year - 1 if year and until and until < match.get("MONTH") else year


def month_of(reader: Reader, match: Match) -> Found:
    """The month that a match names: of its year, or the last one or the next by what is said or by tense."""
    month, year, said = match.get("MONTH", "SHORT_MONTH"), _said_year(match), match.get("SHIFT")
    if year is None and match.get("UNIT") == "Y" and said is not None and reader.today:
        year = reader.today.year + said
    if year is not None:
        first = make_date(year, month, 1)
        return Found(period(first, "M")) if first else unplaced("M", NO_SUCH_DAY)
    if reader.today is None:
        return unplaced("M", NO_PUBLISHED, f"XXXX-{month:02d}")
    ahead = (month - reader.today.month) % 12
    if said == 0:
        count = month - reader.today.month
    elif said == 1 or (said is None and (ahead <= SOON or reader.lean(match) > 0)):
        count = ahead or (12 if said and "PORTION" not in match else 0)
    else:
        count = ahead - 12 if ahead or said else 0
    return replace(reader.placed(Offset("M", count, count)), offset=None)


def _of_month(reader: Reader, match: Match) -> Found:
    """A day of the month that a shift names ("tanggal 5 bulan ini", "tanggal 10 mendatang")."""
    day, said = match.get("DAY"), match.get("SHIFT") or 0
    if reader.today is None:
        return unplaced("D", NO_PUBLISHED, f"XXXX-XX-{day:02d}")
    gone = day < reader.today.day if said > 0 else day > reader.today.day
    first = shift(reader.today, "M", said if "UNIT" in match or gone else 0)
    return replace(_exact(first.year, first.month, day), anchor=PUBLISHED) if first else unplaced("D", NO_SUCH_DAY)


def _year(reader: Reader, match: Match) -> Found | None:
    year: int = match.get("YEAR", "NUM") or 0
    if match.last - match.first == 1 and (year not in YEARS or _counts(reader, match)):
        return None
    first = make_date(year, 1, 1)
    return Found(period(first, "Y")) if first else None


def _counts(reader: Reader, match: Match) -> bool:
    """Whether the words beside a bare number say that it counts or numbers something."""
    lower, before, after = reader.items.lower, match.first - 1, match.last
    if after < len(lower) and lower[after] in reader.pack.counted:
        return True
    return before >= 0 and lower[before] in reader.pack.numbered


def _weekday(reader: Reader, match: Match) -> Found:
    weekday, said = match.get("WEEKDAY"), match.get("SHIFT")
    if said is None and weekday in reader.dated:
        return reader.dated[weekday]
    if reader.today is None:
        return unplaced("D", NO_PUBLISHED, f"XXXX-WXX-{weekday}")
    ahead = (weekday - reader.today.isoweekday()) % 7
    if said is not None and "UNIT" in match:
        count = weekday - reader.today.isoweekday() + 7 * said
    elif said == 1 or (not said and reader.lean(match) > 0):
        count = ahead or (7 if said else 0)
    else:
        count = ahead - 7 if ahead or said else 0
    return replace(reader.placed(Offset("D", count, count)), offset=None)


def with_clock(found: Found, match: Match) -> Found:
    """Add the time of the day, where one is said; the value of the day is kept, symbolic or not."""
    clock, part = match.get("CLOCK", "HOUR"), match.get("PART")
    part = match.get("DAY_PART").part if "DAY_PART" in match else part
    if clock is not None:
        hour, minute = clock
        noon = match.get("NOON") or (1 if hour in AFTER_NOON.get(part, ()) else 0)
        hour = hour + 12 if noon > 0 and hour < 12 else 0 if noon < 0 and hour == 12 else hour
        suffix = f"T{hour:02d}:{minute:02d}"
    elif part is not None:
        suffix = part if part.startswith("T") else f"T{part}"
    else:
        return found
    return replace(found, type="TIME", period=replace(found.period, value=found.period.value + suffix))
