"""One list of attributions from what grammar and tagger found, each with the probability that it is right.

Two findings at one cue are one attribution: the likelier one of the two stands, and that both found it is evidence.
What is likelier, and what is too unlikely to keep, a logistic model says (`models/combination.json`, fitted by
`training/combination.py` on careful readings).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pantau.models.combination import load_combination
from pantau.types import Attribution, Document, Ranges

SAME = 0.5                              # share of words from which two contents at different cues are one claim


@dataclass(frozen=True, slots=True)
class Candidate:
    """A finding and the features that the model weighs."""

    found: Attribution
    features: dict[str, float]


@dataclass(frozen=True, slots=True)
class Group:
    """What competes for one cue: one or two candidates. `number` is the index of the grammar's finding among them."""

    options: tuple[Candidate, ...]
    number: int | None = None


def combine(
    document: Document, by_grammar: tuple[Attribution, ...], by_tagger: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """The attributions to believe, in the order of the text; `score` is the probability that all parts are right."""
    model = load_combination()
    kept: list[tuple[int | None, Attribution]] = []
    for group in groups(document, by_grammar, by_tagger):
        chance, chosen = max(((model.chance(c.features), c.found) for c in group.options), key=lambda pair: pair[0])
        if chance >= model.threshold:
            kept.append((group.number, replace(chosen, score=chance)))
    kept.sort(key=lambda pair: (pair[1].cue, pair[1].content, pair[1].rule))
    return _linked(kept, by_grammar)


def groups(
    document: Document, by_grammar: Sequence[Attribution], by_tagger: Sequence[Attribution]
) -> Iterator[Group]:
    """The findings, grouped by what they compete for."""
    partner = _partners(by_grammar, by_tagger)
    chained = {n for n, a in enumerate(by_grammar) if a.relayed_by is not None}
    chained |= {a.relayed_by for a in by_grammar if a.relayed_by is not None}
    tagged, told = _told(by_tagger), _told(by_grammar)
    for n, own in enumerate(by_grammar):
        other = by_tagger[partner[n]] if n in partner else None
        more = {"in a chain": float(n in chained), "tagged elsewhere": float(other is None and tagged(own))}
        found_by = own.found_by | other.found_by if other else own.found_by
        options = [Candidate(replace(own, found_by=found_by), _features(document, own, other) | more)]
        if other is not None and other.content != own.content:
            options.append(Candidate(replace(other, found_by=found_by), _features(document, other, own) | more))
        yield Group(tuple(options), n)
    taken = set(partner.values())
    for m, own in enumerate(by_tagger):
        if m not in taken:
            yield Group((Candidate(own, _features(document, own, None) | {"told already": float(told(own))}),))


def _told(others: Sequence[Attribution]) -> Callable[[Attribution], bool]:
    """Whether one of the others has more than half of the same words, at whatever cue.

    The tagger has one label for a word: of a chain over one content ("X said …, Y reported") it can find but one claim.
    """
    contents = [_words(a.content) for a in others]
    holding: dict[int, list[int]] = {}
    for n, content in enumerate(contents):
        for token in content:
            holding.setdefault(token, []).append(n)

    def told(found: Attribution) -> bool:
        words = _words(found.content)
        near = {n for token in (min(words), max(words), sorted(words)[len(words) // 2]) for n in holding.get(token, ())}
        return any(_share(words, contents[n]) > SAME for n in near)

    return told


def _partners(by_grammar: Sequence[Attribution], by_tagger: Sequence[Attribution]) -> dict[int, int]:
    """For a finding of the grammar the tagger's at the same cue, one to one, the likest contents first."""
    at: dict[int, list[int]] = {}
    for m, tagged in enumerate(by_tagger):
        for token in _words(tagged.cue):
            at.setdefault(token, []).append(m)
    pairs = [
        (_share(_words(g.content), _words(by_tagger[m].content)), n, m)
        for n, g in enumerate(by_grammar)
        for m in {m for token in _words(g.cue) for m in at.get(token, ())}
    ]
    found: dict[int, int] = {}
    for _, n, m in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if n not in found and m not in found.values():
            found[n] = m
    return found


def _features(document: Document, own: Attribution, other: Attribution | None) -> dict[str, float]:
    """What speaks for `own`. What the tagger finds counts by its own score: a doubtful other reading says little."""
    agreed = _share(_words(own.content), _words(other.content)) if other else 0.0
    finder = min(own.found_by)
    by_grammar = own if finder == "grammar" else other
    by_tagger = other if finder == "grammar" else own
    score = by_tagger.score if by_tagger else 0.0
    return {
        "always": 1.0,
        "own:" + finder: 1.0,
        finder + ", agreed": score * agreed,
        finder + ", contradicted": score * (1 - agreed) if other else 0.0,
        finder + ", alone": float(other is None),
        "same content": score * (agreed >= 0.8),
        "same source": float(other is not None and bool(_words(own.source) & _words(other.source))),
        "no source": float(not own.source),
        "tagger": score,
        "short": float(sum(last - first for first, last in own.content) < 3),
        "quoted": float(any(document.tokens.quote[i] >= 0 for first, last in own.content for i in (first, last - 1))),
        "rule:" + (by_grammar.rule if by_grammar else "none"): 1.0,
    }


def _linked(kept: list[tuple[int | None, Attribution]], by_grammar: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """`relayed_by` in the new order; who vouches for a claim vouches for the content that was chosen for it."""
    place = {number: n for n, (number, _) in enumerate(kept) if number is not None}
    result = [found for _, found in kept]
    for number, n in place.items():
        before = by_grammar[number]
        voucher = None if before.relayed_by is None else place.get(before.relayed_by)
        result[n] = replace(result[n], relayed_by=voucher, clause=before.clause)
        if voucher is not None and by_grammar[before.relayed_by or 0].content == before.content:
            result[voucher] = replace(result[voucher], content=result[n].content)
    return tuple(result)


def _words(ranges: Ranges) -> frozenset[int]:
    return frozenset(i for first, last in ranges for i in range(first, last))


def _share(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a or b else 1.0

