"""Who stands before a verb as its subject: the nearest noun phrase that nothing governs, with those joined to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pantau.extract.events.sentence import UNNAMED, Mention, Sentences
from pantau.extract.phrases import Phrases
from pantau.lang import Pack
from pantau.lang.morphology import inflection_of

_LEFT = 40                  # tokens in which a subject is looked for
_PHRASE = 5                 # tokens of a noun phrase before the name in it
_TITLE = 8                  # tokens of an office before a name
_NOUNS = 2                  # nouns that a name before them qualifies
_YEAR = 4                   # digits of a year
_APPOSITION = 16            # tokens between commas behind a subject


@dataclass(frozen=True, slots=True)
class Subject:
    """Ids of actors in text order, or the pronoun that stands for them; `at` is its first token, -1 where none is."""

    actors: tuple[str, ...] = ()
    pronoun: str = ""
    at: int = -1


def subject_of(text: Sentences, verb: int) -> Subject:
    """The subject of the verb at a token."""
    begin, _ = text.reach(verb)
    i, crossed, agent = verb - 1, False, Subject()
    least = max(begin, verb - _LEFT)
    while i >= least:
        mention = text.mention.get(i)
        if mention is not None:
            free = is_free(text, mention.first, begin) or (not crossed and _is_controlled(text, mention.first, begin))
            if free and (not crossed or _is_followed(text, mention)):
                return _led_by(text, _head(text, _described(text, mention, begin), begin), begin)
            if crossed and not free and text.lower[mention.first - 1] in text.words.agents:
                agent = Subject((mention.actor,), at=mention.first)
            i = mention.first - 1
            continue
        word = text.lower[i]
        if word in text.words.relatives and not (word in text.words.that and text.is_verb(i - 1)):
            whose = _antecedent(text, i, begin)
            if whose.actors or not crossed:
                return whose
        if word == ")":
            i = _opening(text, i, least)
            continue
        if text.is_stop(i) or (word in text.clause_ends and word not in text.auxiliary):
            break
        if _is_pronoun(text, i) and (not crossed or _before_verb(text, i)):
            return Subject((), word, i)
        asked = None if crossed else _asked(text, i, begin)
        if asked is not None:
            return _led_by(text, asked, begin)
        if text.is_verb(i) or word in text.words.infinitive or word in text.words.coordinators:
            crossed = True
        i -= 1
    return agent


def _led_by(text: Sentences, mention: Mention, begin: int) -> Subject:
    """A mention as subject, with those joined to it."""
    return Subject(tuple(_coordinated(text, mention, begin)), at=mention.first)


def _asked(text: Sentences, i: int, begin: int) -> Mention | None:
    """Who stands before the "to" at a token and is asked to do what follows, or opens a headline."""
    asked = text.mention.get(i - 1) if text.lower[i] in text.words.infinitive else None
    return asked if asked and (asked.first == begin or _is_controlled(text, asked.first, begin)) else None


def sentence_subject(text: Sentences, at: int) -> tuple[str, ...]:
    """Who the sentence of a token is about: its first subject before the token, else the one after its first comma."""
    begin, end = text.reach(at)
    i = begin
    while i < end:
        mention = text.mention.get(i)
        if mention is None:
            i += 1
            continue
        near = i < at or text.lower[mention.first - 1] == ","
        if near and is_free(text, mention.first, begin) and _is_followed(text, mention):
            return _led_by(text, mention, begin).actors
        i = mention.last
    return ()


def is_free(text: Sentences, first: int, begin: int) -> bool:
    """Whether the noun phrase that holds the token is governed by no preposition and no verb before it.

    Who does what a noun says stands for it: "air strikes by Mali killed".
    """
    i = first - 1
    while i >= begin and first - i <= _PHRASE:
        word = text.lower[i]
        if text.is_preposition(i) and word not in text.words.subordinators:
            return word in text.words.agents and i > begin and not _acted(text, i, begin)
        if word == "," and first in text.nation and i - 1 in text.mention:
            return is_free(text, text.mention[i - 1].first, begin)          # "in Gao, Mali"
        if text.is_verb(i):
            return False
        if i in text.mention or text.is_stop(i) or word == "," or word in text.clause_ends:
            return True
        if word in text.words.coordinators or word in text.words.relatives or _is_date(text, i):
            return True
        if word in text.words.articles and text.words.modifiers_first and i > begin and _is_plain(text, i - 1):
            return True                                                     # "after the talks the minister"
        i -= 1
    return True


def _acted(text: Sentences, by: int, begin: int) -> bool:
    """Whether a verb stands before the word for "by": then who follows does not stand for what is done."""
    return text.is_verb(by - 1) or any(
        text.lower[i] in _irregular(text.pack) for i in range(max(begin, by - _NOUNS), by)
    )


def _is_date(text: Sentences, i: int) -> bool:
    """Whether a token ends a date, which its preposition governs ("on Monday", "in 2018")."""
    word = text.lower[i]
    return word in text.words.weekdays or word in text.words.month_names or (len(word) == _YEAR and word.isdigit())


@cache
def verb_forms(words: tuple[str, ...], pack: Pack) -> Phrases[str]:
    """The forms of some verbs, each with which form it is."""
    inflection = inflection_of(pack)
    return Phrases(((p, form) for verb in words for p, form in inflection.verbs(verb)), {})


def _opening(text: Sentences, closing: int, least: int) -> int:
    """The token before the bracket that a closing one closes."""
    i = closing
    while i > least and text.lower[i] != "(":
        i -= 1
    return i - 1


def _is_pronoun(text: Sentences, i: int) -> bool:
    word = text.lower[i]
    return word in text.words.own_pronouns or word in text.pack.roles.third


def _before_verb(text: Sentences, i: int) -> bool:
    n = i + 1
    return n < len(text.lower) and (text.lower[n] in text.auxiliary or text.is_verb(n))


def _is_followed(text: Sentences, mention: Mention) -> bool:
    """Whether a verb follows a mention, or what is in commas behind it and then a verb."""
    n = len(text.lower)
    i = _behind(text, mention.last, n)
    if i < n and text.lower[i] == ",":
        closing = next((k for k in range(i + 1, min(n, i + _APPOSITION)) if text.lower[k] == ","), None)
        if closing is not None:
            i = closing + 1
        elif "," in text.lower[max(0, mention.first - _TITLE):mention.first]:
            i += 1                                      # the closing one itself
    i = _behind(text, i, n)
    return i < n and (text.lower[i] in text.auxiliary or text.lower[i] in text.words.relatives
                      or text.lower[i] in _irregular(text.pack) or text.is_verb(i))


@cache
def _irregular(pack: Pack) -> frozenset[str]:
    """The irregular forms of verbs."""
    return frozenset(form for forms in pack.morphology.irregular.values() for form in forms.values())


def _behind(text: Sentences, i: int, n: int) -> int:
    """Where what may stand between a name and its verb ends: a noun that the name qualifies, a date."""
    first = i
    while i < n:
        word = text.lower[i]
        if text.is_preposition(i) and any(_is_date(text, k) for k in range(i + 1, min(n, i + _PHRASE - 1))):
            i = next(k for k in range(i + 1, n) if _is_date(text, k))
        elif word in text.words.adverbs.words or word in text.words.determiners:
            pass
        elif not _is_date(text, i) and not (i - first < _NOUNS and text.words.modifiers_first and _is_plain(text, i)):
            break
        i += 1
    return i


def _is_plain(text: Sentences, i: int) -> bool:
    """Whether a token looks like a noun or adjective."""
    word, words = text.lower[i], text.words
    return word.isalpha() and not (
        i in text.mention or text.is_verb(i) or word in _irregular(text.pack) or text.is_preposition(i)
        or word in text.auxiliary or word in text.clause_ends or word in words.relatives
        or word in words.coordinators or word in words.articles or word in words.infinitive
        or word in words.pronouns
    )


def _is_controlled(text: Sentences, first: int, begin: int) -> bool:
    """Whether the noun phrase that holds the token is whom another verb asks or lets do something."""
    low = max(begin, first - _PHRASE - 1)
    controls = verb_forms(text.pack.roles.controls, text.pack)
    found = [low + end for _, end, _ in controls.find(text.lower[low:first])]
    return bool(found) and not any(
        text.is_verb(i) or text.is_stop(i) or i in text.mention for i in range(found[-1], first)
    )


def _coordinated(text: Sentences, mention: Mention, begin: int) -> Iterator[str]:
    """The actor of a mention, and of those joined to it before ("Seoul and the Malian president John Doe")."""
    chain, at, listed = [mention.actor], mention.first - 1, False
    while at > begin:
        joint = _joint(text, at, begin, listed)
        before = text.mention.get(joint - 1)
        if before is None:
            break
        chain.append(before.actor)
        at, listed = before.first - 1, True
    yield from reversed(chain)


def _head(text: Sentences, mention: Mention, begin: int) -> Mention:
    """The name that a mention without one stands in apposition to: "Mali, a small country, attacked"."""
    if not mention.actor.startswith(UNNAMED):
        return mention
    for i in range(mention.first - 1, max(begin, mention.first - _PHRASE), -1):
        if text.lower[i] == ",":
            before = text.mention.get(i - 1)
            return before if before is not None and text.is_known(before.actor) else mention
        if i in text.mention or text.is_verb(i) or text.is_preposition(i) or text.lower[i] in text.words.coordinators:
            break
    return mention


def _described(text: Sentences, mention: Mention, begin: int) -> Mention:
    """Whom a mention in the words between two commas helps to describe: "Mali, an old rival of Chad, attacked"."""
    if text.lower[mention.last:mention.last + 1] != (",",):
        return mention
    for i in range(mention.first - 1, max(begin, mention.first - _APPOSITION), -1):
        word, words = text.lower[i], text.words
        if word == ",":
            before = text.mention.get(i - 1)
            apart = any(w not in words.articles for w in text.lower[i + 1:mention.first])
            joined = text.lower[i + 1] in words.coordinators
            if before is None or joined or not apart or not text.is_known(before.actor):
                return mention
            return before if is_free(text, before.first, begin) else mention
        if text.is_verb(i) or word in words.relatives or word in text.clause_ends or text.is_stop(i):
            break
    return mention


def _joint(text: Sentences, at: int, begin: int, listed: bool) -> int:
    """The coordinator before a name and its office, or in a list the comma; -1 where there is none."""
    for i in range(at, max(begin, at - _TITLE), -1):
        word = text.lower[i]
        if word in text.words.coordinators:
            return i - _is_last(text, i)
        if word == ",":
            if listed and i - 1 in text.mention:
                return i
            if text.is_name(i - 1):
                return -1
        elif not word[0].isalnum() or text.is_preposition(i) or word in text.clause_ends or text.is_verb(i):
            return -1
    return -1


def _is_last(text: Sentences, coordinator: int) -> bool:
    """Whether a coordinator stands before the last of a list that also has a comma there ("Oman, Mali, and Chad")."""
    before = text.mention.get(coordinator - 2) if text.lower[coordinator - 1] == "," else None
    return before is not None and "," in text.lower[max(0, before.first - 2):before.first]


def _antecedent(text: Sentences, relative: int, begin: int) -> Subject:
    """Who a relative clause is of: the nearest mention before the relative word, a comma aside."""
    for i in range(relative - 1, max(begin, relative - _PHRASE) - 1, -1):
        if i in text.mention:
            return _led_by(text, text.mention[i], begin)
        if text.is_stop(i) or text.is_verb(i) or text.is_preposition(i) or text.lower[i] in text.clause_ends:
            break
    return Subject()
