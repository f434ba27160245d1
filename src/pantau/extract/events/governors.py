"""What governs an event, found by walking left from it: over auxiliaries and adverbs, through "to", past the one who is
to act, to the verb or noun of asking, planning or refusing. A noun takes the place of the verb that brings it about."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pantau.extract.events.sentence import Sentences
from pantau.extract.events.triggers import Trigger
from pantau.extract.phrases import Phrases, labelled, plain
from pantau.lang import Pack
from pantau.lang.morphology import inflection_of, stems
from pantau.lang.schema.morphology import Morphology
from pantau.types import EventType, Range, Status

_BACK = 16          # tokens before an event in which a word can govern it
_BETWEEN = 8        # tokens of a subject between a verb of asking and what is asked
_NOUN = 4           # tokens of a noun phrase before its head
_LIGHT = 3          # tokens of the longest verb that brings a noun about

_TOLD = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.REJECT})
_SHARING = frozenset({"bare", "active", "passive"})     # forms that share the auxiliaries of the verb before "and"
_RANK = (Status.POSSIBLE, Status.EXPECTED, Status.ONGOING, Status.OCCURRED)
_NOMINAL = frozenset({"noun", "gerund", "active"})     # forms that a noun governs without "to"
_DONE = frozenset({"past", "participle"})                # forms that are done even behind "to have"
_QUOTES = frozenset('"\'“”‘’')

Read = tuple[Status, str]
Hit = tuple[int, Status]        # where a phrase begins, and its status
Hits = dict[int, Hit]           # … by where it ends


@dataclass(frozen=True, slots=True)
class Head:
    """The word of which the status is that of the event: itself, or the verb that brings it about."""

    first: int
    form: str
    noun: bool


def is_told(trigger: Trigger) -> bool:
    """Whether an event is a saying told of as a noun ("the accusation"): who rejects it says that it was made."""
    return trigger.sense.form == "noun" and trigger.sense.concept.type in _TOLD


def head_of(text: Sentences, trigger: Trigger, first: int) -> Head:
    """A noun takes the place of the verb that brings it about, if only its own noun phrase stands between."""
    form = trigger.sense.form
    if form != "noun":
        return Head(trigger.first, form, False)
    low = max(first, trigger.first - _NOUN - _LIGHT)
    window, words = text.lower[low:trigger.first], lexicon(text.pack)
    ends = {low + end: (low + at, made) for at, end, made in words.brings.find(window)}
    nouns = {low + end for _, end, _ in words.nouns.find(words.plain(window))}
    i = trigger.first
    while i > low and trigger.first - i <= _NOUN:
        if i in ends:
            return Head(ends[i][0], ends[i][1], False)
        if i in nouns or not _in_noun_phrase(text, i - 1) or text.lower[i - 1] in text.words.prepositions:
            break
        i -= 1
    return Head(trigger.first, form, True)


class Governors:
    """The words that govern an event, the nearest first.

    `linked`: a "to" or "agar" stands before it that no governor explains; `copula`: a form of "be" does.
    """

    def __init__(self, text: Sentences, trigger: Trigger, head: Head, bounds: Range) -> None:
        """`bounds`: the first token at which a governor may stand, and the first of the event's own clause."""
        self._text, self._head, self._told = text, head, is_told(trigger)
        self._low, self._clause = max(bounds[0], head.first - _BACK), bounds[1]
        self._near, self._verbs, self._nouns = self._hits()
        self._at, self._gap, self._noun = head.first, 0, head.noun
        self._crossed = self._joined = self._bound = self._of = False
        self.linked = self.copula = False
        self.found: list[Read] = []
        while self._at > self._low and self._step():
            pass

    @property
    def progressive(self) -> bool:
        """Whether an event is in progress by its own form ("have been shelling")."""
        return self.copula and self._head.form == "gerund"

    @property
    def headline(self) -> bool:
        """Whether only a name stands before its "to" ("Oslo to recall envoy")."""
        begin, _ = self._text.bounds(self._head.first)
        return self.linked and not self.found and self._gap > 0 and self._at == begin and begin in self._text.mention

    def settled(self) -> Read | None:
        """One status of all that governs: a question outweighs all, then negations, then the least certain."""
        for status, word in self.found:
            if status is Status.UNKNOWN:
                return status, f"word:{word}"
        negations = [word for status, word in self.found if status is Status.DENIED]
        if len(negations) % 2:
            return Status.DENIED, f"word:{negations[0]}"
        for rank in _RANK if not self.linked or self._head.form in _DONE else _RANK[:2]:
            for status, word in self.found:
                if status is rank:
                    return status, f"{'past' if status is Status.OCCURRED else 'word'}:{word}"
        return (Status.OCCURRED, "past:double negation") if negations else None

    def _hits(self) -> tuple[Hits, Hits, Hits]:
        window, words = self._text.lower[self._low:self._head.first], lexicon(self._text.pack)
        near, verbs = (_by_end(phrases, window, self._low) for phrases in (words.near, words.verbs))
        return near, verbs, _by_end(words.nouns, words.plain(window), self._low)

    def _step(self) -> bool:
        """Go one word or phrase to the left; False where nothing further left governs."""
        text, i = self._text, self._at
        word = text.lower[i - 1]
        hit = self._hit(i)
        if hit is not None:
            return self._take(hit)
        if self._noun and (word in text.words.modals or word in text.words.copulas):
            return self._predicate(word)
        if self._noun and self._crossed and word in text.words.infinitive:
            return False
        if not self._noun and (word in text.words.purpose or self._infinitive(i - 1)):
            self.linked = True
        elif i <= self._clause and not self.linked:
            return False
        elif self._noun and word in text.words.prepositions and not self._of:
            self._of = True
        elif self._head.form == "gerund" and word in text.words.prepositions and i == self._head.first:
            pass
        elif not self._gap and self._passes(i - 1):
            self.copula = self.copula or (word in text.words.copulas and not self.found)
            self._crossed = self._crossed or word not in text.pack.status.transparent
        elif self._gap < _BETWEEN and self._may_part(i - 1):
            self._gap += 1
        else:
            return self._join(word)
        self._at = i - 1
        return True

    def _predicate(self, word: str) -> bool:
        """Go on from what something is said to be, to what governs its copula ("may have been an attack")."""
        if self._crossed or self._of or self.found or word not in self._text.words.copulas:
            return False
        self._noun, self._at = False, self._at - 1
        return True

    def _infinitive(self, i: int) -> bool:
        """Whether a token makes an infinitive of what stands behind it, not of a verb between."""
        text = self._text
        return text.lower[i] in text.words.infinitive and (not self._gap or self.linked) \
            and text.lower[i + 1] not in text.words.articles \
            and not (self._head.form == "gerund" and i + 1 == self._head.first)

    def _hit(self, i: int) -> Hit | None:
        noun = self._nouns.get(i) if self.linked or (self._head.form in _NOMINAL and not self._gap) else None
        verb, near = self._verbs.get(i), None if self._gap else self._near.get(i)
        hits = [hit for hit in ((noun,) if self._of else (noun, verb, near)) if hit]
        hit = min(hits, key=lambda hit: hit[0], default=None)
        return hit if hit and (i >= self._clause or hit[1] is not Status.OCCURRED) else None

    def _take(self, hit: Hit) -> bool:
        """Note a governor; False where it is of another clause, or no governor of a noun."""
        text, end = self._text, self._at
        first, status = hit
        last = text.lower[end - 1]
        words = text.words
        if self._noun and self._crossed and (last in words.modals or last in words.infinitive or last in words.copulas):
            return False
        verb = self._verbs.get(end) == hit
        if not (self._told and verb and status is Status.DENIED):
            self.found.append((status, " ".join(text.lower[first:end])))
        if verb or self._nouns.get(end) == hit or self._near.get(end) != hit:
            self.linked = self._noun = self._of = False
            self._bound = not verb
        self._at, self._gap = first, 0
        return text.lower[first] not in words.prepositions and text.lower[first] not in text.clause_ends

    def _passes(self, i: int) -> bool:
        """Whether a token can stand between a word and what governs it."""
        text, word = self._text, self._text.lower[i]
        if (self._bound or self._of) and word in text.words.prepositions:
            return False
        if word in text.pack.status.transparent or word in text.auxiliary or word in _QUOTES:
            return True
        if text.words.adverbs.fits(word) or text.lower[i - 1] in text.words.manner_openers:
            return True
        return self._head.noun and self._head.first - i <= _NOUN and _in_noun_phrase(text, i)

    def _may_part(self, i: int) -> bool:
        """Whether a token can be of the one who is to act, between what is asked and the asking."""
        text, word, words = self._text, self._text.lower[i], self._text.words
        if self._bound or self._head.noun or (self._head.form in ("past", "third", "participle") and not self.linked):
            return False
        if i in text.mention:
            return True
        return word[0].isalnum() and not (
            text.is_verb(i) or word in text.auxiliary or word in text.clause_ends or word in words.relatives
            or (word in words.coordinators and not (self.linked and self._gap))
        )

    def _join(self, word: str) -> bool:
        """Go on from the verb that shares its auxiliaries with this one ("to attack the port and kill …")."""
        text, words = self._text, self._text.words
        if word not in words.coordinators or self._joined or self._gap or self.found:
            return False
        if self._head.form not in _SHARING or text.lower[self._at] in words.own_pronouns | words.pronouns:
            return False
        for i in range(self._at - 2, self._low, -1):
            if text.is_stop(i) or text.lower[i] in text.clause_ends or text.lower[i] in words.relatives:
                return False
            opens = text.lower[i - 1] in words.infinitive or text.lower[i - 1] in words.purpose
            infinitive = opens and self._may_be_verb(i)
            if infinitive or text.lower[i - 1] in words.modals:
                self._at, self._joined = i, True
                return True
        return False

    def _may_be_verb(self, i: int) -> bool:
        """Whether a word behind "to" can be its verb; where articles stand first its shape does not say."""
        text = self._text
        return text.is_verb(i) or (text.words.modifiers_first and i not in text.mention)


