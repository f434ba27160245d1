"""What a pack knows of names and offices, compiled into one table that is asked by the first word of a phrase."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from pantau.lang import Pack
from pantau.lang.countries import places
from pantau.lang.schema.actors import Actors


class Sort(IntEnum):
    """What a word or phrase can be in the name of an actor."""

    COUNTRY = 0
    ADJECTIVE = 1
    PEOPLE = 2
    SHORT = 3
    CAPITAL = 4
    CITY = 5
    ORGANISATION = 6
    NEITHER = 7
    OFFICE = 8
    SPEAKER = 9
    STATE = 10
    BODY = 11
    DESCRIPTOR = 12
    FIELD = 13
    PREFIX = 14
    HONORIFIC = 15
    CALENDAR = 16
    ORDINARY = 17
    NAME = 18


LANDS = frozenset({Sort.COUNTRY, Sort.ADJECTIVE, Sort.SHORT, Sort.CAPITAL, Sort.CITY})
ROLES = frozenset({Sort.OFFICE, Sort.SPEAKER})
BODIES = frozenset({Sort.STATE, Sort.BODY, Sort.DESCRIPTOR})
HEADS = ROLES | BODIES
OWNABLE = HEADS | {Sort.FIELD}

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:[-'’]\w+)*|[^\w\s]")


class Entry(NamedTuple):
    """A phrase of the table. `exact`: an abbreviation that counts only as it is written; `capital`: a proper name."""

    words: tuple[str, ...]
    sort: Sort
    form: tuple[str, ...]
    capital: bool
    exact: bool
    country: str | None = None
    shown: str = ""
    plural: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The compiled table and the closed classes of a language, for the actors of an article.

    `openers`: words that begin a noun phrase and no name, whatever their capital.
    """

    pack: Actors
    language: str
    entries: dict[str, tuple[Entry, ...]]
    conjunctions: frozenset[str]
    relatives: frozenset[str]
    including: frozenset[str]
    compounds: frozenset[str]
    of: frozenset[str]
    towards: frozenset[str]
    locative: frozenset[str]
    containers: frozenset[str]
    places: frozenset[str]
    possessives: frozenset[str]
    particles: frozenset[str]
    endings: frozenset[str]
    definite: frozenset[str]
    one: frozenset[str]
    several: frozenset[str]
    both: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]
    bodies: frozenset[str]
    given: frozenset[str]
    openers: frozenset[str]
    ordinary: frozenset[str]
    sole: frozenset[str]
    heading: frozenset[str]
    belonging: frozenset[str]
    joints: frozenset[str]
    beginnings: tuple[str, ...]
    verbal: tuple[str, ...]
    ends: tuple[str, ...]
    owning: tuple[str, ...]


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The table of a pack; compiled once for each."""
    words = pack.actors
    sets = {
        name: frozenset(getattr(words, name))
        for name in (
            "conjunctions",
            "relatives",
            "including",
            "compounds",
            "of",
            "towards",
            "locative",
            "containers",
            "places",
            "possessives",
            "particles",
            "belonging",
            "joints",
        )
    }
    refer = {name: frozenset(getattr(words.references, name)) for name in ("definite", "one", "several", "both")}
    return Lexicon(
        pack=words,
        language=pack.code,
        entries=_table(_entries(pack.code, words)),
        endings=frozenset(words.organisations.endings),
        women=frozenset(words.roles.women),
        men=frozenset(words.roles.men),
        sole=frozenset(words.roles.sole),
        heading=frozenset(words.roles.heading),
        ordinary=frozenset((*words.not_names, *words.conjunctions, *words.of, *words.relatives)),
        given=frozenset(words.countries.given),
        openers=frozenset(word.split()[0] for group in (sets["containers"], *refer.values()) for word in group),
        bodies=frozenset((*words.organisations.state, *words.organisations.other, *words.organisations.descriptors)),
        beginnings=tuple(a.strip("-") for a in words.affixes if a.endswith("-")),
        verbal=words.verbal,
        owning=words.owning,
        ends=tuple(a.strip("-") for a in words.affixes if a.startswith("-")),
        **sets,
        **refer,
    )


def _entries(language: str, words: Actors) -> Iterable[Entry]:
    """Later entries override earlier ones of the same words."""
    for names, sort in (
        (words.not_names, Sort.ORDINARY),
        (words.roles.fields, Sort.FIELD),
        (words.roles.prefixes, Sort.PREFIX),
        (words.organisations.other, Sort.BODY),
        (words.organisations.descriptors, Sort.DESCRIPTOR),
        (words.organisations.state, Sort.STATE),
        (words.roles.people, Sort.SPEAKER),
        (words.roles.offices, Sort.OFFICE),
        (words.roles.honorifics, Sort.HONORIFIC),
        (words.calendar, Sort.CALENDAR),
    ):
        yield from (_entry(name, sort) for name in names)
    for names, sort in ((words.roles.people, Sort.SPEAKER), (words.roles.offices, Sort.OFFICE)):
        yield from (_entry(plural, sort, plural=True) for name in names if (plural := _plural(name, words)))
    yield from (_entry(name, Sort.SPEAKER, plural=True) for name in words.roles.plural)
    for place in places(language, words):
        yield _entry(place.form, Sort[place.kind.upper()], country=place.country, shown=place.shown)


def _entry(form: str, sort: Sort, *, country: str | None = None, shown: str = "", plural: bool = False) -> Entry:
    written = tuple(_WORD.findall(form))
    proper = sort <= Sort.NEITHER
    exact = proper and len(written) == 1 and form.isupper()
    capital = proper and written[0][0].isupper()
    return Entry(tuple(w.lower() for w in written), sort, written, capital, exact, country, shown, plural)


def _plural(name: str, words: Actors) -> str:
    if words.reduplicates and " " not in name:
        return f"{name}-{name}"
    for singular, plural in words.plurals:
        if name.endswith(singular) and not (singular == "y" and name[-2:-1] in "aeiou"):
            return name[: len(name) - len(singular)] + plural
    return ""


def _table(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """By first word, longest first; of the same words the abbreviation first, then what came last."""
    found: dict[tuple[tuple[str, ...], bool], Entry] = {}
    for entry in entries:
        found[entry.words, entry.capital] = entry
    table: dict[str, list[Entry]] = defaultdict(list)
    for entry in found.values():
        table[entry.words[0]].append(entry)
    return {
        word: tuple(sorted(group, key=lambda e: (-len(e.words), not e.exact, not e.capital)))
        for word, group in table.items()
    }
