"""What kind of event stands between two who are named, by two judges whose logarithms are added up.

The one weighs the stems of the words by where they stand; the other is a small network over the tagger's word vectors,
in which both languages live in one space, so that it carries over to words that no example held. Fitted by
`training/types.py`.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from pantau.errors import ModelError
from pantau.models.loader import load_tagger
from pantau.types import EventType, Range

WEIGHTS = Path(__file__).parent / "types.npz"
TYPES: tuple[EventType | None, ...] = (*EventType, None)    # the columns of every score; None: no event between them
BUCKETS = 1 << 15
PLACES = 32                 # kinds of places of a word to the two, turned round from the half on
_STEM = 6                   # letters: "condem", "mengec"
_BEFORE, _AFTER = 6, 8      # words outside the two that are seen
_OPENING, _CLOSING = 12, 6  # words between them, from either end
_LONGEST = (32, 16)         # words that the network sees, from either end
_SHORT = 3                  # letters of words that do not lead a clause

Floats = NDArray[np.float32]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pair:
    """The words of a sentence in lower case, and in them who may do something to whom (ranges; None: not named)."""

    words: Sequence[str]
    source: Range | None
    target: Range | None

    def ends(self) -> tuple[Range, Range, bool]:
        """The two in text order, and whether the target comes first."""
        source = self.source or (0, 0)
        target = self.target or (len(self.words), len(self.words))
        return (target, source, True) if target[0] < source[0] else (source, target, False)


@dataclass(frozen=True)
class TypeModel:
    """`stems`: (BUCKETS, types); `place`: (PLACES, size). `near`: (3, width, hidden) for a word as the next one's
    neighbour, for itself, as the one before's neighbour; `alone`: (width, hidden); `focus`: (2 hidden,);
    `out`: (4 hidden, types). `shares`: how much each judge's logarithm counts."""

    stems: Floats
    place: Floats
    near: Floats
    near_bias: Floats
    alone: Floats
    alone_bias: Floats
    focus: Floats
    out: Floats
    out_bias: Floats
    shares: Floats

    def chances(self, pairs: Sequence[Pair]) -> Floats:
        """(pairs, types): the probability of each of `TYPES`."""
        if not pairs:
            return np.zeros((0, len(TYPES)), np.float32)
        weighed = np.stack([self._weigh(pair) for pair in pairs])
        return _softmax(self.shares[0] * weighed + self.shares[1] * self._read(pairs))

    def _weigh(self, pair: Pair) -> Floats:
        found = traits(pair)
        rows = np.fromiter(map(bucket, found), np.int64, len(found))
        counts = np.fromiter(found.values(), np.float32, len(found))
        weighed: Floats = counts @ self.stems[rows]
        return weighed

    def _read(self, pairs: Sequence[Pair]) -> Floats:
        """(pairs, types): every pair's words side by side, pooled by their maximum and by where the focus lies."""
        seen = [layout(pair) for pair in pairs]
        counts = np.array([len(words) for words, _ in seen])
        starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
        x = np.concatenate([vectors(word for words, _ in seen for word in words),
                            self.place[[place for _, places in seen for place in places]]], 1)
        h = np.concatenate([self._neighbours(x, starts), x @ self.alone + self.alone_bias], 1)
        np.maximum(h, 0, out=h)
        focus = h @ self.focus
        weights = np.exp(focus - np.repeat(np.maximum.reduceat(focus, starts), counts))
        weights /= np.repeat(np.add.reduceat(weights, starts), counts)
        pooled = np.concatenate([np.maximum.reduceat(h, starts), np.add.reduceat(h * weights[:, None], starts)], 1)
        return np.asarray(pooled @ self.out + self.out_bias, np.float32)

    def _neighbours(self, x: Floats, starts: Places) -> Floats:
        """(words, hidden): a word with the one before and the one after it in its own pair."""
        mixed: Floats = x @ self.near[1] + self.near_bias
        before, after = x @ self.near[0], x @ self.near[2]
        before[np.r_[starts[1:], len(x)] - 1] = 0           # the last of a pair is before nobody …
        after[starts] = 0                                   # … and its first after nobody
        mixed[1:] += before[:-1]
        mixed[:-1] += after[1:]
        return mixed


