"""A text cut into words, sentences and quoted regions, every one at its exact place."""

import re
from collections.abc import Iterator

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
SHORTEST_RUN = 5  # letters of two words that a lost space joined


def tokenise(text: str, words: Words) -> tuple[list[int], list[int]]:
    """The starts and ends of the tokens of `text`, in code points."""
    starts, ends = [], []
    forms = tuple(e.form for e in words.enclitics)
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match[0].lower()
        cut = _enclitic(word, words) if word.endswith(forms) and len(word) == end - start else 0
        cuts = [start + cut] if cut else []
        if not cut and len(word) > SHORTEST_RUN and not match[0][1:].islower():
            cuts = [start + at for at in _run_on(match[0], words)]
        starts += [start, *cuts]
        ends += [*cuts, end]
    return starts, ends


def _enclitic(word: str, words: Words) -> int:
    """Where an enclitic of `word` (lower case) begins, or 0."""
    for enclitic in words.enclitics:
        if word.endswith(enclitic.form) and len(word) > len(enclitic.form):
            cut = len(word) - len(enclitic.form)
            if not enclitic.after or word[:cut] in enclitic.after:
                return cut
    return 0


def _run_on(word: str, words: Words) -> Iterator[int]:
    """Where words begin that lost spaces joined ("dilansirAFP", "dilansirdetikNewsdariNew"): behind a relay's word
    before a name, and where such a word stands between names."""
    head = max((len(w) for w in words.run_on if word[1:].startswith(w[1:]) and word[0].lower() == w[0]), default=0)
    if not 0 < head < len(word) - 1 or word[head:].islower():
        return
    yield head
    for link in sorted(words.run_on):
        at = word.find(link, head + 1)
        if at > 0 and word[at - 1].islower() and word[at + len(link):at + len(link) + 1].isupper():
            yield at
            yield at + len(link)
            return


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
