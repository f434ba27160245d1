"""The state of reading one sentence, and what the patterns share."""

from collections.abc import Iterator
from itertools import islice

from pantau.extract.grammar.cues import attributes
from pantau.extract.grammar.found import Found
from pantau.extract.grammar.phrases import subject
from pantau.extract.grammar.text import COMMAS, DASHES, FINAL, Text
from pantau.types import Range

RECENT = 8  # claims back that a new one may belong to
RELATIVE = 16  # tokens of a relative clause inside a source
DATELINE = 10  # tokens before the dash of a dateline


class Reading:
    """The state of reading [first, last): what was found so far, and where the next content may begin (`floor`)."""

    def __init__(self, t: Text, first: int, last: int) -> None:
        self.t, self.lex, self.words = t, t.lex, t.lex.words
        self.first = self.floor = _behind_dateline(t, first, last)
        while last > first and t.raw[last - 1][0] in FINAL and not t.quoted(last - 1):
            last -= 1
        self.end = last
        self.advertises = (
            last - first > 3 and t.low[first] in self.words.boilerplate and ":" in t.raw[first + 1 : first + 4]
        )
        self.found: list[Found] = []
        self.relays: list[Found] = []
        self.awaiting: tuple[Range, Range] | None = None  # cue and content of a claim whose speaker comes later

    def add(self, rule: str, source: Range, cue: Range, content: list[Range]) -> Found | None:
        content = [piece for piece in content if piece[0] < piece[1]]
        if not content:
            return None
        begin, stop = content[-1]
        if stop >= self.end and self.t.quoted(stop - 1):  # a quotation that runs over the next lines
            content[-1] = begin, max(stop, self.t.after_quote(stop - 1))
        clause = min(source[0], cue[0]) if source[0] < source[1] else cue[0], max(source[1], cue[1])
        if self.awaiting:
            self.found.append(Found(source, self.awaiting[0], [self.awaiting[1]], "relative", self.awaiting[0]))
            self.awaiting = None
        self.found.append(Found(source, cue, content, rule, clause))
        return self.found[-1]

    def recent(self) -> Iterator[Found]:
        """What was found last, the latest first; a few, so that a sentence without end takes linear time."""
        return islice(reversed(self.found), RECENT)

    def vouch(self, inner: Found, rule: str, source: Range, cue: Range) -> None:
        """Add the attribution that passes on `inner`: the same content, on its own authority."""
        outer = self.add(rule, source, cue, list(inner.content))
        if outer and inner.vouched is None:
            inner.vouched = outer

    def with_relative(self, k: int) -> int:
        """The end of a noun phrase that ends at `k`, with the relative clause that a comma closes."""
        t = self.t
        if k >= self.end or t.low[k] not in self.words.relatives:
            return k
        for m in range(k + 1, min(self.end, k + RELATIVE)):
            if t.raw[m] == ",":
                return m
            if (
                t.quoted(m)
                or t.low[m] in self.words.that
                or t.low[m] in self.words.relatives
                or attributes(t, m, self.end)
            ):
                return k
        return k

    def group_start(self, i: int) -> int:
        """Where the adverbs and auxiliaries before the verb at `i` begin."""
        t = self.t
        while i > self.first and not t.quoted(i - 1):
            joined = (
                self.words.modifiers_first
                and i - 2 > self.first
                and t.low[i - 1] in self.words.coordinators
                and t.grouped(i - 2)
                and t.grouped(i)
            )  # "definitely or probably"
            if not (t.grouped(i - 1) or joined):
                break
            i -= 1
        return i

    def main_subject(self, group: int) -> Range | None:
        """The subject of the first verb of the sentence."""
        t = self.t
        comma = next((m for m in range(group - 2, self.floor, -1) if t.raw[m] == "," and not t.quoted(m)), self.floor)
        for start in (comma, self.floor):
            verb = next((m for m in range(start + 1, group) if t.verb(m) and not t.quoted(m)), None)
            if verb is not None and (found := subject(t, self.group_start(verb), self.floor)):
                return found
        return None

    def noun_before(self, i: int) -> int:
        """Where the noun phrase that ends at `i` begins."""
        t, start, lex = self.t, i, self.lex
        while start > self.floor and i - start < 8:
            word = t.low[start - 1]
            if (
                t.quoted(start - 1)
                or word in COMMAS
                or (word in lex.phrase_ends and word not in lex.words.noun_prepositions)
                or (word in lex.active and (word not in lex.cues.ambiguous or word in lex.cues.withheld))
                or word in lex.passive
                or t.verb(start - 1)
                or word in lex.words.coordinators
            ):
                break
            start -= 1
        while start < i and t.low[start] in lex.words.noun_prepositions:
            start += 1
        return start

    def before(self, last: int) -> int:
        """Where the content that ends at `last` begins: at its quotation, or at the clause that the quotation ends."""
        t, start = self.t, max(self.first, self.floor)
        if self.advertises:  # the headline before it is nobody's words here
            if last > start and t.quoted(last - 1):
                return max(start, t.before_quote(last - 1))
            head = next((m for m in range(last - 1, start, -1) if t.capital(m)), last)
            return head if head < last - 1 else last            # "… di Kota Baru Saat ini, lanjut Suro, …"
        while start < last and t.raw[start] in ",.;" and not t.quoted(start):
            start += 1
        if last > start and t.quoted(last - 1):
            opening = t.before_quote(last - 1)
            if opening < self.first == start:  # … and began some lines before
                return opening
            if opening > start and (
                t.raw[opening - 1] in (":", ",", *FINAL) or (t.quoted(opening - 1) and t.raw[opening - 1] not in ",")
            ):
                return opening if not t.quoted(opening - 1) else self.before_quotes(opening, start)
        return start

    def before_quotes(self, opening: int, start: int) -> int:
        """Quotations side by side are one content."""
        t = self.t
        while opening > start and t.quoted(opening - 1):
            opening = max(start, t.before_quote(opening - 1))
        return opening

    def inner(self, start: int, last: int) -> Found | None:
        """The claim "X mengatakan Y" that fills [start, last)."""
        return next(
            (
                f
                for f in self.recent()
                if f.end == last and f.cue[1] <= f.content[-1][0] and f.rule != "shared" and f.source[0] <= start + 4
            ),
            None,
        )


def _behind_dateline(t: Text, first: int, last: int) -> int:
    """The token after "SEOUL -" or "Jakarta, CNN Indonesia --" at the head of a sentence."""
    if t.lex.words.modifiers_first and not t.raw[first].isupper():
        return first                                    # "Ivo Lund - a friend - said"
    for m in range(first + 1, min(last - 1, first + DATELINE)):
        if t.low[m] in DASHES and not (t.glued[m] and t.glued[m + 1]):
            while m + 1 < last and t.low[m + 1] in DASHES:
                m += 1
            return m + 1
        if not (t.capital(m) or t.raw[m] in ",()/" or t.raw[m][0].isdigit()):
            break
    return first
