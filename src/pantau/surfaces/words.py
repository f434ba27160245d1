"""Sentences that every surface says alike, from the words of a language's `surface.yaml`."""

from collections.abc import Iterable
from datetime import date, timedelta

from pantau.brief import Brief, Statement, Voice
from pantau.lang.schema.surface import Dates, Surface
from pantau.types import Analysis


def count(number: int, noun: tuple[str, str], **more: str) -> str:
    """A number with its noun; `more` is what else the words have a place for."""
    return noun[number != 1].format(n=f"{number:,}", **more)


def numbers(analysis: Analysis) -> dict[str, str]:
    """What a person calls the claims of an article: their numbers in its order, whatever their ids are."""
    return {claim.id: str(number) for number, claim in enumerate(analysis.claims, 1)}


def short(when: date, dates: Dates) -> str:
    """"12 Jun"."""
    return dates.short.format(day=when.day, month=dates.months[when.month - 1])


def day(when: date, dates: Dates, *, year: bool = False) -> str:
    """"Wed 12 Jun", or "12 Jun 2024"."""
    pattern = dates.day_year if year else dates.day
    return pattern.format(weekday=dates.weekdays[when.weekday()], day=when.day, month=dates.months[when.month - 1],
                          year=when.year)


def period(earliest: date | None, latest: date | None, dates: Dates, *, year: bool = False) -> str:
    """"Wed 12 Jun", "12 Jun – 19 Jun", "Jun 2024" and "2024" for a whole one, or that there is no date.

    Years stand where the two differ, or where `year` asks for them.
    """
    if earliest is None or latest is None:
        known = earliest or latest
        return day(known, dates, year=year) if known else dates.none
    if earliest == latest:
        return day(earliest, dates, year=year)
    if (earliest, latest) == (date(earliest.year, 1, 1), date(earliest.year, 12, 31)):
        return str(earliest.year)
    if earliest.day == 1 and latest + timedelta(1) == (earliest + timedelta(31)).replace(day=1):
        return dates.month_year.format(month=dates.months[earliest.month - 1], year=earliest.year)
    if year or earliest.year != latest.year:
        return dates.span.format(first=day(earliest, dates, year=True), last=day(latest, dates, year=True))
    return dates.span.format(first=short(earliest, dates), last=short(latest, dates))


def named(voices: Iterable[Voice], surface: Surface) -> list[tuple[str, str, str]]:
    """(name, role, countries) of each voice; those that share a name are one, and nobody has the surface's word."""
    found: dict[str, tuple[str, list[str]]] = {}
    for voice in voices:
        _, countries = found.setdefault(voice.name, (voice.role or "", []))
        shown = country(voice.country, voice.country_why, surface)
        if shown and shown not in countries:
            countries.append(shown)
    rows = [(name, role, " ".join(countries)) for name, (role, countries) in found.items()]
    return rows or [(surface.brief.nobody, "", "")]


def tellers(statement: Statement, surface: Surface) -> tuple[Voice, ...]:
    """Who says it; the article itself where it is no claim and names no publisher."""
    return statement.voices or ((Voice(surface.brief.narrated),) if statement.told else ())


def country(code: str | None, why: str | None, surface: Surface) -> str:
    """A country's code, marked as presumed where the article itself does not tell it."""
    return surface.presumed.format(country=code) if code and why else code or ""


def manner(statement: Statement, surface: Surface) -> list[str]:
    """On whose account, to whom, in what, on which evidence: one phrase each, where the article says so."""
    words = surface.brief
    via = ", ".join(name for name, _, _ in named(statement.via, surface)) if statement.via else None
    phrases = (
        (words.via, "who", via), (words.to, "who", statement.addressee),
        (words.through, "what", statement.channel), (words.citing, "what", statement.evidence),
    )
    return [pattern.format(**{key: value}) for pattern, key, value in phrases if value]


def chance(probability: tuple[float, float] | None) -> str:
    """"55–80%", or nothing."""
    return f"{round(100 * probability[0])}–{round(100 * probability[1])}%" if probability else ""


def reason(why: str | None, surface: Surface) -> str:
    """Why something is unknown, in the surface's language where it has words for it."""
    return surface.reasons.get(why or "", why or "")


def totals(brief: Brief, surface: Surface) -> list[str]:
    """How many articles, outlets and claims, and the days of publication."""
    nouns, days = surface.counts, sorted(a.published for a in brief.articles if a.published)
    outlets = {a.publisher for a in brief.articles if a.publisher}
    return [
        count(len(brief.articles), nouns.articles),
        *([count(len(outlets), nouns.outlets)] if outlets else []),
        *([period(days[0], days[-1], surface.dates, year=True)] if days else []),
        count(brief.claims, nouns.claims),
    ]
