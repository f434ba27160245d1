"""Fit how grammar and tagger are weighed (src/pantau/models/combination.json) on careful readings.

    python training/combination.py READINGS... [--output FILE] [--threshold 0.4]

READINGS are folders of articles with a gold.yaml each, as `pantau eval` reads them. A finding is right where its content
shares 80 % of the gold's words and source and cue overlap. Ridge logistic regression, fitted by Newton's method; the
figures that it prints are cross-validated by article, so that no article judges itself.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from pantau.extract.combine import Group, groups
from pantau.extract.grammar import find_attributions
from pantau.extract.tagger import tag_attributions
from pantau.extract.times import find_times
from pantau.lang import load_pack
from pantau.models.combination import WEIGHTS, Combination
from pantau.text.read import to_document
from pantau.types import Attribution, Document, RawDocument

FOLDS = 10
RIDGE = 1.0
Parts = tuple[frozenset[int], frozenset[int], frozenset[int]]


@dataclass(frozen=True, slots=True)
class Article:
    name: str
    groups: tuple[Group, ...]
    right: tuple[tuple[int | None, ...], ...]
    """For every option of every group the gold claim that it gets right, or None."""
    gold: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    parser.add_argument("--threshold", type=float, default=0.4)
    arguments = parser.parse_args()
    articles = [article(folder) for folder in found(arguments.folders)]
    print(f"{len(articles)} articles, {sum(a.gold for a in articles)} claims, {sum(len(a.groups) for a in articles)} findings")
    judge(articles)
    weights = {name: round(w, 4) for name, w in fit(articles).items()}
    arguments.output.write_text(json.dumps({"weights": weights, "threshold": arguments.threshold}, indent=1) + "\n")


def found(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from [folder] if (folder / "gold.yaml").exists() else sorted(p.parent for p in folder.glob("*/gold.yaml"))


def article(folder: Path) -> Article:
    text = (folder / "article.txt").read_text(encoding="utf-8")
    gold = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
    published = str(gold["published"]) if gold.get("published") else None
    document = to_document(RawDocument(where=str(folder), text=text, published=published, language=gold["language"]))
    pack = load_pack(document.language)
    by_grammar = find_attributions(document, find_times(document, pack), pack)
    made = tuple(groups(document, by_grammar, tag_attributions(document, pack)))
    claims = read_gold(gold["attributions"], text)
    right = tuple(tuple(hit(parts(document, option.found), claims) for option in group.options) for group in made)
    return Article(folder.name, made, right, len(claims))


def read_gold(attributions: Sequence[dict], text: str) -> list[Parts]:
    contents: dict[str, frozenset[int]] = {}
    claims = []
    for each in attributions:
        source, cue, content = (frozenset(letters(each.get(part) or (), text)) for part in ("source", "cue", "content"))
        contents[each["id"]] = content or contents.get(each.get("content_of", ""), frozenset())
        claims.append((source, cue, contents[each["id"]]))
    return claims


def letters(pieces: Iterable[object], text: str) -> Iterator[int]:
    for piece in pieces:
        wanted = piece if isinstance(piece, dict) else {"text": piece}
        start = text.index(wanted["within"]) if "within" in wanted else 0
        for _ in range(wanted.get("n", 1)):
            first = text.index(wanted["text"], start)
            start = first + 1
        yield from (i for i in range(first, first + len(wanted["text"])) if not text[i].isspace())


def parts(document: Document, found: Attribution) -> Parts:
    source, cue, content = (
        frozenset(i for first, last in document.tokens.spans(ranges) for i in range(first, last) if not document.text[i].isspace())
        for ranges in (found.source, found.cue, found.content)
    )
    return source, cue, content


def hit(one: Parts, claims: Sequence[Parts]) -> int | None:
    for n, (source, cue, content) in enumerate(claims):
        same = len(one[2] & content) >= 0.8 * len(one[2] | content)
        if same and one[1] & cue and (one[0] & source or not one[0] and not source):
            return n
    return None


def fit(articles: Sequence[Article]) -> dict[str, float]:
    rows = [(o.features, r is not None) for a in articles for g, rs in zip(a.groups, a.right, strict=True)
            for o, r in zip(g.options, rs, strict=True)]
    names = sorted({name for features, _ in rows for name in features})
    x = np.array([[features.get(name, 0.0) for name in names] for features, _ in rows])
    y = np.array([float(right) for _, right in rows])
    return dict(zip(names, newton(x, y).tolist(), strict=True))


def newton(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (y - chance) - RIDGE * weights
        curvature = (x * (chance * (1 - chance))[:, None]).T @ x + RIDGE * np.eye(x.shape[1])
        weights += np.linalg.solve(curvature, gradient)
    return weights


def judge(articles: Sequence[Article]) -> None:
    """Print cross-validated precision, recall and F1 by threshold, and how well the chances are calibrated."""
    models = [Combination(fit([a for n, a in enumerate(articles) if n % FOLDS != fold]), 0.0) for fold in range(FOLDS)]
    best = [(max((models[n % FOLDS].chance(o.features), -i, r) for i, (o, r) in enumerate(zip(g.options, rs, strict=True))), n)
            for n, a in enumerate(articles) for g, rs in zip(a.groups, a.right, strict=True)]
    for threshold in (0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
        kept = [(r, n) for (chance, _, r), n in best if chance >= threshold]
        hits, gold = len({pair for pair in kept if pair[0] is not None}), sum(a.gold for a in articles)
        print(f"threshold {threshold}: P {100 * hits / len(kept):.1f} R {100 * hits / gold:.1f} F1 {200 * hits / (len(kept) + gold):.1f}")
    for low in (0.2, 0.4, 0.6, 0.7, 0.8, 0.9):
        inside = [r is not None for (chance, _, r), _ in best if low <= chance < low + (0.2 if low < 0.6 else 0.1)]
        if inside:
            print(f"chance {low:.1f}+: {len(inside)} findings, {100 * sum(inside) / len(inside):.0f} % right")


if __name__ == "__main__":
    main()
