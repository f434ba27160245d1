"""The gazetteer: what is known of a place by its name, in the words of a language.

Three sources, the later ones first: `places.tsv` (towns and regions of the world, from GeoNames, built by
training/places.py), `facilities.yaml` (straits, power stations, crossings that news names, written for Pantau), and
the names of a pack (`places.yaml`, and the countries and capitals of its `actors.yaml`).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pantau.errors import PackError
from pantau.lang.countries import places as countries
from pantau.lang.loader import ROOT, Pack, read_section
from pantau.lang.schema.places import Facilities

TABLE = ROOT / "places.tsv"
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:[-'’`]\w+)*|[^\w\s]")
_APART = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
                        "ə": "a", "'": None, "’": None, "‘": None, "`": None, "ʻ": None, "ʼ": None, "ʿ": None})


class Site(NamedTuple):
    """One place of a name. `thousands` of inhabitants (0 where not known); `kind`: country, region, capital, city,
    facility, base, water, or adjective (which names a country and is no place)."""

    name: str
    kind: str
    country: str | None
    latitude: float | None = None
    longitude: float | None = None
    thousands: int = 0


class Named(NamedTuple):
    """What a name may stand for, the likeliest first. `exact`: an abbreviation that counts only as written; `sure`:
    chosen by hand, so that its capital is enough; `ordinary`: also a word of the language."""

    sites: tuple[Site, ...]
    exact: str = ""
    sure: bool = False
    ordinary: bool = False


class Gazetteer:
    """The names of places in one language, by their folded words with spaces between (`key`).

    `longest`: by the first word of names of several words how many the longest holds. Made by `gazetteer`.
    """

    def __init__(self, language: str, own: dict[str, Named]) -> None:
        self._language, self._own, self._rows = language, own, _table()
        self._read: dict[str, Named | None] = {}
        self.longest = dict(_longest())
        for name in own:
            _lengthen(self.longest, name)

    def __contains__(self, name: object) -> bool:
        return name in self._own or (name in self._rows and self.get(str(name)) is not None)

    def get(self, name: str) -> Named | None:
        """What a key stands for; None where it is no place's name in this language."""
        if name in self._own:
            return self._own[name]
        if name not in self._rows:
            return None
        if name not in self._read:
            self._read[name] = _named(self._rows, name, self._language)
        return self._read[name]


def fold(word: str) -> str:
    """A word in small letters, without accents and apostrophes."""
    lower = word.lower()
    if not lower.isascii():
        lower = "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))
    return lower if lower.isalnum() and lower.isascii() else lower.translate(_APART)


def key(name: str) -> str:
    """The folded words of a name, with a space between each two."""
    return " ".join(fold(word) for word in _WORD.findall(name))


@cache
def gazetteer(pack: Pack) -> Gazetteer:
    """The gazetteer in the language of a pack; PackError where the pack gives a name to a place that is not there."""
    return Gazetteer(pack.code, dict(_own_names(pack)))


@cache
def facilities(path: Path = ROOT / "facilities.yaml") -> Facilities:
    """The facilities; PackError where the file is malformed."""
    found: Facilities = read_section(path, Facilities)
    return found


@cache
def _table() -> dict[str, str]:
    """The rows of `places.tsv` by name, still as text: only what an article names is ever read."""
    rows = TABLE.read_text(encoding="utf-8").splitlines()
    return dict(row.split("\t", 1) for row in rows if row[0] != "#")  # type: ignore[misc]


@cache
def _longest() -> dict[str, int]:
    found: dict[str, int] = {}
    for name in _table():
        if " " in name:
            _lengthen(found, name)
    return found


def _lengthen(longest: dict[str, int], name: str) -> None:
    first, *rest = name.split(" ")
    if rest:
        longest[first] = max(longest.get(first, 0), len(rest) + 1)


def _named(rows: dict[str, str], name: str, language: str) -> Named | None:
    languages, _, sites = rows[name].partition("\t")
    if sites.startswith("="):
        return _named(rows, sites[1:], language) if not languages or language in languages.split(",") else None
    return Named(tuple(_site(name, row) for row in sites.split(";")), ordinary=language in languages.split(","))


def _site(name: str, row: str) -> Site:
    country, latitude, longitude, thousands, kind, shown = row.split(",")
    return Site(shown or name.title(), kind, country, float(latitude), float(longitude), int(thousands))


def _own_names(pack: Pack) -> Iterator[tuple[str, Named]]:
    """What a language names in its own way, later names over earlier ones."""
    rows, capitals = _table(), _capitals()
    for place in countries(pack.code, pack.actors):
        form = key(place.form)
        exact = place.form if place.form.isupper() and " " not in place.form else ""
        if place.kind in ("country", "adjective") and place.country:
            yield form, Named((Site(place.shown, place.kind, place.country),), exact, sure=True)
        elif place.kind in ("city", "capital") and place.country:
            yield form, _settlement(form, place.country, capitals.get(place.country) if place.kind == "capital" else None)
    for form, name in pack.places.names.items():
        found = _named(rows, key(name), pack.code) if key(name) in rows else None
        if found is None:
            raise PackError(f"{form!r} is given to {name!r}, which the gazetteer does not know", where="places.yaml")
        yield key(form), found._replace(sure=True, ordinary=False)
    for facility in facilities().facilities:
        site = Site(facility.names["en"][0], facility.kind, facility.country, *facility.at)
        for form in facility.names.get(pack.code, facility.names["en"]):
            yield key(form), Named((site,), form if form.isupper() and " " not in form else "", sure=True)
