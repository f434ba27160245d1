"""Mentions out of phrases that have been read: somebody with an office, an institution."""

from pantau.extract.actors.lexicon import Sort
from pantau.extract.actors.mention import Mention, Phrase
from pantau.extract.actors.names import Item
from pantau.extract.actors.page import Page
from pantau.types import Kind


class Shapes:
    """Makes the mentions of one article."""

    def __init__(self, page: Page) -> None:
        self.page, self.text, self.lower = page, page.text, page.lower

    def office(self, phrase: Phrase, first: Item) -> Mention:
        entry = phrase.head.entry
        assert entry is not None
        head = " ".join(entry.words)
        return Mention(
            tokens=(first.first, phrase.last),
            kind=Kind.PERSON,
            named=phrase.named,
            country=phrase.country,
            role=self.role(phrase),
            head=head,
            office=entry.sort is Sort.OFFICE,
            plural=entry.plural,
            body=phrase.body,
            honorific=phrase.honorific or head,
            bare=not phrase.country and not phrase.body and len(phrase.pieces) == 1,
        )

    def body(self, phrase: Phrase, first: Item) -> Mention:
        entry = phrase.head.entry
        assert entry is not None
        head = " ".join(entry.words)
        shown = phrase.entry_name or (self.page.words(phrase.named) if phrase.named else self.body_name(phrase, first))
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
            role=self.role(phrase) if phrase.named else "",
            office=entry.sort is Sort.STATE,
            bare=self.is_generic(phrase, first),
            alias=alias,
        )

    def role(self, phrase: Phrase) -> str:
        """The words of an office without the country."""
        drop = {i for item in phrase.lands for i in range(item.first, item.last)}
        possessives = self.page.lexicon.possessives
        words = [
            self.page.word(i)
            for first, last in sorted(phrase.pieces)
            for i in range(first, last)
            if i not in drop and self.lower[i] not in possessives
        ]
        return self._written(words)

    def _written(self, words: list[str]) -> str:
        """Words on one line, with the spaces of print."""
        joined = " ".join(words)
        for mark in self.page.lexicon.possessives:
            joined = joined.replace(f" {mark} ", f"{mark} ")
        return joined.replace("( ", "(").replace(" )", ")").replace(" ,", ",").replace(" . ", ". ")

    def body_name(self, phrase: Phrase, first: Item) -> str:
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
                if words and words[-1].lower() in self.page.lexicon.locative and item.sort is Sort.CAPITAL:
                    words.pop()
                words.append(item.entry.shown)
                i = item.last
            else:
                words.append(self.text[i])
                i += 1
        return self._written(words)

    def is_generic(self, phrase: Phrase, first: Item) -> bool:
        """Whether nothing says which institution is meant: no country, no name, no capital but a sentence's first."""
        if phrase.country or phrase.named is not None or phrase.body is not None:
            return False
        if self.complete(phrase):
            return False
        return len(phrase.pieces) == 1 or not any(w[0].isupper() for w in self.text[first.first : phrase.last])

    def complete(self, phrase: Phrase) -> bool:
        """Whether an institution's head is a name by itself: "Mahkamah Agung", "Partai Demokrat", "DPR"."""
        first, last = phrase.head.first, phrase.head.last
        several = last - first > 1 and self.text[last - 1][0].isupper()
        return several or self.page.abbreviation(phrase.head)
