"""Events as PLOVER records, JSON Lines (docs/plover.md): what `pantau events` prints, from the ledger."""

from collections.abc import Iterable
from typing import IO

from pantau.records import Record
from pantau.surfaces.plover import json_lines


def write(records: Iterable[Record], sink: IO[bytes]) -> None:
    """Raises what the sink raises."""
    for record in records:
        sink.write(json_lines(record.analysis))
