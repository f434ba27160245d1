"""`hedges.yaml`: how sure a wording is, as ICD 203 ranges, and where subordinate clauses begin and end."""

import msgspec


class Hedge(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases (see extract/phrases.py) and the range they stand for; null takes a phrase out ("may 5", "cannot")."""

    phrases: tuple[str, ...]
    range: tuple[float, float] | None


class Hedges(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, eq=False):
    classes: dict[str, tuple[str, ...]] = {}
    hedges: tuple[Hedge, ...]
    subordinate: frozenset[str]
    """Words that begin a subordinate clause; what they govern ends at a comma, a stop or one of `closers`."""
    closers: frozenset[str] = frozenset()
