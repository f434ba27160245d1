"""Phrases with a head, an office or an institution: what belongs to them, before it and after it."""

from dataclasses import replace

from pantau.extract.actors.lexicon import BODIES, HEADS, LANDS, ROLES, Sort
from pantau.extract.actors.mention import Mention, Phrase
from pantau.extract.actors.names import Item
from pantau.extract.actors.page import Page
from pantau.extract.actors.shapes import Shapes
from pantau.types import Kind

_NAME = 12  # tokens of an institution's name
_SHORT = 4  # letters of an abbreviated office ("Capt.")


class Phrases:
    """Reads the headed phrases of one article."""

    def __init__(self, page: Page) -> None:
        self.page, self.text, self.lower = page, page.text, page.lower
        self.shapes = Shapes(page)

    def read(self, k: int, h: int) -> tuple[list[Mention], int]:
        """The mentions of the phrase from item k with its head at item h, and the number of the item after it."""
        items, head = self.page.items, self.page.items[h]
        phrase = Phrase(head)
        for item in items[self._owner(phrase, k, h) : h]:
            self._modify(phrase, item)
        phrase.pieces.append((head.first, head.last))
        self._following(phrase)
        mention = self.shapes.office(phrase, items[k]) if head.sort in ROLES else self._institutional(phrase, items[k])
        while h < len(items) and items[h].first < phrase.last:
            h += 1
        return [mention] if phrase.body is None else [mention, phrase.body], h

    def _owner(self, phrase: Phrase, k: int, h: int) -> int:
        """Take the institution before an office ("the department's spokeswoman"); the item after it."""
        bodies = [j for j in range(k, h) if self.page.items[j].sort in BODIES]
        if not bodies or phrase.head.sort in BODIES:
            return k
        last = bodies[-1]
        inner = Phrase(self.page.items[last])
        for modifier in self.page.items[k:last]:
            self._modify(inner, modifier)
        inner.pieces.append((inner.head.first, inner.head.last))
        phrase.body = self._institutional(inner, self.page.items[k])
        phrase.country, phrase.lands = phrase.body.country, inner.lands
        phrase.pieces.append((self.page.items[k].first, inner.last))
        return last + 1

    def _modify(self, phrase: Phrase, item: Item) -> None:
        """Take a modifier before the head."""
        if item.sort in LANDS:
            phrase.country = phrase.country or self.page.country(item)
            phrase.lands.append(item)
            if phrase.head.sort in BODIES:
                phrase.pieces.append((item.first, item.last))
        elif item.sort is Sort.NAME or item.sort is Sort.ORGANISATION:
            if phrase.head.sort is Sort.DESCRIPTOR:
                phrase.named = (item.first, item.last)
                phrase.entry_name = item.entry.shown if item.entry else ""
            else:
                phrase.pieces.append((item.first, item.last))
            if phrase.head.sort in ROLES or item.sort is Sort.ORGANISATION:
                phrase.body = phrase.body or self._whose(phrase, item)
            if item.entry is not None:
                phrase.country = phrase.country or item.entry.country
        else:
            phrase.pieces.append((item.first, item.last))

    def _following(self, phrase: Phrase) -> None:
        """Take what follows the head: fields, lands, bodies, and the name at the end."""
        limit = self.page.sentence_end(phrase.head.first)
        self._whole(phrase, limit)
        while phrase.last < limit and phrase.named is None and not phrase.closed:
            k = self.page.at.get(phrase.last)
            taken = self._take(phrase, self.page.items[k]) if k is not None else self._connect(phrase, limit)
            if not taken:
                break
        if phrase.head.sort in ROLES and phrase.named is not None:
            self._holder(phrase, limit)
            self._affiliation(phrase, limit)

    def _whole(self, phrase: Phrase, limit: int) -> None:
        """Take an institution's name with "and" in it, whose end its abbreviation shows: "Badan A dan B (BAB)"."""
        first, joined = phrase.last, False
        if phrase.head.sort not in BODIES or self.page.first_modifiers or not self.text[phrase.head.first][0].isupper():
            return
        for i in range(first, min(limit, first + _NAME)):
            if self.lower[i] in self.page.lexicon.conjunctions:
                joined = True
            elif self.text[i] == "(" and joined:
                phrase.pieces.append((first, i))
                phrase.last = i
                phrase.closed = self._bracket(phrase, limit)
                return
            elif not self.text[i][0].isupper() and self.text[i] != ",":
                return

    def _take(self, phrase: Phrase, item: Item) -> bool:
        """Take an item that follows directly; False where it is no part of the phrase."""
        sort, role = item.sort, phrase.head.sort in ROLES
        if sort is Sort.FIELD or (sort is Sort.PREFIX and role):
            return self._add(phrase, item)
        if sort is Sort.HONORIFIC and role:
            phrase.honorific, phrase.last = self.lower[item.first], item.last
            if phrase.last < len(self.text) and self.text[phrase.last] == ".":
                phrase.last += 1
            return True
        if sort is Sort.NAME:
            return self._take_name(phrase, item)
        if sort is Sort.ORGANISATION and phrase.head.sort is Sort.DESCRIPTOR:
            return self._call(phrase, item)
        if self.page.first_modifiers:
            return False
        return self._take_after(phrase, item)

    def _take_after(self, phrase: Phrase, item: Item) -> bool:
        if item.sort in LANDS:
            return self._land(phrase, item)
        if item.sort is Sort.ORGANISATION or item.sort is Sort.NEITHER:
            return self._institution(phrase, self.page.plain(item, part=True), item)
        if item.sort in BODIES and phrase.head.sort in ROLES:
            return self._inner(phrase, item)
        following = self.page.at.get(item.last)
        named = following is not None and self.page.items[following].sort is Sort.NAME and phrase.head.sort in BODIES
        plural = item.entry is not None and item.entry.plural
        return item.sort in HEADS and phrase.country is None and not named and not plural and self._add(phrase, item)

    def _take_name(self, phrase: Phrase, item: Item) -> bool:
        head = phrase.head
        if item.weak and head.sort in BODIES:
            return False
        if head.sort in ROLES:
            item = self._after_acronym(phrase, item)
            if item.last - item.first == 1 and self.lower[item.first] in self.page.lexicon.places:
                return self._add(phrase, item)  # "Polres Metro Bekasi Kota"
            if self.page.abbreviation(item) and not self.page.first_modifiers and phrase.body is None:
                return self._institution(phrase, self.page.plain(item, part=True), item)
            plural = head.entry is not None and head.entry.plural
            return not plural and not item.weak and not self._headline_verb(phrase, item) and self._call(phrase, item)
        if head.sort is Sort.DESCRIPTOR:
            return self._call(phrase, item)
        capital = self.text[head.first][0].isupper() and not self.page.first_modifiers
        return capital and phrase.country is None and not self.shapes.complete(phrase) and self._add(phrase, item)

    def _after_acronym(self, phrase: Phrase, item: Item) -> Item:
        """The name behind an institution's acronym, which is taken: "Peneliti senior IISS Daniel Salisbury"."""
        first = item._replace(last=item.first + 1)
        long = len(self.text[item.first]) > 2 and self.text[item.first].isalpha() and self.text[item.last - 1].istitle()
        if item.last - item.first < 3 or not long or not self.page.abbreviation(first) or self.page.first_modifiers:
            return item
        self._institution(phrase, self.page.plain(first, part=True), first)
        return item._replace(first=item.first + 1)

    def _headline_verb(self, phrase: Phrase, item: Item) -> bool:
        """Whether a capitalised word after a role is rather a title's next word ("Nelayan Sambut …")."""
        short = item.last - item.first == 1 and len(self.text[item.first]) > 1
        return short and phrase.head.sort is Sort.SPEAKER and self.page.tokens.sentence[item.first] == 0

    def _connect(self, phrase: Phrase, limit: int) -> bool:
        """Take a preposition, a conjunction, a bracket or a comma with what it ties to the phrase."""
        at, lower, lexicon = phrase.last, self.lower, self.page.lexicon
        word = lower[at]
        if word == "(":
            return self._bracket(phrase, limit)
        if word == "," and phrase.head.sort in ROLES:
            return self._comma(phrase, limit)
        after = at + 1
        if word == ".":
            return self._abbreviated(phrase, limit)
        if word in lexicon.conjunctions:
            item = self.page.item(after, limit)
            last = self.page.item_before(phrase)
            fields = item is not None and last is not None and item.sort is Sort.FIELD and last.sort is Sort.FIELD
            return item is not None and fields and self._add(phrase, item)
        if word not in lexicon.of:
            return False
        if after < limit and lower[after] in lexicon.definite:
            after += 1
        item = self.page.item(after, limit)
        return item is not None and self._prepositional(phrase, item, word)

    def _abbreviated(self, phrase: Phrase, limit: int) -> bool:
        """Step over the full stop of an abbreviated office before a name: "Gov. Smith"."""
        item = self.page.item(phrase.last + 1, limit)
        office = phrase.head.sort in ROLES and len(self.text[phrase.last - 1]) <= _SHORT
        if item is None or item.sort is not Sort.NAME or not office:
            return False
        phrase.last += 1
        return True

    def _prepositional(self, phrase: Phrase, item: Item, word: str) -> bool:
        if item.sort in LANDS:
            if word in self.page.lexicon.towards and phrase.head.sort in ROLES:
                phrase.turned = True
            return self._land(phrase, item)
        if item.sort is Sort.FIELD:
            head = self.page.head(self.page.at[item.first])
            if head >= 0 and phrase.head.sort in ROLES:
                return self._inner(phrase, item)
            return self._add(phrase, item)
        if item.sort is Sort.ORGANISATION:
            return self._institution(phrase, self.page.plain(item, part=True), item)
        if item.sort in BODIES and phrase.head.sort in ROLES:
            return self._inner(phrase, item)
        if item.sort is Sort.NAME and phrase.head.sort in ROLES and not item.weak:
            body = self._whose(phrase, item)
            return body.kind is Kind.ORGANISATION and self._institution(phrase, body, item)
        proper = item.sort is Sort.NAME and phrase.head.sort in BODIES and self.text[phrase.head.first][0].isupper()
        return proper and self._add(phrase, item)

    def _bracket(self, phrase: Phrase, limit: int) -> bool:
        """An abbreviation in brackets: "(AS)", "(IRGC)"."""
        at = phrase.last
        item = self.page.item(at + 1, limit)
        if item is None or item.last >= limit or self.text[item.last] != ")":
            return False
        short = item.sort in ROLES and phrase.head.sort in ROLES
        alone = phrase.head.sort in BODIES and item.last - item.first == 1
        if not short and not alone and not self.page.abbreviation(item):
            return False
        if item.sort is Sort.ORGANISATION and item.entry is not None:
            phrase.country = phrase.country or item.entry.country
        if phrase.head.sort in BODIES and item.sort not in LANDS:
            phrase.pieces.append((at, item.last + 1))
            phrase.closed = True
        phrase.last = item.last + 1
        return True

    def _comma(self, phrase: Phrase, limit: int) -> bool:
        """A name set off from its office: "Wakil Menteri Luar Negeri Korea Selatan, Seo Min-jae"."""
        item = self.page.item(phrase.last + 1, limit)
        if item is None or phrase.head.entry is None or phrase.head.entry.plural:
            return False
        if (
            item.sort is Sort.OFFICE and self.text[item.first][0].isupper()
        ):  # "Kasat Reskrim Polres Bekasi, Kompol Andi"
            rank, item = item, self.page.item(item.last, limit)
            if item is not None and item.sort is Sort.NAME:
                phrase.pieces.append((rank.first, rank.last))
        if item is None or item.sort is not Sort.NAME:
            return False
        closed = phrase.last - 1 in self.page.owned and item.last < limit and self.text[item.last] == ","
        return (closed or item.last - item.first > 1) and self._call(phrase, item)

    def _holder(self, phrase: Phrase, limit: int) -> None:
        """The name between commas behind another's, whose office it is: "juru bicara Presiden Lund, Alena Tarasik,"."""
        item, owner = self.page.item(phrase.last + 1, limit), phrase.named
        if item is None or owner is None or owner[0] not in self.page.at or self.page.first_modifiers:
            return
        after = item.last + 1
        between_commas = self.lower[phrase.last] == "," and after < limit and self.lower[item.last] == ","
        named = item.sort is Sort.NAME and item.last - item.first > 1
        if not named or not between_commas or self._listed(after):
            return
        phrase.pieces.append(owner)
        phrase.body = phrase.body or self._whose(phrase, self.page.items[self.page.at[owner[0]]])
        self._call(phrase, item)

    def _whose(self, phrase: Phrase, item: Item) -> Mention:
        """The mention of a name whose office it is: an organisation's, where only one has such ("Karsa's director")."""
        mention = self.page.plain(item, part=item.sort is Sort.ORGANISATION)
        entry = phrase.head.entry
        if mention.kind is not None or entry is None or " ".join(entry.words) not in self.page.lexicon.heading:
            return mention
        return replace(mention, kind=Kind.ORGANISATION, shown=self.page.words(mention.tokens), weak=False)

    def _listed(self, at: int) -> bool:
        """Whether a list goes on at a token: another name, or a conjunction."""
        return at in self.page.at or self.lower[at] in self.page.lexicon.conjunctions

    def _affiliation(self, phrase: Phrase, limit: int) -> None:
        """After a person's name: "of Panama", "dari Komando Pasukan Gabungan"."""
        if phrase.last + 1 >= limit or self.lower[phrase.last] not in self.page.lexicon.of:
            return
        item = self.page.item(phrase.last + 1, limit)
        if item is None or phrase.country or phrase.body:
            return
        if (
            item.sort in LANDS
            and item.sort is not Sort.ADJECTIVE
            and self.lower[phrase.last] not in self.page.lexicon.towards
        ):
            phrase.country, phrase.last = self.page.country(item), item.last
        elif item.sort is Sort.ORGANISATION:
            self._institution(phrase, self.page.plain(item), item)
        elif item.sort in BODIES:
            self._inner(phrase, item)

    def _add(self, phrase: Phrase, item: Item) -> bool:
        if item.first > phrase.last and phrase.pieces:
            phrase.pieces[-1] = (phrase.pieces[-1][0], item.last)
        else:
            phrase.pieces.append((item.first, item.last))
        phrase.last = item.last
        return True

    def _call(self, phrase: Phrase, item: Item) -> bool:
        phrase.named, phrase.last = (item.first, item.last), item.last
        if item.entry is not None:
            phrase.entry_name = item.entry.shown
            phrase.country = phrase.country or item.entry.country
        return True

    def _land(self, phrase: Phrase, item: Item) -> bool:
        if not phrase.turned:
            phrase.country = phrase.country or self.page.country(item)
        phrase.lands.append(item)
        if phrase.head.sort in BODIES:
            phrase.pieces.append((item.first, item.last))
        phrase.last = item.last
        return True

    def _institution(self, phrase: Phrase, body: Mention, item: Item) -> bool:
        if not phrase.turned:
            phrase.country = phrase.country or body.country
        phrase.body = phrase.body or body
        phrase.pieces.append((item.first, item.last))
        phrase.last = item.last
        return True

    def _inner(self, phrase: Phrase, item: Item) -> bool:
        """An institution with a head of its own, within a phrase: "juru bicara Kementerian Luar Negeri Iran"."""
        k = self.page.at[item.first]
        h = self.page.head(k)
        inner = Phrase(self.page.items[h])
        for modifier in self.page.items[k:h]:
            self._modify(inner, modifier)
        inner.pieces.append((inner.head.first, inner.head.last))
        limit = self.page.sentence_end(inner.head.first)
        self._whole(inner, limit)
        while inner.last < limit and not inner.closed:
            j = self.page.at.get(inner.last)
            if j is not None and self.page.items[j].sort is Sort.NAME and (inner.country or not self._proper(inner)):
                break
            if not (self._take(inner, self.page.items[j]) if j is not None else self._connect(inner, limit)):
                break
        mention = self._institutional(inner, item)
        phrase.pieces.append((item.first, inner.pieces[-1][1]))
        phrase.lands += inner.lands
        phrase.country = phrase.country or mention.country
        phrase.body = phrase.body or mention
        phrase.last = inner.last
        return True

    def _proper(self, phrase: Phrase) -> bool:
        """Whether an institution's name goes on with capitalised words that no field accounts for."""
        return len(phrase.pieces) == 1 and phrase.head.sort is not Sort.DESCRIPTOR and not self.shapes.complete(phrase)

    def _institutional(self, phrase: Phrase, first: Item) -> Mention:
        """The institution of a phrase, with the abbreviation in brackets after it."""
        limit = self.page.sentence_end(phrase.head.first)
        if phrase.last < limit and self.text[phrase.last] == "(":
            self._bracket(phrase, limit)
        return self.shapes.body(phrase, first)
