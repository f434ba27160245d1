"""How certain an event is: the claim's act and its hedges, and before them the words around the event itself."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pantau.extract.events.arguments import clause_of, light_verbs
from pantau.extract.events.sentence import Sentences
from pantau.extract.events.triggers import Trigger
from pantau.extract.phrases import Phrases
from pantau.lang import Pack
from pantau.types import Act, Claim, Quote, Range, Status

_BACK = 12          # tokens before an event in which a word can decide its status
_AHEAD = 6          # … and after one that is a noun
_OPENING = 5        # tokens from a content's beginning in which a noun is what the speaker asks for or denies

Read = tuple[Status, str]


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim that tells an event, with the tokens of the piece of its content that holds it."""

    claim: Claim
    content: Range


def read_status(text: Sentences, trigger: Trigger, tellings: tuple[Telling, ...]) -> Read:
    """The status of an event and what decided it; `tellings` are the claims that tell it, the innermost first."""
    status, why = _local(text, trigger, tellings[0] if tellings else None)
    for telling in tellings:
        status, why = _by_act(text, trigger, telling, (status, why))
    return status, why


def _by_act(text: Sentences, trigger: Trigger, telling: Telling, local: Read) -> Read:
    """What the act makes of a status: a denial turns it round, a promise puts it in the future."""
    act, (status, why) = telling.claim.act, local
    if why.startswith("presupposed"):
        return local
    past = why.startswith("past:")
    if act is Act.DENY:
        if status is Status.DENIED:
            return (Status.OCCURRED, "act:deny twice") if why.startswith("word:") else local
        return Status.DENIED, "act:deny"
    if act in (Act.QUESTION, Act.DECLINE):
        return (status, why) if past or status is Status.DENIED else (Status.UNKNOWN, f"act:{act}")
    if past or status in (Status.DENIED, Status.UNKNOWN):
        return local
    return _future(text, trigger, telling, local)


def _future(text: Sentences, trigger: Trigger, telling: Telling, local: Read) -> Read:
    act, (status, why) = telling.claim.act, local
    default = why.startswith("form:")
    asked = default and (trigger.sense.form != "noun" or trigger.first - telling.content[0] < _OPENING)
    if act is Act.PROMISE and asked:
        return Status.EXPECTED, "act:promise"
    if act is Act.THREATEN and (asked or status is Status.EXPECTED):
        return Status.POSSIBLE, "act:threaten"
    if act is Act.WARN and status is Status.EXPECTED:
        return Status.POSSIBLE, "act:warn"
    if act is Act.REQUEST and (asked or status is Status.EXPECTED):
        return Status.POSSIBLE, "act:request"
    if act is Act.PREDICT and default and trigger.sense.form != "noun" and trigger.sense.form not in ("past",):
        return Status.EXPECTED, "act:predict"
    return local


def _local(text: Sentences, trigger: Trigger, telling: Telling | None) -> Read:
    """The status by the words of the event's own clause, else by the form of its word."""
    first, last = clause_of(text, trigger)
    if telling is not None:
        first, last = max(first, telling.content[0]), min(last, max(telling.content[1], trigger.last))
    words = _words(text.pack)
    if _so_called(text, trigger, first):
        return Status.UNKNOWN, "word:so-called"
    if _conditional(text, trigger, first):
        return Status.POSSIBLE, "word:condition"
    before = _before(text, trigger, (first, last))
    if before is not None and before[0] in (Status.DENIED, Status.UNKNOWN):
        return before
    if trigger.sense.form == "noun":
        if before is None and _ends_with(text, first, trigger.first, words.presupposes):
            return _default(text, trigger)[0], "presupposed"
        after = _after(text, trigger, last)
        if after is not None and (before is None or after[0] is Status.DENIED):
            return after
    if before is None:
        return _default(text, trigger)
    return _reported(text, before, telling)


def _reported(text: Sentences, before: Read, telling: Telling | None) -> Read:
    """ "Would" in reported speech is a "will"."""
    word = before[1].partition(":")[2]
    if telling is not None and word in text.pack.status.reported and telling.claim.quote is not Quote.DIRECT:
        return Status.EXPECTED, before[1]
    return before


def _default(text: Sentences, trigger: Trigger) -> Read:
    form, lasting = trigger.sense.form, trigger.sense.concept.lasting
    if form == "gerund" or (lasting and form in ("noun", "active", "bare", "third")):
        return Status.ONGOING, f"form:{form}"
    if form == "bare" and text.words.modifiers_first and text.lower[trigger.first - 1] in text.words.infinitive:
        return Status.POSSIBLE, "form:infinitive"
    return Status.OCCURRED, f"form:{form}"


def _before(text: Sentences, trigger: Trigger, clause: Range) -> Read | None:
    """What the words before an event in its clause make of it: the nearest that reaches it."""
    first = max(clause[0], trigger.first - _BACK)
    window = text.lower[first:trigger.first]
    words = _words(text.pack)
    near = [(end, at, status) for at, end, status in words.before.longest(window)
            if _reaches(text, first + end, trigger)]
    far = [(end, at, status) for at, end, status in words.over.longest(window)
           if not any(_opaque(text, i) for i in range(first + end, trigger.first))]
    if not near and not far:
        return None
    near.sort()
    for end, at, status in reversed(near):
        if status in (Status.DENIED, Status.UNKNOWN):
            return _twice(near, at, status) or (status, f"word:{' '.join(window[at:end])}")
    found = near[-1] if near else max(far)
    end, at, status = found
    if far and near and max(far)[2] in (Status.UNKNOWN, Status.DENIED):
        end, at, status = max(far)
    word = " ".join(window[at:end])
    kind = "past" if window[at] in text.pack.status.past else "word"
    return status, f"{kind}:{word}"


