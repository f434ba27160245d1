"""Who takes part in an event, as the same rules find it in both languages."""

import pytest

from pantau.monitor import read
from pantau.types import Analysis, Event, RawDocument


def reading(text: str, language: str) -> Analysis:
    return read(RawDocument(where="test", text=text, language=language))


def event_of(analysis: Analysis, word: str) -> Event:
    """The first event whose words begin with the word."""
    text = analysis.document.text
    return next(event for event in analysis.events if text[event.trigger[0][0]:].startswith(word))


def countries(text: str, word: str, language: str) -> tuple[str, str]:
    """The countries that do an event and that undergo it, in alphabetical order."""
    analysis = reading(text, language)
    event = event_of(analysis, word)

    def lands(ids: tuple[str, ...]) -> str:
        return " ".join(sorted(actor.country for actor in analysis.actors if actor.id in ids and actor.country))

    return lands(event.actors), lands(event.recipients)


@pytest.mark.parametrize(("text", "word", "actors", "recipients"), [
    ("Malian soldiers attacked Chad on Monday.", "attacked", "ML", "TD"),
    ("Malians attacked Chad.", "attacked", "ML", "TD"),
    ("Chad was attacked by Malian soldiers.", "attacked", "ML", "TD"),
    ("At least 30 Malians were killed.", "killed", "", "ML"),
    ("Dozens of Malian soldiers attacked Chad.", "attacked", "ML", "TD"),
    ("Soldiers from Mali attacked Chad.", "attacked", "ML", "TD"),
    ("On 21 June Mali attacked Chad.", "attacked", "ML", "TD"),
    ("In 2018 Mali attacked Chad.", "attacked", "ML", "TD"),
    ("Mali, which attacked Chad, denied nothing.", "attacked", "ML", "TD"),
    ("Mali crossed the river and attacked Chad.", "attacked", "ML", "TD"),
    ("Mali began a new round of air strikes on Chad.", "air strikes", "ML", "TD"),
    ("Mali's new attack on Chad failed.", "attack", "ML", "TD"),
    ("The attack by Mali on Chad failed.", "attack", "ML", "TD"),
    ("Air strikes by Mali killed Chadian soldiers.", "killed", "ML", "TD"),
    ("Mali fired missiles at targets in Chad.", "fired", "ML", "TD"),
    ("Mali sent troops to Chad.", "sent troops", "ML", "TD"),
    ("Malian police travelled to Chad to investigate the crash.", "investigate", "ML", "TD"),
    ("Mali's foreign ministers met Chadian officials in Geneva.", "met", "ML", "TD"),
    ("Malian-Chadian talks resumed.", "talks", "ML TD", "ML TD"),
    ("Talks between Mali and Chad resumed.", "Talks", "ML TD", "ML TD"),
    ("Mali and Chad agreed to share intelligence.", "agreed", "ML TD", "ML TD"),
    ("Mali provided food and medicine to Chad.", "provided", "ML", "TD"),
    ("Mali urged Chad to release the prisoners.", "release", "TD", ""),
    ("Malian-North Korean talks resumed.", "talks", "KP ML", "KP ML"),
    ("Joint Malian-Chadian forces attacked Oman.", "attacked", "ML TD", "OM"),
    ("Mauritanian troops attacked Chad.", "attacked", "MR", "TD"),
    ("Oman, Mali, and Qatar attacked Chad.", "attacked", "ML OM QA", "TD"),
    ("Three Malians taken hostage by gunmen were released.", "released", "", "ML"),
])
def test_english(text: str, word: str, actors: str, recipients: str) -> None:
    assert countries(text, word, "en") == (actors, recipients)


