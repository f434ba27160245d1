"""When an event is, by the times of its own clause; and whether it is told again as background."""

from collections.abc import Sequence
from datetime import timedelta
from functools import cache

from pantau.extract.events.sentence import Sentences
from pantau.extract.phrases import Phrases, plain
from pantau.extract.said import Placed, inside
from pantau.lang import Pack
from pantau.types import Claim, Range, When

_FAR = 14                       # tokens between an event and its time
_NEWS = timedelta(days=14)      # an event longer ago than this is no news of the article


def when_of(
    text: Sentences, trigger: Range, clause: Range, dates: Sequence[Placed], claims: tuple[Claim, ...]
) -> When | None:
    """The nearest time in the event's clause that is not the time of saying it; None where there is none."""
    said = {span for claim in claims if claim.said for span in claim.said.span}
    best: tuple[int, Placed] | None = None
    for time in inside(dates, clause):
        if time.timex.span in said or time.timex.type not in ("DATE", "TIME"):
            continue
        distance = time.first - trigger[1] if time.first >= trigger[1] else trigger[0] - time.last + 1
        if distance <= _FAR and (best is None or distance < best[0]):
            best = distance, time
    if best is None:
        return None
    timex = best[1].timex
    return When(timex.span, timex.value, timex.earliest, timex.latest)


def is_retold(text: Sentences, clause: Range, when: When | None) -> bool:
    """Whether an event that occurred is background: dated long before the article, or told in looking back."""
    published = text.document.published
    if when is not None and when.latest is not None and published is not None:
        return published - when.latest > _NEWS
    window = text.lower[clause[0]:clause[1]]
    return _background(text.pack).occur(window)


@cache
def _background(pack: Pack) -> Phrases[None]:
    return plain(pack.status.background)
