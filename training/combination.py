"""Fit how grammar and tagger are weighed (src/pantau/models/combination.json) on careful readings.

    python -m training.combination --data DATA [FOLDERS...] [--output FILE] [--threshold 0.3]

The readings are `training/readings.jsonl`, whose texts lie in the corpora under DATA, and any FOLDERS of articles with
a gold.yaml each. A finding is right where its content shares 80 % of the reading's letters and source and cue overlap.
Ridge logistic regression, fitted by Newton's method; the figures that it prints, by language, are cross-validated by
article, so that no article judges itself.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pantau.extract.combine import Group, groups
from pantau.extract.grammar import find_attributions
from pantau.extract.tagger import tag_attributions
from pantau.extract.times import find_times
from pantau.lang import load_pack
from pantau.models.combination import WEIGHTS, Combination
from pantau.text.read import to_document
from pantau.types import Document, RawDocument, Spans
from training.readings import Reading, from_file, from_folders

FOLDS = 10
RIDGE = 1.0
Parts = tuple[frozenset[int], frozenset[int], frozenset[int]]


@dataclass(frozen=True, slots=True)
class Article:
    """What was found; for every option of every group the claim that it gets right, or None; the number of claims."""

    language: str
    groups: tuple[Group, ...]
    right: tuple[tuple[int | None, ...], ...]
    claims: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    parser.add_argument("--threshold", type=float, default=0.3)
    arguments = parser.parse_args()
    articles = [article(r) for r in (*from_file(arguments.data), *from_folders(arguments.folders))]
    for language in sorted({a.language for a in articles}):
        mine = [a for a in articles if a.language == language]
        claims, findings = sum(a.claims for a in mine), sum(len(a.groups) for a in mine)
        print(f"{language}: {len(mine)} articles, {claims} claims, {findings} findings")
        report(judged(mine, [a for a in articles if a.language != language]), claims)
    weights = {name: round(weight, 4) for name, weight in fit(articles).items()}
    arguments.output.write_text(json.dumps({"weights": weights, "threshold": arguments.threshold}, indent=1) + "\n")


def article(reading: Reading) -> Article:
    raw = RawDocument(where=reading.name, text=reading.text, published=reading.published, language=reading.language)
    document = to_document(raw)
    pack = load_pack(document.language)
    by_grammar = find_attributions(document, find_times(document, pack), pack)
    made = tuple(groups(document, by_grammar, tag_attributions(document, pack)))
    claims = [parts(document, claim.source, claim.cue, claim.content) for claim in reading.claims]
    right = tuple(tuple(hit(own(document, option.found), claims) for option in group.options) for group in made)
    return Article(document.language, made, right, len(claims))


def own(document: Document, found: object) -> Parts:
    return parts(document, *(document.tokens.spans(getattr(found, part)) for part in ("source", "cue", "content")))


def parts(document: Document, *spans: Spans) -> Parts:
    source, cue, content = (
        frozenset(i for start, end in part for i in range(start, end) if not document.text[i].isspace())
        for part in spans
    )
    return source, cue, content


def hit(one: Parts, claims: Sequence[Parts]) -> int | None:
    """The first claim that a finding gets right in all three parts."""
    for n, (source, cue, content) in enumerate(claims):
        same = len(one[2] & content) >= 0.8 * len(one[2] | content)
        if same and one[1] & cue and (one[0] & source or (not one[0] and not source)):
            return n
    return None


def options(articles: Sequence[Article]) -> Iterator[tuple[dict[str, float], bool]]:
    for each in articles:
        for group, right in zip(each.groups, each.right, strict=True):
            for option, claim in zip(group.options, right, strict=True):
                yield option.features, claim is not None


def fit(articles: Sequence[Article]) -> dict[str, float]:
    rows = list(options(articles))
    names = sorted({name for features, _ in rows for name in features})
    x = np.array([[features.get(name, 0.0) for name in names] for features, _ in rows])
    y = np.array([float(right) for _, right in rows])
    return dict(zip(names, newton(x, y).tolist(), strict=True))


def newton(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights of a ridge logistic regression; `x` (rows, features), `y` (rows,) of 0 and 1."""
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (y - chance) - RIDGE * weights
        curvature = (x * (chance * (1 - chance))[:, None]).T @ x + RIDGE * np.eye(x.shape[1])
        weights += np.linalg.solve(curvature, gradient)
    return weights


def judged(articles: Sequence[Article], others: Sequence[Article]) -> list[tuple[float, tuple[int, int] | None]]:
    """For every group the chance of its best option, by a model that did not see the article, and the claim it is.

    `others` are articles that every model may see.
    """
    models = [Combination(fit([*others, *(a for n, a in enumerate(articles) if n % FOLDS != fold)]), 0.0)
              for fold in range(FOLDS)]
    found = []
    for n, each in enumerate(articles):
        for group, right in zip(each.groups, each.right, strict=True):
            chances = [models[n % FOLDS].chance(option.features) for option in group.options]
            best = chances.index(max(chances))
            claim = right[best]
            found.append((chances[best], None if claim is None else (n, claim)))
    return found


def figures(found: Sequence[tuple[float, tuple[int, int] | None]], claims: int, threshold: float) -> tuple[float, ...]:
    """Precision, recall and F1, per cent."""
    kept = [claim for chance, claim in found if chance >= threshold]
    hits = len({claim for claim in kept if claim is not None})
    return 100 * hits / len(kept), 100 * hits / claims, 200 * hits / (len(kept) + claims)


def report(found: Sequence[tuple[float, tuple[int, int] | None]], claims: int) -> None:
    """Precision, recall and F1 by threshold, and how well the chances are calibrated."""
    for threshold in (0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        print("  threshold {}: P {:.1f} R {:.1f} F1 {:.1f}".format(threshold, *figures(found, claims, threshold)))
    for low, high in ((0.0, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        inside = [claim is not None for chance, claim in found if low <= chance < high]
        if inside:
            share = 100 * sum(inside) / len(inside)
            print(f"  chance {low:.1f} to {high:.1f}: {len(inside)} findings, {share:.0f} % right")


if __name__ == "__main__":
    main()
