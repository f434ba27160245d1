"""How certain an event is: by the words that govern it (governors.py), else by its form; then by the claim's act."""

from pantau.extract.acts import neutral
from pantau.extract.events.arguments import clause_of
from pantau.extract.events.governors import Governors, Head, Read, head_of, is_told, lexicon
from pantau.extract.events.sentence import Sentences
from pantau.extract.events.telling import Telling
from pantau.extract.events.triggers import Trigger
from pantau.extract.phrases import Phrases
from pantau.extract.spans import ranges_of
from pantau.types import Act, EventType, Quote, Status, When

_BACK = 16          # tokens before an event in which a word can decide its status
_AHEAD = 9          # … and after one that is a noun
_HAPPENS = 2        # tokens beyond these in which the verb may stand by which it takes place
_EMBEDS = 3         # tokens of a verb before its that-clause
_PHRASE = 7         # tokens of a noun phrase and what takes it for granted
_MOCKED = 5         # tokens between "so-called" and what is called so
_OPENING = 5        # tokens from a content's beginning in which a word is what the speaker asks for
_FIRST = 2          # … where the cue does not say that he asks

_DECIDE = frozenset({
    Act.DENY, Act.PROMISE, Act.THREATEN, Act.REQUEST, Act.PREDICT, Act.WARN, Act.DECLINE, Act.QUESTION
})
_OWN = frozenset({Act.DENY, Act.DECLINE, Act.QUESTION})
_DEEDS = frozenset({"bare", "active", "gerund"})       # forms of what one is still to do
_ITSELF = {                                             # events that are such an act themselves ("must end", "vowed")
    Act.REQUEST: EventType.REQUEST, Act.WARN: EventType.THREATEN, Act.THREATEN: EventType.THREATEN,
    Act.PROMISE: EventType.AGREE,
}
_UNSETTLED = frozenset({Status.DENIED, Status.UNKNOWN})
_OVER = frozenset({Status.OCCURRED, Status.ONGOING})


def read_status(text: Sentences, trigger: Trigger, tellings: tuple[Telling, ...], when: When | None = None) -> Read:
    """The status of an event and what decided it; `tellings` are the claims that tell it, the innermost first."""
    read = _local(text, trigger, tellings)
    for telling in tellings:
        read = _by_act(text, trigger, telling, read)
    return _by_date(text, trigger, read, when)


def _by_date(text: Sentences, trigger: Trigger, read: Read, when: When | None) -> Read:
    """Where no word but its form decided, a day after the article's makes an event expected."""
    if when is None or not is_ahead(text, when) or trigger.sense.concept.lasting:
        return read
    if not read[1].startswith(("form:", "presupposed")) or _of_other_deed(text, trigger, when):
        return read
    return Status.EXPECTED, "date:after"


def is_ahead(text: Sentences, when: When) -> bool:
    """Whether a time begins after the article's day."""
    published = text.document.published
    return when.earliest is not None and published is not None and when.earliest > published


def _of_other_deed(text: Sentences, trigger: Trigger, when: When) -> bool:
    """Whether a time is of what is still to be done behind an event ("criticised the plan that will begin in May")."""
    (time, _), = ranges_of((when.span,), text.document.tokens)
    return any(_is_future(text, word) for word in text.lower[trigger.last:time])


def _is_future(text: Sentences, word: str) -> bool:
    return word in text.words.modals and word in text.pack.status.before.get(Status.EXPECTED, ())


def _by_act(text: Sentences, trigger: Trigger, telling: Telling, read: Read) -> Read:
    """What the act makes of a status: a denial turns it round, a promise puts it in the future."""
    act, (status, why) = telling.claim.act, read
    undenied, itself = _undenied(text, telling), trigger.sense.concept.type is _ITSELF.get(act)
    if (act not in _DECIDE and not undenied) or _is_settled(text, act, why) or itself:
        return read
    own, by_form = _says_act(text, telling), why.startswith("form:")
    if act in _OWN and why == "form:noun" and (_acted_on(text, trigger, telling) or _late(trigger, telling)):
        return read
    if undenied:
        return Status.UNKNOWN, "act:not denied"
    if act is Act.DENY:
        return read if _is_aside(text, trigger, telling) else _denied(trigger, own, read)
    if status in _UNSETTLED:
        return read
    if act is Act.DECLINE and own and _is_deed(trigger, telling) and not _unsaid(text, telling):
        return Status.DENIED, "act:decline"
    if act in (Act.QUESTION, Act.DECLINE):
        return (Status.UNKNOWN, f"act:{act}") if own or by_form else read
    return _future(text, trigger, telling, own, read)


def _negated(text: Sentences, telling: Telling) -> bool:
    return any(not text.words.negations.isdisjoint(words) for words in _cue(text, telling))


