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


class Statuses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is shown for how certain an event is: a word or two."""

    occurred: str
    ongoing: str
    expected: str
    possible: str
    denied: str
    unknown: str


class Counts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A number with its noun, {n} standing for the number: (one, many)."""

    articles: tuple[str, str]
    outlets: tuple[str, str]
    claims: tuple[str, str]
    speakers: tuple[str, str]
    more_claims: tuple[str, str]
    more: tuple[str, str]
    failed: tuple[str, str]
    places: tuple[str, str]
    """In how many places something is told."""
    durations: dict[str, tuple[str, str]]
    """By the letter of an ISO 8601 duration: H, D, W, M, Y."""


class BriefWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The brief. {…} are filled in; a title is shown in capitals in a terminal."""

    title: str
    expected: str
    contested: str
    declined: str
    unknown: str
    signs: str
    barred: str
    occurred: str
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
    either: str
    failed: str
    over: str
    """Heads the expectations whose window had closed by {when}."""
    today: str
    """Names the line of the day {when} on the calendar."""
    nobody_known: str
    """Stands for an actor that the text does not name."""
    narrated: str
    """Stands for the publisher where the article itself says so and names none."""
    same_event: str
    """Heads assertions of the very event that is denied; what only stands near the denial has `nearby`."""
    nearby: str
    points_to: str
    """What a sign points to, {what}."""
    lead: str
    """How long before such an event a sign is seen, {words}; `lead_known` where the text's words have a length."""
    lead_known: str
    says_breach: tuple[str, str]
    """A speaker's own word that a rule is broken; {who}: (one, many)."""
    would_fall: str
    """Pantau's own remark that an event matches a rule: never a fact, and never a speaker's word."""
    would_note: str
    """Under the title of those remarks: what they are."""
    told_by: str
    hints: dict[str, str]
    """One line under the title of each section, for pages: expected, contested, declined, unknown, signs, barred,
    occurred, voices."""


class ShowWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The article with its reading beside it."""

    title: str
    legend: str
    source: str
    cue: str
    content: str
    time: str
    actor: str
    event: str
    events: str
    retold: str
    """Said of an event that is told again as background."""
    indicator: dict[str, str]
    """The kinds of signs: preparation, warning."""
    times: str
    actors: str
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
    no_events: str
    choose: str
    unknown_date: str
    columns: dict[str, str]
    """Heads of tables: words, value, from, to, name, kind, country, roles, mentions, date, status, event, concept,
    parties, place, where."""


class LedgerWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is said of the ledger: of taking in, of answers, of its state. Pairs are (one, many), {n} the number."""

    outcomes: dict[str, tuple[str, str]]
    """What became of so many inputs: new, changed, unchanged, forgotten, polled, failed."""
    read: tuple[str, str]
    """How many articles came in, in {seconds}, and how many a second that is ({rate})."""
    stopped: str
    reasons: str
    """Heads the reasons of failures, each with its number."""
    feeds: tuple[str, str]
    found: tuple[str, str]
    passages: str
    """Heads the passages of articles."""
    undated: tuple[str, str]
    """Articles that no stretch of days holds."""
    nothing_found: str
    nothing_said: str
    """Where nothing is known of what {name} said."""
    fewer_words: str
    fewer_options: str
    empty: str
    more: str
    """Stands under answers that are as many as were asked for ({n})."""
    version: str
    reading: str
    taken_in: str
    superseded: str
    """Said of a version whose successor is {id}."""
    forgotten: tuple[str, str]
    """{id} and {n} claims were erased."""
    whole: str
    faults: tuple[str, str]
    copied: str
    """The ledger was copied to {file}."""
    vacuumed: str
    """Its size {before} and {after}."""
    rescued: tuple[str, str]
    anew: tuple[str, str]
    """What was rescued by reading its text again."""
    lost: tuple[str, str]
    """What could not be rescued."""
    nothing_to_reread: str
    feed_added: str
    feed_known: str
    feed_removed: str
    feeds_imported: tuple[str, str]
    no_feeds: str
    never_polled: str
    failing: tuple[str, str]
    """A feed's failures in a row, and {why}."""
    labels: dict[str, str]
    """What the figures of a ledger are called: ledger, size, documents, versions, readings, claims, events, actors,
    feeds, published, forgotten, languages, publishers, acts, tables, each."""


class Surface(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    language: str
    """The BCP 47 code of this language: of pages, and of the words for concepts and rules."""
    dates: Dates
    acts: Acts
    statuses: Statuses
    counts: Counts
    brief: BriefWords
    show: ShowWords
    ledger: LedgerWords
    presumed: str
    """A {country} that the article does not tell and the context suggests."""
    reasons: dict[str, str] = {}
    """Why something is unknown, in this language: the reader's own English words for it, and these."""
