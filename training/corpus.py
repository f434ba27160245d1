"""The annotated articles as windows of tokens with a label each."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from pantau.lang import load_pack
from pantau.models.chain import LABELS
from pantau.models.features import Forms, rows, windows
from pantau.text.tokens import document
from pantau.types import Document, Range, Tokens

ROLES = {"source": "SRC", "cue": "CUE", "content": "CON"}
NUMBER = {label: i for i, label in enumerate(LABELS)}


@dataclass
class Example:
    """A read article. `links`: (role, first, last exclusive, number of the attribution)."""

    name: str
    document: Document
    labels: np.ndarray
    links: list[tuple[str, int, int, int]]


@dataclass
class Window:
    """One window ready for the network: the rows of its tokens, their labels, and its weight in the loss."""

    forms: np.ndarray          # (tokens, 7)
    labels: np.ndarray         # (tokens,)
    weight: float = 1.0
    soft: np.ndarray | None = None      # (tokens, 7) a teacher's probabilities


def brat(folder: Path) -> Iterator[tuple[str, str, list[dict[str, list[list[int]]]]]]:
    """Name, text and attributions of every article of a PolNeAR split, as its first annotator left it."""
    seen = set()
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem.rsplit("_", 1)[0]
        if name not in seen:
            seen.add(name)
            with open(folder / "text" / f"{name}.txt", encoding="utf-8", newline="") as file:
                text = file.read()
            yield name, text, standoff(path)


def standoff(path: Path) -> list[dict[str, list[list[int]]]]:
    with open(path, encoding="utf-8", newline="") as file:
        lines = file.read().split("\n")
    spans = {}
    for line in lines:
        if found := re.match(r"(T\d+)\t([\w-]+) ([\d ;]+)(?:\t|$)", line):
            spans[found[1]] = [[int(x) for x in piece.split()] for piece in found[3].split(";")]
    attributions = []
    for line in lines:
        if re.match(r"E\d+\t", line):
            parts: dict[str, list[list[int]]] = {"source": [], "cue": [], "content": []}
            for argument in line.split("\t", 1)[1].split():
                role, reference = argument.rsplit(":", 1)
                role = re.sub(r"\d+$", "", role).lower()
                if role in parts and reference in spans:
                    parts[role] += spans[reference]
            attributions.append({role: sorted(pieces) for role, pieces in parts.items()})
    return attributions


def example(name: str, text: str, attributions: Iterable[Mapping[str, list[list[int]]]], language: str) -> Example:
    doc = document(text, load_pack(language), id=name)
    labels, links = encode(doc.tokens, attributions)
    return Example(name, doc, labels, links)


def encode(
    tokens: Tokens, attributions: Iterable[Mapping[str, list[list[int]]]]
) -> tuple[np.ndarray, list[tuple[str, int, int, int]]]:
    """BIO labels; where parts overlap, the cue wins over the source, and that over the content."""
    starts, ends = np.array(tokens.start), np.array(tokens.end)
    labels, links = np.zeros(len(tokens), np.int64), []
    for role in ("content", "source", "cue"):
        for number, attribution in enumerate(attributions):
            for start, end in attribution[role]:
                first = int(np.searchsorted(ends, start, "right"))
                last = int(np.searchsorted(starts, end, "left"))
                if last > first:
                    labels[first] = NUMBER["B-" + ROLES[role]]
                    labels[first + 1:last] = NUMBER["I-" + ROLES[role]]
                    links.append((ROLES[role], first, last, number))
    return labels, links


def polnear(folder: Path) -> list[Example]:
    return [example(name, text, attributions, "en") for name, text, attributions in brat(folder)]


def cut(
    ex: Example, forms: Forms, *, joined: bool = False
) -> Iterator[tuple[Range, Window]]:
    """The windows of an example; `joined`: as if its paragraphs had been run together, as some sites deliver them."""
    doc = ex.document
    if joined:
        doc = replace(doc, text=doc.text.replace("\n", " ").replace("\r", " "))
    r = rows(doc, forms)
    table = r.forms[r.of]
    for first, last in windows(doc):
        yield (first, last), Window(table[first:last], ex.labels[first:last])
