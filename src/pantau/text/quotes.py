"""Quoted regions over real newswire: straight, curly, mixed, nested and unpaired marks."""

from dataclasses import dataclass

from pantau.types import Range, Ranges

_OPENING = {"“": "curly", "„": "curly", "«": "angle", "``": "tick"}
_CLOSING = {"”": "curly", "»": "angle", "`": "tick"}
_EITHER = {'"': "straight", "‟": "straight", "''": "tick", "＂": "straight"}
_DOUBLE = _OPENING.keys() | _CLOSING.keys() | _EITHER.keys()
_SINGLE = {"'": "'", "‘": "’", "`": "'"}            # an opening single mark and what closes it
_LONGEST = {"'": 40, "`": 40, "‘": 120}             # tokens; longer stretches are apostrophes, not quotations
_FARTHEST, _LINES = 250, 8                          # tokens and lines that a quotation over several lines may have
_BEFORE = frozenset("([{-–—/:\"“‘'")                # an opening mark may stand right behind these,
_AFTER = frozenset(")]}-–—/:.,;!?…\"”’'")           # a closing one right before these


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    paragraph: list[int]

    def opens(self, i: int) -> bool:
        """Whether the place before token `i` is one where a quotation may begin."""
        at = self.starts[i] - 1
        return at < 0 or self.text[at].isspace() or self.text[at] in _BEFORE

    def closes(self, i: int) -> bool:
        """Whether the place behind token `i` is one where a quotation may end."""
        at = self.ends[i]
        return at >= len(self.text) or self.text[at].isspace() or self.text[at] in _AFTER


def quoted_regions(text: str, starts: list[int], ends: list[int], words: list[str],
                   paragraph: list[int]) -> tuple[Ranges, list[int]]:
    """The quoted regions as token ranges (marks included), and for every token the number of its region or -1.

    A region may run over a few lines to its closing mark; where the next paragraph begins with an opening mark instead,
    it runs to its paragraph's end. A mark that nothing answers quotes nothing. Of nested regions the outermost counts.
    """
    known = _Text(text, starts, ends, words, paragraph)
    regions = _outermost(_double(known))
    regions = _outermost(regions + _single(known, regions))
    quote = [-1] * len(words)
    for number, (first, last) in enumerate(regions):
        quote[first:last] = [number] * (last - first)
    return tuple(regions), quote


def _double(text: _Text) -> list[Range]:
    found: list[Range] = []
    opened: list[tuple[int, str]] = []                          # marks still open, with their kinds
    for i, word in enumerate(text.words):
        if word not in _DOUBLE:
            continue
        role, kind = _role(text, i, word, bool(opened))
        if opened and not _answers(text, opened[0][0], i, role):
            found += _goes_on(text, opened[0][0], i)
            opened = []
            role, kind = _role(text, i, word, False)
        if role == "open":
            opened = [o for o in opened if o[1] != kind] + [(i, kind)]   # an earlier one that nothing closed is dropped
        elif opened and role == "close":
            at = next((k for k in range(len(opened) - 1, -1, -1) if opened[k][1] == kind), len(opened) - 1)
            if i > opened[at][0] + 1:
                found.append((opened[at][0], i + 1))
            del opened[at:]
    return found


def _answers(text: _Text, opened: int, i: int, role: str) -> bool:
    """Whether the mark `i` may belong to what `opened` opened: some lines further down, only if it can but close."""
    lines = text.paragraph[i] - text.paragraph[opened]
    near = lines <= _LINES and i - opened <= _FARTHEST
    return not lines or (near and role == "close" and text.closes(i) and not text.opens(i))


def _goes_on(text: _Text, opened: int, i: int) -> list[Range]:
    """The region from `opened` to its paragraph's end, where the next paragraph begins with the mark `i`."""
    first = text.paragraph[i - 1] != text.paragraph[i] and text.words[i] not in _CLOSING
    return [(opened, i)] if first and text.paragraph[i] == text.paragraph[opened] + 1 else []


def _role(text: _Text, i: int, word: str, is_open: bool) -> tuple[str, str]:
    """'open', 'close' or '' for a mark, by its shape, the space around it and whether one is open; and its kind."""
    opens, closes = text.opens(i), text.closes(i)
    if word == "`":
        return ("close" if is_open and closes else ""), "tick"
    if word in _OPENING:
        return ("close" if is_open and closes and not opens else "open"), _OPENING[word]
    if word in _CLOSING:
        return ("open" if not is_open and opens and not closes else "close"), _CLOSING[word]
    if opens != closes:
        return ("open" if opens else "close"), _EITHER[word]
    return ("close" if is_open else "open"), _EITHER[word]


def _single(text: _Text, taken: list[Range]) -> list[Range]:
    """Pairs of single marks outside the regions already found: 'ready', ‘anjlok’."""
    found: list[Range] = []
    opened: int | None = None
    inside = _members(taken)
    for i, word in enumerate(text.words):
        if (word not in _SINGLE and word != "’") or i in inside:
            continue
        opens, closes = text.opens(i), text.closes(i)
        if word in _SINGLE and opens and not closes:
            opened = i
        elif opened is not None and closes and word == _SINGLE[text.words[opened]]:
            near = 1 < i - opened <= _LONGEST[text.words[opened]] and text.paragraph[opened] == text.paragraph[i]
            if near and (word == "’" or inside.isdisjoint(range(opened, i))):
                found.append((opened, i + 1))
            opened = None
    return found


def _members(regions: list[Range]) -> set[int]:
    return {i for first, last in regions for i in range(first, last)}


def _outermost(regions: list[Range]) -> list[Range]:
    """Sorted, and without those that lie in or across another."""
    kept: list[Range] = []
    for first, last in sorted(regions, key=lambda region: (region[0], -region[1])):
        if not kept or first >= kept[-1][1]:
            kept.append((first, last))
    return kept
