"""Norms that a text says are broken, and rules in force that an event would fall under.

What a text says stands ("melanggar resolusi …"); that an event falls under a rule is only reckoned from its concept,
its participants' countries and the day, and is shown as such, never as a fact.
"""

from pantau.extract.breaches.rules import reckoned
from pantau.extract.breaches.scene import Scene
from pantau.extract.breaches.stated import stated
from pantau.lang import Pack
from pantau.types import Actor, Breach, Claim, Document, Event

__all__ = ["find_breaches"]


def find_breaches(
    document: Document, claims: tuple[Claim, ...], events: tuple[Event, ...], actors: tuple[Actor, ...], pack: Pack
) -> tuple[Breach, ...]:
    """First what the text says is broken, in its order; then, event by event, the rules that it would fall under.

    Without a day of publication it is not known which rules were in force, and no event falls under any.
    """
    scene = Scene(document, claims, events, {actor.id: actor for actor in actors}, pack)
    told = tuple(dict.fromkeys(stated(scene)))
    said = {(breach.norm, breach.event) for breach in told}
    return told + tuple(b for b in reckoned(scene) if (b.norm, b.event) not in said)
