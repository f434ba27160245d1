"""What Indonesian newswire does beyond the plain patterns: chains of relays, stances, remarks, agreements."""

import pytest

from pantau.extract.grammar import find_attributions
from pantau.extract.times import find_times
from pantau.lang import load_pack
from pantau.text.tokens import document

Read = tuple[str, str, str]


def read(text: str) -> list[Read]:
    """(source, cue, content) of every attribution; the pieces of a span joined by " … "."""
    pack = load_pack("id")
    doc = document(text, pack)

    def words(ranges: tuple[tuple[int, int], ...]) -> str:
        return " … ".join(text[start:end] for start, end in doc.tokens.spans(ranges))

    found = find_attributions(doc, find_times(doc, pack), pack)
    return [(words(a.source), words(a.cue), words(a.content)) for a in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kapal itu, seperti dilansir Kabar Selat, Selasa (5/5/2026), menabrak karang di Pulau Batu.",
            ("Kabar Selat", "dilansir", "Kapal itu … menabrak karang di Pulau Batu"),
        ),
        (
            "Dikutip dari laman pelabuhan.go.id, dari 40 kapal, dua belum kembali.",
            ("laman pelabuhan.go.id", "Dikutip", "dari 40 kapal, dua belum kembali"),
        ),
        (
            "Menurut catatan resmi, sejak awal tahun 2025, dua jembatan runtuh.",
            ("catatan resmi", "Menurut", "sejak awal tahun 2025, dua jembatan runtuh"),
        ),
        (
            "Feri tua itu akan pensiun tahun depan, Kabar Selat mencatat.",
            ("Kabar Selat", "mencatat", "Feri tua itu akan pensiun tahun depan"),
        ),
        (
            "Saat ini, katanya, pembangunan dermaga masih berjalan.",
            ("nya", "kata", "Saat ini … pembangunan dermaga masih berjalan"),
        ),
        ('Lewat sebuah pesan, tambahnya: "Kami siap."', ("nya", "tambah", '"Kami siap."')),
    ],
)
def test_authorities(text: str, expected: Read) -> None:
    assert read(text) == [expected]


def test_relays_in_a_chain_and_words_that_lost_their_spaces() -> None:
    text = '"Dermaga dibuka," kata Suro, seperti dilansirselatNewsdariKabar Selat, Selasa (5/5/2026).'
    assert [(source, cue) for source, cue, _ in read(text)] == [
        ("Suro", "kata"),
        ("Kabar Selat", "dari"),
        ("selatNews", "dilansir"),
    ]


