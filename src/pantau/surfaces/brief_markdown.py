"""The brief in Markdown, to paste into a note or a message."""

import re
from collections.abc import Iterable, Iterator

from pantau.brief import Brief, Expected, Happening, Place, Sign, Statement, Voice
from pantau.lang.schema.surface import Surface
from pantau.surfaces.deeds import SIGNS, dated, deed, lead, matches, rule, says_breach, site, status
from pantau.surfaces.strip import strip_over
from pantau.surfaces.terminal import clean, pad, shorten
from pantau.surfaces.words import chance, manner, named, period, reason, tellers, totals

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_DAYS = 42          # cells of the calendar: a row with its name beside it fits a mail of 100 columns
_NAME = 40


def render(brief: Brief, surface: Surface) -> str:
    """The whole brief; places read [article] line:column."""
    return "\n".join(_Page(brief, surface).lines()) + "\n"


class _Page:
    def __init__(self, brief: Brief, surface: Surface) -> None:
        self.brief, self.surface, self.words = brief, surface, surface.brief

    def lines(self) -> Iterator[str]:
        brief, words = self.brief, self.words
        yield f"# Pantau · {_text(words.title)}"
        yield from ("", _text(" · ".join(totals(brief, self.surface))))
        yield from self._section(words.expected, (line for x in brief.expected for line in self._expected(x)),
                                 head=self._calendar())
        yield from self._section(words.contested, self._contested())
        yield from self._section(words.declined, (f"- {_text(s.cue)} {self._said(s)}" for s in brief.declined))
        yield from self._section(words.unknown, self._unknown())
        yield from self._section(words.signs, (line for x in brief.signs for line in self._sign(x)))
        yield from self._section(words.barred, self._barred())
        yield from self._section(words.occurred, map(self._occurred, brief.occurred))
        yield from self._voices()
        yield from self._sources()

    def _section(self, title: str, lines: Iterable[str], head: Iterable[str] = ()) -> Iterator[str]:
        found = list(lines)
        if found:
            yield from ("", f"## {title}", "", *head, *found)

    def _calendar(self) -> Iterator[str]:
        """The windows as rows of one calendar, in a block that keeps its columns."""
        entries, dates = self.brief.expected, self.surface.dates
        strip = strip_over([(x.earliest, x.latest) for x in entries], _DAYS, self.brief.until)
        if not strip:
            return
        rows = dict.fromkeys((period(x.earliest, x.latest, dates), "".join(strip.bar(x.earliest, x.latest)),
                              "; ".join(deed(e, self.surface) for e in x.events)) for x in entries if x.earliest)
        column = max(len(window) for window, _, _ in rows) + 2
        yield from ("```", " " * column + strip.scale(dates))
        for window, bar, what in rows:
            yield f"{pad(window, column)}{bar}  {shorten(clean(what).replace('`', ''), _NAME)}".rstrip()
        yield from ("```", "")

    def _expected(self, x: Expected) -> Iterator[str]:
        until = self.brief.until
        over = self.words.over.format(when=period(until, until, self.surface.dates)) if x.over else ""
        window = period(x.earliest, x.latest, self.surface.dates)
        why = reason(x.why, self.surface) if not x.earliest else ""
        about = "".join(map(self._about, x.events))
        yield f"- **{_join([window, why, over])}** {about}{self._said(x.statement)}"

    def _about(self, event: Happening | None) -> str:
        return f"**{SIGNS[event.status]} {_text(deed(event, self.surface))}**: " if event else ""

    def _contested(self) -> Iterator[str]:
        for pair in self.brief.contested:
            yield f"- {self._about(pair.event)}{self._said(pair.denial, verb=self.words.denied_by)}"
            yield from (f"  - {self._said(s, verb=self.words.asserted_by)}" for s in pair.asserted)

    def _unknown(self) -> Iterator[str]:
        for question in self.brief.unknown:
            yield f"- {self._said(question.statement)}"
            yield from (f"  - {_text(c)}" for c in question.candidates)

    def _sign(self, x: Sign) -> Iterator[str]:
        points = self.words.points_to.format(what=deed(x.of, self.surface)) if x.of else ""
        seen = self.words.citing.format(what=x.evidence) if x.evidence else ""
        about = " · ".join(filter(None, map(_text, (points, lead(x, self.surface), seen))))
        kind = self.surface.show.indicator.get(x.kind, x.kind)
        yield f"- *{_text(kind)}*: {_text(x.words)}" + (f" ({about})" if about else "")
        yield f"  - {self._said(x.statement)}"

    def _barred(self) -> Iterator[str]:
        """What a speaker calls a breach, then, under its own remark, what only matches a rule."""
        for x in (x for x in self.brief.barred if x.stated):
            yield f"- **{_text(says_breach(x, self.surface))}** {self._norm(x.norm)}"
            yield f"  - {self._said(x.statement)}"
        matched = matches(self.brief.barred)
        if matched:
            yield from ("", f"> {self.words.would_note}", ">")
        for (event, statement), norms in matched:
            how = f" ({status(event.status, self.surface)})" if event else ""
            what = _text(deed(event, self.surface)) if event else _text(statement.words)
            yield f"> - {what}{how} · {_places(statement.places)}"
            yield from (f">   - *{self.words.would_fall}* {self._norm(norm)}" for norm in norms)

    def _norm(self, norm: str) -> str:
        said = rule(norm, self.surface)
        return _text(norm) + (f" – {_text(said)}" if said else "")

    def _occurred(self, event: Happening) -> str:
        about = (dated(event, self.surface), f"**{_text(deed(event, self.surface))}**",
                 *map(_text, event.numbers), _text(site(event)))
        by = _text(self.words.told_by.format(who=", ".join(n for n, _, _ in named(event.by, self.surface)))
                   if event.by else "")
        times = f" ×{len(event.places)}" if len(event.places) > 1 else ""
        rest = " · ".join(filter(None, (by, _places(event.places) + times)))
        return f"- {SIGNS[event.status]} {' · '.join(filter(None, about))}: {_text(event.sentence)} — {rest}"

    def _voices(self) -> Iterator[str]:
        if self.brief.voices:
            yield from ("", f"## {self.words.voices}")
        for group in self.brief.voices:
            yield from ("", f"### {self._who(group.voices)}", "")
            yield from (f"- {self._said(s)}" for s in group.statements)

    def _sources(self) -> Iterator[str]:
        yield from ("", f"## {self.words.sources}", "")
        for a in self.brief.articles:
            day = a.published.isoformat() if a.published else self.surface.dates.none
            names = (day, _text(a.publisher or ""), _text(a.title or ""), f"`{a.where or a.id}`")
            yield f"{a.number}. " + " · ".join(filter(None, names))
        if self.brief.failed:
            yield from ("", f"## {self.words.failed}", "", *(f"- {_text(f)}" for f in self.brief.failed))

    def _said(self, statement: Statement, *, verb: str = "") -> str:
        who = self._who(tellers(statement, self.surface))
        act = getattr(self.surface.acts, statement.act.value)
        by = f"{verb} {who}" if verb else who if statement.told else f"{who} *{act}* ({_text(statement.cue)})"
        details = list(map(_text, manner(statement, self.surface)))
        if statement.earliest:
            when = period(statement.earliest, statement.latest, self.surface.dates)
            details.append(self.words.said_on.format(when=when))
        details += [chance(statement.probability), _places(statement.places)]
        return f"{_text(statement.words)} — " + " · ".join(filter(None, [by, *details]))

    def _who(self, voices: Iterable[Voice]) -> str:
        return "; ".join(_join(map(_text, row)) for row in named(voices, self.surface))


def _places(places: Iterable[Place]) -> str:
    return " ".join(rf"\[{place.article}\] {place.line}:{place.column}" for place in places)


def _join(parts: Iterable[str]) -> str:
    return ", ".join(filter(None, parts))


def _text(value: str) -> str:
    """Text of an article on one line, with what Markdown would read as markup escaped."""
    return _SPECIAL.sub(r"\\\1", " ".join(value.split()))
