"""JSON Lines: one article a line, read line by line, no line longer than the bound kept in memory."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from pantau.collect.decode import decode
from pantau.errors import InputError
from pantau.types import RawDocument

LARGEST = 16 * 2**20        # bytes of one input; a news page has a tenth of a megabyte, the longest ones some megabytes
_MEND = "mend or remove this line; the others are read"


class _Line(msgspec.Struct, frozen=True):
    """What a line may say; further keys are the caller's own and pass unread."""

    id: str | int | None = None
    text: str | None = None
    html: str | None = None
    published: str | int | None = None
    language: str | None = None
    title: Any = None
    url: Any = None
    publisher: Any = None
    author: Any = None


def read_lines(stream: BinaryIO, where: str) -> Iterator[RawDocument | InputError]:
    """The articles of a stream of JSON Lines; a line that is none is an InputError with its number."""
    for number, line in enumerate(_bounded(stream), 1):
        place = f"{where}, line {number}"
        if line is None:
            yield InputError(f"is longer than {LARGEST // 2**20} MiB", where=place, mend="cut it; the others are read")
        elif line.strip():
            yield read_line(line, place)


def _bounded(stream: BinaryIO) -> Iterator[bytes | None]:
    """Line by line; None stands for a line over the bound, which is passed over without being held."""
    while line := stream.readline(LARGEST + 1):
        if len(line) <= LARGEST or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LARGEST)
        yield None


def read_line(line: bytes, where: str) -> RawDocument | InputError:
    """One line as a raw article."""
    try:
        text, warnings = decode(line, where)
        found = msgspec.convert(_object(text), _Line)
    except InputError as error:
        return error
    except (ValueError, RecursionError, msgspec.ValidationError) as error:
        return InputError(_reason(error), where=where, mend=_MEND)
    if found.text is None and found.html is None:
        return InputError('has neither "text" nor "html"', where=where, mend=_MEND)
    return RawDocument(
        where=where, text=found.text, html=found.html if found.text is None else None, id=_plain(found.id),
        published=_plain(found.published), language=found.language, warnings=warnings, title=_plain(found.title),
        url=_plain(found.url), publisher=_plain(found.publisher), author=_plain(found.author),
    )


def _plain(value: object) -> str | None:
    """What a line says of its article, as text: a number as it is written, a list with commas, anything else not."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_plain, value))) or None
    return str(value) if isinstance(value, str | int) else None


def _object(text: str) -> dict[str, Any]:
    value = json.loads(text)
    if not isinstance(value, dict):
        raise ValueError("is no JSON object")
    return value


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"is not JSON: {error.msg.removesuffix(' at')} at character {error.pos + 1}"
    if isinstance(error, msgspec.ValidationError):
        what, _, key = str(error).partition(" - at `$.")
        return f'"{key.rstrip("`")}" is wrong: {what}'
    return "is nested too deeply" if isinstance(error, RecursionError) else str(error)
