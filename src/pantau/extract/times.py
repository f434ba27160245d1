"""Time expressions (TIMEX3), found and normalised by the rules of a pack."""

from pantau.lang import Pack
from pantau.types import Document, Timex


def find_times(document: Document, pack: Pack) -> tuple[Timex, ...]:
    return ()
