"""Claims of other articles' headlines and of credits are not this article's."""

from pantau.extract.prose import in_prose
from pantau.lang import load_pack
from pantau.text.tokens import document
from pantau.types import Attribution

TEXT = "Baca juga: Sari Sebut Jembatan Aman\nBudi mengatakan ia siap."


def attribution(cue: int, relayed_by: int | None = None) -> Attribution:
    return Attribution(((cue - 1, cue),), ((cue, cue + 1),), ((cue + 1, cue + 3),), "rule", 1.0, relayed_by=relayed_by)


def test_what_stands_in_a_link_is_dropped_and_the_rest_still_counts_right() -> None:
    found = document(TEXT, load_pack("id"))
    assert found.skipped == ((0, 7),)
    kept = in_prose(found, [attribution(4), attribution(8), attribution(8, relayed_by=1), attribution(8, relayed_by=0)])
    assert kept == (attribution(8), attribution(8, relayed_by=0), attribution(8))


def test_without_furniture_nothing_changes() -> None:
    found = document("Budi mengatakan ia siap.", load_pack("id"))
    assert in_prose(found, [attribution(1)]) == (attribution(1),)
