"""norms/*.yaml: rules in force, the same in every language; <code>/norms.yaml: the words that name and break them."""

from datetime import date
from typing import Literal

import msgspec


class Period(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The days from `since` on and before `until` (None: still)."""

    since: date
    until: date | None = None


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename={"but": "except"}):
    """One rule of a resolution or a treaty, in our own words.

    `id`: "UNSCR 1718 (2006) para 8(a)", without the paragraph where no public source confirmed its number. `date`: of
    adoption, of a treaty its entry into force; `in_force`: its periods, where it is not simply in force ever since.
    `bound`: whom it binds as actor of an event, "all" or "parties" with exceptions, or countries by ISO code.
    `bars`: the concepts of the events that it bars, none where only a text's own word can say that it is broken.
    An event falls under it further if all of these hold: a `recipient` is of one of these countries, or of the
    `recipient_group` (a key of the packs' `groups`), or is called by one of the packs' `groups` `recipient_words`; one
    of the words of `needs` (a key of the packs' `needs`) stands beside it; its actor is a state or its forces
    (`states`), and both parties are known (`across`). Where they are known they are of different countries, unless the
    rule holds `within` one country too.
    """

    id: str
    number: int | None = None
    paragraph: str | None = None
    date: date
    in_force: tuple[Period, ...] | None = None
    reference: str
    bound: Literal["all", "parties"] | tuple[str, ...]
    but: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    recipient_group: str | None = None
    recipient_words: str | None = None
    bars: tuple[str, ...]
    needs: str | None = None
    states: bool = False
    across: bool = False
    within: bool = False
    text: dict[str, str]
    sources: tuple[str, ...]


class Regime(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The rules on one matter. `regime`: how a breach names it as a whole; `body`: how, where the text names only the
    body whose resolutions they are; `about`: the countries whose name beside the body's single it out."""

    regime: str
    body: str | None = None
    about: tuple[str, ...] = ()
    rules: tuple[Rule, ...]


class Norms(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, eq=False):
    """The words of a language for norms and for breaking them; phrases are those of extract/phrases.py."""

    breaks: tuple[str, ...]
    """Phrases that say that something breaks what is named after them ("violate", "in breach of")."""
    broken: tuple[str, ...]
    """Phrases that say it of what is named before them ("was violated")."""
    negates: frozenset[str]
    """Words shortly before these phrases that take them back ("not", "denies", "without")."""
    stops: frozenset[str]
    """Words shortly before an event that forbid or end it: who bans a sale does not sell ("ban", "halt")."""
    names: dict[str, tuple[str, ...]]
    """How texts name a body or a regime, by what `body` or `regime` says in norms/*.yaml."""
    numbered: frozenset[str]
    """Words before the number of a resolution ("resolution", "unscr")."""
    number_marks: frozenset[str] = frozenset()
    """Words between the two ("no", "number")."""
    elsewhere: tuple[str, ...] = ()
    """Phrases beside a number by which it is another body's resolution ("general assembly")."""
    again: tuple[str, ...] = ()
    """Phrases that mean the resolutions named before ("the resolutions")."""
    articles: frozenset[str] = frozenset()
    """Words before the number of an article or paragraph of a treaty ("article")."""
    joins: frozenset[str] = frozenset()
    """Words that join several norms, all of them broken ("and", ",")."""
    needs: dict[str, tuple[str, ...]] = {}
    """Words that a rule asks for, by the rule's `needs`."""
    groups: dict[str, tuple[str, ...]] = {}
    """Names and titles of recipients, by a rule's `recipient_group` and `recipient_words`."""
    classes: dict[str, tuple[str, ...]] = {}
