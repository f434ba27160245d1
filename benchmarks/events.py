#!/usr/bin/env python3
"""Our own readings of events against what is read now (training/events.jsonl; texts from ../shared/data).

events.py       of all events: found, of the right type, of the right status; by language, and whether words were tuned

An event is found where one of ours shares a letter with its words. `kept`: articles whose missed words nobody looked at
while the words of events were tuned (their totals were watched, and the rules of status were tuned on every other one).
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from pantau.monitor import read
from pantau.types import Event, RawDocument

ROOT = Path(__file__).parent.parent
READINGS = ROOT / "training" / "events.jsonl"
DATA = ROOT.parent / "shared" / "data"


def main() -> None:
    if not DATA.exists():
        sys.exit("events: skipped, shared is not beside the repository")
    counts: dict[tuple[str, str], Counter[str]] = {}
    for line in READINGS.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        counts.setdefault((entry["language"], entry["words"]), Counter()).update(counted(entry))
    print(f"{'':<10}{'events':>8}{'found':>8}{'type':>8}{'status':>8}")
    for (language, words), found in sorted(counts.items()):
        shares = "".join(f"{100 * found[name] / found['all']:8.1f}" for name in ("found", "type", "status"))
        print(f"{language} {words:<7}{found['all']:>8}{shares}")


def counted(entry: dict[str, Any]) -> Counter[str]:
    """How many events of one article there are, are found, and are of the right type and status."""
    from training.readings import document

    text = document(DATA, entry["corpus"], entry["document"])[:entry["length"]]
    raw = RawDocument(where=entry["document"], text=text, language=entry["language"], published=entry["published"])
    ours, counts = read(raw).events, Counter[str]()
    for event in entry["events"]:
        hit = next((each for each in ours if overlaps(each, event["span"])), None)
        counts["all"] += 1
        counts["found"] += hit is not None
        counts["type"] += hit is not None and hit.type == event["type"]
        counts["status"] += hit is not None and hit.status == event["status"]
    return counts


def overlaps(event: Event, span: list[int]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in event.trigger)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))           # for training.readings, which is no part of the package
    main()
