"""Who does an event and to whom, by word order, voice and prepositions: the same rules for every pack."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pantau.extract.events.sentence import Mention, Sentences
from pantau.extract.events.triggers import Trigger
from pantau.extract.phrases import Phrases
from pantau.lang import Pack
from pantau.lang.morphology import Inflection
from pantau.types import EventType, Range

_LEFT, _RIGHT = 40, 16      # tokens in which a subject, an object is looked for
_PHRASE = 5                 # tokens of a noun phrase before the name in it
_VERBAL = frozenset({EventType.AGREE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.ACCUSE,
                     EventType.SUPPORT, EventType.CONCEDE})
_FORCE = frozenset({EventType.ASSAULT, EventType.COERCE})
_TITLE = 8                  # tokens of an office before a name
_ADJACENT = 3               # tokens between a noun and its genitive


@dataclass(frozen=True, slots=True)
class Roles:
    """Ids of actors, in text order. `first_person` and `third_person`: a pronoun stands for the actor."""

    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    first_person: bool = False
    third_person: bool = False


@dataclass(frozen=True, slots=True)
class _Right:
    """What stands after a trigger: mentions by what introduces them."""

    direct: tuple[str, ...] = ()
    adjacent: tuple[str, ...] = ()
    agent: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    genitive: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Left:
    actors: tuple[str, ...] = ()
    pronoun: str = ""
    at: int = -1


def find_roles(text: Sentences, trigger: Trigger) -> Roles:
    """The participants of one event, as far as its sentence names them."""
    right = _right(text, trigger)
    if trigger.sense.form == "noun":
        return _of_noun(text, trigger, right)
    passive = _is_passive(text, trigger, right)
    left = _left(text, trigger.first)
    return _passive(text, trigger, left, right) if passive else _active(text, trigger, left, right)


def _active(text: Sentences, trigger: Trigger, left: _Left, right: _Right) -> Roles:
    sense = trigger.sense
    if sense.suffers:
        return Roles(actors=right.agent, recipients=left.actors or right.place)
    if sense.concept.mutual:
        equals = right.partner or right.between
        if len(left.actors) > 1 or equals:
            return Roles(left.actors, equals)
    objects = next((found for found in (
        right.direct, right.recipient, right.partner, right.between, right.genitive, right.agent, right.source, right.place,
        right.beyond,
    ) if any(who not in left.actors for who in found)), ())
    who = text.pack.words
    return Roles(
        actors=left.actors, recipients=tuple(a for a in objects if a not in left.actors),
        first_person=left.pronoun in who.own_pronouns, third_person=left.pronoun in text.pack.roles.third,
    )


def _passive(text: Sentences, trigger: Trigger, left: _Left, right: _Right) -> Roles:
    direct = right.adjacent if not text.words.modifiers_first else ()
    if trigger.sense.form in ("past", "participle") and right.adjacent and not right.agent:
        return Roles(recipients=right.adjacent)                 # "the kidnapped workers"
    return Roles(actors=right.agent or direct, recipients=left.actors or right.place)


def _of_noun(text: Sentences, trigger: Trigger, right: _Right) -> Roles:
    sense = trigger.sense
    before, led = _owner(text, trigger)
    own = before or led
    if right.between:
        return Roles(actors=right.between)
    genitive = right.genitive
    adjacent = right.adjacent if not text.words.modifiers_first else ()
    to = right.recipient
    actors: tuple[str, ...] = own + right.agent
    if sense.objective:
        to = adjacent or genitive or to
    else:
        actors = actors or adjacent
        if sense.concept.of == "actor" or sense.concept.mutual:
            actors = actors or genitive
        else:
            to = to or genitive
    light = _light_subject(text, trigger) if not actors else None
    pronoun = light.pronoun if light else ""
    if light:
        actors = light.actors
    if sense.concept.mutual and (right.partner or len(actors) > 1):
        return Roles(actors, right.partner)
    to = to or right.partner or right.place
    return Roles(
        actors, tuple(a for a in to if a not in actors),
        first_person=pronoun in text.words.own_pronouns, third_person=pronoun in text.pack.roles.third,
    )


def _owner(text: Sentences, trigger: Trigger) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who stands before a noun as its owner ("Russia's new attack", "the Israeli air strike"), and who led it."""
    if not text.words.modifiers_first:
        return (), ()
    begin, _ = text.reach(trigger.first)
    i = trigger.first - 1
    while i >= begin and i not in text.mention:
        word = text.lower[i]
        if word in text.words.possessive_marks:
            i -= 1
            continue
        if trigger.first - i > _PHRASE or _breaks_phrase(text, i):
            return (), ()
        i -= 1
    if i < begin:
        return (), ()
    mention = text.mention[i]
    return (mention.actor,), ()


