"""What reading an article's times needs to remember: its day, and the times that it has named."""

from dataclasses import dataclass, replace

from pantau.extract.times.calendar import Period, period, shift, stretch
from pantau.extract.times.match import Items, Match
from pantau.extract.times.tense import lean
from pantau.lang.schema.times import Times
from pantau.types import Document, Offset, Span

PUBLISHED = "published"
NO_PUBLISHED = "the date of publication is unknown"
NO_EARLIER = "no earlier time that it could refer to"
NO_SUCH_DAY = "there is no such day"
A_LENGTH = "a length of time, not a place in it"
REPEATED = "it comes again and again"
VAGUE = "no date is said"
QUARTER_REACH = 6
"""Times that may stand between a quarter and the "year earlier" that is compared with it."""
SYMBOLS = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "H": "XXXX-HX",
    "Y": "XXXX", "E": "XXX", "C": "XX", "L": "X",
}  # fmt: skip
"""The TIMEX3 value of a unit that cannot be placed."""


@dataclass(frozen=True, slots=True)
class Found:
    """A meaning on its way to a Timex. `aside`: named only for comparison, nothing later refers to it."""

    period: Period
    type: str = "DATE"
    anchor: str | None = None
    why: str | None = None
    offset: Offset | None = None
    aside: bool = False


def unplaced(unit: str, why: str, value: str | None = None) -> Found:
    """A time of which only the kind is known."""
    return Found(Period(value or SYMBOLS.get(unit, "XXXX-XX-XX"), unit), why=why)


class Reader:
    """One article, its items and pack, and the times gone by, for "that day" and "a week later"."""

    def __init__(self, document: Document, items: Items, pack: Times) -> None:
        self.items, self.pack, self.text = items, pack, document.text
        self.today = document.published
        self.dated: dict[int, Found] = {}
        """The weekdays that the text has dated: "Kamis (28/5)" says what "Kamis" is from there on."""
        self._latest: dict[str, tuple[Period, str]] = {}
        self._recent: tuple[Period, str] | None = None
        self._since_quarter = 0

    def span(self, match: Match) -> Span:
        return self.items.start[match.first], self.items.end[match.last - 1]

    def words(self, match: Match) -> str:
        start, end = self.span(match)
        return self.text[start:end]

    def lean(self, match: Match) -> int:
        """Whether the words around look ahead (1) or back (-1)."""
        return lean(self.items, match.first, match.last, self.pack.tense)

    def remember(self, found: Found, words: str) -> None:
        """Keep a time for later references, unless it is symbolic, a length, or an aside."""
        place = found.period
        if place.first is None or found.aside or found.type not in ("DATE", "TIME") or not place.value[0].isdigit():
            return
        self._since_quarter = 0 if place.unit == "Q" else self._since_quarter + 1
        self._latest[place.unit] = self._recent = (replace(place, value=place.value.partition("T")[0]), words)

    def earlier(self, unit: str | None = None) -> tuple[Period, str] | None:
        """The latest time gone by (of a unit, where one is named) with its words."""
        return self._latest.get(unit) if unit else self._recent

    def placed(self, offset: Offset, value: str | None = None) -> Found:
        """The stretch that lies an offset from the day of publication; `value` where it is not its first unit's."""
        day = shift(self.today, offset.unit, offset.low) if self.today else None
        if self.today is None or day is None:
            return replace(unplaced(offset.unit, NO_PUBLISHED, value), offset=offset)
        whole = period(day, offset.unit)
        first, last = stretch(offset, self.today)
        return Found(Period(value or whole.value, whole.unit, first, last), anchor=PUBLISHED, offset=offset)

    def quarter(self, unit: str = "Q") -> Found:
        """The quarter (or half) that the text named last, else the last one that was over on the day of publication."""
        earlier = self.earlier(unit)
        return Found(earlier[0], anchor=earlier[1]) if earlier else self.placed(Offset(unit, -1, -1))

    def speaks_of_quarters(self) -> bool:
        """Whether a quarter was named a few times ago, so that "a year earlier" is a quarter too."""
        return "Q" in self._latest and self._since_quarter < QUARTER_REACH
