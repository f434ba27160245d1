"""Who does an event and to whom, by word order, voice and prepositions: the same rules for every pack."""

from dataclasses import dataclass, replace

from pantau.extract.events.nations import PAIR
from pantau.extract.events.objects import Ids, Objects, goal_of, is_finite, objects_of
from pantau.extract.events.participants import apart
from pantau.extract.events.sentence import IN, Sentences
from pantau.extract.events.subjects import Subject, sentence_subject, subject_of, verb_forms
from pantau.extract.events.triggers import Trigger
from pantau.types import EventType, Range

_RIGHT = 16                 # tokens in which a second verb makes a past form a qualifier
_PHRASE = 5                 # tokens of a noun phrase before its noun
_LIGHT = 10                 # tokens from a light verb to its object
_FORCE = frozenset({EventType.ASSAULT, EventType.COERCE})
_ORDERS = {                 # which objects undergo an event, the likeliest first; for other types _ORDER
    EventType.CONSULT: ("partner", "between", "direct", "recipient", "genitive", "source", "beyond", "place"),
    EventType.AID: ("recipient", "direct", "partner", "between", "genitive", "place", "source", "beyond"),
    EventType.SANCTION: ("recipient", "direct", "partner", "between", "genitive", "source", "place", "beyond"),
    EventType.MOBILIZE: ("recipient", "place", "partner", "direct", "genitive", "source", "beyond"),
}
_ORDER = ("direct", "recipient", "partner", "between", "genitive", "agent", "source", "place", "beyond")


@dataclass(frozen=True, slots=True)
class Roles:
    """Ids of actors, in text order. `first_person` and `third_person`: a pronoun stands for the actor.

    `antecedent`: whom a pronoun of the third person stands for where nobody is said to speak.
    """

    actors: Ids = ()
    recipients: Ids = ()
    first_person: bool = False
    third_person: bool = False
    antecedent: Ids = ()


def find_roles(text: Sentences, trigger: Trigger) -> Roles:
    """The participants of one event, as far as its sentence names them."""
    if trigger.sense.form == "noun" or _is_root(text, trigger):
        roles = _of_noun(text, trigger)
    else:
        roles = _of_verb(text, trigger)
    pairs = any(PAIR in who and who.startswith(IN) for who in roles.actors + roles.recipients)
    return replace(roles, actors=apart(roles.actors), recipients=apart(roles.recipients)) if pairs else roles


def _is_root(text: Sentences, trigger: Trigger) -> bool:
    """Whether a bare stem is a noun, as where verbs have affixes, but behind a pronoun ("invasi", "kami serang")."""
    if trigger.sense.form != "bare" or text.words.modifiers_first:
        return False
    before = text.lower[trigger.first - 1] if trigger.first else ""
    return not (before in text.words.own_pronouns or before in text.pack.roles.third or before in text.auxiliary)


def _of_verb(text: Sentences, trigger: Trigger) -> Roles:
    start = trigger.last + trigger.sense.meaning.governs
    found = objects_of(text, trigger, start)
    passive = _is_passive(text, trigger, found)
    subject = subject_of(text, trigger.first)
    roles = _passive(text, trigger, subject, found) if passive else _active(text, trigger, subject, found)
    return _placed(text, trigger, roles, found)


def _placed(text: Sentences, trigger: Trigger, roles: Roles, found: Objects) -> Roles:
    """Roles with the country where those without a name suffer force: "fired at targets in Mali"."""
    if trigger.sense.concept.type not in _FORCE or any(map(text.is_known, roles.recipients)):
        return roles
    return replace(roles, recipients=roles.recipients + tuple(who for who in found.place if who not in roles.actors))


def _active(text: Sentences, trigger: Trigger, subject: Subject, found: Objects) -> Roles:
    sense, actors = trigger.sense, subject.actors
    if sense.suffers:
        return Roles(actors=found.agent, recipients=actors)
    if sense.concept.mutual:
        equals = found.partner or found.between
        if len(actors) > 1 or equals:
            return _told(text, trigger, subject, Roles(actors, equals) if actors else Roles(equals))
    order = _ORDERS.get(sense.concept.type, _ORDER)
    undergo = _first(text, found, order, actors) or goal_of(text, trigger)
    return _told(text, trigger, subject, Roles(actors, tuple(who for who in undergo if who not in actors)))


