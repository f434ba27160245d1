#!/usr/bin/env python3
"""How fast the ledger is, and how big: each figure a ratio within one run, so that it means something on any machine.

ledger.py                       every part, each in a process of its own
ledger.py taking                adding 3,000 articles against reading them; what an article's bytes are spent on
ledger.py growth                the cost of the ten-thousandth article against the thousandth
ledger.py asking                questions to a million claims, in look-ups of a row by its key
ledger.py memory                peak memory of the commands on 1,000, 10,000 and all documents
ledger.py jobs                  two processes against one
ledger.py start                 the commands that ask, cold

The articles are those of ../shared where it stands, else variations of examples/. The big ledger is built once in
--folder (a quarter of an hour for a million claims), and found there again.
"""

import argparse
import csv
import json
import logging
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from pathlib import Path
from statistics import mean
from typing import Any

from run import PANTAU, ROOT, timed
from synthetic import DAYS, FIRST, Variety, build, raw

from pantau.brief import compose, digest
from pantau.intake import take
from pantau.ledger import Entry, Ledger, read
from pantau.ledger.query import Marker, parse, snippet
from pantau.ledger.search import Forms
from pantau.monitor import Monitor, open_monitor, read_inputs, read_many
from pantau.records import Filter, Found
from pantau.types import Act, Analysis

PARTS = ("taking", "growth", "asking", "memory", "jobs", "start")
ARTICLES = 3000
BASE = 3000                     # articles whose readings the synthetic ledger is varied from
WINDOW = 500
SHELVES = (1000, 10_000)        # smaller ledgers, beside the big one
SHOWN = 20                      # answers, as the commands print them

Figures = Iterator[tuple[str, float]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="?", choices=PARTS)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "pantau-benchmark")
    parser.add_argument("--claims", type=int, default=1_000_000)
    options = parser.parse_args()
    options.folder = options.folder.resolve()               # commands run elsewhere
    options.folder.mkdir(parents=True, exist_ok=True)
    logging.getLogger("pantau").setLevel(logging.ERROR)
    if not options.part:
        for part in PARTS:
            subprocess.run([sys.executable, __file__, part, *sys.argv[1:]], check=True)
        return
    asked = tomllib.loads(Path(__file__).with_name("floors.toml").read_text())["ledger"]
    print(f"{options.part} (load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores)")
    for name, value in globals()[options.part](options):
        bound = asked.get(name.partition(":")[0], {})
        told = ", ".join(f"{how} {limit:g}" for how, limit in bound.items())
        missed = value < bound.get("least", value) or value > bound.get("most", value)
        print(f"  {name:<58}{value:>14,.2f}  {told}{'  MISSED' if missed else ''}", flush=True)


# The articles


def articles(shared: Path, number: int) -> list[dict[str, Any]]:
    """Articles as JSON Lines have them, some of them English; variations of the examples where there are no others."""
    if not (shared / "data" / "news").exists():
        variety = Variety([a for a in read_many(read_inputs([ROOT / "examples"])) if isinstance(a, Analysis)])
        return [_told(variety(n)) for n in range(number)]
    lines = (shared / "data" / "news" / "articles_id.jsonl").read_text(encoding="utf-8").split("\n")
    indonesian = [{"text": r["body"], "title": r["title"], "published": r.get("date"), "url": r.get("url"),
                   "publisher": r.get("source")} for r in map(json.loads, filter(None, lines))]
    english = [{"text": p.read_text(encoding="utf-8"), "publisher": "PolNeAR"}
               for p in sorted((shared / "data" / "polnear" / "data" / "dev" / "text").glob("*.txt"))]
    with (shared / "data" / "ntrex" / "ntrex_en_id.tsv").open(encoding="utf-8") as rows:
        of = groupby(csv.reader(rows, delimiter="\t", quoting=csv.QUOTE_NONE), key=lambda row: row[0])
        english += [{"text": "\n".join(row[1] for row in rows), "published": "2018-10-02",
                     "url": f"https://ntrex.example/{name}", "publisher": "NTREX"} for name, rows in of]
    random.Random(4).shuffle(mixed := indonesian[:ARTICLES - len(english)] + english)
    return mixed[:number]


def _told(of: Analysis) -> dict[str, Any]:
    article = raw(of, "")
    return {name: getattr(article, name) for name in ("text", "title", "published", "url", "publisher", "language")}


def written(folder: Path, shared: Path, number: int) -> Path:
    path = folder / f"articles-{number}.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in articles(shared, number)), encoding="utf-8")
    return path


