"""The commands that keep: taking in, polling feeds, and looking after the ledger."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pantau.cli import options
from pantau.cli.opening import Stopping, opened
from pantau.cli.output import complain, say, sink_of, tell, ui_words

if TYPE_CHECKING:
    from pantau.lang.schema.surface import Surface
    from pantau.records import Added
    from pantau.surfaces.intake import Tally
    from pantau.surfaces.progress import Counted

_private = click.option("--allow-private", is_flag=True,
                        help="Fetch from this machine and its own network, too: addresses that are not public.")
_urls = click.argument("urls", nargs=-1, required=True, metavar="URL…")


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="PATH|URL…")
@options.form("text", "json")
@options.language
@options.published
@options.jobs
@_private
@click.option("--again", is_flag=True, help="Take in what was forgotten, too.")
@options.ui
@options.ledger
def add(inputs: tuple[str, ...], form: str, language: str | None, published: str | None, jobs: int,
        allow_private: bool, again: bool, ui: str | None, ledger: str | None) -> None:
    """Take articles into the ledger.

    From files, folders, JSON Lines (- is standard input), pages, feeds, sitemaps and lists of feeds (OPML). What is
    there already stays as it is; a page that has changed becomes a new version.
    """
    from pantau.monitor import Intake
    from pantau.surfaces.progress import Counted

    words = ui_words(ui)
    how = Intake(language=language, published=published, jobs=jobs, allow_private=allow_private, again=again)
    with Stopping() as stopping, opened(ledger) as monitor:
        tally = _taken(monitor.add(inputs, options=how), stopping, Counted(inputs))
    _told(tally, form, words)


@click.command()
@click.option("--once", is_flag=True, help="Poll every feed once.")
@click.option("--every", metavar="MINUTES", type=click.FloatRange(0, min_open=True), default=15.0, show_default=True,
              help="How long to wait between two rounds.")
@options.language
@options.jobs
@_private
@options.ui
@options.ledger
def watch(once: bool, every: float, language: str | None, jobs: int, allow_private: bool, ui: str | None,
          ledger: str | None) -> None:
    """Poll the feeds, round after round.

    Prints one line for each round, until a signal (Ctrl-C, SIGTERM) ends it; a second one ends it at once.
    """
    from datetime import datetime

    from pantau.monitor import Intake
    from pantau.surfaces.ledger_text import polled
    from pantau.surfaces.progress import Counted

    words, how = ui_words(ui), Intake(language=language, jobs=jobs, allow_private=allow_private)
    with Stopping() as stopping, opened(ledger) as monitor:
        while True:
            tally = _taken(monitor.watch(once=True, options=how, stop=stopping.event), stopping, Counted())
            say(polled(datetime.now().astimezone(), len(monitor.feeds()), tally.counts, words))
            if once or stopping.event.wait(60 * every):
                break
    sys.exit(1 if once and not tally.whole else 0)


def _taken(added: "Iterable[Added]", stopping: Stopping, bar: "Counted") -> "Tally":
    """Count what becomes of each input, telling failures as they come, until the end or a signal."""
    from pantau.errors import PantauError
    from pantau.surfaces.intake import Tally

    tally = Tally()
    with bar:
        try:
            for each in added:
                tally.count(each)
                _step(each, bar)
                if stopping.asked:
                    tally.stopped = True
                    break
        except PantauError as error:        # of the ledger itself: what was done is told all the same
            bar.clear()
            complain(error)
            if not tally.counts:
                sys.exit(1)
            tally.stopped = True
    return tally


def _step(added: "Added", bar: "Counted") -> None:
    from pantau.records import Outcome
    from pantau.surfaces.intake import reason

    if added.outcome not in {Outcome.FAILED, Outcome.POLLED}:
        bar.step()
    told = [reason(added)] if added.outcome is Outcome.FAILED else added.warnings
    for what in told:
        bar.clear()
        complain(f"{added.where}: {what}")


def _told(tally: "Tally", form: str, words: "Surface") -> None:
    """Print what was done, and leave: 1 where not all of it was."""
    if form == "json":
        with sink_of(None) as sink:
            sink.write(tally.json())
    else:
        tell(lambda terminal: tally.text(words, terminal))
    sys.exit(0 if tally.whole else 1)


@click.group()
def feeds() -> None:
    """The feeds that watch polls."""


@feeds.command("add")
@_urls
@options.ui
@options.ledger
def add_feeds(urls: tuple[str, ...], ui: str | None, ledger: str | None) -> None:
    """Poll these addresses from now on."""
    words = ui_words(ui).ledger
    with opened(ledger) as monitor:
        for url in urls:
            said = words.feed_added if monitor.add_feed(url) else words.feed_known
            say(said.format(url=url))


@feeds.command("list")
@options.form("text", "json")
@options.ui
@options.ledger
def list_feeds(form: str, ui: str | None, ledger: str | None) -> None:
    """Print every feed, when it was last polled, what went wrong."""
    from pantau.surfaces import ledger_json, ledger_text

    words = ui_words(ui)
    with opened(ledger, readonly=True) as monitor:
        found = monitor.feeds()
    if form == "json":
        with sink_of(None) as sink:
            sink.write(ledger_json.feeds(found))
    else:
        tell(lambda terminal: ledger_text.feeds(found, words, terminal))


@feeds.command("remove")
@_urls
@options.ui
@options.ledger
def remove_feeds(urls: tuple[str, ...], ui: str | None, ledger: str | None) -> None:
    """Poll these addresses no more; what came from them stays."""
    words, failed = ui_words(ui).ledger, False
    with opened(ledger) as monitor:
        for url in urls:
            if monitor.remove_feed(url):
                say(words.feed_removed.format(url=url))
            else:
                complain(f"{url}: no such feed (pantau feeds list names them)")
                failed = True
    sys.exit(1 if failed else 0)


@feeds.command("import")
@click.argument("file", metavar="FILE.opml", type=click.Path(exists=True, dir_okay=False))
@options.ui
@options.ledger
def import_feeds(file: str, ui: str | None, ledger: str | None) -> None:
    """Poll the feeds of a list (OPML) from now on."""
    from pantau.surfaces.words import count

    words = ui_words(ui)
    with opened(ledger) as monitor:
        new = monitor.import_feeds(Path(file))
    say(count(new, words.ledger.feeds_imported))


@feeds.command("export")
@options.output
@options.ledger
def export_feeds(output: str | None, ledger: str | None) -> None:
    """Print the feeds as a list that other readers take (OPML)."""
    with opened(ledger, readonly=True) as monitor, sink_of(output) as sink:
        sink.write(monitor.export_feeds())


@click.command()
@click.argument("document", metavar="ID")
@click.option("--reason", metavar="TEXT", required=True, help="Why; it is all that stays of the document.")
@options.ui
@options.ledger
def forget(document: str, reason: str, ui: str | None, ledger: str | None) -> None:
    """Erase a document for good.

    All its versions and readings go; the reason is kept, and the document is not taken in again.
    """
    from pantau.surfaces.words import count

    words = ui_words(ui).ledger
    with opened(ledger) as monitor:
        gone = monitor.forget(document, reason)
    say(count(gone.claims, words.forgotten, id=gone.id))


@click.group("ledger")
def care() -> None:
    """Check the ledger, copy it, make it small, rescue it."""


@care.command()
@options.ui
@options.ledger
def check(ui: str | None, ledger: str | None) -> None:
    """Look for faults.

    In the file, in its rows, and in every quoted word, which must be the text's at its place. Exits with 1 where there
    are any.
    """
    from pantau.surfaces.words import count

    words, faults = ui_words(ui).ledger, 0
    with opened(ledger, readonly=True) as monitor:
        for fault in monitor.check():
            say(fault)
            faults += 1
    say(count(faults, words.faults) if faults else words.whole)
    sys.exit(1 if faults else 0)


@care.command()
@options.form("text", "json")
@options.ui
@options.ledger
def stats(form: str, ui: str | None, ledger: str | None) -> None:
    """Print what the ledger holds, and what its bytes are spent on."""
    from pantau.surfaces import ledger_json, ledger_text

    words = ui_words(ui)
    with opened(ledger, readonly=True) as monitor:
        figures = monitor.stats()
    if form == "json":
        with sink_of(None) as sink:
            sink.write(ledger_json.stats(figures))
    else:
        tell(lambda terminal: ledger_text.stats(figures, words, terminal))


@care.command()
@click.argument("file", type=click.Path(dir_okay=False))
@options.ui
@options.ledger
def backup(file: str, ui: str | None, ledger: str | None) -> None:
    """Copy the ledger, while others work with it."""
    words = ui_words(ui).ledger
    with opened(ledger, readonly=True) as monitor:
        monitor.backup(Path(file))
    say(words.copied.format(file=file))


@care.command()
@options.ui
@options.ledger
def vacuum(ui: str | None, ledger: str | None) -> None:
    """Give the space that is free in the file back to the disk."""
    from pantau.surfaces.ledger_text import size

    words = ui_words(ui).ledger
    with opened(ledger) as monitor:
        before = size(monitor.path.stat().st_size)
        monitor.vacuum()
    after = size(monitor.path.stat().st_size)
    say(words.vacuumed.format(before=before, after=after))


@care.command()
@click.argument("damaged", metavar="FROM", type=click.Path(exists=True, dir_okay=False))
@click.argument("to", metavar="TO", type=click.Path(dir_okay=False))
@options.ui
def rescue(damaged: str, to: str, ui: str | None) -> None:
    """Save what is whole of a damaged ledger.

    Every document of FROM that can be read goes into a new ledger, TO; what is lost is named on standard error. Exits
    with 1 where something is.
    """
    from pantau.monitor import rescue as save
    from pantau.surfaces.words import count

    words = ui_words(ui).ledger
    saved = save(Path(damaged), Path(to))
    for each in saved.lost_ids:
        complain(f"{damaged}: {each}")
    told = ((saved.reread, words.anew), (saved.lost, words.lost))
    say(count(saved.documents, words.rescued, file=to), *(count(number, text) for number, text in told if number))
    sys.exit(1 if saved.lost else 0)


@care.command()
@options.form("text", "json")
@click.option("--all", "everything", is_flag=True, help="Everything, not only what an older reader read.")
@options.jobs
@options.ui
@options.ledger
def reread(form: str, everything: bool, jobs: int, ui: str | None, ledger: str | None) -> None:
    """Read the kept texts anew.

    With this version of the reader, those that an older one read; the older readings stay in the ledger.
    """
    from pantau.surfaces.progress import Counted

    words = ui_words(ui)
    with Stopping() as stopping, opened(ledger) as monitor:
        tally = _taken(monitor.reread(jobs=jobs, everything=everything), stopping, Counted())
    if form == "text" and not tally.counts:
        say(words.ledger.nothing_to_reread)
    else:
        _told(tally, form, words)
