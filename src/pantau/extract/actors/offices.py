"""Who holds an office that is told without a name."""

from pantau.extract.actors.coreference import Cast, Figure
from pantau.extract.actors.mention import Mention
from pantau.extract.actors.sources import Sources
from pantau.extract.actors.voices import Voices
from pantau.types import Kind, Range, Speaker

_LEAD = 2  # sentences at the top whose unnamed speaker may be named by the next


class Offices:
    """Finds the holders of an article's offices."""

    def __init__(self, cast: Cast, voices: Voices, sources: Sources) -> None:
        self.cast, self.lexicon, self.voices, self.sources = cast, cast.lexicon, voices, sources
        self.document, self.tokens, self.lower = cast.document, cast.tokens, cast.tokens.lower

    def holder(self, mention: Mention, piece: Range) -> Speaker | None:
        """Who holds an office that is told without a name: whom the article has named with it."""
        if mention.kind is not Kind.PERSON or mention.plural:
            return None
        if any(word in self.lexicon.one for word in self.lower[piece[0] : mention.tokens[0]]):
            return None
        role = self._written_out(mention.role)
        sole = mention.head in self.lexicon.sole or role in self.lexicon.sole
        if not sole and (not mention.office or " " not in role or role == mention.head):
            return None
        at = mention.tokens[0]
        held = [f for f in self.cast.people() if self._holds(f, role, mention.country) and f.before(at) >= 0]
        figure = max(held, key=lambda f: f.before(at), default=None)
        if figure is None and sole and mention.bare:
            figure = self._needs_no_introduction()
        if figure is None:
            return None
        figure.mentions.append(mention.tokens)
        return self.voices.of_figure(figure, mention)

    def _holds(self, figure: Figure, role: str, country: str | None) -> bool:
        same = not (country and figure.told and country != figure.told)
        return same and any(self._written_out(held) == role for held in figure.roles)

    def _written_out(self, role: str) -> str:
        role = role.lower()
        return self.lexicon.pack.roles.written_out.get(role, role)

    def _needs_no_introduction(self) -> Figure | None:
        """Who spoke first, where the article names him without an office."""
        first = self.voices.spoken[0].speakers if self.voices.spoken else ()
        figure = self.voices.by_id.get(first[0].actor or "") if len(first) == 1 else None
        fits = figure is not None and figure.kind is Kind.PERSON and figure.words and not figure.roles
        return figure if fits else None

    def named_later(self, mention: Mention, piece: Range) -> Speaker | None:
        """An office without a name in the lead: the next who is named with it, or speaks next without any."""
        if mention.kind is not Kind.PERSON or mention.plural:
            return None
        lead = self.tokens.sentence[mention.tokens[0]] < _LEAD
        unique = mention.office and mention.country and piece[0] == mention.tokens[0]  # "Presiden Iran"
        figure = self._same_office(mention) if lead or unique else None
        figure = figure or (self._named_next(mention, piece) if lead else None)
        if figure is None:
            return None
        figure.told = figure.told or mention.country
        if mention.role and mention.role not in figure.roles:
            figure.roles.append(mention.role)
        figure.mentions.append(mention.tokens)
        return self.voices.of_figure(figure, mention)

    def _same_office(self, mention: Mention) -> Figure | None:
        roles = mention.role.lower()
        found = None
        for figure in self.cast.people():
            other = mention.country and figure.told and mention.country != figure.told
            if not other and any(role.lower() == roles for role in figure.roles):
                found = figure
        return found

    def _named_next(self, mention: Mention, piece: Range) -> Figure | None:
        """The person with whom the next sentence begins (after a headline, the next but one too), told by no office."""
        opener = self.lower[piece[0]]
        if piece[0] != mention.tokens[0] and opener not in self.lexicon.one and opener not in self.lexicon.definite:
            return None
        here = self.tokens.sentence[piece[0]]
        for first, last in self.document.sentences[here + 1 : 2 + max(here, 1)]:
            number = self.sources.number((first, min(first + 1, last)))
            figure = self.cast.of.get(number) if number is not None else None
            if figure is None or figure.kind is not Kind.PERSON or figure.roles or len(figure.words) < 2:
                continue
            fits = not (mention.country and figure.told and figure.told != mention.country)
            if fits and min(figure.mentions) > piece:
                return figure
        return None
