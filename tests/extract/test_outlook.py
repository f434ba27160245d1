from datetime import date

import pytest
from attributed import PUBLISHED, read, words

from pantau.extract.events import find_events, with_events
from pantau.extract.outlook import find_expectations, find_questions
from pantau.types import Document, Expectation, Question


def expectations(text: str, language: str, published: date | None = PUBLISHED) -> tuple[Expectation, ...]:
    doc, claims, times, pack = read(text, language, published)
    return find_expectations(doc, claims, (), times, pack)


def eventful(text: str, language: str) -> list[tuple[str | None, str | None, str | None, str, str | None]]:
    """Of each expectation the claim, the trigger and concept of its event, its days and why it has none."""
    doc, claims, times, pack = read(text, language)
    events, _ = find_events(doc, claims, (), times, pack)
    by_id = {e.id: e for e in events}
    found = find_expectations(doc, with_events(claims, events), events, times, pack)
    return [
        (e.claim, words(doc, by_id[e.event].trigger) if e.event else None, by_id[e.event].concept if e.event else None,
         f"{e.earliest}..{e.latest}", e.why) for e in found
    ]


def questions(text: str, language: str) -> tuple[Document, tuple[Question, ...]]:
    doc, claims, _, pack = read(text, language)
    return doc, find_questions(doc, claims, pack)


@pytest.mark.parametrize(("language", "text", "earliest", "latest"), [
    ("id", "{S Ana} pada hari Rabu {C mengatakan} {T kapal itu akan tiba dalam beberapa hari mendatang}.",
     date(2025, 3, 12), date(2025, 3, 19)),
    ("id", "{S Ana} {C mengatakan} {T kapal itu akan tiba dalam beberapa minggu mendatang}.",
     date(2025, 3, 14), date(2025, 4, 25)),
    ("id", "{S Ana} {C mengatakan} {T kapal itu akan tiba dalam waktu sekitar satu tahun}.",
     date(2025, 3, 14), date(2026, 3, 14)),
    ("id", "{S Ana} {C mengatakan} {T kapal itu akan tiba besok}.", date(2025, 3, 15), date(2025, 3, 15)),
    ("en", "{S Ana} {C said} on Wednesday {T that the ship will arrive in the coming days}.",
     date(2025, 3, 12), date(2025, 3, 19)),
])
def test_windows_are_reckoned_from_the_day_of_saying(language: str, text: str, earliest: date, latest: date) -> None:
    (found,) = expectations(text, language)
    assert (found.claim, found.earliest, found.latest, found.why) == ("c1", earliest, latest, None)


def test_the_day_of_the_first_sentence_stands_in_for_the_day_of_saying() -> None:
    text = ("Kapal itu berangkat dari Oslo, Kamis (13/3) pagi. "
            "{T \"Dalam waktu satu tahun kami akan kembali,\"} {C kata} {S Ana}.")
    (found,) = expectations(text, "id")
    assert (found.earliest, found.latest) == (date(2025, 3, 13), date(2026, 3, 13))


@pytest.mark.parametrize(("text", "why"), [
    ("{S Ana} {C menolak memberikan} {T tanggal kedatangan kapal itu}.", "declined"),
    ("{S Ana} {C berjanji} {T akan mengirim kapal itu}.", "no time given"),
])
def test_what_has_no_window_says_why(text: str, why: str) -> None:
    (found,) = expectations(text, "id")
    assert (found.earliest, found.latest, found.why) == (None, None, why)


def test_without_a_date_of_publication_the_window_is_unknown() -> None:
    (found,) = expectations("{S Ana} {C mengatakan} {T kapal itu akan tiba besok}.", "id", None)
    assert (found.earliest, found.latest) == (None, None)
    assert found.why


@pytest.mark.parametrize(("language", "text"), [
    ("id", "{S Ana} {C mengatakan} {T kapal itu tiba kemarin}."),
    ("id", "{S Ana} {C mengatakan} {T kapal itu berlayar selama dua tahun}."),
    ("en", "{S Ana} {C said} {T the ship arrived last week}."),
    ("en", "{S Ana} {C said} {T the ship will stay in Oslo for a year}."),
])
def test_what_is_past_or_lasts_is_not_expected(language: str, text: str) -> None:
    assert expectations(text, language) == ()


