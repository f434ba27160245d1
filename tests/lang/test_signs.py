"""The signs and the packs' words for them; and what is refused."""

from pathlib import Path

import msgspec
import pytest

from pantau.errors import PackError
from pantau.extract.indicators.lexicon import parts
from pantau.lang import available, load_pack
from pantau.lang.concepts import concepts
from pantau.lang.loader import read_section
from pantau.lang.schema.indicators import Indicators
from pantau.lang.signs import reach, signs


def test_there_are_signs_of_both_kinds_and_enough() -> None:
    assert len(signs()) >= 30
    assert {sign.kind for sign in signs().values()} == {"preparation", "warning"}


@pytest.mark.parametrize("language", available())
def test_every_sign_has_a_gloss_and_words_in_every_language(language: str) -> None:
    assert [name for name, sign in signs().items() if not sign.gloss.get(language)] == []
    assert load_pack(language).indicators.signs.keys() == signs().keys()


@pytest.mark.parametrize("language", available())
def test_the_words_of_a_pack_compile_and_every_class_is_used(language: str) -> None:
    pack = load_pack(language)
    assert parts(pack).longest(["nothing"]) == []
    told = [each for signs in pack.indicators.signs.values() for each in signs if not isinstance(each, str)]
    assert {name for each in told for name in (each.what, each.where) if name} == pack.indicators.things.keys()
    assert {name for each in told for name in (each.done, each.does) if name} == pack.indicators.deeds.keys()


def test_a_sign_points_to_what_is_a_kind_of_its_concepts() -> None:
    found = reach("troops_massed")
    assert found
    assert {"attack", "airstrike"} <= found <= concepts().keys()
    assert "visit" not in found


def test_a_sign_that_names_no_concept_points_to_any() -> None:
    assert reach("preparations") is None


@pytest.mark.parametrize(("text", "message"), [
    ("signs:\n  a: {kind: warning, of: [no_such], gloss: {}}", "'no_such', which is not there"),
    ("signs:\n  a: {kind: rumour, gloss: {}}", "Invalid enum value 'rumour'"),
    ("signs:\n  a: {kind: warning, gloss: {}, means: [attack]}", "unknown field `means`"),
])
def test_what_is_wrong_with_the_signs_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "indicators.yaml"
    path.write_text(text)
    with pytest.raises(PackError, match=message):
        signs(path)


PACK = """
things: {door: [door]}
deeds: {shut: {verbs: [shut]}}
seen: []
sensors: []
witnesses: []
lead: {before: [before], lengths: {}, joins: [], back: [], earlier: []}
signs: {NAME: [TOLD]}
"""


@pytest.mark.parametrize(("name", "told", "message"), [
    ("no_sign", "door", "are of no sign"),
    ("embassy_closed", "{what: door}", "names no deed or two"),
    ("embassy_closed", "{what: door, done: shut, does: shut}", "names no deed or two"),
    ("embassy_closed", "{what: door, done: open}", "names the deed 'open'"),
    ("embassy_closed", "{what: gate, done: shut}", "names the thing 'gate'"),
    ("embassy_closed", "{what: door, done: shut, where: gate}", "names the thing 'gate'"),
])
def test_what_is_wrong_with_a_pack_is_named(tmp_path: Path, name: str, told: str, message: str) -> None:
    path = tmp_path / "indicators.yaml"
    path.write_text(PACK.replace("NAME", name).replace("TOLD", told))
    pack = msgspec.structs.replace(load_pack("en"), indicators=read_section(path, Indicators))
    with pytest.raises(PackError, match=message):
        parts(pack)
