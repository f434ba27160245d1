"""Fitting the two small parts behind the network: who belongs to whom, and how far to believe it."""

from collections.abc import Sequence

import numpy as np

from pantau.extract.tagger import read_labels
from pantau.models.chain import CONTENT, CUE, SOURCE, Span, best_labels
from pantau.models.confidence import FEATURES, features, odds
from pantau.models.features import windows
from pantau.models.linking import Choice, Linked, Linker, content_choices, source_choices
from pantau.types import Range
from training.corpus import Example

ROLE = {"SRC": SOURCE, "CUE": CUE, "CON": CONTENT}
Examples = Sequence[Example]


def fit_linker(examples: Examples, epochs: int = 5) -> dict[str, float]:
    """An averaged perceptron over the choices that the annotation decides."""
    data = [row for ex in examples for row in decided(ex)]
    weights: dict[str, float] = {}
    summed: dict[str, float] = {}
    step = 0
    linker = Linker(weights)
    for _ in range(epochs):
        for right, choices in data:
            step += 1
            best = max(choices, key=lambda c: linker.weigh(c[1]))
            if best[0] != right:
                wanted = next(f for span, f in choices if span == right)
                for names, sign in ((wanted, 1.0), (best[1], -1.0)):
                    for name in names:
                        weights[name] = weights.get(name, 0.0) + sign
                        summed[name] = summed.get(name, 0.0) + sign * step
    return {name: round(w - summed[name] / step, 4) for name, w in weights.items()}


def decided(ex: Example) -> list[tuple[Span | None, list[Choice]]]:
    """Every choice with more than one answer, and the right one."""
    doc = ex.document
    out: list[tuple[Span | None, list[Choice]]] = []
    for first, last in windows(doc):
        here = [(Span(a, b, ROLE[role]), number) for role, a, b, number in ex.links if a >= first and b <= last]
        spans = sorted({span for span, _ in here})
        cue_of = {number: span for span, number in here if span.role == CUE}
        source_of = {number: span for span, number in here if span.role == SOURCE}
        for span, number in here:
            if span.role == CONTENT and number in cue_of:
                out.append((cue_of[number], content_choices(doc.tokens, span, spans)))
            elif span.role == CUE:
                out.append((source_of.get(number), source_choices(doc.tokens, span, spans)))
    return [(right, all_) for right, all_ in out if len(all_) > 1 and any(span == right for span, _ in all_)]


def found(
    ex: Example, scores: np.ndarray, cut: Sequence[Range], moves: np.ndarray, linker: Linker
) -> list[tuple[Linked, list[float]]]:
    """What the whole tagger finds in an article, with the numbers that its belief rests on."""
    labels, chances = best_labels(scores, cut, moves), odds(scores)
    read = read_labels(ex.document, labels.tolist(), cut, linker)
    return [(linked, features(linked, chances, window)) for window, linked in read]


def right(ex: Example, linked: Linked) -> bool:
    """All three parts: contents share four fifths, sources and cues touch."""
    source, cue, contents = linked
    mine = {i for c in contents for i in range(c.first, c.last)}
    parts: dict[int, dict[str, set[int]]] = {}
    for role, a, b, number in ex.links:
        parts.setdefault(number, {}).setdefault(role, set()).update(range(a, b))
    for part in parts.values():
        theirs = part.get("CON", set())
        sources = part.get("SRC", set())
        same = len(mine & theirs) >= 0.8 * len(mine | theirs) and part.get("CUE", set()) & tokens(cue)
        if same and bool(sources) == bool(source) and (source is None or sources & tokens(source)):
            return True
    return False


def tokens(span: Span) -> set[int]:
    return set(range(span.first, span.last))


def fit_belief(rows: Sequence[Sequence[float]], hits: Sequence[bool]) -> np.ndarray:
    """Logistic regression by Newton's method, slightly ridged."""
    x, y = np.array(rows).reshape(-1, FEATURES), np.array(hits, float)
    w = np.zeros(FEATURES)
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.eye(FEATURES)
        w += np.linalg.solve(hessian, x.T @ (y - p) - w)
    return w.astype(np.float32)
