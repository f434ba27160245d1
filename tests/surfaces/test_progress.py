"""The progress bar: only where somebody watches, only for long work, and it names each reading's input."""

import io
import sys
from pathlib import Path

import pytest

from pantau.errors import InputError
from pantau.surfaces import progress
from pantau.surfaces.progress import Progress
from pantau.types import RawDocument


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def run(path: Path) -> list[str]:
    """Four inputs through a bar, as a pool of processes would take them: two ahead."""
    inputs = [RawDocument(f"{n}", text="x" * 25) for n in range(3)]
    with Progress([str(path)]) as bar:
        stream = bar.watch([*inputs, InputError("holds no text", where="3")])
        next(stream)
        next(stream)
        named = [bar.done()]
        named += [bar.done() for _ in stream]
        return [*named, bar.done()]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("x" * 100)
    return path


def test_each_reading_gets_the_name_of_its_input(article: Path) -> None:
    assert run(article) == ["0", "1", "2", ""]


def test_a_long_run_shows_how_far_it_is_and_wipes_it(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_AFTER", 0)
    monkeypatch.setattr(progress, "_EVERY", 0)
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    run(article)
    shown = screen.getvalue()
    assert "25%" in shown
    assert "75%" in shown
    assert "3 articles" in shown
    assert shown.endswith("\r\x1b[2K")


def test_a_short_run_and_a_file_show_nothing(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen, file = Screen(), io.StringIO()
    monkeypatch.setattr(sys, "stderr", screen)
    run(article)
    monkeypatch.setattr(progress, "_AFTER", 0)
    monkeypatch.setattr(sys, "stderr", file)
    run(article)
    assert screen.getvalue() == file.getvalue() == ""
