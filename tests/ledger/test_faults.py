"""A disk without space, files and folders that cannot be written: a clear error, nothing lost, and the rest later.

The system's own limits need no rights (RLIMIT_FSIZE), or are left out where they do (a small tmpfs in a namespace of
its own). Permissions are tried as nobody where root runs the tests.
"""

import ctypes
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from children import Child
from contents import contents

from pantau.errors import LedgerError
from pantau.ledger import connection
from pantau.monitor import open_monitor

resource = pytest.importorskip("resource")
pytestmark = [pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"), pytest.mark.usefixtures("quick")]

ROOM = 300_000                  # bytes: of the sixty articles' 500,000
NOBODY = 65_534
NEWUSER, NEWNS = 0x1000_0000, 0x0002_0000           # of unshare(2)
PRIVATE = 1 << 18 | 1 << 14                         # of mount(2): private, recursive
REMOUNT = 32


def filled(path: Path, articles: Path) -> tuple[list[str | None], str]:
    """Take in articles until that fails: the ids that came in, and the error."""
    ids = []
    try:
        with open_monitor(path) as monitor:
            for added in monitor.add([articles]):
                ids.append(added.id)
    except LedgerError as error:
        return ids, str(error)
    return ids, ""


def faults(path: Path) -> list[str]:
    with open_monitor(path) as monitor:
        return list(monitor.check())


def there(path: Path) -> set[str]:
    with open_monitor(path, readonly=True) as monitor:
        return {str(made) for made, in monitor.sql("SELECT id FROM documents")[1]}


def is_whole(path: Path, ids: list[str], error: str, expected: str) -> None:
    """Some came in before it failed; these are there, and nothing half."""
    assert expected in error
    assert 5 < len(ids) < 60
    assert there(path) == set(ids)
    assert faults(path) == []


def test_a_full_disk(sixty: Path, dispatched: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, prepare = tmp_path / "ledger.db", connection._prepare

    def full(opened: sqlite3.Connection, readonly: bool) -> None:
        prepare(opened, readonly)
        opened.execute("PRAGMA max_page_count = 90")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "_prepare", full)
        ids, error = filled(path, sixty)
    is_whole(path, [str(each) for each in ids], error, "there is no space left")
    assert "make room" in error
    assert filled(path, sixty)[1] == ""
    assert contents(path) == contents(dispatched)


@pytest.mark.parametrize("limit", [150_000, ROOM, 440_000])
def test_a_quota(limit: int, sixty: Path, dispatched: Path, tmp_path: Path) -> None:
    """No file may grow beyond it: the log is full first, or the file itself when the log is written back to it."""
    path = tmp_path / "ledger.db"
    open_monitor(path)

    def limited() -> Any:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        return filled(path, sixty)

    ids, error = Child(limited).result()
    assert str(path) in error
    assert "its quota" in error
    assert there(path) >= set(ids)
    assert faults(path) == []
    assert filled(path, sixty)[1] == ""
    assert contents(path) == contents(dispatched)


def test_a_small_file_system(sixty: Path, dispatched: Path, tmp_path: Path) -> None:
    system = ctypes.CDLL(None, use_errno=True)

    def mounted(size: int, flags: int) -> bool:
        return not system.mount(b"none", bytes(tmp_path), b"tmpfs", flags, f"size={size},mode=777".encode())

    def small() -> Any:
        user = 0 if os.geteuid() == 0 else NEWUSER
        if system.unshare(NEWNS | user) or system.mount(b"none", b"/", None, PRIVATE, None) or not mounted(4 * ROOM, 0):
            return None
        path = tmp_path / "ledger.db"
        ids, error = filled(path, sixty)
        before = sorted(there(path)), faults(path)
        mounted(100 * ROOM, REMOUNT)
        again = filled(path, sixty)[1]
        return ids, error, before, faults(path), again, contents(path) == contents(dispatched)

    found = Child(small).result()
    if found is None:
        pytest.skip("no tmpfs can be mounted here: neither root, nor user namespaces")
    ids, error, (documents, unsound), after, again, same = found
    assert "space" in error
    assert documents == sorted(ids)
    assert len(ids) > 5
    assert (unsound, after, again, same) == ([], [], "", True)


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that everybody can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def as_nobody(work: Callable[[], Any]) -> Any:
    """What `work` returns where permissions bind: root becomes nobody for it."""
    def bound() -> Any:
        if os.geteuid() == 0:
            os.seteuid(NOBODY)
        return work()

    return Child(bound).result()


def attempts(path: Path) -> dict[str, str]:
    """What becomes of opening, writing and reading: the error of each, or nothing."""
    def error(work: Callable[[], Any]) -> str:
        try:
            work()
        except LedgerError as caught:
            return str(caught)
        return ""

    def write() -> None:
        with open_monitor(path) as monitor:
            monitor.add_feed("https://kabar.example/feed")

    def read() -> None:
        with open_monitor(path, readonly=True) as monitor:
            assert monitor.stats().documents == 60
            assert monitor.search("harbour").passages

    return {"write": error(write), "read": error(read)}


@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o755), (0o444, 0o555), (0o644, 0o555)])
def test_what_cannot_be_written_can_be_read(file: int, folder: int, dispatched: Path, public: Path) -> None:
    path = Path(shutil.copy(dispatched, public / "ledger.db"))
    attempts(path)                                          # what it imports is imported before rights are lost
    with open_monitor(path) as monitor:
        monitor.vacuum()
    before = path.read_bytes()
    path.chmod(file)
    public.chmod(folder)
    found = as_nobody(lambda: attempts(path))
    assert "cannot be" in found["write"]
    assert "permissions" in found["write"]
    assert found["read"] == ""
    assert path.read_bytes() == before


