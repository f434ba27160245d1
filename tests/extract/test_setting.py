"""An event gets the place and the numbers of its clause."""

import pytest

from pantau.extract.events.places import find_places
from pantau.extract.events.quantities import find_quantities
from pantau.extract.events.setting import Setting
from pantau.lang import load_pack
from pantau.text.tokens import document
from pantau.types import Event, EventType, Status


def told(text: str, word: str, language: str) -> Event:
    """The event of a word, whose clause is the whole text."""
    pack = load_pack(language)
    article = document(text, pack)
    setting = Setting(article, find_places(article, (), pack), find_quantities(article, (), pack), pack)
    at = article.tokens.text.index(word)
    bare = Event("e1", (article.tokens.span((at, at + 1)),), EventType.ASSAULT, "attack", Status.OCCURRED)
    return setting.of(bare, (at, at + 1), (0, len(article.tokens)))


@pytest.mark.parametrize(("language", "text", "word", "numbers"), [
    ("en", "A strike on Kharkiv killed 12 people and wounded 30 others.", "strike", ["dead", "injured"]),
    ("en", "A strike on Kharkiv killed 12 people and wounded 30 others.", "killed", ["dead"]),
    ("en", "A strike on Kharkiv killed 12 people and wounded 30 others.", "wounded", ["injured"]),
    ("id", "Serangan di Kharkiv menewaskan 12 orang dan melukai 30 lainnya.", "Serangan", ["dead", "injured"]),
    ("id", "Serangan di Kharkiv menewaskan 12 orang dan melukai 30 lainnya.", "menewaskan", ["dead"]),
    ("id", "Serangan 40 drone di Kharkiv melukai 30 orang.", "melukai", ["drone", "injured"]),
])
def test_numbers_and_place(language: str, text: str, word: str, numbers: list[str]) -> None:
    event = told(text, word, language)
    assert [quantity.kind for quantity in event.quantities] == numbers
    assert event.place is not None
    assert event.place.name == "Kharkiv"


def test_an_event_of_a_clause_without_any_is_as_it_was() -> None:
    event = told("The attack failed.", "attack", "en")
    assert (event.place, event.quantities) == (None, ())
