"""status.yaml: the words that say how certain an event is."""

import msgspec

from pantau.types import Status

Phrases = tuple[str, ...]
Set = frozenset[str]


class StatusWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Phrases (see extract/phrases.py) in lower case, by the status that they give an event.

    `before`: directly before it, adverbs and auxiliaries aside ("akan menyerang", "ready to attack"). `verbs` and
    `nouns`: those that govern it, also where the one who is to act stands between ("asked Oslo to withdraw"); all their
    forms are made (lang/morphology.py). `brings`: verbs, with the light ones of roles.yaml, by which their object comes
    about, so that it has their status ("may trigger a war"). `over`: anywhere before it in its clause ("kemungkinan
    Bergen tiba"). `after`: behind a noun ("the visit was cancelled"); `subject`: so only before a verb of `happens`
    ("the visit will take place"). `conditions` open a clause that is only supposed, `until` one that is if the clause
    before is still to come, `grants` one that is granted ("after"); `presupposes`: before a noun that is ("involvement
    in"). `reported`: would-words, in reported speech only `expected`. `transparent`: words that may stand between.
    `so_called`: phrases by which a speaker mocks the word ("so-called"). `background`: phrases that tell it again.
    """

    before: dict[Status, Phrases]
    verbs: dict[Status, Phrases] = {}
    nouns: dict[Status, Phrases] = {}
    brings: Phrases = ()
    over: dict[Status, Phrases] = {}
    after: dict[Status, Phrases] = {}
    subject: dict[Status, Phrases] = {}
    conditions: Phrases = ()
    until: Set = frozenset()
    presupposes: Phrases = ()
    grants: Phrases = ()
    reported: Set = frozenset()
    happens: Phrases = ()
    transparent: Set = frozenset()
    so_called: Phrases = ()
    background: Phrases = ()
