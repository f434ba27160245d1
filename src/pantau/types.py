"""Every value that crosses Pantau's modules: frozen, typed, and always tied to its place in the text.

Three kinds of positions occur, and never mix:

* `Span`: characters, `(start, end)` in Unicode code points of `Document.text`, end exclusive. Everything public.
* `Range`: tokens, `(first, last)` into `Document.tokens`, last exclusive. Inside `text` and `extract` only.
* dates: `datetime.date`; a period is its `earliest` and `latest` day, both inclusive.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

Span = tuple[int, int]
Spans = tuple[Span, ...]
Range = tuple[int, int]
Ranges = tuple[Range, ...]


class Act(StrEnum):
    """What the speaker does by saying it (the fourteen speech acts of the contract)."""

    STATE = "state"
    CONFIRM = "confirm"
    DENY = "deny"
    ACCUSE = "accuse"
    WARN = "warn"
    THREATEN = "threaten"
    PROMISE = "promise"
    REQUEST = "request"
    PREDICT = "predict"
    ASSESS = "assess"
    DECLINE = "decline"
    QUESTION = "question"
    CONDEMN = "condemn"
    WELCOME = "welcome"


class Quote(StrEnum):
    """How much of a content stands in quotation marks: all, some or none of it."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Kind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    COUNTRY = "country"


class EventType(StrEnum):
    """PLOVER's sixteen root types (manual draft 2.0)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Status(StrEnum):
    """How certain an event is as it is told: factuality after FactBank."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    EXPECTED = "expected"
    POSSIBLE = "possible"
    DENIED = "denied"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Visit:
    """One asking of an address of the web, and what the next one needs of it. Times are in UTC.

    `etag` and `modified` are the validators as the server sent them; `updated` is what the feed or sitemap that led
    there said of the last change. `failures` counts those in a row, `why` is the last one's reason; the address is not
    asked again before `not_before`.
    """

    url: str
    at: datetime
    etag: str | None = None
    modified: str | None = None
    updated: str | None = None
    failures: int = 0
    why: str | None = None
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One article as it was found. Exactly one of `text` and `html` is set. `where` names the input in errors.

    `visit` is set where it came from the web; `feed` is the address of the feed that led there.
    """

    where: str
    text: str | None = None
    html: str | None = None
    id: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    warnings: tuple[str, ...] = ()
    visit: Visit | None = None
    feed: str | None = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An address whose server says that it has not changed, or that a feed names again as it was.

    Where its visit failed, it was left alone: it failed too often, or for good.
    """

    where: str
    visit: Visit


@dataclass(frozen=True, slots=True)
class Polled:
    """A feed, sitemap or list of feeds that was read to its end, after all that it led to.

    `kind`: feed, sitemap or opml. `failed` of its `entries` could not be fetched now and may be later.
    """

    where: str
    kind: str
    title: str | None
    entries: int
    failed: int
    visit: Visit


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text, column by column; all columns have the same length.

    A clitic that can name a speaker is a token of its own ("katanya" is `kata` + `nya`, "Kim's" is `Kim` + `'s`).
    `quote` is the number of the quoted region that holds the token (its marks included), else -1.
    """

    start: tuple[int, ...]
    end: tuple[int, ...]
    text: tuple[str, ...]
    lower: tuple[str, ...]
    sentence: tuple[int, ...]
    quote: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.start)

    def span(self, tokens: Range) -> Span:
        """The characters from a range's first token to its last; the range must not be empty."""
        return self.start[tokens[0]], self.end[tokens[1] - 1]

    def spans(self, ranges: Iterable[Range]) -> Spans:
        return tuple(self.span(r) for r in ranges)


@dataclass(frozen=True, slots=True)
class Document:
    """An article ready to be read. `sentences` and `quotes` are token ranges; a quote's range holds its marks.

    `skipped` are the token ranges that are not the article's prose: its datelines, advertisements, credits and links.
    `warnings` say what was odd about the input, for the person who gave it.
    """

    id: str
    text: str
    language: str
    published: date | None
    tokens: Tokens
    sentences: Ranges
    quotes: Ranges
    published_why: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    skipped: Ranges = ()
    warnings: tuple[str, ...] = ()


    def article(self) -> "Article":
        """The article without what only its reader needs."""
        sentences = self.tokens.spans(s for s in self.sentences if s[0] < s[1])
        return Article(self.id, self.text, self.language, self.published, sentences, self.published_why, self.title,
                       self.url, self.publisher, self.author, self.warnings)


