"""What is asked or called unknown, and the answers that the text names."""

from collections.abc import Iterator
from functools import cache

from pantau.extract.phrases import Phrases, plain
from pantau.extract.spans import ranges_of
from pantau.lang import Pack
from pantau.types import Act, Claim, Document, Question, Range, Ranges, Spans, Tokens

_STOPS = frozenset(".!?")
_SHORT = 14                         # words of a question that is itself a possible answer ("Energy? Or weapons?")


def find_questions(document: Document, claims: tuple[Claim, ...], pack: Pack) -> tuple[Question, ...]:
    """What is asked or called unknown. Answers that a speaker names in the next claim go to the question before too."""
    found: list[Question] = []
    asked = [(n, claim) for n, claim in enumerate(claims) if claim.act is Act.QUESTION]
    for n, claim in asked:
        content = ranges_of(claim.content, document.tokens)
        answers = (_trimmed(document.tokens, r) for r in _candidates(document, content, pack))
        spans = tuple(document.tokens.spans((answer,)) for answer in answers)
        previous = found[-1] if found else None
        goes_on = n and claims[n - 1].act is Act.QUESTION and _same(claims[n - 1], claim)
        if spans and goes_on and previous and not previous.candidates:
            found[-1] = Question(previous.claim, previous.span, spans)
        found.append(Question(claim.id, _asked(document, claim, content, pack), spans))
    return tuple(found)


def _trimmed(tokens: Tokens, found: Range) -> Range:
    """Without the marks at its end."""
    first, last = found
    while last - 1 > first and not tokens.lower[last - 1][0].isalnum():
        last -= 1
    return first, last


def _same(one: Claim, other: Claim) -> bool:
    return [s.actor or s.name for s in one.speakers] == [s.actor or s.name for s in other.speakers]


def _asked(document: Document, claim: Claim, content: Ranges, pack: Pack) -> Spans:
    """From the word that asks to the content's end; all of the content where none does."""
    words = document.tokens.lower
    rows = _rows(document.tokens, content)
    if rows:
        return document.tokens.spans(((rows[0][0], rows[-1][1]),))
    for n, (first, last) in enumerate(content):
        at = next((i for i in range(first, last) if words[i] in pack.outlook.asks), None)
        if at is not None:
            stop = next((i for i in range(at, last) if words[i] in _STOPS), None)
            return document.tokens.spans(((at, last), *content[n + 1:]) if stop is None else ((at, stop),))
    return claim.content


def _candidates(document: Document, content: Ranges, pack: Pack) -> Iterator[Range]:
    """Several questions in a row, each an answer ("Energi? Apakah uang?"), or the sides of an "or"."""
    rows = _rows(document.tokens, content)
    if len(rows) > 1:
        for first, last in rows:
            opened = _opening(document.tokens, first, last, pack)
            asks = opened == first and document.tokens.lower[first] in pack.outlook.asks
            if opened < last <= opened + _SHORT and not asks:
                yield opened, last
        return
    for first, last in rows or content:
        yield from _sides(document.tokens, first, last, pack)


def _rows(tokens: Tokens, content: Ranges) -> list[Range]:
    """The sentences of a content that end in a question mark, without it."""
    return [r for r in _sentences(tokens, content) if tokens.lower[r[1]] == "?"]


def _sentences(tokens: Tokens, content: Ranges) -> Iterator[Range]:
    """The sentences of a content that a stop ends, without it and without quotation marks."""
    for start, end in content:
        first = start
        for i in range(start, end):
            if tokens.lower[i] in _STOPS:
                while first < i and not tokens.lower[first][0].isalnum():
                    first += 1
                if first < i:
                    yield first, i
                first = i + 1


def _opening(tokens: Tokens, first: int, last: int, pack: Pack) -> int:
    """Where a possible answer begins after the words that ask for it."""
    found = [end for at, end, _ in _openers(pack).find(tokens.lower[first:last]) if at == 0]
    return first + max(found, default=0)


def _sides(tokens: Tokens, first: int, last: int, pack: Pack) -> Iterator[Range]:
    opened = next((i for i in range(first, last) if _opening(tokens, i, last, pack) > i), None)
    if opened is None:
        return
    start = _opening(tokens, opened, last, pack)
    cut = next((i for i in range(start, last) if tokens.lower[i] in pack.outlook.either), None)
    if cut is not None and start < cut < last - 1:
        yield start, cut
        yield _opening(tokens, cut + 1, last, pack), last


@cache
def _openers(pack: Pack) -> Phrases[None]:
    return plain(pack.outlook.openers)
