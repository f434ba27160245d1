"""Readings made by hand, so that surfaces can be tested without a reader."""

from datetime import date
from typing import Any

from pantau.lang import load_pack
from pantau.text.tokens import document
from pantau.types import (
    Act,
    Actor,
    Analysis,
    Breach,
    Claim,
    Event,
    EventType,
    Expectation,
    Indicator,
    Kind,
    LeadTime,
    Place,
    Quantity,
    Question,
    Quote,
    Said,
    Spans,
    Speaker,
    Status,
    Timex,
    When,
)

ARTICLE = """SEOUL - Karsakou is expected to visit Pyongyang within days, a senior official in Seoul said on Monday.
Belarus has bought shells from North Korea, the newspaper Minsk Kurier reported.
Belarus denied any arms deal. Its spokeswoman, Alena Tarasik, declined to give a date.
What is less clear, Laura Whitcombe said, is what North Korea received. "Cash? Fuel? We do not know," she said.
Seo Min-jae warned of more, according to the foreign ministry.
Airliners were cleared from the airport of Pyongyang, satellite images show, as only days before earlier visits.
When Ryhor Halavach visited Pyongyang last year, he signed nothing.
On Sunday North Korea fired two missiles from Wonsan."""


def spans(text: str, *pieces: str) -> Spans:
    """The first place of each piece in the text."""
    return tuple((text.index(piece), text.index(piece) + len(piece)) for piece in pieces)


def claim(text: str, number: int, source: str, cue: str, *content: str, act: Act = Act.STATE, **more: Any) -> Claim:
    """A claim by its words; `speaker` is (name, role, country, kind, anonymous)."""
    name, role, country, kind, anonymous = more.pop("speaker", (source, None, None, Kind.PERSON, False))
    known: dict[str, Any] = {
        "quote": Quote.INDIRECT,
        "probability": None,
        "addressee": None,
        "channel": None,
        "evidence": None,
        "place": None,
        "said": None,
        "relayed_by": None,
        "confidence": 0.9,
    }
    return Claim(
        id=f"c{number}",
        source=spans(text, source),
        cue=spans(text, cue),
        content=spans(text, *content),
        act=act,
        speakers=(Speaker(None, name, role, country, kind, anonymous),),
        **(known | more),
    )


def events(text: str) -> tuple[Event, ...]:
    """What ARTICLE is about: expected, told by one and denied by another, told again, and by the article itself."""
    pyongyang = Place(spans(text, "Pyongyang"), "Pyongyang", "city", "KP", 39.03, 125.75)
    wonsan = Place(spans(text, "Wonsan"), "Wonsan", "city", "KP")
    sunday = When(spans(text, "Sunday")[0], "2026-03-01", date(2026, 3, 1), date(2026, 3, 1))
    two = Quantity(spans(text, "two missiles")[0], "missile", 2, 2)
    return (
        Event("e1", spans(text, "visit"), EventType.CONSULT, "visit", Status.EXPECTED, ("a2",), ("a3",), pyongyang,
              claims=("c1",), status_why="word:expected"),
        Event("e2", spans(text, "bought shells"), EventType.AID, "arms_transfer", Status.OCCURRED, ("a3",), ("a1",),
              claims=("c2",)),
        Event("e3", spans(text, "arms deal"), EventType.AID, "arms_transfer", Status.DENIED, ("a1",), claims=("c3",)),
        Event("e4", spans(text, "visited"), EventType.CONSULT, "visit", Status.OCCURRED, ("a4",), ("a3",), retold=True),
        Event("e5", spans(text, "fired"), EventType.MOBILIZE, "missile_test", Status.OCCURRED, ("a3",), (), wonsan,
              sunday, (two,)),
    )


def article(*, published: date | None = date(2026, 3, 2), **known: Any) -> Analysis:
    """The reading of ARTICLE: an expectation, a denial of a report, a refusal, a question, a chain."""
    text = ARTICLE
    official = ("a senior official in Seoul", None, "KR", Kind.PERSON, True)
    belarus = ("Belarus", None, "BY", Kind.COUNTRY, False)
    monday = Said(spans(text, "Monday"), date(2026, 3, 2), date(2026, 3, 2))
    claims = (
        claim(
            text,
            1,
            "a senior official in Seoul",
            "said",
            "Karsakou is expected to visit Pyongyang within days",
            act=Act.PREDICT,
            speaker=official,
            said=monday,
            probability=(0.55, 0.8),
        ),
        claim(
            text,
            2,
            "the newspaper Minsk Kurier",
            "reported",
            "Belarus has bought shells from North Korea",
            speaker=("Minsk Kurier", None, None, Kind.ORGANISATION, False),
        ),
        claim(text, 3, "Belarus", "denied", "any arms deal", act=Act.DENY, speaker=belarus),
        claim(
            text,
            4,
            "Its spokeswoman, Alena Tarasik",
            "declined to give",
            "a date",
            act=Act.DECLINE,
            speaker=("Alena Tarasik", "spokeswoman", "BY", Kind.PERSON, False),
        ),
        claim(
            text,
            5,
            "Laura Whitcombe",
            "said",
            "What is less clear",
            "is what North Korea received",
            act=Act.QUESTION,
            speaker=("Laura Whitcombe", None, "US", Kind.PERSON, False),
        ),
        claim(
            text,
            6,
            "Seo Min-jae",
            "warned of",
            "more",
            act=Act.WARN,
            relayed_by="c7",
            speaker=("Seo Min-jae", None, "KR", Kind.PERSON, False),
        ),
        claim(
            text,
            7,
            "the foreign ministry",
            "according to",
            "more",
            speaker=("South Korea's foreign ministry", None, "KR", Kind.ORGANISATION, False),
        ),
    )
    cleared = spans(text, "Airliners were cleared from the airport of Pyongyang")
    lead = LeadTime(None, spans(text, "only days before earlier visits"), "P1D", "P7D")
    belarus_mentions = tuple((at, at + 7) for at in (text.index("Belarus has"), text.index("Belarus denied")))
    return Analysis(
        document=document(text, load_pack("en"), id="made", published=published, **known).article(),
        times=(Timex(spans(text, "Monday")[0], "DATE", "2026-03-02", date(2026, 3, 2), date(2026, 3, 2), "published"),),
        actors=(
            Actor("a1", "Belarus", Kind.COUNTRY, "BY", (), belarus_mentions),
            Actor("a2", "Karsakou", Kind.PERSON, None, ("president",), spans(text, "Karsakou")),
            Actor("a3", "North Korea", Kind.COUNTRY, "KP", (), spans(text, "North Korea")),
            Actor("a4", "Ryhor Halavach", Kind.PERSON, None, (), spans(text, "Ryhor Halavach")),
        ),
        claims=claims,
        events=events(text),
        expectations=(Expectation("c1", claims[0].content, date(2026, 3, 2), date(2026, 3, 9), "e1"),),
        questions=(Question("c5", claims[4].content, (spans(text, "Cash"), spans(text, "Fuel"))),),
        indicators=(
            Indicator(None, cleared, "preparation", "cleared_airport", "e1", spans(text, "satellite images"), lead),
        ),
        breaches=(
            Breach("UNSCR 1718 (2006) para 8(a)", "e2", "c2", spans(text, "shells"), False),
            Breach("UNSCR 1718 (2006)", "e2", "c6", spans(text, "more"), True),
        ),
    )
