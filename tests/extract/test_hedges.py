import pytest

from pantau.extract.hedges import read_probability
from pantau.lang import load_pack

CASES = [
    ("id", "kapal itu mungkin tiba", (0.2, 0.8)),
    ("id", "kapal itu dapat merusak dermaga", (0.2, 0.8)),
    ("id", "kapal itu diperkirakan akan tiba", (0.55, 0.8)),
    ("id", "kapal itu hampir pasti tiba", (0.95, 0.99)),
    ("id", "kecil kemungkinan kapal itu tiba", (0.2, 0.45)),
    ("id", "kapal itu tidak mungkin tiba", (0.01, 0.05)),
    ("id", "kapal itu tidak dapat berlabuh", None),
    ("id", "kapal itu tiba", None),
    ("id", "kapal itu tiba karena angin mungkin reda", None),
    ("en", "the ship may arrive", (0.2, 0.8)),
    ("en", "the ship is very likely to arrive", (0.8, 0.95)),
    ("en", "the ship is unlikely to arrive", (0.2, 0.45)),
    ("en", "the ship will almost certainly arrive", (0.95, 0.99)),
    ("en", "the ship could not dock", None),
    ("en", "the ship left in may 2024", None),
    ("en", "the captain who might retire has left", None),
]


@pytest.mark.parametrize(("language", "content", "expected"), CASES)
def test_probability(language: str, content: str, expected: tuple[float, float] | None) -> None:
    assert read_probability(content.split(), load_pack(language)) == expected


@pytest.mark.parametrize("language", ["id", "en"])
def test_ranges_are_those_of_icd_203(language: str) -> None:
    ranges = {h.range for h in load_pack(language).hedges.hedges if h.range}
    terms = {(0.01, 0.05), (0.05, 0.2), (0.2, 0.45), (0.45, 0.55), (0.55, 0.8), (0.8, 0.95), (0.95, 0.99)}
    assert ranges == terms | {(0.2, 0.8)}