def _undenied(text: Sentences, telling: Telling) -> bool:
    """Whether somebody "did not deny"."""
    return telling.claim.act is Act.CONFIRM and _negated(text, telling)


def _unsaid(text: Sentences, telling: Telling) -> bool:
    """Whether the cue is only negated ("never promised to attack"), and no refusal ("will not comment", "refused")."""
    cue = " ".join(word for words in _cue(text, telling) for word in words)
    return _negated(text, telling) and not any(refusal in cue for refusal in text.pack.cues.refusals)


def _cue(text: Sentences, telling: Telling) -> list[tuple[str, ...]]:
    return [text.lower[first:last] for first, last in ranges_of(telling.claim.cue, text.document.tokens)]


def _is_settled(text: Sentences, act: Act, why: str) -> bool:
    """Whether no act changes a status. A perfect is what a denial is of ("denied that it had attacked")."""
    kind, _, word = why.partition(":")
    return kind == "presupposed" or (kind == "past" and not (act is Act.DENY and word in text.auxiliary))


def _is_aside(text: Sentences, trigger: Trigger, telling: Telling) -> bool:
    """Whether an event is only told beside what is denied ("denied shelling the port, where four were killed")."""
    opener = clause_of(text, trigger)[0] - 1
    return opener > telling.content[0] and text.lower[opener] in text.words.subordinators & text.words.questions


def _late(trigger: Trigger, telling: Telling) -> bool:
    """Whether an event stands too far inside a content to be what the cue is of."""
    return trigger.first - telling.content[0] > _OPENING


def _is_deed(trigger: Trigger, telling: Telling) -> bool:
    """Whether an event is what one declines to do ("refused to attack"), not what one declines to speak of."""
    return trigger.sense.form in _DEEDS and trigger.first - telling.content[0] < _FIRST


def _says_act(text: Sentences, telling: Telling) -> bool:
    """Whether the cue itself is of the act ("denied"); under a neutral one ("said") the content's words decided."""
    cue = [text.lower[i] for piece in ranges_of(telling.claim.cue, text.document.tokens) for i in range(*piece)]
    return bool(cue) and not neutral(cue, (), text.pack)


def _denied(trigger: Trigger, own: bool, read: Read) -> Read:
    if not own or is_told(trigger):
        return read
    if read[0] is Status.DENIED:
        return (Status.OCCURRED, "act:deny twice") if read[1].startswith("word:") else read
    return Status.DENIED, "act:deny"


def _future(text: Sentences, trigger: Trigger, telling: Telling, own: bool, read: Read) -> Read:
    act, (status, why) = telling.claim.act, read
    by_form, noun = why.startswith("form:"), trigger.sense.form == "noun"
    opens = _opens(text, trigger, telling, _OPENING if own else _FIRST)
    asked = by_form and (opens or (own and trigger.sense.form in _DEEDS))
    expected = status is Status.EXPECTED
    if act is Act.PROMISE and asked:
        return Status.EXPECTED, "act:promise"
    if act is Act.PREDICT and own and by_form and not noun and trigger.sense.form != "past":
        return Status.EXPECTED, "act:predict"
    possible = {
        Act.THREATEN: asked or (own and expected),
        Act.WARN: own and (expected or (asked and trigger.sense.form != "past")),
        Act.REQUEST: asked or (own and expected),
    }
    return (Status.POSSIBLE, f"act:{act}") if possible.get(act) else read


def _opens(text: Sentences, trigger: Trigger, telling: Telling, within: int) -> bool:
    """Whether a content is of an event itself: it stands at the beginning, a noun as the object of no verb there."""
    if trigger.first - telling.content[0] >= within:
        return False
    noun = trigger.sense.form == "noun"
    return not (noun and (within == _FIRST or _acted_on(text, trigger, telling)))


def _acted_on(text: Sentences, trigger: Trigger, telling: Telling) -> bool:
    """Whether a verb of the content stands before a noun, which is only its object ("refused to fund the deal")."""
    between = range(telling.content[0], trigger.first)
    return any(text.is_verb(i) or text.lower[i] in text.words.infinitive for i in between)


