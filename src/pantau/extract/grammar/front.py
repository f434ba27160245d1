"""Contents that stand before their speaker and cue: '"A," X said', "A, X said on Friday", "A, X said, B"."""

from pantau.extract.grammar.content import content_end
from pantau.extract.grammar.cues import attributes
from pantau.extract.grammar.phrases import phrase_end
from pantau.extract.grammar.text import Text
from pantau.types import Range

NEAR = 26  # tokens between a cue and the quotation that goes on


def behind_addressee(t: Text, cue: str, j: int, end: int) -> int:
    """The token after the bare noun phrase that is spoken to ("told | reporters"), or `j` where the cue takes none."""
    if cue not in t.lex.cues.addressed or j >= end or t.quoted(j):
        return j
    words = t.lex.words
    if t.low[j] in words.that:
        return j
    alone = t.low[j] in words.own_pronouns or (t.low[j] in words.pronouns and t.low[j] not in words.nominative)
    return j + 1 if alone else phrase_end(t, j, end)


def front_content(t: Text, start: int, source: Range, said: tuple[str, int], end: int) -> list[Range]:
    """The pieces of the content before `source`, from `start`, and what goes on behind the cue; empty where none is.

    `said`: the cue and the token after it.
    """
    cue = said[0]
    stop, j = source[0], behind_addressee(t, cue, said[1], end)
    comma = stop > start and t.raw[stop - 1] == ","
    closed = stop - comma
    quoted = closed > start and t.closes(closed - 1)
    while start < closed and t.raw[start] in ",.;:)" and not t.quoted(start):
        start += 1
    if not (comma or quoted) or closed <= start:
        return []
    if j < end and (t.low[j] in t.lex.words.that or t.raw[j] == ":"):
        return []
    if quoted and t.quoted(start):
        start = min(start, t.before_quote(start))               # a quotation that began some lines before
    piece = (start if quoted else _behind_openers(t, start, closed), closed)
    if not quoted and t.low[closed - 1] in t.lex.words.relatives:
        piece = (closed - 1, closed)  # "…, which, X believes, Y"
    rest = _rest(t, piece, j, end, quoted=quoted)
    if not quoted and piece[0] < closed and _adjunct(t, piece, cue, j, end):
        return []
    if _whole_quotation(t, start, closed, comma=comma or (j >= end and cue in t.lex.cues.neutral)):
        return [piece, *rest]
    adjoined = _nothing_said(t, j, end) or (quoted and cue in t.lex.cues.neutral and t.verb(j))
    if not adjoined or (quoted and not comma and not _comma_inside(t, closed)):
        return []
    if rest:
        return [p for p in (piece, *rest) if p[0] < p[1]]
    if cue not in t.lex.cues.neutral and not quoted and any(t.low[m] in t.lex.noun for m in range(*source)):
        return []                                       # "…, a claim Norlandia rejected"
    plain = j >= end and (cue in t.lex.cues.neutral or cue not in t.lex.cues.guarded) and piece[1] - piece[0] > 3
    return [piece] if piece[0] < piece[1] and (quoted or plain or _clause(t, piece)) else []


def _whole_quotation(t: Text, start: int, closed: int, *, comma: bool) -> bool:
    """Whether the stretch is one quotation or several that a comma, or a mark of its own, sets off from the speaker."""
    if not (t.quoted(start) and t.quoted(closed - 1)):
        return False
    k = start
    while k < closed and t.quoted(k):
        k = t.after_quote(k)
    return k >= closed and (comma or (closed - start > 2 and _comma_inside(t, closed)))


def _comma_inside(t: Text, closed: int) -> bool:
    """Whether the quotation that ends at `closed` ends with a comma, or a mark of its own, before its closing marks."""
    for m in range(closed - 1, max(0, closed - 4), -1):
        if t.raw[m][0].isalnum():
            return False
        if t.raw[m] in ",?!—–-…" or t.raw[m].startswith(".."):
            return True
    return False


