"""The norms that a text names: treaties, bodies, resolutions by their numbers, with the article that it cites."""

from dataclasses import dataclass
from functools import cache

from pantau.extract.phrases import Phrases
from pantau.lang import Pack
from pantau.types import Document, Range

STOPS = frozenset(".!?;:…")
AGAIN, OTHER = "again", "elsewhere"
"""What stands for a norm named before, and for one that is none of ours."""
_GAP = 4                # words between a resolution and its number, or between two numbers
_ARTICLE = 9            # words of "Article 2(4) of the" before the name of a treaty


@dataclass(frozen=True, slots=True)
class Norm:
    """A norm as the text names it: its words, by whom (a key of the pack's `names`), its numbers with their years."""

    words: Range
    name: str
    numbers: tuple[tuple[int, str], ...] = ()
    article: tuple[str, ...] = ()


def named_norms(document: Document, pack: Pack) -> list[Norm]:
    """Every norm that the text names, in its order; a number behind the word for a resolution is part of its name."""
    found: list[Norm] = []
    free = 0
    for first, last, name in _names(pack).longest(document.tokens.lower):
        if first < free:
            continue
        numbers, end = _numbers(last, document, pack) if name != OTHER else ((), last)
        if numbers or name:
            article, begin = _article(free, first, document, pack)
            found.append(Norm((begin, end), name, numbers, article))
            free = end
    return found


def _numbers(at: int, document: Document, pack: Pack) -> tuple[tuple[tuple[int, str], ...], int]:
    """The numbers of resolutions from a place on ("No. 1718 (2006) and 1874"), and where they end."""
    text, norms, found, end = document.tokens.lower, pack.norms, list[tuple[int, str]](), at
    while at < len(text) and at - end <= _GAP:
        word = text[at]
        if word.isdecimal() and 3 <= len(word) <= 4:
            year = text[at + 2] if text[at + 1:at + 2] == ("(",) and text[at + 3:at + 4] == (")",) else ""
            found.append((int(word), f" ({year})" if year else ""))
            at += 3 if year else 0
            end = at + 1
        elif word not in (norms.joins if found else norms.number_marks):
            break
        at += 1
    return tuple(found), end


def _article(free: int, first: int, document: Document, pack: Pack) -> tuple[tuple[str, ...], int]:
    """The parts of an article's number before a norm's name ("Article 2(4) of the" → "2", "4"), and where it begins.

    `free`: the first word that belongs to no norm before."""
    lower, begin = document.tokens.lower, first
    for at in range(first - 1, max(free, first - _ARTICLE) - 1, -1):
        if lower[at] in STOPS and lower[at] != ".":
            break
        if lower[at] in pack.norms.articles:
            begin = at
    parts = parts_of(" ".join(lower[begin:first]))
    return parts, begin if parts else first


def parts_of(paragraph: str | None) -> tuple[str, ...]:
    """The numbers in an article's name, Arabic or Roman."""
    words = (paragraph or "").lower().replace("(", " ").replace(")", " ").split()
    return tuple(word for word in words if word.isdecimal() or not set(word) - set("ivx"))


@cache
def _names(pack: Pack) -> Phrases[str]:
    norms = pack.norms
    names = [(phrase, name) for name, phrases in norms.names.items() for phrase in phrases]
    others = [*((phrase, AGAIN) for phrase in norms.again), *((phrase, OTHER) for phrase in norms.elsewhere)]
    return Phrases([*names, *others, *((word, "") for word in sorted(norms.numbered))], norms.classes)
