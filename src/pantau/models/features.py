"""What the tagger sees of a text: windows of tokens, and numbers for each token. No language's words stand here.

The training recipe reads texts through this very module, so that training and use cannot drift apart.
"""

import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pantau.types import Document, Range

LONGEST = 128                                       # tokens of a window; longer paragraphs are cut at sentences
BUCKETS = {"suffix3": 3000, "suffix2": 600, "prefix3": 3000, "shape": 200}
KINDS = 24                                          # classes of cue words, 0 being none
_REMEMBERED = 20_000                                # token texts
FLAGS = 8                                           # in a quotation 1, first of a sentence 2, first of a paragraph 4

class Rows(NamedTuple):
    """`forms`: (distinct, 7) word, suffix3, suffix2, prefix3, shape, cue class and flags (0 to 7) of every distinct
    token text under the flags it has; `of`: (tokens,) the row of `forms` that each token has."""

    forms: NDArray[np.int64]
    of: NDArray[np.int64]


def bucket(text: str, size: int) -> int:
    """A number from 1 to `size` that is the same on every machine; 0 is kept for padding."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) % size + 1


def shape(word: str) -> str:
    """Runs of capitals, small letters and digits, their length told apart up to two: 'Kim' Xxx, '2024' dd."""
    marked = [("X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c) for c in word[:24]]
    kept = [c for i, c in enumerate(marked) if i < 2 or c != marked[i - 1] or c != marked[i - 2]]
    return "".join(kept)


class Forms:
    """The numbers of token texts, each reckoned once. `vocabulary` numbers words from 2, 1 is unknown; `kinds`: the
    class of every cue word, from 1."""

    def __init__(self, vocabulary: Mapping[str, int], kinds: Mapping[str, int]) -> None:
        self._vocabulary, self._kinds = vocabulary, kinds
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """Word, suffix3, suffix2, prefix3, shape and cue class of one token text."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[word] = self._reckon(word)
        return found

    def _reckon(self, word: str) -> tuple[int, ...]:
        lower = word.lower()
        return (
            self._vocabulary.get(lower, 1),
            bucket("s3" + lower[-3:], BUCKETS["suffix3"]),
            bucket("s2" + lower[-2:], BUCKETS["suffix2"]),
            bucket("p3" + lower[:3], BUCKETS["prefix3"]),
            bucket(shape(word), BUCKETS["shape"]),
            self._kinds.get(lower, 0),
        )


def rows(document: Document, forms: Forms) -> Rows:
    """The numbers of all tokens of a document."""
    tokens = document.tokens
    flags = [0 if quote < 0 else 1 for quote in tokens.quote]
    for first, _ in document.sentences:
        flags[first] += 2
    for first in paragraphs(document):
        flags[first] += 4
    keys = list(zip(tokens.text, flags, strict=True))
    number = {key: i for i, key in enumerate(dict.fromkeys(keys))}
    of = np.fromiter(map(number.__getitem__, keys), np.int64, len(keys))
    columns = np.array([(*forms.of(word), flag) for word, flag in number], np.int64).reshape(-1, 7)
    return Rows(columns, of)


def paragraphs(document: Document) -> list[int]:
    """The first token of every paragraph: where a line break stands before a sentence."""
    text, start, end = document.text, document.tokens.start, document.tokens.end
    return [
        first for first, _ in document.sentences
        if first == 0 or "\n" in text[end[first - 1]:start[first]]
    ]


def windows(document: Document, longest: int = LONGEST) -> Iterator[Range]:
    """Token ranges that are read by themselves: paragraphs, and of longer ones as many sentences as fit."""
    breaks = set(paragraphs(document))
    begin = 0
    for first, last in document.sentences:
        if first > begin and (first in breaks or last - begin > longest):
            yield begin, first
            begin = first
        while last - begin > longest:
            yield begin, begin + longest
            begin += longest
    if begin < len(document.tokens):
        yield begin, len(document.tokens)
