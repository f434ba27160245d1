"""Who tells what stands at a token: the claims that hold it in their content, and the one whose cue it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from pantau.extract.spans import ranges_of
from pantau.types import Claim, Document, Range


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim that tells an event, with the tokens of the piece of its content that holds it."""

    claim: Claim
    content: Range


class Tellings:
    """The claims of an article by the tokens of their contents; `cues` by those of their cues."""

    def __init__(self, document: Document, claims: Sequence[Claim]) -> None:
        self._at: dict[int, list[tuple[int, int, Telling]]] = {}
        self.cues: dict[int, Claim] = {}
        for n, claim in enumerate(claims):
            pieces = ranges_of(claim.content, document.tokens)
            size = sum(last - first for first, last in pieces)
            for piece in pieces:
                telling = Telling(claim, piece)
                for i in range(*piece):
                    self._at.setdefault(i, []).append((size, n, telling))
            for first, last in ranges_of(claim.cue, document.tokens):
                for i in range(first, last):
                    self.cues.setdefault(i, claim)

    def of(self, token: int) -> tuple[Telling, ...]:
        """The claims that tell what stands at a token, the shortest content first."""
        return tuple(telling for _, _, telling in sorted(self._at.get(token, ()), key=lambda held: held[:2]))
