"""Every value of the ledger that crosses Pantau's modules: what comes in, what is kept, what is asked and found.

Ids are the ledger's, hashes of 24 hexadecimal characters, wherever these values hold readings.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from pantau.types import Act, Analysis, Claim, EventType, Span, Spans, Status, Visit


class Outcome(StrEnum):
    """What became of an input of `add`, `watch` or `reread`; `held`: it failed before, and was not asked again now."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REREAD = "reread"
    HELD = "held"
    FORGOTTEN = "forgotten"
    POLLED = "polled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Added:
    """One input and what became of it: the id of its document in the ledger, and why it failed or was left out."""

    where: str
    outcome: Outcome
    id: str | None = None
    why: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """How the ledger keeps a document: one version of the text of one address, in its newest reading.

    `id` hashes address, text, date and language; `text_id` the text alone, so that copies share it. `version` and
    `reading` count from 1; `reader` names Pantau's version and its packs and weights; `added` is in UTC; `where` is the
    input it came from, `given` the id that came with it. `superseded_by` is the id of the next version, if any.
    """

    id: str
    text_id: str
    version: int
    reading: int
    reader: str
    added: datetime
    where: str
    url: str | None
    title: str | None
    publisher: str | None
    published: date | None
    language: str
    given: str | None = None
    feed: str | None = None
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A document of the ledger with its reading; all ids in it are the ledger's."""

    kept: Kept
    analysis: Analysis


@dataclass(frozen=True, slots=True)
class Found:
    """An answer: a claim, or (where `claim` is None) a passage of an article.

    `words` are the claim's content or the passage, at `span` of the text (its first to last character); `marks` are
    the places in `words` that were searched for. `source` and `cue` are the claim's own words.
    """

    kept: Kept
    words: str
    span: Span
    marks: Spans = ()
    claim: Claim | None = None
    source: str = ""
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """What an answer must be like; None asks nothing. Days are those of publication, both inclusive.

    `speaker` is words of a name or role; `country` (ISO 3166-1 alpha-2) the speaker's, that of a party to an event that
    is told, or that of its place; `publisher` words of its name.
    """

    speaker: str | None = None
    country: str | None = None
    act: Act | None = None
    type: EventType | None = None
    status: Status | None = None
    language: str | None = None
    publisher: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """An address that `watch` polls; `visit` is the last time it was."""

    url: str
    title: str | None
    added: datetime
    visit: Visit | None = None


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A document that was erased on purpose, and why. Nothing of its words is left."""

    id: str
    at: datetime
    reason: str
    claims: int


@dataclass(frozen=True, slots=True)
class Findings:
    """What a search found, the best first; `passages` are places in the text of articles."""

    claims: tuple[Found, ...] = ()
    passages: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Stats:
    """The figures of a ledger. `bytes` is the file's size; `first` and `last` are days of publication.

    `languages`, `publishers` and `acts` are counted by document and claim, the most frequent first; `tables` are the
    bytes of each table with its indexes, the largest first.
    """

    path: Path
    bytes: int
    documents: int
    versions: int
    readings: int
    claims: int
    events: int
    actors: int
    feeds: int
    first: date | None
    last: date | None
    languages: tuple[tuple[str, int], ...]
    publishers: tuple[tuple[str, int], ...]
    acts: tuple[tuple[str, int], ...]
    tables: tuple[tuple[str, int], ...]
    forgotten: int


@dataclass(frozen=True, slots=True)
class Rescued:
    """What could be saved of a damaged ledger: `documents`, of which `reread` had to be read anew from their texts.

    `lost` could not be; `lost_ids` names them, by a key where no id is left.
    """

    documents: int
    lost: int
    reread: int = 0
    lost_ids: tuple[str, ...] = ()
