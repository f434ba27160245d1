"""Our own readings of articles: `readings.jsonl`, offsets without a word of text, and folders with a gold.yaml each.

A line of the file names its corpus, its document there (news: the line of articles_id.jsonl from 0; ntrex: the document
and the language of its side; polnear: the article) and how many of its characters were read.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pantau.evaluate import readings as folders_of
from pantau.types import Spans

READINGS = Path(__file__).parent / "readings.jsonl"


@dataclass(frozen=True, slots=True)
class Claim:
    source: Spans
    cue: Spans
    content: Spans
    act: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    name: str
    text: str
    language: str | None
    published: str | None
    claims: tuple[Claim, ...]


def from_file(data: Path, path: Path = READINGS) -> Iterator[Reading]:
    """The readings of the file, with their texts from the corpora under `data`."""
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        text = document(data, entry["corpus"], entry["document"])[:entry["length"]]
        claims = tuple(Claim(*(tuple(map(tuple, c[part])) for part in ("source", "cue", "content")), c.get("act"))
                       for c in entry["claims"])
        yield Reading(f"{entry['corpus']}:{entry['document']}", text, entry["language"], entry["published"], claims)


def from_folders(folders: Iterable[Path]) -> Iterator[Reading]:
    for folder in folders:
        for found in folders_of(folder):
            claims = tuple(Claim(c.source, c.cue, c.content, c.act) for c in found.claims)
            yield Reading(found.name, found.text, found.language, found.published, claims)


def document(data: Path, corpus: str, name: str) -> str:
    """The text of one document of a corpus, as the corpus has it."""
    if corpus == "news":
        text: str = json.loads(_lines(data / "news/articles_id.jsonl")[int(name)])["body"]
        return text
    if corpus == "ntrex":
        wanted, side = name.rsplit("-", 1)
        rows = (line.split("\t") for line in _lines(data / "ntrex/ntrex_en_id.tsv"))
        return "\n".join(row[1 if side == "en" else 2] for row in rows if row[0] == wanted)
    with open(data / f"polnear/data/train/text/{name}.txt", encoding="utf-8", newline="") as file:
        return file.read()


@cache
def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n")
