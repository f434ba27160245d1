"""The brief in Markdown, to paste into a note or a message."""

import re
from collections.abc import Iterable, Iterator

from pantau.brief import Brief, Place, Statement
from pantau.lang.schema.surface import Surface
from pantau.surfaces.words import chance, manner, named, period, totals

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def render(brief: Brief, surface: Surface) -> str:
    """The whole brief; places read [article] line:column."""
    return "\n".join(_lines(brief, surface)) + "\n"


def _lines(brief: Brief, surface: Surface) -> Iterator[str]:
    words = surface.brief
    yield f"# Pantau · {_text(words.title)}"
    yield from ("", _text(" · ".join(totals(brief, surface))))
    if brief.expected:
        yield from ("", f"## {words.expected}", "")
        for x in brief.expected:
            over = words.over.format(when=period(brief.until, brief.until, surface.dates)) if x.over else ""
            window = _join([period(x.earliest, x.latest, surface.dates), over])
            yield f"- **{window}** {_statement(x.statement, surface)}"
    if brief.contested:
        yield from ("", f"## {words.contested}", "")
        for pair in brief.contested:
            yield f"- {_statement(pair.denial, surface, verb=words.denied_by)}"
            yield from (f"  - {_statement(s, surface, verb=words.asserted_by)}" for s in pair.asserted)
    if brief.declined:
        yield from ("", f"## {words.declined}", "")
        yield from (f"- {_text(s.cue)} {_statement(s, surface)}" for s in brief.declined)
    if brief.unknown:
        yield from ("", f"## {words.unknown}", "")
        for question in brief.unknown:
            yield f"- {_statement(question.statement, surface)}"
            yield from (f"  - {_text(c)}" for c in question.candidates)
    yield from _voices(brief, surface)
    yield from _sources(brief, surface)


def _voices(brief: Brief, surface: Surface) -> Iterator[str]:
    if brief.voices:
        yield from ("", f"## {surface.brief.voices}")
    for group in brief.voices:
        who = "; ".join(_join(map(_text, row)) for row in named(group.voices, surface))
        yield from ("", f"### {who}", "")
        yield from (f"- {_statement(s, surface)}" for s in group.statements)


def _sources(brief: Brief, surface: Surface) -> Iterator[str]:
    yield from ("", f"## {surface.brief.sources}", "")
    for a in brief.articles:
        day = a.published.isoformat() if a.published else surface.dates.none
        names = (day, _text(a.publisher or ""), _text(a.title or ""), f"`{a.where or a.id}`")
        yield f"{a.number}. " + " · ".join(filter(None, names))
    if brief.failed:
        yield from ("", f"## {surface.brief.failed}", "", *(f"- {_text(f)}" for f in brief.failed))


def _statement(statement: Statement, surface: Surface, *, verb: str = "") -> str:
    who = "; ".join(_join(map(_text, row)) for row in named(statement.voices, surface))
    act = getattr(surface.acts, statement.act.value)
    by = f"{verb} {who}" if verb else f"{who} *{act}* ({_text(statement.cue)})"
    details = list(map(_text, manner(statement, surface)))
    if statement.earliest:
        when = period(statement.earliest, statement.latest, surface.dates)
        details.append(surface.brief.said_on.format(when=when))
    details += [chance(statement.probability), " ".join(map(_place, statement.places))]
    return f"{_text(statement.words)} — " + " · ".join(filter(None, [by, *details]))


def _place(place: Place) -> str:
    return rf"\[{place.article}\] {place.line}:{place.column}"


def _join(parts: Iterable[str]) -> str:
    return ", ".join(filter(None, parts))


def _text(value: str) -> str:
    """Text of an article on one line, with what Markdown would read as markup escaped."""
    return _SPECIAL.sub(r"\\\1", " ".join(value.split()))
