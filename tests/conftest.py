"""What many tests share: a ledger of the examples, read once (whoever changes it gets a copy), and records of them."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from dispatches import dispatches
from keeping import odd, plain, record

from pantau.errors import PantauError
from pantau.extract import pipeline
from pantau.lang import Pack
from pantau.monitor import Monitor, open_monitor, read_inputs, read_many
from pantau.records import Record
from pantau.types import Analysis, Document

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


@pytest.fixture(scope="session")
def remembered() -> Callable[[Document, Pack], Analysis]:
    """The reader, which reads each article once in all tests: forks of this process need not read it again."""
    known: dict[tuple[str, str, date | None], Analysis] = {}

    def analyse(document: Document, pack: Pack) -> Analysis:
        key = document.text, document.language, document.published
        if key not in known:
            known[key] = pipeline.analyse(document, pack)
        return replace(known[key], document=document.article())

    return analyse


@pytest.fixture
def quick(remembered: Callable[[Document, Pack], Analysis], monkeypatch: pytest.MonkeyPatch) -> None:
    """Taking in costs hardly more than writing."""
    monkeypatch.setattr("pantau.intake.analyse", remembered)


@pytest.fixture(scope="session")
def sixty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty short articles, as a file of JSON Lines."""
    return dispatches(tmp_path_factory.mktemp("articles") / "sixty.jsonl", range(60))


@pytest.fixture(scope="session")
def dispatched(sixty: Path, remembered: Callable[[Document, Pack], Analysis]) -> Path:
    """The file of a ledger that holds the sixty articles; everything of it is in this one file."""
    path = sixty.with_name("sixty.db")
    with pytest.MonkeyPatch.context() as patch, open_monitor(path) as monitor:
        patch.setattr("pantau.intake.analyse", remembered)
        assert {added.outcome for added in monitor.add([sixty])} == {"new"}
    return path
