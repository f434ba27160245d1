"""What is typed to search: how it is read, what FTS5 makes of it, what is marked."""

import sqlite3
from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.errors import UsageError
from pantau.lang.search import find_rows, folded
from pantau.ledger import search
from pantau.ledger.query import Mark, Marker, Query, Term, expression, parse, snippet

ROOTS = {"serang": ("diserang", "menyerang", "serang", "serangan"), "kapal": ("kapal", "kapalnya")}
TEXTS = ("Kapal itu diserang di laut", "Serangan udara", "Gencatan senjata", "Senjata gencatan", "Laut F-16 tenang",
         "Serangan-serangan kapal")


def forms(word: str) -> Sequence[str]:
    return next((made for made in ROOTS.values() if word in made), ())


def read(typed: str) -> Query:
    return parse(typed, folded)


@cache
def index() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:")
    made.execute("CREATE VIRTUAL TABLE t USING fts5(x, y, tokenize='unicode61 remove_diacritics 2')")
    made.executemany("INSERT INTO t VALUES (?, 'samudra')", ((text,) for text in TEXTS))
    return made


def hits(typed: str, *columns: str) -> list[str]:
    match = expression(read(typed), forms, columns=columns)
    return [text for text, in index().execute("SELECT x FROM t WHERE t MATCH ? ORDER BY rowid", (match,))]


@pytest.mark.parametrize(("typed", "wanted", "unwanted"), [
    ("serang Kapal", [["serang"], ["kapal"]], []),
    ("serang OR kapal laut", [["serang", "kapal"], ["laut"]], []),
    ("a OR b OR c", [["a", "b", "c"]], []),
    ("OR serang or", [["or"], ["serang"], ["or"]], []),
    ("serang OR -kapal", [["serang"], ["or"]], ["kapal"]),
    ("serang ... OR kapal", [["serang", "kapal"]], []),
    ("-kapal serang --laut", [["serang"]], ["kapal", "laut"]),
    ("NOT (serang) AND é", [["not"], ["serang"], ["e"]], []),
    ("AND serang", [["and"], ["serang"]], []),
    ("a - b", [["a"], ["b"]], []),
], ids=str)
def test_words_are_read(typed: str, wanted: list[list[str]], unwanted: list[str]) -> None:
    query = read(typed)
    assert [[" ".join(term.words) for term in group] for group in query.wanted] == wanted
    assert [" ".join(term.words) for term in query.unwanted] == unwanted


def test_phrases_beginnings_and_compounds_are_terms() -> None:
    assert read('"Gencatan  senjata"').wanted == ((Term(("gencatan", "senjata"), exact=True),),)
    assert read("“gencatan senjata").wanted == ((Term(("gencatan", "senjata"), exact=True),),)
    assert read("rud* F-16").wanted == ((Term(("rud",), prefix=True),), (Term(("f", "16")),))
    assert read('"serangan" -"di laut" x').unwanted == (Term(("di", "laut"), exact=True),)


@pytest.mark.parametrize("typed", ["", "  ", "***", '""', "-kapal", '-"di laut"', "- -"])
def test_nothing_to_search_for_is_said(typed: str) -> None:
    with pytest.raises(UsageError, match="name at least one"):
        read(typed)


@pytest.mark.parametrize(("typed", "found"), [
    ("serang", [0, 1, 5]),
    ('"serangan"', [1, 5]),
    ("serang kapal", [0, 5]),
    ("serang -kapal", [1]),
    ("udara OR gencatan", [1, 2, 3]),
    ('"gencatan senjata"', [2]),
    ("gencatan senjata", [2, 3]),
    ("f-16", [4]),
    ("lau*", [0, 4]),
    ("serangan-serangan", [0, 1, 5]),
    ("menyerang-diserang", [0, 1, 5]),
    ("laut-laut", [0, 4]),
    ("serang samudra", [0, 1, 5]),
])
def test_fts5_finds(typed: str, found: list[int]) -> None:
    assert hits(typed) == [TEXTS[n] for n in found]


def test_columns_restrict() -> None:
    assert hits("serang -udara", "x") == [TEXTS[0], TEXTS[5]]
    assert hits("serang samudra", "x") == []
    assert len(hits("samudra OR serang", "y", "x")) == len(TEXTS)


@settings(max_examples=400)
@given(st.text(st.one_of(st.sampled_from('ab"*-()^:{}+ \'“\0\n'), st.characters()), max_size=40)
       | st.lists(st.sampled_from(["NEAR(", "AND", "OR", "NOT", "a", '"', "-", "*", "(", ")", "x:", "{x}", "^"]),
                  max_size=12).map(" ".join))
