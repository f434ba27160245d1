"""Negated cues in whole readings: whose words they are, and when they are nobody's."""

import pytest

from pantau.monitor import read
from pantau.types import Act, RawDocument


def claims(text: str, language: str) -> list[tuple[str, str, Act]]:
    """(source, cue, act) of every claim."""
    found = read(RawDocument(where="t", text=text, language=language, published="2025-03-14"))

    def words(spans: tuple[tuple[int, int], ...]) -> str:
        return " … ".join(text[start:end] for start, end in spans)

    return [(words(c.source), words(c.cue), c.act) for c in found.claims]


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("en", "The mayor has not publicly called for an inquiry.",
     ("The mayor", "has not publicly called for", Act.DECLINE)),
    ("en", "The minister never promised that fares would fall.", ("The minister", "never promised", Act.DECLINE)),
    ("en", "The minister did not deny that he had met the envoy.", ("The minister", "did not deny", Act.CONFIRM)),
    ("id", "Menteri itu tidak pernah berjanji bahwa tarif akan turun.",
     ("Menteri itu", "tidak pernah berjanji", Act.DECLINE)),
    ("id", "Kementerian itu belum meminta agar warga pindah.", ("Kementerian itu", "belum meminta", Act.DECLINE)),
])
def test_the_negation_belongs_to_its_cue(language: str, text: str, expected: tuple[str, str, Act]) -> None:
    assert claims(text, language) == [expected]


@pytest.mark.parametrize(("language", "text"), [
    ("en", "No group has claimed responsibility for the attack."),
    ("en", "Nobody accused the mayor of fraud."),
    ("en", "None of the parties threatened to leave the talks."),
    ("id", "Belum ada kelompok yang mengklaim bahwa mereka bertanggung jawab atas serangan itu."),
    ("id", "Tak satu pun negara meminta agar sidang ditunda."),
    ("id", "Tidak ada pejabat yang mengatakan bahwa jembatan itu rusak."),
])
def test_what_nobody_says_is_no_claim(language: str, text: str) -> None:
    assert claims(text, language) == []


def test_what_is_told_of_nobody_is_told_by_somebody() -> None:
    assert [source for source, _, _ in claims("Police said no group had claimed the attack.", "en")] == ["Police"]
    assert [source for source, _, _ in claims("No, the mayor said that the bridge was safe.", "en")] == ["the mayor"]


def test_what_a_speaker_denies_to_have_said() -> None:
    text = "The minister denied that he had asked for money."
    assert claims(text, "en") == [("The minister", "denied", Act.DENY)]


def test_not_only_negates_nothing() -> None:
    text = "The mayor did not only accuse the company of fraud but also demanded an apology."
    assert [act for _, _, act in claims(text, "en")] == [Act.ACCUSE, Act.REQUEST]
