import time

import pytest

from pantau.errors import PackError
from pantau.extract.phrases import Phrases, labelled, plain

CLASSES = {"not": ("not", "never"), "we": ("i", "we")}


def found(phrase: str, text: str) -> list[tuple[int, int]]:
    return [(at, end) for at, end, _ in Phrases([(phrase, None)], CLASSES).find(text.split())]


@pytest.mark.parametrize(("phrase", "text", "places"), [
    ("will go", "we will go", [(1, 3)]),
    ("will|shall go", "we shall go", [(1, 3)]),
    ("<we> will", "then i will go", [(1, 3)]),
    ("will <not>? go", "we will never go and will go", [(1, 4), (5, 7)]),
    ("will ..2 go", "we will all of us go", []),
    ("will ..3 go", "we will all of us go", [(1, 6)]),
    ("^ we", "we say we", [(0, 1)]),
    ("^ that? we", "that we go", [(0, 2)]),
    ("?", "go ?", [(1, 2)]),
    ("go ..2", "we go", [(1, 2)]),
])
def test_find(phrase: str, text: str, places: list[tuple[int, int]]) -> None:
    assert found(phrase, text) == places


def test_longest_prefers_the_first_and_then_the_longer() -> None:
    phrases = Phrases([("very likely", "b"), ("likely", "a"), ("very", "c")], {})
    assert phrases.longest(["it", "is", "very", "likely", "so"]) == [(2, 4, "b")]


def test_phrases_with_and_without_labels() -> None:
    assert list(plain(("go", "go on")).find(["go", "on"])) == [(0, 1, None), (0, 2, None)]
    assert list(labelled({1: ("go",), 2: ("on", "off")}).find(["go", "on"])) == [(0, 1, 1), (1, 2, 2)]


def test_whether_any_occurs() -> None:
    phrases = plain(("will go", "may"))
    assert phrases.occur(["we", "will", "go"])
    assert not phrases.occur(["we", "will", "stay"])


@pytest.mark.parametrize("phrase", ["..2 go", "<nobody> go", "^"])
def test_a_phrase_that_cannot_be_read_is_refused(phrase: str) -> None:
    with pytest.raises(PackError):
        found(phrase, "we go")


def test_repeats_take_linear_time() -> None:
    phrases = Phrases([("a ..3 a? ..3 a ..3 b", None)], {})
    start = time.perf_counter()
    assert list(phrases.find(["a"] * 20_000)) == []
    assert time.perf_counter() - start < 10
