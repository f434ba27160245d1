"""Which language an article is in: statistics of letters first, the packs' own words where those are not enough."""

import re

from pantau.errors import LanguageError
from pantau.lang import available, load_text
from pantau.lang.codes import base, no_pack
from pantau.lang.schema.text import Text

_SAMPLE = 3000                          # characters looked at; more changes nothing
_SHORT = 30                             # words; in shorter texts a pack's words may overrule the statistics
_KNOWN = 0.12                           # share of a short text's words that must be a pack's, for them to overrule
_ALIEN = 0.025                          # share of a relative's words that makes a text the relative's
_CLEARLY_ALIEN = 0.08                   # the same, where the statistics did not see it
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# What CLD2 takes for broken: controls, marks of direction, surrogates, characters that are none.
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u2000-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff0-\uffff]"
    r"|[\U0001fffe-\U0001ffff\U000e0000-\U0010ffff]"
)


def identify(text: str, *, where: str = "") -> str:
    """The code of the pack that reads `text`; LanguageError names the language that has no pack, if it is known."""
    sample = _UNSEEN.sub(" ", text[:_SAMPLE])
    words = [w.lower() for w in _WORD.findall(sample)]
    guess = _statistics(sample)
    packs = {code: load_text(code) for code in available()}
    known = {code: sum(w in pack.common for w in words) for code, pack in packs.items()}
    if guess in packs and (known[guess] or len(words) > _SHORT):
        code: str | None = guess
    else:
        code = next((code for code, pack in packs.items() if guess in pack.relatives), None)
        code = code or _overruled(known, len(words), guess)
    refused = _relative(words, packs[code], guess) if code else guess
    if refused:
        raise no_pack(refused, where=where)
    if code is None:
        raise LanguageError("its language was not recognised", where=where, mend="name it with --language")
    return code


def _overruled(known: dict[str, int], words: int, guess: str | None) -> str | None:
    """The pack that most words of a short text are known to, else the guess where there is a pack of it."""
    best = max(known, key=lambda code: known[code])
    if known[best] >= max(1, _KNOWN * words) and (words <= _SHORT or guess is None):
        return best
    return guess if guess in known else None


def _relative(words: list[str], pack: Text, guess: str | None) -> str | None:
    """The relative of a pack's language that a text is in after all: enough of its words are that one's alone.

    One word alone, however often, may be a name or borrowed: it counts where the statistics agree on a short text.
    """
    for code, alien in pack.relatives.items():
        found = [w for w in words if w in alien]
        least = _ALIEN if code == guess else _CLEARLY_ALIEN
        several = len(set(found)) > 1 or (code == guess and len(words) <= _SHORT)
        if len(found) > least * len(words) and several:
            return code
    return None


def _statistics(sample: str) -> str | None:
    """The likeliest language by its letters (CLD2), or None."""
    try:
        import pycld2  # type: ignore[import-untyped]
    except ImportError:                 # no wheel for this Python: the packs' words decide alone
        return None
    try:
        guess = pycld2.detect(sample, bestEffort=True)[2][0][1]
    except pycld2.error:                # a character that it takes for a broken one
        return None
    return None if guess == "un" else base(guess)
