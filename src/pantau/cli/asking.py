"""The commands that ask the ledger: they only read it, and never wait for whoever writes to it."""

import sys
from typing import IO, TYPE_CHECKING

import click

from pantau.cli import options
from pantau.cli.opening import is_empty, opened, tell_undated
from pantau.cli.output import complain, encoded, sink_of, terminal_of, ui_words

if TYPE_CHECKING:
    from datetime import date

    from pantau.lang.schema.surface import Surface
    from pantau.records import Filter, Record

_EXPORTS = ("plover", "csv", "parquet", "stix", "ftm", "annotation", "atom")
_id = click.argument("prefix", metavar="ID")


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("words", nargs=-1, metavar="[WORDS…]")
@options.filters()
@options.limit
@options.form("text", "json")
@options.ui
@options.ledger
def search(words: tuple[str, ...], wanted: "Filter", limit: int, form: str, ui: str | None,
           ledger: str | None) -> None:
    """Find claims, and passages of articles.

    The best first, and the words marked. All WORDS in any of their forms; "a phrase" as it is; -word: not; word*: what
    begins so; one OR the other.
    """
    from pantau.surfaces import found_text, ledger_json

    if unknown := [word for word in words if word.startswith("--")]:
        raise click.NoSuchOption(unknown[0].partition("=")[0])
    if not words and not options.given(wanted):
        raise click.UsageError("name words, or an option that says what to find")
    surface, typed = ui_words(ui), " ".join(words)
    with opened(ledger, readonly=True) as monitor, sink_of(None) as sink:
        found = monitor.search(typed, wanted, limit=limit)
        tell_undated(monitor, wanted, surface)
        if form == "json":
            sink.write(ledger_json.findings(found))
        elif found.claims or found.passages:
            lines = found_text.render(found, surface, terminal_of(sink), limit=limit)
            sink.writelines(encoded(f"{line}\n") for line in lines)
        else:
            said = found_text.nothing(surface.ledger.nothing_found, surface, words=len(words) > 0,
                                      options=options.given(wanted), empty=is_empty(monitor))
            sink.write(encoded(f"{said}\n"))


@click.command()
@click.argument("name", metavar="NAME")
@options.filters("country", "act", "type", "status", "language", "publisher", "since", "until")
@click.option("--limit", metavar="N", type=click.IntRange(1), help="Statements at most, the oldest ones.")
@options.form("text", "json")
@options.ui
@options.ledger
def actor(name: str, wanted: "Filter", limit: int | None, form: str, ui: str | None, ledger: str | None) -> None:
    """Print what a speaker said, the oldest first.

    NAME is words of a name or of a role.
    """
    from pantau.surfaces import found_text, ledger_json

    surface, some = ui_words(ui), False
    with opened(ledger, readonly=True) as monitor, sink_of(None) as sink:
        found = monitor.actor(name, wanted, limit=limit)
        tell_undated(monitor, wanted, surface)
        if form == "json":
            sink.writelines(ledger_json.statements(found))
            return
        for line in found_text.statements(found, surface, terminal_of(sink)):
            sink.write(encoded(f"{line}\n"))
            some = True
        if not some:
            said = found_text.nothing(surface.ledger.nothing_said.format(name=name), surface,
                                      options=options.given(wanted), empty=is_empty(monitor))
            sink.write(encoded(f"{said}\n"))


@click.command()
@_id
@options.form("text", "html", "json")
@options.ui
@options.output
@options.ledger
def document(prefix: str, form: str, ui: str | None, output: str | None, ledger: str | None) -> None:
    """Show an article of the ledger, and its reading.

    ID is the beginning of its id, or its address on the web.
    """
    words = ui_words(ui)
    with opened(ledger, readonly=True) as monitor:
        record = monitor.document(prefix)
    with sink_of(output) as sink:
        _show(record, None, form, words, sink)


@click.command()
@_id
@options.form("text", "html", "json")
@options.ui
@options.output
@options.ledger
def claim(prefix: str, form: str, ui: str | None, output: str | None, ledger: str | None) -> None:
    """Show a claim where it stands.

    The text around it with its parts marked, and its reading. ID is the beginning of its id, as search prints it.
    """
    words = ui_words(ui)
    with opened(ledger, readonly=True) as monitor:
        record, found = monitor.claim(prefix)
    with sink_of(output) as sink:
        _show(record, found, form, words, sink)


def _show(record: "Record", claim: str | None, form: str, words: "Surface", sink: IO[bytes]) -> None:
    """An article, or where `claim` is an id, that claim in it."""
    from pantau.surfaces import ledger_json, ledger_text, show_page, show_text

    analysis, kept = record.analysis, record.kept
    where, note = kept.url or kept.where, ledger_text.notes(kept, words)
    if form == "json":
        sink.write(ledger_json.claim(record, claim) if claim else ledger_json.document(record))
    elif form == "html":
        sink.write(encoded(show_page.render(analysis, words, where=where, notes=[note], chosen=claim)))
    else:
        terminal = terminal_of(sink)
        made = (show_text.render_claim(analysis, claim, words, terminal, where=where) if claim
                else show_text.render(analysis, words, terminal, where=where))
        sink.write(encoded(ledger_text.dim(note, terminal) + made))


@click.command()
@click.option("--format", "form", type=click.Choice(_EXPORTS), required=True)
@click.option("--table", type=click.Choice(["claims", "events"]), default="claims", show_default=True,
              help="What a row of csv and parquet is.")
@options.filters()
@options.as_of
@options.output
@options.ledger
def export(form: str, table: str, wanted: "Filter", as_of: "date | None", output: str | None,
           ledger: str | None) -> None:
    """Print the ledger in a format of other programs."""
    from pantau.surfaces.export import write

    with sink_of(output) as sink:
        if form == "parquet" and sink.isatty():
            raise click.UsageError("parquet is no text: name a file with --output")
        with opened(ledger, readonly=True) as monitor:
            write(form, monitor.records(wanted, as_of=as_of), sink, table=table)


@click.command()
@click.argument("query", required=False)
@options.form("table", "csv", "json")
@options.output
@options.ledger
def sql(query: str | None, form: str, output: str | None, ledger: str | None) -> None:
    """Ask the ledger in SQL, by a query or in a shell.

    Nothing can be changed. Without QUERY and without a terminal, the queries are read from standard input.
    """
    from pantau.cli.shell import Shell, statements
    from pantau.errors import UsageError

    with opened(ledger, readonly=True) as monitor, sink_of(output) as sink:
        shell = Shell(monitor, form, sink)
        if query is None and sys.stdin.isatty() and sink.isatty():
            shell.talk()
        else:
            try:
                for statement in statements(sys.stdin) if query is None else [query]:
                    shell.run(statement)
            except UsageError as error:         # of the query; the command was called rightly
                complain(error)
                sys.exit(1)
