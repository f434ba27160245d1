"""What each time expression means: its TIMEX3 type and value, and its days."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pantau.extract.times import calendar
from pantau.extract.times.calendar import Period, make_date, period, portion, shift
from pantau.extract.times.match import Items, Match
from pantau.extract.times.tense import lean
from pantau.extract.times.window import stretch
from pantau.lang.schema.times import Season, Times
from pantau.types import Document, Offset, Timex

PUBLISHED = "published"
NO_PUBLISHED = "the date of publication is unknown"
NO_EARLIER = "no earlier time that it could refer to"
NO_SUCH_DAY = "there is no such day"
A_LENGTH = "a length of time, not a place in it"
REPEATED = "it comes again and again"
VAGUE = "no date is said"
QUARTER_REACH = 6
SYMBOLS = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "H": "XXXX-HX", "Y": "XXXX",
           "E": "XXX", "C": "XX", "L": "X"}
"""The TIMEX3 value of a unit that cannot be placed."""


@dataclass(frozen=True, slots=True)
class Found:
    """A meaning on its way to a Timex."""

    period: Period
    type: str = "DATE"
    anchor: str | None = None
    why: str | None = None
    offset: Offset | None = None
    aside: bool = False
    """Named only for comparison ("a year earlier"): nothing later refers to it."""


def unplaced(unit: str, why: str, value: str | None = None) -> Found:
    return Found(Period(value or SYMBOLS.get(unit, "XXXX-XX-XX"), unit), why=why)


class Resolver:
    """Reads one article's matches in order; remembers the times gone by, for "that day" and "a week later"."""

    def __init__(self, document: Document, items: Items, pack: Times) -> None:
        self.items, self.pack, self.text = items, pack, document.text
        self.today = document.published
        self._days: tuple[Period, str] | None = None
        self._latest: dict[str, tuple[Period, str]] = {}
        self._quarter_age = 0
        self._recent: tuple[Period, str] | None = None

    def resolve(self, match: Match) -> Timex | None:
        """The time that a match means; None where its words turn out to mean none."""
        found = OPERATIONS[match.operation](self, match)
        if found is None:
            return None
        span = self.items.start[match.first], self.items.end[match.last - 1]
        place = found.period
        if place.first and found.type in ("DATE", "TIME") and place.value[0].isdigit() and not found.aside:
            self._remember(place, self.text[span[0]:span[1]])
        why = None if place.first else found.why
        return Timex(span, found.type, place.value, place.first, place.last, found.anchor, why, found.offset)

    def _remember(self, place: Period, text: str) -> None:
        self._quarter_age = 0 if place.unit == "Q" else self._quarter_age + 1
        self._latest[place.unit] = self._recent = (replace(place, value=place.value.partition("T")[0]), text)

    # -- helpers of the operations

    def lean(self, match: Match) -> int:
        return lean(self.items, match.first, match.last, self.pack.tense)

    def placed(self, offset: Offset, value: str | None = None) -> Found:
        """The calendar unit that lies an offset from today."""
        day = shift(self.today, offset.unit, offset.low) if self.today else None
        if self.today is None or day is None:
            return replace(unplaced(offset.unit, NO_PUBLISHED, value), offset=offset)
        whole = period(day, offset.unit)
        first, last = stretch(offset, self.today)
        return Found(Period(value or whole.value, offset.unit, first, last), anchor=PUBLISHED, offset=offset)

    def quarter(self, unit: str = "Q") -> Found:
        """The quarter (or half) that the text named last, else the last one that was over on the day of publication."""
        if unit in self._latest:
            return Found(self._latest[unit][0], anchor=self._latest[unit][1])
        return self.placed(Offset(unit, -1, -1))

    def speaks_of_quarters(self) -> bool:
        """Whether a quarter was named a few times ago, so that "a year earlier" is a quarter too."""
        return "Q" in self._latest and self._quarter_age < QUARTER_REACH

    def earlier(self, *units: str) -> tuple[Period, str] | None:
        """The latest time gone by, of the units where some are named, with its words."""
        if not units:
            return self._recent
        return next((self._latest[u] for u in units if u in self._latest), None)


# -- operations: each reads the slots of a match


