"""How certain an event is told to be, in pairs of sentences that say the same in both languages."""

import pytest

from pantau import read
from pantau.types import Status

OCCURRED, ONGOING, EXPECTED, POSSIBLE, DENIED, UNKNOWN = (
    Status.OCCURRED, Status.ONGOING, Status.EXPECTED, Status.POSSIBLE, Status.DENIED, Status.UNKNOWN
)


def status_of(language: str, text: str, trigger: str) -> tuple[Status, str]:
    """The status of the event at a word, and what decided it."""
    found = read(text, language=language, published="2026-05-28")
    at = text.index(trigger)
    events = [e for e in found.events if any(start < at + len(trigger) and at < end for start, end in e.trigger)]
    assert events, f"no event at {trigger!r}"
    return events[0].status, events[0].status_why


CASES: list[tuple[str, Status, tuple[str, str], tuple[str, str]]] = [
    ("plain past", OCCURRED,
     ("Norwegian troops attacked the port on Monday.", "attacked"),
     ("Pasukan Norwegia menyerang pelabuhan itu pada Senin.", "menyerang")),
    ("perfect", OCCURRED,
     ("Norwegian troops have attacked the port.", "attacked"),
     ("Pasukan Norwegia telah menyerang pelabuhan itu.", "menyerang")),
    ("progressive", ONGOING,
     ("Norwegian troops are attacking the port.", "attacking"),
     ("Pasukan Norwegia sedang menyerang pelabuhan itu.", "menyerang")),
    ("perfect progressive", ONGOING,
     ("Norwegian troops have been attacking the port.", "attacking"),
     ("Pasukan Norwegia masih terus menyerang pelabuhan itu.", "menyerang")),
    ("perfect passive", OCCURRED,
     ("The port has been attacked by Norwegian troops.", "attacked"),
     ("Pelabuhan itu telah diserang oleh pasukan Norwegia.", "diserang")),
    ("future", EXPECTED,
     ("Norwegian troops will attack the port.", "attack"),
     ("Pasukan Norwegia akan menyerang pelabuhan itu.", "menyerang")),
    ("plan", EXPECTED,
     ("Norway plans to attack the port.", "attack"),
     ("Norwegia berencana menyerang pelabuhan itu.", "menyerang")),
    ("possibility", POSSIBLE,
     ("Norwegian troops may attack the port.", "attack"),
     ("Pasukan Norwegia mungkin menyerang pelabuhan itu.", "menyerang")),
    ("possibility of what is past", POSSIBLE,
     ("Norwegian troops may have attacked the port.", "attacked"),
     ("Pasukan Norwegia mungkin telah menyerang pelabuhan itu.", "menyerang")),
    ("obligation", POSSIBLE,
     ("Norway should attack the port.", "attack"),
     ("Norwegia harus menyerang pelabuhan itu.", "menyerang")),
    ("negation", DENIED,
     ("Norwegian troops did not attack the port.", "attack"),
     ("Pasukan Norwegia tidak menyerang pelabuhan itu.", "menyerang")),
    ("not yet", DENIED,
     ("Norwegian troops have not yet attacked the port.", "attacked"),
     ("Pasukan Norwegia belum menyerang pelabuhan itu.", "menyerang")),
    ("nobody", DENIED,
     ("No group has attacked the port.", "attacked"),
     ("Tidak ada kelompok yang menyerang pelabuhan itu.", "menyerang")),
    ("without", DENIED,
     ("The week passed without an attack.", "attack"),
     ("Pekan itu berlalu tanpa serangan.", "serangan")),
    ("failure", DENIED,
     ("Norwegian troops failed to attack the port.", "attack"),
     ("Pasukan Norwegia gagal menyerang pelabuhan itu.", "menyerang")),
    ("refusal", DENIED,
     ("Norway refused to attack the port.", "attack"),
     ("Norwegia menolak menyerang pelabuhan itu.", "menyerang")),
    ("two negations make none", OCCURRED,
     ("Norwegian troops did not fail to attack the port.", "attack"),
     ("Pasukan Norwegia tidak gagal menyerang pelabuhan itu.", "menyerang")),
    ("what is not excluded is possible", POSSIBLE,
     ("Norway has not ruled out attacking the port.", "attacking"),
     ("Norwegia tidak mengesampingkan serangan ke pelabuhan itu.", "serangan")),
    ("request past its addressee", POSSIBLE,
     ("Iceland called on the Norwegian army to attack the port.", "attack"),
     ("Islandia meminta tentara Norwegia menyerang pelabuhan itu.", "menyerang")),
    ("purpose", POSSIBLE,
     ("Norwegian ships left Bergen to attack the port.", "attack"),
     ("Kapal Norwegia bertolak dari Bergen untuk menyerang pelabuhan itu.", "menyerang")),
    ("accusation", OCCURRED,
     ("Iceland accused Norway of attacking the port.", "attacking"),
     ("Islandia menuduh Norwegia menyerang pelabuhan itu.", "menyerang")),
    ("success", OCCURRED,
     ("Norwegian troops managed to attack the port.", "attack"),
     ("Pasukan Norwegia berhasil menyerang pelabuhan itu.", "menyerang")),
    ("one auxiliary for two verbs", EXPECTED,
     ("Norwegian troops will leave Bergen and attack the port.", "attack"),
     ("Pasukan Norwegia akan meninggalkan Bergen dan menyerang pelabuhan itu.", "menyerang")),
    ("a noun has the status of the verb that brings it about", EXPECTED,
     ("Norway will launch a new attack on the port.", "attack"),
     ("Norwegia akan melancarkan serangan baru ke pelabuhan itu.", "serangan")),
    ("what may follow", POSSIBLE,
     ("The dispute could trigger an attack on the port.", "attack"),
     ("Sengketa itu bisa memicu serangan ke pelabuhan itu.", "serangan")),
    ("what is spoken of is presupposed", OCCURRED,
     ("Norway will investigate the attack on the port.", "attack"),
     ("Norwegia akan menyelidiki serangan ke pelabuhan itu.", "serangan")),
    ("the subject of taking place", EXPECTED,
     ("The visit will take place in Bergen.", "visit"),
     ("Kunjungan itu akan berlangsung di Bergen.", "Kunjungan")),
    ("what was called off", DENIED,
     ("The visit was cancelled on Monday.", "visit"),
     ("Kunjungan itu dibatalkan pada Senin.", "Kunjungan")),
    ("a clause of time grants it", OCCURRED,
     ("Prices will rise after Norway attacked the port.", "attacked"),
     ("Harga akan naik setelah Norwegia menyerang pelabuhan itu.", "menyerang")),
    ("condition", POSSIBLE,
     ("If Norway attacks the port, prices rise.", "attacks"),
     ("Jika Norwegia menyerang pelabuhan itu, harga naik.", "menyerang")),
    ("a condition ends with its clause", EXPECTED,
     ("If prices rise, Norway will attack the port.", "attack"),
     ("Jika harga naik, Norwegia akan menyerang pelabuhan itu.", "menyerang")),
    ("exception", POSSIBLE,
     ("Iceland will not move unless Norway attacks the port.", "attacks"),
     ("Islandia tidak akan bergerak kecuali Norwegia menyerang pelabuhan itu.", "menyerang")),
    ("a chain of suppositions", POSSIBLE,
     ("If he says that Norway attacked the port, prices rise.", "attacked"),
     ("Jika ia mengatakan bahwa Norwegia menyerang pelabuhan itu, harga naik.", "menyerang")),
    ("a supposed refusal", POSSIBLE,
     ("If he said that they would not attack the port, prices would fall.", "attack"),
     ("Jika ia mengatakan bahwa mereka tidak akan menyerang pelabuhan itu, harga turun.", "menyerang")),
    ("until what is still to come", POSSIBLE,
     ("Iceland will wait until Norway attacks the port.", "attacks"),
     ("Islandia akan menunggu sampai Norwegia menyerang pelabuhan itu.", "menyerang")),
    ("indirect question", UNKNOWN,
     ("It is unclear whether Norway attacked the port.", "attacked"),
     ("Belum jelas apakah Norwegia menyerang pelabuhan itu.", "menyerang")),
    ("so-called", UNKNOWN,
     ("Norway mocked the so-called ceasefire.", "ceasefire"),
     ("Norwegia mencemooh apa yang mereka sebut gencatan senjata.", "gencatan senjata")),
    ("sarcasm marks around it", UNKNOWN,
     ("Norway mocked the so-called \"ceasefire\".", "ceasefire"),
     ("Norwegia mencemooh apa yang mereka sebut \"gencatan senjata\".", "gencatan senjata")),
    ("denial", DENIED,
     ("Norway denied that its troops attacked the port.", "attacked"),
     ("Norwegia membantah bahwa tentaranya menyerang pelabuhan itu.", "menyerang")),
    ("a denial that is quoted", DENIED,
     ("\"We did not attack the port,\" a Norwegian spokesman said.", "attack"),
     ("\"Kami tidak menyerang pelabuhan itu,\" kata juru bicara Norwegia.", "menyerang")),
    ("a perfect that is denied", DENIED,
     ("Norway denied that its troops had attacked the port.", "attacked"),
     ("Norwegia membantah telah menyerang pelabuhan itu.", "menyerang")),
    ("a perfect that is not true", DENIED,
     ("It is not true that Norway has attacked the port, the minister said.", "attacked"),
     ("Tidak benar bahwa Norwegia telah menyerang pelabuhan itu, kata menteri.", "menyerang")),
    ("what is denied to have had a part in", OCCURRED,
     ("Norway denied any involvement in the attack on the port.", "attack"),
     ("Norwegia membantah keterlibatan dalam serangan ke pelabuhan itu.", "serangan")),
    ("an accusation that is rejected was made", OCCURRED,
     ("Norway rejected the accusation.", "accusation"),
     ("Norwegia membantah tuduhan itu.", "tuduhan")),
    ("promise", EXPECTED,
     ("Norway promised to release the prisoners.", "release"),
     ("Norwegia berjanji membebaskan para tahanan.", "membebaskan")),
    ("threat", POSSIBLE,
     ("Norway threatened to attack the port.", "attack"),
     ("Norwegia mengancam menyerang pelabuhan itu.", "menyerang")),
    ("headline in the present tense", OCCURRED,
     ("Norway condemns attack by Iceland", "condemns"),
     ("Norwegia Kecam Serangan Islandia", "Kecam")),
    ("headline of what is to come", EXPECTED,
     ("Norway to attack port, minister says", "attack"),
     ("Norwegia Akan Bombardir Pelabuhan, Kata Menteri", "Bombardir")),
    ("what is to be ended goes on", ONGOING,
     ("Iceland called on Norway to end the war.", "war"),
     ("Islandia mendesak Norwegia mengakhiri perang.", "perang")),
    ("a noun that is negated", DENIED,
     ("There will be no negotiations.", "negotiations"),
     ("Tidak akan ada perundingan.", "perundingan")),
    ("what is hoped", POSSIBLE,
     ("Iceland hopes that Norway will release the prisoners.", "release"),
     ("Islandia berharap bahwa Norwegia akan membebaskan para tahanan.", "membebaskan")),
    ("a preposition shuts off what governs another", OCCURRED,
     ("Norway could not recover from the attack.", "attack"),
     ("Norwegia tidak bisa pulih dari serangan itu.", "serangan")),
    ("what is given in return", POSSIBLE,
     ("Norway will withdraw in return for aid.", "aid"),
     ("Norwegia akan mundur dengan imbalan bantuan.", "bantuan")),
    ("what something may be", POSSIBLE,
     ("The fire might have been an attack.", "attack"),
     ("Kebakaran itu diduga suatu serangan.", "serangan")),
    ("a planned deed", EXPECTED,
     ("Norway was planning an attack on the port.", "attack"),
     ("Norwegia merencanakan serangan ke pelabuhan itu.", "serangan")),
    ("nobody yet", DENIED,
     ("No group has attacked the port.", "attacked"),
     ("Belum ada kelompok yang menyerang pelabuhan itu.", "menyerang")),
    ("what one refuses to do with a thing", OCCURRED,
     ("Norway refused to fund the agreement.", "agreement"),
     ("Norwegia menolak mendanai kesepakatan itu.", "kesepakatan")),
    ("what is only spoken of under a condition", OCCURRED,
     ("If Norway investigates the attack, prices fall.", "attack"),
     ("Jika Norwegia menyelidiki serangan itu, harga turun.", "serangan")),
    ("always is no mark of progress", OCCURRED,
     ("Norway has always rejected the plan.", "rejected"),
     ("Norwegia selalu menolak rencana itu.", "menolak")),
    ("what lasts", ONGOING,
     ("The sanctions against Norway hurt trade with Iceland.", "sanctions"),
     ("Sanksi terhadap Norwegia merugikan Islandia.", "Sanksi")),
]


