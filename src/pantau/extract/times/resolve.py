"""From a match to its Timex: the operation that its pattern names decides what it means."""

from collections.abc import Callable

from pantau.extract.times import dates, relative, spans
from pantau.extract.times.match import Match
from pantau.extract.times.state import Found, Reader
from pantau.types import Timex

NOTHING = "nothing"
"""The operation of words that look like a time and are none: ages, names."""


def resolve(reader: Reader, match: Match) -> Timex | None:
    """The time that a match means, remembered for what follows; None where its words turn out to mean none."""
    found = OPERATIONS[match.operation](reader, match)
    if found is None:
        return None
    reader.remember(found, reader.words(match))
    place = found.period
    why = None if place.first else found.why
    return Timex(reader.span(match), found.type, place.value, place.first, place.last, found.anchor, why, found.offset)


def _nothing(reader: Reader, match: Match) -> None:
    """No time."""


OPERATIONS: dict[str, Callable[[Reader, Match], Found | None]] = {
    "calendar": dates.read_calendar,
    "shift": relative.read_shift,
    "distance": relative.read_distance,
    "run": relative.read_run,
    "follow": relative.read_follow,
    "that": relative.read_that,
    "moment": relative.read_moment,
    "duration": spans.read_duration,
    "set": spans.read_set,
    "season": spans.read_season,
    "quarter": spans.read_quarter,
    "decade": spans.read_decade,
    "century": spans.read_century,
    NOTHING: _nothing,
}
"""The operations that a pack's patterns may name."""
