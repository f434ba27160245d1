"""Actors: names, offices and countries put together, and who each source, pronoun and reference stands for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.extract.actors import read_actors
from pantau.lang import load_pack
from pantau.text.tokens import document
from pantau.types import Actor, Attribution, Document, Kind, Range, Speaker


def place(doc: Document, words: str, occurrence: int = 1) -> Range:
    """The token range of the n-th occurrence of `words`."""
    start = -1
    for _ in range(occurrence):
        start = doc.text.index(words, start + 1)
    tokens = [i for i in range(len(doc.tokens)) if start <= doc.tokens.start[i] < start + len(words)]
    return tokens[0], tokens[-1] + 1


def read(
    language: str, text: str, *sources: str | tuple[str, int]
) -> tuple[tuple[Actor, ...], list[tuple[Speaker, ...]]]:
    """The actors of a text, and the speakers of each of `sources` (words, or words and which occurrence)."""
    pack = load_pack(language)
    doc = document(text, pack)
    found = [place(doc, *((source,) if isinstance(source, str) else source)) for source in sources]
    attributions = tuple(Attribution((source,), (), (), "test", 1.0) for source in found)
    actors, speakers = read_actors(doc, attributions, pack)
    return actors, list(speakers)


def told(speakers: tuple[Speaker, ...]) -> list[tuple[str | None, str | None]]:
    return [(speaker.name, speaker.country) for speaker in speakers]


def one(language: str, text: str, source: str | tuple[str, int]) -> tuple[Speaker, ...]:
    return read(language, text, source)[1][0]


@pytest.mark.parametrize(
    ("language", "text", "source", "name", "role", "country"),
    [
        (
            "id",
            "Wakil Menteri Luar Negeri Korea Selatan, Lee Sang-woo, menolak.",
            "Wakil Menteri Luar Negeri Korea Selatan, Lee Sang-woo",
            "Lee Sang-woo",
            "Wakil Menteri Luar Negeri",
            "KR",
        ),
        (
            "id",
            "Presiden Rumania, Andrei Dan, menyambutnya.",
            "Presiden Rumania, Andrei Dan",
            "Andrei Dan",
            "Presiden",
            "RO",
        ),
        (
            "id",
            "Menteri Keuangan Amerika Serikat (AS) Paul Carter menolak.",
            "Menteri Keuangan Amerika Serikat (AS) Paul Carter",
            "Paul Carter",
            "Menteri Keuangan",
            "US",
        ),
        (
            "id",
            "kata juru bicara Kementerian Luar Negeri Iran Reza Karimi.",
            "juru bicara Kementerian Luar Negeri Iran Reza Karimi",
            "Reza Karimi",
            "juru bicara Kementerian Luar Negeri",
            "IR",
        ),
        (
            "id",
            "kata Jenderal Ion Popa dari Angkatan Darat Rumania.",
            "Jenderal Ion Popa dari Angkatan Darat Rumania",
            "Ion Popa",
            None,
            "RO",
        ),
        (
            "en",
            "North Korean Foreign Minister Pak Chol-su refused.",
            "North Korean Foreign Minister Pak Chol-su",
            "Pak Chol-su",
            "Foreign Minister",
            "KP",
        ),
        (
            "en",
            "Jane Miller, a Kremlin spokeswoman, refused.",
            "Jane Miller, a Kremlin spokeswoman",
            "Jane Miller",
            "Kremlin spokeswoman",
            "RU",
        ),
        (
            "en",
            "President Ana Torres of Panama agreed.",
            "President Ana Torres of Panama",
            "Ana Torres",
            "President",
            "PA",
        ),
        (
            "en",
            "Russia's ambassador to Japan, Oleg Orlov, left.",
            "Russia's ambassador to Japan, Oleg Orlov",
            "Oleg Orlov",
            None,
            "RU",
        ),
    ],
)
def test_a_person_with_office_and_country(
    language: str, text: str, source: str, name: str, role: str | None, country: str
) -> None:
    (speaker,) = one(language, text, source)
    assert (speaker.name, speaker.country, speaker.kind) == (name, country, Kind.PERSON)
    assert role is None or speaker.role == role


@pytest.mark.parametrize(
    ("language", "text", "source", "expected"),
    [
        (
            "id",
            "kata para pejabat di Tokyo, Seoul, dan Kyiv, serta pengawas embargo PBB dan ahli independen.",
            "para pejabat di Tokyo, Seoul, dan Kyiv, serta pengawas embargo PBB dan ahli independen",
            ["JP", "KR", "UA", None, None],
        ),
        ("id", "Para menteri Jepang dan Filipina sepakat.", "Para menteri Jepang dan Filipina", ["JP", "PH"]),
        ("id", "Korea Utara dan Rusia membantah.", "Korea Utara dan Rusia", ["KP", "RU"]),
        ("id", "Dilansir AFP dan New York Post, ia setuju.", "AFP dan New York Post", [None, None]),
        (
            "id",
            "Militer Israel dan dinas rahasia domestik Shin Bet mengatakan hal itu.",
            "Militer Israel dan dinas rahasia domestik Shin Bet",
            ["IL", "IL"],
        ),
        (
            "en",
            "South Korean and Japanese officials warned of it.",
            "South Korean and Japanese officials",
            ["KR", "JP"],
        ),
        (
            "en",
            "officials in Tokyo, Seoul and Manila said.",
            "officials in Tokyo, Seoul and Manila",
            ["JP", "KR", "PH"],
        ),
        (
            "en",
            "supporters of the plan, including Prime Minister Ana Torres, said so in Panama.",
            "supporters of the plan, including Prime Minister Ana Torres",
            ["PA", "PA"],
        ),
    ],
)
def test_several_speakers_of_one_source(language: str, text: str, source: str, expected: list[str | None]) -> None:
    assert [speaker.country for speaker in one(language, text, source)] == expected


def test_officials_are_anonymous_and_ministries_are_not() -> None:
    _, (officials, ministry) = read(
        "id",
        "Sejumlah pejabat Jepang dan Kementerian Luar Negeri Tokyo menolak.",
        "Sejumlah pejabat Jepang",
        "Kementerian Luar Negeri Tokyo",
    )
    assert [(s.kind, s.anonymous, s.country) for s in officials] == [(Kind.GROUP, True, "JP")]
    assert [(s.name, s.kind, s.anonymous) for s in ministry] == [
        ("Kementerian Luar Negeri Jepang", Kind.ORGANISATION, False)
    ]


@pytest.mark.parametrize(
    ("language", "text", "source", "expected"),
    [
        ("id", "Pyongyang membantah.", "Pyongyang", ("Korea Utara", "KP")),
        ("en", "Pyongyang denied it.", "Pyongyang", ("North Korea", "KP")),
        ("en", "Moscow denied it.", "Moscow", ("Russia", "RU")),
        ("id", "Gedung Putih membantah.", "Gedung Putih", ("Gedung Putih", "US")),
        (
            "id",
            "menurut pernyataan Garda Revolusi Iran.",
            "pernyataan Garda Revolusi Iran",
            ("Korps Garda Revolusi Iran", "IR"),
        ),
        ("id", "Surat kabar Rusia Nedelya melaporkan.", "Surat kabar Rusia Nedelya", ("Nedelya", "RU")),
        ("id", "Sea Pro, situs web yang bermarkas di Seoul, melaporkan.", "Sea Pro", ("Sea Pro", "KR")),
        ("id", "pemerintah di Teheran setuju.", "pemerintah di Teheran", ("pemerintah Iran", "IR")),
        ("en", "Reuters reported.", "Reuters", ("Reuters", None)),
    ],
)
def test_governments_and_organisations(language: str, text: str, source: str, expected: tuple[str, str | None]) -> None:
    assert told(one(language, text, source)) == [expected]


def test_the_same_family_name_is_the_latest_who_bears_it() -> None:
    text = (
        "Wakil Menteri Luar Negeri Korea Selatan Kim Jae-ho tiba. Kim menolak. "
        "Menteri Pertahanan Korea Utara Kim Chol-su membalas. Kim juga mengancam."
    )
    actors, (first, second) = read("id", text, ("Kim", 2), ("Kim", 4))
    assert told(first) == [("Kim Jae-ho", "KR")]
    assert told(second) == [("Kim Chol-su", "KP")]
    assert len([a for a in actors if a.kind is Kind.PERSON]) == 2


def test_a_surname_stays_with_whom_it_mostly_means() -> None:
    lead = "Presiden Peru Carlos Vega datang. Vega menolak. Vega pergi. Vega pulang. Vega tidur. "
    text = lead + "Laura Vega tertawa. Vega membantah."
    _, (last,) = read("id", text, ("Vega", 7))
    assert told(last) == [("Carlos Vega", "PE")]


def test_a_name_behind_its_description() -> None:
    source = "seorang penyelam gua asal Finlandia, Mikko Salo"
    assert told(one("id", f"Ia selamat, kata {source}.", source)) == [("Mikko Salo", "FI")]


def test_i_is_who_says_what_it_stands_in() -> None:
    pack = load_pack("en")
    doc = document('"I heard them say it is over," said Jane Miller.', pack)
    inner = Attribution((place(doc, "I"),), (), (place(doc, "it is over"),), "test", 1.0)
    outer = Attribution((place(doc, "Jane Miller"),), (), ((0, 10),), "test", 1.0)
    assert [told(group) for group in read_actors(doc, (inner, outer), pack)[1]] == [[("Jane Miller", None)]] * 2


def test_a_surname_waits_for_its_full_name() -> None:
    actors, _ = read("id", "Kemarin Wijaya pergi. Menteri Pertanian Indonesia Budi Wijaya pulang.")
    (person,) = [a for a in actors if a.kind is Kind.PERSON]
    assert (person.name, len(person.mentions)) == ("Budi Wijaya", 2)


@pytest.mark.parametrize(
    ("language", "text", "said", "pronoun", "name"),
    [
        (
            "id",
            'Menteri Keuangan Jepang Aiko Sato menolak. "Kami tidak tahu," katanya.',
            "Menteri Keuangan Jepang Aiko Sato",
            "nya",
            "Aiko Sato",
        ),
        (
            "id",
            "Menteri Keuangan Jepang Aiko Sato menolak. Ia juga mengecam Rusia.",
            "Menteri Keuangan Jepang Aiko Sato",
            "Ia",
            "Aiko Sato",
        ),
        ("id", 'Pejabat Jepang menolak. "Tidak," kata pejabat itu.', "Pejabat Jepang", "pejabat itu", "Pejabat Jepang"),
        (
            "id",
            'Kementerian Luar Negeri Seoul menolak. "Tidak," kata kementerian itu.',
            "Kementerian Luar Negeri Seoul",
            "kementerian itu",
            "Kementerian Luar Negeri Korea Selatan",
        ),
        (
            "en",
            'Japan\'s Defence Ministry refused. "No," the ministry said.',
            "Japan's Defence Ministry",
            "the ministry",
            "Japan's Defence Ministry",
        ),
        ("en", "Lawmaker Park Ji-min agreed. Mr Park smiled.", "Lawmaker Park Ji-min", "Mr Park", "Park Ji-min"),
    ],
)
def test_references_back(language: str, text: str, said: str, pronoun: str, name: str) -> None:
    _, (_, back) = read(language, text, said, pronoun)
    assert [speaker.name for speaker in back] == [name]


def test_he_is_no_woman() -> None:
    text = "Kremlin spokesman Ivan Orlov spoke first. Spokeswoman Maria Belova spoke next. He refused."
    _, speakers = read("en", text, "Kremlin spokesman Ivan Orlov", "Spokeswoman Maria Belova", "He")
    assert [s.name for s in speakers[2]] == ["Ivan Orlov"]


def test_they_are_two_named_side_by_side() -> None:
    speakers = one("en", "In talks between Ana Torres and Ivan Orlov they agreed.", "they")
    assert [s.name for s in speakers] == ["Ana Torres", "Ivan Orlov"]


def test_an_unnamed_lawmaker_of_the_lead_is_named_by_the_next_sentence() -> None:
    text = "Exports have fallen, a South Korean lawmaker has said.\nHan Ji-won, citing a report, said prices rose."
    _, (lead, _) = read("en", text, "a South Korean lawmaker", "Han Ji-won")
    assert told(lead) == [("Han Ji-won", "KR")]


def test_the_south_is_a_country_once_it_is_named() -> None:
    assert told(one("en", "South Korea voted. The South's trade ministry said so.", "The South's trade ministry")) == [
        ("South Korea's trade ministry", "KR")
    ]
    assert one("en", "The South voted.", "The South")[0].country is None


def test_an_abbreviation_in_brackets_is_the_organisation() -> None:
    actors, (speakers,) = read("id", "Otoritas Pangan Jepang (OPJ) menolak. OPJ juga mengecam.", ("OPJ", 2))
    assert told(speakers) == [("Otoritas Pangan Jepang (OPJ)", "JP")]
    assert [actor.name for actor in actors if actor.mentions[0][0] == 0] == ["Otoritas Pangan Jepang (OPJ)"]


def test_nobody_stays_nobody() -> None:
    assert read("en", "It rained. Nothing else was known.")[0] == ()
    pack = load_pack("en")
    doc = document("It was said.", pack)
    assert read_actors(doc, (Attribution((), (), (), "test", 1.0),), pack) == ((), ((),))


def test_what_comes_later_changes_no_earlier_speaker_that_is_known() -> None:
    lead = 'Menteri Keuangan Jepang Aiko Sato menolak. "Tidak," katanya. Kim Jae-ho diam.\n'
    rest = "Presiden Korea Utara Kim Chol-su datang. Sato bertemu Aiko Tanaka."
    sources = ("Menteri Keuangan Jepang Aiko Sato", "nya")
    assert told_all(read("id", lead, *sources)[1]) == told_all(read("id", lead + rest, *sources)[1])


def told_all(speakers: list[tuple[Speaker, ...]]) -> list[list[tuple[str | None, str | None]]]:
    return [told(group) for group in speakers]


WORDS = st.sampled_from(
    [
        "Presiden",
        "menteri luar negeri",
        "AS",
        "Korea Selatan",
        "Seoul",
        "Kim",
        "Hong-kyun",
        "dan",
        ",",
        "(",
        ")",
        ".",
        '"',
        "itu",
        "kementerian",
        "juru bicara",
        "yang",
        "nya",
        "katanya",
        "U.S.",
        "minister",
        "of",
        "the",
        "'s",
        "officials",
        "and",
        "including",
        "\n",
        "\x00",
        "\ud800",
        "😀",
        "\u200f",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["id", "en"]),
    st.lists(WORDS, max_size=60),
    st.lists(st.tuples(st.integers(0, 59), st.integers(1, 9)), max_size=4),
)
def test_any_text_is_read(language: str, words: list[str], spans: list[tuple[int, int]]) -> None:
    pack = load_pack(language)
    doc = document(" ".join(words), pack)
    size = len(doc.tokens)
    attributions = tuple(Attribution(((a, min(size, a + n)),), (), (), "test", 1.0) for a, n in spans if a < size)
    actors, speakers = read_actors(doc, attributions, pack)
    assert len(speakers) == len(attributions)
    assert all(0 <= start < end <= len(doc.text) for actor in actors for start, end in actor.mentions)
    ids = {actor.id for actor in actors}
    assert all(speaker.actor is None or speaker.actor in ids for group in speakers for speaker in group)


@pytest.mark.parametrize(
    ("language", "text", "source", "expected"),
    [
        ("id", "Menteri Keuangan Jepang menolak.", "Menteri Keuangan Jepang", ("JP", None)),
        ("id", "Iwan Perdana, menteri keuangan Jepang, menolak.", "Iwan Perdana", ("JP", None)),
        ("id", "Kata juru bicara kemarin.", "juru bicara", ("ID", "home")),
        ("id", "Jepang diam. Pejabat senior menolak.", "Pejabat senior", ("JP", "article-setting")),
        ("en", "Japan was silent. The ministry in Oslo left, the spokeswoman said.", "the spokeswoman", (None, None)),
    ],
)
def test_a_country_from_the_context_says_so(
    language: str, text: str, source: str, expected: tuple[str | None, str | None]
) -> None:
    (speaker,) = one(language, text, source)
    assert (speaker.country, speaker.country_why) == expected


def test_the_country_of_an_institution_told_elsewhere() -> None:
    text = "Japan's Defence Ministry refused. Oslo was silent. Ivan Orlov, the ministry's spokesman, spoke."
    actors, ((speaker,),) = read("en", text, "Ivan Orlov, the ministry's spokesman")
    assert (speaker.country, speaker.country_why) == ("JP", "institution-elsewhere")
    assert [(a.country, a.country_why) for a in actors if a.name == "Ivan Orlov"] == [("JP", "institution-elsewhere")]


@pytest.mark.parametrize(
    ("language", "text", "source", "expected"),
    [
        ("id", "Menteri Kesehatan Budi Wijaya datang. Lalu menkes pulang.", "menkes", "Budi Wijaya"),
        ("id", "Presiden Peru Carlos Vega datang. Presiden menolak.", "Presiden menolak", "Carlos Vega"),
        ("id", "Presiden Iwan Dodo datang. Iwando menolak.", "Iwando", "Iwan Dodo"),
        ("id", "Wapres Ma\\'ruf Harun datang. Harun menolak.", ("Harun", 2), "Ma'ruf Harun"),
        ("id", "Peneliti senior ABCD Daniel Vega menolak.", "Peneliti senior ABCD Daniel Vega", "Daniel Vega"),
        ("id", "Menteri Israel Daniel Vega menolak.", "Menteri Israel Daniel Vega", "Daniel Vega"),
        ("id", "Partai Sejahtera datang. Sejahtera menolak.", ("Sejahtera", 2), "Partai Sejahtera"),
        ("en", "Prime Minister Ana Torres came. The prime minister left.", "The prime minister", "Ana Torres"),
        ("en", "Gomez left. The prime minister refused.", "The prime minister", "prime minister"),
        ("en", "Panama City Mayor Ana Torres refused.", "Panama City Mayor Ana Torres", "Ana Torres"),
        ("en", "Mexico's Torres refused.", "Mexico's Torres", "Torres"),
        ("en", "The Japanese glassmaker refused.", "The Japanese glassmaker", "Japanese glassmaker"),
    ],
)
def test_who_is_meant(language: str, text: str, source: str | tuple[str, int], expected: str) -> None:
    assert [speaker.name for speaker in one(language, text, source)] == [expected]


def test_who_spoke_first_needs_no_introduction() -> None:
    _, (_, later) = read("en", "Gomez refused. It rained. The president also left.", "Gomez", "The president")
    assert told(later) == [("Gomez", None)]


def test_an_office_of_home_is_not_the_guests() -> None:
    text = "Presiden Iwan Dodo bertemu Presiden Peru Carlos Vega. Dodo memuji Peru dan Indonesia."
    _, (speakers,) = read("id", text, ("Dodo", 2))
    assert [(s.name, s.country, s.country_why) for s in speakers] == [("Iwan Dodo", "ID", "home")]


def test_a_country_has_the_name_that_the_article_gives_it() -> None:
    assert told(one("id", "China diam. Beijing menolak.", "Beijing")) == [("China", "CN")]
    assert told(one("id", "Beijing menolak.", "Beijing")) == [("Tiongkok", "CN")]
    assert told(one("id", "Korsel diam. Seoul menolak.", "Seoul")) == [("Korea Selatan", "KR")]


def test_a_common_noun_that_begins_a_sentence_is_no_name() -> None:
    text = "Inggris diam. Pembuat kapal asal Jepang itu menolak."
    assert told(one("id", text, "Pembuat kapal asal Jepang itu")) == [("Pembuat kapal asal Jepang", "JP")]


def test_whose_a_newspaper_is() -> None:
    assert told(one("id", "Sea Pro milik otoritas Iran menolak.", "Sea Pro")) == [("Sea Pro", "IR")]


def test_a_surname_that_acts_is_somebody() -> None:
    actors, _ = read("id", "Kemarin Vega mengunjungi pasar itu. Kami melihat Orlov.")
    assert [(a.name, a.kind) for a in actors] == [("Vega", Kind.PERSON)]


def test_he_outside_a_quotation_is_nobody_who_speaks_within() -> None:
    text = 'Daniel Vega datang. "Kata Ivan Orlov tidak," ujar Daniel Vega. Dia pergi.'
    _, speakers = read("id", text, "Daniel Vega", "Ivan Orlov", "Dia")
    assert told(speakers[2])[0][0] == "Daniel Vega"


def test_the_title_of_another_article_names_nobody() -> None:
    text = "Menteri Agama Budi Wijaya datang.\nBaca juga: Wijaya Nonton Konser Besar\nWijaya menolak."
    actors, (speakers,) = read("id", text, ("Wijaya", 3))
    assert told(speakers)[0][0] == "Budi Wijaya"
    assert [a.name for a in actors if a.kind is Kind.PERSON] == ["Budi Wijaya"]


def test_an_institution_is_named_up_to_its_abbreviation() -> None:
    source = "Kepala Badan Tanah, Air, dan Udara (BTAU) Iwan Vega"
    actors, ((speaker,),) = read("id", f"{source} menolak.", source)
    assert (speaker.name, speaker.role) == ("Iwan Vega", "Kepala Badan Tanah, Air, dan Udara (BTAU)")
    assert [a.name for a in actors if a.kind is Kind.ORGANISATION] == ["Badan Tanah, Air, dan Udara (BTAU)"]


@pytest.mark.parametrize(
    ("language", "text", "source", "name", "role"),
    [
        ("id", '"Kami siap," kata juru bicaranya, Alena Tarasik, Senin.', "juru bicaranya, Alena Tarasik",
         "Alena Tarasik", "juru bicara"),
        ("id", "Menteri luar negerinya, Budi Hartono, menolak.", "Menteri luar negerinya, Budi Hartono",
         "Budi Hartono", "Menteri luar negeri"),
        ("id", '"Kami siap," kata wakilnya Sari Utomo kepada pers.', "wakilnya Sari Utomo", "Sari Utomo", "wakil"),
        ("id", "Sari Utomo, pengacaranya, menolak.", "Sari Utomo, pengacaranya", "Sari Utomo", "pengacara"),
        ("id", "Menteri pertahanannya, Sudirman, menolak.", "Menteri pertahanannya, Sudirman",
         "Sudirman", "Menteri pertahanan"),
        ("id", "Juru bicara Presiden Anton Belov, Alena Tarasik, menolak.",
         "Juru bicara Presiden Anton Belov, Alena Tarasik", "Alena Tarasik", "Juru bicara Presiden Anton Belov"),
        ("id", "Direktur Cipta Karsa Abadi, Rina Wulandari, menolak.", "Direktur Cipta Karsa Abadi, Rina Wulandari",
         "Rina Wulandari", "Direktur Cipta Karsa Abadi"),
        ("id", "Guru Besar Hubungan Internasional Universitas Wana, Arif Lesmana, menolak.",
         "Guru Besar Hubungan Internasional Universitas Wana, Arif Lesmana", "Arif Lesmana",
         "Guru Besar Hubungan Internasional Universitas Wana"),
        ("id", "kata istrinya pada hari itu.", "istrinya", "istrinya", "istri"),
        ("en", "His spokesman, Seo Min-jae, refused.", "His spokesman, Seo Min-jae", "Seo Min-jae", "spokesman"),
        ("en", "Sara Utomo, her deputy, refused.", "Sara Utomo, her deputy", "Sara Utomo", "deputy"),
        ("en", "President Belov's spokesman, Seo Min-jae, refused.", "President Belov's spokesman, Seo Min-jae",
         "Seo Min-jae", "spokesman"),
        ("en", "Prime Minister Anton Belov's spokesman refused.", "Prime Minister Anton Belov's spokesman",
         "Prime Minister Anton Belov's spokesman", "spokesman"),
    ],
)
def test_somebodys_spokesman_is_who_is_named_beside(
    language: str, text: str, source: str, name: str, role: str
) -> None:
    (speaker,) = one(language, text, source)
    assert (speaker.name, speaker.role, speaker.kind) == (name, role, Kind.PERSON)


def test_an_office_before_a_list_is_the_first_ones_own() -> None:
    source = "Menteri Sari Utomo, Budi Hartono, dan Rina Wulandari"
    assert [name for name, _ in told(one("id", f"{source} menolak.", source))] == [
        "Sari Utomo", "Budi Hartono", "Rina Wulandari"]


@pytest.mark.parametrize("text", [
    "Presiden Franko Lund tiba bersama istrinya, Birgit Lund. Kemarin Lund menolak.",
    "Presiden Franko Lund tiba. Istrinya, Birgit Lund, tersenyum. Kemarin Lund menolak.",
])
def test_a_surname_is_the_presidents_and_not_his_wifes(text: str) -> None:
    assert told(one("id", text, ("Lund", 3)))[0][0] == "Franko Lund"


def test_a_word_with_nya_is_an_office_only_where_it_is_one() -> None:
    (speaker,) = one("id", "Pejabat umumnya menolak.", "Pejabat umumnya")
    assert speaker.role == "Pejabat"


def test_the_object_of_a_verb_is_no_apposition() -> None:
    actors, _ = read("id", "Sekretaris Rudi Wijaya, mengatakan gubernur sakit.", "Sekretaris Rudi Wijaya")
    assert actors[0].roles == ("Sekretaris",)


def test_a_campaign_is_not_the_candidate() -> None:
    (speaker,) = one("en", "Gov. Sara Lund ran. Gov. Lund's campaign refused.", "Gov. Lund's campaign")
    assert (speaker.name, speaker.kind) == ("Gov. Lund's campaign", Kind.ORGANISATION)


@pytest.mark.parametrize(("language", "text"), [
    ("en", "Yesterday Vexel refused. The plant closes, said Paul Danner, chief executive of Vexel."),
    ("en", "Yesterday Vexel refused. Last week Vexel's chief executive, Paul Danner, left."),
    ("id", "Kemarin Vexel menolak. Direktur Utama Vexel, Rina Wulandari, pergi."),
])
def test_what_has_a_chief_executive_is_no_person(language: str, text: str) -> None:
    (speaker,) = one(language, text, "Vexel")
    assert (speaker.name, speaker.kind) == ("Vexel", Kind.ORGANISATION)


def test_whose_lawyer_speaks_is_a_person() -> None:
    text = "Pengacara Sutomo, Rina Wulandari, pergi. Kemarin Sutomo menolak."
    (speaker,) = one("id", text, ("Sutomo", 2))
    assert (speaker.name, speaker.kind) == ("Sutomo", Kind.PERSON)
