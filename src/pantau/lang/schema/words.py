"""`words.yaml`: the closed classes of a language, and how its text is cut into tokens and sentences."""

import msgspec


class Enclitic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A suffix that is a token of its own; `after` limits it to these hosts (lower case), none means any word."""

    form: str
    after: tuple[str, ...] = ()


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: str
    english_name: str
    enclitics: tuple[Enclitic, ...] = ()
    abbreviations: frozenset[str] = frozenset()
    """Lower-case words that keep their full stop and do not end a sentence ("dr", "mr")."""
