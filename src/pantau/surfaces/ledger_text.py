"""What is said of the ledger itself in a terminal: its figures, its feeds, and how it keeps a document."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from pantau.lang.schema.surface import Surface
from pantau.records import Feed, Kept, Outcome, Stats
from pantau.surfaces.found_text import SHORT
from pantau.surfaces.intake import outcomes
from pantau.surfaces.terminal import Terminal, block, cells, clean, joined, pad, shorten, wrap
from pantau.surfaces.words import count, day, period

_UNITS = ("B", "kB", "MB", "GB", "TB")
_SHOWN = 12         # publishers and tables that are listed


def notes(kept: Kept, surface: Surface) -> str:
    """One line: the document's id, which version and reading this is, since when it is kept, what came after it."""
    words = surface.ledger
    return joined((
        kept.id[:SHORT], words.version.format(n=kept.version), words.reading.format(n=kept.reading), kept.reader,
        words.taken_in.format(when=moment(kept.added, surface)),
        words.superseded.format(id=kept.superseded_by[:SHORT]) if kept.superseded_by else "",
    ))


def dim(note: str, terminal: Terminal) -> str:
    """Such a line, in the lines that it needs."""
    return "".join(f"{line}\n" for line in wrap(terminal.style(clean(note), "dim"), terminal.width))


def moment(when: datetime, surface: Surface) -> str:
    """"12 Jun 2024 14:05 UTC"."""
    when = when.astimezone(UTC)
    return f"{day(when.date(), surface.dates, year=True)} {when:%H:%M} UTC"


def size(number: int) -> str:
    """"12.3 MB", in powers of a thousand."""
    value, unit = float(number), 0
    while value >= 1000 and unit < len(_UNITS) - 1:
        value, unit = value / 1000, unit + 1
    return f"{value:.1f} {_UNITS[unit]}" if unit else f"{number} {_UNITS[0]}"


def polled(at: datetime, feeds: int, counts: Counter[Outcome], surface: Surface) -> str:
    """One line for a round over the feeds, at local time."""
    return joined((f"{at.astimezone():%Y-%m-%d %H:%M}", count(feeds, surface.ledger.feeds), outcomes(counts, surface)))


def feeds(of: Sequence[Feed], surface: Surface, terminal: Terminal) -> Iterator[str]:
    """Each feed: its address, then its title, when it was last polled, and what went wrong."""
    if not of:
        yield surface.ledger.no_feeds
    for feed in of:
        visit, words = feed.visit, surface.ledger
        yield shorten(clean(feed.url), terminal.width)
        last = moment(visit.at, surface) if visit else words.never_polled
        about = terminal.style(clean(joined((feed.title if feed.title != feed.url else "", last))), "dim")
        if visit and visit.failures:
            why = count(visit.failures, words.failing, why=clean(visit.why or "?"))
            about = joined((about, terminal.style(why, "red")))
        yield from block(about, terminal.width, 4)


def stats(of: Stats, surface: Surface, terminal: Terminal) -> Iterator[str]:
    """The figures of a ledger, one a line, and what its bytes are spent on."""
    labels, words = surface.ledger.labels, surface.ledger
    column = max(map(cells, labels.values())) + 2
    each = f"{size(of.bytes // of.versions)} {labels['each']}" if of.versions else ""
    acts = ((getattr(surface.acts, act), number) for act, number in of.acts)
    rows = (
        ("ledger", str(of.path)), ("size", joined((size(of.bytes), each))),
        ("documents", f"{of.documents:,} ({of.versions:,} {labels['versions']}, {of.readings:,} {labels['readings']})"),
        ("claims", f"{of.claims:,}"), ("events", f"{of.events:,}"), ("actors", f"{of.actors:,}"),
        ("feeds", f"{of.feeds:,}"), ("forgotten", f"{of.forgotten:,}"),
        ("published", period(of.first, of.last, surface.dates, year=True)),
        ("languages", _numbers(of.languages)), ("publishers", _numbers(of.publishers[:_SHOWN])),
        ("acts", _numbers(acts)),
    )
    for name, value in rows:
        if value:
            yield from block(clean(value), terminal.width, column, first=terminal.style(labels[name], "bold"))
    if of.tables:
        yield terminal.style(words.labels["tables"], "bold")
    for name, number in of.tables[:_SHOWN]:
        yield f"  {pad(name, 24)} {size(number):>10}  {number / max(of.bytes, 1):4.0%}"


def _numbers(of: Iterable[tuple[str, int]]) -> str:
    return joined(f"{name or '–'} {number:,}" for name, number in of)
