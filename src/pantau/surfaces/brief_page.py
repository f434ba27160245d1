"""The brief as one self-contained page, every line with the article and the place that it comes from."""

from collections.abc import Iterable

from pantau.brief import Article, Brief, Contested, Expected, Group, Place, Statement, Unknown
from pantau.lang.schema.surface import Surface
from pantau.surfaces.page import page, people, tag, text
from pantau.surfaces.strip import Strip, strip_over
from pantau.surfaces.words import chance, count, manner, named, period, reason, totals


def render(brief: Brief, surface: Surface, *, language: str) -> str:
    """The whole page in the language of `surface`, whose code is `language`."""
    return page(f"Pantau · {surface.brief.title}", _Page(brief, surface).body(), language=language)


class _Page:
    def __init__(self, brief: Brief, surface: Surface) -> None:
        self.brief, self.surface, self.words = brief, surface, surface.brief
        self.articles = {a.number: a for a in brief.articles}
        self.strip = strip_over([(x.earliest, x.latest) for x in brief.expected], 100)

    def body(self) -> str:
        brief, words = self.brief, self.words
        facts = tag("p", text(" · ".join(totals(brief, self.surface))), class_="facts")
        parts = [
            tag("header", tag("h1", f'<span class="brand">Pantau</span> {text(words.title)}') + facts),
            "" if brief.claims else tag("p", text(words.nothing_read)),
            self._section("expected", words.expected, self._scale(), map(self._expected, brief.expected)),
            self._section("contested", words.contested, "", map(self._contested, brief.contested)),
            self._section("declined", words.declined, "", map(self._declined, brief.declined)),
            self._section("unknown", words.unknown, "", map(self._unknown, brief.unknown)),
            self._section("voices", words.voices, "", map(self._group, brief.voices)),
            self._sources(),
        ]
        return tag("main", "\n".join(filter(None, parts)), class_="brief")

    def _section(self, name: str, title: str, head: str, entries: Iterable[str]) -> str:
        items = "\n".join(tag("li", entry) for entry in entries)
        if not items:
            return ""
        hint = tag("p", text(self.words.hints[name]), class_="hint")
        heading = tag("h2", text(title), id=f"h-{name}")
        return tag("section", f"{heading}{hint}{head}{tag('ul', items)}", class_=name, aria_labelledby=f"h-{name}")

    def _scale(self) -> str:
        if not self.strip:
            return ""
        dates, strip = self.surface.dates, self.strip
        ends = (period(strip.first, strip.first, dates), period(strip.last, strip.last, dates))
        return tag("p", "".join(tag("span", text(end)) for end in ends), class_="scale", aria_hidden="true")

    def _expected(self, entry: Expected) -> str:
        until = self.brief.until
        over = self.words.over.format(when=period(until, until, self.surface.dates)) if entry.over else ""
        window = period(entry.earliest, entry.latest, self.surface.dates)
        window = tag("p", text(" · ".join(filter(None, [window, over]))), class_="window over" if over else "window")
        why = tag("span", text(reason(entry.why, self.surface)), class_="why") if entry.why else ""
        return window + why + _bar(self.strip, entry) + self._statement(entry.statement)

    def _contested(self, entry: Contested) -> str:
        denied = self._statement(entry.denial, verb=self.words.denied_by)
        others = "".join(tag("li", self._statement(s, verb=self.words.asserted_by)) for s in entry.asserted)
        return denied + (tag("ul", others, class_="beside") if others else "")

    def _unknown(self, entry: Unknown) -> str:
        answers = "".join(tag("li", text(c)) for c in entry.candidates)
        if not answers:
            return self._statement(entry.statement)
        label = text(self.words.candidates)
        return self._statement(entry.statement) + tag("div", label + tag("ul", answers), class_="candidates")

    def _declined(self, statement: Statement) -> str:
        """What was declined means little without the words that decline it."""
        return self._statement(statement, lead=tag("span", text(statement.cue), class_="act decline") + " ")

    def _statement(self, statement: Statement, *, verb: str = "", lead: str = "") -> str:
        act = tag("span", text(verb or getattr(self.surface.acts, statement.act.value)), class_=f"act {statement.act}")
        language = self.articles[statement.places[0].article].language
        words = tag("blockquote", lead + text(statement.words), lang=language)
        who = people(named(statement.voices, self.surface))
        details = list(map(text, manner(statement, self.surface)))
        if statement.earliest:
            when = period(statement.earliest, statement.latest, self.surface.dates)
            details.append(text(self.words.said_on.format(when=when)))
        if statement.probability:
            details.append(text(chance(statement.probability)))
        details.append(" ".join(map(self._place, statement.places)))
        cue = "" if lead else " " + tag("q", text(statement.cue), lang=language)
        order = f"{act} {who}" if verb else f"{who} {act}{cue}"
        return words + tag("p", f"{order} · " + " · ".join(details), class_="by")

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


def _bar(strip: Strip | None, entry: Expected) -> str:
    if strip is None or entry.earliest is None or entry.latest is None:
        return ""
    before, inside, _ = strip.bar(entry.earliest, entry.latest)
    style = f"margin-left:{100 * len(before) / strip.width:g}%;width:{100 * max(len(inside), 1) / strip.width:g}%"
    return tag("div", tag("i", "", style=style), class_="bar", aria_hidden="true")
