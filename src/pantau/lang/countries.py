"""The countries of the world in a language: their names from CLDR, and what `world.yaml` and the pack add to them."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from pantau.lang import ahead
from pantau.lang.loader import ROOT, read_section
from pantau.lang.schema.actors import Actors, Names


class World(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`world.yaml`: names that are the same in every language."""

    capitals: dict[str, tuple[str, ...]]
    cities: dict[str, tuple[str, ...]]
    organisations: Names
    international: tuple[str | tuple[str, ...], ...]


class Place(NamedTuple):
    """A name of a country or of something in it; `kind` is a key of `KINDS`, `shown` the name to show."""

    form: str
    kind: str
    country: str | None
    shown: str


KINDS = ("country", "adjective", "people", "short", "capital", "city", "organisation", "neither")


@cache
def world() -> World:
    found: World = read_section(ROOT / "world.yaml", World)
    return found


@cache
def territories(language: str) -> dict[str, str]:
    """The names of the world's countries by ISO code, in `language` (BCP 47), as CLDR gives them."""
    names: dict[str, str] | None = ahead.find(stamp(language), dict[str, str])
    return read_territories(language) if names is None else names


def read_territories(language: str) -> dict[str, str]:
    """`territories`, from CLDR itself: all that it knows of a language is read for them."""
    from babel import Locale

    names = Locale.parse(language, sep="-").territories
    return {code: name for code, name in names.items() if len(code) == 2 and code.isalpha() and code not in _UNIONS}


def stamp(language: str) -> str:
    """The stamp under which the names in `language` are kept."""
    from babel import __version__ as version

    return ahead.stamp(f"territories {language} {version}".encode())


_UNIONS = frozenset({"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"})


def country_name(language: str, code: str) -> str:
    """How `language` calls the country `code`: CLDR's name without its brackets; the code where it has none."""
    return territories(language).get(code, code).partition(" (")[0]


def places(language: str, actors: Actors) -> Iterator[Place]:
    """Every name of a country, a capital, a city and a known organisation in `language`; later ones override."""
    known, names = world(), actors.countries
    for code in territories(language):
        name = country_name(language, code)
        yield Place(name, "country", code, name)
        for conjunction in actors.conjunctions if " & " in name else ():
            yield Place(name.replace("&", conjunction), "country", code, name)
    for kind, table in (
        ("city", known.cities),
        ("city", names.cities),
        ("capital", known.capitals),
        ("capital", names.capitals),
        ("adjective", names.adjectives),
        ("country", names.forms),
    ):
        for code, forms in table.items():
            yield from (Place(form, kind, code, country_name(language, code)) for form in forms)
    yield from _peoples(language, actors)
    for code, forms in names.short.items():
        yield from (Place(form, "short", code, country_name(language, code)) for form in forms)
    yield from _organisations(known.organisations, known.international)
    yield from _organisations(actors.organisations.named, actors.organisations.international)
    yield from (Place(form, "neither", None, form) for form in names.neither)


def _peoples(language: str, actors: Actors) -> Iterator[Place]:
    for code, forms in actors.countries.adjectives.items() if actors.plurals else ():
        for form in forms:
            if not form.endswith(("s", "sh", "ch", "se")):
                yield Place(form + "s", "people", code, country_name(language, code))


def _organisations(by_country: Names, international: tuple[str | tuple[str, ...], ...]) -> Iterator[Place]:
    for code, entries in (*by_country.items(), (None, international)):
        for entry in entries:
            forms = (entry,) if isinstance(entry, str) else entry
            yield from (Place(form, "organisation", code, forms[0]) for form in forms)
