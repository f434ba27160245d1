"""Passives with an agent: "disebut X sebagai Y", "langkah yang diumumkan X"."""

from pantau.extract.grammar.content import content_end
from pantau.extract.grammar.phrases import phrase_end, subject
from pantau.extract.grammar.reading import Reading
from pantau.types import Range


class Passives(Reading):
    def passive(self, word: str, i: int, j: int) -> int:
        t, end, words = self.t, self.end, self.words
        if j < end and t.glued[j] and t.low[j] in words.speaker_clitics:
            return self.passive_clitic(i, j)
        agent = j + (j < end and t.low[j] in words.agents)
        if agent == j and word in self.lex.active:          # a form of two voices is passive only before its agent
            return 0
        named = agent < end and (t.capital(agent) or t.low[agent] in words.persons or t.low[agent] in words.articles
                                 or t.low[agent] in words.pronouns)
        if not named or t.low[agent] in words.weekdays or t.quoted(agent):
            return 0
        k = phrase_end(t, agent, end)
        if k == agent:
            return 0
        group = self.group_start(i)
        relative = group > self.first and t.low[group - 1] in words.relatives
        opens = k < end and (t.low[k] in words.that or t.low[k] in words.purpose or t.low[k] in words.naming)
        if (opens and not relative) or (k < end and not relative and word in self.lex.cues.naming and t.raw[k] not in ".,"):
            pieces = [(k, content_end(t, k, end, clausal=True))]
            patient = subject(t, self.group_start(i), self.floor)
            if patient and t.low[k] not in words.that:
                pieces.insert(0, patient)
            if len(pieces) > 1 or opens:
                self.add("passive", (agent, k), (i, j), pieces)
                return k
        if word in self.lex.cues.guarded:
            return 0
        if relative:
            return self.passive_relative(word, group, (i, j), (agent, k))
        return self.passive_main(i, j, (agent, k))

    def passive_clitic(self, i: int, j: int) -> int:
        """'"…," ditambahkannya'; '"…," seperti yang dikatakannya kepada Y'."""
        t, last = self.t, i
        while last > self.first and (t.low[last - 1] in self.words.relatives or t.low[last - 1] in self.words.relay_openers):
            last -= 1
        if not (last > self.first and t.closes(last - 1)):
            return 0
        start = self.before(last)
        if start < last:
            self.add("quotative-nya", (j, j + 1), (i, j), [(start, last)])
            self.floor = j + 1
        return j + 1

    def passive_main(self, i: int, j: int, agent: Range) -> int:
        """"Langkah itu diumumkan oleh Menteri X": what was said is the subject."""
        t = self.t
        patient = subject(t, self.group_start(i), self.floor)
        if self.found or patient is None or t.low[patient[0]] in self.words.void | self.words.relay_openers or t.low[patient[0]] in self.words.pronouns:
            return 0
        if t.low[patient[0]] in self.words.statements | self.lex.noun and t.low[patient[1] - 1] in self.words.determiners:
            return 0
        self.add("passive", agent, (i, j), [patient])
        return agent[1]

    def passive_relative(self, word: str, group: int, cue: Range, agent: Range) -> int:
        """"serangan yang disebut X sebagai Y", "rencana yang diumumkan X"."""
        t, k = self.t, agent[1]
        end = group - 1
        start = self.noun_before(end)
        if start == end:
            return 0
        pieces = [(start, end)]
        if end - start == 1 and t.low[start] in self.words.indefinite:
            if k >= self.end or t.low[k] not in self.words.copulas:
                return 0
            pieces = [(k + 1, content_end(t, k + 1, self.end, clausal=True))]
        elif k < self.end and t.low[k] in self.words.naming:
            stop = next((m for m in range(k, min(k + 6, self.end)) if t.quoted(m)), None)
            pieces.append((k, t.after_quote(stop) if stop is not None else content_end(t, k, self.end, clausal=False)))
        elif word in self.lex.cues.naming and t.low[agent[0] - 1] not in self.words.agents:
            return 0
        self.add("passive-relative", agent, cue, pieces)
        return k
