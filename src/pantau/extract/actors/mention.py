"""A mention of an actor, and the phrase that it is read from."""

from dataclasses import dataclass

from pantau.extract.actors.lexicon import Sort
from pantau.extract.actors.names import Item
from pantau.types import Kind, Range


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of an actor, from its first word to its last (token range `tokens`).

    `kind` is None for a capitalised run of which nothing is known yet. A holder of an office without a name has
    `named` None. `bare`: only a head noun, to be resolved ("the ministry"). `through`: how a country is named.
    """

    tokens: Range
    kind: Kind | None
    named: Range | None = None
    shown: str = ""
    country: str | None = None
    role: str = ""
    head: str = ""
    office: bool = False
    plural: bool = False
    bare: bool = False
    weak: bool = False
    honorific: str = ""
    through: Sort | None = None
    placed: bool = False
    alias: str = ""
    stateless: bool = False
    body: "Mention | None" = None


class Phrase:
    """A headed phrase while it is being read: its parts so far, and the token after them (`last`)."""

    def __init__(self, head: Item) -> None:
        self.head = head
        self.pieces: list[Range] = []
        self.last = head.last
        self.country: str | None = None
        self.named: Range | None = None
        self.entry_name = ""
        self.body: Mention | None = None
        self.lands: list[Item] = []
        self.honorific = ""
        self.turned = False
        self.closed = False
