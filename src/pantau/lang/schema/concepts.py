"""lang/concepts.yaml: what events can be in particular, the same in every language."""

import msgspec

from pantau.types import EventType


class Concept(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One concept. `actor` and `recipient` name the roles. By language code, `name` is what surfaces
    call it, a noun of at most four words, and `gloss` says what it is.

    `mode` is PLOVER's. `under`: the broader concept that it is a kind of. `lasting`: a state or a process, so that its
    bare noun is ongoing ("sanctions") and not past ("attack"). `mutual`: among equals ("talks"), who all are actors.
    `of`: whom a genitive names, the actor ("the visit of X") or the recipient ("the killing of X").
    """

    type: EventType
    name: dict[str, str]
    gloss: dict[str, str]
    actor: str
    recipient: str | None = None
    mode: str | None = None
    under: str | None = None
    lasting: bool = False
    mutual: bool = False
    of: str = "recipient"


class Concepts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    concepts: dict[str, Concept]
