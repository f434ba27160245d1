"""What the tests of the exports share."""

from pathlib import Path

import pytest
from keeping import odd, plain, record

from pantau.errors import PantauError
from pantau.monitor import read_inputs, read_many
from pantau.types import Record

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def kept() -> tuple[Record, ...]:
    """The dispatches of examples/ as they are read, the hand-made reading, and one where everything is odd."""
    read = [record(each) for each in read_many(read_inputs([EXAMPLES])) if not isinstance(each, PantauError)]
    assert len(read) == 14
    return (*read, plain(), odd())
