"""What was said: where it begins behind its cue, and where it ends."""

from pantau.extract.grammar.left import subject_before
from pantau.extract.grammar.phrases import phrase_end
from pantau.extract.grammar.text import COMMAS, DASHES, FINAL, Text
from pantau.types import Act

FARTHEST = 500  # tokens of one content, quotations counted as one
NEAR = 26  # tokens of adjuncts between a cue and what was said
STANCES = frozenset({Act.CONDEMN, Act.WELCOME})
CLAUSE = 14  # tokens between a conjunction and the cue of its clause


def content_start(t: Text, cue: str, j: int, end: int) -> int:
    """Where the content begins behind a cue that ends at `j`: after dates, addressees and places."""
    words = t.lex.words
    j = t.date(j, end)
    opened = _opener(t, j, end)
    if t.lex.cues.act_of(cue) == Act.PROMISE and not opened and j < end and t.low[j] in words.prepositions:
        opened = next((m for m in range(j, min(end, j + 5)) if t.low[m] in words.infinitive), 0)
        j = opened or j
    if j < end and (t.low[j] in t.lex.noun or t.low[j] in words.statements):
        opened = 0
    pledged = opened and j < end and t.low[j] in words.infinitive
    adjoined = j < end and t.low[j] in words.prepositions and t.low[j] not in words.naming and not pledged
    if adjoined or (j < end and t.low[j] in words.addressees):
        j = _behind_adjunct(t, j, end)
    elif opened and not any(t.low[m] == "," or t.low[m] in words.relatives or t.verb(m) for m in range(j, opened)):
        j = opened  # "memperingatkan perusahaan | agar …"
    if j < end and t.low[j] in (",", ":"):
        j = _behind_comma(t, j, end)
    return _behind_that(t, cue, j, end)


def _opener(t: Text, j: int, end: int) -> int:
    words = t.lex.words
    return next(
        (
            m
            for m in range(j, min(end, j + 12))
            if (t.low[m] in words.that or t.low[m] in words.purpose) and not t.quoted(m)
        ),
        0,
    )


def _behind_adjunct(t: Text, j: int, end: int) -> int:
    """From an adjunct behind the cue to what opens the content: bahwa, agar, a quotation, else a comma."""
    words, last = t.lex.words, min(end, j + NEAR)
    for m in range(j + 1, last):
        if t.low[m] in words.that or t.low[m] in words.purpose or t.quoted(m):
            return m
        if t.low[m] == "," and m + 1 < end and (t.quoted(m + 1) or t.low[m + 1] in words.that):
            return m + 1
        if t.low[m] == ":":
            return m
    if t.low[j] in words.addressees:
        after = phrase_end(t, j + 1, end)
        if after < end and t.low[after] in words.relatives:  # "kepada X | atas dukungan yang …"
            return next((m for m in range(j + 2, after) if t.low[m] in words.noun_prepositions), after)
        if after < end:
            return after
    comma = next((m for m in range(j, min(end, j + 12)) if t.low[m] == ","), None)
    if comma is None:
        return j
    stated = any(t.low[m] in words.statements for m in range(j, min(comma, j + 4)))  # "dalam sebuah rilis, …"
    stated = stated and t.low[j] not in words.about
    return comma if stated or t.low[j] in words.addressees else j


def _behind_comma(t: Text, j: int, end: int) -> int:
    """Over a comma or colon behind the cue, and over a relay between commas ("mengatakan, seperti dikutip AFP, …")."""
    lex = t.lex
    if j + 2 < end and (t.low[j + 1] in lex.words.relay_openers or t.low[j + 1] in lex.cues.relays):
        comma = next(
            (m for m in range(j + 1, min(end, j + NEAR)) if t.low[m] == "," and t.date(m + 1, end) == m + 1), None
        )
        return comma + 1 if comma is not None else j + 1
    return j + 1


