"""Figures in columns: how well a folder was read, and what the language packs hold."""

import json
from collections.abc import Iterable, Sequence

from pantau.evaluate import Result, f1, shares
from pantau.lang.coverage import Coverage

_ORDER = ("act", "quote", "country", "name", "said", "chain", "window")


def as_text(results: Sequence[Result], *, errors: bool = False, each: bool = False) -> str:
    """The figures of all results together; `each` one line per article before them, `errors` every fault after them."""
    lines = [f"{result.name:<32} {_line([result], 'full')}" for result in results] if each else []
    lines += [f"{'full':<8} {_line(results, 'full')}", f"{'loose':<8} {_line(results, 'loose')}"]
    counts = shares(results)
    for name in sorted(counts, key=_ORDER.index):
        right, of = counts[name]
        lines.append(f"{name:<8} {100 * right / of:6.2f}   ({right} of {of})")
    if errors:
        lines += [f"missed {r.name} {what}" for r in results for what in r.missed]
        lines += [f"in vain {r.name} {what}" for r in results for what in r.spurious]
        lines += [f"{r.name} {check.note}" for r in results for check in r.checks if check.note]
    return "\n".join(lines)


def _line(results: Sequence[Result], name: str) -> str:
    hits, wanted, found = _counts(results, name)
    precision, recall, both = f1(hits, wanted, found)
    return f"P {precision:6.2f}  R {recall:6.2f}  F1 {both:6.2f}   ({hits} of {wanted} in the readings, {found} found)"


def _counts(results: Iterable[Result], name: str) -> tuple[int, int, int]:
    rows = [(getattr(r, name), r.wanted, r.found) for r in results]
    return sum(r[0] for r in rows), sum(r[1] for r in rows), sum(r[2] for r in rows)


def as_json(results: Sequence[Result]) -> str:
    """{"articles", "wanted", "found", "full": {"precision", "recall", "f1"}, "loose": …, "act": share …}, per cent."""
    _, wanted, found = _counts(results, "full")
    figures: dict[str, object] = {"articles": len(results), "wanted": wanted, "found": found}
    for name in ("full", "loose"):
        figures[name] = dict(zip(("precision", "recall", "f1"), f1(*_counts(results, name)), strict=True))
    figures |= {name: 100 * right / of for name, (right, of) in shares(results).items()}
    return json.dumps(figures, indent=2)


def packs_as_text(packs: Iterable[Coverage]) -> str:
    """One block per pack: its files, how many of their keys are filled, how many entries they hold."""
    lines = []
    for pack in packs:
        filled, keys = sum(s.filled for s in pack.sections), sum(s.keys for s in pack.sections)
        lines.append(f"{pack.code}  {pack.name} ({pack.english_name}): {100 * filled // keys} % of the keys filled")
        lines += [f"    {s.name:<10} {s.filled:>3} of {s.keys:<3} keys  {s.entries:>6,} entries" for s in pack.sections]
        lines += [f"    {s.name}: nothing under {', '.join(s.empty)}" for s in pack.sections if s.empty]
    return "\n".join(lines)
