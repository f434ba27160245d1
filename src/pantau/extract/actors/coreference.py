"""Which mentions are one actor's: names and parts of names, abbreviations, offices, "kementerian itu", "the South".

Mentions are taken in the order of the text, and each is resolved by what stands before it. Two things look ahead, and
only where nothing is known yet: a bare surname waits for its full name, and an actor's country may be told later.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pantau.extract.actors.context import ELSEWHERE, MOST, Context, Guess
from pantau.extract.actors.lexicon import Lexicon, Sort
from pantau.extract.actors.mention import Mention
from pantau.lang.countries import country_name
from pantau.types import Actor, Document, Kind, Range, Span, Spans, Tokens

_FULL = 3  # letters; a longer middle name can stand alone ("Dasco")
_OFTEN = 4  # times as often as another of the same surname
_MANY = 64  # bearers of a name, mentions, voices looked back at: bounds the time on hostile text
_VERB = 4  # letters; no shorter word is known as a verb by how it begins
_FAR = 512  # actors looked back at for who holds an office
_LONG = 16  # letters of a name put together of two
_REST = 14  # tokens after a name that may still describe it
_DESCRIBES = 3  # tokens from the comma to the noun that describes, articles included


class Figure:
    """An actor while the article is being read; `words` are the lower-case words of a person's name.

    `told` is the country that the article says of him; `guess` the one that the context suggests until it does.
    `eminent`: has an office of a state, or a role in something named: more than somebody's wife.
    """

    def __init__(self, kind: Kind, name: str, *, told: str | None = None, anonymous: bool = False) -> None:
        self.kind, self.name, self.told, self.anonymous = kind, name, told, anonymous
        self.id = ""
        self.words: tuple[str, ...] = ()
        self.guess: Guess | None = None
        self.roles: list[str] = []
        self.heads: set[str] = set()
        self.mentions: list[Range] = []
        self.office = self.stateless = self.eminent = False
        self.woman: bool | None = None
        self.latest = -1

    @property
    def country(self) -> str | None:
        return self.told or (self.guess.country if self.guess else None)

    @property
    def why(self) -> str | None:
        """What the country rests on where the text does not tell it."""
        return self.guess.why if self.guess and not self.told else None

    def before(self, at: int) -> int:
        """The token of the latest mention before the token `at`, or -1 where none of the latest is."""
        return next((first for first, _ in self.mentions[:-_MANY:-1] if first < at), -1)

    def actor(self, tokens: Tokens) -> Actor:
        spans = _apart(tokens.span(m) for m in self.mentions)
        roles = tuple(dict.fromkeys(self.roles))
        return Actor(self.id, self.name, self.kind, self.country, roles, spans, self.anonymous, self.why)


def _apart(spans: Iterable[Span]) -> Spans:
    """In order, each once, without those inside another ("Pertamina" in "PT Pertamina")."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s[0], -s[1])):
        if not kept or span[1] > kept[-1][1]:
            kept.append(span)
    return tuple(kept)


def written(document: Document, tokens: Range) -> str:
    """The words of a range as the article writes them, on one line."""
    start, end = document.tokens.span(tokens)
    return " ".join(document.text[start:end].split()).replace("\\'", "'")