def read_calendar(reader: Resolver, match: Match) -> Found | None:
    """Dates, weekdays, months and years in all their shapes, and the time of the day beside them."""
    slots = match.slots
    found = _day(reader, match)
    if found is None:
        return None
    if "PORTION" in slots:
        found = replace(found, period=portion(found.period, slots["PORTION"]))
    return _with_clock(found, slots)


def _day(reader: Resolver, match: Match) -> Found | None:
    slots = match.slots
    if "NDATE" in slots or "DAYMONTH" in slots:
        return _numeric(reader, match)
    month = slots.get("MONTH", slots.get("SHORT_MONTH"))
    if month is not None:
        return _named(reader, match, month)
    if "YEAR" in slots or "NUM" in slots:
        return _year(reader, match)
    if "WEEKDAY" in slots or "SHORT_WEEKDAY" in slots:
        return _weekday(reader, match)
    if "DEICTIC" in slots:
        return reader.placed(Offset("D", slots["DEICTIC"], slots["DEICTIC"]))
    if "DAY_PART" in slots:
        return reader.placed(Offset("D", slots["DAY_PART"].day, slots["DAY_PART"].day))
    if reader.earlier("D"):
        return _that(reader, "D")
    return reader.placed(Offset("D", 0, 0))


def _numeric(reader: Resolver, match: Match) -> Found | None:
    values = match.slots.get("NDATE") or match.slots["DAYMONTH"]
    if len(values) == 3 and values[0] > 31:
        return _exact(values[0], values[1], values[2])
    first, second = values[:2]
    day, month = (first, second) if reader.pack.date_order == "dmy" else (second, first)
    if len(values) == 3:
        year = values[2] if values[2] > 99 else values[2] + (2000 if values[2] < 70 else 1900)
        return _exact(year, month, day)
    return _yearless(reader, match, month, day)


def _exact(year: int, month: int, day: int) -> Found:
    real = make_date(year, month, day)
    return Found(period(real, "D")) if real else unplaced("D", NO_SUCH_DAY)


def _yearless(reader: Resolver, match: Match, month: int, day: int) -> Found:
    """A day of a month without its year: the one that its weekday allows, that its tense asks for, or the nearest."""
    if not 1 <= month <= 12 or make_date(2024, month, day) is None:
        return unplaced("D", NO_SUCH_DAY)
    value = f"XXXX-{month:02d}-{day:02d}"
    if reader.today is None:
        return unplaced("D", NO_PUBLISHED, value)
    years = (reader.today.year + n for n in (-1, 0, 1))
    days = [d for y in years if 1 <= y <= 9999 and (d := make_date(y, month, day))]
    if not days:
        return unplaced("D", NO_SUCH_DAY, value)
    weekday = match.slots.get("WEEKDAY")
    days = [d for d in days if weekday == d.isoweekday()] or days
    return Found(period(_nearest(days, reader.today, _side(reader, match)), "D"), anchor=PUBLISHED)


def _side(reader: Resolver, match: Match) -> int:
    said: int = match.slots.get("SHIFT", 0)
    return 2 * said or reader.lean(match)


def _nearest(days: list[date], today: date, side: int) -> date:
    """The nearest day; a side that words only hint at (1) holds up to nine months away, one that is said (2) always."""
    reach = 100_000 if abs(side) == 2 else 274
    right = [d for d in days if side and 0 <= (d - today).days * side <= reach * abs(side)]
    return min(right or days, key=lambda d: (abs((d - today).days), d))


def _named(reader: Resolver, match: Match, month: int) -> Found:
    slots = match.slots
    day, year = slots.get("DAY", slots.get("ORDINAL")), slots.get("YEAR")
    if day is not None:
        return _exact(year, month, day) if year else _yearless(reader, match, month, day)
    if year is None and "UNIT" in slots and slots["UNIT"] == "Y" and reader.today:
        year = reader.today.year + slots.get("SHIFT", 0)
    if year is not None:
        return Found(period(date(year, month, 1), "M"))
    if reader.today is None:
        return unplaced("M", NO_PUBLISHED, f"XXXX-{month:02d}")
    back = (reader.today.month - month) % 12
    shifted: int | None = slots.get("SHIFT")
    if shifted == 0:
        count = month - reader.today.month
    elif shifted == 1 or (shifted is None and reader.lean(match) > 0):
        count = (12 - back) if back or shifted else 0
    else:
        count = -back if back or shifted is None else -12
    placed = reader.placed(Offset("M", count, count))
    return replace(placed, offset=None)


