"""Those who have spoken so far, and how an actor is shown as a speaker."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from pantau.extract.actors.coreference import Cast, Figure, written
from pantau.extract.actors.lexicon import Sort
from pantau.extract.actors.mention import Mention
from pantau.extract.actors.names import Item
from pantau.types import Kind, Speaker


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker with the place where he was named as such, for what refers back to him."""

    speakers: tuple[Speaker, ...]
    at: int
    plural: bool


class Voices:
    """The actors of one article as speakers; `spoken` are those who spoke, in order."""

    def __init__(self, cast: Cast, items: list[Item]) -> None:
        self.cast, self.document = cast, cast.document
        self.by_id = {figure.id: figure for figure in cast.figures}
        self.spoken: list[Voice] = []
        self.forms: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for item in items:
            if item.sort is Sort.COUNTRY and item.entry is not None and item.entry.country is not None:
                self._form(item.entry.country, item)

    def _form(self, country: str, item: Item) -> None:
        """Note the longest form of a country's name up to this one."""
        forms = self.forms[country]
        form = written(self.document, (item.first, item.last))
        forms.append((item.first, max(form, forms[-1][1], key=len) if forms else form))

    def of_figure(self, figure: Figure, mention: Mention) -> Speaker:
        name = figure.name
        if figure.kind is Kind.COUNTRY:
            name = self.land_name(mention, figure.name)
        return self.shown(figure, name)

    def shown(self, figure: Figure, name: str | None = None) -> Speaker:
        """An actor as a speaker, by his own name or another."""
        name, role = name or figure.name, figure.roles[0] if figure.roles else None
        return Speaker(figure.id, name, role, figure.country, figure.kind, figure.anonymous, figure.why)

    def land_name(self, mention: Mention, name: str) -> str:
        """A country's name as the article writes it; CLDR's `name` where it writes only an abbreviation."""
        forms = self.forms.get(mention.country or "")
        if mention.through is Sort.COUNTRY:
            return self._fullest(mention.country or "", mention.tokens[0])
        longest = forms[-1][1] if forms else name
        return name if len(longest) < len(name) and (" " in name or longest.isupper()) else longest

    def _fullest(self, country: str, at: int) -> str:
        """The longest name by which the article has called a country up to a token: "Amerika Serikat" for "AS"."""
        forms = self.forms[country]
        return forms[bisect_right(forms, (at, "\U0010ffff")) - 1][1]

    def add(self, figure: Figure) -> Figure:
        self.cast.add(figure)
        self.by_id[figure.id] = figure
        return figure
