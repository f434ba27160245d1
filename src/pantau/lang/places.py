"""The gazetteer: what is known of a place by its name, in the words of a language.

Three sources, the later ones first: `places.tsv` (towns and regions of the world, from GeoNames, built by
training/places.py), `facilities.yaml` (straits, power stations, crossings that news names, written for Pantau), and
the names of a pack (`places.yaml`, and the countries and capitals of its `actors.yaml`).
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pantau.errors import PackError
from pantau.lang.countries import Place as Country
from pantau.lang.countries import places as countries
from pantau.lang.loader import ROOT, Pack, read_section
from pantau.lang.schema.places import Facilities

TABLE = ROOT / "places.tsv"
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:[-'’`]\w+)*|[^\w\s]")
KINDS = {"capital": "C", "city": "c", "region": "r"}
"""How `places.tsv` writes the kinds."""
_KINDS = {letter: kind for kind, letter in KINDS.items()}
_SHOWN = "en"
"""The language whose names of facilities are shown, as GeoNames' names of towns are English, in every language."""
_APART = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
                        "ə": "a", "'": None, "’": None, "‘": None, "`": None, "ʻ": None, "ʼ": None, "ʿ": None})


class Site(NamedTuple):
    """One place of a name. `thousands` of inhabitants (0 where not known); `kind`: country, region, capital, city,
    facility, water, or adjective (which names a country and is no place)."""

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
    """The names of places in one language, by their folded words with spaces between (`key`); made by `gazetteer`."""

    def __init__(self, language: str, own: dict[str, Named | None]) -> None:
        self._language, self._own, self._table = language, own, _table()
        self._read: dict[str, Named | None] = {}
        self._first: dict[str, tuple[int, Named | None]] = {}
        self._sizes: dict[str, int] = {}
        for name in own:
            first, *rest = name.split(" ")
            self._sizes[first] = max(self._sizes.get(first, 1), len(rest) + 1)
        self._capitals = frozenset(site.name for site in self._table.capitals.values())

    def at(self, lower: tuple[str, ...], i: int, end: int) -> tuple[int, Named] | None:
        """The longest name that begins at a word, before the word `end`: the word after it, and what it stands for."""
        word = lower[i]
        if word not in self._first:
            first = fold(word)
            self._first[word] = max(self._table.longest(first), self._sizes.get(first, 1)), self.get(first)
        longest, alone = self._first[word]
        for last in range(min(i + longest, end), i + 1, -1):
            named = self.get(" ".join(map(fold, lower[i:last])))
            if named is not None:
                return last, named
        return (i + 1, alone) if alone is not None else None

    def get(self, name: str) -> Named | None:
        """What a key stands for; None where it is no place's name in this language."""
        if name in self._own:
            return self._own[name]
        if name not in self._read:
            self._read[name] = self._table.named(name, self._language)
        return self._read[name]

    def is_capital(self, shown: str) -> bool:
        """Whether a place's shown name is that of a country's capital."""
        return shown in self._capitals


class Table:
    """`places.tsv`, its rows in order and still as text: only what an article names is ever read."""

    def __init__(self, text: str) -> None:
        self._rows = text.splitlines()
        self.capitals = {site.country: site for row in _marked(text, ",C,") for site in _sites(*_split(row))
                         if site.kind == "capital"}

    def named(self, name: str, language: str) -> Named | None:
        """What a key stands for in a language (BCP 47), or None."""
        at = bisect_left(self._rows, name + "\t")
        if at == len(self._rows) or not self._rows[at].startswith(name + "\t"):
            return None
        _, languages, sites = self._rows[at].split("\t")
        if sites.startswith("="):
            return self.named(sites[1:], language) if language in languages.split(",") or not languages else None
        return Named(tuple(_sites(name, sites)), ordinary=language in languages.split(","))

    def longest(self, first: str) -> int:
        """Of how many words the longest name is that begins with a folded word; 1 where none has several."""
        size, at = 1, bisect_left(self._rows, first + " ")
        while at < len(self._rows) and self._rows[at].startswith(first + " "):
            size = max(size, self._rows[at].partition("\t")[0].count(" ") + 1)
            at += 1
        return size


