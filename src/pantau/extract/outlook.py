"""What claims say of the future, with its window; what they say is not known, with the answers named."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from pantau.extract.clauses import places_of, words_of
from pantau.extract.phrases import Phrases
from pantau.extract.said import Placed, placed
from pantau.extract.spans import ranges_of
from pantau.extract.times import window
from pantau.lang import Pack
from pantau.types import Act, Claim, Document, Expectation, Question, Range, Ranges, Spans, Timex, Tokens

_FORWARD = frozenset({Act.PREDICT, Act.PROMISE, Act.THREATEN})
_RECENT = timedelta(days=3)         # how far before its publication an article's first sentence may be dated
_STOPS = frozenset(".!?")
_FEW = 5                            # times among which the day of the first sentence is
_SHORT = 14                         # words of a question that is itself a possible answer ("Energy? Or weapons?")
_NO_DATE, _NO_TIME, _DECLINED = "the article has no date", "no time given", "declined"


def find_expectations(
    document: Document, claims: tuple[Claim, ...], times: tuple[Timex, ...], pack: Pack
) -> tuple[Expectation, ...]:
    """For each claim about the future its windows, reckoned from the day of saying; `why` where there is none."""
    dates = placed(document, times)
    today = _day_of_report(document, claims, dates)
    relays = {(claim.relayed_by, claim.content) for claim in claims}
    found: list[Expectation] = []
    for claim in claims:
        if (claim.id, claim.content) in relays:                              # the claim that it relays says the same
            continue
        content = ranges_of(claim.content, document.tokens)
        if claim.act is Act.DECLINE:
            found += _declined(document, claim, content, pack)
        elif claim.act is not Act.QUESTION:
            found += _expected(document, claim, content, (dates, today), pack)
    return tuple(found)


def _expected(
    document: Document, claim: Claim, content: Ranges, reckoning: tuple[Sequence[Placed], date | None], pack: Pack
) -> list[Expectation]:
    dates, today = reckoning
    said = claim.said.earliest if claim.said and claim.said.earliest else today
    ahead = _future_sentences(document, content, pack)
    found = []
    for time in _inside(dates, content):
        marked = document.tokens.sentence[time.first] in ahead
        if _is_to_come(document, time, said, marked, pack):
            first, last = window(time.timex, said) if said else (None, None)
            if first and said and last and first < said <= last and time.timex.offset is None:
                first = said                            # "this year" still to come begins today
            why = None if first else time.timex.why or _NO_DATE
            found.append(Expectation(claim.id, (time.timex.span,), first, last, why=why))
    timeless = claim.act in _FORWARD and not found and ahead
    return [Expectation(claim.id, claim.content, None, None, why=_NO_TIME)] if timeless else found


def _inside(dates: Sequence[Placed], content: Ranges) -> Iterator[Placed]:
    for first, last in content:
        at = bisect_left(dates, first, key=lambda time: time.first)
        while at < len(dates) and dates[at].last <= last:
            yield dates[at]
            at += 1


def _is_to_come(document: Document, time: Placed, said: date | None, marked: bool, pack: Pack) -> bool:
    """`marked`: whether its sentence says that something will be."""
    timex = time.timex
    if timex.type == "DURATION":
        return marked and (timex.offset.high > 0 if timex.offset else _is_window(document, time.first, pack))
    if timex.type not in ("DATE", "TIME") or timex.value.endswith("_REF"):
        return False
    if timex.offset is not None and not said:
        return timex.offset.low > 0 or (marked and timex.offset.high >= 0)
    first, last = window(timex, said)
    if not said or first is None or last is None:
        return marked and timex.earliest is None
    return first > said or (marked and last >= said)


def _is_window(document: Document, first: int, pack: Pack) -> bool:
    """Whether a length of time says by when ("in about a year"), not how long ("for a year")."""
    lower, words = document.tokens.lower, pack.outlook
    while first and lower[first - 1] in words.about:
        first -= 1
    return lower[first] in words.within or (first > 0 and lower[first - 1] in words.within)


def _future_sentences(document: Document, content: Ranges, pack: Pack) -> set[int]:
    """The sentences of a content in which something is said to come."""
    places = places_of(content, document.tokens)
    return {document.tokens.sentence[places[at]] for at, _, _ in _future(pack).find(words_of(places, document.tokens))}


def _day_of_report(document: Document, claims: tuple[Claim, ...], dates: Sequence[Placed]) -> date | None:
    """The day shortly before publication that the article's first sentence reports of, else that of publication."""
    if document.published is None or not document.sentences:
        return document.published
    contents = [span for claim in claims for span in claim.content]
    for time in dates[:_FEW]:
        day, (start, end) = time.timex.earliest, time.timex.span
        if time.first >= document.sentences[0][1]:
            break
        reported = not any(first <= start and end <= last for first, last in contents)
        if day and day == time.timex.latest and reported and timedelta() <= document.published - day <= _RECENT:
            return day
    return document.published


def _declined(document: Document, claim: Claim, content: Ranges, pack: Pack) -> list[Expectation]:
    words = document.tokens.lower
    asked = any(words[i] in pack.outlook.dates for r in content for i in range(*r))
    return [Expectation(claim.id, claim.content, None, None, why=_DECLINED)] if asked else []


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
def _future(pack: Pack) -> Phrases[None]:
    return Phrases(((phrase, None) for phrase in pack.outlook.future), {})


@cache
def _openers(pack: Pack) -> Phrases[None]:
    return Phrases(((phrase, None) for phrase in pack.outlook.openers), {})