def test_question_and_its_answers() -> None:
    text = "{T \"Apakah badai? Apakah api? Kesalahan awak? Kami tidak tahu,\"} {C kata} {S Ana}."
    doc, (question,) = questions(text, "id")
    assert [words(doc, c) for c in question.candidates] == ["badai", "api", "Kesalahan awak"]


def test_answers_go_to_the_question_before_too() -> None:
    text = ("{T1 Yang belum jelas}, {C1 kata}{S1 nya}, {T1 adalah apa sebabnya}. "
            "{T2 \"Badai? Api? Kami tidak tahu,\"} {C2 kata} {S2 Ana}.")
    doc, (first, second) = questions(text, "id")
    assert words(doc, first.span) == "apa sebabnya"
    assert [words(doc, c) for c in first.candidates] == ["Badai", "Api"]
    assert second.candidates == first.candidates


@pytest.mark.parametrize(("language", "text", "sides"), [
    ("id", "{S Ana} {C bertanya} {T apakah kapal karam atau sudah berlabuh}.", ["kapal karam", "sudah berlabuh"]),
    ("en", "{S Ana} {C asked} {T whether the ship sank or had docked}.", ["the ship sank", "had docked"]),
    ("en", "{S Ana} {C asked} {T where the ship was}.", []),
])
def test_either_or(language: str, text: str, sides: list[str]) -> None:
    doc, (question,) = questions(text, language)
    assert [words(doc, c) for c in question.candidates] == sides


@pytest.mark.parametrize(("language", "text", "trigger", "days"), [
    ("id", "{S Ana} {C mengatakan} {T Vera akan mengunjungi Oslo pekan depan}.", "mengunjungi",
     "2025-03-17..2025-03-23"),
    ("id", "{S Ana} {C mengatakan} {T dalam beberapa hari mendatang Vera akan mengunjungi Oslo}.", "mengunjungi",
     "2025-03-14..2025-03-21"),
    ("en", "{S Ana} {C said} {T Vera will visit Oslo by Tuesday}.", "visit", "2025-03-14..2025-03-18"),
    ("en", "{S Ana} {C said} {T that an attack could begin within days}.", "attack", "2025-03-14..2025-03-21"),
    ("en", "{S Ana} {C said} {T after the attack that Vera will visit Oslo before the end of the month}.", "visit",
     "2025-03-14..2025-03-31"),
])
def test_a_window_is_of_the_event_in_its_clause(language: str, text: str, trigger: str, days: str) -> None:
    assert [(e[0], e[1], e[3]) for e in eventful(text, language)] == [("c1", trigger, days)]


def test_each_of_two_events_has_its_own_window() -> None:
    text = "{S Ana} {C said} {T Vera will visit Oslo on Tuesday and troops may attack Tarsk next week}."
    assert [(e[1], e[3]) for e in eventful(text, "en")] == [
        ("visit", "2025-03-18..2025-03-18"), ("attack", "2025-03-17..2025-03-23")]


@pytest.mark.parametrize(("language", "text"), [
    ("id", "{S Ana} {C mengatakan} {T Vera akan mengunjungi Oslo}."),
    ("en", "{S Ana} {C said} {T Vera will visit Oslo}."),
    ("en", "{S Ana} {C warned} {T that Vera may visit Oslo}."),
])
def test_an_event_to_come_without_a_time(language: str, text: str) -> None:
    assert [e[2:] for e in eventful(text, language)] == [("visit", "None..None", "no time given")]


@pytest.mark.parametrize(("language", "text"), [
    ("id", "{S Ana} {C mengatakan} {T Vera mengunjungi Oslo pekan lalu}."),
    ("en", "{S Ana} {C said} {T Vera visited Oslo this week}."),
    ("en", "{S Ana} {C said} {T Vera should visit Oslo}."),
    ("en", "{S Ana} {C said} {T Vera allegedly attacked Tarsk}."),
    ("en", "{S Ana} {C urged} {T Vera to visit Oslo}."),
    ("en", "Vera visited Oslo on Thursday."),
    ("en", "Vera may visit Oslo."),
])
def test_what_is_past_wished_for_or_alleged_is_not_expected(language: str, text: str) -> None:
    assert eventful(text, language) == []


