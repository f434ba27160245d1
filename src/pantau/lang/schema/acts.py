"""`acts.yaml`: which speech act a cue of several words makes, and what a content says about it under a neutral cue."""

from typing import Literal

import msgspec

from pantau.types import Act


class ActRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases (extract/phrases.py; `$` is the content's end) that speak for an act, how strongly, and where.

    `quoted`: only in direct speech; `plain`: only outside it; `deep`: with its whole weight in subordinate clauses too.
    """

    act: Act
    weight: float
    phrases: tuple[str, ...]
    where: Literal["any", "quoted", "plain", "deep"] = "any"


class CueRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that begin in the cue and decide, whatever the content; they may end in the content's first words."""

    act: Act
    phrases: tuple[str, ...]


class Acts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, eq=False):
    classes: dict[str, tuple[str, ...]] = {}
    cues: tuple[CueRule, ...]
    negated: dict[Act, Act] = {}
    """What is left of an act whose cue is negated, where no phrase of `cues` tells it: who "did not ask" declines."""
    contents: tuple[ActRule, ...]
