"""An article's items by their place, and what is asked of them by all who read mentions."""

from pantau.extract.actors.lexicon import HEADS, OWNABLE, ROLES, Lexicon, Sort
from pantau.extract.actors.mention import Mention, Phrase
from pantau.extract.actors.names import Item
from pantau.types import Kind, Range, Tokens

_REACH = 40  # tokens; no office is longer
_BEFORE = frozenset({Sort.COUNTRY, Sort.ADJECTIVE, Sort.SHORT, Sort.CAPITAL, Sort.CITY, Sort.ORGANISATION, Sort.NAME})


class Page:
    """The items of one article; `at` numbers them by their first token.

    `owned`: the tokens whose ending says whose the office is ("juru bicara|nya").
    """

    def __init__(self, tokens: Tokens, items: list[Item], lexicon: Lexicon) -> None:
        self.tokens, self.items, self.lexicon = tokens, items, lexicon
        self.text, self.lower = tokens.text, tokens.lower
        self.at = {item.first: k for k, item in enumerate(items)}
        self.owned = {item.last - 1 for item in items if _with_ending(tokens, item)}
        self.first_modifiers = lexicon.pack.modifiers_first

    def item(self, at: int, limit: int) -> Item | None:
        k = self.at.get(at)
        return self.items[k] if k is not None and at < limit else None

    def item_before(self, phrase: Phrase) -> Item | None:
        k = self.at.get(phrase.pieces[-1][0]) if phrase.pieces else None
        return self.items[k] if k is not None else None

    def sentence_end(self, i: int) -> int:
        """The token after the sentence of token i."""
        sentence, n = self.tokens.sentence, len(self.text)
        at, end = sentence[i], i
        while end < n and sentence[end] == at and end < i + _REACH:
            end += 1
        return end

    def country(self, item: Item) -> str | None:
        return item.entry.country if item.entry is not None else None

    def word(self, i: int) -> str:
        """A word as the article writes it, without the ending that says whose it is."""
        if i not in self.owned:
            return self.text[i]
        return self.text[i][: -len(next(e for e in self.lexicon.owning if self.lower[i].endswith(e)))]

    def words(self, span: Range) -> str:
        return " ".join(self.text[span[0] : span[1]]).replace(" . ", ". ")

    def abbreviation(self, item: Item) -> bool:
        word = self.text[item.first]
        return item.last - item.first == 1 and len(word) > 1 and word[0].isupper() and word.upper() == word

    def head(self, k: int) -> int:
        """The number of the head item of the phrase that begins with item k, or -1."""
        head = -1
        for j in range(k, len(self.items)):
            sort = self.items[j].sort
            if sort in HEADS:
                head = j
                if not self.first_modifiers:
                    return head
            elif sort is Sort.NAME:
                if head >= 0 or not self.first_modifiers or self.items[j].weak:
                    return head
            elif not (sort is Sort.PREFIX or sort is Sort.FIELD or (self.first_modifiers and sort in _BEFORE)):
                return head
            if not self.first_modifiers and sort is not Sort.PREFIX:
                return head
            if j + 1 == len(self.items) or not self.joined(self.items[j], self.items[j + 1]):
                return head
            if sort in ROLES and not (
                self.items[j + 1].sort in ROLES and self.items[j].last == self.items[j + 1].first
            ):
                return head
        return head

    def joined(self, left: Item, right: Item) -> bool:
        if self.tokens.sentence[left.first] != self.tokens.sentence[right.first]:
            return False
        gap = right.first - left.last
        return gap == 0 or (
            gap == 1
            and self.first_modifiers
            and self.lower[left.last] in self.lexicon.possessives
            and left.sort is not Sort.OFFICE
        )

    def plain(self, item: Item, *, part: bool = False) -> Mention:
        """The mention of a name by itself; `part`: one word of which an office makes an organisation."""
        span = (item.first, item.last)
        if item.entry is not None:
            return Mention(
                span,
                Kind.ORGANISATION,
                named=span,
                shown=item.entry.shown,
                country=item.entry.country,
                stateless=item.entry.country is None,
            )
        words = self.text[item.first : item.last]
        shouted = len(words) > 1 and all(w.isupper() for w in words)
        placed = self.is_place(item) or shouted
        upper = [w for w in words if len(w) > 1 and w.isupper() and "." not in w]
        if len(words) > 2 and upper == [words[-1]] and words[-1] not in self.lexicon.endings:
            return Mention(span, None, named=(item.first, item.last - 1), placed=placed)  # "Jane Freeman MSP"
        body = bool(upper) and not placed and not item.weak if len(words) > 1 else part
        body = body or any(w in self.lexicon.endings for w in words[1:])
        return Mention(
            span,
            Kind.ORGANISATION if body else None,
            named=span,
            shown=self.words(span) if body else "",
            weak=item.weak,
            placed=placed,
        )

    def is_place(self, item: Item) -> bool:
        before = self.lower[item.first - 1] if item.first else ""
        lexicon = self.lexicon
        noun = self.lower[item.last - 1] if self.first_modifiers else self.lower[item.first]
        long = item.last - item.first > 2
        return before in lexicon.places or noun in lexicon.places or (before in lexicon.locative and not long)


def _with_ending(tokens: Tokens, item: Item) -> bool:
    return item.entry is not None and item.sort in OWNABLE and tokens.lower[item.last - 1] != item.entry.words[-1]
