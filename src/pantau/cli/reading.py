"""The commands that read articles: what each of them says, and what they say together."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

from pantau.cli import options
from pantau.cli.opening import is_empty, opened, tell_undated
from pantau.cli.output import complain, encoded, sink_of, terminal_of, ui_words

if TYPE_CHECKING:
    from datetime import date

    from pantau.brief import Brief
    from pantau.lang.schema.surface import Surface
    from pantau.records import Filter
    from pantau.surfaces.terminal import Terminal
    from pantau.types import Analysis

T = TypeVar("T")


@click.command()
@options.paths
@options.language
@options.published
@options.jobs
@options.output
def extract(paths: tuple[str, ...], language: str | None, published: str | None, jobs: int, output: str | None) -> None:
    """Print the reading of each article, as JSON.

    One line each (docs/contract.md), in the order of the input.
    """
    from pantau.contract import to_json

    run = _Run(paths, language, published, jobs)
    with sink_of(output) as sink:
        for _, line in run.results(to_json):
            sink.write(line + b"\n")
    run.leave()


@click.command()
@options.paths
@options.form("text", "json", "markdown", "html")
@options.ui
@click.option("--all", "everything", is_flag=True, help="Leave nothing out of the text, however long.")
@click.option("--about", metavar="WORDS", help="Of the ledger: only what is about these words (as in search).")
@click.option("--actor", metavar="WORDS", help="Of the ledger: only what this speaker said: words of a name or role.")
@options.filters("country", "since", "until")
@options.as_of
@options.language
@options.published
@options.jobs
@options.output
@options.ledger
def brief(paths: tuple[str, ...], form: str, ui: str | None, everything: bool, about: str | None, actor: str | None,
          wanted: "Filter", as_of: "date | None", language: str | None, published: str | None, jobs: int,
          output: str | None, ledger: str | None) -> None:
    """Print what the articles say together.

    What is expected, denied, declined and not known, and who said what: of PATHS, or without them of the ledger.
    """
    from dataclasses import replace

    from pantau.surfaces import found_text

    words = ui_words(ui)
    named = (("--about", about), ("--actor", actor), ("--as-of", as_of), ("--ledger", ledger))
    asked = [*options.given(wanted), *(name for name, value in named if value)]
    if paths:
        if asked:
            raise click.UsageError(f"{', '.join(asked)}: asked of the ledger only; leave PATHS out")
        _brief_of_paths(_Run(paths, language, published, jobs), form, words, output, everything)
    if published:
        raise click.UsageError("--published: said of PATHS only; the ledger has its own dates")
    with opened(ledger, readonly=True) as monitor, sink_of(output) as sink:
        made = monitor.brief(replace(wanted, speaker=actor, language=language), about=about, as_of=as_of)
        tell_undated(monitor, wanted, words)
        if form == "text" and not made.articles:
            said = found_text.nothing(words.ledger.nothing_found, words, options=asked, empty=is_empty(monitor))
            sink.write(encoded(f"{said}\n"))
        else:
            sink.write(encoded(_brief_in(form, made, words, terminal_of(sink), everything)))


def _brief_of_paths(run: "_Run", form: str, words: "Surface", output: str | None, everything: bool) -> NoReturn:
    from pantau.brief import compose, digest

    with sink_of(output) as sink:
        made = compose(run.results(digest), run.failed)
        sink.write(encoded(_brief_in(form, made, words, terminal_of(sink), everything)))
    run.leave()


def _brief_in(form: str, made: "Brief", words: "Surface", terminal: "Terminal", everything: bool) -> str:
    from pantau.surfaces import brief_json, brief_markdown, brief_page, brief_text

    if form == "html":
        return brief_page.render(made, words)
    if form == "markdown":
        return brief_markdown.render(made, words)
    if form == "json":
        return brief_json.render(made)
    return brief_text.render(made, words, terminal, everything=everything)


@click.command()
@options.paths
@options.form("table", "jsonl", "csv")
@options.ui
@options.language
@options.published
@options.jobs
@options.output
def events(paths: tuple[str, ...], form: str, ui: str | None, language: str | None, published: str | None,
           jobs: int, output: str | None) -> None:
    """Print the events that the articles tell.

    As a table for a terminal, or as PLOVER records (docs/plover.md).
    """
    from pantau.surfaces import events_text, plover

    words = ui_words(ui)
    run = _Run(paths, language, published, jobs)
    with sink_of(output) as sink:
        if form == "table":
            tables = run.results(partial(events_text.rows, surface=words))
            for line in events_text.render(tables, words, terminal_of(sink)):
                sink.write(encoded(line + "\n"))
        else:
            sink.write(plover.csv_head() if form == "csv" else b"")
            for _, lines in run.results(plover.csv_lines if form == "csv" else plover.json_lines):
                sink.write(lines)
    run.leave()


@click.command()
@click.argument("file", type=click.Path(allow_dash=True))
@options.form("text", "html")
@options.ui
@options.language
@options.published
@options.output
def show(file: str, form: str, ui: str | None, language: str | None, published: str | None, output: str | None) -> None:
    """Show an article, and its reading beside it.

    Everything that was read in it is marked in place.
    """
    from pantau.surfaces import show_page, show_text

    words = ui_words(ui)
    run = _Run((file,), language, published, 1)
    with sink_of(output) as sink:
        results = run.results(_same)
        if form == "html":
            results = iter(_only(results, file))
        for where, analysis in results:
            if form == "html":
                made = show_page.render(analysis, words, where=where)
            else:
                made = show_text.render(analysis, words, terminal_of(sink), where=where)
            sink.write(encoded(made))
    run.leave()


def _only(results: Iterator[T], file: str) -> list[T]:
    """The one result of a file, if any; a page shows no more."""
    found = list(islice(results, 2))
    if len(found) > 1:
        raise click.UsageError(f"{file} holds several articles: --format html shows one")
    return found


@click.command("eval")
@click.argument("folders", nargs=-1, required=True, metavar="FOLDERS…", type=click.Path(exists=True, file_okay=False))
@click.option("--errors", is_flag=True, help="List what was missed, found in vain or misread.")
@click.option("--each", is_flag=True, help="One line per article, too.")
@options.form("text", "json")
def evaluate(folders: tuple[str, ...], errors: bool, each: bool, form: str) -> None:
    """Print how well articles are read.

    Of FOLDERS that have a careful reading (gold.yaml) beside each article.txt.
    """
    from pantau.errors import PantauError
    from pantau.surfaces.figures import as_json, as_text

    try:
        from pantau.evaluate import evaluate as measure
        results = measure(map(Path, folders))
    except PantauError as error:
        complain(error)
        sys.exit(1)
    click.echo(as_json(results) if form == "json" else as_text(results, errors=errors, each=each))


@click.command()
def languages() -> None:
    """List the language packs and how complete each is."""
    from pantau.lang.coverage import coverage
    from pantau.surfaces.figures import packs_as_text

    click.echo(packs_as_text(coverage()))


class _Run:
    """One pass over the inputs of a command: results with the names of their inputs, failures told and counted."""

    def __init__(self, paths: tuple[str, ...], language: str | None, published: str | None, jobs: int) -> None:
        if not paths and sys.stdin.isatty():
            raise click.UsageError("name files or folders, or - for standard input")
        self.paths = paths or ("-",)
        self.language, self.published, self.jobs = language, published, jobs
        self.failed: list[str] = []

    def results(self, then: "Callable[[Analysis], T]") -> Iterator[tuple[str, T]]:
        """(input, result) of every article that could be read, in order; the others are told on standard error."""
        from pantau.errors import PantauError
        from pantau.monitor import read_inputs, read_many
        from pantau.surfaces.progress import Progress

        with Progress(self.paths) as progress:
            results = read_many(progress.watch(read_inputs(self.paths)), language=self.language,
                                published=self.published, jobs=self.jobs, then=then)
            for result in results:
                where = progress.done()
                if isinstance(result, PantauError):
                    progress.clear()
                    self.failed.append(str(result))
                    complain(result)
                else:
                    yield where, result

    def leave(self) -> NoReturn:
        sys.exit(1 if self.failed else 0)


def _same(analysis: "Analysis") -> "Analysis":
    return analysis
