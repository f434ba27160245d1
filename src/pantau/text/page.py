"""A web page to its article: text, title, author, publisher and date, by trafilatura."""

import re
from dataclasses import replace

from pantau.errors import InputError
from pantau.types import RawDocument

_UNREADABLE = re.compile("[\x00\ud800-\udfff]")
_MEND = "give the article's page, or its text"


def page_to_text(raw: RawDocument) -> RawDocument:
    """The article of a page, as text with a line a paragraph; what was given stays. InputError where there is none."""
    import trafilatura  # 170 ms: only where there is a page

    try:
        found = trafilatura.bare_extraction(
            _whole(raw.html or ""), url=raw.url, with_metadata=True, include_comments=False, include_tables=False,
            date_extraction_params={"extensive_search": False, "original_date": True},      # no guess from the text
        )
    except Exception as error:                          # lxml and its cleaners raise all sorts on broken pages
        raise InputError(f"the page cannot be read: {error}", where=raw.where, mend=_MEND) from error
    text = (getattr(found, "text", None) or "").strip()
    if not text:
        raise InputError("the page holds no article text", where=raw.where, mend=_MEND)
    return replace(
        raw, html=None, text=text,
        title=raw.title or _clean(found, "title"), author=raw.author or _clean(found, "author"),
        publisher=raw.publisher or _clean(found, "sitename"), url=raw.url or _clean(found, "url"),
        published=raw.published or _clean(found, "date"),
    )


def _whole(html: str) -> str:
    """A page that parsers take for one: with its frame, and without characters that end it for them."""
    html = _UNREADABLE.sub(" ", html)
    return html if "<html" in html[:5000].lower() else f"<html><body>{html}</body></html>"


def _clean(found: object, name: str) -> str | None:
    value = getattr(found, name, None)
    return str(value).strip() or None if value else None
