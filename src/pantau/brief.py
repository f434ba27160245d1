"""What an editor wants to know first, from any number of readings: one frozen value that every surface shows.

    digest(analysis)            what the brief keeps of one article; small, so that thousands fit in memory
    compose([(where, digest)])  the `Brief`: the same words in several articles become one statement with several places

Pure. Nothing here is in any language: a brief holds the articles' own words, dates and enums; surfaces add the rest.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from pantau.types import Act, Analysis, Claim, Kind, Quote, Span, Spans, Speaker

T = TypeVar("T")

_FAR = date.max
_ASSERTING = frozenset({Act.STATE, Act.CONFIRM, Act.ACCUSE, Act.WARN, Act.ASSESS, Act.PREDICT})
_ELSEWHERE = frozenset({Act.DENY, Act.DECLINE, Act.QUESTION})     # they speak of what may come without expecting it
_NEARBY = 400       # characters: in the gold readings a denial that answers a claim begins within two sentences of it
_STEM = 5           # letters: enough to tell words apart, few enough to join "senjata" and "senjatanya"


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the brief; `number` is how places refer to it, from 1, oldest first. `where` names the input."""

    number: int
    id: str
    where: str
    title: str | None
    publisher: str | None
    published: date | None
    language: str
    claims: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words stand: the article's number, the claim's id there, the characters; line and column from 1."""

    article: int
    claim: str
    spans: Spans
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, as the article names them; `name` is never empty except where the text names nobody."""

    name: str
    role: str | None = None
    country: str | None = None
    kind: Kind | None = None
    anonymous: bool = False
    country_why: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as a person reads it. `via` are those on whose account it rests; `places` has one entry per article."""

    act: Act
    voices: tuple[Voice, ...]
    cue: str
    words: str
    quote: Quote
    earliest: date | None
    latest: date | None
    via: tuple[Voice, ...]
    addressee: str | None
    channel: str | None
    evidence: str | None
    probability: tuple[float, float] | None
    confidence: float
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """Something said to come within a window; without dates, `why` says why.

    `over` is true where the window had closed before the brief's last article appeared.
    """

    statement: Statement
    earliest: date | None
    latest: date | None
    why: str | None
    over: bool = False


@dataclass(frozen=True, slots=True)
class Contested:
    """A denial, and what others say to the contrary beside it (none where the article has nothing of the kind)."""

    denial: Statement
    asserted: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    statement: Statement
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """All other statements of one voice (or of several that speak as one)."""

    voices: tuple[Voice, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """What the brief keeps of one article; its places bear the article number 0 until they are composed."""

    article: Article
    statements: tuple[Statement, ...]
    expected: tuple[Expected, ...]
    contested: tuple[Contested, ...]
    declined: tuple[Statement, ...]
    unknown: tuple[Unknown, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole brief; `voices` holds the statements that no section above it shows. `failed`: inputs not read.

    `until` is the day of the last dated article. What is expected stands by the end of its window,
    the soonest first, and what was over by then after the rest.
    """

    articles: tuple[Article, ...]
    until: date | None
    expected: tuple[Expected, ...]
    contested: tuple[Contested, ...]
    declined: tuple[Statement, ...]
    unknown: tuple[Unknown, ...]
    voices: tuple[Group, ...]
    claims: int
    failed: tuple[str, ...] = ()


def digest(analysis: Analysis) -> Digest:
    """What the brief keeps of one article. A claim that only vouches for another one is folded into it (`via`)."""
    document = analysis.document
    by_id = {claim.id: claim for claim in analysis.claims}
    relayed = [(c, by_id[c.relayed_by]) for c in analysis.claims if c.relayed_by in by_id]
    vouching = {relay.id for claim, relay in relayed if relay.content == claim.content}
    lines = _line_starts(document.text)
    made = {c.id: _statement(c, by_id, document.text, lines) for c in analysis.claims if c.id not in vouching}
    asked = {q.claim for q in analysis.questions}
    return Digest(
        article=Article(0, document.id, "", document.title, document.publisher, document.published, document.language,
                        len(by_id)),
        statements=tuple(made.values()),
        expected=tuple(Expected(made[e.claim], e.earliest, e.latest, e.why)
                       for e in analysis.expectations if e.claim in made and made[e.claim].act not in _ELSEWHERE),
        contested=tuple(
            Contested(made[c.id], tuple(made[a] for a in _contrary(c, analysis, made.keys())))
            for c in analysis.claims if c.act is Act.DENY and c.id in made
        ),
        declined=tuple(s for s in made.values() if s.act is Act.DECLINE),
        unknown=(
            *(Unknown(made[q.claim], tuple(_words(document.text, spans) for spans in q.candidates))
              for q in analysis.questions if q.claim in made),
            *(Unknown(made[c.id], ()) for c in analysis.claims
              if c.act is Act.QUESTION and c.id in made and c.id not in asked),
        ),
    )


