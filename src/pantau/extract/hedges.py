"""How sure a speaker is: the hedge of a content's main clause, as a range of probability."""

from collections.abc import Sequence
from functools import cache

from pantau.extract.clauses import depths
from pantau.extract.phrases import Phrases
from pantau.lang import Pack

Chance = tuple[float, float] | None


def read_probability(content: Sequence[str], pack: Pack) -> Chance:
    """The range of the first hedge outside subordinate clauses (words as `words_of` gives them), else None."""
    found = [hedge for hedge in _phrases(pack).longest(content) if hedge[2]]
    if not found:
        return None
    under = depths(content, pack)
    return next((chance for at, _, chance in found if not under[at]), None)


@cache
def _phrases(pack: Pack) -> Phrases[Chance]:
    return Phrases(((p, h.range) for h in pack.hedges.hedges for p in h.phrases), pack.hedges.classes)
