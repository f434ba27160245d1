"""Where the words of a sign, of its evidence or of a length of time end."""

from pantau.extract.events.sentence import Sentences
from pantau.types import Range

_RIGHT, _LEFT = 12, 4       # tokens by which a phrase may be longer than the words that were found


def whole(text: Sentences, found: Range, within: Range) -> Range:
    """The words found with what belongs to them to the right, and where modifiers stand first to the left."""
    first, last = found
    while last < min(within[1], found[1] + _RIGHT) and not _ends(text, last):
        last += 1
    while last > found[1] and _hangs(text, last - 1):
        last -= 1
    while text.words.modifiers_first and first > max(within[0], found[0] - _LEFT) and _modifies(text, first - 1):
        first -= 1
    return first, last


def _ends(text: Sentences, i: int) -> bool:
    word, words = text.lower[i], text.words
    if not word[0].isalnum() and word != "-":
        return True
    if word in text.clause_ends or word in words.coordinators or word in words.relatives or word in text.auxiliary:
        return True
    return text.is_verb(i)


def _hangs(text: Sentences, i: int) -> bool:
    """Whether a word cannot end a phrase."""
    word = text.lower[i]
    return word in text.words.prepositions or word in text.words.articles or word in text.words.infinitive


def _modifies(text: Sentences, i: int) -> bool:
    word, words = text.lower[i], text.words
    if word in words.articles:
        return True
    if not word[0].isalnum():
        return False
    closed = word in words.prepositions or word in words.infinitive or word in words.pronouns
    return not (closed or _ends(text, i) or text.is_verb(i))
