"""Passives with an agent: "disebut X sebagai Y", "langkah yang diumumkan X"."""

from pantau.extract.grammar.content import content_end
from pantau.extract.grammar.phrases import phrase_end, subject
from pantau.extract.grammar.quoting import Quoting
from pantau.types import Range

NEAR = 6  # tokens between a passive and the agent behind what it calls


class Passives(Quoting):
    def passive(self, word: str, i: int, j: int) -> int:
        t, end, words = self.t, self.end, self.words
        if i > self.first and t.capital(i):  # "AS Disebut Ingin …": a headline
            return 0
        if j < end and t.glued[j] and t.low[j] in words.speaker_clitics:
            return self.fronted_clitic(i, j) or self.passive_clitic(i, j)
        if after := self.passive_late_agent(word, i, j):
            return after
        first = j + (j < end and t.low[j] in words.agents)
        if first == j and word in self.lex.active:  # a form of two voices is passive only before its agent
            return 0
        k = phrase_end(t, first, end) if self.names_agent(first) else first
        if k == first:
            return 0
        group = self.group_start(i)
        relative = group > self.first and t.low[group - 1] in words.relatives
        if not relative and (after := self.passive_complement(word, (i, j), (first, k))):
            return after
        if word in self.lex.cues.guarded:
            return 0
        return (
            self.passive_relative(word, group, (i, j), (first, k)) if relative else self.passive_main(i, j, (first, k))
        )

    def names_agent(self, i: int) -> bool:
        t, words = self.t, self.words
        if i >= self.end or t.quoted(i) or t.low[i] in words.month_names or t.date(i, self.end) > i:
            return False
        return t.capital(i) or t.low[i] in words.persons or t.low[i] in words.articles or t.low[i] in words.pronouns

    def passive_complement(self, word: str, cue: Range, agent: Range) -> int:
        """ "Lestari disebut Aritonang | sebagai beban", "dikatakan X | bahwa Y"."""
        t, words, k = self.t, self.words, agent[1]
        if k >= self.end:
            return 0
        opens = t.low[k] in words.that or t.low[k] in words.purpose or t.low[k] in words.naming
        told = word in self.lex.cues.relays and (t.verb(k) or t.low[k] in words.modals)
        if not opens and not told and (word not in self.lex.cues.naming or t.raw[k] in ".,"):
            return 0
        pieces = [(k, content_end(t, k, self.end, clausal=True))]
        patient = subject(t, self.group_start(cue[0]), self.floor)
        if patient and t.low[k] not in words.that:
            pieces.insert(0, patient)
        if len(pieces) == 1 and not opens:
            return 0
        self.add("passive", agent, cue, pieces)
        return k

    def passive_late_agent(self, word: str, i: int, j: int) -> int:
        """ "yang dianggap ilegal oleh Madrid": what it is called stands before the agent."""
        t = self.t
        if word not in self.lex.cues.naming:
            return 0
        by = next((m for m in range(j + 1, min(self.end - 1, j + NEAR)) if t.low[m] in self.words.agents), None)
        if by is None or not self.names_agent(by + 1) or any(t.raw[m] == "," or t.verb(m) for m in range(j, by)):
            return 0
        group = self.group_start(i)
        relative = group > self.first and t.low[group - 1] in self.words.relatives
        patient = (self.noun_before(group - 1), group - 1) if relative else subject(t, group, self.floor)
        if patient is None or patient[0] >= patient[1]:
            return 0
        k = phrase_end(t, by + 1, self.end)
        self.add("passive-relative" if relative else "passive", (by + 1, k), (i, j), [patient, (j, by)])
        return k

    def passive_clitic(self, i: int, j: int) -> int:
        """'"…," ditambahkannya'; '"…," seperti yang dikatakannya kepada Y'."""
        t, last = self.t, i
        while last > self.first and (
            t.low[last - 1] in self.words.relatives or t.low[last - 1] in self.words.relay_openers
        ):
            last -= 1
        if not (last > self.first and t.closes(last - 1)):
            return 0
        start = self.before(last)
        if start < last:
            self.add("quotative-nya", (j, j + 1), (i, j), [(start, last)])
            self.floor = j + 1
        return j + 1

    def passive_main(self, i: int, j: int, agent: Range) -> int:
        """ "Langkah itu diumumkan oleh Menteri X": what was said is the subject."""
        t = self.t
        patient = subject(t, self.group_start(i), self.floor)
        if (
            self.found
            or patient is None
            or t.low[patient[0]] in self.words.void | self.words.relay_openers
            or t.low[patient[0]] in self.words.pronouns
        ):
            return 0
        if patient[0] > self.first and t.low[patient[0] - 1] in self.words.subordinators:
            return 0
        bare = patient[1] - patient[0] == 1 or t.low[patient[1] - 1] in self.words.determiners
        if bare and t.low[patient[0]] in self.words.statements | self.lex.noun:
            return 0
        self.add("passive", agent, (i, j), [patient])
        return agent[1]

    def passive_relative(self, word: str, group: int, cue: Range, agent: Range) -> int:
        """ "serangan yang disebut X sebagai Y", "rencana yang diumumkan X"."""
        t, k = self.t, agent[1]
        end = group - 1
        start = self.noun_before(end)
        if start == end:
            return 0
        pieces = [(start, end)]
        that = k < self.end and t.low[k] in self.words.that
        if end - start == 1 and t.low[start] in self.words.statements and not that:
            return 0  # "pernyataan yang disampaikan X": not what it says
        if end - start == 1 and t.low[start] in self.words.indefinite:
            if k >= self.end or t.low[k] not in self.words.copulas:
                return 0
            pieces = [(k + 1, content_end(t, k + 1, self.end, clausal=True))]
        elif k < self.end and t.low[k] in self.words.naming:
            stop = next((m for m in range(k, min(k + 6, self.end)) if t.quoted(m)), None)
            pieces.append((k, t.after_quote(stop) if stop is not None else content_end(t, k, self.end, clausal=False)))
        elif word in self.lex.cues.neutral and k < self.end and t.verb(k):  # "… yang dilaporkan X | bernilai …"
            pieces.append((k, content_end(t, k, self.end, clausal=True)))
        elif word in self.lex.cues.naming and t.low[agent[0] - 1] not in self.words.agents:
            return 0
        self.add("passive-relative", agent, cue, pieces)
        return k
