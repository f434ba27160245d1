"""The tagger's weights, read once from the file beside this module."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from pantau.errors import ModelError
from pantau.models.linking import Linker
from pantau.models.network import Floats, Layer, Network

WEIGHTS = Path(__file__).parent / "tagger.npz"


@dataclass(frozen=True)
class Model:
    """`moves`: (labels, labels) what each step of the chain scores; `belief`: (features,) see `confidence.belief`."""

    vocabulary: dict[str, int]
    network: Network
    moves: Floats
    linker: Linker
    belief: Floats


@cache
def load_tagger(path: Path = WEIGHTS) -> Model:
    """The tagger; ModelError where its file is missing or damaged."""
    try:
        with np.load(path, allow_pickle=False) as file:
            return _model(file)
    except (OSError, EOFError, KeyError, ValueError, BadZipFile) as error:
        what = f"the tagger's weights cannot be read: {error}"
        raise ModelError(what, where=str(path), mend="install pantau anew") from error


def _model(file: Any) -> Model:
    words = _lines(file["vocabulary"])
    features = _lines(file["link_features"])
    return Model(
        vocabulary={word: number for number, word in enumerate(words, 2)},
        network=_network(file),
        moves=_floats(file, "moves"),
        linker=Linker(dict(zip(features, file["link_weights"].tolist(), strict=True))),
        belief=_floats(file, "belief"),
    )


def _network(file: Any) -> Network:
    count = sum(name.startswith("layer_mix") for name in file.files)
    return Network(
        words=file["words"],
        scale=_floats(file, "scale"),
        tables=tuple(_floats(file, f"table{i}") for i in range(6)),
        first=_floats(file, "first"),
        bias=_floats(file, "bias"),
        around=_floats(file, "around"),
        layers=tuple(Layer(_floats(file, f"layer_mix{i}"), _floats(file, f"layer_bias{i}")) for i in range(count)),
        out=_floats(file, "out"),
        out_bias=_floats(file, "out_bias"),
    )


def _floats(file: Any, name: str) -> Floats:
    """Kept in half precision, worked with in single."""
    array: Floats = np.ascontiguousarray(file[name], np.float32)
    return array


def _lines(letters: NDArray[np.uint8]) -> list[str]:
    return letters.tobytes().decode("utf-8").split("\n")
