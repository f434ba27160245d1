"""Append and supersede: what stands, what is kept beside it, and what is erased on purpose."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pantau.errors import NotFound, PantauError, UsageError
from pantau.ledger import Ledger
from pantau.monitor import Intake, Monitor, open_monitor
from pantau.records import Added, Filter, Outcome
from pantau.types import RawDocument

FIRST = 'The Lunda Straits will close on Friday, the harbour master Ines Okafor said. "We have no choice," she added.'
THEN = 'The Lunda Straits will stay open, the harbour master Ines Okafor said. "We were wrong," she added.'
URL = "https://news.example/lunda"


def line(text: str, **told: object) -> str:
    return json.dumps({"text": text, "published": "2026-03-04", "language": "en", **told})


def add(monitor: Monitor, where: Path, *lines: str, **options: object) -> list[Added]:
    where.write_text("\n".join(lines), "utf-8")
    return list(monitor.add([where], options=Intake(**options)))  # type: ignore[arg-type]


def outcomes(added: list[Added]) -> list[str]:
    return [each.outcome.value for each in added]


@pytest.fixture
def empty(tmp_path: Path) -> Monitor:
    return open_monitor(tmp_path / "ledger.db")


def test_the_same_again_changes_nothing(empty: Monitor, tmp_path: Path) -> None:
    lines = line(FIRST, url=URL), line(THEN)
    assert outcomes(add(empty, tmp_path / "a.jsonl", *lines)) == ["new", "new"]
    before = empty.stats()
    assert outcomes(add(empty, tmp_path / "b.jsonl", *lines)) == ["unchanged", "unchanged"]
    assert outcomes(add(empty, tmp_path / "c.jsonl", line(FIRST, url=URL + "?utm_source=x#top"))) == ["unchanged"]
    assert outcomes(add(empty, tmp_path / "d.jsonl", line(FIRST))) == ["unchanged"]     # a copy without an address
    after = empty.stats()
    assert (after.documents, after.versions, after.claims) == (before.documents, before.versions, before.claims)


def test_the_same_text_elsewhere_is_another_document(empty: Monitor, tmp_path: Path) -> None:
    one, other = add(empty, tmp_path / "a.jsonl", line(FIRST, url=URL), line(FIRST, url="https://other.example/1"))
    assert (one.outcome, other.outcome) == (Outcome.NEW, Outcome.NEW)
    assert one.id
    assert other.id
    assert empty.document(one.id).kept.text_id == empty.document(other.id).kept.text_id
    assert one.id != other.id


def test_a_changed_page_is_a_new_version_and_the_old_one_stays(empty: Monitor, tmp_path: Path) -> None:
    [first] = add(empty, tmp_path / "a.jsonl", line(FIRST, url=URL))
    [then] = add(empty, tmp_path / "a.jsonl", line(THEN, url=URL))
    assert (first.outcome, then.outcome) == (Outcome.NEW, Outcome.CHANGED)
    assert first.id
    assert then.id
    old, new = empty.document(first.id), empty.document(URL)
    assert (old.kept.version, new.kept.version) == (1, 2)
    assert old.kept.superseded_by == new.kept.id == then.id
    assert old.analysis.document.text == FIRST
    assert not empty.search("choice").claims
    assert empty.search("wrong").claims
    stats = empty.stats()
    assert (stats.documents, stats.versions) == (1, 2)
    [claim] = [c for c in old.analysis.claims if "no choice" in FIRST[c.content[0][0]:c.content[-1][1]]]
    record, found = empty.claim(claim.id[:10])
    assert (record.kept.id, found) == (first.id, claim.id)


def test_an_old_file_does_not_undo_a_newer_version(empty: Monitor, tmp_path: Path) -> None:
    for text in (FIRST, THEN, FIRST):
        added = add(empty, tmp_path / "a.jsonl", line(text, url=URL))
    assert outcomes(added) == ["unchanged"]
    assert outcomes(add(empty, tmp_path / "b.jsonl", line(FIRST, url=URL, title="Lunda"))) == ["unchanged"]
    assert outcomes(add(empty, tmp_path / "c.jsonl", line(FIRST))) == ["unchanged"]
    assert empty.document(URL).analysis.document.text == THEN


def test_another_day_is_another_version(empty: Monitor, tmp_path: Path) -> None:
    add(empty, tmp_path / "a.jsonl", line(FIRST))
    again = add(empty, tmp_path / "a.jsonl", line(FIRST), published="2026-03-01")
    assert outcomes(again) == ["changed"]
    [record] = empty.records()
    assert record.kept.published == date(2026, 3, 1)


def test_a_newer_reader_supersedes_and_keeps_the_ids(mine: Monitor) -> None:
    before = list(mine.records())
    claims = mine.stats().claims
    assert list(mine.reread()) == []                                # nothing is older than the reader
    assert {each.outcome for each in mine.reread(everything=True)} == {Outcome.REREAD}
    after = list(mine.records())
    assert [r.analysis for r in after] == [r.analysis for r in before]
    assert {r.kept.reading for r in after} == {2}
    stats = mine.stats()
    assert (stats.claims, stats.readings) == (claims, 2 * stats.documents)
    assert len(mine.search("visit").claims) == len({f.claim.id for f in mine.search("visit").claims if f.claim})
    _, rows = mine.sql("SELECT count(*) FROM claims")
    assert list(rows) == [(2 * claims,)]
    assert list(mine.check()) == []


def test_what_is_forgotten_is_gone_and_stays_out(empty: Monitor, tmp_path: Path) -> None:
    add(empty, tmp_path / "a.jsonl", line(FIRST, url=URL), line("Nothing happened, Budi Hartono said on Monday."))
    [then] = add(empty, tmp_path / "b.jsonl", line(THEN, url=URL))
    claims = [len(empty.document(prefix).analysis.claims) for prefix in (URL, then.id or "")]
    gone = empty.forget(URL, "asked by the harbour")
    assert gone.reason == "asked by the harbour"
    assert gone.claims >= claims[0] > 0
    with pytest.raises(NotFound, match="this address"):
        empty.document(URL)
    with pytest.raises(NotFound, match=r"was forgotten on .*: asked by the harbour"):
        empty.document(then.id or "")
    assert not empty.search("Okafor").claims
    assert not empty.search("Okafor").passages
    assert (empty.stats().documents, empty.stats().versions, empty.stats().forgotten) == (1, 1, 2)
    assert list(empty.check()) == []
    [again] = add(empty, tmp_path / "b.jsonl", line(THEN, url=URL))
    assert again.outcome is Outcome.FORGOTTEN
    assert again.why
    assert "asked by the harbour" in again.why
    assert outcomes(add(empty, tmp_path / "b.jsonl", line(THEN, url=URL), again=True)) == ["new"]
    assert empty.stats().forgotten == 1
    _, rows = empty.sql("SELECT id, id, reason, lifted IS NULL FROM forgotten ORDER BY 4")
    assert [row[2:] for row in rows] == [("asked by the harbour", 0), ("asked by the harbour", 1)]
    with pytest.raises(UsageError, match="no reason"):
        empty.forget(URL, " ")


def test_nothing_of_what_is_forgotten_is_left_in_the_file(empty: Monitor, tmp_path: Path) -> None:
    secret = "Quixotipelago"
    add(empty, tmp_path / "a.jsonl", line(f"The {secret} talks failed, envoy Zubrowka Mandible said.", url=URL))
    assert secret.encode() in b"".join(path.read_bytes() for path in tmp_path.glob("ledger.db*"))
    empty.forget(URL, "a court")
    left = b"".join(path.read_bytes() for path in tmp_path.glob("ledger.db*"))
    for word in (secret, "Zubrowka", "quixotipelago", "zubrowka"):
        assert word.encode() not in left


def test_prefixes_name_one_document_or_say_which(empty: Monitor, tmp_path: Path) -> None:
    [added] = add(empty, tmp_path / "a.jsonl", line(FIRST, url=URL))
    assert added.id
    assert empty.document(added.id[:6].upper()).kept.id == added.id
    assert empty.document(empty.document(URL).kept.text_id[:9]).kept.id == added.id
    for prefix in ("", "abc", "zzzzzz", "0" * 24, "%%%%%%", "' OR 1"):
        with pytest.raises(NotFound):
            empty.document(prefix)
        with pytest.raises(NotFound):
            empty.claim(prefix)
    with pytest.raises(NotFound):
        empty.document("https://news.example/never")


def test_as_of_a_day_shows_what_was_known_then(empty: Monitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(empty, tmp_path / "a.jsonl", line(FIRST, url=URL), line("He left, she said.", published="2026-03-09"))
    later = datetime.now(UTC) + timedelta(days=3)
    monkeypatch.setattr("pantau.intake.datetime", type("Later", (), {"now": staticmethod(lambda _: later)}))
    add(empty, tmp_path / "b.jsonl", line(THEN, url=URL))
    today = datetime.now(UTC).date()

    def texts(day: date | None, about: str | None = None) -> list[str]:
        return [r.analysis.document.text for r in empty.records(about=about, as_of=day)]

    assert texts(None)[0] == THEN
    assert texts(date(2026, 3, 3)) == []
    assert texts(date(2026, 3, 4)) == [FIRST]
    assert texts(today) == [FIRST, "He left, she said."]
    assert texts(later.date()) == [THEN, "He left, she said."]
    assert texts(today, about="choice") == [FIRST]                  # though no search finds it any more
    assert texts(later.date(), about="choice") == []
    assert empty.brief(as_of=date(2026, 3, 4)).until == date(2026, 3, 4)


def test_one_bad_input_stops_nothing(empty: Monitor, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST, "utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 ...")
    (tmp_path / "c.jsonl").write_text("{\n" + line(THEN) + "\n{}\n", "utf-8")
    inputs = [tmp_path / "a.txt", tmp_path / "missing.txt", tmp_path / "b.pdf", tmp_path / "c.jsonl"]
    added = list(empty.add(inputs))
    assert outcomes(added) == ["new", "failed", "failed", "failed", "new", "failed"]
    assert all(each.why and each.where in each.why for each in added if each.outcome is Outcome.FAILED)
    assert empty.stats().documents == 2


def test_several_processes_keep_the_same(tmp_path: Path) -> None:
    lines = [line(f"Minister {name} Utomo said on Monday that ship number {n} would sail in {n} days.")
             for n, name in enumerate(["Sari", "Budi", "Rudi", "Dewi", "Joko", "Agus", "Tono", "Wati"] * 5)]
    found = []
    for jobs in (1, 2):
        with open_monitor(tmp_path / f"{jobs}.db") as monitor:
            assert set(outcomes(add(monitor, tmp_path / "a.jsonl", *lines, jobs=jobs))) == {"new"}
            assert set(outcomes(add(monitor, tmp_path / "a.jsonl", *lines, jobs=jobs))) == {"unchanged"}
            found.append([r.analysis for r in monitor.records()])
    assert found[0] == found[1]
    assert len(found[0]) == len(lines)


def test_a_filter_narrows_readings(story: Monitor) -> None:
    whole = {c.id: c for r in story.records() for c in r.analysis.claims}
    denied = [c for r in story.records(Filter(act=whole[next(iter(whole))].act)) for c in r.analysis.claims]
    assert 0 < len(denied) < len(whole)
    for record in story.records(about="parade"):
        for claim in record.analysis.claims:
            assert set(claim.events) <= {e.id for e in record.analysis.events}


def test_errors_are_pantau_errors(tmp_path: Path) -> None:
    with pytest.raises(PantauError, match="there is no ledger"):
        Ledger(tmp_path / "none.db", readonly=True)
    with open_monitor(tmp_path / "a.db") as monitor, pytest.raises(PantauError, match="nothing to search for"):
        monitor.search("")


def test_articles_at_hand_are_taken_in(empty: Monitor, tmp_path: Path) -> None:
    article = RawDocument("the wire", text=FIRST, language="en", published="2026-03-04", url=URL)
    assert outcomes(list(empty.add([article, article]))) == ["new", "unchanged"]
    path = tmp_path / "a.txt"
    path.write_text(THEN, "utf-8")
    assert outcomes(list(empty.add(str(path)))) == ["new"]          # one input, not its letters
    assert empty.undated() == 1


def test_other_files_of_a_folder_are_named(empty: Monitor, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.pdf", "c.json", "d.json", "README.md", "e.png"):
        (tmp_path / "in" / name).write_text(FIRST, "utf-8")
    assert outcomes(list(empty.add([tmp_path / "in"]))) == ["new"]
    assert "left its other files: 2 .json, 1 .pdf" in caplog.text