def test_a_relay_right_behind_the_speaker() -> None:
    text = '"Dermaga dibuka," kata Suro dilansir kantor berita Selat, Selasa (5/5/2026).'
    assert [source for source, _, _ in read(text)] == ["Suro", "kantor berita Selat"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kedua negara sepakat memperluas kerja sama pelabuhan.",
            ("Kedua negara", "sepakat", "memperluas kerja sama pelabuhan"),
        ),
        (
            "Setelah Suro mengatakan bahwa dermaga aman, harga ikan naik.",
            ("Suro", "mengatakan", "bahwa dermaga aman"),
        ),
        (
            "Seorang reporter meminta Suro untuk menjelaskan rencana itu, yang menelan biaya besar.",
            ("Seorang reporter", "meminta", "Suro untuk menjelaskan rencana itu"),
        ),
        (
            "Suro menyebut polisi itu, yang baru dilantik, telah ditahan kemarin.",
            ("Suro", "menyebut", "polisi itu, yang baru dilantik, telah ditahan kemarin"),
        ),
        (
            "Suro menegaskan penolakan desa terhadap tambang, isu yang lama diperdebatkan.",
            ("Suro", "menegaskan", "penolakan desa terhadap tambang"),
        ),
        (
            "Namun, otoritas Selat, sekutu Kota Baru, mengatakan kapal itu aman.",
            ("otoritas Selat, sekutu Kota Baru", "mengatakan", "kapal itu aman"),
        ),
        (
            "Di Kota Baru, pihak berwenang mengatakan kapal itu aman.",
            ("pihak berwenang", "mengatakan", "kapal itu aman"),
        ),
        (
            "Suro menentang keras undang-undang itu dan dengan lantang menyerang pembuatnya.",
            ("Suro", "menentang keras", "undang-undang itu"),
        ),
        ("Lusia menghormati keputusan pengadilan itu.", ("Lusia", "menghormati", "keputusan pengadilan itu")),
        (
            "Lusia memiliki penilaian sendiri bahwa rencana itu gagal.",
            ("Lusia", "penilaian", "bahwa rencana itu gagal"),
        ),
        (
            'Polisi menghadang pengunjuk rasa yang berteriak, "Buka dermaga!"',
            ("pengunjuk rasa", "berteriak", '"Buka dermaga!"'),
        ),
        (
            "Anggaran itu diprediksi para ahli akan menambah utang desa.",
            ("para ahli", "diprediksi", "Anggaran itu … akan menambah utang desa"),
        ),
        (
            "Suro mengaku kantornya selalu meminta dan mengajak agar warga jujur.",
            ("Suro", "mengaku", "kantornya selalu meminta dan mengajak agar warga jujur"),
        ),
        (
            "Suro mengingatkan agar warga tidak salah jalan saat memberikan sambutan di pelabuhan.",
            ("Suro", "mengingatkan", "agar warga tidak salah jalan"),
        ),
        ("Selama perbaikan, kata Suro mereka libur.", ("Suro", "kata", "Selama perbaikan … mereka libur")),
        ("Seorang akademisi menemukan bahwa laut naik.", ("Seorang akademisi", "menemukan", "bahwa laut naik")),
        ("Dia menambahkan ayahnya cukup bangga.", ("Dia", "menambahkan", "ayahnya cukup bangga")),
        (
            "Suro sudah bersumpah untuk memulai 'perang' melawan penyelundup.",
            ("Suro", "bersumpah", "memulai 'perang' melawan penyelundup"),
        ),
    ],
)
def test_who_says_what(text: str, expected: Read) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Lusia menambahkan gula ke dalam kopinya.",
        "Lusia tidak mengakui negara itu.",
        "Lusia berencana memberitahukan harga tiket kepada warga.",
        "Kota itu sepi sejak aturan diumumkan Suro.",
        "Lusia juga disebut memperingatkan Suro soal dermaga.",
        "Meski demikian, komentar Lusia soal dermaga itu menarik.",
        "Belum ada yang tahu soal klaim Lusia mengenai kapal baru.",
        "Harga ikan turun dan nilainya lima kali lebih rendah daripada dulu.",
        "Pernyataan yang disampaikan oleh Suro di hadapan dewan itu penting.",
        "Daftar itu memuat Laporan Harta Kekayaan Pejabat Desa agar jelas.",
    ],
)
def test_no_claim(text: str) -> None:
    assert read(text) == []


def test_a_claim_inside_another_by_somebody_who_is_described() -> None:
    text = "Suro mencatat bahwa banyak nelayan yang pulang dengan perahu itu mengeklaim bahwa laut tenang."
    assert read(text)[1] == ("banyak nelayan yang pulang dengan perahu itu", "mengeklaim", "bahwa laut tenang")


def test_a_quotation_that_goes_on_behind_an_authority() -> None:
    text = '"Dermaga akan ramai," menurut Lusia. "Kapal akan datang."'
    assert read(text) == [("Lusia", "menurut", '"Dermaga akan ramai," … "Kapal akan datang."')]


def test_a_ground_beside_what_is_denied() -> None:
    assert read("Suro membantah tuduhan itu dengan alasan bahwa kapalnya rusak.") == [
        ("Suro", "membantah", "tuduhan itu"),
        ("Suro", "dengan alasan", "bahwa kapalnya rusak"),
    ]


def test_a_medium_before_a_speaker() -> None:
    text = "Dikutip dari Kabar, Kepala Dinas Pelabuhan Suro mengatakan, dermaga aman."
    assert [source for source, _, _ in read(text)] == ["Kepala Dinas Pelabuhan Suro", "Kabar"]


def test_what_stands_behind_the_title_of_another_article() -> None:
    text = "Baca juga: Dermaga Baru Dibuka di Kota Baru Menurut Suro, kapal pertama datang besok."
    assert read(text)[-1] == ("Suro", "Menurut", "kapal pertama datang besok")
