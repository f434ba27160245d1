"""What is whole of a damaged ledger is saved, whatever was damaged, and nothing is written that is not the text's."""

import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from amounts import SEEDS, told
from contents import Contents, contents

from pantau.errors import LedgerError
from pantau.intake import take
from pantau.lang import Pack
from pantau.ledger import Entry, carve
from pantau.ledger.ids import text_id
from pantau.ledger.tables import DOCUMENTS
from pantau.monitor import Monitor, open_monitor, rescue
from pantau.records import Rescued
from pantau.types import Analysis, Document, RawDocument, Visit

pytestmark = pytest.mark.usefixtures("quick")

PAGE = 4096
URL = "https://kabar.example/1"


def flipped(data: bytearray, chance: random.Random) -> bytearray:
    for _ in range(chance.choice((1, 10, 100))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return data


def zeroed(data: bytearray, chance: random.Random) -> bytearray:
    for _ in range(chance.choice((1, 3, 10))):
        page = chance.randrange(len(data) // PAGE)
        data[page * PAGE:(page + 1) * PAGE] = bytes(PAGE)
    return data


def cut_off(data: bytearray, chance: random.Random) -> bytearray:
    return data[:chance.randrange(len(data) // 2, len(data))]


def beheaded(data: bytearray, chance: random.Random) -> bytearray:
    for _ in range(chance.choice((1, 5, 100))):
        data[chance.randrange(100)] = chance.randrange(256)
    return data


Damage = Callable[[bytearray, random.Random], bytearray]
DAMAGES: tuple[Damage, ...] = (flipped, zeroed, cut_off, beheaded)


@pytest.fixture(scope="module")
def made(dispatched: Path, remembered: Callable[[Document, Pack], Analysis],
         tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Versions of a page, two readings, a feed, something forgotten; all in one file."""
    path = Path(shutil.copy(dispatched, tmp_path_factory.mktemp("rich") / "rich.db"))
    with pytest.MonkeyPatch.context() as patch, open_monitor(path) as monitor:
        patch.setattr("pantau.intake.analyse", remembered)
        monitor.forget(str(contents(path)["documents"][3][1]), "asked to")
        list(monitor.reread(everything=True))
        for n in ("closed", "open", "closed"):
            show(monitor, n)
        monitor.add_feed("https://kabar.example/feed", "Kabar")
    return path


def show(monitor: Monitor, state: str) -> None:
    """Take in a page of the web as it is now."""
    raw = RawDocument(URL, f"The port is {state}, the harbour master Ines Okafor said.", url=URL,
                      visit=Visit(URL, datetime.now(UTC), etag=state))
    entry = take(raw, monitor._ledger, "en", None)
    assert isinstance(entry, Entry)
    assert monitor._ledger.keep(entry).outcome in {"new", "changed"}


@pytest.fixture
def rich(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "rich.db"))


def named(held: Contents) -> Contents:
    """What a ledger holds, whatever the keys of its documents are."""
    ids = {row[0]: row[1] for row in held["documents"]}
    claims = Counter((row[1], row[3], *row[5:9]) for row in held["claims"])
    return {
        "documents": sorted((row[1:] for row in held["documents"]), key=repr),
        "versions": sorted((address, number, ids[key]) for address, number, key in held["versions"]),
        "readings": sorted((ids[key], number, reader) for key, number, reader in held["readings"]),
        "inputs": sorted((made, ids[key]) for made, key in held["inputs"]),
        "claims": sorted(claims.items(), key=repr),
        **{name: held[name] for name in ("feeds", "visits", "forgotten", "words")},
    }


def faults(path: Path) -> list[str]:
    with open_monitor(path) as monitor:
        return list(monitor.check())


def test_a_sound_ledger_comes_out_as_it_was(rich: Path, tmp_path: Path) -> None:
    before = rich.read_bytes()
    to = tmp_path / "to.db"
    assert rescue(rich, to) == Rescued(61, 0)
    assert rich.read_bytes() == before
    assert faults(to) == []
    after, sound = named(contents(to)), named(contents(rich))
    assert after == sound
    assert {each.name for each in tmp_path.iterdir()} == {"rich.db", "to.db"}


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_whatever_is_damaged_the_rest_is_saved(damage: Damage, dispatched: Path, tmp_path: Path) -> None:
    whole, sound = dispatched.read_bytes(), contents(dispatched)
    texts = {str(row[1]): row for row in sound["documents"]}
    total: Counter[str] = Counter()
    for seed in range(SEEDS):
        damaged, to = tmp_path / f"{seed}.db", tmp_path / f"{seed}-rescued.db"
        content = bytes(damage(bytearray(whole), random.Random(seed)))
        damaged.write_bytes(content)
        readable = {row[16] for row in _readable(damaged)}
        if not readable and not carve.places(damaged):
            with pytest.raises(LedgerError, match="nothing that could be rescued"):
                rescue(damaged, to)
            continue
        saved = rescue(damaged, to)
        assert damaged.read_bytes() == content
        assert faults(to) == []
        after = contents(to)
        ids = {str(row[1]) for row in after["documents"]}
        assert {row[15] for row in after["documents"]} >= readable, "a document whose row reads was not saved"
        assert {row[14:16] for row in after["documents"]} <= {row[14:16] for row in texts.values()}
        assert saved.documents == len(ids)
        assert len(saved.lost_ids) == saved.lost
        total.update(saved=saved.documents, anew=saved.reread, told=saved.lost, lost=len(texts.keys() - ids))
    told(f"{damage.__name__}: {SEEDS} ledgers of 60 documents: {dict(total)}")
    assert total["saved"]


def _readable(path: Path) -> list[tuple[object, ...]]:
    """The documents that SQLite alone reads, one by one, with their texts."""
    found = []
    copy = Path(shutil.copy(path, f"{path}.copy"))
    with closing(sqlite3.connect(copy)) as raw:
        try:
            keys = [key for key, in raw.execute("SELECT key FROM documents ORDER BY id")]
        except (sqlite3.Error, UnicodeDecodeError):
            return []
        for key in keys:
            try:
                found += raw.execute(f"{DOCUMENTS.select} WHERE key = ?", (key,)).fetchall()
            except (sqlite3.Error, UnicodeDecodeError):
                continue
    hashed = [row for row in found if _is_whole(row)]
    copy.unlink()
    return hashed


def _is_whole(row: tuple[object, ...]) -> bool:
    return isinstance(row[16], str) and text_id(row[16]) == row[2] and row[15] in {"en", "id"}


@pytest.mark.parametrize("vacuumed", [False, True])
def test_the_first_page_may_be_gone(vacuumed: bool, rich: Path, tmp_path: Path) -> None:
    if vacuumed:
        with open_monitor(rich) as monitor:
            monitor.vacuum()
    before = named(contents(rich))
    with rich.open("r+b") as file:
        file.write(bytes(PAGE))
    saved = rescue(rich, tmp_path / "to.db")
    assert (saved.documents, saved.lost) == (61, 0)
    assert faults(tmp_path / "to.db") == []
    after = named(contents(tmp_path / "to.db"))
    assert after["documents"] == before["documents"]
    assert after["versions"] == before["versions"]


@pytest.mark.parametrize("table", ["documents", "claims", "readings", "versions", "inputs", "actors"])
def test_a_table_may_be_gone(table: str, rich: Path, tmp_path: Path) -> None:
    sound = named(contents(rich))
    with closing(sqlite3.connect(rich)) as raw:
        page, = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    with rich.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(bytes(PAGE))
    saved = rescue(rich, tmp_path / "to.db")
    assert (saved.documents, saved.lost) == (61, 0)
    assert saved.reread == (61 if table in {"claims", "actors"} else 0)
    assert faults(tmp_path / "to.db") == []
    after = named(contents(tmp_path / "to.db"))
    assert [row[0] for row in after["documents"]] == [row[0] for row in sound["documents"]]
    assert after["forgotten"] == sound["forgotten"]


def test_the_log_is_taken_along(dispatched: Path, tmp_path: Path) -> None:
    path, damaged, late = Path(shutil.copy(dispatched, tmp_path / "a.db")), tmp_path / "damaged.db", tmp_path / "l.txt"
    late.write_text("The harbour master denied that the port was closed.")
    with open_monitor(path) as monitor:
        assert len(list(monitor.add([late]))) == 1
        shutil.copy(path, damaged)
        shutil.copy(f"{path}-wal", f"{damaged}-wal")
    with damaged.open("r+b") as file:
        file.write(b"x" * 100)
    log = Path(f"{damaged}-wal").read_bytes()
    assert rescue(damaged, tmp_path / "to.db") == Rescued(61, 0)
    assert Path(f"{damaged}-wal").read_bytes() == log


def test_what_was_forgotten_does_not_come_back(rich: Path, tmp_path: Path) -> None:
    rescue(rich, tmp_path / "to.db")
    assert contents(tmp_path / "to.db")["forgotten"] == contents(rich)["forgotten"]
    with open_monitor(tmp_path / "to.db") as monitor:
        assert monitor.stats().forgotten == 1


def test_the_words_of_a_version_that_stands_again_are_found(tmp_path: Path) -> None:
    with open_monitor(tmp_path / "ledger.db") as monitor:
        for n in ("sealed", "open"):
            show(monitor, n)
        note = tmp_path / "note.txt"
        note.write_text("Ines Okafor denied that the bridge was open.")
        [added] = monitor.add([note])
        monitor.forget(str(added.id), "asked to")
        show(monitor, "sealed")
        assert monitor.search("sealing").claims


def test_a_long_text_is_found_in_the_bare_pages(tmp_path: Path) -> None:
    path, article = tmp_path / "ledger.db", tmp_path / "long.txt"
    article.write_text("The harbour master Ines Okafor denied that the port was closed – “no”. " * 300, "utf-8")
    with open_monitor(path) as monitor:
        assert len(list(monitor.add([article]))) == 1
    with closing(sqlite3.connect(path)) as raw:
        row = raw.execute(DOCUMENTS.select).fetchone()
    [(key, [place])] = carve.places(path).items()
    assert carve.row(path, place) == row
    assert key == row[0]


def test_the_other_file_is_told_of(dispatched: Path, tmp_path: Path) -> None:
    none = tmp_path / "none.txt"
    none.write_text("The port is open. " * 1000)
    with pytest.raises(LedgerError, match="holds nothing that could be rescued"):
        rescue(none, tmp_path / "to.db")
    with pytest.raises(LedgerError, match="is there already"):
        rescue(dispatched, none)
    with pytest.raises(LedgerError, match=r"missing.*No such file"):
        rescue(tmp_path / "missing.db", tmp_path / "to.db")
    with pytest.raises(LedgerError, match="No such file"):
        rescue(dispatched, tmp_path / "missing" / "to.db")
    assert [each.name for each in tmp_path.iterdir()] == ["none.txt"]
