"""Files, folders and standard input → a stream of articles, each failure a value in its place."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pantau.errors import InputError
from pantau.types import RawDocument


def collect(paths: Iterable[str | Path]) -> Iterator[RawDocument | InputError]:
    """Every article of `paths` in order; `-` is standard input (JSON Lines). A folder gives its files by name."""
    for path in paths:
        if str(path) == "-":
            yield from _lines(sys.stdin.buffer.read(), "-")
        elif Path(path).is_dir():
            yield from collect(sorted(p for p in Path(path).rglob("*") if p.suffix in {".txt", ".html", ".jsonl"}))
        else:
            yield from _file(Path(path))


def _file(path: Path) -> Iterator[RawDocument | InputError]:
    try:
        data = path.read_bytes()
    except OSError as error:
        yield InputError(error.strerror or str(error), where=str(path), mend="name a file that can be read")
        return
    if path.suffix == ".jsonl":
        yield from _lines(data, str(path))
    elif path.suffix == ".html":
        yield RawDocument(where=str(path), html=data.decode("utf-8", "replace"))
    else:
        yield RawDocument(where=str(path), text=data.decode("utf-8", "replace"))


def _lines(data: bytes, where: str) -> Iterator[RawDocument | InputError]:
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            try:
                yield RawDocument(where=f"{where}:{number}", **json.loads(line))
            except (ValueError, TypeError) as error:
                yield InputError(str(error), where=f"{where}:{number}", mend="mend or remove this line")
