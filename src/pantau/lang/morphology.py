"""The forms of a word, made from its root by the affixes of the pack's morphology.yaml.

A word is written as its affixes and its root, joined by "+" ("meN+serang", "serang+an"); in a phrase, the first word
so written is inflected, the others stand in the form written. Without any, English inflects a verb's first word and a
noun's last. `forms("meN+serang pos", …)` gives "menyerang pos" (active), "diserang pos" (passive) and so on.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from functools import cache

from pantau.errors import PackError
from pantau.lang.loader import Pack
from pantau.lang.schema.morphology import Form, Morphology, Paradigm

Made = tuple[str, Form]


def stems(words: Iterable[str], known: Container[str], rules: Morphology) -> list[str]:
    """The words without clitics, and doubled words once, where that makes one of `known` that they are not."""
    clitics, found = rules.clitics, []
    for word in words:
        if clitics and word not in known:
            word = _stem(word, known, rules)
        found.append(word)
    return found


def _stem(word: str, known: Container[str], rules: Morphology) -> str:
    bare = next((word.removesuffix(clitic) for clitic in rules.clitics if word.endswith(clitic)), word)
    half, dash, other = bare.partition("-")
    if rules.doubles and dash and half == other:
        bare = half
    return bare if bare in known else word


@cache
def inflection_of(pack: Pack) -> "Inflection":
    """The forms that a pack's language makes, each made once."""
    return Inflection(pack.morphology)


class Inflection:
    """The forms that one language makes."""

    def __init__(self, rules: Morphology) -> None:
        self._rules = rules
        self._affixes = {
            name: tuple((re.compile(pattern), put) for pattern, put in rewriting)
            for name, rewriting in rules.affixes.items()
        }
        self._objective = tuple(f"{affix}+" for affix in rules.objective)
        self._affix = cache(self._affixed)
        # The phrases of a pack inflect the same words again and again: 6,064 of English events, 2,156 words.
        self._verb = cache(lambda word: tuple(dict.fromkeys(self._forms(word, rules.verbs))))
        self._noun = cache(lambda word: tuple(dict.fromkeys(self._forms(word, rules.nouns))))

    def verbs(self, phrase: str) -> Iterator[Made]:
        """Every form of a verb, with which form it is."""
        words = phrase.split()
        at = next((n for n, word in enumerate(words) if "+" in word), 0)
        return self._phrase(words, at, self._verb)

    def nouns(self, phrase: str) -> Iterator[Made]:
        words = phrase.split()
        at = next((n for n, word in enumerate(words) if "+" in word), len(words) - 1)
        return self._phrase(words, at, self._noun)

    def is_objective(self, phrase: str) -> bool:
        """Whether a noun's genitive names the one to whom it is done."""
        return bool(self._objective) and any(word.startswith(self._objective) for word in phrase.split())

    def _phrase(self, words: list[str], at: int, forms: Callable[[str], tuple[Made, ...]]) -> Iterator[Made]:
        if len(words) == 1:
            return iter(forms(words[0]))
        before = "".join(f"{self._plain(word)} " for word in words[:at])
        after = "".join(f" {self._plain(word)}" for word in words[at + 1:])
        return ((f"{before}{made}{after}", form) for made, form in forms(words[at]))

    def _forms(self, word: str, paradigms: dict[str, Paradigm]) -> Iterator[Made]:
        before, root, after = self._parts(word)
        paradigm = paradigms.get(before[0]) if before else None
        if paradigm is None:                            # the word as it is written
            paradigm = paradigms[""]
        else:
            before = before[1:]
        irregular = self._rules.irregular.get(root, {})
        for form, chains in paradigm.forms.items():
            if form in irregular:
                yield irregular[form], form
                continue
            for chain in chains:
                yield self._built((*chain.split(), *before), root, after), form
        yield from ((made, form) for form, made in irregular.items() if form not in paradigm.forms)

    def _plain(self, word: str) -> str:
        return self._built(*self._parts(word)) if "+" in word else word

    def _parts(self, word: str) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
        """The affixes before the root, the root, the affixes after it."""
        pieces = word.split("+")
        if len(pieces) == 1:
            return (), word, ()
        names = [n for n, piece in enumerate(pieces) if piece not in self._affixes]
        if len(names) != 1:
            known = ", ".join(sorted(self._affixes))
            raise PackError(f"{word!r} is not affixes around one root", mend=f"affixes: {known}")
        return tuple(pieces[:names[0]]), pieces[names[0]], tuple(pieces[names[0] + 1:])

    def _built(self, before: tuple[str, ...], root: str, after: tuple[str, ...]) -> str:
        for affix in after:
            root = self._affix(affix, root)
        for affix in reversed(before):
            root = self._affix(affix, root)
        return root

    def _affixed(self, affix: str, word: str) -> str:
        for pattern, put in self._affixes[affix]:
            made, changed = pattern.subn(put, word, count=1)
            if changed:
                return made
        return word
