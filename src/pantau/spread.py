"""Work on a stream spread over processes: in order, with a bounded number of items under way, whoever dies."""

import gc
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_all_start_methods, get_context
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")

_CHUNK = 8                  # items that go to a process at once: enough to hide the way there and back
_AHEAD = 3                  # chunks under way per process


def spread(work: Callable[[A], B], items: Iterable[A], jobs: int, *, lost: Callable[[A], B]) -> Iterator[B]:
    """`work(item)` of every item, in order, on `jobs` processes; `lost(item)` where the process did not survive it.

    `work`, items and results must be picklable. At most `jobs` × 24 items are under way at a time.
    """
    remaining = iter(items)
    pool = _pool(jobs)
    under_way: deque[tuple[list[A], Future[list[B]]]] = deque()
    try:
        while True:
            while len(under_way) < jobs * _AHEAD and (chunk := list(islice(remaining, _CHUNK))):
                try:
                    future = pool.submit(_all, work, chunk)
                except BrokenProcessPool:
                    pool = _pool(jobs)
                    future = pool.submit(_all, work, chunk)
                under_way.append((chunk, future))
            if not under_way:
                return
            chunk, future = under_way.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                yield from (_alone(work, item, lost) for item in chunk)
    except BaseException:                               # interrupted, or nobody wants the rest: nothing waits for it
        for process in list(pool._processes.values()):  # `terminate_workers` from Python 3.14
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Processes that do not inherit this one's threads, leave an interrupt to it, and look for garbage as rarely."""
    method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
    return ProcessPoolExecutor(jobs, mp_context=get_context(method), initializer=_begin,
                               initargs=(gc.get_threshold()[0],))


def _begin(garbage: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(garbage)


def _all(work: Callable[[A], B], chunk: list[A]) -> list[B]:
    return [work(item) for item in chunk]


def _alone(work: Callable[[A], B], item: A, lost: Callable[[A], B]) -> B:
    """One item of a chunk whose process died, in a process of its own."""
    with _pool(1) as pool:
        try:
            return pool.submit(work, item).result()
        except BrokenProcessPool:
            return lost(item)
