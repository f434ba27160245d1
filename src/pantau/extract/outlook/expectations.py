"""What is said to come: each expected or possible event with its window, reckoned from the day of saying."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from pantau.extract.clauses import places_of, words_of
from pantau.extract.phrases import Phrases, labelled, plain
from pantau.extract.said import Placed, inside, placed
from pantau.extract.spans import ranges_of
from pantau.extract.times import window
from pantau.lang import Pack
from pantau.types import Act, Claim, Document, Event, Expectation, Ranges, Span, Status, Timex

_FORWARD = frozenset({Act.PREDICT, Act.PROMISE, Act.THREATEN})
_AHEAD = _FORWARD | {Act.STATE, Act.CONFIRM, Act.WARN, Act.ASSESS}     # acts under which what may come is expected
_OVER = frozenset({Status.OCCURRED, Status.ONGOING, Status.DENIED})
_RECENT = timedelta(days=3)         # how far before its publication an article's first sentence may be dated
_STOPS = frozenset(".!?;:")
_FEW = 5                            # times among which the day of the first sentence is
_CLAUSE = 20                        # tokens that a boundary of clauses counts for between an event and its time
_FAR = 30                           # … and how far they may be apart
_DEADLINE = 4                       # tokens of the words before a time that make it a deadline
_BY, _BEFORE = "by", "before"
_NO_DATE, _NO_TIME, _DECLINED = "the article has no date", "no time given", "declined"


@dataclass(frozen=True, slots=True)
class _Told:
    """An event with its tokens. `comes`: it is said to come, or that it may.

    `inner` is the innermost of the claims that tell it, None for the article itself.
    """

    first: int
    last: int
    event: Event
    comes: bool
    inner: str | None


@dataclass(frozen=True, slots=True)
class _Reader:
    """What all the claims of an article are read by. `told`: the events by claim, None for the article's own."""

    document: Document
    pack: Pack
    dates: tuple[Placed, ...]
    told: dict[str | None, list[_Told]]
    today: date | None


def find_expectations(
    document: Document, claims: tuple[Claim, ...], events: tuple[Event, ...], times: tuple[Timex, ...], pack: Pack
) -> tuple[Expectation, ...]:
    """What claims, and then the article itself, say is to come, with windows; `why` where there is none."""
    dates = placed(document, times)
    relayed = {(claim.relayed_by, claim.content) for claim in claims}
    own = [claim for claim in claims if (claim.id, claim.content) not in relayed]       # others only pass on the same
    told = _by_claim(document, own, events, pack)
    reader = _Reader(document, pack, dates, told, _day_of_report(document, claims, dates))
    found: list[Expectation] = []
    for claim in own:
        if claim.act is Act.DECLINE:
            found += _declined(reader, claim)
        elif claim.act is not Act.QUESTION:
            found += _expected(reader, claim)
    known = {expectation.event for expectation in found}
    found += (e for e in _narrated(reader) if e.event not in known)
    return tuple(found)


def _by_claim(
    document: Document, claims: Sequence[Claim], events: tuple[Event, ...], pack: Pack
) -> dict[str | None, list[_Told]]:
    known = {claim.id for claim in claims}
    told: dict[str | None, list[_Told]] = {}
    for event in events:
        by = [claim for claim in event.claims if claim in known]
        for first, last in ranges_of(event.trigger, document.tokens)[:1]:
            for claim in by or (None,):
                told.setdefault(claim, []).append(_Told(first, last, event, _comes(event, pack), by[0] if by else None))
    return told


def _comes(event: Event, pack: Pack) -> bool:
    """Whether an event is to come, or may come; what is only wished for, alleged, a duty or a purpose does not."""
    if event.status is not Status.POSSIBLE:
        return event.status is Status.EXPECTED
    kind, _, words = event.status_why.partition(":")
    return kind == "act" or not pack.outlook.may.isdisjoint(words.split())


