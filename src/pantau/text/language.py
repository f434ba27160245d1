"""Which language an article is in: statistics of letters first, the packs' own words where those are not enough."""

import re

from pantau.errors import LanguageError
from pantau.lang import available, load_text
from pantau.lang.codes import base, no_pack

_SAMPLE = 6000                          # characters looked at; more changes nothing
_SHORT = 30                             # words; in shorter texts a pack's words may overrule the statistics
_KNOWN = 0.12                           # share of a short text's words that must be a pack's, for them to overrule
_ALIEN = 0.025                          # share of a relative's words that makes a text the relative's
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
        return guess
    for code, pack in packs.items():
        if guess in pack.relatives and sum(w in pack.relatives[guess] for w in words) <= _ALIEN * len(words):
            return code
    best = max(known, key=lambda code: known[code])
    if known[best] and (len(words) <= _SHORT or guess is None) and known[best] >= _KNOWN * len(words):
        return best
    if guess in packs:
        return guess
    if guess is None:
        raise LanguageError("its language was not recognised", where=where, mend="name it with --language")
    raise no_pack(guess, where=where)


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
