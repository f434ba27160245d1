"""Full-text search over claims and articles, and what a speaker said: newest first where nothing else decides.

A query is asked of the index in the order of its keys, which is that of days, so it ends as soon as enough was found,
however often its words occur; the best of these newest are put first. A ranking over all rows that have the words
(bm25) costs a second for a common one among a million claims (docs/decisions/016-ledger.md).
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pantau.errors import UsageError
from pantau.ledger import read
from pantau.ledger.connection import moment
from pantau.ledger.encode import publisher_tags
from pantau.ledger.ids import day_keys, row_keys
from pantau.ledger.query import Cut, Mark, Marker, Query, Spot, Term, expression, parse, snippet
from pantau.records import Filter, Findings, Found
from pantau.types import Span, Spans

_WEIGHED = 40                   # the newest so many are weighed, however few are given back
_SPELLED = 250                  # words that begin alike and are asked for one by one
_HALF = 2.0                     # occurrences of a word that count half of what endlessly many would
_USUAL = 25                     # words of a usual claim: longer ones have more words by chance
_PASSAGE = 240                  # characters of a passage
_SPOKEN = ("speaker", "content")
_WRITTEN = ("title", "text")
_PAGE, _LARGEST = 25, 200       # claims fetched at a time where there is no limit, at first and at most


@dataclass(frozen=True, slots=True)
class Words:
    """What search knows of the languages: how text is cut, how some words are found in it, and (language, root) of a
    folded word in each."""

    cut: Cut
    spot: Spot
    roots: Callable[[str], Iterable[tuple[str, str]]]


class Forms:
    """The forms in which the ledger's texts have a word: those of its roots in every language."""

    def __init__(self, connection: sqlite3.Connection, words: Words) -> None:
        self._connection, self._roots = connection, words.roots
        self._known: dict[str, tuple[str, ...]] = {}

    def __call__(self, word: str) -> tuple[str, ...]:
        if word not in self._known:
            found = {form for language, root in self._roots(word) for form, in self._connection.execute(
                "SELECT form FROM words WHERE root = ? AND language = ?", (root, language))}
            self._known[word] = tuple(sorted(found))
        return self._known[word]

    def spelled(self, query: Query) -> Query:
        """The same, with the words that begin so for each beginning: the index has these ten times as fast."""
        return Query(tuple(self._spelled(group) for group in query.wanted), self._spelled(query.unwanted))

    def _spelled(self, terms: Iterable[Term]) -> tuple[Term, ...]:
        return tuple(each for term in terms for each in self._beginning(term) or (term,))

    def _beginning(self, term: Term) -> tuple[Term, ...]:
        """The words that begin as a term says; none where it says no such thing, or too many do."""
        if not term.prefix or len(term.words) > 1:
            return ()
        begin = term.words[0]
        found = self._connection.execute("SELECT DISTINCT form FROM words WHERE form BETWEEN ? AND ? LIMIT ?",
                                         (begin, f"{begin}\U0010ffff", _SPELLED + 1)).fetchall()
        return tuple(Term(form, exact=True) for form in found) if len(found) <= _SPELLED else ()


def search(connection: sqlite3.Connection, typed: str, wanted: Filter, words: Words, *, limit: int) -> Findings:
    """What has the words (none: anything) and fits the filter. UsageError where neither asks for anything."""
    forms = Forms(connection, words)
    query = parse(typed, words.cut) if typed.strip() else None
    if query is None and wanted == Filter():
        raise UsageError("nothing to search for", mend="give words, a filter, or both")
    marker = Marker(query, forms, words.spot) if query else None
    asked = _Asked(connection, forms.spelled(query) if query else None, forms, words.cut, marker, limit)
    claims = asked.claims(wanted)
    of_claims = wanted.speaker or wanted.act or wanted.country or wanted.type or wanted.status
    passages = () if query is None or of_claims else asked.passages(wanted, claims)
    return Findings(claims, passages)


