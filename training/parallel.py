"""Readings of the English side of parallel texts carried over to the other side by word alignment."""

import collections
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import eflomal
import numpy as np

from pantau.extract.grammar import find_attributions
from pantau.extract.times import find_times
from pantau.lang import Pack, load_pack
from pantau.models.chain import CONTENT, CUE, SOURCE, Span
from pantau.models.linking import Linked
from pantau.text.tokens import document
from pantau.types import Document
from training.corpus import NUMBER, Example

Links = Mapping[int, Sequence[int]]
Mark = tuple[str, int, int, int]                    # role, first, last exclusive, number of the attribution
NAMES = {SOURCE: "SRC", CUE: "CUE", CONTENT: "CON"}


@dataclass
class Pair:
    """A sentence in English and in the other language, with the links between their tokens."""

    english: Document
    other: Document
    sure: Links                # both directions of the alignment say so
    maybe: Links               # one of them does


def texts(data: Path, parts: Sequence[str] = ("int", "eco")) -> Iterator[tuple[str, str, str]]:
    """(name, English, Indonesian) of PANL's parts and of NTREX."""
    for part in parts:
        for n, line in enumerate((data / "panl" / f"panl_{part}.tsv").read_text(encoding="utf-8").splitlines()):
            fields = line.split("\t")
            if len(fields) > 2:
                yield f"{part}-{n}", fields[2], fields[1]
    for n, line in enumerate((data / "ntrex" / "ntrex_en_id.tsv").read_text(encoding="utf-8").splitlines()):
        name, english, other = line.split("\t")[:3]
        yield f"{name}-{n}", english, other


def pairs(rows: Sequence[tuple[str, str, str]], code: str = "id") -> list[Pair]:
    """Tokens of both sides and eflomal's links; an empty side leaves a pair out."""
    english, other = load_pack("en"), load_pack(code)
    docs = [(document(e, english, id=name), document(o, other, id=name)) for name, e, o in rows]
    docs = [(e, o) for e, o in docs if len(e.tokens) and len(o.tokens)]
    with tempfile.TemporaryDirectory() as folder:
        sides = [Path(folder, x) for x in ("en", "other", "forward", "back")]
        for path, column in zip(sides, (0, 1), strict=False):
            lines = (" ".join(stem(w) for w in d[column].tokens.lower) for d in docs)
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        with sides[0].open(encoding="utf-8") as a, sides[1].open(encoding="utf-8") as b:
            eflomal.Aligner(model=3).align(
                a, b, links_filename_fwd=str(sides[2]), links_filename_rev=str(sides[3]), quiet=True)
        forward, back = ([links(line) for line in path.read_text().splitlines()] for path in sides[2:])
    return [Pair(e, o, by_source(f & r), by_source(f | r)) for (e, o), f, r in zip(docs, forward, back, strict=True)]


def stem(word: str) -> str:
    """Long words by their first nine letters: rare forms of a word then share their links."""
    return "".join(word.split())[:9] or "_"


def links(line: str) -> set[tuple[int, int]]:
    return {(int(a), int(b)) for a, b in (x.split("-") for x in line.split())}


def by_source(found: set[tuple[int, int]]) -> Links:
    out: dict[int, list[int]] = collections.defaultdict(list)
    for i, j in sorted(found):
        out[i].append(j)
    return out


def carried(pair: Pair, readings: Sequence[Linked], pack: Pack, english: Pack) -> Example | None:
    """The other side with labels; None where an attribution by a cue of the pack could not be carried over whole, or
    where the pack's grammar reads the sentence otherwise.

    Attributions by what the English pack does not know as a cue (wants, supports) are left out.
    """
    marks: list[Mark] = []
    for number, linked in enumerate(readings):
        if not any(word in cue_words(english) for word in pair.english.tokens.lower[linked[1].first:linked[1].last]):
            continue
        parts = carry(pair, linked, pack)
        if parts is None:
            return None
        marks += [(NAMES[s.role], s.first, s.last, number) for s in parts]
    settled = agreed(marks, grammar_marks(pair.other, pack))
    if settled is None:
        return None
    labels = np.zeros(len(pair.other.tokens), np.int64)
    for role, first, last, _ in sorted(settled, key=lambda m: ("CON", "SRC", "CUE").index(m[0])):
        labels[first] = NUMBER["B-" + role]
        labels[first + 1:last] = NUMBER["I-" + role]
    return Example(pair.other.id, pair.other, labels, settled)


def grammar_marks(doc: Document, pack: Pack) -> list[Mark]:
    """What the pack's grammar finds, as labelled spans."""
    found = find_attributions(doc, find_times(doc, pack), pack)
    parts = (("CUE", "cue"), ("SRC", "source"), ("CON", "content"))
    return [(role, *tokens, n) for n, a in enumerate(found) for role, part in parts for tokens in getattr(a, part)]


