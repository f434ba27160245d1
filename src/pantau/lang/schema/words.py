"""`words.yaml`: the closed classes of a language, and how its text is cut into tokens and sentences. All lower case."""

from functools import cache

import msgspec

Set = frozenset[str]
NONE: Set = frozenset()


class Enclitic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A suffix that is a token of its own; `after` limits it to these hosts (lower case), none means any word."""

    form: str
    after: tuple[str, ...] = ()


class Ending(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words known by how they end; `never` are not of them."""

    suffixes: tuple[str, ...] = ()
    words: Set = NONE
    never: Set = NONE

    def fits(self, word: str) -> bool:
        return word in self.words or (bool(self.suffixes) and word.endswith(self.suffixes) and word not in self.never)


class VerbShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which unlisted lower-case words are taken for verbs: by how they begin or end; `words` are, `never` are not."""

    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    shortest: int = 5
    """Letters that a word must have for its beginning or end to count."""
    words: Set = NONE
    never: Set = NONE

    def fits(self, word: str) -> bool:
        if word in self.words:
            return True
        begins = bool(self.prefixes) and word.startswith(self.prefixes)
        shaped = begins or (bool(self.suffixes) and word.endswith(self.suffixes))
        return shaped and len(word) >= self.shortest and word not in self.never


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: str
    english_name: str
    enclitics: tuple[Enclitic, ...] = ()
    abbreviations: Set = NONE
    """Words that keep their full stop and do not end a sentence ("dr", "mr")."""

    run_on: Set = NONE
    """Words that pages join to the name behind them ("dilansirAFP"); they are cut off before its capital."""
    speaker_clitics: Set = NONE
    """Enclitics that are the speaker ("nya" in "katanya")."""
    that: Set = NONE
    """Words that open what was said ("bahwa", "that"), and whether they belong to it."""
    that_belongs: bool = True
    dropped: Set = NONE
    """That-words that do not belong to what they open, where others do ("that", unlike "whether")."""
    purpose: Set = NONE
    """Conjunctions of purpose that open what was asked for, and belong to it ("agar")."""
    infinitive: Set = NONE
    """Words before an infinitive, left out of what was said ("untuk", "to")."""
    coordinators: Set = NONE
    contrast: Set = NONE
    """Conjunctions that set a clause against the one before ("tetapi", "namun", "sementara")."""
    subordinators: Set = NONE
    relatives: Set = NONE
    possessive_relatives: Set = NONE
    """Relatives that open a noun phrase ("whose")."""
    prepositions: Set = NONE
    absolutes: Set = NONE
    """Prepositions before a clause with a subject of its own (", dengan Tasnim mengatakan")."""
    noun_prepositions: Set = NONE
    """Prepositions that may stand inside a noun phrase that names a speaker ("pejabat di Seoul")."""
    agents: Set = NONE
    """Prepositions before the agent of a passive ("oleh", "by")."""
    addressees: Set = NONE
    """Prepositions before the one spoken to ("kepada", "to")."""
    naming: Set = NONE
    """The "as" of "call A as B" ("sebagai")."""
    copulas: Set = NONE
    group: Set = NONE
    """Adverbs and auxiliaries that stand between a subject and its verb ("juga", "telah")."""
    modals: Set = NONE
    """Words of the verb group by which nothing is said yet ("akan mengumumkan", "bisa memastikan")."""
    negations: Set = NONE
    only: Set = NONE
    """Words behind a negation that take its force ("not only")."""
    nobodies: tuple[str, ...] = ()
    """Words at the head of a subject by which nobody does it ("no", "tak satu pun")."""
    manner: Set = NONE
    """Adverbs after a cue that belong to it ("keras", "secara …": see `manner_openers`)."""
    emphatic: Set = NONE
    """Those of `manner` by which a stance is stated, not only taken ("menentang keras")."""
    manner_openers: Set = NONE
    openers: Set = NONE
    """Words at the head of a sentence that are not yet its subject ("namun", "sementara")."""
    pronouns: Set = NONE
    opening: Set = NONE
    """Words that can only open a noun phrase, never stand inside one ("the", "his", "he")."""
    adverbs: Ending = Ending()
    """Unlisted words of the verb group, by how they end ("proudly")."""
    impersonal: Set = NONE
    """Pronouns that mostly stand for no speaker ("it", "this")."""
    questions: Set = NONE
    """Words that open an indirect question ("how", "why")."""
    examples: Set = NONE
    """Words before an as-word that gives examples ("such")."""
    plurals: Ending = Ending()
    """Words that may head a plural subject, where verbs agree with their subject."""
    participles: Ending = Ending()
    """Verb forms that are never finite ("saying"), by how they end."""
    possessives: Set = NONE
    """Words for the possessor before what is possessed ("his"), and `possessive_marks` behind its name ("'s")."""
    possessive_marks: Set = NONE
    nominative: Set = NONE
    """Pronouns that are subjects only ("he", "they"), never spoken to."""
    own_pronouns: Set = NONE
    """Pronouns of the first and second person: speakers inside quotations, hardly ever sources outside."""
    own_sides: Set = NONE
    """Pronouns of the third person that a speaker uses of the own side ("pihaknya")."""
    determiners: Set = NONE
    """Words that close a noun phrase ("itu", "tersebut")."""
    modifiers_first: bool = False
    """Whether articles and adjectives stand before their noun, so that a noun phrase ends with it ("the old party")."""
    counts: Set = NONE
    """Articles that may stand alone as a noun phrase ("some", "many", "both")."""
    articles: Set = NONE
    """Words that open a noun phrase ("seorang", "para", "the")."""
    persons: Set = NONE
    """Nouns that head the name of a speaker: titles, offices, bodies ("menteri", "juru", "polisi")."""
    owning: tuple[str, ...] = ()
    """Endings that say whose somebody is ("pengacaranya"): `persons` take them, where they are no `statements`."""
    statements: Set = NONE
    """Nouns for something said or withheld ("pernyataan", "komentar", "tanggal")."""
    weekdays: Set = NONE
    date_openers: Set = NONE
    """Words that may open a date ("pada", "hari")."""
    date_words: Set = NONE
    """Words that go on with a date ("lalu", "pagi", "waktu", "setempat")."""
    periods: Set = NONE
    """Nouns for a stretch of time that a date word makes a date ("pekan" in "pekan lalu")."""
    void: Set = NONE
    """Nouns that say nothing with a determiner ("hal itu")."""
    occasions: Set = NONE
    """Verbs, behind a subordinator, for how the speaker came to speak ("saat ditemui")."""
    month_names: Set = NONE
    boilerplate: Set = NONE
    """First words of lines that are no reporting ("baca", "simak", "editor")."""
    quantities: Set = NONE
    """Words before a number that is told ("sedikitnya", "sebanyak")."""
    about: Set = NONE
    """Prepositions between a nominal cue and what it is about ("keluhan X soal Y")."""
    nominals: Ending = Ending()
    """Words that make a noun of a clause, and so tell what is the case ("adanya", "kecilnya")."""
    stances: Set = NONE
    """Nouns for what others decide or say, of which a stance is stated ("menghormati keputusan X")."""
    having: Set = NONE
    """Verbs whose subject holds what a nominal cue behind them says ("memiliki penilaian bahwa")."""
    indefinite: Set = NONE
    """The "what" of "what X said is Y" ("apa")."""
    topic: Set = NONE
    """Words after the speaker in a headline, before its colon ("soal")."""
    verbs: VerbShape = VerbShape()
    relay_openers: Set = NONE
    """Words before a relay ("seperti", "sebagaimana", "as")."""
    relay_links: Set = NONE
    """Words between a relay and its medium ("dari", "oleh")."""
    thus: Set = NONE
    """Words that resume a quotation before its cue ("demikian")."""

    @property
    def nobody(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The `nobodies`, cut into words, by their first."""
        return _by_first(self.nobodies)

    def __post_init__(self) -> None:
        people = (person for person in self.persons - self.statements if not person.endswith(self.owning))
        owned = {person + ending for person in people for ending in self.owning}
        msgspec.structs.force_setattr(self, "persons", self.persons | owned)


@cache
def _by_first(phrases: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in (tuple(phrase.split()) for phrase in phrases):
        found[words[0]] = (*found.get(words[0], ()), words)
    return found
