"""A claim, and a sentence of the article itself, as a statement with its voices and its place."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter

from pantau.brief.value import Place, Statement, Voice
from pantau.types import Act, Actor, Analysis, Claim, Event, Kind, Quote, Span, Spans, Speaker


@dataclass(frozen=True, slots=True)
class Source:
    """An analysis with what is looked up in it again and again. `lines` and `sentences` are character offsets."""

    analysis: Analysis
    claims: dict[str, Claim]
    events: dict[str, Event]
    actors: dict[str, Actor]
    lines: tuple[int, ...]
    sentences: Spans

    def words(self, spans: Spans) -> str:
        text = self.analysis.document.text
        return " … ".join(" ".join(text[start:end].split()) for start, end in spans)

    def some(self, spans: Spans | None) -> str | None:
        return self.words(spans) if spans else None

    def sentence(self, spans: Spans) -> Span:
        """The sentence in which `spans` begin, or the nearest before them."""
        at = spans[0][0] if spans else 0
        if not self.sentences:
            return at, at
        return self.sentences[max(bisect_right(self.sentences, at, key=itemgetter(0)) - 1, 0)]

    def place(self, of: str, spans: Spans) -> Place:
        start = spans[0][0] if spans else 0
        line = bisect_right(self.lines, start)
        return Place(0, of, spans, line, start - self.lines[line - 1] + 1)


def source(analysis: Analysis) -> Source:
    """An analysis, made ready to be looked up in."""
    document = analysis.document
    return Source(
        analysis,
        {claim.id: claim for claim in analysis.claims},
        {event.id: event for event in analysis.events},
        {actor.id: actor for actor in analysis.actors},
        (0, *(m.end() for m in re.finditer(r"\n", document.text))),
        document.sentences,
    )


def statement_of(claim: Claim, of: Source) -> Statement:
    """A claim as the brief tells it; what it says is its cue where it has no content."""
    spans = claim.content or claim.cue
    relay = of.claims.get(claim.relayed_by or "")
    said, text = claim.said, of.analysis.document.text
    return Statement(
        act=claim.act, voices=voices_of(claim, text), cue=of.words(claim.cue), words=of.words(spans),
        quote=claim.quote, earliest=said.earliest if said else None, latest=said.latest if said else None,
        via=voices_of(relay, text) if relay else (), addressee=of.some(claim.addressee),
        channel=of.some(claim.channel), evidence=of.some(claim.evidence),
        probability=claim.probability, confidence=claim.confidence, places=(of.place(claim.id, spans),),
    )


def narrated(spans: Spans, event: str, of: Source) -> Statement:
    """The article's own sentence around some words of it; the publisher is the voice, where the article names one."""
    publisher = of.analysis.document.publisher
    sentence = of.sentence(spans)
    return Statement(
        act=Act.STATE, voices=(Voice(publisher, kind=Kind.ORGANISATION),) if publisher else (), cue="",
        words=of.words((sentence,)), quote=Quote.INDIRECT, earliest=None, latest=None, via=(), addressee=None,
        channel=None, evidence=None, probability=None, confidence=1.0, places=(of.place(event, (sentence,)),),
        told=True,
    )


def voices_of(claim: Claim, text: str) -> tuple[Voice, ...]:
    """The speakers; where none was resolved, the words of the source stand for one."""
    return speaking(claim, " … ".join(" ".join(text[start:end].split()) for start, end in claim.source))


def speaking(claim: Claim, source: str) -> tuple[Voice, ...]:
    """`voices_of`, given the words of the source."""
    if not claim.speakers:
        return (Voice(source),) if source else ()
    return tuple(_voice(s, source) for s in claim.speakers)


def _voice(speaker: Speaker, source: str) -> Voice:
    name = speaker.name or source
    said = set(name.casefold().split())
    role = speaker.role if speaker.role and not said.issuperset(speaker.role.casefold().split()) else None
    return Voice(name, role, speaker.country, speaker.kind, speaker.anonymous, speaker.country_why)


def party_of(actor: Actor) -> Voice:
    """Somebody who acts, or is acted on."""
    return Voice(actor.name, None, actor.country, actor.kind, actor.anonymous, actor.country_why)


def is_unnamed(voices: tuple[Voice, ...]) -> bool:
    """True where nobody is named, or all who speak are anonymous."""
    return all(v.anonymous for v in voices)
