"""What is written comes back as it was, with the ledger's ids; what does not fit its text is not written."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import article

from pantau import read
from pantau.errors import PantauError, RefusedError
from pantau.intake import again
from pantau.ledger import Entry, Ledger, document_id, named, text_id
from pantau.ledger.ids import LENGTH, day_keys, day_number, hashed, row_key, row_keys
from pantau.monitor import Monitor
from pantau.records import Filter
from pantau.types import Analysis, Offset, Timex

NOW = datetime(2026, 3, 20, 8, 30, tzinfo=UTC)
WORDS = ["Menteri Sari Utomo", "mengatakan", "membantah", "bahwa", "serangan di Kota Baru", "pekan depan",
         "menurut Budi",
         '"Kami siap,"', "katanya", "🙂", "12 orang tewas", "akan berkunjung ke Oslo", ".", ".", ",", "\n", "tidak",
         "melanggar resolusi 1718", "The minister said", "he would come on Tuesday", "declined to comment"]


def entry(analysis: Analysis, **changed: Any) -> Entry:
    address = analysis.document.url or text_id(analysis.document.text)
    named_ = named(analysis, document_id(address, analysis.document))
    return replace(Entry(named_, address, hashed("input", address), "here", "a reader", NOW), **changed)


def kept(ledger: Ledger, made: Entry) -> Analysis:
    ledger.keep(made)
    return ledger.record(made.analysis.document.id).analysis


def test_a_reading_made_by_hand_comes_back(tmp_path: Path) -> None:
    made = entry(article())
    with Ledger(tmp_path / "ledger.db") as ledger:
        assert kept(ledger, made) == made.analysis


def test_every_reading_of_the_examples_comes_back(story: Monitor) -> None:
    for record in story.records():
        anew = again(record)
        assert isinstance(anew, Entry)
        assert record.analysis == anew.analysis, record.kept.where
        assert record.kept.reading == record.kept.version == 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30), st.none() | st.dates(date(1890, 1, 1)))
def test_any_text_comes_back(tmp_path: Path, words: list[str], day: date | None) -> None:
    try:
        made = entry(read(" ".join(words), language="id", published=day.isoformat() if day else None))
    except PantauError:
        return
    with Ledger(tmp_path / "ledger.db") as ledger:
        assert kept(ledger, made) == made.analysis


def test_odd_values_come_back(tmp_path: Path) -> None:
    analysis = article()
    time = Timex(analysis.times[0].span, "DATE", "2026-W10", None, None, "c1", "why not",
                 Offset("W", -1.5, 2, True, "START"))
    twice = replace(analysis.actors[0], id="a9")                    # the same content: told apart
    odd = replace(analysis, times=(time,), actors=(*analysis.actors, twice))
    made = entry(odd, warnings=("odd",))
    assert len({a.id for a in made.analysis.actors}) == len(odd.actors)
    with Ledger(tmp_path / "ledger.db") as ledger:
        back = kept(ledger, made)
    assert replace(back, warnings=(), document=replace(back.document, warnings=())) == made.analysis
    assert back.warnings == back.document.warnings == ("odd",)


@pytest.mark.parametrize("span", [(-1, 3), (5, 5), (9, 4), (0, 10_000)])
def test_a_quotation_that_is_not_in_the_text_is_refused(tmp_path: Path, span: tuple[int, int]) -> None:
    analysis = article()
    wrong = replace(analysis.claims[2], content=(span,))
    made = entry(replace(analysis, claims=(*analysis.claims[:2], wrong, *analysis.claims[3:])))
    with Ledger(tmp_path / "ledger.db") as ledger:
        with pytest.raises(RefusedError, match=r"is no part of a text of \d+ characters"):
            ledger.keep(made)
        assert ledger.stats().documents == ledger.stats().claims == 0
        ledger.keep(entry(analysis))
        assert ledger.stats().documents == 1


def test_ids_hash_content() -> None:
    one, other = entry(article()), entry(article(published=date(2026, 3, 9)))
    ids: list[Sequence[Any]] = [one.analysis.claims, one.analysis.events, one.analysis.actors]
    for values in ids:
        assert len({v.id for v in values}) == len(values)
        assert all(len(v.id) == LENGTH and int(v.id, 16) >= 0 for v in values)
    assert entry(article()) == one
    assert one.analysis.document.id != other.analysis.document.id
    assert {c.id for c in one.analysis.claims}.isdisjoint(c.id for c in other.analysis.claims)
    assert {c.relayed_by for c in one.analysis.claims} - {None} <= {c.id for c in one.analysis.claims}


def test_keys_sort_by_day() -> None:
    days = [None, date(1850, 1, 1), date(1999, 12, 31), date(2026, 3, 2), date(2200, 1, 1)]
    numbers = [day_number(day) for day in days]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) == len(numbers)
    first, last = day_keys(date(2026, 3, 2), date(2026, 3, 2))
    assert first < last < day_keys(date(2026, 3, 3), None)[0]
    assert day_keys(None, None)[0] == 0 < day_keys(None, date(2026, 3, 2))[0]
    assert row_keys(first, last)[1] < row_key(day_keys(date(2026, 3, 3), None)[0], 0)
    assert row_key(day_keys(None, None)[1], 65_535) < 2**53         # what JSON and JavaScript can hold


def test_the_order_of_the_ledger_is_that_of_days(story: Monitor) -> None:
    days = [record.kept.published for record in story.records()]
    assert days == sorted(filter(None, days))
    some = [r.kept.published for r in story.records(Filter(since=date(2026, 3, 5), until=date(2026, 3, 10)))]
    assert some == [day for day in days if day and date(2026, 3, 5) <= day <= date(2026, 3, 10)] != []
