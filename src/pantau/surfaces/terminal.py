"""What every terminal surface needs: colours that can be off, widths in cells, lines broken and cut to fit."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pantau.types import Act, Status

_CODES = {"bold": "1", "dim": "2", "italic": "3", "underline": "4", "red": "31", "green": "32", "yellow": "33",
          "blue": "34", "magenta": "35", "cyan": "36", "reverse": "7"}
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_RESET = "\x1b[0m"
_ZERO_WIDTH = frozenset({"Mn", "Me", "Cf"})

ACT_COLOURS = {
    Act.DENY: "red", Act.DECLINE: "yellow", Act.QUESTION: "yellow", Act.PREDICT: "cyan", Act.PROMISE: "cyan",
    Act.WARN: "magenta", Act.THREATEN: "magenta", Act.ACCUSE: "magenta", Act.CONDEMN: "magenta",
}
STATUS_COLOURS = {
    Status.OCCURRED: "green", Status.ONGOING: "green", Status.EXPECTED: "cyan", Status.POSSIBLE: "magenta",
    Status.DENIED: "red", Status.UNKNOWN: "yellow",
}


@dataclass(frozen=True, slots=True)
class Terminal:
    """`width` in cells; `colour` False leaves every escape out."""

    width: int = 80
    colour: bool = False

    def style(self, text: str, *names: str) -> str:
        """`text` in the named styles ("bold", "red" …)."""
        codes = ";".join(_CODES[name] for name in names)
        return f"\x1b[{codes}m{text}{_RESET}" if self.colour and codes and text else text


def clean(text: str) -> str:
    """Text of an article made fit for a terminal: what could move the cursor or turn the line is shown as a dot."""
    return _CONTROL.sub("·", text)


def cells(text: str) -> int:
    """The width of `text` in terminal cells, escapes not counted."""
    plain = ESCAPE.sub("", text)
    if plain.isascii():
        return len(plain)
    return sum(_cell(char) for char in plain)


def _cell(char: str) -> int:
    if unicodedata.category(char) in _ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells, broken at spaces; a longer word is cut. Styles may stand inside words."""
    lines, line, room = [], "", width
    for word in text.split():
        for piece in _pieces(word, width):
            need = cells(piece) + bool(line)
            if need > room and line:
                lines.append(line)
                line, room, need = "", width, cells(piece)
            line = f"{line} {piece}" if line else piece
            room -= need
    return list(_carried([*lines, line] if line or not lines else lines))


def _carried(lines: Iterable[str]) -> Iterator[str]:
    """Lines each of which closes the style that is open at its end, and opens the one that the line before had open."""
    style = ""
    for line in lines:
        begun = style + line
        for escape in ESCAPE.findall(line):
            style = "" if escape == _RESET else escape
        yield begun + _RESET if style else begun


def _pieces(word: str, width: int) -> Iterator[str]:
    while cells(word) > width and not ESCAPE.search(word):
        cut = width if cells(word[:width]) <= width else max(width // 2, 1)
        yield word[:cut]
        word = word[cut:]
    yield word


def shorten(text: str, width: int) -> str:
    """One line of at most `width` cells; what does not fit gives way to an ellipsis at a word's end."""
    text = " ".join(text.split())
    if cells(text) <= width:
        return text
    first = wrap(text, max(width - 2, 1))[0]
    return f"{first} …"


def cut(text: str, width: int) -> str:
    """The beginning of a line without styles, at most `width` cells; an ellipsis where it is not the whole."""
    if cells(text) <= width:
        return text
    room = width - 1
    while cells(text[:room]) > width - 1:
        room -= 1
    return f"{text[:room]}…"


def around(text: str, words: str, width: int) -> str:
    """One line of at most `width` cells with `words`, a part of `text`, in it; ellipses where something is left out."""
    text = " ".join(text.split())
    at = text.find(words)
    if at < 0 or cells(text) <= width or cells(text[:at + len(words)]) <= width * 3 // 4:
        return shorten(text, width)
    room = max((width - cells(words)) // 2, 1)
    start = next((n for n in range(at) if text[n - 1] == " " and cells(text[n:at]) <= room), at)
    return shorten(f"… {text[start:]}", width)


def pad(text: str, width: int) -> str:
    return text + " " * max(width - cells(text), 0)


def block(text: str, width: int, indent: int, *, first: str = "", lines: int = 0) -> list[str]:
    """`text` wrapped behind an indent, `first` standing in the first one; at most `lines` lines where that is not 0."""
    room = max(width - indent, 12)
    broken = wrap(text, room)
    if lines and len(broken) > lines:
        broken = wrap(text, room - 2)[:lines]
        broken[-1] += " …"
    return [pad(first, indent) + broken[0], *(" " * indent + line for line in broken[1:])]


def joined(parts: Iterable[str | None], between: str = " · ") -> str:
    return between.join(part for part in parts if part)
