"""What the text itself says is broken, and the event that tells which rule of a norm it is."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter

from pantau.extract.breaches.norms import AGAIN, OTHER, STOPS, Norm, named_norms, parts_of
from pantau.extract.breaches.rules import most_specific
from pantau.extract.breaches.scene import Scene
from pantau.extract.phrases import Phrases
from pantau.lang import Pack
from pantau.lang.norms import regimes
from pantau.lang.schema.norms import Regime, Rule
from pantau.types import Act, Breach, Claim, Event, Kind

_UNSAID = frozenset({Act.DENY, Act.QUESTION, Act.DECLINE})
_REACH = 6              # words between "violates" and the norm ("several of its obligations under")
_BACK = 4               # words between a norm and "was violated", and before a word that breaks
_JOINED = 3             # words between two norms that are broken together
_BESIDE = 80            # words on either side of a phrase among which its norm and its events stand
_ABOUT = 40             # characters after a body's name in which the country of its resolutions stands


def stated(scene: Scene) -> Iterator[Breach]:
    """What a text says is broken, in its order; not what a speaker denies, asks or will not say."""
    lower, sentence = scene.document.tokens.lower, scene.document.tokens.sentence
    found = _breaking(scene.pack).longest(lower)
    named = named_norms(scene.document, scene.pack) if found else []
    told = sorted(((scene.at(e.trigger), e) for e in scene.events), key=itemgetter(0)) if found else []
    for n, (first, last, after) in enumerate(found):
        until = found[n + 1][0] if n + 1 < len(found) else len(lower)
        broken = _broken((first, last, until), after, named, scene)
        if not broken or any(word in scene.pack.norms.negates for word in lower[max(0, first - _BACK):first]):
            continue
        claim = _claim_of(first, scene)
        if claim is not None and claim.act in _UNSAID:
            continue
        low, high = (bisect_left(told, at, key=itemgetter(0)) for at in (first - _BESIDE, last + _BESIDE))
        events = [event for at, event in told[low:high] if sentence[at] == sentence[first]]
        words = scene.document.tokens.span((min(first, broken[0].words[0]), max(last, broken[-1].words[1])))
        for norm, event in (pair for one in broken for pair in _resolved(one, named, events, scene)):
            near = event or _nearest(events, words[0])
            yield Breach(norm, near.id if near else None, claim.id if claim else None, (words,), stated=True)


def _broken(phrase: tuple[int, int, int], after: bool, named: Sequence[Norm], scene: Scene) -> list[Norm]:
    """The norms that stand after a phrase that breaks them, or before one that says they are broken.

    `phrase`: its first word, the one after its last, and the first of the next such phrase."""
    tokens, (first, last, until) = scene.document.tokens, phrase
    low, high = (bisect_left(named, at, key=lambda n: n.words[0]) for at in (first - _BESIDE, last + _BESIDE))
    near = named[low:high]
    inside = [n for n in near if tokens.sentence[n.words[0]] == tokens.sentence[first] and n.name != OTHER]
    if not after:
        return [n for n in inside if 0 <= first - n.words[1] <= _BACK][-1:]
    found: list[Norm] = []
    for norm in inside:
        start = found[-1].words[1] if found else last
        gap = tokens.lower[start:norm.words[0]]
        close = len(gap) <= (_JOINED if found else _REACH) and not STOPS & set(gap)
        if start <= norm.words[0] < until and close and (not found or set(gap) & scene.pack.norms.joins):
            found.append(norm)
    return found


def _claim_of(at: int, scene: Scene) -> Claim | None:
    """The claim with the shortest content around a word; of a chain the one that is relayed."""
    start = scene.document.tokens.start[at]
    around = [c for c in scene.claims if any(first <= start < last for first, last in c.content)]
    return min(around, key=lambda c: (sum(b - a for a, b in c.content), c.relayed_by is None), default=None)


def _nearest(events: Sequence[Event], start: int) -> Event | None:
    """The last event before the words that break, else the first after them."""
    before = [event for event in events if event.trigger[0][0] < start]
    return before[-1] if before else next(iter(events), None)


def _resolved(
    norm: Norm, named: Sequence[Norm], events: Sequence[Event], scene: Scene
) -> Iterator[tuple[str, Event | None]]:
    """The norm by the most particular name that the text bears, and the event that tells which rule it is."""
    if norm.name == AGAIN:
        before = named[:bisect_left(named, norm.words[0], key=lambda n: n.words[0])]
        known = next((n for n in reversed(before) if n.numbers or _bodies().get(n.name)), None)
        if known is None:
            return
        norm = known
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
    norm: Norm, rules: Sequence[Rule], name: str, near: tuple[Sequence[Event], Scene]
) -> tuple[str, Event | None]:
    """The one rule whose article is named or that an event of the sentence falls under, else the name."""
    by_article = [rule for rule in rules if norm.article and parts_of(rule.paragraph) == norm.article]
    if len(by_article) == 1:
        return by_article[0].id, None
    events, scene = near
    fitting = {rule.id: event for event in events if (rule := most_specific(event, rules, scene)) is not None}
    return next(iter(fitting.items())) if len(fitting) == 1 else (name, None)


def _about(norm: Norm, scope: Sequence[Regime], scene: Scene) -> tuple[Regime, ...]:
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
    """The regimes by the body whose resolutions they are."""
    found: dict[str, tuple[Regime, ...]] = {}
    for regime in regimes():
        if regime.body is not None:
            found[regime.body] = (*found.get(regime.body, ()), regime)
    return found


@cache
def _breaking(pack: Pack) -> Phrases[bool]:
    """The phrases that break a norm, with whether it stands after them."""
    norms = pack.norms
    return Phrases([*((p, True) for p in norms.breaks), *((p, False) for p in norms.broken)], norms.classes)
