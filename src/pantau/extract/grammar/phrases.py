"""Noun phrases that name a speaker: right of a cue ("kata X"), and left of it, as its subject ("X mengatakan")."""

from pantau.extract.grammar.left import subject_before
from pantau.extract.grammar.text import COMMAS, DASHES, FINAL, MARKS, Text
from pantau.types import Range

LONGEST = 30  # tokens of a phrase
FARTHEST = 60  # tokens between a verb and its subject
APPOSITION = 14
_STOPS = COMMAS | DASHES | FINAL | MARKS | {":", "[", "]"}


# ---- to the right


def phrase_end(t: Text, i: int, end: int) -> int:
    """The token after the noun phrase that begins at `i`; `i` itself where none begins."""
    words, start = t.lex.words, i
    end = min(end, i + LONGEST)
    while i < end:
        word = t.low[i]
        if word == "(":
            close = _bracket(t, i, end)
            if close == i:
                break
            i = close
        elif word == "," and (after := _joined(t, start, i, end)):
            i = after
        elif (
            t.quoted(i)
            or (word in _STOPS and not (word == "-" and t.glued[i] and t.glued[min(i + 1, end - 1)]))
            or (i > start and _leaves(t, i, end))
        ):
            break
        else:
            i += 1
            if word in words.pronouns and i == start + 1:
                break
    while i > start and (t.low[i - 1] in words.group or t.low[i - 1] in words.noun_prepositions):
        i -= 1
    return i


def _leaves(t: Text, i: int, end: int) -> bool:
    """Whether the word at `i` no longer belongs to the noun phrase before it."""
    lex, word = t.lex, t.low[i]
    if word in lex.words.coordinators:
        return i + 1 >= end or t.verb(i + 1) or t.low[i + 1] in lex.phrase_ends or t.low[i + 1] in lex.active
    if lex.words.modifiers_first:
        if _owns(t, i, end) or (word in lex.cues.ambiguous and t.low[i - 1] in lex.words.articles):
            return False
        if (
            word in lex.words.opening
            and t.low[i - 1] not in lex.words.prepositions
            and t.low[i - 1] not in lex.words.opening
        ):
            return True
    elif word in lex.words.pronouns and t.capital(i - 1):  # "kata Suro | mereka pulang", but "pemimpin mereka"
        return True
    return word in lex.phrase_ends or word in lex.cues.relays or t.verb(i) or _dated(t, i, end) or word in lex.active


def _dated(t: Text, i: int, end: int) -> bool:
    """Whether a date begins at `i`, and no name that a possessor owns ("the BBC's Today programme")."""
    return t.date(i, end) > i and not (t.capital(i) and t.low[i - 1] in t.lex.words.possessive_marks)


def _owns(t: Text, i: int, end: int) -> bool:
    """Whether the clitic at `i` marks a possessor, and is no verb: "the port's director", "the UN's"."""
    words = t.lex.words
    if t.low[i] not in words.possessive_marks or not t.glued[i] or i + 1 >= end:
        return False
    after = t.low[i + 1]
    return (
        after[0].isalnum()
        and not t.verb(i + 1)
        and after not in words.articles
        and after not in words.group
        and after not in words.prepositions
    )


def _bracket(t: Text, i: int, end: int) -> int:
    """The token after a bracket such as "(AS)"; `i` where it is long, open, or holds a date."""
    if i + 2 < end and t.low[i + 1][0].isdigit() and "/" in t.low[i + 1]:
        return i
    return next((m + 1 for m in range(i + 1, min(end, i + 9)) if t.low[m] == ")"), i)


def _joined(t: Text, start: int, comma: int, end: int) -> int:
    """The token after what a comma joins to the phrase, an apposition or the next name of a list; 0 for nothing."""
    words = t.lex.words
    after = comma + 1
    if after >= end or t.quoted(after) or t.date(after, end) > after:
        return 0
    stop = after
    first = after if words.modifiers_first and t.low[after] in words.opening else -1
    while (
        stop < end and not t.quoted(stop) and t.low[stop] not in _STOPS and (stop == first or not _leaves(t, stop, end))
    ):
        stop = _bracket(t, stop, end) if t.low[stop] == "(" and _bracket(t, stop, end) > stop else stop + 1
    if _list_goes_on(t, start, comma, end):
        return stop
    if not 0 < stop - after <= APPOSITION:
        return 0
    run = next((m for m in range(after, stop) if not (t.capital(m) or t.raw[m] in "()")), stop)
    # a verb behind the name makes it the subject of the next clause: "kepada wartawan di Moskow, Rusia | siap"
    subject_next = not words.modifiers_first and run < end and (t.verb(run) or t.low[run] in words.group)
    named = 0 < run - after <= 5 and (run == stop or t.low[run] in words.prepositions) and not subject_next
    titled = t.low[start] in words.persons or t.low[start] in words.articles
    office = t.low[after] in words.persons or t.low[after] in words.articles
    closed = stop >= end or t.quoted(stop) or t.low[stop] in _STOPS or t.low[stop] in words.prepositions
    if named and titled:
        return run
    if words.modifiers_first and t.capital(start):  # "Ivo Lund, Norlandia's former envoy"
        office = office or any(t.low[m] in words.persons for m in range(after, stop))
    return stop if office and closed and t.capital(start) and not titled else 0


