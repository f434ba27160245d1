import pytest
from attributed import read, words

CASES = [
    ("id", "channel", "{S Menteri itu}, dalam sebuah pernyataan, {C mengatakan} {T kapal itu tiba}.", "pernyataan"),
    ("id", "channel", "{T \"Kapal itu tiba,\"} {C tulis} {S menteri itu} di Telegram.", "Telegram"),
    ("id", "channel", "{S Menteri itu} {C mengatakan} {T kapal itu tiba}.", None),
    ("en", "channel", "{T \"The ship is here,\"} {C said} {S the minister} in a radio interview.", "radio interview"),
    ("id", "addressee", "{T \"Kapal itu tiba,\"} {C kata} {S menteri itu} kepada wartawan di Oslo.", "wartawan"),
    ("id", "addressee", "{S Menteri itu} {C memperingatkan} para nelayan {T agar tidak melaut}.", "para nelayan"),
    ("id", "addressee", "{S Menteri itu} {C meminta} {T para nelayan untuk tidak melaut}.", "para nelayan"),
    ("id", "addressee", "{S Ana}, dalam panggilan telepon dengan Nyonya Berg, {C mengatakan} {T kapal itu tiba}.",
     "Nyonya Berg"),
    ("en", "addressee", "{S The minister} {C told} reporters on Monday {T that the ship was here}.", "reporters"),
    ("en", "addressee", "{S The minister} {C said} {T the ship was here}.", None),
    ("id", "evidence", "{T Kapal itu tiba}, {C kata} {S menteri itu}, mengutip foto satelit.", "foto satelit"),
    ("en", "evidence", "{S The minister}, citing harbour records, {C said} {T the ship was here}.", "harbour records"),
    ("id", "place", "{T \"Kapal itu tiba,\"} {C kata} {S menteri itu} kepada wartawan di Oslo.", "Oslo"),
    ("en", "place", "{S Ana Vik}, a dean at Oslo University, {C said} {T the ship was here}.", None),
    ("en", "channel", "{S Ana Vik}, after the email probe, {C said} {T the ship was here}.", None),
    ("id", "addressee", "{S Menteri itu} {C meminta} {T Norwegia membuka pelabuhannya}.", "Norwegia"),
    ("en", "place", "{S The minister} {C said} in Oslo {T that the ship was here}.", "Oslo"),
]


@pytest.mark.parametrize(("language", "field", "text", "expected"), CASES)
def test_frame(language: str, field: str, text: str, expected: str | None) -> None:
    doc, (claim,), _, _ = read(text, language)
    assert words(doc, getattr(claim, field)) == expected


def test_another_speakers_words_are_not_taken() -> None:
    text = ("{S1 Ana} {C1 mengatakan} {T1 kapal itu tiba}, "
            "sementara {S2 Budi} dalam wawancara {C2 mengatakan} {T2 kapal itu karam}.")
    doc, (first, second), _, _ = read(text, "id")
    assert (words(doc, first.channel), words(doc, second.channel)) == (None, "wawancara")
