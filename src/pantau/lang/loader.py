"""Reading a language pack from its folder: strict, and naming file and key when something is wrong."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

from pantau.errors import LanguageError, PackError
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
_Base: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


_KINDS = {"object": yaml.MappingNode, "array": yaml.SequenceNode, "str": yaml.ScalarNode}


class _Loader(_Base):  # type: ignore[misc]
    """Reads every scalar as the text that it is ("no" is a word, not a truth value); the schema makes numbers of it."""

    def resolve(self, kind: type[yaml.Node], value: str, implicit: object) -> str:
        return ""                       # no tags: nobody asks for them, and finding them takes a third of the time


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
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
        return msgspec.convert(_plain(node, path) if node is not None else {}, kind, strict=False)
    except (FileNotFoundError, IsADirectoryError) as error:
        raise PackError("the pack lacks this file", where=str(path)) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise PackError(f"not YAML: {error.problem}", where=f"{path}:{line}") from error
    except (UnicodeDecodeError, yaml.reader.ReaderError, RecursionError) as error:
        raise PackError(f"not YAML in UTF-8: {error}", where=str(path)) from error
    except msgspec.ValidationError as error:
        raise PackError(str(error), where=f"{path}:{_line(node, str(error))}") from error


def _plain(node: yaml.Node, path: Path) -> Any:
    """A node as dict, list or str; PackError where a key stands twice, of which YAML would keep the last in silence."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each, path) for each in node.value]
    found: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise PackError("a key is no word", where=f"{path}:{key.start_mark.line + 1}")
        if key.value in found:
            raise PackError(f"the key {key.value!r} stands twice", where=f"{path}:{key.start_mark.line + 1}")
        found[key.value] = _plain(value, path)
    return found


def _line(node: yaml.Node | None, message: str) -> int:
    """The line that a msgspec message such as "… - at `$.a[2].b`" speaks of."""
    steps = re.findall(r"\.(\w+)|\[(\d+|\.\.\.)\]", message.rpartition("`$")[2].rstrip("`"))
    if node is None:
        return 1
    found = _follow(node, steps, message) or _follow(node, steps, "") or node
    return found.start_mark.line + 1


def _follow(node: yaml.Node, steps: Sequence[tuple[str, str]], message: str) -> yaml.Node | None:
    """Where the steps lead to what `message` says; `[...]` stands for any key of a mapping, and msgspec does not tell
    which."""
    if not steps:
        return _spoken_of(node, message)
    key, index = steps[0]
    if isinstance(node, yaml.MappingNode):
        below = [v for k, v in node.value if index or k.value == key]
    elif isinstance(node, yaml.SequenceNode) and index:
        below = node.value[int(index):int(index) + 1] if index.isdigit() else node.value
    else:
        below = []
    return next(filter(None, (_follow(each, steps[1:], message) for each in below)), None)


def _spoken_of(node: yaml.Node, message: str) -> yaml.Node | None:
    """The node, or its key, if `message` can be of it."""
    keys = {key.value: key for key, _ in node.value} if isinstance(node, yaml.MappingNode) else {}
    if field := re.search(r"(unknown|missing required) field `([^`]+)`", message):
        return keys.get(field[2]) if field[1] == "unknown" else None if field[2] in keys else node
    if value := re.search(r"Invalid enum value '([^']*)'", message):
        return node if node.value == value[1] else keys.get(value[1])
    got = re.search(r"got `(\w+)`", message)
    return node if got is None or isinstance(node, _KINDS.get(got[1], yaml.Node)) else None
