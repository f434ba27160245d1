"""Windows and numbers of tokens."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.lang import load_pack
from pantau.models.features import LONGEST, Forms, bucket, paragraphs, rows, shape, windows
from pantau.text.tokens import document

EN = load_pack("en")


@given(st.text(alphabet=st.sampled_from("aB. \n\"”“,7\x00é'"), max_size=600))
@settings(max_examples=60, deadline=None)
def test_windows_cover_every_token_once_and_are_never_too_long(text: str) -> None:
    doc = document(text, EN)
    cut = list(windows(doc))
    assert [i for first, last in cut for i in range(first, last)] == list(range(len(doc.tokens)))
    assert all(0 < last - first <= LONGEST for first, last in cut)


def test_a_paragraph_is_a_window_and_a_long_one_is_cut_at_sentences() -> None:
    sentence = "The minister said that the bridge would open in spring. "
    doc = document("One short line.\n" + sentence * 30, EN)
    cut = list(windows(doc))
    firsts = {first for first, _ in doc.sentences}
    assert cut[0] == (0, 4)
    assert len(cut) > 2
    assert all(first in firsts for first, _ in cut)


def test_a_sentence_without_end_is_cut_hard() -> None:
    doc = document("word " * 1000, EN)
    assert max(last - first for first, last in windows(doc)) == LONGEST


def test_paragraphs_begin_after_line_breaks() -> None:
    doc = document("First line.\nSecond line. Still second.\n\nThird.", EN)
    assert [doc.tokens.text[i] for i in paragraphs(doc)] == ["First", "Second", "Third"]


def test_shape_and_bucket_are_the_same_everywhere() -> None:
    shapes = [shape(w) for w in ("Kim", "2024", "AS", "non-proliferasi", "Rp1,5")]
    assert shapes == ["Xxx", "dd", "XX", "xx-xx", "Xxd,d"]
    assert bucket("s3ata", 3000) == bucket("s3ata", 3000)
    assert {bucket(str(i), 7) for i in range(200)} == set(range(1, 8))
    assert bucket("\ud800", 7) > 0


def test_rows_number_words_flags_and_cue_classes() -> None:
    doc = document('"Go," Lee said. Lee left.', EN)
    r = rows(doc, Forms({"lee": 2, "said": 3}, {"said": 5}))
    word, kind, flags = (dict(zip(doc.tokens.text, r.forms[r.of, i].tolist(), strict=True)) for i in (0, 5, 6))
    assert (word["Lee"], word["said"], word["left"]) == (2, 3, 1)
    assert (kind["said"], kind["left"]) == (5, 0)
    assert r.forms[r.of, 6].tolist()[:4] == [7, 1, 1, 1]
    assert flags["said"] == 0


def test_an_empty_text_has_no_windows() -> None:
    doc = document("", EN)
    assert list(windows(doc)) == []
    assert rows(doc, Forms({}, {})).forms.shape == (0, 7)
