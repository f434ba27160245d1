"""Whom a pronoun or an enclitic means."""

from bisect import bisect_left, bisect_right
from itertools import pairwise

from pantau.extract.actors.coreference import Cast, Figure
from pantau.extract.actors.mention import Mention
from pantau.extract.actors.voices import Voice, Voices
from pantau.types import Attribution, Kind, Range, Speaker

_BACK = 8  # sentences a pronoun reaches back
_CLOSE = 2  # sentences in which an enclitic means who spoke last, whoever begins them
_LOOK = 8  # contents looked back at for the one that holds a word
_VOICES = 40  # speakers looked back at


class Pronouns:
    """Resolves the pronouns of one article."""

    def __init__(self, cast: Cast, voices: Voices, attributions: tuple[Attribution, ...]) -> None:
        self.cast, self.lexicon, self.voices = cast, cast.lexicon, voices
        self.tokens, self.lower = cast.tokens, cast.tokens.lower
        self.starts = [m.tokens[0] for m in cast.mentions]
        refer = cast.lexicon.pack.references
        self.people_words = frozenset((*refer.he, *refer.she, *refer.person))
        self.one_words = self.people_words | frozenset(refer.anyone)
        self.they_words, self.first = frozenset(refer.they), frozenset(refer.first)
        self.he, self.she = frozenset(refer.he), frozenset(refer.she)
        self.quoted = sorted((part, a.source) for a in attributions if a.source for part in a.content)

    def resolve(self, first: int, last: int) -> tuple[Speaker, ...] | None:
        """The speakers that a pronoun stands for; None where the words are no pronoun."""
        word = self.lower[first] if last - first == 1 else ""
        if word in self.they_words:
            return self._several(first)
        if word not in self.one_words:
            return None
        person = word in self.people_words
        sentence = self.tokens.sentence[first]
        voice = self._last_voice(first, person, word)
        back = sentence - self.tokens.sentence[voice.at] if voice else _BACK
        subject = self._subject(first, voice.at if voice else -1, word) if person or back > _CLOSE else None
        if subject is not None:
            return (self.voices.of_figure(subject[0], subject[1]),)
        if voice is not None and back <= _BACK:
            return voice.speakers
        return ()

    def quoted_source(self, first: int, last: int) -> tuple[Range, ...] | None:
        """The source of what the words stand in, where they are "I"; else None."""
        if last - first != 1 or self.lower[first] not in self.first:
            return None
        at = bisect_right(self.quoted, ((first, len(self.lower)), ()))
        for (_, end), source in self.quoted[max(0, at - _LOOK) : at][::-1]:
            inner = len(source) == 1 and self.lower[source[0][0]] in self.first
            if end > first and not inner:
                return source
        return None

    def _last_voice(self, first: int, person: bool, word: str) -> Voice | None:
        for voice in self.voices.spoken[:-_VOICES:-1]:
            inner = self.tokens.quote[voice.at] >= 0 > self.tokens.quote[first]  # somebody's words, not the article's
            if voice.plural or voice.at >= first or inner:
                continue
            kind = voice.speakers[0].kind
            if kind is Kind.PERSON and not self._clashes(voice.speakers[0].actor, word):
                return voice
            if not person and kind in (Kind.ORGANISATION, Kind.COUNTRY) and word:
                return voice
        return None

    def _clashes(self, actor: str | None, word: str) -> bool:
        figure = self.voices.by_id.get(actor or "")
        if figure is None or figure.woman is None:
            return False
        return (word in self.he and figure.woman) or (word in self.she and not figure.woman)

    def _subject(self, first: int, after: int, word: str) -> tuple[Figure, Mention] | None:
        """The first person of the sentence before, where he came after the last speaker: "Kim left. He said …"."""
        sentence = self.tokens.sentence
        before = sentence[first] - 1
        found = None
        for n in range(bisect_left(self.starts, first) - 1, -1, -1):
            mention = self.cast.mentions[n]
            at = mention.tokens[0]
            if at <= after or sentence[at] < before:
                break
            figure = self.cast.of.get(n)
            if sentence[at] == before and figure is not None and self._acts(figure, mention, word):
                found = figure, mention
        return found

    def _acts(self, figure: Figure, mention: Mention, word: str) -> bool:
        """Whether a sentence can be about a mention: a person, not quoted, not after a preposition, owning nothing."""
        first, last = mention.tokens
        before = self.lower[first - 1] if first else ""
        after = self.lower[last] if last < len(self.lower) else ""
        lexicon = self.lexicon
        return (
            figure.kind is Kind.PERSON
            and not self._clashes(figure.id, word)
            and self.tokens.quote[first] < 0
            and before not in lexicon.of
            and before not in lexicon.locative
            and before not in lexicon.relatives
            and after not in lexicon.possessives
        )

    def _several(self, first: int) -> tuple[Speaker, ...]:
        """ "they": two named side by side in the same sentence, else the last who spoke as several."""
        pair = self._pair(first)
        if pair:
            return pair
        for voice in self.voices.spoken[:-_VOICES:-1]:
            if voice.at < first and voice.plural:
                return voice.speakers
        return self.voices.spoken[-1].speakers if self.voices.spoken and self.voices.spoken[-1].at < first else ()

    def _pair(self, first: int) -> tuple[Speaker, ...]:
        here = self.tokens.sentence[first]
        last = bisect_left(self.starts, first)
        low = max(0, last - _VOICES)
        numbers = [n for n in range(low, last) if n in self.cast.of and self.tokens.sentence[self.starts[n]] == here]
        for left, right in reversed(list(pairwise(numbers))):
            one, two = self.cast.mentions[left], self.cast.mentions[right]
            between = self.lower[one.tokens[1] : two.tokens[0]]
            a, b = self.cast.of[left], self.cast.of[right]
            if len(between) == 1 and between[0] in self.lexicon.conjunctions and a is not b and a.kind is b.kind:
                return self.voices.of_figure(a, one), self.voices.of_figure(b, two)
        return ()
