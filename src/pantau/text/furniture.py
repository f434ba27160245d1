"""What stands in an article but is not its prose: datelines, bylines, advertisements, links to other articles, credits.

Only token ranges come out; nothing is cut from the text, so every offset stays what it was.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pantau.lang.schema.text import Text
from pantau.types import Range, Ranges

_DASHES = frozenset({"-", "–", "—", "--"})
_OPENING = frozenset({'"', "“", "``"})
_STOPS = frozenset({".", "?", "!"})
_DATELINE = 16              # tokens that a dateline may have before its dash
_DATELINES = 8              # paragraphs in which one is looked for
_SHORT_LINE = 14            # tokens of a line that is a byline or a credit
_PLACE = 3                  # tokens of the name of a town
_DATED = re.compile(r"(?:.* )?(?:\d{1,2}/\d{1,2}/\d{4}|\d{1,2} (?:\w+ |, )\d{4})(?: .*)?")
_DOMAIN = re.compile(r"\w+(?:\.\w+)*?\.(?:com|co\.id|id|tv|net|org|news)", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:[-'’.]\w+)*|[^\w\s]")

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]


def find_furniture(words: Sequence[str], lower: Sequence[str], sentences: Ranges, paragraph: Sequence[int],
                   pack: Text) -> Ranges:
    """Token ranges that are not prose, in order and apart."""
    found = [*_datelines(words, lower, sentences, paragraph, pack), *_anywhere(words, lower, pack)]
    for first, last in sentences:
        end = _segment(words, lower, (first, last), paragraph, pack)
        if end > first:
            found.append((first, end))
    return _apart(found)


def _segment(words: Sequence[str], lower: Sequence[str], sentence: Range, paragraph: Sequence[int], pack: Text) -> int:
    """Where the furniture that a sentence begins with ends; its beginning where there is none."""
    first, last = sentence
    if words[first] == ":" and last == first + 1:
        return last
    furniture = pack.furniture
    if _starts(lower, first, _phrases(furniture.endings)):
        return _paragraph_end(paragraph, first)
    opening = _starts(lower, first, _phrases(furniture.segments)) or _label(lower, first, paragraph, pack)
    if opening:
        return _title_end(words, lower, (first + opening, last), pack)
    return _paragraph_end(paragraph, first) if _byline(words, lower, first, paragraph, pack) else first


def _label(lower: Sequence[str], first: int, paragraph: Sequence[int], pack: Text) -> int:
    """How many tokens a label at `first` has with its colon; 0 where there is none, or where a sentence begins so."""
    length = _starts(lower, first, _phrases(pack.furniture.labels))
    if not length:
        return 0
    alone = _paragraph_end(paragraph, first) == first + length
    return length if alone else length + 1 if lower[first + length] == ":" else 0


def _byline(words: Sequence[str], lower: Sequence[str], first: int, paragraph: Sequence[int], pack: Text) -> bool:
    """Whether a short line of names begins at `first` ("By Ann Porter and Lee Min")."""
    length = _starts(lower, first, _phrases(pack.furniture.bylines))
    if not length or (first and paragraph[first - 1] == paragraph[first]):
        return False
    names = range(first + length, _paragraph_end(paragraph, first))
    plain = all(not words[i][0].islower() or lower[i] in pack.title_words for i in names)
    return plain and 0 < len(names) <= _SHORT_LINE and words[names[-1]] not in _STOPS


def _title_end(words: Sequence[str], lower: Sequence[str], title: Range, pack: Text) -> int:
    """Where the title behind "read also" ends: with its segment, or, where prose is glued to it, before that prose.

    A title has capitals but for its small words. The first other lower-case word belongs to prose whose beginning
    cannot be told from the title's last capitals; they are left to the prose.
    """
    first, last = title
    for i in range(first, last):
        if i > first + 2 and words[i] in _OPENING:
            return i
        if words[i][0].islower() and lower[i] not in pack.title_words:
            while i > first and (words[i - 1][0].isupper() or words[i - 1][0].isdigit()):
                i -= 1
            return i if last - first > _SHORT_LINE else last
    return last


def _datelines(words: Sequence[str], lower: Sequence[str], sentences: Ranges, paragraph: Sequence[int],
               pack: Text) -> Iterator[Range]:
    for first, _ in sentences:
        if paragraph[first] >= _DATELINES:
            return
        if first == 0 or paragraph[first - 1] != paragraph[first]:
            end = _dateline_end(words, lower, first, _paragraph_end(paragraph, first), pack)
            if end > first:
                yield first, end


def _dateline_end(words: Sequence[str], lower: Sequence[str], first: int, last: int, pack: Text) -> int:
    """The token behind a dateline's dash ("SEOUL - ", "Medan, 2 Mei 2025 –", "(Reuters) -"), or `first`."""
    dash = next((i for i in range(first, min(last, first + _DATELINE)) if words[i] in _DASHES), first)
    before = range(first, dash)
    media = {i for i in before if lower[i] in pack.outlets or _DOMAIN.fullmatch(words[i])}
    if dash == first or dash + 2 >= last or any(words[i][0].islower() and i not in media for i in before):
        return first
    place = len(words[first]) > 1 and words[first].isupper() and words[first].isalpha()
    named = first == 0 and len(before) <= 4 and all(words[i][0].isalpha() or words[i] == "," for i in before)
    alone = named and not any(words[i] in _DASHES for i in range(dash + 1, min(last, dash + 25)))
    town = words[first][0].isupper() and "," in lower[first + 1:first + 1 + _PLACE]
    dated = town and _DATED.fullmatch(" ".join(lower[first:dash]))
    return dash + 1 if media or dated or ((place or alone) and last - dash > _SHORT_LINE) else first


def _anywhere(words: Sequence[str], lower: Sequence[str], pack: Text) -> Iterator[Range]:
    """Phrases that stand anywhere; one of a single word only in capitals ("ADVERTISEMENT")."""
    phrases = _phrases(pack.furniture.anywhere)
    for i, word in enumerate(lower):
        if word in phrases and (length := _starts(lower, i, phrases)) and (length > 1 or words[i].isupper()):
            yield i, i + length


@cache
def _phrases(phrases: tuple[str, ...]) -> Phrases:
    """The phrases as words, under their first words, the longest first."""
    cut = sorted((tuple(_WORD.findall(phrase)) for phrase in phrases), key=len, reverse=True)
    return {first: tuple(p for p in cut if p[0] == first) for first in {p[0] for p in cut}}


def _starts(lower: Sequence[str], first: int, phrases: Phrases) -> int:
    """How many tokens the phrase has that stands at `first`, 0 where none does."""
    for phrase in phrases.get(lower[first], ()):
        if tuple(lower[first:first + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _paragraph_end(paragraph: Sequence[int], first: int) -> int:
    """The token behind the paragraph of `first`, by halving: the numbers never fall."""
    low, high = first, len(paragraph)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if paragraph[middle] == paragraph[first] else (low, middle)
    return low


def _apart(ranges: list[Range]) -> Ranges:
    """In order; what overlaps is one."""
    found: list[Range] = []
    for first, last in sorted(ranges):
        if found and first < found[-1][1]:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return tuple(found)
