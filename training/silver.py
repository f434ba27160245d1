"""Articles read by a pack's own grammar, for the tagger to learn its language's press style from."""

import json
import random
from pathlib import Path

import numpy as np

from pantau.extract.grammar import find_attributions
from pantau.extract.times import find_times
from pantau.lang import Pack
from pantau.text.tokens import document
from training.corpus import NUMBER, Example

SURE = 0.85                                         # the grammar's score from which a reading is taken for right


def articles(path: Path, pack: Pack, count: int, seed: int = 2) -> list[Example]:
    """Some articles, those on other countries first."""
    with path.open(encoding="utf-8") as file:
        rows = [r for r in map(json.loads, file) if len(r["body"]) > 600]
    random.Random(seed).shuffle(rows)
    rows.sort(key=lambda r: "internasional" not in r["section"])
    return [article(r["body"], pack, str(n)) for n, r in enumerate(rows[:count])]


def article(text: str, pack: Pack, name: str) -> Example:
    """The grammar's reading as labels; -1 all through a sentence that has an unsure attribution."""
    doc = document(text, pack, id=name)
    labels, links = np.zeros(len(doc.tokens), np.int64), []
    found = find_attributions(doc, find_times(doc, pack), pack)
    for role, part in (("CON", "content"), ("SRC", "source"), ("CUE", "cue")):
        for number, attribution in enumerate(found):
            for first, last in getattr(attribution, part):
                labels[first] = NUMBER["B-" + role]
                labels[first + 1:last] = NUMBER["I-" + role]
                links.append((role, first, last, number))
    for attribution in found:
        if attribution.score < SURE:
            for first, _ in (*attribution.cue, *attribution.content):
                start, end = doc.sentences[doc.tokens.sentence[first]]
                labels[start:end] = -1
    return Example(name, doc, labels, links)