def test_nothing_typed_is_an_error_of_fts5(typed: str) -> None:
    try:
        query = read(typed)
    except UsageError:
        return
    for columns in ((), ("x",)):
        index().execute("SELECT count(*) FROM t WHERE t MATCH ?", (expression(query, forms, columns=columns),))


def test_a_page_pasted_into_the_search_is_no_error() -> None:
    for typed in (" ".join(f"w{n}" for n in range(2000)), "OR".join(f" w{n} " for n in range(2000)),
                  "a " + " ".join(f"-w{n}" for n in range(2000)), "-".join(f"w{n}" for n in range(2000))):
        assert hits(typed) == []


PIECES = st.sampled_from(["serang", "menyerang", "kapal", "kapalnya", "laut", "lau*", "ser*", "OR", "-laut", "-kapal",
                          '"serang kapal"', '"laut"', "serang-serangan", "laut-kapal", "kap*", '-"laut laut"'])


@settings(max_examples=300)
@given(st.lists(PIECES, min_size=1, max_size=5).map(" ".join),
       st.lists(st.sampled_from(["serang", "serangan", "kapal", "kapalnya", "laut"]), max_size=6).map(" ".join))
def test_what_is_told_of_a_text_is_what_fts5_finds(typed: str, text: str) -> None:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE words (language, form, root)")
    base.executemany("INSERT INTO words VALUES ('id', ?, ?)", ((f, root) for root, made in ROOTS.items() for f in made))
    base.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 2')")
    base.execute("INSERT INTO t VALUES (?)", (text,))
    words = search.Words(folded, find_rows, lambda word: [("id", root) for root, made in ROOTS.items() if word in made])
    try:
        match = expression(read(typed), forms)
    except UsageError:
        return
    found = base.execute("SELECT 1 FROM t WHERE t MATCH ?", (match,)).fetchall()
    assert search.tester(base, typed, words)(text) == bool(found)


def marked(typed: str, text: str) -> list[tuple[str, int]]:
    return [(text[slice(*mark.span)], mark.group) for mark in Marker(read(typed), forms, find_rows)(text)]


def test_marks_are_where_the_words_stand() -> None:
    text = "Kapalnya DISERANG; gencatan senjata gagal, 'Sérangan' lagi. Rudal, rudalnya."
    assert marked("laut OR kapal serang", text) == [("Kapalnya", 0), ("DISERANG", 1), ("Sérangan", 1)]
    assert marked('"gencatan senjata" senjata', text) == [("gencatan senjata", 0)]
    assert marked("senjata -gagal rud*", text) == [("senjata", 0), ("Rudal", 1), ("rudalnya", 1)]
    assert marked("hilang", text) == []


def test_a_snippet_shows_the_most_words_early() -> None:
    both = "Kapal itu diserang lagi di laut. "
    text = "Serangan pertama. " + "Lalu hening sekian lama. " * 20 + both + "Selesai. " * 30
    found = Marker(read("serang kapal"), forms, find_rows)(text)
    (start, end), inside = snippet(text, found, 80)
    assert "Kapal itu diserang lagi" in text[start:end]
    assert [text[slice(*mark.span)] for mark in inside] == ["Kapal", "diserang"]
    (start, end), inside = snippet(text, Marker(read("serang"), forms, find_rows)(text), 60)
    assert start == 0
    assert len(inside) == 1
    assert snippet("pendek", (), 80) == ((0, 6), ())


@given(st.text(st.sampled_from("ab  \nc."), max_size=200), st.integers(1, 60), st.data())
def test_a_snippet_is_whole_words_of_the_text(text: str, width: int, data: st.DataObject) -> None:
    words = [span for span, _ in folded(text)]
    chosen = data.draw(st.lists(st.sampled_from(words), unique=True)) if words else []
    given_marks = tuple(Mark(span, n % 3) for n, span in enumerate(sorted(chosen)))
    (start, end), inside = snippet(text, given_marks, width)
    assert 0 <= start <= end <= len(text)
    assert end - start <= width
    assert all(start <= mark.span[0] and mark.span[1] <= end for mark in inside)
    longest = max(map(len, text.split()), default=0)
    if longest * 3 < width:
        assert bool(inside) == bool(given_marks)
        assert not text[start:end] or start == 0 or text[start - 1].isspace()
        assert not text[start:end] or end == len(text) or text[end].isspace()
