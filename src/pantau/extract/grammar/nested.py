"""Claims that a quoted speaker tells of others: '"Presiden berharap …," kata juru bicara'."""

from collections.abc import Iterator

from pantau.extract.grammar.found import Found
from pantau.extract.grammar.sentence import Sentence
from pantau.extract.grammar.text import FINAL, MARKS, Text
from pantau.types import Range

QUOTING = frozenset({"quotative", "quotative-nya", "split", "active-after", "according-end"})
TELLING = frozenset({"active", "passive"})
SHORTEST = 4  # tokens of a sentence inside a quotation that may hold a claim


def inside_quotations(t: Text, bare: Text, found: list[Found]) -> list[Found]:
    """The claims inside the quotations of `found`, each on its speaker's authority; `bare`: the text without marks."""
    inner: list[Found] = []
    for outer in found:
        if outer.rule not in QUOTING:
            continue
        for piece in outer.content:
            for first, last in _sentences(t, piece):
                for claim in Sentence(bare, first, last).read():
                    if _of_another(t, claim):
                        claim.rule, claim.vouched = "nested", outer
                        inner.append(claim)
    return inner


def _sentences(t: Text, piece: Range) -> Iterator[Range]:
    """The sentences of a quotation, without its marks."""
    start, last = piece
    for i in range(*piece):
        if t.raw[i] in MARKS or t.raw[i] in FINAL:
            if t.quoted(start) and i - start >= SHORTEST:
                yield start, i
            start = i + 1
    if start < last and t.quoted(start) and last - start >= SHORTEST:
        yield start, last


def _of_another(t: Text, claim: Found) -> bool:
    """Whether the claim is somebody's who is named in the quotation, not the speaker's own."""
    words, head = t.lex.words, t.low[claim.source[0]]
    if claim.rule not in TELLING or t.raw[claim.cue[0] - 1] == "(" or t.low[claim.source[0] - 1] in words.subordinators:
        return False
    if any(t.low[m] in words.own_pronouns for m in range(*claim.source)):
        return False
    if claim.source[1] - claim.source[0] == 1 and words.verbs.fits(head):
        return False  # "Mengadili, menyatakan …"
    third = head in words.pronouns and head not in words.own_sides
    return third or t.capital(claim.source[0]) or head in words.persons
