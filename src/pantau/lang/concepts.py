"""The concepts of events, the same for every language: read once, and held to one another."""

from functools import cache
from pathlib import Path

from pantau.errors import PackError
from pantau.lang.loader import ROOT, read_section
from pantau.lang.schema.concepts import Concept, Concepts


@cache
def concepts(path: Path = ROOT / "concepts.yaml") -> dict[str, Concept]:
    """Every concept by its id; PackError for a malformed file, an unknown broader concept, a cycle or another type."""
    found: Concepts = read_section(path, Concepts)
    for name, concept in found.concepts.items():
        _check(name, concept, found.concepts, path)
    return found.concepts


@cache
def broader(name: str) -> tuple[str, ...]:
    """A concept and all that it is a kind of, the narrowest first; an unknown one is only itself."""
    concept = concepts().get(name)
    return (name, *(broader(concept.under) if concept and concept.under else ()))


def _check(name: str, concept: Concept, known: dict[str, Concept], path: Path) -> None:
    by, seen, at = name, {name}, concept.under
    while at is not None:
        if at not in known:
            raise _fault(path, name, f"is under {at!r}, which is not there")
        if at in seen:
            raise _fault(path, name, f"is under itself, by way of {by!r}")
        if known[at].type is not concept.type:
            raise _fault(path, name, f"is of another type than {at!r}, which it is under")
        seen.add(at)
        by, at = at, known[at].under


def _fault(path: Path, name: str, what: str) -> PackError:
    """The error at the line of the file where the concept `name` begins."""
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next((n for n, line in enumerate(lines, 1) if line.startswith(f"  {name}:")), 1)
    return PackError(f"the concept {name!r} {what}, at `under`", where=f"{path}:{at}")
