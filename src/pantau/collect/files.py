"""Files, folders and standard input → a stream of articles, each failure a value in its place."""

import codecs
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

from pantau.collect.decode import decode
from pantau.collect.lines import LARGEST, read_lines
from pantau.errors import InputError
from pantau.types import RawDocument

_TEXT = frozenset({".txt", ".text"})
_PAGE = frozenset({".html", ".htm", ".xhtml"})
_LINES = frozenset({".jsonl", ".ndjson"})
_MAYBE = frozenset({".json", ".csv", ".tsv", ".xml", ".md", ".pdf", ".doc", ".docx", ".odt", ".rtf", ".eml", ".mht",
                    ".epub", ".gz", ".zip", ".warc"})   # may hold articles, too: that they are left is told
_KINDS = 5
_READ = _TEXT | _PAGE | _LINES
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_PEEK = 1 << 16                                     # bytes looked at to tell JSON Lines, a page and plain text apart
_LINES_HEAD = re.compile(rb"^(?:\xef\xbb\xbf)?[ \t]*\{", re.MULTILINE)
_PAGE_HEAD = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|\?xml|!--|article|div|p\b)", re.IGNORECASE)

Found = RawDocument | InputError


def collect(paths: Iterable[str | Path], *, stdin: BinaryIO | None = None) -> Iterator[Found]:
    """Every article of `paths`, in order; what cannot be read comes out as an InputError in its place.

    A folder gives its .txt, .html and .jsonl files, by name, folder by folder. `-` is standard input. Standard input
    and files of other names are read by what they hold: JSON Lines, a page, or one plain text.
    """
    for path in paths:
        if str(path) == "-":
            yield from _stream(stdin or sys.stdin.buffer, "standard input", "")
        elif os.path.isdir(path):
            yield from _folder(str(path))
        else:
            yield from _file(str(path))


def _folder(folder: str) -> Iterator[Found]:
    failures: list[InputError] = []
    others: Counter[str] = Counter()
    empty = True

    def note(error: OSError) -> None:
        failures.append(_failure(error, str(error.filename)))

    for base, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            ending = os.path.splitext(name)[1].lower()
            if ending in _READ and not name.startswith("."):
                empty = False
                yield from _file(os.path.join(base, name))
            elif ending in _MAYBE and not name.upper().startswith("README"):
                others[ending] += 1
        yield from failures
        empty = empty and not failures
        failures.clear()
    yield from failures                             # of the last folders, which the walk gave no turn
    if others and not empty:
        import logging  # 10 ms
        kinds = ", ".join(f"{n} {ending}" for ending, n in others.most_common(_KINDS))
        logging.getLogger("pantau").warning("%s: left its other files: %s (name them to read them)", folder,
                                            kinds + (" …" * (len(others) > _KINDS)))
    if empty and not failures:
        yield InputError("the folder holds no .txt, .html or .jsonl file", where=folder, mend="name one with articles")


def _file(path: str) -> Iterator[Found]:
    try:
        with open(path, "rb") as stream:
            yield from _stream(stream, path, os.path.splitext(path)[1].lower())
    except (OSError, ValueError) as error:
        yield _failure(error, path)


def _failure(error: Exception, path: str) -> InputError:
    reason = getattr(error, "strerror", None) or str(error)
    where = path or "an empty name"
    return InputError(f"cannot be read: {reason}", where=where, mend="check the name and the permission")


def _stream(stream: BinaryIO, where: str, suffix: str) -> Iterator[Found]:
    ready = isinstance(stream, BytesIO | BufferedReader)
    peekable = cast("BytesIO | BufferedReader", stream if ready else BufferedReader(cast("RawIOBase", stream)))
    if _peek(peekable).startswith(_WIDE):           # line by line, its bytes mean nothing
        peekable = BytesIO(decode(peekable.read(2 * LARGEST), where)[0].encode("utf-8", "replace"))
    form = _form(suffix) or _sniff(_peek(peekable))
    if form == "lines":
        yield from read_lines(peekable, where)
    else:
        yield _whole(peekable, where, form)


def _form(suffix: str) -> str:
    return "text" if suffix in _TEXT else "page" if suffix in _PAGE else "lines" if suffix in _LINES else ""


def _peek(stream: BytesIO | BufferedReader) -> bytes:
    return stream.getvalue()[:_PEEK] if isinstance(stream, BytesIO) else stream.peek(_PEEK)[:_PEEK]


def _sniff(head: bytes) -> str:
    if _LINES_HEAD.search(head):
        return "lines"
    return "page" if _PAGE_HEAD.match(head) else "text"


def _whole(stream: BinaryIO, where: str, form: str) -> Found:
    """A file that is one article."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        return InputError(f"is longer than {LARGEST // 2**20} MiB", where=where, mend="cut it into articles")
    try:
        text, warnings = decode(data, where)
    except InputError as error:
        return error
    if form == "page":
        return RawDocument(where=where, html=text, warnings=warnings)
    return RawDocument(where=where, text=unix_lines(text), warnings=warnings)


def unix_lines(text: str) -> str:
    """A file's line ends as Python reads them, so that offsets fit the text that an editor or `open()` shows."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
