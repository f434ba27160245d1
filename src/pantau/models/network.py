"""The tagger's network in NumPy: looked-up words, simple recurrent layers, a score for every label of every token.

A layer's gates look only at its input, so a layer is one matrix product over all tokens; what is left to do token by
token is one multiplication and one addition. The first layer sees a token and its two neighbours; as it is linear in
the words, its products are made once for every distinct word of a document, and added up by position.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pantau.models.features import Rows
from pantau.types import Range

Floats = NDArray[np.float32]
Places = NDArray[np.int64]
_SIDE_BY_SIDE = 1000             # tokens, padding included: a layer's products then stay in the cache


@dataclass(frozen=True)
class Layer:
    """`mix`: (inputs, 6 hidden), `bias`: (6 hidden,). Columns: forget (negated), input, reset (negated), each for
    both directions."""

    mix: Floats
    bias: Floats


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
        """(tokens, labels): every window is read by itself; those of like length are read side by side."""
        result = np.zeros((len(rows.of), self.out.shape[1]), np.float32)
        if not windows:
            return result
        embedded = self._embedded(rows)
        products = np.matmul(embedded, self.first)
        around = np.matmul(embedded, self.around)
        of = np.append(rows.of, len(embedded) - 1)           # the last row stands for no word: place -1
        for group in groups(windows):
            place = places(group)
            y = self._read(of[place], products, around)
            there = place[1:-1] >= 0
            result[place[1:-1][there]] = y[there] @ self.out + self.out_bias
        return result

    def _embedded(self, rows: Rows) -> Floats:
        """(distinct + 1, width); the last row is zero."""
        forms = rows.forms
        parts = [self.words.take(forms[:, 0], 0) * self.scale]
        parts += [table.take(forms[:, i + 1], 0) for i, table in enumerate(self.tables)]
        return np.concatenate([np.concatenate(parts, 1), np.zeros((1, self.first.shape[1]), np.float32)])

    def _read(self, of: Places, products: Floats, around: Floats) -> Floats:
        """of: (time + 2, batch) columns 1 of `products` (3, distinct + 1, 6 hidden) → (time, batch, 2 hidden)"""
        before, here, after = (products[i].take(of[i:len(of) - 2 + i], 0) for i in range(3))
        here += before
        here += after
        here += self.bias
        mask = (of[1:-1] < products.shape[1] - 1)[:, :, None].astype(np.float32)
        side = around.take(of[1:-1], 0) if around.ndim == 2 else sum(around[i].take(of[i:len(of) - 2 + i], 0) for i in range(3))
        y = _recur(here, side, mask)
        for layer in self.layers:
            mixed = y.reshape(-1, y.shape[2]) @ layer.mix
            mixed += layer.bias
            y = _recur(mixed.reshape(*y.shape[:2], -1), y, mask)
        return y


def _recur(mixed: Floats, around: Floats, mask: Floats) -> Floats:
    """The gates of a layer: its product (time, batch, 6 hidden) to its output (time, batch, 2 hidden)."""
    size = around.shape[2]
    keep, state = np.empty_like(around), np.empty_like(around)
    for half, turn in ((slice(0, size // 2), 1), (slice(size // 2, size), -1)):     # the second direction turned round
        np.exp(mixed[::turn, :, :size][..., half], out=keep[..., half])
        np.multiply(mixed[::turn, :, size:2 * size][..., half], mask[::turn], out=state[..., half])
    keep += 1
    np.reciprocal(keep, out=keep)
    _scan(keep, state)
    out, back = np.empty_like(around), slice(size // 2, size)
    np.tanh(state[..., :size // 2], out=out[..., :size // 2])
    np.tanh(state[::-1, :, back], out=out[..., back])
    reset = np.exp(mixed[..., 2 * size:], out=state)
    reset += 1
    out -= around
    out /= reset
    out += around
    out *= mask
    return out


def _scan(keep: Floats, state: Floats) -> None:
    """state[t] = keep[t] * state[t - 1] + (1 - keep[t]) * state[t], in order of t."""
    fresh = np.multiply(keep, state)
    state -= fresh
    scratch = fresh[0]
    before = state[0]
    for kept, now in zip(keep[1:], state[1:], strict=True):
        np.multiply(kept, before, out=scratch)
        np.add(now, scratch, out=now)
        before = now


def groups(windows: Sequence[Range]) -> list[list[Range]]:
    """Windows sorted by length and cut where the padding would outgrow a quarter of the work."""
    found: list[list[Range]] = []
    longest = 0
    for window in sorted(windows, key=lambda w: (w[0] - w[1], w[0])):
        size = window[1] - window[0]
        if found and size >= 0.75 * longest and longest * len(found[-1]) < _SIDE_BY_SIDE:
            found[-1].append(window)
        else:
            found.append([window])
            longest = size
    return found


def places(group: Sequence[Range]) -> Places:
    """(time + 2, batch): the token that stands at each time of each window, -1 before its begin and beyond its end."""
    first, last = np.array(group).T
    place = first + np.arange(-1, (last - first).max() + 1)[:, None]
    return np.where((place >= first) & (place < last), place, -1)
