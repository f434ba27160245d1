"""The schema, as numbered steps: NNN_name.sql beside this file, each applied once, whole or not at all."""

import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

APPLICATION = 0x50_4E_54_55     # "PNTU" in the header of the file


@cache
def steps() -> tuple[tuple[int, str], ...]:
    """(number, SQL) of every migration, in order."""
    found = sorted(each.name for each in files(__name__).iterdir() if each.name.endswith(".sql"))
    return tuple((int(name.partition("_")[0]), (files(__name__) / name).read_text("utf-8")) for name in found)


def newest() -> int:
    return steps()[-1][0]


def migrate(connection: sqlite3.Connection) -> None:
    """Take the open transaction's ledger to the newest schema."""
    version, = connection.execute("PRAGMA user_version").fetchone()
    for number, script in steps():
        if number > version:
            for statement in statements(script):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {number}")


def statements(script: str) -> Iterator[str]:
    """The statements of a script with the comments before them: `executescript` would end the transaction."""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