def _first(text: Sentences, found: Objects, order: tuple[str, ...], actors: Ids) -> Ids:
    """The first objects in an order that are not the actors; who is known receives the unknown ("sent men to Mali")."""
    groups = {name: getattr(found, name) for name in order}
    groups = {name: ids for name, ids in groups.items() if any(who not in actors for who in ids)}
    likeliest = next(iter(groups.values()), ())
    goal = groups.get("recipient", ())
    return goal if any(map(text.is_known, goal)) and not any(map(text.is_known, likeliest)) else likeliest


def _told(text: Sentences, trigger: Trigger, subject: Subject, roles: Roles) -> Roles:
    """Roles with what a pronoun as subject says of the actor."""
    if subject.pronoun in text.words.own_pronouns:
        return replace(roles, first_person=True)
    if subject.pronoun in text.pack.roles.third:
        return replace(roles, third_person=True, antecedent=sentence_subject(text, subject.at))
    return roles


def _passive(text: Sentences, trigger: Trigger, subject: Subject, found: Objects) -> Roles:
    direct = found.adjacent if not text.words.modifiers_first else ()
    if trigger.sense.form in ("past", "participle") and found.adjacent and not found.agent:
        return Roles(recipients=found.adjacent)                 # "the kidnapped workers"
    coerced = trigger.sense.concept.type is EventType.COERCE and subject.actors != found.place
    by = found.agent or direct or (found.place if coerced else ())          # "was arrested in Mali"
    return Roles(actors=by, recipients=subject.actors)


def _of_noun(text: Sentences, trigger: Trigger) -> Roles:
    sense, found = trigger.sense, objects_of(text, trigger, _resumed(text, trigger))
    if found.between:
        return Roles(actors=found.between)
    adjacent = found.adjacent if not text.words.modifiers_first else ()
    to, actors = found.recipient, _owner(text, trigger) + found.agent
    if sense.objective and trigger.last - trigger.first == 1:
        to = adjacent or found.genitive or to
    else:
        actors = actors or adjacent
        if sense.concept.of == "actor" or sense.concept.mutual:
            actors = actors or found.genitive
        else:
            to = to or found.genitive
    subject = Subject(actors) if actors else _holder(text, trigger)
    if sense.concept.mutual and (found.partner or len(subject.actors) > 1):
        return _told(text, trigger, subject, Roles(subject.actors, found.partner))
    to = to or found.partner or found.place
    roles = Roles(subject.actors, tuple(who for who in to if who not in subject.actors))
    return _told(text, trigger, subject, _placed(text, trigger, roles, found))


def _resumed(text: Sentences, trigger: Trigger) -> int:
    """Where what belongs to a noun goes on: behind a verb that only says that it is done or occurs."""
    start = trigger.last + trigger.sense.meaning.governs
    _, end = text.reach(trigger.first)
    if start >= end:
        return start
    verb = start + (text.lower[start] in text.words.relatives)
    while verb < end and text.lower[verb] in text.auxiliary:
        verb += 1
    window = text.lower[verb:min(end, verb + _PHRASE)]
    done = [last for first, last, form in verb_forms(text.pack.roles.light, text.pack).find(window)
            if first == 0 and form in ("passive", "past", "participle")]
    occurs = [last for first, last, _ in verb_forms(text.pack.roles.occurs, text.pack).find(window) if first == 0]
    return verb + max(done + occurs) if done or occurs else start


def _owner(text: Sentences, trigger: Trigger) -> Ids:
    """Who stands before a noun as its owner ("Russia's new attack", "the Israeli air strike")."""
    if not text.words.modifiers_first:
        return ()
    begin, _ = text.reach(trigger.first)
    i = trigger.first - 1
    while i >= begin and i not in text.mention:
        if text.lower[i] not in text.words.possessive_marks and (
            trigger.first - i > _PHRASE or _breaks_phrase(text, i)
        ):
            return ()
        i -= 1
    return (text.mention[i].actor,) if i >= begin else ()


