"""From characters to tokens, and from ranges of them to each."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from pantau.types import Range, Ranges, Spans, Tokens


def ranges_of(spans: Spans, tokens: Tokens) -> Ranges:
    """The tokens that spans touch; a span without one is left out."""
    found = ((bisect_right(tokens.end, start), bisect_left(tokens.start, end)) for start, end in spans)
    return tuple(r for r in found if r[0] < r[1])


def gap(one: Range, other: Range) -> int:
    """How many tokens stand between two ranges; negative where they overlap."""
    return max(other[0] - one[1], one[0] - other[1])


def tokens_of(ranges: Iterable[Range]) -> frozenset[int]:
    """Every token of some ranges."""
    return frozenset(i for first, last in ranges for i in range(first, last))