def traits(pair: Pair) -> dict[str, float]:
    """What is seen of a pair and how much it counts: stems by their region, first words, neighbours in between."""
    left, right, turned = pair.ends()
    stems = [word[:_STEM] for word in pair.words]
    between = range(left[1], right[0])
    inner = [*between[:_OPENING], *between[max(_OPENING, len(between) - _CLOSING):]]
    before, after = range(max(0, left[0] - _BEFORE), left[0]), range(right[1], min(len(stems), right[1] + _AFTER))
    way = "R" if turned else "F"
    source, target = (right, left) if turned else (left, right)
    leading = [i for i in inner if len(pair.words[i]) > _SHORT][:2]
    found: dict[str, float] = {}
    for region, places, count in (
        (f"b{way}", inner, 1.0), ("p", before, 0.5), ("n", after, 0.6), ("a", (*inner, *before, *after), 0.5),
        ("s", range(*source), 0.4), ("t", range(*target), 0.4), ("w", range(len(stems)), 0.3),
        *((f"{n}{way}", (i,), 0.7) for n, i in enumerate(leading)),
    ):
        found |= {region + stems[i]: count for i in places if len(stems[i]) > 1}
    found |= {f"g{way}{stems[i]} {stems[j]}": 0.7 for i, j in pairwise(inner)}
    found |= {f"m{stems[i]}": 0.5 for i in after[:1]}
    return found


def bucket(trait: str) -> int:
    """The row of `stems` in which a trait is weighed; by a checksum, which is the same on any machine."""
    return zlib.crc32(trait.encode()) % BUCKETS


def layout(pair: Pair) -> tuple[list[str], list[int]]:
    """The words around a pair that the network reads, and the kind of place of each."""
    left, right, turned = pair.ends()
    first, last = max(0, left[0] - _BEFORE), min(len(pair.words), right[1] + _AFTER + 2)
    opening, closing = _LONGEST
    seen = [*range(first, last)]
    if len(seen) > opening + closing:
        seen = seen[:opening] + seen[-closing:]
    if not seen:
        return [""], [0]
    shift = PLACES // 2 if turned else 0
    return [pair.words[i] for i in seen], [_place(i, left, right, turned) + shift for i in seen]


def _place(i: int, left: Range, right: Range, turned: bool) -> int:
    """0 and 1 in the source and in the target, 2 and 3 before both, 4 to 6 after both, 7 to 14 between them."""
    if left[0] <= i < left[1]:
        return int(turned)
    if right[0] <= i < right[1]:
        return int(not turned)
    if i < left[0]:
        return 2 if left[0] - i > 2 else 3
    if i >= right[1]:
        return 4 + (i > right[1]) + (i > right[1] + 3)
    from_left, from_right = i - left[1], right[0] - 1 - i
    return 7 + min(from_left, 3) if from_left <= max(from_right, 1) else 11 + min(from_right, 3)


def vectors(words: Iterable[str]) -> Floats:
    """(words, size) the tagger's vectors, all of one length; those of words that it never met are alike."""
    tagger = load_tagger()
    table = tagger.network.words[[tagger.vocabulary.get(word, 1) if word else 0 for word in words]]
    found = table * tagger.network.scale
    return np.asarray(found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-6), np.float32)


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(raised / raised.sum(1, keepdims=True), np.float32)


@cache
def load_types(path: Path = WEIGHTS) -> TypeModel:
    """The weights; ModelError where their file is missing or damaged."""
    try:
        with np.load(path, allow_pickle=False) as file:
            return TypeModel(**dict(_arrays(file)))
    except (OSError, EOFError, KeyError, TypeError, ValueError, BadZipFile) as error:
        what = f"the weights of event types cannot be read: {error}"
        raise ModelError(what, where=str(path), mend="install pantau anew") from error


def _arrays(file: Any) -> Iterator[tuple[str, Floats]]:
    """Kept in half precision, the stems in 8 bits with a scale for each type; worked with in single."""
    scale = np.asarray(file["stems_scale"], np.float32)
    for name in file.files:
        if name != "stems_scale":
            array = np.ascontiguousarray(file[name], np.float32)
            yield name, array * scale if name == "stems" else array