def _local(text: Sentences, trigger: Trigger, tellings: tuple[Telling, ...]) -> Read:
    """The status by the words of the event's own sentence, else by the form of its word."""
    first, last = clause_of(text, trigger)
    begin, opener = text.bounds(trigger.first)[0], first - 1
    for telling in tellings:
        if telling.claim.act in _OWN or _undenied(text, telling):  # what its cue says is left to the act
            begin = max(begin, telling.content[0])
            first, last = max(first, begin), min(last, max(telling.content[1], trigger.last))
    if _so_called(text, trigger, first):
        return Status.UNKNOWN, "word:so-called"
    asked = _asked(text, begin, first)
    if asked is not None:
        return asked
    head = head_of(text, trigger, first)
    if _conditional(text, trigger, head, first):
        return Status.POSSIBLE, "word:condition"
    if _refuses_yet(text, trigger):
        return Status.EXPECTED, "word:will not"
    governors = Governors(text, trigger, head, (begin, first))
    read = _governed(text, trigger, governors, (begin, first, opener))
    if _is_future(text, text.lower[trigger.first]) and (read is None or read[0] in _OVER):
        return Status.EXPECTED, f"word:{text.lower[trigger.first]}"
    if read is None or (head.noun and read[0] not in _UNSETTLED):
        granted = read is None and not governors.linked and _granted(text, trigger, head, (begin, first, opener))
        after = _after(text, trigger, last) if not granted and _is_subject(head, governors) else None
        if after is not None and (read is None or after[0] is Status.DENIED):
            return after
        if read is None:
            status, why = _default(text, trigger, head, governors)
            return status, "presupposed" if granted else why
    return _reported(text, read, tellings)


def _governed(text: Sentences, trigger: Trigger, governors: Governors, places: tuple[int, int, int]) -> Read | None:
    """What the words to the left of an event make of it. `places`: as in `_granted`."""
    begin, first, opener = places
    read, over = governors.settled(), _over(text, trigger, first)
    if read is None or (over is not None and over[0] in _UNSETTLED and read[0] not in _UNSETTLED):
        read = over
    if opener >= begin and text.lower[opener] in text.words.that and trigger.sense.form != "noun":
        read = _embedded(text, opener, begin, read)
    if read is not None and read[0] is Status.OCCURRED and governors.progressive:
        return Status.ONGOING, read[1]
    return read


def _granted(text: Sentences, trigger: Trigger, head: Head, places: tuple[int, int, int]) -> bool:
    """Whether an event is taken for granted whatever is said of it. `places`: where its claim begins, where its clause
    does, and what opens this."""
    begin, first, opener = places
    words = lexicon(text.pack)
    if head.noun and _ends_with(text, first, trigger.first, words.presupposes):
        return True
    return opener >= begin and words.grants.occur((text.lower[opener],))


def _is_subject(head: Head, governors: Governors) -> bool:
    """Whether an event can be the subject of what follows it: a noun, or a gerund without "is" ("a meeting may …")."""
    return head.noun or (head.form == "gerund" and not governors.copula)


def _asked(text: Sentences, begin: int, first: int) -> Read | None:
    """Whether a clause is an indirect question, by the words that open it ("whether", "to determine if")."""
    low = max(begin, first - _EMBEDS)
    for at, end, status in lexicon(text.pack).near.find(text.lower[low:first]):
        if status is Status.UNKNOWN and low + end == first:
            return status, f"word:{' '.join(text.lower[low + at:first])}"
    return None


def _embedded(text: Sentences, that: int, begin: int, read: Read | None) -> Read | None:
    """What a verb before a that-clause makes of what is told in it ("hopes that", "menyangkal bahwa")."""
    low = max(begin, that - _EMBEDS)
    window = text.lower[low:that]
    denied = read is not None and read[0] is Status.DENIED
    for at, end, status in lexicon(text.pack).verbs.find(window):
        if low + end != that:
            continue
        if status is Status.DENIED and denied:
            return Status.OCCURRED, "past:double negation"
        if status in (Status.POSSIBLE, Status.DENIED) and not denied:
            return status, f"word:{' '.join(window[at:])}"
    for at, end, status in lexicon(text.pack).over.find(text.lower[low:that + 1]):
        if low + end == that + 1 and status is Status.DENIED and not denied:
            return status, f"word:{' '.join(window[at:])}"          # "it is not true that"
    return read


def _refuses_yet(text: Sentences, trigger: Trigger) -> bool:
    """Whether the words of a refusal put it in the future themselves ("will not accept")."""
    if trigger.sense.concept.type is not EventType.REJECT:
        return False
    return any(_is_future(text, word) for word in text.lower[trigger.first:trigger.last])


def _reported(text: Sentences, read: Read, tellings: tuple[Telling, ...]) -> Read:
    """ "Would" in reported speech is a "will"."""
    word = read[1].partition(":")[2]
    if tellings and word in text.pack.status.reported and tellings[0].claim.quote is not Quote.DIRECT:
        return Status.EXPECTED, read[1]
    return read


def _default(text: Sentences, trigger: Trigger, head: Head, governors: Governors) -> Read:
    """What the form of a word says where no other word does."""
    lasting, form = trigger.sense.concept.lasting, head.form
    if governors.linked:
        return (Status.EXPECTED, "form:headline") if governors.headline else (Status.POSSIBLE, "form:infinitive")
    if form == "gerund" and not head.noun:
        return (Status.ONGOING if lasting or governors.copula else Status.OCCURRED), f"form:{form}"
    attributive = form in ("past", "participle") and text.lower[trigger.first - 1] in text.words.articles
    if lasting and (head.noun or form in ("bare", "third") or governors.copula or attributive):
        return Status.ONGOING, f"form:{form}"
    return Status.OCCURRED, f"form:{form}"


