"""Arithmetic with calendar periods and their TIMEX3 values. Nothing here knows a language."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pantau.types import Offset

MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "E": 120, "C": 1200, "L": 12000}
"""Months in a unit, for the units that are counted in months."""
DAYS = {"D": 1, "W": 7, "WE": 7}
THIRDS = ("START", "MID", "END")
FEW = {"W": 6}
"""The most that "a few" may be, by unit; seven for the others."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar: its TIMEX3 value, its first and last day (none where they are not known), its unit."""

    value: str
    unit: str
    first: date | None = None
    last: date | None = None


def make_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(day: date, unit: str, count: float) -> date | None:
    """`count` units from `day`; the day of the month is cut to the month's length; None beyond the calendar."""
    try:
        if unit in DAYS:
            return day + timedelta(days=round(DAYS[unit] * count))
        if unit not in MONTHS:
            return day + timedelta(hours=count * {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}.get(unit, 0.0))
        months = day.year * 12 + day.month - 1 + round(MONTHS[unit] * count)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def period(day: date, unit: str) -> Period:
    """The whole `unit` that holds `day`; hours and less are the day."""
    if unit in ("W", "WE"):
        year, week, weekday = day.isocalendar()
        monday = shift(day, "D", 1 - weekday) or day
        first = shift(monday, "D", 5 if unit == "WE" else 0)
        return Period(f"{year}-W{week:02d}" + ("-WE" if unit == "WE" else ""), unit, first, shift(monday, "D", 6))
    if unit in MONTHS:
        return _months(day, unit)
    return Period(day.isoformat(), "D", day, day)


def _months(day: date, unit: str) -> Period:
    size = MONTHS[unit]
    start = day.year * 12 + day.month - 1
    start -= start % size
    first = make_date(max(start // 12, 1), start % 12 + 1, 1)
    after = make_date((start + size) // 12, (start + size) % 12 + 1, 1)
    last = after - timedelta(days=1) if after else date.max
    year, number = start // 12, start % 12 // size + 1
    value = {
        "M": f"{year:04d}-{number:02d}", "Q": f"{year:04d}-Q{number}", "H": f"{year:04d}-H{number}", "Y": f"{year:04d}",
        "E": f"{year // 10:03d}", "C": f"{year // 100:02d}", "L": f"{year // 1000}",
    }[unit]  # fmt: skip
    return Period(value, unit, first, last)


def portion(whole: Period, part: str | None) -> Period:
    """The first, middle or last third of a period (START, MID, END): of a decade years, of a year months, else days."""
    if whole.first is None or whole.last is None or part not in THIRDS:
        return whole
    third = THIRDS.index(part)
    if MONTHS.get(whole.unit, 0) >= MONTHS["Y"]:
        size = MONTHS[whole.unit] if whole.unit == "Y" else MONTHS[whole.unit] // 12
        step = "M" if whole.unit == "Y" else "Y"
        first, after = (shift(whole.first, step, (size * t + 2) // 3) for t in (third, third + 1))
        return replace(whole, first=first, last=after - timedelta(days=1) if after and third < 2 else whole.last)
    length = (whole.last - whole.first).days + 1
    first = whole.first + timedelta(days=length * third // 3)
    last = whole.last if third == 2 else whole.first + timedelta(days=length * (third + 1) // 3 - 1)
    return replace(whole, first=first, last=max(first, last))


def stretch(offset: Offset, anchor: date) -> tuple[date | None, date | None]:
    """The first and last day of an offset from a day; none beyond the calendar."""
    low, high = shift(anchor, offset.unit, offset.low), shift(anchor, offset.unit, offset.high)
    if low is None or high is None or offset.running:
        return (low, high) if low and high else (None, None)
    part = portion(period(low, offset.unit), offset.portion)
    if offset.portion in THIRDS:
        return part.first, part.last
    last = period(high, offset.unit).last
    if offset.portion == "PAST" and part.first and last and part.first <= anchor <= last:
        last = anchor
    return part.first, last


def length(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a duration, such as P3D, PT2M, PXY; None counts as unknown."""
    if unit == "X":
        return "PXX"
    letter = {"TH": "H", "TM": "M", "TS": "S", "WE": "WE"}.get(unit, unit)
    head = "PT" if unit in ("TH", "TM", "TS") else "P"
    if count is None:
        return f"{head}X{letter}"
    if unit in ("E", "C", "L"):
        count, letter = count * {"E": 10, "C": 100, "L": 1000}[unit], "Y"
    whole = int(count)
    smaller = {"Y": ("M", 12), "TH": ("M", 60), "TM": ("S", 60)}.get(unit)
    if count != whole and smaller:
        rest = f"{round((count - whole) * smaller[1])}{smaller[0]}"
        return f"{head}{whole}{letter}{rest}" if whole else f"{head}{rest}"
    return f"{head}{whole if count == whole else round(count, 3)}{letter}"


def most(count: float | None, unit: str) -> float:
    """The upper end of a number of units: itself, or of "a few" the most that they may be."""
    return FEW.get(unit, 7) if count is None else count
