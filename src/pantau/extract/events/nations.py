"""The names of countries and peoples in a text, by which those without a name are told apart: "Malian soldiers"."""

from collections.abc import Iterator
from functools import cache

from pantau.extract.phrases import Phrases
from pantau.lang import Pack
from pantau.lang.countries import places
from pantau.types import Tokens

_KINDS = frozenset({"country", "adjective", "people", "short", "neither"})


PAIR = "-"          # stands between two countries of one token


def nations(tokens: Tokens, pack: Pack) -> Iterator[tuple[int, int, str]]:
    """Names of countries and peoples, and adjectives made of them: first token, the one after the last, ISO code.

    A token of two ("Malian-Chadian") has both codes, joined by `PAIR`.
    """
    alone = _alone(pack)
    for i, word in enumerate(tokens.text):
        if PAIR in word and word[0].isupper():
            codes = [alone[part] for part in word.split(PAIR) if part in alone]
            if len(codes) > 1:
                yield i, i + 1, PAIR.join(codes)
    for first, last, (form, code) in _forms(pack).longest(tokens.lower):
        written = tokens.text[first:last]
        if code and (list(written) == form.split() or (written[0][0].isupper() and not form.isupper())):
            yield first, last, code


@cache
def _alone(pack: Pack) -> dict[str, str]:
    """The names of one word, each with its country."""
    return {form: code for _, (form, code) in _named(pack) if code and " " not in form}


@cache
def _forms(pack: Pack) -> Phrases[tuple[str, str | None]]:
    return Phrases(_named(pack), {})


@cache
def _named(pack: Pack) -> tuple[tuple[str, tuple[str, str | None]], ...]:
    known = {place.form: place for place in places(pack.code, pack.actors)}
    return tuple((form.lower(), (form, place.country)) for form, place in known.items() if place.kind in _KINDS)
