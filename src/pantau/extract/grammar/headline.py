"""Headlines: "Sari: …", "Sari soal Jembatan: Sudah Aman"."""

from pantau.extract.grammar.found import Found
from pantau.extract.grammar.text import FINAL, Text

LONGEST = 18  # tokens of a headline
SPEAKER = 4


def headline(t: Text, first: int, last: int) -> list[Found]:
    """The claim of a headline "SPEAKER [soal …]: CONTENT", or nothing."""
    while last > first and t.raw[last - 1][0] in FINAL and not t.quoted(last - 1):
        last -= 1
    while first < last and t.raw[first] in ":.":
        first += 1
    return _colon(t, first, last) if last - first <= LONGEST else []


def advertised(t: Text, first: int, last: int, found: list[Found]) -> list[Found]:
    """The claims of a headline that a line such as "Baca juga: …" sets before the sentence that holds `found`."""
    words = t.lex.words
    opening = next((m for m in range(first, min(last, first + 4)) if t.raw[m] == ":"), None)
    if opening is None or t.low[first] not in words.boilerplate:
        return []
    stops = [f.source[0] for f in found if f.source[0] > opening] + [f.content[0][0] for f in found]
    stop = min([s for s in stops if s > opening], default=last)
    stop = min(stop, _title_end(t, opening + 1, stop))
    while stop > opening and t.raw[stop - 1][0] in FINAL:
        stop -= 1
    return _colon(t, opening + 1, stop) or _verbs(t, opening + 1, stop)


def _title_end(t: Text, first: int, last: int) -> int:
    """Where title case ends, less the capital of the sentence that follows; `last` where it does not."""
    words = t.lex.words
    small = (
        t.lex.phrase_ends
        | words.noun_prepositions
        | words.coordinators
        | words.topic
        | words.relatives
        | words.infinitive
    )
    plain = next((m for m in range(first, last) if t.raw[m][0].islower() and t.low[m] not in small), None)
    return last if plain is None else plain - 1


def _colon(t: Text, first: int, last: int) -> list[Found]:
    """ "Sari: …", "Soal X, Sari: …", "Sari soal X: …"."""
    words = t.lex.words
    colon = next((m for m in range(first + 1, last - 1) if t.raw[m] == ":" and not t.quoted(m)), None)
    if colon is None or not (t.capital(colon + 1) or t.quoted(colon + 1)):
        return []
    comma = next((m for m in range(colon - 1, first, -1) if t.raw[m] == ","), first - 1)
    start = comma + 1
    speaker = next((m for m in range(start, colon) if t.low[m] in words.topic), colon)
    if not _names(t, start, speaker):
        return []
    return [Found((start, speaker), (colon, colon + 1), [(colon + 1, last)], "headline", (start, colon + 1))]


def _verbs(t: Text, first: int, last: int) -> list[Found]:
    """ "Golkar Klaim Presiden Tugaskan X": bare verbs of saying behind a name, each inside the one before."""
    found: list[Found] = []
    start = first
    for m in range(first + 1, last - 1):
        if t.low[m] in t.lex.bare and t.capital(m) and _names(t, start, m):
            found.append(Found((start, m), (m, m + 1), [(m + 1, last)], "headline", (start, m + 1)))
            found[-1].vouched = found[-2] if len(found) > 1 else None
            start = m + 1
    return found


def _names(t: Text, first: int, last: int) -> bool:
    """Whether a headline may name its speaker so: a few capitalised words, and no word of the frame of a page."""
    few = first < last <= first + SPEAKER and all(t.capital(m) for m in range(first, last))
    return few and not any(
        t.low[m] in t.lex.words.boilerplate or t.low[m] in t.lex.words.group for m in range(first, last)
    )


def speaks_below(t: Text, headline: Found, everything: list[Found]) -> bool:
    """Whether the speaker that a colon follows speaks in the article too: "Aritonang: …", but not "Pemilu: …"."""
    names = {t.low[m] for m in range(*headline.source)}
    others = [f for f in everything if f.rule != "headline"]
    return not others or any(t.low[m] in names for f in others for m in range(*f.source))
