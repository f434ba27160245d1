"""One sentence, read from left to right: every cue is tried against the patterns of its voice."""

from pantau.extract.grammar.actives import Actives
from pantau.extract.grammar.authority import Authority
from pantau.extract.grammar.cues import cue_at, is_quotative
from pantau.extract.grammar.found import Found
from pantau.extract.grammar.nouns import Nouns
from pantau.extract.grammar.passives import Passives

NEAR = 8  # claims on either side among which a chain is sought


class Sentence(Authority, Passives, Actives, Nouns):
    """Reads [first, last) of the text."""

    def read(self) -> list[Found]:
        t, heads, i = self.t, self.lex.heads | self.words.thus, self.first
        while i < self.end:
            if t.quote[i] >= 0:
                i = t.after_quote(i)
            elif t.low[i] in heads and (t.low[i] in self.lex.cues.according or not self.in_title(i)):
                i = max(self.cue(i), i + 1)
            else:
                i += 1
        self.attach_relays()
        self.chain_nested()
        return self.found

    def in_title(self, i: int) -> bool:
        """Whether the token stands in the headline that a line of the page sets before the sentence."""
        return self.advertises and self.t.capital(i) and self.t.capital(i - 1)

    def chain_nested(self) -> None:
        """A claim inside another's content is told on that one's authority."""
        for n, inner in enumerate(self.found):
            if inner.rule in ("nested", "noun") and inner.vouched is None:
                near = self.found[max(0, n - NEAR) : n + NEAR]
                around = [f for f in near if f is not inner and any(a <= inner.cue[0] < b for a, b in f.content)]
                inner.vouched = min(around, key=lambda f: f.end - f.content[0][0], default=None)

    def cue(self, i: int) -> int:
        """Try the patterns on the cue at `i`; the token to go on from."""
        found, head = cue_at(self.t, i, self.end), self.t.low[i]
        word, j = found or (self.t.low[i], i + 1)
        lex = self.lex
        if word in self.words.thus or (word in lex.quotative and is_quotative(self.t, i, self.end)):
            after = self.quotative(i, j)
            if after:
                return after
        if word in lex.quotative and (after := self.fronted_clitic(i, j)):
            return after
        if word in lex.cues.according:
            return self.according(i, j)
        if word in lex.cues.evidence:
            return self.evidence(i, j)
        if word in lex.cues.relays and (after := self.relay(i, j)):
            return after
        if word in lex.cues.refusals and (after := self.refusal(i, j)):
            return after
        if word in lex.passive and (after := self.passive(word, i, j)):
            return after
        if word in lex.active or word in lex.cues.withheld:
            known = len(self.found)
            after = self.active(word, i, j)
            if len(self.found) == known and self.words.modifiers_first and head in lex.noun:
                return self.noun(i, i + 1)
            if len(self.found) > known or word not in lex.noun:
                return after
        return self.noun(i, j) if word in lex.noun else j
