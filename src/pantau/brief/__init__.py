"""What an editor wants to know first, from any number of readings: one frozen value that every surface shows.

    digest(analysis)            what the brief keeps of one article; small, so that thousands fit in memory
    compose([(where, digest)])  the `Brief`: the same words in several articles become one statement with several places

Pure. Nothing here is in any language: a brief holds the articles' own words, dates and enums; surfaces add the rest.
"""

from pantau.brief.article import digest
from pantau.brief.merge import compose
from pantau.brief.pick import picked
from pantau.brief.statements import is_unnamed, party_of, speaking, voices_of
from pantau.brief.value import (
    Article,
    Barred,
    Brief,
    Contested,
    Digest,
    Expected,
    Group,
    Happening,
    Place,
    Sign,
    Statement,
    Unknown,
    Voice,
)

__all__ = ["Article", "Barred", "Brief", "Contested", "Digest", "Expected", "Group", "Happening", "Place", "Sign",
           "Statement", "Unknown", "Voice", "compose", "digest", "is_unnamed", "party_of", "picked", "speaking",
           "voices_of"]
