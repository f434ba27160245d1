"""The shipped weights, and what is said when they are damaged."""

from pathlib import Path

import numpy as np
import pytest

from pantau.errors import ModelError
from pantau.models.chain import LABELS
from pantau.models.confidence import FEATURES
from pantau.models.features import BUCKETS, FLAGS, KINDS
from pantau.models.loader import WEIGHTS, load_tagger


def test_the_shipped_weights_fit_the_code() -> None:
    model = load_tagger()
    net = model.network
    assert [len(t) for t in net.tables] == [*(n + 1 for n in BUCKETS.values()), KINDS, FLAGS]
    assert len(net.words) == len(model.vocabulary) + 2
    assert model.moves.shape == (len(LABELS), len(LABELS))
    assert model.belief.shape == (FEATURES,)
    assert net.out.shape[1] == len(LABELS)


def test_they_are_small_and_hold_no_pickles() -> None:
    assert WEIGHTS.stat().st_size < 8_000_000
    with np.load(WEIGHTS, allow_pickle=False) as file:
        assert all(file[name].dtype != object for name in file.files)


def test_they_are_loaded_once() -> None:
    assert load_tagger() is load_tagger()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a zip", b"no weights"])
def test_a_damaged_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "weights.npz"
    path.write_bytes(content)
    with pytest.raises(ModelError, match=r"weights\.npz"):
        load_tagger(path)


def test_a_missing_file_and_a_missing_part_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="absent"):
        load_tagger(tmp_path / "absent.npz")
    np.savez(tmp_path / "part.npz", words=np.zeros(3, np.int8))
    with pytest.raises(ModelError, match="vocabulary"):
        load_tagger(tmp_path / "part.npz")
