"""The `pantau` command. It only reads options, wires and prints; what it prints is made in `surfaces`.

Exit codes: 0 all was read, 1 some input could not be read (the rest was), 2 the command was called wrongly.
Imports stand inside the functions: `pantau --help` must not load the reader.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from pantau.brief import Brief
    from pantau.lang.schema.surface import Surface
    from pantau.surfaces.terminal import Terminal
    from pantau.types import Analysis

T = TypeVar("T")

_FALLBACK_UI = "en"
_GARBAGE = 200_000      # objects between searches for cycles, which took a quarter of the time that packs load in

_paths = click.argument("paths", nargs=-1, metavar="PATHS…", type=click.Path(allow_dash=True))
_language = click.option("--language", metavar="CODE", help="Read every article in this language (id, en).")
_published = click.option("--published", metavar="DATE", help="Take this day (YYYY-MM-DD) as the day of publication.")
_jobs = click.option("--jobs", "-j", type=click.IntRange(1), default=1, show_default=True,
                     help="Processes to read with.")
_output = click.option("--output", "-o", type=click.Path(dir_okay=False),
                       help="Write to this file instead of standard output.")
_ui = click.option("--ui", metavar="CODE",
                   help="Language of Pantau's own words (id, en).  [default: $PANTAU_UI, else the locale's]")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="pantau", message="%(package)s %(version)s")
def main() -> None:
    """Who said what would happen, on whose authority, who denied it: claims from the news, each at its place.

    PATHS are .txt, .html and .jsonl files, folders of them, or - for JSON Lines on standard input.
    """
    gc.set_threshold(_GARBAGE)


@main.command()
@_paths
@_language
@_published
@_jobs
@_output
def extract(paths: tuple[str, ...], language: str | None, published: str | None, jobs: int, output: str | None) -> None:
    """Print the reading of each article as one line of JSON (docs/contract.md), in the order of the input."""
    from pantau.contract import to_json

    run = _Run(paths, language, published, jobs)
    with _sink(output) as sink:
        for _, line in run.results(to_json):
            sink.write(line + b"\n")
    run.leave()


@main.command()
@_paths
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown", "html"]), default="text",
              show_default=True)
@_ui
@click.option("--all", "everything", is_flag=True, help="Leave nothing out of the text, however long.")
@_language
@_published
@_jobs
@_output
def brief(paths: tuple[str, ...], form: str, ui: str | None, everything: bool, language: str | None,
          published: str | None, jobs: int, output: str | None) -> None:
    """Print what the articles say together: expected, denied, declined, not known, and who said what."""
    from pantau.brief import compose, digest
    from pantau.surfaces import brief_text

    words = _ui_words(ui)
    run = _Run(paths, language, published, jobs)
    with _sink(output) as sink:
        made = compose(run.results(digest), run.failed)
        if form == "text":
            sink.write(_encoded(brief_text.render(made, words, _terminal(sink), everything=everything)))
        else:
            sink.write(_encoded(_brief_in(form, made, words)))
    run.leave()


@main.command()
@_paths
@click.option("--format", "form", type=click.Choice(["jsonl", "csv", "table"]), default="table", show_default=True)
@_ui
@_language
@_published
@_jobs
@_output
def events(paths: tuple[str, ...], form: str, ui: str | None, language: str | None, published: str | None,
           jobs: int, output: str | None) -> None:
    """Print the events that the articles tell: PLOVER records (docs/plover.md), or a table for a terminal."""
    from pantau.surfaces import events_text, plover

    words = _ui_words(ui)
    run = _Run(paths, language, published, jobs)
    with _sink(output) as sink:
        if form == "table":
            tables = run.results(partial(events_text.rows, surface=words))
            for line in events_text.render(tables, words, _terminal(sink)):
                sink.write(_encoded(line + "\n"))
        else:
            sink.write(plover.csv_head() if form == "csv" else b"")
            for _, lines in run.results(plover.csv_lines if form == "csv" else plover.json_lines):
                sink.write(lines)
    run.leave()


@main.command()
@click.argument("file", type=click.Path(allow_dash=True))
@click.option("--format", "form", type=click.Choice(["text", "html"]), default="text", show_default=True)
@_ui
@_language
@_published
@_output
def show(file: str, form: str, ui: str | None, language: str | None, published: str | None, output: str | None) -> None:
    """Show an article with everything that was read in it marked in place, and the reading beside it."""
    from pantau.surfaces import show_page, show_text

    words = _ui_words(ui)
    run = _Run((file,), language, published, 1)
    with _sink(output) as sink:
        results = run.results(_same)
        if form == "html":
            results = iter(_only(results, file))
        for where, analysis in results:
            if form == "html":
                made = show_page.render(analysis, words, where=where)
            else:
                made = show_text.render(analysis, words, _terminal(sink), where=where)
            sink.write(_encoded(made))
    run.leave()


def _only(results: Iterator[T], file: str) -> list[T]:
    """The one result of a file, if any; a page shows no more."""
    found = list(islice(results, 2))
    if len(found) > 1:
        raise click.UsageError(f"{file} holds several articles: --format html shows one")
    return found


@main.command("eval")
@click.argument("folders", nargs=-1, required=True, metavar="FOLDERS…", type=click.Path(exists=True, file_okay=False))
@click.option("--errors", is_flag=True, help="List what was missed, found in vain or misread.")
@click.option("--each", is_flag=True, help="One line per article, too.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def evaluate(folders: tuple[str, ...], errors: bool, each: bool, form: str) -> None:
    """Read the articles of FOLDERS (article.txt with gold.yaml beside it) and print how well."""
    from pantau.errors import PantauError
    from pantau.surfaces.figures import as_json, as_text

    try:
        from pantau.evaluate import evaluate as measure
        results = measure(map(Path, folders))
    except PantauError as error:
        _complain(error)
        sys.exit(1)
    click.echo(as_json(results) if form == "json" else as_text(results, errors=errors, each=each))


@main.command()
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
        self.language, self.published, self.jobs = _known_language(language), _known_day(published), jobs
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
                    _complain(result)
                else:
                    yield where, result

    def leave(self) -> None:
        sys.exit(1 if self.failed else 0)


def _same(analysis: "Analysis") -> "Analysis":
    return analysis


def _complain(error: Exception) -> None:
    click.echo(f"pantau: {error}", err=True)


def _known_language(code: str | None) -> str | None:
    from pantau.errors import LanguageError
    from pantau.lang import load_pack

    if code is not None:
        try:
            load_pack(code)
        except LanguageError as error:
            raise click.BadParameter(str(error), param_hint="--language") from error
    return code


def _known_day(day: str | None) -> str | None:
    from datetime import date

    if day is not None:
        try:
            date.fromisoformat(day)
        except ValueError as error:
            raise click.BadParameter(f"{day!r} is no day; write YYYY-MM-DD", param_hint="--published") from error
    return day


def _ui_words(ui: str | None) -> "Surface":
    """The language of Pantau's own words: asked for, or $PANTAU_UI, or the locale's where there is a pack for it."""
    from pantau.errors import LanguageError
    from pantau.lang import available, load_surface

    locale = (os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "")[:2]
    code = ui or os.environ.get("PANTAU_UI") or (locale if locale in available() else _FALLBACK_UI)
    try:
        return load_surface(code)
    except LanguageError as error:
        raise click.BadParameter(str(error), param_hint="--ui") from error


def _terminal(sink: IO[bytes]) -> "Terminal":
    """The terminal that output goes to; a file or a pipe is 80 cells wide and has no colours."""
    from shutil import get_terminal_size

    from pantau.surfaces.terminal import Terminal

    seen = sink.isatty()
    width = get_terminal_size((80, 24)).columns if seen or "COLUMNS" in os.environ else 80
    return Terminal(width, seen and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")


def _brief_in(form: str, made: "Brief", words: "Surface") -> str:
    from pantau.surfaces import brief_json, brief_markdown, brief_page

    if form == "html":
        return brief_page.render(made, words)
    if form == "markdown":
        return brief_markdown.render(made, words)
    return brief_json.render(made)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


@contextmanager
def _sink(output: str | None) -> Iterator[IO[bytes]]:
    """Where results go: standard output, a device, or a file that appears whole or not at all."""
    try:
        if output is None:
            yield _standard_output()
            sys.stdout.flush()
        elif Path(output).exists() and not Path(output).is_file():
            with open(output, "wb") as file:
                yield file
        else:
            with _whole_file(output) as file:
                yield file
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)    # an impatient second one would break what ends the processes
        raise
    except BrokenPipeError:                             # who reads has had enough: click leaves without a word
        raise
    except OSError as error:
        if output is None:
            sys.stdout = None                           # or Python fails again when it flushes what is left
        raise _unwritable(output or "standard output", error.strerror or str(error)) from error


def _standard_output() -> IO[bytes]:
    if sys.stdout is None:
        raise _unwritable("standard output", "it is closed")
    return sys.stdout.buffer


def _unwritable(where: str, why: str) -> click.ClickException:
    return click.ClickException(f"{where}: cannot be written: {why} (name another file with --output)")


@contextmanager
def _whole_file(output: str) -> Iterator[IO[bytes]]:
    part = Path(f"{output}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)
