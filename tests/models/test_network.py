"""The network against the same sums written out token by token."""

import numpy as np
from numpy.typing import NDArray

from pantau.models.features import Rows
from pantau.models.network import Layer, Network, pack

WORDS, SIZE, HIDDEN, LABELS = 20, 6, 4, 7
TABLES = (5, 5, 5, 5, 3, 8)


def small(seed: int = 0) -> Network:
    rng = np.random.default_rng(seed)

    def some(*shape: int) -> NDArray[np.float32]:
        return (rng.standard_normal(shape) * 0.5).astype(np.float32)

    width = SIZE + 2 * len(TABLES)
    return Network(
        words=rng.integers(-127, 127, (WORDS, SIZE), np.int8), scale=some(SIZE) * 0.02,
        tables=tuple(some(n, 2) for n in TABLES),
        first=some(3, width, 6 * HIDDEN), bias=some(6 * HIDDEN), around=some(width, 2 * HIDDEN),
        layers=(Layer(some(2 * HIDDEN, 6 * HIDDEN), some(6 * HIDDEN)),),
        out=some(2 * HIDDEN, LABELS), out_bias=some(LABELS))


def some_rows(tokens: int, seed: int = 1) -> Rows:
    rng = np.random.default_rng(seed)
    forms = np.stack([rng.integers(0, n, 9) for n in (WORDS, *TABLES)], 1)
    return Rows(forms, rng.integers(0, 9, tokens))


def by_hand(net: Network, rows: Rows, first: int, last: int) -> NDArray[np.float32]:
    forms = rows.forms[rows.of[first:last]]
    x = np.concatenate([net.words[forms[:, 0]] * net.scale, *(t[forms[:, i + 1]] for i, t in enumerate(net.tables))], 1)
    edge = np.zeros((1, x.shape[1]), np.float32)
    near = np.concatenate([edge, x, edge])
    mixed = near[:-2] @ net.first[0] + near[1:-1] @ net.first[1] + near[2:] @ net.first[2] + net.bias
    y = gates(mixed, x @ net.around)
    for layer in net.layers:
        y = gates(y @ layer.mix + layer.bias, y)
    return np.asarray(y @ net.out + net.out_bias, np.float32)


def gates(mixed: NDArray[np.float32], around: NDArray[np.float32]) -> NDArray[np.float32]:
    h = around.shape[1] // 2
    keep, new, reset = 1 / (1 + np.exp(mixed[:, :2 * h])), mixed[:, 2 * h:4 * h], 1 / (1 + np.exp(mixed[:, 4 * h:]))
    state = np.zeros_like(around)
    for column, order in ((slice(0, h), range(len(around))), (slice(h, 2 * h), range(len(around) - 1, -1, -1))):
        c = np.zeros(h, np.float32)
        for t in order:
            c = keep[t, column] * c + (1 - keep[t, column]) * new[t, column]
            state[t, column] = c
    return np.asarray(reset * np.tanh(state) + (1 - reset) * around, np.float32)


def test_windows_side_by_side_are_read_as_each_alone() -> None:
    net, rows = small(), some_rows(60)
    cut = [(0, 17), (17, 20), (20, 21), (21, 41), (41, 60)]
    together = net.scores(rows, cut)
    for first, last in cut:
        np.testing.assert_allclose(together[first:last], by_hand(net, rows, first, last), atol=1e-4)


def test_no_windows_no_scores() -> None:
    rows = Rows(np.zeros((0, 7), np.int64), np.zeros(0, np.int64))
    assert small().scores(rows, []).shape == (0, LABELS)


def test_packed_windows_hold_every_token_once_by_time() -> None:
    [packed] = pack([(0, 2), (2, 5), (5, 6)])
    assert packed.tokens.tolist() == [2, 0, 5, 3, 1, 4]
    assert packed.starts == [0, 3, 5, 6]
    assert packed.last.tolist() == [False, False, True, False, True, True]


def test_many_windows_are_packed_in_parts() -> None:
    cut = [(i, i + 100) for i in range(0, 5000, 100)]
    parts = list(pack(cut))
    assert len(parts) > 1
    assert sorted(i for part in parts for i in part.tokens.tolist()) == list(range(5000))