@pytest.mark.parametrize(("name", "wanted", "english", "indonesian"), CASES, ids=[case[0] for case in CASES])
def test_both_languages_tell_it_alike(
    name: str, wanted: Status, english: tuple[str, str], indonesian: tuple[str, str]
) -> None:
    assert (status_of("en", *english)[0], status_of("id", *indonesian)[0]) == (wanted, wanted)


def test_a_day_to_come_makes_a_verb_without_tense_expected() -> None:
    text = "Menteri Norwegia mengunjungi Bergen pekan depan."
    assert status_of("id", text, "mengunjungi") == (EXPECTED, "date:after")


@pytest.mark.parametrize(("language", "text", "trigger", "wanted"), [
    ("id", "Norwegia akan membalas serangan itu.", "akan membalas", EXPECTED),
    ("id", "Serangan itu akan dibalas.", "akan dibalas", EXPECTED),
    ("id", "Norwegia tidak akan membalas serangan itu.", "akan membalas", DENIED),
    ("en", "Norway will retaliate for the attack.", "retaliate", EXPECTED),
    ("en", "Norway will not retaliate for the attack.", "retaliate", DENIED),
    ("id", "\"Yang tidak akan kami lakukan adalah membatasi warga,\" kata Vera Lindqvist.", "membatasi", DENIED),
    ("id", "\"Yang kami lakukan adalah membatasi warga,\" kata Vera Lindqvist.", "membatasi", OCCURRED),
    ("en", "\"What we will not do is attack the port,\" Vera Lindqvist said.", "attack", DENIED),
    ("id", "Polisi menduga ada pertemuan tertutup antara keduanya.", "pertemuan", POSSIBLE),
    ("id", "Terduga pelaku ditangkap polisi di pelabuhan.", "ditangkap", OCCURRED),
    ("id", "Polisi membahas isu diskriminasi di sekolah.", "diskriminasi", POSSIBLE),
    ("en", "The signing of the agreement has not taken place.", "signing", DENIED),
])
def test_what_is_to_come_denied_or_suspected_has_not_occurred(
    language: str, text: str, trigger: str, wanted: Status
) -> None:
    assert status_of(language, text, trigger)[0] is wanted


