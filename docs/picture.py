#!/usr/bin/env python3
"""Draw docs/brief.svg, the picture in README.md: what `pantau brief examples` prints in a terminal of 96 columns."""

import re
from html import escape
from pathlib import Path

from pantau.brief import compose, digest
from pantau.errors import PantauError
from pantau.lang import load_surface
from pantau.monitor import read_inputs, read_many
from pantau.surfaces.brief_text import render
from pantau.surfaces.terminal import Terminal, cells

ROOT = Path(__file__).parents[1]
COLUMNS, ROWS = 96, 46
FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
CELL, LINE, EDGE = 8.4, 18.5, 18
COLOURS = {"31": "#ff8b82", "32": "#8ddb8c", "33": "#f0be68", "34": "#8fc1ff", "35": "#e0a3ee", "36": "#6fd3dd"}
STYLES = {
    "1": 'font-weight="700"',
    "2": 'fill-opacity="0.62"',
    "3": 'font-style="italic"',
    "4": 'text-decoration="underline"',
}
PIECE = re.compile(r"(?:\x1b\[([0-9;]*)m)?([^\x1b]*)")


def main() -> None:
    inputs = list(read_inputs([ROOT / "examples"]))
    digests = []
    for raw, result in zip(inputs, read_many(inputs, then=digest), strict=True):
        if isinstance(raw, PantauError) or isinstance(result, PantauError):
            raise SystemExit(f"examples/ cannot be read: {result}")
        digests.append((Path(raw.where).name, result))
    text = render(compose(digests), load_surface("en"), Terminal(COLUMNS, True))
    (ROOT / "docs" / "brief.svg").write_text(
        drawn(["\x1b[2m$ pantau brief examples\x1b[0m", *text.split("\n")[: ROWS - 1]])
    )


def drawn(lines: list[str]) -> str:
    """Lines with colour escapes as an SVG document; each piece keeps its cells, whatever the reader's font."""
    width, height = COLUMNS * CELL + 2 * EDGE, len(lines) * LINE + 2 * EDGE
    rows = "\n".join(row(line, EDGE + LINE * (n + 0.75)) for n, line in enumerate(lines))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" role="img" '
        f'aria-label="The first screen of pantau brief on the examples">\n'
        f'<rect width="100%" height="100%" rx="10" fill="#14181b"/>\n'
        f'<g fill="#e8e6e1" font-family="{FONTS}" '
        f'font-size="14" xml:space="preserve">\n{rows}\n</g>\n</svg>\n'
    )


def row(line: str, y: float) -> str:
    column, made = 0, ""
    for codes, words in PIECE.findall(line):
        for word in re.finditer(r"\S+(?: \S+)*", words):
            body = word[0]
            x, length = EDGE + (column + cells(words[: word.start()])) * CELL, cells(body) * CELL
            made += (
                f'<text x="{x:g}" y="{y:g}" textLength="{length:g}" lengthAdjust="spacingAndGlyphs"'
                f"{style(codes)}>{escape(body)}</text>"
            )
        column += cells(words)
    return made


def style(codes: str) -> str:
    found = [
        STYLES[code] if code in STYLES else f'fill="{COLOURS[code]}"'
        for code in codes.split(";")
        if code in STYLES | COLOURS
    ]
    return "".join(f" {each}" for each in found)


if __name__ == "__main__":
    main()