@dataclass(frozen=True, slots=True)
class Article:
    """A document that has been read: what readings refer to, and what a ledger keeps. `sentences` are in order."""

    id: str
    text: str
    language: str
    published: date | None
    sentences: Spans = ()
    published_why: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offset:
    """How a relative time lies to its anchor, a day: the calendar units (TIMEX3 letter) that are `low` to `high` away.

    Where it is `running`, the stretch from `low` to `high` units counted from the anchor itself. `portion`: only the
    START, MID or END third of the unit, or what is PAST of it.
    """

    unit: str
    low: float
    high: float
    running: bool = False
    portion: str | None = None


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression after TimeML's TIMEX3. `anchor`: what it was reckoned from; `why`: why dates are missing."""

    span: Span
    type: str
    value: str
    earliest: date | None = None
    latest: date | None = None
    anchor: str | None = None
    why: str | None = None
    offset: Offset | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody the article names. `country` is ISO 3166-1 alpha-2.

    `country_why` says on what a country rests that the text does not tell of him (by his name, role, apposition or
    institution), and is None where it does tell it: `nearest-country` the one that this or the two sentences before
    name; `last-speaker` that of who spoke last there; `institution-elsewhere` that of his institution, told at another
    place; `article-setting` the one in which the article plays; `home` that of the article's language.
    """

    id: str
    name: str
    kind: Kind
    country: str | None = None
    roles: tuple[str, ...] = ()
    mentions: Spans = ()
    anonymous: bool = False
    country_why: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """One of those who make a claim; `actor` is the id of an `Actor` of the same article, where there is one.

    `country_why` as in `Actor`: set where the country is only inferred.
    """

    actor: str | None
    name: str | None
    role: str | None
    country: str | None
    kind: Kind | None
    anonymous: bool
    country_why: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where a claim stands: the token ranges of its three parts, before anybody asked what they mean.

    `rule` names the pattern or model that found it, `score` is that finder's own. `relayed_by` is the index, in the
    same sequence, of the attribution that vouches for this one. `clause` is the reporting clause around the cue.
    """

    source: Ranges
    cue: Ranges
    content: Ranges
    rule: str
    score: float
    found_by: frozenset[str] = frozenset()
    relayed_by: int | None = None
    clause: Range | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """When a claim was made: the words that say so (none where the article's own date stands in) and the days."""

    span: Spans
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Claim:
    """An attribution and its reading; field by field the contract's `claims` (docs/contract.md)."""

    id: str
    source: Spans
    cue: Spans
    content: Spans
    quote: Quote
    act: Act
    probability: tuple[float, float] | None
    speakers: tuple[Speaker, ...]
    addressee: Spans | None
    channel: Spans | None
    evidence: Spans | None
    place: Spans | None
    said: Said | None
    relayed_by: str | None
    confidence: float
    events: tuple[str, ...] = ()
    rule: str = ""

    def voice(self, text: str) -> str:
        """Names and roles of the speakers; where one is nobody whom the article names elsewhere, the source's words."""
        if not self.speakers or any(s.actor is None for s in self.speakers):
            return " … ".join(text[start:end] for start, end in self.source)
        return "; ".join(", ".join(filter(None, (s.name, s.role))) for s in self.speakers)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event is: the words, and what the gazetteer knows of them. Latitude and longitude are in degrees.

    `kind`: country, region, city, facility or water; `why` says why there are no coordinates or no country.
    """

    span: Spans
    name: str
    kind: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """The time that the text gives an event: the words, their TIMEX3 value and days (None where not known)."""

    span: Span
    value: str
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of an event: `kind` says of what (dead, injured, missile, money …), `unit` in which unit (km, USD).

    `low` and `high` are equal for an exact number; None is no bound ("at least 5": low 5, high None).
    """

    span: Span
    kind: str
    low: float | None
    high: float | None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What words are about; `actors` and `recipients` are ids of the article's actors, `claims` of those that tell it.

    Without claims it is the article's own narration, and the publisher is the source. `retold`: told again as
    background, no news. `status_why` names what decided the status (`act:deny`, `word:akan`, `verb:past` …).
    """

    id: str
    trigger: Spans
    type: EventType
    concept: str
    status: Status
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: Place | None = None
    when: When | None = None
    quantities: tuple[Quantity, ...] = ()
    claims: tuple[str, ...] = ()
    retold: bool = False
    status_why: str = ""


@dataclass(frozen=True, slots=True)
class LeadTime:
    """How long before an event its signs were seen: ISO 8601 durations; `claim` None where the article says so."""

    claim: str | None
    span: Spans
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """An observed preparation or warning sign. `sign` is its id in lang/indicators.yaml, `of` the event it points to,
    `evidence` the words that say by what it was observed."""

    claim: str | None
    span: Spans
    kind: str
    sign: str
    of: str | None = None
    evidence: Spans | None = None
    lead_time: LeadTime | None = None


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule in force that an event would break; `stated` where the text says so, else it only matches the rule."""

    norm: str
    event: str | None
    claim: str | None
    span: Spans
    stated: bool


@dataclass(frozen=True, slots=True)
class Expectation:
    """Something said to come, and its window; `why` says why one is missing. Without a claim the article says so."""

    claim: str | None
    span: Spans
    earliest: date | None
    latest: date | None
    event: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What a speaker says is not known, and the answers that the text names."""

    claim: str
    span: Spans
    candidates: tuple[Spans, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """The whole reading of one article."""

    document: Article
    times: tuple[Timex, ...] = ()
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    questions: tuple[Question, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    breaches: tuple[Breach, ...] = ()
    warnings: tuple[str, ...] = field(default=())
