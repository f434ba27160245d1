"""Forms made from roots: the rules of each pack against words of the language."""

import pytest

from pantau.errors import PackError
from pantau.lang import load_pack
from pantau.lang.morphology import Inflection, stems
from pantau.lang.schema.morphology import Form, Morphology, Paradigm


def verbs(language: str, word: str) -> set[tuple[str, str]]:
    return set(Inflection(load_pack(language).morphology).verbs(word))


def nouns(language: str, word: str) -> set[str]:
    return {made for made, _ in Inflection(load_pack(language).morphology).nouns(word)}


@pytest.mark.parametrize(("word", "active", "passive"), [
    ("meN+serang", "menyerang", "diserang"),
    ("meN+tembak", "menembak", "ditembak"),
    ("meN+pukul", "memukul", "dipukul"),
    ("meN+kirim", "mengirim", "dikirim"),
    ("meN+bunuh", "membunuh", "dibunuh"),
    ("meN+larang", "melarang", "dilarang"),
    ("meN+ancam", "mengancam", "diancam"),
    ("meN+gempur", "menggempur", "digempur"),
    ("meN+hancur+kan", "menghancurkan", "dihancurkan"),
    ("meN+kunjung+i", "mengunjungi", "dikunjungi"),
    ("meN+bom", "mengebom", "dibom"),
    ("meN+culik", "menculik", "diculik"),
    ("meN+jatuh+kan sanksi", "menjatuhkan sanksi", "dijatuhkan sanksi"),
    ("memper+kuat", "memperkuat", "diperkuat"),
])
def test_indonesian_verbs_in_both_voices(word: str, active: str, passive: str) -> None:
    forms = verbs("id", word)
    assert (active, "active") in forms
    assert (passive, "passive") in forms


@pytest.mark.parametrize(("word", "made"), [
    ("serang+an", "serangan"),
    ("peN+serang+an", "penyerangan"),
    ("peN+tangkap+an", "penangkapan"),
    ("peN+bunuh+an", "pembunuhan"),
    ("peN+kirim+an", "pengiriman"),
    ("ke+sepakat+an", "kesepakatan"),
    ("per+runding+an", "perundingan"),
    ("per+temu+an", "pertemuan"),
])
def test_indonesian_nominalisations(word: str, made: str) -> None:
    assert made in nouns("id", word)


@pytest.mark.parametrize(("word", "stem"), [
    ("serangannya", "serangan"), ("serangan-serangan", "serangan"), ("serangan-serangannya", "serangan"),
("serangan", "serangan"), ("seranglah", "serang"), ("rumah-rumah", "rumah-rumah"),
])
def test_clitics_and_doubles_are_taken_off_known_words_alone(word: str, stem: str) -> None:
    assert stems([word], {"serangan", "serang"}, load_pack("id").morphology) == [stem]


def test_english_words_stay_as_they_are() -> None:
    assert stems(["attacks", "anya"], {"a"}, load_pack("en").morphology) == ["attacks", "anya"]


def test_ber_and_its_sounds() -> None:
    assert ("bertemu dengan", "active") in verbs("id", "ber+temu dengan")
    assert ("berunding", "active") in verbs("id", "ber+runding")
    assert ("bekerja sama", "active") in verbs("id", "ber+kerja sama")


@pytest.mark.parametrize(("word", "past", "gerund"), [
    ("attack", "attacked", "attacking"),
    ("invade", "invaded", "invading"),
    ("deny", "denied", "denying"),
    ("agree", "agreed", "agreeing"),
    ("carry out", "carried out", "carrying out"),
])
def test_english_verbs(word: str, past: str, gerund: str) -> None:
    forms = {made for made, _ in verbs("en", word)}
    assert {past, gerund} <= forms


def test_english_nouns_in_the_plural() -> None:
    assert nouns("en", "peace treaty") == {"peace treaty", "peace treaties"}


def test_an_irregular_form_replaces_the_regular_one() -> None:
    rules = Morphology(
        affixes={"ed": (("$", "ed"),)}, verbs={"": Paradigm(forms={"bare": ("",), "past": ("ed",)})}, nouns={},
        irregular={"shoot": {"past": "shot"}},
    )
    assert set(Inflection(rules).verbs("shoot down")) == {("shoot down", "bare"), ("shot down", "past")}


def test_a_word_that_is_no_root_with_affixes_is_named() -> None:
    with pytest.raises(PackError, match=r"'men\+serang' is not affixes around one root"):
        list(Inflection(load_pack("id").morphology).verbs("men+serang"))


def test_forms_come_in_the_order_of_the_pack() -> None:
    """In every process: of two that look the same, the first is read."""
    made: dict[Form, str] = {"past": "struck", "participle": "struck", "gerund": "striking", "third": "strikes"}
    rules = Morphology(affixes={}, verbs={"": Paradigm(forms={})}, nouns={}, irregular={"strike": made})
    assert [form for _, form in Inflection(rules).verbs("strike")] == list(made)
