"""`outlook.yaml`: the words by which something is said to come, or not to be known."""

import msgspec


class Outlook(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, eq=False):
    future: tuple[str, ...]
    """Phrases (extract/phrases.py) that say that something is to come ("akan", "will", "is set to")."""
    past: frozenset[str] = frozenset()
    """Words of a clause that is over ("sudah", "already"): a time in it that is not wholly ahead is not to come."""
    within: frozenset[str]
    """Words before a length of time that make it a window ("dalam", "within")."""
    about: frozenset[str] = frozenset()
    """Words that may stand between the two ("sekitar", "about")."""
    by: tuple[str, ...] = ()
    """Phrases before the last day of a window ("by", "paling lambat"); `before`: before the day after it."""
    before: tuple[str, ...] = ()
    dates: frozenset[str]
    """What is asked for when a date is: who declines it leaves an expectation open ("tanggal", "date")."""
    asks: frozenset[str]
    """Words that begin a question ("apakah", "what", "whether")."""
    openers: tuple[str, ...]
    """Phrases that begin a question whose rest is one possible answer ("apakah", "is it")."""
    may: frozenset[str]
    """Words of `status.yaml` by which what is possible may yet come ("mungkin", "could"), unlike a duty or a wish."""
    either: frozenset[str]
    """Words between two possible answers ("atau", "or")."""
