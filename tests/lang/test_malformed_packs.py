"""A malformed file of a pack is refused with its file, its line and its key."""

from pathlib import Path

import msgspec
import pytest

from pantau.errors import PackError
from pantau.lang.loader import read_section


class Word(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    kind: str
    number: int = 0


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: dict[str, Word]
    order: tuple[str, ...] = ()


def refused(folder: Path, content: bytes) -> str:
    path = folder / "section.yaml"
    path.write_bytes(content)
    with pytest.raises(PackError) as caught:
        read_section(path, Section)
    return str(caught.value)


@pytest.mark.parametrize(("content", "line", "what"), [
    (b"words: {}\ncolour: red\n", 2, "colour"),
    (b"words:\n  a: {kind: x}\n  b: {kind: x, colour: red}\n", 3, "colour"),
    (b"words:\n  a: {kind: x}\n  b: {number: 2}\n", 3, "kind"),
    (b"words:\n  a: {kind: x}\n  b: [x]\n", 3, "array"),
    (b"words:\n  a:\n    kind: x\n  a:\n    kind: y\n", 4, "'a' stands twice"),
    (b"words: {}\norder: [a, {b: c}]\n", 2, "object"),
    (b"words: {}\n? [a, b]\n: c\n", 2, "a key is no word"),
    (b"words: {}\norder: [a\n", 3, "not YAML"),
    (b"words: {}\norder: *gone\n", 2, "not YAML"),
])
def test_a_fault_is_told_with_its_line(tmp_path: Path, content: bytes, line: int, what: str) -> None:
    message = refused(tmp_path, content)
    assert f"section.yaml:{line}: " in message
    assert what in message


@pytest.mark.parametrize("content", [b"words: \xff\n", b"words: a\x00b\n", b"words: &w [*w]\n"])
def test_what_no_yaml_can_be_is_a_fault_of_the_file(tmp_path: Path, content: bytes) -> None:
    assert "section.yaml: not YAML" in refused(tmp_path, content)


def test_a_folder_in_place_of_a_file_is_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="lacks this file"):
        read_section(tmp_path, Section)
