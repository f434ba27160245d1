"""Attributions by the clause patterns and cue words of a pack.

The sentences are read one by one (`sentence.py`); what a phrase, a content or a cue is, the modules beside it say;
every word comes from the pack. A quotation that stands alone goes on with the claim before it.
"""

from collections.abc import Iterator
from dataclasses import replace

from pantau.extract.grammar.found import Found
from pantau.extract.grammar.headline import advertised, headline, speaks_below
from pantau.extract.grammar.lexicon import lexicon
from pantau.extract.grammar.nested import QUOTING, inside_quotations
from pantau.extract.grammar.sentence import Sentence
from pantau.extract.grammar.text import FINAL, Text, read_text
from pantau.lang import Pack
from pantau.types import Attribution, Document, Range, Ranges, Timex

SHORT = 8  # tokens of a clause that says but who asks


def find_attributions(document: Document, times: tuple[Timex, ...], pack: Pack) -> tuple[Attribution, ...]:
    """Every attribution of the article that a pattern explains, in the order of the text."""
    t = read_text(document, times, lexicon(pack))
    bare = replace(t, quote=(-1,) * len(t.raw))
    everything: list[Found] = []
    titles: list[Found] = []
    quoting: Found | None = None
    for number, (first, last) in enumerate(_sentences(t, document.sentences)):
        alone = _quotation_alone(t, first, last)
        if alone and (quoting or t.before_quote(first) < first):
            if quoting and t.before_quote(first) == first:
                quoting.content.append((first, max(alone, t.after_quote(first))))
            continue
        ends = number == 0 or number + 1 == len(document.sentences)
        own = headline(t, first, last) if ends else []
        titles += own
        found = own or Sentence(t, first, last).read()
        found += advertised(t, first, last, found) + inside_quotations(t, bare, found)
        quoting = next((f for f in found if f.rule in QUOTING and t.closes(f.content[0][1] - 1)), None)
        everything += found
    everything = [f for f in everything if f not in titles or speaks_below(t, f, everything)]
    numbers = {id(f): n for n, f in enumerate(everything)}
    return tuple(f.attribution(numbers) for f in everything)


def _sentences(t: Text, cut: Ranges) -> Iterator[Range]:
    """The sentences; a question quoted alone is one with the clause behind it ('"Kapan?" Martin bertanya.')."""
    n = 0
    while n < len(cut):
        first, last = cut[n]
        asked = _quotation_alone(t, first, last) == last and n + 1 < len(cut) and t.raw[last - 2] in ("?", "!")
        if asked and _asks(t, *cut[n + 1]):
            yield first, cut[n + 1][1]
            n += 2
        else:
            yield first, last
            n += 1


def _asks(t: Text, first: int, last: int) -> bool:
    """Whether a short clause holds nothing but a speaker and a cue."""
    words = range(first, last - 1)
    return (
        len(words) <= SHORT
        and any(t.low[m] in t.lex.active for m in words)
        and not t.quoted(first)
        and (t.low[last - 2] in t.lex.active or (t.lex.words.modifiers_first and _asked_then(t, first, last)))
    )


def _asked_then(t: Text, first: int, last: int) -> bool:
    """Whether only a date or place stands behind the first neutral cue: "Aritonang said on Friday"."""
    words = t.lex.words
    cue = next((m for m in range(first, last - 1) if t.low[m] in t.lex.active and t.low[m] in t.lex.cues.neutral), last)
    if cue >= last - 2 or any(t.low[m] in words.that or t.quoted(m) for m in range(cue, last)):
        return cue == last - 2
    return t.date(cue + 1, last) > cue + 1 or t.low[cue + 1] in words.prepositions


def _quotation_alone(t: Text, first: int, last: int) -> int:
    """The end of the quotation where a sentence is nothing else; else 0."""
    while last > first and t.raw[last - 1][0] in FINAL and not t.quoted(last - 1):
        last -= 1
    return last if last > first and t.quoted(first) and t.after_quote(first) >= last else 0