def _breaks_phrase(text: Sentences, i: int) -> bool:
    word, words = text.lower[i], text.words
    return (
        text.is_preposition(i) or word in words.articles or word in text.clause_ends or text.is_stop(i)
        or word in words.relatives or word == "," or word in text.auxiliary or word in words.coordinators
        or (text.is_verb(i) and not word.endswith(words.participles.suffixes or ("\0",)))
    )


def _holder(text: Sentences, trigger: Trigger) -> Subject:
    """Who does what a noun says that has no owner: the subject of its light verb, whom a possessive stands for."""
    light = _light_subject(text, trigger)
    if light is not None:
        return light
    possessive = _possessive(text, trigger)
    if possessive:
        return Subject((), possessive, trigger.first)
    if trigger.sense.concept.type is EventType.CONSULT and _is_occasion(text, trigger):
        return Subject(sentence_subject(text, trigger.first))
    return Subject()


def _is_occasion(text: Sentences, trigger: Trigger) -> bool:
    """Whether a noun stands behind a preposition, as what somebody does meanwhile ("in a speech to", "dalam rapat")."""
    begin, _ = text.reach(trigger.first)
    for i in range(trigger.first - 1, max(begin, trigger.first - _PHRASE) - 1, -1):
        if text.is_preposition(i):
            return text.lower[i] in text.pack.roles.occasions
        if text.lower[i] not in text.words.articles and _breaks_phrase(text, i):
            return False
    return False


def _possessive(text: Sentences, trigger: Trigger) -> str:
    """The possessive of a noun: "its apology", "kunjungannya"; as a pronoun of the third person."""
    last = text.lower[trigger.last - 1]
    for clitic in text.words.speaker_clitics:
        if last.endswith(clitic):
            return clitic
    begin, _ = text.reach(trigger.first)
    for i in range(trigger.first - 1, max(begin, trigger.first - _PHRASE) - 1, -1):
        if text.lower[i] in text.words.possessives:
            return text.lower[i]
        if _breaks_phrase(text, i):
            break
    return ""


def _light_subject(text: Sentences, trigger: Trigger) -> Subject | None:
    """The subject of a light verb of which the noun is the object: "launched an attack", "began a round of talks"."""
    begin, _ = text.bounds(trigger.first)
    first = trigger.first
    while first > begin and trigger.first - first < _LIGHT and not _breaks_object(text, first - 1):
        first -= 1
    light = verb_forms(text.pack.roles.light, text.pack)
    found = [first + at for at, _, form in light.find(text.lower[first:trigger.first]) if form != "passive"]
    return subject_of(text, found[-1]) if found else None


def _breaks_object(text: Sentences, i: int) -> bool:
    word = text.lower[i]
    if text.is_preposition(i):
        return word not in text.pack.roles.genitives
    return word in text.clause_ends or text.is_stop(i) or word == ","


def _is_passive(text: Sentences, trigger: Trigger, found: Objects) -> bool:
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
    return (form == "participle" and not found.direct) or _is_reduced(text, trigger, found)


def _is_reduced(text: Sentences, trigger: Trigger, found: Objects) -> bool:
    """A past form without auxiliary that qualifies a noun: "kidnapped workers", "workers kidnapped in Mali were"."""
    begin, end = text.reach(trigger.first)
    before = text.lower[trigger.first - 1] if trigger.first > begin else ""
    if before in text.words.articles or before in text.words.possessives or before in text.words.prepositions:
        return True
    if found.direct or trigger.sense.suffers or trigger.sense.concept.type not in _FORCE or before in text.auxiliary:
        return False
    return any(is_finite(text, i) for i in range(trigger.last, min(end, trigger.last + _RIGHT)))


def clause_of(text: Sentences, trigger: Trigger) -> Range:
    """The clause of a trigger: to the nearest stop, conjunction or relative on either side."""
    begin, end = text.reach(trigger.first)
    first, last = trigger.first, trigger.last
    while first > begin and not (text.is_stop(first - 1) or text.lower[first - 1] in text.clause_ends):
        first -= 1
    while last < end and not (text.is_stop(last) or text.lower[last] in text.clause_ends):
        last += 1
    return first, last
