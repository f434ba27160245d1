"""How far to believe an attribution: a logistic curve over the probabilities of its ends, fitted on held-out text."""

import math
from collections.abc import Sequence

import numpy as np

from pantau.models.chain import CONTENT, CUE, SOURCE, Span
from pantau.models.linking import Linked
from pantau.models.network import Floats
from pantau.types import Range

FEATURES = 9
_FAR = 6.0                                          # beyond, a probability says no more


def probabilities(scores: Floats) -> Floats:
    """(tokens, labels): every token's labels by themselves, without the chain."""
    shares: Floats = np.exp(scores - scores.max(1, keepdims=True))
    shares /= shares.sum(1, keepdims=True)
    return shares


def features(linked: Linked, shares: Floats, window: Range) -> list[float]:
    """FEATURES numbers about one attribution; `shares` as `probabilities` gives them, for the whole document."""
    source, cue, contents = linked
    return [
        1.0,
        min(_inside(shares, cue)),
        _odds(float(shares[cue.first, 2 * CUE + 1])),
        min(_odds(float(shares[c.first, 2 * CONTENT + 1])) for c in contents),
        min(_end(shares, c, window) for c in contents),
        min(min(_inside(shares, c)) for c in contents),
        min(_inside(shares, source)) if source else 0.0,
        _odds(float(shares[source.first, 2 * SOURCE + 1])) if source else -2.0,
        float(len(contents) > 1),
    ]


def belief(rows: Sequence[Sequence[float]], weights: Floats) -> list[float]:
    """The probability, from 0 to 1, that each attribution is right in all its parts."""
    if not rows:
        return []
    odds = np.asarray(rows, np.float32) @ weights
    shares: list[float] = (1 / (1 + np.exp(-odds))).round(4).tolist()
    return shares


def _inside(shares: Floats, span: Span) -> list[float]:
    column = 2 * span.role + 1
    return [_odds(x) for x in shares[span.first:span.last, column:column + 2].sum(1).tolist()]


def _end(shares: Floats, span: Span, window: Range) -> float:
    """How surely the span goes no further; at the window's end it cannot."""
    if span.last >= window[1]:
        return _FAR
    return _odds(1 - float(shares[span.last, 2 * span.role + 2]))


def _odds(share: float) -> float:
    share = min(max(share, 1e-6), 1 - 1e-6)
    return min(max(math.log(share / (1 - share)), -_FAR), _FAR)
