"""What stands against a denial: the same event asserted elsewhere, or a claim beside it in its article.

A wrong line here sets words beside a named person's denial that have nothing to do with it: where it is not plain that
two speak of one thing, they are kept apart.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from pantau.brief.statements import Source, voices_of
from pantau.brief.value import Article, Contested, Happening, Statement, Voice
from pantau.lang import load_pack
from pantau.lang.concepts import broader
from pantau.lang.search import folded, root_of
from pantau.types import Act, Claim, EventType, Kind, Quote, Span, Spans, Status

Told = tuple[Happening, Statement]
Words = frozenset[str]

FACTS = frozenset({Status.OCCURRED, Status.ONGOING})
_ASSERTING = frozenset({Act.STATE, Act.CONFIRM, Act.ACCUSE, Act.CONDEMN, Act.WELCOME, Act.ASSESS, Act.WARN})
_BESIDE = _ASSERTING | {Act.PREDICT}
_NAMED = frozenset({Kind.COUNTRY, Kind.PERSON, Kind.ORGANISATION})
_ENOUGH = 16        # assertions looked at for one denial; the brief shows fewer
_DAYS = 3           # between two articles on one event: later ones tell the next such event as often as the same
_FEW = 3            # articles: a party that more of them name tells nothing about which event is meant
_NEARBY = 400       # characters: in the gold readings a denial that answers a claim begins within two sentences of it
_ADJOINING = 8      # characters: a quotation that follows so closely on a claim gives the words of that very speaker
_SHORT = 2          # words: a denial of no more ("any arms deal", "that charge") leaves it to what stands before it
_LETTERS = 4        # a shorter word tells nothing of what is spoken of


def opposed(told: Sequence[Told], articles: Iterable[Article]) -> list[Contested]:
    """Each denial of a part in an event that somebody else asserts, in the same article or one of the same days.

    Of several denied events the first is what is denied: "no parade during the visit" denies no visit.
    """
    numbered = {each.number: each for each in articles}
    known = _known(told)
    denials = _denials(by for _, by in told)
    asserted: dict[tuple[EventType, str], list[Told]] = {}
    for event, by in told:
        if event.status in FACTS and by.act in _ASSERTING and not _holds_denial(by, denials):
            for party in _parties(event):
                asserted.setdefault((event.type, party), []).append((event, by))
    found, answered = [], set()
    for event, denial in told:
        if event.status is Status.DENIED and denial.act is Act.DENY and id(denial) not in answered:
            answered.add(id(denial))
            beside = (told for party in sorted(_own(event, denial)) for told in asserted.get((event.type, party), ()))
            others = islice((by for e, by in beside if not _same_side(denial.voices, by.voices)
                             and _is_one(event, e) and _specific(event, e, numbered, known)), _ENOUGH)
            if unlike := {id(by): by for by in others}:
                found.append(Contested(denial, tuple(unlike.values()), event))
    return found


def _parties(event: Happening) -> Words:
    return _names((*event.actors, *event.recipients))


def _names(voices: Iterable[Voice]) -> Words:
    """Countries by their codes, others by their names; the unnamed are nobody in particular."""
    named = (v for v in voices if v.kind in _NAMED and not v.anonymous)
    return frozenset(v.country if v.kind is Kind.COUNTRY and v.country else v.name.casefold() for v in named)


def _own(event: Happening, denial: Statement) -> Words:
    """The parties of a denied event, if who denies is one of them or speaks for one: else it is not what is denied."""
    parties = _parties(event)
    return parties if parties & (_names(denial.voices) | {v.country for v in denial.voices}) else frozenset()


def _known(told: Iterable[Told]) -> Counter[str]:
    """In how many articles each party is one of an event."""
    return Counter(party for party, _ in {(party, event.places[0].article) for event, _ in told
                                          for party in _parties(event)})


def _is_one(denied: Happening, event: Happening) -> bool:
    """Whether an asserted event may be the denied one, by what is done, by whom, where and when."""
    mine, theirs = _parties(denied), _parties(event)
    apart = denied.site and event.site and denied.site != event.site
    if denied.earliest and denied.latest and event.earliest and event.latest:
        apart = apart or denied.latest < event.earliest or event.latest < denied.earliest
    return (mine <= theirs or theirs <= mine) and related(denied.concept, event.concept) and not apart


def _specific(denied: Happening, event: Happening, articles: dict[int, Article], known: Counter[str]) -> bool:
    """Whether they are told together; or within days of each other, and it is plain which event is meant.

    It is by a party that few articles name, or by two parties and a word about the event that both sentences have.
    """
    one, other = articles[denied.places[0].article], articles[event.places[0].article]
    if one is other or not (one.published and other.published):
        return one is other
    shared = _parties(denied) & _parties(event)
    tells = any(known[party] <= _FEW for party in shared) or (len(shared) > 1 and (
        one.language != other.language or bool(_about(denied, one.language) & _about(event, one.language))))
    return tells and abs((one.published - other.published).days) <= _DAYS


def _about(event: Happening, language: str) -> Words:
    """The roots of the sentence that tells an event, without those of what is done and by whom."""
    names = " ".join(v.name for v in (*event.actors, *event.recipients))
    return _roots((event.sentence,), language) - _roots((event.words, names), language)


def _denials(statements: Iterable[Statement]) -> dict[int, set[Span]]:
    """Where the articles, by number, deny something."""
    found: dict[int, set[Span]] = {}
    for place in (p for s in statements if s.act is Act.DENY for p in s.places):
        found.setdefault(place.article, set()).update(place.spans)
    return found


def _holds_denial(statement: Statement, denials: dict[int, set[Span]]) -> bool:
    """Whether the words of a statement tell that somebody denies: then it is no assertion."""
    return any(_overlap(place.spans, denials.get(place.article, ())) for place in statement.places)


def related(one: str, other: str) -> bool:
    """Whether two concepts are the same, or one is a kind of the other."""
    return one in broader(other) or other in broader(one)


def nearby(denial: Claim, of: Source, known: Iterable[str]) -> str | None:
    """The id of the claim that a denial answers, among those of others just before it.

    It is one whose speaker the denial names, else one that names the denier: if the denial has few words of its own or
    they share a third of them; else one that shares half of them. Words count by their roots, without names and
    frequent ones.
    """
    denials = [c.content for c in of.claims.values() if c.act is Act.DENY]
    start = min((start for start, _ in (*denial.content, *denial.cue)), default=0)
    nearest = _ADJOINING if denial.quote is Quote.DIRECT else 0
    found = []
    for claim in of.claims.values():
        gap = start - max((end for _, end in claim.content), default=0)
        asserts = claim.act in _BESIDE and claim.id in known and nearest <= gap <= _NEARBY
        if asserts and not (_one_side(denial, claim, of) or any(_overlap(claim.content, d) for d in denials)):
            answers = _answers(denial, claim, of)
            if any(answers):
                found.append((answers, -gap, claim.id))
    return max(found)[2] if found else None


def _answers(denial: Claim, claim: Claim, of: Source) -> tuple[bool, bool, float]:
    """Whether a denial names the speaker of a claim, whether that names the denier; the share of the former's words."""
    mine, theirs = _content(denial, of), _content(claim, of)
    shared = len(mine & theirs) / max(len(mine), 1)
    if not mine or mine & _denied(claim, of):
        return False, False, 0.0
    open_to_it = len(mine) <= _SHORT or shared >= 1 / 3
    return (open_to_it and _inside(_mentions(claim, of), denial.content),
            open_to_it and _inside(_mentions(denial, of), claim.content),
            shared if shared >= 1 / 2 and len(mine) > 1 else 0.0)


