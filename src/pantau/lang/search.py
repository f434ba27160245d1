"""What search takes for a word, and which words it takes for one: the cutting and folding of SQLite's FTS5, and roots.

The ledger's index is cut by `unicode61 remove_diacritics 2`; `words_of` and `fold` do the same in Python, character by
character. `root_of` brings the forms of a word together by the rules of a pack's search.yaml.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from pantau.errors import PackError
from pantau.lang.loader import ROOT, read_section
from pantau.lang.schema.search import Layer, Search
from pantau.lang.unicode61 import DIACRITICS, FROM, INTO, SEPARATORS
from pantau.types import Span

_LEAST = 2
"""Letters that an affix leaves of a word at least."""
_REMEMBERED = 1 << 15
"""Words whose roots are remembered: nearly all that an article has; some 6 MB."""

_WORD = re.compile(                  # ASCII apart: six times as fast as the ranges of all Unicode
    f"[0-9A-Za-z]+(?:(?![\x00-\x7f])[^{SEPARATORS}]+)?|(?![\x00-\x7f{DIACRITICS}])[^{SEPARATORS}]+")
_BEYOND = re.compile("[^\x00-\x7f]+")
_FOLDED = str.maketrans(FROM, INTO, re.sub(f"[^{DIACRITICS}]", "", "".join(map(chr, range(0x300, 0x370)))))


def fold(word: str) -> str:
    """A word as it is indexed: lower case, without diacritics."""
    return word.lower() if word.isascii() else word.translate(_FOLDED)


def words_of(text: str) -> Iterator[Span]:
    """Where the words of a text stand, as the index cuts them."""
    return (word.span() for word in _WORD.finditer(text))


def folded(text: str) -> Iterator[tuple[Span, str]]:
    """The words of a text: where each stands, and how it is indexed."""
    level, places = _level(text)
    for word in _WORD.finditer(level):
        start, end = word.span()
        yield (places[start], places[end]), word[0]


def forms_of(text: str) -> set[str]:
    """The distinct words of a text as they are indexed."""
    return set(_WORD.findall(_level(text)[0]))


def find_rows(text: str, rows: Sequence[tuple[str, ...]], begin: bool = False) -> Iterator[tuple[Span, int]]:
    """Where some rows of folded words stand in a text, and which (its index) each is: ten times as fast as cutting it.

    `begin`: the last word of each is only how a word begins.
    """
    level, places = _level(text)
    for number, (first, *others) in enumerate(rows):
        at = level.find(first)
        while at >= 0:
            end = at + len(first)
            if not (at and _WORD.match(level, at - 1)):
                end = _row_end(level, end, others, begin)
                if end:
                    yield (places[at], places[end]), number
            at = level.find(first, at + len(first))


def _row_end(level: str, end: int, others: Sequence[str], begin: bool) -> int:
    """Where a row of words ends whose first one was found up to `end`; 0 where it is another row."""
    for other in others:
        following = _WORD.search(level, end)
        if _WORD.match(level, end) or following is None or not level.startswith(other, following.start()):
            return 0
        end = following.start() + len(other)
    rest = _WORD.match(level, end)
    return end if rest is None else rest.end() if begin else 0


def _level(text: str) -> tuple[str, Sequence[int]]:
    """A text with all its words folded; and for each of its characters, and its end, where that is in the text."""
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    beyond = _BEYOND.sub(lambda found: found[0].translate(_FOLDED), text)
    level = beyond.encode(errors="surrogatepass").lower().decode(errors="surrogatepass")        # bytes: only ASCII
    if len(level) == len(text):
        return level, range(len(text) + 1)
    return level, [*(at for at, letter in enumerate(text) if fold(letter)), len(text)]


@cache
def root_of(code: str, packs: Path = ROOT) -> Callable[[str], str]:
    """What brings a folded word of the language `code` to its root; a word that is not understood is its own.

    PackError for a malformed search.yaml; without any, every word is its own root.
    """
    path = packs / code / "search.yaml"
    if not path.exists():
        return str
    try:
        return lru_cache(_REMEMBERED)(_Roots(read_section(path, Search)))
    except re.error as error:
        raise PackError(f"not a regular expression: {error.pattern!r}, {error}", where=f"{path}, `unknown`") from error
    except ValueError as error:
        raise PackError(str(error), where=f"{path}, `families`", mend="leave it in one") from error


@cache
def rules(root: Path = ROOT) -> str:
    """A hash of the rules of all languages: while it is the same, so are the roots."""
    found = sha256()
    for path in sorted(root.glob("*/search.yaml")):
        found.update(path.read_bytes())
    return found.hexdigest()[:12]


class _Roots:
    """The roots and affixes of a language; called with a word, it says its root."""

    def __init__(self, rules: Search) -> None:
        self._known = {root: root for root in rules.roots.split()}
        self._known |= _members(rules.families)
        self._endings = [_Affixes(layer) for layer in rules.endings]
        self._beginnings = [_Affixes(layer) for layer in rules.beginnings]
        self._never = {affix: frozenset(endings.split()) for affix, endings in rules.never.items()}
        self._unknown = [(re.compile(pattern), put) for pattern, put in rules.unknown]

    def __call__(self, word: str) -> str:
        known = self._known
        if word in known:
            return known[word]
        most, found = 0, ""
        for bare, kept, _ in self._bared(word):
            if kept > most and bare in known:
                most, found = kept, bare
        return known[found] if found else self._guess(word)

    def _bared(self, word: str) -> list[tuple[str, int, str]]:
        """All that the affixes leave of a word, how many of its letters that are, and the last ending taken away."""
        bared = [(word, len(word), "")]
        for layer in self._endings:
            bared += [(bare[:-n] + put, kept - n, bare[-n:]) for bare, kept, _ in bared for n in layer.lengths
                      if kept - n >= _LEAST for put, beside in layer.put(bare[-n:])
                      if not beside or bare[-n - 1] in beside]
        for layer in self._beginnings:
            bared += [(put + bare[n:], kept - n, ending) for bare, kept, ending in bared for n in layer.lengths
                      if kept - n >= _LEAST for put, beside in layer.put(bare[:n])
                      if (not beside or bare[n] in beside) and ending not in self._never.get(bare[:n], ())]
        return bared

    def _guess(self, word: str) -> str:
        for pattern, put in self._unknown:
            word = pattern.sub(put, word)
        return self._known.get(word, word)


def _members(families: dict[str, str]) -> dict[str, str]:
    """Every word of the families → its root; ValueError where two claim one."""
    found: dict[str, str] = {}
    for root, forms in families.items():
        for form in (root, *forms.split()):
            if form in found:
                raise ValueError(f"{form!r} stands in the families {found[form]!r} and {root!r}")
            found[form] = root
    return found


class _Affixes:
    """One layer of affixes, by their letters."""

    def __init__(self, layer: Layer) -> None:
        self._put = {affix: tuple((hidden if isinstance(hidden, dict) else {hidden: ""}).items())
                     for affix, hidden in layer.items()}
        self.lengths = sorted({len(affix) for affix in layer})

    def put(self, affix: str) -> tuple[tuple[str, str], ...]:
        """What an affix may have hidden, and the letters next to it where it hides that."""
        return self._put.get(affix, ())
