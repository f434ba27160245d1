"""A raw article made ready to be read: `RawDocument` → `Document`."""

import hashlib
from datetime import date

from pantau.errors import InputError
from pantau.lang import load_pack
from pantau.text.tokens import document
from pantau.types import Document, RawDocument


def to_document(raw: RawDocument, *, language: str | None = None) -> Document:
    """Text, language, date, tokens, sentences, quotes of one article; InputError, LanguageError where it cannot be."""
    text = raw.text
    if not text:
        raise InputError("holds no text", where=raw.where, mend="give an article")
    pack = load_pack(language or raw.language or "id")
    try:
        published = date.fromisoformat(raw.published) if raw.published else None
    except ValueError:
        published = None
    return document(
        text, pack, id=raw.id or "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        published=published, title=raw.title, url=raw.url, publisher=raw.publisher, author=raw.author,
    )
