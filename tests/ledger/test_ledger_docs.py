"""docs/ledger.md: its tables are those of the schema, and its queries run."""

import importlib.util
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from pantau.monitor import Monitor

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "ledger.md").read_text("utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


def test_the_tables_are_those_of_the_schema(examples: Path) -> None:
    spec = importlib.util.spec_from_file_location("schema", ROOT / "docs" / "schema.py")
    assert spec
    assert spec.loader
    schema = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(schema)
    assert schema.page(PAGE) == PAGE, "run python docs/schema.py"
    connection = sqlite3.connect(f"file:{examples}?mode=ro", uri=True)
    rows = connection.execute("SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view')").fetchall()
    for name, kind in rows:
        if name.startswith(("claims_words_", "documents_words_", "sqlite_")):
            continue
        section = re.search(rf"^### {name}( \(view\))?\n\n(.*?)(?=^#|^<!--)", PAGE, re.MULTILINE | re.DOTALL)
        assert section, name
        if kind == "table" and not name.endswith("_words"):
            documented = re.findall(r"^\| (\w+) \| (?:text|integer|real)", section[2], re.MULTILINE)
            columns = [c[1] for c in connection.execute(f"PRAGMA table_xinfo({name})")]
            assert documented == columns, name


@pytest.mark.parametrize("query", QUERIES)
def test_the_queries_find_something(story: Monitor, query: str) -> None:
    names, rows = story.sql(query)
    found = list(rows)
    assert names
    assert found
    assert all(len(row) == len(names) for row in found)


def test_datasette_opens_it(examples: Path) -> None:
    if importlib.util.find_spec("datasette") is None:
        pytest.skip("datasette is not installed")
    for path, part in (("/examples/claims.json?_search=kunjungan&_shape=array", "kunjungan"),
                       ("/examples/claims.json?_search=qwertyx&_shape=array", "[]"),
                       ("/examples/current_claims.json?_shape=array&act=deny", '"deny"')):
        run = subprocess.run([sys.executable, "-m", "datasette", str(examples), "--get", path], capture_output=True,
                             text=True, check=True)
        assert part in run.stdout


def test_the_claim_of_the_tutorial_is_there(story: Monitor) -> None:
    [prefix] = re.findall(r"pantau claim ([0-9a-f]+)", (ROOT / "docs" / "tutorial.md").read_text("utf-8"))
    record, found = story.claim(prefix)
    assert found in {claim.id for claim in record.analysis.claims}
