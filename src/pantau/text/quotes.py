"""Quoted regions over real newswire: straight, curly, mixed and unpaired marks."""

from pantau.types import Range, Ranges

_OPENING = frozenset({"“", "„", "«", "``"})
_CLOSING = frozenset({"”", "»", "''"})
_EITHER = frozenset({'"', "‟"})
_SINGLE = frozenset({"'", "‘", "’", "`"})
_LONGEST_SINGLE = 40                    # tokens; longer stretches between single marks are apostrophes, not quotations


def quoted_regions(text: str, starts: list[int], ends: list[int], words: list[str]) -> tuple[Ranges, list[int]]:
    """The quoted regions as token ranges (marks included), and for every token the number of its region or -1."""
    regions: list[Range] = []
    opened: int | None = None
    for i, word in enumerate(words):
        if i and opened is not None and "\n" in text[ends[i - 1]:starts[i]]:
            if word in _OPENING or word in _EITHER:              # a quotation that goes on in the next paragraph
                regions.append((opened, i))
            opened = None
        role = _role(text, starts[i], ends[i], word, opened is not None)
        if role == "open":
            opened = i                                           # an earlier mark that nothing closed quotes nothing
        elif role == "close" and opened is not None:
            if i > opened + 1:
                regions.append((opened, i + 1))
            opened = None
    regions += _single(text, starts, ends, words, regions)
    regions.sort()
    quote = [-1] * len(words)
    for number, (first, last) in enumerate(regions):
        quote[first:last] = [number] * (last - first)
    return tuple(regions), quote


def _role(text: str, start: int, end: int, word: str, is_open: bool) -> str:
    """'open', 'close' or '' for a token, by its shape, then by the space around it, then by what is open."""
    if word not in _OPENING and word not in _CLOSING and word not in _EITHER:
        return "close" if word == "`" and is_open and _space(text, end) else ""
    left, right = _space(text, start - 1), _space(text, end)
    if word in _OPENING:
        return "close" if is_open and right and not left else "open"
    if word in _CLOSING:
        return "open" if not is_open and left and not right else "close"
    if left and not right:
        return "open"
    if right and not left:
        return "close"
    return "close" if is_open else "open"


def _space(text: str, at: int) -> bool:
    return at < 0 or at >= len(text) or text[at].isspace() or text[at] in "([{-–—"


def _single(text: str, starts: list[int], ends: list[int], words: list[str], taken: list[Range]) -> list[Range]:
    """Pairs of single marks outside the regions already found: 'ready', ‘anjlok’."""
    covered = {i for first, last in taken for i in range(first, last)}
    found: list[Range] = []
    opened: int | None = None
    for i, word in enumerate(words):
        if word not in _SINGLE or i in covered:
            continue
        left, right = _space(text, starts[i] - 1), _space(text, ends[i])
        if left and not right:
            opened = i
        elif opened is not None and not left:
            near = i - opened <= _LONGEST_SINGLE and "\n" not in text[starts[opened]:starts[i]]
            if near and not any(k in covered for k in range(opened, i)):
                found.append((opened, i + 1))
            opened = None
    return found
