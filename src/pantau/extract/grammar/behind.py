"""Where a content begins behind its cue, where addressees are bare noun phrases ("told reporters in Ostby that …")."""

from pantau.extract.grammar.cues import NEAR
from pantau.extract.grammar.front import behind_addressee
from pantau.extract.grammar.phrases import phrase_end
from pantau.extract.grammar.text import Text
from pantau.types import Act

ADDRESSEE = 9  # tokens between a warning and its that-word
PLEDGE = 6  # tokens between a pledge and its infinitive


def content_behind(t: Text, cue: str, j: int, end: int) -> int:
    """The first token of what was said behind a cue that ends at `j`; `end` where only adjuncts follow."""
    words, act = t.lex.words, t.lex.cues.act_of(cue)
    j = behind_addressee(t, cue, _behind_date(t, _behind_adverbs(t, j, end), end), end)
    j = _behind_date(t, j, end)
    if j < end and t.low[j] in words.addressees:
        j = _behind_warned(t, j + 1, end, words.that, default=j)
    if act == Act.PROMISE and j < end and _before_pledge(t, j):
        j = next((m for m in range(j, min(end, j + PLEDGE)) if t.low[m] in words.infinitive), j)
    if j < end and t.low[j] in words.prepositions and t.low[j] not in words.infinitive and t.low[j] not in words.naming:
        j = _behind_place(t, cue, j, end)
    elif act in (Act.WARN, Act.PROMISE) and j < (k := phrase_end(t, j, end)) < end and t.low[k] in words.nominative:
        j = k                                           # "promised voters | he would …"
    elif act in (Act.WARN, Act.PROMISE, Act.QUESTION):
        j = _behind_warned(t, j, end, words.questions if act == Act.QUESTION else words.that, default=j)
    if j < end and t.raw[j] in ",:":
        j = _behind_aside(t, j, end)
    pledged = act in (Act.PROMISE, Act.THREATEN) and j < end and t.low[j] in words.infinitive
    pronoun = j + 1 < end and t.listed(j + 1) and cue not in t.lex.cues.neutral         # "think | that is unlikely"
    if pledged or (j < end and t.low[j] in words.dropped and not pronoun):
        j += 1
        if j < end and t.raw[j] == ",":  # "added that, based on what he saw, …"
            j = next((m for m in range(j + 1, min(end, j + NEAR)) if t.raw[m] == ","), j) + 1
    return j


def _behind_date(t: Text, j: int, end: int) -> int:
    """Over a date, where it is no part of a name or noun phrase ("said | the 2016 campaign")."""
    named = j < end and t.low[j] in t.lex.words.opening and t.low[j] not in t.lex.words.date_openers
    return j if named else t.date(j, end)


def _behind_adverbs(t: Text, j: int, end: int) -> int:
    """Over adverbs between a cue and what opens its content ("said repeatedly that", "said again")."""
    words = t.lex.words
    while j + 1 < end and (t.low[j] in words.manner or (t.low[j] in words.group and t.low[j + 1] in words.that)):
        j += 1
    return j


def _behind_place(t: Text, cue: str, j: int, end: int) -> int:
    """From a preposition behind the cue to what opens the content; behind a specific cue its object is the content."""
    words = t.lex.words
    for m in range(j + 1, min(end, j + NEAR)):
        if t.low[m] in words.that and (not t.verb(m + 1 if m + 1 < end else m) or cue in t.lex.cues.neutral):
            return m
        if t.raw[m] == ":" or (t.quoted(m) and t.raw[m - 1] in ",:"):
            return m
        if t.raw[m] == "," and m + 1 < end and t.low[m + 1] in words.that and t.low[m + 1] not in words.relatives:
            return m + 1
        if t.raw[m] == "," and m + 1 < end and t.quoted(m + 1):
            return m + 1  # "said of X, "…""
        if t.raw[m] in ",;" or t.verb(m):
            break
    after = phrase_end(t, j + 1, end)
    if cue in t.lex.cues.neutral:
        if after < end and t.verb(after) and not words.participles.fits(t.low[after]):
            return j  # "said between 30 and 40 would vote"
        clause = after < end and (t.low[after] in words.nominative or t.low[after] in words.articles)
        return after if clause else end
    return j + 1 if t.low[j] in words.about and not t.quoted(j + 1 if j + 1 < end else j) else j


def _before_pledge(t: Text, j: int) -> bool:
    """Whether what stands behind a pledge is its infinitive, or an addressee or adjunct before it."""
    words = t.lex.words
    opens = t.low[j] in words.infinitive or t.low[j] in words.prepositions or t.low[j] in words.opening
    return opens or t.capital(j) or t.grouped(j)


def _behind_warned(t: Text, j: int, end: int, openers: frozenset[str], *, default: int) -> int:
    """Over the one who is warned, assured or asked, where a that-word or question follows ("warned Iran that …")."""
    words = t.lex.words
    for m in range(j, min(end, j + ADDRESSEE)):
        if t.low[m] in openers:
            return m
        if t.verb(m) or t.raw[m] in ",;:" or t.quoted(m) or t.low[m] in t.lex.noun or t.low[m] in words.statements:
            break
    return default


def _behind_aside(t: Text, j: int, end: int) -> int:
    """Over a comma or colon, and over an aside between commas ("said, citing X, that …")."""
    words = t.lex.words
    aside = (
        t.raw[j] == ","
        and j + 1 < end
        and not t.quoted(j + 1)
        and (
            t.low[j + 1] in t.lex.cues.relays
            or t.low[j + 1] in words.relay_openers
            or t.low[j + 1] in words.prepositions
        )
    )
    if aside:
        comma = next((m for m in range(j + 1, min(end, j + NEAR)) if t.raw[m] == ","), None)
        return comma + 1 if comma is not None else j + 1
    return j + 1
