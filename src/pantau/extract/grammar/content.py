"""What was said: where it begins behind its cue, and where it ends."""

from pantau.extract.grammar.cues import NEAR, attributes, cue_ahead, cue_at, is_quotative
from pantau.extract.grammar.left import subject_before
from pantau.extract.grammar.phrases import phrase_end
from pantau.extract.grammar.text import COMMAS, DASHES, FINAL, Text
from pantau.types import Act

FARTHEST = 500  # tokens of one content, quotations counted as one


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
        if word in words.subordinators and _speaks_there(t, k + 1, end):
            return True
        if word in words.coordinators and not words.modifiers_first and t.low[k - 1] in t.lex.active:
            return False  # "pihaknya terus mendorong dan mengimbau agar …"
        return _new_clause(t, k, end) or (words.modifiers_first and not clausal and _new_predicate(t, k, end))
    return word in words.absolutes and attributes(t, k, end)  # "… dengan alasan bahwa"


def _speaks_there(t: Text, m: int, end: int) -> bool:
    """Whether the clause at `m` tells where the speaker spoke: "saat | ditemui", "saat | memberikan sambutan"."""
    words = t.lex.words
    given = m + 1 < end and t.low[m] in t.lex.cues.withheld and t.low[m + 1] in words.statements
    return given or (m < end and t.low[m] in words.occasions)


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
        and not _resumes_object(t, k, end)
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
    if word in words.contrast and (not clausal or cue_ahead(t, k + 1, end)):
        return True
    doing = k + 1 < end and words.participles.fits(t.low[k + 1])
    if word in words.contrast - words.prepositions and doing and t.low[k - 2] not in words.that:
        return True  # ", while trying to explain …"
    participle = words.participles.fits(word) and word not in words.prepositions
    if words.modifiers_first and t.grouped(k) and doing:
        return True  # ", effectively ending …"
    if words.modifiers_first and not clausal and (word in words.coordinators or word in words.opening or participle):
        return not _resumes_object(t, k, end)
    linked = word in words.coordinators or (word in words.subordinators and not words.modifiers_first)
    if word in words.absolutes and cue_ahead(t, k + 1, end, near=8):
        return True
    if linked and cue_ahead(t, k + 1, end, near=4):
        return True
    return (word in words.pronouns or t.capital(k) or word in words.persons) and cue_ahead(t, k + 1, end, near=7)


def _remarks(t: Text, k: int, end: int) -> bool:
    """Whether a bare noun with a relative clause stands at `k`, the writer's remark: ", isu yang selama ini …"."""
    return k + 1 < end and t.raw[k].islower() and not t.verb(k) and t.low[k + 1] in t.lex.words.relatives


def _resumes_object(t: Text, k: int, end: int) -> bool:
    """Whether what the comma before `k` sets apart closes before the rest of the object: "accused X, an aide, of Y"."""
    words = t.lex.words
    comma = next((m for m in range(k, min(end - 1, k + 16)) if t.raw[m] == "," and not t.quoted(m)), None)
    return (
        comma is not None
        and (t.low[k] in words.opening or t.low[k] in words.relatives)
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
            placed = m + 1 < end and t.low[m + 1] in t.lex.words.prepositions and cue_ahead(t, m + 1, end) is False
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


