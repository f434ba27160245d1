"""What a run of `add`, `watch` or `reread` did: counted as it goes, told at its end."""

import time
from collections import Counter
from collections.abc import Iterator

import msgspec

from pantau.lang.schema.surface import Surface
from pantau.records import Added, Outcome
from pantau.surfaces.found_text import SHORT
from pantau.surfaces.terminal import Terminal, block, clean, joined, shorten
from pantau.surfaces.words import count

_NAMED = 8          # documents that are named one by one, where there are no more
_FEW = 3            # failures that need no summing up: each was told when it came
_REASONS = 12       # lines of reasons, the most frequent first
_READ = (Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED, Outcome.REREAD)
_KEPT = (Outcome.NEW, Outcome.CHANGED)


class Tally:
    """Counts what became of each input. Failures are kept, other inputs only while they are few."""

    def __init__(self) -> None:
        self.counts: Counter[Outcome] = Counter()
        self.failures: list[Added] = []
        self.stopped = False
        self._kept: list[Added] = []
        self._started = time.monotonic()

    def count(self, added: Added) -> None:
        self.counts[added.outcome] += 1
        if added.outcome is Outcome.FAILED:
            self.failures.append(added)
        elif added.outcome in _KEPT and len(self._kept) <= _NAMED:
            self._kept.append(added)

    @property
    def whole(self) -> bool:
        """Whether every input was taken in."""
        return not self.failures and not self.stopped

    def text(self, surface: Surface, terminal: Terminal) -> Iterator[str]:
        """Lines: how many of what; the documents, where they are few; the reasons of failures, where those are many."""
        yield from block(joined((self._speed(surface), outcomes(self.counts, surface))), terminal.width, 0)
        for each in self._kept if len(self._kept) <= _NAMED else ():
            line = f"  {terminal.style((each.id or '')[:SHORT], 'cyan')}  "
            yield line + shorten(clean(each.where), max(terminal.width - SHORT - 4, 12))
        if len(self.failures) > _FEW:
            yield terminal.style(surface.ledger.reasons, "bold")
            yield from self._reasons(surface, terminal)
        if self.stopped:
            yield from block(surface.ledger.stopped, terminal.width, 0)

    def json(self) -> bytes:
        """One object on one line: {"read", "new", …, "seconds", "stopped", "failures": [{"where", "why"}]}."""
        figures = {"read": self._read(), **{str(outcome): self.counts[outcome] for outcome in Outcome}}
        failures = [{"where": each.where, "why": reason(each)} for each in self.failures]
        return msgspec.json.encode({**figures, "seconds": round(self._seconds(), 3), "stopped": self.stopped,
                                    "failures": failures}) + b"\n"

    def _read(self) -> int:
        return sum(self.counts[outcome] for outcome in _READ)

    def _seconds(self) -> float:
        return time.monotonic() - self._started

    def _speed(self, surface: Surface) -> str:
        number, seconds = self._read(), self._seconds()
        rate = number / max(seconds, 0.001)
        return count(number, surface.ledger.read, seconds=f"{seconds:.1f}",
                     rate=f"{rate:,.1f}" if rate < 10 else f"{rate:,.0f}")

    def _reasons(self, surface: Surface, terminal: Terminal) -> Iterator[str]:
        reasons = Counter(map(reason, self.failures)).most_common()
        width = len(f"{reasons[0][1]:,}")
        for why, number in reasons[:_REASONS]:
            yield from block(clean(why), terminal.width, width + 6, first=f"  {number:>{width},} ×", lines=2)
        if left := reasons[_REASONS:]:
            yield "  + " + count(len(left), surface.counts.more)


def reason(failed: Added) -> str:
    """Why an input failed, without its name."""
    return (failed.why or "").removeprefix(f"{failed.where}: ")


def outcomes(counts: Counter[Outcome], surface: Surface) -> str:
    """"12 new · 1 failed": what there was of each."""
    return joined(count(counts[each], surface.ledger.outcomes[each]) for each in Outcome if counts[each])
