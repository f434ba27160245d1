"""One pass over an article: the words that name somebody or something, and the capitalised runs that may be names."""

from typing import NamedTuple

from pantau.extract.actors.lexicon import OWNABLE, Entry, Lexicon, Sort
from pantau.extract.spans import tokens_of
from pantau.types import Document

_OPENERS = frozenset("\"“„«'‘:([–—-•")
_APOSTROPHES = frozenset("'’`\\")
_TITLED = 0.9  # share of capitalised long words from which a sentence is set as a headline


class Item(NamedTuple):
    """A phrase of the lexicon, or a run of capitalised words (sort NAME; `weak` where its capital says nothing)."""

    first: int
    last: int
    sort: Sort
    entry: Entry | None
    weak: bool = False


def scan(document: Document, lexicon: Lexicon) -> list[Item]:
    """The items of an article in order; none overlap."""
    return _Scanner(document, lexicon).scan()


class _Scanner:
    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        tokens = document.tokens
        self.text, self.lower, self.sentence = tokens.text, tokens.lower, tokens.sentence
        self.lexicon = lexicon
        self.initial = {first for first, _ in document.sentences}
        self.sentences = document.sentences
        self.titled: dict[int, bool] = {}
        self.written = frozenset(self.text)
        self.items: list[Item] = []
        self.start, self.end = tokens.start, tokens.end
        self.skipped = tokens_of(document.skipped)

    def scan(self) -> list[Item]:
        text, lower, entries, n = self.text, self.lower, self.lexicon.entries, len(self.text)
        i = 0
        while i < n:
            group = entries.get(lower[i])
            found = self._match(group, i) if group else self._owned(i)
            if found is not None and lower[i] in self.lexicon.given and self._first_name(i, found):
                found = None
            if found is not None:
                i = self._known(i, found)
            elif text[i][0].isupper() and not self._compound(i):
                i = self._name(i)
            else:
                i += 1
        return self.items

    def _match(self, group: tuple[Entry, ...], i: int) -> Entry | None:
        text = self.text
        for entry in group:
            size = len(entry.words)
            if size > 1 and (
                not self._words(entry, i) or self.sentence[i] != self.sentence[min(i + size, len(text)) - 1]
            ):
                continue
            if entry.exact:
                if text[i] == entry.form[0]:
                    return entry
            elif not entry.capital or text[i][0].isupper():
                return entry
        return None

    def _words(self, entry: Entry, i: int) -> bool:
        """Whether the words of an entry stand at token i, the last perhaps with an ending ("juru bicara|nya")."""
        here = self.lower[i : i + len(entry.words)]
        if here[:-1] != entry.words[:-1] or len(here) < len(entry.words):
            return False
        last, written = entry.words[-1], here[-1]
        return written == last or (
            entry.sort in OWNABLE and written.startswith(last) and written[len(last) :] in self.lexicon.owning
        )

    def _owned(self, i: int) -> Entry | None:
        """The entry of one word that token i is with an ending ("pengacara|nya")."""
        for ending in self.lexicon.owning:
            if self.lower[i].endswith(ending):
                group = self.lexicon.entries.get(self.lower[i][: -len(ending)], ())
                return next((e for e in group if len(e.words) == 1 and e.sort in OWNABLE and not e.exact), None)
        return None

    def _known(self, i: int, entry: Entry) -> int:
        """Take a phrase of the lexicon at token i, or see it as part of a name ("Nicusor Dan"); the token after it."""
        last = i + len(entry.words)
        if self._continues_name(i, last, entry):
            before = self.items[-1]
            if before.sort is Sort.NAME:
                self.items[-1] = before._replace(last=last)
            else:
                self.items.append(Item(i, last, Sort.NAME, None))
        elif entry.capital and i in self.initial and last == i + 1 and self.lower[i] in self.lexicon.ordinary:
            return last
        elif entry.sort not in (Sort.ORDINARY, Sort.CALENDAR):
            self.items.append(Item(i, last, entry.sort, entry))
        return last

    def _first_name(self, i: int, entry: Entry) -> bool:
        """Whether a country's name is a person's here: "Chad Hammond", but not "Menteri Israel Benjamin …"."""
        before = self.items[-1] if self.items else None
        if before is not None and before.last == i and before.sort in _OWNED and not self.lexicon.pack.modifiers_first:
            return False
        return entry.sort < Sort.ORGANISATION and len(entry.words) == 1 and self._plain(i + 1)

    def _continues_name(self, i: int, last: int, entry: Entry) -> bool:
        before = self.items[-1] if self.items else None
        if last - i > 1 or before is None or before.last != i or i in self.initial or not self.text[i][0].isupper():
            return False
        if entry.sort is Sort.CALENDAR or entry.sort in _NEVER_PART or self._titled(i) or self._follows_upper(last):
            return False
        if entry.sort is Sort.ORDINARY:
            return before.sort in (Sort.NAME, Sort.HONORIFIC, Sort.OFFICE)
        return before.sort is Sort.NAME and self.text[i].istitle() and not self.text[before.first].isupper()

    def _follows_upper(self, i: int) -> bool:
        return i < len(self.text) and i not in self.initial and self.text[i][0].isupper()

    def _name(self, i: int) -> int:
        """Take a run of capitalised words from token i; the token after it."""
        text, initial, n = self.text, self.initial, len(self.text)
        if self._titled(i):
            self.items.append(Item(i, i + 1, Sort.NAME, None, weak=True))
            return i + 1
        last = i + 1
        while last < n and last not in initial:
            step = self._step(last)
            if not step:
                break
            last += step
        begins = i in initial or text[i - 1] in _OPENERS
        if begins and last - i > 1 and (self._ordinary(i) or self.lower[i] in self.lexicon.openers):
            i += 1
            begins = False
        if begins and last - i == 1 and self.lower[i] in self.lexicon.openers:
            return last
        weak = begins and last - i == 1 and not (len(text[i]) > 1 and text[i].isupper())
        self.items.append(Item(i, last, Sort.NAME, None, weak))
        return last

    def _compound(self, i: int) -> bool:
        return "-" in self.text[i] and self.lower[i].rpartition("-")[2] in self.lexicon.compounds

    def _step(self, i: int) -> int:
        """How many tokens from i go on with a name: a capitalised word, an initial's stop, a particle with its word."""
        word = self.text[i]
        if word == ".":
            return int(len(self.text[i - 1]) == 1 and self.text[i - 1].isupper() and self._plain(i + 1))
        if word in _APOSTROPHES:
            return self._glued(i)
        if word in self.lexicon.joints and self.text[i - 1] in self.lexicon.endings:
            return 2 if self._plain(i + 1) else 0
        if self.lower[i] in self.lexicon.particles and word[0].islower():
            return 2 if self._plain(i + 1) else 0
        if word[0].isupper():
            return int(self._plain(i))
        head, dash, rest = word.partition("-")
        return int(bool(dash) and head in self.lexicon.particles and rest[:1].isupper())

    def _glued(self, i: int) -> int:
        """How many tokens an apostrophe within a name ties to it: "Ma'ruf", in some texts with a backslash."""
        mark = i + (self.text[i] == "\\")
        if mark + 1 >= len(self.text) or self.text[mark] not in _APOSTROPHES or not self.text[mark + 1].islower():
            return 0
        tied = self.end[i - 1] == self.start[i] and self.end[mark] == self.start[mark + 1]
        return mark + 2 - i if tied and self.end[i] >= self.start[mark] else 0

    def _plain(self, i: int) -> bool:
        """Whether token i is a capitalised word that the lexicon does not know."""
        if i >= len(self.text) or i in self.initial or not self.text[i][0].isupper():
            return False
        group = self.lexicon.entries.get(self.lower[i])
        return group is None or self._match(group, i) is None

    def _ordinary(self, i: int) -> bool:
        """Whether the capital of token i is only that of its sentence's beginning."""
        word = self.lower[i]
        if word in self.written:
            return True
        lexicon = self.lexicon
        return len(word) > 5 and (word.startswith(lexicon.beginnings) or word.endswith(lexicon.ends))

    def _titled(self, i: int) -> bool:
        """Whether the sentence of token i is a headline in capitals, or it stands in one of another article."""
        if i in self.skipped:
            return True
        number = self.sentence[i]
        if number not in self.titled:
            first, last = self.sentences[number]
            ordinary = self.lexicon.ordinary
            long = [w for w in self.text[first:last] if len(w) > 3 and w[0].isalpha() and w not in ordinary]
            upper = sum(w[0].isupper() for w in long)
            stops = self.text[last - 1] == "."
            self.titled[number] = not stops and len(long) > 4 and upper >= _TITLED * len(long)
        return self.titled[number]


_OWNED = frozenset({Sort.OFFICE, Sort.SPEAKER, Sort.STATE, Sort.BODY, Sort.FIELD})
_NEVER_PART = frozenset(
    {
        Sort.COUNTRY,
        Sort.ADJECTIVE,
        Sort.PEOPLE,
        Sort.CAPITAL,
        Sort.ORGANISATION,
        Sort.STATE,
        Sort.BODY,
        Sort.NEITHER,
        Sort.SHORT,
        Sort.HONORIFIC,
    }
)
