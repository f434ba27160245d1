"""Norms that a text says are broken, and rules in force that an event would fall under.

What a text says stands ("melanggar resolusi …"); that an event falls under a rule is only reckoned from its concept,
its participants' countries and the day, and is shown as such, never as a fact.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from pantau.extract.phrases import Phrases, labelled
from pantau.lang import Pack
from pantau.lang.concepts import broader, concepts
from pantau.lang.norms import regimes
from pantau.lang.schema.norms import Regime, Rule
from pantau.types import Act, Actor, Breach, Claim, Document, Event, Kind, Range, Spans, Status

_STOPS = frozenset(".!?;:…")
_TOLD = frozenset({Status.OCCURRED, Status.ONGOING, Status.EXPECTED, Status.POSSIBLE})
_UNSAID = frozenset({Act.DENY, Act.QUESTION, Act.DECLINE})
_REACH = 6              # words between "violates" and the norm ("several of its obligations under")
_BACK = 4               # words between a norm and "was violated", and before a trigger or a word that breaks
_BESIDE = 8             # words on either side of an event among which a rule's goods or places stand
_JOINED = 3             # words between two norms that are broken together
_ARTICLE = 9            # words of "Article 2(4) of the" before the name of a treaty
_ABOUT = 40             # characters after a body's name in which the country of its resolutions stands
_AGAIN, _OTHER = "again", "elsewhere"


@dataclass(frozen=True, slots=True)
class _Named:
    """A norm as the text names it: its words, by whom (a key of the pack's `names`), its numbers with their years."""

    words: Range
    name: str
    numbers: tuple[tuple[int, str], ...] = ()
    article: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is known of an article beside its words."""

    document: Document
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    actors: dict[str, Actor]
    pack: Pack


def find_breaches(
    document: Document, claims: tuple[Claim, ...], events: tuple[Event, ...], actors: tuple[Actor, ...], pack: Pack
) -> tuple[Breach, ...]:
    """First what the text says is broken, in its order; then, event by event, the rules that it would fall under.

    Without a day of publication it is not known which rules were in force, and no event falls under any.
    """
    scene = _Scene(document, claims, events, {actor.id: actor for actor in actors}, pack)
    stated = tuple(dict.fromkeys(_stated(scene)))
    said = {(breach.norm, breach.event) for breach in stated}
    return stated + tuple(b for b in _reckoned(scene) if (b.norm, b.event) not in said)


def _reckoned(scene: _Scene) -> Iterator[Breach]:
    """Once for each rule and parties: of ten strikes of one country on another the first that is told."""
    seen = set()
    for event in scene.events if scene.document.published is not None else ():
        for regime in _barring().get(event.concept, ()) if not (event.retold or _is_stopped(event, scene)) else ():
            rule = _most_specific(event, regime.rules, scene)
            key = rule and (rule.id, _parties(event, rule, scene))
            if rule is not None and key not in seen:
                seen.add(key)
                yield Breach(rule.id, event.id, next(iter(event.claims), None), event.trigger, stated=False)


@cache
def _barring() -> dict[str, tuple[Regime, ...]]:
    """The regimes that bar each concept or one that it is a kind of."""
    return {
        concept: tuple(r for r in regimes() if any(_bars(rule, concept) for rule in r.rules))
        for concept in concepts()
    }


def _bars(rule: Rule, concept: str) -> bool:
    """Whether a rule bars a concept or one that it is a kind of."""
    return any(kind in rule.bars for kind in broader(concept))


def _most_specific(event: Event, rules: Iterable[Rule], scene: _Scene) -> Rule | None:
    """Of the rules that an event falls under the one that asks for most; the first of equals."""
    fitting = [rule for rule in rules if _falls_under(event, rule, scene)]
    return max(fitting, key=_narrowness, default=None)


def _narrowness(rule: Rule) -> tuple[bool, bool, bool, int]:
    named = bool(rule.recipient or rule.recipient_group or rule.recipient_words)
    return rule.needs is not None, named, rule.paragraph is not None, -len(rule.bars)


def _falls_under(event: Event, rule: Rule, scene: _Scene) -> bool:
    """Whether concept, status, day, participants and words of an event are those that a rule bars."""
    day = scene.document.published
    return (
        event.status in _TOLD
        and _bars(rule, event.concept)
        and (day is None or _in_force(rule, day))
        and _parties(event, rule, scene) is not None
        and (rule.needs is None or rule.needs in _needs_near(event, scene))
    )


def _in_force(rule: Rule, day: date) -> bool:
    if rule.in_force is None:
        return rule.date <= day
    return any(period.since <= day and (period.until is None or day < period.until) for period in rule.in_force)


def _parties(event: Event, rule: Rule, scene: _Scene) -> tuple[str | None, str | None] | None:
    """The countries of an actor whom a rule binds and of a recipient whom it protects (None: not known), if any."""
    actors = [scene.actors[i] for i in event.actors if i in scene.actors]
    recipients = [scene.actors[i] for i in event.recipients if i in scene.actors]
    if not recipients and len(actors) > 1 and concepts()[event.concept].mutual:
        recipients = actors
    words = rule.recipient_group or rule.recipient_words
    if words and not any(_called(recipient, words, scene.pack) for recipient in recipients):
        return None
    doing, undergoing = _countries(actors, rule, scene), _countries(recipients, None, scene)
    if not undergoing and event.place is not None and event.place.country is not None:
        undergoing = [event.place.country]
    pairs = ((one, other) for one in doing or (None,) for other in undergoing or (None,))
    return next((pair for pair in pairs if _between(rule, *pair)), None)


def _is_stopped(event: Event, scene: _Scene) -> bool:
    """Whether a word before the event's trigger forbids or ends it."""
    at = _token(event.trigger, scene.document)
    return not scene.pack.norms.stops.isdisjoint(scene.document.tokens.lower[max(0, at - _BACK):at])


def _between(rule: Rule, one: str | None, other: str | None) -> bool:
    """Whether a rule binds the country `one` as against `other`, where they are known."""
    if rule.bound == "all":
        binds = one is not None or not rule.states
    else:
        binds = one is not None and (one not in rule.but if rule.bound == "parties" else one in rule.bound)
    apart = one != other or one is None or rule.within
    known = not rule.across or None not in (one, other)
    return binds and apart and known and (not rule.recipient or other in rule.recipient)


def _countries(actors: Sequence[Actor], rule: Rule | None, scene: _Scene) -> list[str]:
    """The countries that the text tells of them; for a rule that binds states only, of states and their forces."""
    states = rule is not None and rule.states
    return [
        actor.country
        for actor in actors
        if actor.country is not None and actor.country_why is None
        and not (states and (actor.kind is Kind.PERSON or _called(actor, "armed_groups", scene.pack)))
    ]


def _called(actor: Actor, group: str, pack: Pack) -> bool:
    """Whether a name or role of the actor is in a group of the pack's."""
    called = " , ".join((actor.name, *actor.roles)).lower().split()
    return any(label == group for _, _, label in _groups(pack).find(called))


def _needs_near(event: Event, scene: _Scene) -> set[str]:
    """The keys of the pack's `needs` one of whose words stands beside the event's trigger, in its sentence."""
    tokens, at = scene.document.tokens, _token(event.trigger, scene.document)
    first, last = scene.document.sentences[tokens.sentence[at]]
    beside = tokens.lower[max(first, at - _BESIDE):min(last, at + _BESIDE + 1)]
    return {label for _, _, label in _needs(scene.pack).find(beside)}


def _token(spans: Spans, document: Document) -> int:
    return min(bisect_right(document.tokens.end, spans[0][0]), len(document.tokens) - 1)


# What the text says

def _stated(scene: _Scene) -> Iterator[Breach]:
    lower, phrases = scene.document.tokens.lower, _breaking(scene.pack)
    found = phrases.longest(lower)
    named = _named(scene.document, scene.pack) if found else []
    for n, (first, last, after) in enumerate(found):
        until = found[n + 1][0] if n + 1 < len(found) else len(lower)
        broken = _broken((first, last, until), after, named, scene)
        if not broken or any(word in scene.pack.norms.negates for word in lower[max(0, first - _BACK):first]):
            continue
        claim = _claim_of(first, scene)
        if claim is not None and claim.act in _UNSAID:
            continue
        events = [event for event in scene.events if _same_sentence(event, first, scene.document)]
        words = scene.document.tokens.span((min(first, broken[0].words[0]), max(last, broken[-1].words[1])))
        for norm, event in (pair for one in broken for pair in _resolved(one, named, events, scene)):
            near = event or _nearest(events, words[0])
            yield Breach(norm, near.id if near else None, claim.id if claim else None, (words,), stated=True)


def _broken(phrase: tuple[int, int, int], after: bool, named: Sequence[_Named], scene: _Scene) -> list[_Named]:
    """The norms that stand after a phrase that breaks them, or before one that says they are broken.

    `phrase`: its first word, the one after its last, and the first of the next such phrase."""
    tokens, (first, last, until) = scene.document.tokens, phrase
    inside = [n for n in named if tokens.sentence[n.words[0]] == tokens.sentence[first] and n.name != _OTHER]
    if not after:
        return [n for n in inside if 0 <= first - n.words[1] <= _BACK][-1:]
    found: list[_Named] = []
    for norm in inside:
        start = found[-1].words[1] if found else last
        gap = tokens.lower[start:norm.words[0]]
        near = len(gap) <= (_JOINED if found else _REACH) and not _STOPS & set(gap)
        if start <= norm.words[0] < until and near and (not found or set(gap) & scene.pack.norms.joins):
            found.append(norm)
    return found


def _claim_of(at: int, scene: _Scene) -> Claim | None:
    """The claim with the shortest content around a word; of a chain the one that is relayed."""
    start = scene.document.tokens.start[at]
    around = [c for c in scene.claims if any(first <= start < last for first, last in c.content)]
    return min(around, key=lambda c: (sum(b - a for a, b in c.content), c.relayed_by is None), default=None)


def _same_sentence(event: Event, at: int, document: Document) -> bool:
    return document.tokens.sentence[_token(event.trigger, document)] == document.tokens.sentence[at]


def _nearest(events: Sequence[Event], start: int) -> Event | None:
    """The last event before the words that break, else the first after them."""
    before = [event for event in events if event.trigger[0][0] < start]
    return before[-1] if before else next(iter(events), None)


def _resolved(
    norm: _Named, named: Sequence[_Named], events: Sequence[Event], scene: _Scene
) -> Iterator[tuple[str, Event | None]]:
    """The norm by the most particular name that the text bears, and the event that tells which rule it is."""
    if norm.name == _AGAIN:
        before = [n for n in named if n.words[1] <= norm.words[0] and (n.numbers or _bodies().get(n.name))]
        if not before:
            return
        norm = before[-1]
    if norm.numbers:
        for number, year in norm.numbers:
            rules = [rule for regime in regimes() for rule in regime.rules if rule.number == number]
            name = f"UNSCR {number} ({rules[0].date.year})" if rules else f"UNSCR {number}" + year
            yield _ruled(norm, rules, rules[0].id if len(rules) == 1 else name, (events, scene))
        return
    scope = _bodies().get(norm.name) or tuple(r for r in regimes() if r.regime == norm.name)
    scope = _about(norm, scope, scene) or scope
    rules = [rule for regime in scope for rule in regime.rules]
    yield _ruled(norm, rules, scope[0].regime if len(scope) == 1 else norm.name, (events, scene))


def _ruled(
    norm: _Named, rules: Sequence[Rule], name: str, near: tuple[Sequence[Event], _Scene]
) -> tuple[str, Event | None]:
    """The one rule whose article is named or that an event of the sentence falls under, else the name."""
    by_article = [rule for rule in rules if norm.article and _parts(rule.paragraph) == norm.article]
    if len(by_article) == 1:
        return by_article[0].id, None
    events, scene = near
    fitting = {rule.id: event for event in events if (rule := _most_specific(event, rules, scene)) is not None}
    return next(iter(fitting.items())) if len(fitting) == 1 else (name, None)


def _about(norm: _Named, scope: Sequence[Regime], scene: _Scene) -> tuple[Regime, ...]:
    """The regimes about a country that is named right after the norm ("the Council's resolutions on Libya")."""
    end = scene.document.tokens.end[norm.words[1] - 1]
    after = {
        actor.country
        for actor in scene.actors.values()
        if actor.kind is Kind.COUNTRY and any(end <= start <= end + _ABOUT for start, _ in actor.mentions)
    }
    return tuple(regime for regime in scope if after & set(regime.about))


@cache
def _bodies() -> dict[str, tuple[Regime, ...]]:
    found: dict[str, tuple[Regime, ...]] = {}
    for regime in regimes():
        if regime.body is not None:
            found[regime.body] = (*found.get(regime.body, ()), regime)
    return found


def _named(document: Document, pack: Pack) -> list[_Named]:
    """Every norm that the text names, in its order; a number behind the word for a resolution is part of its name."""
    found: list[_Named] = []
    free = 0
    for first, last, name in _names(pack).longest(document.tokens.lower):
        if first < free:
            continue
        numbers, end = _numbers(last, document, pack) if name != _OTHER else ((), last)
        if numbers or name:
            article, begin = _article(free, first, document, pack)
            found.append(_Named((begin, end), name, numbers, article))
            free = end
    return found


def _numbers(at: int, document: Document, pack: Pack) -> tuple[tuple[tuple[int, str], ...], int]:
    """The numbers of resolutions from a place on ("No. 1718 (2006) and 1874"), and where they end."""
    text, norms, found, end = document.tokens.lower, pack.norms, list[tuple[int, str]](), at
    while at < len(text) and at - end <= _BACK:
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
        if lower[at] in _STOPS and lower[at] != ".":
            break
        if lower[at] in pack.norms.articles:
            begin = at
    parts = _parts(" ".join(lower[begin:first]))
    return parts, begin if parts else first


def _parts(paragraph: str | None) -> tuple[str, ...]:
    """The numbers in an article's name, Arabic or Roman."""
    words = (paragraph or "").lower().replace("(", " ").replace(")", " ").split()
    return tuple(word for word in words if word.isdecimal() or not set(word) - set("ivx"))


@cache
def _names(pack: Pack) -> Phrases[str]:
    norms = pack.norms
    names = [(phrase, name) for name, phrases in norms.names.items() for phrase in phrases]
    others = [*((phrase, _AGAIN) for phrase in norms.again), *((phrase, _OTHER) for phrase in norms.elsewhere)]
    return Phrases([*names, *others, *((word, "") for word in sorted(norms.numbered))], norms.classes)


@cache
def _breaking(pack: Pack) -> Phrases[bool]:
    """The phrases that break a norm, with whether it stands after them."""
    norms = pack.norms
    return Phrases([*((p, True) for p in norms.breaks), *((p, False) for p in norms.broken)], norms.classes)


@cache
def _needs(pack: Pack) -> Phrases[str]:
    return labelled(pack.norms.needs)


@cache
def _groups(pack: Pack) -> Phrases[str]:
    return labelled(pack.norms.groups)
