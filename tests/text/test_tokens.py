"""Words, sentences and quotations at their exact places, over text as the news writes it."""

import pytest

from pantau.lang import load_pack
from pantau.text.tokens import document
from pantau.types import Document


def read(text: str, code: str = "id") -> Document:
    return document(text, load_pack(code))


def sentences(text: str, code: str = "id") -> list[str]:
    found = read(text, code)
    spans = [found.tokens.span(s) for s in found.sentences]
    return [text[start:end] for start, end in spans]


def quotes(text: str, code: str = "id") -> list[str]:
    found = read(text, code)
    return [text[slice(*found.tokens.span(q))] for q in found.quotes]


@pytest.mark.parametrize(("text", "words"), [
    ("Rp 1,24 triliun", ["Rp", "1,24", "triliun"]),
    ("Rp1,7 juta", ["Rp1,7", "juta"]),
    ("UU 270/2024, pukul 04.50", ["UU", "270/2024", ",", "pukul", "04.50"]),
    ("Rabu (27/5/2026)", ["Rabu", "(", "27/5/2026", ")"]),
    ("naik 0,5% menjadi 1.127.", ["naik", "0,5%", "menjadi", "1.127", "."]),
    ("Jum'at anak-anak non-proliferasi", ["Jum'at", "anak-anak", "non-proliferasi"]),
    ("katanya buku-bukunya", ["kata", "nya", "buku-bukunya"]),
    ("KOMPAS.com republika.co.id dia.Menteri", ["KOMPAS.com", "republika.co.id", "dia", ".", "Menteri"]),
    ("surat@kabar.co.id https://a.id/b?c=1", ["surat@kabar.co.id", "https://a.id/b?c=1"]),
    ("H.R. Rasuna di A.S.", ["H.R.", "Rasuna", "di", "A.S."]),
    ("hal itu.. Dia… -- ya", ["hal", "itu", "..", "Dia", "…", "--", "ya"]),
    ("a\u200fb \u202bsiap\u202c \x00 ya\u00adkin", ["a", "b", "siap", "ya\u00adkin"]),
    ("cafe\u0301 🙂👍🏽", ["cafe\u0301", "🙂", "👍", "🏽"]),
])
def test_words(text: str, words: list[str]) -> None:
    assert list(read(text).tokens.text) == words


def test_english_clitics() -> None:
    found = read("Kim's aide didn't say they'll go.", "en")
    assert found.tokens.text == ("Kim", "'s", "aide", "did", "n't", "say", "they", "'ll", "go", ".")


@pytest.mark.parametrize(("text", "count"), [
    ("Presiden datang. Menteri pergi.", 2),
    ("kata dia.Menteri pergi.", 2),                                     # a missing space
    ("hal itu, kata Sari.. Menteri pergi.", 2),                         # a stop too many
    ("Ia datang dari A.S. Para pejabat diam.", 2),
    ("Ia tiba di A.S. Selatan.", 1),
    ("H.R. Rasuna dan Dr. Budi S. Utomo serta Tn. Ali datang.", 1),
    ("\"Kami siap. Kami datang,\" kata Sari. Ia pergi.", 2),            # no cut inside a quotation
    ("\"Kami siap.\" Ia pergi.", 2),
    ("\"Siap?\" tanya Sari.", 1),
    ("Ia pergi (tanpa pamit.) Mereka diam.", 2),
    ("Judul tanpa titik\nIa pergi.", 2),
    ("Satu\r\nDua\rTiga\u2028Empat", 4),
    ("bangsa itu\". : Sari soal Jembatan: Belum Siap", 3),              # a headline glued to the end
    ("1. Sari datang.\n2. Budi pergi.", 2),
    ("Harga Rp 1,24 triliun. Itu mahal.", 2),
    ("- Jembatan\n- Pelabuhan\n• Jalan", 3),
    ("", 0),
])
def test_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count, sentences(text)


@pytest.mark.parametrize(("text", "count"), [
    ("He met Mr. J. R. Stone in the U.S. Senate on Jan. 5. They left at 5 p.m. The end.", 3),
    ("“We are ready. We will go,” Park said. He left.", 2),
    ("He said no. Then he left.", 2),
])
def test_english_sentences(text: str, count: int) -> None:
    assert len(sentences(text, "en")) == count, sentences(text, "en")


def test_a_folded_line_does_not_end_a_sentence() -> None:
    text = "The spokesman for the ministry in the capital\nsaid that the talks would go on.\nHe left the room."
    assert len(sentences(text, "en")) == 2


@pytest.mark.parametrize(("text", "expected"), [
    ('"Kami siap," kata Sari.', ['"Kami siap,"']),
    ("“Kami siap,” kata Sari.", ["“Kami siap,”"]),
    ("“Kami siap,\" kata Sari.", ["“Kami siap,\""]),                        # a curly mark closed by a straight one
    ("“Kami siap. ,` tulis Sari.", ["“Kami siap. ,`"]),
    ("``Kami siap,'' kata Sari.", ["``Kami siap,''"]),
    ("Ia menyebut ‘siap’ dan 'sedia' saja.", ["‘siap’", "'sedia'"]),
    ("“Ia bilang ‘siap’ kepada saya,” kata Sari.", ["“Ia bilang ‘siap’ kepada saya,”"]),
    ('“Ia bilang "siap" kepada saya,” kata Sari.', ['“Ia bilang "siap" kepada saya,”']),
    ("Jum'at itu anak-anak Ma'ruf's pergi.", []),
    ('"Kami siap, kata Sari. "Kami datang," kata Budi.', ['"Kami datang,"']),   # a mark that nothing answers
    ('Kata dia:"Kami siap".Menteri diam.', ['"Kami siap"']),
    ('pada " yang siap”.', ['" yang siap”']),
    ('Ia menyebut "proyek ""', ['"proyek "']),
    ("\u200f\"\u200fKami 🙂 siap\u200f,\" kata Sari.", ["\"\u200fKami 🙂 siap\u200f,\""]),
])
def test_quotations(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


def test_a_quotation_over_paragraphs_that_each_open_it() -> None:
    text = "“Kami siap.\n\n“Kami datang,” kata Sari."
    assert quotes(text) == ["“Kami siap.", "“Kami datang,”"]


def test_a_quotation_over_lines_that_closes_once() -> None:
    text = '"Kami siap.\nKami datang.\nKami pergi," kata Sari.'
    assert quotes(text) == ['"Kami siap.\nKami datang.\nKami pergi,"']
    assert len(sentences(text)) == 3


def test_a_missing_mark_does_not_swallow_the_page() -> None:
    text = '"Kami siap, kata Sari.\n' + "Ia pergi ke kota.\n" * 30 + 'Ia menyebutnya "baik".'
    assert quotes(text) == ['"baik"']


def test_clitics_sentences_and_quotes_agree_with_the_text() -> None:
    text = "SEOUL - \"Kami siap,\" katanya. Ia pergi."
    found = read(text)
    assert found.tokens.quote[2] == 0
    assert [found.tokens.sentence[i] for i in (0, -1)] == [0, 1]
    assert found.tokens.span((0, 1)) == (0, 5)