def _behind_that(t: Text, cue: str, j: int, end: int) -> int:
    words, promise = t.lex.words, t.lex.cues.act_of(cue) == Act.PROMISE
    if (j < end and t.low[j] in words.that and not words.that_belongs) or (
        promise and j < end and t.low[j] in words.infinitive
    ):
        return j + 1
    return j


def content_end(t: Text, i: int, end: int, *, clausal: bool) -> int:
    """Where the content that begins at `i` ends: before another attribution, or where the sentence closes."""
    k, last = _behind_subordinate(t, i, end), min(end, i + FARTHEST)
    while k < last:
        if t.quoted(k):
            k = min(t.after_quote(k), end)
            if (
                t.lex.words.modifiers_first
                and k < end
                and t.raw[k - 2] == ","
                and t.lex.words.participles.fits(t.low[k])
            ):
                break  # '"…," drawing loud jeers'
            if k + 1 < end and (attributes(t, k, end) or (t.raw[k - 2] == "," and _comma_stops(t, k, end, clausal))):
                break
            continue
        if _stops(t, k, end, clausal) or (not clausal and _next_predicate(t, i, k, end)):
            break
        if t.low[k] in DASHES and (behind := _behind_dash(t, k, end)) != k + 1:
            if not behind:
                break
            k = behind
            continue
        k += 1
    k = min(k, end)
    if k == end and (comma := _dated_tail(t, i, k)):
        k = comma
    while k > i and (t.raw[k - 1] in FINAL or t.raw[k - 1] in ",;:") and not t.quoted(k - 1):
        k -= 1
    return k


def _next_predicate(t: Text, i: int, k: int, end: int) -> bool:
    """Whether a coordinator behind a noun phrase joins the speaker's next deed: "menyampaikan ucapan | serta pergi"."""
    words = t.lex.words
    return joins_predicate(t, k, end) and not any(
        t.verb(m) or t.low[m] in words.relatives or t.low[m] in words.infinitive for m in range(i, k)
    )


def joins_predicate(t: Text, k: int, end: int) -> bool:
    """Whether a coordinator at `k` has a verb behind it, with no auxiliary that makes the pair a subject."""
    words = t.lex.words
    if words.modifiers_first or k + 1 >= end or t.low[k] not in words.coordinators or t.low[k] in words.group:
        return False
    if t.low[k + 1] in words.absolutes | words.manner_openers and k + 3 < end and t.raw[k + 2].islower():
        return t.verb(k + 3)  # "dan dengan kejam menyerang"
    return t.verb(k + 1) and not (k + 2 < end and t.low[k + 2] in words.group)


def _dated_tail(t: Text, i: int, end: int) -> int:
    """The comma before a bare weekday or date that closes the sentence ("…, Senin (4/5)."), or 0."""
    for m in range(end - 2, max(i, end - 10), -1):
        if t.raw[m] == ",":
            return m if t.low[m + 1] in t.lex.words.weekdays and t.date(m + 1, end) >= end else 0
    return 0


def _behind_subordinate(t: Text, i: int, end: int) -> int:
    """A content that opens with a subordinate clause goes on behind its comma: "bahwa setelah A, B"."""
    words = t.lex.words
    head = i + (i < end and t.low[i] in words.that)
    if head >= end or t.low[head] not in words.subordinators or t.quoted(head):
        return i
    comma = next((m for m in range(head, min(end, head + 40)) if t.raw[m] in COMMAS or t.quoted(m)), i)
    return comma + 1 if comma > i and t.raw[comma] == "," and comma + 1 < end else i


def _behind_dash(t: Text, k: int, end: int) -> int:
    """A parenthesis between dashes is stepped over; 0 where the dash opens a remark that runs to the end."""
    if t.glued[k] and k + 1 < len(t.glued) and t.glued[k + 1] and t.low[k] == "-":
        return k + 1
    rest = next(
        (
            m
            for m in range(k + 2, min(end, k + 40))
            if t.low[m] in DASHES and not t.quoted(m) and (t.low[m] != "-" or not t.glued[m])
        ),
        None,
    )
    if rest is not None:
        return rest + 1
    return 0 if t.low[k] != "-" else k + 1


