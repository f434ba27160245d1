"""roles.yaml: the words by which a language ties an event to who takes part in it."""

import msgspec

Set = frozenset[str]


class Roles(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Prepositions and verbs. `agents` come before who does it, `recipients` before whom it is done to, `partners`
    before the other of equals, `between` before both; `places` before where it is (the recipient where none is named).

    `controls`: verbs whose object does what the infinitive behind it says ("urged X to stop"), in that notation.
    `participants`: nouns for those who take part unnamed, besides the roles and bodies of actors.yaml ("protesters",
    "kapal"), in the singular where actors.yaml makes plurals; `never`: of all these, those that mostly are no such.
    `concerned`: nouns, of one word, for those whom an event only gives a field ("sanctions monitor", "pakar perang").
    `genitives` tie a noun to the one it is of ("of"). `light`: verbs whose subject does the event that is their object
    ("launch an attack", "melakukan serangan"), in the notation of morphology.yaml.
    `occurs`: verbs of which the event is the subject ("take place", "terjadi"). `third`: pronouns of the third person.
    `amounts`: phrases before a number, of which no word governs what is counted.
    `sources` come before where it comes from ("from"), `origins` between one without a name and the country ("soldiers
    from Mali").
    `occasions` come before a meeting or visit during which the subject does something else ("in a speech").
    """

    agents: Set
    recipients: Set
    partners: Set
    between: Set
    places: Set
    genitives: Set = frozenset()
    sources: Set = frozenset()
    light: tuple[str, ...] = ()
    occurs: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    concerned: tuple[str, ...] = ()
    never: Set = frozenset()
    third: Set = frozenset()
    amounts: tuple[str, ...] = ()
    origins: Set = frozenset()
    occasions: Set = frozenset()