def _breaks_phrase(text: Sentences, i: int) -> bool:
    word = text.lower[i]
    words = text.words
    return (
        word in words.prepositions or word in words.articles or word in text.clause_ends or text.is_stop(i)
        or word in words.relatives or word == "," or word in text.auxiliary or word in words.coordinators
        or (text.is_verb(i) and not word.endswith(words.participles.suffixes or ("\0",)))
    )


def _light_subject(text: Sentences, trigger: Trigger) -> _Left | None:
    """The subject of a light verb of which the noun is the object: "launched an attack"."""
    begin, _ = text.reach(trigger.first)
    first = max(begin, trigger.first - _PHRASE - 1)
    window = text.lower[first:trigger.first]
    found = None
    for at, end, form in _verbs(text.pack.roles.light, text.pack).find(window):
        if form != "passive" and not any(_breaks_object(text, i) for i in range(first + end, trigger.first)):
            found = first + at
    return _left(text, found) if found is not None else None


def _breaks_object(text: Sentences, i: int) -> bool:
    word = text.lower[i]
    return word in text.words.prepositions or word in text.clause_ends or text.is_stop(i) or word == ","


def _is_passive(text: Sentences, trigger: Trigger, right: _Right) -> bool:
    form = trigger.sense.form
    if form == "passive":
        return True
    if form not in ("past", "participle"):
        return False
    begin, _ = text.reach(trigger.first)
    i = trigger.first - 1
    while i >= begin and (text.lower[i] in text.auxiliary or text.words.adverbs.fits(text.lower[i])):
        if text.lower[i] in text.words.copulas:
            return True
        i -= 1
    if trigger.last < len(text.lower) and text.lower[trigger.last] in text.pack.roles.agents:
        return True
    return (form == "participle" and not right.direct) or _is_reduced(text, trigger, right)


def _is_reduced(text: Sentences, trigger: Trigger, right: _Right) -> bool:
    """A past form without auxiliary that qualifies a noun ("the kidnapped workers", "workers kidnapped in Mali were")."""
    begin, end = text.reach(trigger.first)
    before = text.lower[trigger.first - 1] if trigger.first > begin else ""
    if before in text.words.articles or before in text.words.possessives or before in text.words.prepositions:
        return True
    if right.direct or trigger.sense.suffers or trigger.sense.concept.type not in _FORCE or before in text.auxiliary:
        return False
    return any(_is_finite(text, i) for i in range(trigger.last, min(end, trigger.last + _RIGHT)))


def _is_finite(text: Sentences, i: int) -> bool:
    """Whether a token is an auxiliary; names in capitals are none ("IS", "May")."""
    return text.text[i].islower() and (text.lower[i] in text.words.copulas or text.lower[i] in text.words.modals)


def _right(text: Sentences, trigger: Trigger) -> _Right:
    """What follows a trigger in its clause, by what introduces it; and what stands in the gap of its own words."""
    kinds = _prepositions(text.pack)
    found: dict[str, list[str]] = {}
    if trigger.sense.form != "noun":
        for i in range(trigger.first, trigger.last):
            if i in text.mention:
                found.setdefault("direct", []).append(text.mention[i].actor)
    _, end = text.reach(trigger.first)
    start = i = trigger.last + trigger.sense.meaning.governs
    kind, stop = "direct", min(end, trigger.last + _RIGHT)
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
        elif word in kinds:
            kind = kinds[word]
        elif _ends_right(text, i, trigger):
            break
        elif word in text.words.prepositions:
            kind = "other"
        i += 1
    if trigger.sense.concept.type in _VERBAL and not found:
        found["beyond"] = list(_beyond(text, i, stop))
    found.pop("other", None)
    return _Right(**{name: tuple(dict.fromkeys(ids)) for name, ids in found.items()})