def _expected(reader: _Reader, claim: Claim) -> list[Expectation]:
    tokens = reader.document.tokens
    content = ranges_of(claim.content, tokens)
    said = claim.said.earliest if claim.said and claim.said.earliest else reader.today
    told, ahead = reader.told.get(claim.id, []), _future_sentences(reader, content)
    found: list[Expectation] = []
    for time in (t for piece in content for t in inside(reader.dates, piece) if t.last <= piece[1]):
        about = _about(reader, time, told)
        marked = tokens.sentence[time.first] in ahead or any(t.comes for t in about)
        over = bool(about) and all(t.event.status in _OVER for t in about)
        over = over or (not any(t.comes for t in about) and _is_told_past(reader, time, said))
        if not over and _is_to_come(reader, time, said, marked=marked):
            found += _windows(reader, claim.id, time, said, about)
    dated = {e.event for e in found}
    known = {t.event.concept for t in told if t.event.id in dated}
    for t in told:
        if t.comes and t.inner == claim.id and claim.act in _AHEAD and t.event.concept not in known:
            known.add(t.event.concept)
            found.append(Expectation(claim.id, t.event.trigger, None, None, t.event.id, _NO_TIME))
    if claim.act in _FORWARD and not found and ahead:
        return [Expectation(claim.id, claim.content, None, None, why=_NO_TIME)]
    return found


def _windows(
    reader: _Reader, claim: str | None, time: Placed, said: date | None, about: Sequence[_Told]
) -> Iterator[Expectation]:
    """The window of a time for each event that it is of, or once where no event is known."""
    first, last = window(time.timex, said) if said else (None, None)
    if first and last and said:
        first, last = _bounded(reader, time, said, (first, last))
    why = None if first else time.timex.why or _NO_DATE
    coming: list[str | None] = [t.event.id for t in about if t.comes]
    for event in coming or [None]:
        yield Expectation(claim, (time.timex.span,), first, last, event, why)


def _bounded(reader: _Reader, time: Placed, said: date, days: tuple[date, date]) -> tuple[date, date]:
    """The days of a window: from the day of saying where its words only say until when ("by Friday")."""
    first, last = days
    until = _until(reader, time)
    if until is not None and said < last:
        whole = time.timex.offset is None or time.timex.offset.portion is None
        excluded = until == _BEFORE and whole and said < first         # but not "before the end of June"
        return said, first - timedelta(days=1) if excluded else last
    if first < said <= last and time.timex.offset is None:
        return said, last                                                   # "this year" still to come begins today
    return days


def _until(reader: _Reader, time: Placed) -> str | None:
    """Whether the words right before a time make it the last of a window (BY) or what comes after it (BEFORE)."""
    window = reader.document.tokens.lower[max(0, time.first - _DEADLINE):time.first]
    return next((kind for _, end, kind in _deadlines(reader.pack).find(window) if end == len(window)), None)


def _about(reader: _Reader, time: Placed, told: Sequence[_Told]) -> list[_Told]:
    """The events that a time is of: those whose own it is, else the nearest one to come in its sentence."""
    own = [t for t in told if t.event.when is not None and t.event.when.span == time.timex.span]
    if own:
        return [t for t in own if t.comes] or own
    sentence = reader.document.tokens.sentence
    coming = [t for t in told if t.comes and sentence[t.first] == sentence[time.first]]
    best = min(coming, key=lambda t: _apart(reader, time, t), default=None)
    return [best] if best and _apart(reader, time, best) <= _FAR else []


def _apart(reader: _Reader, time: Placed, told: _Told) -> int:
    """Tokens between a time and an event; the end of a clause between them counts for many."""
    first, last = (time.last, told.first) if time.first < told.first else (told.last, time.first)
    words, lower = reader.pack.words, reader.document.tokens.lower
    ends = words.that | words.subordinators | words.contrast | _STOPS
    return max(last - first, 0) + _CLAUSE * sum(lower[i] in ends for i in range(first, last))


def _narrated(reader: _Reader) -> Iterator[Expectation]:
    """What the article itself says is to come."""
    told, sentence = reader.told.get(None, []), reader.document.tokens.sentence
    coming = {sentence[t.first] for t in told if t.comes}
    known: set[str | None] = set()
    for time in reader.dates:
        about = [t for t in _about(reader, time, told) if t.comes] if sentence[time.first] in coming else []
        if about and _is_to_come(reader, time, reader.today, marked=True):
            known |= {t.event.id for t in about}
            yield from _windows(reader, None, time, reader.today, about)
    for t in told:
        if t.event.status is Status.EXPECTED and t.event.id not in known:
            yield Expectation(None, t.event.trigger, None, None, t.event.id, _NO_TIME)


