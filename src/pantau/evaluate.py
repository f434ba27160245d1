"""How well a folder of articles is read: what Pantau finds against careful readings (`gold.yaml` beside `article.txt`).

The figures are micro-averages over all articles. Claims are paired one to one, by their letters: *full* where contents
share 80 % (Jaccard), sources overlap and cues overlap; *loose* where contents share half and sources overlap. What is
said of a claim (act, quote, country …) is counted over the loose pairs, wherever the careful reading states it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from pantau.errors import InputError
from pantau.monitor import read
from pantau.types import Analysis, Claim, Expectation, RawDocument, Span, Spans

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FULL, _LOOSE = 0.8, 0.5

Letters = frozenset[int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One claim of a careful reading; None where it states nothing. Dates are ISO prefixes (a month, a year)."""

    id: str
    source: Spans
    cue: Spans
    content: Spans
    act: str
    quote: str | None
    names: tuple[str, ...]
    countries: frozenset[str]
    said: str | None
    relayed_by: str | None
    window: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with its careful reading."""

    name: str
    text: str
    language: str | None
    published: str | None
    claims: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at in a pair; `note` says what was read instead, where it was not right."""

    name: str
    right: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """The counts of one article; figures are sums of these."""

    name: str
    wanted: int
    found: int
    full: int
    loose: int
    checks: tuple[Check, ...]
    missed: tuple[str, ...]
    spurious: tuple[str, ...]


def evaluate(folders: Iterable[Path]) -> list[Result]:
    """Read every article under the folders and compare; InputError where a folder holds none, or a malformed one."""
    return [compare(gold, read(RawDocument(where=gold.name, text=gold.text, language=gold.language,
                                           published=gold.published)))
            for folder in folders for gold in readings(folder)]


def readings(folder: Path) -> Iterator[Reading]:
    """The careful readings in a folder, or in its folders, by name."""
    places = [folder] if (folder / "gold.yaml").exists() else sorted(p.parent for p in folder.glob("*/gold.yaml"))
    if not places:
        raise InputError("holds no reading", where=str(folder), mend="a reading is article.txt and gold.yaml")
    for place in places:
        yield load(place)


def load(folder: Path) -> Reading:
    """One careful reading; every string of it must stand in the article."""
    try:
        text = (folder / "article.txt").read_text(encoding="utf-8")
        gold = yaml.load((folder / "gold.yaml").read_text(encoding="utf-8"), Loader=_Loader)
        claims: dict[str, Wanted] = {}
        for entry in gold["attributions"]:
            claims[entry["id"]] = _wanted(entry, text, claims)
        published = str(gold["published"]) if gold.get("published") else None
        return Reading(folder.name, text, gold.get("language"), published, tuple(claims.values()))
    except (OSError, yaml.YAMLError, KeyError, TypeError, UnicodeDecodeError) as error:
        raise InputError(f"not a reading: {error}", where=str(folder)) from error


def _wanted(entry: Mapping[str, Any], text: str, before: Mapping[str, Wanted]) -> Wanted:
    def spans(part: str) -> Spans:
        return tuple(_locate(text, span) for span in entry.get(part, []))

    speakers = entry.get("speakers") or []
    window = entry.get("expects")
    return Wanted(
        id=entry["id"], source=spans("source"), cue=spans("cue"),
        content=before[entry["content_of"]].content if "content_of" in entry else spans("content"),
        act=entry["act"], quote=entry.get("quote"),
        names=tuple(str(s["name"]) for s in speakers if s.get("name")),
        countries=frozenset(s["country"] for s in speakers if s.get("country")),
        said=str(entry["said"]) if entry.get("said") else None, relayed_by=entry.get("relayed_by"),
        window=(str(window["earliest"]), str(window["latest"])) if window else None,
    )


def _locate(text: str, span: Any) -> Span:
    """A span is a string, {text, n} for its n-th occurrence, or {text, within} for the first inside another string."""
    wanted: Mapping[str, Any] = {"text": span} if isinstance(span, str) else span
    start = text.find(wanted["within"]) if "within" in wanted else 0
    found = start - 1
    for _ in range(wanted.get("n", 1)):
        found = text.find(wanted["text"], found + 1) if start >= 0 else -1
        if found < 0:
            raise InputError(f"not in the article: {span!r}")
    return found, found + len(wanted["text"])


