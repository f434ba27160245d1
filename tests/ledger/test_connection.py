"""What a ledger's path may turn out to be: each a clear error that says what, where and what to do, or a ledger."""

import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from amounts import CREATIONS
from children import Child
from click.testing import CliRunner
from contents import contents

from pantau.cli import main
from pantau.errors import LedgerError
from pantau.ledger import connection
from pantau.ledger.connection import connect, writing
from pantau.ledger.migrations import newest
from pantau.monitor import open_monitor


def folder(path: Path) -> None:
    path.mkdir()


def text(path: Path) -> None:
    path.write_text("The port is open, Ines Okafor said.\n" * 40)


def short_text(path: Path) -> None:
    path.write_text("no")


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
        other.commit()


def newer(path: Path) -> None:
    connect(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 999")


def zeros(path: Path) -> None:
    path.write_bytes(bytes(8192))


def below_a_file(path: Path) -> None:
    path.parent.rmdir()
    path.parent.write_text("x")


def cut_off(path: Path) -> None:
    connect(path).close()
    os.truncate(path, path.stat().st_size // 2)


BAD: dict[Callable[[Path], None], tuple[str, str]] = {
    folder: ("is a folder", "name a file"), text: ("is no SQLite file", "name a ledger"),
    short_text: ("is no SQLite file", "name a ledger"), foreign: ("is a database of another program", "name a ledger"),
    newer: (f"has schema 999, and this Pantau knows {newest()}", "use the newer Pantau"),
    zeros: ("is no SQLite file", "name a ledger"), below_a_file: ("cannot be opened: Not a directory", "--ledger"),
    cut_off: ("is damaged", "pantau ledger rescue"),
}


@pytest.mark.parametrize("make", BAD, ids=lambda make: make.__name__)
@pytest.mark.parametrize("readonly", [False, True], ids=["write", "read"])
def test_what_is_no_ledger_is_told_and_left_as_it_is(make: Callable[[Path], None], readonly: bool,
                                                     tmp_path: Path) -> None:
    path = tmp_path / "sub" / "ledger.db"
    path.parent.mkdir()
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(LedgerError) as caught:
        open_monitor(path, readonly=readonly)
    what, mend = BAD[make]
    assert what in caught.value.what
    assert mend in caught.value.mend
    assert caught.value.where == str(path)
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("make", BAD, ids=lambda make: make.__name__)
@pytest.mark.parametrize("command", ["ledger stats", "ledger check", "add -", "search x"])
def test_commands_tell_it_without_a_traceback(make: Callable[[Path], None], command: str,
                                              tmp_path: Path) -> None:
    path = tmp_path / "sub" / "ledger.db"
    path.parent.mkdir()
    make(path)
    result = CliRunner().invoke(main, [*command.split(), "--ledger", str(path)], input="x")
    assert result.exit_code != 0
    assert isinstance(result.exception, SystemExit)
    assert str(path) in result.stderr
    assert BAD[make][0] in result.stderr or make is folder      # which the command's own check finds
    assert "Traceback" not in result.output


def test_an_empty_file_becomes_a_ledger_but_not_by_reading(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.touch()
    with pytest.raises(LedgerError, match="is an empty file"):
        open_monitor(path, readonly=True)
    with open_monitor(path) as monitor:
        assert list(monitor.check()) == []


def test_nothing_is_made_by_reading(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "ledger.db"
    with pytest.raises(LedgerError, match="there is no ledger"):
        open_monitor(path, readonly=True)
    assert list(tmp_path.iterdir()) == []
    open_monitor(path)
    assert path.is_file()


def test_a_ledger_killed_in_its_first_moments_is_made_anew(tmp_path: Path) -> None:
    """Between the first page and the tables: a file with a header, and nothing in it."""
    path = tmp_path / "ledger.db"
    with closing(sqlite3.connect(path)) as half:
        half.execute("PRAGMA journal_mode = WAL")
    assert path.stat().st_size
    with open_monitor(path) as monitor:
        assert list(monitor.check()) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_processes_that_make_one_ledger_at_once_share_it(tmp_path: Path) -> None:
    for n in range(CREATIONS):
        path = tmp_path / f"{n}.db"

        def make(path: Path = path) -> bool:
            with open_monitor(path) as monitor:
                return monitor.add_feed("https://kabar.example/feed")

        children = [Child(make) for _ in range(4)]
        assert sorted(child.result() for child in children) == [False, False, False, True]
        with open_monitor(path) as monitor:
            assert list(monitor.check()) == []


def test_a_file_removed_or_replaced_while_it_is_open_is_noticed(dispatched: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(dispatched, tmp_path / "ledger.db"))
    with open_monitor(path) as monitor:
        path.rename(tmp_path / "away.db")
        with pytest.raises(LedgerError, match="moved, removed or replaced") as caught:
            monitor.add_feed("https://kabar.example/feed")
        assert str(path) in caught.value.where
        shutil.copy(tmp_path / "away.db", path)
        with pytest.raises(LedgerError, match="moved, removed or replaced"):
            monitor.add_feed("https://kabar.example/feed")
        assert monitor.stats().documents == 60                  # what it has open can still be read
    with open_monitor(path) as monitor:
        assert monitor.add_feed("https://kabar.example/feed")


def test_without_its_log_a_ledger_is_what_it_was_before(dispatched: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(dispatched, tmp_path / "ledger.db"))
    with open_monitor(path) as monitor:
        monitor.add_feed("https://kabar.example/feed")
        alone = Path(shutil.copy(path, tmp_path / "alone.db"))
        beside = Path(shutil.copy(path, tmp_path / "beside.db"))
        shutil.copy(f"{path}-wal", f"{beside}-wal")
    for copy, feeds in ((alone, 0), (beside, 1)):
        with open_monitor(copy) as monitor:
            assert list(monitor.check()) == []
            assert len(monitor.feeds()) == feeds


@pytest.mark.parametrize("log", [b"", b"nonsense" * 1000, bytes(100_000)], ids=["empty", "text", "zeros"])
def test_a_log_that_is_none_changes_nothing(log: bytes, dispatched: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(dispatched, tmp_path / "ledger.db"))
    Path(f"{path}-wal").write_bytes(log)
    with open_monitor(path) as monitor:
        assert list(monitor.check()) == []
    assert contents(path) == contents(dispatched)


def test_a_second_writer_waits_and_says_so(dispatched: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_PATIENT", 0.02)
    path = Path(shutil.copy(dispatched, tmp_path / "ledger.db"))
    told: list[str] = []
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.2, other.execute, ("COMMIT",))
    with open_monitor(path, waiting=told.append) as monitor:
        release.start()
        assert monitor.add_feed("https://kabar.example/feed")
    release.join()
    other.close()
    assert len(told) == 1
    assert str(path) in told[0]


def test_a_writer_gives_up_at_last_and_readers_never_wait(dispatched: Path, tmp_path: Path,
                                                          monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_PATIENCE", 0.1)
    path = Path(shutil.copy(dispatched, tmp_path / "ledger.db"))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with open_monitor(path) as monitor:
            assert monitor.search("denied OR membantah").passages
            with pytest.raises(LedgerError, match="is locked by another program"):
                monitor.add_feed("https://kabar.example/feed")
            assert monitor.stats().documents == 60
            other.execute("ROLLBACK")
            assert monitor.add_feed("https://kabar.example/feed")


def test_a_program_that_keeps_it_for_itself_is_told_of(dispatched: Path, tmp_path: Path,
                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_BUSY", 50)
    path = Path(shutil.copy(dispatched, tmp_path / "ledger.db"))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        for readonly in (False, True):
            with pytest.raises(LedgerError, match="is locked by another program"):
                open_monitor(path, readonly=readonly)


def test_a_long_log_is_emptied_once_nobody_reads_in_it(sixty: Path, tmp_path: Path, quick: None,
                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_LOG", 300_000)
    monkeypatch.setattr(connection, "_AT_ONCE", 1)
    path = tmp_path / "ledger.db"
    with open_monitor(path) as monitor, closing(sqlite3.connect(path, isolation_level=None)) as reader:
        sizes = []
        for n, _ in enumerate(monitor.add([sixty])):
            sizes.append(Path(f"{path}-wal").stat().st_size)
            if n == 10:                                     # from here on, somebody keeps a moment of the past
                reader.execute("BEGIN")
                reader.execute("SELECT count(*) FROM documents").fetchone()
            if n == 20:
                reader.execute("COMMIT")
        assert max(sizes[:10]) < 600_000
        assert max(sizes[10:20]) > 600_000
        assert min(sizes[30:]) < 300_000
        assert list(monitor.check()) == []


def test_a_failure_inside_a_transaction_takes_all_of_it_back(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with closing(connect(path)) as own:
        with pytest.raises(LedgerError, match="UNIQUE"), writing(own, path):
            own.executemany("INSERT INTO feeds VALUES (?, NULL, '2026-01-01')", [("https://kabar.example",)] * 2)
        assert not own.in_transaction
        assert own.execute("SELECT count(*) FROM feeds").fetchone() == (0,)
