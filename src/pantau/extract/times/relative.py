"""Times reckoned from today or from a time that the text has named."""

from dataclasses import replace

from pantau.extract.times.calendar import DAYS, MONTHS, Period, length, most, period, shift
from pantau.extract.times.dates import with_clock
from pantau.extract.times.match import Match
from pantau.extract.times.state import NO_EARLIER, NO_PUBLISHED, PUBLISHED, VAGUE, Found, Reader, unplaced
from pantau.types import Offset

HOURS = ("TH", "TM", "TS")


def amount(match: Match) -> tuple[float | None, str]:
    """How many (None: some) of which unit a match says."""
    half: float = match.get("HALF") or 0
    unit = match.get("UNIT", "ONE_UNIT", "MANY_UNIT", "PLURAL_UNIT") or "X"
    if "ONE_UNIT" in match:
        return 1 + half, unit
    if "NUM" in match:
        count = match.get("NUM")
        return (None if count is None else count + half), unit
    return (half or 1, unit) if "UNIT" in match else (None, unit)


def _in_years(count: float | None, unit: str) -> tuple[float | None, str]:
    """"Two decades ago" is a year, no decade."""
    years = {"E": 10, "C": 100, "L": 1000}.get(unit)
    return (count * years, "Y") if years and count else (count, unit)


def read_shift(reader: Reader, match: Match) -> Found | None:
    """The unit before, this one, the next; without a word for which, this one (of weekends, the last by default)."""
    unit, said, part = match.get("UNIT") or "WE", match.get("SHIFT"), match.get("PORTION")
    if unit == "D" or unit in HOURS or unit == "X":
        return None
    count = said or 0
    if unit == "WE" and said is None and reader.today and reader.today.isoweekday() < 6 and reader.lean(match) <= 0:
        count = -1
    return reader.placed(Offset(unit, count, count, portion=part))


def read_distance(reader: Reader, match: Match) -> Found | None:
    """So many units ago or ahead, from today."""
    (count, unit), side = _in_years(*amount(match)), match.get("DISTANCE")
    if unit == "Y" and count and reader.speaks_of_quarters():
        return _years_from_quarter(reader, side * count)
    if count is None:
        moment = "FUTURE_REF" if side > 0 else "PAST_REF"
        if unit == "X":
            return unplaced(unit, VAGUE, moment)
        low, high = sorted((side * 2.0, side * most(None, unit)))
        return reader.placed(Offset(unit, low, high, running=True), moment)
    found = reader.placed(Offset(unit, side * count, side * count))
    return replace(found, type="TIME") if unit in HOURS else found


def read_run(reader: Reader, match: Match) -> Found:
    """So many units up to today or from today on: a duration whose days are known."""
    count, unit = amount(match)
    side = match.get("RUN") or 1
    low, high = sorted((0.0, float(side * most(count, unit))))
    value = length(count, unit)
    if unit == "X":
        return replace(unplaced(unit, VAGUE, value), type="DURATION")
    return replace(reader.placed(Offset(unit, low, high, running=True), value), type="DURATION")


def read_follow(reader: Reader, match: Match) -> Found | None:
    """So many units after or before a time that the text has named ("sehari kemudian", "the year-earlier quarter")."""
    said = match.get("UNIT", "ONE_UNIT", "PLURAL_UNIT", "MANY_UNIT")
    count, unit = _in_years(*amount(match)) if said else (1, "D")
    side = match.get("FOLLOW", "NEIGHBOUR", "DISTANCE") or 1
    if unit == "X":
        return None
    if unit == "Y" and count and (match.get("UNIT2") == "Q" or ("UNIT2" not in match and reader.speaks_of_quarters())):
        return _years_from_quarter(reader, side * count)
    base = reader.earlier() if unit in MONTHS else reader.earlier("D")
    if base is None or base[0].first is None:
        return unplaced(unit, NO_EARLIER)
    if count is None:
        return Found(Period("FUTURE_REF" if side > 0 else "PAST_REF", unit), anchor=base[1], why=VAGUE)
    day = shift(base[0].first, unit, side * count)
    if day is None:
        return unplaced(unit, VAGUE)
    grain = base[0].unit if unit in MONTHS and base[0].unit in (*MONTHS, "W") else unit
    return Found(period(day, grain), anchor=base[1], aside=unit == "Y")


def _years_from_quarter(reader: Reader, years: float) -> Found:
    """The same quarter so many years away."""
    base = reader.quarter()
    day = shift(base.period.first, "Y", years) if base.period.first else None
    return replace(base, period=period(day, "Q"), aside=True, offset=None) if day else replace(base, offset=None)


def read_that(reader: Reader, match: Match) -> Found | None:
    """"That day", "the quarter": the latest time of that unit that the text has named, or the one that holds it."""
    unit = match.get("UNIT") or "Q"
    if unit == "X":
        return None
    if unit in ("Q", "H"):
        found = reader.quarter(unit)
    else:
        recent, earlier = reader.earlier(), reader.earlier(unit)
        if recent and recent[0].first and unit != "D" and (unit in MONTHS or unit in DAYS):
            found = Found(period(recent[0].first, unit), anchor=recent[1])
        else:
            found = Found(earlier[0], anchor=earlier[1]) if earlier else unplaced(unit, NO_EARLIER)
    first, year = found.period.first, match.get("YEAR")
    if year and first:
        found = replace(found, period=period(first.replace(year=year, day=1), found.period.unit), aside=True)
    return with_clock(replace(found, offset=None), match)


def read_moment(reader: Reader, match: Match) -> Found:
    """Now, then, some day."""
    value = match.get("MOMENT") or "PAST_REF"
    if value != "PRESENT_REF":
        return unplaced("X", VAGUE, value)
    if reader.today is None:
        return unplaced("X", NO_PUBLISHED, value)
    return Found(Period(value, "D", reader.today, reader.today), anchor=PUBLISHED)
