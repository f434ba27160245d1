"""The signs of what is to come, the same for every language: read once, and held to the concepts and to the packs."""

from functools import cache
from pathlib import Path

from pantau.errors import PackError
from pantau.lang.concepts import broader, concepts
from pantau.lang.loader import ROOT, read_section
from pantau.lang.schema.signs import Sign, Signs


@cache
def signs(path: Path = ROOT / "indicators.yaml") -> dict[str, Sign]:
    """Every sign by its id; PackError for a malformed file, or for a concept that is not there."""
    found: Signs = read_section(path, Signs)
    for name, sign in found.signs.items():
        for concept in sign.of:
            if concept not in concepts():
                raise PackError(f"the sign {name!r} points to the concept {concept!r}, which is not there",
                                where=str(path), mend="name a concept of lang/concepts.yaml")
    return found.signs


@cache
def reach(sign: str) -> frozenset[str] | None:
    """The concepts that a sign points to, with all that are kinds of them; None where it may point to any."""
    wanted = signs()[sign].of
    return frozenset(name for name in concepts() if set(broader(name)) & set(wanted)) if wanted else None
