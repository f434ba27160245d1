"""How far a long run has come, on standard error and only where somebody watches it."""

import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from pantau.errors import PantauError
from pantau.types import RawDocument

_AFTER = 1.0        # seconds: what is done sooner needs no bar
_EVERY = 0.1
_BAR = 24
_SUFFIXES = frozenset({".txt", ".html", ".htm", ".jsonl"})


class Bar:
    """A line that is drawn over and over: how much of the whole, how many articles, how fast."""

    def __init__(self) -> None:
        self.shown = sys.stderr.isatty()
        self._count = 0
        self._started = time.monotonic()
        self._next = self._started + _AFTER
        self._drawn = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.clear()

    def clear(self) -> None:
        """Wipe the bar, so that a line of text can stand in its place."""
        if self._drawn:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
            self._drawn = False

    def another(self, done: float, total: float) -> None:
        """One article more; `done` of `total` is the share of all work, where that is known."""
        self._count += 1
        if self.shown and time.monotonic() >= self._next:
            self._draw(min(done / total, 1.0) if total else None)

    def _draw(self, share: float | None) -> None:
        now = time.monotonic()
        self._next, self._drawn = now + _EVERY, True
        rate = self._count / max(now - self._started, 0.001)
        full = round((share or 0) * _BAR)
        bar = "" if share is None else f"{'█' * full}{'░' * (_BAR - full)} {share:4.0%}  "
        sys.stderr.write(f"\r\x1b[2K{bar}{self._count:,} articles, {rate:,.0f}/s")
        sys.stderr.flush()


class Progress(Bar):
    """Watches articles go in (`watch`) and readings come out (`done`); names the input of each, in order.

    Readings come out in the order in which articles go in, so a queue ties the two, however many processes read.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        super().__init__()
        self._inside: deque[tuple[str, int]] = deque()
        self._total = _bytes(paths) if self.shown else 0
        self._read = 0

    def watch(self, inputs: Iterable[RawDocument | PantauError]) -> Iterator[RawDocument | PantauError]:
        for each in inputs:
            where = "" if isinstance(each, PantauError) else each.where
            size = 0 if isinstance(each, PantauError) else len(each.text or each.html or "")
            self._inside.append((where, size))
            yield each

    def done(self) -> str:
        """One reading came out: its input's name."""
        where, size = self._inside.popleft()
        self._read += size
        self.another(self._read, self._total)
        return where


class Counted(Bar):
    """Counts what comes out, of as many as the files that go in hold; their sizes are not told."""

    def __init__(self, paths: Iterable[str] = ()) -> None:
        super().__init__()
        self._total = _articles(paths) if self.shown else 0

    def step(self) -> None:
        self.another(self._count + 1, self._total)


def _bytes(paths: Iterable[str]) -> int:
    """The size of all that is to be read, 0 where that cannot be known (standard input)."""
    files = _files(paths)
    return sum(f.stat().st_size for f in files) if files else 0


def _articles(paths: Iterable[str]) -> int:
    """How many articles the files hold, 0 where that cannot be known (standard input, the web)."""
    return sum(_lines(f) if f.suffix == ".jsonl" else 1 for f in _files(paths) or ())


def _files(paths: Iterable[str]) -> list[Path] | None:
    """All files that are to be read; None where one of the paths is none."""
    found: list[Path] = []
    for path in map(Path, paths):
        if str(path) == "-" or not path.exists():
            return None
        inside = path.rglob("*") if path.is_dir() else [path]
        found += (f for f in inside if f.is_file() and (f == path or f.suffix in _SUFFIXES))
    return found


def _lines(file: Path) -> int:
    try:
        with file.open("rb") as data:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: data.read(1 << 20), b""))
    except OSError:     # whoever reads it will say so
        return 0
