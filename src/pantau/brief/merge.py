"""The brief of some articles, from their digests."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from datetime import date
from typing import TypeVar

from pantau.brief.denials import opposed
from pantau.brief.happenings import Key, joined, matter_key, occurred, voice_key
from pantau.brief.statements import is_unnamed
from pantau.brief.value import (
    Barred,
    Brief,
    Contested,
    Digest,
    Expected,
    Group,
    Happening,
    Sign,
    Statement,
    Unknown,
    Voice,
)
from pantau.types import Status

T = TypeVar("T", Unknown, Sign, Barred)

_FAR = date.max
_ORDER = (Status.EXPECTED, Status.POSSIBLE, Status.UNKNOWN, Status.ONGOING, Status.OCCURRED, Status.DENIED)
_BESIDE = 4         # assertions set beside one denial: more would hide the denial


def compose(digests: Iterable[tuple[str, Digest]], failed: Iterable[str] = (), *, until: date | None = None) -> Brief:
    """The brief of some articles; `where` names each one's input, `failed` those that could not be read.

    `until` is the day at which it stands: by default that of the last dated article.
    """
    ordered = sorted(digests, key=lambda pair: pair[1].article.published or _FAR)
    numbered = [_numbered(n, where, each) for n, (where, each) in enumerate(ordered, 1)]
    merged = _merge(s for each in numbered for s in _statements(each))
    until = until or max((d.article.published for d in numbered if d.article.published), default=None)
    events = _matters(numbered)
    expected = _windows(
        replace(x, statement=_one(merged, x.statement), events=tuple(_whole(events, e) for e in x.events),
                over=_is_over(x, until)) for d in numbered for x in d.expected)
    contested = _contested(merged, numbered)
    declined = tuple({id(s): s for d in numbered for s in (_one(merged, x) for x in d.declined)}.values())
    unknown = _unique(replace(x, statement=_one(merged, x.statement)) for d in numbered for x in d.unknown)
    signs = _unique(replace(x, statement=_one(merged, x.statement), of=x.of and _whole(events, x.of))
                    for d in numbered for x in d.signs)
    barred = _unique(replace(x, statement=_one(merged, x.statement), event=x.event and _whole(events, x.event))
                     for d in numbered for x in d.barred)
    said = (*(x.statement for x in expected), *(x.statement for x in unknown), *(x.statement for x in signs),
            *(x.statement for x in barred), *declined, *(s for x in contested for s in (x.denial, *x.asserted)))
    shown = set(map(id, said))
    return Brief(
        articles=tuple(d.article for d in numbered),
        until=until,
        expected=_by_matter(expected),
        contested=contested,
        declined=declined,
        unknown=unknown,
        signs=signs,
        barred=tuple(sorted(barred, key=lambda x: not x.stated)),
        occurred=occurred((told for d in numbered for told in d.told),
                          {d.article.number: d.article.published for d in numbered}),
        voices=_grouped(s for s in merged.values() if id(s) not in shown and not s.told),
        claims=sum(d.article.claims for d in numbered),
        failed=tuple(failed),
    )


def _numbered(number: int, where: str, each: Digest) -> Digest:
    """The digest with its article's number and input in all its places."""
    def at(s: Statement) -> Statement:
        return replace(s, places=tuple(replace(p, article=number) for p in s.places))

    def of(e: Happening) -> Happening:
        return replace(e, places=tuple(replace(p, article=number) for p in e.places))

    return Digest(
        article=replace(each.article, number=number, where=where),
        statements=tuple(map(at, each.statements)),
        expected=tuple(replace(x, statement=at(x.statement), events=tuple(map(of, x.events)))
                       for x in each.expected),
        contested=tuple(Contested(at(x.denial), tuple(map(at, x.asserted))) for x in each.contested),
        declined=tuple(map(at, each.declined)),
        unknown=tuple(replace(x, statement=at(x.statement)) for x in each.unknown),
        signs=tuple(replace(x, statement=at(x.statement), of=x.of and of(x.of)) for x in each.signs),
        barred=tuple(replace(x, statement=at(x.statement), event=x.event and of(x.event))
                     for x in each.barred),
        told=tuple((of(e), at(s)) for e, s in each.told),
    )


def _statements(each: Digest) -> Iterator[Statement]:
    """The statements of an article, and what it tells itself where some section shows it."""
    yield from each.statements
    shown = (*(x.statement for x in each.expected), *(x.statement for x in each.signs),
             *(x.statement for x in each.barred), *(s for _, s in each.told))
    yield from (s for s in dict.fromkeys(shown) if s.told)


def _key(statement: Statement) -> Key:
    """Two statements are the same where the same voices do the same with the same letters.

    What articles tell themselves is the same where the letters are: copies of one report tell it with one voice.
    """
    letters = "".join(c for c in statement.words.casefold() if c.isalnum())
    voices = () if statement.told else tuple(map(voice_key, statement.voices))
    return statement.act, voices, letters, statement.told


def _merge(statements: Iterable[Statement]) -> dict[Key, Statement]:
    same: dict[Key, list[Statement]] = {}
    for each in statements:
        same.setdefault(_key(each), []).append(each)
    return {key: _joined(found) for key, found in same.items()}


