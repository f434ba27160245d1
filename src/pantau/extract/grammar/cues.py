"""Which words attribute where they stand: a cue with what it needs behind it, or beside what was said."""

from pantau.extract.grammar.phrases import phrase_end
from pantau.extract.grammar.text import COMMAS, Text
from pantau.types import Act

NEAR = 26  # tokens of adjuncts between a cue and what was said
CLAUSE = 14  # tokens between a conjunction and the cue of its clause
STANCES = frozenset({Act.CONDEMN, Act.WELCOME})


def attributes(t: Text, i: int, end: int) -> bool:
    """Whether an active cue that needs no guard stands at `i`, or a guarded one with what it needs behind it."""
    cue = cue_at(t, i, end)
    if t.lex.words.modifiers_first and _refuses(t, i, end):
        return True
    if cue is None or cue[0] not in t.lex.active or t.quoted(i):
        return False
    return not guarded(t, cue[0], cue[1], end)


def _refuses(t: Text, i: int, end: int) -> bool:
    """Whether a refusal to say stands at `i`: "declined to give"."""
    lex = t.lex
    if t.low[i] not in lex.cues.refusals or i + 2 >= end or t.quoted(i):
        return False
    return t.low[i + 1] in lex.words.infinitive and t.low[i + 2] in lex.cues.withheld


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
    told = cue in t.lex.cues.neutral or cue in t.lex.cues.findings or cue in t.lex.cues.counting
    if j < end and t.low[j] == "," and told and not words.modifiers_first:
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


def cue_ahead(t: Text, k: int, end: int, near: int = CLAUSE) -> bool:
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
    if behind_quote and word in words.manner and i + 2 < end:
        return t.capital(i + 2)                                 # '"…," kata tegas Suro'
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
