"""`indicators.yaml`: how a language tells of signs, by what they were seen, and how long before."""

import msgspec

from pantau.lang.schema.morphology import Form

Set = frozenset[str]


class Deed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is done or happens: verbs and nouns in the notation of `events/` (docs/language-packs.md)."""

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    forms: dict[Form, tuple[str, ...]] = {}
    """Forms that the rules of `morphology.yaml` do not make ("fuelled")."""


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A thing and a deed in one clause, in the order that the verb's voice asks for; each by the name of its class.

    `done`: the deed is done to the thing ("the airport was cleared"); `does`: the thing does it ("troops gather").
    `where`: a third class that must be named in the clause too.
    """

    what: str
    done: str | None = None
    does: str | None = None
    where: str | None = None


class Lead(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The words of lead time."""

    before: tuple[str, ...]
    """Phrases between a length of time and what comes after it ("before", "sebelum", "ahead of")."""
    lengths: dict[str, str]
    """Lengths that are no time expression by themselves, as TIMEX3 values ("days": PXD); `before` follows them."""
    eves: dict[str, str] = {}
    """Lengths with their own "before" ("on the eve of": P1D)."""
    joins: Set
    """Words between two numbers of a range ("to", "hingga")."""
    least: tuple[str, ...] = ()
    """Phrases that make a length the least ("more than"); `most`: the greatest ("up to")."""
    most: tuple[str, ...] = ()
    back: tuple[str, ...]
    """Phrases that refer back to signs told before ("such preparations", "persiapan seperti itu")."""
    earlier: tuple[str, ...]
    """Phrases that compare with former times ("in the past", "dulu", "usually")."""


class Indicators(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    things: dict[str, tuple[str, ...]]
    """Class → phrases (extract/phrases.py) that name such a thing or place."""
    deeds: dict[str, Deed]
    signs: dict[str, tuple[str | Told, ...]]
    """Sign of lang/indicators.yaml → how it is told: a phrase, or a thing and a deed."""
    seen: tuple[str, ...]
    """Phrases by which something is observed ("terlihat", "spotted", "images show")."""
    sensors: tuple[str, ...]
    """Phrases for the means of those who watch ("citra satelit", "radar"): evidence that also gives support."""
    witnesses: tuple[str, ...]
    """Phrases for other evidence ("saksi mata", "video")."""
    lead: Lead