def variety(options: argparse.Namespace) -> Variety:
    """The articles that nobody wrote, from the readings of some that somebody did."""
    found = read_many(read_inputs([written(options.folder, options.shared, BASE)]))
    return Variety([each for each in found if isinstance(each, Analysis) and each.claims])


def shelf(options: argparse.Namespace, documents: int | None = None) -> Path:
    """A synthetic ledger of so many documents, or (None) of all the claims wanted; built where there is none."""
    path = options.folder / f"ledger-{documents or options.claims}.db"
    if path.exists():
        return path
    sizes, various, part = [*SHELVES], variety(options), options.folder / "ledger.part"
    for size in sizes:
        _grow(part, various, size, options.folder / f"ledger-{size}.db")
    with Ledger(part) as ledger:
        stats = ledger.stats()
    whole = round(options.claims * stats.versions / stats.claims)
    _grow(part, various, whole, options.folder / f"ledger-{options.claims}.db")
    part.unlink()
    return path


def _grow(part: Path, various: Variety, documents: int, to: Path) -> None:
    for number in build(part, various, documents):
        print(f"\r  building {to.name}: {number:,} of {documents:,}", end="", file=sys.stderr)
    shutil.copy(part, to)


# How fast it takes in


def taking(options: argparse.Namespace) -> Figures:
    """Articles a second of `Monitor.add`, as a share of those of the reader alone; then bytes an article."""
    path = written(options.folder, options.shared, ARTICLES)
    with tempfile.TemporaryDirectory() as folder:
        warm = [str(written(Path(folder), options.shared, 50))]
        for _ in read_many(read_inputs(warm)):
            pass

        def keep() -> None:
            with open_monitor(Path(folder) / "ledger.db") as monitor:
                for _ in monitor.add([str(path)]):
                    pass

        def only_read() -> None:
            for _ in read_many(read_inputs([str(path)])):
                pass

        added, alone = least(keep, times=1), least(only_read, times=1)
        yield "articles a second, read alone", ARTICLES / alone
        yield "articles a second, read and kept", ARTICLES / added
        yield "taking", alone / added
        yield from sizes(Path(folder) / "ledger.db")


def sizes(path: Path) -> Figures:
    """Bytes an article, whole and by what they are spent on, an index with its table."""
    with Ledger(path) as ledger:
        stats = ledger.stats()
    connection = sqlite3.connect(path)
    text, = connection.execute("SELECT sum(length(CAST(text AS BLOB))) FROM documents").fetchone()
    table = dict(connection.execute("SELECT name, tbl_name FROM sqlite_schema").fetchall())
    connection.close()
    spent: dict[str, int] = {}
    for name, size in stats.tables:
        of = table.get(name, name).removesuffix("_data").removesuffix("_idx")
        spent[of] = spent.get(of, 0) + size
    yield "bytes an article", sum(spent.values()) / stats.versions
    yield "… of its text", text / stats.versions
    yield "… times its text", sum(spent.values()) / text
    for name, size in sorted(spent.items(), key=lambda each: -each[1])[:12]:
        yield f"… in {name}", size / stats.versions


