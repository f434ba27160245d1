"""The rules in force, the same for every language: read once, and held to the concepts and to one another."""

from functools import cache
from pathlib import Path

from pantau.errors import PackError
from pantau.lang.concepts import concepts
from pantau.lang.iso import alpha3
from pantau.lang.loader import ROOT, read_section
from pantau.lang.schema.norms import Regime, Rule


@cache
def regimes(folder: Path = ROOT / "norms") -> tuple[Regime, ...]:
    """Every regime by the name of its file; PackError for a malformed file, an unknown concept or a second id."""
    found: list[Regime] = []
    seen: dict[str, Path] = {}
    for path in sorted(folder.glob("*.yaml")):
        regime: Regime = read_section(path, Regime)
        for rule in regime.rules:
            if rule.id in seen:
                raise _fault(path, rule.id, f"the rule {rule.id!r} is in {seen[rule.id].name} already")
            _check(rule, path)
            seen[rule.id] = path
        found.append(regime)
    return tuple(found)


def _check(rule: Rule, path: Path) -> None:
    for concept in rule.bars:
        if concept not in concepts():
            raise _fault(path, rule.id, f"the rule {rule.id!r} bars the concept {concept!r}, which is not there")
    countries = (*rule.recipient, *rule.but, *(() if isinstance(rule.bound, str) else rule.bound))
    for code in countries:
        if alpha3(code) is None:
            raise _fault(path, rule.id, f"the rule {rule.id!r} names the country {code!r}, which is no ISO code")
    for period in rule.in_force or ():
        if period.until is not None and period.until <= period.since:
            raise _fault(path, rule.id, f"the rule {rule.id!r} ends before it begins, at `in_force`")


def _fault(path: Path, name: str, what: str) -> PackError:
    """The error at the last line of the file that begins the rule `name`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    at = [n for n, line in enumerate(lines, 1) if line.partition("id:")[2].strip().strip("\"'") == name]
    return PackError(what, where=f"{path}:{at[-1] if at else 1}")
