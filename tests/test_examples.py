"""The dispatches of examples/: that they are what their README says, and that the reader reads them."""

from pathlib import Path

import pytest

from pantau.errors import PantauError
from pantau.monitor import read_inputs, read_many
from pantau.types import Act, Analysis

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="module")
def dispatches() -> dict[str, Analysis]:
    found: dict[str, Analysis] = {}
    for each in read_many(read_inputs([EXAMPLES])):
        assert not isinstance(each, PantauError), each
        found[each.document.id if "sha256" not in each.document.id else each.document.title or "karsakou-tiba"] = each
    return found


def said(analysis: Analysis, act: Act) -> list[str]:
    """The words of an article's claims of one act."""
    text = analysis.document.text
    return [" … ".join(text[s:e] for s, e in claim.content) for claim in analysis.claims if claim.act is act]


def test_there_are_fourteen_in_two_languages_over_two_weeks(dispatches: dict[str, Analysis]) -> None:
    assert len(dispatches) == 14
    assert {a.document.language for a in dispatches.values()} == {"id", "en"}
    days = sorted(a.document.published for a in dispatches.values() if a.document.published)
    assert len(days) == 14
    assert (days[-1] - days[0]).days == 14


def test_the_readme_names_each(dispatches: dict[str, Analysis]) -> None:
    table = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for path in EXAMPLES.iterdir():
        assert path.name == "README.md" or path.name in table
    for name in dispatches:
        assert f"| {name} |" in table or name not in table.split("|")


def test_every_dispatch_has_claims_and_their_words_stand_in_the_text(dispatches: dict[str, Analysis]) -> None:
    for analysis in dispatches.values():
        assert len(analysis.claims) >= 4
        for claim in analysis.claims:
            assert claim.content
            assert all(
                0 <= start < end <= len(analysis.document.text)
                for start, end in (*claim.source, *claim.cue, *claim.content)
            )


def test_the_visit_is_expected_in_two_windows(dispatches: dict[str, Analysis]) -> None:
    windows = {(str(e.earliest), str(e.latest)) for e in dispatches["kabar-nusantara-1"].expectations}
    assert {("2026-03-01", "2026-03-08"), ("2026-02-27", "2026-04-10")} <= windows


def test_who_declines_and_who_denies(dispatches: dict[str, Analysis]) -> None:
    assert "tanggal kunjungan tersebut" in said(dispatches["kabar-nusantara-1"], Act.DECLINE)
    assert "any arms deal" in said(dispatches["meridian-1"], Act.DENY)
    assert "adanya kesepakatan senjata di antara kedua negara" in said(dispatches["lintas-berita-1"], Act.DENY)


def test_what_is_not_known_comes_with_its_candidates(dispatches: dict[str, Analysis]) -> None:
    analysis = dispatches["harian-teras-1"]
    answers = {analysis.document.text[s:e] for q in analysis.questions for spans in q.candidates for s, e in spans}
    assert {"Uang tunai", "Bahan bakar"} <= answers


def test_an_official_vouches_for_the_threat_of_a_state(dispatches: dict[str, Analysis]) -> None:
    analysis = dispatches["kabar-nusantara-2"]
    (threat,) = (c for c in analysis.claims if c.act is Act.THREATEN)
    relay = next(c for c in analysis.claims if c.id == threat.relayed_by)
    assert [analysis.document.text[s:e] for s, e in relay.source] == ["seorang pejabat Departemen Keuangan AS"]
    assert relay.content == threat.content
