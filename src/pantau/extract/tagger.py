"""Attributions by a trained tagger."""

from pantau.lang import Pack
from pantau.types import Attribution, Document


def tag_attributions(document: Document, pack: Pack) -> tuple[Attribution, ...]:
    return ()
