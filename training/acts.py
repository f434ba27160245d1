"""Fit what a content does where no rule speaks (src/pantau/models/acts.json).

    python -m training.acts --data DATA [FOLDERS...] [--output FILE] [--threshold 0.45]

The contents are `training/labels/acts-*.tsv` (corpus, document, start, end, act: offsets without a word of text), all
of them said under neutral cues and read by hand, and the claims under neutral cues of any FOLDERS of articles with a
gold.yaml each. Softmax regression with a ridge, by Adam; the figures that it prints are cross-validated by document,
so that no document judges itself: the share right of the model alone, and of the rules with the model.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pantau.extract.acts import by_rules, neutral
from pantau.extract.claims import quote_of
from pantau.extract.clauses import places_of, words_of
from pantau.extract.fields import features
from pantau.lang import load_pack
from pantau.models.acts import WEIGHTS
from pantau.text.tokens import document
from pantau.types import Act, Attribution, Document, Quote, Range, Tokens
from training import readings

LABELS = Path(__file__).parent / "labels"
ACTS = tuple(Act)
FOLDS, STEPS, RATE, RIDGE = 4, 200, 0.05, 5e-4
LEAST = 2                   # contents that must have a feature for it to be weighed
PAIR = 0.4                  # a pair of fields is scaled down against a field, so that the ridge holds it shorter
SINGLE = 0.7
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Content:
    """One content as the model sees it, what the rules say of it, and what it does."""

    document: str
    features: frozenset[str]
    rules: Act
    act: Act


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    parser.add_argument("--threshold", type=float, default=0.45)
    options = parser.parse_args()
    contents = [*labelled(options.data), *read(options.folders)]
    judge(contents, options.threshold)
    names = vocabulary(contents)
    weights = fit(contents, names) * scales(names)[:, None] * 100
    rows = {name: [int(w) for w in np.rint(row)] for name, row in zip(names, weights, strict=True)}
    kept = {name: row for name, row in sorted(rows.items()) if any(row)}
    options.output.write_text(json.dumps({"acts": ACTS, "weights": kept, "threshold": options.threshold},
                                         separators=(",", ":")) + "\n", encoding="utf-8")


def labelled(data: Path) -> Iterator[Content]:
    """The contents of the label files, from the corpora under `data`."""
    for path in sorted(LABELS.glob("acts-*.tsv")):
        code = path.stem.rpartition("-")[2]
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            corpus, name, start, end, act = line.split("\t")
            yield content(tokenized(data, corpus, name, code), code, (int(start), int(end)), Act(act))


@cache
def tokenized(data: Path, corpus: str, name: str, code: str) -> Document:
    text = panl(data)[name] if corpus == "panl" else readings.document(data, corpus, name)
    return document(text, load_pack(code), id=f"{corpus}:{name}", published=None)


@cache
def panl(data: Path) -> dict[str, str]:
    """The English sentences of PANL's international news by their number."""
    rows = (line.split("\t") for line in (data / "panl/panl_int.tsv").read_text(encoding="utf-8").split("\n"))
    return {row[0]: row[2] for row in rows if len(row) > 2}


def read(folders: Sequence[Path]) -> Iterator[Content]:
    """The claims of the folders whose cue leaves the act to the content."""
    for reading in readings.from_folders(folders):
        code = reading.language or "id"
        doc = document(reading.text, load_pack(code), id=reading.name, published=None)
        for claim in reading.claims:
            spans = [tokens_at(doc.tokens, span) for span in claim.content]
            cue = words_of(places_of(tuple(tokens_at(doc.tokens, span) for span in claim.cue), doc.tokens), doc.tokens)
            words = words_of(places_of(tuple(spans), doc.tokens), doc.tokens)
            if claim.act and neutral(cue, words, load_pack(code)):
                yield content(doc, code, (claim.content[0][0], claim.content[-1][1]), Act(claim.act))


def content(doc: Document, code: str, span: Range, act: Act) -> Content:
    pack, ranges = load_pack(code), (tokens_at(doc.tokens, span),)
    words = words_of(places_of(ranges, doc.tokens), doc.tokens)
    quoted = quote_of(Attribution((), (), ranges, "label", 1.0), doc.tokens) is Quote.DIRECT
    return Content(doc.id, frozenset(features(words, quoted, pack)), by_rules(words, Act.STATE, quoted, pack), act)


def tokens_at(tokens: Tokens, span: Range) -> Range:
    """The tokens that the characters of `span` touch."""
    first = int(np.searchsorted(tokens.end, span[0], "right"))
    return first, int(np.searchsorted(tokens.start, span[1], "left"))


def vocabulary(contents: Sequence[Content]) -> list[str]:
    counts: dict[str, int] = {}
    for one in contents:
        for name in one.features:
            counts[name] = counts.get(name, 0) + 1
    return sorted(name for name, count in counts.items() if count >= LEAST)


def scales(names: Sequence[str]) -> Floats:
    paired = [" " in name and name.split()[0] not in ("first", "last", "length") for name in names]
    return np.where(paired, PAIR, SINGLE).astype(np.float32)


def matrix(contents: Sequence[Content], names: Sequence[str]) -> Floats:
    """(contents, names): the scale of each feature where a content has it."""
    number = {name: n for n, name in enumerate(names)}
    found = np.zeros((len(contents), len(names)), np.float32)
    for row, one in enumerate(contents):
        found[row, [number[name] for name in one.features if name in number]] = 1
    return found * scales(names)


def fit(contents: Sequence[Content], names: Sequence[str]) -> Floats:
    """(names, acts) weights of the softmax regression."""
    seen = matrix(contents, names)
    wanted = np.eye(len(ACTS), dtype=np.float32)[[ACTS.index(one.act) for one in contents]]
    weights: Floats = np.zeros((len(names), len(ACTS)), np.float32)
    mean: Floats = np.zeros_like(weights)
    square: Floats = np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = seen.T @ (softmax(seen @ weights) - wanted) / len(contents) + RIDGE * weights
        mean = np.asarray(0.9 * mean + 0.1 * slope, np.float32)
        square = np.asarray(0.99 * square + 0.01 * slope * slope, np.float32)
        pace = RATE if step < 0.6 * STEPS else 0.3 * RATE
        move = mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.99**step)) + 1e-6)
        weights = np.asarray(weights - pace * move, np.float32)
    return weights


def softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(raised / raised.sum(1, keepdims=True), np.float32)


def judge(contents: Sequence[Content], threshold: float) -> None:
    documents = sorted({one.document for one in contents})
    fold = {name: n % FOLDS for n, name in enumerate(np.random.default_rng(1).permutation(documents))}
    rules = alone = both = 0
    for held in range(FOLDS):
        others = [one for one in contents if fold[one.document] != held]
        own = [one for one in contents if fold[one.document] == held]
        names = vocabulary(others)
        for one, chances in zip(own, softmax(matrix(own, names) @ fit(others, names)), strict=True):
            likeliest = ACTS[int(chances.argmax())]
            sure = one.rules is Act.STATE and chances.max() >= threshold
            rules, alone = rules + (one.rules is one.act), alone + (likeliest is one.act)
            both += (likeliest if sure else one.rules) is one.act
    for name, right in (("rules", rules), ("model", alone), ("rules with the model", both)):
        print(f"{name}: {100 * right / len(contents):.1f} % of {len(contents)}")


if __name__ == "__main__":
    main()
