"""What search takes for a word, and which words it takes for one: the cutting and folding of SQLite's FTS5, and roots.

The ledger's index is cut by `unicode61 remove_diacritics 2`; `words_of` and `fold` do the same in Python, character by
character. `root_of` brings the forms of a word together by the rules of a pack's search.yaml.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from pantau.lang.unicode61 import DIACRITICS, FROM, INTO, SEPARATORS
from pantau.types import Span

_WORD = re.compile(f"[^{SEPARATORS}{DIACRITICS}][^{SEPARATORS}]*")
_FOLDED = str.maketrans(FROM, INTO, re.sub(f"[^{DIACRITICS}]", "", "".join(map(chr, range(0x300, 0x370)))))


def fold(word: str) -> str:
    """A word as it is indexed: lower case, without diacritics."""
    return word.lower() if word.isascii() else word.translate(_FOLDED)


def words_of(text: str) -> Iterator[Span]:
    """Where the words of a text stand, as the index cuts them."""
    return (word.span() for word in _WORD.finditer(text))


def folded(text: str) -> Iterator[tuple[Span, str]]:
    """The words of a text: where each stands, and how it is indexed."""
    return ((word.span(), fold(word[0])) for word in _WORD.finditer(text))


@cache
def root_of(code: str) -> Callable[[str], str]:
    """What brings a folded word of the language `code` to its root; a word that is not understood is its own."""
    return str