def _content(claim: Claim, of: Source) -> Words:
    """The roots of what a claim says."""
    names = tuple(m for a in of.actors.values() if a.kind in _NAMED and not a.anonymous for m in a.mentions)
    return _roots_at(claim.content, of) - _roots_at(names, of)


def _denied(claim: Claim, of: Source) -> Words:
    """The roots of what a claim itself denies."""
    events = (e for e in of.events.values() if claim.id in e.claims and e.status is Status.DENIED)
    return _roots_at(tuple(span for e in events for span in e.trigger), of)


def _roots_at(spans: Spans, of: Source) -> Words:
    article = of.analysis.document
    return _roots((article.text[start:end] for start, end in spans), article.language)


def _roots(texts: Iterable[str], language: str) -> Words:
    """The roots of the words that tell what is spoken of: neither short nor frequent."""
    root, empty = root_of(language), _empty(language)
    words = {word for text in texts for _, word in folded(text)}
    return frozenset(root(w) for w in words if len(w) >= _LETTERS and not {w, root(w)} & empty)


@cache
def _empty(language: str) -> Words:
    """Words of a language that tell nothing of what is spoken of."""
    pack = load_pack(language)
    words = pack.words
    return pack.text.common.union(words.articles, words.determiners, words.pronouns, words.prepositions, words.group,
                                  words.subordinators, words.negations)


def _mentions(claim: Claim, of: Source) -> Iterator[Span]:
    """Where the article names those who make a claim, or somebody of the country that it says they are of."""
    who = {s.actor for s in claim.speakers} - {None}
    countries = {s.country for s in claim.speakers if not s.country_why} - {None}
    for actor in of.actors.values():
        of_them = actor.kind is not Kind.PERSON and actor.country in countries and not actor.country_why
        if actor.id in who or of_them:
            yield from actor.mentions


def _one_side(a: Claim, b: Claim, of: Source) -> bool:
    text = of.analysis.document.text
    same = {s.actor for s in a.speakers} & {s.actor for s in b.speakers} - {None}
    return a.source == b.source or bool(same) or _same_side(voices_of(a, text), voices_of(b, text))


def _same_side(these: Iterable[Voice], others: Sequence[Voice]) -> bool:
    """Whether the article tells that some of them are of one country, or one's name is part of the other's."""
    return any(_compatriots(a, b) or _called(a, b) or _called(b, a) for a in these for b in others)


def _compatriots(one: Voice, other: Voice) -> bool:
    return bool(one.country) and one.country == other.country and not (one.country_why or other.country_why)


def _called(one: Voice, other: Voice) -> bool:
    name = set(one.name.casefold().split())
    return bool(name) and name <= set(other.name.casefold().split())


def _overlap(these: Spans, those: Iterable[Span]) -> bool:
    return any(a < d and c < b for c, d in those for a, b in these)


def _inside(mentions: Iterable[Span], spans: Spans) -> bool:
    return any(start <= m[0] and m[1] <= end for m in mentions for start, end in spans)
