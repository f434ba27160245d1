"""Records as a ledger would give them back, without a ledger."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from making import article, claim, spans

from pantau.ledger.ids import document_id, named, text_id
from pantau.records import Kept, Record
from pantau.types import (
    Act,
    Actor,
    Analysis,
    Article,
    Claim,
    Event,
    EventType,
    Kind,
    Place,
    Quote,
    Said,
    Speaker,
    Status,
)

ADDED = datetime(2026, 3, 20, 8, 30, 15, 250_000, tzinfo=UTC)

# Control characters, a lone surrogate, an emoji of two UTF-16 units, formulas, mark-up, and words that are interrupted.
ODD = ("🚀 \x00Tensi\ud800 naik.\n=cmd|' /C calc'!A0; =HYPERLINK(1) kata <b>Rudi & Sons</b>\ufffe.\n"
       '"Kami siap," kata Rudi dan Sari, "tapi menunggu 😀."\n'
       "Sumber di istana mengatakan kunjungan batal.")


def record(analysis: Analysis, **kept: Any) -> Record:
    """A record of a reading, with the ledger's ids; `kept` overrides what the ledger would keep."""
    address = analysis.document.url or analysis.document.id
    analysis = named(analysis, document_id(address, analysis.document))
    document = analysis.document
    known: dict[str, Any] = {
        "id": document.id, "text_id": text_id(document.text), "version": 1,
        "reading": 1, "reader": "pantau 0.2.0 0123456789ab", "added": ADDED, "where": f"{document.id}.txt",
        "url": document.url, "title": document.title, "publisher": document.publisher, "published": document.published,
        "language": document.language,
    }
    return Record(Kept(**known | kept), analysis)


def plain() -> Record:
    """The hand-made reading of `making`, from a page."""
    return record(article(url="https://kabar.example/berita/1?a=b&c=d", publisher="Kabar Nusantara",
                          author="Ayu Lestari", title="Kunjungan ditunggu"))


def odd() -> Record:
    """No publisher, address, date or title; somebody unnamed, two at once, nobody; words that are interrupted."""
    text = ODD
    rudi, sari = spans(text, "Rudi dan", "Sari")
    actors = (
        Actor("a1", "Rudi", Kind.PERSON, "ID", ("=juru bicara",), ((rudi[0], rudi[0] + 4),)),
        Actor("a2", "Sari", Kind.PERSON, None, (), (sari,)),
        Actor("a3", "Sumber di istana", Kind.PERSON, None, (), spans(text, "Sumber di istana"), anonymous=True),
        Actor("a4", "Indonesia", Kind.COUNTRY, "ID"),
        Actor("a5", "para pelayar", Kind.GROUP, None),
    )
    both = tuple(Speaker(a.id, a.name, a.roles[0] if a.roles else None, a.country, a.kind, False) for a in actors[:2])
    claims = (
        replace(claim(text, 1, "Rudi dan Sari", "kata Rudi", '"Kami siap,"', '"tapi menunggu 😀."',
                      act=Act.PROMISE, quote=Quote.DIRECT), cue=spans(text, "kata Rudi"), speakers=both),
        replace(claim(text, 2, "Sumber di istana", "mengatakan", "kunjungan batal", act=Act.DENY, events=("e1",),
                      relayed_by="c3", said=Said((), date(2026, 3, 1), None)),
                speakers=(Speaker("a3", None, None, None, None, True),)),
        replace(claim(text, 3, "kata <b>", "=HYPERLINK(1)", "=cmd|' /C calc'!A0; =HYPERLINK(1)"), source=(),
                speakers=()),
        replace(claim(text, 4, "Tensi\ud800", "naik", "naik", act=Act.DECLINE), content=(), confidence=0.0,
                speakers=(Speaker(None, None, None, None, None, False),)),
    )
    events = (
        Event("e1", spans(text, "kunjungan"), EventType.CONSULT, "visit", Status.DENIED, ("a1", "a3", "a4"), ("a5",),
              Place(spans(text, "istana"), "istana", "facility", why="unknown"), claims=("c2",)),
        Event("e2", spans(text, "\x00Tensi\ud800", "naik"), EventType.THREATEN, "threat", Status.UNKNOWN),
    )
    carried = Article("odd", text.replace("\ud800", "?"), "id", None, ((0, 15), (16, len(text))))
    made = record(Analysis(carried, actors=actors, claims=claims, events=events), where="kabar\x07.txt")
    return replace(made, analysis=replace(made.analysis, document=replace(made.analysis.document, text=text)))


def many(number: int) -> Iterator[Record]:
    """Small records, each of another document, made as they are asked for."""
    text = "Ayu said the fleet would sail. The fleet sailed."
    event = Event("e1", spans(text, "sail"), EventType.MOBILIZE, "deployment", Status.EXPECTED, claims=("c1",))
    said: Claim = replace(claim(text, 1, "Ayu", "said", "the fleet would sail", events=("e1",)), speakers=())
    document = Article("d", text, "en", date(2026, 3, 1), ((0, 30), (31, 48)), publisher="Kabar Nusantara")
    one = record(Analysis(document, claims=(said,), events=(event,)))
    for n in range(number):
        id = f"{n:024x}"
        made = Analysis(replace(one.analysis.document, id=id, text=str(text.encode(), "ascii")),
                        claims=(replace(one.analysis.claims[0], id=id),), events=one.analysis.events)
        yield Record(replace(one.kept, id=id), made)


def quoted(record: Record, claim: Claim) -> str:
    """A claim's content, as the article has it."""
    return " … ".join(record.analysis.document.text[start:end] for start, end in claim.content)
