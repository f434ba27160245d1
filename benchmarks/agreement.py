#!/usr/bin/env python3
"""How far the readings of a sentence and of its translation agree on events (PANL-BPPT, international news).

agreement.py                       the figures, over every pair
agreement.py --disagreements 50    and so many pairs, drawn with a fixed seed, on which the readings differ

Each pair is read twice, as Indonesian and as English, without a word of the other. An event is its type, its status and
the countries that take part in it; those of a pair are matched as multisets. Countries are those that the text tells,
not those that an article's context suggests: these are sentences without their article. Jaccard over the corpus: events
that both readings have, of all events that either has. There is no right answer in the corpus, but its sentences showed
which words one pack had and the other lacked: `--corpus panl_eco.tsv` is news of the economy that nobody looked at.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pantau.monitor import read_many
from pantau.types import Analysis, Event, RawDocument

ROOT = Path(__file__).parent.parent
LANGUAGES = ("id", "en")
SEED = 2026

Key = tuple[object, ...]
Reading = tuple[tuple[str, str, frozenset[str], frozenset[str], str, str], ...]


@dataclass(frozen=True)
class Pair:
    texts: tuple[str, str]
    readings: tuple[Reading, Reading]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--corpus", default="panl_int.tsv")
    parser.add_argument("--disagreements", type=int, default=0)
    options = parser.parse_args()
    path = options.shared / "data" / "panl" / options.corpus
    if not path.exists():
        sys.exit(f"no {path.name} beside the repository")
    pairs = read_pairs(path)
    for name, value in figures(pairs).items():
        print(f"{name:<34}{value:8.2f}")
    differing = [pair for pair in pairs if counted(pair.readings[0]) != counted(pair.readings[1])]
    random.Random(SEED).shuffle(differing)
    for pair in differing[:options.disagreements]:
        for language, text, reading in zip(LANGUAGES, pair.texts, pair.readings, strict=True):
            print(f"\n{language}: {text}")
            for kind, status, actors, recipients, concept, words in reading:
                print(f"    {kind} {status} {concept} {words!r} {sorted(actors)} -> {sorted(recipients)}")


def read_pairs(path: Path) -> list[Pair]:
    """The corpus' lines are: number, Indonesian, English, number there."""
    lines = (line.split("\t") for line in path.read_text(encoding="utf-8").split("\n"))
    rows = [(line[1], line[2]) for line in lines if len(line) == 4]
    columns = zip(*rows, strict=True)
    readings = [tuple(readings_of(texts, code)) for code, texts in zip(LANGUAGES, columns, strict=True)]
    return [Pair((a, b), (x, y)) for (a, b), x, y in zip(rows, *readings, strict=True)]


def readings_of(texts: Iterable[str], language: str) -> Iterator[Reading]:
    documents = (RawDocument(where=f"{language} {n}", text=text, language=language) for n, text in enumerate(texts))
    for analysis in read_many(documents):
        yield reading_of(analysis) if isinstance(analysis, Analysis) else ()


def reading_of(analysis: Analysis) -> Reading:
    country = {actor.id: actor.country for actor in analysis.actors if not actor.country_why}

    def countries(ids: Iterable[str]) -> frozenset[str]:
        return frozenset(code for code in map(country.get, ids) if code)

    def one(event: Event) -> tuple[str, str, frozenset[str], frozenset[str], str, str]:
        words = " ".join(analysis.document.text[start:end] for start, end in event.trigger)
        return (event.type, event.status, countries(event.actors), countries(event.recipients), event.concept, words)

    return tuple(map(one, analysis.events))


def whole(event: tuple[str, str, frozenset[str], frozenset[str], str, str]) -> Key:
    """Type, status and the countries of all who take part."""
    return event[0], event[1], event[2] | event[3]


def counted(reading: Reading) -> Counter[Key]:
    return Counter(map(whole, reading))


KEYS: dict[str, Callable[..., Key]] = {
    "type, status, countries": whole,
    "… with who does it to whom": lambda event: event[:4],
    "type and status": lambda event: event[:2],
    "type and countries": lambda event: (event[0], event[2] | event[3]),
    "type": lambda event: event[:1],
}


def figures(pairs: list[Pair]) -> dict[str, float]:
    """Jaccard in per cent by what is compared, and the events per hundred sentences of each language."""
    found = {name: jaccard(pairs, key) for name, key in KEYS.items()}
    for n, language in enumerate(LANGUAGES):
        found[f"events in 100 sentences, {language}"] = 100 * sum(len(p.readings[n]) for p in pairs) / len(pairs)
    return found


def jaccard(pairs: Iterable[Pair], key: Callable[..., Key]) -> float:
    both = either = 0
    for pair in pairs:
        one, other = (Counter(map(key, reading)) for reading in pair.readings)
        both += (one & other).total()
        either += (one | other).total()
    return 100 * both / max(either, 1)


if __name__ == "__main__":
    main()
