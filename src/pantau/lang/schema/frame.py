"""`frame.yaml`: the words around a saying: to whom, through which channel, on what evidence, where and when."""

import msgspec


class Addressee(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    prepositions: frozenset[str]
    """Right after a cue, or after a word of `speaking`, they introduce who is spoken to ("kepada", "to")."""
    speaking: frozenset[str]
    fronted: frozenset[str] = frozenset()
    """Those that do so at the beginning of a sentence too."""
    cues: frozenset[str]
    """Cues whose object is spoken to ("told", "memperingatkan")."""
    partners: frozenset[str]
    """After a channel that takes two ("panggilan telepon dengan X") they introduce the other one."""
    until: frozenset[str]
    """Words that begin what X is told or asked ("agar", "to"), and so end X."""


class Channel(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    prepositions: frozenset[str]
    nouns: frozenset[str]
    """Heads: statement, speech, interview; of two words where one says too little ("konferensi pers")."""
    media: frozenset[str]
    """Services and the like that are a channel by name, as they are written ("Telegram")."""
    determiners: frozenset[str] = frozenset()
    as_source: frozenset[str] = frozenset()
    """Heads that, as the first word of a source, are the channel themselves."""


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    phrases: tuple[str, ...]
    """Phrases (extract/phrases.py) after which the evidence stands ("mengutip", "citing")."""


class SayingTime(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    joins: frozenset[str]
    """Words that may stand between a speaker and the time of speaking ("pada", "hari", "on")."""
    not_under: frozenset[str]
    """A time after one of these, before any comma, is the time of something else ("setelah", "since", "yang")."""
    refers: tuple[str, ...]
    """Phrases (extract/phrases.py) of a sentence that speaks of what was just said, and dates it."""
    breaks: frozenset[str]
    """Words that move a saying away from the time of the one before it ("sebelumnya", "earlier")."""


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, eq=False):
    addressee: Addressee
    channel: Channel
    evidence: Evidence
    places: frozenset[str]
    """Prepositions of place."""
    said: SayingTime
    stops: frozenset[str]
    """Words that end any noun phrase: conjunctions, prepositions of time, relative words."""
