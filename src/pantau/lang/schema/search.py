"""`search.yaml`: which words search takes for one, as the affixes of a language and the roots that they are put to."""

import msgspec

Layer = dict[str, str | dict[str, str]]
"""An affix → what it hid of the word that it was put to ("": nothing); where there are conditions, each such text →
the letters one of which must stand next to the affix."""


class Search(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All words are in lower case and without diacritics. Of the roots that a word can be brought to by taking away at
    most one affix of every layer, outermost first, search takes the one that keeps the most letters of the word, and
    of equals the first.

    `roots`: the words that are one, in a row; those that only look affixed guard themselves by standing here.
    `families`: root → its forms, or other spellings, that the rules would not bring to it.
    `never`: a beginning → the endings that no word has with it.
    `unknown`: rewritings of a word that comes to no root, all in turn: regular expression, replacement.
    """

    roots: str = ""
    families: dict[str, str] = {}
    endings: tuple[Layer, ...] = ()
    beginnings: tuple[Layer, ...] = ()
    never: dict[str, str] = {}
    unknown: tuple[tuple[str, str], ...] = ()
