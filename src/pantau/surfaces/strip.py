"""A small calendar: windows of days as bars over one common row of days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pantau.lang.schema.surface import Dates

_LONGEST = 92       # days shown: a window that reaches further ends in an arrow, so that the near ones stay readable
_SHORTEST = 28      # days: a window of a week is seen as a part of the coming month
_GAP = 2


@dataclass(frozen=True, slots=True)
class Strip:
    """`width` cells from day `first` to day `last`, both shown; `today` is drawn as a line of its own."""

    first: date
    last: date
    width: int
    today: date | None = None

    def cell(self, day: date) -> int:
        """The cell of a day; days before the first and after the last fall outside 0 … width-1."""
        return (day - self.first).days * self.width // ((self.last - self.first).days + 1)

    def bar(self, earliest: date | None, latest: date | None) -> tuple[str, str, str]:
        """A window as (before, inside, after), together `width` cells; a window without dates is all before."""
        if earliest is None or latest is None or latest < earliest:
            return self._ground(0, self.width), "", ""
        start = min(max(self.cell(earliest), 0), self.width - 1)
        end = min(max(self.cell(latest + timedelta(1)) - 1, start), self.width - 1)
        inside = "━" * (end - start + 1)
        inside = inside if earliest >= self.first else "◂" + inside[1:]
        inside = inside if latest <= self.last else inside[:-1] + "▸"
        return self._ground(0, start), inside, self._ground(end + 1, self.width)

    def _ground(self, start: int, end: int) -> str:
        """The cells from `start` to `end` where no window is: a point each, a line where a week begins and today."""
        lines = {self.cell(day): "┊" for day in self.marks() if day > self.first}
        if self.today:
            lines[self.cell(self.today)] = "│"
        return "".join(lines.get(cell, "·") for cell in range(start, end))

    def scale(self, dates: Dates) -> str:
        """The days named along the strip: as many Mondays (or first days of months) as there is room for."""
        line = ""
        for day in self.marks():
            cell, label = self.cell(day), f"{day.day} {dates.months[day.month - 1]}"
            if (not line or cell >= len(line) + _GAP) and cell + len(label) <= self.width:
                line = line.ljust(cell) + label
        return line

    def marks(self) -> Iterable[date]:
        """The first day, and every Monday, or every first day of a month where weeks are too many."""
        days = (self.first + timedelta(n) for n in range((self.last - self.first).days + 1))
        weekly = (self.last - self.first).days < 2 * self.width
        return [self.first, *(d for d in days if (d.weekday() == 0 if weekly else d.day == 1))]


def strip_over(
    windows: Sequence[tuple[date | None, date | None]], width: int, today: date | None = None
) -> Strip | None:
    """The strip that shows these windows best, from the first beginning; None where no window has dates."""
    known = sorted((first, last) for first, last in windows if first and last)
    if not known:
        return None
    first, middle = known[0][0], known[len(known) // 2][0]
    if (middle - first).days > _LONGEST:
        first = middle - timedelta(_LONGEST // 2)
    last = min(max(last for _, last in known), first + timedelta(_LONGEST))
    return Strip(first, max(last, first + timedelta(_SHORTEST - 1)), width, today)
