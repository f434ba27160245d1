"""Lengths of time, repeated times, and the longer named stretches: quarters, seasons, decades, centuries."""

from dataclasses import replace
from datetime import date

from pantau.extract.times.calendar import Period, length, make_date, period, portion, shift
from pantau.extract.times.dates import month_of
from pantau.extract.times.match import Match
from pantau.extract.times.relative import amount
from pantau.extract.times.state import A_LENGTH, NO_PUBLISHED, PUBLISHED, REPEATED, Found, Reader, unplaced
from pantau.lang.schema.times import Season


def read_duration(reader: Reader, match: Match) -> Found | None:
    """A length; of units that are none ("beberapa saat") only some, no number."""
    count, unit = amount(match)
    if unit == "X" and count is not None:
        return None
    value = length(count, unit)
    more, small = match.get("NUM2"), match.get("UNIT2", "PLURAL_UNIT2", "PLURAL_UNIT")
    if more is not None and small not in (None, unit):
        rest = length(more, small).removeprefix("P")
        value += rest.removeprefix("T") if "T" in value else rest
    return Found(Period(value, unit), type="DURATION", why=A_LENGTH)


def read_set(reader: Reader, match: Match) -> Found:
    """Times that come again: every week, each Thursday, monthly."""
    if "SET" in match:
        value = match.get("SET")
    elif "WEEKDAY" in match:
        value = f"XXXX-WXX-{match.get('WEEKDAY')}"
    elif "MONTH" in match:
        value = f"XXXX-{match.get('MONTH'):02d}"
    elif "SEASON" in match:
        value = f"XXXX-{match.get('SEASON').code}"
    elif match.get("UNIT", "ONE_UNIT", "PLURAL_UNIT"):
        value = length(*amount(match))
    else:
        value = "XXXX-XX-XX"
    part = match.get("PART")
    return Found(Period(value + (f"T{part.removeprefix('T')}" if part else ""), "X"), type="SET", why=REPEATED)


def read_season(reader: Reader, match: Match) -> Found:
    season, year, said = match.get("SEASON"), match.get("YEAR"), match.get("SHIFT")
    if year is not None:
        return Found(_season(season, year))
    today = reader.today
    if today is None:
        return unplaced("S", NO_PUBLISHED, f"XXXX-{season.code}")
    choices = [_season(season, y) for n in (-1, 0, 1) if 1 <= (y := today.year + n) <= date.max.year]
    side = said or reader.lean(match)
    now = [p for p in choices if _gap(p, today) == 0]
    if said == 0:
        now = now or [p for p in choices if p.value.startswith(f"{today.year:04d}")]
    if now and not said:
        return Found(now[0], anchor=PUBLISHED)
    aside = [p for p in choices if _gap(p, today) * side > 0]
    return Found(min(aside or choices, key=lambda p: abs(_gap(p, today))), anchor=PUBLISHED)


def _season(season: Season, year: int) -> Period:
    first = date(year, season.first, 1)
    end = shift(first, "M", (season.last - season.first) % 12) or first
    return Period(f"{year:04d}-{season.code}", "S", first, period(end, "M").last)


def _gap(place: Period, day: date) -> int:
    """Days from a day to a period: negative where it is over, 0 where it holds the day."""
    if place.first and day < place.first:
        return (place.first - day).days
    return (place.last - day).days if place.last and day > place.last else 0


def read_quarter(reader: Reader, match: Match) -> Found | None:
    """The n-th quarter or half of a year, and the n-th week of a month."""
    number: int = match.get("QUARTER", "ORDINAL", "NUM") or 0
    if "MONTH" in match:
        return _week_of(reader, match, number)
    units = [match.get(name) for name in ("UNIT", "UNIT2") if name in match] or ["Q" if "QUARTER" in match else "H"]
    unit = next((u for u in units if u in ("Q", "H")), "Q")
    size = {"Q": 3, "H": 6}[unit]
    if unit not in units or not 1 <= number <= 12 // size:
        return None
    year = match.get("YEAR") or _year_of(reader, match, (number - 1) * size + 1, size)
    if year is None:
        return unplaced(unit, NO_PUBLISHED, f"XXXX-{unit}{number}")
    first = make_date(year, (number - 1) * size + 1, 1)
    return Found(period(first, unit)) if first else None


def _year_of(reader: Reader, match: Match, month: int, size: int) -> int | None:
    """The year of a quarter that begins in `month`: this one, unless it lies ahead and nothing speaks of the future."""
    if reader.today is None:
        return None
    year = reader.today.year + (match.get("SHIFT") or 0)
    ahead = month > reader.today.month + (size if reader.lean(match) > 0 else 0)
    return year - 1 if ahead and "SHIFT" not in match else year


def _week_of(reader: Reader, match: Match, number: int) -> Found | None:
    """The n-th week of a month: its n-th seven days."""
    month = month_of(reader, match)
    whole = month.period
    if match.get("UNIT") != "W" or not 1 <= number <= 5:
        return None
    if whole.first is None or whole.last is None:
        return month
    first, last = shift(whole.first, "D", 7 * number - 7), shift(whole.first, "D", 7 * number - 1)
    if first is None or first > whole.last:
        return None
    return replace(month, period=replace(whole, first=first, last=min(last or whole.last, whole.last)))


def read_decade(reader: Reader, match: Match) -> Found | None:
    value: int = match.get("DECADE", "YEAR", "NUM") or 0
    year = value if value > 99 else 1900 + value if value >= 20 else 2000 + value
    first = make_date(year, 1, 1)
    return Found(portion(period(first, "E"), match.get("PORTION"))) if first and year % 10 == 0 else None


def read_century(reader: Reader, match: Match) -> Found | None:
    """The n-th century; its TIMEX3 value is the first two digits of its years ("19" is the twentieth)."""
    number = match.get("ORDINAL", "NUM")
    first = make_date(max((number - 1) * 100, 1), 1, 1) if number else None
    return Found(portion(period(first, "C"), match.get("PORTION"))) if first else None
