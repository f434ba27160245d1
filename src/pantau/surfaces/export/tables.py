"""Flat tables, one row a claim or one row an event, and the CSV of them (RFC 4180, UTF-8).

The columns are declared once, each with its type; CSV and Parquet are made from the same rows (docs/exports.md).
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import IO, Any, Generic, TypeVar

from pantau.records import Record
from pantau.surfaces.export.common import Told, cleaned, instant, told
from pantau.types import Actor, Claim, Event, Expectation, Span, Spans, Speaker

T = TypeVar("T")

TEXT, INTEGER, NUMBER, TRUTH, DAY, MOMENT = "text", "integer", "number", "truth", "day", "moment"
SPANS = "spans"
TEXTS, NUMBERS, TRUTHS, DAYS = "texts", "numbers", "truths", "days"

# What a spreadsheet would take for a formula: at the beginning of a cell, and, where its list separator is a semicolon
# (as in Indonesia), behind one. The full-width signs count too.
_FORMULA = re.compile("(?:^|[;\t\r\n]) *(?=[=+@＝＋－＠-])")


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A name, one of the types above, and how the value is had; the lists of one row that belong together keep step."""

    name: str
    type: str
    value: Callable[[T], Any]


@dataclass(frozen=True, slots=True)
class Row(Generic[T]):
    """A claim or an event, and the article that it stands in."""

    told: Told
    it: T


def write(records: Iterable[Record], sink: IO[bytes], *, table: str = "claims") -> None:
    """CSV: a line of names, a line for each row. Raises what the sink raises."""
    columns, rows = COLUMNS[table], rows_of(table, records)
    sink.write(_line([column.name for column in columns]))
    for row in rows:
        sink.write(_line([_cell(column.value(row), column.type) for column in columns]))


def rows_of(table: str, records: Iterable[Record]) -> Iterator[Row[Any]]:
    for each in told(records):
        analysis = each.record.analysis
        yield from (Row(each, it) for it in (analysis.claims if table == "claims" else analysis.events))


def _line(cells: Sequence[str]) -> bytes:
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerow(cells)
    return made.getvalue().encode()


def _cell(value: object, type: str) -> str:
    """A value in one cell: several with "; " between, nothing for what is unknown, no formula."""
    if value is None:
        return ""
    if type == SPANS:
        return "; ".join(f"{start}-{end}" for start, end in value)          # type: ignore[attr-defined]
    if isinstance(value, (list, tuple)):
        return _unarmed("; ".join(_plain(each) for each in value))
    return _unarmed(_plain(value)) if type == TEXT else _plain(value)


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return instant(value)
    return value.isoformat() if isinstance(value, date) else f"{value:.12g}" if isinstance(value, float) else str(value)


def _unarmed(text: str) -> str:
    """The text with an apostrophe before whatever a spreadsheet would reckon with."""
    return _FORMULA.sub(r"\g<0>'", text)


def _kept(name: str, type: str = TEXT) -> Column[Any]:
    of = (lambda r: cleaned(getattr(r.told.record.kept, name))) if type == TEXT else (
        lambda r: getattr(r.told.record.kept, name))
    return Column({"id": "document_id", "where": "input"}.get(name, name), type, of)


def _own(name: str, type: str = TEXT) -> Column[Any]:
    return Column(name, type, lambda r: getattr(r.it, name))


def _words(name: str, of: Callable[[Any], Spans | None]) -> tuple[Column[Any], Column[Any]]:
    """The words, as the article has them, and where."""
    return (Column(name, TEXT, lambda r: r.told.exact(of(r.it))),
            Column(f"{name}_spans", SPANS, lambda r: of(r.it) or ()))


def _part(name: str) -> tuple[Column[Any], Column[Any]]:
    return _words(name, lambda it: getattr(it, name))


def _listed(prefix: str, of: Callable[[Any], Iterable[Any]],
            parts: dict[str, tuple[str, Callable[[Any], Any]]]) -> list[Column[Any]]:
    """A list in step for each part of what `of` finds."""
    def column(name: str, type: str, part: Callable[[Any], Any]) -> Column[Any]:
        return Column(f"{prefix}_{name}", type, lambda r: [part(each) for each in of(r)])

    return [column(name, type, part) for name, (type, part) in parts.items()]


def _speakers(row: Row[Claim]) -> tuple[Speaker, ...]:
    return row.it.speakers


def _events(row: Row[Claim]) -> list[Event]:
    return [row.told.of.events[e] for e in row.it.events if e in row.told.of.events]


def _claims(row: Row[Event]) -> list[Claim]:
    return [row.told.of.claims[c] for c in row.it.claims if c in row.told.of.claims]


def _actors(ids: Callable[[Event], tuple[str, ...]]) -> Callable[[Row[Event]], list[Actor]]:
    return lambda row: [row.told.of.actors[a] for a in ids(row.it) if a in row.told.of.actors]


def _windows(row: Row[Event]) -> list[Expectation]:
    return [e for e in row.told.record.analysis.expectations if e.event == row.it.id]


def _rules(row: Row[Event], stated: bool) -> list[str]:
    """The rules that the event would break: as the text says, or as it only matches them."""
    return [b.norm for b in row.told.record.analysis.breaches if b.event == row.it.id and b.stated is stated]


def _sentence(spans: Callable[[Any], Spans]) -> tuple[Column[Any], Column[Any]]:
    def place(row: Row[Any]) -> tuple[Span]:
        return (row.told.sentence(spans(row.it))[0],)

    return (Column("sentence", TEXT, lambda r: r.told.sentence(spans(r.it))[1]),
            Column("sentence_spans", SPANS, place))


