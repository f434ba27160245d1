"""From the labels' scores to the best sequence of labels, and from that to spans."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pantau.models.network import Floats, pack
from pantau.types import Range

SOURCE, CUE, CONTENT = 0, 1, 2
LABELS = ("O", "B-SRC", "I-SRC", "B-CUE", "I-CUE", "B-CON", "I-CON")      # 2 role + 1 begins a span of the role
NEVER = np.float32(-1e4)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A labelled range of tokens, `last` exclusive."""

    first: int
    last: int
    role: int


def allowed() -> NDArray[np.bool_]:
    """(labels, labels): may the second follow the first? A span goes on only with its own role."""
    return np.array([[not (b[0] == "I" and a[2:] != b[2:]) for b in LABELS] for a in LABELS])


def best_labels(scores: Floats, windows: Sequence[Range], moves: Floats) -> NDArray[np.int64]:
    """(tokens,) the best sequence of every window by itself. `moves`: (labels, labels), what each step scores."""
    result = np.zeros(len(scores), np.int64)
    begins = np.array([NEVER if label[0] == "I" else 0 for label in LABELS], np.float32)
    steps = np.where(allowed(), moves, NEVER).T.astype(np.float32)          # (to, from)
    for packed in pack(windows):
        starts, rows = packed.starts, scores[packed.tokens]
        best = rows[:starts[1]] + begins
        came = []
        for start, end in pairwise(starts[1:]):
            options = best[:end - start, None, :] + steps
            came.append(options.argmax(2))
            best[:end - start] = options.max(2) + rows[start:end]
        result[packed.tokens] = _traced(best.argmax(1), came)
    return result


def _traced(label: NDArray[np.int64], came: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    """From the last label of every window and where each step came from to the labels of all, packed."""
    every = np.arange(len(label))
    chosen = []
    for origin in reversed(came):
        count = len(origin)
        chosen.append(label[:count].copy())
        label[:count] = origin[every[:count], label[:count]]
    return np.concatenate([label, *reversed(chosen)])


def spans(labels: Sequence[int], first: int) -> list[Span]:
    """The spans in the labels of one window; `first` is the number of its first token."""
    found: list[Span] = []
    opened = -1
    for i, label in enumerate([*labels, 0]):
        going_on = label and label % 2 == 0 and i and labels[i - 1] in (label, label - 1)
        if opened >= 0 and not going_on:
            found.append(Span(first + opened, first + i, (labels[opened] - 1) // 2))
            opened = -1
        if label and opened < 0:
            opened = i
    return found
