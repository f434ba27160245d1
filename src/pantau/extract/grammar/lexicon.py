"""A pack's cues and closed classes, arranged for reading: one look-up tells whether a word can begin an attribution."""

from dataclasses import dataclass
from functools import cache

from pantau.lang import Pack
from pantau.lang.schema.cues import Cues
from pantau.lang.schema.words import Words
from pantau.types import Act


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`heads` holds every first word of a cue; `longer` the cues of several words by their first word."""

    words: Words
    cues: Cues
    active: frozenset[str]
    quotative: frozenset[str]
    passive: frozenset[str]
    noun: frozenset[str]
    plain: frozenset[str]
    """Stems, as they stand: where verbs agree with their subject, plural forms."""
    heads: frozenset[str]
    longer: dict[str, tuple[tuple[str, ...], ...]]
    bare: frozenset[str]
    """Stems of verbs, as headlines use them ("Golkar Klaim …")."""
    clause_openers: frozenset[str]
    """Words that open a clause, so that no noun phrase reaches over them."""
    phrase_ends: frozenset[str]
    """Words that a noun phrase does not reach over, to the right."""


def lexicon(pack: Pack) -> Lexicon:
    return _lexicon(pack.words, pack.cues)


@cache
def _lexicon(words: Words, cues: Cues) -> Lexicon:
    by_voice = {
        voice: frozenset(f for f, form in cues.forms.items() if voice in form.voices)
        for voice in ("active", "quotative", "passive", "noun")
    }
    everything = [*cues.forms, *cues.according, *cues.evidence, *cues.relays, *cues.refusals, *cues.withheld]
    longer: dict[str, tuple[tuple[str, ...], ...]] = {}
    for cue in sorted({c for c in everything if " " in c}, key=len, reverse=True):
        parts = tuple(cue.split())
        longer[parts[0]] = (*longer.get(parts[0], ()), parts)
    openers = words.that | words.purpose | words.subordinators | words.contrast | words.relatives
    ends = openers | words.copulas | words.group | words.negations | (words.prepositions - words.noun_prepositions)
    return Lexicon(
        words=words,
        cues=cues,
        active=by_voice["active"],
        quotative=by_voice["quotative"],
        passive=by_voice["passive"],
        noun=by_voice["noun"],
        bare=frozenset(form.stem for form in cues.forms.values() if form.voices & {"active", "passive"}) - cues.guarded,
        plain=cues.plural
        | frozenset(stem for stem in cues.forms if cues.forms[stem].stem == stem and _is_stem(cues, stem)),
        heads=frozenset(c.split()[0] for c in everything),
        longer=longer,
        clause_openers=openers,
        phrase_ends=ends,
    )


def _is_stem(cues: Cues, word: str) -> bool:
    return any(word in getattr(cues.acts, act.value).stems for act in Act)
