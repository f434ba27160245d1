"""`actors.yaml`: how a language names countries, offices and organisations, and how it refers back to them."""

import msgspec

Names = dict[str, tuple[str | tuple[str, ...], ...]]
"""Names by country; several names of one thing stand in one tuple, the one to show first."""


class Countries(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a language adds to the names of CLDR, by ISO 3166-1 alpha-2 code. A form in capitals counts only so."""

    forms: dict[str, tuple[str, ...]] = {}
    adjectives: dict[str, tuple[str, ...]] = {}
    short: dict[str, tuple[str, ...]] = {}
    """Forms that mean the country only after the article has named it ("the North")."""
    given: tuple[str, ...] = ()
    """Of these names, those that are a person's first name where a name follows ("Chad", "Jordan"); lower case."""
    capitals: dict[str, tuple[str, ...]] = {}
    cities: dict[str, tuple[str, ...]] = {}
    neither: tuple[str, ...] = ()
    """Names that begin like a country's and are none ("Amerika Latin")."""


class Roles(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words for those who hold an office or speak as somebody; all lower case, plurals by `plurals` of the pack."""

    offices: tuple[str, ...]
    """Of a state: without a country of their own they take that of whoever is spoken of."""
    people: tuple[str, ...]
    plural: tuple[str, ...] = ()
    """Words that are plural as they stand ("police", "orang-orang")."""
    prefixes: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()
    """Of these, those that one holds in an organisation: what is named with it is no person ("direktur Karsa")."""
    sole: tuple[str, ...] = ()
    """Offices that one person of a country holds at a time: by itself, such a one is whom the article has named."""
    written_out: dict[str, str] = {}
    """Offices by their abbreviation ("menkes": "menteri kesehatan")."""
    fields: tuple[str, ...] = ()
    """What an office or an institution is for ("luar negeri", "foreign")."""
    women: tuple[str, ...] = ()
    men: tuple[str, ...] = ()
    honorifics: tuple[str, ...] = ()


class Organisations(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    state: tuple[str, ...]
    other: tuple[str, ...]
    descriptors: tuple[str, ...]
    """Say what a name after (or before) them is, and are no part of it ("kantor berita", "newspaper")."""
    endings: tuple[str, ...] = ()
    """A name that holds one of these words is an organisation's ("Times", "Bank")."""
    named: Names = {}
    international: tuple[str | tuple[str, ...], ...] = ()


class References(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    he: tuple[str, ...] = ()
    she: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    """Pronouns of one person of either sex."""
    anyone: tuple[str, ...] = ()
    """Pronouns and enclitics of one person or organisation ("nya")."""
    first: tuple[str, ...] = ()
    """Pronouns of who speaks: within a quotation, its speaker."""
    they: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    """Words that make a noun a reference to one already named ("the", "itu")."""
    one: tuple[str, ...] = ()
    """Words before somebody not named ("seorang", "a")."""
    several: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    """Words before two of a kind already named ("kedua")."""
    country: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    """Words for a country or an organisation as one of two ("pihak", "sides")."""


class Actors(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, eq=False):
    """`eq=False`: compared and hashed by identity, so that what is compiled from a pack can be cached by it."""

    modifiers_first: bool
    """Whether country and field stand before the head ("Russian foreign minister") or after it ("menteri Rusia")."""
    reduplicates: bool = False
    """Whether a plural is the word twice ("sumber-sumber")."""
    home: str | None = None
    """The country that an article in this language speaks of where it names none."""
    plurals: tuple[tuple[str, str], ...] = ()
    """Endings of singular and plural, the first that fits counts; none where the language does not mark the plural."""
    countries: Countries
    roles: Roles
    organisations: Organisations
    references: References
    conjunctions: tuple[str, ...]
    relatives: tuple[str, ...]
    """Words that open a clause or a phrase which says more of the speaker and names no further one ("yang", "who")."""
    including: tuple[str, ...] = ()
    """Of these words, those after which a name is a further speaker ("termasuk", "including")."""
    of: tuple[str, ...]
    """Prepositions between an office and its field, institution or place."""
    towards: tuple[str, ...]
    """Prepositions before the country that an office is turned to ("ambassador to")."""
    locative: tuple[str, ...]
    """Prepositions before a place."""
    containers: tuple[str, ...]
    """Nouns for what somebody issues ("pernyataan", "report"): who stands in or after them speaks."""
    places: tuple[str, ...]
    """Nouns in the name of a place ("Selat", "Airport")."""
    calendar: tuple[str, ...]
    """Capitalised words that are never part of a name ("Kamis")."""
    not_names: tuple[str, ...]
    """Capitalised words that name nobody: feasts, peoples, and what often begins a sentence."""
    compounds: tuple[str, ...] = ()
    """Second parts that make a word with a hyphen no name ("based")."""
    affixes: tuple[str, ...] = ()
    """Beginnings ("meng-") and ends ("-nya") of ordinary words, with their hyphen."""
    verbal: tuple[str, ...] = ()
    """How a verb begins, without hyphen; none where the language does not show it."""
    possessives: tuple[str, ...] = ()
    owning: tuple[str, ...] = ()
    """Endings of an office's word that say whose holder it is ("juru bicaranya")."""
    belonging: tuple[str, ...] = ()
    """Words after a name that say whose it is ("milik")."""
    joints: tuple[str, ...] = ()
    """Lower-case words within an organisation's name, after one of its `endings` ("Institute for …")."""
    particles: tuple[str, ...] = ()
    """Lower-case words within a person's name ("bin", "van")."""
