"""Packed bytes → plain ones, in small pieces: what unpacks to a thousand times its size is never held."""

import zlib
from collections.abc import Iterable, Iterator

from pantau.collect.limits import Trouble

_IN = 4096                                          # many small gzip files in a row are copied once for each
_OUT = 1 << 16
_GZIP, _ZLIB, _RAW = 31, 15, -15                    # zlib's names for the three wrappers
_MEND = "try later, or read it from a file"


def inflate(chunks: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """`chunks` unpacked, at most 64 KiB at a time. `coding`: gzip or deflate, as in the header Content-Encoding.

    A gzip may be several, one behind the other; what is none behind the last is passed over, as browsers do. Trouble
    where one is damaged or has no end.
    """
    unpacker = None
    ended = False
    try:
        for chunk in _cut(chunks):
            while chunk:
                if ended and not (coding == "gzip" and chunk[0] == 0x1F):
                    return
                unpacker = unpacker or zlib.decompressobj(_wrapper(coding, chunk[0]))
                while not unpacker.eof and (piece := unpacker.decompress(chunk, _OUT)):
                    yield piece
                    chunk = unpacker.unconsumed_tail
                chunk = unpacker.unused_data
                if unpacker.eof:
                    unpacker, ended = None, True
    except zlib.error as error:
        raise Trouble(f"is damaged: its {coding} cannot be unpacked ({error})", _MEND) from error
    if unpacker is not None:
        raise Trouble(f"broke off: its {coding} has no end", _MEND)


def _cut(chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        yield from (chunk[begin:begin + _IN] for begin in range(0, len(chunk), _IN))


def _wrapper(coding: str, first: int) -> int:
    """deflate is zlib's format by the standard, and the bare one by some servers."""
    if coding == "gzip":
        return _GZIP
    return _ZLIB if first & 0x0F == 8 else _RAW
