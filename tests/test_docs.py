"""The documentation says what the program does: commands, options, fields, packs, code that runs, links that lead."""

import doctest
import re
from pathlib import Path

import click
import pytest

from pantau.cli import main
from pantau.contract import to_contract
from pantau.lang import Pack
from pantau.surfaces.plover import CONTEXTS, HISTORICAL, records
from pantau.types import Act, Analysis, EventType, Status

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(
    p
    for p in (
        *ROOT.glob("*.md"),
        *DOCS.rglob("*.md"),
        ROOT / "examples" / "README.md",
        ROOT / "benchmarks" / "README.md",
    )
)


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def inside(command: click.Command) -> list[click.Command]:
    """A command, or those of a group."""
    return list(command.commands.values()) if isinstance(command, click.Group) else [command]


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_and_option_is_documented(name: str) -> None:
    section = re.split(r"^## ", page("commands.md"), flags=re.MULTILINE)
    mine = next(part for part in section if part.startswith(f"`pantau {name}`"))
    for command in inside(main.commands[name]):
        usage = f"    pantau {name}" + (f" {command.name}" if command is not main.commands[name] else "")
        assert usage in mine
        for parameter in command.params:
            if isinstance(parameter, click.Option) and parameter.name != "help":
                assert parameter.opts[0] in mine, parameter.opts


def test_no_option_is_documented_that_does_not_exist() -> None:
    every = [command for each in main.commands.values() for command in inside(each)]
    known = {"--help", "--version"} | {o for c in every for p in c.params for o in p.opts}
    for name in ("commands.md", "tutorial.md"):
        assert set(re.findall(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*", page(name))) <= known
    assert set(re.findall(r"`pantau ([a-z]+)", page("commands.md"))) - {"--version"} <= set(main.commands)


def test_every_field_and_act_of_the_contract_is_documented(made: Analysis) -> None:
    contract, text = to_contract(made), page("contract.md")
    fields = set(contract) | {
        key for part, found in contract.items() if isinstance(found, list) for key in found[0]
    }
    event = contract["events"][-1]
    fields |= set(contract["claims"][0]["speakers"][0]) | set(contract["claims"][0]["said"]) | set(event["place"])
    fields |= set(event["when"]) | set(event["quantities"][0]) | set(contract["indicators"][0]["lead_time"])
    assert not [field for field in fields if f"`{field}`" not in text]
    assert not [value for value in (*Act, *Status) if f"`{value}`" not in text]
    assert not [kind for kind in EventType if kind not in text]


def test_every_field_of_an_event_record_is_documented(made: Analysis) -> None:
    record, text = records(made)[0], page("plover.md")
    fields = set(record) | set(record["source"][0]) | set(record["event_loc"]) | set(record["cite_info"])
    fields |= set(record["text_info"]) | set(record["pantau_statements"][0])
    assert not [field for field in fields - {"pantau_span", "pantau_why"} if f"`{field}`" not in text]
    assert not [context for context in (*CONTEXTS.values(), HISTORICAL) if f"`{context}`" not in text]


def test_every_file_of_a_pack_is_documented() -> None:
    text = page("language-packs.md")
    sections = [name for name in Pack.__annotations__ if name != "code"]
    assert not [name for name in sections if f"`{name}.yaml`" not in text and f"`{name}/`" not in text]


def test_the_code_of_the_tutorial_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    failed, tried = doctest.testfile(
        str(DOCS / "tutorial.md"),
        module_relative=False,
        encoding="utf-8",
        optionflags=doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL,
    )
    assert (failed, tried > 5) == (0, True)


def test_the_code_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    exec(code, {})
    assert "Alena Tarasik" in capsys.readouterr().out


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8")):
        assert "://" in target or (path.parent / target).exists(), target


def test_the_index_names_every_decision() -> None:
    index = page("decisions/000-index.md")
    for path in (DOCS / "decisions").glob("*.md"):
        assert path.name == "000-index.md" or path.name in index, path.name


def test_the_two_commands_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text()
    for target in re.findall(r"^ +make (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_nothing_leads_to_this_machine() -> None:
    for path in (*PAGES, ROOT / "Makefile", ROOT / ".ci" / "run", ROOT / "pyproject.toml"):
        assert str(ROOT.parent) + "/" not in path.read_text(encoding="utf-8")


@pytest.fixture
def made() -> Analysis:
    from making import article

    return article()
