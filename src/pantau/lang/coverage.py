"""How complete the language packs are: keys of the schema that hold something, and how many entries."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from pantau.lang.concepts import concepts
from pantau.lang.loader import ROOT, Pack, available, load_pack


@dataclass(frozen=True, slots=True)
class Section:
    """One file of a pack: how many keys of its schema are filled, which are not, how many entries it holds."""

    name: str
    keys: int
    filled: int
    entries: int
    empty: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    code: str
    name: str
    english_name: str
    sections: tuple[Section, ...]


def coverage(root: Path = ROOT) -> list[Coverage]:
    """One entry per pack, by code."""
    return [_coverage(load_pack(code, root)) for code in available()]


def _coverage(pack: Pack) -> Coverage:
    sections = ((name, getattr(pack, name)) for name in pack.__struct_fields__)
    found = tuple(_section(name, each) for name, each in sections if isinstance(each, msgspec.Struct))
    return Coverage(pack.code, pack.words.name, pack.words.english_name, (*found, _concepts(pack)))


def _concepts(pack: Pack) -> Section:
    """How many of the concepts of events (lang/concepts.yaml) the pack has words for, and for which it has none."""
    known, words = concepts(), pack.events.words
    missing = tuple(name for name in known if name not in words)
    return Section("concepts", len(known), len(known) - len(missing), len(words), missing)


def _section(name: str, section: msgspec.Struct) -> Section:
    counts = {key: _entries(getattr(section, key)) for key in section.__struct_fields__}
    empty = tuple(key for key, count in counts.items() if not count)
    return Section(name, len(counts), len(counts) - len(empty), sum(counts.values()), empty)


def _entries(value: object) -> int:
    """How many words, patterns and numbers stand in a value of a pack."""
    if isinstance(value, msgspec.Struct):
        return sum(_entries(getattr(value, key)) for key in value.__struct_fields__)
    if isinstance(value, Mapping):
        return sum(_entries(each) for each in value.values())
    if isinstance(value, (tuple, list, set, frozenset)):
        return sum(_entries(each) for each in value)
    return int(value is not None and value != "")
