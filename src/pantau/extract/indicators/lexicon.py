"""A pack's words of signs, compiled: every form of every thing and deed, and the rules that bind them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pantau.errors import PackError
from pantau.extract.phrases import Phrases, labelled, plain
from pantau.lang import Pack
from pantau.lang.morphology import Inflection, inflection_of
from pantau.lang.schema.indicators import Deed, Told
from pantau.lang.schema.morphology import Form
from pantau.lang.schema.signs import Sign
from pantau.lang.signs import signs


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """How one sign is told; `told` is None where a phrase tells it whole."""

    name: str
    sign: Sign
    told: Told | None


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What a phrase of the pack is: a thing of a class, or a deed in a form (or a whole sign) with its rules."""

    thing: str | None = None
    form: Form = "noun"
    rules: tuple[Rule, ...] = ()


@cache
def parts(pack: Pack) -> Phrases[Part]:
    """Every phrase of things, deeds and signs; PackError where a sign, a thing or a deed is named that is not there."""
    return Phrases(_all(pack), {})


@cache
def seen(pack: Pack) -> Phrases[None]:
    """The words by which something was observed, evidence among them."""
    return plain((*pack.indicators.seen, *pack.indicators.sensors, *pack.indicators.witnesses))


@cache
def watched(pack: Pack) -> frozenset[str]:
    """The single words by which something was observed; they stand between a thing and its deed ("seen leaving")."""
    return frozenset(word for phrase in pack.indicators.seen if " " not in phrase for word in phrase.split("|"))


@cache
def evidence(pack: Pack) -> Phrases[bool]:
    """What shows a sign; whether that is a sensor."""
    words = pack.indicators
    return labelled({True: words.sensors, False: words.witnesses})


def _all(pack: Pack) -> Iterator[tuple[str, Part]]:
    words = pack.indicators
    for name, phrases in words.things.items():
        yield from ((phrase, Part(name)) for phrase in phrases)
    by_deed: dict[str, list[Rule]] = {}
    for name, told in words.signs.items():
        for each in told:
            rule = Rule(name, _sign(name, pack), None if isinstance(each, str) else each)
            if isinstance(each, str):
                yield each, Part(rules=(rule,))
            else:
                by_deed.setdefault(_checked(name, each, pack), []).append(rule)
    inflection = inflection_of(pack)
    for deed, rules in by_deed.items():
        for phrase, form in _forms(words.deeds[deed], inflection):
            yield phrase, Part(form=form, rules=tuple(rules))


def _sign(name: str, pack: Pack) -> Sign:
    if name not in signs():
        raise PackError(f"the words of {name!r} are of no sign", where=f"{pack.code}/indicators.yaml",
                        mend="name a sign of lang/indicators.yaml, or add it there")
    return signs()[name]


def _checked(name: str, told: Told, pack: Pack) -> str:
    """The deed of a rule."""
    words, where = pack.indicators, f"{pack.code}/indicators.yaml"
    if (told.done is None) == (told.does is None):
        raise PackError(f"the sign {name!r} names no deed or two", where=where, mend="give it `done` or `does`")
    deed = told.done or told.does or ""
    if deed not in words.deeds:
        raise PackError(f"the sign {name!r} names the deed {deed!r}, which is not there", where=where)
    for thing in filter(None, (told.what, told.where)):
        if thing not in words.things:
            raise PackError(f"the sign {name!r} names the thing {thing!r}, which is not there", where=where)
    return deed


def _forms(deed: Deed, inflection: Inflection) -> Iterator[tuple[str, Form]]:
    for verb in deed.verbs:
        yield from inflection.verbs(verb)
    for noun in deed.nouns:
        yield from inflection.nouns(noun)
    for form, made in deed.forms.items():
        yield from ((phrase, form) for phrase in made)
