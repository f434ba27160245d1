import pytest
from attributed import read

from pantau.lang import load_pack
from pantau.types import Act

CASES = [
    # a specific cue decides, whatever the content
    ("id", "{S Kementerian} {C memperingatkan} {T bahwa air sungai naik}", Act.WARN),
    ("id", "{S Dewan} {C menuduh} {T perusahaan itu menyembunyikan laporan}", Act.ACCUSE),
    ("en", "{S The council} {C denied} {T that it had signed the paper}", Act.DENY),
    ("en", "{S The bank} {C expects} {T prices to fall}", Act.PREDICT),
    # refusals
    ("id", "{S Juru bicara itu} {C menolak memberikan} {T tanggal pertemuan}", Act.DECLINE),
    ("id", "{S Perusahaan itu} {C tidak mengungkap} {T nama pembelinya}", Act.DECLINE),
    ("id", "{S Mereka} {C menolak} {T tuduhan itu}", Act.DENY),
    ("en", "{S The palace} {C declined to} {T comment on the report}", Act.DECLINE),
    ("en", "{S The palace} {C has made no} {T public comment}", Act.DECLINE),
    ("en", "{S The palace} has {C not confirmed} {T the report}", Act.DECLINE),
    ("id", "{S Istana} {C belum mengonfirmasi} {T laporan itu}", Act.DECLINE),
    ("en", "{S The minister} {C asked} {T the crew to leave the ship}", Act.REQUEST),
    # who will not do something neither denies nor keeps silent
    ("id", "{S Nelayan itu} {C menolak} {T kompromi dengan pemilik pelabuhan}", Act.STATE),
    ("id", "{S Serikat itu} {C menolak} {T libur tambahan}", Act.STATE),
    ("id", "{S Serikat itu} {C menolak} {T tawaran pemilik pelabuhan}", Act.DENY),
    ("id", "{S Serikat itu} {C menolak} {T anggapan bahwa pelabuhan itu sepi}", Act.DENY),
    ("id", "{S Serikat itu} {C menolak} {T disebut sebagai penghambat}", Act.DENY),
    ("en", "{S The union} {C refused} {T to leave the harbour}", Act.STATE),
    ("en", "{S The union} {C refused} {T several requests for comment}", Act.DECLINE),
    ("en", "{S The union} {C rejected} {T the claim that the harbour was empty}", Act.DENY),
    # "not only" negates nothing, nor does "not …" of what nobody said
    ("id", "{S Sekolah itu} {C tidak lagi sekadar menyampaikan} {T teori}", Act.STATE),
    ("id", "{T \"Ini bukan hanya sekadar upacara, tetapi janji kita,\"} {C kata} {S Wali Kota Sura}", Act.STATE),
    ("id", "{T \"Bukan hanya nelayan, petani pun datang,\"} {C kata} {S Wali Kota Sura}", Act.STATE),
    ("id", "{T \"Ini bukan akhir perjalanan kapal itu,\"} {C kata} {S Wali Kota Sura}", Act.STATE),
    ("id", "{T \"Itu bukan pelanggaran,\"} {C kata} {S Wali Kota Sura}", Act.DENY),
    ("id", "{T \"Itu bukan milik kami,\"} {C kata} {S Wali Kota Sura}", Act.DENY),
    ("en", "{T \"It was not only a ceremony, but a beginning,\"} {C said} {S Mayor Sura}", Act.STATE),
    # a hoax is spoken of, or said to be one
    ("id", "{S Wali Kota Sura} {C mengatakan} {T warga rentan terhadap hoaks, penipuan, dan pencurian}", Act.STATE),
    ("id", "{S Wali Kota Sura} {C mengatakan} {T kabar tersebut hoaks}", Act.DENY),
    ("id", "{T \"Hoaks,\"} {C kata} {S Wali Kota Sura}", Act.DENY),
    ("en", "{S The minister} {C asked} {T whether the crew had left}", Act.QUESTION),
    # under a neutral cue the content does
    ("id", "{T \"Kami akan membuka pelabuhan itu,\"} {C kata} {S Wali Kota Sura}", Act.PROMISE),
    ("id", "{T \"Siapa pun yang menutup jalan itu akan kami hukum,\"} {C kata} {S Wali Kota Sura}", Act.THREATEN),
    ("id", "{S Wali Kota Sura} {C mengatakan} {T pemerintah harus membuka pelabuhan itu}", Act.REQUEST),
    ("id", "{S Wali Kota Sura} {C mengatakan} {T kapal itu diperkirakan akan tiba}", Act.PREDICT),
    ("id", "{S Wali Kota Sura} {C mengatakan} {T tuduhan itu tidak benar}", Act.DENY),
    ("id", "{T Yang belum jelas}, {C kata}{S nya}, {T adalah siapa pembelinya}", Act.QUESTION),
    ("id", "{S Wali Kota Sura} {C mengatakan} {T kapal itu tiba dengan selamat}", Act.STATE),
    ("en", "{T \"We will open the harbour,\"} {C said} {S Mayor Sura}", Act.PROMISE),
    ("en", "{T \"We don't know who bought it,\"} {C said} {S Mayor Sura}", Act.QUESTION),
    ("en", "{S Mayor Sura} {C said} {T they should open the harbour}", Act.REQUEST),
    ("en", "{S Mayor Sura} {C said} {T the ship is expected to arrive}", Act.PREDICT),
    ("en", "{S Mayor Sura} {C said} {T the claim was not true}", Act.DENY),
    ("en", "{S Mayor Sura} {C said} {T the ship had arrived}", Act.STATE),
]