def compose(digests: Iterable[tuple[str, Digest]], failed: Iterable[str] = ()) -> Brief:
    """The brief of some articles; `where` names each one's input, `failed` those that could not be read."""
    ordered = sorted(digests, key=lambda pair: pair[1].article.published or _FAR)
    numbered = [_numbered(n, where, each) for n, (where, each) in enumerate(ordered, 1)]
    merged = _merge(s for each in numbered for s in each.statements)
    until = max((d.article.published for d in numbered if d.article.published), default=None)
    expected = _unique(replace(x, statement=_one(merged, x.statement), over=_is_over(x, until))
                       for d in numbered for x in d.expected)
    contested = _contested(merged, (x for d in numbered for x in d.contested))
    declined = _unique(_one(merged, x) for d in numbered for x in d.declined)
    unknown = _unique(replace(x, statement=_one(merged, x.statement)) for d in numbered for x in d.unknown)
    shown = {_key(s) for s in (*(x.statement for x in expected), *(x.statement for x in unknown), *declined,
                               *(s for x in contested for s in (x.denial, *x.asserted)))}
    return Brief(
        articles=tuple(d.article for d in numbered),
        until=until,
        expected=tuple(sorted(expected, key=lambda x: (x.over, x.latest or _FAR, x.earliest or _FAR))),
        contested=contested,
        declined=declined,
        unknown=unknown,
        voices=_grouped(s for key, s in merged.items() if key not in shown),
        claims=sum(d.article.claims for d in numbered),
        failed=tuple(failed),
    )


def _statement(claim: Claim, by_id: dict[str, Claim], text: str, lines: Sequence[int]) -> Statement:
    spans = claim.content or claim.cue
    line = bisect_right(lines, spans[0][0]) if spans else 1
    place = Place(0, claim.id, spans, line, (spans[0][0] if spans else 0) - lines[line - 1] + 1)
    relay = by_id.get(claim.relayed_by or "")
    said = claim.said
    return Statement(
        act=claim.act, voices=voices_of(claim, text), cue=_words(text, claim.cue), words=_words(text, spans),
        quote=claim.quote, earliest=said.earliest if said else None, latest=said.latest if said else None,
        via=voices_of(relay, text) if relay else (), addressee=_some(text, claim.addressee),
        channel=_some(text, claim.channel), evidence=_some(text, claim.evidence),
        probability=claim.probability, confidence=claim.confidence, places=(place,),
    )


def voices_of(claim: Claim, text: str) -> tuple[Voice, ...]:
    """The speakers; where none was resolved, the words of the source stand for one."""
    source = _words(text, claim.source)
    if not claim.speakers:
        return (Voice(source),) if source else ()
    return tuple(_voice(s, source) for s in claim.speakers)


def _voice(speaker: Speaker, source: str) -> Voice:
    name = speaker.name or source
    said = set(name.casefold().split())
    role = speaker.role if speaker.role and not said.issuperset(speaker.role.casefold().split()) else None
    return Voice(name, role, speaker.country, speaker.kind, speaker.anonymous, speaker.country_why)


def _line_starts(text: str) -> list[int]:
    return [0, *(m.end() for m in re.finditer(r"\n", text))]


def _words(text: str, spans: Spans) -> str:
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans)


def _some(text: str, spans: Spans | None) -> str | None:
    return _words(text, spans) if spans else None


def _contrary(denial: Claim, analysis: Analysis, known: Iterable[str]) -> list[str]:
    """Ids of the claims of others that a denial answers.

    They stand just before it and name the denier or share a third of its words, or they share half of its words.
    """
    names = {s.actor for s in denial.speakers} - {None}
    countries = {s.country for s in denial.speakers} - {None}
    mentions = [m for a in analysis.actors if a.id in names or a.country in countries for m in a.mentions]
    stems, start = _stems(analysis.document.text, denial.content), _start(denial)
    found = []
    for claim in analysis.claims:
        same_side = {s.country for s in claim.speakers} & countries or _same_source(claim, denial)
        asserts = claim.act in _ASSERTING and claim.id in known
        if same_side or not asserts:
            continue
        shared = len(stems & _stems(analysis.document.text, claim.content)) / max(len(stems), 1)
        gap = start - claim.content[-1][1]
        answers = 0 <= gap <= _NEARBY and (shared >= 1 / 3 or _inside(mentions, claim.content))
        if answers or (shared >= 1 / 2 and len(stems) > 1):
            found.append((shared, -abs(gap), claim.id))
    return [claim for _, _, claim in sorted(found, reverse=True)[:2]]


