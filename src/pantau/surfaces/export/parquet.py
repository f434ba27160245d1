"""The tables of `tables` as Parquet, by pyarrow: real days, moments and lists, in groups of rows."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, Any

import pyarrow  # type: ignore[import-untyped]
from pyarrow import parquet

from pantau.records import Record
from pantau.surfaces.export import tables

GROUP = 2_000       # rows held at once; a claim with its sentence is about a kilobyte

_SPAN = pyarrow.struct([("start", pyarrow.int32()), ("end", pyarrow.int32())])
_PLAIN: dict[str, Any] = {
    tables.TEXT: pyarrow.string(), tables.INTEGER: pyarrow.int32(), tables.NUMBER: pyarrow.float64(),
    tables.TRUTH: pyarrow.bool_(), tables.DAY: pyarrow.date32(), tables.MOMENT: pyarrow.timestamp("us", tz="UTC"),
}
_TYPES: dict[str, Any] = _PLAIN | {
    tables.SPANS: pyarrow.list_(_SPAN), tables.TEXTS: pyarrow.list_(_PLAIN[tables.TEXT]),
    tables.NUMBERS: pyarrow.list_(_PLAIN[tables.NUMBER]), tables.TRUTHS: pyarrow.list_(_PLAIN[tables.TRUTH]),
    tables.DAYS: pyarrow.list_(_PLAIN[tables.DAY]),
}


def write(records: Iterable[Record], sink: IO[bytes], *, table: str = "claims") -> None:
    """Raises what the sink raises."""
    columns = tables.COLUMNS[table]
    schema = pyarrow.schema([(column.name, _TYPES[column.type]) for column in columns])
    # Values only: a row of `rows_of` holds its whole article.
    rows = ([_value(column, row) for column in columns] for row in tables.rows_of(table, records))
    with parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        while (group := _group(rows, schema)).num_rows:
            writer.write_table(group)


def _group(rows: Iterator[list[Any]], schema: Any) -> Any:
    """The next rows, turned into columns."""
    turned = list(zip(*islice(rows, GROUP), strict=True)) or [()] * len(schema)
    arrays = [pyarrow.array(values, type=type) for values, type in zip(turned, schema.types, strict=True)]
    return pyarrow.Table.from_arrays(arrays, schema=schema)


def _value(column: tables.Column[Any], row: tables.Row[Any]) -> Any:
    value = column.value(row)
    return [{"start": start, "end": end} for start, end in value] if column.type == tables.SPANS else value