def statements(connection: sqlite3.Connection, name: str, wanted: Filter, words: Words) -> Iterator[Found]:
    """The claims of those whose name or role has the words of `name`, by day of publication, oldest first."""
    match = _match(None, None, wanted, _speaker(name, words.cut))
    first, last = _stretch(wanted)
    page = _PAGE
    while True:
        with moment(connection):
            keys = [key for key, in connection.execute(
                "SELECT rowid FROM claims_words WHERE claims_words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid"
                " LIMIT ?", (match, first, last, page))]
            found = list(_found(connection, keys))
        yield from found
        if not found:
            return
        first, page = keys[-1] + 1, min(2 * page, _LARGEST)


def candidates(connection: sqlite3.Connection, typed: str | None, wanted: Filter, words: Words) -> set[int] | None:
    """Keys of the current documents that may hold what has the words and fits the filter; None: any may."""
    forms = Forms(connection, words)
    query = forms.spelled(parse(typed, words.cut)) if typed else None
    said = _match(query, forms, wanted, _speaker(wanted.speaker, words.cut))
    if not said:
        return None
    found = {key >> 16 for key, in connection.execute(
        "SELECT rowid FROM claims_words WHERE claims_words MATCH ? AND rowid BETWEEN ? AND ?",
        (said, *_stretch(wanted)))}
    if wanted.speaker or wanted.act:
        return found
    written = _match(query, forms, wanted, "", _WRITTEN)
    return found | {key for key, in connection.execute(
        "SELECT rowid FROM documents_words WHERE documents_words MATCH ? AND rowid BETWEEN ? AND ?",
        (written, *day_keys(wanted.since, wanted.until)))}


def tester(connection: sqlite3.Connection, typed: str, words: Words) -> Callable[[str], bool]:
    """What says of a text whether it has the words."""
    query, forms = parse(typed, words.cut), Forms(connection, words)
    wanted = [Marker(Query((group,)), forms, words.spot) for group in query.wanted]     # one word may serve several
    unwanted = Marker(Query((query.unwanted,)), forms, words.spot) if query.unwanted else None

    def has(text: str) -> bool:
        return all(marks(text) for marks in wanted) and not (unwanted and unwanted(text))

    return has


def _stretch(wanted: Filter) -> tuple[int, int]:
    return row_keys(*day_keys(wanted.since, wanted.until))


def _speaker(name: str | None, cut: Cut) -> str:
    """The index's query for words of a speaker's name or role."""
    parts = [f'"{word}"' for _, word in cut(name or "")]
    if name is not None and not parts:
        raise UsageError(f"{name!r} has no letters", mend="give a name, or words of it")
    return f"{{speaker}} : ({' AND '.join(parts)})" if parts else ""


def _match(query: Query | None, forms: Forms | None, wanted: Filter, speaker: str,
           columns: Sequence[str] = _SPOKEN) -> str:
    """All that is asked of the index, in its language; "" where nothing is."""
    said = expression(query, forms, columns=columns) if query and forms else ""
    tags = " AND ".join(f'"{tag}"' for tag in _tags(wanted))
    parts = (said, f"{{tags}} : ({tags})" if tags else "", speaker)
    return " AND ".join(f"({part})" for part in parts if part)