def growth(options: argparse.Namespace) -> Figures:
    """What an article costs in a ledger of 10,000 as a multiple of one of 1,000: the same articles by turns in both."""
    various = variety(options)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{size}.db" for size in SHELVES]
        for path, size in zip(paths, SHELVES, strict=True):
            for _ in build(path, various, size - WINDOW // 2):
                pass
        with Ledger(paths[0]) as small, Ledger(paths[1]) as large:
            spent: dict[str, list[float]] = {"reading": [], "small": [], "large": []}
            for number in range(10**6, 10**6 + WINDOW):
                came = raw(various(number), f"new:{number}")
                for name, ledger in (("small", small), ("large", large)):
                    begun = time.perf_counter()
                    made = take(came, ledger, None, None)
                    if isinstance(made, Entry):             # what nobody wrote is in no language, now and then
                        read_at = time.perf_counter()
                        ledger.keep(made)
                        spent[name].append(time.perf_counter() - read_at)
                        spent["reading"].append(read_at - begun)
    small_cost, large_cost, reading = (1000 * mean(spent[name]) for name in ("small", "large", "reading"))
    yield "milliseconds to read an article", reading
    yield "milliseconds to keep the thousandth", small_cost
    yield "milliseconds to keep the ten-thousandth", large_cost
    yield "growth: of keeping alone", large_cost / small_cost
    yield "growth: with the reading", (reading + large_cost) / (reading + small_cost)


# How fast it answers


def asking(options: argparse.Namespace) -> Figures:
    """What each answer costs beyond what it prints, in look-ups of one row of `claims` by its key.

    What an answer prints are its rows, fetched one by one by their keys and made into types, with the places that were
    searched for; laying them out for a terminal is the same on both sides and left out of both.
    """
    path = shelf(options)
    with open_monitor(path, readonly=True) as monitor:
        bench = Bench(monitor)
        trip = bench.trip()
        yield "microseconds for a look-up by key", trip * 1e6
        yield "claims", bench.claims
        for name, whole, printed in bench.questions():
            took, prints = least(whole), least(printed)
            yield f"milliseconds: {name}", took * 1e3
            yield f"trips: {name}", (took - prints) / trip


def least(function: Callable[[], object], times: int = 9) -> float:
    """Seconds of this process for the fastest of several runs: what else the machine does counts little."""
    def once() -> float:
        begun = time.process_time()
        function()
        return time.process_time() - begun

    return min(once() for _ in range(times))


class Bench:
    """The questions, in words that the ledger has."""

    def __init__(self, monitor: Monitor) -> None:
        self.monitor = monitor
        self.connection = monitor._ledger._connection
        self.claims, = self.connection.execute("SELECT count(*) FROM claims").fetchone()
        side = sqlite3.connect(monitor.path)
        side.execute("CREATE VIRTUAL TABLE temp.heard USING fts5vocab ('main', 'claims_words', 'col')")
        heard = "SELECT term, doc FROM temp.heard WHERE col = ? AND length(term) > 3 ORDER BY doc DESC"
        self.content, self.speakers = (side.execute(heard, (column,)).fetchall() for column in ("content", "speaker"))
        side.close()

    def trip(self) -> float:
        keys = [key for key, in self.connection.execute("SELECT key FROM claims WHERE key % 997 = 1 LIMIT 2000")]
        random.Random(1).shuffle(keys)

        def look() -> None:
            for key in keys:
                self.connection.execute("SELECT * FROM claims WHERE key = ?", (key,)).fetchone()

        return least(look) / len(keys)

    def near(self, words: Sequence[tuple[str, int]], number: int) -> str:
        return min(words, key=lambda each: abs(each[1] - number))[0]

    def questions(self) -> Iterator[tuple[str, Callable[[], object], Callable[[], object]]]:
        """Each question's name, the question, and the mere printing of its answer."""
        most, second = self.content[0][0], self.content[1][0]
        common, middling, rare = (self.near(self.content, n) for n in (self.claims // 20, self.claims // 500, 5))
        anything, month = Filter(), Filter(since=FIRST + timedelta(700), until=FIRST + timedelta(730))
        searches = {
            "a rare word": (rare, anything), "a middling word": (middling, anything),
            "a common word": (common, anything), "the commonest word": (most, anything),
            "a middling and a common word": (f"{middling} {common}", anything),
            "two common words": (f"{common} {most}", anything), "a phrase": (f'"{most} {second}"', anything),
            "either of two": (f"{common} OR {middling}", anything), "a word of many forms": ("serang", anything),
            "one word without another": (f"{common} -{most}", anything),
            "the beginning of a word": (f"{common[:4]}*", anything), "a word that does not occur": ("qxqxqx", anything),
            "a common word, denied": (common, Filter(act=Act.DENY)),
            "a common word, a country": (common, Filter(country="ID")), "a common word, a month": (common, month),
            "a common word, a speaker": (common, Filter(speaker=self.speakers[0][0])),
            "a country alone": ("", Filter(country="US")), "a month alone": ("", month),
        }
        for name, (typed, wanted) in searches.items():
            yield f"search, {name}", *self.search(typed, wanted)
        for name, number in (("of a rare speaker", 5), ("of a talkative speaker", 10**9)):
            yield f"actor, statements {name}", *self.actor(self.near(self.speakers, number))
        yield "claim, by the beginning of its id", *self.opened("claim", "claims")
        yield "document, by the beginning of its id", *self.opened("document", "documents")
        yield "brief, a day", *self.brief()

    def search(self, typed: str, wanted: Filter) -> tuple[Callable[[], object], Callable[[], object]]:
        found = self.monitor.search(typed, wanted, limit=SHOWN)
        words = self.monitor._words
        marker = Marker(parse(typed, words.cut), Forms(self.connection, words), words.spot) if typed else None
        claims, passages = self.keys(found.claims), [self.document(each) for each in found.passages]

        def printed() -> None:
            for key in claims:
                _, words = self.claim(key)
                if marker:
                    marker(words.content)
            for key in passages:
                read.heads(self.connection, [key])
                text, = self.connection.execute("SELECT text FROM documents WHERE key = ?", (key,)).fetchone()
                if marker:
                    snippet(text, marker(text), 240)

        return lambda: self.monitor.search(typed, wanted, limit=SHOWN), printed

    def actor(self, name: str) -> tuple[Callable[[], object], Callable[[], object]]:
        keys = self.keys(list(self.monitor.actor(name, limit=SHOWN)))
        return lambda: list(self.monitor.actor(name, limit=SHOWN)), lambda: [self.claim(key) for key in keys]

    def opened(self, verb: str, table: str) -> tuple[Callable[[], object], Callable[[], object]]:
        key, made = self.connection.execute(f"SELECT key, id FROM {table} ORDER BY id LIMIT 1").fetchone()
        document = key >> 16 if verb == "claim" else key
        return lambda: getattr(self.monitor, verb)(made[:12]), lambda: read.record(self.connection, document)

    def brief(self) -> tuple[Callable[[], object], Callable[[], object]]:
        day = FIRST + timedelta(DAYS // 2)
        wanted = Filter(since=day, until=day)
        keys = [key for key, in self.connection.execute("SELECT key FROM documents WHERE published = ? ORDER BY key",
                                                        (day.isoformat(),))]

        def printed() -> None:
            records = (read.record(self.connection, key) for key in keys)
            compose(((each.kept.url or each.kept.where, digest(each.analysis)) for each in records), until=day)

        return lambda: self.monitor.brief(wanted), printed

    def claim(self, key: int) -> tuple[object, read.Words]:
        read.heads(self.connection, [key >> 16])
        return read.claims(self.connection, [key])[key]

    def keys(self, found: Sequence[Found]) -> list[int]:
        return [self.connection.execute("SELECT max(key) FROM claims WHERE id = ?", (each.claim.id,)).fetchone()[0]
                for each in found if each.claim]

    def document(self, found: Found) -> int:
        return int(self.connection.execute("SELECT key FROM documents WHERE id = ?", (found.kept.id,)).fetchone()[0])


# What it needs


def memory(options: argparse.Namespace) -> Figures:
    """Peak megabytes of the commands, by the size of the ledger."""
    more = str(written(options.folder, options.shared, WINDOW))
    day = (FIRST + timedelta(DAYS // 2)).isoformat()
    commands = {
        "search": ["search", "tahun"], "actor": ["actor", "presiden"], f"add of {WINDOW}": ["add", more],
        "brief of a day": ["brief", "--since", day, "--until", day], "export": ["export", "--format", "plover"],
        "check": ["ledger", "check"],
    }
    for name, command in commands.items():
        peaks = []
        for size in (*SHELVES, None):
            with tempfile.TemporaryDirectory(dir=options.folder) as folder:
                path = shutil.copy(shelf(options, size), folder) if command[0] == "add" else shelf(options, size)
                peaks.append(timed([*PANTAU, *command, "--ledger", str(path)])[1])
                yield f"MB, {name}, {size or 'all'} documents", peaks[-1]
        yield f"flat: {name}", peaks[-1] - peaks[0]


def jobs(options: argparse.Namespace) -> Figures:
    """`pantau add` on two processes against one: the fastest of some runs by turns."""
    path = written(options.folder, options.shared, ARTICLES)
    spent: dict[int, list[float]] = {1: [], 2: []}
    for _, number in [(turn, number) for turn in range(2) for number in spent]:
        with tempfile.TemporaryDirectory() as folder:
            command = [*PANTAU, "add", str(path), "--jobs", str(number), "--ledger", f"{folder}/ledger.db"]
            spent[number].append(timed(command)[0])
    yield f"seconds for {ARTICLES} articles, one process", min(spent[1])
    yield f"seconds for {ARTICLES} articles, two processes", min(spent[2])
    yield "jobs", min(spent[1]) / min(spent[2])


def start(options: argparse.Namespace) -> Figures:
    """Seconds of a command from the shell, the fastest of some runs."""
    ledger = str(shelf(options, SHELVES[0]))
    for command in (["--version"], ["search", "tahun"], ["actor", "presiden"], ["ledger", "stats"]):
        where = ["--ledger", ledger] if len(command) > 1 else []
        yield f"seconds, pantau {' '.join(command)}", min(timed([*PANTAU, *command, *where])[0] for _ in range(5))
    bare = [sys.executable, "-c", "import sqlite3"]
    yield "seconds, python -c 'import sqlite3'", min(timed(bare)[0] for _ in range(5))


if __name__ == "__main__":
    main()