def _stops(t: Text, k: int, end: int, clausal: bool) -> bool:
    word = t.low[k]
    if word == ";":
        return True
    if word == ",":
        return k + 1 >= end or _comma_stops(t, k + 1, end, clausal)
    words = t.lex.words
    if (
        word in words.coordinators
        or word in words.contrast
        or (word in words.subordinators and not words.modifiers_first)
    ):
        return _new_clause(t, k, end) or (words.modifiers_first and not clausal and _new_predicate(t, k, end))
    return False


def _new_predicate(t: Text, k: int, end: int) -> bool:
    """Whether the coordinator at `k` joins a predicate to the clause of the cue: "calls them X and sends them back"."""
    m = k + 1
    while m < end and t.grouped(m):
        m += 1
    return t.low[k] in t.lex.words.coordinators and m < end and not t.quoted(m) and t.verb(m)


def _comma_stops(t: Text, k: int, end: int, clausal: bool) -> bool:
    """Whether the comma before `k` ends the content."""
    lex, word = t.lex, t.low[k]
    words = lex.words
    if t.quoted(k):
        return False
    if word in lex.cues.relays or word in words.thus or (cue_at(t, k, end) or (word, k))[0] in lex.cues.according:
        return True
    if word in words.relay_openers and k + 1 < end and t.low[k + 1] in lex.cues.relays:
        return True
    if (
        word in words.relatives
        and not clausal
        and not (k + 2 < end and t.low[k + 1] in lex.passive and t.low[k + 2] in words.naming)
    ):
        return True
    if not clausal and not words.modifiers_first and _remarks(t, k, end):
        return True
    if (
        word in words.relatives
        and k + 2 < end
        and t.low[k + 1] in lex.cues.according
        and t.low[k + 2] not in words.speaker_clitics
    ):
        return True
    if (
        words.modifiers_first
        and (t.capital(k) or word in words.articles or word in words.persons)
        and _speaks_next(t, k, end)
    ):
        return True
    if (word in lex.quotative and is_quotative(t, k, end)) or (attributes(t, k, end) and not _apposed(t, k)):
        return True
    if _cue_closes(t, k, end):
        return True
    if word in words.contrast and (not clausal or _cue_ahead(t, k + 1, end)):
        return True
    participle = words.participles.fits(word) and word not in words.prepositions
    if words.modifiers_first and t.grouped(k) and k + 1 < end and words.participles.fits(t.low[k + 1]):
        return True  # ", effectively ending …"
    if words.modifiers_first and not clausal and (word in words.coordinators or word in words.opening or participle):
        return not _resumes_object(t, k, end)
    linked = word in words.coordinators or (word in words.subordinators and not words.modifiers_first)
    if word in words.absolutes and _cue_ahead(t, k + 1, end, near=8):
        return True
    if linked and _cue_ahead(t, k + 1, end, near=4):
        return True
    return (word in words.pronouns or t.capital(k) or word in words.persons) and _cue_ahead(t, k + 1, end, near=7)


def _remarks(t: Text, k: int, end: int) -> bool:
    """Whether a bare noun with a relative clause stands at `k`, the writer's remark: ", isu yang selama ini …"."""
    return k + 1 < end and t.raw[k].islower() and not t.verb(k) and t.low[k + 1] in t.lex.words.relatives


def _resumes_object(t: Text, k: int, end: int) -> bool:
    """Whether what the comma before `k` sets apart closes before the rest of the object: "accused X, an aide, of Y"."""
    words = t.lex.words
    comma = next((m for m in range(k, min(end - 1, k + 16)) if t.raw[m] == "," and not t.quoted(m)), None)
    return (
        comma is not None
        and t.low[k] in words.opening
        and (
            t.low[comma + 1] in words.about or t.low[comma + 1] in words.infinitive or t.low[comma + 1] in words.naming
        )
    )