def _beyond(text: Sentences, first: int, stop: int) -> Iterator[str]:
    """The first one named in what is agreed, asked or threatened ("demanded that X step down")."""
    for i in range(first, stop):
        if i in text.mention:
            yield text.mention[i].actor
            return
        if text.is_stop(i) or text.lower[i] == ",":
            return


def _ends_right(text: Sentences, i: int, trigger: Trigger) -> bool:
    """Whether the clause of what a trigger acts on ends at a token."""
    word = text.lower[i]
    if text.is_stop(i) or word in text.clause_ends or word in text.words.relatives:
        return True
    if word == ",":
        return not _list_goes_on(text, i)
    if _is_finite(text, i) or word in text.words.negations:
        return True
    return i > trigger.last and text.is_verb(i)


def _opens_infinitive(text: Sentences, i: int) -> bool:
    """Whether a verb follows the word, and no one to whom something is done ("to discuss", "to the north")."""
    after = i + 1
    if after >= len(text.lower) or after in text.mention or not text.text[after].islower():
        return False
    word = text.lower[after]
    return word not in text.words.articles and word not in text.words.possessives and word not in text.words.prepositions


def _list_goes_on(text: Sentences, comma: int) -> bool:
    """Whether the mentions around a comma are of one list ("Oman, Mali and Chad")."""
    after = text.mention.get(comma + 1)
    if comma - 1 not in text.mention or after is None or after.last >= len(text.lower):
        return False
    return text.lower[after.last] in text.words.coordinators or text.lower[after.last] == ","


def _left(text: Sentences, verb: int) -> _Left:
    """The subject of the verb at a token: the nearest noun phrase before it that nothing else governs."""
    begin, _ = text.reach(verb)
    i, crossed = verb - 1, False
    least = max(begin, verb - _LEFT)
    while i >= least:
        word = text.lower[i]
        mention = text.mention.get(i)
        if mention is not None:
            free = _free(text, mention.first, begin) or (not crossed and _is_controlled(text, mention.first, begin))
            if free and (not crossed or _is_subject(text, mention)):
                return _Left(tuple(_coordinated(text, mention, begin)), at=mention.first)
            i = mention.first - 1
            continue
        if word in text.words.relatives and not (word in text.words.that and text.is_verb(i - 1)):
            return _antecedent(text, i, begin)
        if word == ")":
            i = _opening(text, i, least)
            continue
        if word in text.clause_ends or text.is_stop(i):
            break
        if _is_pronoun(text, i) and (not crossed or _before_verb(text, i)):
            return _Left((), text.lower[i], i)
        if text.is_verb(i) or word in text.words.infinitive or word in text.words.coordinators:
            crossed = True
        i -= 1
    return _Left()


def _opening(text: Sentences, closing: int, least: int) -> int:
    """The token before the bracket that a closing one closes."""
    i = closing
    while i > least and text.lower[i] != "(":
        i -= 1
    return i - 1


def _is_pronoun(text: Sentences, i: int) -> bool:
    word = text.lower[i]
    return word in text.words.own_pronouns or word in text.pack.roles.third


def _before_verb(text: Sentences, i: int) -> bool:
    n = i + 1
    return n < len(text.lower) and (text.lower[n] in text.auxiliary or text.is_verb(n))


def _is_subject(text: Sentences, mention: Mention) -> bool:
    """Whether a verb follows a mention, or what is in commas behind it and then a verb."""
    i, n = mention.last, len(text.lower)
    if i < n and text.lower[i] == ",":
        closing = next((k for k in range(i + 1, min(n, i + 16)) if text.lower[k] == ","), None)
        if closing is not None:
            i = closing + 1
    while i < n and (text.lower[i] in text.words.adverbs.words or text.lower[i] in text.words.determiners):
        i += 1
    return i < n and (text.lower[i] in text.auxiliary or text.is_verb(i))


