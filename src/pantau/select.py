"""Which claims and events of a reading fit a question, and the reading with only these. Pure."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from pantau.errors import UsageError
from pantau.records import Filter
from pantau.types import Act, Analysis, Claim, Event, EventType, Spans, Status

E = TypeVar("E", bound=StrEnum)

HasWords = Callable[[str], bool]


def sound(wanted: Filter) -> Filter:
    """The filter in the form in which it is asked; UsageError where it could fit nothing by its form."""
    for name, day in (("since", wanted.since), ("until", wanted.until)):
        sound_day(day, name)
    if wanted.country is not None and not re.fullmatch("[A-Za-z]{2}", wanted.country):
        raise UsageError(f"{wanted.country!r} is no country's code", where="country", mend="two letters: ID, KP")
    return replace(wanted, country=wanted.country and wanted.country.upper(), act=_one_of(Act, wanted.act),
                   type=_one_of(EventType, wanted.type), status=_one_of(Status, wanted.status))


def sound_day(day: object, name: str) -> None:
    """UsageError where something is given that is no day."""
    if day is not None and not isinstance(day, date):
        raise UsageError(f"{day!r} is no day", where=name, mend="give a datetime.date")


def _one_of(kind: type[E], value: str | None) -> E | None:
    try:
        return None if value is None else kind(value)
    except ValueError as error:
        raise UsageError(f"{value!r} is no {kind.__name__}", mend=f"one of: {', '.join(kind)}") from error


def chosen(analysis: Analysis, wanted: Filter, *, about: HasWords | None = None,
           speaker: HasWords | None = None) -> frozenset[str]:
    """The ids of the claims that fit, and of the events that the article itself tells and that fit.

    `about` says whether a text is about what was asked, `speaker` whether a name or role is whose words are asked for;
    None asks nothing. Days, language and publisher are the document's and not looked at. An event is nobody's words:
    where a speaker or a speech act is asked for, none fits.
    """
    events = {event.id: event for event in analysis.events}
    claims = {c.id for c in analysis.claims if _claim_fits(c, events, analysis, wanted)
              and (speaker is None or speaker(c.voice(analysis.document.text)))
              and (about is None or about(f"{c.voice(analysis.document.text)} {_words(c.content, analysis)}"))}
    if speaker or wanted.speaker or wanted.act:
        return frozenset(claims)
    return frozenset(claims | {
        e.id for e in analysis.events if not e.claims and _event_fits(e, analysis, wanted)
        and (about is None or about(_sentence(e.trigger, analysis)))})


def narrowed(analysis: Analysis, ids: frozenset[str]) -> Analysis:
    """The reading with these claims and events alone, the claims that vouch for them, and what they tell."""
    by_id = {claim.id: claim for claim in analysis.claims}
    claims = set(ids) & by_id.keys()
    for each in list(claims):
        while (relay := by_id[each].relayed_by) in by_id and relay not in claims:
            claims.add(relay)
            each = relay
    events = {e.id for e in analysis.events if e.id in ids or claims & set(e.claims)}

    def stays(claim: str | None, event: str | None) -> bool:
        return claim in claims or (claim is None and event in events)

    return replace(
        analysis,
        claims=tuple(replace(c, events=tuple(e for e in c.events if e in events))
                     for c in analysis.claims if c.id in claims),
        events=tuple(replace(e, claims=tuple(c for c in e.claims if c in claims))
                     for e in analysis.events if e.id in events),
        expectations=tuple(x for x in analysis.expectations if stays(x.claim, x.event)),
        questions=tuple(q for q in analysis.questions if q.claim in claims),
        indicators=tuple(i for i in analysis.indicators if stays(i.claim, i.of)),
        breaches=tuple(b for b in analysis.breaches if stays(b.claim, b.event)),
    )


def _claim_fits(claim: Claim, events: dict[str, Event], analysis: Analysis, wanted: Filter) -> bool:
    told = [events[e] for e in claim.events if e in events]
    countries = {s.country for s in claim.speakers}
    return ((wanted.act is None or claim.act is wanted.act)
            and (wanted.country is None or wanted.country in countries
                 or any(wanted.country in _countries(e, analysis) for e in told))
            and (not (wanted.type or wanted.status) or any(_kind_fits(e, wanted) for e in told)))


def _event_fits(event: Event, analysis: Analysis, wanted: Filter) -> bool:
    return _kind_fits(event, wanted) and (wanted.country is None or wanted.country in _countries(event, analysis))


def _kind_fits(event: Event, wanted: Filter) -> bool:
    return wanted.type in (None, event.type) and wanted.status in (None, event.status)


def _countries(event: Event, analysis: Analysis) -> set[str | None]:
    """The countries of those who take part, and of the place."""
    parties = {*event.actors, *event.recipients}
    return {a.country for a in analysis.actors if a.id in parties} | {event.place.country if event.place else None}


def _words(spans: Spans, analysis: Analysis) -> str:
    return " … ".join(analysis.document.text[start:end] for start, end in spans)


def _sentence(spans: Spans, analysis: Analysis) -> str:
    """The sentence in which some words begin."""
    at = spans[0][0] if spans else 0
    return next((analysis.document.text[start:end] for start, end in analysis.document.sentences
                 if start <= at < end), "")
