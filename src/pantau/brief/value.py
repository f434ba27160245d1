"""The values of a brief: frozen, without a word of any language but the articles' own."""

from dataclasses import dataclass
from datetime import date

from pantau.types import Act, EventType, Kind, Quote, Spans, Status


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
    """Where the words stand: the article's number, the claim's or event's id there, the characters; line and column
    from 1."""

    article: int
    of: str
    spans: Spans
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks or acts, as the article names them; `name` is never empty except where the text names nobody."""

    name: str
    role: str | None = None
    country: str | None = None
    kind: Kind | None = None
    anonymous: bool = False
    country_why: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as a person reads it. `via` are those on whose account it rests; `places` has one entry per article.

    Where `told` is true it is no claim: the article says so itself, and its publisher (if known) is the voice.
    """

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
    told: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """What words are about. `words` are its trigger's, `sentence` the whole; `numbers` are the words of its quantities.

    `by` are those who say so; it is empty where the articles tell it themselves. Without a day, `earliest` and `latest`
    are None. The same concept with the same parties on the same day is one happening, with every place that tells it.
    """

    concept: str
    type: EventType
    status: Status
    actors: tuple[Voice, ...]
    recipients: tuple[Voice, ...]
    earliest: date | None
    latest: date | None
    site: str | None
    country: str | None
    numbers: tuple[str, ...]
    words: str
    sentence: str
    by: tuple[Voice, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """Something said to come within a window; without dates, `why` says why. `events` are what it is about.

    `over` is true where the window had closed before the brief's last article appeared.
    """

    statement: Statement
    earliest: date | None
    latest: date | None
    why: str | None
    events: tuple[Happening, ...] = ()
    over: bool = False


@dataclass(frozen=True, slots=True)
class Contested:
    """A denial, and what others say to the contrary (nothing where nobody does).

    `event` is what is denied, where the others assert an event of that kind among the same parties; without it, what
    they say only stands just before the denial, on the same matter by its names and words.
    """

    denial: Statement
    asserted: tuple[Statement, ...]
    event: Happening | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """What a speaker asks or calls unknown, and the answers that the text names, in its words."""

    statement: Statement
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """An observed preparation or warning sign: `words` is the sign itself, `statement` who reports it.

    `of` is the event that it points to; `evidence` the words that say by what it was seen. `lead_words` and `lead` (ISO
    8601 durations) say how long before such an event it is seen, where the text does.
    """

    statement: Statement
    kind: str
    sign: str
    words: str
    evidence: str | None
    of: Happening | None
    lead_words: str | None
    lead: tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Barred:
    """A rule that an event would break. `stated`: a speaker says so; else the event only matches the rule."""

    norm: str
    stated: bool
    event: Happening | None
    statement: Statement


@dataclass(frozen=True, slots=True)
class Group:
    """All other statements of one voice (or of several that speak as one)."""

    voices: tuple[Voice, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """What the brief keeps of one article; its places bear the article number 0 until they are composed.

    `told` pairs each event that is news with whoever says it, once per claim.
    """

    article: Article
    statements: tuple[Statement, ...]
    expected: tuple[Expected, ...]
    contested: tuple[Contested, ...]
    declined: tuple[Statement, ...]
    unknown: tuple[Unknown, ...]
    signs: tuple[Sign, ...] = ()
    barred: tuple[Barred, ...] = ()
    told: tuple[tuple[Happening, Statement], ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole brief; `voices` holds the statements that no section above it shows. `failed`: inputs not read.

    `until` is the day of the last dated article. What is expected stands by the end of its window, the soonest first,
    what is about the same event together, and what was over by then after the rest. `occurred` are the events that are
    told as past or under way, those between known parties first, then the newest; those told again as background are
    left out.
    """

    articles: tuple[Article, ...]
    until: date | None
    expected: tuple[Expected, ...]
    contested: tuple[Contested, ...]
    declined: tuple[Statement, ...]
    unknown: tuple[Unknown, ...]
    signs: tuple[Sign, ...]
    barred: tuple[Barred, ...]
    occurred: tuple[Happening, ...]
    voices: tuple[Group, ...]
    claims: int
    failed: tuple[str, ...] = ()
