"""events/*.yaml, one file for each type: the words that express each concept in a language."""

import msgspec


class Word(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word that bears the concept only among others: what it needs near it, and what forbids it.

    `object`: one of these words stands in the phrase it acts on; `near`: … in its clause; `before`: directly before it;
    `unless`: none of these phrases follows it, `not_near`: … stands in its clause, `not_before`: … directly before it.
    """

    word: str
    object: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


class Expressions(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The words of one concept, in the notation of morphology.yaml.

    `verbs`: who does it is the subject, to whom the object (or what the verb's own last preposition introduces);
    `suffers`: the subject undergoes it ("die"); `nouns`: nominalisations and names of events.
    """

    verbs: tuple[str | Word, ...] = ()
    suffers: tuple[str | Word, ...] = ()
    nouns: tuple[str | Word, ...] = ()


class Events(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`words`: concept → its expressions. `classes`: named lists for `<name>` in `object` and `near`."""

    words: dict[str, Expressions] = {}
    classes: dict[str, tuple[str, ...]] = {}
