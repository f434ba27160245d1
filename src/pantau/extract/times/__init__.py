"""Time expressions (TIMEX3), found and normalised by the words and patterns of a pack (docs/times.md)."""

from pantau.extract.times.lexicon import lexicon
from pantau.extract.times.match import Matcher, items
from pantau.extract.times.resolve import resolve
from pantau.extract.times.state import Reader
from pantau.extract.times.window import window
from pantau.lang import Pack
from pantau.types import Document, Timex

__all__ = ["find_times", "window"]


def find_times(document: Document, pack: Pack) -> tuple[Timex, ...]:
    """The time expressions of a document in the order of the text, never overlapping."""
    words = lexicon(pack.times)
    pieces = items(document.tokens, words)
    reader = Reader(document, pieces, pack.times)
    return tuple(timex for match in Matcher(pieces, words).matches() if (timex := resolve(reader, match)))