def _in_noun_phrase(text: Sentences, i: int) -> bool:
    """Whether a token can stand in a noun phrase before its head."""
    word, words = text.lower[i], text.words
    if word in text.pack.status.transparent or i in text.mention or word in words.possessive_marks:
        return True
    if words.modifiers_first and i and text.lower[i - 1] in words.articles:
        return True
    return (word[0].isalnum() or word == "-") and not (
        word in words.prepositions or word in text.auxiliary or text.is_verb(i) or word in text.clause_ends
        or word in words.relatives or word in words.coordinators or word in words.infinitive
    )


def _by_end(phrases: Phrases[Status], window: Sequence[str], low: int) -> Hits:
    """Where each phrase ends: of those that end at one place the longest."""
    found: Hits = {}
    for at, end, status in phrases.find(window):
        held = found.get(low + end)
        if held is None or low + at < held[0]:
            found[low + end] = low + at, status
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """A pack's status.yaml, compiled, with every form of its verbs and nouns."""

    near: Phrases[Status]
    verbs: Phrases[Status]
    nouns: Phrases[Status]
    brings: Phrases[str]
    over: Phrases[Status]
    after: Phrases[Status]
    subject: Phrases[Status]
    conditions: Phrases[None]
    presupposes: Phrases[None]
    grants: Phrases[None]
    happens: Phrases[None]
    so_called: Phrases[None]
    known: frozenset[str]
    morphology: Morphology

    def plain(self, window: Sequence[str]) -> Sequence[str]:
        """The words with which nouns are compared: without clitics, doubled ones once."""
        return stems(window, self.known, self.morphology) if self.morphology.clitics else window


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The words of a pack, compiled once; PackError where an affix is not there."""
    words, inflection = pack.status, inflection_of(pack)
    verbs = {p: s for s, each in words.verbs.items() for verb in each for p, _ in inflection.verbs(verb)}
    nouns = {p: s for s, each in words.nouns.items() for noun in each for p, f in inflection.nouns(noun) if f == "noun"}
    brings = {p: f for verb in (*pack.roles.light, *words.brings) for p, f in inflection.verbs(verb) if p not in verbs}
    return Lexicon(
        labelled(words.before), Phrases(verbs.items(), {}), Phrases(nouns.items(), {}), Phrases(brings.items(), {}),
        labelled(words.over), labelled(words.after), labelled(words.subject), plain(words.conditions),
        plain(words.presupposes), plain(words.grants), plain(words.happens), plain(words.so_called),
        frozenset(word for phrase in nouns for word in phrase.split()), pack.morphology,
    )