def _free(text: Sentences, first: int, begin: int) -> bool:
    """Whether the noun phrase that holds the token is governed by no preposition and no verb before it."""
    i = first - 1
    while i >= begin and first - i <= _PHRASE:
        word = text.lower[i]
        if word in text.words.prepositions and word not in text.words.subordinators:
            return False
        if text.is_verb(i):
            return False
        if i in text.mention or text.is_stop(i) or word == "," or word in text.clause_ends:
            return True
        if word in text.words.coordinators or word in text.words.relatives or word in text.words.articles:
            nearer = word in text.words.articles
            if not nearer:
                return True
        i -= 1
    return True


def _is_controlled(text: Sentences, first: int, begin: int) -> bool:
    """Whether the noun phrase that holds the token is whom another verb asks or lets do something."""
    low = max(begin, first - _PHRASE - 1)
    found = [low + end for _, end, _ in _verbs(text.pack.roles.controls, text.pack).find(text.lower[low:first])]
    return bool(found) and not any(text.is_verb(i) or text.is_stop(i) or i in text.mention for i in range(found[-1], first))


def _coordinated(text: Sentences, mention: Mention, begin: int) -> Iterator[str]:
    """The actor of a mention, and of those joined to it before ("Seoul and the president of Mali, John Doe")."""
    chain, at = [mention.actor], mention.first - 1
    while at > begin:
        joined = next((i for i in range(at, max(begin, at - _TITLE), -1) if not _in_title(text, i)), begin)
        if text.lower[joined] not in text.words.coordinators and text.lower[joined] != ",":
            break
        before = text.mention.get(joined - 1)
        if before is None:
            break
        chain.append(before.actor)
        at = before.first - 1
    yield from reversed(chain)


def _in_title(text: Sentences, i: int) -> bool:
    """Whether a token can stand between a coordinator and a name, as of an office or in apposition."""
    word = text.lower[i]
    if word == ",":
        return not text.is_name(i - 1)
    return not text.is_name(i) and word[0].isalnum() and word not in text.words.coordinators and not (
        word in text.words.prepositions or word in text.clause_ends or text.is_verb(i)
    )


def _antecedent(text: Sentences, relative: int, begin: int) -> _Left:
    """Who a relative clause is of: the nearest mention before the relative word, a comma aside."""
    for i in range(relative - 1, max(begin, relative - _PHRASE) - 1, -1):
        if i in text.mention:
            return _Left((text.mention[i].actor,), at=i)
        if text.is_stop(i) or text.is_verb(i):
            break
    return _Left()


@cache
def _verbs(words: tuple[str, ...], pack: Pack) -> Phrases[str]:
    """The forms of some verbs, each with which form it is."""
    inflection = Inflection(pack.morphology)
    return Phrases(((p, form) for verb in words for p, form in inflection.verbs(verb)), {})


def light_verbs(text: Sentences, first: int, last: int) -> dict[int, int]:
    """The light verbs between two tokens: first token → the one after the last."""
    return {first + at: first + end for at, end, _ in _verbs(text.pack.roles.light, text.pack).find(text.lower[first:last])}


@cache
def _prepositions(pack: Pack) -> dict[str, str]:
    roles = pack.roles
    kinds = (("recipient", roles.recipients), ("place", roles.places), ("partner", roles.partners),
             ("between", roles.between), ("genitive", roles.genitives), ("source", roles.sources),
             ("agent", roles.agents))
    return {word: kind for kind, words in kinds for word in words}


def clause_of(text: Sentences, trigger: Trigger) -> Range:
    """The clause of a trigger: to the nearest stop, conjunction or relative on either side."""
    begin, end = text.reach(trigger.first)
    first, last = trigger.first, trigger.last
    while first > begin and not (text.is_stop(first - 1) or text.lower[first - 1] in text.clause_ends):
        first -= 1
    while last < end and not (text.is_stop(last) or text.lower[last] in text.clause_ends):
        last += 1
    return first, last
