"""A text cut into words, sentences and quoted regions, every one at its exact place."""

import re
from collections.abc import Iterator

from pantau.lang import Pack
from pantau.lang.schema.words import Words
from pantau.text.quotes import quoted_regions
from pantau.types import Document, Range, Ranges, Tokens

_TOKEN = re.compile(
    r"""(?:https?://|www\.)[^\s"“”<>)]+          # addresses
      | \w[\w.+-]*@\w[\w-]*(?:\.\w+)+
      | (?:[^\W\d_]\.){2,}                       # U.S., H.R.
      | \d+(?:[.,/:]\d+)*(?:%|(?=\b))            # 1.127, 28/5/2026, 04.50, 0,5%
      | \w+(?:[-'’]\w+)*                         # kata, non-proliferasi, Jum'at
      | ''|``|\.\.+|--+
      | [^\w\s]""",
    re.VERBOSE,
)
_FINAL = frozenset(".!?…")


def tokenise(text: str, words: Words) -> tuple[list[int], list[int]]:
    """The starts and ends of the tokens of `text`, in code points."""
    starts, ends = [], []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        cut = _enclitic(match[0], words)
        if cut:
            starts += [start, start + cut]
            ends += [start + cut, end]
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _enclitic(word: str, words: Words) -> int:
    """Where an enclitic of `word` begins, or 0."""
    lower = word.lower()
    for enclitic in words.enclitics:
        if lower.endswith(enclitic.form) and len(lower) > len(enclitic.form):
            cut = len(word) - len(enclitic.form)
            if not enclitic.after or lower[:cut] in enclitic.after:
                return cut
    return 0


def _sentences(text: str, starts: list[int], ends: list[int], words: list[str], quote: list[int], pack: Words) -> Iterator[Range]:
    """Token ranges of the sentences: a quoted region is never cut, except where its paragraph ends."""
    first, count = 0, len(words)
    for i in range(count):
        gap = text[ends[i]:starts[i + 1]] if i + 1 < count else "\n"
        if i + 1 == count or "\n" in gap or (gap and _ends_here(i, words, quote, pack)):
            yield first, i + 1
            first = i + 1


def _ends_here(i: int, words: list[str], quote: list[int], pack: Words) -> bool:
    inside = quote[i] >= 0
    if inside and quote[i + 1] == quote[i]:
        return False
    last = i - 1 if inside and words[i][-1] not in _FINAL and i else i      # '… siap." Dia': the stop stands inside
    word, following = words[last], words[i + 1]
    if word[-1] not in _FINAL:
        return False
    if len(word) > 1 and word[0].isalpha():                                 # U.S.
        return False
    before = words[last - 1] if last else ""
    if word == "." and (before.lower() in pack.abbreviations or (len(before) == 1 and before.isupper())):
        return False
    return following[0].isupper() or following[0].isdigit() or not following[0].isalnum()


def document(text: str, pack: Pack, **known: object) -> Document:
    """Build the `Document` of a text; `known` are the other fields (id, published, title …)."""
    starts, ends = tokenise(text, pack.words)
    words = [text[s:e] for s, e in zip(starts, ends, strict=True)]
    quotes, quote = quoted_regions(text, starts, ends, words)
    sentences: Ranges = tuple(_sentences(text, starts, ends, words, quote, pack.words))
    of_sentence = [n for n, (first, last) in enumerate(sentences) for _ in range(first, last)]
    tokens = Tokens(tuple(starts), tuple(ends), tuple(words), tuple(w.lower() for w in words), tuple(of_sentence), tuple(quote))
    fields = {"id": "", "published": None, **known}
    return Document(text=text, language=pack.code, tokens=tokens, sentences=sentences, quotes=quotes, **fields)  # type: ignore[arg-type]