def _year(reader: Resolver, match: Match) -> Found | None:
    lower = reader.items.lower
    bare, year = match.last - match.first == 1, match.slots.get("YEAR", match.slots.get("NUM"))
    if not 1 <= year <= 9999 or (bare and not 1900 <= year <= 2060):
        return None
    if bare and match.last < len(lower) and lower[match.last] in reader.pack.counted:
        return None
    if bare and match.first and lower[match.first - 1] in reader.pack.numbered:
        return None
    return Found(period(date(year, 1, 1), "Y"))


def _weekday(reader: Resolver, match: Match) -> Found:
    slots = match.slots
    weekday: int = slots.get("WEEKDAY", slots.get("SHORT_WEEKDAY"))
    if reader.today is None:
        return unplaced("D", NO_PUBLISHED, f"XXXX-WXX-{weekday}")
    ahead = (weekday - reader.today.isoweekday()) % 7
    back = ahead - 7 if ahead else 0
    shifted: int | None = slots.get("SHIFT")
    if "UNIT" in slots and shifted is not None:
        count = weekday - reader.today.isoweekday() + 7 * shifted
    elif shifted == 1:
        count = ahead or 7
    elif shifted == -1:
        count = back or -7
    else:
        count = ahead if reader.lean(match) > 0 else back
    placed = reader.placed(Offset("D", count, count))
    return replace(placed, offset=None)


def _that(reader: Resolver, unit: str) -> Found:
    if unit in ("Q", "H"):
        return reader.quarter(unit)
    recent = reader.earlier()
    if recent and recent[0].first and unit != "D" and unit in (*calendar.MONTHS, *calendar.DAYS):
        return Found(period(recent[0].first, unit), anchor=recent[1])
    earlier = reader.earlier(unit)
    return Found(earlier[0], anchor=earlier[1]) if earlier else unplaced(unit, NO_EARLIER)


def _with_clock(found: Found, slots: dict[str, Any]) -> Found:
    """Add the time of the day, where one is said; the value of the day is kept, symbolic or not."""
    clock = slots.get("CLOCK", slots.get("HOUR"))
    part = slots["DAY_PART"].part if "DAY_PART" in slots else slots.get("PART")
    if clock is not None:
        hour, minute = clock
        noon = slots.get("NOON") or (1 if part in ("AF", "EV") else 0)
        hour = hour + 12 if noon > 0 and hour < 12 else 0 if noon < 0 and hour == 12 else hour
        suffix = f"T{hour:02d}:{minute:02d}"
    elif part is not None:
        suffix = part if part.startswith("T") else f"T{part}"
    else:
        return found
    return replace(found, type="TIME", period=replace(found.period, value=found.period.value + suffix))


def read_shift(reader: Resolver, match: Match) -> Found | None:
    """The unit before, this one, the next; without a word for which, this one."""
    slots = match.slots
    unit, count, part = slots.get("UNIT", "WE"), slots.get("SHIFT", 0), slots.get("PORTION")
    if unit == "WE" and "SHIFT" not in slots and reader.today and reader.today.isoweekday() < 6 and reader.lean(match) <= 0:
        count = -1
    if unit in ("D", "TH", "TM", "TS", "X"):
        return None
    return reader.placed(Offset(unit, count, count, portion=part))


def read_duration(reader: Resolver, match: Match) -> Found:
    count, unit = _amount(match.slots)
    return Found(Period(calendar.length(count, unit), unit), type="DURATION", why=A_LENGTH)


def _amount(slots: dict[str, Any]) -> tuple[float | None, str]:
    """How many of which unit."""
    for name in ("MANY_UNIT", "PLURAL_UNIT"):
        if name in slots:
            return None, slots[name]
    if "ONE_UNIT" in slots:
        return 1 + slots.get("HALF", 0), slots["ONE_UNIT"]
    if "UNIT" not in slots:
        return None, "X"
    count = slots["NUM"] if "NUM" in slots else 0 if "HALF" in slots else 1
    return (None if count is None else count + slots.get("HALF", 0)), slots["UNIT"]


