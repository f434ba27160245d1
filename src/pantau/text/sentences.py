"""Tokens into paragraphs and sentences, over text whose stops and spaces are not always where they belong."""

import re
from dataclasses import dataclass

from pantau.lang import Pack
from pantau.types import Range, Ranges

_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_FULL_LINE = 40                         # characters; a shorter line is a line of its own, not a folded sentence
_NO_FOLD = frozenset(".!?…:;\"”»)")     # a line that ends so is finished
_LONGEST = 500                          # tokens; what has no stop for so long is cut, so that nothing grows with it
_MARKS = 5                              # closing marks that may stand between a full stop and the end of its sentence
_FINAL = frozenset(".!?…")
_CLOSERS = frozenset({")", "]", "}", '"', "”", "’", "'", "''", "»"})
_MAY_END = _FINAL | frozenset(")]}\"”’'»:")


def joined(starts: list[int], ends: list[int]) -> list[bool]:
    """For every token whether the next one follows without a space."""
    return [end == start for end, start in zip(ends, starts[1:], strict=False)] + [False]


def paragraphs(text: str, starts: list[int], ends: list[int]) -> list[int]:
    """For every token the number of its paragraph, counted over the paragraphs that hold tokens."""
    numbers: list[int] = []
    number = line = before = 0
    for start, end in zip(starts, ends, strict=True):
        if (start - before > 1 or (start > before and text[before] != " ")) and _BREAK.search(text, before, start):
            number += bool(numbers) and not _folded(text, line, before, start)
            line = start
        numbers.append(number)
        before = end
    return numbers


def _folded(text: str, line: int, before: int, start: int) -> bool:
    """Whether a line break only folds a sentence: a full line that no stop ends, the next beginning in lower case."""
    if before - line < _FULL_LINE or not text[start].islower() or text[before - 1] in _NO_FOLD:
        return False
    return len(_BREAK.findall(text[before:start].replace("\r\n", "\n"))) == 1


@dataclass(frozen=True, slots=True)
class _Text:
    words: list[str]
    joined: list[bool]
    quote: list[int]
    abbreviations: frozenset[str]
    openers: frozenset[str]


def cut_sentences(words: list[str], joined: list[bool], paragraph: list[int], quote: list[int], pack: Pack) -> Ranges:
    """Token ranges of the sentences: a quoted region is never cut, except where its paragraph ends or it has no end."""
    text = _Text(words, joined, quote, pack.words.abbreviations, pack.text.openers)
    found: list[Range] = []
    first, last = 0, len(words) - 1
    for i, word in enumerate(words):
        end = i == last or paragraph[i] != paragraph[i + 1] or i - first >= _LONGEST
        if end or (word[-1] in _MAY_END and _ends(text, i, first)):
            found.append((first, i + 1))
            first = i + 1
    return tuple(found)


def _ends(text: _Text, i: int, first: int) -> bool:
    """Whether the sentence that began at token `first` ends with token `i`, which is not the last of its paragraph."""
    if text.words[i] == ":":
        return i == first                       # ': Sari soal …', a headline glued to the end of an article
    if text.quote[i] >= 0 and text.quote[i] == text.quote[i + 1]:
        return False
    stop = i
    while stop >= max(first, i - _MARKS) and text.words[stop] in _CLOSERS:
        stop -= 1
    if stop < first or text.words[stop][-1] not in _FINAL or not _begins(text, i):
        return False
    return not _abbreviates(text, stop, first) or text.words[i + 1].lower() in text.openers


def _begins(text: _Text, i: int) -> bool:
    """Whether what follows token `i` looks like the beginning of a sentence."""
    following = text.words[i + 1]
    if text.quote[i + 1] >= 0:
        return True                             # a quotation opens
    if following == ":" or (following in _CLOSERS and text.joined[i]):
        return not text.joined[i]
    if text.joined[i]:                          # 'kata dia.Menteri', but not 'Ph.D' or 'S.Pd'
        before = text.words[i - 1] if i else "."
        return len(following) > 1 and following[0].isupper() and len(before) > 1 and not before[0].isupper()
    return following[0].isupper() or following[0].isdigit() or not (following[0].isalnum() or following[0] in ",;:")


def _abbreviates(text: _Text, stop: int, first: int) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation, an initial or the number of a list."""
    word = text.words[stop]
    if len(word) > 1 and word[0].isalpha():                 # U.S.
        return True
    if word != "." or stop == first or not text.joined[stop - 1]:
        return False
    before = text.words[stop - 1]
    if before.lower() in text.abbreviations or (len(before) == 1 and before.isupper()):
        return True
    return before.isdigit() and len(before) < 3 and stop - first == 1
