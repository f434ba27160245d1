"""The rules in force are whole, have their sources, and are refused where they are malformed."""

from pathlib import Path

import pytest

from pantau.errors import PackError
from pantau.lang import available, load_pack
from pantau.lang.countries import territories
from pantau.lang.norms import regimes
from pantau.lang.schema.norms import Rule

RULES = [rule for regime in regimes() for rule in regime.rules]
WHOLE = """regime: Treaty on Marbles
rules:
- id: Marbles Art 1
  paragraph: "1"
  date: 2001-02-03
  reference: Treaty on Marbles, Article 1
  bound: all
  bars: [visit]
  text: {en: Nobody may roll marbles., id: Kelereng dilarang digelindingkan.}
  sources: [The Marble Gazette]
"""


def refused(tmp_path: Path, text: str, **more: str) -> str:
    for name, content in {"marbles": text, **more}.items():
        (tmp_path / f"{name}.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(PackError) as caught:
        regimes(tmp_path)
    return str(caught.value)


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "marbles.yaml").write_text(WHOLE, encoding="utf-8")
    (regime,) = regimes(tmp_path)
    assert (regime.rules[0].id, regime.rules[0].bars, regime.rules[0].in_force) == ("Marbles Art 1", ("visit",), None)


@pytest.mark.parametrize(("old", "new", "place", "word"), [
    ("  bound: all\n", "  bound: all\n  banned: []\n", "marbles.yaml:8", "banned"),
    ("[visit]", "[marble_rolling]", "marbles.yaml:3", "marble_rolling"),
    ("2001-02-03", "soon", "marbles.yaml:5", "date"),
    ("  reference: Treaty on Marbles, Article 1\n", "", "marbles.yaml:3", "reference"),
    ("bound: all", "bound: most", "marbles.yaml:7", "bound"),
    ("bars:", "in_force: [{since: 2003-01-01, until: 2002-01-01}]\n  bars:", "marbles.yaml:3", "in_force"),
    ("rules:\n", "rules: [\n", "marbles.yaml:3", "not YAML"),
])
def test_a_malformed_file_is_refused_with_its_line_and_key(
    tmp_path: Path, old: str, new: str, place: str, word: str
) -> None:
    message = refused(tmp_path, WHOLE.replace(old, new))
    assert place in message
    assert word in message


def test_an_id_of_another_file_is_refused(tmp_path: Path) -> None:
    message = refused(tmp_path, WHOLE, pebbles=WHOLE.replace("on Marbles\nrules", "on Pebbles\nrules"))
    assert "pebbles.yaml:3" in message
    assert "'Marbles Art 1' is in marbles.yaml already" in message


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_it_is_and_where_that_was_confirmed(rule: Rule) -> None:
    assert rule.sources
    assert set(rule.text) >= {"en", "id"}
    assert all(text.endswith(".") for text in rule.text.values())
    assert rule.paragraph is None or rule.id.endswith(rule.paragraph)
    if rule.number is not None:
        assert rule.id.startswith(f"UNSCR {rule.number} ({rule.date.year})")
        assert rule.reference == f"S/RES/{rule.number} ({rule.date.year})"
    named = {*rule.recipient, *rule.but, *(() if isinstance(rule.bound, str) else rule.bound)}
    assert named <= set(territories("en"))


def test_the_resolutions_and_treaties_of_the_contract_are_there() -> None:
    numbers = {rule.number for rule in RULES}
    assert numbers >= {1695, 1718, 1874, 2087, 2094, 2270, 2321, 2356, 2371, 2375, 2397, 2231, 1970, 2216, 733, 2713}
    assert {rule.id for rule in RULES} >= {
        "UNSCR 1718 (2006) para 8(a)", "UN Charter Art 2(4)", "NPT Art II", "CTBT Art I", "VCDR Art 22", "VCCR Art 36",
        "UNCLOS Art 38", "Geneva Conventions common Art 3",
    }


@pytest.mark.parametrize("code", available())
def test_each_pack_has_words_for_every_norm_and_for_what_its_rules_ask(code: str) -> None:
    norms = load_pack(code).norms
    assert set(norms.names) == {regime.body or regime.regime for regime in regimes()}
    assert set(norms.needs) == {rule.needs for rule in RULES} - {None}
    groups = {rule.recipient_group for rule in RULES} | {rule.recipient_words for rule in RULES} | {"armed_groups"}
    assert set(norms.groups) == groups - {None}
    assert all((norms.breaks, norms.broken, norms.negates, norms.numbered))


def test_a_country_that_is_none_is_refused(tmp_path: Path) -> None:
    message = refused(tmp_path, WHOLE.replace("bars: [visit]", "bars: [visit]\n  recipient: [LYX]"))
    assert "names the country 'LYX', which is no ISO code" in message
    assert "marbles.yaml:3" in message
