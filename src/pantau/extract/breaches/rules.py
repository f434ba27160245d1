"""The rules in force that an event would fall under, by its concept, its participants' countries and the day."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from pantau.extract.breaches.scene import Scene
from pantau.extract.phrases import Phrases, labelled
from pantau.lang import Pack
from pantau.lang.concepts import broader, concepts
from pantau.lang.norms import regimes
from pantau.lang.schema.norms import Regime, Rule
from pantau.types import Actor, Breach, Event, Kind, Status

_TOLD = frozenset({Status.OCCURRED, Status.ONGOING, Status.EXPECTED, Status.POSSIBLE})
_BACK = 4               # words before a trigger in which one forbids or ends it
_BESIDE = 8             # words on either side of an event among which a rule's goods or places stand


def reckoned(scene: Scene) -> Iterator[Breach]:
    """Once for each rule and parties: of ten strikes of one country on another the first that is told."""
    seen = set()
    for event in scene.events if scene.document.published is not None else ():
        for regime in _barring().get(event.concept, ()) if not (event.retold or _is_stopped(event, scene)) else ():
            rule = most_specific(event, regime.rules, scene)
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


def most_specific(event: Event, rules: Iterable[Rule], scene: Scene) -> Rule | None:
    """Of the rules that an event falls under the one that asks for most; the first of equals."""
    fitting = [rule for rule in rules if _falls_under(event, rule, scene)]
    return max(fitting, key=_narrowness, default=None)


def _narrowness(rule: Rule) -> tuple[bool, bool, bool, int]:
    named = bool(rule.recipient or rule.recipient_group or rule.recipient_words)
    return rule.needs is not None, named, rule.paragraph is not None, -len(rule.bars)


def _falls_under(event: Event, rule: Rule, scene: Scene) -> bool:
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


def _parties(event: Event, rule: Rule, scene: Scene) -> tuple[str | None, str | None] | None:
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


def _is_stopped(event: Event, scene: Scene) -> bool:
    """Whether a word before the event's trigger forbids or ends it."""
    at = scene.at(event.trigger)
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


def _countries(actors: Sequence[Actor], rule: Rule | None, scene: Scene) -> list[str]:
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


def _needs_near(event: Event, scene: Scene) -> set[str]:
    """The keys of the pack's `needs` one of whose words stands beside the event's trigger, in its sentence."""
    tokens, at = scene.document.tokens, scene.at(event.trigger)
    first, last = scene.document.sentences[tokens.sentence[at]]
    beside = tokens.lower[max(first, at - _BESIDE):min(last, at + _BESIDE + 1)]
    return {label for _, _, label in _needs(scene.pack).find(beside)}


@cache
def _needs(pack: Pack) -> Phrases[str]:
    return labelled(pack.norms.needs)


@cache
def _groups(pack: Pack) -> Phrases[str]:
    return labelled(pack.norms.groups)
