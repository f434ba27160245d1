"""Events in claims and in the narration: which words bear one, whose it is, and what it is tied to."""

import pytest

from pantau import read
from pantau.types import Analysis, Event, EventType, Kind, Status


def english(text: str) -> Analysis:
    return read(text, language="en", published="2026-05-28")


def indonesian(text: str) -> Analysis:
    return read(text, language="id", published="2026-05-28")


def told(found: Analysis, event: Event) -> str:
    return " ".join(found.document.text[start:end] for start, end in event.trigger)


def by_words(found: Analysis) -> dict[str, Event]:
    return {told(found, event): event for event in found.events}


def countries(found: Analysis, ids: tuple[str, ...]) -> list[str | None]:
    of = {actor.id: actor.country for actor in found.actors}
    return [of[each] for each in ids]


def test_an_event_of_the_narration_has_no_claim() -> None:
    found = english("Omani forces attacked Yemen on Monday.")
    [event] = [e for e in found.events if e.concept == "attack"]
    assert event.claims == ()
    assert (event.type, event.status) == (EventType.ASSAULT, Status.OCCURRED)
    assert countries(found, event.actors) == ["OM"]
    assert countries(found, event.recipients) == ["YE"]
    assert event.when is not None
    assert str(event.when.earliest) == "2026-05-25"


def test_an_event_is_tied_to_the_claim_that_tells_it_and_the_claim_to_it() -> None:
    found = indonesian("Presiden Oman mengatakan bahwa ia akan mengunjungi Mali pekan depan.")
    event = by_words(found)["mengunjungi"]
    [claim] = found.claims
    assert event.claims == (claim.id,)
    assert event.id in claim.events
    assert event.status is Status.EXPECTED
    assert countries(found, event.recipients) == ["ML"]


@pytest.mark.parametrize(("text", "language", "words"), [
    ("Kuwait diserang Oman.", "id", "diserang"),
    ("Kuwait diserang oleh Oman.", "id", "diserang"),
    ("Oman menyerang Kuwait.", "id", "menyerang"),
    ("Serangan Oman terhadap Kuwait dikecam.", "id", "Serangan"),
    ("Oman attacked Kuwait.", "en", "attacked"),
    ("Kuwait was attacked by Oman.", "en", "attacked"),
    ("The attack by Oman on Kuwait was condemned.", "en", "attack"),
    ("Oman's attack on Kuwait was condemned.", "en", "attack"),
])
def test_who_does_it_to_whom_in_both_voices_and_as_a_noun(text: str, language: str, words: str) -> None:
    found = read(text, language=language, published="2026-05-28")
    event = by_words(found)[words]
    assert countries(found, event.actors) == ["OM"]
    assert countries(found, event.recipients) == ["KW"]


def test_a_country_named_only_by_a_town_takes_part() -> None:
    found = english("The president of Mali will visit Hanoi in June.")
    event = by_words(found)["visit"]
    [host] = [actor for actor in found.actors if actor.id in event.recipients]
    assert (host.kind, host.country) == (Kind.COUNTRY, "VN")
    assert [found.document.text[start:end] for start, end in host.mentions] == ["Hanoi"]


def test_those_without_a_name_take_part_as_such() -> None:
    found = english("Rebels killed twelve civilians.")
    event = by_words(found)["killed"]
    taking_part = {actor.id: actor for actor in found.actors}
    assert [taking_part[each].anonymous for each in (*event.actors, *event.recipients)] == [True, True]
    assert "civilians" in taking_part[event.recipients[0]].name


def test_among_equals_everybody_is_both() -> None:
    found = english("Oman and Kuwait held talks.")
    [event] = [e for e in found.events if e.type is EventType.CONSULT]
    assert sorted(filter(None, countries(found, event.actors))) == ["KW", "OM"]
    assert event.actors == event.recipients


def test_what_is_promised_the_speaker_does_himself() -> None:
    found = indonesian("Oman berjanji akan menarik pasukan dari Yaman.")
    [event] = [e for e in found.events if e.type is EventType.RETREAT]
    assert countries(found, event.actors) == ["OM"]
    assert event.status is Status.EXPECTED


def test_what_is_told_again_is_no_news() -> None:
    found = english("Oman attacked Kuwait on Monday. Mali had attacked Niger in March 2019.")
    first, second = (event for event in found.events if event.concept == "attack")
    assert not first.retold
    assert second.retold
    assert second.when is not None
    assert second.when.value == "2019-03"


def test_the_time_of_saying_is_not_the_time_of_the_event() -> None:
    found = english("Oman attacked Kuwait, the minister of Mali said on Tuesday.")
    assert by_words(found)["attacked"].when is None


def test_words_inside_a_name_bear_no_event() -> None:
    assert not english("Ana Lima of the Associated Press left.").events


def test_the_conditions_of_a_word_decide_what_it_means() -> None:
    found = english(
        "The pilots of the airline called a strike over pay. Omani warplanes carried out a strike on Kuwait."
    )
    kinds = [event.type for event in found.events if "strike" in told(found, event)]
    assert EventType.ASSAULT in kinds
    assert EventType.PROTEST in kinds


@pytest.mark.parametrize(("text", "language"), [
    ("A sanctions monitor of the council arrived.", "en"),
    ("Sanctions monitors arrived.", "en"),
    ("Pemantau sanksi itu tiba.", "id"),
])
def test_the_field_of_somebody_is_no_event(text: str, language: str) -> None:
    found = read(text, language=language, published="2026-05-28")
    assert not [event for event in found.events if event.type is EventType.SANCTION]


def test_a_subject_behind_that_is_a_noun() -> None:
    assert "shells" not in by_words(english("He told them that shells are not for sale."))


def test_a_title_before_a_name_takes_no_part_beside_it() -> None:
    found = indonesian("Presiden Oman menelepon Wakil Utusan Khusus Mali Ana Lima.")
    assert "Wakil" not in {actor.name for actor in found.actors}


@pytest.mark.parametrize(("text", "language", "concept"), [
    ("North Korea fired a ballistic missile toward the East Sea.", "en", "missile_test"),
    ("Oman fired missiles toward Kuwait.", "en", "missile_strike"),
    ("Korea Utara menembakkan rudal balistik ke Laut Jepang.", "id", "missile_test"),
    ("Oman menembakkan rudal ke Kuwait.", "id", "missile_strike"),
])
def test_a_missile_into_the_sea_is_a_test(text: str, language: str, concept: str) -> None:
    assert concept in {event.concept for event in read(text, language=language, published="2026-05-28").events}


def test_a_stem_behind_a_copula_is_a_participle() -> None:
    found = english("A hospital in Oman was hit by a shell.")
    event = by_words(found)["hit"]
    assert event.actors == ()
    assert event.recipients


def test_a_single_name_behind_a_title_takes_part() -> None:
    found = english("On Monday President Rivero attacked Kuwait.")
    [actor] = [actor for actor in found.actors if actor.id in by_words(found)["attacked"].actors]
    assert actor.name == "Rivero"