@pytest.mark.parametrize(("language", "text"), [
    ("id", "Vera Lindqvist telah bertemu Presiden Norwegia untuk membahas kunjungan pada 4 Juli 2026."),
    ("id", "Vera Lindqvist mengkritik rencana Norwegia yang akan dimulai pada 4 Juli 2026."),
    ("en", "Vera Lindqvist has praised Norway ahead of the talks on July 4, 2026."),
    ("en", "Vera Lindqvist criticised the plan that will begin on July 4, 2026."),
])
def test_nothing_has_occurred_on_a_day_to_come(language: str, text: str) -> None:
    events = read(text, language=language, published="2026-05-28").events
    over = [e for e in events if e.status in (OCCURRED, ONGOING)]
    assert over
    assert all(e.when is None for e in over)


def test_the_reason_names_the_word_the_form_or_the_act() -> None:
    assert status_of("en", "Norway may attack the port.", "attack") == (POSSIBLE, "word:may")
    assert status_of("en", "Norwegian troops attacked the port.", "attacked") == (OCCURRED, "form:past")
    assert status_of("en", "Norway denied involvement in the attack.", "attack") == (OCCURRED, "presupposed")


def test_what_is_told_of_the_place_of_a_denied_event_is_not_denied() -> None:
    text = "Norway denied that it had shelled the port, where four sailors were killed."
    assert status_of("en", text, "shelled")[0] is DENIED
    assert status_of("en", text, "killed")[0] is OCCURRED


def test_what_is_not_denied_is_not_known() -> None:
    [attack] = [e for e in read("Oman did not deny the attack.", language="en").events if e.concept == "attack"]
    assert (attack.status, attack.status_why) == (Status.UNKNOWN, "act:not denied")
