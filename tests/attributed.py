"""Attributions made by hand for the tests: `{S source}`, `{C cue}` and `{T content}` marked in sentences of our own."""

import re
from datetime import date

from pantau.extract.claims import read_claims
from pantau.extract.times import find_times
from pantau.lang import Pack, load_pack
from pantau.text.tokens import document
from pantau.types import Attribution, Claim, Document, Range, Speaker, Timex

_MARK = re.compile(r"\{([SCT])(\d?) ([^{}]*)\}")
PUBLISHED = date(2025, 3, 14)       # a Friday
MINISTER = Speaker("a1", "Vera Lindqvist", "minister", "SE", None, False)


def marked(text: str, language: str, published: date | None = PUBLISHED) -> tuple[Document, tuple[Attribution, ...]]:
    """The document of a text without its marks, and one attribution for each number in them (`{S1 …}`; none is 0)."""
    plain, spans, last = "", [], 0
    for mark in _MARK.finditer(text):
        plain += text[last:mark.start()]
        spans.append((mark[2] or "0", mark[1], len(plain), len(plain) + len(mark[3])))
        plain += mark[3]
        last = mark.end()
    doc = document(plain + text[last:], load_pack(language), id="t", published=published)
    return doc, tuple(_attribution(doc, [s for s in spans if s[0] == n]) for n in sorted({s[0] for s in spans}))


def _attribution(doc: Document, spans: list[tuple[str, str, int, int]]) -> Attribution:
    def parts(kind: str) -> tuple[Range, ...]:
        return tuple(_tokens(doc, start, end) for _, k, start, end in spans if k == kind)

    return Attribution(parts("S"), parts("C"), parts("T"), rule="test", score=1.0)


def _tokens(doc: Document, start: int, end: int) -> Range:
    inside = [i for i in range(len(doc.tokens)) if doc.tokens.start[i] >= start and doc.tokens.end[i] <= end]
    return inside[0], inside[-1] + 1


def read(
    text: str, language: str, published: date | None = PUBLISHED,
    speakers: tuple[tuple[Speaker, ...], ...] | None = None,
) -> tuple[Document, tuple[Claim, ...], tuple[Timex, ...], Pack]:
    """The claims of a marked text; every claim is the minister's where nothing else is said."""
    doc, attributions = marked(text, language, published)
    pack = load_pack(language)
    times = find_times(doc, pack)
    who = speakers or tuple((MINISTER,) for _ in attributions)
    return doc, read_claims(doc, attributions, who, times, pack), times, pack


def words(doc: Document, spans: tuple[tuple[int, int], ...] | None) -> str | None:
    return " … ".join(doc.text[start:end] for start, end in spans) if spans else None
