"""Whether the words around a time look ahead or back."""

from pantau.extract.times.match import Items
from pantau.lang.schema.times import Tense

REACH = 10
"""Words that are looked at on each side."""


def lean(items: Items, first: int, last: int, tense: Tense) -> int:
    """1 where the nearest word of tense is of the future, -1 of the past, 0 where there is none.

    The words of the sentence before the items `first` to `last` count before those after them.
    """
    sentence = items.sentence[first]
    for places in (range(first - 1, max(first - 1 - REACH, -1), -1), range(last, min(last + REACH, len(items.lower)))):
        for i in places:
            if items.sentence[i] != sentence:
                break
            word = items.lower[i]
            if word in tense.future:
                return 1
            if word in tense.past or (tense.past_endings and len(word) > 4 and word.endswith(tense.past_endings)):
                return -1
    return 0
