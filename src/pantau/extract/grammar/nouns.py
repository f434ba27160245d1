"""Nouns that attribute: "tuduhan X bahwa Y", "X's warning that Y"."""

from pantau.extract.grammar.content import content_end
from pantau.extract.grammar.left import possessor
from pantau.extract.grammar.phrases import phrase_end, subject
from pantau.extract.grammar.reading import Reading
from pantau.types import Act, Range


class Nouns(Reading):
    def noun(self, i: int, j: int) -> int:
        """ "tuduhan X bahwa Y", "X's warning that Y"."""
        t, end = self.t, self.end
        if i > self.first and t.capital(i) and j < end and t.capital(j):  # "Laporan Harta Kekayaan": a name
            return j
        if owner := self.owner(i):
            return self.owned(owner, i, j)
        if holder := self.holder(i, j):
            that = next(m for m in range(j, end) if t.low[m] in self.words.that)
            self.add("noun", holder, (i, j), [(that, content_end(t, that, end, clausal=True))])
            return that
        if self.words.modifiers_first and j < end and t.low[j] in self.words.agents:
            return self.called(i, j)
        start = j + (j < end and t.low[j] in self.words.noun_prepositions)
        k = phrase_end(t, start, end)
        if k <= start or k >= end or t.quoted(k) or t.low[start] in self.words.pronouns:
            return j
        about = t.low[k] in self.words.about
        if not (t.capital(start) or t.low[start] in self.words.persons or t.low[start] in self.words.articles):
            return j
        skip = about or t.low[k] in self.words.dropped
        if about and not (k + 1 < end and self.words.nominals.fits(t.low[k + 1])):
            return k  # "klaim Iran mengenai sistem baru": a topic, nothing claimed of it
        if about or t.low[k] in self.words.that or t.low[k] in self.words.purpose:
            self.add("noun", (start, k), (i, j), [(k + skip, content_end(t, k + skip, end, clausal=not about))])
            return k
        return j

    def called(self, i: int, j: int) -> int:
        """"calls by X to Y", "a warning by X that Y"."""
        t, end, words = self.t, self.end, self.words
        k = phrase_end(t, j + 1, end)
        pledges = self.lex.cues.act_of(t.low[i]) in (Act.PROMISE, Act.REQUEST, Act.THREATEN)
        if j + 1 < k < end and (t.low[k] in words.that or (pledges and t.low[k] in words.infinitive)):
            stop = content_end(t, k + 1, end, clausal=True)
            stop = stop if t.low[k] in words.that else self.before_verb(k + 1, stop)
            self.add("noun", (j + 1, k), (i, i + 1), [(k + 1, stop)])
            return k
        return j

    def before_verb(self, start: int, stop: int) -> int:
        """Where a noun's infinitive or object ends: before the verb it is subject of ("calls to go | were ignored")."""
        t, words = self.t, self.words
        for m in range(start + 1, stop):
            if t.low[m] in words.relatives or t.low[m] in words.that or t.quoted(m):
                return stop
            if t.listed(m) and t.low[m - 1] not in words.infinitive and m > start + 1:
                return m
        return stop

    def holder(self, i: int, j: int) -> Range | None:
        """The subject of a having verb before the cue: "X memiliki | penilaian sendiri bahwa Y"."""
        t, words = self.t, self.words
        if i <= self.first or t.low[i - 1] not in words.having:
            return None
        opens = any(t.low[m] in words.that for m in range(j, min(self.end, j + 3)))
        found = subject(t, self.group_start(i - 1), self.floor) if opens else None
        return found if found and not self.found else None

    def owner(self, i: int) -> Range | None:
        """The possessor before a nominal cue, an adjective or two between them: "X's latest", "his"."""
        t, words = self.t, self.words
        for m in range(i - 1, max(self.first, i - 4) - 1, -1):
            if t.low[m] in words.possessives:
                return m, m + 1
            if t.low[m] in words.possessive_marks and m > self.first:
                return possessor(t, m, self.first if self.floor > m else self.floor)
            if t.verb(m) or t.low[m] in self.lex.phrase_ends or not t.raw[m][0].isalpha():
                return None
        return None

    def owned(self, owner: Range, i: int, j: int) -> int:
        """What a possessor says: "X's warning | that Y", "his call | for Y", "their refusal to Y"."""
        t, end, words = self.t, self.end, self.words
        if j >= end or t.quoted(j):
            return j
        pledges = self.lex.cues.act_of(t.low[i]) in (Act.PROMISE, Act.REQUEST, Act.THREATEN)
        opens = t.low[j] in words.that or (pledges and t.low[j] in words.infinitive)
        about = t.low[j] in words.about and (pledges or self.lex.cues.act_of(t.low[i]) in (Act.WARN, Act.CONDEMN))
        if opens or about:
            stop = content_end(t, j + 1, end, clausal=opens)
            stop = stop if t.low[j] in words.that else self.before_verb(j + 1, stop)
            self.add("noun", owner, (i, j), [(j + 1, stop)])
        return j
