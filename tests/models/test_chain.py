"""The best sequence of labels, and its spans."""

from itertools import pairwise, product

import numpy as np

from pantau.models.chain import CONTENT, CUE, LABELS, SOURCE, Span, allowed, best_labels, spans


def test_the_best_sequence_is_the_best_of_all_that_are_allowed() -> None:
    rng = np.random.default_rng(3)
    scores, moves = rng.standard_normal((8, 7)).astype(np.float32), rng.standard_normal((7, 7)).astype(np.float32)
    cut, may = [(0, 4), (4, 5), (5, 8)], allowed()
    found = best_labels(scores, cut, moves)
    for first, last in cut:
        def total(labels: tuple[int, ...], first: int = first) -> float:
            steps = list(pairwise(labels))
            if LABELS[labels[0]][0] == "I" or not all(may[a, b] for a, b in steps):
                return -np.inf
            return float(sum(scores[first + i, x] for i, x in enumerate(labels)) + sum(moves[a, b] for a, b in steps))
        best = max(product(range(7), repeat=last - first), key=total)
        assert tuple(found[first:last].tolist()) == best


def test_spans_of_labels() -> None:
    labels = [LABELS.index(x) for x in ["B-SRC", "I-SRC", "B-CUE", "O", "B-CON", "I-CON", "B-CON"]]
    assert spans(labels, 10) == [Span(10, 12, SOURCE), Span(12, 13, CUE), Span(14, 16, CONTENT), Span(16, 17, CONTENT)]
    assert spans([0, 0], 0) == []
