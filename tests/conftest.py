"""What many tests share: a ledger of the examples, read once (whoever changes it gets a copy), and records of them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from keeping import odd, plain, record

from pantau.errors import PantauError
from pantau.monitor import Monitor, open_monitor, read_inputs, read_many
from pantau.types import Record

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a ledger that holds the examples."""
    path = tmp_path_factory.mktemp("ledger") / "examples.db"
    with open_monitor(path) as monitor:
        assert {added.outcome for added in monitor.add([EXAMPLES])} == {"new"}
    return path


@pytest.fixture
def story(examples: Path) -> Iterator[Monitor]:
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


@pytest.fixture(scope="session")
def kept() -> tuple[Record, ...]:
    """The dispatches of examples/ as they are read, the hand-made reading, and one where everything is odd."""
    read = [record(each) for each in read_many(read_inputs([EXAMPLES])) if not isinstance(each, PantauError)]
    assert len(read) == 14
    return (*read, plain(), odd())
