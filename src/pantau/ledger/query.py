"""What a person types to search, read without ever failing on its form, and turned into FTS5's language.

    words                 all of them, in any of their forms     "a phrase"     these words as typed, in this order
    -word, -"a phrase"    none of these                          word*          all words that begin so
    one OR two            either; binds closer than the blank    one AND two    both, as without it
    Anything else is text, cut into words like any other.

Cutting (`Cut`, `Spot`) and the forms of a word (`Forms`) are arguments: they belong to the languages.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pantau.errors import UsageError
from pantau.types import Span

Cut = Callable[[str], Iterable[tuple[Span, str]]]
"""The words of a text as the index cuts them: where each stands, and how it is indexed."""
Spot = Callable[[str, Sequence[tuple[str, ...]], bool], Iterable[tuple[Span, int]]]
"""Where some rows of indexed words stand in a text, and the index of each; True: of each the last is a beginning."""
Forms = Callable[[str], Sequence[str]]
"""All indexed words of one root, given one of them; empty where the index has none."""

_CHUNK = re.compile(r'(?P<not>-*)(?:["“”„«»](?P<phrase>[^"“”„«»]*)["“”„«»]?|(?P<words>[^\s"“”„«»]+))')


@dataclass(frozen=True, slots=True)
class Term:
    """Words in a row, as they are indexed. `exact`: only these forms; `prefix`: the last is how a word begins."""

    words: tuple[str, ...]
    exact: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A text fits where of every group in `wanted` one term stands in it, and of `unwanted` none. Never empty."""

    wanted: tuple[tuple[Term, ...], ...]
    unwanted: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a text that a search asked for; `group` is the index in `Query.wanted` of what asked for them."""

    span: Span
    group: int


def parse(typed: str, cut: Cut) -> Query:
    """Read what was typed; UsageError where nothing is asked for."""
    pieces = [(chunk, term) for chunk in _CHUNK.finditer(typed) if (term := _term(chunk, cut))]
    groups: list[tuple[Term, ...]] = []
    unwanted: list[Term] = []
    either = False                                      # an OR stands between the last term and this one
    for n, (chunk, term) in enumerate(pieces):
        joins = not either and _joins(pieces[n - 1:n + 2] if n else [])
        if chunk[0] == "OR" and joins:
            either = True
        elif chunk[0] == "AND" and joins:               # as it is without it
            continue
        elif chunk["not"]:
            unwanted.append(term)
        elif either:
            groups[-1] += (term,)
            either = False
        else:
            groups.append((term,))
    if not groups:
        what = "only words that must not occur" if unwanted else "no word to search for"
        raise UsageError(what, where=repr(typed), mend='name at least one, as in: blockade -naval "cease fire" missil*')
    return Query(tuple(groups), tuple(unwanted))


def _joins(around: Sequence[tuple[re.Match[str], Term]]) -> bool:
    """Whether the middle one of three stands between two that are wanted."""
    return len(around) == 3 and not around[0][0]["not"] and not around[2][0]["not"]


def _term(chunk: re.Match[str], cut: Cut) -> Term | None:
    """The term of one chunk; None where it holds no word."""
    text = chunk["words"] or chunk["phrase"] or ""
    words = tuple(word for _, word in cut(text))
    exact = chunk["words"] is None
    return Term(words, exact, prefix=not exact and text.endswith("*")) if words else None


def expression(query: Query, forms: Forms, *, columns: Sequence[str] = ()) -> str:
    """The query for FTS5's MATCH, each word as any of its forms; `columns` restricts it to these."""
    found = " AND ".join(f"({_any(group, forms)})" for group in query.wanted)
    if query.unwanted:
        found = f"({found}) NOT ({_any(query.unwanted, forms)})"
    return f"{{{' '.join(columns)}}} : ({found})" if columns else found


def _any(terms: Iterable[Term], forms: Forms) -> str:
    return " OR ".join(f'"{" ".join(words)}"{" *" if term.prefix else ""}'
                       for term in terms for words in _ways(term, forms))


def _ways(term: Term, forms: Forms) -> tuple[tuple[str, ...], ...]:
    """The rows of words that a term can stand for. A word that is doubled with a hyphen is that word."""
    if term.exact or term.prefix:
        return (term.words,)
    first, *others = (frozenset((*forms(word), word) if len(term.words) == 1 else forms(word)) or frozenset((word,))
                      for word in term.words)
    if any(other != first for other in others):
        return (term.words,)
    return tuple((form,) for form in sorted(first))


class Marker:
    """Where texts have what a query asks for, in order; a phrase is one mark, and of two that overlap the first counts,
    or the longer."""

    def __init__(self, query: Query, forms: Forms, spot: Spot) -> None:
        self._spot = spot
        wanted: dict[bool, dict[tuple[str, ...], int]] = {False: {}, True: {}}      # begins → row of words → group
        for group, terms in enumerate(query.wanted):
            for term in terms:
                for words in _ways(term, forms):
                    wanted[term.prefix].setdefault(words, group)
        self._wanted = [(begins, tuple(rows), tuple(rows.values())) for begins, rows in wanted.items() if rows]

    def __call__(self, text: str) -> tuple[Mark, ...]:
        found = [Mark(span, groups[number]) for begins, rows, groups in self._wanted
                 for span, number in self._spot(text, rows, begins)]
        if len(found) < 2:
            return tuple(found)
        found.sort(key=lambda mark: (mark.span[0], -mark.span[1], mark.group))
        kept: list[Mark] = []
        for mark in found:
            if not kept or mark.span[0] >= kept[-1].span[1]:
                kept.append(mark)
        return tuple(kept)


def snippet(text: str, marks: Sequence[Mark], width: int) -> tuple[Span, tuple[Mark, ...]]:
    """The window of at most `width` characters that shows the most of what was asked for, the earliest of these, and
    the marks in it. It holds whole words, unless one is wider than itself."""
    if len(text) <= width:
        return (0, len(text)), tuple(marks)
    first, last = _best(marks, width)
    room = width - (last - first)
    end = _back(text, min(len(text), last + room - min(room // 3, first)), last)
    start = _forth(text, max(0, end - width), first)
    return (start, end), tuple(mark for mark in marks if start <= mark.span[0] and mark.span[1] <= end)


def _best(marks: Sequence[Mark], width: int) -> Span:
    """From the first to the last mark of the richest stretch that fits; the text's beginning where there is none."""
    best, most = (0, 0), 0
    for n, mark in enumerate(marks):
        start = mark.span[0]
        inside = [other for other in marks[n:] if other.span[1] <= start + width]
        groups = len({other.group for other in inside})
        if groups > most:
            best, most = (start, inside[-1].span[1]), groups
    return best


def _back(text: str, at: int, least: int) -> int:
    """The end of the last whole word before `at`, not before `least`."""
    if at < len(text) and not text[at].isspace():
        at = next((n for n in range(at, least, -1) if text[n - 1].isspace()), at)
    return max(least, len(text[:at].rstrip()))


def _forth(text: str, at: int, most: int) -> int:
    """The begin of the first whole word from `at` on, not behind `most`."""
    if at and not text[at - 1].isspace():
        at = next((n for n in range(at, most) if text[n].isspace()), at)
    while at < most and text[at].isspace():
        at += 1
    return at
