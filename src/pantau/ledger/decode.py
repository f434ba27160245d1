"""The rows of a reading → the frozen types again: what `encode.py` wrote comes back as it was."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from pantau.records import Kept
from pantau.types import (
    Act,
    Actor,
    Analysis,
    Article,
    Breach,
    Claim,
    Event,
    EventType,
    Expectation,
    Indicator,
    Kind,
    LeadTime,
    Offset,
    Place,
    Quantity,
    Question,
    Quote,
    Said,
    Spans,
    Speaker,
    Status,
    Timex,
    When,
)

Row = Sequence[Any]
Rows = Mapping[str, Sequence[Row]]

_spans = msgspec.json.Decoder(tuple[tuple[int, int], ...]).decode
_many_spans = msgspec.json.Decoder(tuple[tuple[tuple[int, int], ...], ...]).decode
_names = msgspec.json.Decoder(tuple[str, ...]).decode
_offset = msgspec.json.Decoder(tuple[str, float, float, bool, str | None]).decode


def article(row: Row) -> Article:
    """The article of a row of `documents` (tables.DOCUMENTS)."""
    (_, made, _, _, _, _, _, _, _, url, title, publisher, author, published, why, language, text, sentences, warnings,
     _) = row
    return Article(made, text, language, _day(published), _spans(sentences), why, title, url, publisher, author,
                   _names(warnings))


def kept(row: Row, *, version: int, reader: str, superseded_by: str | None) -> Kept:
    """How the ledger keeps the document of a row (tables.HEADS), with what other tables know of it."""
    _, made, text_id, _, reading, added, came, given, feed, url, title, publisher, _, published, _, language = row
    return Kept(made, text_id, version, reading, reader, datetime.fromisoformat(added), came, url, title, publisher,
                _day(published), language, given, feed, superseded_by)


def analysis(of: Article, rows: Rows) -> Analysis:
    """The whole reading, from the rows of one reading by table, each in the order of its key."""
    actors = {row[0]: _actor(row) for row in rows["actors"]}
    ids = {key: actor.id for key, actor in actors.items()}
    claims = {row[0]: row[1] for row in rows["claims"]}
    events = {row[0]: row[1] for row in rows["events"]}
    told = [(claim, event) for claim, event in rows["claim_events"] if claim in claims]
    return Analysis(
        document=of,
        times=tuple(map(_time, rows["times"])),
        actors=tuple(actors.values()),
        claims=claims_of(rows["claims"], rows["speakers"], claims, ids, _linked(told, events)),
        events=_events(rows, ids, _linked(((event, claim) for claim, event in told), claims)),
        expectations=tuple(
            Expectation(claims.get(claim), _spans(spans), _day(earliest), _day(latest), events.get(event), why)
            for _, _, _, claim, event, _, spans, earliest, latest, why in rows["expectations"]),
        questions=tuple(Question(claims[claim], _spans(spans), _many_spans(candidates))
                        for _, _, claim, _, spans, _, candidates in rows["questions"]),
        indicators=tuple(_indicator(row, claims, events) for row in rows["indicators"]),
        breaches=tuple(Breach(norm, events.get(event), claims.get(claim), _spans(spans), bool(stated))
                       for _, _, claim, event, norm, stated, _, spans in rows["breaches"]),
        warnings=of.warnings,
    )


def claims_of(rows: Iterable[Row], speakers: Iterable[Row], ids: Mapping[int, str], actors: Mapping[int, str],
              events: Mapping[int, tuple[str, ...]]) -> tuple[Claim, ...]:
    """The claims of some rows; `ids`, `actors` and `events` give the ids behind the keys that the rows refer to."""
    voices = _grouped(speakers)
    return tuple(_claim(row, tuple(_speaker(s, actors) for s in voices[row[0]]), ids, events.get(row[0], ()))
                 for row in rows)


def _claim(row: Row, speakers: tuple[Speaker, ...], ids: Mapping[int, str], events: tuple[str, ...]) -> Claim:
    (_, made, _, act, _, quote, earliest, latest, low, high, confidence, relay, rule, _, _, source, _, cue, _, content,
     _, addressee, _, channel, _, evidence, _, place, _, said) = row
    return Claim(
        id=made, source=_spans(source), cue=_spans(cue), content=_spans(content), quote=Quote(quote), act=Act(act),
        probability=None if low is None else (low, high), speakers=speakers, addressee=_some(addressee),
        channel=_some(channel), evidence=_some(evidence), place=_some(place),
        said=None if said is None else Said(_spans(said), _day(earliest), _day(latest)),
        relayed_by=ids.get(relay), confidence=confidence, events=events, rule=rule,
    )


def _speaker(row: Row, actors: Mapping[int, str]) -> Speaker:
    _, _, actor, name, role, country, why, kind, anonymous = row
    return Speaker(actors.get(actor), name, role, country, Kind(kind) if kind else None, bool(anonymous), why)


def _actor(row: Row) -> Actor:
    _, made, _, name, kind, country, why, roles, anonymous, mentions = row
    return Actor(made, name, Kind(kind), country, _names(roles), _spans(mentions), bool(anonymous), why)


def _time(row: Row) -> Timex:
    _, _, _, spans, kind, value, earliest, latest, anchor, why, reckoned = row
    lies = Offset(*_offset(reckoned)) if reckoned else None
    return Timex(_spans(spans)[0], kind, value, _day(earliest), _day(latest), anchor, why, lies)


def _events(rows: Rows, actors: Mapping[int, str], claims: Mapping[int, tuple[str, ...]]) -> tuple[Event, ...]:
    parties, quantities = _grouped(rows["parties"]), _grouped(rows["quantities"])
    made = []
    for row in rows["events"]:
        key = row[0]
        sides = [(side, actors[actor]) for _, side, _, actor in parties[key]]
        made.append(_event(row, sides, tuple(map(_quantity, quantities[key])), claims.get(key, ())))
    return tuple(made)


def _event(row: Row, sides: Sequence[tuple[str, str]], quantities: tuple[Quantity, ...],
           claims: tuple[str, ...]) -> Event:
    (_, made, _, kind, concept, status, why, retold, _, trigger, _, place, name, place_kind, country, place_why,
     latitude, longitude, _, happens, value, earliest, latest) = row
    return Event(
        id=made, trigger=_spans(trigger), type=EventType(kind), concept=concept, status=Status(status),
        actors=tuple(actor for side, actor in sides if side == "actor"),
        recipients=tuple(actor for side, actor in sides if side == "recipient"),
        place=None if place is None else Place(_spans(place), name, place_kind, country, latitude, longitude,
                                               place_why),
        when=None if happens is None else When(_spans(happens)[0], value, _day(earliest), _day(latest)),
        quantities=quantities, claims=claims, retold=bool(retold), status_why=why,
    )


def _quantity(row: Row) -> Quantity:
    _, _, _, spans, kind, low, high, unit = row
    return Quantity(_spans(spans)[0], kind, low, high, unit)


def _indicator(row: Row, claims: Mapping[int, str], events: Mapping[int, str]) -> Indicator:
    _, _, claim, event, kind, sign, _, spans, _, evidence, lead_claim, _, lead, earliest, latest = row
    time = None if lead is None else LeadTime(claims.get(lead_claim), _spans(lead), earliest, latest)
    return Indicator(claims.get(claim), _spans(spans), kind, sign, events.get(event), _some(evidence), time)


def _linked(pairs: Iterable[tuple[int, int]], ids: Mapping[int, str]) -> dict[int, tuple[str, ...]]:
    """For the first of each pair, the ids of those that it is paired with, by key."""
    found: dict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        found[one].append(other)
    return {one: tuple(ids[other] for other in sorted(others)) for one, others in found.items()}


def _grouped(rows: Iterable[Row]) -> dict[int, list[Row]]:
    """Rows under their first column."""
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    return found


def _some(spans: str | None) -> Spans | None:
    return None if spans is None else _spans(spans)


def _day(day: str | None) -> date | None:
    return None if day is None else date.fromisoformat(day)
