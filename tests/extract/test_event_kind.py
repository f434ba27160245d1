"""The model of types in the reading of events: when it is heard, and when it is not."""

from collections.abc import Sequence

import numpy as np
import pytest

from pantau.extract.events import kind
from pantau.extract.events.kind import GENERAL, settled
from pantau.extract.events.sentence import Sentences
from pantau.lang import load_pack
from pantau.lang.concepts import concepts
from pantau.models.types import TYPES, Floats, Pair
from pantau.text.tokens import document
from pantau.types import Actor, Event, EventType, Kind, Status

NAMES = {"a1": "Arland", "a2": "Borland", "a3": "Corland"}


class Stub:
    """A model that gives one chance to every pair, and keeps what it was asked."""

    def __init__(self, **chances: float) -> None:
        self.row = np.array([chances.get(t.value if t else "none", 0) for t in TYPES], np.float32)
        self.asked: list[Pair] = []

    def chances(self, pairs: Sequence[Pair]) -> Floats:
        self.asked += pairs
        return np.stack([self.row] * len(pairs))


def told(text: str, trigger: str, kind: EventType, actors: str = "", recipients: str = "") -> tuple[Event, Sentences]:
    """An event of a sentence in which Arland (a1), Borland (a2) and Corland (a3) are actors."""
    cast = tuple(
        Actor(id, name, Kind.COUNTRY, mentions=((text.index(name), text.index(name) + len(name)),))
        for id, name in NAMES.items() if name in text
    )
    pack = load_pack("en")
    at = text.index(trigger)
    event = Event("e1", ((at, at + len(trigger)),), kind, "test", Status.OCCURRED, tuple(actors.split()),
                  tuple(recipients.split()))
    return event, Sentences(document(text, pack, id="d", published=None), cast, (), pack)


def heard(monkeypatch: pytest.MonkeyPatch, model: Stub, *given: tuple[Event, Sentences]) -> list[Event]:
    monkeypatch.setattr(kind, "load_types", lambda: model)
    return settled([event for event, _ in given], given[0][1])


def test_a_sure_model_gives_an_event_its_type(monkeypatch: pytest.MonkeyPatch) -> None:
    model = Stub(ASSAULT=0.96, COERCE=0.01)
    given = told("Arland captured the harbour of Borland.", "captured", EventType.COERCE, "a1", "a2")
    [event] = heard(monkeypatch, model, given)
    assert (event.type, event.concept) == (EventType.ASSAULT, GENERAL[EventType.ASSAULT])
    assert [(p.source, p.target) for p in model.asked] == [((0, 1), (5, 6))]


@pytest.mark.parametrize("chances", [
    {"ASSAULT": 0.94}, {"ASSAULT": 0.96, "COERCE": 0.03}, {"REJECT": 0.96}, {"none": 0.96},
])
def test_a_doubtful_model_changes_nothing(monkeypatch: pytest.MonkeyPatch, chances: dict[str, float]) -> None:
    given = told("Arland captured the harbour of Borland.", "captured", EventType.COERCE, "a1", "a2")
    assert heard(monkeypatch, Stub(**chances), given) == [given[0]]


def test_what_another_event_of_the_sentence_is_was_seen_there(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Arland attacked Borland and arrested people in Borland."
    first = told(text, "attacked", EventType.ASSAULT, "a1", "a2")
    second = told(text, "arrested", EventType.COERCE, "a1", "a2")
    assert heard(monkeypatch, Stub(ASSAULT=0.96), first, second) == [first[0], second[0]]


def test_no_pair_no_question(monkeypatch: pytest.MonkeyPatch) -> None:
    model = Stub(ASSAULT=0.96)
    given = told("Borland was searched.", "searched", EventType.COERCE, "", "a2")
    assert heard(monkeypatch, model, given) == [given[0]]
    elsewhere = told("Arland searched.", "searched", EventType.COERCE, "a1", "a9")
    assert heard(monkeypatch, model, elsewhere) == [elsewhere[0]]
    assert settled([], given[1]) == []
    assert model.asked == []


def test_the_general_concepts_are_of_their_types() -> None:
    assert {name: concepts()[name].type for name in GENERAL.values()} == {name: t for t, name in GENERAL.items()}
