"""How far a long run has come, on standard error and only where somebody watches it."""

import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

from pantau.errors import PantauError
from pantau.types import RawDocument

_AFTER = 1.0        # seconds: what is done sooner needs no bar
_EVERY = 0.1
_BAR = 24
_SUFFIXES = frozenset({".txt", ".html", ".htm", ".jsonl"})


class Progress:
    """Watches articles go in (`watch`) and readings come out (`done`); names the input of each, in order.

    Readings come out in the order in which articles go in, so a queue ties the two, however many processes read.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        self._inside: deque[tuple[str, int]] = deque()
        self._shown = sys.stderr.isatty()
        self._total = _bytes(paths) if self._shown else 0
        self._read = self._count = 0
        self._started = time.monotonic()
        self._next = self._started + _AFTER
        self._drawn = False

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.clear()

    def watch(self, inputs: Iterable[RawDocument | PantauError]) -> Iterator[RawDocument | PantauError]:
        for each in inputs:
            where = "" if isinstance(each, PantauError) else each.where
            size = 0 if isinstance(each, PantauError) else len(each.text or each.html or "")
            self._inside.append((where, size))
            yield each

    def done(self) -> str:
        """One reading came out: its input's name."""
        where, size = self._inside.popleft()
        self._read, self._count = self._read + size, self._count + 1
        if self._shown and time.monotonic() >= self._next:
            self._draw()
        return where

    def clear(self) -> None:
        """Wipe the bar, so that a line of text can stand in its place."""
        if self._drawn:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
            self._drawn = False

    def _draw(self) -> None:
        now = time.monotonic()
        self._next, self._drawn = now + _EVERY, True
        rate = self._count / max(now - self._started, 0.001)
        share = min(self._read / self._total, 1.0) if self._total else 0.0
        full = round(share * _BAR)
        bar = f"{'█' * full}{'░' * (_BAR - full)} {share:4.0%}  " if self._total else ""
        sys.stderr.write(f"\r\x1b[2K{bar}{self._count:,} articles, {rate:,.0f}/s")
        sys.stderr.flush()


def _bytes(paths: Iterable[str]) -> int:
    """The size of all that is to be read, 0 where that cannot be known (standard input)."""
    total = 0
    for path in map(Path, paths):
        if str(path) == "-" or not path.exists():
            return 0
        files = path.rglob("*") if path.is_dir() else [path]
        total += sum(f.stat().st_size for f in files if f.is_file() and (f == path or f.suffix in _SUFFIXES))
    return total
