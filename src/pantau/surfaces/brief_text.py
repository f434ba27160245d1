"""The brief in a terminal: what matters first, one look per line, every line with its place."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import TypeVar

from pantau.brief import (
    Article,
    Barred,
    Brief,
    Contested,
    Expected,
    Group,
    Happening,
    Place,
    Sign,
    Statement,
    Unknown,
    Voice,
    is_unnamed,
)
from pantau.lang.schema.surface import Surface
from pantau.surfaces.deeds import SIGNS, dated, deed, lead, matches, rule, says_breach, site, status
from pantau.surfaces.strip import Strip, strip_over
from pantau.surfaces.terminal import (
    ACT_COLOURS,
    STATUS_COLOURS,
    Terminal,
    around,
    block,
    cells,
    clean,
    cut,
    joined,
    pad,
    shorten,
    wrap,
)
from pantau.surfaces.words import chance, count, manner, named, period, reason, short, tellers, totals

T = TypeVar("T")

_WIDEST = 108       # cells: beyond this a line of prose is hard to follow
_NARROWEST = 40
_SHOWN = 8          # entries of a section, and …
_VOICES = 6         # … voices and …
_EACH = 2           # … claims of a voice, before the rest is only counted
_LINES = 3          # lines of a long quote

_WEB = re.compile(r"https?://(?:www\.)?")


def render(brief: Brief, surface: Surface, terminal: Terminal, *, everything: bool = False) -> str:
    """The brief as lines for a terminal; `everything` leaves nothing uncounted out."""
    width = min(max(terminal.width, _NARROWEST), _WIDEST)
    page = _Page(brief, surface, Terminal(width, terminal.colour), everything)
    return "\n".join(line.rstrip() for line in page.lines()) + "\n"


class _Page:
    """One rendering: the brief with the words, the width and the colours that its parts share."""

    def __init__(self, brief: Brief, surface: Surface, terminal: Terminal, everything: bool) -> None:
        self.brief, self.surface, self.terminal, self.everything = brief, surface, terminal, everything
        self.words, self.style, self.width = surface.brief, terminal.style, terminal.width
        self.alone = len(brief.articles) == 1
        places = (self._spot(s.places[0]) for group in brief.voices for s in group.statements)
        self.spot = max(map(len, places), default=0)
        self.cited: set[int] = set()

    def lines(self) -> Iterator[str]:
        yield from self._head()
        brief, words = self.brief, self.words
        if not brief.claims and brief.articles:
            yield from ("", words.nothing_read)
        yield from self._section(words.expected, brief.expected, self._expectations)
        yield from self._section(words.contested, brief.contested, self._contested)
        yield from self._section(words.declined, brief.declined, self._declined)
        yield from self._section(words.unknown, brief.unknown, self._unknown)
        yield from self._section(words.signs, brief.signs, self._signs)
        yield from self._section(words.barred, brief.barred, self._barred)
        yield from self._section(words.occurred, brief.occurred, self._occurred)
        yield from self._voices()
        yield from self._tail()

    def _head(self) -> Iterator[str]:
        facts = joined([self.style(f"PANTAU {self.words.title}", "bold"), *totals(self.brief, self.surface)])
        yield from wrap(facts, self.width)
        if self.alone:
            article = self.brief.articles[0]
            name = joined([article.publisher, article.title, article.where or article.id])
            yield self.style(shorten(clean(name), self.width), "dim")

    def _tail(self) -> Iterator[str]:
        if not self.alone:
            yield from self._title(self.words.sources)
            shown = [a for a in self.brief.articles if self.everything or a.number in self.cited]
            column = max((len(f"[{article.number}] ") for article in shown), default=0)
            for article in shown:
                yield from self._source(article, max(column, 5))
            left = len(self.brief.articles) - len(shown)
            if left:
                yield self._left_out(count(left, self.surface.counts.more))
        for failure in self.brief.failed:
            yield from block(clean(failure), self.width, 2, first=self.style("!", "red"))

    def _source(self, article: Article, column: int) -> list[str]:
        """An article by its number, day, publisher and title, and as much of where it is as there is room for."""
        day = article.published.isoformat() if article.published else "·" * 10
        head = f"{f'[{article.number}]':<{column}}{day}  "
        where = clean(article.where or article.id)
        name = clean(joined([article.publisher, article.title]))
        room = self.width - len(head)
        if self.everything:
            return block(joined([name, self.style(where, "dim")]), self.width, len(head), first=head.rstrip())
        if not article.title:
            return [head + cut(joined([name, where]), room)]
        left = max(room - cells(name) - 3, room // 4)
        place = next((each for each in _addresses(where) if cells(each) <= left), "")
        name = shorten(name, room - cells(place) - 3 if place else room)
        return [head + joined([name, self.style(place, "dim") if place else None])]

    def _title(self, text: str, number: int = 0) -> Iterator[str]:
        label = joined([text.upper(), f"{number:,}" if number else None])
        yield from ("", self.style(label, "bold") + " " + self.style("─" * (self.width - cells(label) - 1), "dim"))

    def _section(
        self, title: str, entries: Sequence[T], lines: Callable[[Sequence[T]], Iterable[str]]
    ) -> Iterator[str]:
        if not entries:
            return
        yield from self._title(title, len(entries))
        shown = entries if self.everything else entries[:_SHOWN]
        yield from lines(shown)
        if len(entries) > len(shown):
            yield self._left_out(count(len(entries) - len(shown), self.surface.counts.more))

    def _left_out(self, what: str) -> str:
        return self.style(f"  + {what} ({self.words.see_all})", "dim")

    def _strip(self, entries: Sequence[Expected]) -> tuple[Strip | None, int]:
        """The calendar that all windows share, and the width of the column of dates before it."""
        windows = [(x.earliest, x.latest) for x in entries]
        column = max((cells(period(*window, self.surface.dates)) for window in windows), default=0) + 2
        return strip_over(windows, max(self.width - column - 2, 14), self.brief.until), column

    def _expectations(self, entries: Sequence[Expected]) -> Iterator[str]:
        """One row of the calendar for each window, under what it is the window of."""
        strip, column = self._strip(entries)
        if strip:
            yield self.style(" " * (column + 2) + strip.scale(self.surface.dates), "dim")
        before: Expected | None = None
        for entry in entries:
            if entry.over and not (before and before.over) and self.brief.until:
                until = period(self.brief.until, self.brief.until, self.surface.dates, year=True)
                yield self.style(f"  {self.words.over.format(when=until)}", "italic")
            if before is None or entry.events != before.events:
                dated = entry.earliest or entry.latest
                if not dated and (before is None or before.earliest or before.why != entry.why):
                    yield self._window(strip, column, entry)
                for event in entry.events:
                    yield from self._deed(event)
            if (entry.earliest or entry.latest) and (before is None or _row(before) != _row(entry)):
                yield self._window(strip, column, entry)
            yield from self._statement(entry.statement, indent=4 if entry.events else 2)
            before = entry

    def _deed(self, event: Happening) -> list[str]:
        """What an event is and between whom, after the sign of its status."""
        what = self.style(clean(deed(event, self.surface)), "bold")
        return block(what, self.width, 4, first=f"  {self._sign(event)}")

    def _window(self, strip: Strip | None, column: int, entry: Expected) -> str:
        label = pad(period(entry.earliest, entry.latest, self.surface.dates), column)
        if strip is None or entry.earliest is None:
            return "  " + self.style(label, "bold", "cyan") + self.style(reason(entry.why, self.surface), "dim")
        before, inside, after = strip.bar(entry.earliest, entry.latest)
        tone = ("dim",) if entry.over else ("bold", "cyan")
        bar = self.style(before, "dim") + self.style(inside, *tone) + self.style(after, "dim")
        return "  " + self.style(label, *tone) + bar

    def _contested(self, entries: Sequence[Contested]) -> Iterator[str]:
        no, denied = self.style("✗", "red", "bold"), self.style(self.words.denied_by, "red")
        yes, asserted = self.style("✓", "green", "bold"), self.style(self.words.asserted_by, "green")
        for entry in entries:
            yield from self._statement(entry.denial, mark=no, verb=denied)
            if entry.asserted:
                same = entry.event and f"{self.words.same_event} ({clean(deed(entry.event, self.surface))})"
                yield from block(self.style(f"{same or self.words.nearby}:", "dim"), self.width, 6)
            for each in entry.asserted:
                yield from self._statement(each, mark=yes, verb=asserted, indent=4)

    def _unknown(self, entries: Sequence[Unknown]) -> Iterator[str]:
        """The questions; answers that the next one has, too, are named there alone."""
        for entry, after in zip_longest(entries, entries[1:]):
            yield from self._statement(entry.statement, mark=self.style("?", "yellow", "bold"))
            if after is None or entry.candidates != after.candidates:
                yield from self._candidates(entry.candidates)

    def _candidates(self, candidates: Sequence[str]) -> list[str]:
        if not candidates:
            return []
        between = f" {self.style(self.words.either, 'dim')} "
        label = self.style(f"{self.words.candidates}:", "dim")
        return block(f"{label} {between.join(map(clean, candidates))}", self.width, 6)

    def _signs(self, entries: Sequence[Sign]) -> Iterator[str]:
        """Each sign with what it points to, how long before and by what evidence, then who reports it."""
        for entry in entries:
            kind = self.surface.show.indicator.get(entry.kind, entry.kind)
            points = self.words.points_to.format(what=deed(entry.of, self.surface)) if entry.of else None
            seen = self.words.citing.format(what=entry.evidence) if entry.evidence else None
            mark = self.style("!", "magenta", "bold")
            yield from block(clean(entry.words), self.width, 4, first=f"  {mark}", lines=_LINES)
            about = clean(joined([points, lead(entry, self.surface), seen]))
            yield from block(joined([self.style(kind, "magenta"), about]), self.width, 6)
            by = self._teller(entry.statement)
            yield from block(f"{by} {self._details(entry.statement, brief=True)}", self.width, 6)

    def _teller(self, statement: Statement) -> str:
        """Who says it and what they do by it, or that the article itself does."""
        return self._who(tellers(statement, self.surface)) if statement.told else (
            f"{self._who(statement.voices)} {self._act(statement)}")

    def _barred(self, entries: Sequence[Barred]) -> Iterator[str]:
        """What speakers call a breach; apart from it, and never in the same words, what only matches a rule."""
        for entry in (x for x in entries if x.stated):
            says = self.style(clean(says_breach(entry, self.surface)), "bold")
            yield from block(f"{says} {self._norm(entry.norm)}", self.width, 4, first=self.style("  §", "red", "bold"))
            lines = 0 if self.everything else _LINES
            yield from block(clean(entry.statement.words), self.width, 6, lines=lines)
            yield from block(f"{self._act(entry.statement)} {self._details(entry.statement)}", self.width, 8)
        matched = matches(entries)
        if matched:
            yield from block(self.style(self.words.would_note, "dim", "italic"), self.width, 2)
        for (event, statement), norms in matched:
            what = clean(deed(event, self.surface)) if event else shorten(clean(statement.words), self.width - 8)
            how = f"({status(event.status, self.surface)}) " if event else ""
            line = f"{what} {how}{self._details(statement, brief=True)}"
            yield from block(line, self.width, 5, first=self.style("  §?", "dim"))
            for norm in norms:
                yield from block(f"{self.style(self.words.would_fall, 'italic')} {self._norm(norm)}", self.width, 7)

    def _norm(self, norm: str) -> str:
        said = rule(norm, self.surface)
        return clean(norm) + (self.style(f" – {said}", "dim") if said else "")

    def _occurred(self, entries: Sequence[Happening]) -> Iterator[str]:
        """Each event on a line after its day, the sentence that tells it first below."""
        days = [dated(event, self.surface) or self.surface.dates.none for event in entries]
        column = max(map(cells, days), default=0) + 3
        for event, day in zip(entries, days, strict=True):
            times = f" ×{len(event.places)}" if len(event.places) > 1 else ""
            spots = " ".join(self._place(p) for p in event.places[:_LINES]) + times
            about = clean(joined([deed(event, self.surface), *event.numbers, site(event)]))
            first = f"  {self.style(day, 'bold')}{' ' * (column - 1 - cells(day))}{self._sign(event)} "
            yield from block(joined([self.style(about, "bold"), self.style(spots, "dim")]), self.width, column + 3,
                             first=first)
            yield from self._sentence(event, column + 3)

    def _sentence(self, event: Happening, indent: int) -> list[str]:
        by = ", ".join(name for name, _, _ in named(event.by, self.surface)) if event.by else ""
        told = f"· {self.words.told_by.format(who=by)}" if by else ""
        if self.everything:
            return block(self.style(clean(f"{event.sentence} {told}"), "dim"), self.width, indent)
        told = shorten(clean(told), (self.width - indent) // 3)
        room = self.width - indent - cells(told) - 1
        words = around(clean(event.sentence), clean(event.words.partition(" … ")[0]), room)
        return [" " * indent + self.style(f"{words} {told}".rstrip(), "dim")]

    def _sign(self, event: Happening) -> str:
        return self.style(SIGNS[event.status], STATUS_COLOURS[event.status], "bold")

    def _declined(self, entries: Sequence[Statement]) -> Iterator[str]:
        for each in entries:
            words = f"{self.style(clean(each.cue), 'yellow')} {clean(each.words)}"
            line = f"{self._who(each.voices)} {words} {self._details(each)}"
            yield from block(line, self.width, 4, first=self.style("  –", "yellow"))

    def _statement(self, statement: Statement, *, mark: str = "", verb: str = "", indent: int = 2) -> list[str]:
        """The words, then who said them, how, when and where they stand; `verb` goes before the voices."""
        lines = 0 if self.everything else _LINES
        words = block(clean(statement.words), self.width, indent + 2, first=" " * indent + mark, lines=lines)
        who = f"{verb} {self._who(tellers(statement, self.surface))}" if verb else self._teller(statement)
        return [*words, *block(f"{who} {self._details(statement)}", self.width, indent + 4)]

    def _act(self, statement: Statement) -> str:
        verb: str = getattr(self.surface.acts, statement.act.value)
        colour = ACT_COLOURS.get(statement.act)
        return self.style(verb, colour) if colour else verb

    def _who(self, voices: Iterable[Voice]) -> str:
        people = []
        for name, role, country in named(voices, self.surface):
            title = f", {clean(role)}" if role else ""
            code = " " + self.style(country, "dim") if country else ""
            people.append(self.style(clean(name), "bold") + title + code)
        return "; ".join(people)

    def _details(self, statement: Statement, *, brief: bool = False) -> str:
        parts = manner(statement, self.surface) if not brief else []
        if statement.earliest:
            when = period(statement.earliest, statement.latest, self.surface.dates)
            parts.append(self.words.said_on.format(when=when))
        places = " ".join(self._place(p) for p in statement.places)
        return self.style("· " + joined([*map(clean, parts), chance(statement.probability), places]), "dim")

    def _place(self, place: Place) -> str:
        self.cited.add(place.article)
        return self._spot(place)

    def _spot(self, place: Place) -> str:
        spot = f"{place.line}:{place.column}"
        return spot if self.alone else f"[{place.article}]{spot}"

    def _voices(self) -> Iterator[str]:
        groups = self.brief.voices
        if not groups:
            return
        yield from self._title(self.words.voices, sum(len(g.statements) for g in groups))
        column = 2 + max(cells(getattr(self.surface.acts, s.act.value)) for g in groups for s in g.statements) + 2
        known = [g for g in groups if not is_unnamed(g.voices)]
        unnamed = [g for g in groups if is_unnamed(g.voices)]
        shown = known if self.everything else known[:_VOICES]
        for group in shown:
            yield from self._group(group, column)
        yield from self._rest(known[len(shown):])
        if unnamed:
            yield self.style(self.words.unnamed, "bold", "italic")
            shown = unnamed if self.everything else unnamed[:_EACH]
            for group in shown:
                yield from self._group(group, column)
            yield from self._rest(unnamed[len(shown):])

    def _rest(self, groups: Sequence[Group]) -> Iterator[str]:
        if groups:
            counts = self.surface.counts
            claims = count(sum(len(g.statements) for g in groups), counts.more_claims)
            yield self._left_out(f"{claims}, {count(len(groups), counts.speakers)}")

    def _group(self, group: Group, column: int) -> Iterator[str]:
        yield from wrap(self._who(group.voices), self.width)
        shown = group.statements if self.everything else group.statements[:_EACH]
        for each in shown:
            yield from self._line(each, column)
        if len(group.statements) > len(shown):
            yield self._left_out(count(len(group.statements) - len(shown), self.surface.counts.more))

    def _line(self, statement: Statement, column: int) -> list[str]:
        """A claim in one line, act, words, day and place, and one more where it is told by somebody else."""
        act = "  " + self._act(statement)
        if self.everything:
            return block(f"{clean(statement.words)} {self._details(statement)}", self.width, column, first=act)
        day = statement.earliest if statement.earliest == statement.latest else None
        said = short(day, self.surface.dates) if day else ""
        spot = f"{said}  {self._place(statement.places[0]):>{self.spot}}"
        room = self.width - column - cells(spot) - 1
        words = pad(shorten(clean(statement.words), room), room)
        via = self.words.via.format(who=", ".join(name for name, _, _ in named(statement.via, self.surface)))
        below = [" " * column + self.style(shorten(clean(via), self.width - column), "dim")] if statement.via else []
        return [f"{pad(act, column)}{words} {self.style(spot, 'dim')}", *below]


def _addresses(where: str) -> tuple[str, str]:
    """Where an article is, without what every web address begins with; and its host, or its file, alone."""
    place = _WEB.sub("", where)
    return (place, place.partition("/")[0]) if place != where else (where, where.rpartition("/")[2])


def _row(entry: Expected) -> tuple[object, ...]:
    """Two expectations with the same are one row of the calendar: of the same events, in one window."""
    return entry.events, entry.earliest, entry.latest
