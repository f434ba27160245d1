"""The act model: its sums, its chances, its file."""

from pathlib import Path

import pytest

from pantau.errors import ModelError
from pantau.models.acts import ActModel, load_acts
from pantau.types import Act


def test_the_heaviest_act_is_the_likeliest() -> None:
    model = ActModel(acts=(Act.STATE, Act.WARN), weights={"danger": (0, 200), "always": (100, 0)}, threshold=0.5)
    act, chance = model.likeliest({"danger", "always", "never heard of"})
    assert act is Act.WARN
    assert chance == pytest.approx(0.731, abs=1e-3)


def test_nothing_known_leaves_every_act_as_likely() -> None:
    model = ActModel(acts=(Act.STATE, Act.WARN), weights={}, threshold=0.5)
    assert model.likeliest(["unknown"]) == (Act.STATE, 0.5)


def test_the_shipped_weights_know_every_act() -> None:
    model = load_acts()
    assert set(model.acts) == set(Act)
    assert {len(row) for row in model.weights.values()} == {len(Act)}
    assert 0 < model.threshold < 1


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "acts.json"
    path.write_text('{"acts": ["state"]', encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be read"):
        load_acts(path)