@pytest.mark.parametrize(("text", "word", "actors", "recipients"), [
    ("Tentara Mali menyerang Chad pada Senin.", "menyerang", "ML", "TD"),
    ("Chad diserang tentara Mali.", "diserang", "ML", "TD"),
    ("Chad diserang oleh Mali.", "diserang", "ML", "TD"),
    ("Sebanyak 30 warga Mali tewas.", "tewas", "", "ML"),
    ("Mali, yang menyerang Chad, tidak membantah.", "menyerang", "ML", "TD"),
    ("Mali menyeberangi sungai dan menyerang Chad.", "menyerang", "ML", "TD"),
    ("Serangan Mali ke Chad gagal.", "Serangan", "ML", "TD"),
    ("Serangan yang dilakukan Mali terhadap Chad gagal.", "Serangan", "ML", "TD"),
    ("Invasi Mali ke Chad gagal.", "Invasi", "ML", "TD"),
    ("Serangan Mali menewaskan tentara Chad.", "menewaskan", "ML", "TD"),
    ("Mali menembaki sasaran di Chad.", "menembaki", "ML", "TD"),
    ("Mali mengirim pasukan ke Chad.", "mengirim pasukan", "ML", "TD"),
    ("Mali mengirim ahli ke Chad untuk menyelidiki kecelakaan itu.", "menyelidiki", "ML", "TD"),
    ("Menteri luar negeri Mali bertemu pejabat Chad di Jenewa.", "bertemu", "ML", "TD"),
    ("Perundingan Mali-Chad dilanjutkan.", "Perundingan", "ML TD", "ML TD"),
    ("Perundingan antara Mali dan Chad dilanjutkan.", "Perundingan", "ML TD", "ML TD"),
    ("Mali dan Chad sepakat bertukar informasi intelijen.", "sepakat", "ML TD", "ML TD"),
    ("Mali mendesak Chad membebaskan para tahanan.", "membebaskan", "TD", ""),
    ("Perundingan Mali-Korea Utara dilanjutkan.", "Perundingan", "KP ML", "KP ML"),
    ("Mali mengutuk kudeta yang dilakukan tentara dan mengumumkan sanksi.", "sanksi", "ML", ""),
    ("Beberapa negara, termasuk Mali dan Chad, mencoba menyerang Oman.", "menyerang", "ML TD", "OM"),
    ("Mali, saingan lama Chad, menyerang Oman.", "menyerang", "ML", "OM"),
    ("Diplomat Mali yang mewakili Uni Afrika dibunuh.", "dibunuh", "", "ML"),
    ("Oman, Mali, dan Qatar menyerang Chad.", "menyerang", "ML OM QA", "TD"),
    ("Menteri Mali mengatakan bahwa ada peraturan yang melarang penyelundupan.", "melarang", "", ""),
])
def test_indonesian(text: str, word: str, actors: str, recipients: str) -> None:
    assert countries(text, word, "id") == (actors, recipients)


@pytest.mark.parametrize(("text", "language", "name"), [
    ("Malian soldiers attacked Chad.", "en", "Malian soldiers"),
    ("Tentara Mali menyerang Chad.", "id", "Tentara Mali"),
])
def test_people_without_a_name_are_a_group_of_their_country(text: str, language: str, name: str) -> None:
    [actor] = [actor for actor in reading(text, language).actors if actor.name == name]
    assert (actor.country, actor.anonymous) == ("ML", True)


def test_a_noun_that_qualifies_another_takes_no_part() -> None:
    analysis = reading("Chad held military exercises.", "en")
    assert [actor.name for actor in analysis.actors] == ["Chad"]


@pytest.mark.parametrize(("language", "text"), [
    ("en", "by by to of, and and 's attacked"), ("en", "attacked"), ("id", "serangan yang"),
    ("id", "di di yang diserang oleh"),
])
def test_nothing_raises(language: str, text: str) -> None:
    assert reading(text, language).document.text == text


def test_the_end_of_a_provinces_name_is_no_country() -> None:
    text = "Ribuan petani berunjuk rasa di depan kantor DPRD Sulawesi Selatan, Sabtu."
    assert "KR" not in {actor.country for actor in reading(text, "id").actors}
