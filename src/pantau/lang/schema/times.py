"""`times.yaml`: the words for time of a language, and the order in which they make expressions.

Every field that maps words to values is a class of the patterns, named in capitals without its plural s (`units` is
UNIT, `few` and `numbers` are NUM, `approximations` APPROX); a word may hold several tokens ("ke depan"). A word with a
capital in the pack must have one in the text ("May"). Digits are NUM, DAY, YEAR, NDATE (28/5/2026), DAYMONTH (28/5),
CLOCK (04.50), HOUR, HALF (1/2), DECADE (1990s), ORDINAL (20th).

Patterns are sequences of classes and literal words: `x?` may be missing, `a|b` is either, `a+b` is both in a row, `[x]`
must stand there but is no part of the expression, `$name` is a macro. The longest match wins, then the first named.
"""

from typing import Annotated, Literal

import msgspec

Unit = Literal["D", "W", "WE", "M", "Q", "H", "Y", "E", "C", "L", "TH", "TM", "TS", "X"]
"""Day, week, weekend, month, quarter, half-year, year, decade, century, millennium; hour, minute, second; some unit."""
Part = Literal["MO", "MI", "AF", "EV", "NI", "DT", "T12:00", "T24:00"]
Portion = Literal["START", "MID", "END", "PAST"]
"""The first, middle or last third of a period, or what of it is over."""
Moment = Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"]
Operation = Literal[
    "calendar", "shift", "duration", "distance", "follow", "run", "moment", "that", "set", "season", "quarter",
    "decade", "century", "nothing",
]  # fmt: skip
"""What the patterns may mean; one function each in `pantau.extract.times.resolve`."""
Weekday = Annotated[int, msgspec.Meta(ge=1, le=7)]
Month = Annotated[int, msgspec.Meta(ge=1, le=12)]
Direction = Literal[-1, 0, 1]


class Season(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A season's TIMEX3 code and its months, both inclusive; `last` < `first` runs into the next year."""

    code: Literal["SP", "SU", "FA", "WI"]
    first: Month
    last: Month


class DayPart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a day reckoned from today ("last night" is the night of -1)."""

    day: int
    part: Part


class Numbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    words: dict[str, int]
    teens: frozenset[str] = frozenset()
    """Words that add ten to the number before them ("dua belas")."""
    articles: frozenset[str] = frozenset()
    """Number words that only begin a number ("a hundred")."""
    amounts: dict[str, int] = {}
    """Numbers of several words ("a couple of")."""
    scales: dict[str, int] = {}
    joined_by: frozenset[str] = frozenset()
    """Words that may stand inside a number after a scale ("two hundred and five")."""
    decimal: Literal[",", "."]
    halves: dict[str, float] = {}
    """Words for a part of one that follow a number ("setengah")."""


class Tense(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words near a time that tell whether it is to come or gone."""

    future: frozenset[str]
    past: frozenset[str]
    past_endings: tuple[str, ...] = ()


class Times(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, eq=False):
    numbers: Numbers
    tense: Tense
    date_order: Literal["dmy", "mdy"]
    clock_separators: str
    ordinal_prefix: str = ""
    ordinal_endings: tuple[str, ...] = ()
    weekdays: dict[str, Weekday]
    short_weekdays: dict[str, Weekday] = {}
    months: dict[str, Month]
    short_months: dict[str, Month] = {}
    doubtful: frozenset[str] = frozenset()
    """Months and weekdays (in small letters) that are names as well; alone, they are times only after `heralds`."""
    heralds: frozenset[str] = frozenset()
    units: dict[str, Unit]
    uncapitalised: frozenset[str] = frozenset()
    """Units that another word is when it bears a capital inside a sentence ("Minggu")."""
    one_units: dict[str, Unit] = {}
    """Words for one unit ("sehari")."""
    many_units: dict[str, Unit] = {}
    """Words for an unknown number of units ("bertahun-tahun")."""
    plural_units: dict[str, Unit] = {}
    """Units that stand for some of them where a direction follows ("hari-hari mendatang")."""
    deictics: dict[str, int]
    """Days reckoned from today ("kemarin": -1)."""
    shifts: dict[str, Direction]
    """The unit before, this one, the next ("pekan depan")."""
    distances: dict[str, Direction]
    """Reckoned from today after a number ("tiga hari lagi")."""
    runs: dict[str, Direction]
    """A stretch that ends or begins today ("tiga hari terakhir")."""
    follows: dict[str, Direction]
    """Reckoned from an earlier time ("sehari kemudian")."""
    neighbours: dict[str, Direction] = {}
    """The unit beside one that the text has named ("the following day")."""
    parts: dict[str, Part]
    day_parts: dict[str, DayPart] = {}
    portions: dict[str, Portion]
    seasons: dict[str, Season]
    ordinals: dict[str, int]
    decades: dict[str, int] = {}
    few: frozenset[str]
    approximations: frozenset[str] = frozenset()
    """Words before a number that belong to the expression ("sekitar"): APPROX."""
    quarters: dict[str, Annotated[int, msgspec.Meta(ge=1, le=4)]] = {}
    """Quarters of the year by their short names ("Q3")."""
    moments: dict[str, Moment]
    vague: frozenset[str] = frozenset()
    """Lengths without a unit ("sejenak")."""
    sets: dict[str, str] = {}
    zones: dict[str, int] = {}
    """Names of time zones and their hours ahead of UTC."""
    noon: dict[str, Direction] = {}
    """Marks of the half of the day after a clock time: -1 before noon, 1 after."""
    counted: frozenset[str] = frozenset()
    """Words before which a number of four digits is no year."""
    numbered: frozenset[str] = frozenset()
    """Words after which it is none."""
    macros: dict[str, str] = {}
    patterns: dict[Operation, tuple[str, ...]]
