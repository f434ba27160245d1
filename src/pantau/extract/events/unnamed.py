"""Those who take part in an event without a name: "protesters", "sebuah kapal", "dozens of civilians"."""

from collections.abc import Container, Iterator, Sequence
from functools import cache

from pantau.extract.phrases import Phrases, plain
from pantau.lang import Pack
from pantau.types import Document, Range, Tokens

_SHORTEST = 4       # letters of a name that stands alone
_NEAR = 2           # tokens of adjectives and numbers before a noun


def unnamed(tokens: Tokens, named: Container[int], nation: Container[int], pack: Pack) -> Iterator[Range]:
    """The nouns for participants that no name stands in or beside (token ranges), with the words that qualify them.

    The name of a nation beside them is such a word ("Malian soldiers", "tentara Mali"), unless an actor bears it.
    """
    lower = tokens.lower
    found = [(at, end) for at, end, _ in _nouns(pack).longest(lower)]
    for n, (at, end) in enumerate(found):
        if n + 1 < len(found) and found[n + 1][0] == end and pack.words.modifiers_first:
            continue                                    # "police officer": the officer
        if pack.words.modifiers_first and _is_modifier(lower, end, pack):
            continue
        if _titles(tokens, end, nation, pack):
            continue                                    # "Menteri Ana Lima", whom the name stands for
        first, last = _phrase(lower, at, pack), end
        if pack.words.modifiers_first:
            while first - 1 in nation and first - 1 not in named:
                first -= 1
            owned = first - 1 if lower[first - 1] not in pack.words.possessive_marks else first - 2
            beside: tuple[int, ...] = (owned, end) if first else (end,)
        else:
            if lower[last:last + 1] and lower[last] in pack.actors.roles.fields and last not in named:
                last += last + 1 in nation and last + 1 not in named        # "pasukan keamanan Mali"
            while last in nation and last not in named:
                last += 1
            beside = (last,)
        if not any(i in named for i in (*beside, *range(first, last))):
            yield first, _origin(lower, last, nation, pack)


def _titles(tokens: Tokens, end: int, nation: Container[int], pack: Pack) -> bool:
    """Whether a capitalised word of the same sentence follows, no nation and no day: the noun is part of a name."""
    if end >= len(tokens) or end in nation or tokens.sentence[end] != tokens.sentence[end - 1]:
        return False
    return tokens.text[end][0].isupper() and tokens.lower[end] not in pack.actors.calendar


def _origin(lower: Sequence[str], last: int, nation: Container[int], pack: Pack) -> int:
    """Where a noun phrase ends, with the country that its people are of ("soldiers from Mali")."""
    if last + 2 < len(lower) and lower[last] in pack.roles.origins:
        at = last + 1 + (lower[last + 1] in pack.words.articles)
        while at in nation:
            at, last = at + 1, at + 1
    return last


def _is_modifier(lower: Sequence[str], end: int, pack: Pack) -> bool:
    """Whether a noun in the singular qualifies the one behind it ("military exercises")."""
    words = pack.words
    if end >= len(lower) or words.plurals.fits(lower[end - 1]):
        return False
    after = lower[end]
    return after.isalpha() and not (
        after in _closed(pack) or after in words.manner or after in words.weekdays
        or words.verbs.fits(after) or words.adverbs.fits(after)
    )


@cache
def _closed(pack: Pack) -> frozenset[str]:
    """Words of the closed classes, which stand in no noun phrase between its number and its noun."""
    words = pack.words
    return (words.prepositions | words.coordinators | words.group | words.copulas | words.relatives | words.that
            | words.subordinators | words.infinitive | words.contrast | words.articles | words.pronouns)


def _phrase(lower: Sequence[str], at: int, pack: Pack) -> int:
    """Where the noun phrase begins: before its number or adjective, behind what governs it."""
    words, first = pack.words, at
    while first > 0 and at - first < _NEAR:
        word = lower[first - 1]
        open_class = word.isdigit() or (words.modifiers_first and word.isalpha() and not words.verbs.fits(word))
        if not open_class or word in _closed(pack):
            break
        first -= 1
    return first


def names(document: Document, named: Container[int], pack: Pack) -> Iterator[Range]:
    """Single capitalised words that stand for somebody never named in full ("Lestari called Aritonang")."""
    tokens, actors = document.tokens, pack.actors
    initial = {first for first, _ in document.sentences}
    never = _never(pack)
    for i, word in enumerate(tokens.text):
        if not word[0].isupper() or i in named or len(word) < _SHORTEST or not word.isalpha():
            continue
        lower = tokens.lower[i]
        beside = any(tokens.text[n][0].isupper() for n in (i - 1, i + 1) if 0 <= n < len(tokens))
        if lower in never or (beside and i not in initial) or lower in actors.calendar:
            continue
        if i in initial and not _subject(tokens.lower, i + 1, pack):
            continue
        yield i, i + 1


def _subject(lower: Sequence[str], after: int, pack: Pack) -> bool:
    """Whether a verb follows."""
    words = pack.words
    return after < len(lower) and (lower[after] in words.modals or lower[after] in words.copulas
                                   or words.verbs.fits(lower[after]))


@cache
def _never(pack: Pack) -> frozenset[str]:
    """Words that open sentences and name nobody."""
    words, actors = pack.words, pack.actors
    return (words.openers | words.articles | words.prepositions | words.subordinators | words.pronouns | words.opening
            | words.contrast | words.coordinators | words.questions | words.relatives | words.persons | words.counts
            | words.negations | words.group | frozenset((*actors.calendar, *actors.not_names, *actors.places)))


@cache
def _nouns(pack: Pack) -> Phrases[None]:
    roles, actors = pack.roles, pack.actors
    everything = {*roles.participants, *actors.roles.offices, *actors.roles.people, *actors.organisations.state,
                  *actors.organisations.other} - roles.never
    return plain(form for word in sorted(everything) for form in plural_forms(word, pack))


def plural_forms(word: str, pack: Pack) -> Iterator[str]:
    """A noun as it stands, and its plural."""
    yield word
    if pack.actors.reduplicates and " " not in word:
        yield f"{word}-{word}"
    for singular, plural in pack.actors.plurals:
        if word.endswith(singular):
            yield word.removesuffix(singular) + plural
            break
