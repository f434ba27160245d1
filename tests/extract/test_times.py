"""Time expressions: where they stand, what they mean, and what a relative one means from another day."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.errors import PackError
from pantau.extract.times import find_times, window
from pantau.extract.times.lexicon import Lexicon
from pantau.lang import load_pack
from pantau.lang.schema.times import Numbers, Tense, Times
from pantau.text.tokens import document
from pantau.types import Timex

FRIDAY = date(2024, 6, 14)


def times(text: str, language: str = "id", published: date | None = FRIDAY) -> tuple[Timex, ...]:
    pack = load_pack(language)
    return find_times(document(text, pack, id="x", published=published), pack)


def readings(text: str, language: str = "id", published: date | None = FRIDAY) -> list[tuple[str, str, str]]:
    return [(text[t.span[0]:t.span[1]], t.type, t.value) for t in times(text, language, published)]


def only(text: str, language: str = "id", published: date | None = FRIDAY) -> Timex:
    found = times(text, language, published)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(("text", "words", "kind", "value"), [
    ("Ia tiba pada Rabu (12/6/2024) di Jakarta.", "Rabu (12/6/2024)", "DATE", "2024-06-12"),
    ("Ia tiba pada Rabu (12/6) dini hari.", "Rabu (12/6) dini hari", "TIME", "2024-06-12TMO"),
    ("Ia tiba pada Rabu, (12/6/2024).", "Rabu, (12/6/2024)", "DATE", "2024-06-12"),
    ("Rapat digelar Senin, 20 Oktober 2025.", "Senin, 20 Oktober 2025", "DATE", "2025-10-20"),
    ("Serangan itu terjadi pada 28 Februari lalu.", "28 Februari lalu", "DATE", "2024-02-28"),
    ("Menteri mengatakan pada hari Rabu bahwa ia siap.", "hari Rabu", "DATE", "2024-06-12"),
    ("Menteri akan berangkat pada Rabu.", "Rabu", "DATE", "2024-06-19"),
    ("Rapat berlangsung Kamis pekan lalu.", "Kamis pekan lalu", "DATE", "2024-06-06"),
    ("Rapat digelar Kamis depan.", "Kamis depan", "DATE", "2024-06-20"),
    ("Pada hari Minggu ia pulang.", "hari Minggu", "DATE", "2024-06-09"),
    ("Ia pulang minggu lalu.", "minggu lalu", "DATE", "2024-W23"),
    ("Minggu lalu ia pulang.", "Minggu lalu", "DATE", "2024-W23"),
    ("Ia pulang Minggu lalu.", "Minggu lalu", "DATE", "2024-06-09"),
    ("Hari ini ia diam.", "Hari ini", "DATE", "2024-06-14"),
    ("Ia datang kemarin sore.", "kemarin sore", "TIME", "2024-06-13TAF"),
    ("Ia datang lusa.", "lusa", "DATE", "2024-06-16"),
    ("Ia datang pekan depan.", "pekan depan", "DATE", "2024-W25"),
    ("Ia datang tiga hari lagi.", "tiga hari lagi", "DATE", "2024-06-17"),
    ("Itu terjadi bulan Maret lalu.", "bulan Maret lalu", "DATE", "2024-03"),
    ("Itu terjadi awal tahun ini.", "awal tahun ini", "DATE", "2024"),
    ("Perang berlangsung selama dua tahun.", "dua tahun", "DURATION", "P2Y"),
    ("Ia divonis lima belas tahun penjara.", "lima belas tahun", "DURATION", "P15Y"),
    ("Itu berlangsung seratus dua puluh hari.", "seratus dua puluh hari", "DURATION", "P120D"),
    ("Mereka bertemu setiap pekan.", "setiap pekan", "SET", "P1W"),
    ("Mereka bertemu tiap Senin.", "tiap Senin", "SET", "XXXX-WXX-1"),
    ("Gempa itu terasa pukul 04.50 WIB.", "pukul 04.50 WIB", "TIME", "2024-06-14T04:50"),
    ("Ia tiba tadi malam.", "tadi malam", "TIME", "2024-06-13TNI"),
    ("Ekonomi tumbuh pada kuartal I 2025.", "kuartal I 2025", "DATE", "2025-Q1"),
    ("Sejak tahun 1970-an hal itu berubah.", "tahun 1970-an", "DATE", "197"),
    ("Pada abad ke-20 hal itu berubah.", "abad ke-20", "DATE", "19"),
    ("Banjir datang pada musim hujan 2023.", "musim hujan 2023", "DATE", "2023-WI"),
    ("Kini ia diam.", "Kini", "DATE", "PRESENT_REF"),
    ("Undang-undang Nomor 22 Tahun 2009 berlaku.", "Tahun 2009", "DATE", "2009"),
])  # fmt: skip
def test_indonesian(text: str, words: str, kind: str, value: str) -> None:
    assert readings(text) == [(words, kind, value)]


@pytest.mark.parametrize(("text", "words", "kind", "value"), [
    ("The minister said Wednesday that it was over.", "Wednesday", "DATE", "2024-06-12"),
    ("The minister will leave on Wednesday.", "Wednesday", "DATE", "2024-06-19"),
    ("The talks ended on May 29.", "May 29", "DATE", "2024-05-29"),
    ("The treaty was signed on May 29, 2019, in Oslo.", "May 29, 2019", "DATE", "2019-05-29"),
    ("He resigned on 20 October 2023.", "20 October 2023", "DATE", "2023-10-20"),
    ("A summit is planned for mid-October.", "mid-October", "DATE", "2024-10"),
    ("It was decided in May.", "May", "DATE", "2024-05"),
    ("It happened last week.", "last week", "DATE", "2024-W23"),
    ("He is due tomorrow evening.", "tomorrow evening", "TIME", "2024-06-15TEV"),
    ("He came three days ago.", "three days ago", "DATE", "2024-06-11"),
    ("The war went on for more than two years.", "more than two years", "DURATION", "P2Y"),
    ("A two-year truce was signed.", "two-year", "DURATION", "P2Y"),
    ("They meet every month.", "every month", "SET", "P1M"),
    ("The train left at 5:30 p.m. on Monday.", "5:30 p.m. on Monday", "TIME", "2024-06-10T17:30"),
    ("Profit fell in the third quarter.", "the third quarter", "DATE", "2023-Q3"),
    ("It began in the 1990s.", "the 1990s", "DATE", "199"),
    ("It began in nineteen ninety-six.", "nineteen ninety-six", "DATE", "1996"),
])  # fmt: skip
def test_english(text: str, words: str, kind: str, value: str) -> None:
    assert readings(text, "en") == [(words, kind, value)]


@pytest.mark.parametrize("text", [
    "Pria berusia 35 tahun itu pulang.",
    "Pria itu (35 tahun) pulang.",
    "Ia tinggal di Pasar Minggu.",
    "Sebanyak 2000 orang mengungsi.",
    "Resolusi 1718 tetap berlaku.",
    "Jumat Agung dirayakan.",
])  # fmt: skip
def test_what_is_no_time_in_indonesian(text: str) -> None:
    assert readings(text) == []


@pytest.mark.parametrize("text", [
    "A 35-year-old man left.",
    "He paid $2000 for it.",
    "It may rain.",
    "They march on.",
    "Theresa May's plan failed.",
    "By the time he came, May had left.",
])  # fmt: skip
def test_what_is_no_time_in_english(text: str) -> None:
    assert readings(text, "en") == []


def test_days_of_a_period() -> None:
    early = only("Itu terjadi awal tahun ini.")
    assert (early.earliest, early.latest) == (date(2024, 1, 1), date(2024, 4, 30))
    middle = only("Itu terjadi pertengahan Mei 2023.")
    assert (middle.earliest, middle.latest) == (date(2023, 5, 11), date(2023, 5, 20))
    week = only("Ia datang pekan depan.")
    assert (week.earliest, week.latest) == (date(2024, 6, 17), date(2024, 6, 23))
    past = only("Harga turun dalam tiga bulan terakhir.")
    assert (past.value, past.earliest, past.latest) == ("P3M", date(2024, 3, 14), FRIDAY)


def test_reference_to_an_earlier_time() -> None:
    text = "Gempa terjadi pada 3 Mei 2023. Hari itu toko tutup. Dua hari kemudian buka, tiga bulan setelahnya tutup."
    found = times(text)
    assert [t.value for t in found] == ["2023-05-03", "2023-05-03", "2023-05-05", "2023-08"]
    assert found[1].anchor == "3 Mei 2023"
    english = "It opened on May 3, 2023. The same day it closed. Two days later it opened again. That year was cold."
    assert [t.value for t in times(english, "en")] == ["2023-05-03", "2023-05-03", "2023-05-05", "2023"]


def test_a_dated_weekday_stays_dated() -> None:
    text = "Ia pergi pada Selasa (4/6/2024). Para tamu datang pada Selasa malam."
    assert [t.value for t in times(text)] == ["2024-06-04", "2024-06-04TNI"]


def test_ranges_are_two_times_in_indonesian_and_share_their_unit() -> None:
    assert readings("Butuh 2-3 menit.") == [("2", "DURATION", "PT2M"), ("3 menit", "DURATION", "PT3M")]
    assert [v for _, _, v in readings("Pameran digelar 10-12 Mei 2024.")] == ["2024-05-10", "2024-05-12"]


@pytest.mark.parametrize(("text", "language", "value"), [
    ("Ia tiba pada Jumat.", "id", "XXXX-WXX-5"),
    ("Ia tiba kemarin.", "id", "XXXX-XX-XX"),
    ("Ia tiba pada Maret.", "id", "XXXX-03"),
    ("Ia tiba pada 28 Mei.", "id", "XXXX-05-28"),
    ("Ia tiba pekan depan.", "id", "XXXX-WXX"),
    ("He came last year.", "en", "XXXX"),
    ("He came in the third quarter.", "en", "XXXX-Q3"),
])  # fmt: skip
def test_without_a_date_of_publication_relative_times_stay_symbolic(text: str, language: str, value: str) -> None:
    found = only(text, language, None)
    assert (found.value, found.earliest, found.latest, found.anchor) == (value, None, None, None)
    assert found.why


@pytest.mark.parametrize("text", [
    "Pada 31/2/2024 ia pulang.",
    "Pada 31 Februari 2024 ia pulang.",
    "Pada Rabu (45/13/2024) ia pulang.",
])  # fmt: skip
def test_an_impossible_date_gets_no_other(text: str) -> None:
    found = only(text)
    assert (found.value, found.earliest, found.latest, found.why) == ("XXXX-XX-XX", None, None, "there is no such day")


@pytest.mark.parametrize(("text", "language", "said", "days"), [
    ("Ia akan datang dalam beberapa hari mendatang.", "id", (12, 6), ((12, 6), (19, 6))),
    ("Ia akan datang dalam beberapa minggu mendatang.", "id", (10, 6), ((10, 6), (22, 7))),
    ("Ia akan datang dalam tiga bulan ke depan.", "id", (12, 6), ((12, 6), (12, 9))),
    ("Ia akan datang dalam waktu dua bulan.", "id", (12, 6), ((12, 6), (12, 8))),
    ("Ia akan datang besok.", "id", (12, 6), ((13, 6), (13, 6))),
    ("He will come in the next few days.", "en", (12, 6), ((12, 6), (19, 6))),
    ("He will come in the coming weeks.", "en", (10, 6), ((10, 6), (22, 7))),
    ("He will come at the end of next month.", "en", (30, 5), ((21, 6), (30, 6))),
    ("He will come on June 20, 2024.", "en", (30, 5), ((20, 6), (20, 6))),
])  # fmt: skip
def test_window_from_the_day_of_saying(
    text: str, language: str, said: tuple[int, int], days: tuple[tuple[int, int], tuple[int, int]]
) -> None:
    first, last = (date(2024, month, day) for day, month in days)
    assert window(only(text, language), date(2024, said[1], said[0])) == (first, last)


def test_a_clock_time_takes_the_day_beside_it() -> None:
    found = times("Gempa terasa pukul 07.55 WIB, Kamis (6/6/2024). Guncangan kedua datang pukul 09.10.")
    assert [t.value for t in found] == ["2024-06-06T07:55", "2024-06-06", "2024-06-06T09:10"]
    assert [t.value for t in times("Ia tiba pukul 7 malam.")] == ["2024-06-14T19:00"]


def test_a_month_soon_to_come_is_the_coming_one() -> None:
    values = [only(f"Itu terjadi pada {month}.").value for month in ("Mei", "Agustus", "Desember")]
    assert values == ["2024-05", "2024-08", "2023-12"]


def test_amounts_are_no_dates() -> None:
    assert readings("Harganya 1.500.000 rupiah, naik 3,5 persen dari 17.500 pada 24/7.") == []


def test_hostile_repeats_take_linear_time() -> None:
    for language, words in (("id", "tiga puluh hari yang "), ("en", "the last two hundred and ")):
        assert len(times(words * 5_000, language)) <= 5_000
    assert times("a-" * 100_000, "en") == ()


def test_window_without_a_day_of_saying_is_the_times_own() -> None:
    found = only("Ia datang besok.")
    assert window(found, None) == (found.earliest, found.latest) == (date(2024, 6, 15), date(2024, 6, 15))


def test_a_pattern_that_lacks_what_its_operation_reads_is_refused() -> None:
    pack = Times(
        numbers=Numbers(words={}, decimal="."), tense=Tense(future=frozenset(), past=frozenset()), date_order="dmy",
        clock_separators=":", weekdays={}, months={}, units={"day": "D"}, deictics={}, shifts={}, distances={"ago": -1},
        runs={}, follows={}, parts={}, portions={}, seasons={}, ordinals={}, few=frozenset(), moments={},
        patterns={"distance": ("NUM UNIT",)},
    )  # fmt: skip
    with pytest.raises(PackError, match="DISTANCE"):
        Lexicon(pack)


WORDS = {
    "id": """tiga dua ratus puluh belas seribu beberapa hari pekan minggu Minggu bulan tahun jam lalu depan ini
        itu lagi kemudian sebelumnya Senin Kamis Mei Februari 31 29 2 2024 1999 31/2/2024 28/5 ( ) - , . /
        pukul 04.50 25.99 WIB pagi awal akhir kuartal I Q3 abad ke-20 an setiap tanggal sehari setahun musim
        hujan terakhir mendatang kemarin malam yang sama akan kata waktu dekade semester setengah 1/2
        99999999999999999999 per kali""",
    "en": """three hundred twenty a an the last next this few couple of day days week year years months quarter
        third first May February 31 29 2 2024 1999 31/2/2024 5/28 ( ) - , . ' 10:30 p.m. noon midnight
        Monday Fridays early late end mid ago later earlier following ended century 20th 1990s nineteen
        ninety million half and every each tonight will said decades past coming ahead twice 1/2
        99999999999999999999 seventies summer Q3""",
}


@st.composite
def phrases(draw: st.DrawFn) -> tuple[str, str]:
    language = draw(st.sampled_from(("id", "en")))
    words = draw(st.lists(st.sampled_from(WORDS[language].split()), max_size=25))
    return language, draw(st.sampled_from((" ", "-", "\n"))).join(words)


@settings(max_examples=300, deadline=None)
@given(phrases(), st.none() | st.dates())
def test_any_words_of_time_are_read_soundly(phrase: tuple[str, str], published: date | None) -> None:
    check(phrase[1], phrase[0], published)


@settings(max_examples=100, deadline=None)
@given(st.text(), st.sampled_from(("id", "en")), st.none() | st.dates())
def test_any_text_is_read_soundly(text: str, language: str, published: date | None) -> None:
    check(text, language, published)


def check(text: str, language: str, published: date | None) -> None:
    found = times(text, language, published)
    assert found == times(text, language, published)
    end = 0
    for time in found:
        assert end <= time.span[0] < time.span[1] <= len(text)
        end = time.span[1]
        assert (time.earliest is None) == (time.latest is None)
        assert time.value
        if time.earliest and time.latest:
            assert time.earliest <= time.latest
            assert time.why is None
        else:
            assert time.why
        for said in (date.min, FRIDAY, date.max):
            first, last = window(time, said)
            assert (first is None) == (last is None)
            assert first is None or last is None or first <= last


@pytest.mark.parametrize(("language", "text", "values"), [
    ("id", "Panen siap jual pada September-Oktober 2021 sudah cukup.", ["2021-09", "2021-10"]),
    ("id", "Panen berlangsung dari November hingga Januari 2022.", ["2021-11", "2022-01"]),
    ("id", "Panen berlangsung sejak 8 Agustus hingga 24 September 2021.", ["2021-08-08", "2021-09-24"]),
    ("id", "Itu yang kemarin bulan Oktober.", ["2024-06-13", "2023-10"]),
    ("id", "Itu yang nanti bulan Oktober.", ["2024-10"]),
    ("id", "Panen digelar pada Juli, lalu kapal tiba pada Oktober 2021.", ["2024-07", "2021-10"]),
    ("en", "The harvest lasted from September to October 2021.", ["2021-09", "2021-10"]),
    ("en", "The harvest lasted from November through January 2022.", ["2021-11", "2022-01"]),
    ("en", "The harvest lasted from August 8 to September 24, 2021.", ["2021-08-08", "2021-09-24"]),
])
def test_a_month_without_a_year_has_that_of_its_range_or_its_tense(language: str, text: str, values: list[str]) -> None:
    assert [found.value for found in times(text, language)] == values
