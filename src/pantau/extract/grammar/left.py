"""Subjects where articles and adjectives stand before their noun: left of the verb, over what commas set between.

The stretch before a verb is cut at commas into segments. A segment that touches the verb holds the subject; behind a
comma ("X, an opponent of the plan, who left, said") the subject is the first noun phrase of the chain.
"""

from pantau.extract.grammar.text import DASHES, FINAL, MARKS, Text
from pantau.types import Range

LONGEST = 34  # tokens of a phrase
FARTHEST = 70  # tokens between a verb and its subject
MEMBER = 8  # tokens of a member of a list
NEAREST = 7  # tokens of a phrase that a relative surely stands for
_BREAKS = frozenset({":", ";"}) | MARKS | FINAL


def subject_before(t: Text, verb: int, floor: int) -> Range | None:
    """The subject of the verb group that begins at `verb`, not reaching left over `floor`."""
    segments = _segments(t, verb, max(floor, verb - FARTHEST))
    if not segments:
        return None
    left, right = segments[-1]
    if right == verb and left < right:
        if t.low[left] in t.lex.words.relatives and right - left == 1:
            return None
        found = _phrase(t, left, right)
        if found and found[0] == left:
            found = _with_list(t, _with_name(t, _with_title(t, found, segments), segments), segments)
        return found
    return _behind_commas(t, segments[:-1])


def _segments(t: Text, verb: int, floor: int) -> list[Range]:
    """The stretches between commas and dashes, left to right; the last one ends at the verb and may be empty."""
    cuts, depth, i = [verb], 0, verb
    while i > floor:
        word = t.low[i - 1]
        if t.quoted(i - 1) or (word in _BREAKS and not depth):
            break
        depth += (word in ")]") - (word in "([")
        if depth < 0:
            break
        if depth == 0 and (word == "," or (word in DASHES and not (t.glued[i - 1] and i < len(t.low) and t.glued[i]))):
            cuts.append(i - 1)
        i -= 1
    starts = [i, *(c + 1 for c in reversed(cuts[1:]))]
    return list(zip(starts, reversed(cuts), strict=True))


def _behind_commas(t: Text, segments: list[Range]) -> Range | None:
    """The first noun phrase of a chain of appositions, relative clauses and adjuncts that ends at the verb's comma."""
    head: Range | None = None
    last = stop = 0
    for n in range(len(segments) - 1, -1, -1):
        left, right = segments[n]
        kind = _kind(t, left, right, initial=n == 0)
        if kind == "clause":
            break
        if kind == "phrase" and (found := _phrase(t, left, right)):
            head, last = found, n
        elif kind == "relative":
            head = None
    if head is None:
        return None
    stop = head[1]
    for left, right in segments[last + 1 :]:
        belongs = _kind(t, left, right, initial=False) in ("phrase", "relative")
        if not belongs or right - head[0] > LONGEST or stop + 1 != left:
            break
        stop = right
    return head[0], stop


def _kind(t: Text, left: int, right: int, *, initial: bool) -> str:
    """What a segment is: phrase, relative, adjunct or clause."""
    words = t.lex.words
    while left < right and t.joins(left) and t.low[left] not in words.prepositions:
        left += 1
    first = t.low[left] if left < right else ""
    if not first:
        return "adjunct"
    relative = next((m for m in range(left, min(right, left + 3)) if t.low[m] in words.relatives), None)
    if relative is not None and not initial:
        return "relative"
    if first in words.prepositions or first in words.subordinators or first in t.lex.cues.relays:
        return "adjunct"
    if t.date(left, right) >= right:
        return "adjunct"
    if (not initial and t.verb(left)) or (initial and words.verbs.fits(first) and first not in words.articles):
        return "adjunct"
    if first in words.openers and all(t.low[m] in words.openers or t.low[m] in words.group for m in range(left, right)):
        return "adjunct"
    seen = next((m for m in range(left, right) if t.low[m] in words.relatives), right)
    finite = any(_finite(t, m) for m in range(left + 1, seen))
    return "clause" if finite else "phrase"


