"""Verbs of saying with their subject: "X mengatakan Y", "X menolak berkomentar"."""

from dataclasses import dataclass

from pantau.extract.grammar.behind import content_behind
from pantau.extract.grammar.content import content_end, content_start, joins_predicate
from pantau.extract.grammar.cues import guarded, introduces
from pantau.extract.grammar.found import Found
from pantau.extract.grammar.front import front_content
from pantau.extract.grammar.left import noun_before
from pantau.extract.grammar.phrases import subject
from pantau.extract.grammar.reading import Reading
from pantau.types import Act, Range

AFTER = frozenset({"quotative", "quotative-nya", "split"})  # rules whose speaker may go on behind a comma

LONGEST_INNER, SHORTEST_INNER = 20, 7   # tokens of a speaker inside a content, with a relative clause and without
NAMED = 30                              # tokens from a thing to what it is called
OUTRIGHT = frozenset({Act.CONDEMN, Act.ACCUSE, Act.WARN, Act.THREATEN, Act.REQUEST, Act.DENY})


@dataclass(frozen=True, slots=True)
class Verb:
    """A cue as a verb: its place, where its group of adverbs and its negation or refusal begin."""

    word: str
    place: Range
    group: int
    first: int
    negated: bool
    declines: bool


class Actives(Reading):
    def refusal(self, i: int, j: int) -> int:
        """ "menolak (untuk) berkomentar", "enggan menjelaskan"."""
        t, end = self.t, self.end
        k = j + (j < end and t.low[j] in self.words.infinitive)
        if k >= end or t.low[k] not in self.lex.cues.withheld:
            return 0
        return self.active(t.low[k], k, k + 1, refused=i)

    def active(self, word: str, i: int, j: int, refused: int | None = None) -> int:
        verb = self.verb(word, i, j, refused)
        if not verb.declines and word in self.lex.cues.giving and self.gives_nothing(j):
            return self.nothing_given(verb.group, j)
        if not self.says(verb) or self.awaits_speaker(verb.group, j):
            return j
        source, rule = self.source(verb.group, i)
        if source is None or not self.fits_subject(verb, source, rule) or not self.has_object(verb, source, rule):
            return j
        cue = verb.first if verb.declines else i, self.behind_manner(j)
        return self.active_content(word, source, cue, rule="refusal" if verb.declines else rule)

    def verb(self, word: str, i: int, j: int, refused: int | None) -> Verb:
        """The cue [i, j) with the negation or refusal that makes its meaning."""
        group = self.group_start(i if refused is None else refused)
        negated = next((m for m in range(group, i) if self.t.low[m] in self.words.negations), None)
        declines = refused is not None or (negated is not None and word in self.lex.cues.withheld)
        first = next((m for m in (negated, refused) if m is not None), i)
        return Verb(word, (i, j), group, first, negated is not None, declines)

    def says(self, verb: Verb) -> bool:
        """Whether the verb group says something now: no passive, nothing that is only to come, nothing but a deed."""
        t, word, (i, j) = self.t, verb.word, verb.place
        refused = verb.declines and not verb.negated
        if not verb.declines and word not in self.lex.active:
            return False
        if not refused and self.is_passive(word, verb.group, i):
            return False
        if verb.declines and word not in self.lex.active and not self.withholds(word, j):
            return False
        if not verb.negated and any(t.low[m] in self.words.modals for m in range(verb.group, i)):
            return False
        deed = j < self.end and (t.verb(j) or t.low[j] in self.words.infinitive)         # "menolak mundur"
        if not refused and word in self.lex.cues.refusals and deed:
            return False
        if not self.words.modifiers_first and t.low[verb.group - 1] in self.lex.passive:
            return False  # "X disebut | memperingatkan Y": told of X by nobody named
        owned = t.low[i - 1] in (self.words.possessives | self.words.possessive_marks)
        return not (owned and (word in self.lex.cues.ambiguous or t.low[i] in self.lex.noun))

    def fits_subject(self, verb: Verb, source: Range, rule: str) -> bool:
        """Whether the subject is one that speaks by this verb."""
        t, words, word, (i, j) = self.t, self.words, verb.word, verb.place
        if t.low[source[0]] in words.own_pronouns:
            return False
        if word in self.lex.cues.findings and not (self.documented(source) or self.finds(source, j)):
            return False
        if words.modifiers_first and not verb.declines and not self.agrees(word, verb.group, i, source):
            return False
        if rule == "relative" and words.modifiers_first and not self.relative_attributes(word, verb.group, j):
            return False
        asked = source[0] > self.first and t.low[source[0] - 1] in words.questions
        if asked and not self.answers(word, source, j):
            return False
        impersonal = source[1] - source[0] == 1 and t.low[source[0]] in words.impersonal
        return not (impersonal and word in self.lex.cues.guarded)

    def has_object(self, verb: Verb, source: Range, rule: str) -> bool:
        """Whether something said goes with the verb, where its word alone does not tell."""
        word, j = verb.word, verb.place[1]
        if rule == "nested" and (verb.negated or not self.nests(word, source, j)):
            return False
        if verb.declines:
            return True
        affirms = self.lex.cues.act_of(word) == Act.DENY         # "tidak menampik"
        if verb.negated and not (affirms or self.words.modifiers_first or introduces(self.t, word, j, self.end)):
            return False  # "tidak mengakui negara itu", "tidak melaporkan X": nothing is said
        resumes = word in self.lex.cues.resuming and self.t.low[source[0]] in self.words.pronouns
        if guarded(self.t, word, j, self.end) and not resumes and not self.behind_quotation(word, source, j):
            return False
        return not self.lacks_clause(word, j)

    def gives_nothing(self, j: int) -> bool:
        """Whether a negated noun for something said follows: "made | no public comments"."""
        t, words = self.t, self.words
        negated = j < self.end and t.low[j] in words.negations
        return negated and any(t.low[m] in words.statements for m in range(j + 1, min(self.end, j + 4)))

    def nothing_given(self, group: int, j: int) -> int:
        """ "X has made no | public comments on Y"."""
        source, _ = self.source(group, group)
        stop = content_end(self.t, j + 1, self.end, clausal=False)
        if source and j + 1 < stop:
            self.add("refusal", source, (group, j + 1), [(j + 1, stop)])
        return j + 1

    def agrees(self, word: str, group: int, i: int, source: Range) -> bool:
        """Whether a plural form has a plural subject or an auxiliary: "his campaign promise" holds no verb."""
        t, words = self.t, self.words
        if word not in self.lex.plain or any(t.low[m] in words.verbs.words for m in range(group, i)):
            return True
        return any(words.plurals.fits(t.low[m]) for m in range(*source)) or t.low[source[0] - 1] in words.infinitive

    def is_passive(self, word: str, group: int, i: int) -> bool:
        """ "is expected to": a form of two voices behind a copula is passive, and its subject does not say it."""
        return word in self.lex.passive and any(self.t.low[m] in self.words.copulas for m in range(group, i))

    def documented(self, source: Range) -> bool:
        """Whether a document or a study speaks: "data itu menunjukkan"."""
        return any(self.t.low[m] in self.words.statements or self.t.low[m] in self.lex.noun for m in range(*source))

    def finds(self, source: Range, j: int) -> bool:
        """Whether somebody finds that something is so: "seorang akademisi menemukan bahwa"."""
        t, words = self.t, self.words
        somebody = t.low[source[0]] in words.persons or t.low[source[0]] in words.articles
        return somebody and not words.modifiers_first and j < self.end and t.low[j] in words.that

    def nests(self, word: str, source: Range, j: int) -> bool:
        """Whether a cue inside another's content surely attributes: by what follows it, or by who speaks."""
        t, words = self.t, self.words
        person = t.low[source[0]] in words.persons or t.low[source[0]] in words.pronouns
        cues = self.lex.cues
        outright = not words.modifiers_first and cues.act_of(word) in OUTRIGHT and word not in cues.guarded
        return (
            person
            or outright
            or word in self.lex.cues.neutral
            or introduces(t, word, j, self.end)
            or (j < self.end and t.verb(j))
        )

    def lacks_clause(self, word: str, j: int) -> bool:
        t, words = self.t, self.words
        if words.modifiers_first and word in self.lex.cues.naming and j < self.end and t.low[j] in words.naming:
            return True  # "a visitor hailed as a hero": passive
        if word not in self.lex.cues.clausal:
            return False
        opens = j < self.end and (t.verb(j) or t.quoted(j) or t.low[j] in words.infinitive or t.low[j] in words.group)
        return not opens and not introduces(t, word, j, self.end)

    def withholds(self, word: str, j: int) -> bool:
        """Whether what is not given is something said: "tidak memberikan komentar", "menolak berkomentar"."""
        near = self.t.low[j : min(self.end, j + 3)]
        return word not in self.lex.cues.giving or any(w in self.words.statements for w in near)

    def behind_manner(self, j: int) -> int:
        t, words, end = self.t, self.words, self.end
        while j < end and not t.quoted(j):
            if t.low[j] in words.manner:
                j += 1
            elif (
                t.low[j] in words.manner_openers
                and j + 2 < end
                and t.low[j + 1] not in words.articles
                and not t.capital(j + 1)
                and not t.capital(j + 1)
            ):
                j += 2
            else:
                break
        return j

    def source(self, group: int, i: int) -> tuple[Range | None, str]:
        """Who says it, and by which rule."""
        t, words = self.t, self.words
        before = t.low[group - 1] if group > self.first else ""
        previous = next((f for f in self.recent() if f.rule != "relay"), None)
        linking = words.coordinators | words.contrast | words.subordinators | words.absolutes
        joined = before in linking                      # "…, dengan mengatakan Y" too
        if before in words.relatives:
            return self.relative_source(group, i), "relative"
        if before in words.infinitive:
            protests = previous is None and not words.modifiers_first and self.lex.cues.act_of(t.low[i]) == Act.CONDEMN
            return self.main_subject(group) if protests else None, "shared"
        if before in words.subordinators and words.modifiers_first:
            return None, "shared"  # "when asked", "as expected": nobody is named
        if joined:
            told = previous is not None and previous.content[-1][0] <= i < previous.end and not words.modifiers_first
            return None if told else previous.source if previous else self.main_subject(group), "shared"
        beside = previous and (previous.end >= group - 1 or previous.source[1] == group - 1 or previous.rule in AFTER)
        if (
            previous
            and words.modifiers_first
            and before == ","
            and words.participles.fits(t.low[i])
            and previous.cue[1] <= group - 1
        ):
            return previous.source, "shared"  # "X said on Friday, adding …"
        follows = previous and previous.end == group and (t.closes(group - 1) or t.low[i] in words.absolutes)
        if previous and ((beside and before == ",") or follows):
            return previous.source, "shared"
        if previous and previous.end > i and previous.content[-1][0] <= i:
            return self.nested_source(group, i, previous), "nested"
        floor = max(self.floor, previous.end) if previous and previous.end <= group else self.floor
        if self.advertises and not previous:
            floor = max(floor, group - 1)
        found = subject(t, group, floor)
        if found is None and before == "," and words.participles.fits(t.low[i]):
            return self.main_subject(group), "shared"  # "X released a report, saying …"
        if found is None and previous and self.goes_on(previous.end, group):
            return previous.source, "shared"  # "X said A, but in the longer term, warned B"
        return found, "active"

    def goes_on(self, stop: int, group: int) -> bool:
        """Whether a conjunction behind a content joins the clause of the verb group to the clause before it."""
        t, words = self.t, self.words
        stop += stop < group and t.raw[stop] == ","
        return stop < group and (t.low[stop] in words.contrast or t.low[stop] in words.coordinators)

    def nested_source(self, group: int, i: int, outer: Found) -> Range | None:
        """The speaker of a claim inside another's content: only one that the content itself names at its head."""
        t, start = self.t, outer.content[-1][0]
        start += t.low[start] in self.words.that
        if self.words.modifiers_first:
            start = next(
                (m + 1 for m in range(group - 1, start, -1) if t.low[m] in self.words.that and not t.quoted(m)), start
            )
        described = any(t.low[m] in self.words.relatives for m in range(start, group))
        if group - start > (LONGEST_INNER if described else SHORTEST_INNER):
            return None
        found = subject(t, group, start)
        words = self.words
        named = found and (t.capital(found[0]) or t.low[found[0]] in words.persons | words.articles | words.pronouns)
        return found if named else None

    def relative_source(self, group: int, i: int) -> Range | None:
        """ "X, yang menuduh …" is X; "X mengeluarkan pernyataan yang menuduh …" is the one who issues it."""
        t = self.t
        if self.words.modifiers_first:
            return self.relative_with_head(group)
        opens = any(t.low[m] in self.words.that or t.quoted(m) for m in range(i + 1, min(self.end, i + 3)))
        if group - 2 > self.floor and t.raw[group - 2] == ",":
            return subject(t, group - 2, self.floor) if opens or t.low[i] not in self.lex.cues.guarded else None
        head = self.noun_before(group - 1)
        if any(t.low[m] in self.words.statements for m in range(max(self.floor, group - 7), group - 1)):
            return self.main_subject(min(head, group - 2) + 1)
        return (head, group - 1) if opens and head < group - 1 else None

    def answers(self, word: str, source: Range, j: int) -> bool:
        """ "what carmakers say are risks": an indirect question tells what was said only before its verb."""
        t, words = self.t, self.words
        asked = t.low[source[0] - 1]
        if asked in words.relatives or asked in words.that or asked in words.subordinators:
            return True
        return (
            asked in words.indefinite
            and word in self.lex.cues.neutral
            and j < self.end
            and (t.verb(j) or t.low[j] in words.copulas)
        )

    def relative_attributes(self, word: str, group: int, j: int) -> bool:
        """Whether a relative clause surely tells what was said: it stands between commas, or its cue opens a clause."""
        return self.t.raw[group - 2] == "," or word in self.lex.cues.neutral or introduces(self.t, word, j, self.end)

    def relative_with_head(self, group: int) -> Range | None:
        """ "critics who", "X, a friend, who": the noun phrase before the relative, and the relative itself."""
        t = self.t
        if t.low[group - 1] in self.words.that:
            return None
        floor = max(self.first, self.floor)
        found = subject(t, group - 1, floor) if t.raw[group - 2] == "," else noun_before(t, group - 1, floor)
        return (found[0], group) if found else None

    def awaits_speaker(self, group: int, j: int) -> bool:
        """ "Dalam pernyataan yang mengonfirmasi X, Y mengatakan": the speaker Y comes after the comma."""
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
        if (antecedent := self.antecedent(source, j)) and rule == "active":
            self.add("active", source, cue, [antecedent, (j, content_end(t, j, end, clausal=True))])
            return j
        if self.words.modifiers_first and rule in ("active", "relative"):
            if pieces := front_content(t, max(self.first, self.floor), source, (word, j), end):
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
        inserted = rule == "relative" or (self.words.modifiers_first and self.words.participles.fits(word))
        start = (content_behind if self.words.modifiers_first else content_start)(t, "" if withheld else word, j, end)
        clausal = rule != "refusal" and not self.asks_to_do(word, start) and (
            word in self.lex.cues.telling
            or self.is_clause(start, relative=word in self.lex.cues.neutral, named=word in self.lex.cues.naming)
        )
        stop = content_end(t, start, end, clausal=clausal)
        if self.fronted(source):
            stop = next(
                (m for m in range(start, stop) if t.raw[m] == "," and (not t.quoted(m) or t.after_quote(m) - m <= 2)),
                stop,
            )
            stop += stop < end and t.quoted(stop) and t.after_quote(stop) - stop
        if inserted and self.words.modifiers_first:
            stop = self.before_main_verb(start, stop)
        joined = start < end and t.low[start] in self.words.coordinators
        if joined and not withheld and start + 1 < end and t.low[start + 1] in self.lex.active:
            return j  # "saling memuji | dan menyebut satu sama lain teman"
        if withheld and (stop <= start or joined) and cue[1] - cue[0] > 1:
            cue, start, stop = (cue[0], cue[1] - 1), cue[1] - 1, cue[1]  # "declined to | comment"
        if withheld and t.low[start] in self.words.prepositions and stop - start > 1:
            start += 1  # "did not respond to | a request"
        if stop <= start or self.empty(start, stop) or (self.placed(start, stop) and not withheld):
            return j
        self.add(rule if rule != "active" or not t.quoted(start) else "active-quote", source, cue, [(start, stop)])
        return next((m for m in range(j, start) if t.low[m] in self.lex.cues.relays), max(start, j))

    def antecedent(self, source: Range, j: int) -> Range | None:
        """What the relative before the speaker stands for: "disruption which the industry says | could come"."""
        t, words, rel = self.t, self.words, source[0] - 1
        if not words.modifiers_first or rel <= self.first or t.low[rel] not in words.relatives or j >= self.end:
            return None
        if not (t.verb(j) or t.low[j] in words.copulas or t.low[j] in words.group):
            return None
        return (rel, rel + 1) if t.raw[rel - 1] == "," else (self.noun_before(rel), rel + 1)

    def fronted(self, source: Range) -> bool:
        """Whether the speaker's clause is a subordinate one at the head of its sentence: "After X criticised Y, …"."""
        t, opener = self.t, source[0] - 1
        subordinate = t.low[opener] in self.words.subordinators
        if not self.words.modifiers_first and t.low[opener] in self.words.contrast:
            return False  # "sementara" links sentences too
        return self.first <= opener <= self.first + 2 and subordinate

    def before_main_verb(self, start: int, stop: int) -> int:
        """Where what a relative clause or participle tells ends: at the comma before the verb of the outer clause."""
        t, words = self.t, self.words
        for m in range(start + 1, stop - 1):
            if t.raw[m] == "," and not t.quoted(m):
                verb = t.low[m + 1] in words.copulas or (t.verb(m + 1) and not words.participles.fits(t.low[m + 1]))
                if verb or (t.low[m + 1] in words.group and t.low[m + 1] in words.verbs.words):
                    return m
        return stop

    def asks_to_do(self, word: str, start: int) -> bool:
        """ "meminta X untuk Y, yang …": what comes behind the comma is the reporter's remark."""
        t, words = self.t, self.words
        if words.modifiers_first or self.lex.cues.act_of(word) != Act.REQUEST:
            return False
        openers = words.infinitive | words.that | words.purpose
        near = range(start + 1, min(self.end, start + NAMED))
        return t.low[next((m for m in near if t.verb(m) or t.low[m] in openers), start)] in words.infinitive

    def is_clause(self, start: int, *, relative: bool, named: bool = False) -> bool:
        """Whether a that-word, a quotation or a verb stands at the content's head, before the first comma."""
        t, words = self.t, self.words
        if start < self.end and t.quoted(start):
            return True
        if start < self.end and t.low[start] in words.questions:
            return True
        if t.raw[start - 1] == "," and not words.modifiers_first:
            return True
        if words.modifiers_first and named:
            return False
        if named and any(t.low[m] in words.naming for m in range(start, min(self.end, start + NAMED))):
            return True                                 # "menggambarkan A, yang …, sebagai B"
        for m in range(start, min(self.end, start + 40)):
            if t.low[m] in words.that or t.low[m] in words.purpose or t.verb(m) or t.low[m] in words.copulas:
                return True
            if t.raw[m] == "," and (words.modifiers_first or t.low[min(m + 1, self.end - 1)] in words.relatives):
                return self.resumes(m)
            if t.raw[m] == "," or (t.low[m] in words.relatives and not relative):
                return False
            if joins_predicate(t, m, self.end):
                return False
        return False

    def resumes(self, comma: int) -> bool:
        """Whether the clause goes on behind what its commas set apart: "the plan, requested by X, would …"."""
        t, words = self.t, self.words
        later = (m for m in range(comma + 1, min(self.end - 1, comma + 24)) if t.raw[m] == "," and not t.quoted(m))
        return any(
            t.low[m + 1] in words.copulas or (t.low[m + 1] in words.group and t.low[m + 1] in words.verbs.words)
            for m in later
        )

    def placed(self, start: int, stop: int) -> bool:
        """Whether there is but a place or means: "hasil yang menjanjikan pada pasien"."""
        t, words = self.t, self.words
        adjunct = (
            t.low[start] in words.prepositions and t.low[start] not in words.about and t.low[start] not in words.naming
        )
        return adjunct and not any(t.verb(m) or t.quoted(m) for m in range(start, stop))

    def empty(self, start: int, stop: int) -> bool:
        """ "mengatakan hal itu": nothing that was said is there."""
        t = self.t
        if t.date(start, stop) >= stop:
            return True
        if self.words.modifiers_first and all(
            t.low[m] in self.words.date_words or t.low[m] in self.words.date_openers for m in range(start, stop)
        ):
            return True
        if t.low[start] in self.words.void and start + 2 < stop:
            adjuncts = (self.words.prepositions - self.words.naming) | self.words.subordinators
            if t.low[start + 2] in adjuncts or t.raw[start + 2] == ",":
                return True
        return all(t.low[m] in self.words.determiners or t.low[m] in self.words.void for m in range(start, stop))

    def behind_quotation(self, word: str, source: Range, j: int) -> bool:
        """Whether a quotation ends before the speaker, and the cue ends the clause: '"…," dia menambahkan.'"""
        if self.words.modifiers_first:
            neutral = word in self.lex.cues.neutral
            return neutral and bool(front_content(self.t, max(self.first, self.floor), source, (word, j), self.end))
        beside = source[0] > self.first and (self.t.closes(source[0] - 1) or j >= self.end)  # "…, X mencatat."
        return beside and self.content_is_before(source, j)

    def content_is_before(self, source: Range, j: int) -> bool:
        """ "CONTENT, X memperingatkan pada hari Jumat": only dates and places follow the cue."""
        t, end = self.t, self.end
        start = max(self.first, self.floor)
        if source[0] - start < 3 or not (t.raw[source[0] - 1] == "," or t.closes(source[0] - 1)):
            return False
        if any(t.verb(m) for m in range(source[1], j - 1)):
            return False
        if j >= end:
            return True
        cites = (
            t.raw[j] == ","
            and j + 1 < end
            and (t.low[j + 1] in self.lex.cues.relays or t.low[j + 1] in self.words.prepositions)
        )
        fronted = t.low[start] in self.words.prepositions and not t.closes(source[0] - 2)
        if t.low[j] not in self.words.prepositions and t.date(j, end) == j and (not cites or fronted):
            return False
        clause = (
            any(t.verb(m) for m in range(start, source[0] - 1)) or t.closes(source[0] - 1) or t.closes(source[0] - 2)
        )
        behind = range(j, min(end, j + 40))
        comma = next((m for m in behind if t.raw[m] == "," and not t.quoted(m)), end)
        relative = next((m for m in range(j, comma) if t.low[m] in self.words.relatives), comma)
        opens = any(
            t.low[m] in self.words.that or t.quoted(m) or t.raw[m] == ":" or t.verb(m) for m in range(j, relative)
        )
        return clause and not opens
