"""An attribution while its sentence is being read."""

from pantau.types import Attribution, Range

# How often each rule was right on readings by hand (some 350 whole claims), less where the news at large was worse.
SCORES = {
    "quotative": 0.98,
    "quotative-nya": 0.97,
    "split": 0.9,
    "active": 0.93,
    "active-quote": 0.85,
    "active-after": 0.9,
    "shared": 0.9,
    "nested": 0.45,
    "relative": 0.6,
    "according": 0.9,
    "according-end": 0.88,
    "according-inside": 0.7,
    "relay": 0.85,
    "relay-fronted": 0.85,
    "passive": 0.5,
    "passive-relative": 0.5,
    "refusal": 0.88,
    "noun": 0.5,
    "headline": 0.6,
}


class Found:
    """`content` may hold several ranges in text order; `vouched` is the attribution that relays this one."""

    __slots__ = ("clause", "content", "cue", "rule", "source", "vouched")

    def __init__(self, source: Range, cue: Range, content: list[Range], rule: str, clause: Range) -> None:
        self.source, self.cue, self.content, self.rule, self.clause = source, cue, content, rule, clause
        self.vouched: Found | None = None

    @property
    def end(self) -> int:
        return self.content[-1][1]

    def attribution(self, numbers: dict[int, int]) -> Attribution:
        relay = None if self.vouched is None else numbers.get(id(self.vouched))
        return Attribution(
            source=(self.source,) if self.source[0] < self.source[1] else (),
            cue=(self.cue,),
            content=tuple(self.content),
            rule=self.rule,
            score=SCORES[self.rule],
            found_by=frozenset({"grammar"}),
            relayed_by=relay,
            clause=self.clause,
        )
