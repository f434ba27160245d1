"""What a speaker does by saying it: a specific cue decides, under a neutral one the content does, by rules and, where
none speaks, by a small model."""

from collections.abc import Sequence
from functools import cache

from pantau.extract.clauses import depths
from pantau.extract.fields import features
from pantau.extract.negation import negated_at
from pantau.extract.phrases import Phrases
from pantau.lang import Pack
from pantau.lang.schema.acts import ActRule, Acts
from pantau.lang.schema.cues import Cues
from pantau.models.acts import load_acts
from pantau.types import Act

_IN_SUBORDINATE = 0.3       # share of its weight that a phrase keeps inside a subordinate clause
_END = "$"                  # stands after the content's last word, so that a phrase may ask for it
_LOOK_AHEAD = 9             # words of the content that may belong to a cue's phrase ("gave no | further details")


def read_act(cue: Sequence[str], content: Sequence[str], quoted: bool, pack: Pack) -> Act:
    """The act of a claim. `cue` and `content` are words in lower case, the content as `words_of` gives it."""
    specific = _by_cue(tuple(cue), content, pack)
    leaning, open_ = _leaning(tuple(cue), pack) if specific is None else (specific, False)
    if not open_:
        return leaning
    told = by_rules(content, leaning, quoted, pack)
    return _by_model(content, quoted, pack) if told is Act.STATE and content else told


def neutral(cue: Sequence[str], content: Sequence[str], pack: Pack) -> bool:
    """Whether the cue leaves the act to the content."""
    return _by_cue(tuple(cue), content, pack) is None and _leaning(tuple(cue), pack)[1]


def _by_cue(cue: tuple[str, ...], content: Sequence[str], pack: Pack) -> Act | None:
    words = (*cue, *content[:_LOOK_AHEAD])
    found = [(end - at, at, act) for at, end, act in _cue_phrases(pack.acts, pack.cues).find(words) if at < len(cue)]
    if not found:
        return None
    _, at, act = max(found, key=lambda f: f[0])
    negation = negated_at(cue, pack.words)
    return act if negation is None or at <= negation else pack.acts.negated.get(act, act)


def _leaning(cue: tuple[str, ...], pack: Pack) -> tuple[Act, bool]:
    """The act of the cue's words, and whether the content may overrule it."""
    forms, neutral = _forms(pack.cues), pack.cues.neutral
    whole = " ".join(cue)
    known = [word for word in (whole, *reversed(cue)) if word in forms]
    if known and negated_at(cue, pack.words) is not None:
        act = next((forms[word] for word in known if word not in neutral), forms[known[0]])
        return pack.acts.negated.get(act, act), False
    for word in known:
        if word not in neutral:
            return forms[word], False
    return (forms[known[0]] if known else Act.STATE), True


def by_rules(content: Sequence[str], leaning: Act, quoted: bool, pack: Pack) -> Act:
    """The act that the content's phrases speak for; `leaning`, the cue's own, where they are too few."""
    under = depths(content, pack)
    gains: dict[int, float] = {}
    acts: dict[int, Act] = {}
    for at, _, (number, rule) in _content_phrases(pack.acts, pack.cues).find((*content, _END)):
        if rule.where == ("plain" if quoted else "quoted"):
            continue
        share = _IN_SUBORDINATE if under[at] and rule.where != "deep" else 1.0
        acts[number] = rule.act
        gains[number] = max(gains.get(number, 0.0), rule.weight * share, key=abs)
    scores = {leaning: 1.0}
    for number, act in acts.items():
        scores[act] = scores.get(act, 0.0) + gains[number]
    return max(scores, key=lambda act: scores[act])


def _by_model(content: Sequence[str], quoted: bool, pack: Pack) -> Act:
    model = load_acts()
    act, chance = model.likeliest(features(content, quoted, pack))
    return act if chance >= model.threshold else Act.STATE


@cache
def _forms(cues: Cues) -> dict[str, Act]:
    return {word: form.act for word, form in cues.forms.items()}


def _classes(acts: Acts, cues: Cues) -> dict[str, Sequence[str]]:
    """The file's own classes, and what cues.yaml knows already: <withheld>, <refusals> and the words of each act."""
    by_act = {act.value: tuple(word for word, of in _forms(cues).items() if of is act) for act in Act}
    return {**by_act, "withheld": tuple(cues.withheld), "refusals": tuple(cues.refusals), **acts.classes}


@cache
def _cue_phrases(acts: Acts, cues: Cues) -> Phrases[Act]:
    return Phrases(((p, rule.act) for rule in acts.cues for p in rule.phrases), _classes(acts, cues))


@cache
def _content_phrases(acts: Acts, cues: Cues) -> Phrases[tuple[int, ActRule]]:
    """The label's number is the rule's own, so that a rule counts once however many of its phrases are there."""
    rules = ((p, (n, rule)) for n, rule in enumerate(acts.contents) for p in rule.phrases)
    return Phrases(rules, _classes(acts, cues))
