"""Events as records and as a table: what is unknown is null, and a statement is never an event."""

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from making import ARTICLE, article, spans

from pantau.lang import available, load_surface
from pantau.lang.iso import alpha3
from pantau.surfaces import events_text
from pantau.surfaces.plover import COLUMNS, QUADS, csv_head, csv_lines, json_lines, records
from pantau.surfaces.terminal import Terminal, cells
from pantau.types import Analysis, Event, EventType, Quantity, Status


def event(reading: Analysis, **fields: Any) -> Event:
    return replace(reading.events[1], **fields)


def test_a_record_holds_the_event_and_apart_from_it_the_statement() -> None:
    record = records(article(publisher="Kabar", url="x"))[1]
    assert record["id"] == "made#e2"
    assert (record["event"], record["quad_code"], record["event_text"]) == (["AID"], 2, ["bought shells"])
    assert [(a["actor_text"], a["code"]) for a in record["source"]] == [("North Korea", "PRK")]
    assert [(a["actor_text"], a["code"]) for a in record["recipient"]] == [("Belarus", "BLR")]
    assert record["text"] == ARTICLE.split("\n")[1]
    assert ARTICLE[record["text_info"]["start"] : record["text_info"]["end"]] == record["text"]
    assert (record["cite_info"]["publication"], record["cite_info"]["url"]) == ("Kabar", "x")
    (told,) = record["pantau_statements"]
    assert (told["claim"], told["act"], told["speakers"][0]["name"]) == ("c2", "state", "Minsk Kurier")
    assert [ARTICLE[s:e] for s, e in told["cue"]] == ["reported"]


def test_what_is_unknown_is_null() -> None:
    reading = article(published=None)
    record = records(replace(reading, events=(event(reading, actors=(), recipients=(), claims=()),)))[0]
    for name in ("date", "enddate", "source", "recipient", "event_loc", "dead", "pantau_published", "pantau_when"):
        assert record[name] is None, name
    assert record["pantau_statements"] == []
    assert records(article())[0]["source"][0]["sector"] is None
    assert records(article())[3]["source"][0]["code"] is None


def test_a_day_is_that_of_the_event_and_never_that_of_the_article() -> None:
    first, *_, last = records(article())
    assert (first["date"], first["pantau_published"]) == (None, "2026-03-02")
    assert (last["date"], last["enddate"]) == ("2026-03-01", None)
    assert first["pantau_windows"] == [{"claim": "c1", "earliest": "2026-03-02", "latest": "2026-03-09", "why": None}]


@pytest.mark.parametrize(
    ("status", "retold", "context"),
    [
        (Status.OCCURRED, False, []),
        (Status.ONGOING, False, []),
        (Status.EXPECTED, False, ["future"]),
        (Status.POSSIBLE, False, ["hypothetical"]),
        (Status.DENIED, False, ["negation"]),
        (Status.UNKNOWN, False, []),
        (Status.OCCURRED, True, ["historical"]),
        (Status.DENIED, True, ["historical", "negation"]),
    ],
)
def test_the_status_becomes_what_plover_has_for_it_and_is_kept(
    status: Status, retold: bool, context: list[str]
) -> None:
    reading = article()
    record = records(replace(reading, events=(event(reading, status=status, retold=retold),)))[0]
    assert (record["context"], record["pantau_status"], record["pantau_retold"]) == (context, status, retold)


def test_every_type_has_its_quad() -> None:
    assert set(QUADS) == set(EventType)
    assert sorted(set(QUADS.values())) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("low", "high", "shown"), [(3, 3, 3), (5, None, ">=5"), (None, 9, "<=9"), (5, 9, "5-9"), (None, None, None)]
)
def test_numbers_of_people_keep_their_bounds(low: float | None, high: float | None, shown: object) -> None:
    reading = article()
    counted = event(reading, quantities=(Quantity((0, 5), "dead", low, high), Quantity((0, 5), "missile", 2, 2)))
    record = records(replace(reading, events=(counted,)))[0]
    assert (record["dead"], record["injured"], record["arrested"]) == (shown, None, None)


def test_rules_are_stated_by_a_speaker_or_only_matched() -> None:
    record = records(article())[1]
    assert [(b["norm"], b["stated"]) for b in record["pantau_rules"]] == [
        ("UNSCR 1718 (2006) para 8(a)", False), ("UNSCR 1718 (2006)", True)]


def test_json_lines_and_csv_tell_the_same() -> None:
    told = [json.loads(line) for line in json_lines(article()).splitlines()]
    rows = list(csv.DictReader(io.StringIO((csv_head() + csv_lines(article())).decode(), newline="")))
    assert [row["id"] for row in rows] == [record["id"] for record in told] == [f"made#e{n}" for n in range(1, 6)]
    assert all(list(row) == list(COLUMNS) for row in rows)
    assert (rows[0]["source_code"], rows[0]["context"], rows[0]["pantau_retold"]) == ("", "future", "false")
    assert (rows[1]["source_code"], rows[1]["recipient_code"]) == ("PRK", "BLR")
    assert (rows[2]["recipient_code"], rows[2]["pantau_speakers"]) == ("", "Belarus")
    assert rows[1]["pantau_rules_matched"] == "UNSCR 1718 (2006) para 8(a)"


def test_a_line_break_in_an_article_breaks_no_row() -> None:
    reading = article(title='a "title",\r\nand more')
    broken = replace(reading, events=(event(reading, trigger=spans(ARTICLE, "reported.\nBelarus")),))
    (row,) = csv.DictReader(io.StringIO((csv_head() + csv_lines(broken)).decode(), newline=""))
    assert row["title"] == 'a "title",\r\nand more'
    assert row["event_text"] == "reported. Belarus"


def test_countries_have_three_letters_of_today() -> None:
    assert [alpha3(code) for code in ("ID", "DE", "FR", "MM", "CD", "YE", "TL", "GB", "PS")] == [
        "IDN", "DEU", "FRA", "MMR", "COD", "YEM", "TLS", "GBR", "PSE"]
    assert alpha3(None) is alpha3("??") is None


@pytest.mark.parametrize("ui", available())
@pytest.mark.parametrize("width", [60, 80, 120, 300])
def test_the_table_fits_and_leaves_no_word_out(ui: str, width: int) -> None:
    surface = load_surface(ui)
    found = events_text.rows(article(), surface)
    lines = "\n".join(events_text.render([("a.txt", found)], surface, Terminal(width, True))).split("\n")
    assert max(map(cells, lines)) <= max(width, 72)
    shown = "".join("".join(lines).split())
    for word in ("Karsakou", "Halavach", "2026-03-01", "Wonsan", "1:33", "▷", "✗"):
        assert word in shown
