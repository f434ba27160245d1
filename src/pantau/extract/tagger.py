"""Attributions by a trained tagger, the one model for all languages.

Every window (a paragraph, or of a long one as many sentences as fit) is read by itself, so that what an article says
further down changes nothing further up.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pantau.lang import Pack
from pantau.lang.schema.cues import VOICES
from pantau.models.chain import Span, best_labels, spans
from pantau.models.confidence import belief, features, odds
from pantau.models.features import Forms, rows, windows
from pantau.models.linking import Linked, Linker
from pantau.models.loader import load_tagger
from pantau.types import Attribution, Document, Range, Ranges


def tag_attributions(document: Document, pack: Pack) -> tuple[Attribution, ...]:
    """What the tagger finds, in the order of the cues; `score` is the probability that all three parts are right."""
    model, cut = load_tagger(), list(windows(document))
    scores = model.network.scores(rows(document, forms(pack)), cut)
    chances = odds(scores)
    labels = best_labels(scores, cut, model.moves)
    read = read_labels(document, labels.tolist(), cut, model.linker)
    found = [(linked, features(linked, chances, window)) for window, linked in read]
    beliefs = belief([numbers for _, numbers in found], model.belief)
    return tuple(_attribution(linked, score) for (linked, _), score in zip(found, beliefs, strict=True))


def read_labels(
    document: Document, labels: Sequence[int], cut: Sequence[Range], linker: Linker
) -> Iterator[tuple[Range, Linked]]:
    """The attributions that labelled tokens make, window by window."""
    for first, last in cut:
        found = spans(labels[first:last], first)
        for linked in linker.link(document.tokens, found):
            yield (first, last), linked


@cache
def forms(pack: Pack) -> Forms:
    """The numbers of a language's words; what was reckoned once is kept for the next article."""
    return Forms(load_tagger().vocabulary, kinds(pack))


@cache
def kinds(pack: Pack) -> Mapping[str, int]:
    """The class, below `features.KINDS`, of every cue word of a pack: how it may stand in its clause, the same
    numbers in every language. Of a cue of several words the first one has it."""
    cues = pack.cues
    found: dict[str, int] = {}
    for cue, form in cues.forms.items():
        found.setdefault(cue.split()[0], 1 + sum(1 << VOICES.index(voice) for voice in form.voices))
    for number, words in enumerate((cues.according, cues.evidence, cues.relays, cues.refusals, cues.withheld), 18):
        found |= {word.split()[0]: number for word in words}
    return found


def _attribution(linked: Linked, score: float) -> Attribution:
    source, cue, contents = linked
    return Attribution(
        source=(_range(source),) if source else (),
        cue=(_range(cue),),
        content=_joined(contents),
        rule="tagger",
        score=score,
        found_by=frozenset({"tagger"}),
    )


def _joined(contents: Sequence[Span]) -> Ranges:
    """The ranges of a content's pieces; pieces with nothing between them are one."""
    found: list[Range] = []
    for first, last in map(_range, contents):
        if found and found[-1][1] == first:
            first = found.pop()[0]
        found.append((first, last))
    return tuple(found)


def _range(span: Span) -> Range:
    return span.first, span.last
