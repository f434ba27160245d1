"""status.yaml: the words that say how certain an event is."""

import msgspec

from pantau.types import Status

Phrases = tuple[str, ...]
Set = frozenset[str]


class StatusWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Phrases (see extract/phrases.py) in lower case, by the status that they give an event.

    `before`: directly before it, adverbs and light verbs aside ("akan menyerang", "plans to attack"); `over`: anywhere
    before it in its clause ("kemungkinan Putin berkunjung"); `after`: behind an event that is a noun ("the visit was
    cancelled"). `conditions` open a clause that is only supposed. `presupposes`: before a noun, takes the event for
    granted whatever is said of it ("involvement in", "after"). `past`: those of `before` that only what has happened
    bears, so that a promise or a warning leaves it. `reported`: would-words, in reported speech only `expected`.
    `transparent`: words that may stand between. `happens`: verbs by which an event that is their subject takes place.
    `so_called`: phrases by which a speaker mocks the word ("so-called"). `background`: phrases that tell it again.
    """

    before: dict[Status, Phrases]
    over: dict[Status, Phrases] = {}
    after: dict[Status, Phrases] = {}
    conditions: Phrases = ()
    presupposes: Phrases = ()
    past: Set = frozenset()
    reported: Set = frozenset()
    happens: Phrases = ()
    transparent: Set = frozenset()
    so_called: Phrases = ()
    background: Phrases = ()
