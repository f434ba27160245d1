"""Rows of any query as a table for a terminal, as CSV and as JSON; as they come, however many."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from pantau.surfaces.terminal import Terminal, block, cells, clean, cut, pad

Row = Sequence[object]

_FIRST = 200        # rows that decide how wide the columns of a table are
_NARROW = 8         # cells that a column keeps, however many there are
_LINES = 3          # of a value, where columns stand below each other


def table(columns: Sequence[str], rows: Iterable[Row], terminal: Terminal) -> Iterator[str]:
    """Lines, each ended: what is wider than its column is cut; columns that are too many stand below each other.

    Never holds more than its first rows at once.
    """
    ahead = ([_shown(value) for value in row] for row in rows)
    first = list(islice(ahead, _FIRST))
    widths = _widths(columns, first, terminal.width)
    if sum(widths) + 2 * len(widths) - 2 > terminal.width:
        yield from _below(columns, chain(first, ahead), terminal)
        return
    yield _line([terminal.style(name, "bold") for name in map(cut, columns, widths)], widths)
    yield terminal.style("─" * (sum(widths) + 2 * len(widths) - 2), "dim") + "\n"
    for row in chain(first, ahead):
        yield _line(list(map(cut, row, widths)), widths)


def _below(columns: Sequence[str], rows: Iterable[Sequence[str]], terminal: Terminal) -> Iterator[str]:
    """Each row on as many lines as it has columns, and an empty one between two rows."""
    names = max(map(cells, columns)) + 2
    for number, row in enumerate(rows):
        yield "\n" if number else ""
        for name, value in zip(columns, row, strict=True):
            for line in block(value, terminal.width, names, first=terminal.style(name, "bold"), lines=_LINES):
                yield line.rstrip() + "\n"


def as_csv(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """CSV (RFC 4180), its first line the names; null is an empty cell, bytes are hexadecimal."""
    for row in chain([columns], rows):
        made = io.StringIO()
        csv.writer(made, lineterminator="\r\n").writerow(["" if v is None else _plain(v) for v in row])
        yield made.getvalue()


def as_json(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """An array of objects, one a line; bytes are hexadecimal."""
    before = "[\n"
    for row in rows:
        values = dict(zip(columns, map(_plain, row), strict=True))
        yield before + json.dumps(values, ensure_ascii=False)
        before = ",\n"
    yield "\n]\n" if before == ",\n" else "[]\n"


def _plain(value: object) -> object:
    return value.hex() if isinstance(value, bytes) else value


def _shown(value: object) -> str:
    return "·" if value is None else clean(" ".join(str(_plain(value)).split()))


def _widths(columns: Sequence[str], rows: Iterable[Sequence[str]], width: int) -> list[int]:
    """As wide as its widest value each; where that is too much together, the widest give way first."""
    wanted = [max(map(cells, column), default=0) for column in zip(columns, *rows, strict=True)]
    room = width - 2 * (len(wanted) - 1)
    limit = max(wanted, default=0)
    while limit > _NARROW and sum(min(w, limit) for w in wanted) > room:
        limit -= 1
    return [min(w, limit) for w in wanted]


def _line(values: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(map(pad, values, widths)).rstrip() + "\n"