def compare(gold: Reading, analysis: Analysis) -> Result:
    """What was found against what should be."""
    wanted = [_parts(w, gold.text) for w in gold.claims]
    found = [_parts(c, gold.text) for c in analysis.claims]
    pairs = _pair(wanted, found)
    full = sum(_is_full(wanted[i], found[j]) for i, j in pairs)
    relays = {w.id: letters.source for w, letters in zip(gold.claims, wanted, strict=True)}
    found_relays = {c.id: letters.source for c, letters in zip(analysis.claims, found, strict=True)}
    checks = [
        check for i, j in sorted(pairs)
        for check in _checks(gold.claims[i], analysis.claims[j], analysis.expectations, (relays, found_relays))
    ]
    return Result(
        gold.name, len(wanted), len(found), full, len(pairs), tuple(checks),
        tuple(_quoted(gold.claims[i], gold.text) for i in sorted(set(range(len(wanted))) - {i for i, _ in pairs})),
        tuple(_quoted(analysis.claims[j], gold.text) for j in sorted(set(range(len(found))) - {j for _, j in pairs})),
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    source: Letters
    cue: Letters
    content: Letters


def _parts(claim: Wanted | Claim, text: str) -> _Parts:
    return _Parts(*(_letters(spans, text) for spans in (claim.source, claim.cue, claim.content)))


def _letters(spans: Spans, text: str) -> Letters:
    return frozenset(i for start, end in spans for i in range(start, end) if not text[i].isspace())


def _jaccard(a: Letters, b: Letters) -> float:
    return len(a & b) / len(a | b) if a or b else 1.0


def _pair(wanted: Sequence[_Parts], found: Sequence[_Parts]) -> list[tuple[int, int]]:
    """One-to-one pairs, the most alike first."""
    weights = []
    for i, w in enumerate(wanted):
        for j, f in enumerate(found):
            share = _jaccard(w.content, f.content)
            if share > _LOOSE and (w.source & f.source or not (w.source or f.source)):
                weights.append((share + bool(w.cue & f.cue), i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(weights, reverse=True):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return list(pairs.items())


def _is_full(wanted: _Parts, found: _Parts) -> bool:
    """Whether a pair that is alike enough to be one is also right from its first word to its last."""
    return _jaccard(wanted.content, found.content) >= _FULL and bool(wanted.cue & found.cue)


def _checks(wanted: Wanted, claim: Claim, windows: Iterable[Expectation],
            sources: tuple[Mapping[str, Letters], Mapping[str, Letters]]) -> Iterator[Check]:
    def check(name: str, right: bool, should: object, was: object) -> Check:
        return Check(name, right, "" if right else f"{name} {wanted.id}: {should} read as {was}")

    yield check("act", wanted.act == claim.act, wanted.act, claim.act.value)
    if wanted.quote:
        yield check("quote", wanted.quote == claim.quote, wanted.quote, claim.quote.value)
    if wanted.countries:
        countries = frozenset(s.country for s in claim.speakers if s.country)
        yield check("country", wanted.countries == countries, sorted(wanted.countries), sorted(countries))
    names = " ".join(s.name or "" for s in claim.speakers)
    for name in wanted.names:
        yield check("name", name.split()[-1].casefold() in names.casefold(), name, repr(names))
    if wanted.said:
        days = (claim.said.earliest, claim.said.latest) if claim.said else (None, None)
        right = all(_iso(day).startswith(wanted.said) for day in days)
        yield check("said", right, wanted.said, " – ".join(map(_iso, days)))
    if wanted.relayed_by:
        relay = sources[1].get(claim.relayed_by or "", frozenset())
        yield check("chain", bool(sources[0][wanted.relayed_by] & relay), wanted.relayed_by, claim.relayed_by)
    if wanted.window:
        found = [(_iso(x.earliest), _iso(x.latest)) for x in windows if x.claim == claim.id]
        yield check("window", wanted.window in found, wanted.window, found)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else "None"


def _quoted(claim: Wanted | Claim, text: str) -> str:
    cue = " … ".join(text[start:end] for start, end in claim.cue)
    return f"{claim.id} {cue} | {text[min(claim.content, default=(0, 0))[0]:][:60]!r}"


def f1(hits: int, wanted: int, found: int) -> tuple[float, float, float]:
    """Precision, recall and F1 in per cent."""
    precision, recall = 100 * hits / max(found, 1), 100 * hits / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def shares(results: Iterable[Result]) -> dict[str, tuple[int, int]]:
    """(right, looked at) of every kind of check, in the order of the page."""
    counts: dict[str, tuple[int, int]] = {}
    for check in (check for result in results for check in result.checks):
        right, of = counts.get(check.name, (0, 0))
        counts[check.name] = (right + check.right, of + 1)
    return counts
