"""What is known of an article beside its words."""

from bisect import bisect_right
from dataclasses import dataclass

from pantau.lang import Pack
from pantau.types import Actor, Claim, Document, Event, Spans


@dataclass(frozen=True, slots=True)
class Scene:
    """An article and its reading; `actors` by their ids."""

    document: Document
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    actors: dict[str, Actor]
    pack: Pack

    def at(self, spans: Spans) -> int:
        """The token at which spans begin."""
        return min(bisect_right(self.document.tokens.end, spans[0][0]), len(self.document.tokens) - 1)