def read_distance(reader: Resolver, match: Match) -> Found | None:
    """So many units ago or ahead, from today."""
    count, unit = _amount(match.slots)
    if unit == "Y" and count and reader.speaks_of_quarters():
        return _years_from_quarter(reader, match.slots["DISTANCE"] * count)
    return _away(reader, count, unit, match.slots["DISTANCE"])


def _away(reader: Resolver, count: float | None, unit: str, side: int) -> Found | None:
    if count is None:
        ends = sorted((side * 2, side * calendar.most(None, unit)))
        moment = "FUTURE_REF" if side > 0 else "PAST_REF"
        return reader.placed(Offset(unit, ends[0], ends[1], running=True), moment)
    if unit in ("TH", "TM", "TS"):
        return replace(reader.placed(Offset(unit, side * count, side * count)), type="TIME")
    return reader.placed(Offset(unit, side * count, side * count))


def read_follow(reader: Resolver, match: Match) -> Found | None:
    """So many units after or before a time that the text has named."""
    slots = match.slots
    counted = {"NUM", "ONE_UNIT", "MANY_UNIT", "PLURAL_UNIT"} & slots.keys()
    count, unit = _amount(slots) if counted else (1, slots.get("UNIT", "D"))
    side: int = slots.get("FOLLOW", slots.get("NEIGHBOUR", slots.get("DISTANCE", 1)))
    if unit == "Y" and count and (slots.get("UNIT2", "Q") == "Q" and ("UNIT2" in slots or reader.speaks_of_quarters())):
        return _years_from_quarter(reader, side * count)
    base = reader.earlier() if unit in ("Y", "M", "Q", "E") else reader.earlier("D")
    if base is None or base[0].first is None:
        return unplaced(unit, NO_EARLIER)
    if count is None:
        return Found(Period("FUTURE_REF" if side > 0 else "PAST_REF", unit), anchor=base[1], why=VAGUE)
    day = shift(base[0].first, unit, side * count)
    if day is None:
        return unplaced(unit, VAGUE)
    finest = base[0].unit if unit in calendar.MONTHS and base[0].unit != "D" else unit
    return Found(period(day, finest), anchor=base[1], aside=unit == "Y")


def _years_from_quarter(reader: Resolver, years: float) -> Found:
    """The same quarter so many years away."""
    base = reader.quarter()
    day = shift(base.period.first, "Y", years) if base.period.first else None
    return replace(base, period=period(day, "Q"), aside=True, offset=None) if day else base


def read_run(reader: Resolver, match: Match) -> Found:
    """So many units up to today or from today on: a duration whose days are known."""
    count, unit = _amount(match.slots)
    reach = match.slots.get("RUN", 1) * calendar.most(count, unit)
    low, high = sorted((0.0, float(reach)))
    placed = reader.placed(Offset(unit, low, high, running=True), calendar.length(count, unit))
    return replace(placed, type="DURATION")


def read_moment(reader: Resolver, match: Match) -> Found:
    value = match.slots["MOMENT"]
    if value == "PRESENT_REF" and reader.today:
        return Found(Period(value, "D", reader.today, reader.today), anchor=PUBLISHED)
    return Found(Period(value, "X"), why=NO_PUBLISHED if value == "PRESENT_REF" else VAGUE)


def read_that(reader: Resolver, match: Match) -> Found:
    """"That day", "the quarter": the latest time of that unit that the text has named."""
    found = _that(reader, match.slots.get("UNIT", "Q"))
    first, year = found.period.first, match.slots.get("YEAR")
    if year and first:
        found = replace(found, period=period(first.replace(year=year, day=1), found.period.unit), aside=True)
    return _with_clock(found, match.slots)


