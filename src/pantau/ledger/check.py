"""Whether a ledger is sound: its pages, its references, and every quotation against its text."""

import sqlite3
from collections.abc import Iterator


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Every fault, one sentence each."""
    for found, in connection.execute("PRAGMA integrity_check"):
        if found != "ok":
            yield found
