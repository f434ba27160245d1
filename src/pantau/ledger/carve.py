"""Rows of `documents` out of the bare pages of a file, whatever became of the trees that led to them.

Only the leaf pages of tables are looked at (https://sqlite.org/fileformat2.html); a row is what has the form of one.
Whether its text is whole, its hash must say.
"""

import struct
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pantau.ledger.tables import DOCUMENTS, Row

_LEAF = 0x0D                    # the type of a leaf page of a table
_HEADER = 100                   # bytes before the first page's own header
_ID = 13 + 2 * 24               # the type of a text of 24 bytes
_WIDTHS = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)    # bytes of the values of types 0 to 9
_FORM = (0, _ID, _ID)           # the types of the first columns: key (which stands outside), id, text_id
PAGE = 4096                     # bytes of a page, where the header does not say it any more
_BROKEN = (IndexError, ValueError, struct.error, OSError)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: the number of its page, from 0, and its offset there."""

    page: int
    offset: int


def page_size(header: bytes) -> int:
    """Bytes of a page, as the header says, or as Pantau makes them where that cannot be."""
    size = int.from_bytes(header[16:18], "big")
    size = 65_536 if size == 1 else size
    return size if size in {2 ** n for n in range(9, 17)} else PAGE


def places(path: Path) -> dict[int, list[Place]]:
    """Where rows that look like documents stand, by their keys. Old copies of a row may be among them."""
    found: dict[int, list[Place]] = defaultdict(list)
    with path.open("rb") as file:
        size = page_size(file.read(_HEADER))
        file.seek(0)
        number = 0
        while page := file.read(size):
            for offset in _cells(page, _HEADER if number == 0 else 0):
                try:
                    _, at = _varint(page, offset)
                    key, at = _varint(page, at)
                    types = _types(page, at)[0]
                except _BROKEN:
                    continue
                if tuple(types[:len(_FORM)]) == _FORM and len(types) >= len(DOCUMENTS.columns):
                    found[key].append(Place(number, offset))
            number += 1
    return found


def row(path: Path, place: Place) -> Row | None:
    """The columns of `tables.DOCUMENTS` of the row at a place; None where it cannot be read to its end."""
    with path.open("rb") as file:
        size = page_size(file.read(_HEADER))
        try:
            payload, key = _payload(file, size, place)
            types, at = _types(payload, 0)
            values = []
            for kind in types[:len(DOCUMENTS.columns)]:
                value, at = _value(payload, at, kind)
                values.append(value)
        except _BROKEN:
            return None
    return (key, *values[1:])


def _cells(page: bytes, start: int) -> Iterator[int]:
    """The offsets of the rows of a leaf page of a table; none where it is another page."""
    if len(page) < start + 8 or page[start] != _LEAF:
        return
    count = int.from_bytes(page[start + 3:start + 5], "big")
    first = start + 8
    for at in range(first, min(first + 2 * count, len(page) - 1), 2):
        offset = int.from_bytes(page[at:at + 2], "big")
        if first <= offset < len(page):
            yield offset


def _payload(file: BinaryIO, size: int, place: Place) -> tuple[bytes, int]:
    """A row's bytes, with those that stand on further pages, and its key."""
    file.seek(place.page * size)
    page = file.read(size)
    length, at = _varint(page, place.offset)
    key, at = _varint(page, at)
    most = size - 35
    if length <= most:
        return page[at:at + length], key
    least = (size - 12) * 32 // 255 - 23
    local = least + (length - least) % (size - 4)
    local = local if local <= most else least
    pieces, left = [page[at:at + local]], length - local
    following, = struct.unpack_from(">I", page, at + local)
    while left > 0:
        if following == 0:
            raise ValueError("a chain of pages ends too early")
        file.seek((following - 1) * size)
        further = file.read(size)
        following, = struct.unpack_from(">I", further, 0)
        pieces.append(further[4:4 + left])
        left -= size - 4
    return b"".join(pieces), key


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for n in range(8):
        byte = data[at + n]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + n + 1
    return value << 8 | data[at + 8], at + 9


def _types(data: bytes, at: int) -> tuple[list[int], int]:
    """The types of a record's columns, and where its values begin."""
    length, here = _varint(data, at)
    end, found = at + length, []
    if length > len(data):
        raise ValueError("no record")
    while here < end:
        kind, here = _varint(data, here)
        found.append(kind)
    return found, end


def _value(data: bytes, at: int, kind: int) -> tuple[object, int]:
    """A column's value and where it ends. ValueError where it is cut off, or no UTF-8."""
    if kind >= 12:
        end = at + (kind - 12) // 2
        if end > len(data):
            raise ValueError("a value is cut off")
        return (data[at:end].decode() if kind % 2 else data[at:end]), end
    width = _WIDTHS[kind]
    if kind == 7:
        return struct.unpack_from(">d", data, at)[0], at + width
    number = int.from_bytes(data[at:at + width], "big", signed=True)
    return (None if kind == 0 else kind - 8 if kind > 7 else number), at + width
