"""Attributions in what is not an article's prose are no claims of it ("Baca juga: Sari: Jembatan Aman")."""

from collections.abc import Sequence
from dataclasses import replace

from pantau.types import Attribution, Document


def in_prose(document: Document, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions whose cue stands outside `document.skipped`; `relayed_by` counts in the result."""
    if not document.skipped:
        return tuple(attributions)
    kept = [i for i, each in enumerate(attributions) if not _is_skipped(document, each)]
    place = {old: new for new, old in enumerate(kept)}
    return tuple(
        replace(each, relayed_by=None if each.relayed_by is None else place.get(each.relayed_by))
        for each in (attributions[i] for i in kept)
    )


def _is_skipped(document: Document, attribution: Attribution) -> bool:
    return bool(attribution.cue) and all(
        any(begin <= first and last <= end for begin, end in document.skipped) for first, last in attribution.cue)
