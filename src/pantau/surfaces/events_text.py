"""Events in a terminal: one a row, its day, its status, who does what to whom, in which words, and where it stands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from pantau.brief.statements import source
from pantau.lang.schema.surface import Surface
from pantau.surfaces.deeds import SIGNS, between_whom, called, status
from pantau.surfaces.terminal import STATUS_COLOURS, Terminal, cells, clean, pad, shorten, wrap
from pantau.types import Analysis, Status

_WIDEST = 200
_NARROWEST = 72
_DATE, _SPOT = 10, 8


@dataclass(frozen=True, slots=True)
class Row:
    """What the table says of one event; `spot` is line:column in its article."""

    date: str
    status: Status
    retold: bool
    concept: str
    parties: str
    words: str
    place: str
    spot: str


def rows(analysis: Analysis, surface: Surface) -> list[Row]:
    """The events of an article, in the order of the text."""
    of = source(analysis)
    return [
        Row(
            str(event.when.earliest) if event.when and event.when.earliest else "", event.status, event.retold,
            called(event.concept, surface), between_whom(event, analysis, surface), of.words(event.trigger),
            event.place.name if event.place else "", "{0.line}:{0.column}".format(of.place("", event.trigger)),
        )
        for event in analysis.events
    ]


def render(articles: Iterable[tuple[str, list[Row]]], surface: Surface, terminal: Terminal) -> Iterator[str]:
    """Lines as the articles come: the heads of the columns, then each article's name and its events."""
    table = _Table(surface, Terminal(min(max(terminal.width, _NARROWEST), _WIDEST), terminal.colour))
    yield table.head()
    for where, found in articles:
        if found:
            yield table.style(shorten(clean(where), table.width), "dim")
        for row in found:
            yield from table.lines(row)


class _Table:
    """Columns of fixed widths, so that a row can be printed before the next article is read."""

    def __init__(self, surface: Surface, terminal: Terminal) -> None:
        self.surface, self.style, self.width = surface, terminal.style, terminal.width
        self.state = 2 + max(cells(status(each, surface)) for each in Status)
        left = self.width - _DATE - self.state - _SPOT - 6
        self.parties = left * 33 // 100
        self.concept = left * 29 // 100
        self.words = left * 20 // 100
        self.place = left - self.parties - self.concept - self.words

    def head(self) -> str:
        names = self.surface.show.columns
        columns = (names["date"], names["status"], names["parties"], names["concept"], names["words"], names["place"],
                   names["where"])
        return "\n".join(self.style(line, "bold") for line in self._lines(columns))

    def lines(self, row: Row) -> Iterator[str]:
        """One event, on as many lines as its parties need; one that is told again as background is dim."""
        said = status(row.status, self.surface)
        state = f"{self.style(SIGNS[row.status], *(() if row.retold else (STATUS_COLOURS[row.status],)))} {said}"
        rest = map(clean, (row.parties, row.concept, row.words, row.place, row.spot))
        for line in self._lines((row.date or "·", state, *rest)):
            yield self.style(line, "dim") if row.retold else line

    def _lines(self, values: Sequence[str]) -> Iterator[str]:
        widths = (_DATE, self.state, self.parties, self.concept, self.words, self.place, _SPOT)
        columns = [wrap(value, width) for value, width in zip(values, widths, strict=True)]
        for parts in zip_longest(*columns, fillvalue=""):
            yield " ".join(pad(part, width) for part, width in zip(parts, widths, strict=True)).rstrip()