def _speaks_next(t: Text, k: int, end: int) -> bool:
    """Whether the speaker of all that went before begins at `k`: ", X, an aide, said on Friday" closes the sentence."""
    for m in range(k + 1, min(end, k + 24)):
        if t.quoted(m):
            return False
        if t.low[m] in t.lex.active and t.low[m] in t.lex.cues.neutral:
            placed = m + 1 < end and t.low[m + 1] in t.lex.words.prepositions and _cue_ahead(t, m + 1, end) is False
            if not (
                m + 1 >= end
                or t.date(m + 1, end) > m + 1
                or (placed and not any(t.low[x] in t.lex.words.that for x in range(m, end)))
            ):
                return False
            group = m
            while group > k and t.grouped(group - 1):
                group -= 1
            found = subject_before(t, group, k)
            return found is not None and found[0] == k
    return False


def _cue_closes(t: Text, k: int, end: int) -> bool:
    """Whether a short clause "X melaporkan" closes the sentence behind the comma before `k`."""
    if (
        not 2 <= end - k <= 8
        or t.low[end - 1] not in t.lex.active
        or t.low[end - 1] in t.lex.cues.guarded
        or t.quoted(end - 1)
    ):
        return False
    words = t.lex.words
    return not any(
        t.verb(m) or t.raw[m] == "," or t.low[m] in words.relatives | words.infinitive | words.that
        for m in range(k, end - 1)
    )


def _apposed(t: Text, k: int) -> bool:
    """Whether the comma before `k` closes an apposition: "salah satu korban, LM, melaporkan"."""
    for m in range(k - 2, max(0, k - 8), -1):
        if t.low[m] == ",":
            return m < k - 2 and all(t.capital(x) or t.low[x] in t.lex.words.persons for x in range(m + 1, k - 1))
        if t.quoted(m):
            return False
    return False


def _new_clause(t: Text, k: int, end: int) -> bool:
    """Whether the conjunction at `k` joins another attribution with the same speaker: "dan menambahkan bahwa"."""
    words = t.lex.words
    m = k + 1
    m += m < end and t.low[m] in words.pronouns
    while m < end and t.low[m] in words.group and t.low[m] not in words.modals:
        m += 1
    return m < end and attributes(t, m, end)


def _refuses(t: Text, i: int, end: int) -> bool:
    """Whether a refusal to say stands at `i`: "declined to give"."""
    lex = t.lex
    if t.low[i] not in lex.cues.refusals or i + 2 >= end or t.quoted(i):
        return False
    return t.low[i + 1] in lex.words.infinitive and t.low[i + 2] in lex.cues.withheld


def attributes(t: Text, i: int, end: int) -> bool:
    """Whether an active cue that needs no guard stands at `i`, or a guarded one with what it needs behind it."""
    cue = cue_at(t, i, end)
    if t.lex.words.modifiers_first and _refuses(t, i, end):
        return True
    if cue is None or cue[0] not in t.lex.active or t.quoted(i):
        return False
    return not guarded(t, cue[0], cue[1], end)


def guarded(t: Text, cue: str, j: int, end: int) -> bool:
    """Whether the cue attributes only with a that-word, a quotation or a colon behind it, and has none."""
    noun = cue in t.lex.cues.ambiguous and not _verb_place(t, j - len(cue.split()))
    if noun and _noun_place(t, j - len(cue.split()), j, end):
        return True
    if not noun and cue not in t.lex.cues.guarded:
        return False
    return not introduces(t, cue, j, end) and not (cue in t.lex.cues.naming and _named_as(t, j, end))


def _named_as(t: Text, j: int, end: int) -> bool:
    """Whether an as-word follows within the clause: "regards them as Y"."""
    for m in range(j + 1, min(end, j + 9)):
        if t.low[m] in COMMAS or t.verb(m):
            return False
        if t.low[m] in t.lex.words.naming:
            return True
    return False


def _noun_place(t: Text, i: int, j: int, end: int) -> bool:
    """Whether a word that may be a verb is a noun in [i, j): behind a preposition, or before a verb of its own."""
    words = t.lex.words
    if i and (t.low[i - 1] in words.prepositions and t.low[i - 1] not in words.infinitive):
        return True
    following = t.low[j] if j < end else ""
    return following == ":" or following in words.copulas or (following in words.group and t.verb(j))


