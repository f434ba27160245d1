"""Paths and addresses of the web, mixed, in their order → one stream. The web is opened only where it is needed."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, ExitStack
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from pantau.collect.decode import decode
from pantau.collect.files import collect
from pantau.collect.lines import LARGEST
from pantau.collect.urls import is_url
from pantau.errors import InputError
from pantau.types import RawDocument

if TYPE_CHECKING:
    from pantau.collect.crawl import Fetcher, Memory, Stream
    from pantau.collect.listing import Listing

_LISTINGS = frozenset({".opml", ".xml", ".rss", ".atom", ".rdf"})


def collect_all(inputs: Iterable[str | Path | RawDocument], open_web: "Callable[[], AbstractContextManager[Fetcher]]",
                memory: "Memory") -> "Stream":
    """Every article of files, folders, standard input (`-`) and addresses, of what the addresses lead to, and those
    that are articles already.

    A file that is a feed, a sitemap or a list of feeds is followed too. What cannot be read is a PantauError in its
    place. `open_web` is called once at most, and not before the first address.
    """
    with ExitStack() as stack:
        web = cache(lambda: stack.enter_context(open_web()))
        for of_web, group in groupby(inputs, lambda each: isinstance(each, str) and is_url(each)):
            if of_web:
                from pantau.collect.crawl import collect_web  # 30 ms, for the web only
                yield from collect_web(map(str, group), web(), memory)
                continue
            for each in group:
                yield from [each] if isinstance(each, RawDocument) else _path(str(each), web, memory)


def _path(path: str, web: "Callable[[], Fetcher]", memory: "Memory") -> "Stream":
    """A file or folder; a listing is followed."""
    if Path(path).suffix.lower() not in _LISTINGS:
        yield from collect([path])
        return
    from pantau.collect.crawl import collect_listing
    try:
        listing = _listing(path)
    except InputError as error:
        yield error
        return
    if listing is None:
        yield from collect([path])
    else:
        yield from collect_listing(listing, path, web(), memory)


def _listing(path: str) -> "Listing | None":
    """The listing in a file; None where it is something else, or cannot be had."""
    from pantau.collect.crawl import read_listing
    from pantau.collect.listing import declared
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError):
        return None
    if len(data) > LARGEST:
        return None
    return read_listing(decode(data, path, charset=declared(data))[0], where=path)