@pytest.mark.parametrize(("language", "text", "act"), CASES)
def test_act(language: str, text: str, act: Act) -> None:
    _, (claim,), _, _ = read(text + ".", language)
    assert claim.act is act


def test_only_the_speakers_own_side_promises() -> None:
    text = "{S Menteri Vera Lindqvist} {C menegaskan} {T Swedia tidak akan menutup pelabuhan itu}."
    _, (own,), _, _ = read(text, "id")
    _, (other,), _, _ = read(text.replace("Swedia", "Norwegia"), "id")
    assert (own.act, other.act) == (Act.PROMISE, Act.STATE)


def test_a_promise_in_a_relative_clause_is_not_the_speakers() -> None:
    _, (claim,), _, _ = read("{S Dia} {C mengatakan} {T kapal yang akan kami hukum tiba kemarin}.", "id")
    assert claim.act is not Act.PROMISE


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_act_has_words(language: str) -> None:
    acts = load_pack(language).acts
    assert {rule.act for rule in acts.contents} >= set(Act) - {Act.STATE}


@pytest.mark.parametrize(("language", "text", "act"), [
    ("en", "{S Norlandia} {C has not asked for} {T a meeting}", Act.DECLINE),
    ("en", "{S The mayor} {C never promised} {T lower fares}", Act.DECLINE),
    ("en", "{S The mayor} {C did not accuse} {T the ferry company of fraud}", Act.DECLINE),
    ("en", "{S The company} {C did not claim} {T that the ferry was safe}", Act.DECLINE),
    ("en", "{S The mayor} {C did not deny} {T that he had met the envoy}", Act.CONFIRM),
    ("en", "{S The mayor} {C does not believe} {T the bridge is safe}", Act.ASSESS),
    ("en", "{S The clinic} {C does not recommend} {T the drug for children}", Act.ASSESS),
    ("en", "{S The party} {C will not support} {T the bill}", Act.DENY),
    ("en", "{S The mayor} {C did not only accuse} {T the company of fraud}", Act.ACCUSE),
    ("en", "{S The mayor} {C said} {T he never promised to resign}", Act.DENY),
    ("en", "{S The mayor} {C said} {T she had not asked for money}", Act.DENY),
    ("id", "{S Norlandia} {C belum meminta} {T pertemuan}", Act.DECLINE),
    ("id", "{S Wali kota} {C tidak pernah menjanjikan} {T tarif murah}", Act.DECLINE),
    ("id", "{S Wali kota} {C tidak menuduh} {T perusahaan itu menipu}", Act.DECLINE),
    ("id", "{S Wali kota} {C tidak menampik} {T kemungkinan kenaikan tarif}", Act.CONFIRM),
    ("id", "{S Wali kota} {C tidak percaya} {T bahwa jembatan itu aman}", Act.ASSESS),
    ("id", "{S Partai itu} {C tidak mendukung} {T rancangan itu}", Act.DENY),
    ("id", "{S Wali kota} {C tidak hanya menuduh} {T perusahaan itu menipu}", Act.ACCUSE),
    ("id", "{S Wali kota} {C mengaku} {T tidak pernah meminta uang}", Act.DENY),
])
def test_a_negated_cue(language: str, text: str, act: Act) -> None:
    _, (claim,), _, _ = read(text + ".", language)
    assert claim.act is act


@pytest.mark.parametrize(("language", "text", "act"), [
    ("id", "{S Menteri itu} {C menyebut} {T laporan itu tidak benar}", Act.DENY),
    ("id", "{S Menteri itu} {C menilai} {T tudingan tersebut mengada-ada}", Act.DENY),
    ("id", "{S Menteri itu} {C menyebut} {T kabar tersebut sebagai hoaks}", Act.DENY),
    ("id", "{S Menteri itu} {C menganggap} {T isu itu fitnah}", Act.DENY),
    ("id", "{T \"Kabar itu keliru,\"} {C kata} {S menteri itu}", Act.DENY),
    ("id", "{S Menteri itu} {C menilai} {T tuduhan itu serius}", Act.ASSESS),
    ("id", "{S Pengamat itu} {C menilai} {T kebijakan itu keliru}", Act.ASSESS),
    ("id", "{S Menteri itu} {C mengatakan} {T laporan itu terbit kemarin}", Act.STATE),
    ("en", "{S The minister} {C called} {T the claim baseless}", Act.DENY),
    ("en", "{S The minister} {C described} {T the allegations as fabricated}", Act.DENY),
    ("en", "{S The company} {C called} {T the report \"fake news\"}", Act.DENY),
    ("en", "{S The minister} {C said} {T the rumours were without foundation}", Act.DENY),
    ("en", "{T \"That is a lie,\"} {C said} {S the minister}", Act.DENY),
    ("en", "{S The minister} {C called} {T the report important}", Act.ASSESS),
    ("en", "{S The critic} {C called} {T the plan a fraud}", Act.ACCUSE),
    ("en", "{S The minister} {C considers} {T the schedule absurd}", Act.ASSESS),
])
def test_who_calls_a_report_false_denies_it(language: str, text: str, act: Act) -> None:
    _, (claim,), _, _ = read(text + ".", language)
    assert claim.act is act