def _verb_place(t: Text, i: int) -> bool:
    """Whether a word that may be a noun is a verb at `i`: behind a pronoun, an auxiliary or an infinitive's word."""
    words, before = t.lex.words, t.low[i - 1] if i else ""
    return (
        before in words.group
        or before in words.nominative
        or before in words.infinitive
        or (before == "," and words.participles.fits(t.low[i]))
    )


def introduces(t: Text, cue: str, j: int, end: int) -> bool:
    """Whether a that-word, a quotation or a colon stands behind the cue; behind a pledge, an infinitive."""
    words = t.lex.words
    near = range(j, min(end, j + 2))
    if j < end and t.low[j] == "," and cue in t.lex.cues.neutral and not words.modifiers_first:
        return True
    if any(t.low[m] in words.that or t.low[m] in words.purpose or t.raw[m] == ":" or t.quoted(m) for m in near):
        return True
    if j < end and t.low[j] in words.emphatic | words.stances and t.lex.cues.act_of(cue) in STANCES:
        return True
    if cue in t.lex.cues.inviting and _invites(t, j, end):
        return True
    if cue in t.lex.cues.counting and j < end and (t.raw[j][0].isdigit() or t.low[j] in words.quantities):
        return True
    if cue in t.lex.cues.naming and any(t.low[m] in words.naming for m in range(j, min(end, j + NEAR))):
        return True
    if j < end and t.low[j] in words.nominative:
        return True
    if _late_opener(t, cue, j, end) or _finite(t, cue, j, end) or (words.modifiers_first and _expects(t, cue, j, end)):
        return True
    return t.lex.cues.act_of(cue) == Act.PROMISE and (
        any(t.low[m] in words.infinitive for m in range(j, min(end, j + 5)))
        or (not words.modifiers_first and j < end and t.verb(j))  # "sepakat | memperluas"
    )


def _expects(t: Text, cue: str, j: int, end: int) -> bool:
    """Whether a prediction has an object and its infinitive: "expects | the move to raise"."""
    if t.lex.cues.act_of(cue) != Act.PREDICT or (j < end and t.low[j] in t.lex.words.infinitive):
        return False
    for m in range(j + 1, min(end, j + 9)):
        if t.verb(m) or t.low[m] in COMMAS or t.quoted(m):
            return False
        if t.low[m] in t.lex.words.infinitive:
            return True
    return False


def _invites(t: Text, j: int, end: int) -> bool:
    """Whether somebody named stands behind the cue, and what is asked of them behind an infinitive's word."""
    words = t.lex.words
    if j >= end or not (
        t.capital(j) or t.low[j] in words.persons or t.low[j] in words.pronouns or t.low[j] in words.articles
    ):
        return False
    return any(t.low[m] in words.infinitive for m in range(j + 1, min(end, j + 9)))


def _late_opener(t: Text, cue: str, j: int, end: int) -> bool:
    """A that-word behind a place ("bersaksi di Kongres bahwa"), a purpose behind an addressee ("mendorong X agar")."""
    words = t.lex.words
    placed = j < end and t.low[j] in words.prepositions and (not words.modifiers_first or cue in t.lex.cues.neutral)
    for m in range(j, min(end, j + (NEAR if placed else 12))):
        if t.low[m] == "," or t.quoted(m):
            return False
        if placed and t.raw[m] == ":":
            return True
        if t.low[m] in words.purpose or (placed and t.low[m] in words.that):
            return True
    return False


