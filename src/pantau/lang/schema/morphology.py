"""morphology.yaml: how a language makes the forms of a word, as rewriting rules on its letters."""

from typing import Literal

import msgspec

Form = Literal["active", "passive", "bare", "third", "past", "participle", "gerund", "noun"]
Rule = tuple[str, str]                  # regular expression, replacement; the first rule that matches is applied


class Paradigm(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The forms of a word: each form is made by one or more chains of affixes ("di", "ter kan")."""

    forms: dict[Form, tuple[str, ...]]


class Morphology(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`affixes`: name → rewriting rules. A word is written as its affixes and root joined by "+" ("meN+serang").

    `verbs` and `nouns`: which paradigm a word follows, by the affix that it is written with; "" for a bare root.
    `irregular`: root → its forms where the rules would err. `clitics` may end any word; `doubles`: any
    word may stand twice ("serangan-serangan").
    `objective`: affixes of nouns whose genitive names the one it is done to ("peN+bunuh+an X").
    """

    affixes: dict[str, tuple[Rule, ...]]
    verbs: dict[str, Paradigm]
    nouns: dict[str, Paradigm]
    irregular: dict[str, dict[Form, str]] = {}
    clitics: tuple[str, ...] = ()
    doubles: bool = False
    objective: tuple[str, ...] = ()
