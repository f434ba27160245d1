"""The tables in docs/ledger.md, from the comments of the migrations: `python docs/schema.py` writes them anew."""

import re
from collections.abc import Iterator
from pathlib import Path

from pantau.ledger.migrations import statements, steps

PAGE = Path(__file__).parent / "ledger.md"
BEGIN, END = "<!-- made by docs/schema.py -->", "<!-- to here -->"

_MADE = re.compile(r"CREATE (?:VIRTUAL )?(TABLE|VIEW) (\w+)[^\n]*\n(.*)", re.DOTALL)
_COLUMN = re.compile(r"  (\w+) +(TEXT|INTEGER|REAL)\b([^-\n]*?),?\s*(?:-- (.*))?$")
_REFERS = re.compile(r"REFERENCES (\w+)")


def tables() -> str:
    """Every table and view of the schema in Markdown: what a row is, and its columns."""
    made = (_section(statement) for _, script in steps() for statement in statements(script))
    return "\n\n".join(section for section in made if section)


def _section(statement: str) -> str:
    found = _MADE.search(statement)
    if not found:
        return ""
    kind, name, body = found.groups()
    comment = statement[:found.start()].split("\n\n")[-1].splitlines()
    about = " ".join(line.removeprefix("--").strip() for line in comment if line.startswith("--"))
    head = f"### {name}" + (" (view)" if kind == "VIEW" else "")
    rows = "\n".join(_rows(body))
    return f"{head}\n\n{about}" + (f"\n\n| column | type | |\n|---|---|---|\n{rows}" if rows else "")


def _rows(body: str) -> Iterator[str]:
    for line in body.splitlines():
        column = _COLUMN.match(line)
        if column and column[1] != "PRIMARY":
            refers = _REFERS.search(column[3])
            needed = "" if "NOT NULL" in column[3] or "PRIMARY KEY" in column[3] else " or null"
            said = "; ".join(filter(None, (refers and f"→ {refers[1]}", column[4])))
            yield f"| {column[1]} | {column[2].lower()}{needed} | {said} |"


def page(text: str) -> str:
    """The page with its tables as they are today."""
    before, rest = text.split(BEGIN)
    return f"{before}{BEGIN}\n\n{tables()}\n\n{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