def _list_goes_on(t: Text, start: int, comma: int, end: int) -> bool:
    """Whether "A, B, dan C" stands around the comma: a coordinator comes within a few capitalised words."""
    words = t.lex.words
    if t.low[comma + 1] in words.coordinators and t.low[comma + 1] not in words.contrast and comma + 2 < end:
        after = t.low[comma + 2]
        return (
            "," in t.low[start:comma]
            and not t.verb(comma + 2)
            and after not in t.lex.active
            and after not in t.lex.phrase_ends
        )
    last = min(end, comma + 9)
    i = comma + 1
    while i < last and (t.capital(i) or t.raw[i] == ","):
        i += 1
    return i < last and i > comma + 1 and t.low[i] in words.coordinators and i + 1 < end and t.capital(i + 1)


# ---- to the left


def subject(t: Text, verb: int, floor: int) -> Range | None:
    """The subject of the verb group that begins at `verb`, not reaching left over `floor`."""
    if t.lex.words.modifiers_first:
        return subject_before(t, verb, floor)
    right, floor = verb, max(floor, verb - FARTHEST)
    beside = verb - 1 if t.low[verb - 1] == "," else -1  # the end of the clause that "…, mengatakan" goes on from
    while right > floor:
        left = _segment(t, right, floor)
        if right == verb and left < right and t.low[left] in t.lex.words.relatives:
            return None
        found = _head(t, left, right, inner=right != beside)
        if found and not (right < verb and _place(t, found, left, floor)):
            for _ in range(3):
                longer = _with_apposition(t, found, floor)
                if longer == found:
                    break
                found = longer
            return found
        if left <= floor or t.low[left - 1] != ",":
            return None
        right = left - 1
    return None


def _place(t: Text, found: Range, left: int, floor: int) -> bool:
    """Whether the name is the rest of a place: "di Bethesda, Maryland, …"."""
    words, comma = t.lex.words, left - 1
    if comma <= floor or t.low[comma] != "," or found[1] - found[0] > 2 or t.low[found[0]] in words.persons:
        return False
    if not all(t.capital(m) for m in range(*found)):
        return False
    at = next((m for m in range(comma - 1, max(floor, comma - 4) - 1, -1) if not t.capital(m)), comma)
    return at < comma - 1 and t.low[at] in words.prepositions


def _segment(t: Text, right: int, floor: int) -> int:
    """Where the stretch between commas, dashes and quotations that ends at `right` begins."""
    left = right
    while left > floor:
        word = t.low[left - 1]
        if (
            t.quoted(left - 1)
            or word in MARKS
            or word in COMMAS
            or (word in DASHES and not t.glued[left - 1])
            or word == ":"
        ):
            break
        left -= 1
    return left


def _head(t: Text, left: int, right: int, *, inner: bool) -> Range | None:
    """The noun phrase in [left, right) that can be a subject; None where only an adjunct stands there.

    `inner`: it may be the subject of a clause that begins inside ("… disampaikan setelah X | mengatakan").
    """
    words = t.lex.words
    a = _after_openers(t, left, right)
    if a >= right:
        return None
    if t.low[right] == "," and (t.low[a] in words.relatives or t.low[left] in words.subordinators):
        return None
    opener = next((m for m in range(right - 1, a - 1, -1) if _opens_clause(t, m)), None) if inner else None
    if opener is not None:
        a = _after_openers(t, opener + 1, right)
    if (
        a == left
        and t.low[right] != ","
        and a + 1 < right
        and t.low[a] in words.absolutes
        and a > 0
        and t.raw[a - 1] == ","
    ):
        a += 1
    if a < right and (t.low[a] in words.prepositions or t.low[a] in t.lex.cues.relays or t.date(a, right) > a):
        a = _behind_adjunct(t, a, right) if t.low[right] != "," else right
    if opener is not None and a + 1 < right and t.verb(a) and t.capital(a + 1):
        a += 1  # "sambil bercanda | Suro mengatakan"
    a = _last_clause(t, a, right)
    b = _before_adjunct(t, a, right)
    while b > a and t.low[b - 1] in words.group:
        b -= 1
    if a >= b or b - a > LONGEST or _no_subject(t, a, b):
        return None
    return a, b


def _after_openers(t: Text, a: int, right: int) -> int:
    """Step over "Namun", "Sementara itu", "dan": what links a clause to what went before."""
    words, start = t.lex.words, a
    while a < right and (
        t.low[a] in words.openers
        or t.low[a] in words.coordinators
        or t.low[a] in words.contrast
        or t.low[a] in words.group
    ):
        if (
            t.low[a] in words.prepositions
            and t.low[a] not in words.subordinators
            and a + 1 < right
            and not _fixed(t, a)
        ):
            break
        if (
            a + 1 < right
            and t.capital(a + 1)
            and (t.low[a] in words.articles or (a > start and t.low[a] in words.persons))
        ):
            break
        body = t.low[a] in words.articles and t.low[a] in words.persons
        if body and a + 1 < right and t.low[a + 1] not in words.openers:
            break  # "pihak berwenang"
        a += 1
    return a


