"""What the trained tagger finds, and that it stays calm over any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.extract.tagger import kinds, tag_attributions
from pantau.lang import Pack, load_pack
from pantau.models.features import KINDS
from pantau.text.tokens import document
from pantau.types import Attribution, Document

EN, ID = load_pack("en"), load_pack("id")


def words(doc: Document, attribution: Attribution) -> tuple[str, str, list[str]]:
    def text(spans: tuple[tuple[int, int], ...]) -> list[str]:
        return [doc.text[s:e] for s, e in doc.tokens.spans(spans)]
    return " ".join(text(attribution.source)), " ".join(text(attribution.cue)), text(attribution.content)


@pytest.mark.parametrize(("text", "source", "cue", "content"), [
    ("The mayor of Oslo said the bridge would open.", "The mayor of Oslo", "said", "the bridge would open"),
    ("“We will not wait,” Ann Lee told reporters on Friday.", "Ann Lee", "told", "“We will not wait,”"),
    ("Rain will stop by June, according to the forecasters.", "the forecasters", "according to", "Rain will stop"),
])
def test_english_speech_is_found_with_its_parts(text: str, source: str, cue: str, content: str) -> None:
    doc = document(text, EN)
    found = [words(doc, a) for a in tag_attributions(doc, EN)]
    assert len(found) == 1
    assert source in found[0][0]
    assert cue in found[0][1]
    assert content in " ".join(found[0][2])


def test_a_quotation_around_its_cue_is_one_content_in_two_pieces() -> None:
    doc = document('"The talks went well," the minister said, "but nothing was signed."', EN)
    [attribution] = tag_attributions(doc, EN)
    assert words(doc, attribution) == ("the minister", "said", ['"The talks went well,"', '"but nothing was signed."'])


def test_what_nobody_says_is_no_attribution() -> None:
    doc = document("The bridge opened in May. Two lanes lead north and two lead south.", EN)
    assert tag_attributions(doc, EN) == ()


def test_scores_are_chances_and_reading_is_the_same_every_time() -> None:
    doc = document("Officials warned that the dam may break. The governor said: “It holds.” Some want it gone.", EN)
    found = tag_attributions(doc, EN)
    assert found == tag_attributions(doc, EN)
    assert found
    assert all(0 <= a.score <= 1 and a.rule == "tagger" and a.cue and a.content for a in found)


def test_what_follows_in_other_paragraphs_changes_nothing() -> None:
    first = "The ministry said that trade grew.\nIts rival disagreed: “Trade fell,” a spokesman said.\n"
    doc, cut = document(first + "Others say nothing is known. “Nothing,” Lee added.\n" * 9, EN), document(first, EN)
    here = tag_attributions(cut, EN)
    there = tag_attributions(doc, EN)[:len(here)]
    assert [(a.source, a.cue, a.content) for a in here] == [(a.source, a.cue, a.content) for a in there]
    assert [a.score for a in here] == pytest.approx([a.score for a in there], abs=1e-3)


@given(st.text(max_size=300) | st.text(alphabet='“”"\' said,.\n', max_size=300))
@settings(max_examples=80, deadline=None)
def test_any_text_is_read_and_every_range_lies_inside(text: str) -> None:
    for pack in (EN, ID):
        doc = document(text, pack)
        for a in tag_attributions(doc, pack):
            assert all(0 <= first < last <= len(doc.tokens) for first, last in (*a.source, *a.cue, *a.content))


@pytest.mark.parametrize(
    "text", ["", "\x00", "\ud800 said \udfff", "“" * 5000, "said " * 5000, "👩‍👩‍👧 said “👍🏽”.\r\n" * 50])
def test_hostile_texts_are_read(text: str) -> None:
    doc = document(text, EN)
    found = tag_attributions(doc, EN)
    assert all(0 <= first < last <= len(doc.tokens) for a in found for first, last in (*a.source, *a.cue, *a.content))


@pytest.mark.parametrize("pack", [EN, ID])
def test_cue_classes_fit_the_weights(pack: Pack) -> None:
    classes = kinds(pack)
    assert classes
    assert all(0 < number < KINDS for number in classes.values())
