"""The founding article: everything for which Pantau was begun. Skips where the article is not beside the repository."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from pantau import read
from pantau.types import Act, Analysis, Event, EventType, Status

ARTICLE = Path(__file__).parents[2] / "shared" / "gold" / "seed" / "article.txt"
pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="the founding article is not beside the repository")


@cache
def found() -> Analysis:
    return read(ARTICLE.read_text(encoding="utf-8"), language="id", published="2024-06-14")


def countries(ids: tuple[str, ...]) -> set[str | None]:
    of = {actor.id: actor.country for actor in found().actors}
    return {of[each] for each in ids}


def told(act: Act, kind: EventType) -> list[Event]:
    claims = {claim.id for claim in found().claims if claim.act is act}
    return [event for event in found().events if event.type is kind and claims & set(event.claims)]


def test_the_visit_is_expected_in_both_windows() -> None:
    expected = (event for event in found().events if event.status is Status.EXPECTED)
    visits = {event.id: event for event in expected if event.concept == "visit"}
    windows = {(e.earliest, e.latest) for e in found().expectations if e.event in visits and e.earliest}
    assert {(date(2024, 6, 12), date(2024, 6, 19)), (date(2024, 6, 10), date(2024, 7, 22))} <= windows
    timed = [visits[e.event] for e in found().expectations if e.event in visits and e.earliest]
    assert [countries(event.actors) for event in timed] == [{"RU"}, {"RU"}]
    assert any("KP" in countries(event.recipients) for event in visits.values())


def test_the_date_of_the_visit_is_declined() -> None:
    assert any(e.why == "declined" and e.earliest is None for e in found().expectations)


def test_the_arms_deal_is_denied_by_both_and_never_occurred() -> None:
    [deal] = told(Act.DENY, EventType.AGREE)
    assert deal.status is Status.DENIED
    assert countries(deal.actors) == {"KP", "RU"}


def test_the_use_of_missiles_is_asserted() -> None:
    [attack] = [event for event in told(Act.STATE, EventType.ASSAULT) if event.concept == "attack"]
    assert attack.status is Status.OCCURRED
    assert countries(attack.actors) == {"RU"}
    assert "UA" in countries(attack.recipients)


def test_the_question_has_three_candidates() -> None:
    assert max(len(question.candidates) for question in found().questions) == 3


def test_both_indicators_have_their_evidence_and_their_lead_time() -> None:
    words = found().document.text
    signs = [indicator for indicator in found().indicators if indicator.lead_time]
    assert len(signs) == 2
    for sign in signs:
        assert sign.evidence is not None
        assert "satelit" in words[slice(*sign.evidence[0])]
        assert sign.lead_time is not None
        assert (sign.lead_time.earliest, sign.lead_time.latest) == ("P1D", "P7D")
    assert any(sign.of for sign in signs)


def test_the_resolutions_are_named_as_broken() -> None:
    stated = [breach for breach in found().breaches if breach.stated]
    assert stated
    assert all("UNSCR" in breach.norm or "Security Council" in breach.norm for breach in stated)


def test_the_visit_of_last_year_is_told_again() -> None:
    retold = [event for event in found().events if event.retold]
    assert any(event.concept in ("visit", "state_visit") and not event.claims for event in retold)
