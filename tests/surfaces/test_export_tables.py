"""CSV and Parquet: one row a claim, one row an event; the same columns and values, safe to open in a spreadsheet."""

import csv
import io
import re
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow  # type: ignore[import-untyped]
import pytest
from keeping import ADDED, odd, plain, quoted
from pyarrow import parquet

from pantau.records import Record
from pantau.surfaces.export import tables, write

Kept = tuple[Record, ...]
DOCS = Path(__file__).parents[2] / "docs"


def rows(table: str, *records: Record) -> list[dict[str, str]]:
    sink = io.BytesIO()
    write("csv", records, sink, table=table)
    return list(csv.DictReader(io.StringIO(sink.getvalue().decode(), newline="")))


def typed(table: str, *records: Record) -> Any:
    sink = io.BytesIO()
    write("parquet", records, sink, table=table)
    return parquet.read_table(io.BytesIO(sink.getvalue()))


def test_a_claim_is_a_row_and_opens_at_its_place(kept: Kept) -> None:
    told = typed("claims", *kept).to_pylist()
    assert len(told) == sum(len(r.analysis.claims) for r in kept)
    of = {r.kept.id: r for r in kept[:-1]}
    for row in told:
        if record := of.get(row["document_id"]):
            text = record.analysis.document.text
            for part in ("source", "cue", "content"):
                pieces = [text[span["start"]:span["end"]] for span in row[f"{part}_spans"]]
                assert row[part] == (" … ".join(pieces) or None)
            ((start, end),) = [(s["start"], s["end"]) for s in row["sentence_spans"]]
            assert row["sentence"] == text[start:end]
            assert row["text_id"] == record.kept.text_id
            assert (row["published"], row["added"]) == (record.kept.published, ADDED)


def test_an_event_is_a_row_with_its_parties_place_time_and_tellers() -> None:
    first, _, _, _, last = typed("events", plain()).to_pylist()
    assert (first["type"], first["concept"], first["status"], first["trigger"]) == (
        "CONSULT", "visit", "expected", "visit")
    assert (first["actor_names"], first["recipient_names"], first["recipient_countries"]) == (
        ["Karsakou"], ["North Korea"], ["KP"])
    assert (first["place_name"], first["place_latitude"]) == (
        "Pyongyang", 39.03)
    assert (first["claim_ids"], first["claim_acts"]) == ([plain().analysis.claims[0].id], ["predict"])
    assert first["claim_speakers"] == ["a senior official in Seoul"]
    assert (first["window_earliest"], first["window_latest"]) == ([date(2026, 3, 2)], [date(2026, 3, 9)])
    assert (last["earliest"], last["when"], last["claim_ids"]) == (date(2026, 3, 1), "Sunday", [])
    assert (last["quantity_kinds"], last["quantity_lows"], last["quantity_units"]) == (["missile"], [2.0], [None])
    second = typed("events", plain()).to_pylist()[1]
    assert (second["rules_stated"], second["rules_matched"]) == (["UNSCR 1718 (2006)"], ["UNSCR 1718 (2006) para 8(a)"])


def test_parquet_has_real_types() -> None:
    schema = typed("claims", plain()).schema
    assert schema.field("published").type == pyarrow.date32()
    assert schema.field("added").type == pyarrow.timestamp("us", tz="UTC")
    assert schema.field("confidence").type == pyarrow.float64()
    assert schema.field("speaker_names").type == pyarrow.list_(pyarrow.string())
    assert schema.field("speaker_anonymous").type == pyarrow.list_(pyarrow.bool_())
    assert schema.field("content_spans").type.value_type.field("start").type == pyarrow.int32()


@pytest.mark.parametrize("table", ["claims", "events"])
def test_both_formats_have_the_declared_columns_and_the_same_values(table: str, kept: Kept) -> None:
    made, flat = typed(table, *kept), rows(table, *kept)
    names = [column.name for column in tables.COLUMNS[table]]
    assert len(names) == len(set(names))
    assert made.schema.names == list(flat[0]) == names
    for column in tables.COLUMNS[table]:
        if column.type in (tables.INTEGER, tables.TRUTH, tables.DAY):
            assert [row[column.name] for row in flat] == [
                "" if v is None else str(v).lower() for v in made.column(column.name).to_pylist()]
        elif column.type == tables.SPANS:
            assert [row[column.name] for row in flat] == ["; ".join(f"{s['start']}-{s['end']}" for s in spans)
                                                          for spans in made.column(column.name).to_pylist()]
        elif column.type == tables.NUMBER:
            assert [float(row[column.name]) if row[column.name] else None for row in flat] == pytest.approx(
                made.column(column.name).to_pylist())


def test_what_belongs_together_keeps_step(kept: Kept) -> None:
    for row in typed("claims", *kept).to_pylist():
        lengths = {len(value) for name, value in row.items() if name.startswith("speaker_")}
        assert len(lengths) == 1
    two = next(row for row in rows("claims", odd()) if row["act"] == "promise")
    assert (two["speaker_names"], two["speaker_roles"], two["speaker_countries"]) == (
        "Rudi; Sari", "'=juru bicara; ", "ID; ")
    assert two["content"] == '"Kami siap," … "tapi menunggu 😀."'


def test_what_is_unknown_is_empty_and_null() -> None:
    _, unnamed, nobody, *_ = rows("claims", odd())
    assert (unnamed["speaker_names"], unnamed["speaker_anonymous"]) == ("", "true")
    assert (unnamed["said_earliest"], unnamed["said_latest"], unnamed["said"]) == ("2026-03-01", "", "")
    assert (nobody["source"], nobody["source_spans"], nobody["speaker_names"]) == ("", "", "")
    first = typed("claims", odd()).to_pylist()[0]
    assert [first[name] for name in ("url", "publisher", "published", "title", "probability_low")] == [None] * 5


def test_no_cell_is_a_formula(kept: Kept) -> None:
    for table in tables.COLUMNS:
        numbers = {c.name for c in tables.COLUMNS[table] if c.type == tables.NUMBER}
        for row in rows(table, *kept):
            for name, cell in row.items():
                assert name in numbers or not re.search("(^|[;\t\r\n]) *[=+@＝＋－＠-]", cell), (name, cell)
    armed = rows("claims", odd())[2]["content"]
    assert armed == "'=cmd|' /C calc'!A0; '=HYPERLINK(1)"
    assert typed("claims", odd()).to_pylist()[2]["content"] == quoted(odd(), odd().analysis.claims[2])


@pytest.mark.parametrize(("text", "shown"), [
    ("=1+1", "'=1+1"), ("-5 derajat", "'-5 derajat"), ("@rudi", "'@rudi"), ("\t=1", "\t'=1"), (" =1", " '=1"),
    ("＝1", "'＝1"), ("a;=1", "a;'=1"), ("a\n- b", "a\n'- b"), ("a - b = c", "a - b = c"), ("2-3", "2-3"), ("", "")])
def test_an_apostrophe_stands_before_what_a_spreadsheet_would_reckon(text: str, shown: str) -> None:
    assert tables._unarmed(text) == shown


def test_a_negative_number_stays_a_number() -> None:
    assert tables._cell(-6.2, tables.NUMBER) == "-6.2"


def test_every_column_is_documented() -> None:
    text = (DOCS / "exports.md").read_text(encoding="utf-8")
    known = set(re.findall(r"`([a-z_]+)`", text))
    for table in tables.COLUMNS.values():
        assert not [c.name for c in table if c.name not in known]