def _joined(same: Sequence[Statement]) -> Statement:
    """One statement from its tellings, with one place for each article."""
    places = {place.article: place for each in reversed(same) for place in reversed(each.places)}
    voices = tuple(dict.fromkeys(v for each in same for v in each.voices)) if same[0].told else same[0].voices
    return replace(same[0], places=tuple(places[n] for n in sorted(places)), voices=voices)


def _one(merged: dict[Key, Statement], statement: Statement) -> Statement:
    return merged[_key(statement)]


def _matters(digests: Sequence[Digest]) -> dict[Key, Happening]:
    """The events that expectations, signs and rules speak of: what several articles tell of one is one."""
    found: dict[Key, list[Happening]] = {}
    for d in digests:
        about = (*(e for x in d.expected for e in x.events), *(x.of for x in d.signs), *(x.event for x in d.barred))
        for event in filter(None, about):
            found.setdefault((event.status, *matter_key(event)), []).append(event)
    return {key: joined(tellings) for key, tellings in found.items()}


def _whole(events: dict[Key, Happening], event: Happening) -> Happening:
    return events[event.status, *matter_key(event)]


def _windows(expected: Iterable[Expected]) -> tuple[Expected, ...]:
    """One entry for the same words and window, with every event that they expect: the surest first."""
    found: dict[Key, list[Expected]] = {}
    for x in expected:
        found.setdefault((id(x.statement), x.earliest, x.latest, x.why), []).append(x)
    return tuple(replace(same[0], events=_surest(e for x in same for e in x.events)) for same in found.values())


def _surest(events: Iterable[Happening]) -> tuple[Happening, ...]:
    """What is expected before what is only possible, and what is between known parties before the rest."""
    unlike = {id(e): e for e in events}.values()
    return tuple(sorted(unlike, key=lambda e: (_ORDER.index(e.status), not (e.actors or e.recipients))))


def _is_over(expected: Expected, until: date | None) -> bool:
    return bool(until and expected.latest and expected.latest < until)


def _unique(values: Iterable[T]) -> tuple[T, ...]:
    """Each entry of a section once. Merged statements and events are one object each, and too large to hash."""
    found: dict[Key, T] = {}
    for value in values:
        fields = (getattr(value, each.name) for each in dataclass_fields(value))
        found.setdefault(tuple(id(f) if isinstance(f, (Statement, Happening)) else f for f in fields), value)
    return tuple(found.values())


def _by_matter(expected: Sequence[Expected]) -> tuple[Expected, ...]:
    """The soonest first, what is about one event together, what was over last."""
    def matter(x: Expected) -> Key:
        return (x.over, *matter_key(x.events[0])) if x.events else (x.over, id(x))

    soonest: dict[Key, tuple[date, date, int]] = {}
    for x in expected:
        sure = _ORDER.index(x.events[0].status) if x.events and not x.latest else 0
        window = (x.latest or _FAR, x.earliest or _FAR, sure)
        soonest[matter(x)] = min(window, soonest.get(matter(x), window))
    first = {key: n for n, key in enumerate(soonest)}
    return tuple(sorted(expected, key=lambda x: (x.over, soonest[matter(x)], first[matter(x)],
                                                 x.latest or _FAR, x.earliest or _FAR)))


def _contested(merged: dict[Key, Statement], digests: Sequence[Digest]) -> tuple[Contested, ...]:
    """One entry per denial, with every assertion set beside it; those that have one come first.

    An assertion of the denied event among the same parties, in any article, is worth more than one that only stands
    near the denial: the latter is taken where there is none of the former.
    """
    told = [(event, _one(merged, by)) for d in digests for event, by in d.told]
    beside = (Contested(_one(merged, x.denial), tuple(_one(merged, s) for s in x.asserted))
              for d in digests for x in d.contested)
    pairs = [*opposed(told, (d.article for d in digests)), *beside]
    found: dict[int, list[Contested]] = {}
    for pair in pairs:
        same = found.setdefault(id(pair.denial), [])
        if pair.event or not (same and same[0].event):
            same.append(pair)
    entries = (_set_beside(same) for same in found.values())
    return tuple(sorted(entries, key=lambda x: not x.asserted))


def _set_beside(same: Sequence[Contested]) -> Contested:
    """One denial from several articles, with all that they set beside it."""
    others = {id(s): s for pair in same for s in pair.asserted}
    return replace(same[0], asserted=tuple(others.values())[:_BESIDE])


def _grouped(statements: Iterable[Statement]) -> tuple[Group, ...]:
    """By voice: the named before the unnamed, the talkative first."""
    groups: dict[Key, list[Statement]] = {}
    for each in statements:
        groups.setdefault(tuple(map(voice_key, each.voices)), []).append(each)
    made = [Group(_best_voices(found), tuple(found)) for found in groups.values()]
    return tuple(sorted(made, key=lambda g: (is_unnamed(g.voices), -len(g.statements))))


def _best_voices(statements: Sequence[Statement]) -> tuple[Voice, ...]:
    """The fullest form in which the articles name the voices of these statements: with a role where one gives it."""
    best = []
    for column in zip(*(s.voices for s in statements), strict=True):
        role = next((v.role for v in column if v.role), None)
        best.append(replace(Counter(column).most_common(1)[0][0], role=role))
    return tuple(best)
