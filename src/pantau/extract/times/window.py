"""Re-anchoring: what a relative time means when it was said on another day than the article's."""

from datetime import date

from pantau.extract.times.calendar import most, shift, stretch
from pantau.types import Timex


def window(timex: Timex, said: date | None) -> tuple[date | None, date | None]:
    """The first and last day that a time means for somebody who spoke on the day `said` (None: the day of publication).

    Relative times ("besok", "next month", "in the coming weeks") are reckoned anew from `said`; a bare length of time
    ("dalam satu tahun") is the stretch that begins on `said`, "a few" counted to their most; any other time keeps its
    own days.
    """
    if said is None:
        return timex.earliest, timex.latest
    if timex.offset is not None:
        first, last = stretch(timex.offset, said)
        return (first, last) if first and last else (timex.earliest, timex.latest)
    if timex.type != "DURATION":
        return timex.earliest, timex.latest
    last = said
    for count, unit in parse_length(timex.value):
        last = shift(last, unit, most(count, unit)) or last
    return (said, last) if last > said else (timex.earliest, timex.latest)


def parse_length(value: str) -> list[tuple[float | None, str]]:
    """The counts and units of a TIMEX3 duration ("P1Y6M", "PXD": an X is None); empty where it names no unit."""
    found: list[tuple[float | None, str]] = []
    clock, digits = "", ""
    for letter in value.removeprefix("P"):
        if letter.isdigit() or letter == "." or (letter == "X" and not digits):
            digits += letter
        elif letter == "T":
            clock = "T"
        elif digits and letter in ("HMS" if clock else "DWMQYEC"):
            found.append((None if digits == "X" else float(digits), clock + letter))
            digits = ""
        else:
            return []
    return found