def _if(whole: Callable[[Any], Any], part: Callable[[Any], Any]) -> Callable[[Row[Any]], Any]:
    """A part of what may be missing."""
    def value(row: Row[Any]) -> Any:
        found = whole(row.it)
        return None if found is None else part(found)

    return value


def _said(it: Claim) -> Any:
    return it.said


def _chance(it: Claim) -> Any:
    return it.probability


def _place(it: Event) -> Any:
    return it.place


def _when(it: Event) -> Any:
    return it.when


_DOCUMENT: tuple[Column[Any], ...] = (
    _kept("id"), _kept("text_id"), _kept("version", INTEGER), _kept("reading", INTEGER), _kept("reader"),
    _kept("superseded_by"), _kept("url"), _kept("title"), _kept("publisher"),
    Column("author", TEXT, lambda r: cleaned(r.told.record.analysis.document.author)),
    _kept("published", DAY), _kept("added", MOMENT), _kept("language"), _kept("where"), _kept("feed"),
)

_PARTY: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "ids": (TEXTS, lambda a: a.id), "names": (TEXTS, lambda a: cleaned(a.name)),
    "countries": (TEXTS, lambda a: a.country), "kinds": (TEXTS, lambda a: a.kind.value),
    "anonymous": (TRUTHS, lambda a: a.anonymous), "country_whys": (TEXTS, lambda a: a.country_why),
}

CLAIMS: tuple[Column[Any], ...] = (
    Column("claim_id", TEXT, lambda r: r.it.id), *_DOCUMENT,
    Column("act", TEXT, lambda r: r.it.act.value), Column("quote", TEXT, lambda r: r.it.quote.value),
    *_part("source"), *_part("cue"), *_part("content"),
    *_sentence(lambda c: c.cue or c.content or c.source),
    *_listed("speaker", _speakers, {
        "actor_ids": (TEXTS, lambda s: s.actor), "names": (TEXTS, lambda s: cleaned(s.name)),
        "roles": (TEXTS, lambda s: cleaned(s.role)), "countries": (TEXTS, lambda s: s.country),
        "kinds": (TEXTS, lambda s: s.kind and s.kind.value), "anonymous": (TRUTHS, lambda s: s.anonymous),
        "country_whys": (TEXTS, lambda s: s.country_why)}),
    Column("probability_low", NUMBER, _if(_chance, lambda p: p[0])),
    Column("probability_high", NUMBER, _if(_chance, lambda p: p[1])),
    Column("said_earliest", DAY, _if(_said, lambda s: s.earliest)),
    Column("said_latest", DAY, _if(_said, lambda s: s.latest)),
    *_words("said", lambda c: c.said and c.said.span),
    *_part("addressee"), *_part("channel"), *_part("evidence"), *_part("place"),
    _own("relayed_by"),
    *_listed("event", _events, {
        "ids": (TEXTS, lambda e: e.id), "types": (TEXTS, lambda e: e.type.value),
        "concepts": (TEXTS, lambda e: e.concept), "statuses": (TEXTS, lambda e: e.status.value)}),
    _own("confidence", NUMBER), _own("rule"),
)

EVENTS: tuple[Column[Any], ...] = (
    Column("event_id", TEXT, lambda r: r.it.id), *_DOCUMENT,
    Column("type", TEXT, lambda r: r.it.type.value), _own("concept"),
    Column("status", TEXT, lambda r: r.it.status.value), _own("status_why"), _own("retold", TRUTH),
    *_part("trigger"), *_sentence(lambda e: e.trigger),
    *_listed("actor", _actors(lambda e: e.actors), _PARTY),
    *_listed("recipient", _actors(lambda e: e.recipients), _PARTY),
    Column("earliest", DAY, _if(_when, lambda w: w.earliest)), Column("latest", DAY, _if(_when, lambda w: w.latest)),
    Column("when_value", TEXT, _if(_when, lambda w: w.value)),
    *_words("when", lambda e: e.when and (e.when.span,)),
    *(Column(f"place_{name}", type, _if(_place, attrgetter(name))) for name, type in (
        ("name", TEXT), ("kind", TEXT), ("country", TEXT), ("latitude", NUMBER), ("longitude", NUMBER), ("why", TEXT))),
    *_words("place", lambda e: e.place and e.place.span),
    *_listed("quantity", lambda r: r.it.quantities, {
        "kinds": (TEXTS, lambda q: q.kind), "lows": (NUMBERS, lambda q: q.low), "highs": (NUMBERS, lambda q: q.high),
        "units": (TEXTS, lambda q: q.unit)}),
    Column("quantity_spans", SPANS, lambda r: [q.span for q in r.it.quantities]),
    *_listed("claim", _claims, {
        "ids": (TEXTS, lambda c: c.id), "acts": (TEXTS, lambda c: c.act.value)}),
    Column("claim_speakers", TEXTS, lambda r: [" & ".join(r.told.names(c)) for c in _claims(r)]),
    *_listed("window", _windows, {
        "claims": (TEXTS, lambda x: x.claim), "earliest": (DAYS, lambda x: x.earliest),
        "latest": (DAYS, lambda x: x.latest), "whys": (TEXTS, lambda x: x.why)}),
    Column("rules_stated", TEXTS, lambda r: _rules(r, True)),
    Column("rules_matched", TEXTS, lambda r: _rules(r, False)),
)

COLUMNS = {"claims": CLAIMS, "events": EVENTS}
