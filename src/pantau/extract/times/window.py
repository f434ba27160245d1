"""Re-anchoring: what a relative time means when it was said on another day than the article's."""

from datetime import date

from pantau.extract.times.calendar import most, period, portion, shift
from pantau.types import Offset, Timex


def window(timex: Timex, said: date | None) -> tuple[date | None, date | None]:
    """The first and last day that a time means for somebody who spoke on the day `said` (not the day of publication).

    Relative times ("besok", "next month", "in the coming weeks") are reckoned anew from `said`; a bare length of time ("dalam
    satu tahun") is the stretch that begins on `said`, "a few" counted to their most; any other time keeps its own days.
    """
    if said is None:
        return timex.earliest, timex.latest
    if timex.offset is not None:
        first, last = stretch(timex.offset, said)
        return (first, last) if first and last else (timex.earliest, timex.latest)
    length = parse_length(timex.value) if timex.type == "DURATION" else None
    if length is None:
        return timex.earliest, timex.latest
    last = said
    for count, unit in length:
        last = shift(last, unit, most(count, unit)) or last
    return said, last


def stretch(offset: Offset, anchor: date) -> tuple[date | None, date | None]:
    """The first and last day of an offset from a day; none beyond the calendar."""
    low, high = shift(anchor, offset.unit, offset.low), shift(anchor, offset.unit, offset.high)
    if low is None or high is None:
        return None, None
    if offset.running:
        return low, high
    if offset.portion:
        part = portion(period(low, offset.unit), offset.portion)
        return part.first, part.last
    return period(low, offset.unit).first, period(high, offset.unit).last


def parse_length(value: str) -> list[tuple[float | None, str]] | None:
    """The counts and units of a TIMEX3 duration ("P1Y6M", "PXD"; an X is None); None where it names no unit."""
    found: list[tuple[float | None, str]] = []
    clock, digits = "", ""
    for letter in value.removeprefix("P"):
        if letter.isdigit() or letter == ".":
            digits += letter
        elif letter == "T":
            clock = "T"
        elif letter == "X" and not digits:
            digits = "X"
        elif digits and letter in ("HMS" if clock else "DWMQYEC"):
            found.append((None if digits == "X" else float(digits), clock + letter))
            digits = ""
        else:
            return None
    return found or None