def _finite(t: Text, m: int) -> bool:
    """Whether the verb at `m` is surely finite: a listed one, or one with an object; no participle of a noun phrase."""
    words, word, after = t.lex.words, t.low[m], t.low[m + 1] if m + 1 < len(t.low) else ""
    cue = word in t.lex.active or word in t.lex.cues.refusals
    if t.verb(m) and cue and after in words.infinitive:
        return True
    if t.verb(m) and after in words.opening and not words.participles.fits(word) and t.date(m + 1, m + 6) == m + 1:
        return True
    if t.low[m - 1] in words.infinitive or t.low[m - 1] in words.articles or not t.raw[m][0].islower():
        return False
    return word in words.verbs.words or (word in words.copulas and not t.glued[m])


def _phrase(t: Text, left: int, right: int) -> Range | None:
    """The noun phrase in [left, right) that can be a subject, its last word the last of the stretch."""
    b = right
    while b > left and t.grouped(b - 1):
        b -= 1
    b = next((m for m in range(max(left + 1, b - 4), b) if t.date(m, b) >= b), b)
    a = _start(t, left, b)
    return (a, b) if a < b <= a + LONGEST and not (_ends_open(t, a, b) or _begins_open(t, a, b)) else None


def _ends_open(t: Text, a: int, b: int) -> bool:
    """Whether the last word of [a, b) ends no noun phrase: a preposition, an article, a bare verb."""
    words, last, alone = t.lex.words, t.low[b - 1], b - a == 1
    owner = last in words.possessive_marks and t.capital(max(a, b - 2)) and t.glued[b - 1]
    if last in words.prepositions or last in words.relatives or (last in words.copulas and not owner):
        return True
    if alone and t.verb(b - 1) and not t.glued[b - 1]:
        return True
    return last in words.articles and last not in words.counts and not (alone and last in words.pronouns)


def _begins_open(t: Text, a: int, b: int) -> bool:
    """Whether the first word of [a, b) begins no noun phrase: a negation, a relative, a number alone."""
    words, first = t.lex.words, t.low[a]
    number = first[0].isdigit() and b - a == 1
    return first in words.negations or first in words.relatives or number or t.raw[a] in ")]%"


def _start(t: Text, left: int, right: int) -> int:
    """Where the noun phrase that ends at `right` begins: behind openers, conjunctions, and clauses that end there."""
    words = t.lex.words
    last = t.low[right - 1] if right > left else ""
    if (last in words.own_pronouns or last in words.pronouns) and last not in words.articles:
        return right - 1
    a = next((m + 1 for m in range(right - 1, left - 1, -1) if _opens_clause(t, m, left, right)), left)
    while a < right and (t.low[a] in words.openers or t.low[a] in words.coordinators or t.low[a] in words.group):
        a += 1
    if a < right and (t.low[a] in words.prepositions or t.date(a, right) > a):
        dated = t.date(a, right)
        return dated if a < dated < right and t.low[dated] not in words.prepositions else _nearest(t, a, right)
    relative = next((m for m in range(a, right) if t.low[m] in words.relatives), right)
    if any(_finite(t, m) for m in range(a + 1, relative)) or (a < right and t.verb(a)):
        return _nearest(t, a, right)
    return a


def _opens_clause(t: Text, m: int, left: int, right: int) -> bool:
    words, word, before = t.lex.words, t.low[m], t.low[m - 1] if m > left else ""
    if word in words.naming and before in words.examples:  # "sites such as A and B"
        return False
    if word in words.prepositions and before in words.persons:
        return False
    if word in words.that or word in words.relatives:
        return _opens(t, m, right)
    return word in words.contrast or word in words.subordinators or word in words.questions