class Cast:
    """The actors of one article."""

    def __init__(self, document: Document, mentions: list[Mention], sources: Iterable[Range], lexicon: Lexicon) -> None:
        self.document, self.mentions, self.lexicon = document, mentions, lexicon
        self.tokens = tokens = document.tokens
        self.lower, self.sentence = tokens.lower, tokens.sentence
        self.figures: list[Figure] = []
        self.of: dict[int, Figure] = {}  # by the number of the mention
        self.by_word: dict[str, list[Figure]] = defaultdict(list)
        self.by_head: dict[str, list[Figure]] = defaultdict(list)
        self.bodies: dict[str, Figure] = {}
        self.lands: dict[str, Figure] = {}
        self.pending: dict[str, list[int]] = defaultdict(list)
        self.sources = {i for first, last in sources for i in range(first, last)}
        self.ordinary = frozenset(tokens.text)  # a word stands in it in small letters where the article writes it so
        self.everyone: Guess | None = None  # the country of people of whom none is told
        self.context = Context(tokens.sentence, lexicon.pack.home)
        for number, mention in enumerate(mentions):
            self._take(number, mention)
        self.settle()

    # -- one mention --

    def _take(self, number: int, mention: Mention) -> None:
        figure = self._figure(number, mention)
        if figure is not None:
            self._record(number, figure, mention)
        told = mention.country or (figure.told if figure else None)
        country = told or (figure.country if figure else None)
        if told is not None:
            itself = mention.country is not None
            self.context.see(mention.tokens[0], told, itself=itself, placed=mention.placed)
        if country is not None and (mention.tokens[0] in self.sources or mention.tokens[1] - 1 in self.sources):
            self.context.spoken.append((mention.tokens[0], country))

    def _figure(self, number: int, mention: Mention) -> Figure | None:
        if mention.kind is Kind.COUNTRY:
            return self._land(mention)
        if mention.kind is Kind.ORGANISATION:
            return self._body(mention)
        if mention.kind is Kind.PERSON:
            return self._person(mention) if mention.named else self._office(mention)
        return self._unknown(number, mention)

    def _record(self, number: int, figure: Figure, mention: Mention) -> None:
        self.of[number] = figure
        span = mention.named or mention.tokens
        figure.mentions.append(span)
        figure.latest = span[0]
        if mention.kind is Kind.PERSON or mention.kind is Kind.ORGANISATION:
            figure.told = figure.told or mention.country
            if mention.role and not (mention.bare and figure.roles):
                figure.roles.append(mention.role)
            self._eminence(figure, mention)
            self.head(figure, mention.head)
        if mention.kind is not Kind.COUNTRY and mention.named is not None:
            self._apposition(number, figure, mention)
        self._sex(figure, mention)

    def head(self, figure: Figure, head: str) -> None:
        """Note a noun by which a figure can be referred to."""
        if head and head not in figure.heads:
            figure.heads.add(head)
            self.by_head[head].append(figure)

    def _eminence(self, figure: Figure, mention: Mention) -> None:
        figure.eminent = figure.eminent or (bool(mention.role) and (mention.office or not mention.bare))

    def _sex(self, figure: Figure, mention: Mention) -> None:
        words = mention.honorific.split()
        if words and words[-1] in self.lexicon.women:
            figure.woman = True
        elif words and words[-1] in self.lexicon.men:
            figure.woman = False

    # -- countries --

    def _land(self, mention: Mention) -> Figure | None:
        code = mention.country
        if code is None or mention.through is Sort.CITY:
            return None
        if mention.through is Sort.SHORT and (code not in self.lands or self.lower[mention.tokens[1] - 2] == "-"):
            return None
        if code not in self.lands:
            self.lands[code] = self._new(Figure(Kind.COUNTRY, country_name(self.lexicon.language, code), told=code))
        return None if mention.placed else self.lands[code]

    # -- organisations --

    def _body(self, mention: Mention) -> Figure | None:
        if mention.bare:
            return self.referred(mention, Kind.ORGANISATION) if self.is_definite(mention) else None
        key = mention.shown.lower().partition(" (")[0]
        figure = self.bodies.get(key) or self.bodies.get(mention.alias.lower() or key) or self._same_body(mention, key)
        if figure is None:
            figure = self._new(Figure(Kind.ORGANISATION, mention.shown))
            figure.office, figure.stateless = (
                mention.office or (bool(mention.head) and not mention.role),
                mention.stateless,
            )
            if mention.office and not mention.country:
                figure.guess = self.context.only_near(mention.tokens[0])
        elif len(mention.shown) > len(figure.name) and mention.shown.lower().startswith(figure.name.lower()):
            figure.name = mention.shown
        for word in key.split():
            if word in self.lexicon.bodies:
                self.head(figure, word)
        written_here = " ".join(self.lower[slice(*(mention.named or mention.tokens))])
        for form in (key, mention.alias.lower(), self._short(key), written_here):
            if form:
                self.bodies.setdefault(form, figure)
        return figure

    def _short(self, name: str) -> str:
        """A name of two words without the one that says what it names: "Demokrat" of "Partai Demokrat"."""
        words = name.split()
        what = -1 if self.lexicon.pack.modifiers_first else 0
        return words[-1 - what] if len(words) == 2 and words[what] in self.lexicon.bodies else ""

    def _same_body(self, mention: Mention, key: str) -> Figure | None:
        """An institution named before with its country, now without: the latest of that name."""
        if mention.country is not None or not mention.head:
            return None
        words = set(key.split())
        found = [
            f
            for f in self.by_head[mention.head][-_MANY:]
            if f.kind is Kind.ORGANISATION and words <= set(f.name.lower().split())
        ]
        return max(found, key=lambda f: f.latest, default=None)

    # -- people --

    def _person(self, mention: Mention) -> Figure:
        assert mention.named is not None
        words = self.lower[slice(*mention.named)]
        figure = self.known(words, mention.country)
        if figure is None:
            figure = self._new_person(mention.named, words)
            if mention.office and not mention.country:
                figure.office, figure.guess = True, self.context.only_near(mention.tokens[0])
        elif len(words) > len(figure.words):
            self._rename(figure, mention.named, words)
        return figure

    def _new_person(self, named: tuple[int, int], words: tuple[str, ...]) -> Figure:
        figure = self._new(Figure(Kind.PERSON, ""))
        self._rename(figure, named, words)
        return figure

    def _rename(self, figure: Figure, named: tuple[int, int], words: tuple[str, ...]) -> None:
        figure.name = written(self.document, named)
        known, figure.words = figure.words, words
        for word in dict.fromkeys(words):
            if word not in known:
                self.by_word[word].append(figure)
        for word in dict.fromkeys((words[0], words[-1], *(word for word in words if len(word) > _FULL))):
            for number in self.pending.pop(word, ()):
                self.of[number] = figure
                figure.mentions.append(self.mentions[number].named or self.mentions[number].tokens)

    def known(self, words: tuple[str, ...], country: str | None = None) -> Figure | None:
        """The latest person whose name holds these words or is held by them, and whose country does not differ."""
        best, best_rank = None, (-1, 0, -1)
        for word in (words[-1], words[0]):
            for figure in self.by_word.get(word, ())[-_MANY:]:
                if country and figure.told and country != figure.told:
                    continue
                rank = _likeness(words, figure.words), bool(figure.roles) + figure.eminent, figure.latest
                if (rank[0] and rank > best_rank and not self._established(best, figure)) or (
                    rank[0] and rank[0] == best_rank[0] and self._established(figure, best)
                ):
                    best, best_rank = figure, rank
        return best or (self._blended(words[0]) if len(words) == 1 else None)

    def _blended(self, word: str) -> Figure | None:
        """Who is called by the beginnings of both his names ("Barsut" of Bara Sutanto)."""
        for cut in range(_FULL, min(len(word) - 1, _LONG)):
            for figure in self.by_word.get(word[:cut], ())[-_MANY:]:
                if len(figure.words) > 1 and figure.words[0] == word[:cut] and figure.words[-1].startswith(word[cut:]):
                    return figure
        return None

    def _established(self, figure: Figure | None, other: Figure | None) -> bool:
        """Whether one is named so much more often that a shared surname means him, whoever came last."""
        return figure is not None and other is not None and len(figure.mentions) >= _OFTEN * len(other.mentions)

    def _office(self, mention: Mention) -> Figure | None:
        """Somebody named by office alone: the one named before, or (from the speakers) nobody yet."""
        if mention.plural or not self.is_definite(mention):
            return None
        return self.referred(mention, Kind.PERSON)

    def referred(self, mention: Mention, kind: Kind) -> Figure | None:
        """The latest of that kind whose head noun is the mention's, where the country does not differ."""
        at = mention.tokens[0]
        found = [
            f
            for f in self.by_head[mention.head][-_MANY:]
            if f.kind is kind and f.before(at) >= 0 and not (mention.country and f.told and mention.country != f.told)
        ]
        return max(found, key=lambda f: f.before(at), default=None)

    def is_definite(self, mention: Mention) -> bool:
        first, last = mention.tokens
        definite = self.lexicon.definite
        before = self.lower[first - 1] if first else ""
        after = self.lower[last] if last < len(self.lower) else ""
        return before in definite or (after in definite and not self.lexicon.pack.modifiers_first)

    def people(self) -> Iterator[Figure]:
        """Those who are named with an office, the latest first, as far back as is looked."""
        return (f for f in self.figures[: -_FAR : -1] if f.kind is Kind.PERSON and f.words and f.roles)

    # -- capitalised runs of which nothing is known --

    def _unknown(self, number: int, mention: Mention) -> Figure | None:
        assert mention.named is not None
        words = self.lower[slice(*mention.named)]
        figure = self.known(words)
        if figure is not None:
            if len(words) > len(figure.words) and not mention.placed:
                self._rename(figure, mention.named, words)
            return figure
        body = self.bodies.get(" ".join(words))
        if body is not None or mention.placed:
            return body
        if len(words) > 1 and self.ordinary.issuperset(words):
            return None
        if len(words) == 1 or (len(words) > 2 and self._in_headline(mention)):
            self.pending[words[0]].append(number)
            return None
        return self._new_person(mention.named, words)

    def _in_headline(self, mention: Mention) -> bool:
        """Whether a run of capitals stands in a title, where its verb may be in it ("Sutanto Nonton Konser")."""
        _, last = self.document.sentences[0]
        return mention.tokens[0] < last and self.tokens.text[last - 1] != "."

    def _is_somebody(self, numbers: list[int]) -> bool:
        """Whether names of one word are a person's: capitalised within a sentence, and somewhere a verb's subject."""
        mentions = [self.mentions[n] for n in numbers]
        named = [m.named for m in mentions if m.named is not None and not m.placed]
        if len(named) < len(mentions) or any(last - first > 1 for first, last in named):
            return False
        word = self.tokens.text[named[0][0]]
        if len(word) <= _FULL or not word.istitle():
            return False
        inside = any(not m.weak for m in mentions)
        acts = inside and any(self._before_verb(m.tokens[1]) for m in mentions)
        return acts or any(self._set_off(n, self.mentions[n]) for n in numbers)

    def _set_off(self, number: int, mention: Mention) -> bool:
        """Whether an office follows a name after a comma: "Tsvangirai, mantan tokoh senior"."""
        at = mention.tokens[1]
        if at >= len(self.lower) or self.lower[at] != ",":
            return False
        other = next(self._described_by(number, at), None)
        return other is not None and other.kind is Kind.PERSON and not other.plural and other.tokens[0] == at + 1

    def _before_verb(self, i: int) -> bool:
        """Whether a word that its beginning shows to be a verb stands at the token i."""
        lexicon = self.lexicon
        return i < len(self.lower) and len(self.lower[i]) >= _VERB and self.tokens.text[i].startswith(lexicon.verbal)

    def promote(self, number: int) -> Figure:
        """Make an actor of a name of one word because it speaks."""
        mention = self.mentions[number]
        assert mention.named is not None
        words = self.lower[slice(*mention.named)]
        body = self.bodies.get(" ".join(words))
        if body is not None and body.name.lower() == " ".join(words) and not body.heads:  # its director is told later
            self.of[number] = body
            body.mentions.append(mention.named)
            return body
        figure = self._new_person(mention.named, words)
        if len(figure.name) > 1 and figure.name.isupper():
            figure.kind = Kind.ORGANISATION
        else:
            figure.guess = self.everyone
        if number not in self.of:
            self.of[number] = figure
            figure.mentions.append(mention.named)
        return figure

    # -- what is told around a mention --

    def _apposition(self, number: int, figure: Figure, mention: Mention) -> None:
        """What follows a name after a comma: "Eva Lindholm, analis senior Meridian", "Meridian, … di Oslo"."""
        at = mention.tokens[1]
        if at < len(self.lower) and self.lower[at] in self.lexicon.belonging and not figure.stateless:
            figure.told = figure.told or next((o.country for o in self._described_by(number, at) if o.country), None)
        if at >= len(self.lower) or self.lower[at] != ",":
            return
        described, owner = False, None
        for other in self._described_by(number, at):
            if not described:
                if other.kind is Kind.COUNTRY and self._owns(other):
                    owner = other.country  # "Evo Morales, Bolivia's president"
                    continue
                if other.tokens[0] - at > _DESCRIBES + 2 * bool(owner) or not _describes(other, mention):
                    return
                if other.tokens[0] > at + 1 and self._before_verb(at + 1):
                    return  # "Rudi Wijaya, mengatakan gubernur sakit"
                described = True
                self._describe(figure, other)
            if not figure.stateless:
                figure.told = figure.told or owner or other.country
                figure.guess = figure.guess or self._body_country(other)
            if figure.country:
                return

    def _described_by(self, number: int, comma: int) -> Iterator[Mention]:
        """The mentions of the phrase that follows the comma after a name."""
        for other in self.mentions[number + 1 : number + 6]:
            first = other.tokens[0]
            if first > comma + _REST or self.sentence[first] != self.sentence[comma]:
                return
            if first > comma:
                if "," in self.lower[comma + 1 : first]:
                    return
                yield other

    def _owns(self, mention: Mention) -> bool:
        after = mention.tokens[1]
        return mention.through is Sort.ADJECTIVE or (
            after < len(self.lower) and self.lower[after] in self.lexicon.possessives
        )

    def _describe(self, figure: Figure, other: Mention) -> None:
        if figure.kind is not Kind.ORGANISATION:
            figure.roles.append(other.role)
            self._eminence(figure, other)
        self.head(figure, other.head)

    def _body_country(self, mention: Mention) -> Guess | None:
        """The country of the institution of an office that has none itself ("the department's spokeswoman")."""
        if mention.body is None:
            return None
        figure = self.referred(mention.body, Kind.ORGANISATION)
        if figure is not None and figure.told:
            return Guess(figure.told, ELSEWHERE)
        if figure is not None:
            return figure.guess
        return self.context.before(mention.tokens[0]) if mention.body.office else None

    def settle(self) -> None:
        """Let those of whom no country is known have the article's, where it plays in one."""
        home = self.context.at_home()
        country = home or self.context.setting(MOST)
        self.everyone = country
        for numbers in [*self.pending.values()]:
            if self._is_somebody(numbers):
                self.promote(numbers[0])
        for figure in self.figures:
            if figure.told or figure.stateless or not (figure.kind is Kind.PERSON or figure.office):
                continue
            if figure.guess is None or (home and figure.office):
                figure.guess = country
            if figure.guess is not None and self._held(figure, figure.guess.country):
                figure.guess = None

    def _held(self, figure: Figure, country: str) -> bool:
        """Whether another is told to hold the same office of a country: then this one is not that country's."""
        sole = {role.lower() for role in figure.roles} & self.lexicon.sole
        if not sole:
            return False
        others = (f for f in self.people() if f is not figure and f.told == country)
        return any(role.lower() in sole for f in others for role in f.roles)

    def _new(self, figure: Figure) -> Figure:
        self.figures.append(figure)
        figure.id = f"a{len(self.figures)}"
        return figure

    def add(self, figure: Figure) -> Figure:
        """Take in an actor that only its speaking makes one: "seorang pejabat senior"."""
        return self._new(figure)


def _likeness(some: tuple[str, ...], other: tuple[str, ...]) -> int:
    """4 the same name; 3 the shorter ends the longer; 2 it begins it; 1 it is within it in order; 0 two names."""
    if some == other:
        return 4
    short, long = (some, other) if len(some) <= len(other) else (other, some)
    if long[-len(short) :] == short:
        return 3
    if long[: len(short)] == short:
        return 2
    rest = iter(long)
    return int((len(short) > 1 or len(short[0]) > _FULL) and all(word in rest for word in short))


def _describes(other: Mention, mention: Mention) -> bool:
    """Whether a mention after a comma can say what the one before it is."""
    if mention.kind is Kind.ORGANISATION:
        return other.kind is Kind.ORGANISATION and bool(other.head)
    return other.kind is Kind.PERSON and other.named is None and not other.plural
