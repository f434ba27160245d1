"""A text cut into words, sentences and quoted regions, every one at its exact place."""

import re

from pantau.lang import Pack
from pantau.lang.schema.words import Words
from pantau.text.furniture import find_furniture
from pantau.text.quotes import quoted_regions
from pantau.text.sentences import cut_sentences, joined, paragraphs
from pantau.types import Document, Tokens

# Control, soft and direction characters: never a word, no space either; joiners and accents may stand inside words.
_UNSEEN = (r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f"
           r"\ufe00-\ufe0f\ufeff")
_W = r"[\w\u0300-\u036f\u00ad\u200c\u200d]"
_TOKEN = re.compile(
    rf"""[^\W\d_]++(?=[ ,])                                                # most words, for speed alone
      | (?:https?://|www\.)[^\s"“”<>)]++                                     # addresses
      | (?:[^\W\d_]\.){{2,}}+                                                # U.S., H.R.
      | \d++(?:[.,/:]\d++)*+(?:%|\b)                                         # 1.127, 28/5/2026, 04.50, 0,5%
      | [^\W\d_]{{1,4}}+\d++(?:[.,]\d++)++                                    # Rp1,7
      | \w{_W}*+(?:[-'’]{_W}++)*+                                            # kata, non-proliferasi, Jum'at
        (?:(?:\.\w++)*?\.(?:com|org|net|tv|co\.\w\w|go\.\w\w|ac\.\w\w|id|news)\b    # KOMPAS.com, republika.co.id
          | (?:[.+]\w++){{0,4}}@\w[\w-]*+(?:\.\w++)++)?+                       # a.b@c.org
      | ''|``|\.\.++|--++
      | [^\w\s{_UNSEEN}]""",
    re.VERBOSE | re.IGNORECASE,
)


def tokenise(text: str, words: Words) -> tuple[list[int], list[int]]:
    """The starts and ends of the tokens of `text`, in code points."""
    starts, ends = [], []
    forms = tuple(e.form for e in words.enclitics)
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match[0].lower()
        cut = _enclitic(word, words) if word.endswith(forms) and len(word) == end - start else 0
        if not cut and match[0][0].islower() and not match[0].islower():
            cut = _run_on(match[0], words)
        if cut:
            starts += [start, start + cut]
            ends += [start + cut, end]
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _enclitic(word: str, words: Words) -> int:
    """Where an enclitic of `word` (lower case) begins, or 0."""
    for enclitic in words.enclitics:
        if word.endswith(enclitic.form) and len(word) > len(enclitic.form):
            cut = len(word) - len(enclitic.form)
            if not enclitic.after or word[:cut] in enclitic.after:
                return cut
    return 0


def _run_on(word: str, words: Words) -> int:
    """Where a name begins that a lost space joined to the word before it ("dilansirAFP"), or 0."""
    found = max((len(w) for w in words.run_on if word.startswith(w)), default=0)
    return found if found < len(word) - 1 and not word[found:].islower() else 0


def document(text: str, pack: Pack, **known: object) -> Document:
    """Build the `Document` of a text; `known` are the other fields (id, published, title …)."""
    starts, ends = tokenise(text, pack.words)
    words = [text[s:e] for s, e in zip(starts, ends, strict=True)]
    lines = paragraphs(text, starts, ends)
    quotes, quote = quoted_regions(text, starts, ends, words, lines)
    sentences = cut_sentences(words, joined(starts, ends), lines, quote, pack)
    of_sentence = [n for n, (first, last) in enumerate(sentences) for _ in range(first, last)]
    lower = tuple(map(str.lower, words))
    tokens = Tokens(tuple(starts), tuple(ends), tuple(words), lower, tuple(of_sentence), tuple(quote))
    skipped = find_furniture(words, lower, sentences, lines, pack.text)
    fields = {"id": "", "published": None, **known}
    return Document(text=text, language=pack.code, tokens=tokens, sentences=sentences, quotes=quotes, skipped=skipped,
                    **fields)  # type: ignore[arg-type]
