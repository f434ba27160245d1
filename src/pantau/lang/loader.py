"""Reading a language pack from its folder: strict, and naming file and key when something is wrong."""

from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from pantau.errors import LanguageError, PackError
from pantau.lang import ahead
from pantau.lang.schema.actors import Actors
from pantau.lang.schema.acts import Acts
from pantau.lang.schema.cues import Cues
from pantau.lang.schema.events import Events
from pantau.lang.schema.fields import Fields
from pantau.lang.schema.frame import Frame
from pantau.lang.schema.hedges import Hedges
from pantau.lang.schema.indicators import Indicators
from pantau.lang.schema.morphology import Morphology
from pantau.lang.schema.norms import Norms
from pantau.lang.schema.outlook import Outlook
from pantau.lang.schema.places import Places
from pantau.lang.schema.quantities import Quantities
from pantau.lang.schema.roles import Roles
from pantau.lang.schema.status import StatusWords
from pantau.lang.schema.surface import Surface
from pantau.lang.schema.text import Text
from pantau.lang.schema.times import Times
from pantau.lang.schema.words import Words

ROOT = Path(__file__).parent


class Pack(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """All that Pantau knows of one language: one field per YAML file of the pack's folder."""

    code: str
    times: Times
    words: Words
    text: Text
    cues: Cues
    acts: Acts
    fields: Fields
    actors: Actors
    hedges: Hedges
    frame: Frame
    indicators: Indicators
    norms: Norms
    outlook: Outlook
    places: Places
    quantities: Quantities
    surface: Surface
    morphology: Morphology
    events: Events
    roles: Roles
    status: StatusWords


@cache
def available() -> tuple[str, ...]:
    """The codes (BCP 47) of the packs that are there, in alphabetical order."""
    return tuple(sorted(p.parent.name for p in ROOT.glob("*/words.yaml")))


@cache
def load_pack(code: str, root: Path = ROOT) -> Pack:
    """Load the pack `code`; LanguageError where there is none, PackError where it is malformed."""
    folder = root / code
    if not (folder / "words.yaml").exists():
        known = ", ".join(available())
        raise LanguageError(f"no language pack for {code!r}", mend=f"packs: {known}; name one with --language")
    sections = {name: kind for name, kind in Pack.__annotations__.items() if name != "code"}
    return Pack(code=code, **{name: _read(folder / name, kind) for name, kind in sections.items()})


@cache
def load_surface(code: str, root: Path = ROOT) -> Surface:
    """The words of the user surface alone, without the rest of the pack; LanguageError where there are none."""
    path = root / code / "surface.yaml"
    if not path.exists():
        raise LanguageError(f"no surface in {code!r}", mend="surfaces: " + ", ".join(available()))
    surface: Surface = read_section(path, Surface)
    return surface


@cache
def load_text(code: str, root: Path = ROOT) -> Text:
    """What tells a language from others, without the rest of its pack."""
    text: Text = read_section(root / code / "text.yaml", Text)
    return text


def _read(path: Path, kind: Any) -> Any:
    """One section of a pack: a file, or a folder of files of the same schema that together make it."""
    if not path.is_dir():
        return read_section(path.with_suffix(".yaml"), kind)
    merged: dict[str, dict[str, Any]] = {}
    for part in sorted(path.glob("*.yaml")):
        section = read_section(part, kind)
        for name in kind.__struct_fields__:
            held = merged.setdefault(name, {})
            twice = held.keys() & getattr(section, name).keys()
            if twice:
                raise PackError(f"{sorted(twice)[0]!r} stands in another file of this folder too", where=str(part))
            held |= getattr(section, name)
    return kind(**merged)


def read_section(path: Path, kind: Any) -> Any:
    """Read one YAML file as the struct `kind`; PackError names the file, the line and the key of the first fault."""
    try:
        written = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError) as error:
        raise PackError("the pack lacks this file", where=str(path)) from error
    found = ahead.find(ahead.stamp(written), kind)
    return _from_yaml(written, path, kind) if found is None else found


def _from_yaml(written: bytes, path: Path, kind: Any) -> Any:
    from pantau.lang import tree  # 12 ms for YAML, which hardly any start needs

    return tree.read(written, path, kind)
