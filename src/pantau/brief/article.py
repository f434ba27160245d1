"""What the brief keeps of one article."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter

from pantau.brief.denials import nearby
from pantau.brief.statements import Source, narrated, party_of, source, statement_of
from pantau.brief.value import (
    Article,
    Barred,
    Contested,
    Digest,
    Expected,
    Happening,
    Sign,
    Statement,
    Unknown,
    Voice,
)
from pantau.types import Act, Analysis, Event, Expectation

_ELSEWHERE = frozenset({Act.DENY, Act.QUESTION})      # they speak of what may come without expecting it


def digest(analysis: Analysis) -> Digest:
    """What the brief keeps of one article. A claim that only vouches for another one is folded into it (`via`)."""
    of, document = source(analysis), analysis.document
    made = _statements(of)
    happenings = {event.id: happening(event, of) for event in analysis.events}
    article = Article(0, document.id, "", document.title, document.publisher, document.published, document.language,
                      len(analysis.claims))
    return Digest(
        article=article,
        statements=tuple(made.values()),
        expected=tuple(_expected(made, happenings, of)),
        contested=tuple(
            Contested(made[c.id], tuple(made[a] for a in [nearby(c, of, made.keys())] if a))
            for c in analysis.claims if c.act is Act.DENY and c.id in made
        ),
        declined=tuple(s for s in made.values() if s.act is Act.DECLINE),
        unknown=tuple(_unknown(made, of)),
        signs=tuple(_signs(made, happenings, of)),
        barred=tuple(_barred(made, happenings, of)),
        told=tuple((happenings[e.id], s) for e in _news(analysis) for s in _tellers(e, made, of)),
    )


def _statements(of: Source) -> dict[str, Statement]:
    """The statements by claim; one that only vouches for another stands for it."""
    relayed = [(c, of.claims[c.relayed_by]) for c in of.claims.values() if c.relayed_by in of.claims]
    vouching = {relay.id for claim, relay in relayed if relay.content == claim.content}
    return {c.id: statement_of(c, of) for c in of.claims.values() if c.id not in vouching}


def happening(event: Event, of: Source) -> Happening:
    """An event of the article, told once."""
    when, place = event.when, event.place
    said = (c for c in map(of.claims.get, event.claims) if c)
    return Happening(
        concept=event.concept, type=event.type, status=event.status,
        actors=_parties(event.actors, of), recipients=_parties(event.recipients, of),
        earliest=when.earliest if when else None, latest=when.latest if when else None,
        site=place.name if place else None, country=place.country if place else None,
        numbers=tuple(of.words((q.span,)) for q in event.quantities),
        words=of.words(event.trigger), sentence=of.words((of.sentence(event.trigger),)),
        by=tuple(dict.fromkeys(v for c in said for v in statement_of(c, of).voices)),
        places=(of.place(event.id, event.trigger),),
    )


def _parties(ids: Iterable[str], of: Source) -> tuple[Voice, ...]:
    return tuple(party_of(of.actors[each]) for each in ids if each in of.actors)


def _news(analysis: Analysis) -> Iterator[Event]:
    """The events that are neither told again as background nor only the saying of something: that is a statement."""
    cues = sorted(span for claim in analysis.claims for span in claim.cue)
    for event in analysis.events:
        start = event.trigger[0][0] if event.trigger else -1
        at = bisect_right(cues, start, key=itemgetter(0)) - 1
        said = at >= 0 and start < cues[at][1]
        if not event.retold and not said:
            yield event


def _tellers(event: Event, made: dict[str, Statement], of: Source) -> list[Statement]:
    """Who tells an event: its claims, or the article itself."""
    return [made[c] for c in event.claims if c in made] or [narrated(event.trigger, event.id, of)]


def _expected(made: dict[str, Statement], happenings: dict[str, Happening], of: Source) -> Iterator[Expected]:
    for each in of.analysis.expectations:
        statement = made.get(each.claim or "") or _own(each, of)
        event = happenings.get(each.event or "")
        if statement and statement.act not in _ELSEWHERE and (event or statement.act is not Act.DECLINE):
            yield Expected(statement, each.earliest, each.latest, each.why, (event,) if event else ())


def _own(expectation: Expectation, of: Source) -> Statement | None:
    """The article's own expectation; None for one by a claim that only vouches for another."""
    known = expectation.claim in of.claims or not expectation.span
    return None if known else narrated(expectation.span, expectation.event or "", of)


def _unknown(made: dict[str, Statement], of: Source) -> Iterator[Unknown]:
    asked = {q.claim for q in of.analysis.questions}
    for question in of.analysis.questions:
        if question.claim in made:
            yield Unknown(made[question.claim], tuple(map(of.words, question.candidates)))
    for claim in of.claims.values():
        if claim.act is Act.QUESTION and claim.id in made and claim.id not in asked:
            yield Unknown(made[claim.id], ())


def _signs(made: dict[str, Statement], happenings: dict[str, Happening], of: Source) -> Iterator[Sign]:
    for each in of.analysis.indicators:
        lead = each.lead_time
        yield Sign(
            statement=made.get(each.claim or "") or narrated(each.span, each.of or "", of),
            kind=each.kind, sign=each.sign, words=of.words(each.span), evidence=of.some(each.evidence),
            of=happenings.get(each.of or ""), lead_words=of.words(lead.span) if lead else None,
            lead=(lead.earliest, lead.latest) if lead else (None, None),
        )


def _barred(made: dict[str, Statement], happenings: dict[str, Happening], of: Source) -> Iterator[Barred]:
    """Rules that speakers call broken, and those that the news matches: what is told again as background is none."""
    for each in of.analysis.breaches:
        event = of.events.get(each.event or "")
        if event and event.retold and not each.stated:
            continue
        spans = each.span or (event.trigger if event else ())
        statement = made.get(each.claim or "") or narrated(spans, each.event or "", of)
        yield Barred(each.norm, each.stated, happenings.get(each.event or ""), statement)
