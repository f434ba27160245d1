"""Every kind of fault, planted behind the ledger's back, is found and named."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from pantau.ledger import check, connection
from pantau.monitor import Intake, Monitor, open_monitor
from pantau.records import Outcome

EXAMPLES = Path(__file__).parents[2] / "examples"
PLANTED = {
    # a quotation that is not the text's at its place, in each table that quotes
    "content": ("UPDATE claims SET content = content || '!' WHERE key = {claim}", "claims {id}: content is"),
    "source": ("UPDATE claims SET source = 'Somebody' WHERE key = {claim}", "claims {id}: source is 'Somebody'"),
    "cue": ("UPDATE claims SET cue_spans = '[[0,3]]' WHERE key = {claim}", "claims {id}"),
    "outside": ("UPDATE claims SET content_spans = '[[0,99999]]' WHERE key = {claim}", "is no part of a text"),
    "no spans": ("UPDATE claims SET content_spans = 'x' WHERE key = {claim}", "cannot be read back"),
    "time": ("UPDATE times SET words = 'never' WHERE key = (SELECT min(key) FROM times)", "words is 'never'"),
    "event": ("UPDATE events SET words = 'war' WHERE key = (SELECT min(key) FROM events)", "words is 'war'"),
    "place": ("UPDATE events SET place = 'Atlantis' WHERE place IS NOT NULL", "place is 'Atlantis'"),
    "number": ("UPDATE quantities SET words = 'none'", "words is 'none'"),
    "expectation": ("UPDATE expectations SET words = 'x'", "words is 'x'"),
    "question": ("UPDATE questions SET candidates = '[\"x\"]'", "questions"),
    "breach": ("INSERT INTO breaches (key, reading, norm, stated, words, words_spans) VALUES"
               " ({document} << 16, 1, 'x', 1, 'x', '[[0,3]]')", "breaches {first}, 1: words is 'x'"),
    "mention": ("UPDATE actors SET mention_spans = '[[0,99999]]'", "is no part of a text"),
    "sentence": ("UPDATE documents SET sentences = '[[5,2]]'", "a sentence [5, 2] is no part"),
    # text, ids, what is derived
    "text": ("UPDATE documents SET text = replace(text, 'Karsakou', 'Karsakov')",
             "its text is not the one of its text_id"),
    "text id": ("UPDATE documents SET text_id = 'abc' WHERE key = {document}", "text_id abc"),
    "document id": ("UPDATE documents SET id = 'abc' WHERE key = {document}", "document abc: its id is not of"),
    "day": ("UPDATE documents SET published = '1999-01-01' WHERE key = {document}", "is not of the day 1999-01-01"),
    "no day": ("UPDATE documents SET published = 'x' WHERE key = {document}", "cannot be read back"),
    "claim id": ("UPDATE claims SET id = 'abc' WHERE key = {claim}", "claims abc: its id is not of its place"),
    "event id": ("UPDATE events SET id = 'abc' WHERE key = (SELECT min(key) FROM events)", "events abc: its id"),
    "actor id": ("UPDATE actors SET id = 'abc' WHERE key = (SELECT min(key) FROM actors)", "actors abc: its id"),
    "expectation id": ("UPDATE expectations SET id = 'abc'", "expectations abc: id is 'abc'"),
    "speaker": ("UPDATE claims SET speaker = 'Nobody' WHERE key = {claim}", "speaker is 'Nobody'"),
    "act": ("UPDATE claims SET act = 'sing' WHERE key = {claim}", "'sing' is not a valid Act"),
    "tags": ("UPDATE claims SET tags = 'x' WHERE key = {claim}", "tags is 'x'"),
    "document tags": ("UPDATE documents SET tags = 'x' WHERE key = {document}", "documents: tags are 'x'"),
    # rows that are missing, too many, or refer to what is not there
    "gap": ("DELETE FROM times WHERE key = (SELECT min(key) + 1 FROM times)", "there are only"),
    "speaker's gap": ("UPDATE speakers SET number = 7 WHERE claim = {claim}", "number is 7"),
    "dangling": ("UPDATE speakers SET actor = 5 WHERE claim = {claim}", "its actor 5 is not in actors"),
    "foreign": ("UPDATE claims SET relayed_by = (SELECT max(key) FROM claims) WHERE key = {claim}", "relayed_by is"),
    "orphans": ("DELETE FROM documents WHERE key = {document}", "is not in documents"),
    "event's orphan": ("DELETE FROM events WHERE key = (SELECT event FROM claim_events)", "is not in events"),
    # versions and readings
    "not current": ("UPDATE documents SET current = 0 WHERE key = {document}", "is not marked as current"),
    "two current": ("UPDATE documents SET current = 1 WHERE NOT current", "is marked as current, and must not be"),
    "hole": ("UPDATE versions SET number = 5 WHERE number = 2", "their numbers are not 1 to 2"),
    "no address": ("DELETE FROM versions WHERE document = {document}", "no address carries or carried it"),
    "address": ("UPDATE versions SET address = 'https://x.example' WHERE document = {document}", "its address https://x"),
    "no reading": ("DELETE FROM readings WHERE document = {document}", "its newest reading is 1, and there are []"),
    "reading": ("UPDATE documents SET reading = 2 WHERE key = {document}", "its newest reading is 2"),
    "unknown reading": ("UPDATE claims SET reading = 3 WHERE key = {claim}", "rows of a reading 3"),
    # searches
    "unlisted": ("INSERT INTO claims_words (claims_words, rowid, speaker, content, tags) SELECT 'delete', key, speaker,"
                 " content, tags FROM claims WHERE key = {claim}", "claims {id}: is not listed"),
    "listed": ("INSERT INTO documents_words (rowid, title, text, tags) SELECT key, title, text, tags FROM documents"
               " WHERE NOT current", "is listed, though it does not stand"),
    "other words": ("UPDATE claims_words_data SET block = zeroblob(9) WHERE id > 10", "claims_words"),
    "swapped": ("INSERT INTO claims_words (rowid, content) VALUES ({claim}, 'zeppelin')",
                "claims_words: does not hold"),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The English examples, and a page that has changed."""
    folder = tmp_path_factory.mktemp("sound")
    path, page = folder / "ledger.db", folder / "page.jsonl"
    with open_monitor(path) as monitor:
        list(monitor.add([EXAMPLES / "dispatches-en.jsonl"]))
        for n in ("closed", "open"):
            page.write_text(f'{{"url": "https://kabar.example/1", "text": "The port is {n}, Ines Okafor said."}}')
            list(monitor.add([page]))
        assert list(monitor.check()) == []
    return path


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sound, tmp_path / "ledger.db"))


