"""What holds for any text whatever, and that no text costs more than its length."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.lang import load_pack
from pantau.text.tokens import document
from pantau.types import Document

PIECES = [
    '"', "“", "”", "'", "‘", "’", "`", ",`", "``", "''", ".", "..", ",", ":", "-", "–", "(", ")", " ", "\n", "\r\n",
    "\u2028", "\t", "\u200f", "\0", "\ud800", "🙂", "kata", "Sari", "nya", "katanya", "A.", "A.S.", "Dr.", "1,24",
    "27/5/2026", "Rabu", "JAKARTA", "KOMPAS.com", "Baca juga", "Mei", "2026", "said", "Mr.", "didn't", "é", "e\u0301",
    "中文", "قال", "@", "https://a.b", "Rp1,7",
]
TEXTS = st.one_of(
    st.text(st.characters(codec=None), max_size=200), st.lists(st.sampled_from(PIECES), max_size=80).map("".join))


def check(text: str, found: Document) -> None:
    tokens = found.tokens
    assert all(text[s:e] == w and w for s, e, w in zip(tokens.start, tokens.end, tokens.text, strict=True))
    assert all(e <= s for e, s in zip(tokens.end[:-1], tokens.start[1:], strict=True))
    assert tokens.lower == tuple(w.lower() for w in tokens.text)
    assert [i for first, last in found.sentences for i in range(first, last)] == list(range(len(tokens)))
    assert list(tokens.sentence) == [n for n, (first, last) in enumerate(found.sentences) for _ in range(first, last)]
    for ranges in (found.quotes, found.skipped):
        assert all(0 <= first < last <= len(tokens) for first, last in ranges)
        assert all(last <= first for (_, last), (first, _) in pairwise(ranges))
    inside = [-1] * len(tokens)
    for number, (first, last) in enumerate(found.quotes):
        inside[first:last] = [number] * (last - first)
    assert list(tokens.quote) == inside


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(["id", "en"]))
def test_everything_stands_where_it_says(text: str, code: str) -> None:
    found = document(text, load_pack(code))
    check(text, found)
    assert document(text, load_pack(code)) == found


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS, st.sampled_from(["id", "en"]))
def test_a_cut_between_paragraphs_changes_nothing_before_it(before: str, after: str, code: str) -> None:
    """A quotation may run over the cut, and what is in it depends on it; without marks nothing may."""
    marks = dict.fromkeys(map(ord, "\"“”„«»'‘’`‟＂"))
    head = before.translate(marks) + "."
    whole = document(head + "\n\n" + after.translate(marks), load_pack(code))
    alone = document(head, load_pack(code))
    count = len(alone.tokens)
    assert whole.tokens.text[:count] == alone.tokens.text
    assert whole.sentences[:len(alone.sentences)] == alone.sentences
    assert tuple(r for r in whole.skipped if r[0] < count) == alone.skipped


@pytest.mark.parametrize("piece", [
    '"', "“", "(((", "A.", "a.b", "nya", "''", "`", "' ", '" ', "‘x ", "1.", "1,1", "@", "a@", "a.a@", "www.",
    "-", "a-", "é\u0301", "\0", "\n", "\r", "a\n", ": ", "Baca juga ", "JAKARTA - ", "27/5/2026 ", "Mei 5, ", "\u200f", "https://",
    "x" * 50, "a'", ".com", "Rp1,",
])
def test_hostile_repeats_cost_no_more_than_their_length(piece: str) -> None:
    """Function calls and loop steps at n and at 4 n pieces, counted by the interpreter, not by a clock."""
    pack = load_pack("id")
    text = piece * 2000
    small, large = (_steps(text * n, pack) for n in (1, 4))
    assert large <= 4.6 * small + 2000


def _steps(text: str, pack: object) -> int:
    """The lines of Python that reading a text runs."""
    count = 0

    def trace(frame: object, event: str, _: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        document(text, pack)  # type: ignore[arg-type]
    finally:
        sys.settrace(None)
    return count
