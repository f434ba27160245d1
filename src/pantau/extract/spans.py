"""From characters to tokens."""

from bisect import bisect_left, bisect_right

from pantau.types import Ranges, Spans, Tokens


def ranges_of(spans: Spans, tokens: Tokens) -> Ranges:
    """The tokens that spans touch; a span without one is left out."""
    found = ((bisect_right(tokens.end, start), bisect_left(tokens.start, end)) for start, end in spans)
    return tuple(r for r in found if r[0] < r[1])
