"""The reading as one self-contained page: the article with its marks, each claim beside the words it was read from."""

from collections.abc import Iterable, Iterator, Sequence

from pantau.lang.schema.surface import Surface
from pantau.surfaces.deeds import SIGNS, between_whom, called, facts_of, status
from pantau.surfaces.marks import Block, Mark, Segment, blocks_of
from pantau.surfaces.page import concept, page, people, tag, text
from pantau.surfaces.reading import facts, quoted, voices
from pantau.surfaces.words import count, country, day, numbers, period, reason
from pantau.types import Analysis, Claim, Event, Status

_ORDER = ("content", "source", "cue", "time", "actor", "event")


def render(analysis: Analysis, surface: Surface, *, where: str = "", notes: Iterable[str] = (),
           chosen: str | None = None) -> str:
    """The whole page in the language of `surface`; the article keeps its own.

    `notes` are said of the article at its head; the page opens at the claim whose id is `chosen`.
    """
    title = analysis.document.title or where.rpartition("/")[2] or analysis.document.id
    body = _Page(analysis, surface, title, chosen).body(notes)
    return page(f"{title} · Pantau", body, language=surface.language, script="show.js")


class _Page:
    def __init__(self, analysis: Analysis, surface: Surface, title: str, chosen: str | None) -> None:
        self.analysis, self.surface, self.words, self.title = analysis, surface, surface.show, title
        self.chosen, self.numbers = chosen, numbers(analysis)
        self.first_cue = {c.id: c.cue[0][0] for c in analysis.claims if c.cue}
        self.acts = {c.id: c.act for c in analysis.claims}
        self.values = {str(n): t for n, t in enumerate(analysis.times)}
        self.names = {a.id: a for a in analysis.actors}
        self.events = {e.id: e for e in analysis.events}
        self.first_word = {e.id: e.trigger[0][0] for e in analysis.events if e.trigger}
        self.last_word = {e.id: e.trigger[-1][1] for e in analysis.events if e.trigger}

    def body(self, notes: Iterable[str]) -> str:
        rows = "\n".join(map(self._row, blocks_of(self.analysis)))
        empty = "" if self.analysis.claims else tag("p", text(self.words.no_claims), class_="empty")
        tables = tag("section", self._events() + self._times() + self._actors(), class_="tables")
        return tag("main", f"{self._head(notes)}{empty}<article>{rows}</article>{tables}", class_="show",
                   data_open=self.chosen)

    def _head(self, notes: Iterable[str]) -> str:
        document, words = self.analysis.document, self.words
        date = document.published
        when = tag("time", text(day(date, self.surface.dates, year=True)), datetime=date.isoformat()) if date else ""
        undated = reason(document.published_why, self.surface) or words.unknown_date
        facts = [text(document.publisher or ""), when or text(undated),
                 text(document.author or ""), text(count(len(self.analysis.claims), self.surface.counts.claims))]
        kinds = (("source", words.source), ("cue", words.cue), ("content", words.content), ("time", words.time),
                 ("actor", words.actor))
        legend = " ".join(tag("span", text(name), class_=f"m {kind}") for kind, name in kinds)
        signs = " ".join(tag("span", text(status(each, self.surface)), class_=f"m event {each}", data_sign=SIGNS[each])
                         for each in Status)
        return tag("header", "".join((
            tag("p", f'<span class="brand">Pantau</span> {text(words.title)}', class_="kicker"),
            tag("h1", text(self.title), lang=document.language),
            tag("p", " · ".join(filter(None, facts)), class_="facts"),
            *(tag("p", text(note), class_="facts") for note in notes),
            tag("p", f"{text(words.legend)}: {legend}", class_="legend"),
            tag("p", f"{text(words.events)}: {signs}", class_="legend") if self.events else "",
            tag("p", text(words.choose), class_="hint script"),
        )))

    def _row(self, block: Block) -> str:
        words = "".join(map(self._segment, block.segments))
        words = tag("p", words, class_="text", lang=self.analysis.document.language)
        cards = "".join((*map(self._card, block.claims), *map(self._event_card, block.events)))
        return tag("div", words + (tag("ol", cards, class_="cards") if cards else ""), class_="row")

    def _segment(self, segment: Segment) -> str:
        """One stretch of text: its classes say what it is, its data-… to which claims it belongs."""
        words = text(self.analysis.document.text[segment.start:segment.end])
        if not segment.marks:
            return words
        kinds = [k for k in _ORDER if any(m.kind == k for m in segment.marks)]
        of = {kind: " ".join(m.of for m in segment.marks if m.kind == kind)
              for kind in ("source", "cue", "content", "event")}
        act = next((self.acts[m.of] for m in segment.marks if m.kind == "cue"), "")
        lit = [f"lit-{m.kind}" for m in segment.marks if m.of == self.chosen]
        events = [self.events[m.of] for m in segment.marks if m.kind == "event"]
        states = [str(e.status) for e in events[:1]] + ["retold" for e in events[:1] if e.retold]
        signs = "".join(SIGNS[e.status] for e in events if self.last_word[e.id] == segment.end)
        marked = tag("span", words, class_=" ".join(["m", *kinds, *([act] if act else []), *states, *lit]),
                     title="; ".join(self._titles(segment.marks)) or None, data_sign=signs or None,
                     **{f"data_{kind}": ids or None for kind, ids in of.items()})
        return self._anchors(segment) + marked

    def _anchors(self, segment: Segment) -> str:
        """Where the cards lead to: the number of each claim whose cue begins here, and the place of each event."""
        cues = [m.of for m in segment.marks if m.kind == "cue" and self.first_cue[m.of] == segment.start]
        events = [m.of for m in segment.marks if m.kind == "event" and self.first_word[m.of] == segment.start]
        links = (tag("a", self.numbers[of], id=f"t-{of}", href=f"#{of}", class_="number") for of in cues)
        return "".join((*links, *(tag("a", "", id=f"t-{of}") for of in events)))

    def _titles(self, marks: Iterable[Mark]) -> Iterator[str]:
        for mark in marks:
            if mark.kind == "time":
                time = self.values[mark.of]
                yield f"{time.value}: {period(time.earliest, time.latest, self.surface.dates, year=True)}"
            elif mark.kind == "actor":
                actor = self.names[mark.of]
                yield " ".join(filter(None, [actor.name, country(actor.country, actor.country_why, self.surface)]))
            elif mark.kind == "event":
                event = self.events[mark.of]
                yield f"{called(event.concept, self.surface)}: {status(event.status, self.surface)}"

    def _card(self, claim: Claim) -> str:
        verb = tag("span", text(getattr(self.surface.acts, claim.act.value)), class_="act")
        number = tag("span", self.numbers[claim.id], class_="number", aria_hidden="true")
        who = people(voices(claim, self.analysis, self.surface))
        quote = tag("div", tag("dd", text(self.words.quote[claim.quote.value])))
        rows = "".join(tag("div", tag("dt", text(label)) + tag("dd", text(value)))
                       for label, value in facts(claim, self.analysis, self.surface))
        chosen = claim.id == self.chosen
        link = tag("a", f"{number} {who} {verb}", href=f"#t-{claim.id}", class_="open",
                   autofocus="autofocus" if chosen else None)
        classes = f"card {claim.act}" + (" on" if chosen else "")
        return tag("li", link + tag("dl", quote + rows), id=claim.id, class_=classes, data_claim=claim.id)

    def _event_card(self, event: Event) -> str:
        sign = tag("span", SIGNS[event.status], class_="sign", aria_hidden="true")
        who = between_whom(event, self.analysis, self.surface)
        what = " · ".join(filter(None, (tag("b", text(who)) if who else "", concept(event.concept, self.surface))))
        link = tag("a", f"{sign} {what}", href=f"#t-{event.id}", class_="open")
        rows = tag("div", tag("dd", text(" · ".join(facts_of(event, self.analysis, self.surface)))))
        classes = f"card ev {event.status}" + (" retold" if event.retold else "")
        return tag("li", link + tag("dl", rows), id=event.id, class_=classes, data_claim=event.id)

    def _events(self) -> str:
        columns, source = self.words.columns, self.analysis.document.text
        rows = [
            (tag("a", text(quoted(source, e.trigger)), href=f"#t-{e.id}"), tag("code", text(e.type)),
             concept(e.concept, self.surface), text(between_whom(e, self.analysis, self.surface)),
             text(" · ".join(facts_of(e, self.analysis, self.surface))))
            for e in self.analysis.events
        ]
        heads = (columns["words"], columns["kind"], columns["event"], columns["parties"], columns["status"])
        return tag("h2", text(self.words.events)) + _table(heads, rows, self.words.no_events)

    def _times(self) -> str:
        columns, source = self.words.columns, self.analysis.document.text
        rows = [
            (text(source[t.span[0]:t.span[1]]), tag("code", f"{text(t.type)} {text(t.value)}"),
             t.earliest.isoformat() if t.earliest else text(reason(t.why, self.surface) or "–"),
             t.latest.isoformat() if t.latest else "")
            for t in self.analysis.times
        ]
        heads = (columns["words"], columns["value"], columns["from"], columns["to"])
        return tag("h2", text(self.words.times)) + _table(heads, rows, self.words.no_times)

    def _actors(self) -> str:
        columns = self.words.columns
        rows = [
            (tag("b", text(a.name)), text(self.words.kind[a.kind.value]),
             text(country(a.country, a.country_why, self.surface)), text(", ".join(a.roles)), str(len(a.mentions)))
            for a in self.analysis.actors
        ]
        heads = (columns["name"], columns["kind"], columns["country"], columns["roles"], columns["mentions"])
        return tag("h2", text(self.words.actors)) + _table(heads, rows, self.words.no_actors)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], empty: str) -> str:
    if not rows:
        return tag("p", text(empty), class_="empty")
    head = tag("tr", "".join(tag("th", text(name), scope="col") for name in heads))
    body = "".join(tag("tr", "".join(tag("td", cell) for cell in row)) for row in rows)
    return tag("div", tag("table", tag("thead", head) + tag("tbody", body)), class_="scroll")
