"""`surface.yaml`: every word that Pantau itself says to a person in this language (`--ui`)."""

import msgspec


class Dates(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How days are written: `short`, `day`, `day_year` of {weekday} {day} {month} {year}, `span` of {first} {last}."""

    weekdays: tuple[str, str, str, str, str, str, str]
    """Short, Monday first."""
    months: tuple[str, str, str, str, str, str, str, str, str, str, str, str]
    short: str
    day: str
    day_year: str
    month_year: str
    span: str
    none: str
    """Said of a window without dates."""


class Acts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is shown for each speech act: a verb of one or two words that follows its speaker."""

    state: str
    confirm: str
    deny: str
    accuse: str
    warn: str
    threaten: str
    promise: str
    request: str
    predict: str
    assess: str
    decline: str
    question: str
    condemn: str
    welcome: str


class Counts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A number with its noun, {n} standing for the number: (one, many)."""

    articles: tuple[str, str]
    outlets: tuple[str, str]
    claims: tuple[str, str]
    speakers: tuple[str, str]
    more_claims: tuple[str, str]
    more: tuple[str, str]
    failed: tuple[str, str]


class BriefWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The brief. {…} are filled in; a title is shown in capitals in a terminal."""

    title: str
    expected: str
    contested: str
    declined: str
    unknown: str
    voices: str
    unnamed: str
    sources: str
    denied_by: str
    asserted_by: str
    nobody: str
    nothing_read: str
    see_all: str
    candidates: str
    via: str
    to: str
    through: str
    citing: str
    said_on: str
    undated: str
    either: str
    failed: str
    over: str
    """Heads the expectations whose window had closed by {when}."""
    hints: dict[str, str]
    """One line under the title of each section, for pages: expected, contested, declined, unknown, voices."""


class ShowWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The article with its reading beside it."""

    title: str
    legend: str
    source: str
    cue: str
    content: str
    time: str
    actor: str
    times: str
    actors: str
    readings: str
    speaker: str
    quote: dict[str, str]
    kind: dict[str, str]
    said: str
    window: str
    chance: str
    confidence: str
    evidence: str
    addressee: str
    channel: str
    place: str
    relayed: str
    relays: str
    question: str
    unnamed: str
    no_claims: str
    no_times: str
    no_actors: str
    choose: str
    unknown_date: str
    columns: dict[str, str]
    """Heads of the tables on a page: words, value, from, to, name, kind, country, roles, mentions."""


class Surface(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    dates: Dates
    acts: Acts
    counts: Counts
    brief: BriefWords
    show: ShowWords
    presumed: str
    """A {country} that the article does not tell and the context suggests."""
    reasons: dict[str, str] = {}
    """Why something is unknown, in this language: the reader's own English words for it, and these."""
