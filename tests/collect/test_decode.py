"""Which encoding a text is read in, where its server, its page and its bytes disagree."""

import pytest

from pantau.collect.decode import decode
from pantau.errors import InputError

LINE = "Kata Menteri “Réza”: jembatan — itu — selesai."


@pytest.mark.parametrize(("charset", "data"), [
    ("utf-8", LINE.encode()),
    ("iso-8859-1", LINE.encode()),                                      # a server's default, contradicted by the bytes
    ("windows-1251", b"\xef\xbb\xbf" + LINE.encode()),
    ("windows-1252", LINE.encode("cp1252")),
    ("latin1", LINE.encode("cp1252")),                                  # as browsers: what is called so is cp1252
    ("us-ascii", LINE.encode("cp1252")),
    ("utf-8", b'<meta charset="windows-1252">' + LINE.encode("cp1252")),        # the header fits nothing
    ("nonsense", b'<?xml version="1.0" encoding="ISO-8859-1"?>' + LINE.encode("cp1252")),
    ("utf-16le", LINE.encode("utf-16-le")),                             # no mark: only the header can tell
    ("utf-16", LINE.encode()),
    ("punycode", LINE.encode()),
    (None, LINE.encode()),
])
def test_bytes_prove_a_header_wrong_and_a_header_goes_before_the_page(charset: str | None, data: bytes) -> None:
    text, warnings = decode(data, "x", charset=charset)
    assert text.rpartition(">")[2] == LINE
    assert warnings == ()


def test_a_header_decides_between_encodings_that_all_fit() -> None:
    page = b'<meta charset="windows-1252">' + "Дмитрий".encode("cp1251")
    assert decode(page, "x", charset="windows-1251")[0].endswith("Дмитрий")
    assert decode(page, "x")[0].endswith("Äìèòðèé")
    assert decode("北京".encode("gb18030"), "x", charset="GB2312")[0] == "北京"


def test_a_damaged_utf8_is_not_read_as_what_a_server_says_of_all_its_pages() -> None:
    text, warnings = decode((LINE * 5).encode() + b"\xe2\x80", "x", charset="iso-8859-1")
    assert text == LINE * 5 + "\ufffd"
    assert warnings == ("1 broken characters of its UTF-8 were replaced",)


@pytest.mark.parametrize("charset", ["unicode_escape", "idna", "base64", "utf-7", "", "a\0b", "é"])
def test_a_header_cannot_name_a_codec_that_is_no_encoding(charset: str) -> None:
    assert decode(b"sebuah caf\xe9 di sana \\x41", "x", charset=charset)[0] == "sebuah café di sana \\x41"


def test_what_is_no_text_is_refused_whatever_its_server_says() -> None:
    with pytest.raises(InputError, match="x: is a PDF document"):
        decode(b"%PDF-1.7 ...", "x", charset="utf-8")
