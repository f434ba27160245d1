"""Killed at any moment, a ledger is whole: every document is there or not, and a second run completes the rest.

Half of the kills come at a random moment, half at a random statement, so that they fall inside the transactions.
"""

import mmap
import os
import random
import shutil
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from amounts import CREATIONS, KILLS, told
from children import Child
from contents import contents

from pantau.ledger import connection
from pantau.monitor import open_monitor

pytestmark = [pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"), pytest.mark.usefixtures("quick")]

OUTSIDE, INSIDE, COMMITTING = b"o", b"i", b"c"


class Watched:
    """Where a child's connections are: its statements are seen here, and one of them may be its last."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._shared = mmap.mmap(-1, 1)
        self._left = 0
        prepare = connection._prepare

        def watching(opened: sqlite3.Connection, readonly: bool) -> None:
            prepare(opened, readonly)
            opened.set_trace_callback(self._seen)

        monkeypatch.setattr(connection, "_prepare", watching)

    @property
    def where(self) -> str:
        return {OUTSIDE: "outside", INSIDE: "in a transaction", COMMITTING: "at a commit"}[self._shared[:1]]

    def _seen(self, statement: str) -> None:
        now = self._shared[:1]
        if statement.startswith("BEGIN"):
            self._shared[:1] = INSIDE
        elif statement.startswith("COMMIT"):
            self._shared[:1] = COMMITTING
        elif now == COMMITTING:
            self._shared[:1] = OUTSIDE
        self._left -= 1
        if self._left == 0:                     # below it, none is the last
            os.kill(os.getpid(), signal.SIGKILL)

    def killed(self, work: Callable[[], None], *, statements: int = 0, seconds: float = 0.0) -> bool:
        """Do `work` in a child until it is killed; False where it was done before."""
        self._shared[:1] = OUTSIDE

        def dying() -> None:
            self._left = statements             # of the child alone
            work()

        child = Child(dying)
        if statements:
            return child.died()
        time.sleep(seconds)
        return child.kill()


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Watched:
    return Watched(monkeypatch)


def faults(path: Path) -> list[str]:
    with open_monitor(path) as monitor:
        return list(monitor.check())


def test_a_killed_add_is_completed_by_the_next(sixty: Path, dispatched: Path, tmp_path: Path,
                                               watched: Watched) -> None:
    chance, kills, runs = random.Random(4), 0, 0
    places: Counter[str] = Counter()
    while kills < KILLS:
        path, alive = tmp_path / f"{runs}.db", False

        def add(path: Path = path) -> None:
            with open_monitor(path) as monitor:
                for _ in monitor.add([sixty]):
                    pass

        while not alive:
            by_statement = kills % 2 == 0
            alive = not (watched.killed(add, statements=chance.randint(1, 900)) if by_statement
                         else watched.killed(add, seconds=chance.uniform(0, 0.12)))
            if not alive:
                kills += 1
                places[watched.where] += 1
                assert faults(path) == []
            if kills >= KILLS:
                add()
                break
        runs += 1
        assert contents(path) == contents(dispatched)
        path.unlink()
    told(f"{kills} kills in {runs} ledgers: {dict(places)}; all whole, all completed to the same content")
    assert places["in a transaction"]


def test_a_killed_reread_leaves_each_document_in_one_reading_or_the_other(dispatched: Path, tmp_path: Path,
                                                                         watched: Watched) -> None:
    chance, before = random.Random(7), contents(dispatched)
    places: Counter[str] = Counter()
    for n in range(CREATIONS):
        path = Path(shutil.copy(dispatched, tmp_path / f"{n}.db"))

        def reread(path: Path = path) -> None:
            with open_monitor(path) as monitor:
                for _ in monitor.reread(everything=True):
                    pass

        watched.killed(reread, statements=chance.randint(1, 3000))
        places[watched.where] += 1
        assert faults(path) == []
        after = contents(path)
        assert [row[1] for row in after["documents"]] == [row[1] for row in before["documents"]]
        assert {row[1] for row in after["claims"]} == {row[1] for row in before["claims"]}
    told(f"reread: {CREATIONS} kills: {dict(places)}")


def test_a_killed_forgetting_is_done_or_not(dispatched: Path, tmp_path: Path, watched: Watched) -> None:
    chance = random.Random(8)
    ids = [str(row[1]) for row in contents(dispatched)["documents"]]
    places: Counter[str] = Counter()
    path = Path(shutil.copy(dispatched, tmp_path / "ledger.db"))
    for made in ids[:CREATIONS]:

        def forget(made: str = made) -> None:
            with open_monitor(path) as monitor:
                monitor.forget(made, "a test")

        watched.killed(forget, statements=chance.randint(1, 50))
        places[watched.where] += 1
        assert faults(path) == []
        after = contents(path)
        assert {*(row[1] for row in after["documents"]), *(row[0] for row in after["forgotten"])} == set(ids)
        assert len(after["documents"]) + len(after["forgotten"]) == len(ids)
    told(f"forget: {CREATIONS} kills: {dict(places)}")


def test_a_ledger_killed_in_the_making_is_made_by_the_next(tmp_path: Path, watched: Watched) -> None:
    chance = random.Random(9)
    places: Counter[str] = Counter()
    for n in range(CREATIONS):
        path = tmp_path / f"{n}.db"

        def make(path: Path = path) -> None:
            open_monitor(path).add_feed("https://kabar.example/feed")

        watched.killed(make, statements=chance.randint(1, 60))
        places[watched.where] += 1
        assert faults(path) == []
        make()
    told(f"making: {CREATIONS} kills: {dict(places)}")


def test_a_killed_backup_leaves_no_half_copy(dispatched: Path, tmp_path: Path, watched: Watched) -> None:
    chance, before, whole = random.Random(5), contents(dispatched), 0
    for n in range(CREATIONS):
        to = tmp_path / f"{n}.db"

        def copy(to: Path = to) -> None:
            with open_monitor(dispatched, readonly=True) as monitor:
                monitor.backup(to)

        watched.killed(copy, seconds=chance.uniform(0, 0.02))
        if to.exists():
            whole += 1
            assert faults(to) == []
        else:
            copy()
        assert contents(to) == before
    told(f"backup: {CREATIONS} kills, {whole} after the copy was there")


def test_a_killed_vacuum_loses_nothing(dispatched: Path, tmp_path: Path, watched: Watched) -> None:
    chance, before = random.Random(6), contents(dispatched)
    path = Path(shutil.copy(dispatched, tmp_path / "ledger.db"))

    def vacuum() -> None:
        with open_monitor(path) as monitor:
            monitor.vacuum()

    for _ in range(CREATIONS):
        watched.killed(vacuum, seconds=chance.uniform(0, 0.1))
        assert faults(path) == []
        assert contents(path) == before
