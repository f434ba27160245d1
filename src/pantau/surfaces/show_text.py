"""An article in a terminal, its marks in place, its reading beside it (or below, where the terminal is narrow)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from pantau.lang.schema.surface import Surface
from pantau.surfaces.deeds import SIGNS, between_whom, called, facts_of, status
from pantau.surfaces.marks import Block, Mark, Segment, blocks_of
from pantau.surfaces.reading import facts, quoted, speakers
from pantau.surfaces.terminal import ACT_COLOURS, STATUS_COLOURS, Terminal, block, clean, joined, pad, shorten, wrap
from pantau.surfaces.words import country, day, numbers, period, reason
from pantau.types import Analysis, Claim, Event, Status

_BESIDE = 100       # cells from which readings stand beside the text
_WIDEST = 150
_NARROWEST = 40
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BRACKETS = {"source": ("‹", "›"), "content": ("[", "]"), "time": ("{", "}"), "event": ("⟦", "⟧")}


def render(analysis: Analysis, surface: Surface, terminal: Terminal, *, where: str = "") -> str:
    """The whole reading as lines; without colour, brackets stand where the colours would."""
    return _text(_Page(analysis, surface, terminal, where).lines())


def render_claim(analysis: Analysis, claim: str, surface: Surface, terminal: Terminal, *, where: str = "") -> str:
    """One claim, by its id, where it stands: the paragraphs around it with its parts marked, and its reading."""
    return _text(_Page(analysis, surface, terminal, where).lines_around(claim))


def _text(lines: Iterable[str]) -> str:
    return "\n".join(line.rstrip() for line in lines) + "\n"


class _Page:
    def __init__(self, analysis: Analysis, surface: Surface, terminal: Terminal, where: str) -> None:
        self.analysis, self.surface, self.where = analysis, surface, where
        self.style, self.colour = terminal.style, terminal.colour
        self.width = min(max(terminal.width, _NARROWEST), _WIDEST)
        self.names = min(32, self.width // 2)
        self.numbers = numbers(analysis)
        self.acts = {claim.id: claim.act for claim in analysis.claims}
        self.events = {event.id: event for event in analysis.events}
        self.last_cue = {claim.id: claim.cue[-1][1] for claim in analysis.claims if claim.cue}

    def lines(self) -> Iterator[str]:
        yield from self._head()
        yield from self._blocks(blocks_of(self.analysis))
        if not self.analysis.claims:
            yield from ("", self.surface.show.no_claims)
        yield from self._events()
        yield from self._times()
        yield from self._actors()

    def lines_around(self, claim: str) -> Iterator[str]:
        """The claim's paragraphs and one on either side, with no other claim's marks."""
        yield from self._head()
        (chosen,) = (c for c in self.analysis.claims if c.id == claim)
        spans = chosen.source + chosen.cue + chosen.content
        alone = replace(self.analysis, claims=(chosen,),
                        events=tuple(e for e in self.analysis.events if e.id in chosen.events))
        blocks = blocks_of(alone)
        inside = [n for n, b in enumerate(blocks) if any(b.span[0] < end and start < b.span[1] for start, end in spans)]
        yield from self._blocks(blocks[max(inside[0] - 1, 0):inside[-1] + 2] if inside else blocks)

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for each in blocks:
            yield ""
            yield from self._beside(each) if self.width >= _BESIDE else self._below(each)

    def _head(self) -> Iterator[str]:
        document, words = self.analysis.document, self.surface.show
        published = day(document.published, self.surface.dates, year=True) if document.published else words.unknown_date
        title = clean(document.title or self.where.rpartition("/")[2] or document.id)
        yield self.style(shorten(title, self.width), "bold")
        why = reason(document.published_why, self.surface)
        facts = [document.publisher, published, why, self.where]
        yield from wrap(self.style(clean(joined(facts)), "dim"), self.width)
        marks = ((words.source, "source"), (words.cue, "cue"), (words.content, "content"), (words.time, "time"))
        yield from wrap(f"{words.legend}: " + " ".join(self._legend(name, kind) for name, kind in marks), self.width)
        if self.events:
            left, right = ("", "") if self.colour else _BRACKETS["event"]
            signs = (left + self._tinted(status(each, self.surface), each) + right + SIGNS[each] for each in Status)
            yield from wrap(f"{words.events}: {' '.join(signs)}", self.width)

    def _brackets(self, segment: Segment) -> tuple[str, str]:
        """What stands before and after a segment: brackets where no colour can mark it, and the signs of events."""
        cue = "*" if any(m.kind == "cue" for m in segment.marks) and not self.colour else ""
        marks = {(m.start, m.end, m.kind): m for m in segment.marks if m.kind in _BRACKETS}.values()
        opening = "".join(_BRACKETS[m.kind][0] for m in marks if m.start == segment.start and not self.colour)
        closing = "".join(("" if self.colour else _BRACKETS[m.kind][1]) + self._signed(m)
                          for m in reversed(list(marks)) if m.end == segment.end)
        return opening + cue, cue + closing

    def _signed(self, mark: Mark) -> str:
        event = self.events.get(mark.of) if mark.kind == "event" else None
        last = event and event.trigger[-1] == (mark.start, mark.end)
        return self.style(SIGNS[event.status], STATUS_COLOURS[event.status]) if event and last else ""

    def _tinted(self, text: str, of: Status) -> str:
        return self.style(text, STATUS_COLOURS[of], "reverse")

    def _legend(self, name: str, kind: str) -> str:
        if kind == "cue":
            return self.style(name, "bold", "red") + "¹" if self.colour else f"*{name}*¹"
        left, right = ("", "") if self.colour else _BRACKETS[kind]
        return left + self._styled(name, {kind}) + right

    def _beside(self, each: Block) -> Iterator[str]:
        left = self.width * 56 // 100
        text = wrap(self._text(each), left)
        notes = list(self._notes(each, self.width - left - 3))
        rule = self.style("│", "dim")
        for words, note in zip_longest(text, notes, fillvalue=""):
            yield f"{pad(words, left)} {rule} {note}"

    def _below(self, each: Block) -> Iterator[str]:
        yield from wrap(self._text(each), self.width)
        rule = self.style("│", "dim")
        yield from (f"  {rule} {line}" for line in self._notes(each, self.width - 4))

    def _notes(self, each: Block, width: int) -> Iterator[str]:
        for claim in each.claims:
            yield from self._reading(claim, width)
        for event in each.events:
            yield from self._event(event, width)

    def _text(self, each: Block) -> str:
        return "".join(self._segment(segment) for segment in each.segments)

    def _segment(self, segment: Segment) -> str:
        """One segment, styled word by word (lines are broken between words), with its brackets and numbers."""
        text = clean(self.analysis.document.text[segment.start:segment.end])
        opening, closing = self._brackets(segment)
        cues = [m.of for m in segment.marks if m.kind == "cue" and self.last_cue.get(m.of) == segment.end]
        raised = "’".join(map(self._number, cues))
        kinds = {m.kind for m in segment.marks}
        state = next((self.events[m.of].status for m in segment.marks if m.kind == "event"), None)
        act = next((self.acts[m.of] for m in segment.marks if m.kind == "cue"), None)
        colour = ACT_COLOURS.get(act, "green") if act else ""
        words = (self._tinted(word, state) if state else self._styled(word, kinds, colour) for word in text.split(" "))
        return opening + " ".join(words) + closing + raised

    def _styled(self, text: str, kinds: set[str], act: str = "") -> str:
        if "cue" in kinds:
            return self.style(text, "bold", act)
        names = ["bold"] if "source" in kinds else []
        names += ["cyan"] if "time" in kinds else ["blue"] if "source" in kinds else []
        names += ["underline"] if "actor" in kinds else []
        names += ["italic"] if "content" in kinds else []
        return self.style(text, *names)

    def _reading(self, claim: Claim, width: int) -> Iterator[str]:
        verb = getattr(self.surface.acts, claim.act.value)
        colour = ACT_COLOURS.get(claim.act, "green")
        who = f"{self.style(clean(speakers(claim, self.analysis, self.surface)), 'bold')} {self.style(verb, colour)}"
        yield from block(who, width, 3, first=self._number(claim.id))
        rest = " · ".join(f"{label} {clean(value)}" for label, value in facts(claim, self.analysis, self.surface))
        quote = self.surface.show.quote[claim.quote.value]
        yield from (self.style(line, "dim") for line in block(f"{quote} · {rest}", width, 3))

    def _event(self, event: Event, width: int) -> Iterator[str]:
        who = clean(between_whom(event, self.analysis, self.surface))
        what = joined([self.style(who, "bold"), clean(called(event.concept, self.surface))])
        yield from block(what, width, 3, first=self.style(SIGNS[event.status], STATUS_COLOURS[event.status], "bold"))
        about = clean(joined(facts_of(event, self.analysis, self.surface)))
        yield from (self.style(line, "dim") for line in block(about, width, 3))

    def _events(self) -> Iterator[str]:
        events, text = self.analysis.events, self.analysis.document.text
        if events:
            yield from ("", self.style(self.surface.show.events.upper(), "bold"))
        for event in events:
            words = shorten(clean(quoted(text, event.trigger)), self.names - 6)
            who = between_whom(event, self.analysis, self.surface)
            what = joined([event.type, who, called(event.concept, self.surface)])
            first = f"  {self.style(SIGNS[event.status], STATUS_COLOURS[event.status])} {words}"
            about = self.style(clean(joined(facts_of(event, self.analysis, self.surface))), "dim")
            yield from block(f"{clean(what)} · {about}", self.width, self.names, first=first)

    def _times(self) -> Iterator[str]:
        times, text = self.analysis.times, self.analysis.document.text
        if times:
            yield from ("", self.style(self.surface.show.times.upper(), "bold"))
        for time in times:
            words = shorten(clean(text[time.span[0]:time.span[1]]), self.names - 4)
            window = period(time.earliest, time.latest, self.surface.dates, year=True)
            why = f" ({reason(time.why, self.surface)})" if time.why else ""
            value = f"{time.type} {time.value}  {self.style(window + why, 'dim')}"
            yield from block(value, self.width, self.names, first=f"  {words}")

    def _actors(self) -> Iterator[str]:
        if self.analysis.actors:
            yield from ("", self.style(self.surface.show.actors.upper(), "bold"))
        for actor in self.analysis.actors:
            kind = self.surface.show.kind[actor.kind.value]
            land = country(actor.country, actor.country_why, self.surface)
            details = joined([land, kind, ", ".join(actor.roles), f"×{len(actor.mentions)}"])
            name = shorten(clean(actor.name), self.names - 4)
            yield from block(self.style(clean(details), "dim"), self.width, self.names, first=f"  {name}")

    def _number(self, claim: str) -> str:
        """A claim's number as raised digits."""
        return self.numbers[claim].translate(_RAISED)
