"""Bytes to text: UTF-8 where it is, else the declared or likeliest encoding, else a refusal that names what it is."""

import codecs
import re

from pantau.errors import InputError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MAGIC = (
    (b"%PDF-", "a PDF document"), (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"), (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "a gzip archive"), (b"BZh", "a bzip2 archive"), (b"\xfd7zXZ", "an xz archive"),
    (b"\x7fELF", "a program"),
)
_CHARSET = re.compile(rb"""(?:charset|<\?xml[^>]{1,60}encoding)\s{0,9}=\s{0,9}["']?([\w.:-]{2,40})""",
                      re.IGNORECASE | re.ASCII)
_ENCODING = re.compile(r"utf-(?:8|16|32)|cp\d|iso|koi8|gb|hz|big5|euc|shift|johab|tis|mac-|ascii")     # no escapes
_LARGER = {                 # read as what holds them, after the WHATWG's Encoding Standard: pages mean these
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_HEAD = 8192                # bytes looked at to tell text from binary
_FEW = 0.10                 # up to this share of high bytes is a Latin text's accents and quotation marks
_SLIGHT = 0.05              # up to this share of broken to good sequences is damaged UTF-8, whatever was declared,
_STRAY = 0.25               # and up to this one, where nothing that was declared fits


def decode(data: bytes, where: str, *, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of `data`, and warnings about how it was read. InputError where it is no text or cannot be told.

    `charset` is what its server says. A byte order mark and sound UTF-8 prove it wrong; else it goes before what the
    page itself declares.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), ()
    wide = _known(charset)
    if wide.startswith(("utf-16", "utf-32")) and b"\0" in data[:_HEAD]:
        return data.decode(wide, "replace"), ()
    _refuse_binary(data, where)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _other(data, where, charset)


def _refuse_binary(data: bytes, where: str) -> None:
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"is {name}, not text", where=where, mend="convert it to .txt, .html or .jsonl first")
    head = data[:_HEAD]
    if len(head) - len(head.translate(None, _CONTROLS)) > len(head) // 10:
        raise InputError("is binary, not text", where=where, mend="convert it to UTF-8 text first")


def _other(data: bytes, where: str, charset: str | None) -> tuple[str, tuple[str, ...]]:
    repaired = data.decode("utf-8", "replace")
    broken = repaired.count("\ufffd")
    good = sum(c > "\x7f" for c in repaired) - broken
    damaged = repaired, (f"{broken} broken characters of its UTF-8 were replaced",)
    if broken <= _SLIGHT * good:
        return damaged
    inside = _CHARSET.search(data[:2048])
    for name in (charset, inside[1].decode("ascii") if inside else None):
        encoding = _known(name)
        if encoding and not encoding.startswith(("utf-16", "utf-32")):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError:
                pass
    if broken <= _STRAY * good:
        return damaged
    likeliest = _likeliest(data)
    if likeliest is None:
        raise InputError("is in an encoding that was not recognised", where=where, mend="save it as UTF-8")
    return data.decode(likeliest, "replace"), (f"is not UTF-8; read as {likeliest}",)


def _known(charset: str | None) -> str:
    """Python's name of an encoding of texts, "" where there is none."""
    try:
        name = codecs.lookup(charset or "").name
    except (LookupError, ValueError):
        return ""
    return _LARGER.get(name, name) if _ENCODING.match(name) else ""


def _likeliest(data: bytes) -> str | None:
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if high <= _FEW * len(data):
        return "cp1252"
    from charset_normalizer import from_bytes  # 60 ms to import, and rarely needed
    best = from_bytes(data[:65536]).best()
    return best.encoding if best else None
