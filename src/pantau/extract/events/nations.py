"""The names of countries and peoples in a text, by which those without a name are told apart: "Malian soldiers"."""

from collections.abc import Iterator
from functools import cache

from pantau.extract.phrases import Phrases
from pantau.lang import Pack
from pantau.lang.countries import places
from pantau.types import Tokens

# Without the short forms ("Selatan", "the North"): out of a story of that country they end the names of provinces.
_KINDS = frozenset({"country", "adjective", "people", "neither"})
_WORDS = 3          # words of the longest name in a pair
PAIR = "-"          # stands between two countries of one token


def nations(tokens: Tokens, pack: Pack) -> Iterator[tuple[int, int, str]]:
    """Names of countries and peoples, and adjectives made of them: first token, the one after the last, ISO code.

    A token of two ("Malian-Chadian") has both codes, joined by `PAIR`.
    """
    for i, word in enumerate(tokens.text):
        if PAIR in word and word[0].isupper():
            yield from _pair(tokens, i, pack)
    for first, last, (form, code) in _forms(pack).longest(tokens.lower):
        written = tokens.text[first:last]
        if code and (list(written) == form.split() or (written[0][0].isupper() and not form.isupper())):
            yield first, last, code


def _pair(tokens: Tokens, at: int, pack: Pack) -> Iterator[tuple[int, int, str]]:
    """The countries that a hyphen joins, of which the first may begin and the last may end in other tokens."""
    known, parts = _known(pack), tokens.text[at].split(PAIR)
    first, last = at, at + 1
    for more in range(_WORDS):
        if at >= more and " ".join((*tokens.text[at - more:at], parts[0])) in known:
            first = at - more
        if " ".join((parts[-1], *tokens.text[at + 1:at + 1 + more])) in known:
            last = at + 1 + more
    names = " ".join((*tokens.text[first:at], parts[0])), *parts[1:-1], " ".join((parts[-1], *tokens.text[at + 1:last]))
    codes = [known[name] for name in names if name in known]
    if len(codes) > 1:
        yield first, last, PAIR.join(codes)


@cache
def _known(pack: Pack) -> dict[str, str]:
    """The country of each name."""
    return {form: code for _, (form, code) in _named(pack) if code}


@cache
def _forms(pack: Pack) -> Phrases[tuple[str, str | None]]:
    return Phrases(_named(pack), {})


@cache
def _named(pack: Pack) -> tuple[tuple[str, tuple[str, str | None]], ...]:
    known = {place.form: place for place in places(pack.code, pack.actors)}
    return tuple((form.lower(), (form, place.country)) for form, place in known.items() if place.kind in _KINDS)
