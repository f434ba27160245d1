"""Articles that nobody wrote: readings of real ones with other words of the same length, so that every offset holds.

A ledger of a million claims needs a hundred thousand articles in the shapes of real ones. In each the words are
exchanged consistently, names oftener than others, by the frequencies of the corpus: common words stay common, and the
rare ones are many. The days are spread over four years, the publishers are unequal.
"""

import random
import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from pantau.intake import roots
from pantau.ledger import Entry, Ledger, document_id, input_id, named
from pantau.types import Analysis, Expectation, RawDocument

FIRST, DAYS = date(2022, 6, 1), 1461
PUBLISHERS = tuple(f"{name} {kind}" for kind in ("Times", "Post", "Kini", "Wire") for name in (
    "Harian", "Kabar", "Warta", "Suara", "Berita", "Pos", "Media", "Daily", "Evening", "Morning", "Metro", "Global"))
NAMES, OTHERS, NEW = 0.8, 0.4, 0.02     # shares of names and of other words that are exchanged; of them, for a new one
LEAST = 4                               # letters: shorter words are grammar
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = "aaaeeeiiiooouuubcdfghjklmnprstvwyz"


class Variety:
    """As many articles as wanted from some readings: the same number gives the same article."""

    def __init__(self, readings: Sequence[Analysis]) -> None:
        self._readings = readings
        counts: dict[tuple[str, int, bool], Counter[str]] = defaultdict(Counter)
        for each in readings:
            for word in _WORD.findall(each.document.text):
                counts[each.document.language, len(word), word[0].isupper()][word] += 1
        self._words = {kind: (list(words), list(accumulate(words.values()))) for kind, words in counts.items()}
        self._publishers = list(accumulate(1 / (n + 1) for n in range(len(PUBLISHERS))))

    def __call__(self, number: int) -> Analysis:
        chance, of = random.Random(number), self._readings[number % len(self._readings)]
        swaps = self._swaps(of, chance)

        def other(text: str) -> str:
            return _WORD.sub(lambda word: swaps.get(word[0], word[0]), text)

        day = FIRST + timedelta(chance.randrange(DAYS))
        later = day - of.document.published if of.document.published else timedelta()
        publisher = PUBLISHERS[bisect(self._publishers, chance.random() * self._publishers[-1])]
        article = replace(
            of.document, text=other(of.document.text), title=of.document.title and other(of.document.title),
            published=day, published_why=None, publisher=publisher,
            url=f"https://{publisher.replace(' ', '-').lower()}.example/{day:%Y/%m/%d}/{number}")
        return replace(
            of, document=article,
            actors=tuple(replace(a, name=other(a.name), roles=tuple(map(other, a.roles))) for a in of.actors),
            claims=tuple(replace(c, speakers=tuple(
                replace(s, name=s.name and other(s.name), role=s.role and other(s.role)) for s in c.speakers))
                for c in of.claims),
            expectations=tuple(_later(x, later) for x in of.expectations))

    def _swaps(self, of: Analysis, chance: random.Random) -> dict[str, str]:
        """Another word for some of an article's: one that is as long, as often as the corpus has it, or a new one."""
        swaps: dict[str, str] = {}
        for word in dict.fromkeys(_WORD.findall(of.document.text)):
            capital = word[0].isupper()
            if len(word) < LEAST or chance.random() > (NAMES if capital else OTHERS):
                continue
            if chance.random() < NEW:
                made = "".join(chance.choices(_LETTERS, k=len(word)))
                swaps[word] = made.capitalize() if capital else made
            else:
                words, counts = self._words[of.document.language, len(word), capital]
                swaps[word] = words[bisect(counts, chance.random() * counts[-1])]
        return swaps


def _later(of: Expectation, by: timedelta) -> Expectation:
    return replace(of, earliest=of.earliest and of.earliest + by, latest=of.latest and of.latest + by)


def raw(of: Analysis, where: str) -> RawDocument:
    """An article as it would come in."""
    article = of.document
    return RawDocument(where, text=article.text, published=article.published and article.published.isoformat(),
                       title=article.title, url=article.url, publisher=article.publisher, language=article.language)


def entry(of: Analysis, where: str) -> Entry:
    """A reading as the ledger takes it."""
    address = of.document.url or ""
    analysis = named(of, document_id(address, of.document))
    return Entry(analysis, address, input_id(raw(of, where)), where, "benchmark", datetime.now(UTC),
                 roots=roots(analysis))


def build(path: Path, variety: Variety, documents: int) -> Iterator[int]:
    """Fill the ledger at `path` up to so many documents, through the one writing path; says now and then how many."""
    with Ledger(path) as ledger:
        have = ledger.stats().versions
        for number in range(have, documents):
            ledger.keep(entry(variety(number), f"synthetic.jsonl:{number + 1}"))
            if number % 1000 == 999:
                yield number + 1