def _over(text: Sentences, trigger: Trigger, first: int) -> Read | None:
    """What a word anywhere before an event in its clause makes of it, where no other verb stands between."""
    low, noun = max(first, trigger.first - _BACK), trigger.sense.form == "noun"
    for at, end, status in reversed(lexicon(text.pack).over.longest(text.lower[low:trigger.first])):
        between = range(low + end, trigger.first)
        if not any(_opaque(text, i) or (noun and text.lower[i] in text.words.prepositions) for i in between):
            return status, f"word:{' '.join(text.lower[low + at:low + end])}"
    return None


def _opaque(text: Sentences, i: int) -> bool:
    word = text.lower[i]
    return word in text.words.coordinators or (text.is_verb(i) and word not in text.pack.status.transparent)


def _conditional(text: Sentences, trigger: Trigger, head: Head, first: int) -> bool:
    """Whether the clause of an event is only supposed ("if", "kecuali"), or what it is told in ("if he says that …")"""
    begin, _ = text.bounds(trigger.first)
    if head.noun and _of_another(text, trigger.first):
        return False
    conditions = lexicon(text.pack).conditions
    opener = max(begin, first - 1)
    for at, _, _ in conditions.find(text.lower[opener:trigger.first]):
        supposed = range(opener + at + 1, trigger.first)
        spoken_of = head.noun and any(text.is_verb(i) for i in supposed)
        return not spoken_of and not any(
            (text.lower[i] == "," and i > supposed.start) or text.lower[i] in text.words.relatives for i in supposed
        )
    if text.lower[opener] in text.pack.status.until and _awaited(text, begin, opener):
        return True
    while opener > begin and text.lower[opener] in text.words.that:
        opener = _opener(text, opener, begin)
        if any(not at for at, _, _ in conditions.find(text.lower[opener:opener + 4])):
            return True
    return False


def _of_another(text: Sentences, noun: int) -> bool:
    """Whether a noun stands in the phrase of another, so that nothing is supposed of it ("the issue of abductions")."""
    i = noun - 1
    words = text.words
    while i > 0 and (text.lower[i] in words.articles or text.lower[i] in words.possessives or i in text.mention):
        i -= 1
    return text.lower[i] in words.prepositions


def _awaited(text: Sentences, first: int, last: int) -> bool:
    """Whether what stands before an "until" is still to come."""
    return any(_is_future(text, word) for word in text.lower[first:last])


def _opener(text: Sentences, at: int, begin: int) -> int:
    """What opens the clause before a that-word."""
    at -= 1
    while at > begin and not (text.is_stop(at) or text.lower[at] in text.clause_ends):
        at -= 1
    return at


def _so_called(text: Sentences, trigger: Trigger, first: int) -> bool:
    """Whether the speaker keeps off the word: "the so-called ceasefire"."""
    window = [word for word in text.lower[max(first, trigger.first - _MOCKED):trigger.first] if word[0].isalnum()]
    return any(end == len(window) for _, end, _ in lexicon(text.pack).so_called.find(window))


def _ends_with(text: Sentences, first: int, last: int, phrases: Phrases[None]) -> bool:
    """Whether a phrase stands before a token, with articles, adjectives and names between."""
    low = max(first, last - _PHRASE)
    for _, end, _ in phrases.find(text.lower[low:last]):
        between = range(low + end, last)
        if not any(text.is_verb(i) or text.lower[i] in text.words.prepositions or text.is_stop(i) for i in between):
            return True
    return False


def _after(text: Sentences, trigger: Trigger, last: int) -> Read | None:
    """What is said of an event that is a noun and the subject: "the visit will take place", "was cancelled"."""
    stop, words = min(last, trigger.last + _AHEAD), lexicon(text.pack)
    window = text.lower[trigger.last:stop]
    for phrases, takes_place in ((words.after, False), (words.subject, True)):
        found = next(iter(phrases.longest(window)), None)
        if found is None or _says_other(text, trigger.last, trigger.last + found[0]):
            continue
        at, end, status = found
        if not takes_place or words.happens.occur(text.lower[trigger.last + at:stop + _HAPPENS]):
            return status, f"word:{' '.join(window[at:end])}"
    return None


def _says_other(text: Sentences, first: int, last: int) -> bool:
    """Whether something else is said between two tokens, so that what follows is not of the noun before."""
    words = text.words
    return any(
        word == "," or word in words.relatives or word in words.naming or text.is_verb(i)
        for i, word in enumerate(text.lower[first:last], first)
    )
