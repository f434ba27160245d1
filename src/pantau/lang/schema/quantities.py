"""`quantities.yaml`: numbers that news gives of an event, how they are hedged, and what they count."""

from typing import Annotated, Literal

import msgspec

Set = frozenset[str]
Kind = Literal[
    "dead", "injured", "missing", "detained", "displaced", "evacuated", "hostage", "prisoner", "people", "troops",
    "missile", "drone", "rocket", "bomb", "aircraft", "ship", "vehicle", "building", "target", "vote", "distance",
    "area", "weight", "volume", "percent", "money",
]  # fmt: skip
Bound = Literal["exact", "least", "most", "about", "nearly"]
Positive = Annotated[float, msgspec.Meta(gt=0)]


class Counted(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is counted. Words in small letters; one may hold several tokens ("fighter jets")."""

    nouns: Set = frozenset()
    """Behind the number, at the head of its phrase ("12 missiles")."""
    after: Set = frozenset()
    """What is said of those who are counted, behind them ("12 people were killed", "12 tewas")."""
    before: Set = frozenset()
    """What is done to them, before the number ("killing 12")."""
    tolls: Set = frozenset()
    """Nouns for their number, which follows at some distance ("the death toll in the city rose to 12")."""


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A unit of measure: its kind, the unit in which it is kept, and how many of these one is."""

    kind: Kind
    unit: str
    times: Positive = 1.0


class Quantities(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, eq=False):
    kinds: dict[Kind, Counted]
    units: dict[str, Unit]
    """Right behind the number ("km", "percent")."""
    currencies: dict[str, str]
    """ISO 4217 by the name of the money behind the number ("dollars", "dolar as")."""
    currency_marks: dict[str, str]
    """ISO 4217 by the mark before the number ("$", "rp")."""
    scales: dict[str, Positive]
    """Words behind a number that multiply it ("billion"), besides those of times.yaml."""
    suffixes: dict[str, Positive] = {}
    """Letters joined to the digits that do so ("8.5bn")."""
    vague: dict[str, tuple[float, float | None]]
    """Words for a number that is not told, and from how many to how many it may be (null: no bound)."""
    ones: Set
    """Words for one ("seorang", "a"); they count only those of whom something is said."""
    bounds: dict[str, Bound]
    """Words before a number that hedge it ("at least")."""
    bounds_after: dict[str, Bound] = {}
    """The same behind it ("or more")."""
    ranges: Set
    """Between the ends of a range ("-", "to")."""
    between: dict[str, str] = {}
    """Words before a range, and the word between its ends after them ("between": and)."""
    changes: Set = frozenset()
    """Words before a number by which a range-word behind it tells a change ("from 10 to 15")."""
    classifiers: Set = frozenset()
    """Words between number and noun that say nothing ("buah", "more")."""
    through: Set = frozenset()
    """Verbs between those counted and what is said of them ("reported", "dinyatakan")."""
    including: Set = frozenset()
    """Words that open an aside between them ("including")."""
    not_counts: Set = frozenset()
    """Words right before a number by which it is a name or a mark ("number", "pasal", "aged")."""
    not_counted: Set = frozenset()
    """Words right behind it by which it is ("th", "tahun")."""
