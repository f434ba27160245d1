"""A pack's words of events, compiled: every form of every word, with the concept it bears and what that depends on."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pantau.errors import PackError
from pantau.extract.phrases import Phrases
from pantau.lang import Pack
from pantau.lang.concepts import concepts
from pantau.lang.morphology import Inflection
from pantau.lang.schema.concepts import Concept
from pantau.lang.schema.events import Events, Expressions, Word
from pantau.lang.schema.morphology import Form

Set = frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Sense:
    """What one form of a word can mean.

    `suffers`: its subject undergoes it. `objective`: its genitive does. `governs`: the word's own last preposition,
    which introduces its other party. The sets are the conditions of `schema.events.Word`.
    """

    name: str
    concept: Concept
    form: Form
    suffers: bool
    objective: bool
    governs: str | None
    object: Set
    near: Set
    before: Set
    not_near: Set
    unless: Phrases[int] | None

    @property
    def conditional(self) -> bool:
        return bool(self.object or self.near or self.before)


@cache
def senses(pack: Pack) -> Phrases[Sense]:
    """Every form of the pack's words of events; PackError names a concept or class that is not there."""
    return Phrases(_all(pack), {name: tuple(words) for name, words in pack.events.classes.items()})


def _all(pack: Pack) -> Iterator[tuple[str, Sense]]:
    known, inflection = concepts(), Inflection(pack.morphology)
    _once(pack)
    for name, expressions in pack.events.words.items():
        if name not in known:
            raise PackError(f"the words of {name!r} are of no concept", where=f"{pack.code}/events.yaml",
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
                if (group, word) in seen:
                    raise PackError(f"{word!r} is of {seen[group, word]!r} and of {name!r}",
                                    where=f"{pack.code}/events.yaml", mend="say by object, near or before which it is")
                seen[group, word] = name


def _forms(
    name: str, concept: Concept, words: Expressions, inflection: Inflection, pack: Pack
) -> Iterator[tuple[str, Sense]]:
    for group, suffers in ((words.verbs, False), (words.suffers, True)):
        for word in group:
            for phrase, form in inflection.verbs(_text(word)):
                yield phrase, _sense((name, concept, form), word, pack, suffers=suffers)
    for word in words.nouns:
        objective = inflection.is_objective(_text(word))
        for phrase, form in inflection.nouns(_text(word)):
            yield phrase, _sense((name, concept, form), word, pack, objective=objective)


def _text(word: str | Word) -> str:
    return word if isinstance(word, str) else word.word


def _sense(
    what: tuple[str, Concept, Form], word: str | Word, pack: Pack, *, suffers: bool = False, objective: bool = False
) -> Sense:
    last = _text(word).split()[-1]
    given = word if isinstance(word, Word) else Word(word=word)
    events = pack.events
    return Sense(
        *what, suffers, objective, last if " " in _text(word) and last in pack.words.prepositions else None,
        object=_expanded(given.object, events), near=_expanded(given.near, events),
        before=_expanded(given.before, events), not_near=_expanded(given.not_near, events),
        unless=_unless(given.unless, events),
    )


def _unless(phrases: tuple[str, ...], events: Events) -> Phrases[int] | None:
    """The phrases with how many words may stand before them."""
    if not phrases:
        return None
    cut = ((p.partition(" ") if p.startswith("..") else ("..0", "", p)) for p in phrases)
    return Phrases(((rest, int(gap[2:])) for gap, _, rest in cut), dict(events.classes))


def _expanded(words: tuple[str, ...], events: Events) -> Set:
    found: set[str] = set()
    for word in words:
        if word.startswith("<") and word.endswith(">"):
            if word[1:-1] not in events.classes:
                raise PackError(f"{word} is no class of events.yaml", mend=f"classes: {', '.join(events.classes)}")
            found.update(events.classes[word[1:-1]])
        else:
            found.add(word)
    return frozenset(found)
