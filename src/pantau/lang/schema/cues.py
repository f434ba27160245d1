"""`cues.yaml`: the words that attribute, the act each one bears, and how each stands in its clause.

A word is listed once, under its act. Regular verbs are listed as stems and inflected by the tables of `inflection`;
`Cues.forms` shows every form that comes out.
"""

from functools import cache
from typing import Literal

import msgspec

from pantau.types import Act

Voice = Literal["active", "quotative", "passive", "noun"]
VOICES: tuple[Voice, ...] = ("active", "quotative", "passive", "noun")


LISTED = ("neutral", "guarded", "clausal", "counting", "findings", "inviting", "naming", "resuming", "addressed",
          "telling")


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a stem becomes a form; for stems that begin and end so. `cut`, `cut_end`: letters taken off first."""

    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    cut: int = 0
    cut_end: int = 0
    prefix: str = ""
    suffix: str = ""

    def fits(self, stem: str) -> bool:
        return stem.startswith(self.begins or "") and stem.endswith(self.ends or "")

    def form(self, stem: str) -> str:
        return self.prefix + stem[self.cut:len(stem) - self.cut_end] + self.suffix


class Inflection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One form of every stem, by the first rule that fits it, with each of the endings ("" is the form alone)."""

    voices: tuple[Voice, ...]
    rules: tuple[Rule, ...]
    endings: tuple[str, ...] = ("",)

    def forms(self, stem: str) -> tuple[str, ...]:
        """The stem's forms; of a stem of several words the first is inflected ("points out")."""
        head, *rest = stem.split()
        form = next((rule.form(head) for rule in self.rules if rule.fits(head)), None)
        return tuple(" ".join((form + ending, *rest)) for ending in self.endings) if form else ()


class ActWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The cue words of one act, by how they stand in the clause; a cue of several words is written with spaces.

    active: its subject says it ("X mengatakan"). quotative: beside what was said, its speaker after it ('"…," kata X').
    passive: its agent says it ("disebut X sebagai"). noun: "tuduhan X bahwa".
    """

    stems: tuple[str, ...] = ()
    active: tuple[str, ...] = ()
    quotative: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()


class Acts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    state: ActWords = ActWords()
    confirm: ActWords = ActWords()
    deny: ActWords = ActWords()
    accuse: ActWords = ActWords()
    warn: ActWords = ActWords()
    threaten: ActWords = ActWords()
    promise: ActWords = ActWords()
    request: ActWords = ActWords()
    predict: ActWords = ActWords()
    assess: ActWords = ActWords()
    decline: ActWords = ActWords()
    question: ActWords = ActWords()
    condemn: ActWords = ActWords()
    welcome: ActWords = ActWords()


class Form(msgspec.Struct, frozen=True):
    """A cue as it stands in a text, lower case: the act it bears, its voices, and what it is listed as."""

    act: Act
    voices: frozenset[Voice]
    stem: str


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    inflection: tuple[Inflection, ...] = ()
    acts: Acts
    neutral: frozenset[str] = frozenset()
    """Cue words, in every form, whose act follows from what they introduce (in the file: stems or words)."""
    according: tuple[str, ...] = ()
    """Prepositions that attribute: menurut, according to."""
    relays: frozenset[str] = frozenset()
    """Words by which one medium passes on another's words: dilansir, mengutip, citing."""
    citing: frozenset[str] = frozenset()
    """Relays whose subject is the one who passes on ("Park, mengutip kementerian, berkata"), not the one cited."""
    refusals: frozenset[str] = frozenset()
    """Verbs that make a saying a refusal: menolak (memberikan), declined (to comment)."""
    withheld: frozenset[str] = frozenset()
    """Verbs that say nothing themselves but, negated or refused, decline: memberikan, berkomentar."""
    giving: frozenset[str] = frozenset()
    """Those of `withheld` that decline only with something said as their object ("memberikan komentar")."""
    guarded: frozenset[str] = frozenset()
    """Cues that attribute only what a that-word, a quotation or a colon introduces (in the file: stems or words)."""
    clausal: frozenset[str] = frozenset()
    """Cues whose content is a clause that begins with its verb, or is no content (in the file: stems or words)."""
    evidence: tuple[str, ...] = ()
    """Prepositions that attribute to a document or body at the head of a sentence ("berdasarkan data X, …")."""
    strict: frozenset[str] = frozenset()
    """Quotatives that are other words too ("jelas", "tambah"): unquoted, only a name or title behind them counts."""
    plural: frozenset[str] = frozenset()
    """Irregular forms that agree with a plural subject only ("say"); stems do so too where `Words.plurals` is given."""
    telling: frozenset[str] = frozenset()
    """Cues that take a clause and hardly ever a bare noun phrase ("said", "told"; in the file: stems or words)."""
    ambiguous: frozenset[str] = frozenset()
    """Forms that are nouns as well ("claims", "report"): guarded, but behind a pronoun or auxiliary (listed: forms)."""
    addressed: frozenset[str] = frozenset()
    """Cues whose next noun phrase is the one spoken to ("told reporters"; in the file: stems or words)."""
    resuming: frozenset[str] = frozenset()
    """Guarded cues that need no guard with a pronoun for their subject ("dia menambahkan"; stems or words)."""
    inviting: frozenset[str] = frozenset()
    """Guarded cues that ask somebody named to do something ("mengundang Tama untuk …"; in the file: stems or words)."""
    counting: frozenset[str] = frozenset()
    """Guarded cues that attribute a number too ("mencatat 310 kasus"; in the file: stems or words)."""
    findings: frozenset[str] = frozenset()
    """Cues by which documents and studies speak, but nobody else ("data menunjukkan"; in the file: stems or words)."""
    naming: frozenset[str] = frozenset()
    """Cues whose content may be "A as B", the thing and what it is called (in the file: stems or words)."""

    def __post_init__(self) -> None:
        for field in LISTED:
            listed = getattr(self, field)
            msgspec.structs.force_setattr(self, field, frozenset(f for word in listed for f in self.forms_of(word)))

    def forms_of(self, stem: str) -> tuple[str, ...]:
        """Every form of a stem, the stem itself first; a word that is not listed as a stem has no other."""
        inflected = any(stem in getattr(self.acts, act.value).stems for act in Act)
        return stem, *(form for table in self.inflection for form in table.forms(stem) if inflected)

    @property
    def forms(self) -> dict[str, Form]:
        """Every cue form of the pack. A form of two acts bears the act that is listed first."""
        return _forms(self.acts, self.inflection)

    def act_of(self, word: str) -> Act | None:
        """The act of a cue (lower case, several words with one space between them), or None where it is no cue."""
        form = self.forms.get(word)
        return form.act if form else None


@cache
def _forms(acts: Acts, inflection: tuple[Inflection, ...]) -> dict[str, Form]:
    found: dict[str, Form] = {}

    def add(word: str, act: Act, voices: tuple[Voice, ...], stem: str) -> None:
        known = found.get(word)
        if known is None:
            found[word] = Form(act, frozenset(voices), stem)
        elif known.act == act:
            found[word] = Form(act, known.voices | set(voices), known.stem)

    for act in Act:
        words: ActWords = getattr(acts, act.value)
        for stem in words.stems:
            for table in inflection:
                for form in table.forms(stem):
                    add(form, act, table.voices, stem)
        for voice in VOICES:
            for word in getattr(words, voice):
                add(word, act, (voice,), word)
    return found
