"""`fields.yaml`: what words are about, as far as it tells what a speaker does: judging, blaming, promising …"""

import msgspec


class Fields(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """The words of each field, in lower case; a word may stand in several. The names are the same in every pack:
    the weights of `models/acts.json` know them by name."""

    words: dict[str, tuple[str, ...]]
