from datetime import date

import pytest
from attributed import PUBLISHED, read, words

from pantau.extract.outlook import find_expectations, find_questions
from pantau.types import Document, Expectation, Question


def expectations(text: str, language: str, published: date | None = PUBLISHED) -> tuple[Expectation, ...]:
    doc, claims, times, pack = read(text, language, published)
    return find_expectations(doc, claims, (), times, pack)


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
