"""From an attribution to a claim: act, quote, probability, when and how it was said, who relays whom."""

from pantau.lang import Pack
from pantau.types import Act, Attribution, Claim, Document, Quote, Speaker, Timex


def read_claims(
    document: Document,
    attributions: tuple[Attribution, ...],
    speakers: tuple[tuple[Speaker, ...], ...],
    times: tuple[Timex, ...],
    pack: Pack,
) -> tuple[Claim, ...]:
    """One claim for each attribution, in order; ids are c1, c2, …"""
    spans = document.tokens.spans
    return tuple(
        Claim(
            id=f"c{n}", source=spans(a.source), cue=spans(a.cue), content=spans(a.content), quote=Quote.INDIRECT,
            act=Act.STATE, probability=None, speakers=who, addressee=None, channel=None, evidence=None, place=None,
            said=None, relayed_by=None if a.relayed_by is None else f"c{a.relayed_by + 1}", confidence=a.score, rule=a.rule,
        )
        for n, (a, who) in enumerate(zip(attributions, speakers, strict=True), 1)
    )
