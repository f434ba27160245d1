"""Words of a content, and which of them stand in subordinate clauses: as far as word order alone tells."""

from collections.abc import Sequence

from pantau.lang import Pack
from pantau.types import Ranges, Tokens

_STOPS = frozenset(".!?;:…")
_MARKS = frozenset("\"'“”„‟«»‘`") | {"``", "''", "’"}


def places_of(ranges: Ranges, tokens: Tokens) -> list[int]:
    """The tokens of the ranges that are no quotation marks."""
    lower = tokens.lower
    return [i for first, last in ranges for i in range(first, last) if lower[i] not in _MARKS]


def words_of(places: Sequence[int], tokens: Tokens) -> list[str]:
    """The words at the places in lower case, with straight apostrophes."""
    lower = tokens.lower
    return [lower[i].replace("’", "'") if "’" in lower[i] else lower[i] for i in places]


def depths(words: Sequence[str], pack: Pack) -> list[bool]:
    """For each word whether a subordinate clause holds it."""
    begins, closers = pack.hedges.subordinate, pack.hedges.closers
    inside, out = False, []
    for n, word in enumerate(words):
        if inside and (word == "," or word in _STOPS):
            inside = False
        out.append(inside)
        if word in begins and n:
            inside = True
        elif word in closers and words[n - 1] not in begins:
            inside = False
    return out
