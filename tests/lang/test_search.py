"""Words as the index cuts and folds them, and the roots that bring their forms together."""

import sqlite3
from collections.abc import Iterable
from itertools import chain, combinations
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pantau.errors import PackError
from pantau.lang import available, load_pack
from pantau.lang.loader import ROOT
from pantau.lang.search import find_rows, fold, folded, root_of, words_of

PAIRS = yaml.safe_load((Path(__file__).parent / "search_pairs.yaml").read_text(encoding="utf-8"))
ODD = "aÅéßİıſǅŒ֑̀̈́ק߿ࢠ์‍​٣Ⅷ㍿中\U0001f680\U0001f914\U0001f3fd￿\ue000-_'’.\n\x00"


NAMES = ("jakarta", "berlin", "peking", "beijing", "putin", "kim", "kenya", "teheran", "rusia", "bali", "maluku",
         "medan", "paris", "texas", "athens", "hamas", "brussels", "williams", "ahmed", "mohamed", "penang", "persia",
         "kediri", "merapi", "netanya", "berlusconi", "dimitri", "diana")


def indexed(text: str) -> list[str]:
    """The words of a text, in order, as SQLite's own tokenizer makes them."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 2')")
    base.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')")
    base.execute("INSERT INTO t VALUES (?)", (text,))
    return [word for word, in base.execute('SELECT term FROM v ORDER BY "offset"')]


@pytest.mark.parametrize("first", [0, 0x4000, 0xE000, 0x10000, 0x1C000, 0xE0000], ids=hex)
def test_every_character_is_cut_and_folded_as_fts5_does(first: int) -> None:
    characters = [chr(n) for n in range(first, first + 0x4000) if not 0xD800 <= n < 0xE000]
    text = " ".join(f"a{c}b {c}" for c in characters)
    assert [word for _, word in folded(text)] == indexed(text)


@given(st.text(st.one_of(st.sampled_from(ODD), st.characters(exclude_categories=["Cs"])), max_size=60))
def test_any_text_is_cut_and_folded_as_fts5_does(text: str) -> None:
    assert [fold(text[start:end]) for start, end in words_of(text)] == indexed(text)
    assert [fold(word) for _, word in folded(text)] == [word for _, word in folded(text)]


@given(st.text("aAáÁ\u0301b-’ \n", max_size=40),
       st.lists(st.lists(st.sampled_from(["a", "b", "ab"]), min_size=1, max_size=3)), st.booleans())
def test_rows_of_words_are_found_where_cutting_finds_them(text: str, rows: list[list[str]], begin: bool) -> None:
    words = list(folded(text))

    def there(at: int, row: list[str]) -> bool:
        here = [word for _, word in words[at:at + len(row)]]
        return here[:-1] == row[:-1] and len(here) == len(row) and (
            here[-1].startswith(row[-1]) if begin else here[-1] == row[-1])

    assert sorted(find_rows(text, [tuple(row) for row in rows], begin)) == sorted(
        ((words[at][0][0], words[at + len(row) - 1][0][1]), number)
        for number, row in enumerate(rows) for at in range(len(words)) if there(at, row))


def test_half_surrogates_are_no_words() -> None:
    assert [word for _, word in folded("a\ud800b")] == ["a", "b"]


def test_words_are_folded() -> None:
    assert [fold(word) for word in ("Menyerang", "Öztürk", "ŠEFČOVIČ", "Việt", "Ελλας")] == [
        "menyerang", "ozturk", "sefcovic", "viet", "ελλασ"]


def pairs(groups: Iterable[Iterable[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in groups for pair in combinations(set(group), 2)}


@pytest.mark.parametrize("code", PAIRS)
def test_forms_of_a_word_have_one_root_and_other_words_another(code: str) -> None:
    root = root_of(code)
    together = [line.split() for line in PAIRS[code]["together"].splitlines()]
    apart = [line.split() for line in PAIRS[code]["apart"].splitlines()]
    same: dict[str, set[str]] = {}
    for word in chain(*together, *apart):
        same.setdefault(root(word), set()).add(word)
    family, found = pairs(together), pairs(same.values())
    assert len(found & family) / len(family) >= 0.995, sorted(map(sorted, family - found))
    assert len(found & family) / len(found) >= 0.995, sorted(map(sorted, found - family))
    assert not found & pairs(apart)


@pytest.mark.parametrize(("form", "root"), [
    ("serangannya", "serang"), ("menyerangnyalah", "serang"), ("mengirim", "kirim"), ("menolak", "tolak"),
    ("berita", "berita"), ("damai", "damai"), ("beruang", "beruang"), ("kementerian", "menteri"), ("makanlah", "makan"),
    ("dikte", "dikte"), ("ketidakstabilan", "stabil"), ("diperkuat", "kuat"), ("ngambil", "ambil"),
    ("jelasin", "jelas"), ("berkesinambungan", "sinambung"), ("pengamanan", "aman"), ("mengemas", "kemas"),
])
def test_affixes_of_indonesian(form: str, root: str) -> None:
    assert root_of("id")(form) == root


@pytest.mark.parametrize(("form", "root"), [
    ("difilmkannya", "film"), ("pelotonnya", "peloton"), ("dizonkan", "dizonkan"), ("difoobarkan", "foobar"),
    ("memfoobarkan", "foobar"), ("mendigitalisasi", "digitalisasi"), ("menyfoobar", "menyfoobar"),
])
def test_an_unknown_root_loses_only_what_is_safe(form: str, root: str) -> None:
    assert root_of("id")(form) == root


@pytest.mark.parametrize("code", PAIRS)
def test_names_stay_themselves(code: str) -> None:
    for name in NAMES:
        assert root_of(code)(name) == name


@pytest.mark.parametrize("code", PAIRS)
@given(word=st.text(st.sampled_from("aeiukmngptsy"), max_size=12))
def test_any_word_has_a_root_that_is_its_own(code: str, word: str) -> None:
    root = root_of(code)
    known = root(word)
    assert isinstance(known, str)
    assert bool(known) == bool(word)


@pytest.mark.parametrize("code", available())
def test_a_pack_says_its_roots_once(code: str) -> None:
    rules = yaml.load((ROOT / code / "search.yaml").read_text(encoding="utf-8"),
                      Loader=yaml.BaseLoader)
    roots = rules["roots"].split()
    forms = [form for forms in rules["families"].values() for form in forms.split()]
    assert roots == sorted(set(roots))
    assert not set(roots) & ({*forms} | {*rules["families"]})
    assert all(fold(word) == word for word in (*roots, *forms, *rules["families"]))


def test_roots_need_no_pack() -> None:
    load_pack.cache_clear()
    root_of.cache_clear()
    assert root_of("id")("diserang") == "serang"
    assert load_pack.cache_info().currsize == 0
    assert root_of("xx")("diserang") == "diserang"


def write(folder: Path, text: str) -> Path:
    (folder / "xy").mkdir()
    (folder / "xy" / "search.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_new_language_is_a_file(tmp_path: Path) -> None:
    root = root_of("xy", write(tmp_path, """
roots: katu mora samora
families: {mora: wend}
endings: [{t: {'': aeiouk}}, {nak: '', bol: b}]
beginnings: [{sa: ''}, {ke: {k: a}}]
never: {sa: nak}
unknown: [['^(.{3,})bol$', '\\1']]
"""))
    expected = {"katut": "katu", "katunak": "katu", "katunakt": "katu", "sakatu": "katu", "sakatunak": "sakatunak",
                "keatu": "katu", "kemora": "kemora", "samorat": "samora", "wendnak": "mora", "xyzbol": "xyz"}
    assert {word: root(word) for word in expected} == expected


@pytest.mark.parametrize(("text", "fault"), [
    ("rots: a", "unknown field"),
    ("roots: [a]", "Expected `str`"),
    ("unknown: [['(', '']]", "not a regular expression"),
    ("families: {a: b, c: b}", "'b' stands in the families 'a' and 'c'"),
])
def test_a_malformed_file_is_named(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(PackError, match=r"search\.yaml") as caught:
        root_of("xy", write(tmp_path, text))
    assert fault in str(caught.value)
