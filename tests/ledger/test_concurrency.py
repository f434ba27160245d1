"""Two writers and five readers at once: no error, no lost document, and readers that do not wait."""

import mmap
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from amounts import SECONDS, told
from children import Child
from contents import contents
from dispatches import article, dispatches

from pantau.ledger import connection
from pantau.monitor import Intake, Monitor, open_monitor
from pantau.records import Filter
from pantau.types import Act

pytestmark = [pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"), pytest.mark.usefixtures("quick")]

READERS = 5
BATCH = 20                      # articles of one `add`: half of them are the other writer's, too


class Times:
    """How long each kind of question took, in seconds."""

    def __init__(self) -> None:
        self.taken: dict[str, list[float]] = defaultdict(list)

    def time(self, what: str, ask: Callable[[], Any]) -> Any:
        begun = time.perf_counter()
        answer = ask()
        self.taken[what].append(time.perf_counter() - begun)
        return answer


def asked(path: Path, until: Callable[[], bool]) -> dict[str, list[float]]:
    """Ask all that can be asked, over and over. What was there stays there."""
    times, most = Times(), 0
    with open_monitor(path, readonly=True) as monitor:
        while not until():
            found = times.time("search", lambda: monitor.search("harbour OR pelabuhan"))
            claim = next(each.claim for each in found.claims if each.claim)
            record, made = times.time("claim", partial(monitor.claim, claim.id))
            assert made == claim.id
            assert record.kept.id
            said = times.time("actor", lambda: list(monitor.actor("Ines Okafor", limit=50)))
            assert all("Okafor" in str(each.claim) for each in said)
            times.time("brief", lambda: monitor.brief(Filter(act=Act.DENY), about="harbour"))
            documents = times.time("stats", lambda: monitor.stats().documents)
            assert documents >= most, "a document was lost"
            most = documents
    return times.taken


def written(path: Path, folder: Path, writer: int, until: Callable[[], bool]) -> tuple[list[str], int]:
    """Take in batch after batch, every other one shared with the other writer: the ids that are said to be there, and
    how many bytes the log had at most."""
    ids, log = [], 0
    with open_monitor(path) as monitor:
        for articles in _batches(folder, writer, until):
            for added in monitor.add([articles]):
                assert added.outcome in {"new", "unchanged"}, added
                ids.append(str(added.id))
                log = max(log, Path(f"{path}-wal").stat().st_size)
    return ids, log


def _batches(folder: Path, writer: int, until: Callable[[], bool]) -> Iterator[Path]:
    begin = 0
    while not until():
        own = begin if begin // BATCH % 2 else begin + writer * 1_000_000
        yield dispatches(folder / f"{writer}.jsonl", range(own, own + BATCH))
        begin += BATCH


def test_two_writers_and_five_readers(tmp_path: Path) -> None:
    path, over = tmp_path / "ledger.db", mmap.mmap(-1, 1)
    with open_monitor(path) as monitor:
        list(monitor.add([dispatches(tmp_path / "first.jsonl", range(2_000_000, 2_000_060))]))
        _warmed(monitor)

    def until() -> bool:
        return over[0] != 0

    writers = [Child(partial(written, path, tmp_path, n, until)) for n in range(2)]
    readers = [Child(partial(asked, path, until)) for _ in range(READERS)]
    time.sleep(SECONDS)
    over[0] = 1
    added, logs = zip(*(writer.result() for writer in writers), strict=True)
    ids = [set(each) for each in added]
    answers = [reader.result() for reader in readers]
    over[0] = 0
    alone = Child(partial(asked, path, until))              # of as many documents, now that nobody writes
    time.sleep(SECONDS / 6)
    over[0] = 1

    with open_monitor(path) as monitor:
        assert list(monitor.check()) == []
    held = {str(row[1]) for row in contents(path)["documents"]}
    assert len(held) == 60 + len(ids[0] | ids[1])
    assert held >= ids[0] | ids[1]
    assert ids[0] & ids[1]
    assert max(logs) < 4 * connection._LOG
    told(f"the log had at most {max(logs) >> 20} MiB")
    _tell(alone.result(), answers, len(held))


def _warmed(monitor: Monitor) -> None:
    """What asking imports is imported before there are others."""
    monitor.brief()
    monitor.stats()
    assert article(1)


def _tell(alone: dict[str, list[float]], answers: list[dict[str, list[float]]], documents: int) -> None:
    lines = [f"{documents} documents by 2 writers beside {READERS} readers in {SECONDS:.0f} s (ms, alone and beside):"]
    for what, before in alone.items():
        beside = [seconds for each in answers for seconds in each[what]]
        lines.append(f"  {what}: {len(beside)} asked, median {1e3 * median(before):.1f} and {1e3 * median(beside):.1f},"
                     f" longest {1e3 * max(before):.1f} and {1e3 * max(beside):.1f}")
    told("\n".join(lines))


def test_readers_beside_one_who_forgets(tmp_path: Path) -> None:
    """What is forgotten while it is asked for is there whole, or not at all."""
    path, over = tmp_path / "ledger.db", mmap.mmap(-1, 1)
    articles = dispatches(tmp_path / "few.jsonl", range(12))

    def until() -> bool:
        return over[0] != 0

    def forget() -> int:
        rounds = 0
        with open_monitor(path) as monitor:
            while not until():
                for added in list(monitor.add([articles], options=Intake(again=True))):
                    monitor.forget(str(added.id), "a test")
                rounds += 1
        return rounds

    def ask() -> int:
        rounds = 0
        with open_monitor(path, readonly=True) as monitor:
            while not until():
                monitor.search("harbour OR pelabuhan")
                assert all(record.analysis.document.text for record in monitor.records())
                list(monitor.actor("Ines Okafor"))
                monitor.brief()
                rounds += 1
        return rounds

    with open_monitor(path) as monitor:
        list(monitor.add([articles]))
        _warmed(monitor)
    children = [Child(forget), Child(ask), Child(ask)]
    time.sleep(SECONDS / 3)
    over[0] = 1
    assert all(child.result() for child in children)
    with open_monitor(path) as monitor:
        assert list(monitor.check()) == []
