"""`facilities.yaml`: places that news names beside towns; `places.yaml`: how a language speaks of where things are."""

from typing import Annotated, Literal

import msgspec

Latitude = Annotated[float, msgspec.Meta(ge=-90, le=90)]
Country = Annotated[str, msgspec.Meta(pattern="^[A-Z]{2}$")]
Longitude = Annotated[float, msgspec.Meta(ge=-180, le=180)]
Set = frozenset[str]


class Facility(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One place that lists of towns lack. `at`: latitude and longitude in degrees; `country`: ISO 3166-1, left out
    where several share or claim it; `names` by language, the one to show first, English where a language has none.
    """

    kind: Literal["facility", "water", "region", "city"]
    country: Country | None = None
    at: tuple[Latitude, Longitude]
    names: dict[str, tuple[str, ...]]


class Facilities(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    names: dict[str, str]
    """Names that many languages use, and the gazetteer's for the same place ("Jenin": Janin)."""
    facilities: tuple[Facility, ...]


class Places(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, eq=False):
    """All words in small letters, but for `names`."""

    at: Set
    """Prepositions before the place where something is or happens ("in", "di")."""
    towards: Set
    """Those before the place to which something goes ("ke"); a place only where none is named by `at`."""
    upon: Set
    """Those before what something is aimed at ("on", "terhadap"): where it is, but for acts of words on a country."""
    off: Set
    """Those before the place that something comes from ("dari"); the last choice, and never for a country."""
    nouns_before: Set
    """Nouns that stand before a name and say that it is a place ("kota", "bandara"); also `fillers` between."""
    nouns_after: Set = frozenset()
    """The same after a name ("province", "airport")."""
    regions: Set = frozenset()
    """Of both, those that make it a region and no town ("provinsi", "governorate")."""
    sides: Set
    """Words for a side or part of a place, next to its name ("northern", "utara")."""
    fillers: Set
    """Words that may stand between a preposition and a place, besides the nouns and the sides ("the", "sebuah")."""
    links: Set
    """Words that may stand there if a noun for a place comes before them ("of" in "the city of")."""
    joins: Set
    """Words between places that share a preposition ("and", ",", "'s")."""
    names: dict[str, str] = {}
    """Names of this language and the gazetteer's for the same place ("Jawa Barat": West Java)."""
    never: Set = frozenset()
    """Names in the gazetteer that mean something else in nearly every text of this language."""
