"""A ledger of the examples, read once; whoever changes it gets a copy."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pantau.monitor import Monitor, open_monitor

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a ledger that holds the examples."""
    path = tmp_path_factory.mktemp("ledger") / "examples.db"
    with open_monitor(path) as monitor:
        assert {added.outcome for added in monitor.add([EXAMPLES])} == {"new"}
    return path


@pytest.fixture
def kept(examples: Path) -> Iterator[Monitor]:
    """The examples, to be asked."""
    with open_monitor(examples, readonly=True) as monitor:
        yield monitor


@pytest.fixture
def mine(examples: Path, tmp_path: Path) -> Iterator[Monitor]:
    """A copy of the examples, to be changed."""
    path = tmp_path / "mine.db"
    shutil.copy(examples, path)
    with open_monitor(path) as monitor:
        yield monitor