def agreed(mine: list[Mark], grammar: list[Mark]) -> list[Mark] | None:
    """Where both find the same cues, the grammar's cleaner ends; where the grammar finds none, what was carried over;
    None where they differ, or share a cue but not its content."""
    if not grammar:
        return mine
    cues = [{i for role, a, b, _ in marks if role == "CUE" for i in range(a, b)} for marks in (mine, grammar)]
    contents = [{i for role, a, b, _ in marks if role == "CON" for i in range(a, b)} for marks in (mine, grammar)]
    count = [len({n for *_, n in marks}) for marks in (mine, grammar)]
    same = count[0] == count[1] and cues[0] & cues[1]
    return grammar if same and len(contents[0] & contents[1]) > 0.6 * len(contents[0] | contents[1]) else None


@cache
def cue_words(pack: Pack) -> frozenset[str]:
    """The first word of every cue of the pack."""
    listed = [*pack.cues.forms, *pack.cues.according, *pack.cues.relays, *pack.cues.refusals]
    return frozenset(cue.split()[0] for cue in listed)


@cache
def passive_words(pack: Pack) -> frozenset[str]:
    """The cues that can only be passive: their speaker stands after them, or nowhere."""
    return frozenset(cue for cue, form in pack.cues.forms.items() if form.voices == {"passive"})


def carry(pair: Pair, linked: Linked, pack: Pack) -> list[Span] | None:
    """The spans of an attribution on the other side, none for a passive that names nobody, None where it is lost."""
    source, cue, contents = linked
    lower, cues = pair.other.tokens.lower, cue_words(pack)
    hits = [j for i in range(cue.first, cue.last) for j in pair.maybe.get(i, ()) if lower[j] in cues]
    if not hits:
        hits = _nearby(pair, linked, cues)
    if not hits:
        return None
    at = hits[0]
    if source is None and lower[at] in passive_words(pack):
        return []
    out = [Span(at, at + 1, CUE)]
    if source:
        placed = _source(pair, source, at)
        if placed is None or cues & set(lower[placed.first:placed.last]):
            return None
        if lower[at] in passive_words(pack) and placed.first < at:
            return None
        out.append(placed)
    for content in contents:
        placed = _content(pair, content, out)
        if placed is None:
            return None
        out.append(placed)
    return out


def _nearby(pair: Pair, linked: Linked, cues: frozenset[str]) -> list[int]:
    """A cue word within three tokens of where cue or source point."""
    source, cue, _ = linked
    anchors = {j for i in range(cue.first, cue.last) for j in pair.maybe.get(i, ())}
    if source and (around := _hull(pair.sure, source) or _hull(pair.maybe, source)):
        anchors |= {around[0], around[1] - 1}
    lower = pair.other.tokens.lower
    near = sorted((min(abs(j - a) for a in anchors), j) for j, w in enumerate(lower) if w in cues) if anchors else []
    return [near[0][1]] if near and near[0][0] <= 3 else []


def _hull(linked: Links, span: Span) -> tuple[int, int] | None:
    """(first, last exclusive) of what a span is linked to, without small far outliers."""
    hit = sorted(j for i in range(span.first, span.last) for j in linked.get(i, ()))
    runs: list[list[int]] = []
    for j in hit:
        if runs and j - runs[-1][-1] <= 4:
            runs[-1].append(j)
        else:
            runs.append([j])
    if not runs:
        return None
    kept = [run for run in runs if len(run) >= 0.2 * max(map(len, runs))]
    return kept[0][0], kept[-1][-1] + 1


def _source(pair: Pair, source: Span, cue: int) -> Span | None:
    hull = _hull(pair.sure, source) or _hull(pair.maybe, source)
    if hull is None:
        return None
    first, last = hull
    if first <= cue < last:
        first, last = max((first, cue), (cue + 1, last), key=lambda r: r[1] - r[0])
    words, linked = pair.other.tokens.text, {j for js in pair.sure.values() for j in js}
    while first > 0 and first - 1 not in linked and words[first - 1].isalnum() and first - 1 != cue:
        first -= 1
    while last > first and not words[first][0].isalnum():
        first += 1
    while last > first and not words[last - 1][-1].isalnum():
        last -= 1
    if last <= first or last - first > 2 * (source.last - source.first) + 4:
        return None
    return Span(first, last, SOURCE)


def _content(pair: Pair, content: Span, taken: Sequence[Span]) -> Span | None:
    """The linked stretch, cut free of cue and source, then stretched to the punctuation or sentence end beside it."""
    hull = _hull(pair.sure, content)
    if hull is None:
        return None
    first, last = hull
    for other in taken:
        if first < other.last and other.first < last:
            before, after = other.first - first, last - other.last
            if min(before, after) > 0.25 * (last - first):
                return None
            first, last = (first, other.first) if before > after else (other.last, last)
    if last <= first or not 0.5 <= (last - first) / (content.last - content.first) <= 1.8:
        return None
    return _stretched(pair.other, Span(first, last, CONTENT), taken)


def _stretched(doc: Document, span: Span, taken: Sequence[Span]) -> Span:
    floor = max((s.last for s in taken if s.last <= span.first), default=0)
    roof = min((s.first for s in taken if s.first >= span.last), default=len(doc.tokens))
    first, last, words = span.first, span.last, doc.tokens.text
    while first > floor and words[first - 1].isalnum() and first - floor <= 4:
        first -= 1
    while last < roof and words[last].isalnum() and roof - last <= 6:
        last += 1
    while last > first + 1 and words[last - 1] in (".", ","):
        last -= 1
    return Span(first, last, CONTENT)
