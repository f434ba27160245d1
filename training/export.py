"""The trained tagger as the file that is shipped: folded together, small integers and half precision, no pickles."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from pantau.models.features import BUCKETS
from training.network import WIDTH, Layer, Tagger


def arrays(model: Tagger, words: Sequence[str], link: Mapping[str, float], belief: np.ndarray) -> dict[str, np.ndarray]:
    """Every array of the file; see `pantau.models.network.Network` for their shapes."""
    table = model.turn(model.vectors).detach().numpy() + model.own.weight.detach().numpy()
    table[0] = 0
    scale = np.abs(table).max(0) / 127
    features = sorted(f for f, weight in link.items() if abs(weight) > 1e-3)
    out = {
        "vocabulary": letters(words), "words": np.round(table / scale).astype(np.int8), "scale": scale,
        "moves": model.moves.detach().numpy(), "belief": belief,
        "out": model.out.weight.detach().numpy().T, "out_bias": model.out.bias.detach().numpy(),
        "link_features": letters(features), "link_weights": np.array([link[f] for f in features], np.float32),
    }
    tables = [*(model.tables[name] for name in BUCKETS), model.kind, model.flags]
    out |= {f"table{i}": t.weight.detach().numpy() for i, t in enumerate(tables)}
    first, *others = model.layers
    mix, bias = gates(first)
    out |= {"first": mix.reshape(3, WIDTH, -1), "bias": bias, "around": first.skip.weight.detach().numpy().T}
    for i, layer in enumerate(others):
        out[f"layer_mix{i}"], out[f"layer_bias{i}"] = gates(layer)
    return {name: a.astype(np.float16) if a.dtype == np.float32 and a.size > 64 else a for name, a in out.items()}


def gates(layer: Layer) -> tuple[np.ndarray, np.ndarray]:
    """(inputs, 6 hidden) and (6 hidden,), the columns of both gates negated."""
    sign = np.repeat(np.array([-1, 1, -1], np.float32), 2 * layer.hidden)
    return layer.mix.weight.detach().numpy().T * sign, layer.mix.bias.detach().numpy() * sign


def letters(lines: Sequence[str]) -> np.ndarray:
    return np.frombuffer("\n".join(lines).encode("utf-8"), np.uint8)


def save(path: Path, content: Mapping[str, np.ndarray]) -> None:
    np.savez(path, **content)           # packing saves 0.9 MB and costs 40 ms at every start