def _finite(t: Text, cue: str, j: int, end: int) -> bool:
    """Whether a clause of its own follows: a noun phrase, then an auxiliary, negation or copula."""
    words = t.lex.words
    if j < end and (t.low[j] in words.prepositions or (words.modifiers_first and t.low[j] in COMMAS)):
        return False
    if j < end and not words.modifiers_first:
        if t.low[j] in words.subordinators:
            return False
        if t.low[j] in words.group and t.low[j] in words.verbs.words:       # "bersikeras | tidak bersalah"
            return True
    for m in range(j + 1, min(end, j + 8)):
        if (
            t.quoted(m)
            or t.low[m] in COMMAS
            or (t.low[m] in words.coordinators and not words.modifiers_first)
            or t.low[m] in words.relatives
            or t.low[m] in words.prepositions
        ):
            return False
        if t.verb(m) or t.low[m] in words.copulas or t.low[m] in words.negations:
            if words.modifiers_first and t.low[m - 1] in words.opening and t.low[m] not in words.verbs.words:
                continue  # "the secured funds"
            if words.modifiers_first and t.low[j] in words.opening:
                return t.low[m] in words.copulas or t.low[m] in words.verbs.words
            telling = cue in t.lex.cues.neutral and not words.modifiers_first
            return telling or t.low[m] in words.copulas or (t.low[m] in words.group and t.low[m] in words.verbs.words)
    return False


def _cue_ahead(t: Text, k: int, end: int, near: int = CLAUSE) -> bool:
    """Whether a clause with a speaker and a cue begins at `k`."""
    words = t.lex.words
    for m in range(k, min(end, k + near)):
        if t.low[m] in (",", ".") or t.quoted(m):
            return False
        if attributes(t, m, end) and t.low[m] not in t.lex.cues.refusals:
            return t.low[m - 1] not in words.relatives and t.low[m - 1] not in words.infinitive
        if (t.verb(m) and t.low[m] not in words.group) or t.low[m] in words.relatives:
            return False
    return False


def cue_at(t: Text, i: int, end: int) -> tuple[str, int] | None:
    """The longest cue that begins at `i`, and the token after it."""
    word, lex = t.low[i], t.lex
    for parts in lex.longer.get(word, ()):
        if i + len(parts) <= end and tuple(t.low[i : i + len(parts)]) == parts:
            return " ".join(parts), i + len(parts)
    return (word, i + 1) if word in lex.heads else None


def is_quotative(t: Text, i: int, end: int) -> bool:
    """Whether the bare cue at `i` stands beside what was said: behind a comma or a quotation, a speaker after it."""
    words = t.lex.words
    if i == 0 or t.quoted(i):
        return False
    behind_quote = t.closes(i - 1)
    if i + 1 >= end:
        return behind_quote
    if not (behind_quote or t.raw[i - 1] in (",", "?", "!", "…", "...") or t.low[i - 1] in words.thus):
        return False
    if t.glued[i + 1] and t.low[i + 1] in words.speaker_clitics:
        return True
    word = t.low[i + 1]
    if (
        not word[0].isalnum()
        or t.quoted(i + 1)
        or word in t.lex.phrase_ends
        or t.verb(i + 1)
        or word in words.coordinators
    ):
        return False
    if not behind_quote and words.modifiers_first:
        return _inverted(t, i, end)
    if words.modifiers_first:
        if t.low[i] in t.lex.cues.ambiguous:
            return _inverted(t, i, end)
        k = phrase_end(t, i + 1, end)
        return k >= end or not (t.verb(k) or t.low[k] in words.copulas or t.low[k] in words.group)
    return (
        behind_quote
        or t.low[i] not in t.lex.cues.strict
        or t.capital(i + 1)
        or word in words.persons
        or word in words.articles
        or word in words.pronouns
    )


def _inverted(t: Text, i: int, end: int) -> bool:
    """Whether a speaker stands behind the cue, and not what was said: no verb, to or of behind the phrase."""
    words, j = t.lex.words, cue_at(t, i, end)
    k = phrase_end(t, j[1], end) if j and t.low[i] in t.lex.cues.neutral else i
    if k <= i + 1 or t.date(i + 1, end) > i + 1 or t.low[i + 1] in words.prepositions:
        return False
    return k >= end or t.raw[k] in ",;–—" or t.low[k] in words.relatives or t.date(k, end) > k
