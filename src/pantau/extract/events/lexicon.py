"""A pack's words of events, compiled: every form of every word, with the concept it bears and what that depends on."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pantau.errors import PackError
from pantau.extract.phrases import Phrases
from pantau.lang import Pack
from pantau.lang.concepts import concepts
from pantau.lang.morphology import Inflection, inflection_of
from pantau.lang.schema.concepts import Concept
from pantau.lang.schema.events import Events, Expressions, Word
from pantau.lang.schema.morphology import Form

Set = frozenset[str]
_NONE: Set = frozenset()


class Meaning(NamedTuple):
    """What a word can mean. `governs`: its own last word introduces its other party; `negated`: it holds a negation.

    The sets are those of `schema.events.Word`.
    """

    name: str
    concept: Concept
    governs: bool
    negated: bool = False
    object: Set = _NONE
    near: Set = _NONE
    before: Set = _NONE
    not_near: Set = _NONE
    not_before: Set = _NONE
    unless: Phrases[int] | None = None


class Sense(NamedTuple):
    """What one form of a word can mean. `suffers`: its subject undergoes it. `objective`: its genitive does."""

    meaning: Meaning
    form: Form
    suffers: bool
    objective: bool

    @property
    def concept(self) -> Concept:
        return self.meaning.concept

    @property
    def conditional(self) -> bool:
        meaning = self.meaning
        return bool(meaning.object or meaning.near or meaning.before)


@cache
def senses(pack: Pack) -> Phrases[Sense]:
    """Every form of the pack's words of events; PackError names a concept or class that is not there."""
    return Phrases(_all(pack), {name: tuple(words) for name, words in pack.events.classes.items()})


@cache
def nouns(pack: Pack) -> Set:
    """The words that can be nouns of events, by the last word of each."""
    return frozenset(phrase.split()[-1] for phrase, sense in _all(pack) if sense.form == "noun")


def _all(pack: Pack) -> Iterator[tuple[str, Sense]]:
    known, inflection = concepts(), inflection_of(pack)
    _once(pack)
    for name, expressions in pack.events.words.items():
        if name not in known:
            raise PackError(f"the words of {name!r} are of no concept", where=f"{pack.code}/events/",
                            mend="name a concept of lang/concepts.yaml, or add it there")
        yield from _forms(name, known[name], expressions, inflection, pack)


def _once(pack: Pack) -> None:
    """Raise PackError for a word that bears two concepts with nothing to tell them apart."""
    seen: dict[tuple[str, str], str] = {}
    for name, words in pack.events.words.items():
        for group, each in (("verbs", words.verbs), ("suffers", words.suffers), ("nouns", words.nouns)):
            for word in each:
                if not isinstance(word, str):
                    continue
                if seen.get((group, word), name) != name:
                    raise PackError(f"{word!r} is of {seen[group, word]!r} and of {name!r}",
                                    where=f"{pack.code}/events/", mend="say by object, near or before which it is")
                seen[group, word] = name


def _forms(
    name: str, concept: Concept, words: Expressions, inflection: Inflection, pack: Pack
) -> Iterator[tuple[str, Sense]]:
    verbs, nouns = inflection.verbs, inflection.nouns
    for group, inflected, suffers in (
        (words.verbs, verbs, False), (words.suffers, verbs, True), (words.nouns, nouns, False)
    ):
        for word in group:
            text = word if isinstance(word, str) else word.word
            meaning = _meaning(name, concept, word, pack)
            objective = inflected == nouns and inflection.is_objective(text)
            made: dict[Form, Sense] = {}
            for phrase, form in inflected(text):
                if form not in made:
                    made[form] = Sense(meaning, form, suffers, objective)
                yield phrase, made[form]


def _meaning(name: str, concept: Concept, word: str | Word, pack: Pack) -> Meaning:
    if isinstance(word, str):
        return Meaning(name, concept, _governs(word, pack), _is_negated(word, pack))
    return Meaning(
        name, concept, _governs(word.word, pack), _is_negated(word.word, pack), object=_expanded(word.object, pack),
        near=_expanded(word.near, pack), before=_expanded(word.before, pack),
        not_near=_expanded(word.not_near, pack), not_before=_expanded(word.not_before, pack),
        unless=_unless(word.unless, pack.events),
    )


def _is_negated(phrase: str, pack: Pack) -> bool:
    return not pack.words.negations.isdisjoint(phrase.replace("|", " ").split())


def _governs(phrase: str, pack: Pack) -> bool:
    """Whether a phrase ends with the preposition of its other party."""
    rest, _, last = phrase.rpartition(" ")
    return bool(rest) and last in pack.words.prepositions


def _unless(phrases: tuple[str, ...], events: Events) -> Phrases[int] | None:
    """The phrases with how many words may stand before them."""
    if not phrases:
        return None
    cut = ((p.partition(" ") if p.startswith("..") else ("..0", "", p)) for p in phrases)
    return Phrases(((rest, int(gap[2:])) for gap, _, rest in cut), dict(events.classes))


@cache
def _expanded(words: tuple[str, ...], pack: Pack) -> Set:
    """The words, those of the classes they name, and all of them doubled and with clitics as the language has them."""
    classes, rules, found = pack.events.classes, pack.morphology, set[str]()
    for word in words:
        if word.startswith("<") and word.endswith(">"):
            if word[1:-1] not in classes:
                raise PackError(f"{word} is no class of events/classes.yaml", mend=f"classes: {', '.join(classes)}")
            found.update(classes[word[1:-1]])
        else:
            found.add(word)
    doubled = {f"{word}-{word}" for word in found if rules.doubles}
    return frozenset(found | doubled | {word + clitic for word in found | doubled for clitic in rules.clitics})
