"""What leads to articles rather than being one: feeds, sitemaps and lists of feeds, in one shape; and how to tell them.

Markup is looked at as text from its root element on: what stands before it (the declaration, a DOCTYPE with its
entities) is cut away before any parser sees it, so that no entity can grow and nothing outside is read.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from pantau.collect.urls import unescaped
from pantau.errors import InputError

_PROLOG = re.compile(r"""\s+|\ufeff|<\?[^>]*>|<!--.*?-->|<!DOCTYPE(?:[^>"'\[]|"[^"]*"|'[^']*')*(?:\[.*?\]\s*)?>""",
                     re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<([\w.-]+:)?([\w.-]+)")
_LATE = re.compile(r"<\?xml\b|<(?:rss|feed|rdf:RDF|opml|urlset|sitemapindex)\b")
_STRAY = frozenset({"br", "b"})
_LATEST = 2000              # characters that a server may have written before it by mistake
_ENTITY = re.compile(r"""<!ENTITY\s+(?!%)[^\s>]+\s+(?:(SYSTEM|PUBLIC)|"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?!#)|%")
_LONG = 64
_DECLARED = re.compile(r"""\A[\s\ufeff]*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_TAG = re.compile(r"<[!/?a-zA-Z][^<>]*>")
_OLDEST = 1990
_AHEAD = timedelta(days=1)
_NEGATIVE = re.compile(r"\s-\d+\s+\d")            # the year of a zero date, as some content systems write it


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed or sitemap says of one article. `url` is absolute; None where the entry is all that there is.

    `published` and `updated` are ISO dates or times, with the offset as it was written. `html` is the text where the
    feed has it whole, or where there is no page.
    """

    url: str | None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    author: str | None = None
    publisher: str | None = None
    html: str | None = None
    id: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A feed, sitemap or list of feeds (`kind`: feed, sitemap, opml): articles, and further listings by address."""

    kind: str
    title: str | None = None
    entries: tuple[Entry, ...] = ()
    lists: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Markup:
    """A text from its root element on, and that element's name without prefix, in lower case ("" where it has none)."""

    root: str
    text: str


def markup(text: str, *, where: str) -> Markup:
    """The root element of a text. InputError where it declares entities that refer to others or to files."""
    at = _skip(text, 0)
    found = _ROOT.match(text, at)
    if (found is None or found[2].lower() in _STRAY) and (late := _LATE.search(text, 0, _LATEST)):
        at = _skip(text, late.start())
        found = _ROOT.match(text, at)
    if found is None:
        return Markup("", text)
    for outside, *values in _ENTITY.findall(text, 0, at):
        if outside or any(len(value) > _LONG or _REFERENCE.search(value) for value in values):
            raise InputError("declares entities that could grow or read files", where=where,
                             mend="such a file is not read; take its DOCTYPE away")
    return Markup(found[2].lower(), text[at:])


def declared(data: bytes) -> str | None:
    """The encoding that an XML declaration gives."""
    found = _DECLARED.match(data[:200].decode("latin-1"))
    return found[1] if found else None


def plain(text: str | None) -> str | None:
    """A title without markup, on one line."""
    read = unescaped(_TAG.sub("", _CONTROLS.sub("", text or "")))
    return " ".join(_TAG.sub("", read).split()) or None


def when(text: str | None, now: datetime) -> str | None:
    """A time as ISO text, with its offset as written, a day where it is one; None where there is none.

    ValueError says what is wrong with it: no date, no day of the calendar, one that is yet to come. Nothing is guessed.
    """
    text = (text or "").strip()
    if not text:
        return None
    found, day = _moment(text)
    aware = found if found.tzinfo else found.replace(tzinfo=UTC)
    if found.year < _OLDEST or aware > now + _AHEAD:
        raise ValueError(f"{text[:60]!r} is " + ("too long ago" if found.year < _OLDEST else "yet to come"))
    return found.date().isoformat() if day else found.isoformat(timespec="seconds")


def dates(given: Mapping[str, str | None], now: datetime) -> tuple[dict[str, str | None], tuple[str, ...]]:
    """Times by their names, as `when` reads them, and a warning for each that is left out."""
    told: dict[str, str | None] = {}
    warnings = []
    for name, text in given.items():
        try:
            told[name] = when(text, now)
        except ValueError as error:
            told[name] = None
            warnings.append(f"the time ({name}) that its feed gives is not used: {error}")
    return told, tuple(warnings)


def _moment(text: str) -> tuple[datetime, bool]:
    """A time, and whether only its day is known: ISO 8601 and RFC 822, strictly."""
    try:
        return datetime.fromisoformat(text), ":" not in text and "T" not in text
    except ValueError:
        pass
    try:
        if _NEGATIVE.search(text):
            raise ValueError("before our era")
        timed = ":" in text
        return parsedate_to_datetime(text if timed else f"{text} 00:00:00"), not timed
    except (ValueError, TypeError, IndexError) as error:
        raise ValueError(f"{text[:60]!r} is no time that can be read") from error


def _skip(text: str, at: int) -> int:
    while match := _PROLOG.match(text, at):
        at = match.end()
    return at
