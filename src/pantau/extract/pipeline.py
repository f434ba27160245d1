"""The order of the reading. Pure: the document, the pack and the models come in, the analysis goes out."""

from pantau.extract.actors import read_actors
from pantau.extract.breaches import find_breaches
from pantau.extract.claims import read_claims
from pantau.extract.combine import combine
from pantau.extract.events import find_events, with_events
from pantau.extract.grammar import find_attributions
from pantau.extract.indicators import find_indicators
from pantau.extract.negation import heed_negations
from pantau.extract.outlook import find_expectations, find_questions
from pantau.extract.tagger import tag_attributions
from pantau.extract.times import find_times
from pantau.lang import Pack
from pantau.types import Analysis, Document


def analyse(document: Document, pack: Pack) -> Analysis:
    """Read one article: its times, its attributions, who they are by, and what they say, and of what events."""
    times = find_times(document, pack)
    by_grammar = find_attributions(document, times, pack)
    by_tagger = tag_attributions(document, pack)
    attributions = heed_negations(document, combine(document, by_grammar, by_tagger), pack)
    actors, speakers = read_actors(document, attributions, pack)
    claims = read_claims(document, attributions, speakers, times, pack)
    events, actors = find_events(document, claims, actors, times, pack)
    claims = with_events(claims, events)
    return Analysis(
        document=document.article(),
        times=times,
        actors=actors,
        claims=claims,
        events=events,
        expectations=find_expectations(document, claims, events, times, pack),
        questions=find_questions(document, claims, pack),
        indicators=find_indicators(document, claims, events, times, pack),
        breaches=find_breaches(document, claims, events, actors, pack),
    )