def read_set(reader: Resolver, match: Match) -> Found:
    """Times that come again: every week, each Thursday, daily."""
    slots = match.slots
    if "SET" in slots:
        value = slots["SET"]
    elif "WEEKDAY" in slots:
        value = f"XXXX-WXX-{slots['WEEKDAY']}"
    elif "MONTH" in slots:
        value = f"XXXX-{slots['MONTH']:02d}"
    elif "SEASON" in slots:
        value = f"XXXX-{slots['SEASON'].code}"
    elif "PART" in slots:
        value = "XXXX-XX-XX"
    else:
        count, unit = slots.get("NUM", 1), slots["UNIT"]
        value = calendar.length(count, unit)
    part = slots.get("PART")
    return Found(Period(value + (f"T{part.removeprefix('T')}" if part else ""), "X"), type="SET", why=REPEATED)


def read_season(reader: Resolver, match: Match) -> Found:
    season: Season = match.slots["SEASON"]
    year: int | None = match.slots.get("YEAR")
    if year is None and reader.today is None:
        return unplaced("X", NO_PUBLISHED, f"XXXX-{season.code}")
    if year is not None:
        return Found(_season(season, year))
    assert reader.today is not None
    this, shifted = reader.today, match.slots.get("SHIFT")
    side = shifted if shifted is not None else reader.lean(match)
    choices = [_season(season, this.year + n) for n in (-1, 0, 1) if 1 <= this.year + n < 9999]
    now = [p for p in choices if p.first and p.last and p.first <= this <= p.last]
    if now and not shifted:
        return Found(now[0], anchor=PUBLISHED)
    if shifted == 0:
        return Found(next(p for p in choices if p.first and p.first.year == this.year), anchor=PUBLISHED)
    gone = [p for p in choices if p.last and p.last < this]
    to_come = [p for p in choices if p.first and p.first > this]
    chosen = to_come[0] if side > 0 and to_come else gone[-1] if gone else choices[0]
    return Found(chosen, anchor=PUBLISHED)


def _season(season: Season, year: int) -> Period:
    first = date(year, season.first, 1)
    months = (season.last - season.first) % 12
    end = shift(first, "M", months) or first
    return Period(f"{year:04d}-{season.code}", "S", first, period(end, "M").last)


def read_quarter(reader: Resolver, match: Match) -> Found | None:
    """The n-th quarter or half of a year, said or not."""
    slots = match.slots
    unit, number = slots.get("UNIT2", slots.get("UNIT", "H")), slots.get("ORDINAL", slots.get("NUM"))
    size = {"Q": 3, "H": 6}.get(unit)
    if size is None or number is None or not 1 <= number <= 12 // size:
        return None
    year = slots.get("YEAR")
    if year is None and reader.today is None:
        return unplaced(unit, NO_PUBLISHED, f"XXXX-{unit}{number}")
    if year is None:
        assert reader.today is not None
        current = (reader.today.month - 1) // size + 1
        year = reader.today.year + slots.get("SHIFT", 0)
        if "SHIFT" not in slots and number > current + (1 if reader.lean(match) > 0 else 0):
            year -= 1
    return Found(period(date(max(year, 1), (number - 1) * size + 1, 1), unit))


def read_decade(reader: Resolver, match: Match) -> Found | None:
    slots = match.slots
    value: int = slots.get("DECADE", slots.get("YEAR", slots.get("NUM")))
    year = value if value > 99 else 1900 + value if value >= 20 else 2000 + value
    return Found(period(date(year, 1, 1), "E")) if year % 10 == 0 and 1 <= year <= 9999 else None


def read_century(reader: Resolver, match: Match) -> Found | None:
    number = match.slots.get("ORDINAL", match.slots.get("NUM"))
    if not number or number > 30:
        return None
    first, last = date(max((number - 1) * 100, 1), 1, 1), date(number * 100 - 1, 12, 31)
    return Found(Period(f"{number - 1:02d}", "C", first, last))


def read_nothing(reader: Resolver, match: Match) -> None:
    """Words that look like a time and are none: ages, names."""


OPERATIONS: dict[str, Callable[[Resolver, Match], Found | None]] = {
    "calendar": read_calendar, "shift": read_shift, "duration": read_duration, "distance": read_distance, "follow": read_follow,
    "run": read_run, "moment": read_moment, "that": read_that, "set": read_set, "season": read_season, "quarter": read_quarter,
    "decade": read_decade, "century": read_century, "nothing": read_nothing,
}
"""The operations that a pack's patterns may name."""
