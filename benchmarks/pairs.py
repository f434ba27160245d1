#!/usr/bin/env python3
"""The type of the event between a marked source and target, English, by ten-fold cross-validation; half an hour.

pairs.py [--weights FOLDER]     needs training/requirements.txt; FOLDER keeps the weights of the folds, and where it
                                holds them they are not fitted again

given: the two are given (training/types.py). extract: the same sentences through the whole reading, by the rule of
score_pairs.py, each read with weights that have not seen it; "plain": without the model. YIELD is no type of PLOVER's:
as the tool counts, no reading can have it right; "yield as is" counts a CONCEDE or a RETREAT there.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from training.types import folds, group, marked  # noqa: E402

from pantau.contract import to_json  # noqa: E402
from pantau.extract import events  # noqa: E402
from pantau.extract.events import kind  # noqa: E402
from pantau.models.types import load_types  # noqa: E402
from pantau.monitor import read  # noqa: E402
from pantau.types import RawDocument  # noqa: E402

FOLDS, SEED = 10, 1
MEMBERS = {"YIELD": ("CONCEDE", "RETREAT")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--weights", type=Path)
    options = parser.parse_args()
    if not options.shared.exists():
        sys.exit(f"skipped: {options.shared.name} is not beside the repository")
    with tempfile.TemporaryDirectory() as folder:
        weights = options.weights or Path(folder)
        if not all((weights / f"{n}.npz").exists() for n in range(FOLDS)):
            given(options.shared, weights)
        for name, value in through_extract(options.shared, weights):
            print(f"extract, {name:<24}{value:8.2f}")


def given(shared: Path, weights: Path) -> None:
    command = [sys.executable, "-m", "training.types", "--data", str(shared / "data"), "--folds", str(FOLDS),
               "--seed", str(SEED), "--keep", str(weights)]
    subprocess.run(command, cwd=ROOT, check=True)


def through_extract(shared: Path, weights: Path) -> Iterator[tuple[str, float]]:
    scorer, data = module(shared / "tools" / "score_pairs.py"), shared / "data" / "events"
    fold = folds(list(marked(data)), FOLDS, SEED)
    rows = list(scorer.rows(data / "PLV_train.tsv"))
    texts = {name: text for name, text, *_ in rows}
    unseen: dict[str, Any] = {}
    for held in range(FOLDS):
        model = load_types(weights / f"{held}.npz")
        with mock.patch.object(kind, "load_types", lambda model=model: model):
            unseen |= {name: reading(text) for name, text in texts.items() if fold[group(text)] == held}
    yield from figures("with the model", rows, unseen, scorer)
    with mock.patch.object(events, "settled", lambda found, text: found):
        plain = {name: reading(text) for name, text in texts.items()}
    yield from figures("plain", rows, plain, scorer)


def reading(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_json(read(RawDocument(where="a pair", text=text, language="en"))))
    return found


def figures(name: str, rows: list[Any], outputs: dict[str, Any], scorer: Any) -> Iterator[tuple[str, float]]:
    for how, members in (("", {}), (", yield as is", MEMBERS)):
        pairs = []
        for at, _, source, target, label in rows:
            found = list(scorer.found(outputs[at], source, target, False))
            right = set(members.get(label, (label,))).intersection(found)
            pairs.append((label, label if right else next(iter(found), None)))
        yield f"{name}{how}", scorer.macro_f1(pairs)


def module(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


if __name__ == "__main__":
    main()
