"""Attributions by the clause patterns and cue words of a pack."""

from pantau.lang import Pack
from pantau.types import Attribution, Document, Timex


def find_attributions(document: Document, times: tuple[Timex, ...], pack: Pack) -> tuple[Attribution, ...]:
    return ()