@pytest.fixture
def monitor(copy: Path) -> Iterator[Monitor]:
    with open_monitor(copy) as opened:
        yield opened


@pytest.mark.parametrize("what", list(PLANTED))
def test_a_planted_fault_is_found(what: str, copy: Path) -> None:
    statement, expected = PLANTED[what]
    with closing(sqlite3.connect(copy, isolation_level=None)) as raw:
        claim, name = raw.execute("SELECT c.key, c.id FROM claims c JOIN listed_claims USING (key) LIMIT 1").fetchone()
        cursor = raw.execute(statement.format(claim=claim, document=claim >> 16))
        assert cursor.rowcount, "nothing was planted"
    with open_monitor(copy) as opened:
        found = list(opened.check())
    assert any(expected.format(id=name, first=claim >> 16 << 16) in fault for fault in found), found
    assert all("`pantau ledger" in fault for fault in found), found
    assert all("\n" not in fault for fault in found)


def test_a_sound_ledger_has_none(monitor: Monitor) -> None:
    assert list(monitor.check()) == []


def test_a_damaged_page_is_told_and_the_rest_is_looked_at(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as raw:
        page, = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'times'").fetchone()
    with copy.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\x07" * 4096)
    with open_monitor(copy) as opened:
        found = list(opened.check())
    assert any(fault.startswith(("file: ", "the pages cannot be read")) for fault in found), found
    assert any(fault.startswith("document ") and "cannot be read" in fault for fault in found), found


def test_an_index_that_is_made_anew_is_sound_again(copy: Path) -> None:
    with closing(sqlite3.connect(copy, isolation_level=None)) as raw:
        raw.execute("INSERT INTO claims_words (claims_words) VALUES ('delete-all')")
    with open_monitor(copy) as opened:
        assert any("searches miss it" in fault for fault in opened.check())
        opened.vacuum()
        assert list(opened.check()) == []
        assert opened.search("Karsakou").claims


def test_a_ledger_that_cannot_be_written_says_what_was_left_out(
        copy: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    opened_for_writing = partial(connection._opened, mode="ro", readonly=False)

    def connect(path: Path, *, readonly: bool = False) -> sqlite3.Connection:
        return connection.connect(path, readonly=True) if readonly else opened_for_writing(path)

    monkeypatch.setattr(check, "connect", connect)
    with open_monitor(copy, readonly=True) as opened:
        found = list(opened.check())
    assert found == []
    assert "were not compared" in caplog.text
    assert "read-only" in caplog.text


def test_one_moment_is_checked_while_others_write(monitor: Monitor, copy: Path, tmp_path: Path) -> None:
    late = tmp_path / "late.txt"
    late.write_text("The harbour master denied that the port was closed.")
    with open_monitor(copy) as other:
        faults = monitor.check()
        assert [added.outcome for added in other.add([late], options=Intake(language="en"))] == [Outcome.NEW]
        assert list(faults) == []
