"""What a content is about, as the features of the act model: the fields of its words and how they stand together."""

from collections.abc import Sequence
from functools import cache

from pantau.lang import Pack
from pantau.lang.schema.fields import Fields

_FIRST, _LAST = 5, 4        # words at either end whose fields count by themselves: a subject, a predicate
_APART = 3                  # words that two fields may stand apart and still go together ("is very | good")


def features(content: Sequence[str], quoted: bool, pack: Pack) -> set[str]:
    """The names of what a content holds; its words are in lower case, as `words_of` gives them."""
    of = _fields(pack.fields)
    at = [(n, of[word]) for n, word in enumerate(content) if word in of]
    found = {"always", "quoted" if quoted else "told", f"length {min(len(content).bit_length(), 7)}"}
    if any(word[0].isdigit() for word in content):
        found.add("digits")
    for k, (n, fields) in enumerate(at):
        found.update(fields)
        if n < _FIRST:
            found.update([f"first {field}" for field in fields])
        if n >= len(content) - _LAST:
            found.update([f"last {field}" for field in fields])
        for m, others in at[k + 1:k + 1 + _APART]:
            if m - n <= _APART:
                found.update([f"{a} {b}" for a in fields for b in others])
    return found


@cache
def _fields(fields: Fields) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for field, words in fields.words.items():
        for word in dict.fromkeys(words):
            found.setdefault(word, []).append(field)
    return {word: tuple(names) for word, names in found.items()}
