"""Authorities that are named around a statement: "menurut X", "berdasarkan data X", "seperti dilansir X"."""

from pantau.extract.grammar.content import content_end
from pantau.extract.grammar.found import Found
from pantau.extract.grammar.phrases import phrase_end
from pantau.extract.grammar.quoting import Quoting
from pantau.extract.grammar.text import DASHES

MANY = 40  # relays in one sentence; more are no prose
NAME = 4  # tokens of a person's name
FRONTED = 40  # tokens of a source at the head of a sentence


class Authority(Quoting):
    def according(self, i: int, j: int) -> int:
        t, end = self.t, self.end
        k = phrase_end(t, j, end)
        if k == j or t.low[j] in self.words.own_pronouns:
            return j
        behind_title = self.advertises and t.capital(i)         # "Baca juga: Dermaga Baru Dibuka Menurut Suro, …"
        if i <= self.first or self.only_openers(i) or behind_title:
            return self.according_fronted(i, j, k)
        if t.low[i - 1] == "," or t.closes(i - 1):
            return self.according_end(i, j, self.with_relative(k))
        clitic = t.low[j] in self.words.speaker_clitics
        if k < end and (t.verb(k) or t.low[i - 1] in self.words.relatives) and not clitic:
            start = max(self.first, self.floor)
            if t.low[i - 1] in self.words.relatives and t.raw[i - 2] == ",":
                start = self.noun_before(i - 2)
            start = next((m + 1 for m in range(i - 1, start, -1) if t.low[m] in DASHES and not t.glued[m]), start)
            self.add("according-inside", (j, k), (i, j), [(start, i), (k, content_end(t, k, end, clausal=True))])
        return k

    def evidence(self, i: int, j: int) -> int:
        """ "Berdasarkan data X, Y": only at the head of a sentence, and only of a document or a body."""
        t, words = self.t, self.words
        documented = j + 1 < self.end and (
            t.low[j] in words.statements or t.low[j] in words.persons or (t.capital(j) and t.capital(j + 1))
        )
        if not documented or not (i <= self.first or self.only_openers(i)):
            return j
        return self.according_fronted(i, j, phrase_end(t, j, self.end))

    def only_openers(self, i: int) -> bool:
        t = self.t
        return i - self.first <= 5 and all(
            t.low[m] in self.words.openers or t.raw[m] == "," for m in range(self.first, i)
        )

    def according_fronted(self, i: int, j: int, k: int) -> int:
        """ "Menurut X, pada Kamis, Y"."""
        t, end = self.t, self.end
        if self.words.modifiers_first:
            return self.according_to(i, j)
        comma = next((m for m in range(k, min(end, k + 30)) if t.raw[m] == "," and not t.quoted(m)), None)
        clitic = t.glued[j] and t.low[j] in self.words.speaker_clitics
        if comma is None and not clitic:
            return k
        if comma is not None and comma > k and not self.phrase_goes_on(k, comma) and t.date(k, comma) < comma:
            comma, clitic = None, True  # "Menurut dia | saat ini harga turun, meski …"
        start = comma + 1 if comma is not None and not (clitic and comma > k) else k
        source = (j, comma) if comma is not None and self.phrase_goes_on(k, comma) else (j, k)
        start = self.behind_asides(start)
        stop = content_end(t, start, end, clausal=True)
        self.add("according", source, (i, j), [(start, stop)])
        return start

    def according_to(self, i: int, j: int) -> int:
        """"According to X, Y": the source ends at the comma, or at the one behind its apposition or relative clause."""
        t, end, words = self.t, self.end, self.words
        commas = [m for m in range(j + 1, min(end - 1, j + FRONTED)) if t.raw[m] == "," and not t.quoted(m)]
        if not commas:
            return j
        comma, after = commas[0], t.low[commas[0] + 1]
        if len(commas) > 1:
            inner = range(comma + 1, commas[1])
            office = after in words.opening and any(t.low[m] in words.persons for m in inner)
            apposed = office and not any(t.verb(m) or t.listed(m) for m in inner)
            apposed = apposed or self.named_there(comma, commas[1])
            if apposed or after in words.relatives or words.participles.fits(after):
                comma = commas[1]
        start = self.behind_asides(comma + 1)
        self.add("according", (j, comma), (i, j), [(start, content_end(t, start, end, clausal=True))])
        return start

    def named_there(self, comma: int, close: int) -> bool:
        """Whether only a name stands between two commas, of one whose office comes before: "her lawyer, Ann Lee,"."""
        t, words, office = self.t, self.words, self.t.low[comma - 1]
        named = 1 < close - comma - 1 <= NAME and all(t.capital(m) for m in range(comma + 1, close))
        return named and office in words.persons and not words.plurals.fits(office)

    def phrase_goes_on(self, k: int, comma: int) -> bool:
        """Whether the words up to the comma belong to the source: a relative clause or place, no date."""
        t, words = self.t, self.words
        if not k < comma <= k + 16 or t.date(k, comma) > k or t.raw[k] == "(" or t.low[k - 1] in words.pronouns:
            return False
        return t.low[k] in words.relatives or not any(t.verb(m) or t.low[m] in words.copulas for m in range(k, comma))

    def behind_asides(self, start: int) -> int:
        """Over dates and relays between commas at the head of a content."""
        t, end = self.t, self.end
        for _ in range(3):
            dated = t.date(start, end)
            relay = start < end and t.relays(start + (t.low[start] in self.words.relay_openers), end)
            if not relay and not any(t.low[m] in self.words.weekdays for m in range(start, dated)):
                break
            comma = next((m for m in range(dated, min(end, start + 20)) if t.raw[m] == ","), None)
            if comma is None or (not relay and comma != dated):
                break
            start = comma + 1
        return start

    def according_end(self, i: int, j: int, k: int) -> int:
        """ "Y, menurut X": the same content as the claim before it, or the clause from the floor."""
        last = i - (self.t.raw[i - 1] == ",")
        inner = next((f for f in self.recent() if f.end == last), None)
        if inner:
            self.vouch(inner, "according-end", (j, k), (i, j))
            return k
        start = self.before(last)
        if self.found and not any(self.t.verb(m) for m in range(start, last)) and self.found[-1].cue[1] <= start:
            self.vouch(self.found[-1], "according-end", (j, k), (i, j))  # "…," kata X pada Jumat, menurut Y
            return k
        pieces = [(start, last)]
        if rest := self.rest_of_split(k, last):
            pieces.append(rest)
        made = self.add("split" if len(pieces) > 1 else "according-end", (j, k), (i, j), pieces)
        self.floor = made.end if made and len(pieces) > 1 else k
        return self.floor

    def relay(self, i: int, j: int) -> int:
        """A medium that passes on: "seperti dilansir AFP", ", mengutip X", "Dilansir AFP, Jumat (29/5), Y"."""
        t, end, words = self.t, self.end, self.words
        opened = i > self.first and t.low[i - 1] in words.relay_openers
        fronted = i - opened <= self.first or self.only_openers(i - opened)
        link = i - 1 if i > self.first and t.low[i - 1] in words.relatives else i
        told = bool(self.found) and self.found[-1].source[1] == link  # "…," kata X | dilansir AFP
        behind = i > 0 and (t.raw[i - 1] in (",", "-") or t.quoted(i - 1) or opened or told)
        if not (fronted or behind):
            return 0
        document = next(
            (m for m in range(j, min(end, j + 4)) if t.low[m] in words.relay_links or not t.raw[m][0].islower()), j
        )
        if (
            words.modifiers_first
            and document < end
            and t.low[document] in words.relay_links
            and t.low[j] not in words.persons
        ):
            j = document  # "citing data from X"
        while j < end and t.low[j] in words.relay_links:
            j += 1
        k = phrase_end(t, j, end)
        if words.modifiers_first and k > j and not (t.capital(k - 1) or t.low[k - 1] in words.persons):
            return 0  # "citing Norlandia's efforts": nobody speaks
        if (
            k == j
            or t.low[j] in words.that
            or t.date(j, end) > j
            or not (t.names(j) or t.low[j] in words.persons or t.low[j] in words.articles)
        ):
            return 0
        if fronted:
            return self.relay_fronted(i, j, self.before_speaker(j, k))
        if link := next((m for m in range(j + 1, k - 1) if t.low[m] in words.relay_links and t.names(m + 1)), 0):
            self.relays.append(Found((link + 1, k), (link, link + 1), [], "relay", (link, k)))
        self.relays.append(Found((j, link or k), (i, i + 1), [], "relay", (i - opened, k)))
        return k

    def before_speaker(self, j: int, k: int) -> int:
        """The end of a medium in [j, k): "Dikutip dari Kabar, | Kepala Dinas Suro mengatakan" names a speaker too."""
        t = self.t
        comma = next((m for m in range(j, k - 1) if t.raw[m] == "," and t.low[m + 1] in self.words.persons), k)
        return comma if comma < k < self.end and t.low[k] in self.lex.active else k

    def relay_fronted(self, i: int, j: int, k: int) -> int:
        t, end = self.t, self.end
        m = t.date(k + (k < end and t.raw[k] == ","), end)
        comma = next((c for c in range(m, min(end, m + 16)) if t.raw[c] == ","), None)
        if k < end and t.raw[k] == "," and m == k + 1:
            comma = k  # no date behind the medium
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
        for relay in self.relays[:MANY]:
            inner = self.relayed(relay)
            if inner:
                relay.content = list(inner.content)
                inserted = inner.source[1] <= relay.cue[0] < inner.content[0][0]
                if t.low[relay.cue[0]] in self.lex.cues.citing and inserted:
                    relay.vouched = inner
                else:
                    while inner.vouched in self.relays and inner.vouched is not relay:
                        inner = inner.vouched
                    inner.vouched = inner.vouched or relay
            elif not relay.content:
                stop = relay.clause[0] - (t.raw[relay.clause[0] - 1] == ",")
                rest = self.rest_of_split(self.behind_date(relay.clause[1]), stop)
                relay.content = [(self.first, stop), *([rest] if rest else [])] if rest or stop - self.first > 2 else []
            if relay.content:
                self.found.append(relay)

    def behind_date(self, k: int) -> int:
        """The comma behind the date that a comma sets behind a medium (", seperti dilansir AFP, Selasa (26/5), …")."""
        t = self.t
        dated = t.date(k + 1, self.end) if k + 1 < self.end and t.raw[k] == "," else k
        return dated if k + 1 < dated < self.end and t.raw[dated] == "," else k

    def relayed(self, relay: Found) -> Found | None:
        if not self.found:
            return None
        before = [f for f in self.found if f.cue[0] < relay.cue[0] and f.source[0] < relay.cue[0]]
        after = [f for f in self.found if f.cue[0] > relay.cue[0]]
        own = [f for f in after if f.source[1] <= relay.cue[0]]
        return own[0] if own else before[-1] if before and not relay.content else after[0] if after else None
