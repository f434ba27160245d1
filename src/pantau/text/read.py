"""A raw article made ready to be read: `RawDocument` → `Document`."""

import hashlib
import re
from dataclasses import replace
from datetime import date
from typing import Any

from pantau.errors import InputError
from pantau.lang import Pack, available, load_pack
from pantau.lang.codes import base, no_pack
from pantau.text.dates import given_date, month_names, own_date
from pantau.text.language import identify
from pantau.text.page import page_to_text
from pantau.text.tokens import document
from pantau.types import Document, RawDocument

LONGEST = 1_000_000                     # characters; the longest news articles have a tenth of that
_TOLD = ("id", "title", "url", "publisher", "author")
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_document(raw: RawDocument, *, language: str | None = None) -> Document:
    """Text, language, date, tokens, sentences and quotations of one article.

    `language` overrides what the article says of itself. Raises InputError where there is no text to read, and
    LanguageError, naming the language, where no pack reads it.
    """
    page = _without_surrogates(page_to_text(raw) if raw.text is None else raw)
    text, warnings = _text(page)
    pack = _pack(text, language or page.language, page.where)
    read = document(text, pack, id=page.id or _id(text), title=page.title, url=page.url, publisher=page.publisher,
                    author=page.author)
    day, why = _published(page.published, read, pack)
    if page.published and day is None:
        warnings = (*warnings, f"the date of publication {why}; relative times stay without days")
    return replace(read, published=day, published_why=why, warnings=(*raw.warnings, *warnings))


def _text(raw: RawDocument) -> tuple[str, tuple[str, ...]]:
    """The article's text, and what was odd about it. A lone surrogate is no character; one stands in for each."""
    text = raw.text or ""
    if len(text) > LONGEST:
        what = f"has {len(text):,} characters, more than {LONGEST:,}"
        raise InputError(what, where=raw.where, mend="cut it into articles")
    if not text.strip():
        raise InputError("holds no text", where=raw.where, mend="give an article")
    text, broken = _SURROGATE.subn("\ufffd", text)
    return text, (f"{broken} lone surrogates were replaced by U+FFFD",) if broken else ()


def _without_surrogates(raw: RawDocument) -> RawDocument:
    """What is told of the article, with one character for each that cannot be written as UTF-8."""
    told: dict[str, Any] = {name: _SURROGATE.sub("\ufffd", value) for name in _TOLD if (value := getattr(raw, name))}
    return replace(raw, **told)


def _id(text: str) -> str:
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def _pack(text: str, language: str | None, where: str) -> Pack:
    code = base(language) if language else identify(text, where=where)
    if code not in available():
        raise no_pack(code, where=where)
    return load_pack(code)


def _published(given: str | None, read: Document, pack: Pack) -> tuple[date | None, str | None]:
    """The day of publication, or None and why. A given date that cannot be read is not replaced by another."""
    if given is None or not given.strip():
        day = own_date(read, pack)
        return day, None if day else "no date was given, and the text does not date itself"
    try:
        return given_date(given, _months(pack)), None
    except ValueError as error:
        return None, f"{error} (give it as YYYY-MM-DD)"


def _months(pack: Pack) -> dict[str, int]:
    """The months' names in the article's language first, then in the others that there are packs of."""
    names: dict[str, int] = {}
    for code in available():
        names.update(month_names(load_pack(code).times))
    names.update(month_names(pack.times))
    return names
