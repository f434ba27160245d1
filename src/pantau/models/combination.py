"""How grammar and tagger are weighed against each other: a logistic model, fitted by `training/combination.py`."""

import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from pantau.errors import ModelError

WEIGHTS = Path(__file__).parent / "combination.json"


class Combination(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`weights` by the name of a feature; `threshold`: the chance below which a finding is not kept."""

    weights: dict[str, float]
    threshold: float

    def chance(self, features: Mapping[str, float]) -> float:
        """The probability, from 0 to 1, that a finding is right in all its parts. Unknown features weigh nothing."""
        odds = sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))), 4)


@cache
def load_combination(path: Path = WEIGHTS) -> Combination:
    """The weights; ModelError where their file is missing or damaged."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Combination)
    except (OSError, msgspec.DecodeError) as error:
        raise ModelError(f"the weights cannot be read: {error}", where=str(path), mend="install pantau anew") from error
