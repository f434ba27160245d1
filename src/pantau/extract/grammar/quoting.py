"""Cues beside what was said: '"…," kata X', "…, katanya, …", "demikian X"."""

from pantau.extract.grammar.content import content_end
from pantau.extract.grammar.cues import cue_at
from pantau.extract.grammar.front import rest_of_quotation
from pantau.extract.grammar.phrases import phrase_end
from pantau.extract.grammar.reading import Reading
from pantau.types import Range


class Quoting(Reading):
    def quotative(self, i: int, j: int) -> int:
        t, end = self.t, self.end
        if t.low[i] in self.words.thus:
            inner = cue_at(t, j, end) if j < end else None
            if not (i > self.first and (t.closes(i - 1) or t.raw[i - 1] == ",")):
                return 0
            if inner and (inner[0] in self.lex.quotative or inner[0] in self.lex.passive):
                j = inner[1]
            elif not t.closes(i - 1) and not (j < end and t.low[j] in self.words.statements):
                return 0
        if j < end and (t.low[j] in self.words.agents or (t.low[j] in self.words.manner and t.closes(i - 1))):
            j += 1                                              # '"…," kata tegas Suro'
        clitic = j < end and t.glued[j] and t.low[j] in self.words.speaker_clitics
        k = j + 1 if clitic else self.with_relative(phrase_end(t, j, end))
        nobody = k == j and t.closes(i - 1) and (j >= end or t.raw[j] == ".")
        last = i - 1 if t.raw[i - 1] == "," and not t.quoted(i - 1) else i
        start = self.before(last)
        inserted = k < end and t.raw[k] == ","
        if (k == j and not nobody) or last <= start or (not inserted and self.opens_only(start, last)):
            return 0
        source = (j, k)
        told = self.inner(start, last)
        if told and not t.quoted(last - 1):
            self.vouch(told, "quotative", source, (i, i + 1))
            return k
        pieces = [(start, last)]
        if k + 1 < end and t.raw[k] == ":" and not t.closes(last - 1):  # "Dalam pesannya, tambah X: …"
            pieces = [(k + 1, content_end(t, k + 1, end, clausal=True))]
        elif rest := self.rest_of_split(k, last):
            pieces.append(rest)
        rule = "split" if len(pieces) > 1 else "quotative-nya" if clitic else "quotative"
        made = self.add(rule, source, (i, j), pieces)
        self.floor = max(k, made.end if made else k)
        return self.floor

    def opens_only(self, start: int, last: int) -> bool:
        """Whether [start, last) only links a sentence to the one before: "Meski demikian, komentar X …"."""
        t, words = self.t, self.words
        linking = words.openers | words.contrast | words.subordinators | words.void
        return not t.quoted(start) and all(t.low[m] in linking for m in range(start, last))

    def fronted_clitic(self, i: int, j: int) -> int:
        """ "Katanya, Y"; "… dan katanya Y"; 0 where something else stands there."""
        t, end = self.t, self.end
        clitic = j < end and t.glued[j] and t.low[j] in self.words.speaker_clitics
        if not clitic or not (i == self.first or t.low[i - 1] in self.words.coordinators):
            return 0
        start = j + 1 + (j + 1 < end and t.raw[j + 1] in (",", ":"))
        if start == j + 1 and t.low[i] in self.lex.cues.strict:
            return 0  # "dan nilainya lima kali lebih mahal"
        stop = content_end(t, start, end, clausal=True)
        if stop - start < 3:
            return 0
        self.add("quotative-nya", (j, j + 1), (i, j), [(start, stop)])
        return start

    def rest_of_split(self, k: int, last: int) -> Range | None:
        """The second part of a content that its cue interrupts: '"A," kata X, "B"'; 'A, katanya, B'."""
        t, end = self.t, self.end
        if self.words.modifiers_first and t.closes(last - 1):
            return next(iter(rest_of_quotation(t, k, end)), None)
        if k + 1 >= end:
            return None
        if t.raw[k] != ",":  # "Pelaku pasar, lanjut dia | masih menunggu"
            whole = t.closes(last - 1) or self.found or self.complete(self.before(last), last)
            goes_on = t.verb(k) or t.low[k] in self.words.pronouns
            return None if whole or not goes_on else (k, content_end(t, k, end, clausal=True))
        n = k + 1
        if t.quoted(n):
            return n, content_end(t, n, end, clausal=True)
        if t.closes(last - 1) or self.found or t.date(n, end) > n or t.low[n] in self.lex.cues.relays:
            return None
        verbal = t.low[n] in self.words.copulas or (t.low[n] in self.words.group and t.low[n] in self.words.verbs.words)
        if verbal or t.low[n] in self.words.coordinators or not self.complete(self.before(last), last):
            return n, content_end(t, n, end, clausal=True)
        return None

    def complete(self, start: int, last: int) -> bool:
        """Whether [start, last) is a clause: it has a verb of its own, and nothing subordinates it."""
        t, words = self.t, self.words
        if t.low[start] in words.subordinators or t.low[start] in words.prepositions:
            return False
        relative = next((m for m in range(start, last) if t.low[m] in words.relatives), last)
        plain = range(start + 1, relative)
        return (
            any(t.verb(m) or t.low[m] in words.copulas for m in plain)
            or t.low[start] in words.verbs.words
            or last - start > 12
        )
