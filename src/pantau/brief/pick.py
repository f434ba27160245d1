"""A part of what the brief keeps of an article: what was asked about, and what stands against it."""

from dataclasses import replace

from pantau.brief.value import Digest, Happening, Statement


def picked(digest: Digest, ids: frozenset[str]) -> Digest:
    """What rests on these claims and events of the article. A denial keeps what it denies, and what is denied keeps
    its denial, whoever says it."""
    def of(*each: Statement | Happening | None) -> bool:
        return any(place.of in ids for one in each if one for place in one.places)

    expected = tuple(x for x in digest.expected if of(x.statement, *x.events))
    contested = tuple(x for x in digest.contested if of(x.denial, *x.asserted))
    signs = tuple(x for x in digest.signs if of(x.statement, x.of))
    barred = tuple(x for x in digest.barred if of(x.statement, x.event))
    told = tuple((event, by) for event, by in digest.told if of(event, by))
    beside = set(map(id, (
        *(x.statement for x in expected), *(x.statement for x in signs), *(x.statement for x in barred),
        *(by for _, by in told), *(s for x in contested for s in (x.denial, *x.asserted)))))
    return replace(
        digest,
        article=replace(digest.article, claims=sum(of(s) for s in digest.statements)),
        statements=tuple(s for s in digest.statements if of(s) or id(s) in beside),
        expected=expected, contested=contested, signs=signs, barred=barred, told=told,
        declined=tuple(s for s in digest.declined if of(s)),
        unknown=tuple(x for x in digest.unknown if of(x.statement)),
    )
