"""Signs as a text tells them: a thing and what is done with it in one clause, or a phrase; observed, not supposed."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from pantau.extract.events.lexicon import Meaning, Sense
from pantau.extract.events.sentence import Sentences
from pantau.extract.events.status import read_status
from pantau.extract.events.telling import Telling, Tellings
from pantau.extract.events.triggers import Trigger
from pantau.extract.indicators.lead import with_lead_times
from pantau.extract.indicators.lexicon import Part, Rule, evidence, parts, seen, watched
from pantau.extract.indicators.phrase import whole
from pantau.extract.said import Placed, inside, placed
from pantau.extract.spans import gap, ranges_of, tokens_of
from pantau.lang import Pack
from pantau.lang.morphology import stems
from pantau.lang.schema.concepts import Concept
from pantau.lang.signs import reach
from pantau.types import Claim, Document, Event, EventType, Indicator, Range, Spans, Status, Timex

_SUBJECT, _OBJECT, _PLACE = 8, 5, 14    # tokens between a deed and its subject, its object, a place of it
_GENITIVE, _ADJACENT = 4, 2             # tokens between a noun and what it is of, after it and before it
_NEAR = 1                               # sentences to either side in which an event gives support
_MANY = 200                             # events to come, before a sign and after it, among which is what it points to
_NEWS = timedelta(days=60)              # a sign seen longer ago than this tells nothing of what is to come
_REAL = frozenset({Status.OCCURRED, Status.ONGOING})
_COMING = frozenset({Status.EXPECTED, Status.POSSIBLE})
_CONCEPT = Concept(type=EventType.MOBILIZE, name={}, gloss={}, actor="")


@dataclass(frozen=True, slots=True)
class _Hit:
    first: int
    last: int
    part: Part

    @property
    def at(self) -> Range:
        return self.first, self.last


@dataclass(frozen=True, slots=True)
class _Found:
    """A sign: the deed that bears it (or its whole phrase), and all that was named with it, from `first` to `last`."""

    rule: Rule
    deed: _Hit
    first: int
    last: int


def find_indicators(
    document: Document, claims: Sequence[Claim], events: Sequence[Event], times: tuple[Timex, ...], pack: Pack
) -> tuple[Indicator, ...]:
    """The signs of an article in text order, with what it says of how long before the event they are seen."""
    hits = _hits(document, pack)
    if not hits:                                                            # as in most articles
        return ()
    text = Sentences(document, (), (), pack)
    skipped = tokens_of(document.skipped)
    found = [sign for sign in _signs(text, hits) if sign.deed.first not in skipped]
    if not found:
        return ()
    dates, tellings = placed(document, times), Tellings(document, claims)
    reader = _Reader(text, tellings, events, dates)
    indicators = [indicator for sign in found for indicator in reader.read(sign)]
    return with_lead_times(text, indicators, tellings, dates)


def _hits(document: Document, pack: Pack) -> list[list[_Hit]]:
    """The words for things, deeds and signs, sentence by sentence, where a sentence has all that some rule needs."""
    tokens, by_sentence = document.tokens, dict[int, list[_Hit]]()
    for first, last, part in parts(pack).find(stems(tokens.lower, parts(pack).words, pack.morphology)):
        if tokens.sentence[first] == tokens.sentence[last - 1]:
            by_sentence.setdefault(tokens.sentence[first], []).append(_Hit(first, last, part))
    return [here for here in by_sentence.values() if _may_tell(here)]


def _may_tell(here: Sequence[_Hit]) -> bool:
    things = {hit.part.thing for hit in here} | {None}
    return any(
        rule.told is None or (rule.told.what in things and rule.told.where in things)
        for hit in here for rule in hit.part.rules
    )


def _signs(text: Sentences, hits: Sequence[Sequence[_Hit]]) -> Iterator[_Found]:
    """For every deed or phrase of signs the rule that binds most words; none overlap."""
    for all_here in hits:
        here = [hit for hit in all_here if not _in_longer(hit, all_here)]
        found = [sign for hit in here if hit.part.rules for sign in _told(text, hit, here)]
        end = 0
        for sign in sorted(found, key=lambda s: (s.first, s.first - s.last)):
            if sign.first >= end:
                yield sign
                end = sign.last


def _in_longer(hit: _Hit, hits: Sequence[_Hit]) -> bool:
    """Whether a thing is only part of the words for another ("troops" in "reserve troops")."""
    size = hit.last - hit.first
    return hit.part.thing is not None and any(
        h.first <= hit.first and hit.last <= h.last and h.last - h.first > size for h in hits if h.part.thing
    )


def _told(text: Sentences, deed: _Hit, here: Sequence[_Hit]) -> Iterator[_Found]:
    form = deed.part.form
    if form in ("bare", "third") and text.is_noun(deed.first, deed.last):
        return
    for rule in deed.part.rules:
        if rule.told is None:
            yield _Found(rule, deed, deed.first, deed.last)
            continue
        of = min((h for h in here if h.part.thing == rule.told.what and _goes_with(text, h, deed, rule)),
                 key=lambda h: (gap(h.at, deed.at), h.first - h.last), default=None)
        where = [h for h in here if h.part.thing and h.part.thing == rule.told.where and _in_reach(text, h, deed, of)]
        if of is not None and (where or rule.told.where is None):
            near = sorted(where, key=lambda h: gap(h.at, deed.at))
            all_of = (deed, of, *near[:1])
            yield _Found(rule, deed, min(h.first for h in all_of), max(h.last for h in all_of))


def _goes_with(text: Sentences, thing: _Hit, deed: _Hit, rule: Rule) -> bool:
    """Whether a thing is what a deed is done to, or who does it, by the voice of the deed and the order of both."""
    form, done = deed.part.form, rule.told is not None and rule.told.done is not None
    if thing.last <= deed.first:
        if form == "noun":
            return deed.first - thing.last <= (_ADJACENT if done else _SUBJECT) and _free(text, thing.last, deed.first)
        before = not done or form in ("passive", "past", "participle")
        joined = form == "past" and not text.words.coordinators.isdisjoint(text.lower[thing.last:deed.first])
        return before and not joined and deed.first - thing.last <= _SUBJECT and _free(text, thing.last, deed.first)
    if thing.first < deed.last:
        return done and deed.first < thing.first and thing.last < deed.last      # "told residents to leave"
    if form == "noun":
        return thing.first - deed.last <= _GENITIVE and _free(text, deed.last, thing.first)
    after = done and (form != "passive" or (not text.words.modifiers_first and thing.first - deed.last <= _ADJACENT))
    return after and thing.first - deed.last <= _OBJECT and _free(text, deed.last, thing.first, governed=True)


def _in_reach(text: Sentences, place: _Hit, deed: _Hit, of: _Hit | None) -> bool:
    """Whether a third thing stands in the clause of a deed, and not in the words for the first."""
    if of is not None and place.first < of.last and of.first < place.last:
        return False
    first, last = (deed.last, place.first) if place.first >= deed.last else (place.last, deed.first)
    inside = deed.first <= place.first < deed.last
    return inside or (0 <= last - first <= _PLACE and not any(text.is_stop(i) for i in range(first, last)))


def _free(text: Sentences, first: int, last: int, *, governed: bool = False) -> bool:
    """Whether no other clause, verb or (where `governed`) preposition stands between two words."""
    watching = watched(text.pack)
    for i in range(first, last):
        word = text.lower[i]
        if text.is_stop(i) or word in text.clause_ends or (text.is_verb(i) and word not in watching):
            return False
        if governed and (word in text.words.prepositions or word == ","):
            return False
    return True


class _Reader:
    """What a sign's surroundings tell: whether it was observed, by whom it is told, and what it points to."""

    def __init__(self, text: Sentences, tellings: Tellings, events: Sequence[Event], dates: Sequence[Placed]) -> None:
        self._text, self._tellings, self._dates = text, tellings, dates
        self._coming = [
            (r, event) for event in events if event.status in _COMING
            for r in ranges_of(event.trigger, text.document.tokens)[:1]
        ]

    def read(self, sign: _Found) -> Iterator[Indicator]:
        """The indicator that a sign is; none where it is only supposed, expected or denied, or nothing supports it."""
        text = self._text
        tellings = self._tellings.of(sign.deed.first)
        status, _ = read_status(text, _trigger(sign.deed), tellings)
        if status not in _REAL:
            return
        bounds = text.bounds(sign.deed.first)
        points_to, near = self._of(sign, bounds)
        if self._is_old(sign.deed, bounds) or not self._has_needs(sign, bounds, near=near):
            return
        content = tellings[0].content if tellings else bounds
        within = max(bounds[0], content[0]), min(bounds[1], content[1])
        span = text.document.tokens.span(whole(text, (sign.first, sign.last), within))
        yield Indicator(
            claim=tellings[0].claim.id if tellings else None, span=(span,), kind=sign.rule.sign.kind,
            sign=sign.rule.name, of=points_to.id if points_to else None, evidence=self._evidence(tellings, bounds),
        )

    def _has_needs(self, sign: _Found, bounds: Range, *, near: bool) -> bool:
        needs, window = sign.rule.sign.needs, self._text.lower[bounds[0]:bounds[1]]
        if needs == "support":
            return near or any(sensor for _, _, sensor in evidence(self._text.pack).find(window))
        sight = needs == "nothing" or seen(self._text.pack).occur(window)
        return sight and (needs != "both" or near)

    def _is_old(self, deed: _Hit, bounds: Range) -> bool:
        """Whether the sign was seen long before the article."""
        day = self._text.document.published
        if day is None:
            return False
        ended = [time for time in inside(self._dates, bounds) if time.timex.latest is not None]
        nearest = min(ended, key=lambda t: gap((t.first, t.last), deed.at), default=None)
        return nearest is not None and nearest.timex.latest is not None and day - nearest.timex.latest > _NEWS

    def _of(self, sign: _Found, bounds: Range) -> tuple[Event | None, bool]:
        """The event that a sign points to, in its own sentence before others, and whether that is near."""
        concepts, sentence = reach(sign.rule.name), self._text.sentence
        here, best = sentence[sign.first], None
        at = bisect_left(self._coming, sign.first, key=lambda coming: coming[0][0])
        for (first, last), event in self._coming[max(0, at - _MANY):at + _MANY]:
            if concepts is not None and event.concept not in concepts:
                continue
            apart = first - sign.last if first >= sign.last else sign.first - last
            own = bounds[0] <= first < bounds[1]
            key = (not own, concepts is None and first < sign.first, abs(apart))
            if (concepts is not None or own) and (best is None or key < best[0]):
                best = key, event, abs(sentence[first] - here) <= _NEAR
        return (best[1], best[2]) if best else (None, False)

    def _evidence(self, tellings: Sequence[Telling], bounds: Range) -> Spans | None:
        """By what a sign was observed: as its claim says, else by the words of its sentence."""
        told = next((telling.claim.evidence for telling in tellings if telling.claim.evidence), None)
        if told:
            return told
        text = self._text
        for first, last, _ in evidence(text.pack).longest(text.lower[bounds[0]:bounds[1]]):
            return (text.document.tokens.span((bounds[0] + first, bounds[0] + last)),)
        return None


def _trigger(deed: _Hit) -> Trigger:
    """A sign's deed as the rules of status see an event's word."""
    return Trigger(deed.first, deed.last, Sense(Meaning("", _CONCEPT, governs=False), deed.part.form, False, False))
