"""The grammar of attribution on sentences of our own: who says what, by which cue, and who vouches for whom."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.extract.grammar import find_attributions
from pantau.lang import load_pack
from pantau.text.tokens import document

Read = tuple[str, str, str]


def read(text: str, language: str = "id") -> list[Read]:
    """(source, cue, content) of every attribution; the pieces of a span joined by " … "."""
    pack = load_pack(language)
    doc = document(text, pack)

    def words(ranges: tuple[tuple[int, int], ...]) -> str:
        return " … ".join(text[start:end] for start, end in doc.tokens.spans(ranges))

    return [(words(a.source), words(a.cue), words(a.content)) for a in find_attributions(doc, (), pack)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Presiden Ardan mengatakan jembatan itu akan dibuka tahun depan.",
            ("Presiden Ardan", "mengatakan", "jembatan itu akan dibuka tahun depan"),
        ),
        (
            "Menteri Luar Negeri Lusia Mara, dalam pidato di Kota Baru pada Senin (4/5), menegaskan bahwa jalan buka.",
            ("Menteri Luar Negeri Lusia Mara", "menegaskan", "bahwa jalan buka"),
        ),
        (
            '"Kami tidak akan mundur," kata Jenderal Suro kepada wartawan.',
            ("Jenderal Suro", "kata", '"Kami tidak akan mundur,"'),
        ),
        ('"Pasar sudah pulih," ujarnya.', ("nya", "ujar", '"Pasar sudah pulih,"')),
        (
            "Pelabuhan itu sudah ditutup, kata para pejabat di Kota Baru, Selat Timur, dan Pulau Batu.",
            ("para pejabat di Kota Baru, Selat Timur, dan Pulau Batu", "kata", "Pelabuhan itu sudah ditutup"),
        ),
        (
            "Menurut Badan Statistik, harga beras turun tiga persen.",
            ("Badan Statistik", "Menurut", "harga beras turun tiga persen"),
        ),
        (
            "Dua kapal telah berlayar ke utara, menurut laporan penjaga pantai.",
            ("laporan penjaga pantai", "menurut", "Dua kapal telah berlayar ke utara"),
        ),
        (
            "Yang belum jelas, katanya, adalah siapa yang membayar.",
            ("nya", "kata", "Yang belum jelas … adalah siapa yang membayar"),
        ),
        (
            "Juru bicara istana menolak berkomentar tentang kunjungan itu.",
            ("Juru bicara istana", "menolak berkomentar", "tentang kunjungan itu"),
        ),
        (
            "Gubernur Rahma tidak menyebut secara spesifik nama perusahaan itu.",
            ("Gubernur Rahma", "tidak menyebut secara spesifik", "nama perusahaan itu"),
        ),
        (
            "Kapal asing mendekati pulau itu, para nelayan memperingatkan pada hari Rabu.",
            ("para nelayan", "memperingatkan", "Kapal asing mendekati pulau itu"),
        ),
        (
            "Tuduhan Norlandia bahwa kapal itu membawa senjata tidak terbukti.",
            ("Norlandia", "Tuduhan", "bahwa kapal itu membawa senjata tidak terbukti"),
        ),
    ],
)
def test_one_claim(text: str, expected: Read) -> None:
    assert read(text) == [expected]


def test_a_quotation_is_split_around_its_cue() -> None:
    text = '"Kami siap," kata Wali Kota Damar, "tetapi kami menunggu izin."'
    assert read(text) == [("Wali Kota Damar", "kata", '"Kami siap," … "tetapi kami menunggu izin."')]


def test_a_quotation_alone_goes_on_with_the_claim_before() -> None:
    text = '"Kami siap," kata Damar. "Izin sudah turun."'
    assert read(text) == [("Damar", "kata", '"Kami siap," … "Izin sudah turun."')]


def test_cues_that_share_a_speaker() -> None:
    text = "Tama menolak usulan itu tetapi mengatakan bahwa pintu terbuka, sementara Norlandia menyebutnya dosa."
    assert read(text) == [
        ("Tama", "menolak", "usulan itu"),
        ("Tama", "mengatakan", "bahwa pintu terbuka"),
        ("Norlandia", "menyebutnya", "dosa"),
    ]


def test_an_agent_of_a_passive_speaks() -> None:
    assert read("Latihan yang disebut Norlandia sebagai provokasi dimulai Senin.")[0][:2] == ("Norlandia", "disebut")
    assert read("Dikatakan Tama bahwa jalan akan dibuka.") == [("Tama", "Dikatakan", "bahwa jalan akan dibuka")]


def test_passives_without_an_agent_are_no_claims() -> None:
    assert read("Kapal itu diketahui berlayar ke utara. Pulau itu disebut-sebut aman.") == []


def test_what_is_not_said_yet_is_no_claim() -> None:
    assert read("Presiden Ardan akan mengumumkan kabinet pekan depan.") == []


def test_a_relay_vouches_for_the_claim_inside() -> None:
    pack = load_pack("id")
    text = "Seorang pejabat Norlandia, seperti dilansir Kabar Timur, Jumat (5/6), mengatakan bahwa kapal tiba."
    inner, relay = find_attributions(document(text, pack), (), pack)
    assert inner.relayed_by == 1
    assert relay.content == inner.content
    assert relay.relayed_by is None


def test_the_one_who_cites_vouches_for_the_one_cited() -> None:
    pack = load_pack("id")
    text = "Rahma, mengutip Kementerian Laut, mengatakan dua kapal hilang."
    inner, cited = find_attributions(document(text, pack), (), pack)
    assert cited.relayed_by == 0
    assert inner.relayed_by is None


def test_two_authorities_over_one_content() -> None:
    pack = load_pack("id")
    text = "Wakil Menteri Tama mengatakan jalan itu aman, menurut Kementerian Jalan."
    inner, outer = find_attributions(document(text, pack), (), pack)
    assert inner.relayed_by == 1
    assert outer.content == inner.content


def test_datelines_and_openers_are_no_subjects() -> None:
    assert (
        read("KOTA BARU, KABAR TIMUR - Sementara itu, Wali Kota Damar mengatakan pasar aman.")[0][0]
        == "Wali Kota Damar"
    )


def test_a_quotation_over_several_lines_is_one_content() -> None:
    text = 'Damar mengatakan: "Pasar aman.\nKami menjaganya."\n'
    assert read(text) == [("Damar", "mengatakan", '"Pasar aman.\nKami menjaganya."')]


def test_a_headline_in_a_line_of_the_page() -> None:
    claims = read("Baca juga: Norlandia: Kami Tidak Gentar\nPasar sepi.")
    assert ("Norlandia", ":", "Kami Tidak Gentar") in claims


@pytest.mark.parametrize(
    "piece",
    [
        "mengatakan ",
        '"',
        '"a," kata X ',
        "menurut X, ",
        "( ",
        "yang menuduh ",
        "\0 ",
        "- ",
        ", seperti dilansir AFP",
        "katanya, ",
        "\ud800 ",
        "🙂 ",
    ],
)
def test_no_text_is_too_odd(piece: str) -> None:
    pack = load_pack("id")
    doc = document(piece * 400, pack)
    for a in find_attributions(doc, (), pack):
        assert all(0 <= s < e <= len(doc.tokens) for r in (a.cue, a.content) for s, e in r)


WORDS = [
    "Tama",
    "Norlandia",
    "mengatakan",
    "menolak",
    "kata",
    "katanya",
    "menurut",
    "disebut",
    "yang",
    "bahwa",
    "dan",
    "untuk",
    "dilansir",
    "tuduhan",
    "sebagai",
    "oleh",
    "jalan",
    "aman",
    "said",
    "that",
    "according",
    "to",
    "of",
    "claim",
    "refused",
    "Senin",
    ",",
    ".",
    ":",
    '"',
    "“",
    "”",
    "'",
    "-",
    "(",
    ")",
]
PIECES = st.sampled_from([*WORDS, "\n"])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=60), st.sampled_from(["id", "en"]))
def test_every_range_lies_in_the_text_and_reading_is_repeatable(pieces: list[str], language: str) -> None:
    pack = load_pack(language)
    doc = document(" ".join(pieces) + " x", pack)
    found = find_attributions(doc, (), pack)
    assert found == find_attributions(doc, (), pack)
    for a in found:
        assert all(0 <= s < e <= len(doc.tokens) for r in (a.source, a.cue, a.content) for s, e in r)
        assert list(a.content) == sorted(a.content)
        assert 0 < a.score <= 1
        assert a.relayed_by is None or 0 <= a.relayed_by < len(found)
