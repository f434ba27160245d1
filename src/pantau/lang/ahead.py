"""What was read ahead when Pantau was built: the packs' YAML and CLDR's names of countries, a fifth of a cold start.

`ahead.msgpack` is made beside this module wherever Pantau is installed (hatch_build.py) and is no part of the sources.
What it keeps is found only by a stamp of all that it was made of and by: a file that was edited since, or another
version of Babel, is read anew, and where there is no `ahead.msgpack` everything is (docs/decisions/023-cold-start.md).
"""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

KEPT = Path(__file__).with_name("ahead.msgpack")


def stamp(made_of: bytes) -> str:
    """What tells apart all that something can be made of."""
    return sha256(_makers() + made_of).hexdigest()


def find(stamped: str, kind: Any) -> Any:
    """What was made of this, as the type `kind`; None where it was not kept, or is no `kind` (anymore)."""
    kept = _kept().get(stamped)
    try:
        return None if kept is None else msgspec.msgpack.decode(kept, type=kind, strict=False)
    except msgspec.DecodeError:
        return None


def keep(path: Path = KEPT) -> None:
    """Read everything that can be read ahead, and write it by its stamps. Raises PackError."""
    from pantau.lang import countries, tree
    from pantau.lang.loader import ROOT, available

    files = ((file, file.read_bytes()) for file in sorted(ROOT.rglob("*.yaml")))
    made = {stamp(written): tree.tree(written, file) for file, written in files}
    made |= {countries.stamp(language): countries.read_territories(language) for language in available()}
    path.write_bytes(msgspec.msgpack.encode(made))


@cache
def _makers() -> bytes:
    """The sources that make what is kept."""
    return b"".join(Path(__file__).with_name(name).read_bytes() for name in ("tree.py", "countries.py"))


@cache
def _kept(path: Path = KEPT) -> dict[str, msgspec.Raw]:
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=dict[str, msgspec.Raw])
    except (OSError, msgspec.DecodeError):
        return {}
