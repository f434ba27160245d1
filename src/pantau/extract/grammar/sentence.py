"""One sentence, read from left to right: every cue is tried against the patterns of its voice."""

from pantau.extract.grammar.behind import content_behind
from pantau.extract.grammar.content import (
    attributes,
    content_end,
    content_start,
    cue_at,
    guarded,
    introduces,
    is_quotative,
)
from pantau.extract.grammar.found import Found
from pantau.extract.grammar.front import front_content
from pantau.extract.grammar.phrases import phrase_end, subject
from pantau.extract.grammar.text import COMMAS, DASHES, FINAL, MARKS, Text
from pantau.types import Act, Range

DATELINE = 10                           # tokens before the dash of a dateline


class Sentence:
    """The state of reading [first, last): what was found so far, and where the next content may begin (`floor`)."""

    def __init__(self, t: Text, first: int, last: int) -> None:
        self.t, self.lex, self.words = t, t.lex, t.lex.words
        self.first = self.floor = _behind_dateline(t, first, last)
        while last > first and t.raw[last - 1][0] in FINAL and not t.quoted(last - 1):
            last -= 1
        self.end = last
        self.advertises = last - first > 3 and t.low[first] in self.words.boilerplate and ":" in t.raw[first + 1:first + 4]
        self.found: list[Found] = []
        self.relays: list[Found] = []
        self.awaiting: tuple[Range, Range] | None = None     # cue and content of a claim whose speaker comes later

    def read(self) -> list[Found]:
        t, heads, i = self.t, self.lex.heads | self.words.thus, self.first
        while i < self.end:
            if t.quote[i] >= 0:
                i = t.after_quote(i)
            elif t.low[i] in heads:
                i = max(self.cue(i), i + 1)
            else:
                i += 1
        self.attach_relays()
        self.chain_nested()
        return self.found

    def chain_nested(self) -> None:
        """A claim inside another's content is told on that one's authority."""
        for inner in self.found:
            if inner.rule in ("nested", "noun") and inner.vouched is None:
                around = [f for f in self.found if f is not inner and any(a <= inner.cue[0] < b for a, b in f.content)]
                inner.vouched = min(around, key=lambda f: f.end - f.content[0][0], default=None)

    # ---- which pattern

    def cue(self, i: int) -> int:
        """Try the patterns on the cue at `i`; the token to go on from."""
        found = cue_at(self.t, i, self.end)
        word, j = found or (self.t.low[i], i + 1)
        lex = self.lex
        if word in self.words.thus or word in lex.quotative and is_quotative(self.t, i, self.end):
            after = self.quotative(i, j)
            if after:
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
            if len(self.found) > known or word not in lex.noun:
                return after
        return self.noun(i, j) if word in lex.noun else j

    def add(self, rule: str, source: Range, cue: Range, content: list[Range]) -> Found | None:
        content = [piece for piece in content if piece[0] < piece[1]]
        if not content:
            return None
        begin, stop = content[-1]
        if stop >= self.end and self.t.quoted(stop - 1):                # a quotation that runs over the next lines
            content[-1] = begin, max(stop, self.t.after_quote(stop - 1))
        clause = min(source[0], cue[0]) if source[0] < source[1] else cue[0], max(source[1], cue[1])
        if self.awaiting:
            self.found.append(Found(source, self.awaiting[0], [self.awaiting[1]], "relative", self.awaiting[0]))
            self.awaiting = None
        self.found.append(Found(source, cue, content, rule, clause))
        return self.found[-1]

    # ---- "…," kata X

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
        if j < end and t.low[j] in self.words.agents:
            j += 1
        clitic = j < end and t.glued[j] and t.low[j] in self.words.speaker_clitics
        k = j + 1 if clitic else phrase_end(t, j, end)
        nobody = k == j and t.closes(i - 1) and (j >= end or t.raw[j] == ".")
        last = i - 1 if t.raw[i - 1] == "," and not t.quoted(i - 1) else i
        start = self.before(last)
        if k == j and not nobody or last <= start:
            return 0
        source = (j, k)
        inner = self.inner(start, last)
        if inner and not t.quoted(last - 1):
            self.vouch(inner, "quotative", source, (i, i + 1))
            return k
        pieces = [(start, last)]
        if rest := self.rest_of_split(k, last):
            pieces.append(rest)
        rule = "split" if len(pieces) > 1 else "quotative-nya" if clitic else "quotative"
        made = self.add(rule, source, (i, max(i + 1, j if not clitic else j)), pieces)
        self.floor = max(k, made.end if made else k)
        return self.floor

    def before(self, last: int) -> int:
        """Where the content that ends at `last` begins: at its quotation, or at the clause that the quotation ends."""
        t, start = self.t, max(self.first, self.floor)
        if self.advertises and last > start and t.quoted(last - 1):
            return max(start, t.before_quote(last - 1))
        while start < last and t.raw[start] in ",.;" and not t.quoted(start):
            start += 1
        if last > start and t.quoted(last - 1):
            opening = t.before_quote(last - 1)
            if opening < self.first == start:                           # … and began some lines before
                return opening
            if opening > start and (t.raw[opening - 1] in (":", ",") or t.quoted(opening - 1) and t.raw[opening - 1] not in ","):
                return opening if not t.quoted(opening - 1) else self.before_quotes(opening, start)
        return start

    def inner(self, start: int, last: int) -> Found | None:
        """The claim "X mengatakan Y" that fills [start, last)."""
        return next((f for f in reversed(self.found) if f.end == last and f.cue[1] <= f.content[-1][0]
                     and f.source[0] <= start + 4), None)

    def before_quotes(self, opening: int, start: int) -> int:
        """Quotations side by side are one content."""
        t = self.t
        while opening > start and t.quoted(opening - 1):
            opening = max(start, t.before_quote(opening - 1))
        return opening

    def rest_of_split(self, k: int, last: int) -> Range | None:
        """The second part of a content that its cue interrupts: '"A," kata X, "B"'; 'A, katanya, B'."""
        t, end = self.t, self.end
        if k + 1 >= end or t.raw[k] != ",":
            return None
        n = k + 1
        if t.quoted(n):
            return n, content_end(t, n, end, clausal=True)
        if t.closes(last - 1) or self.found or t.date(n, end) > n or t.low[n] in self.lex.cues.relays:
            return None
        if t.low[n] in self.words.coordinators or not self.complete(max(self.first, self.floor), last):
            return n, content_end(t, n, end, clausal=True)
        return None

    def complete(self, start: int, last: int) -> bool:
        """Whether [start, last) is a clause: it has a verb of its own, and nothing subordinates it."""
        t, words = self.t, self.words
        if t.low[start] in words.subordinators or t.low[start] in words.prepositions:
            return False
        relative = next((m for m in range(start, last) if t.low[m] in words.relatives), last)
        plain = range(start + 1, relative)
        return any(t.verb(m) or t.low[m] in words.copulas for m in plain) or t.low[start] in words.verbs.words or last - start > 12

    # ---- menurut X

    def according(self, i: int, j: int) -> int:
        t, end = self.t, self.end
        k = phrase_end(t, j, end)
        if k == j or t.low[j] in self.words.own_pronouns:
            return j
        if i <= self.first or self.only_openers(i):
            return self.according_fronted(i, j, k)
        if t.low[i - 1] == ",":
            return self.according_end(i, j, k)
        clitic = t.low[j] in self.words.speaker_clitics
        if k < end and (t.verb(k) or t.low[i - 1] in self.words.relatives) and not clitic:
            start = max(self.first, self.floor)
            if t.low[i - 1] in self.words.relatives and t.raw[i - 2] == ",":
                start = self.noun_before(i - 2)
            self.add("according-inside", (j, k), (i, j), [(start, i), (k, content_end(t, k, end, clausal=True))])
        return k

    def evidence(self, i: int, j: int) -> int:
        """"Berdasarkan data X, Y": only at the head of a sentence, and only of a document or a body."""
        t, words = self.t, self.words
        documented = j + 1 < self.end and (t.low[j] in words.statements or t.low[j] in words.persons
                                           or t.capital(j) and t.capital(j + 1))
        if not documented or not (i <= self.first or self.only_openers(i)):
            return j
        return self.according_fronted(i, j, phrase_end(t, j, self.end))

    def only_openers(self, i: int) -> bool:
        t = self.t
        return i - self.first <= 5 and all(t.low[m] in self.words.openers or t.raw[m] == "," for m in range(self.first, i))

    def according_fronted(self, i: int, j: int, k: int) -> int:
        """"Menurut X, pada Kamis, Y"."""
        t, end = self.t, self.end
        comma = next((m for m in range(k, min(end, k + 30)) if t.raw[m] == "," and not t.quoted(m)), None)
        clitic = t.glued[j] and t.low[j] in self.words.speaker_clitics
        if comma is None and not clitic:
            return k
        start = comma + 1 if comma is not None and not (clitic and comma > k) else k
        source = (j, comma) if comma is not None and self.phrase_goes_on(k, comma) else (j, k)
        start = self.behind_asides(start)
        stop = content_end(t, start, end, clausal=True)
        self.add("according", source, (i, j), [(start, stop)])
        return start

    def phrase_goes_on(self, k: int, comma: int) -> bool:
        """Whether the words up to the comma belong to the source: a relative clause or place, no date."""
        t = self.t
        return k < comma and comma - k <= 16 and t.date(k, comma) == k and t.raw[k] != "("

    def behind_asides(self, start: int) -> int:
        """Over dates and relays between commas at the head of a content."""
        t, end = self.t, self.end
        for _ in range(3):
            dated = t.date(start, end)
            relay = start < end and (t.low[start] in self.words.relay_openers or t.low[start] in self.lex.cues.relays)
            if dated == start and not relay:
                break
            comma = next((m for m in range(dated, min(end, start + 20)) if t.raw[m] == ","), None)
            if comma is None or not relay and comma != dated:
                break
            start = comma + 1
        return start

    def according_end(self, i: int, j: int, k: int) -> int:
        """"Y, menurut X": the same content as the claim before it, or the clause from the floor."""
        t, end = self.t, self.end
        inner = next((f for f in reversed(self.found) if f.end == i - 1), None)
        if inner:
            self.vouch(inner, "according-end", (j, k), (i, j))
            return k
        start = self.before(i - 1)
        if self.found and not any(t.verb(m) for m in range(start, i - 1)) and self.found[-1].cue[1] <= start:
            self.vouch(self.found[-1], "according-end", (j, k), (i, j))    # "…," kata X pada Jumat, menurut Y
            return k
        pieces = [(start, i - 1)]
        if rest := self.rest_of_split(k, i - 1):
            pieces.append(rest)
        made = self.add("split" if len(pieces) > 1 else "according-end", (j, k), (i, j), pieces)
        self.floor = made.end if made and len(pieces) > 1 else k
        return self.floor

    def vouch(self, inner: Found, rule: str, source: Range, cue: Range) -> None:
        """Add the attribution that passes on `inner`: the same content, on its own authority."""
        outer = self.add(rule, source, cue, list(inner.content))
        if outer and inner.vouched is None:
            inner.vouched = outer

    # ---- seperti dilansir X

    def relay(self, i: int, j: int) -> int:
        """A medium that passes on: "seperti dilansir AFP", ", mengutip X", "Dilansir AFP, Jumat (29/5), Y"."""
        t, end, words = self.t, self.end, self.words
        opened = i > self.first and t.low[i - 1] in words.relay_openers
        fronted = i - opened <= self.first or self.only_openers(i - opened)
        behind = i > 0 and (t.raw[i - 1] in (",", "-") or t.quoted(i - 1) or opened)
        if not (fronted or behind):
            return 0
        document = next((m for m in range(j, min(end, j + 4)) if t.low[m] in words.relay_links or not t.raw[m][0].islower()), j)
        if words.modifiers_first and document < end and t.low[document] in words.relay_links and t.low[j] not in words.persons:
            j = document                                # "citing data from X"
        while j < end and t.low[j] in words.relay_links:
            j += 1
        k = phrase_end(t, j, end)
        if k == j or t.low[j] in words.that or not (t.capital(j) or t.low[j] in words.persons or t.low[j] in words.articles):
            return 0
        if fronted:
            return self.relay_fronted(i, j, k)
        self.relays.append(Found((j, k), (i, i + 1), [], "relay", (i - opened, k)))
        return k

    def relay_fronted(self, i: int, j: int, k: int) -> int:
        t, end = self.t, self.end
        m = t.date(k + (k < end and t.raw[k] == ","), end)
        comma = next((c for c in range(m, min(end, m + 16)) if t.raw[c] == ","), None)
        if comma is None:
            return k
        start = self.behind_asides(comma + 1)
        made = self.add("relay-fronted", (j, k), (i, i + 1), [(start, content_end(t, start, end, clausal=True))])
        if made:
            self.floor = start
            self.found.pop()
            self.relays.append(made)
        return start

    def attach_relays(self) -> None:
        """A relay vouches for the claim of its sentence; without one, for the sentence itself."""
        t = self.t
        for relay in self.relays:
            inner = self.relayed(relay)
            if inner:
                relay.content = list(inner.content)
                if t.low[relay.cue[0]] in self.lex.cues.citing and inner.source[1] <= relay.cue[0] < inner.cue[0]:
                    relay.vouched = inner
                elif inner.vouched is None:
                    inner.vouched = relay
            elif not relay.content:
                stop = relay.clause[0] - (t.raw[relay.clause[0] - 1] == ",")
                rest = self.rest_of_split(relay.clause[1], stop)
                relay.content = [(self.first, stop), *([rest] if rest else [])] if stop - self.first > 2 else []
            if relay.content:
                self.found.append(relay)

    def relayed(self, relay: Found) -> Found | None:
        if not self.found:
            return None
        before = [f for f in self.found if f.cue[0] < relay.cue[0] and f.source[0] < relay.cue[0]]
        after = [f for f in self.found if f.cue[0] > relay.cue[0]]
        own = [f for f in after if f.source[1] <= relay.cue[0]]
        return own[0] if own else before[-1] if before and not relay.content else after[0] if after else None

    # ---- menolak memberikan …

    def refusal(self, i: int, j: int) -> int:
        """"menolak (untuk) berkomentar", "enggan menjelaskan"."""
        t, end = self.t, self.end
        k = j + (j < end and t.low[j] in self.words.infinitive)
        if k >= end or t.low[k] not in self.lex.cues.withheld:
            return 0
        return self.active(t.low[k], k, k + 1, refused=i)

    # ---- disebut X sebagai

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
        if opens and not relative or k < end and not relative and word in self.lex.cues.naming and t.raw[k] not in ".,":
            pieces = [(k, content_end(t, k, end, clausal=True))]
            patient = subject(t, self.group_start(i), self.floor)
            if patient and t.low[k] not in words.that:
                pieces.insert(0, patient)
            if len(pieces) > 1 or opens:
                self.add("passive", (agent, k), (i, j), pieces)
                return k
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
        if self.found or patient is None or t.low[patient[0]] in self.words.void or t.low[patient[0]] in self.words.pronouns:
            return 0
        if t.low[patient[0]] in self.words.statements and t.low[patient[1] - 1] in self.words.determiners:
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

    def noun_before(self, i: int) -> int:
        """Where the noun phrase that ends at `i` begins."""
        t, start, lex = self.t, i, self.lex
        while start > self.floor and i - start < 8:
            word = t.low[start - 1]
            if t.quoted(start - 1) or word in COMMAS or word in lex.phrase_ends and word not in lex.words.noun_prepositions \
                    or word in lex.active or word in lex.passive or t.verb(start - 1) or word in lex.words.coordinators:
                break
            start -= 1
        while start < i and t.low[start] in lex.words.noun_prepositions:
            start += 1
        return start

    # ---- X mengatakan

    def active(self, word: str, i: int, j: int, refused: int | None = None) -> int:
        t, end = self.t, self.end
        group = self.group_start(i if refused is None else refused)
        negated = next((m for m in range(group, i) if t.low[m] in self.words.negations), None)
        declines = refused is not None or negated is not None and word in self.lex.cues.withheld
        if not declines and (word not in self.lex.active or self.is_passive(word, group, i)):
            return j
        if declines and word not in self.lex.active and not self.withholds(word, j):
            return j
        modal = any(t.low[m] in self.words.modals for m in range(group, i))
        if modal and negated is None or refused is None and word in self.lex.cues.refusals and j < end and (
                t.verb(j) or t.low[j] in self.words.infinitive):
            return j
        if self.awaits_speaker(group, j):
            return j
        source, rule = self.source(group, i)
        if source and not declines and guarded(t, word, j, end) and not self.behind_quotation(source, j):
            return j
        if source is None or t.low[source[0]] in self.words.own_pronouns or rule == "nested" and not self.nests(word, source, j) or not declines and self.lacks_clause(word, j):
            return j
        cue_start = i if not declines else refused if refused is not None and negated is None else negated
        cue = (i if cue_start is None else cue_start, self.behind_manner(j))
        return self.active_content(word, source, cue, rule="refusal" if declines else rule)

    def is_passive(self, word: str, group: int, i: int) -> bool:
        """"is expected to": a form of two voices behind a copula is passive, and its subject does not say it."""
        return word in self.lex.passive and any(self.t.low[m] in self.words.copulas for m in range(group, i))

    def nests(self, word: str, source: Range, j: int) -> bool:
        """Whether a cue inside another's content surely attributes: by what follows it, or by who speaks."""
        t, words = self.t, self.words
        person = t.low[source[0]] in words.persons or t.low[source[0]] in words.pronouns
        return person or word in self.lex.cues.neutral or introduces(t, word, j, self.end) or j < self.end and t.verb(j)

    def lacks_clause(self, word: str, j: int) -> bool:
        t, words = self.t, self.words
        if word not in self.lex.cues.clausal:
            return False
        opens = j < self.end and (t.verb(j) or t.quoted(j) or t.low[j] in words.infinitive or t.low[j] in words.group)
        return not opens and not introduces(t, word, j, self.end)

    def withholds(self, word: str, j: int) -> bool:
        """Whether what is not given is something said: "tidak memberikan komentar", "menolak berkomentar"."""
        near = self.t.low[j:min(self.end, j + 3)]
        return not word.startswith(("memberi", "give", "provide")) or any(w in self.words.statements for w in near)

    def behind_manner(self, j: int) -> int:
        t, words, end = self.t, self.words, self.end
        while j < end and not t.quoted(j):
            if t.low[j] in words.manner:
                j += 1
            elif t.low[j] in words.manner_openers and j + 2 < end and t.low[j + 1] not in words.articles and not t.capital(j + 1) \
                    and t.low[j] == "secara":
                j += 2
            else:
                break
        return j

    def group_start(self, i: int) -> int:
        """Where the adverbs and auxiliaries before the verb at `i` begin."""
        t = self.t
        while i > self.first and t.low[i - 1] in self.words.group and not t.quoted(i - 1):
            i -= 1
        return i

    def source(self, group: int, i: int) -> tuple[Range | None, str]:
        """Who says it, and by which rule."""
        t, words = self.t, self.words
        before = t.low[group - 1] if group > self.first else ""
        previous = next((f for f in reversed(self.found) if f.rule != "relay"), None)
        joined = before in words.coordinators or before in words.contrast or before in words.subordinators
        if before in words.relatives:
            return self.relative_source(group, i), "relative"
        if before in words.infinitive:
            protests = previous is None and self.lex.cues.act_of(t.low[i]) == Act.CONDEMN
            return self.main_subject(group) if protests else None, "shared"
        if before in words.subordinators and words.modifiers_first and t.low[i] in self.lex.passive:
            return None, "shared"                       # "when asked", "as expected": nobody is named
        if joined:
            return previous.source if previous else self.main_subject(group), "shared"
        beside = previous and (previous.end >= group - 1 or previous.source[1] == group - 1)
        if previous and beside and (before == "," or t.closes(group - 1) and previous.end == group):
            return previous.source, "shared"
        if previous and previous.end > i and previous.content[-1][0] <= i:
            return self.nested_source(group, i, previous), "nested"
        floor = max(self.floor, previous.end) if previous and previous.end <= group else self.floor
        if self.advertises and not previous:
            floor = max(floor, group - 1)
        return subject(t, group, floor), "active"

    def nested_source(self, group: int, i: int, outer: Found) -> Range | None:
        """The speaker of a claim inside another's content: only one that the content itself names at its head."""
        t, start = self.t, outer.content[-1][0]
        start += t.low[start] in self.words.that
        if group - start > 7:
            return None
        found = subject(t, group, start)
        words = self.words
        named = found and (t.capital(found[0]) or t.low[found[0]] in words.persons | words.articles | words.pronouns)
        return found if named else None

    def main_subject(self, group: int) -> Range | None:
        """The subject of the first verb of the sentence."""
        t = self.t
        comma = next((m for m in range(group - 2, self.floor, -1) if t.raw[m] == "," and not t.quoted(m)), self.floor)
        for start in (comma, self.floor):
            verb = next((m for m in range(start + 1, group) if t.verb(m) and not t.quoted(m)), None)
            if verb is not None and (found := subject(t, self.group_start(verb), self.floor)):
                return found
        return None

    def relative_source(self, group: int, i: int) -> Range | None:
        """"X, yang menuduh …" is X; "X mengeluarkan pernyataan yang menuduh …" is the one who issues it."""
        t = self.t
        if group - 2 > self.floor and t.raw[group - 2] == ",":
            return subject(t, group - 2, self.floor) if t.low[i] not in self.lex.cues.guarded else None
        head = self.noun_before(group - 1)
        if any(t.low[m] in self.words.statements for m in range(max(self.floor, group - 7), group - 1)):
            return self.main_subject(min(head, group - 2) + 1)
        return None

    def awaits_speaker(self, group: int, j: int) -> bool:
        """"Dalam pernyataan yang mengonfirmasi X, Y mengatakan": the speaker Y comes after the comma."""
        t, words = self.t, self.words
        head = self.noun_before(group - 1) if group - self.first > 2 and t.low[group - 1] in words.relatives else 0
        fronted = head and head - 1 <= self.first + 1 and t.low[head - 1] in words.prepositions
        if not fronted or t.low[head] not in words.statements or self.found:
            return False
        comma = next((m for m in range(j, min(self.end, j + 30)) if t.raw[m] == "," and not t.quoted(m)), None)
        if comma is not None and comma > j + 1:
            self.awaiting = (group, j), (j, comma)
        return True

    def active_content(self, word: str, source: Range, cue: Range, *, rule: str) -> int:
        t, end = self.t, self.end
        j = cue[1]
        if self.words.modifiers_first and rule in ("active", "shared", "relative"):
            if pieces := front_content(t, max(self.first, self.floor), source, word, j, end):
                self.add("active-after" if len(pieces) == 1 else "split", source, cue, pieces)
                self.floor = max(j, pieces[-1][1])
                return self.floor
        elif self.content_is_before(source, j):
            start = self.before(source[0] - (t.raw[source[0] - 1] == ","))
            stop = source[0] - (t.raw[source[0] - 1] == "," and not t.quoted(source[0] - 1))
            inner = self.inner(start, stop)
            if inner:
                self.vouch(inner, "active-after", source, cue)
            else:
                self.add("active-after", source, cue, [(start, stop)])
            self.floor = j
            return j
        withheld = rule == "refusal" and self.words.modifiers_first
        start = (content_behind if self.words.modifiers_first else content_start)(t, "" if withheld else word, j, end)
        clausal = rule != "refusal" and self.is_clause(start, relative=word in self.lex.cues.neutral)
        stop = content_end(t, start, end, clausal=clausal)
        if stop <= start or self.empty(start, stop) or self.placed(start, stop):
            return j
        self.add(rule if rule != "active" or not t.quoted(start) else "active-quote", source, cue, [(start, stop)])
        return max(start, j)

    def is_clause(self, start: int, *, relative: bool) -> bool:
        """Whether a that-word, a quotation or a verb stands at the content's head, before the first comma."""
        t, words = self.t, self.words
        if start < self.end and t.quoted(start):
            return True
        for m in range(start, min(self.end, start + 40)):
            if t.low[m] in words.that or t.low[m] in words.purpose or t.verb(m) or t.low[m] in words.copulas:
                return True
            if t.raw[m] == "," or t.low[m] in words.relatives and not relative:
                return False
        return False

    def placed(self, start: int, stop: int) -> bool:
        """Whether there is but a place or means: "hasil yang menjanjikan pada pasien"."""
        t, words = self.t, self.words
        adjunct = t.low[start] in words.prepositions and t.low[start] not in words.about and t.low[start] not in words.naming
        return adjunct and not any(t.verb(m) or t.quoted(m) for m in range(start, stop))

    def empty(self, start: int, stop: int) -> bool:
        """"mengatakan hal itu": nothing that was said is there."""
        t = self.t
        if t.date(start, stop) >= stop:
            return True
        void = t.low[start] in self.words.void
        if void and start + 2 < stop and not (t.verb(start + 2) or t.low[start + 2] in self.words.group):
            return True
        return all(t.low[m] in self.words.determiners or t.low[m] in self.words.void for m in range(start, stop))

    def behind_quotation(self, source: Range, j: int) -> bool:
        """Whether a quotation ends before the speaker, and the cue ends the clause: '"…," dia menambahkan.'"""
        return source[0] > self.first and self.t.closes(source[0] - 1) and self.content_is_before(source, j)

    def content_is_before(self, source: Range, j: int) -> bool:
        """"CONTENT, X memperingatkan pada hari Jumat": only dates and places follow the cue."""
        t, end = self.t, self.end
        start = max(self.first, self.floor)
        if source[0] - start < 3 or not (t.raw[source[0] - 1] == "," or t.closes(source[0] - 1)):
            return False
        if j >= end:
            return True
        cites = t.raw[j] == "," and j + 1 < end and (t.low[j + 1] in self.lex.cues.relays or t.low[j + 1] in self.words.prepositions)
        if t.low[j] not in self.words.prepositions and t.date(j, end) == j and not cites:
            return False
        clause = any(t.verb(m) for m in range(start, source[0] - 1)) or t.closes(source[0] - 1) or t.closes(source[0] - 2)
        behind = range(j, min(end, j + 40))
        comma = next((m for m in behind if t.raw[m] == "," and not t.quoted(m)), end)
        relative = next((m for m in range(j, comma) if t.low[m] in self.words.relatives), comma)
        opens = any(t.low[m] in self.words.that or t.quoted(m) or t.raw[m] == ":" or t.verb(m) for m in range(j, relative))
        return clause and not opens

    # ---- tuduhan X bahwa

    def noun(self, i: int, j: int) -> int:
        """"tuduhan X bahwa Y", "X's warning that Y"."""
        t, end = self.t, self.end
        if owner := self.owner(i):
            return self.owned(owner, i, j)
        start = j + (j < end and t.low[j] in self.words.noun_prepositions)
        k = phrase_end(t, start, end)
        if k <= start or k >= end or t.quoted(k) or t.low[start] in self.words.pronouns:
            return j
        about = t.low[k] in self.words.about
        if not (t.capital(start) or t.low[start] in self.words.persons or t.low[start] in self.words.articles):
            return j
        if about or t.low[k] in self.words.that:
            self.add("noun", (start, k), (i, j), [(k + about, content_end(t, k + about, end, clausal=not about))])
            return k
        return j


    def owner(self, i: int) -> Range | None:
        """The possessor before a nominal cue, an adjective or two between them: "X's latest", "his"."""
        t, words = self.t, self.words
        for m in range(i - 1, max(self.first, i - 4) - 1, -1):
            if t.low[m] in words.possessives:
                return m, m + 1
            if t.low[m] in words.possessive_marks and m > self.first:
                found = subject(t, m, self.first if self.floor > m else self.floor)
                return found
            if t.verb(m) or t.low[m] in self.lex.phrase_ends or not t.raw[m][0].isalpha():
                return None
        return None

    def owned(self, owner: Range, i: int, j: int) -> int:
        """What a possessor says: "X's warning | that Y", "his call | for Y", "their refusal to Y"."""
        t, end, words = self.t, self.end, self.words
        if j >= end or t.quoted(j):
            return j
        pledges = self.lex.cues.act_of(t.low[i]) in (Act.PROMISE, Act.REQUEST, Act.THREATEN)
        opens = t.low[j] in words.that or pledges and t.low[j] in words.infinitive
        if opens:
            self.add("noun", owner, (i, j), [(j + 1, content_end(t, j + 1, end, clausal=True))])
        return j


def _behind_dateline(t: Text, first: int, last: int) -> int:
    """The token after "SEOUL -" or "Jakarta, CNN Indonesia --" at the head of a sentence."""
    for m in range(first + 1, min(last - 1, first + DATELINE)):
        if t.low[m] in DASHES and not (t.glued[m] and t.glued[m + 1]):
            while m + 1 < last and t.low[m + 1] in DASHES:
                m += 1
            return m + 1
        if not (t.capital(m) or t.raw[m] in ",()/" or t.raw[m][0].isdigit()):
            break
    return first


__all__ = ["Sentence", "attributes"]
