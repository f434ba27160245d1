"""Names with what stands around them: offices, fields, institutions and countries, put together to whole mentions."""

from dataclasses import replace

from pantau.extract.actors.lexicon import LANDS, Lexicon, Sort
from pantau.extract.actors.mention import Mention
from pantau.extract.actors.names import Item
from pantau.extract.actors.page import Page
from pantau.extract.actors.phrases import Phrases
from pantau.types import Kind, Range, Tokens


def read_mentions(tokens: Tokens, items: list[Item], lexicon: Lexicon) -> list[Mention]:
    """Every mention of an article in order; one within another (the Kremlin in "Kremlin spokesman") comes after it."""
    mentions = _Reader(Page(tokens, items, lexicon)).read()
    return sorted(mentions, key=lambda mention: mention.tokens[0])


class _Reader:
    def __init__(self, page: Page) -> None:
        self.page, self.text, self.lower = page, page.text, page.lower
        self.phrases = Phrases(page)
        self.mentions: list[Mention] = []

    def read(self) -> list[Mention]:
        k = 0
        while k < len(self.page.items):
            head = self.page.head(k)
            if head < 0:
                k = self._single(k)
            else:
                mentions, k = self.phrases.read(k, head)
                self.mentions += mentions
        return self.mentions

    # -- mentions without a head --

    def _single(self, k: int) -> int:
        item = self.page.items[k]
        if item.sort is Sort.HONORIFIC:
            return self._honoured(k)
        if item.sort is Sort.NAME or item.sort is Sort.ORGANISATION:
            mention = self._with_alias(self._branch(k) or self.page.plain(item), item)
            self.mentions.append(mention)
            return self._skip(k, mention.tokens[1])
        if item.sort is Sort.PEOPLE:
            self.mentions.append(
                Mention(
                    (item.first, item.last),
                    Kind.PERSON,
                    country=self.page.country(item),
                    plural=True,
                    role=self.page.words((item.first, item.last)),
                    head=self.lower[item.last - 1],
                )
            )
        elif item.sort in LANDS:
            mention = self._titled_by_land(k) or self._place(item)
            self.mentions.append(mention)
            return self._skip(k + 1, mention.tokens[1])
        return k + 1

    def _branch(self, k: int) -> Mention | None:
        """A name with the country of its branch right after it: "Toyota UK"."""
        item, land = self.page.items[k], self.page.item(self.page.items[k].last, len(self.text))
        if land is None or land.sort is not Sort.COUNTRY or item.weak or item.last - item.first > 2:
            return None
        if self.page.is_place(item) or not self.page.joined(item, land):
            return None
        span = (item.first, land.last)
        return self._named_after(span, land)

    def _titled_by_land(self, k: int) -> Mention | None:
        """An organisation whose name begins with a country's: "Saudi Press Agency"."""
        item, name = self.page.items[k], self.page.item(self.page.items[k].last, len(self.text))
        if name is None or name.sort is not Sort.NAME or self.text[name.last - 1] not in self.page.lexicon.endings:
            return None
        span = (item.first, name.last)
        return self._with_alias(self._named_after(span, item), item)

    def _named_after(self, span: Range, land: Item) -> Mention:
        """An organisation with a country in its name."""
        country = self.page.country(land)
        return Mention(span, Kind.ORGANISATION, named=span, shown=self.page.words(span), country=country)

    def _skip(self, k: int, last: int) -> int:
        while k < len(self.page.items) and self.page.items[k].first < last:
            k += 1
        return k

    def _honoured(self, k: int) -> int:
        item = self.page.items[k]
        at = item.last + (item.last < len(self.text) and self.text[item.last] == ".")
        j = self.page.at.get(at)
        if j is None or self.page.items[j].sort is not Sort.NAME:
            return k + 1
        name = self.page.items[j]
        self.mentions.append(
            Mention(
                (item.first, name.last), Kind.PERSON, named=(name.first, name.last), honorific=self.lower[item.first]
            )
        )
        return j + 1

    def _with_alias(self, mention: Mention, item: Item) -> Mention:
        """The mention with the abbreviation in brackets that follows an organisation directly, where one does."""
        limit, last = self.page.sentence_end(item.first), mention.tokens[1]
        if mention.kind is not Kind.ORGANISATION or last + 2 >= limit or self.text[last] != "(":
            return mention
        inner = self.page.item(last + 1, limit)
        if inner is None or inner.last >= limit or self.text[inner.last] != ")" or not self.page.abbreviation(inner):
            return mention
        alias = self.text[inner.first]
        return replace(
            mention, alias=alias, shown=f"{mention.shown} ({alias})", tokens=(mention.tokens[0], inner.last + 1)
        )

    def _place(self, item: Item) -> Mention:
        before = self.lower[item.first - 1] if item.first else ""
        span = (item.first, item.last)
        placed = item.sort is Sort.CITY or (item.sort is Sort.CAPITAL and before in self.page.lexicon.locative)
        return Mention(
            span,
            Kind.COUNTRY,
            named=span,
            shown=self.page.words(span),
            country=self.page.country(item),
            through=item.sort,
            placed=placed,
        )
