"""What is read ahead when Pantau is built is what would be read now, and nothing of it is given once it is stale."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from pantau.errors import PackError
from pantau.lang import ahead, available, countries, loader, tree
from pantau.lang.schema.words import Words

CODES = available()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("built") / "ahead.msgpack"
    ahead.keep(path)
    return path


@pytest.fixture
def built(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = ahead._kept(made)
    monkeypatch.setattr(ahead, "_kept", lambda: kept)


@pytest.fixture
def not_built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "_kept", dict)


def written(code: str) -> bytes:
    """All of a pack, its tables in order."""
    return msgspec.json.encode(loader.load_pack.__wrapped__(code), order="deterministic")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.usefixtures("built")
def test_a_pack_read_ahead_is_the_pack(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ahead_of_time = written(code)
    monkeypatch.setattr(ahead, "_kept", dict)
    assert ahead_of_time == written(code)


@pytest.mark.usefixtures("built")
def test_nothing_of_a_pack_is_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "read", lambda *given: pytest.fail("YAML was parsed"))
    monkeypatch.setattr(countries, "read_territories", lambda language: pytest.fail("CLDR was read"))
    for code in CODES:
        assert loader.load_pack.__wrapped__(code).code == code
        assert countries.territories.__wrapped__(code)["ID"] == "Indonesia"


@pytest.mark.usefixtures("built")
def test_an_edited_file_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_bytes((loader.ROOT / CODES[0] / "words.yaml").read_bytes())
    as_built: Words = loader.read_section(path, Words)
    with path.open("a") as file:
        file.write("\n# a remark\n")
    assert ahead.find(ahead.stamp(path.read_bytes()), Words) is None
    assert loader.read_section(path, Words) == as_built
    path.write_text("colour: red\n")
    with pytest.raises(PackError, match=r"words.yaml:1: .*colour"):
        loader.read_section(path, Words)


@pytest.mark.usefixtures("built")
def test_what_the_schema_no_longer_allows_is_told_by_its_line() -> None:
    with pytest.raises(PackError, match=r"words.yaml:\d+: "):
        loader.read_section(loader.ROOT / CODES[0] / "words.yaml", countries.World)


@pytest.mark.usefixtures("not_built")
def test_without_it_everything_is_read() -> None:
    assert loader.read_section(loader.ROOT / CODES[0] / "words.yaml", Words).name
    assert countries.territories.__wrapped__(CODES[0])["ID"] == "Indonesia"


@pytest.mark.parametrize("content", [b"", b"\xff\x00\x01", b"\x93\x01\x02\x03", b"\x81\xa3abc"])
def test_a_damaged_file_is_as_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ahead.msgpack"
    path.write_bytes(content)
    assert ahead._kept(path) == {}
    assert ahead._kept(tmp_path / "missing") == {}


def test_names_of_another_babel_are_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    before = countries.stamp("en")
    monkeypatch.setattr("babel.__version__", "0.0")
    assert countries.stamp("en") != before
    assert countries.stamp("en") != countries.stamp("id")


def test_what_another_reader_made_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    before = ahead.stamp(b"words: {}")
    monkeypatch.setattr(ahead, "_makers", lambda: b"another tree.py")
    assert ahead.stamp(b"words: {}") != before


def test_a_start_parses_nothing(made: Path) -> None:
    """Neither PyYAML nor the whole of Babel: what this saves is most of what reading ahead is for."""
    code = ("import sys; from pathlib import Path; from pantau.lang import ahead;"
            "kept = ahead._kept(Path(sys.argv[1]));"
            "ahead._kept = lambda: kept; from pantau.monitor import read; read('The envoy said talks had begun.');"
            "print([n for n in ('yaml', 'babel.dates') if n in sys.modules])")
    run = subprocess.run([sys.executable, "-c", code, str(made)], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
