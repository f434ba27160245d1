"""How far an attribution is believed."""

import numpy as np
import pytest

from pantau.models.chain import CONTENT, CUE, SOURCE, Span
from pantau.models.confidence import FEATURES, belief, features, odds

LINKED = (Span(0, 1, SOURCE), Span(1, 2, CUE), (Span(2, 4, CONTENT),))
BEST = [1, 3, 5, 6, 0]


def scores(sure: float) -> np.ndarray:
    out = np.zeros((5, 7), np.float32)
    out[range(5), BEST] = sure
    return out


def test_odds_of_a_certain_and_of_an_open_label() -> None:
    sure, never = odds(scores(30.0)), odds(scores(0.0))
    assert sure.begins[SOURCE][0] == sure.inside[CONTENT][3] == pytest.approx(6)
    assert sure.ends[CONTENT][3] == pytest.approx(-6)
    assert never.begins[CUE][0] == pytest.approx(np.log(1 / 6), abs=1e-5)


def test_surer_labels_make_a_surer_attribution() -> None:
    weights = np.ones(FEATURES, np.float32)
    rows = [features(LINKED, odds(scores(s)), (0, 5)) for s in (0.5, 2.0, 8.0)]
    low, middle, high = belief(rows, weights)
    assert 0 <= low < middle < high <= 1


def test_a_missing_source_and_the_windows_end_are_no_trouble() -> None:
    row = features((None, LINKED[1], LINKED[2]), odds(scores(2.0)), (0, 4))
    assert len(row) == FEATURES
    assert belief([], np.ones(FEATURES, np.float32)) == []
