"""What the ledger keeps, in other programs' formats (docs/exports.md): written record by record, in bounded memory.

A format's module is imported when it is asked for: the libraries of some are large, and optional.
"""

from collections.abc import Iterable
from importlib import import_module
from typing import IO

from pantau.errors import PantauError, UsageError
from pantau.records import Record

# The module of each format, and the extra of pyproject.toml that brings its library ("": none is needed).
_MODULES = {
    "plover": ("plover", ""),
    "csv": ("tables", ""),
    "parquet": ("parquet", "parquet"),
    "stix": ("stix", "stix"),
    "ftm": ("ftm", "ftm"),
    "annotation": ("annotation", ""),
    "atom": ("atom", ""),
}
FORMATS = tuple(_MODULES)
TABLES = ("claims", "events")
TABULAR = ("csv", "parquet")        # the formats that write one table of TABLES


def write(form: str, records: Iterable[Record], sink: IO[bytes], *, table: str = "claims") -> None:
    """Write `records` to `sink` in the format `form`, one of FORMATS; `table` is which of TABLES a tabular one writes.

    The sink need not be seekable, and is left open. Raises UsageError for a format or a table that there is not,
    PantauError where the format's library is not installed; what the sink or the records raise comes through.
    """
    if form not in FORMATS:
        raise UsageError(f"no format {form!r}", mend=f"one of: {', '.join(FORMATS)}")
    if table not in TABLES:
        raise UsageError(f"no table {table!r}", mend=f"one of: {', '.join(TABLES)}")
    name, extra = _MODULES[form]
    try:
        module = import_module(f"pantau.surfaces.export.{name}")
    except ImportError as error:
        raise PantauError(f"the format {form} needs a library that is not here: {error}",
                          mend=f"pip install 'pantau[{extra}]'") from error
    if form in TABULAR:
        module.write(records, sink, table=table)
    else:
        module.write(records, sink)
