"""A document as the rules of events see it: its words with their classes, its mentions of actors, clause by clause."""

from collections.abc import Collection, Container, Iterable
from dataclasses import dataclass
from functools import cache

from pantau.extract.events.nations import PAIR, nations
from pantau.extract.events.unnamed import names, plural_forms, unnamed
from pantau.extract.phrases import Phrases, plain
from pantau.extract.spans import ranges_of
from pantau.lang import Pack
from pantau.types import Actor, Document, Place, Range

IN = "@"            # begins what stands for the id of a country that only a place in it names
UNNAMED = "#"       # … of somebody whom only a noun names, with its tokens
ALONE = "="         # … of somebody by a single name, which is the rest of it
_STOPS = frozenset("!?;:()[]–—") | {"--", "…"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of an actor: its tokens and the actor's id; for a place, "@" and its country's code."""

    first: int
    last: int
    actor: str


def _size(piece: Range) -> int:
    return piece[1] - piece[0]


@cache
def heads_of(pack: Pack) -> frozenset[str]:
    """The nouns for those who are concerned with a thing ("monitor", "researchers", "pemantau")."""
    return frozenset(form for word in pack.roles.concerned for form in plural_forms(word, pack))


@cache
def _amounts(pack: Pack) -> Phrases[None]:
    return plain(pack.roles.amounts)


class Sentences:
    """The tokens of a document; `mention` has the mention that holds a token, `nation` the country that a token names.

    `contents` are the pieces of what claims say.
    """

    def __init__(
        self, document: Document, actors: Collection[Actor], places: Iterable[Place], pack: Pack,
        contents: Iterable[Range] = (),
    ) -> None:
        self.document, self.pack, self.words = document, pack, pack.words
        self.lower, self.text = document.tokens.lower, document.tokens.text
        self.sentence = document.tokens.sentence
        self.mention: dict[int, Mention] = {}
        self._piece = {i: piece for piece in sorted(contents, key=_size, reverse=True) for i in range(*piece)}
        self.nation: dict[int, str] = {}
        self._add_named(actors, places)
        self._add_others()
        words = self.words
        self._amounts = {i for first, last, _ in _amounts(pack).find(self.lower) for i in range(first, last)}
        self.clause_ends = words.that | words.subordinators | words.contrast
        self.auxiliary = words.group | words.modals | words.negations | words.copulas

    def _add_named(self, actors: Collection[Actor], places: Iterable[Place]) -> None:
        """The actors of the article, the countries of its places, and those of its nations."""
        tokens = self.document.tokens
        for actor in actors:
            for first, last in ranges_of(actor.mentions, tokens):
                self._add(Mention(first, last, actor.id))
        for place in places:
            for first, last in ranges_of(place.span, tokens):
                if place.country and not any(i in self.mention for i in range(first, last)):
                    self._add(Mention(first, last, f"{IN}{place.country}"))
        landless = {actor.id for actor in actors if actor.country is None or actor.country_why}
        for first, last, code in nations(tokens, self.pack):
            self.nation.update((i, self.nation.get(i, code)) for i in range(first, last))
            if PAIR in code:
                self._add_pair(Mention(first, last, f"{IN}{code}"), landless)

    def _add_others(self) -> None:
        """Those who are no actors of the article: by a noun, by their nation alone, by a single name."""
        for first, last in unnamed(self.document.tokens, self.mention, self.nation, self.pack):
            self._add(Mention(first, last, f"{UNNAMED}{first}-{last}"))
        for i, code in self.nation.items():
            if i not in self.mention:
                self._add(Mention(i, i + 1, f"{IN}{code}"))
        for first, last in names(self.document, self.mention, self.pack):
            self._add(Mention(first, last, f"{ALONE}{self.text[first]}"))

    def _add(self, mention: Mention) -> None:
        for i in range(mention.first, mention.last):
            held = self.mention.get(i)
            if held is None or mention.last - mention.first > held.last - held.first:
                self.mention[i] = mention

    def _add_pair(self, pair: Mention, landless: Container[str]) -> None:
        """Two countries in one word, also where it is part of a name that is of neither ("Malian-Chadian forces")."""
        for i in range(pair.first, pair.last):
            held = self.mention.get(i)
            if held is not None and held.actor in landless:
                pair = Mention(min(pair.first, held.first), max(pair.last, held.last), pair.actor)
        self.mention.update(dict.fromkeys(range(pair.first, pair.last), pair))

    def one(self, first: int, last: int) -> bool:
        """Whether a range of tokens lies in one sentence."""
        return self.sentence[first] == self.sentence[last - 1]

    def bounds(self, at: int) -> Range:
        """The sentence of a token."""
        return self.document.sentences[self.sentence[at]]

    def reach(self, at: int) -> Range:
        """The sentence of a token, within the piece of the content that holds it."""
        first, last = self.bounds(at)
        piece = self._piece.get(at)
        return (max(first, piece[0]), min(last, piece[1])) if piece else (first, last)

    def is_name(self, i: int) -> bool:
        """Whether a token is part of somebody's name ("Associated Press")."""
        held = self.mention.get(i)
        if held is None or not self.text[i][0].isupper() or held.actor.startswith((IN, UNNAMED)):
            return False
        opens = not any(self.text[j][0].isalnum() for j in range(self.bounds(i)[0], i))
        return not opens or (held.last > i + 1 and self.text[i + 1][0].isupper())

    def is_preposition(self, i: int) -> bool:
        """Whether a token is a preposition, and in no amount ("at least 30", "dozens of")."""
        return self.lower[i] in self.words.prepositions and i not in self._amounts

    def is_known(self, who: str) -> bool:
        """Whether somebody has a name, or the name of a nation beside the noun."""
        if not who.startswith(UNNAMED):
            return True
        first, last = map(int, who.removeprefix(UNNAMED).split("-"))
        return any(i in self.nation for i in range(first, last))

    def is_stop(self, i: int) -> bool:
        return self.lower[i] in _STOPS

    def is_verb(self, i: int) -> bool:
        """Whether a token looks like a verb that is no auxiliary; names never do."""
        lower = self.lower[i]
        return i not in self.mention and not self.text[i][0].isupper() and lower not in self.auxiliary \
            and self.words.verbs.fits(lower)

    def is_noun(self, first: int, last: int) -> bool:
        """Whether a form that is a stem is a noun where it stands: behind an article or adjective, not a subject."""
        lower, i = self.lower, first - 1
        begin, _ = self.bounds(first)
        while i >= begin and (lower[i] in self.words.manner or self.words.adverbs.fits(lower[i])):
            i -= 1
        if i < begin:
            return False
        words = self.words
        if self._is_subject(i, last) or (i > begin and lower[i] in words.group and lower[i - 1] in words.articles):
            return True                                 # "that shells are …", "the first visit"
        word = lower[i]
        if word in words.possessive_marks or word in words.possessives:
            return True
        if word in words.infinitive or word in words.nominative or (
            word in self.auxiliary and word not in words.copulas
        ):
            return False
        if word in words.own_pronouns or word in words.relatives:
            return False
        if i in self.mention:
            return self._compound(last)
        return not (self.words.plurals.fits(word) and word not in self.words.articles)

    def _is_subject(self, before: int, last: int) -> bool:
        """Whether a that-word stands before and an auxiliary behind: what is between is the subject."""
        after = self.lower[last] if last < len(self.lower) else ""
        return self.lower[before] in self.words.that and (after in self.words.copulas or after in self.words.modals)

    def is_participle(self, first: int) -> bool:
        """Whether "is" or "were" stands before, adverbs aside: a stem there is a participle ("was hit by a shell")."""
        i, (begin, _) = first - 1, self.bounds(first)
        while i > begin and (self.lower[i] in self.words.manner or self.words.adverbs.fits(self.lower[i])):
            i -= 1
        return self.words.modifiers_first and i >= begin and self.lower[i] in self.words.copulas

    def is_topic(self, first: int, last: int) -> bool:
        """Whether a noun only says what somebody is concerned with ("a sanctions monitor", "pemantau sanksi")."""
        heads = heads_of(self.pack)
        at = last if self.words.modifiers_first else first - 1
        return 0 <= at < len(self.lower) and self.sentence[at] == self.sentence[first] and self.lower[at] in heads

    def is_gerund_noun(self, first: int, last: int) -> bool:
        """Whether what may be a gerund stands where only a noun can ("a meeting", "Oman's bombing")."""
        word = self.lower[first - 1] if first > self.bounds(first)[0] else ""
        words = self.words
        before = word in words.articles or word in words.possessives or word in words.possessive_marks
        return before or word.isdigit() or (
            first - 1 in self.mention and self._compound(last)
        )

    def _compound(self, last: int) -> bool:
        """Whether a preposition or a verb follows, and so no object."""
        end = len(self.lower)
        if last >= end:
            return True
        return self.lower[last] in self.words.prepositions or self.lower[last] in self.auxiliary or self.is_stop(last)

    def is_verb_here(self, first: int, last: int) -> bool:
        """Whether a noun's form is a verb where it stands: behind "to" or a modal."""
        word = self.lower[first - 1] if first else ""
        follows = self.lower[last] if last < len(self.lower) else ""
        if word in self.words.modals and self.words.modifiers_first:
            return True
        return self.words.modifiers_first and word in self.words.infinitive and (
            follows in self.words.articles or last in self.mention
        )
