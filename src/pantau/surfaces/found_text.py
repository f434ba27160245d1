"""Answers of the ledger in a terminal: each with the short id that opens it, its day, who says it, and the words."""

from collections.abc import Iterable, Iterator, Sequence

from pantau.brief import speaking
from pantau.lang.schema.surface import Surface
from pantau.records import Findings, Found
from pantau.surfaces.terminal import ACT_COLOURS, Terminal, block, clean, joined, shorten, wrap
from pantau.surfaces.words import count, day, named
from pantau.types import Claim, Span

SHORT = 8           # characters of an id that are shown; any beginning that only one id has opens it
_INDENT = SHORT + 2
_WIDEST = 108
_NARROWEST = 40
_LINES = 4          # of a long text, around the first words that were searched for
_MARKS = ("«", "»")
_ENDS = tuple(".!?\"”’")                  # a passage that ends otherwise goes on in its article


def render(found: Findings, surface: Surface, terminal: Terminal, *, limit: int) -> Iterator[str]:
    """Lines: the claims in their order of rank, then the passages of articles."""
    page = _Page(surface, terminal)
    if found.claims:
        yield page.title(count(len(found.claims), surface.ledger.found))
    yield from page.entries(found.claims)
    if found.passages:
        yield from ([""] if found.claims else [])
        yield page.title(surface.ledger.passages)
    yield from page.entries(found.passages)
    if limit in {len(found.claims), len(found.passages)}:
        yield from ("", page.style(surface.ledger.more.format(n=limit), "dim"))


def statements(found: Iterable[Found], surface: Surface, terminal: Terminal) -> Iterator[str]:
    """Lines: what a speaker said, as it comes."""
    yield from _Page(surface, terminal).entries(found)


def nothing(said: str, surface: Surface, *, words: bool = False, options: Sequence[str] = (),
            empty: bool = False) -> str:
    """`said`, and what else can be tried: other words, fewer of the given `options`, or to take articles in first."""
    ledger = surface.ledger
    if empty:
        return f"{said} {ledger.empty}"
    return joined((said, ledger.fewer_words if words else "",
                   ledger.fewer_options.format(options=", ".join(options)) if options else ""), " ")


class _Page:
    def __init__(self, surface: Surface, terminal: Terminal) -> None:
        self.surface, self.style, self.colour = surface, terminal.style, terminal.colour
        self.width = min(max(terminal.width, _NARROWEST), _WIDEST)

    def title(self, text: str) -> str:
        return self.style(text.upper(), "bold")

    def entries(self, found: Iterable[Found]) -> Iterator[str]:
        for each in found:
            yield from ("", *self._entry(each))

    def _entry(self, found: Found) -> Iterator[str]:
        kept, claim, room = found.kept, found.claim, self.width - _INDENT
        when = day(kept.published, self.surface.dates, year=True) if kept.published else self.surface.show.unknown_date
        head = shorten(clean(joined((when, kept.publisher or kept.where, kept.title))), room)
        yield from block(self.style(head, "dim"), self.width, _INDENT,
                         first=self.style((claim.id if claim else kept.id)[:SHORT], "cyan"))
        lines = list(wrap(self._who(claim, found.source), room)) if claim else []
        lines += self._words(found, room)
        yield from (" " * _INDENT + line for line in lines)

    def _who(self, claim: Claim, source: str) -> str:
        verb = self.style(getattr(self.surface.acts, claim.act.value), ACT_COLOURS.get(claim.act, "green"))
        who = "; ".join(", ".join(filter(None, (name, role))) + (f" {country}" if country else "")
                        for name, role, country in named(speaking(claim, source), self.surface))
        return f"{self.style(clean(who), 'bold')} {verb}"

    def _words(self, found: Found, room: int) -> list[str]:
        """What was said, or the passage, around the first words that were searched for."""
        start = 0
        if found.marks and found.marks[0][0] > room and len(found.words) > _LINES * room:
            start = found.words.rfind(" ", 0, found.marks[0][0] - room // 2) + 1
        before = "… " if start or (found.claim is None and found.span[0] > 0) else ""
        after = " …" if found.claim is None and not found.words.endswith(_ENDS) else ""
        return block(before + "".join(self._marked(found, start)) + after, room, 0, lines=_LINES)

    def _marked(self, found: Found, start: int) -> Iterator[str]:
        for mark in found.marks:
            if mark[0] >= start:
                yield clean(found.words[start:mark[0]])
                yield self._mark(found.words, mark)
                start = mark[1]
        yield clean(found.words[start:])

    def _mark(self, words: str, mark: Span) -> str:
        """One place that was searched for, styled word by word: lines are broken between words."""
        text = clean(words[mark[0]:mark[1]])
        if not self.colour:
            return text.join(_MARKS)
        return " ".join(self.style(word, "bold", "yellow") for word in text.split(" "))
