"""Cues that are negated: the negation belongs to its cue, and what nobody says is no claim."""

from dataclasses import replace

from pantau.lang import Pack
from pantau.lang.schema.words import Words
from pantau.types import Act, Attribution, Document, Tokens

_GROUP = 6  # tokens of adverbs and auxiliaries before a verb
_ONLY = 2  # words behind a negation in which its force can be taken
_BEFORE = 2  # tokens before a source that may say that it is nobody


def heed_negations(document: Document, attributions: tuple[Attribution, ...], pack: Pack) -> tuple[Attribution, ...]:
    """The attributions that somebody makes, each with the negation of its cue ("has not asked for").

    Left out are those of nobody ("no group has claimed …") and what the speaker of another denies to have said
    ("she denied that she had promised …").
    """
    disowned = _disowned(document.tokens, attributions, pack)
    kept = [n for n, a in enumerate(attributions) if n not in disowned and not _nobodys(document.tokens, a, pack.words)]
    place = {n: number for number, n in enumerate(kept)}
    found = (_with_negation(document.tokens, attributions[n], pack.words) for n in kept)
    return tuple(a if a.relayed_by is None else replace(a, relayed_by=place.get(a.relayed_by)) for a in found)


def negated_at(words: tuple[str, ...], closed: Words) -> int | None:
    """The place of the negation among the words of a cue; "not only", "no longer merely" are none."""
    for n, word in enumerate(words[:-1]):
        if word in closed.negations and closed.only.isdisjoint(words[n + 1:n + 1 + _ONLY]):
            return n
    return None


def _with_negation(tokens: Tokens, found: Attribution, words: Words) -> Attribution:
    if not found.cue:
        return found
    first, last = found.cue[0]
    start = first
    while 0 < start > first - _GROUP and _grouped(tokens, start - 1, words):
        start -= 1
    at = negated_at(tokens.lower[start : first + 1], words)
    if at is None:
        return found
    start += at
    while start and tokens.lower[start - 1] in words.group and tokens.lower[start - 1] in words.verbs.words:
        start -= 1
    return replace(found, cue=((start, last), *found.cue[1:]))


def _grouped(tokens: Tokens, i: int, words: Words) -> bool:
    word = tokens.lower[i]
    return word in words.group or word in words.negations or words.adverbs.fits(word)


def _nobodys(tokens: Tokens, found: Attribution, words: Words) -> bool:
    """Whether the source is nobody: "no group", "tak satu pun negara"."""
    if not found.source:
        return False
    source, last = found.source[0]
    for first in range(max(0, source - _BEFORE), source + 1):
        for phrase in words.nobody.get(tokens.lower[first], ()):
            end = first + len(phrase)
            if tokens.lower[first:end] == phrase and source <= end <= last and not tokens.text[end][0].isdigit():
                return tokens.sentence[first] == tokens.sentence[source]
    return False


def _disowned(tokens: Tokens, attributions: tuple[Attribution, ...], pack: Pack) -> frozenset[int]:
    """Those that stand in what another denies, told of its own speaker by a pronoun."""
    found = set()
    denials = [a.content for a in attributions if a.cue and _denies(tokens, a, pack)]
    for n, a in enumerate(attributions):
        pronoun = a.source and a.cue and all(tokens.lower[i] in pack.words.pronouns for i in range(*a.source[0]))
        if pronoun and any(r[0] <= a.source[0][0] < a.cue[0][0] < r[1] for content in denials for r in content):
            found.add(n)
    return frozenset(found)


def _denies(tokens: Tokens, found: Attribution, pack: Pack) -> bool:
    return any(pack.cues.act_of(word) is Act.DENY for first, last in found.cue for word in tokens.lower[first:last])
