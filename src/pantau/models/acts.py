"""What a content does where no rule speaks: a linear model, fitted by `training/acts.py`."""

import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

from pantau.errors import ModelError
from pantau.types import Act

WEIGHTS = Path(__file__).parent / "acts.json"


class ActModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """`weights` by the name of a feature, one for each of `acts`, in hundredths; `threshold`: the least chance of the
    likeliest act that counts."""

    acts: tuple[Act, ...]
    weights: dict[str, tuple[int, ...]]
    threshold: float

    def likeliest(self, features: Iterable[str]) -> tuple[Act, float]:
        """The likeliest act and its probability. Features that the model does not know weigh nothing."""
        rows = [self.weights[name] for name in features if name in self.weights]
        sums = [sum(column) / 100 for column in zip(*rows, strict=True)] if rows else [0.0] * len(self.acts)
        best = max(sums)
        return self.acts[sums.index(best)], 1 / sum(math.exp(value - best) for value in sums)


@cache
def load_acts(path: Path = WEIGHTS) -> ActModel:
    """The weights; ModelError where their file is missing or damaged."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=ActModel)
    except (OSError, msgspec.DecodeError) as error:
        raise ModelError(f"the weights cannot be read: {error}", where=str(path), mend="install pantau anew") from error