def test_what_cannot_be_read_is_told(dispatched: Path, public: Path) -> None:
    path = Path(shutil.copy(dispatched, public / "ledger.db"))
    attempts(path)
    path.chmod(0)
    found = as_nobody(lambda: attempts(path))
    assert all("cannot be opened" in each and "permissions" in each for each in found.values()), found


def test_a_new_ledger_in_a_folder_that_cannot_be_written(public: Path) -> None:
    def make() -> str:
        with pytest.raises(LedgerError) as caught:
            open_monitor(public / "sub" / "ledger.db")
        return str(caught.value)

    public.chmod(0o555)
    assert "its folder cannot be made: Permission denied" in as_nobody(make)


def test_a_backup_that_does_not_fit_leaves_nothing(dispatched: Path, tmp_path: Path) -> None:
    to = tmp_path / "copies" / "copy.db"
    to.parent.mkdir()

    def limited() -> str:
        resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, resource.RLIM_INFINITY))
        with open_monitor(dispatched, readonly=True) as monitor:
            try:
                monitor.backup(to)
            except LedgerError as error:
                return str(error)
        return ""

    error = Child(limited).result()
    assert str(to) in error
    assert "quota" in error
    assert list(to.parent.iterdir()) == []
    with open_monitor(dispatched, readonly=True) as monitor, pytest.raises(LedgerError, match=r"missing.*"):
        monitor.backup(tmp_path / "missing" / "copy.db")


def test_names_and_words_that_are_no_unicode(tmp_path: Path) -> None:
    """A file whose name is no UTF-8, and lone surrogates in all that an article says of itself."""
    odd = "\ud800"
    (tmp_path / "kapal\udce9.txt").write_text("The port is open, Ines Okafor said.")
    (tmp_path / "odd.jsonl").write_text(json.dumps({
        "text": f"The port {odd} is shut, Ines Okafor said.", "title": odd, "publisher": odd, "author": odd, "id": odd,
        "url": f"https://kabar.example/{odd}"}))
    with open_monitor(tmp_path / "ledger.db") as monitor:
        assert [added.outcome.value for added in monitor.add([tmp_path])] == ["new", "new"]
        assert list(monitor.check()) == []
        assert {record.kept.where[-8:] for record in monitor.records()} >= {"pal?.txt"}
