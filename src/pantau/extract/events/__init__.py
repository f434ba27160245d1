"""What words are about: in claims and in the article's own narration, with who, to whom, when, where, how certain."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pantau.extract.events.arguments import Roles, clause_of, find_roles
from pantau.extract.events.kind import settled
from pantau.extract.events.participants import with_participants
from pantau.extract.events.places import find_places
from pantau.extract.events.quantities import find_quantities
from pantau.extract.events.sentence import Sentences
from pantau.extract.events.setting import Setting
from pantau.extract.events.status import is_ahead, read_status
from pantau.extract.events.telling import Telling, Tellings
from pantau.extract.events.triggers import Trigger, find_triggers
from pantau.extract.events.when import is_retold, when_of
from pantau.extract.said import Placed, placed
from pantau.extract.spans import ranges_of, tokens_of
from pantau.lang import Pack
from pantau.types import Act, Actor, Claim, Document, Event, EventType, Range, Status, Timex

__all__ = ["find_events", "with_events"]

_RECIPROCAL = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
_FINITE = frozenset({"active", "bare", "third"})         # forms of a verb of which who speaks can be the subject
_OWN = frozenset({Act.PROMISE, Act.THREATEN})           # what one promises or threatens, one does oneself


def find_events(
    document: Document, claims: Sequence[Claim], actors: tuple[Actor, ...], times: tuple[Timex, ...], pack: Pack
) -> tuple[tuple[Event, ...], tuple[Actor, ...]]:
    """The events of an article in text order, ids e1, e2, …; each tied to the claims in whose content it stands.

    With them the article's actors, and those who take part but are named only by a place or a noun.
    """
    places = find_places(document, actors, pack)
    contents = (piece for claim in claims for piece in ranges_of(claim.content, document.tokens))
    text = Sentences(document, actors, places, pack, contents)
    tellings = Tellings(document, claims)
    setting = Setting(document, places, find_quantities(document, times, pack), pack)
    dates = placed(document, times)
    skipped = tokens_of(document.skipped)
    found: list[Event] = []
    for trigger in find_triggers(text):
        if trigger.first not in skipped:
            event = _event(f"e{len(found) + 1}", text, trigger, tellings, dates)
            found.append(setting.of(event, (trigger.first, trigger.last), _part(text, trigger, tellings)))
    return with_participants(settled(found, text), actors, text)


def with_events(claims: Sequence[Claim], events: Iterable[Event]) -> tuple[Claim, ...]:
    """The claims, each with the ids of the events that it tells."""
    told: dict[str, list[str]] = {}
    for event in events:
        for claim in event.claims:
            told.setdefault(claim, []).append(event.id)
    return tuple(replace(claim, events=tuple(told[claim.id])) if claim.id in told else claim for claim in claims)


def _part(text: Sentences, trigger: Trigger, tellings: Tellings) -> Range:
    """A trigger's clause, without what stands outside the content that tells it."""
    first, last = clause_of(text, trigger)
    told = tellings.of(trigger.first)
    return (max(first, told[0].content[0]), min(last, told[0].content[1])) if told else (first, last)


def _event(
    name: str, text: Sentences, trigger: Trigger, tellings: Tellings, dates: tuple[Placed, ...]
) -> Event:
    telling = tellings.of(trigger.first)
    roles = find_roles(text, trigger)
    actors, recipients = _resolved(text, trigger, roles, telling, tellings.cues.get(trigger.first))
    clause = clause_of(text, trigger)
    when = when_of(text, (trigger.first, trigger.last), clause, dates, tuple(t.claim for t in telling))
    status, why = read_status(text, trigger, telling, when)
    over = status in (Status.OCCURRED, Status.ONGOING)
    if over and when is not None and is_ahead(text, when):
        when = None                                     # the day is of something else, still to come
    concept = trigger.sense.concept
    return Event(
        id=name, trigger=text.document.tokens.spans(((trigger.first, trigger.last),)), type=concept.type,
        concept=trigger.sense.meaning.name, status=status, actors=actors, recipients=recipients, when=when,
        claims=tuple(t.claim.id for t in telling), status_why=why,
        retold=over and is_retold(text, clause, when),
    )


def _resolved(
    text: Sentences, trigger: Trigger, roles: Roles, telling: tuple[Telling, ...], cue: Claim | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The participants, where pronouns and left-out subjects are the speaker's own."""
    actors, recipients = roles.actors, roles.recipients
    if cue is not None:
        speakers = _speakers(cue)
        actors = speakers if speakers and set(speakers).isdisjoint(actors) else tuple(dict.fromkeys(actors + speakers))
    inner = telling[0] if telling else None
    if inner is not None and not actors:
        sense = trigger.sense
        opens = sense.suffers and sense.concept.type is EventType.REQUEST       # "X said that Y must leave"
        opens = opens or (inner.claim.act is not Act.REQUEST and sense.form in _FINITE and not sense.suffers
                          and not _qualifies(text, trigger.first))
        opens = opens or (trigger.first - inner.content[0] <= 2 and inner.claim.act in _OWN | {Act.DENY})
        if roles.first_person or roles.third_person or opens:
            actors = _speakers(inner.claim)
    actors = actors or roles.antecedent
    mutual = trigger.sense.concept.mutual or trigger.sense.concept.type in _RECIPROCAL
    if mutual and not recipients and len(actors) > 1:
        return actors, actors                           # among equals everybody is both
    return actors, tuple(a for a in recipients if a not in actors)


def _qualifies(text: Sentences, verb: int) -> bool:
    """Whether a verb is of a relative clause: what it qualifies is its subject, named or not."""
    i = verb - 1
    while i > 0 and (text.lower[i] in text.auxiliary or text.words.adverbs.fits(text.lower[i])):
        i -= 1
    return i >= 0 and text.lower[i] in text.words.relatives


def _speakers(claim: Claim) -> tuple[str, ...]:
    return tuple(speaker.actor for speaker in claim.speakers if speaker.actor)