def _opens(t: Text, m: int, right: int) -> bool:
    """Whether the that-word or relative at `m` opens a clause with a subject of its own, and is not that subject."""
    words = t.lex.words
    if t.low[m] in words.possessive_relatives or m + 1 >= right:
        return m + 1 < right and t.low[m] not in words.possessive_relatives
    predicate = t.verb(m + 1) or t.low[m + 1] in words.group or t.low[m + 1] in words.copulas
    return not (t.low[m] in words.relatives and predicate)


def _nearest(t: Text, left: int, right: int) -> int:
    """The start of the last noun phrase of the stretch: at its article, its pronoun, or its run of capitals."""
    words = t.lex.words
    m = right - 1
    if t.low[m] in words.pronouns:
        return m
    outside = words.prepositions | words.coordinators | words.copulas | words.relatives
    while m > left and t.low[m - 1] not in outside and not t.verb(m - 1):
        m -= 1
        if t.low[m] in words.articles:
            return m
    return m


def noun_before(t: Text, right: int, floor: int) -> Range | None:
    """The noun phrase that ends at `right`, by its own words alone: what a relative behind it stands for."""
    left, _ = _segments(t, right, max(floor, right - FARTHEST))[-1] if right > floor else (right, right)
    found = _phrase(t, left, right) if left < right else None
    if found and found[1] - found[0] > NEAREST:
        return max(found[0], _nearest(t, left, right)), right
    return found


def possessor(t: Text, mark: int, floor: int) -> Range | None:
    """The noun phrase before a possessive mark: "the judge" in "wanted to address the judge's"."""
    found = noun_before(t, mark, floor)
    if found and any(t.verb(m) for m in range(*found)):
        return _nearest(t, found[0], mark), mark
    return found


def _with_title(t: Text, found: Range, segments: list[Range]) -> Range:
    """The phrase with the title before its comma: "her brother, Ivo Lund told"."""
    if len(segments) < 2 or not all(t.capital(m) for m in range(*found)):
        return found
    words, (left, right) = t.lex.words, segments[-2]
    if right - left > 12 or right + 1 != found[0] or _kind(t, left, right, initial=len(segments) == 2) != "phrase":
        return found
    a = _start(t, left, right)
    opened = all(t.low[m] in words.openers or t.low[m] in words.coordinators for m in range(left, a))
    titled = a < right and (t.low[a] in words.articles or t.low[a] in words.persons) and not t.capital(right - 1)
    outside = words.prepositions - words.noun_prepositions
    plain = not any(t.verb(m) or t.low[m] in outside for m in range(a, right))
    return (a, found[1]) if opened and titled and plain else found


def _with_name(t: Text, found: Range, segments: list[Range]) -> Range:
    """The title with the name before its comma: "Ivo Lund, the spokesman for the agency said"."""
    words = t.lex.words
    if len(segments) < 2 or not (t.low[found[0]] in words.articles or t.low[found[0]] in words.persons):
        return found
    left, right = segments[-2]
    named = 1 < right - left <= 5 and right + 1 == found[0] and all(t.capital(m) for m in range(left, right))
    office = any(t.low[m] in words.persons for m in range(found[0], min(found[1], found[0] + 5)))
    return (left, found[1]) if named and office and t.low[left] not in words.opening else found


def _with_list(t: Text, found: Range, segments: list[Range]) -> Range:
    """The phrase with the earlier members of its list: "A, B and C said"."""
    words, (a, b) = t.lex.words, found
    joined = any(t.low[m] in words.coordinators for m in range(max(0, a - 1), b))
    if not joined or not (t.capital(a) or t.low[a] in words.articles or t.joins(max(0, a - 1))):
        return found
    for n in range(len(segments) - 2, -1, -1):
        left, right = segments[n]
        member = 0 < right - left <= MEMBER and _kind(t, left, right, initial=n == 0) == "phrase"
        if not member or right + 1 < a - 1:
            break
        if n == 0 and _start(t, left, right) != left:
            return _start(t, left, right), b
        a = left
    return a, b
