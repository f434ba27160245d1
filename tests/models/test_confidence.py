"""How far an attribution is believed."""

import numpy as np

from pantau.models.chain import CONTENT, CUE, SOURCE, Span
from pantau.models.confidence import FEATURES, belief, features, probabilities

LINKED = (Span(0, 1, SOURCE), Span(1, 2, CUE), (Span(2, 4, CONTENT),))
BEST = [1, 3, 5, 6, 0]


def scores(sure: float) -> np.ndarray:
    out = np.zeros((5, 7), np.float32)
    out[range(5), BEST] = sure
    return out


def test_probabilities_sum_to_one() -> None:
    np.testing.assert_allclose(probabilities(scores(3.0)).sum(1), 1, atol=1e-6)


def test_surer_labels_make_a_surer_attribution() -> None:
    weights = np.ones(FEATURES, np.float32)
    rows = [features(LINKED, probabilities(scores(s)), (0, 5)) for s in (0.5, 2.0, 8.0)]
    low, middle, high = belief(rows, weights)
    assert 0 <= low < middle < high <= 1


def test_a_missing_source_and_the_windows_end_are_no_trouble() -> None:
    row = features((None, LINKED[1], LINKED[2]), probabilities(scores(2.0)), (0, 4))
    assert len(row) == FEATURES
    assert belief([], np.ones(FEATURES, np.float32)) == []
