"""Who speaks: the source of an attribution taken apart into speakers, pronouns and references resolved."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from pantau.extract.actors.context import ALL, ELSEWHERE, MOST, Guess
from pantau.extract.actors.coreference import Cast, Figure, written
from pantau.extract.actors.lexicon import Lexicon, Sort
from pantau.extract.actors.mention import Mention
from pantau.extract.actors.names import Item
from pantau.lang.countries import country_name
from pantau.types import Attribution, Kind, Range, Speaker

_BACK = 8  # sentences a pronoun reaches back
_CLOSE = 2  # sentences in which an enclitic means who spoke last, whoever begins them
_LOOK = 8  # contents looked back at for the one that holds a word
_VOICES = 40  # speakers looked back at
_LEAD = 2  # sentences at the top whose unnamed speaker may be named by the next


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker with the place where he was named as such, for what refers back to him."""

    speakers: tuple[Speaker, ...]
    at: int
    plural: bool


class Speakers:
    """Resolves the attributions of one article, in the order of the text."""

    def __init__(self, cast: Cast, items: list[Item], lexicon: Lexicon) -> None:
        self.cast, self.lexicon = cast, lexicon
        self.document, self.tokens = cast.document, cast.tokens
        tokens = cast.tokens
        self.lower, self.text = tokens.lower, tokens.text
        self.starts = [m.tokens[0] for m in cast.mentions]
        refer = lexicon.pack.references
        self.one_words = frozenset((*refer.he, *refer.she, *refer.person, *refer.anyone))
        self.they_words = frozenset(refer.they)
        self.people_words = frozenset((*refer.he, *refer.she, *refer.person))
        self.he, self.she = frozenset(refer.he), frozenset(refer.she)
        self.by_id = {figure.id: figure for figure in cast.figures}
        self.forms: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for item in items:
            if item.sort is Sort.COUNTRY and item.entry is not None and item.entry.country is not None:
                self._form(item.entry.country, item)
        self.voices: list[Voice] = []
        self.first = frozenset(refer.first)
        self.quoted: list[tuple[Range, tuple[Range, ...]]] = []

    def _form(self, country: str, item: Item) -> None:
        """Note the longest form of a country's name up to this one."""
        forms = self.forms[country]
        form = written(self.document, (item.first, item.last))
        forms.append((item.first, max(form, forms[-1][1], key=len) if forms else form))

    def read(self, attributions: tuple[Attribution, ...]) -> tuple[tuple[Speaker, ...], ...]:
        """The speakers of every attribution, in the order of `attributions`."""
        self.quoted = sorted((part, a.source) for a in attributions if a.source for part in a.content)
        order = sorted(range(len(attributions)), key=lambda n: (_begin(attributions[n]), n))
        found: dict[int, tuple[Speaker, ...]] = {}
        for number in order:
            source = attributions[number].source
            found[number] = self._source(source) if source else ()
            if found[number]:
                plural = len(found[number]) > 1 or found[number][0].kind is Kind.GROUP
                self.voices.append(Voice(found[number], source[0][0], plural))
        return tuple(found[n] for n in range(len(attributions)))

    # -- one source --

    def _source(self, ranges: tuple[Range, ...]) -> tuple[Speaker, ...]:
        if len(ranges) == 1:
            pronoun = self._pronoun(*ranges[0])
            if pronoun is not None:
                return pronoun
        speakers: list[Speaker] = []
        previous: tuple[Range, Mention] | None = None
        pieces = [piece for part in ranges for piece in self._conjuncts(*part)]
        for n, piece in enumerate(pieces):
            mention = self._main(piece)
            following = self._main(pieces[n + 1]) if n + 1 < len(pieces) else None
            shared = self._shared(piece, mention, previous, following)
            if shared is not None:
                speakers.append(shared)
                continue
            speakers.extend(self._speakers(piece, mention))
            previous = (piece, mention) if mention is not None else previous
        return tuple(speakers)

    def _conjuncts(self, first: int, last: int) -> list[Range]:
        """The parts of a source that name one speaker each; what only describes is left out."""
        inside = {i for n in self._within(first, last) for i in range(*self.cast.mentions[n].tokens)}
        cuts: list[tuple[int, bool]] = []  # token and whether a conjunction stands there
        end = last
        for i in range(first + 1, last):
            if i in inside:
                continue
            word = self.lower[i]
            if word in self.lexicon.including and self._names_somebody(i + 1, last):
                cuts.append((i, True))
            elif word in self.lexicon.relatives and self._relative(i, first):
                end = i
                break
            if word == "," or word in self.lexicon.conjunctions or word == "&":
                cuts.append((i, word != ","))
        return self._pieces(first, end, cuts)

    def _names_somebody(self, first: int, last: int) -> bool:
        """Whether a name follows directly, as in "supporters, including Prime Minister Zaev"."""
        within = self._within(first, last)
        mention = self.cast.mentions[within[0]] if len(within) else None
        return mention is not None and mention.named is not None and mention.tokens[0] - first < 2

    def _relative(self, i: int, first: int) -> bool:
        """Whether what follows only says more of the speaker ("yang …"): not where the speaker has not come yet."""
        return (
            any(self.cast.mentions[n].tokens[0] < i for n in self._within(first, i))
            or self.lower[i - 1] not in self.lexicon.containers
        )

    def _pieces(self, first: int, end: int, cuts: list[tuple[int, bool]]) -> list[Range]:
        conjunctions = [i for i, is_and in cuts if is_and and self._names_after(i, end)]
        pieces: list[Range] = []
        start = first
        for i, is_and in cuts:
            if i < start:
                continue
            listed = i in conjunctions or (
                not is_and and any(j > i for j in conjunctions) and not self._described(start, i, end)
            )
            if not listed:
                if is_and:
                    continue
                if not any(j > i for j in conjunctions) or self._described(start, i, end):
                    name = self._name_after(start, i, end)
                    pieces.append(name or (start, i))
                    start = self._list_after(i, conjunctions, end)
                    if start >= end:
                        return [p for p in pieces if p[0] < p[1]]
                continue
            pieces.append((start, i))
            start = i + 1
        pieces.append((start, end))
        return [p for p in pieces if p[0] < p[1]]

    def _name_after(self, start: int, comma: int, end: int) -> Range | None:
        """The name behind the comma, where only a description stands before it ("penyelam asal Laos, Baeng")."""
        before, after = self._main_number((start, comma)), self._main_number((comma + 1, end))
        if before is None or after is None:
            return None
        mention, name = self.cast.mentions[before], self.cast.mentions[after]
        named = name.named is not None and name.named[0] == comma + 1 and name.kind in (None, Kind.PERSON)
        office = mention.kind is Kind.PERSON and mention.named is None and not mention.plural
        if not named or not (office or (mention.kind is Kind.COUNTRY and self.lower[start] in self.lexicon.one)):
            return None
        figure = self.cast.of.get(after)
        if figure is not None:
            figure.told = figure.told or mention.country or self._country_within((start, comma), mention)
            figure.roles.append(mention.role or written(self.document, self._strip((start, comma))))
        return comma + 1, name.tokens[1]

    def _list_after(self, i: int, conjunctions: list[int], end: int) -> int:
        """Where the next speaker begins after a description that begins at the comma i; `end` where there is none."""
        for j in conjunctions:
            if j > i and self.lower[j - 1] == ",":
                return j + 1
        return end

    def _names_after(self, i: int, end: int) -> bool:
        """Whether somebody is named right after a conjunction."""
        return any(self.cast.mentions[n].tokens[0] <= i + 3 for n in self._within(i + 1, end))

    def _described(self, start: int, comma: int, end: int) -> bool:
        """Whether what follows a comma says who the named one before it is."""
        before, after = self._main((start, comma)), self._main((comma + 1, end))
        if before is None or after is None or before.named is None:
            return False
        near = after.tokens[0] - comma <= 3
        return (
            near
            and before.kind is not Kind.COUNTRY
            and after.kind is Kind.PERSON
            and after.named is None
            and not after.plural
        )

    # -- one speaker --

    def _within(self, first: int, last: int) -> range:
        low = bisect_left(self.starts, first)
        high = low
        while high < len(self.starts) and self.starts[high] < last:
            high += 1
        return range(low, high)

    def _main(self, piece: Range) -> Mention | None:
        number = self._main_number(piece)
        return self.cast.mentions[number] if number is not None else None

    def _main_number(self, piece: Range) -> int | None:
        """The number of the mention that a part of a source is about: its first."""
        covering = bisect_left(self.starts, piece[0]) - 1
        if covering >= 0 and self.cast.mentions[covering].tokens[1] > piece[0]:
            named = self.cast.mentions[covering].named
            if named is not None and named[0] >= piece[0]:
                return covering
        within = self._within(*piece)
        if len(within) > 1 and self._only_leads_to(self.cast.mentions[within[0]], self.cast.mentions[within[1]]):
            return within[1]
        return within[0] if len(within) else None

    def _only_leads_to(self, mention: Mention, other: Mention) -> bool:
        """Whether a mention only says where the named one after it is from ("District of Columbia Mayor Ann Lee")."""
        between = self.lower[mention.tokens[1] : other.tokens[0]]
        if other.named is None or other.kind not in (None, Kind.PERSON) or len(between) > 2:
            return False
        if mention.kind is Kind.COUNTRY:
            return bool(between) and between[-1] in self.lexicon.possessives
        return mention.weak and mention.kind is None and (not between or between[0] in self.lexicon.of)

    def _speakers(self, piece: Range, mention: Mention | None) -> tuple[Speaker, ...]:
        number = self._main_number(piece)
        if mention is None or number is None:
            return self._without_mention(piece)
        if mention.tokens[0] > piece[0] + 3 and not self._contained(piece, mention):
            return (self._own_words(piece, mention),)
        spoke = self._spoke_before(mention)
        if spoke is not None:
            return spoke
        if mention.kind is Kind.COUNTRY and self._modifies(mention, piece):
            return (self._own_words(piece, mention),)
        figure = self.cast.of.get(number)
        if figure is None and mention.named is not None and mention.kind is not Kind.COUNTRY:
            figure = self.cast.promote(number) if mention.kind is None and len(self._words(mention)) == 1 else None
            if figure is not None:
                self.by_id[figure.id] = figure
        if figure is not None:
            figure.told = figure.told or self._owner(piece, mention)
            return (self._of_figure(figure, mention),)
        if mention.kind is Kind.COUNTRY and mention.country is not None:
            known = mention.through is not Sort.SHORT or mention.country in self.cast.lands
            return (self._of_land(mention) if known else self._own_words(piece, None),)
        named = self._holder(mention, piece) or self._named_later(mention, piece)
        return (named or self._unnamed(piece, mention),)

    def _owner(self, piece: Range, mention: Mention) -> str | None:
        """The country whose somebody is by the words before his name ("Mexico's Lopez")."""
        within = self._within(piece[0], mention.tokens[0])
        other = self.cast.mentions[within[-1]] if len(within) else None
        return other.country if other is not None and self._only_leads_to(other, mention) else None

    def _modifies(self, mention: Mention, piece: Range) -> bool:
        """Whether a country only says of what country those are for whom the lexicon has no word ("UK carmakers")."""
        last = mention.tokens[1]
        if last >= piece[1] or not self.lexicon.pack.modifiers_first or not self.text[last].isalpha():
            return False
        word = self.lower[last]
        return self.text[last].islower() and word not in self.lexicon.of and word not in self.lexicon.ordinary

    def _spoke_before(self, mention: Mention) -> tuple[Speaker, ...] | None:
        """Whom an office with an article stands for, where such a one has spoken: "kata pejabat itu"."""
        if (
            mention.kind is not Kind.PERSON
            or mention.named is not None
            or mention.country
            or not self.cast.is_definite(mention)
        ):
            return None
        for voice in self.voices[:-_VOICES:-1]:
            figures = [self.by_id.get(speaker.actor or "") for speaker in voice.speakers]
            if len(figures) == 1 and figures[0] is not None and mention.head in figures[0].heads:
                return voice.speakers
        return self._described_anew(mention)

    def _described_anew(self, mention: Mention) -> tuple[Speaker, ...] | None:
        """Who spoke last, told by a noun not used for anybody yet ("the retired surgeon")."""
        new = mention.head not in self.lexicon.sole and not self.cast.by_head.get(mention.head)
        if mention.plural or mention.body is not None or not new or not self.voices:
            return None
        voice = self.voices[-1]
        near = self.tokens.sentence[mention.tokens[0]] - self.tokens.sentence[voice.at] <= _CLOSE
        return voice.speakers if near and not voice.plural and voice.speakers[0].kind is Kind.PERSON else None

    def _contained(self, piece: Range, mention: Mention) -> bool:
        return any(word in self.lexicon.containers for word in self.lower[piece[0] : mention.tokens[0]])

    def _words(self, mention: Mention) -> tuple[str, ...]:
        return self.lower[slice(*(mention.named or mention.tokens))]

    def _of_figure(self, figure: Figure, mention: Mention) -> Speaker:
        name = figure.name
        if figure.kind is Kind.COUNTRY:
            name = self._land_name(mention, figure.name)
        role = figure.roles[0] if figure.roles else None
        return Speaker(figure.id, name, role, figure.country, figure.kind, figure.anonymous, figure.why)

    def _fullest(self, country: str, at: int) -> str:
        """The longest name by which the article has called a country up to a token: "Amerika Serikat" for "AS"."""
        forms = self.forms[country]
        return forms[bisect_right(forms, (at, "\U0010ffff")) - 1][1]

    def _land_name(self, mention: Mention, name: str) -> str:
        """A country's name as the article writes it; CLDR's `name` where it writes only an abbreviation."""
        forms = self.forms.get(mention.country or "")
        if mention.through is Sort.COUNTRY:
            return self._fullest(mention.country or "", mention.tokens[0])
        longest = forms[-1][1] if forms else name
        return name if len(longest) < len(name) and (" " in name or longest.isupper()) else longest

    def _of_land(self, mention: Mention) -> Speaker:
        assert mention.country is not None
        figure = self.cast.lands.get(mention.country)
        name = self._land_name(mention, country_name(self.lexicon.language, mention.country))
        return Speaker(figure.id if figure else None, name, None, mention.country, Kind.COUNTRY, False)

    def _unnamed(self, piece: Range, mention: Mention) -> Speaker:
        """Somebody told by office only."""
        first, _ = piece
        before = self.lower[first : mention.tokens[0]]
        one = any(w in self.lexicon.one for w in before)
        many = any(w in self.lexicon.several or w in self.lexicon.both for w in before)
        plural = (mention.plural and not one) or many
        kind = Kind.ORGANISATION if mention.kind is Kind.ORGANISATION else Kind.GROUP if plural else Kind.PERSON
        words = self._strip(piece)
        told = mention.country or self._country_within(piece, mention)
        figure = Figure(kind, written(self.document, words), told=told, anonymous=kind is not Kind.ORGANISATION)
        if told is None:
            figure.guess = self._by_context(mention) or self._by_setting(mention, kind)
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

    def _country_within(self, piece: Range, mention: Mention) -> str | None:
        """A country told elsewhere in the same part, as in "pejabat senior di kantor kepresidenan Seoul"."""
        for n in self._within(mention.tokens[0], piece[1]):
            other = self.cast.mentions[n]
            before = self.lower[other.tokens[0] - 1] if other.tokens[0] else ""
            figure = self.cast.of.get(n)
            country = other.country or (figure.told if figure else None)
            if other is not mention and country and before not in self.lexicon.towards:
                return country
        return None

    def _anonymous(self, figure: Figure, words: Range, mention: Mention) -> Speaker:
        """Take in somebody told by office only, as an actor that his speaking makes one."""
        figure.mentions.append(words)
        figure.latest = words[0]
        if figure.kind is Kind.PERSON:
            figure.roles.append(mention.role)
        self.cast.head(figure, mention.head)
        self._add(figure)
        role = figure.roles[0] if figure.roles else None
        return Speaker(
            figure.id, figure.name, role or None, figure.country, figure.kind, figure.anonymous, figure.why
        )

    def _add(self, figure: Figure) -> Figure:
        self.cast.add(figure)
        self.by_id[figure.id] = figure
        return figure

    def _strip(self, piece: Range) -> Range:
        """A part of a source without its articles."""
        first, last = piece
        lexicon = self.lexicon
        while first + 1 < last and (
            self.lower[first] in lexicon.one
            or self.lower[first] in lexicon.definite
            or self.lower[first] in lexicon.several
        ):
            first += 1
        while last - 1 > first and (self.lower[last - 1] in lexicon.definite or self.text[last - 1] in ",.-–—"):
            last -= 1
        return first, last

    def _own_words(self, piece: Range, mention: Mention | None) -> Speaker:
        words = self._strip(piece)
        country = self._country_within((piece[0], piece[1]), mention) if mention is not None else None
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
            and self.voices
        ):
            return self.voices[-1].speakers
        return (self._own_words(piece, None),)

    # -- what is shared by several --

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
        self._add(figure)
        return Speaker(figure.id, name, None, mention.country, kind, anonymous)

    # -- who holds an office --

    def _holder(self, mention: Mention, piece: Range) -> Speaker | None:
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
        return self._of_figure(figure, mention)

    def _holds(self, figure: Figure, role: str, country: str | None) -> bool:
        same = not (country and figure.told and country != figure.told)
        return same and any(self._written_out(held) == role for held in figure.roles)

    def _written_out(self, role: str) -> str:
        role = role.lower()
        return self.lexicon.pack.roles.written_out.get(role, role)

    def _needs_no_introduction(self) -> Figure | None:
        """Who spoke first, where the article names him without an office."""
        first = self.voices[0].speakers if self.voices else ()
        figure = self.by_id.get(first[0].actor or "") if len(first) == 1 else None
        fits = figure is not None and figure.kind is Kind.PERSON and figure.words and not figure.roles
        return figure if fits else None

    # -- who is named only later --

    def _named_later(self, mention: Mention, piece: Range) -> Speaker | None:
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
        return self._of_figure(figure, mention)

    def _same_office(self, mention: Mention) -> Figure | None:
        roles = mention.role.lower()
        for figure in self.cast.figures:
            other = mention.country and figure.told and mention.country != figure.told
            named = figure.kind is Kind.PERSON and figure.words
            if named and not other and any(role.lower() == roles for role in figure.roles):
                return figure
        return None

    def _named_next(self, mention: Mention, piece: Range) -> Figure | None:
        """The person with whom the next sentence begins (after a headline, the next but one too), told by no office."""
        opener = self.lower[piece[0]]
        if piece[0] != mention.tokens[0] and opener not in self.lexicon.one and opener not in self.lexicon.definite:
            return None
        here = self.tokens.sentence[piece[0]]
        for first, last in self.document.sentences[here + 1 : 2 + max(here, 1)]:
            number = self._main_number((first, min(first + 1, last)))
            figure = self.cast.of.get(number) if number is not None else None
            if figure is None or figure.kind is not Kind.PERSON or figure.roles or len(figure.words) < 2:
                continue
            fits = not (mention.country and figure.told and figure.told != mention.country)
            if fits and min(figure.mentions) > piece:
                return figure
        return None

    # -- pronouns --

    def _pronoun(self, first: int, last: int) -> tuple[Speaker, ...] | None:
        """The speakers that a pronoun stands for; None where the words are no pronoun."""
        word = self.lower[first] if last - first == 1 else ""
        if word in self.first:
            return self._quoted_speaker(first)
        if word in self.they_words:
            return self._several(first)
        if word not in self.one_words:
            return None
        person = word in self.people_words
        sentence = self.tokens.sentence[first]
        voice = self._last_voice(first, person, word)
        back = sentence - self.tokens.sentence[voice.at] if voice else _BACK
        subject = self._subject(first, voice.at if voice else -1, word) if person or back > _CLOSE else None
        if subject is not None:
            return (self._of_figure(subject[0], subject[1]),)
        if voice is not None and back <= _BACK:
            return voice.speakers
        return ()

    def _quoted_speaker(self, first: int) -> tuple[Speaker, ...] | None:
        """ "I": who says what the word stands in."""
        at = bisect_right(self.quoted, ((first, len(self.lower)), ()))
        for (_, last), source in self.quoted[max(0, at - _LOOK) : at][::-1]:
            inner = len(source) == 1 and self.lower[source[0][0]] in self.first
            if last > first and not inner:
                return self._source(source)
        return None

    def _last_voice(self, first: int, person: bool, word: str) -> Voice | None:
        for voice in self.voices[:-_VOICES:-1]:
            if voice.plural or voice.at >= first:
                continue
            kind = voice.speakers[0].kind
            if kind is Kind.PERSON and not self._clashes(voice.speakers[0].actor, word):
                return voice
            if not person and kind in (Kind.ORGANISATION, Kind.COUNTRY) and word:
                return voice
        return None

    def _clashes(self, actor: str | None, word: str) -> bool:
        figure = self.by_id.get(actor or "")
        if figure is None or figure.woman is None:
            return False
        return (word in self.he and figure.woman) or (word in self.she and not figure.woman)

    def _subject(self, first: int, after: int, word: str) -> tuple[Figure, Mention] | None:
        """The first person of the sentence before, where he came after the last speaker: "Kim left. He said …"."""
        sentence = self.tokens.sentence
        before = sentence[first] - 1
        found = None
        for n in range(bisect_left(self.starts, first) - 1, -1, -1):
            mention = self.cast.mentions[n]
            at = mention.tokens[0]
            if at <= after or sentence[at] < before:
                break
            figure = self.cast.of.get(n)
            if sentence[at] == before and figure is not None and self._acts(figure, mention, word):
                found = figure, mention
        return found

    def _acts(self, figure: Figure, mention: Mention, word: str) -> bool:
        """Whether a sentence can be about a mention: a person, not quoted, not after a preposition, owning nothing."""
        first, last = mention.tokens
        before = self.lower[first - 1] if first else ""
        after = self.lower[last] if last < len(self.lower) else ""
        lexicon = self.lexicon
        return (
            figure.kind is Kind.PERSON
            and not self._clashes(figure.id, word)
            and self.tokens.quote[first] < 0
            and before not in lexicon.of
            and before not in lexicon.locative
            and before not in lexicon.relatives
            and after not in lexicon.possessives
        )

    def _several(self, first: int) -> tuple[Speaker, ...]:
        """ "they": two named side by side in the same sentence, else the last who spoke as several."""
        pair = self._pair(first)
        if pair:
            return pair
        for voice in self.voices[:-_VOICES:-1]:
            if voice.at < first and voice.plural:
                return voice.speakers
        return self.voices[-1].speakers if self.voices and self.voices[-1].at < first else ()

    def _pair(self, first: int) -> tuple[Speaker, ...]:
        here = self.tokens.sentence[first]
        last = bisect_left(self.starts, first)
        low = max(0, last - _VOICES)
        numbers = [n for n in range(low, last) if n in self.cast.of and self.tokens.sentence[self.starts[n]] == here]
        for left, right in reversed(list(pairwise(numbers))):
            one, two = self.cast.mentions[left], self.cast.mentions[right]
            between = self.lower[one.tokens[1] : two.tokens[0]]
            a, b = self.cast.of[left], self.cast.of[right]
            if len(between) == 1 and between[0] in self.lexicon.conjunctions and a is not b and a.kind is b.kind:
                return self._of_figure(a, one), self._of_figure(b, two)
        return ()


def _begin(attribution: Attribution) -> int:
    """Where an attribution stands: its source, else its cue, else its content."""
    for ranges in (attribution.source, attribution.cue, attribution.content):
        if ranges:
            return ranges[0][0]
    return 0
