"""Whether a content speaks of the speaker's own side: "Washington will not …" said by an American minister."""

from collections.abc import Iterable, Sequence
from functools import cache

from pantau.lang import Pack
from pantau.lang.countries import places
from pantau.types import Range, Ranges, Speaker, Tokens

OWN = "@self"               # stands in the phrases of acts.yaml for a name of the speaker's own side
_SUBJECT = 16               # words from the content's beginning among which its subject is looked for
_LANDS = frozenset({"country", "capital"})


def own_side(at: Sequence[int], source: Ranges, speakers: Iterable[Speaker], tokens: Tokens, pack: Pack) -> list[int]:
    """Which of the tokens `at` end a name of the source, or of the country of a speaker: their places in `at`.

    A country in the source counts only as that of a speaker: a "Russia expert" does not speak for Russia.
    """
    countries = {speaker.country for speaker in speakers if speaker.country}
    named = {tokens.text[i] for r in source for i in range(*r)}
    found, lands = [], _lands(pack)
    for n, i in enumerate(at[:_SUBJECT]):
        word = tokens.text[i]
        if not word[0].isupper():
            continue
        forms = lands.get(word, ())
        if (not forms and word in named) or any(c in countries and _stands(form, i, tokens) for form, c in forms):
            found.append(n)
    return found


def _stands(form: tuple[str, ...], last: int, tokens: Tokens) -> bool:
    at: Range = (last + 1 - len(form), last + 1)
    return tokens.text[at[0]:at[1]] == form


@cache
def _lands(pack: Pack) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The names of countries and capitals by their last word, as they are written, with the country."""
    found: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for place in places(pack.code, pack.actors):
        if place.kind in _LANDS and place.country:
            form = tuple(place.form.split())
            found[form[-1]] = (*found.get(form[-1], ()), (form, place.country))
    return found
