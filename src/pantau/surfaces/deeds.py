"""What every surface says of an event: what it is called, how certain it is, who does it to whom, where, when."""

import re
from collections.abc import Iterable
from functools import cache

from pantau.brief import Barred, Happening, Sign, Statement, Voice, party_of
from pantau.lang.concepts import concepts
from pantau.lang.norms import regimes
from pantau.lang.schema.surface import Surface
from pantau.surfaces.words import count, country, named, numbers, period, tellers
from pantau.types import Analysis, Event, Status

# One sign for each status, so that a list can be read down its edge and without colours.
SIGNS = {Status.OCCURRED: "●", Status.ONGOING: "◐", Status.EXPECTED: "▷", Status.POSSIBLE: "◇", Status.DENIED: "✗",
         Status.UNKNOWN: "?"}

_LENGTH = re.compile(r"PT?(\d+)([HDWMY])")


def called(concept: str, surface: Surface) -> str:
    """What a concept is called, in a noun; its id, with spaces, where nobody has written words for it."""
    known = concepts().get(concept)
    return (known and known.name.get(surface.language)) or concept.replace("_", " ")


def meaning(concept: str, surface: Surface) -> str:
    """What a concept is, in a few more words than its name; nothing where nobody has written them."""
    known = concepts().get(concept)
    return known.gloss.get(surface.language, "") if known else ""


def status(of: Status, surface: Surface) -> str:
    """How certain an event is, in a word or two."""
    said: str = getattr(surface.statuses, of.value)
    return said


def parties(actors: Iterable[Voice], recipients: Iterable[Voice], surface: Surface) -> str:
    """"A, B → C", "A ↔ B" of equals; nothing where nobody is known, and a mark for an actor who is not."""
    left, right = list(_names(actors, surface)), list(_names(recipients, surface))
    if len(left) > 1 and sorted(left) == sorted(right):
        return " ↔ ".join(left)
    who = ", ".join(left)
    return f"{who or surface.brief.nobody_known} → {', '.join(right)}" if right else who


def _names(voices: Iterable[Voice], surface: Surface) -> Iterable[str]:
    """Names, and the country of whoever's name does not tell it."""
    for voice in voices:
        code = "" if voice.kind == "country" else country(voice.country, voice.country_why, surface)
        yield f"{voice.name} ({code})" if code else voice.name


def deed(event: Happening, surface: Surface) -> str:
    """"A → B · visit"."""
    who = parties(event.actors, event.recipients, surface)
    return " · ".join(filter(None, (who, called(event.concept, surface))))


def between_whom(event: Event, analysis: Analysis, surface: Surface) -> str:
    """`parties` of an event in its own article."""
    known = {a.id: party_of(a) for a in analysis.actors}
    actors, recipients = ([known[i] for i in ids if i in known] for ids in (event.actors, event.recipients))
    return parties(actors, recipients, surface)


def facts_of(event: Event, analysis: Analysis, surface: Surface) -> list[str]:
    """What is known of an event beyond what it is and who does it: its status, day, place and numbers, who tells it."""
    text, when, place = analysis.document.text, event.when, event.place
    told = ", ".join(f"#{number}" for claim, number in numbers(analysis).items() if claim in event.claims)
    return list(filter(None, (
        status(event.status, surface),
        surface.show.retold if event.retold else "",
        period(when.earliest, when.latest, surface.dates) if when and (when.earliest or when.latest) else "",
        " ".join(filter(None, (place.name, f"({place.country})" if place.country else ""))) if place else "",
        *(" ".join(text[slice(*q.span)].split()) for q in event.quantities),
        surface.brief.told_by.format(who=told) if told else "",
    )))


def site(event: Happening) -> str:
    """"Pyongyang (KP)", or nothing."""
    return f"{event.site} ({event.country})" if event.site and event.country else event.site or ""


def dated(event: Happening, surface: Surface) -> str:
    """The day or the days of an event, or nothing."""
    return period(event.earliest, event.latest, surface.dates) if event.earliest or event.latest else ""


def lead(sign: Sign, surface: Surface) -> str:
    """How long before such an event a sign is seen, where the text tells it."""
    if not sign.lead_words:
        return ""
    length = between(*sign.lead, surface)
    words = surface.brief.lead_known if length else surface.brief.lead
    return words.format(words=sign.lead_words, length=length)


def between(shortest: str | None, longest: str | None, surface: Surface) -> str:
    """"1–7 days" from two ISO 8601 durations; nothing where neither is one."""
    found = [_LENGTH.fullmatch(each) for each in (shortest or "", longest or "")]
    known = [(int(m[1]), m[2]) for m in found if m]
    if not known:
        return ""
    (few, unit), (many, other) = known[0], known[-1]
    nouns = surface.counts.durations
    last = count(many, nouns[other])
    if (few, unit) == (many, other):
        return last
    return f"{few}–{last}" if unit == other else f"{count(few, nouns[unit])} – {last}"


def says_breach(entry: Barred, surface: Surface) -> str:
    """"A says it breaches", before the rule."""
    names = [name for name, _, _ in named(tellers(entry.statement, surface), surface)]
    return surface.brief.says_breach[len(names) > 1].format(who=", ".join(names))


def matches(entries: Iterable[Barred]) -> list[tuple[tuple[Happening | None, Statement], list[str]]]:
    """The rules that nobody names, by the event that matches them and the words that tell it."""
    found: dict[tuple[Happening | None, Statement], list[str]] = {}
    for entry in entries:
        if not entry.stated:
            found.setdefault((entry.event, entry.statement), []).append(entry.norm)
    return list(found.items())


def rule(norm: str, surface: Surface) -> str:
    """What a rule says, in our own words; nothing for a regime or a rule that has no words in this language."""
    return _rules().get(norm, {}).get(surface.language, "")


@cache
def _rules() -> dict[str, dict[str, str]]:
    return {each.id: each.text for regime in regimes() for each in regime.rules}
