"""The concepts and the packs' words for them; and what is refused."""

from collections import Counter
from pathlib import Path

import msgspec
import pytest

from pantau.errors import PackError
from pantau.extract.events.lexicon import senses
from pantau.lang import available, load_pack
from pantau.lang.concepts import broader, concepts
from pantau.lang.loader import read_section
from pantau.lang.schema.events import Events, Expressions
from pantau.types import EventType

VISIT = "{type: CONSULT, actor: visitor, name: {en: visit}, gloss: {en: goes to meet, id: datang bertemu}"


def test_there_are_concepts_of_every_type_and_enough() -> None:
    known = concepts()
    assert len(known) >= 150
    assert {concept.type for concept in known.values()} == set(EventType)


@pytest.mark.parametrize("language", available())
def test_every_concept_has_a_gloss_in_every_language(language: str) -> None:
    assert [name for name, concept in concepts().items() if not concept.gloss.get(language)] == []


@pytest.mark.parametrize("language", available())
def test_every_concept_has_a_short_name_in_every_language_of_its_own_within_its_type(language: str) -> None:
    names = {concept: known.name.get(language, "") for concept, known in concepts().items()}
    assert [concept for concept, name in names.items() if not 1 <= len(name.split()) <= 4] == []
    bearers = Counter((concepts()[concept].type, name) for concept, name in names.items())
    assert [bearer for bearer, count in bearers.items() if count > 1] == []


@pytest.mark.parametrize("language", available())
def test_every_pack_has_words_for_every_concept(language: str) -> None:
    assert sorted(concepts().keys() - load_pack(language).events.words.keys()) == []


@pytest.mark.parametrize("language", available())
def test_the_words_of_a_pack_compile(language: str) -> None:
    assert senses(load_pack(language)).longest(["nothing"]) == []


def test_what_a_concept_is_a_kind_of() -> None:
    assert broader("state_visit")[:2] == ("state_visit", "visit")
    assert broader("teatime") == ("teatime",)


def refused(tmp_path: Path, text: str) -> str:
    path = tmp_path / "concepts.yaml"
    path.write_text(f"concepts:\n{text}")
    with pytest.raises(PackError) as raised:
        concepts(path)
    return str(raised.value)


def test_an_unknown_broader_concept_is_named(tmp_path: Path) -> None:
    text = f"  visit: {VISIT}, under: journey}}\n"
    message = refused(tmp_path, text)
    assert "'visit' is under 'journey', which is not there" in message
    assert "concepts.yaml:2" in message


def test_a_cycle_is_named(tmp_path: Path) -> None:
    text = f"  a: {VISIT}, under: b}}\n  b: {VISIT}, under: a}}\n"
    assert "'a' is under itself, by way of 'b'" in refused(tmp_path, text)


def test_a_broader_concept_of_another_type_is_named(tmp_path: Path) -> None:
    text = f"  a: {VISIT}, under: b}}\n  b: {{type: ASSAULT, actor: x, name: {{}}, gloss: {{}}}}\n"
    assert "'a' is of another type than 'b'" in refused(tmp_path, text)


def test_a_duplicate_is_named_with_its_line(tmp_path: Path) -> None:
    message = refused(tmp_path, f"  visit: {VISIT}}}\n  visit: {VISIT}}}\n")
    assert "'visit' stands twice" in message
    assert "concepts.yaml:3" in message


def test_an_unknown_key_is_named_with_its_line(tmp_path: Path) -> None:
    message = refused(tmp_path, f"  visit: {VISIT}, colour: red}}\n")
    assert "colour" in message
    assert "concepts.yaml:2" in message


def test_an_unknown_type_is_refused(tmp_path: Path) -> None:
    assert "Invalid enum value 'PARTY'" in refused(tmp_path, f"  visit: {VISIT.replace('CONSULT', 'PARTY')}}}\n")


def test_words_of_an_unknown_concept_are_refused() -> None:
    pack = msgspec.structs.replace(load_pack("en"), events=Events(words={"teatime": Expressions(nouns=("tea",))}))
    with pytest.raises(PackError, match="'teatime' are of no concept"):
        senses(pack)


def test_a_word_of_two_concepts_needs_something_to_tell_them_apart() -> None:
    words = {"visit": Expressions(nouns=("call",)), "attack": Expressions(nouns=("call",))}
    pack = msgspec.structs.replace(load_pack("en"), events=Events(words=words))
    with pytest.raises(PackError, match="'call' is of 'visit' and of 'attack'"):
        senses(pack)


def test_an_unknown_class_is_refused() -> None:
    events = msgspec.convert({"words": {"visit": {"nouns": [{"word": "call", "near": ["<phones>"]}]}}}, Events)
    with pytest.raises(PackError, match="<phones> is no class"):
        senses(msgspec.structs.replace(load_pack("en"), events=events))


def test_the_words_no_on_and_off_are_words(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text("words: {}\nclasses: {small: [no, on, off, yes]}\n")
    assert read_section(path, Events).classes["small"] == ("no", "on", "off", "yes")
