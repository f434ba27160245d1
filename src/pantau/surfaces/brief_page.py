"""The brief as one self-contained page, every line with the article and the place that it comes from."""

from collections.abc import Iterable
from datetime import date

from pantau.brief import Article, Barred, Brief, Contested, Expected, Group, Happening, Place, Sign, Statement, Unknown
from pantau.lang.schema.surface import Surface
from pantau.surfaces.deeds import SIGNS, dated, deed, lead, matches, parties, rule, says_breach, site, status
from pantau.surfaces.page import concept, page, people, tag, text
from pantau.surfaces.strip import Strip, strip_over
from pantau.surfaces.words import chance, count, manner, named, period, reason, short, tellers, totals

_APART = 9          # hundredths of the calendar: the room that "12 Jun" needs


def render(brief: Brief, surface: Surface) -> str:
    """The whole page in the language of `surface`."""
    return page(f"Pantau · {surface.brief.title}", _Page(brief, surface).body(), language=surface.language)


class _Page:
    def __init__(self, brief: Brief, surface: Surface) -> None:
        self.brief, self.surface, self.words = brief, surface, surface.brief
        self.articles = {a.number: a for a in brief.articles}
        windows = [(x.earliest, x.latest) for x in brief.expected]
        self.strip = strip_over(windows, 100, brief.until)

    def body(self) -> str:
        brief, words = self.brief, self.words
        facts = tag("p", text(" · ".join(totals(brief, self.surface))), class_="facts")
        parts = [
            tag("header", tag("h1", f'<span class="brand">Pantau</span> {text(words.title)}') + facts),
            "" if brief.claims or brief.occurred else tag("p", text(words.nothing_read)),
            self._section("expected", words.expected, self._calendar(), self._windows()),
            self._section("contested", words.contested, "", map(self._contested, brief.contested)),
            self._section("declined", words.declined, "", map(self._declined, brief.declined)),
            self._section("unknown", words.unknown, "", map(self._unknown, brief.unknown)),
            self._section("signs", words.signs, "", map(self._sign, brief.signs)),
            self._barred(),
            self._section("occurred", words.occurred, "", map(self._occurred, brief.occurred)),
            self._section("voices", words.voices, "", map(self._group, brief.voices)),
            self._sources(),
        ]
        return tag("main", "\n".join(filter(None, parts)), class_="brief")

    def _section(self, name: str, title: str, head: str, entries: Iterable[str]) -> str:
        items = "\n".join(tag("li", entry) for entry in entries)
        return self._titled(name, title, head + tag("ul", items)) if items else ""

    def _titled(self, name: str, title: str, body: str) -> str:
        hint = tag("p", text(self.words.hints[name]), class_="hint")
        heading = tag("h2", text(title), id=f"h-{name}")
        return tag("section", f"{heading}{hint}{body}", class_=name, aria_labelledby=f"h-{name}")

    def _calendar(self) -> str:
        """All windows over one row of weeks, each leading to its expectation below."""
        strip, dates = self.strip, self.surface.dates
        if not strip:
            return ""
        weeks = _spread(strip)
        scale = "".join(tag("span", text(short(day, dates)), style=f"left:{_percent(strip, strip.cell(day))}")
                        for day in weeks)
        rows = [tag("div", tag("span", "") + tag("div", scale, class_="weeks"), class_="row scale", aria_hidden="true")]
        seen: set[tuple[object, ...]] = set()
        for number, x in enumerate(self.brief.expected):
            what = "; ".join(deed(e, self.surface) for e in x.events) or x.statement.words
            key = (what, x.earliest, x.latest)
            if x.earliest and key not in seen:
                seen.add(key)
                rows.append(self._row(strip, number, what, x))
        return tag("div", "".join(rows), class_="calendar") + self._today(strip)

    def _today(self, strip: Strip) -> str:
        """What the line across the calendar is, where it is in view."""
        day = strip.today
        if day is None or not 0 <= strip.cell(day) < strip.width:
            return ""
        name = self.words.today.format(when=short(day, self.surface.dates))
        return tag("p", text(f"│ {name}"), class_="hint today")

    def _row(self, strip: Strip, number: int, what: str, x: Expected) -> str:
        window = period(x.earliest, x.latest, self.surface.dates)
        link = tag("a", text(what), href=f"#x-{number}") + tag("small", text(window))
        before, inside, _ = strip.bar(x.earliest, x.latest)
        bar = tag("i", "", style=f"left:{len(before)}%;width:{len(inside)}%", class_="over" if x.over else None)
        lines = [tag("b", "", style=f"left:{_percent(strip, strip.cell(day))}") for day in _spread(strip)]
        if strip.today and 0 <= strip.cell(strip.today) < strip.width:
            lines.append(tag("u", "", style=f"left:{_percent(strip, strip.cell(strip.today))}"))
        return tag("div", tag("span", link) + tag("div", "".join(lines) + bar, class_="days"), class_="row")

    def _windows(self) -> Iterable[str]:
        for number, entry in enumerate(self.brief.expected):
            yield self._expected(number, entry)

    def _expected(self, number: int, entry: Expected) -> str:
        until = self.brief.until
        over = self.words.over.format(when=period(until, until, self.surface.dates)) if entry.over else ""
        window = period(entry.earliest, entry.latest, self.surface.dates)
        window = tag("span", text(" · ".join(filter(None, [window, over]))), class_="window over" if over else "window")
        why = tag("span", text(reason(entry.why, self.surface)), class_="why") if entry.why else ""
        about = "; ".join(map(self._deed, entry.events))
        return tag("p", f"{about} {window} {why}", class_="about", id=f"x-{number}") + self._statement(entry.statement)

    def _deed(self, event: Happening) -> str:
        """What an event is, between whom, and how certain: the sign's title says it in words."""
        sign = tag("span", SIGNS[event.status], class_="sign", title=status(event.status, self.surface))
        who = parties(event.actors, event.recipients, self.surface)
        what = " · ".join(filter(None, (tag("b", text(who)) if who else "", concept(event.concept, self.surface))))
        return tag("span", f"{sign} {what}", class_=f"deed {event.status}")

    def _contested(self, entry: Contested) -> str:
        about = tag("p", self._deed(entry.event), class_="about") if entry.event else ""
        denied = self._statement(entry.denial, verb=self.words.denied_by)
        others = "".join(tag("li", self._statement(s, verb=self.words.asserted_by)) for s in entry.asserted)
        how = tag("p", text(self.words.same_event if entry.event else self.words.nearby), class_="hint")
        return about + denied + (tag("div", how + tag("ul", others), class_="beside") if others else "")

    def _unknown(self, entry: Unknown) -> str:
        answers = "".join(tag("li", text(c)) for c in entry.candidates)
        if not answers:
            return self._statement(entry.statement)
        label = text(self.words.candidates)
        return self._statement(entry.statement) + tag("div", label + tag("ul", answers), class_="candidates")

    def _sign(self, entry: Sign) -> str:
        kind = tag("span", text(self.surface.show.indicator.get(entry.kind, entry.kind)), class_="kind")
        language = self.articles[entry.statement.places[0].article].language
        words = tag("blockquote", f"{kind} {tag('span', text(entry.words), lang=language)}")
        points = text(self.words.points_to).format(what=self._deed(entry.of)) if entry.of else ""
        seen = text(self.words.citing.format(what=entry.evidence)) if entry.evidence else ""
        about = " · ".join(filter(None, (points, text(lead(entry, self.surface)), seen)))
        return words + (tag("p", about, class_="about") if about else "") + self._by(entry.statement)

    def _barred(self) -> str:
        """What a speaker calls a breach; then, set apart and under its own remark, what only matches a rule."""
        stated = "".join(tag("li", self._breach(x)) for x in self.brief.barred if x.stated)
        matched = "".join(
            tag("li", self._match(event, statement, norms)) for (event, statement), norms in matches(self.brief.barred))
        note = tag("p", text(self.words.would_note), class_="hint")
        body = (tag("ul", stated) if stated else "") + (
            tag("aside", note + tag("ul", matched), class_="would") if matched else "")
        return self._titled("barred", self.words.barred, body) if body else ""

    def _breach(self, entry: Barred) -> str:
        says = tag("b", text(says_breach(entry, self.surface)))
        return tag("p", f"{says} {self._norm(entry.norm)}", class_="about") + self._statement(entry.statement)

    def _match(self, event: Happening | None, statement: Statement, norms: Iterable[str]) -> str:
        what = self._deed(event) if event else text(statement.words)
        rules = "".join(tag("li", f"{tag('i', text(self.words.would_fall))} {self._norm(n)}") for n in norms)
        return tag("p", f"{what} · {self._places(statement.places)}", class_="about") + tag("ul", rules)

    def _norm(self, norm: str) -> str:
        said = rule(norm, self.surface)
        return tag("cite", text(norm)) + (f" – {text(said)}" if said else "")

    def _occurred(self, event: Happening) -> str:
        about = (tag("time", text(dated(event, self.surface))) if event.earliest else "", self._deed(event),
                 *map(text, event.numbers), text(site(event)))
        by = f"{people(named(event.by, self.surface))} · " if event.by else ""
        times = f" ×{len(event.places)}" if len(event.places) > 1 else ""
        language = self.articles[event.places[0].article].language
        words = tag("blockquote", text(event.sentence), lang=language)
        head = tag("p", " · ".join(filter(None, about)), class_="about")
        return head + words + tag("p", f"{by}{self._places(event.places)}{times}", class_="by")

    def _declined(self, statement: Statement) -> str:
        """What was declined means little without the words that decline it."""
        return self._statement(statement, lead=tag("span", text(statement.cue), class_="act decline") + " ")

    def _statement(self, statement: Statement, *, verb: str = "", lead: str = "") -> str:
        language = self.articles[statement.places[0].article].language
        words = tag("blockquote", lead + text(statement.words), lang=language)
        return words + self._by(statement, verb=verb, cue=not lead)

    def _by(self, statement: Statement, *, verb: str = "", cue: bool = True) -> str:
        """Who says it, what they do by it, how, when and where it stands."""
        act = tag("span", text(verb or getattr(self.surface.acts, statement.act.value)), class_=f"act {statement.act}")
        language = self.articles[statement.places[0].article].language
        who = people(named(tellers(statement, self.surface), self.surface))
        details = list(map(text, manner(statement, self.surface)))
        if statement.earliest:
            when = period(statement.earliest, statement.latest, self.surface.dates)
            details.append(text(self.words.said_on.format(when=when)))
        if statement.probability:
            details.append(text(chance(statement.probability)))
        details.append(self._places(statement.places))
        quoted = " " + tag("q", text(statement.cue), lang=language) if cue and statement.cue else ""
        order = f"{act} {who}" if verb else who if statement.told else f"{who} {act}{quoted}"
        return tag("p", f"{order} · " + " · ".join(details), class_="by")

    def _places(self, places: Iterable[Place]) -> str:
        return " ".join(map(self._place, places))

    def _place(self, place: Place) -> str:
        article = self.articles[place.article]
        title = " · ".join(filter(None, [article.publisher, article.title, article.where]))
        spans = ", ".join(f"{start}–{end}" for start, end in place.spans)
        return tag("a", f"[{place.article}] {place.line}:{place.column}", href=f"#article-{place.article}",
                   title=f"{title} ({spans})", class_="place")

    def _group(self, group: Group) -> str:
        heading = tag("h3", people(named(group.voices, self.surface)))
        return heading + tag("ul", "".join(tag("li", self._statement(s)) for s in group.statements))

    def _sources(self) -> str:
        rows = "\n".join(tag("li", self._article(a), id=f"article-{a.number}") for a in self.brief.articles)
        failed = "".join(tag("li", text(f)) for f in self.brief.failed)
        lost = tag("h2", text(self.words.failed)) + tag("ul", failed) if failed else ""
        return tag("section", tag("h2", text(self.words.sources)) + tag("ol", rows) + lost, class_="sources")

    def _article(self, article: Article) -> str:
        day = article.published
        parts = (
            tag("time", day.isoformat()) if day else text(self.surface.dates.none),
            text(article.publisher or ""),
            tag("b", text(article.title), lang=article.language) if article.title else "",
            tag("code", text(article.where or article.id)),
            text(count(article.claims, self.surface.counts.claims)),
        )
        return " · ".join(filter(None, parts))


def _spread(strip: Strip) -> list[date]:
    """The days to name on a page's calendar: the strip's own, without those too near the one before."""
    named: list[date] = []
    for day in strip.marks():
        if not named or strip.cell(day) - strip.cell(named[-1]) >= _APART:
            named.append(day)
    return [day for day in named if strip.cell(day) <= strip.width - _APART or day == named[0]]


def _percent(strip: Strip, cell: int) -> str:
    return f"{100 * cell / strip.width:g}%"
