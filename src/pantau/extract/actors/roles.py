"""Names with what stands around them: offices, fields, institutions and countries, put together to whole mentions."""

from dataclasses import dataclass, replace

from pantau.extract.actors.lexicon import BODIES, HEADS, LANDS, ROLES, Lexicon, Sort
from pantau.extract.actors.names import Item
from pantau.types import Kind, Range, Tokens


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of an actor, from its first word to its last (token range `tokens`).

    `kind` is None for a capitalised run of which nothing is known yet. A holder of an office without a name has
    `named` None. `bare`: only a head noun, to be resolved ("the ministry"). `through`: how a country is named.
    """

    tokens: Range
    kind: Kind | None
    named: Range | None = None
    shown: str = ""
    country: str | None = None
    role: str = ""
    head: str = ""
    office: bool = False
    plural: bool = False
    bare: bool = False
    weak: bool = False
    honorific: str = ""
    through: Sort | None = None
    placed: bool = False
    alias: str = ""
    stateless: bool = False
    body: "Mention | None" = None


class _Phrase:
    """A headed phrase while it is being read: its parts so far, and the token after them (`last`)."""

    def __init__(self, head: Item) -> None:
        self.head = head
        self.pieces: list[Range] = []
        self.last = head.last
        self.country: str | None = None
        self.named: Range | None = None
        self.entry_name = ""
        self.body: Mention | None = None
        self.lands: list[Item] = []
        self.honorific = ""
        self.turned = False
        self.closed = False


def read_mentions(tokens: Tokens, items: list[Item], lexicon: Lexicon) -> list[Mention]:
    """Every mention of an article in order; one within another (the Kremlin in "Kremlin spokesman") comes after it."""
    mentions = _Reader(tokens, items, lexicon).read()
    return sorted(mentions, key=lambda mention: mention.tokens[0])


class _Reader:
    def __init__(self, tokens: Tokens, items: list[Item], lexicon: Lexicon) -> None:
        self.tokens, self.items, self.lexicon = tokens, items, lexicon
        self.text, self.lower = tokens.text, tokens.lower
        self.at = {item.first: k for k, item in enumerate(items)}
        self.first_modifiers = lexicon.pack.modifiers_first
        self.mentions: list[Mention] = []

    def read(self) -> list[Mention]:
        k = 0
        while k < len(self.items):
            head = self._head(k)
            k = self._single(k) if head < 0 else self._headed(k, head)
        return self.mentions

    # -- where the head of a phrase stands --

    def _head(self, k: int) -> int:
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
            if j + 1 == len(self.items) or not self._joined(self.items[j], self.items[j + 1]):
                return head
            if sort in ROLES and not (
                self.items[j + 1].sort in ROLES and self.items[j].last == self.items[j + 1].first
            ):
                return head
        return head

    def _joined(self, left: Item, right: Item) -> bool:
        if self.tokens.sentence[left.first] != self.tokens.sentence[right.first]:
            return False
        gap = right.first - left.last
        return gap == 0 or (
            gap == 1
            and self.first_modifiers
            and self.lower[left.last] in self.lexicon.possessives
            and left.sort is not Sort.OFFICE
        )

    # -- phrases with a head --

    def _headed(self, k: int, h: int) -> int:
        items, head = self.items, self.items[h]
        phrase = _Phrase(head)
        for item in items[self._owner(phrase, k, h) : h]:
            self._modify(phrase, item)
        phrase.pieces.append((head.first, head.last))
        self._following(phrase)
        mention = self._person_or_office(phrase, items[k]) if head.sort in ROLES else self._body(phrase, items[k])
        self.mentions.append(mention)
        if phrase.body is not None:
            self.mentions.append(phrase.body)
        while h < len(items) and items[h].first < phrase.last:
            h += 1
        return h

    def _owner(self, phrase: _Phrase, k: int, h: int) -> int:
        """Take the institution before an office ("the department's spokeswoman"); the item after it."""
        bodies = [j for j in range(k, h) if self.items[j].sort in BODIES]
        if not bodies or phrase.head.sort in BODIES:
            return k
        last = bodies[-1]
        inner = _Phrase(self.items[last])
        for modifier in self.items[k:last]:
            self._modify(inner, modifier)
        inner.pieces.append((inner.head.first, inner.head.last))
        phrase.body = self._body(inner, self.items[k])
        phrase.country, phrase.lands = phrase.body.country, inner.lands
        phrase.pieces.append((self.items[k].first, inner.last))
        return last + 1

    def _modify(self, phrase: _Phrase, item: Item) -> None:
        """Take a modifier before the head."""
        if item.sort in LANDS:
            phrase.country = phrase.country or self._country(item)
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
                phrase.body = phrase.body or self._plain(item, part=item.sort is Sort.ORGANISATION)
            if item.entry is not None:
                phrase.country = phrase.country or item.entry.country
        else:
            phrase.pieces.append((item.first, item.last))

    def _following(self, phrase: _Phrase) -> None:
        """Take what follows the head: fields, lands, bodies, and the name at the end."""
        limit = self._sentence_end(phrase.head.first)
        while phrase.last < limit and phrase.named is None and not phrase.closed:
            k = self.at.get(phrase.last)
            taken = self._take(phrase, self.items[k]) if k is not None else self._connect(phrase, limit)
            if not taken:
                break
        if phrase.head.sort in ROLES and phrase.named is not None:
            self._affiliation(phrase, limit)

    def _take(self, phrase: _Phrase, item: Item) -> bool:
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
        if self.first_modifiers:
            return False
        return self._take_after(phrase, item)

    def _take_after(self, phrase: _Phrase, item: Item) -> bool:
        if item.sort in LANDS:
            return self._land(phrase, item)
        if item.sort is Sort.ORGANISATION or item.sort is Sort.NEITHER:
            return self._institution(phrase, self._plain(item, part=True), item)
        if item.sort in BODIES and phrase.head.sort in ROLES:
            return self._inner(phrase, item)
        following = self.at.get(item.last)
        named = following is not None and self.items[following].sort is Sort.NAME and phrase.head.sort in BODIES
        plural = item.entry is not None and item.entry.plural
        return item.sort in HEADS and phrase.country is None and not named and not plural and self._add(phrase, item)

    def _take_name(self, phrase: _Phrase, item: Item) -> bool:
        head = phrase.head
        if item.weak and head.sort in BODIES:
            return False
        if head.sort in ROLES:
            item = self._after_acronym(phrase, item)
            if item.last - item.first == 1 and self.lower[item.first] in self.lexicon.places:
                return self._add(phrase, item)  # "Polres Metro Bekasi Kota"
            if self._abbreviation(item) and not self.first_modifiers and phrase.body is None:
                return self._institution(phrase, self._plain(item, part=True), item)
            plural = head.entry is not None and head.entry.plural
            return not plural and not item.weak and not self._headline_verb(phrase, item) and self._call(phrase, item)
        if head.sort is Sort.DESCRIPTOR:
            return self._call(phrase, item)
        capital = self.text[head.first][0].isupper() and not self.first_modifiers
        return capital and phrase.country is None and not self._complete(phrase) and self._add(phrase, item)

    def _after_acronym(self, phrase: _Phrase, item: Item) -> Item:
        """The name behind an institution's acronym, which is taken: "Peneliti senior IISS Daniel Salisbury"."""
        first = item._replace(last=item.first + 1)
        long = len(self.text[item.first]) > 2 and self.text[item.first].isalpha() and self.text[item.last - 1].istitle()
        if item.last - item.first < 3 or not long or not self._abbreviation(first) or self.first_modifiers:
            return item
        self._institution(phrase, self._plain(first, part=True), first)
        return item._replace(first=item.first + 1)

    def _headline_verb(self, phrase: _Phrase, item: Item) -> bool:
        """Whether a capitalised word after a role is rather a title's next word ("Nelayan Sambut …")."""
        short = item.last - item.first == 1 and len(self.text[item.first]) > 1
        return short and phrase.head.sort is Sort.SPEAKER and self.tokens.sentence[item.first] == 0

    def _connect(self, phrase: _Phrase, limit: int) -> bool:
        """Take a preposition, a conjunction, a bracket or a comma with what it ties to the phrase."""
        at, lower, lexicon = phrase.last, self.lower, self.lexicon
        word = lower[at]
        if word == "(":
            return self._bracket(phrase, limit)
        if word == "," and phrase.head.sort in ROLES:
            return self._comma(phrase, limit)
        after = at + 1
        if word == ".":
            return self._abbreviated(phrase, limit)
        if word in lexicon.conjunctions:
            item = self._item(after, limit)
            last = self._item_before(phrase)
            fields = item is not None and last is not None and item.sort is Sort.FIELD and last.sort is Sort.FIELD
            return item is not None and fields and self._add(phrase, item)
        if word not in lexicon.of:
            return False
        if after < limit and lower[after] in lexicon.definite:
            after += 1
        item = self._item(after, limit)
        return item is not None and self._prepositional(phrase, item, word)

    def _abbreviated(self, phrase: _Phrase, limit: int) -> bool:
        """Step over the full stop of an abbreviated office before a name: "Gov. Smith"."""
        item = self._item(phrase.last + 1, limit)
        office = phrase.head.sort in ROLES and len(self.text[phrase.last - 1]) <= _SHORT
        if item is None or item.sort is not Sort.NAME or not office:
            return False
        phrase.last += 1
        return True

    def _prepositional(self, phrase: _Phrase, item: Item, word: str) -> bool:
        if item.sort in LANDS:
            if word in self.lexicon.towards and phrase.head.sort in ROLES:
                phrase.turned = True
            return self._land(phrase, item)
        if item.sort is Sort.FIELD:
            head = self._head(self.at[item.first])
            if head >= 0 and phrase.head.sort in ROLES:
                return self._inner(phrase, item)
            return self._add(phrase, item)
        if item.sort is Sort.ORGANISATION:
            return self._institution(phrase, self._plain(item, part=True), item)
        if item.sort in BODIES and phrase.head.sort in ROLES:
            return self._inner(phrase, item)
        proper = item.sort is Sort.NAME and phrase.head.sort in BODIES and self.text[phrase.head.first][0].isupper()
        return proper and self._add(phrase, item)

    def _bracket(self, phrase: _Phrase, limit: int) -> bool:
        """An abbreviation in brackets: "(AS)", "(IRGC)"."""
        at = phrase.last
        item = self._item(at + 1, limit)
        if item is None or item.last >= limit or self.text[item.last] != ")":
            return False
        short = item.sort in ROLES and phrase.head.sort in ROLES
        alone = phrase.head.sort in BODIES and item.last - item.first == 1
        if not short and not alone and not self._abbreviation(item):
            return False
        if item.sort is Sort.ORGANISATION and item.entry is not None:
            phrase.country = phrase.country or item.entry.country
        if phrase.head.sort in BODIES and item.sort not in LANDS:
            phrase.pieces.append((at, item.last + 1))
            phrase.closed = True
        phrase.last = item.last + 1
        return True

    def _comma(self, phrase: _Phrase, limit: int) -> bool:
        """A name set off from its office: "Wakil Menteri Luar Negeri Korea Selatan, Kim Hong-kyun"."""
        item = self._item(phrase.last + 1, limit)
        if item is None or phrase.head.entry is None or phrase.head.entry.plural:
            return False
        if (
            item.sort is Sort.OFFICE and self.text[item.first][0].isupper()
        ):  # "Kasat Reskrim Polres Bekasi, Kompol Andi"
            rank, item = item, self._item(item.last, limit)
            if item is not None and item.sort is Sort.NAME:
                phrase.pieces.append((rank.first, rank.last))
        if item is None or item.sort is not Sort.NAME or item.last - item.first < 2:
            return False
        return self._call(phrase, item)

    def _affiliation(self, phrase: _Phrase, limit: int) -> None:
        """After a person's name: "of Panama", "dari Komando Pasukan Gabungan"."""
        if phrase.last + 1 >= limit or self.lower[phrase.last] not in self.lexicon.of:
            return
        item = self._item(phrase.last + 1, limit)
        if item is None or phrase.country or phrase.body:
            return
        if (
            item.sort in LANDS
            and item.sort is not Sort.ADJECTIVE
            and self.lower[phrase.last] not in self.lexicon.towards
        ):
            phrase.country, phrase.last = self._country(item), item.last
        elif item.sort is Sort.ORGANISATION:
            self._institution(phrase, self._plain(item), item)
        elif item.sort in BODIES:
            self._inner(phrase, item)

    # -- the parts --

    def _add(self, phrase: _Phrase, item: Item) -> bool:
        if item.first > phrase.last and phrase.pieces:
            phrase.pieces[-1] = (phrase.pieces[-1][0], item.last)
        else:
            phrase.pieces.append((item.first, item.last))
        phrase.last = item.last
        return True

    def _call(self, phrase: _Phrase, item: Item) -> bool:
        phrase.named, phrase.last = (item.first, item.last), item.last
        if item.entry is not None:
            phrase.entry_name = item.entry.shown
            phrase.country = phrase.country or item.entry.country
        return True

    def _land(self, phrase: _Phrase, item: Item) -> bool:
        if not phrase.turned:
            phrase.country = phrase.country or self._country(item)
        phrase.lands.append(item)
        if phrase.head.sort in BODIES:
            phrase.pieces.append((item.first, item.last))
        phrase.last = item.last
        return True

    def _institution(self, phrase: _Phrase, body: Mention, item: Item) -> bool:
        if not phrase.turned:
            phrase.country = phrase.country or body.country
        phrase.body = phrase.body or body
        phrase.pieces.append((item.first, item.last))
        phrase.last = item.last
        return True

    def _inner(self, phrase: _Phrase, item: Item) -> bool:
        """An institution with a head of its own, within a phrase: "juru bicara Kementerian Luar Negeri Iran"."""
        k = self.at[item.first]
        h = self._head(k)
        inner = _Phrase(self.items[h])
        for modifier in self.items[k:h]:
            self._modify(inner, modifier)
        inner.pieces.append((inner.head.first, inner.head.last))
        limit = self._sentence_end(inner.head.first)
        while inner.last < limit:
            j = self.at.get(inner.last)
            if j is not None and self.items[j].sort is Sort.NAME and (inner.country or not self._proper(inner)):
                break
            if not (self._take(inner, self.items[j]) if j is not None else self._connect(inner, limit)):
                break
        mention = self._body(inner, item)
        phrase.pieces.append((item.first, inner.pieces[-1][1]))
        phrase.lands += inner.lands
        phrase.country = phrase.country or mention.country
        phrase.body = phrase.body or mention
        phrase.last = inner.last
        return True

    def _proper(self, phrase: _Phrase) -> bool:
        """Whether an institution's name goes on with capitalised words that no field accounts for."""
        return len(phrase.pieces) == 1 and phrase.head.sort is not Sort.DESCRIPTOR and not self._complete(phrase)

    def _complete(self, phrase: _Phrase) -> bool:
        """Whether an institution's head is a name by itself: "Mahkamah Agung", "Partai Demokrat", "DPR"."""
        first, last = phrase.head.first, phrase.head.last
        several = last - first > 1 and self.text[last - 1][0].isupper()
        return several or self._abbreviation(phrase.head)

    # -- what comes out --

    def _person_or_office(self, phrase: _Phrase, first: Item) -> Mention:
        entry = phrase.head.entry
        assert entry is not None
        head = " ".join(entry.words)
        return Mention(
            tokens=(first.first, phrase.last),
            kind=Kind.PERSON,
            named=phrase.named,
            country=phrase.country,
            role=self._role(phrase),
            head=head,
            office=entry.sort is Sort.OFFICE,
            plural=entry.plural,
            body=phrase.body,
            honorific=phrase.honorific or head,
            bare=not phrase.country and not phrase.body and len(phrase.pieces) == 1,
        )

    def _role(self, phrase: _Phrase) -> str:
        """The words of an office without the country."""
        drop = {i for item in phrase.lands for i in range(item.first, item.last)}
        possessives = self.lexicon.possessives
        words = [
            self.text[i]
            for first, last in sorted(phrase.pieces)
            for i in range(first, last)
            if i not in drop and self.lower[i] not in possessives
        ]
        return " ".join(words)

    def _body(self, phrase: _Phrase, first: Item) -> Mention:
        entry = phrase.head.entry
        assert entry is not None
        head = " ".join(entry.words)
        self._extend_bracket(phrase)
        shown = phrase.entry_name or (self._text(phrase.named) if phrase.named else self._body_name(phrase, first))
        alias = ""
        if not phrase.named and self.text[phrase.last - 1] == ")" and shown.endswith(")"):
            alias = self.text[phrase.last - 2]
        return Mention(
            tokens=(first.first, phrase.last),
            kind=Kind.ORGANISATION,
            named=phrase.named or (first.first, phrase.last),
            shown=shown,
            country=phrase.country,
            head=head,
            role=self._role(phrase) if phrase.named else "",
            office=entry.sort is Sort.STATE,
            bare=self._is_generic(phrase, first),
            alias=alias,
        )

    def _is_generic(self, phrase: _Phrase, first: Item) -> bool:
        """Whether nothing says which institution is meant: no country, no name, no capital but a sentence's first."""
        if phrase.country or phrase.named is not None or phrase.body is not None:
            return False
        if self._complete(phrase):
            return False
        return len(phrase.pieces) == 1 or not any(w[0].isupper() for w in self.text[first.first : phrase.last])

    def _extend_bracket(self, phrase: _Phrase) -> None:
        limit = self._sentence_end(phrase.head.first)
        if phrase.last < limit and self.text[phrase.last] == "(":
            self._bracket(phrase, limit)

    def _body_name(self, phrase: _Phrase, first: Item) -> str:
        """An institution's name: its capital, or a short form within a formal name, written out as the country."""
        formal = self.text[phrase.head.first][0].isupper()
        words: list[str] = []
        lands = {item.first: item for item in phrase.lands}
        i = first.first
        while i < phrase.last:
            item = lands.get(i)
            if (
                item is not None
                and item.entry is not None
                and item.entry.country
                and (item.sort is Sort.CAPITAL or item.sort is Sort.SHORT or (formal and item.sort is Sort.COUNTRY))
            ):
                if words and words[-1].lower() in self.lexicon.locative and item.sort is Sort.CAPITAL:
                    words.pop()
                words.append(item.entry.shown)
                i = item.last
            else:
                words.append(self.text[i])
                i += 1
        joined = " ".join(words)
        for mark in self.lexicon.possessives:
            joined = joined.replace(f" {mark} ", f"{mark} ")
        return joined.replace("( ", "(").replace(" )", ")")

    # -- mentions without a head --

    def _single(self, k: int) -> int:
        item = self.items[k]
        if item.sort is Sort.HONORIFIC:
            return self._honoured(k)
        if item.sort is Sort.NAME or item.sort is Sort.ORGANISATION:
            mention = self._with_alias(self._branch(k) or self._plain(item), item)
            self.mentions.append(mention)
            return self._skip(k, mention.tokens[1])
        if item.sort is Sort.PEOPLE:
            self.mentions.append(
                Mention(
                    (item.first, item.last),
                    Kind.PERSON,
                    country=self._country(item),
                    plural=True,
                    role=self._text((item.first, item.last)),
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
        item, land = self.items[k], self._item(self.items[k].last, len(self.text))
        if land is None or land.sort is not Sort.COUNTRY or item.weak or item.last - item.first > 2:
            return None
        if self._is_place(item) or not self._joined(item, land):
            return None
        span = (item.first, land.last)
        return Mention(span, Kind.ORGANISATION, named=span, shown=self._text(span), country=self._country(land))

    def _titled_by_land(self, k: int) -> Mention | None:
        """An organisation whose name begins with a country's: "Saudi Press Agency"."""
        item, name = self.items[k], self._item(self.items[k].last, len(self.text))
        if name is None or name.sort is not Sort.NAME or self.text[name.last - 1] not in self.lexicon.endings:
            return None
        span = (item.first, name.last)
        mention = Mention(span, Kind.ORGANISATION, named=span, shown=self._text(span), country=self._country(item))
        return self._with_alias(mention, item)

    def _skip(self, k: int, last: int) -> int:
        while k < len(self.items) and self.items[k].first < last:
            k += 1
        return k

    def _honoured(self, k: int) -> int:
        item = self.items[k]
        at = item.last + (item.last < len(self.text) and self.text[item.last] == ".")
        j = self.at.get(at)
        if j is None or self.items[j].sort is not Sort.NAME:
            return k + 1
        name = self.items[j]
        self.mentions.append(
            Mention(
                (item.first, name.last), Kind.PERSON, named=(name.first, name.last), honorific=self.lower[item.first]
            )
        )
        return j + 1

    def _plain(self, item: Item, *, part: bool = False) -> Mention:
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
        placed = self._is_place(item) or shouted
        upper = [w for w in words if len(w) > 1 and w.isupper() and "." not in w]
        if len(words) > 2 and upper == [words[-1]] and words[-1] not in self.lexicon.endings:
            return Mention(span, None, named=(item.first, item.last - 1), placed=placed)  # "Jane Freeman MSP"
        body = bool(upper) and not placed and not item.weak if len(words) > 1 else part
        body = body or any(w in self.lexicon.endings for w in words[1:])
        return Mention(
            span,
            Kind.ORGANISATION if body else None,
            named=span,
            shown=self._text(span) if body else "",
            weak=item.weak,
            placed=placed,
        )

    def _is_place(self, item: Item) -> bool:
        before = self.lower[item.first - 1] if item.first else ""
        lexicon = self.lexicon
        noun = self.lower[item.last - 1] if self.first_modifiers else self.lower[item.first]
        long = item.last - item.first > 2
        return before in lexicon.places or noun in lexicon.places or (before in lexicon.locative and not long)

    def _with_alias(self, mention: Mention, item: Item) -> Mention:
        """The mention with the abbreviation in brackets that follows an organisation directly, where one does."""
        limit, last = self._sentence_end(item.first), mention.tokens[1]
        if mention.kind is not Kind.ORGANISATION or last + 2 >= limit or self.text[last] != "(":
            return mention
        inner = self._item(last + 1, limit)
        if inner is None or inner.last >= limit or self.text[inner.last] != ")" or not self._abbreviation(inner):
            return mention
        alias = self.text[inner.first]
        return replace(
            mention, alias=alias, shown=f"{mention.shown} ({alias})", tokens=(mention.tokens[0], inner.last + 1)
        )

    def _place(self, item: Item) -> Mention:
        before = self.lower[item.first - 1] if item.first else ""
        span = (item.first, item.last)
        placed = item.sort is Sort.CITY or (item.sort is Sort.CAPITAL and before in self.lexicon.locative)
        return Mention(
            span,
            Kind.COUNTRY,
            named=span,
            shown=self._text(span),
            country=self._country(item),
            through=item.sort,
            placed=placed,
        )

    # -- small things --

    def _country(self, item: Item) -> str | None:
        return item.entry.country if item.entry is not None else None

    def _text(self, span: Range) -> str:
        return " ".join(self.text[span[0] : span[1]]).replace(" . ", ". ")

    def _item(self, at: int, limit: int) -> Item | None:
        k = self.at.get(at)
        return self.items[k] if k is not None and at < limit else None

    def _item_before(self, phrase: _Phrase) -> Item | None:
        k = self.at.get(phrase.pieces[-1][0]) if phrase.pieces else None
        return self.items[k] if k is not None else None

    def _abbreviation(self, item: Item) -> bool:
        word = self.text[item.first]
        return item.last - item.first == 1 and len(word) > 1 and word[0].isupper() and word.upper() == word

    def _sentence_end(self, i: int) -> int:
        """The token after the sentence of token i."""
        sentence, n = self.tokens.sentence, len(self.text)
        at, end = sentence[i], i
        while end < n and sentence[end] == at and end < i + _REACH:
            end += 1
        return end


_SHORT = 4  # letters of an abbreviated office ("Capt.")
_REACH = 40  # tokens; no office is longer
_BEFORE = frozenset({Sort.COUNTRY, Sort.ADJECTIVE, Sort.SHORT, Sort.CAPITAL, Sort.CITY, Sort.ORGANISATION, Sort.NAME})
