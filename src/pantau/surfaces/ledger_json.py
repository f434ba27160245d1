"""What the ledger answers as JSON: the contract's names (docs/contract.md) where the same is meant, `ledger` around
what only a ledger knows of a document."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

import msgspec

from pantau.contract import to_claim, to_contract
from pantau.records import Feed, Findings, Forgotten, Found, Kept, Record, Stats

_encode = msgspec.json.Encoder().encode
_OWN = ("text_id", "version", "reading", "reader", "added", "where", "given", "feed", "superseded_by")


def document(record: Record) -> bytes:
    """The contract's object with `ledger`, on one line."""
    return _encode({**to_contract(record.analysis), "ledger": _own(record.kept)}) + b"\n"


def claim(record: Record, of: str) -> bytes:
    """{"document", "claim"} on one line: the claim whose id is `of`, and the article that holds it."""
    (found,) = (c for c in record.analysis.claims if c.id == of)
    return _encode({"document": _kept(record.kept), "text": record.analysis.document.text,
                    "claim": to_claim(found)}) + b"\n"


def findings(found: Findings) -> bytes:
    """{"claims", "passages"} on one line, the best first."""
    return _encode({"claims": list(map(_found, found.claims)), "passages": list(map(_found, found.passages))}) + b"\n"


def statements(found: Iterable[Found]) -> Iterator[bytes]:
    """One line for each, as it comes."""
    for each in found:
        yield _encode(_found(each)) + b"\n"


def forgotten(of: Forgotten) -> bytes:
    return _encode(of) + b"\n"


def stats(of: Stats) -> bytes:
    """The fields of `Stats`; what is counted by name is an object of numbers."""
    values = {each.name: getattr(of, each.name) for each in fields(of)}
    counted = {name: dict(value) for name, value in values.items() if isinstance(value, tuple)}
    return _encode({**values, **counted, "path": str(of.path)}) + b"\n"


def feeds(of: Iterable[Feed]) -> bytes:
    return _encode(list(of)) + b"\n"


def _found(found: Found) -> dict[str, Any]:
    return {
        "document": _kept(found.kept),
        "claim": to_claim(found.claim) if found.claim else None,
        "source_words": found.source,
        "cue_words": found.cue,
        "words": found.words,
        "span": found.span,
        "marks": found.marks,
    }


def _kept(kept: Kept) -> dict[str, Any]:
    return {"id": kept.id, "language": kept.language, "title": kept.title, "url": kept.url,
            "publisher": kept.publisher, "published": kept.published, "ledger": _own(kept)}


def _own(kept: Kept) -> dict[str, Any]:
    return {name: getattr(kept, name) for name in _OWN}
