"""An attribution while its sentence is being read."""

from dataclasses import dataclass, field

from pantau.types import Attribution, Range

SCORES = {
    "quotative": 0.97, "quotative-nya": 0.97, "split": 0.95, "continued": 0.8, "active": 0.93, "active-quote": 0.95, "active-after": 0.85,
    "shared": 0.85, "nested": 0.6, "relative": 0.6, "according": 0.95, "according-end": 0.9, "according-inside": 0.7, "relay": 0.9,
    "relay-fronted": 0.85, "passive": 0.75, "passive-relative": 0.6, "refusal": 0.9, "noun": 0.6, "headline": 0.7,
}


@dataclass(slots=True)
class Found:
    """`content` may hold several ranges in text order; `vouched` is the attribution that relays this one."""

    source: Range
    cue: Range
    content: list[Range]
    rule: str
    clause: Range
    vouched: "Found | None" = field(default=None, repr=False)

    @property
    def end(self) -> int:
        return self.content[-1][1]

    def attribution(self, numbers: dict[int, int]) -> Attribution:
        relay = None if self.vouched is None else numbers.get(id(self.vouched))
        return Attribution(
            source=(self.source,) if self.source[0] < self.source[1] else (), cue=(self.cue,), content=tuple(self.content), rule=self.rule,
            score=SCORES[self.rule], found_by=frozenset({"grammar"}), relayed_by=relay, clause=self.clause,
        )
