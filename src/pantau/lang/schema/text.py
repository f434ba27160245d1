"""`text.yaml`: how articles of a language are told from others, dated, and freed of what is not their prose."""

import msgspec


class Furniture(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Phrases around an article that nobody says in it, lower case; a phrase counts only at the start of a segment.

    A segment is what stands between two ends of sentences or lines.
    """

    segments: tuple[str, ...] = ()
    """The segment that starts so is furniture to its end ("baca juga")."""
    labels: tuple[str, ...] = ()
    """The same, but only before a colon, or where it has its line to itself ("foto: …", "editor: …")."""
    bylines: tuple[str, ...] = ()
    """The same, but only on a short line of names ("by …")."""
    endings: tuple[str, ...] = ()
    """From here to the end of the article ("artikel ini telah tayang di")."""
    anywhere: tuple[str, ...] = ()
    """Furniture wherever it stands ("scroll to continue with content")."""


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    common: frozenset[str]
    """Frequent words that are rare in other languages; they decide where a text is too short for statistics."""
    relatives: dict[str, frozenset[str]] = {}
    """Languages that statistics take this one for (ISO 639), each with frequent words that this one does not have."""
    openers: frozenset[str] = frozenset()
    """Words that begin a sentence when they bear a capital after an abbreviation ("… in the U.S. They …")."""
    outlets: frozenset[str] = frozenset()
    """Names of media that stand in datelines, besides names with a domain ending ("reuters")."""
    reporting: frozenset[str] = frozenset()
    """Words of a sentence that reports: a full date behind them is the day of the report."""
    of_events: frozenset[str] = frozenset()
    """Words right before a date that make it an event's date, not the report's ("terjadi pada Rabu (27/5/2026)")."""
    date_labels: frozenset[str] = frozenset()
    """Words that may stand on a line that is only the article's date ("published", "wib")."""
    title_words: frozenset[str] = frozenset()
    """Small words that stay in lower case within a headline."""
    furniture: Furniture = Furniture()