@pytest.mark.parametrize(("language", "text", "days", "why"), [
    ("id", "Vera akan mengunjungi Oslo pekan depan.", "2025-03-17..2025-03-23", None),
    ("en", "Vera will visit Oslo next week.", "2025-03-17..2025-03-23", None),
    ("en", "Vera may visit Oslo on Tuesday.", "2025-03-18..2025-03-18", None),
    ("en", "Vera will visit Oslo.", "None..None", "no time given"),
])
def test_what_the_article_itself_expects_has_no_claim(language: str, text: str, days: str, why: str | None) -> None:
    assert [(e[0], e[2], *e[3:]) for e in eventful(text, language)] == [(None, "visit", days, why)]


@pytest.mark.parametrize(("language", "text"), [
    ("id", "{S Ana} {C menolak memberikan} {T tanggal untuk kunjungan itu}."),
    ("en", "{S Ana} {C declined to give} {T a date for the visit}."),
])
def test_a_declined_date_is_of_the_event_that_is_named(language: str, text: str) -> None:
    assert [e[2:] for e in eventful(text, language)] == [("visit", "None..None", "declined")]


@pytest.mark.parametrize(("language", "words", "days"), [
    ("en", "by Tuesday", "2025-03-14..2025-03-18"),
    ("en", "no later than May 2", "2025-03-14..2025-05-02"),
    ("en", "before June", "2025-03-14..2025-05-31"),
    ("en", "before the end of the month", "2025-03-14..2025-03-31"),
    ("en", "in June", "2025-06-01..2025-06-30"),
    ("en", "this year", "2025-01-01..2025-12-31"),
    ("id", "paling lambat Selasa depan", "2025-03-14..2025-03-18"),
    ("id", "sebelum bulan Juni", "2025-03-14..2025-05-31"),
    ("id", "sebelum akhir bulan ini", "2025-03-14..2025-03-31"),
])
def test_the_last_day_of_a_window(language: str, words: str, days: str) -> None:
    text = {"en": "{S Ana} {C said} {T Vera will visit Oslo WHEN}.",
            "id": "{S Ana} {C mengatakan} {T Vera akan mengunjungi Oslo WHEN}."}[language]
    assert [e[3] for e in eventful(text.replace("WHEN", words), language)] == [days]


@pytest.mark.parametrize(("language", "text", "windows"), [
    # what is told as past is not to come, though its month is not over
    ("id", "{S Ana} {C mengatakan} {T bulan ini kapal itu sudah tiba, dan kami akan menjualnya}.", []),
    ("id", "{S Ana} {C mengatakan} {T bulan ini kapal itu akan tiba, dan kami akan menjualnya}.", [date(2025, 3, 1)]),
    ("id", "{S Ana} {C mengatakan} {T panen siap jual pada September-Oktober 2024 sudah cukup}.", []),
    ("en", "{S Ana} {C said} {T this month the ship has arrived, and it will be sold}.", []),
    ("en", "{S Ana} {C said} {T this month the ship will arrive, and it will be sold}.", [date(2025, 3, 1)]),
])
def test_what_is_told_as_past_is_no_expectation(language: str, text: str, windows: list[date]) -> None:
    assert [e.earliest for e in expectations(text, language) if e.earliest] == windows


@pytest.mark.parametrize(("language", "text"), [
    ("id", "{S Ana} {C mengkritik} {T rencana wali kota untuk menjual kapal mulai tahun depan}."),
    ("en", "{S Ana} {C criticised} {T the mayor's plan to sell ships next year}."),
])
def test_what_is_to_come_is_reckoned_from_publication_where_nothing_earlier_is_said(language: str, text: str) -> None:
    assert {e.earliest for e in expectations(text, language) if e.earliest} <= {date(2026, 1, 1)}
