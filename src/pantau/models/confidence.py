"""How far to believe an attribution: a logistic curve over the probabilities of its ends, fitted on held-out text."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pantau.models.chain import CONTENT, CUE, SOURCE, Span
from pantau.models.linking import Linked
from pantau.models.network import Floats
from pantau.types import Range

FEATURES = 9
_FAR = 6.0                                          # beyond, a probability says no more


@dataclass(frozen=True)
class Odds:
    """The logarithms of the odds, role by role and token by token: of lying inside a span, of beginning one, and of not
    going on with one."""

    inside: list[list[float]]
    begins: list[list[float]]
    ends: list[list[float]]


def odds(scores: Floats) -> Odds:
    """Of every token's labels by themselves, without the chain; `scores`: (tokens, labels)."""
    shares: Floats = np.exp(scores - scores.max(1, keepdims=True))
    shares /= shares.sum(1, keepdims=True)
    begins, goes_on = shares[:, 1::2].T, shares[:, 2::2].T
    return Odds(_logs(begins + goes_on), _logs(begins), _logs(1 - goes_on))


def _logs(shares: Floats) -> list[list[float]]:
    shares = np.clip(shares, 1e-6, 1 - 1e-6)
    logs: list[list[float]] = np.clip(np.log(shares / (1 - shares)), -_FAR, _FAR).tolist()
    return logs


def features(linked: Linked, odds: Odds, window: Range) -> list[float]:
    """FEATURES numbers about one attribution."""
    source, cue, contents = linked
    return [
        1.0,
        _inside(odds, cue),
        odds.begins[CUE][cue.first],
        min(odds.begins[CONTENT][c.first] for c in contents),
        min(_FAR if c.last >= window[1] else odds.ends[CONTENT][c.last] for c in contents),   # at its end it must end
        min(_inside(odds, c) for c in contents),
        _inside(odds, source) if source else 0.0,
        odds.begins[SOURCE][source.first] if source else -2.0,
        float(len(contents) > 1),
    ]


def _inside(odds: Odds, span: Span) -> float:
    return min(odds.inside[span.role][span.first:span.last])


def belief(rows: Sequence[Sequence[float]], weights: Floats) -> list[float]:
    """The probability, from 0 to 1, that each attribution is right in all its parts."""
    if not rows:
        return []
    sums = np.asarray(rows, np.float32) @ weights
    chances: list[float] = (1 / (1 + np.exp(-sums))).round(4).tolist()
    return chances
