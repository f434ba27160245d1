"""Lists of feeds in OPML, as feed readers exchange them."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from pantau.collect.listing import markup, plain
from pantau.collect.sitemaps import element
from pantau.collect.urls import link
from pantau.errors import InputError

ROOTS = frozenset({"opml"})


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed as a list names it: its address, its title and the page that it belongs to."""

    url: str
    title: str | None = None
    page: str | None = None


def read_opml(text: str, *, where: str) -> tuple[Subscription, ...]:
    """The feeds of a list, each once, whatever folders they lie in; lists that it names count as feeds.

    InputError where it is no OPML.
    """
    found = markup(text, where=where)
    if found.root not in ROOTS:
        raise InputError("is no OPML list of feeds", where=where, mend="export one from a feed reader")
    feeds: dict[str, Subscription] = {}
    for outline in element(found.text).iter("outline"):
        told = {name.lower(): value for name, value in outline.attrib.items()}
        included = told.get("url", "") if told.get("type", "").lower() in {"include", "link"} else ""
        if url := link(where, told.get("xmlurl") or included):
            page = link(where, told["htmlurl"]) if told.get("htmlurl") else None
            feeds.setdefault(url, Subscription(url, plain(told.get("title") or told.get("text")), page))
    return tuple(feeds.values())


def write_opml(feeds: Iterable[Subscription], *, title: str) -> str:
    """A list of feeds as OPML 2.0, that other feed readers can take in."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">',
             f"  <head><title>{escape(title)}</title></head>", "  <body>"]
    lines += [f"    <outline {_attributes(feed)}/>" for feed in feeds]
    return "\n".join([*lines, "  </body>", "</opml>", ""])


def _attributes(feed: Subscription) -> str:
    title = plain(feed.title) or feed.url
    told = {"type": "rss", "text": title, "title": title, "xmlUrl": feed.url, "htmlUrl": feed.page}
    return " ".join(f'{name}="{escape(value)}"' for name, value in told.items() if value)
