"""A YAML file of a pack as dicts, lists and words; strict, and naming file, line and key when something is wrong."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import yaml

from pantau.errors import PackError

_Base: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_KINDS = {"object": yaml.MappingNode, "array": yaml.SequenceNode, "str": yaml.ScalarNode}


class _Loader(_Base):  # type: ignore[misc]
    """Reads every scalar as the text that it is ("no" is a word, not a truth value); the schema makes numbers of it."""

    def resolve(self, kind: type[yaml.Node], value: str, implicit: object) -> str:
        return ""                       # no tags: nobody asks for them, and finding them takes a third of the time


def read(written: bytes, path: Path, kind: Any) -> Any:
    """What stands in the file `path` as the struct `kind`; PackError for the first fault."""
    node, found = _parsed(written, path)
    try:
        return msgspec.convert(found, kind, strict=False)
    except msgspec.ValidationError as error:
        raise PackError(str(error), where=f"{path}:{_line(node, str(error))}") from error


def tree(written: bytes, path: Path) -> Any:
    """What stands in the file `path`, whatever it should be; PackError for what is no YAML."""
    return _parsed(written, path)[1]


def _parsed(written: bytes, path: Path) -> tuple[yaml.Node | None, Any]:
    try:
        node = yaml.compose(written.decode("utf-8"), Loader=_Loader)
        return node, _plain(node, path) if node is not None else {}
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise PackError(f"not YAML: {error.problem}", where=f"{path}:{line}") from error
    except (UnicodeDecodeError, yaml.reader.ReaderError, RecursionError) as error:
        raise PackError(f"not YAML in UTF-8: {error}", where=str(path)) from error


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