def _twice(near: list[tuple[int, int, Status]], at: int, status: Status) -> Read | None:
    """Two negations side by side make a position ("did not fail to attack")."""
    negations = sum(s is Status.DENIED for _, _, s in near)
    return (Status.OCCURRED, "past:double negation") if status is Status.DENIED and negations % 2 == 0 else None


def _reaches(text: Sentences, at: int, trigger: Trigger) -> bool:
    """Whether only transparent words stand between a status word, which ends at `at`, and the trigger."""
    transparent = text.pack.status.transparent
    i, end = at, trigger.first
    light = light_verbs(text, at, end) if trigger.sense.form == "noun" else {}
    while i < end:
        word = text.lower[i]
        if i in light:
            i = light[i]
        elif word in transparent or word in text.auxiliary or text.words.adverbs.fits(word) or any(start == i for start in _status_starts(text, i, end)):
            i += 1
        elif trigger.sense.form == "noun" and i in text.mention and text.words.modifiers_first:
            i = text.mention[i].last
        elif trigger.sense.form == "noun" and not text.is_verb(i) and word.isalpha() and _adjectival(text, i):
            i += 1
        else:
            return False
    return True


def _adjectival(text: Sentences, i: int) -> bool:
    word = text.lower[i]
    return text.words.modifiers_first and word not in text.words.prepositions and word not in text.words.coordinators


def _status_starts(text: Sentences, i: int, end: int) -> Iterator[int]:
    for at, _, _ in _words(text.pack).before.find(text.lower[i:end]):
        yield i + at


def _opaque(text: Sentences, i: int) -> bool:
    return text.is_verb(i) and text.lower[i] not in text.pack.status.transparent


def _conditional(text: Sentences, trigger: Trigger, first: int) -> bool:
    """Whether the clause of an event is only supposed ("if", "kecuali"), or what it is told in ("if he says that …")."""
    begin, _ = text.bounds(trigger.first)
    words = _words(text.pack).conditions
    opener = max(begin, first - 1)
    while True:
        if any(at == 0 for at, _, _ in words.find(text.lower[opener:opener + 4])):
            return True
        if opener == begin or text.lower[opener] not in text.words.that:
            return False
        opener = _opener(text, opener, begin)


def _opener(text: Sentences, at: int, begin: int) -> int:
    """What opens the clause before a that-word."""
    at -= 1
    while at > begin and not (text.is_stop(at) or text.lower[at] in text.clause_ends):
        at -= 1
    return at


def _so_called(text: Sentences, trigger: Trigger, first: int) -> bool:
    """Whether the speaker keeps off the word: "the so-called ceasefire"."""
    low = max(first, trigger.first - _OPENING)
    window = [word for word in text.lower[low:trigger.first] if word[0].isalnum()]
    return any(end == len(window) for _, end, _ in _words(text.pack).so_called.find(window))


def _ends_with(text: Sentences, first: int, last: int, phrases: Phrases[None]) -> bool:
    """Whether a phrase stands before a token, with articles, adjectives and names between."""
    low = max(first, last - _OPENING - 2)
    for _, end, _ in phrases.find(text.lower[low:last]):
        between = range(low + end, last)
        if not any(text.is_verb(i) or text.lower[i] in text.words.prepositions or text.is_stop(i) for i in between):
            return True
    return False


def _after(text: Sentences, trigger: Trigger, last: int) -> Read | None:
    """What is said of an event that is a noun and the subject: "the visit will take place", "was cancelled"."""
    stop = min(last, trigger.last + _AHEAD)
    window = text.lower[trigger.last:stop]
    words = _words(text.pack)
    for at, end, status in words.after.longest(window):
        if any(text.is_verb(i) or text.lower[i] == "," for i in range(trigger.last, trigger.last + at)):
            return None
        word = " ".join(window[at:end])
        takes_place = any(True for _ in words.happens.find(text.lower[trigger.last + at:stop + 2]))
        if end - at > 1 or status in (Status.DENIED, Status.ONGOING) or takes_place:
            return status, f"word:{word}"
        return None
    return None


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    before: Phrases[Status]
    over: Phrases[Status]
    after: Phrases[Status]
    conditions: Phrases[None]
    presupposes: Phrases[None]
    happens: Phrases[None]
    so_called: Phrases[None]


@cache
def _words(pack: Pack) -> _Words:
    words = pack.status
    return _Words(
        _labelled(words.before), _labelled(words.over), _labelled(words.after),
        _plain(words.conditions), _plain(words.presupposes), _plain(words.happens), _plain(words.so_called),
    )


def _labelled(phrases: Mapping[Status, Iterable[str]]) -> Phrases[Status]:
    return Phrases(((phrase, status) for status, each in phrases.items() for phrase in each), {})


def _plain(phrases: Iterable[str]) -> Phrases[None]:
    return Phrases(((phrase, None) for phrase in phrases), {})
