"""The rules of the house that a machine can hold: who imports whom, what is pure, how long functions are."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import pantau
from pantau.lang import available

SOURCE = Path(pantau.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))

BASE = {"types", "records", "errors"}
ABOVE = BASE | {"lang", "models", "collect", "text", "extract", "spread", "ledger", "select", "brief",
                "intake"}

# What a part of the package may import of the others; every part may import itself.
INSIDE = {
    "types": set(), "records": {"types"}, "errors": {"types"}, "spread": set(),
    "lang": BASE, "models": BASE, "collect": BASE,
    "text": BASE | {"lang", "models"},
    "extract": BASE | {"lang", "models"},
    "ledger": BASE,
    "select": BASE,
    "contract": BASE,
    "intake": BASE | {"collect", "extract", "lang", "ledger", "text"},
    "monitor": ABOVE,
    "brief": BASE | {"lang"},
    "evaluate": BASE | {"contract", "monitor", "lang"},
    "surfaces": BASE | {"lang", "brief", "contract", "evaluate"},
    "cli": BASE | {"lang", "brief", "contract", "evaluate", "monitor", "surfaces"},
    "__main__": {"cli"},
    "__init__": {"errors", "monitor"},
}

# What a part may import from outside, besides the standard library.
OUTSIDE = {
    "lang": {"babel", "msgspec", "yaml"},
    "models": {"msgspec", "numpy"},
    "collect": {"charset_normalizer", "feedparser", "httpcore", "httpx", "idna", "lxml", "msgspec", "protego"},
    "text": {"pycld2", "trafilatura"},
    "extract": {"numpy"},
    "ledger": {"msgspec"},
    "monitor": {"platformdirs"},
    "contract": {"msgspec"},
    "evaluate": {"msgspec", "yaml"},
    "surfaces": {"followthemoney", "msgspec", "pyarrow", "stix2"},
    "brief": set(),
    "cli": {"click"},
}

WORLD = {"os", "io", "socket", "ssl", "http", "urllib", "subprocess", "time", "random", "shutil", "tempfile", "pathlib"}
MAY_READ_PACKS = {"lang/ahead.py", "lang/concepts.py", "lang/countries.py", "lang/coverage.py", "lang/loader.py",
                  "lang/norms.py", "lang/places.py", "lang/search.py", "lang/signs.py", "lang/tree.py"}
CLOCK = {"today", "now", "utcnow"}
LONG = 30
SHARE = 0.9
PARAMETERS = 5


def name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def part(path: Path) -> str:
    return name(path).partition("/")[0].removesuffix(".py")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}:{node.lineno}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (n for n in ast.walk(tree(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    first = function.body[0]
    doc = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    whole = (function.end_lineno or 0) - function.lineno + 1
    return whole - ((first.end_lineno or 0) - first.lineno + 1 if doc else 0)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_point_one_way(path: Path) -> None:
    mine = part(path)
    assert mine in INSIDE, f"say in this test what {mine} may import"
    for module in imports(path):
        root, _, rest = module.partition(".")
        if root == "pantau":
            other = rest.partition(".")[0]
            assert other in INSIDE[mine] | {mine}, f"{mine} imports {other}"
        elif root not in sys.stdlib_module_names:
            assert root in OUTSIDE.get(mine, set()), f"{mine} imports {root}"


@pytest.mark.parametrize("path", [p for p in MODULES if part(p) in {"lang", "extract", "text"}], ids=name)
def test_reading_is_pure(path: Path) -> None:
    """No disk, network or clock where text is read; the packs and the weights are loaded where they lie."""
    if name(path) not in MAY_READ_PACKS:
        assert not {module.partition(".")[0] for module in imports(path)} & WORLD
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            assert not (isinstance(node.func, ast.Name) and node.func.id == "open"), f"{name(path)}:{node.lineno}"
            assert not (isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK), f"{name(path)}:{node.lineno}"


@pytest.mark.parametrize("path", [p for p in MODULES if part(p) != "lang"], ids=name)
def test_no_language_is_a_special_case(path: Path) -> None:
    codes = set(available())
    for node in ast.walk(tree(path)):
        values: list[ast.expr] = []
        if isinstance(node, ast.Compare) and not isinstance(node.left, ast.Constant):
            for other in node.comparators:
                values += other.elts if isinstance(other, ast.Tuple | ast.List | ast.Set) else [other]
        elif isinstance(node, ast.MatchValue):
            values = [node.value]
        for value in values:
            assert not (isinstance(value, ast.Constant) and value.value in codes), f"{name(path)}:{value.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_functions_have_few_parameters(path: Path) -> None:
    for function in functions(path):
        arguments = function.args
        names = [a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
        count = len([n for n in names if n not in {"self", "cls"}])
        command = any("command" in ast.dump(decorator) for decorator in function.decorator_list)
        assert count <= PARAMETERS or command, f"{name(path)}:{function.lineno}: {function.name} has {count} parameters"


def test_nine_functions_in_ten_are_short() -> None:
    lengths = [length(function) for path in MODULES for function in functions(path)]
    assert sum(n < LONG for n in lengths) >= SHARE * len(lengths)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_dataclasses_are_frozen(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ClassDef):
            for decorator in node.decorator_list:
                text = ast.unparse(decorator)
                if text.startswith(("dataclass", "dataclasses.dataclass")):
                    assert "frozen=True" in text, f"{name(path)}:{node.lineno}: {node.name}"


def test_no_pickles() -> None:
    for path in MODULES:
        assert not {m.partition(".")[0] for m in imports(path)} & {"pickle", "shelve", "marshal", "joblib"}, name(path)


def test_who_only_asks_loads_no_reader(tmp_path: Path) -> None:
    code = ("import sys; from pantau.monitor import open_monitor; m = open_monitor(sys.argv[1]); m.search('visit');"
            "print([n for n in ('pantau.extract', 'pantau.models', 'numpy', 'httpx', 'lxml') if n in sys.modules])")
    ledger = str(tmp_path / "ledger.db")
    run = subprocess.run([sys.executable, "-c", code, ledger], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_a_plain_text_loads_no_page_reader() -> None:
    """What takes long to import is imported where it is needed."""
    heavy = ("trafilatura", "lxml", "babel", "charset_normalizer", "httpx")
    code = f"import sys, pantau.monitor; print([m for m in {heavy} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
