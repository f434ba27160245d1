"""What stands behind the words of an event in their clause: who is named there, by the word that introduces them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pantau.extract.events.sentence import UNNAMED, Sentences
from pantau.extract.events.triggers import Trigger
from pantau.lang import Pack
from pantau.types import EventType

_RIGHT = 16                 # tokens in which an object is looked for
_ADJACENT = 3               # tokens between a noun and its genitive
_VERBAL = frozenset({EventType.AGREE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.ACCUSE,
                     EventType.SUPPORT, EventType.CONCEDE, EventType.AID})

Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Objects:
    """Ids by what introduces them; `direct` nothing, `beyond` what is asked or threatened."""

    direct: Ids = ()
    adjacent: Ids = ()
    agent: Ids = ()
    recipient: Ids = ()
    partner: Ids = ()
    between: Ids = ()
    genitive: Ids = ()
    place: Ids = ()
    source: Ids = ()
    beyond: Ids = ()


def objects_of(text: Sentences, trigger: Trigger, start: int) -> Objects:
    """What follows a trigger from the token `start` on; and what stands in the gap of its own words."""
    found: dict[str, list[str]] = {"direct": list(_inside(text, trigger))}
    _, end = text.reach(trigger.first)
    kinds, kind, i = introductions(text.pack), "direct", start
    stop = min(end, start + _RIGHT)
    while i < stop:
        mention = text.mention.get(i)
        if mention is not None:
            found.setdefault(kind, []).append(mention.actor)
            if i - start < _ADJACENT and kind == "direct":
                found.setdefault("adjacent", []).append(mention.actor)
            i = mention.last
            continue
        word = text.lower[i]
        if word in text.words.infinitive and _opens_infinitive(text, i):
            kind = "other"
        elif word in text.pack.roles.origins and i - 1 in text.mention:
            pass                                                            # "King John of Mali"
        elif word in kinds and text.is_preposition(i):
            kind = kinds[word]
        elif _ends(text, i, trigger):
            break
        elif text.is_preposition(i):
            kind = "other"
        i += 1
    others = found.pop("other", [])
    if trigger.sense.concept.type in _VERBAL and not any(found.values()):
        found["beyond"] = _beyond(text, others, i, stop)
    return Objects(**{name: tuple(dict.fromkeys(ids)) for name, ids in found.items()})


def goal_of(text: Sentences, trigger: Trigger) -> Ids:
    """Where somebody goes or sends to do what an infinitive says: "sent experts to Mali to investigate"."""
    at = trigger.first - 1
    mention = text.mention.get(at - 1) if at > 0 and text.lower[at] in text.words.infinitive else None
    if mention is None or mention.actor.startswith(UNNAMED):
        return ()
    i = mention.first - 1
    while i > 0 and text.lower[i] in text.words.articles:
        i -= 1
    return (mention.actor,) if introductions(text.pack).get(text.lower[i]) in ("recipient", "place") else ()


@cache
def introductions(pack: Pack) -> dict[str, str]:
    """The words before those who take part, each with the field of `Objects` that it fills."""
    roles = pack.roles
    kinds = (("recipient", roles.recipients), ("place", roles.places), ("partner", roles.partners),
             ("between", roles.between), ("genitive", roles.genitives), ("source", roles.sources),
             ("agent", roles.agents))
    return {word: kind for kind, words in kinds for word in words}


def _inside(text: Sentences, trigger: Trigger) -> Iterator[str]:
    """Those named in the gap of a verb's own words, its owners aside ("reiterated Mali's support")."""
    if trigger.sense.form == "noun":
        return
    for i in range(trigger.first, trigger.last):
        mention = text.mention.get(i)
        if mention is not None and text.words.possessive_marks.isdisjoint(text.lower[mention.last:mention.last + 1]):
            yield mention.actor


def _beyond(text: Sentences, others: list[str], first: int, stop: int) -> list[str]:
    """The first one known in what is agreed, asked or threatened ("demanded that X step down"), else the first."""
    for i in range(first, stop):
        if i in text.mention:
            others.append(text.mention[i].actor)
        if text.is_stop(i) or text.lower[i] == ",":
            break
    return [who for who in others if text.is_known(who)][:1] or others[:1]


def _ends(text: Sentences, i: int, trigger: Trigger) -> bool:
    """Whether the clause of what a trigger acts on ends at a token."""
    word = text.lower[i]
    if text.is_stop(i) or word in text.clause_ends or word in text.words.relatives:
        return True
    if word == ",":
        return not _goes_on(text, i)
    if is_finite(text, i) or word in text.words.negations:
        return True
    first = trigger.last if trigger.sense.form == "noun" else trigger.last + 1
    return i >= first and text.is_verb(i) and not _qualifies(text, i)


def is_finite(text: Sentences, i: int) -> bool:
    """Whether a token is an auxiliary; names in capitals are none ("IS", "May")."""
    return text.text[i].islower() and (text.lower[i] in text.words.copulas or text.lower[i] in text.words.modals)


def _qualifies(text: Sentences, i: int) -> bool:
    """Whether what looks like a verb stands before its noun, behind a number or article ("75 displaced people")."""
    before = text.lower[i - 1]
    return text.words.modifiers_first and (before.isdigit() or before in text.words.articles)


def _opens_infinitive(text: Sentences, i: int) -> bool:
    """Whether a verb follows the word, and no one to whom something is done ("to discuss", "to the north")."""
    after = i + 1
    if after >= len(text.lower) or after in text.mention or not text.text[after].islower():
        return False
    word, words = text.lower[after], text.words
    return word not in words.articles and word not in words.possessives and word not in words.prepositions


def _goes_on(text: Sentences, comma: int) -> bool:
    """Whether the clause goes on behind a comma: with a list ("Oman, Mali and Chad"), with one done to or with."""
    after = text.mention.get(comma + 1)
    if after is None:
        word = text.lower[comma + 1] if comma + 1 < len(text.lower) else ""
        return introductions(text.pack).get(word) in ("partner", "agent")
    if comma - 1 not in text.mention or after.last >= len(text.lower):
        return False
    return text.lower[after.last] in text.words.coordinators or text.lower[after.last] == ","
