"""Time expressions (TIMEX3), found and normalised by the words and patterns of a pack (docs/times.md)."""

from collections.abc import Iterator

from pantau.extract.times.lexicon import lexicon
from pantau.extract.times.match import Matcher, items
from pantau.extract.times.resolve import NOTHING, resolve
from pantau.extract.times.state import Reader
from pantau.extract.times.window import window
from pantau.lang import Pack
from pantau.types import Document, Timex

__all__ = ["find_times", "window"]


def find_times(document: Document, pack: Pack) -> tuple[Timex, ...]:
    """The time expressions of a document in the order of the text, never overlapping."""
    words = lexicon(pack.times)
    pieces = items(document.tokens, words)
    return tuple(_read(Matcher(pieces, words), Reader(document, pieces, pack.times)))


def _read(matcher: Matcher, reader: Reader) -> Iterator[Timex]:
    """At each place the longest match that means something; what means nothing is passed over whole."""
    position = 0
    for i in matcher.starts():
        for match in matcher.matches(i) if i >= position else ():
            timex = resolve(reader, match)
            if timex or match.operation == NOTHING:
                position = match.last
                break
        else:
            continue
        if timex:
            yield timex
