"""The figures of `pantau eval`, on readings of our own."""

from dataclasses import replace
from pathlib import Path

import pytest
from making import ARTICLE, article

from pantau.errors import InputError
from pantau.evaluate import Reading, Wanted, compare, f1, load, readings, shares
from pantau.surfaces.figures import as_json, as_text
from pantau.types import Act

GOLD = """
language: en
published: 2026-03-02
attributions:
- {id: a1, source: ["Alena Tarasik"], cue: [{text: "said", n: 2}], content: ["No"], act: deny, quote: direct,
   speakers: [{name: "Alena Tarasik", country: BY}], said: 2026-03, relayed_by: a2,
   expects: {earliest: 2026-03-02, latest: 2026-03-09}}
- {id: a2, source: [{text: "it", within: "agency it"}], cue: ["said"], content_of: a1, act: state}
"""
TEXT = 'The agency it said so. "No," said Alena Tarasik.'


def gold() -> Reading:
    """A careful reading that agrees with the hand-made one on all that it states."""
    wanted = tuple(
        Wanted(
            c.id,
            c.source,
            c.cue,
            c.content,
            c.act.value,
            c.quote.value,
            tuple(s.name for s in c.speakers if s.name),
            frozenset(s.country for s in c.speakers if s.country),
            "2026-03-02" if c.said else None,
            c.relayed_by,
            ("2026-03-02", "2026-03-09") if c.id == "c1" else None,
        )
        for c in article().claims
    )
    return Reading("made", ARTICLE, "en", "2026-03-02", wanted)


def folder(path: Path, yaml: str = GOLD) -> Path:
    path.mkdir()
    (path / "article.txt").write_text(TEXT)
    (path / "gold.yaml").write_text(yaml)
    return path


def test_a_reading_that_agrees_is_all_right() -> None:
    result = compare(gold(), article())
    assert result.full == result.loose == result.wanted == result.found == 7
    assert all(check.right for check in result.checks)
    assert shares([result])["window"] == (1, 1)
    assert shares([result])["chain"] == (1, 1)


def test_what_is_missed_in_vain_or_misread_is_counted_and_named() -> None:
    found = article()
    claims = (
        *(replace(c, act=Act.STATE, speakers=()) for c in found.claims[:6]),
        replace(found.claims[6], content=((0, 5),)),
    )
    result = compare(gold(), replace(found, claims=claims, expectations=()))
    assert (result.full, result.loose, len(result.missed), len(result.spurious)) == (6, 6, 1, 1)
    counts = shares([result])
    assert counts["act"] == (1, 6)
    assert counts["country"] == (0, 5)
    assert counts["window"] == (0, 1)
    assert counts["chain"] == (1, 1)
    text = as_text([result], errors=True, each=True)
    assert "full     P  85.71  R  85.71  F1  85.71   (6 of 7 in the readings, 7 found)" in text
    assert "made missed" not in text
    assert "missed made c7" in text
    assert '"act": 16.6' in as_json([result])


def test_a_folder_of_readings_is_read_with_its_offsets(tmp_path: Path) -> None:
    folder(tmp_path / "one")
    (reading,) = readings(tmp_path)
    first, second = reading.claims
    assert [TEXT[s:e] for s, e in (*first.source, *first.cue, *first.content)] == ["Alena Tarasik", "said", "No"]
    assert first.cue[0][0] == TEXT.index("said Alena")
    assert TEXT[second.source[0][0] - 7 : second.source[0][1]] == "agency it"
    assert second.content == first.content
    assert (first.window, first.said, first.relayed_by) == (("2026-03-02", "2026-03-09"), "2026-03", "a2")


@pytest.mark.parametrize(
    "yaml", ["[", "attributions: 3", "attributions:\n- {id: a1, cue: [nowhere], content: [No], act: deny}"]
)
def test_a_malformed_reading_is_refused_by_name(tmp_path: Path, yaml: str) -> None:
    with pytest.raises(InputError, match=r"bad|nowhere"):
        load(folder(tmp_path / "bad", yaml))


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no reading"):
        list(readings(tmp_path))


def test_f1_of_nothing_is_nothing() -> None:
    assert f1(0, 0, 0) == (0.0, 0.0, 0.0)
