"""Who is named in an article, under which names, roles and country; and who speaks in each attribution."""

from pantau.lang import Pack
from pantau.types import Actor, Attribution, Document, Speaker


def read_actors(
    document: Document, attributions: tuple[Attribution, ...], pack: Pack
) -> tuple[tuple[Actor, ...], tuple[tuple[Speaker, ...], ...]]:
    """The article's actors, and for every attribution its speakers (same order as `attributions`)."""
    return (), tuple(() for _ in attributions)
