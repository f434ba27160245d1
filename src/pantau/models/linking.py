"""Which cue a content hangs on, and which source a cue has: weighed features of the two spans and what lies between."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pantau.models.chain import CONTENT, CUE, SOURCE, Span
from pantau.types import Tokens

REACH = 4                                           # candidates weighed on either side
Choice = tuple[Span | None, tuple[str, ...]]
Linked = tuple[Span | None, Span, tuple[Span, ...]]


@dataclass(frozen=True)
class Linker:
    """`weights` of the features; unknown features weigh nothing."""

    weights: Mapping[str, float]

    def link(self, tokens: Tokens, spans: Sequence[Span]) -> list[Linked]:
        """Source, cue and contents of every attribution of one window; a cue without content and a content without
        a cue are left out. One source may serve several cues."""
        contents: dict[Span, list[Span]] = {}
        for span in spans:
            if span.role == CONTENT and (choices := content_choices(tokens, span, spans)):
                cue = self._best(choices)
                if cue:
                    contents.setdefault(cue, []).append(span)
        return [(self._best(source_choices(tokens, cue, spans)), cue, tuple(contents[cue])) for cue in sorted(contents)]

    def _best(self, choices: Sequence[Choice]) -> Span | None:
        return max(choices, key=lambda choice: self.weigh(choice[1]))[0]

    def weigh(self, features: Sequence[str]) -> float:
        return sum(self.weights.get(feature, 0.0) for feature in features)


def content_choices(tokens: Tokens, content: Span, spans: Sequence[Span]) -> list[Choice]:
    """The cues that a content may hang on."""
    return [(cue, _between(tokens, content, cue, spans)) for cue in _near(content, spans, CUE)]


def source_choices(tokens: Tokens, cue: Span, spans: Sequence[Span]) -> list[Choice]:
    """The sources that a cue may have, the first being none."""
    sources = [s for s in _near(cue, spans, SOURCE) if tokens.sentence[s.first] == tokens.sentence[cue.first]]
    before = any(s.first < cue.first for s in sources)
    count = min(len(sources), 3)
    none = (f"none{count}{before}", f"none {tokens.lower[cue.last - 1]}", f"none{count} {tokens.lower[cue.first]}")
    return [(None, none), *((s, _between(tokens, s, cue, spans)) for s in sources)]


def _near(span: Span, spans: Sequence[Span], role: int) -> Iterator[Span]:
    others = [s for s in spans if s.role == role]
    yield from [s for s in others if s.first < span.first][-REACH:]
    yield from [s for s in others if s.first > span.first][:REACH]


def _between(tokens: Tokens, part: Span, cue: Span, spans: Sequence[Span]) -> tuple[str, ...]:
    before = part.first < cue.first
    low, high = (part.last, cue.first) if before else (cue.last, part.first)
    inner = [s.role for s in spans if s.first >= low and s.last <= high]
    cues, contents, sources = (min(inner.count(role), 3) for role in (CUE, CONTENT, SOURCE))
    apart = min(abs(tokens.sentence[low - 1] - tokens.sentence[min(high, len(tokens) - 1)]), 3)
    side = f"{part.role}{'<' if before else '>'}"
    quoted = "q" if tokens.quote[part.first] >= 0 else "u"
    gap = " ".join(tokens.lower[low:high]) if high - low <= 3 else "*"
    return (
        f"{side}d{min(max(0, high - low).bit_length(), 7)}",
        f"{side}s{apart}{quoted}",
        f"{side}cue{cues}{quoted}",
        f"{side}con{contents}",
        f"{side}src{sources}",
        f"{side}x{min(cues, 2)}{min(contents, 2)}{min(sources, 2)}{min(apart, 2)}{quoted}",
        f"{side}gap {gap}",
        f"{side}cw {tokens.lower[cue.last - 1]}",
    )
