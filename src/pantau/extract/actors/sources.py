"""The words of a source: its parts, one for each who speaks, and the mention that a part is about."""

from bisect import bisect_left

from pantau.extract.actors.coreference import Cast, Figure, written
from pantau.extract.actors.mention import Mention
from pantau.types import Kind, Range

_NESTED = 3  # mentions that may begin before a part within one that covers it


class Sources:
    """Reads the sources of one article."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.lexicon = cast, cast.lexicon
        self.document, self.tokens = cast.document, cast.tokens
        self.lower, self.text = cast.tokens.lower, cast.tokens.text
        self.starts = [m.tokens[0] for m in cast.mentions]

    def within(self, first: int, last: int) -> range:
        low = bisect_left(self.starts, first)
        high = low
        while high < len(self.starts) and self.starts[high] < last:
            high += 1
        return range(low, high)

    def main(self, piece: Range) -> Mention | None:
        number = self.number(piece)
        return self.cast.mentions[number] if number is not None else None

    def number(self, piece: Range) -> int | None:
        """The number of the mention that a part of a source is about: its first."""
        before = bisect_left(self.starts, piece[0])
        for covering in range(before - 1, max(-1, before - _NESTED), -1):
            mention = self.cast.mentions[covering]
            if mention.tokens[1] > piece[0] and mention.named is not None and mention.named[0] >= piece[0]:
                return covering
        within = self.within(*piece)
        if len(within) > 1 and self._only_leads_to(self.cast.mentions[within[0]], self.cast.mentions[within[1]]):
            return within[1]
        return within[0] if len(within) else None

    def _only_leads_to(self, mention: Mention, other: Mention) -> bool:
        """Whether a mention only says where the named one after it is from ("District of Columbia Mayor Ann Lee")."""
        between = self.lower[mention.tokens[1] : other.tokens[0]]
        if len(between) == 1 and between[0] in self.lexicon.possessives and other.head:
            return True
        if other.named is None or other.kind not in (None, Kind.PERSON) or len(between) > 2:
            return False
        if mention.kind is Kind.COUNTRY:
            return bool(between) and between[-1] in self.lexicon.possessives
        return mention.weak and mention.kind is None and (not between or between[0] in self.lexicon.of)

    def whose(self, piece: Range, mention: Mention) -> tuple[Mention, Figure | None] | None:
        """Whose somebody is by the words before him ("Mexico's Lopez", "the mayor's spokesman")."""
        within = self.within(piece[0], mention.tokens[0])
        if not within or not self._only_leads_to(self.cast.mentions[within[-1]], mention):
            return None
        return self.cast.mentions[within[-1]], self.cast.of.get(within[-1])

    def owner(self, piece: Range, mention: Mention) -> str | None:
        """The country of the one whose somebody is, as it is told."""
        owner = self.whose(piece, mention)
        return owner and (owner[0].country or (owner[1].told if owner[1] else None))

    def parts(self, first: int, last: int) -> list[Range]:
        """The parts of a source that name one speaker each; what only describes is left out."""
        inside = {i for n in self.within(first, last) for i in range(*self.cast.mentions[n].tokens)}
        cuts: list[tuple[int, bool]] = []  # token and whether a conjunction stands there
        end = last
        for i in range(first + 1, last):
            if i in inside:
                continue
            word = self.lower[i]
            if word in self.lexicon.including and self._names_somebody(i + 1, last):
                cuts.append((i, True))
            elif word in self.lexicon.relatives and self._relative(i, first):
                end = i
                break
            if word == "," or word in self.lexicon.conjunctions or word == "&":
                cuts.append((i, word != ","))
        return self._pieces(first, end, cuts)

    def _names_somebody(self, first: int, last: int) -> bool:
        """Whether a name follows directly, as in "supporters, including Prime Minister Zaev"."""
        within = self.within(first, last)
        mention = self.cast.mentions[within[0]] if len(within) else None
        return mention is not None and mention.named is not None and mention.tokens[0] - first < 2

    def _relative(self, i: int, first: int) -> bool:
        """Whether what follows only says more of the speaker ("yang …"): not where the speaker has not come yet."""
        return (
            any(self.cast.mentions[n].tokens[0] < i for n in self.within(first, i))
            or self.lower[i - 1] not in self.lexicon.containers
        )

    def _pieces(self, first: int, end: int, cuts: list[tuple[int, bool]]) -> list[Range]:
        conjunctions = [i for i, is_and in cuts if is_and and self._names_after(i, end)]
        pieces: list[Range] = []
        start = first
        for i, is_and in cuts:
            if i < start:
                continue
            listed = i in conjunctions or (
                not is_and and any(j > i for j in conjunctions) and not self._described(start, i, end)
            )
            if not listed:
                if is_and:
                    continue
                if not any(j > i for j in conjunctions) or self._described(start, i, end):
                    name = self._name_after(start, i, end)
                    pieces.append(name or (start, i))
                    start = self._list_after(i, conjunctions, end)
                    if start >= end:
                        return [p for p in pieces if p[0] < p[1]]
                continue
            pieces.append((start, i))
            start = i + 1
        pieces.append((start, end))
        return [p for p in pieces if p[0] < p[1]]

    def _name_after(self, start: int, comma: int, end: int) -> Range | None:
        """The name behind the comma, where only a description stands before it ("penyelam asal Laos, Baeng")."""
        before, after = self.number((start, comma)), self.number((comma + 1, end))
        if before is None or after is None:
            return None
        mention, name = self.cast.mentions[before], self.cast.mentions[after]
        named = name.named is not None and name.named[0] == comma + 1 and name.kind in (None, Kind.PERSON)
        office = mention.kind is Kind.PERSON and mention.named is None and not mention.plural
        if not named or not (office or (mention.kind is Kind.COUNTRY and self.lower[start] in self.lexicon.one)):
            return None
        figure = self.cast.of.get(after)
        if figure is not None:
            figure.told = figure.told or mention.country or self.country_within((start, comma), mention)
            figure.roles.append(mention.role or written(self.document, self.strip((start, comma))))
        return comma + 1, name.tokens[1]

    def _list_after(self, i: int, conjunctions: list[int], end: int) -> int:
        """Where the next speaker begins after a description that begins at the comma i; `end` where there is none."""
        for j in conjunctions:
            if j > i and self.lower[j - 1] == ",":
                return j + 1
        return end

    def _names_after(self, i: int, end: int) -> bool:
        """Whether somebody is named right after a conjunction."""
        return any(self.cast.mentions[n].tokens[0] <= i + 3 for n in self.within(i + 1, end))

    def _described(self, start: int, comma: int, end: int) -> bool:
        """Whether what follows a comma says who the named one before it is."""
        before, after = self.main((start, comma)), self.main((comma + 1, end))
        if before is None or after is None or before.named is None:
            return False
        near = after.tokens[0] - comma <= 3
        return (
            near
            and before.kind is not Kind.COUNTRY
            and after.kind is Kind.PERSON
            and after.named is None
            and not after.plural
        )

    def contained(self, piece: Range, mention: Mention) -> bool:
        """Whether the words before a mention say what it issues ("pernyataan …") or whose it is ("Mayor Lund's …")."""
        owned = self.lower[mention.tokens[0] - 1] in self.lexicon.possessives
        return owned or any(word in self.lexicon.containers for word in self.lower[piece[0] : mention.tokens[0]])

    def modifies(self, mention: Mention, piece: Range) -> bool:
        """Whether a country only says of what country those are for whom the lexicon has no word ("UK carmakers")."""
        last = mention.tokens[1]
        if last >= piece[1] or not self.lexicon.pack.modifiers_first or not self.text[last].isalpha():
            return False
        word = self.lower[last]
        return self.text[last].islower() and word not in self.lexicon.of and word not in self.lexicon.ordinary

    def is_common(self, mention: Mention, piece: Range) -> bool:
        """Whether a sentence's first word is a common noun and no name: its phrase goes on in small letters."""
        last = mention.tokens[1]
        if mention.kind is not None or not mention.weak or last >= piece[1]:
            return False
        word = self.lower[last]
        closed = word in self.lexicon.relatives or word in self.lexicon.conjunctions or word in self.lexicon.locative
        return self.text[last].islower() and self.text[last].isalpha() and not closed

    def country_within(self, piece: Range, mention: Mention) -> str | None:
        """A country told elsewhere in the same part, as in "pejabat senior di kantor kepresidenan Seoul"."""
        for n in self.within(mention.tokens[0], piece[1]):
            other = self.cast.mentions[n]
            before = self.lower[other.tokens[0] - 1] if other.tokens[0] else ""
            figure = self.cast.of.get(n)
            country = other.country or (figure.told if figure else None)
            if other is not mention and country and before not in self.lexicon.towards:
                return country
        return None

    def strip(self, piece: Range) -> Range:
        """A part of a source without its articles."""
        first, last = piece
        lexicon = self.lexicon
        while first + 1 < last and (
            self.lower[first] in lexicon.one
            or self.lower[first] in lexicon.definite
            or self.lower[first] in lexicon.several
        ):
            first += 1
        while last - 1 > first and (self.lower[last - 1] in lexicon.definite or self.text[last - 1] in ",.-–—"):
            last -= 1
        return first, last