def fold(word: str) -> str:
    """A word in small letters, without accents and apostrophes."""
    lower = word.lower()
    if not lower.isascii():
        lower = "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))
    return lower if lower.isalnum() and lower.isascii() else lower.translate(_APART)


def key(name: str) -> str:
    """The folded words of a name, with a space between each two."""
    return " ".join(filter(None, map(fold, _WORD.findall(name))))


@cache
def gazetteer(pack: Pack) -> Gazetteer:
    """The gazetteer in the language of a pack; PackError where the pack gives a name to a place that is not there."""
    times = pack.times
    calendar = (*times.months, *times.short_months, *times.weekdays, *times.short_weekdays)
    never: dict[str, Named | None] = dict.fromkeys(map(key, (*calendar, *pack.places.never)))
    return Gazetteer(pack.code, never | dict(_own_names(pack)))


@cache
def facilities(path: Path = ROOT / "facilities.yaml") -> Facilities:
    """The facilities; PackError where the file is malformed."""
    found: Facilities = read_section(path, Facilities)
    return found


@cache
def _table() -> Table:
    return Table(TABLE.read_bytes().decode("utf-8"))        # a fifth of the time that `read_text` takes


def _marked(text: str, mark: str) -> Iterator[str]:
    """The lines of a text that hold a mark."""
    at = text.find(mark)
    while at >= 0:
        end = text.find("\n", at)
        yield text[text.rfind("\n", 0, at) + 1:end]
        at = text.find(mark, end)


def _split(row: str) -> tuple[str, str]:
    """The name of a row and its places."""
    return row.partition("\t")[0], row.rpartition("\t")[2]


def _sites(name: str, places: str) -> Iterator[Site]:
    for place in places.split(";"):
        country, latitude, longitude, thousands, kind, shown = place.split(",")
        yield Site(shown or name.title(), _KINDS[kind], country, float(latitude), float(longitude), int(thousands))


def _own_names(pack: Pack) -> Iterator[tuple[str, Named]]:
    """What a language names in its own way, later names over earlier ones."""
    table = _table()
    for place in countries(pack.code, pack.actors):
        form = key(place.form)
        exact = place.form if place.form.isupper() and " " not in place.form else ""
        if place.kind in ("country", "adjective") and place.country:
            yield form, Named((Site(place.shown, place.kind, place.country),), exact, sure=True)
        elif place.kind in ("city", "capital") and place.country:
            yield form, _settlement(place, table, pack.code)
    for form, name in (facilities().names | pack.places.names).items():
        found, same = table.named(key(name), pack.code), table.named(key(form), pack.code)
        if found is None:
            raise PackError(f"{form!r} is given to {name!r}, which the gazetteer does not know", where="places.yaml")
        yield key(form), Named(found.sites + (same.sites if same is not None else ()), sure=True)
    for facility in facilities().facilities:
        site = Site(facility.names[_SHOWN][0], facility.kind, facility.country, *facility.at)
        for form in facility.names.get(pack.code, facility.names[_SHOWN]):
            yield key(form), Named((site,), form if form.isupper() and " " not in form else "", sure=True)


def _settlement(place: Country, table: Table, language: str) -> Named:
    """A town of the packs' lists: in the gazetteer by its name, else the country's capital, else without a point."""
    country, named = place.country or "", table.named(key(place.form), language)
    own = [site for site in named.sites if site.country == country] if named is not None else []
    if named is not None and any(site.kind != "region" or place.kind == "city" for site in own):
        sites = tuple(sorted(named.sites, key=lambda site: site.country != country))
        return Named(sites, sure=True, ordinary=named.ordinary)
    if place.kind == "capital" and country in table.capitals:
        return Named((table.capitals[country],), sure=True)
    return Named((Site(place.form, "city", country),), sure=True)