def _tags(wanted: Filter) -> Iterator[str]:
    """The tags that `encode` gives to what fits a filter."""
    if wanted.country:
        yield f"country{wanted.country}"
    if wanted.act:
        yield f"act{wanted.act}"
    if wanted.type:
        yield f"type{wanted.type}{wanted.status or ''}"
    elif wanted.status:
        yield f"status{wanted.status}"
    if wanted.language:
        yield f"language{wanted.language}"
    if wanted.publisher:
        yield from publisher_tags(wanted.publisher)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One search under way."""

    connection: sqlite3.Connection
    query: Query | None
    forms: Forms
    cut: Cut
    marker: Marker | None
    limit: int

    def claims(self, wanted: Filter) -> tuple[Found, ...]:
        match = _match(self.query, self.forms, wanted, _speaker(wanted.speaker, self.cut))
        if self.query is None:
            return tuple(_found(self.connection, self._listed(match, wanted)))
        rows = self.connection.execute(
            "SELECT w.rowid, c.speaker || ' ' || c.content FROM claims_words w JOIN claims c ON c.key = w.rowid"
            " WHERE claims_words MATCH ? AND w.rowid BETWEEN ? AND ? ORDER BY w.rowid DESC LIMIT ?",
            (match, *_stretch(wanted), max(self.limit, _WEIGHED))).fetchall()
        weighed = sorted(((self._weight(words), key) for key, words in rows), reverse=True)
        found = _found(self.connection, [key for _, key in weighed[:self.limit]])
        return tuple(replace(each, marks=_places(self._marks(each.words))) for each in found)

    def passages(self, wanted: Filter, claims: Sequence[Found]) -> tuple[Found, ...]:
        """The best window of each of the newest articles that have the words outside the claims found."""
        match = _match(self.query, self.forms, wanted, "", _WRITTEN)
        shown: dict[str, list[Span]] = defaultdict(list)
        for each in claims:
            shown[each.kept.id].append(each.span)
        windows: dict[int, tuple[str, Span, tuple[Mark, ...]]] = {}
        for key, made, title, text in self.connection.execute(
                "SELECT d.key, d.id, d.title, d.text FROM documents_words w JOIN documents d ON d.key = w.rowid WHERE"
                " documents_words MATCH ? AND w.rowid BETWEEN ? AND ? ORDER BY w.rowid DESC LIMIT ?",
                (match, *day_keys(wanted.since, wanted.until), self.limit * 2)):
            if window := self._window(title, text, shown[made]):
                windows[key] = window
            if len(windows) == self.limit:
                break
        heads = read.heads(self.connection, windows)
        return tuple(Found(heads[key], words, span, _places(inside, span[0]))
                     for key, (words, span, inside) in windows.items())

    def _window(self, title: str | None, text: str,
                shown: Sequence[Span]) -> tuple[str, Span, tuple[Mark, ...]] | None:
        """The stretch of an article that shows the most of the words; None where all stand in claims shown already."""
        there = [m for m in self._marks(text) if not any(s <= m.span[0] and m.span[1] <= e for s, e in shown)]
        if not there and (shown or not self._marks(title or "")):
            return None
        (start, end), inside = snippet(text, there, _PASSAGE)
        return text[start:end], (start, end), inside

    def _listed(self, match: str, wanted: Filter) -> list[int]:
        """The keys of the newest claims that fit the filter alone."""
        if match:
            rows = self.connection.execute(
                "SELECT rowid FROM claims_words WHERE claims_words MATCH ? AND rowid BETWEEN ? AND ?"
                " ORDER BY rowid DESC LIMIT ?", (match, *_stretch(wanted), self.limit))
        else:
            rows = self.connection.execute(
                "SELECT c.key FROM claims c JOIN documents d ON d.key = c.key >> 16 WHERE c.key BETWEEN ? AND ?"
                " AND d.current AND c.reading = d.reading ORDER BY c.key DESC LIMIT ?",
                (*_stretch(wanted), self.limit))
        return [key for key, in rows]

    def _marks(self, text: str) -> tuple[Mark, ...]:
        return self.marker(text) if self.marker else ()

    def _weight(self, words: str) -> float:
        """How much a claim is about what was asked: each word counts less the oftener it stands, and in long claims."""
        times = Counter(mark.group for mark in self._marks(words))
        length = max(1.0, words.count(" ") / _USUAL)
        return sum(n / (n + _HALF * length) for n in times.values())


def _found(connection: sqlite3.Connection, keys: Sequence[int]) -> Iterator[Found]:
    """The claims of some keys, in that order, each with the head of its document."""
    claims = read.claims(connection, keys)
    heads = read.heads(connection, (key >> 16 for key in keys))
    for key in keys:
        claim, words = claims[key]
        span = (claim.content[0][0], claim.content[-1][1]) if claim.content else (claim.cue[0][0], claim.cue[-1][1])
        yield Found(heads[key >> 16], words.content or words.cue, span, (), claim, words.source, words.cue)


def _places(found: Iterable[Mark], start: int = 0) -> Spans:
    return tuple((mark.span[0] - start, mark.span[1] - start) for mark in found)
