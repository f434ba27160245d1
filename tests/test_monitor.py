"""The wiring: one article, a stream of them, and what becomes of those that cannot be read."""

import json
import logging
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

import pantau
from pantau import read, read_inputs, read_many
from pantau.contract import to_json
from pantau.errors import InputError, LanguageError, PantauError
from pantau.spread import spread
from pantau.types import Analysis, RawDocument

TEXT = 'JAKARTA, KABAR.com - Menteri Sari mengatakan jembatan akan dibuka. "Kami siap," katanya, Rabu (27/5/2026).'


def raws(count: int) -> Iterator[RawDocument]:
    for i in range(count):
        yield RawDocument(where=f"artikel {i}", text=f"Menteri Sari mengatakan bahwa ia siap {i} kali.", id=str(i))


def identify(analysis: Analysis) -> str:
    return analysis.document.id


def die_at_three(item: int) -> int:
    if item == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return item * item


def lost(item: int) -> int:
    return -item


def test_one_article_as_text_path_and_raw_document(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    by_text, by_path, by_raw = read(TEXT), read(path), read(RawDocument(where="x", text=TEXT))
    assert by_text == by_path == by_raw
    assert by_text.document.text == TEXT
    assert by_text.document.language == "id"


def test_what_is_given_overrides_what_the_article_says() -> None:
    found = read(TEXT, published="2026-05-30", language="id-ID").document
    assert (str(found.published), found.language) == ("2026-05-30", "id")


def test_an_odd_date_is_a_warning_of_the_reading() -> None:
    found = read(RawDocument(where="x", text=TEXT, published="2026-02-30"))
    assert found.document.published is None
    assert "2026-02-30" in found.warnings[0]


@pytest.mark.parametrize("text", ["", "Le ministre a dit que le pont serait ouvert demain.", "123"])
def test_what_cannot_be_read_raises_an_error_of_ours(text: str) -> None:
    with pytest.raises(PantauError) as caught:
        read(text)
    assert caught.value.where
    assert caught.value.mend


def test_a_file_of_several_articles_is_for_read_many(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "satu"}\n{"text": "dua"}\n')
    with pytest.raises(InputError, match="2 articles"):
        read(path)
    with pytest.raises(InputError):
        read(tmp_path / "tidak-ada.txt")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failure_stands_in_its_place_and_costs_no_neighbour(jobs: int) -> None:
    inputs: list[RawDocument | PantauError] = [
        *raws(10), RawDocument(where="kosong", text=" "), InputError("rusak", where="b.txt"),
        RawDocument(where="c", text="Der Minister sagte, die Brücke werde nächste Woche eröffnet."), *raws(3),
    ]
    found = list(read_many(inputs, jobs=jobs, then=identify))
    assert found[:10] == [str(i) for i in range(10)]
    assert [type(f) for f in found[10:13]] == [InputError, InputError, LanguageError]
    assert [f.where for f in found[10:13] if isinstance(f, PantauError)] == ["kosong", "b.txt", "c"]
    assert found[13:] == ["0", "1", "2"]


def test_many_processes_read_as_one_does() -> None:
    alone = list(read_many(raws(40), then=to_json))
    assert list(read_many(raws(40), jobs=2, then=to_json)) == alone
    assert [json.loads(line)["id"] for line in alone if isinstance(line, bytes)] == [str(i) for i in range(40)]


def test_the_stream_is_not_read_further_than_needed() -> None:
    taken = 0

    def endless() -> Iterator[RawDocument]:
        nonlocal taken
        while True:
            taken += 1
            yield next(raws(1))

    for jobs, most in ((1, 2), (2, 80)):
        taken = 0
        found = read_many(endless(), jobs=jobs)
        assert isinstance(next(found), Analysis)
        found.close()  # type: ignore[attr-defined]
        assert taken <= most


@pytest.mark.parametrize("jobs", [1, 2])
def test_warnings_are_logged_with_the_name_of_their_input(jobs: int, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="pantau"):
        raw = RawDocument(where="b.jsonl, line 2", text=TEXT, published="2026-02-30")
        list(read_many([raw], jobs=jobs, then=identify))
    assert caplog.messages[0].startswith("b.jsonl, line 2: the date of publication")


def test_an_error_of_ours_is_a_failure_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Analysis:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("pantau.extract.pipeline.analyse", broken)
    [found] = read_many(raws(1))
    assert isinstance(found, PantauError)
    assert found.where == "artikel 0"
    assert "ZeroDivisionError" in found.what


def test_a_process_that_dies_costs_only_the_item_that_killed_it() -> None:
    assert list(spread(die_at_three, range(40), 2, lost=lost)) == [-3 if i == 3 else i * i for i in range(40)]


def test_inputs_to_readings(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": TEXT, "id": 7}) + "\nrusak\n")
    found = list(read_many(read_inputs([tmp_path]), then=identify))
    assert [f if isinstance(f, str) else f.where.rpartition("/")[2] for f in found][1:] == ["7", "b.jsonl, line 2"]


def test_the_package_offers_the_reader_lazily() -> None:
    assert set(pantau.__all__) == {"PantauError", "open_monitor", "read", "read_many", "read_inputs"}
    with pytest.raises(AttributeError, match="nichts"):
        _ = pantau.nichts
