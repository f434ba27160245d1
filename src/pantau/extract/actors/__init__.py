"""Who is named in an article, under which names, roles and country; and who speaks in each attribution."""

from dataclasses import replace

from pantau.extract.actors.coreference import Cast
from pantau.extract.actors.lexicon import lexicon
from pantau.extract.actors.names import scan
from pantau.extract.actors.roles import read_mentions
from pantau.extract.actors.speakers import Speakers
from pantau.lang import Pack
from pantau.types import Actor, Attribution, Document, Speaker

__all__ = ["read_actors"]


def read_actors(
    document: Document, attributions: tuple[Attribution, ...], pack: Pack
) -> tuple[tuple[Actor, ...], tuple[tuple[Speaker, ...], ...]]:
    """The article's actors, and for every attribution its speakers (same order as `attributions`)."""
    words = lexicon(pack)
    items = scan(document, words)
    mentions = read_mentions(document.tokens, items, words)
    cast = Cast(document, mentions, (part for a in attributions for part in a.source), words)
    speakers = Speakers(cast, items, attributions).read()
    actors = tuple(figure.actor(document.tokens) for figure in cast.figures if figure.mentions)
    named = frozenset(actor.id for actor in actors)
    return actors, tuple(tuple(_known(speaker, named) for speaker in each) for each in speakers)


def _known(speaker: Speaker, named: frozenset[str]) -> Speaker:
    """A speaker, without the id of an actor that no words of the article name."""
    return speaker if speaker.actor in named else replace(speaker, actor=None)
