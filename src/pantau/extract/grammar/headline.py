"""Headlines: "Trump: …", "Trump soal Iran: Mereka Licik"."""

from pantau.extract.grammar.found import Found
from pantau.extract.grammar.text import FINAL, Text

LONGEST = 18                            # tokens of a headline
SPEAKER = 4


def headline(t: Text, first: int, last: int) -> list[Found]:
    """The claim of a headline "SPEAKER [soal …]: CONTENT", or nothing."""
    words = t.lex.words
    while last > first and t.raw[last - 1][0] in FINAL and not t.quoted(last - 1):
        last -= 1
    while first < last and t.raw[first] in ":.":
        first += 1
    if last - first > LONGEST:
        return []
    colon = next((m for m in range(first + 1, last - 1) if t.raw[m] == ":" and not t.quoted(m)), None)
    if colon is None or not (t.capital(colon + 1) or t.quoted(colon + 1)):
        return []
    speaker = next((m for m in range(first, colon) if t.low[m] in words.topic), colon)
    named = first < speaker <= first + SPEAKER and all(t.capital(m) for m in range(first, speaker))
    if not named or any(t.low[m] in words.boilerplate for m in range(first, speaker)):
        return []
    return [Found((first, speaker), (colon, colon + 1), [(colon + 1, last)], "headline", (first, colon + 1))]
