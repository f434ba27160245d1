"""The text as the grammar reads it: lower-case words, quoted regions and dates as things to step over."""

from dataclasses import dataclass, field

from pantau.extract.grammar.lexicon import Lexicon
from pantau.types import Document, Range, Timex

FINAL = frozenset({".", "!", "?", "…", "...", ".."})
COMMAS = frozenset({",", ";"})
DASHES = frozenset({"-", "–", "—", "--", "---"})
MARKS = frozenset({'"', "“", "”", "„", "«", "»", "``", "''"})
SINGLE = frozenset({"'", "’", "`"})
LONGEST_DATE = 14  # tokens


@dataclass(frozen=True, slots=True)
class Text:
    """A document's columns. `low` keeps the capital of a function word inside a name ("Presiden Dan")."""

    lex: Lexicon
    raw: tuple[str, ...]
    low: list[str]
    quote: tuple[int, ...]
    quotes: tuple[Range, ...]
    glued: list[bool]
    """Whether a token follows the one before it without a space."""
    dated: dict[int, int]
    """Where a time expression begins, and the token after it."""
    shapes: dict[str, bool] = field(default_factory=dict)

    def quoted(self, i: int) -> bool:
        return self.quote[i] >= 0

    def closes(self, i: int) -> bool:
        """Whether a quotation ends with the token `i`: in its region, or by a mark that nothing opened."""
        if self.quote[i] >= 0 or (self.raw[i] in MARKS and self.glued[i]):
            return True
        return self.raw[i] in SINGLE and i > 0 and self.raw[i - 1][0] in ",.?!"

    def after_quote(self, i: int) -> int:
        """The token after the quoted region that holds `i`."""
        return self.quotes[self.quote[i]][1]

    def before_quote(self, i: int) -> int:
        """The first token (the mark) of the quoted region that holds `i`."""
        return self.quotes[self.quote[i]][0]

    def capital(self, i: int) -> bool:
        return self.raw[i][0].isupper() or (len(self.low[i]) > 1 and self.raw[i] == ".")

    def verb(self, i: int) -> bool:
        """Whether the token looks like a verb that is not part of a name."""
        word = self.raw[i]
        known = self.shapes.get(word)
        if known is None:
            known = self.shapes[word] = word[0].islower() and self.lex.words.verbs.fits(word)
        return known

    def relays(self, i: int, end: int) -> bool:
        """Whether the token passes on another's words ("dilansir")."""
        return i < end and self.low[i] in self.lex.cues.relays

    def names(self, i: int) -> bool:
        """Whether the token is a name or an address, with a capital inside or none ("iNews", "norlandia.go.id")."""
        return self.capital(i) or not self.raw[i].islower() or ("." in self.raw[i][1:-1] and self.raw[i][0].isalpha())

    def listed(self, i: int) -> bool:
        """Whether the token is a copula, or a verb that the pack lists: finite, and no participle of a noun phrase."""
        return self.low[i] in self.lex.words.copulas or self.low[i] in self.lex.words.verbs.words

    def joins(self, i: int) -> bool:
        """Whether the token joins or contrasts clauses ("and", "but")."""
        return self.low[i] in self.lex.words.coordinators or self.low[i] in self.lex.words.contrast

    def grouped(self, i: int) -> bool:
        """Whether the token is an auxiliary or adverb of a verb group."""
        words = self.lex.words
        return self.low[i] in words.group or (
            words.modifiers_first and self.raw[i][0].islower() and words.adverbs.fits(self.low[i])
        )

    def date(self, i: int, end: int) -> int:
        """The token after a date that begins at `i` ("pada Kamis (28/5) waktu setempat"), or `i`."""
        low, words, start = self.low, self.lex.words, i
        if i < end and low[i] in words.date_openers and i not in self.dated:
            i += 1
            if i < end and low[i] in words.date_openers and i not in self.dated:
                i += 1
        if i >= end or not (
            low[i] in words.weekdays or i in self.dated or low[i] in words.month_names or self._period(i, end)
        ):
            return start
        if words.modifiers_first and i + 1 < end and self._names(i):
            return start
        i = max(self.dated.get(i, 0), i + 1)
        last = min(end, i + LONGEST_DATE)
        while i < last and (
            low[i] in words.date_words or low[i][0].isdigit() or low[i] in words.month_names or i in self.dated
        ):
            i = max(self.dated.get(i, 0), i + 1)
        return min(i, end)

    def _names(self, i: int) -> bool:
        """Whether a day stands inside a name ("The Sunday Telegraph")."""
        words = self.lex.words
        after = self.low[i + 1]
        inside = self.capital(i + 1) and after not in words.month_names and after not in words.weekdays
        return inside and self.low[i] in words.weekdays and i > 0 and self.low[i - 1] in words.opening

    def _period(self, i: int, end: int) -> bool:
        words = self.lex.words
        if i and self.raw[i - 1][0].isdigit():  # "berusia 24 tahun ini"
            return False
        return self.low[i] in words.periods and i + 1 < end and self.low[i + 1] in words.date_words


def read_text(document: Document, times: tuple[Timex, ...], lex: Lexicon) -> Text:
    tokens = document.tokens
    low = list(tokens.lower)
    first = {a for a, _ in document.sentences}
    function = (lex.clause_openers | lex.phrase_ends | lex.words.coordinators) - frozenset(lex.cues.according)
    raw = tokens.text
    for i in range(1, len(raw)):
        if (
            low[i] in function
            and raw[i][0].isupper()
            and raw[i - 1][0].isupper()
            and tokens.quote[i - 1] == tokens.quote[i]
        ):
            low[i] = raw[i]
        elif (
            low[i] in lex.cues.ambiguous
            and raw[i][0].isupper()
            and i not in first
            and tokens.quote[i - 1] == tokens.quote[i]
        ):
            low[i] = raw[i]  # "The Washington Post"
        elif (
            raw[i] == "."
            and tokens.end[i - 1] == tokens.start[i]
            and (low[i - 1] in lex.words.abbreviations or len(raw[i - 1]) == 1)
            and i + 1 < len(raw)
            and tokens.sentence[i + 1] == tokens.sentence[i]
            and raw[i - 1][0].isupper()
        ):
            low[i] = low[i - 1] + "."  # "Mr." and "W." end no phrase
    glued = [False, *(tokens.end[i - 1] == tokens.start[i] for i in range(1, len(raw)))] if raw else []
    return Text(lex, raw, low, tokens.quote, document.quotes, glued, _dated(document, times))


def _dated(document: Document, times: tuple[Timex, ...]) -> dict[int, int]:
    """Token starts of the time expressions, and the tokens after them."""
    starts, found = {s: i for i, s in enumerate(document.tokens.start)}, {}
    ends = {e: i for i, e in enumerate(document.tokens.end)}
    for time in times:
        if time.span[0] in starts and time.span[1] in ends and time.type in ("DATE", "TIME"):
            found[starts[time.span[0]]] = ends[time.span[1]] + 1
    return found
