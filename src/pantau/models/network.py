"""The tagger's network in NumPy: looked-up words, simple recurrent layers, a score for every label of every token.

A layer's gates look only at its input, so a layer is one matrix product over all tokens; what is left to do token by
token is one multiplication and one addition. The first layer sees a token and its two neighbours; as it is linear in
the words, its products are made once for every distinct word of a document, and added up by position.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pantau.models.features import Rows
from pantau.types import Range

Floats = NDArray[np.float32]
Places = NDArray[np.int64]
_AT_ONCE = 2000                  # tokens; a layer's numbers then stay near the processor


@dataclass(frozen=True)
class Layer:
    """`mix`: (inputs, 6 hidden), `bias`: (6 hidden,). Columns: forget (negated), input, reset (negated), each for
    both directions."""

    mix: Floats
    bias: Floats


@dataclass(frozen=True)
class Packed:
    """Windows side by side without gaps, the longest first: all first tokens, then all second tokens, and so on.

    `tokens`: (packed,) which token each is; `starts`: where each time begins, with the end; `last`: (packed,) is it the
    last of its window?
    """

    tokens: Places
    starts: list[int]
    last: NDArray[np.bool_]


@dataclass(frozen=True)
class Network:
    """`words`: (words, size) small integers and `scale`: (size,) that makes numbers of them; `tables`: one for each
    other column of `Rows.forms`; `first`: (3, width, 6 hidden) the first layer for the word as the next one's
    neighbour, for itself, and as the one before's neighbour; `around`: (width, 2 hidden), its way round the gates."""

    words: NDArray[np.int8]
    scale: Floats
    tables: tuple[Floats, ...]
    first: Floats
    bias: Floats
    around: Floats
    layers: tuple[Layer, ...]
    out: Floats
    out_bias: Floats

    def scores(self, rows: Rows, windows: Sequence[Range]) -> Floats:
        """(tokens, labels): every window is read by itself."""
        result = np.zeros((len(rows.of), self.out.shape[1]), np.float32)
        if not windows:
            return result
        embedded = self._embedded(rows)
        products, around = np.matmul(embedded, self.first), np.matmul(embedded, self.around)
        products[1] += self.bias
        for packed in pack(windows):
            y = self._read(rows.of, packed, products, around)
            result[packed.tokens] = y @ self.out + self.out_bias
        return result

    def _embedded(self, rows: Rows) -> Floats:
        """(distinct + 1, width); the last row is zero and stands for no word."""
        forms = rows.forms
        parts = [self.words.take(forms[:, 0], 0) * self.scale]
        parts += [table.take(forms[:, i + 1], 0) for i, table in enumerate(self.tables)]
        return np.concatenate([np.concatenate(parts, 1), np.zeros((1, self.first.shape[1]), np.float32)])

    def _read(self, of: Places, packed: Packed, products: Floats, around: Floats) -> Floats:
        """products: (3, distinct + 1, 6 hidden), around: (distinct + 1, 2 hidden) → (packed, 2 hidden)"""
        here, none = of[packed.tokens], products.shape[1] - 1
        before = of[packed.tokens - 1]
        before[:packed.starts[1]] = none
        after = np.where(packed.last, none, of[(packed.tokens + 1) % len(of)])
        mixed = products[1].take(here, 0)
        mixed += products[0].take(before, 0)
        mixed += products[2].take(after, 0)
        y = _recur(mixed, around.take(here, 0), packed.starts)
        for layer in self.layers:
            mixed = y @ layer.mix
            mixed += layer.bias
            y = _recur(mixed, y, packed.starts)
        return y


def _recur(mixed: Floats, around: Floats, starts: Sequence[int]) -> Floats:
    """The gates of a layer: its product (packed, 6 hidden) to its output (packed, 2 hidden)."""
    size = around.shape[1]
    keep = np.exp(mixed[:, :size])
    keep += 1
    np.reciprocal(keep, out=keep)
    state = np.multiply(keep, mixed[:, size:2 * size])
    np.subtract(mixed[:, size:2 * size], state, out=state)
    _scan(keep, state, starts)
    np.tanh(state, out=state)
    reset = np.exp(mixed[:, 2 * size:], out=keep)
    reset += 1
    state -= around
    state /= reset
    state += around
    return state


def _scan(keep: Floats, state: Floats, starts: Sequence[int]) -> None:
    """state[t] += keep[t] * state[t - 1] in the first half of the columns; in the second half the same from the end."""
    half = state.shape[1] // 2
    scratch = np.empty((starts[1], half), np.float32)
    multiply, add = np.multiply, np.add
    steps = [(a, b, c - b) for a, b, c in zip(starts, starts[1:], starts[2:], strict=False)]
    kept, now = keep[:, :half], state[:, :half]
    for earlier, here, count in steps:
        product = multiply(kept[here:here + count], now[earlier:earlier + count], out=scratch[:count])
        target = now[here:here + count]
        add(target, product, out=target)
    kept, now = keep[:, half:], state[:, half:]
    for here, later, count in reversed(steps):
        product = multiply(kept[here:here + count], now[later:later + count], out=scratch[:count])
        target = now[here:here + count]
        add(target, product, out=target)


def pack(windows: Sequence[Range]) -> Iterator[Packed]:
    """The windows, longest first, in as many parts as needed to hold few enough tokens each."""
    part: list[Range] = []
    size = 0
    for window in sorted(windows, key=lambda w: (w[0] - w[1], w[0])):
        if part and size + window[1] - window[0] > _AT_ONCE:
            yield _packed(part)
            part, size = [], 0
        part.append(window)
        size += window[1] - window[0]
    if part:
        yield _packed(part)


def _packed(windows: Sequence[Range]) -> Packed:
    first, last = np.array(windows).T
    place = first + np.arange((last - first).max())[:, None]
    there = place < last
    return Packed(place[there], np.cumsum([0, *there.sum(1)]).tolist(), (place == last - 1)[there])
