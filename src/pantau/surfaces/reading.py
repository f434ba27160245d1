"""What one claim's reading says beside its words: the same facts, in the same order, on every surface."""

from collections.abc import Iterator

from pantau.brief import voices_of
from pantau.lang.schema.surface import Surface
from pantau.surfaces.words import chance, named, numbers, period, reason
from pantau.types import Analysis, Claim, Spans


def facts(claim: Claim, analysis: Analysis, surface: Surface) -> Iterator[tuple[str, str]]:
    """(label, value) of all that is known of a claim beyond its three parts."""
    words, text, dates = surface.show, analysis.document.text, surface.dates
    if claim.said:
        days = period(claim.said.earliest, claim.said.latest, dates)
        yield words.said, days if claim.said.earliest else quoted(text, claim.said.span)
    windows = ((e.earliest, e.latest, e.why) for e in analysis.expectations if e.claim == claim.id)
    for earliest, latest, unknown in dict.fromkeys(windows):
        why = f" ({reason(unknown, surface)})" if unknown else ""
        yield words.window, period(earliest, latest, dates) + why
    parts = ((words.addressee, claim.addressee), (words.channel, claim.channel), (words.evidence, claim.evidence),
             (words.place, claim.place))
    for label, spans in parts:
        if spans:
            yield label, quoted(text, spans)
    if claim.probability:
        yield words.chance, chance(claim.probability)
    for question in analysis.questions:
        if question.claim == claim.id:
            answers = "; ".join(quoted(text, spans) for spans in question.candidates)
            yield words.question, answers or "?"
    number = numbers(analysis)
    for other in analysis.claims:
        if other.id == claim.relayed_by:
            yield words.relayed, f"{speakers(other, analysis, surface)} (#{number[other.id]})"
        if other.relayed_by == claim.id:
            yield words.relays, f"#{number[other.id]}"
    yield words.confidence, f"{round(100 * claim.confidence)}%"


def speakers(claim: Claim, analysis: Analysis, surface: Surface) -> str:
    """Those who speak, with role and country, in one line."""
    return "; ".join(", ".join(filter(None, (name, role))) + (f" {country}" if country else "")
                     for name, role, country in voices(claim, analysis, surface))


def voices(claim: Claim, analysis: Analysis, surface: Surface) -> list[tuple[str, str, str]]:
    """(name, role, countries) of those who speak; the source's own words where nobody was resolved."""
    return named(voices_of(claim, analysis.document.text), surface)


def quoted(text: str, spans: Spans) -> str:
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans)