def _is_to_come(reader: _Reader, time: Placed, said: date | None, *, marked: bool) -> bool:
    """`marked`: whether its sentence says that something will be."""
    timex = time.timex
    if timex.type == "DURATION":
        return marked and (timex.offset.high > 0 if timex.offset else _is_window(reader, time.first))
    if timex.type not in ("DATE", "TIME") or timex.value.endswith("_REF"):
        return False
    if timex.offset is not None and not said:
        return timex.offset.low > 0 or (marked and timex.offset.high >= 0)
    first, last = window(timex, said)
    if not said or first is None or last is None:
        return marked and timex.earliest is None
    return first > said or (marked and last >= said)


def _is_told_past(reader: _Reader, time: Placed, said: date | None) -> bool:
    """Whether the clause of a time says that it is over, and nothing in it is to come.

    A time that can only lie ahead ("tomorrow", a year to come) is not over whatever its clause says.
    """
    timex = time.timex
    certain = timex.offset.low > 0 if timex.offset else timex.anchor is None
    if (certain and said and timex.earliest and timex.earliest > said) or _until(reader, time) is not None:
        return False
    lower, words = reader.document.tokens.lower, reader.pack.words
    ends = words.that | words.subordinators - reader.pack.outlook.past | words.contrast | _STOPS | {","}
    first, (begin, end) = time.first, reader.document.sentences[reader.document.tokens.sentence[time.first]]
    last = next((i for i in range(time.last, end) if lower[i] in ends), end)
    while first > begin and lower[first - 1] not in ends:
        first -= 1
    clause = lower[first:last]
    return not reader.pack.outlook.past.isdisjoint(clause) and not _future(reader.pack).occur(clause)


def _is_window(reader: _Reader, first: int) -> bool:
    """Whether a length of time says by when ("in about a year"), not how long ("for a year")."""
    lower, words = reader.document.tokens.lower, reader.pack.outlook
    while first and lower[first - 1] in words.about:
        first -= 1
    return lower[first] in words.within or (first > 0 and lower[first - 1] in words.within)


def _future_sentences(reader: _Reader, content: Ranges) -> set[int]:
    """The sentences of a content in which something is said to come."""
    tokens = reader.document.tokens
    places = places_of(content, tokens)
    return {tokens.sentence[places[at]] for at, _, _ in _future(reader.pack).find(words_of(places, tokens))}


def _day_of_report(document: Document, claims: tuple[Claim, ...], dates: Sequence[Placed]) -> date | None:
    """The day shortly before publication that the article's first sentence reports of, else that of publication."""
    if document.published is None or not document.sentences:
        return document.published
    contents: list[Span] = [span for claim in claims for span in claim.content]
    for time in dates[:_FEW]:
        day, (start, end) = time.timex.earliest, time.timex.span
        if time.first >= document.sentences[0][1]:
            break
        reported = not any(first <= start and end <= last for first, last in contents)
        if day and day == time.timex.latest and reported and timedelta() <= document.published - day <= _RECENT:
            return day
    return document.published


def _declined(reader: _Reader, claim: Claim) -> list[Expectation]:
    """Who will not give a date leaves it open: of the event named nearest to the word for it, where one is."""
    lower, asks = reader.document.tokens.lower, reader.pack.outlook.dates
    content = ranges_of(claim.content, reader.document.tokens)
    asked = next((i for r in content for i in range(*r) if lower[i] in asks), None)
    if asked is None:
        return []
    near = min(reader.told.get(claim.id, []), key=lambda t: abs(t.first - asked), default=None)
    return [Expectation(claim.id, claim.content, None, None, near.event.id if near else None, _DECLINED)]


@cache
def _deadlines(pack: Pack) -> Phrases[str]:
    words = pack.outlook
    return labelled({_BY: words.by, _BEFORE: words.before})


@cache
def _future(pack: Pack) -> Phrases[None]:
    return plain(pack.outlook.future)
