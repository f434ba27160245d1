"""The words of a text that bear an event: the longest that fits, where several concepts compete the fulfilled one."""

from collections.abc import Iterator
from dataclasses import dataclass

from pantau.extract.events.lexicon import Sense, senses
from pantau.extract.events.sentence import Sentences
from pantau.lang.morphology import stems

_OBJECT = 6         # tokens in which a verb's object shows what it means
_NEAR = 12          # … and its clause


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that bear an event (token range, without the preposition that the word governs) and what they mean."""

    first: int
    last: int
    sense: Sense


def find_triggers(text: Sentences) -> list[Trigger]:
    """The triggers of a document in order; none overlap."""
    words = senses(text.pack)
    plain = stems(text.lower, words.words, text.pack.morphology)
    found = [(at, end, sense) for at, end, sense in words.find(plain) if text.one(at, end)]
    chosen: list[Trigger] = []
    for at, end, sense in sorted(found, key=lambda f: (f[0], -f[1], not f[2].conditional, _is_stem(text, f[0], f[2]))):
        if chosen and at < chosen[-1].last:
            continue
        if not text.is_name(at) and _fits(text, at, end, sense):
            chosen.append(Trigger(at, end - sense.meaning.governs, sense))
    return chosen


def _is_stem(text: Sentences, at: int, sense: Sense) -> bool:
    """Whether a stem is read where its participle, which looks the same, is likelier ("was hit")."""
    return sense.form == "bare" and text.is_participle(at)


def _fits(text: Sentences, at: int, end: int, sense: Sense) -> bool:
    """Whether a word can mean this here: by its form, and by what stands around it."""
    if sense.form in ("bare", "third") and text.is_noun(at, end):
        return False
    if sense.form == "gerund" and text.is_gerund_noun(at, end):
        return False
    if sense.form == "noun" and (text.is_verb_here(at, end) or text.is_topic(at, end)):
        return False
    if sense.form in ("bare", "third", "gerund") and text.is_topic(at, end):
        return False
    meaning = sense.meaning
    if end - at > 1 and not meaning.negated and not text.words.negations.isdisjoint(text.lower[at:end]):
        return False                                    # "held no talks": the talks, so that "no" is heard
    word = text.lower[at - 1] if at else ""
    if word in meaning.not_before or (meaning.before and word not in meaning.before):
        return False
    after = text.lower[end:end + _OBJECT]
    if meaning.unless and any(start <= gap for start, _, gap in meaning.unless.find(after)):
        return False
    if not (meaning.object or meaning.near or meaning.not_near):
        return True
    first, last = text.bounds(at)
    around = {*text.lower[max(first, at - _NEAR):at], *text.lower[end:min(last, end + _NEAR)]}
    if not meaning.not_near.isdisjoint(around) or (meaning.near and meaning.near.isdisjoint(around)):
        return False
    return not meaning.object or any(word in meaning.object for word in _acted_on(text, at, end, sense))


def _acted_on(text: Sentences, at: int, end: int, sense: Sense) -> Iterator[str]:
    """The words near a trigger that can be of what it acts on: after it, and before a passive."""
    first, last = text.bounds(at)
    yield from text.lower[end:min(last, end + _OBJECT)]
    if sense.form in ("passive", "past", "participle", "noun"):
        yield from text.lower[max(first, at - _OBJECT):at]


