"""From the labels' scores to the best sequence of labels, and from that to spans."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pantau.models.network import Floats, places
from pantau.types import Range

SOURCE, CUE, CONTENT = 0, 1, 2
LABELS = ("O", "B-SRC", "I-SRC", "B-CUE", "I-CUE", "B-CON", "I-CON")      # 2 role + 1 begins a span of the role
NEVER = np.float32(-1e4)
_SIDE_BY_SIDE = 256                                 # windows


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
    by_length = sorted(windows, key=lambda w: w[0] - w[1])
    for at in range(0, len(by_length), _SIDE_BY_SIDE):
        place = places(by_length[at:at + _SIDE_BY_SIDE])[1:-1]
        live = (place >= 0).sum(1).tolist()              # the longest come first, so the first ones are those going on
        best = scores[place[0]] + begins
        came = np.tile(np.arange(len(LABELS), dtype=np.int8), (*place.shape, 1))
        for t in range(1, len(place)):
            n = live[t]
            options = best[:n, None, :] + steps
            came[t, :n] = options.argmax(2)
            best[:n] = options.max(2) + scores[place[t, :n]]
        label, every = best.argmax(1), np.arange(place.shape[1])
        chosen = np.empty_like(place)
        for t in range(len(place) - 1, -1, -1):
            chosen[t] = label
            label = came[t, every, label]
        result[place[place >= 0]] = chosen[place >= 0]
    return result


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
