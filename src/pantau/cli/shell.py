"""SQL on the ledger: a query, a stream of queries, or a shell. Nothing here can change a row."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import IO, TYPE_CHECKING

import click

from pantau.cli.output import complain, encoded, terminal_of

if TYPE_CHECKING:
    from pantau.monitor import Monitor

_FIRST, _NEXT = "sql> ", "...> "
_LEAVING = (".quit", ".exit")
_TABLES = "SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY 1"
_SCHEMA = "SELECT sql || ';' AS schema FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name LIKE '{}' ORDER BY rowid"
_HELP = """\
A query ends with ; and may be of several lines. Ctrl-C leaves it, Ctrl-D leaves the shell.
.tables         the tables and views
.schema [NAME]  how they are made; NAME may hold % for any letters
.help           this
.quit           leave
"""


class Shell:
    """Runs queries and prints their rows in one form: table, csv or json."""

    def __init__(self, monitor: "Monitor", form: str, sink: IO[bytes]) -> None:
        self.monitor, self.form, self.sink = monitor, form, sink

    def run(self, query: str) -> None:
        """Print the rows of one query, as they come. PantauError where it cannot be run."""
        from pantau.surfaces import rows

        names, found = self.monitor.sql(query)
        if self.form == "table":
            lines = rows.table(names, found, terminal_of(self.sink))
        else:
            lines = (rows.as_csv if self.form == "csv" else rows.as_json)(names, found)
        self.sink.writelines(map(encoded, lines))
        self.sink.flush()

    def talk(self) -> None:
        """Ask for queries until the end of input or .quit; lines can be edited, and are not kept in any file."""
        with suppress(ImportError):                 # Windows has none: lines are then edited as its terminal does it
            import readline  # noqa: F401

        click.echo(f"{self.monitor.path}  .help .tables .schema .quit", err=True)
        query = ""
        while True:
            try:
                query += input(_NEXT if query else _FIRST) + "\n"
            except KeyboardInterrupt:
                query = ""
                click.echo(err=True)
            except EOFError:
                click.echo(err=True)
                return
            if query.strip() in _LEAVING:
                return
            if query.startswith(".") or not query.strip() or sqlite3.complete_statement(query):
                self._attempt(query.strip())
                query = ""

    def _attempt(self, typed: str) -> None:
        """Run what was typed; an error, or an interrupt, only ends it."""
        from pantau.errors import PantauError

        try:
            if typed.startswith("."):
                self._command(*typed.split())
            elif typed:
                self.run(typed)
        except PantauError as error:
            complain(error)
        except KeyboardInterrupt:
            click.echo(err=True)

    def _command(self, name: str, of: str = "%", *more: str) -> None:
        if name == ".tables":
            self.run(_TABLES)
        elif name == ".schema":
            _, found = self.monitor.sql(_SCHEMA.format(of.replace("'", "''")))
            self.sink.writelines(encoded(f"{sql}\n") for (sql,) in found)
            self.sink.flush()
        else:
            click.echo(_HELP, nl=False, err=True)


def statements(lines: Iterable[str]) -> Iterator[str]:
    """Each query of a stream of lines, of which a query may take several; the last one needs no semicolon."""
    query = ""
    for line in lines:
        query += line
        if sqlite3.complete_statement(query):
            yield query.strip()
            query = ""
    if query.strip():
        yield query.strip()
