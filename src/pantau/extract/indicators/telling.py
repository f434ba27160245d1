"""Who tells what stands at a token."""

from collections.abc import Sequence

from pantau.extract.events.status import Telling
from pantau.extract.spans import ranges_of
from pantau.types import Claim, Document


class Tellings:
    """The claims of an article by the tokens of their contents."""

    def __init__(self, document: Document, claims: Sequence[Claim]) -> None:
        self._at: dict[int, list[tuple[int, int, Telling]]] = {}
        for n, claim in enumerate(claims):
            for piece in ranges_of(claim.content, document.tokens):
                telling = Telling(claim, piece)
                for i in range(*piece):
                    self._at.setdefault(i, []).append((piece[1] - piece[0], n, telling))

    def of(self, token: int) -> tuple[Telling, ...]:
        """The claims that tell what stands at a token, the shortest content first."""
        return tuple(telling for _, _, telling in sorted(self._at.get(token, ()), key=lambda held: held[:2]))
