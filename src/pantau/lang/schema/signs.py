"""lang/indicators.yaml: what can be seen before something happens, the same in every language."""

from typing import Literal

import msgspec


class Sign(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One sign. `of`: the concepts that it points to, with all that are kinds of them; none: what the text names.

    `gloss` says by language code what it is, in a few words. `needs`: what must stand by for the words to count: an
    event that it points to in its sentence or next to it, or a sensor that saw it (support); words by which it was seen
    (sight); both of these; or nothing.
    """

    kind: Literal["preparation", "warning"]
    gloss: dict[str, str]
    of: tuple[str, ...] = ()
    needs: Literal["nothing", "support", "sight", "both"] = "support"


class Signs(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    signs: dict[str, Sign]