def _fixed(t: Text, a: int) -> bool:
    """Whether a preposition is part of a fixed opener ("di sisi lain"): the next word is an opener too."""
    return t.low[a + 1] in t.lex.words.openers and t.low[a + 1] not in t.lex.words.persons


def _opens_clause(t: Text, m: int) -> bool:
    words, word = t.lex.words, t.low[m]
    return word in words.that or word in words.purpose or word in words.subordinators or word in words.contrast


def _behind_adjunct(t: Text, a: int, right: int) -> int:
    """Where the subject begins after an adjunct without a comma ("Dalam sidang itu | jaksa"): behind a closing word."""
    words = t.lex.words
    dated = t.date(a, right)
    if a < dated < right:
        return dated
    closing = next((m for m in range(right - 2, a, -1) if t.low[m] in words.determiners or t.low[m] == ")"), None)
    return closing + 1 if closing is not None else right


def _last_clause(t: Text, a: int, right: int) -> int:
    """Behind the coordinator that follows a verb in [a, right): "Rusia menyerang dan Ukraina | mengatakan"."""
    words = t.lex.words
    relative = verb = False
    for m in range(a, right):
        if t.low[m] in words.relatives:
            relative = True
        elif t.verb(m) and not relative and m > a:
            verb = True
        elif verb and t.low[m] in words.coordinators and m + 1 < right:
            return m + 1
    return a


def _before_adjunct(t: Text, a: int, right: int) -> int:
    """Where the noun phrase from `a` ends: before a preposition, a date, or a verb that no "yang" opens."""
    words = t.lex.words
    relative = False
    for m in range(a + 1, right):
        word = t.low[m]
        relative = relative or word in words.relatives
        if word in words.prepositions and word not in words.noun_prepositions and not relative:
            return m
        if not relative and (t.verb(m) or t.date(m, right) > m):
            return m
    return right


def _no_subject(t: Text, a: int, b: int) -> bool:
    words = t.lex.words
    first, last = t.low[a], t.low[b - 1]
    if first in words.relatives and b - a == 2 and last in words.openers:
        return False  # "yang lain"
    if (
        first in words.void
        or first in words.negations
        or t.verb(a)
        or first in words.relatives
        or t.raw[a] in FINAL
        or t.raw[a] in ")([]"
    ):
        return True
    if last in words.relatives or last in words.copulas or last in words.prepositions or last in words.articles:
        return True
    return b - a == 1 and (first in words.determiners or not first[0].isalpha())


def _with_apposition(t: Text, found: Range, floor: int) -> Range:
    """The phrase with the name or title before its comma, or with the earlier members of its list."""
    a, b = found
    words = t.lex.words
    comma = a - 1
    if comma > floor and t.low[comma] in words.coordinators and t.low[comma - 1] == ",":
        return _list_start(t, comma - 1, floor, a), b
    if comma <= floor or t.low[comma] != ",":
        return found
    left = _segment(t, comma, floor)
    left = _after_openers(t, left, comma) if left == floor or t.low[left] in words.contrast else left
    if not 0 < comma - left <= APPOSITION or not _nominal(t, left, comma, initial=left == floor):
        return found
    titled = t.low[left] in words.persons or t.low[left] in words.articles
    office = t.low[a] in words.persons or t.low[a] in words.articles or not t.capital(a)
    closed = b < len(t.low) and t.low[b] == ","
    name = all(t.capital(m) or t.raw[m] in "()" for m in range(a, b))
    before = all(t.capital(m) or t.raw[m] in "()" for m in range(left, comma))
    head = before and (closed or (comma - left > 1 and t.low[a] in words.persons))
    described = office and titled and closed                # "otoritas Kuwait, sekutu AS, mengatakan"
    return (left, b) if (titled and name and b - a <= 6) or (office and head) or described else found


def _list_start(t: Text, comma: int, floor: int, a: int) -> int:
    """The first member of the list whose last comma is at `comma`; `a` where no list is before it."""
    start = a
    while comma > floor:
        left = _segment(t, comma, floor)
        if comma - left > APPOSITION or not _nominal(t, left, comma, initial=left == floor):
            break
        start = left
        if left <= floor or t.low[left - 1] != ",":
            break
        comma = left - 1
    return start


def _nominal(t: Text, a: int, b: int, *, initial: bool) -> bool:
    """Whether [a, b) is a bare noun phrase: no verb, no clause opener, not an adjunct or a date."""
    words = t.lex.words
    if (
        a >= b
        or t.low[a] in words.prepositions
        or t.low[a] in words.openers
        or t.date(a, b) > a
        or t.low[b - 1] in words.group
    ):
        return False
    if initial and words.verbs.fits(t.low[a]):
        return False
    relative = next((m for m in range(a, b) if t.low[m] in words.relatives), b)
    return not any(_opens_clause(t, m) or t.verb(m) or t.low[m] in t.lex.active for m in range(a, min(b, relative)))