def _same_source(a: Claim, b: Claim) -> bool:
    return a.source == b.source or bool({s.actor for s in a.speakers} & {s.actor for s in b.speakers} - {None})


def _start(claim: Claim) -> int:
    return min((start for start, _ in (*claim.content, *claim.cue)), default=0)


def _stems(text: str, spans: Spans) -> set[str]:
    words = (w for start, end in spans for w in re.findall(r"\w+", text[start:end]))
    return {w[:_STEM].casefold() for w in words if len(w) >= _STEM}


def _inside(mentions: Iterable[Span], spans: Spans) -> bool:
    return any(start <= m[0] and m[1] <= end for m in mentions for start, end in spans)


def _numbered(number: int, where: str, each: Digest) -> Digest:
    """The digest with its article's number and input in all its places."""
    def at(s: Statement) -> Statement:
        return replace(s, places=tuple(replace(p, article=number) for p in s.places))
    return Digest(
        article=replace(each.article, number=number, where=where),
        statements=tuple(map(at, each.statements)),
        expected=tuple(replace(x, statement=at(x.statement)) for x in each.expected),
        contested=tuple(Contested(at(x.denial), tuple(map(at, x.asserted))) for x in each.contested),
        declined=tuple(map(at, each.declined)),
        unknown=tuple(replace(x, statement=at(x.statement)) for x in each.unknown),
    )


Key = tuple[object, ...]


def _voice_key(voice: Voice) -> Key:
    return (voice.kind, voice.country) if voice.kind is Kind.COUNTRY and voice.country else (voice.name.casefold(),)


def _key(statement: Statement) -> Key:
    """Two statements are the same where the same voices do the same with the same letters."""
    letters = "".join(c for c in statement.words.casefold() if c.isalnum())
    return statement.act, tuple(map(_voice_key, statement.voices)), letters


def _merge(statements: Iterable[Statement]) -> dict[Key, Statement]:
    merged: dict[Key, Statement] = {}
    for each in statements:
        first = merged.get(_key(each))
        new = [p for p in each.places if first and p.article not in {q.article for q in first.places}]
        merged[_key(each)] = replace(first, places=(*first.places, *new)) if first else each
    return merged


def _one(merged: dict[Key, Statement], statement: Statement) -> Statement:
    return merged[_key(statement)]


def _is_over(expected: Expected, until: date | None) -> bool:
    return bool(until and expected.latest and expected.latest < until)


def _unique(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))


def _contested(merged: dict[Key, Statement], pairs: Iterable[Contested]) -> tuple[Contested, ...]:
    """One entry per denial, with every assertion that any article sets beside it; those that have one come first."""
    beside: dict[Statement, dict[Statement, None]] = {}
    for pair in pairs:
        beside.setdefault(_one(merged, pair.denial), {}).update(dict.fromkeys(_one(merged, s) for s in pair.asserted))
    entries = (Contested(denial, tuple(asserted)) for denial, asserted in beside.items())
    return tuple(sorted(entries, key=lambda x: not x.asserted))


def _grouped(statements: Iterable[Statement]) -> tuple[Group, ...]:
    """By voice: the named before the unnamed, the talkative first."""
    groups: dict[Key, list[Statement]] = {}
    for each in statements:
        groups.setdefault(tuple(map(_voice_key, each.voices)), []).append(each)
    made = [Group(_best_voices(found), tuple(found)) for found in groups.values()]
    return tuple(sorted(made, key=lambda g: (is_unnamed(g.voices), -len(g.statements))))


def _best_voices(statements: Sequence[Statement]) -> tuple[Voice, ...]:
    """The fullest form in which the articles name the voices of these statements: with a role where one gives it."""
    best = []
    for column in zip(*(s.voices for s in statements), strict=True):
        role = next((v.role for v in column if v.role), None)
        best.append(replace(Counter(column).most_common(1)[0][0], role=role))
    return tuple(best)


def is_unnamed(voices: tuple[Voice, ...]) -> bool:
    """True where nobody is named, or all who speak are anonymous."""
    return all(v.anonymous for v in voices)
