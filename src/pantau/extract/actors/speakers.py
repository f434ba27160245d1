"""Who speaks: the source of an attribution taken apart into speakers, pronouns and references resolved."""

from pantau.extract.actors.context import ALL, ELSEWHERE, MOST, Guess
from pantau.extract.actors.coreference import Cast, Figure, written
from pantau.extract.actors.lexicon import Sort
from pantau.extract.actors.mention import Mention
from pantau.extract.actors.names import Item
from pantau.extract.actors.offices import Offices
from pantau.extract.actors.pronouns import Pronouns
from pantau.extract.actors.sources import Sources
from pantau.extract.actors.voices import Voice, Voices
from pantau.lang.countries import country_name
from pantau.types import Attribution, Kind, Range, Speaker

_CLOSE = 2  # sentences in which a new noun means who spoke last
_VOICES = 40  # speakers looked back at


class Speakers:
    """Resolves the attributions of one article, in the order of the text."""

    def __init__(self, cast: Cast, items: list[Item], attributions: tuple[Attribution, ...]) -> None:
        self.cast, self.lexicon = cast, cast.lexicon
        self.document, self.tokens = cast.document, cast.tokens
        self.lower, self.text = cast.tokens.lower, cast.tokens.text
        self.attributions = attributions
        self.voices, self.sources = Voices(cast, items), Sources(cast)
        self.pronouns = Pronouns(cast, self.voices, attributions)
        self.offices = Offices(cast, self.voices, self.sources)

    def read(self) -> tuple[tuple[Speaker, ...], ...]:
        """The speakers of every attribution, in the order in which they were given."""
        order = sorted(range(len(self.attributions)), key=lambda n: (_begin(self.attributions[n]), n))
        found: dict[int, tuple[Speaker, ...]] = {}
        for number in order:
            source = self.attributions[number].source
            found[number] = self._source(source) if source else ()
            if found[number]:
                plural = len(found[number]) > 1 or found[number][0].kind is Kind.GROUP
                self.voices.spoken.append(Voice(found[number], source[0][0], plural))
        return tuple(found[n] for n in range(len(self.attributions)))

    def _source(self, ranges: tuple[Range, ...]) -> tuple[Speaker, ...]:
        if len(ranges) == 1:
            pronoun = self._pronoun(*ranges[0])
            if pronoun is not None:
                return pronoun
        speakers: list[Speaker] = []
        previous: tuple[Range, Mention] | None = None
        pieces = [piece for part in ranges for piece in self.sources.parts(*part)]
        for n, piece in enumerate(pieces):
            mention = self.sources.main(piece)
            following = self.sources.main(pieces[n + 1]) if n + 1 < len(pieces) else None
            shared = self._shared(piece, mention, previous, following)
            if shared is not None:
                speakers.append(shared)
                continue
            speakers.extend(self._speakers(piece, mention))
            previous = (piece, mention) if mention is not None else previous
        return tuple(speakers)

    def _pronoun(self, first: int, last: int) -> tuple[Speaker, ...] | None:
        """Whom a pronoun means; None where the words are none."""
        quoted = self.pronouns.quoted_source(first, last)
        return self._source(quoted) if quoted is not None else self.pronouns.resolve(first, last)

    def _speakers(self, piece: Range, mention: Mention | None) -> tuple[Speaker, ...]:
        number = self.sources.number(piece)
        if mention is None or number is None:
            return self._without_mention(piece)
        if mention.tokens[0] > piece[0] + 3 and not self.sources.contained(piece, mention):
            return (self._own_words(piece, mention),)
        spoke = self._spoke_before(mention)
        if spoke is not None:
            return spoke
        if mention.kind is Kind.COUNTRY and self.sources.modifies(mention, piece):
            return (self._own_words(piece, mention),)
        figure = self.cast.of.get(number)
        if figure is None and self.sources.is_common(mention, piece):
            return (self._own_words(piece, mention),)
        if figure is None and mention.named is not None and mention.kind is not Kind.COUNTRY:
            figure = self.cast.promote(number) if mention.kind is None and len(self._words(mention)) == 1 else None
            if figure is not None:
                self.voices.by_id[figure.id] = figure
        if figure is not None:
            figure.told = figure.told or self.sources.owner(piece, mention)
            return (self.voices.of_figure(figure, mention),)
        if mention.kind is Kind.COUNTRY and mention.country is not None:
            known = mention.through is not Sort.SHORT or mention.country in self.cast.lands
            return (self._of_land(mention) if known else self._own_words(piece, None),)
        named = self.offices.holder(mention, piece) or self.offices.named_later(mention, piece)
        return (named or self._unnamed(piece, mention),)

    def _spoke_before(self, mention: Mention) -> tuple[Speaker, ...] | None:
        """Whom an office with an article stands for, where such a one has spoken: "kata pejabat itu"."""
        if (
            mention.kind is not Kind.PERSON
            or mention.named is not None
            or mention.country
            or not self.cast.is_definite(mention)
        ):
            return None
        for voice in self.voices.spoken[:-_VOICES:-1]:
            figures = [self.voices.by_id.get(speaker.actor or "") for speaker in voice.speakers]
            if len(figures) == 1 and figures[0] is not None and mention.head in figures[0].heads:
                return voice.speakers
        return self._described_anew(mention)

    def _described_anew(self, mention: Mention) -> tuple[Speaker, ...] | None:
        """Who spoke last, told by a noun not used for anybody yet ("the retired surgeon")."""
        new = mention.head not in self.lexicon.sole and not self.cast.by_head.get(mention.head)
        if mention.plural or mention.body is not None or not new or not self.voices.spoken:
            return None
        voice = self.voices.spoken[-1]
        near = self.tokens.sentence[mention.tokens[0]] - self.tokens.sentence[voice.at] <= _CLOSE
        return voice.speakers if near and not voice.plural and voice.speakers[0].kind is Kind.PERSON else None

    def _words(self, mention: Mention) -> tuple[str, ...]:
        return self.lower[slice(*(mention.named or mention.tokens))]

    def _of_land(self, mention: Mention) -> Speaker:
        assert mention.country is not None
        figure = self.cast.lands.get(mention.country)
        name = self.voices.land_name(mention, country_name(self.lexicon.language, mention.country))
        return Speaker(figure.id if figure else None, name, None, mention.country, Kind.COUNTRY, False)

    def _unnamed(self, piece: Range, mention: Mention) -> Speaker:
        """Somebody told by office only."""
        first, _ = piece
        before = self.lower[first : mention.tokens[0]]
        one = any(w in self.lexicon.one for w in before)
        many = any(w in self.lexicon.several or w in self.lexicon.both for w in before)
        plural = (mention.plural and not one) or many
        kind = Kind.ORGANISATION if mention.kind is Kind.ORGANISATION else Kind.GROUP if plural else Kind.PERSON
        words = self.sources.strip(piece)
        told = mention.country or self.sources.owner(piece, mention) or self.sources.country_within(piece, mention)
        figure = Figure(kind, written(self.document, words), told=told, anonymous=kind is not Kind.ORGANISATION)
        if told is None:
            owner = self.sources.whose(piece, mention)
            guess = owner[1].guess if owner and owner[1] else None
            figure.guess = guess or self._by_context(mention) or self._by_setting(mention, kind)
        return self._anonymous(figure, words, mention)

    def _by_setting(self, mention: Mention, kind: Kind) -> Guess | None:
        """The article's country, for its officials and its people; an expert or a company may be of any."""
        if mention.body is not None and mention.body.stateless:
            return None
        if mention.office:
            return self.cast.context.setting(MOST)
        return self.cast.context.setting(ALL) if kind is Kind.GROUP else None

    def _by_context(self, mention: Mention) -> Guess | None:
        if mention.body is not None and mention.body.bare:
            figure = self.cast.referred(mention.body, Kind.ORGANISATION)
            if figure is not None and figure.country:
                return Guess(figure.country, figure.why or ELSEWHERE)
        if mention.body is not None:
            return self.cast.context.before(mention.tokens[0]) if mention.body.office else None
        return self.cast.context.last_speaker(mention.tokens[0]) if mention.office else None

    def _anonymous(self, figure: Figure, words: Range, mention: Mention) -> Speaker:
        """Take in somebody told by office only, as an actor that his speaking makes one."""
        figure.mentions.append(words)
        figure.latest = words[0]
        if figure.kind is Kind.PERSON:
            figure.roles.append(mention.role)
        self.cast.head(figure, mention.head)
        self.voices.add(figure)
        role = figure.roles[0] if figure.roles else None
        return Speaker(
            figure.id, figure.name, role or None, figure.country, figure.kind, figure.anonymous, figure.why
        )

    def _own_words(self, piece: Range, mention: Mention | None) -> Speaker:
        words = self.sources.strip(piece)
        country = self.sources.country_within((piece[0], piece[1]), mention) if mention is not None else None
        return Speaker(
            None, written(self.document, words), None, country or (mention.country if mention else None), None, False
        )

    def _without_mention(self, piece: Range) -> tuple[Speaker, ...]:
        """ "pernyataan tersebut", "the statement": whoever made it; anything else by its own words."""
        words = self.lower[piece[0] : piece[1]]
        pronoun = self._pronoun(*piece) if len(words) <= 2 else None
        if pronoun:
            return pronoun
        if (
            any(w in self.lexicon.containers for w in words)
            and any(w in self.lexicon.definite for w in words)
            and self.voices.spoken
        ):
            return self.voices.spoken[-1].speakers
        figure = self.cast.known(words) if self.text[piece[0]].istitle() and len(words) == 1 else None
        if figure is not None:
            figure.mentions.append(piece)
            return (self.voices.shown(figure),)
        return (self._own_words(piece, None),)

    def _shared(
        self, piece: Range, mention: Mention | None, previous: tuple[Range, Mention] | None, following: Mention | None
    ) -> Speaker | None:
        """A country alone beside officials of another one: officials of both ("para pejabat Korea Selatan dan AS")."""
        if mention is None or mention.kind is not Kind.COUNTRY or mention.country is None:
            return None
        if following is not None and mention.through is Sort.ADJECTIVE and following.named is None and following.head:
            return self._of_shared(piece, following, mention)
        if previous is None:
            return None
        model = previous[1]
        if model.kind is Kind.PERSON and model.named is None and model.country:
            return self._of_shared(piece, model, mention)
        if (
            model.kind is Kind.ORGANISATION
            and model.office
            and model.country
            and model.head
            and mention.through is not Sort.CAPITAL
        ):
            return self._of_shared(piece, model, mention)
        return None

    def _of_shared(self, piece: Range, model: Mention, mention: Mention) -> Speaker:
        kind = (
            Kind.ORGANISATION
            if model.kind is Kind.ORGANISATION
            else Kind.GROUP
            if model.plural or piece
            else Kind.PERSON
        )
        land = self.text[slice(*mention.tokens)]
        head = (model.role or model.head).split()
        name = " ".join(
            (*land, *head)
            if self.lexicon.pack.modifiers_first and mention.through is Sort.ADJECTIVE
            else (*head, *land)
        )
        anonymous = kind is not Kind.ORGANISATION
        figure = Figure(kind, name, told=mention.country, anonymous=anonymous)
        figure.mentions.append(mention.tokens)
        self.voices.add(figure)
        return Speaker(figure.id, name, None, mention.country, kind, anonymous)


def _begin(attribution: Attribution) -> int:
    """Where an attribution stands: its source, else its cue, else its content."""
    for ranges in (attribution.source, attribution.cue, attribution.content):
        if ranges:
            return ranges[0][0]
    return 0