def _behind_openers(t: Text, start: int, stop: int) -> int:
    words = t.lex.words
    if all(t.low[m] in words.openers or t.joins(m) or t.raw[m] == "," for m in range(start, stop)):
        return stop
    return start + (t.low[start] in words.contrast and stop - start > 1)


def _adjunct(t: Text, piece: Range, cue: str, j: int, end: int) -> bool:
    """Whether the words in front only introduce the cue's clause: "Asked about it, X replied", "After Y, X left"."""
    words, first = t.lex.words, piece[0]
    if t.low[first] in words.relatives:
        return False
    following = j + 1 < end and t.raw[j] == "," and (t.quoted(j + 1) and t.raw[min(j + 2, end - 1)][0].isupper())
    opens = t.low[first] in words.subordinators or t.low[first] in words.prepositions or words.verbs.fits(t.low[first])
    if following:
        return opens or not any(t.listed(m) for m in range(*piece))
    if cue not in t.lex.cues.neutral and j < end and t.raw[j] != "," and t.date(j, end) == j:
        return True
    closes = cue in t.lex.cues.neutral and (j >= end or t.date(j, end) >= end)
    if not opens or closes or (j < end and t.raw[j] == ","):
        return False
    if t.low[first] not in words.prepositions and t.low[first] not in words.subordinators:
        return not any(t.listed(m) for m in range(first + 1, piece[1]))
    comma = next((m for m in range(first, piece[1]) if t.raw[m] == ","), piece[1])
    return not _clause(t, (comma, piece[1]))


def _clause(t: Text, piece: Range) -> bool:
    words = t.lex.words
    return any(t.verb(m) or t.low[m] in words.copulas for m in range(*piece))


def _nothing_said(t: Text, j: int, end: int) -> bool:
    """Whether only dates, places and asides follow the cue: no that-word, quotation or colon before the next comma."""
    words = t.lex.words
    if j >= end or t.raw[j] in ",;)-–—":
        return True
    adjunct = t.low[j] in words.prepositions and t.low[j] not in words.infinitive
    if not adjunct and t.date(j, end) == j and t.low[j] not in words.subordinators:
        return False
    for m in range(j, min(end, j + 40)):
        if t.raw[m] in ",;":
            return not (m + 1 < end and t.quoted(m + 1))
        if (t.low[m] in words.that and t.low[m] not in words.relatives) or t.raw[m] == ":" or t.quoted(m):
            return False
        if t.low[m] in words.that and not t.verb(m + 1 if m + 1 < end else m):
            return False
    return True


def _rest(t: Text, piece: Range, j: int, end: int, *, quoted: bool) -> list[Range]:
    """What the speaker goes on to say behind the cue."""
    if quoted:
        return rest_of_quotation(t, j, end)
    n = j + 1
    if n >= end or t.raw[j] != "," or not (t.quoted(n) or _goes_on(t, piece, n, end)):
        return []
    return [(n, content_end(t, n, end, clausal=True))]


def _goes_on(t: Text, piece: Range, n: int, end: int) -> bool:
    """Whether what stands behind "…, X said," at `n` goes on with an unquoted content, and is no cue, aside or date."""
    words, first = t.lex.words, t.low[piece[0]]
    if attributes(t, n, end) or t.low[n] in t.lex.active or t.low[n] in t.lex.cues.relays:
        return False
    if t.low[n] in words.relatives or t.date(n, end) > n:
        return False
    joined = t.low[n] in words.coordinators and not attributes(t, n + 1, end)
    fronted = first in words.subordinators or first in words.prepositions
    return joined or t.listed(n) or fronted or not _clause(t, piece)


def rest_of_quotation(t: Text, j: int, end: int) -> list[Range]:
    """The quotation that goes on behind a cue or speaker that ends at `j`: a comma and no other cue stand before it."""
    for m in range(j, min(end, j + NEAR)):
        if t.quoted(m):
            return [(m, content_end(t, m, end, clausal=True))] if t.raw[m - 1] in ",:-–—" else []
        if m > j and (attributes(t, m, end) or t.low[m] in t.lex.active):
            return []
    return []
