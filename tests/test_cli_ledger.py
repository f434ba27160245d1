"""The commands that keep and ask, as a user meets them: exit codes, streams, signals, what the ledger holds then."""

import csv
import io
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pantau.cli import main
from pantau.errors import LedgerError
from pantau.lang import load_surface
from pantau.records import Added, Outcome
from pantau.surfaces.words import count

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
ARTICLE = EXAMPLES / "karsakou-tiba.txt"
PANTAU = [sys.executable, "-c", "from pantau.cli import main; main()"]
WORDS = load_surface("en").ledger


def pantau(*arguments: str | Path, stdin: str | bytes | None = None, **environment: str) -> Result:
    return CliRunner(env={"PANTAU_UI": "en", "COLUMNS": "80"} | environment).invoke(
        main, [str(a) for a in arguments], input=stdin)


class Ledger:
    """A ledger's file, and the commands that work with it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, *arguments: str | Path, stdin: str | bytes | None = None) -> Result:
        return pantau(*arguments, stdin=stdin, PANTAU_LEDGER=str(self.path))

    def json(self, *arguments: str | Path) -> Any:
        result = self(*arguments, "--format", "json")
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)

    def documents(self) -> int:
        (row,) = self.json("sql", "SELECT count(*) AS n FROM documents")
        return int(row["n"])


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "filled.db"
    assert pantau("add", EXAMPLES, "--ledger", path).exit_code == 0
    return path


@pytest.fixture
def ledger(filled: Path, tmp_path: Path) -> Ledger:
    """The examples, taken in."""
    return Ledger(Path(shutil.copy(filled, tmp_path / "ledger.db")))


@pytest.fixture
def new(tmp_path: Path) -> Ledger:
    """No ledger yet."""
    return Ledger(tmp_path / "new.db")


# Taking in


def test_add_says_what_was_done_and_tells_failures_as_they_come(new: Ledger, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("{broken\n")
    result = new("add", tmp_path / "bad.jsonl", tmp_path / "missing.txt", ARTICLE)
    assert result.exit_code == 1
    told = result.stderr.splitlines()
    assert len(told) == 2
    assert all(line.startswith("pantau: ") for line in told)
    assert told[1].count("missing.txt") == 1
    first, second = result.stdout.splitlines()
    assert re.fullmatch(r"1 article in \d+\.\d s \(.+/s\) · 1 new · 2 failed", first)
    assert second.endswith("karsakou-tiba.txt")
    again = new("add", ARTICLE)
    assert (again.exit_code, "1 unchanged" in again.stdout) == (0, True)
    assert new("document", second.split()[0]).exit_code == 0


def test_add_for_scripts_is_one_object(new: Ledger, tmp_path: Path) -> None:
    line = json.dumps({"id": "x", "text": "Belarus denied it, said Alena Tarasik.", "language": "en"})
    result = new("add", "-", tmp_path / "missing.txt", "--format", "json", stdin=line + "\n")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert (told["read"], told["new"], told["failed"], told["stopped"]) == (1, 1, 1, False)
    (failure,) = told["failures"]
    assert failure["where"] == str(tmp_path / "missing.txt")
    assert not failure["why"].startswith(failure["where"])


@pytest.mark.parametrize(("number", "jobs"), [(signal.SIGINT, "1"), (signal.SIGTERM, "2")])
def test_a_signal_ends_add_cleanly(number: signal.Signals, jobs: str, new: Ledger, tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    with many.open("w") as file:
        for turn in range(150):
            text = f"Kata Tarasik, pertemuan ke-{turn} ditunda. Belarus membantah laporan itu. " * 3
            file.write(json.dumps({"id": f"{turn}", "text": text, "language": "id", "published": "2026-03-02"}) + "\n")
    command = [*PANTAU, "add", str(many), "--format", "json", "--jobs", jobs, "--ledger", str(new.path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler)) as process:
        wait_for(lambda: new.path.exists() and _count(new.path) > 10)
        process.send_signal(number)
        out, err = process.communicate(timeout=20)
    told = json.loads(out)
    assert (process.returncode, told["stopped"], "Traceback" in err) == (1, True, False)
    assert "once more ends at once" in err
    assert 10 < told["new"] == new.documents() < 150
    assert new("ledger", "check").exit_code == 0
    rest = new.json("add", many)
    assert (rest["new"], rest["unchanged"]) == (150 - told["new"], told["new"])


def test_a_second_signal_ends_at_once(new: Ledger) -> None:
    """Where nothing is under way that could end: standard input says nothing."""
    with subprocess.Popen([*PANTAU, "add", "-", "--ledger", str(new.path)], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stderr
        wait_for(new.path.exists)
        process.send_signal(signal.SIGTERM)
        assert "once more ends at once" in process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 1
        assert "Traceback" not in process.stderr.read()


def test_a_ledger_that_fails_is_told_with_what_was_done(new: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: Any, **options: Any) -> Iterator[Added]:
        yield Added("a.txt", Outcome.NEW, "0" * 24)
        raise LedgerError("the disk is full", where="ledger.db")

    monkeypatch.setattr("pantau.monitor.Monitor.add", full)
    result = new("add", ARTICLE)
    assert (result.exit_code, result.stderr) == (1, "pantau: ledger.db: the disk is full\n")
    assert "1 new" in result.stdout
    assert WORDS.stopped in result.stdout.replace("\n", " ")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder's files on a local server."""
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *values: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """A server with one feed of two articles, one of which is not there."""
    folder = tmp_path / "site"
    folder.mkdir()
    text = "<p>The harbour was closed on Monday, the ministry said. Nobody was hurt, a spokesman added.</p>" * 3
    (folder / "one.html").write_text(f"<html><title>One</title><body><article>{text}</article></body></html>")
    items = "".join(f"<item><title>{n}</title><link>/{n}.html</link></item>" for n in ("one", "gone"))
    with served(folder) as address:
        (folder / "feed.xml").write_text(
            f'<rss version="2.0"><channel><title>A feed</title><link>{address}/</link>{items}</channel></rss>')
        yield address


def test_feeds_are_kept_and_polled(new: Ledger, site: str, tmp_path: Path) -> None:
    feed = f"{site}/feed.xml"
    assert new("feeds", "add", feed).stdout == WORDS.feed_added.format(url=feed) + "\n"
    assert new("feeds", "add", feed).stdout == WORDS.feed_known.format(url=feed) + "\n"
    assert WORDS.never_polled in new("feeds", "list").stdout
    result = new("watch", "--once", "--allow-private", "--language", "en")
    assert result.exit_code == 1
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d · 1 feed · 1 new .*1 failed\n", result.stdout)
    assert "gone.html" in result.stderr
    (listed,) = new.json("feeds", "list")
    assert (listed["url"], listed["visit"]["failures"]) == (feed, 0)
    assert new("search", "harbour").stdout.count("«harbour»") >= 1
    assert new("feeds", "export", "--output", tmp_path / "feeds.opml").exit_code == 0
    assert new("feeds", "remove", feed).exit_code == 0
    gone = new("feeds", "remove", feed)
    assert (gone.exit_code, "no such feed" in gone.stderr) == (1, True)
    assert new("feeds", "import", tmp_path / "feeds.opml").stdout == "1 new feed\n"
    assert new("feeds", "add", "no address").exit_code == 1


def test_a_signal_ends_watch_cleanly(new: Ledger, site: str) -> None:
    assert new("feeds", "add", f"{site}/feed.xml").exit_code == 0
    command = [*PANTAU, "watch", "--every", "10", "--allow-private", "--ledger", str(new.path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert "1 feed" in process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, "Traceback" in err) == (0, "", False)


def test_what_is_forgotten_stays_out(ledger: Ledger) -> None:
    first = ledger.json("sql", "SELECT id FROM documents ORDER BY 1")[0]["id"]
    assert ledger("forget", first).exit_code == 2
    result = ledger("forget", first[:10], "--reason", "asked for by its author")
    assert (result.exit_code, result.stdout.startswith(first)) == (0, True)
    assert ledger("document", first).exit_code == 1
    assert ledger.json("add", EXAMPLES)["forgotten"] == 1
    assert ledger.json("add", EXAMPLES, "--again")["new"] == 1
    assert ledger("forget", "ffffffff", "--reason", "x").exit_code == 1


def test_a_ledger_is_looked_after(ledger: Ledger, tmp_path: Path) -> None:
    assert ledger("ledger", "check").stdout == WORDS.whole + "\n"
    figures = ledger.json("ledger", "stats")
    assert (figures["documents"], figures["languages"]) == (14, {"en": 7, "id": 7})
    assert "14 (14 versions, 14 readings)" in ledger("ledger", "stats").stdout
    copy = tmp_path / "copy.db"
    assert ledger("ledger", "backup", copy).exit_code == 0
    assert Ledger(copy).documents() == 14
    assert ledger("ledger", "backup", copy).exit_code == 1
    assert ledger("ledger", "vacuum").exit_code == 0
    assert ledger("ledger", "reread").stdout == WORDS.nothing_to_reread + "\n"
    assert ledger.json("ledger", "reread", "--all")["failed"] == 0
    assert ledger("ledger", "check").exit_code == 0


def test_a_fault_is_told(ledger: Ledger) -> None:
    with closing(sqlite3.connect(ledger.path)) as connection, connection:
        connection.execute("UPDATE claims SET content = 'not its words' WHERE key = (SELECT min(key) FROM claims)")
    result = ledger("ledger", "check")
    *faults, last = result.stdout.splitlines()
    assert result.exit_code == 1
    assert faults
    assert last == count(len(faults), WORDS.faults)


def test_what_is_whole_is_rescued(ledger: Ledger, tmp_path: Path) -> None:
    to = tmp_path / "rescued.db"
    result = ledger("ledger", "rescue", ledger.path, to)
    assert (result.exit_code, result.stdout) == (0, f"14 documents are whole in {to}\n")
    assert Ledger(to).documents() == 14


def test_what_is_lost_is_named(ledger: Ledger, tmp_path: Path) -> None:
    with closing(sqlite3.connect(ledger.path)) as raw:
        page, = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'claims'").fetchone()
        made, text = raw.execute("SELECT id, text FROM documents ORDER BY key").fetchone()
    content = ledger.path.read_bytes().replace(text[:40].encode(), b"x" * 40)
    ledger.path.write_bytes(content[:4096 * (page - 1)] + bytes(4096) + content[4096 * page:])
    result = ledger("ledger", "rescue", ledger.path, tmp_path / "rescued.db")
    assert result.exit_code == 1
    assert made in result.stderr
    assert result.stdout.splitlines() == [f"13 documents are whole in {tmp_path / 'rescued.db'}",
                                          count(13, WORDS.anew), count(1, WORDS.lost)]


# Asking


def test_search_marks_the_words(ledger: Ledger) -> None:
    result = ledger("search", "arms", "deal")
    assert result.exit_code == 0
    assert "any «arms» «deal»" in result.stdout
    assert "\x1b" not in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert ledger("search", "arms deal").stdout == result.stdout
    assert "KLAIM" in ledger("search", "arms", "--ui", "id").stdout


def test_search_for_scripts(ledger: Ledger) -> None:
    found = ledger.json("search", "arms", "--limit", "3", "--act", "deny")
    assert found["passages"] == []
    assert {each["claim"]["act"] for each in found["claims"]} == {"deny"}
    first = found["claims"][0]
    assert [first["words"][a:b].lower() for a, b in first["marks"]] == ["arms"]
    text = ledger.json("document", first["document"]["id"])["text"]
    assert text[slice(*first["span"])] == first["words"]
    assert text[slice(*first["claim"]["cue"][0])] == first["cue_words"]


@pytest.mark.parametrize(("options", "fits"), [
    (["--country", "kp"], lambda c: c["claim"]["events"] or any(s["country"] == "KP" for s in c["claim"]["speakers"])),
    (["--speaker", "tarasik"], lambda c: "Tarasik" in c["source_words"] + str(c["claim"]["speakers"])),
    (["--act", "PREDICT"], lambda c: c["claim"]["act"] == "predict"),
    (["--language", "id"], lambda c: c["document"]["language"] == "id"),
    (["--publisher", "lintas"], lambda c: c["document"]["publisher"] == "Lintas Berita"),
    (["--since", "2026-03-12", "--until", "2026-03-13"],
     lambda c: "2026-03-12" <= c["document"]["published"] <= "2026-03-13"),
])
def test_filters_say_what_an_answer_is_like(options: list[str], fits: Any, ledger: Ledger) -> None:
    some, every = (ledger.json("search", *asked, "--limit", "200") for asked in (options, ["--since", "2000-01-01"]))
    assert some["claims"]
    assert all(map(fits, some["claims"]))
    assert len(some["claims"]) < len(every["claims"]) == 141


def test_finding_nothing_is_an_answer(ledger: Ledger, new: Ledger) -> None:
    result = ledger("search", "quixotic", "--act", "deny")
    assert result.exit_code == 0
    assert result.stdout == f"{WORDS.nothing_found} {WORDS.fewer_words} {WORDS.fewer_options.format(options='--act')}\n"
    assert ledger.json("search", "quixotic") == {"claims": [], "passages": []}
    assert WORDS.nothing_said.format(name="Nobody") in ledger("actor", "Nobody").stdout
    assert new("feeds", "list").exit_code == 1
    assert new("add", "/nowhere").exit_code == 1
    for command in (["search", "arms"], ["actor", "Karsakou"], ["brief"]):
        assert new(*command).stdout.endswith(WORDS.empty + "\n")


@pytest.mark.parametrize("arguments", [
    ["search"], ["search", "x", "--nowhere"], ["search", "-x"], ["search", "x", "--act", "lie"],
    ["search", "x", "--country", "XX"], ["search", "x", "--since", "soon"], ["search", "x", "--language", "xx"],
    ["search", "x", "--since", "2026-03-02", "--until", "2026-03-01"], ["actor"], ["claim"], ["document"],
    ["export"], ["export", "--format", "xlsx"], ["add"], ["feeds", "add"], ["forget", "abcd"],
    ["watch", "--every", "0"], ["brief", "examples", "--since", "7d"],
    ["brief", "--published", "2026-03-02"], ["ledger", "rescue", "no.db", "x"],
])
def test_a_wrong_call_is_exit_code_two(arguments: list[str], ledger: Ledger) -> None:
    result = ledger(*arguments)
    assert result.exit_code == 2
    assert result.stderr
    assert result.stdout == ""


def test_days_may_be_told_from_today(ledger: Ledger) -> None:
    assert ledger.json("search", "--since", "yesterday")["claims"] == []
    assert ledger.json("search", "--since", "36500d")["claims"]
    assert ledger.json("search", "--until", "today")["claims"]


def test_a_claim_and_its_document_open(ledger: Ledger, tmp_path: Path) -> None:
    found = ledger.json("search", "--act", "deny", "--limit", "1")["claims"][0]
    claim, document = found["claim"]["id"], found["document"]["id"]
    text = ledger("claim", claim[:8]).stdout
    assert f"[{found['words']}]" in " ".join(text.split())
    assert f"*{found['cue_words']}*" in text
    assert document[:8] in text
    page = tmp_path / "claim.html"
    assert ledger("claim", claim[:8], "--format", "html", "--output", page).exit_code == 0
    assert f'data-open="{claim}"' in page.read_text()
    assert ledger.json("claim", claim)["claim"] == found["claim"]
    whole = ledger.json("document", document[:8])
    assert whole["ledger"] == found["document"]["ledger"]
    assert found["claim"] in whole["claims"]
    assert "version 1" in ledger("document", document[:8]).stdout
    assert ledger("document", document, "--format", "html").stdout.startswith("<!doctype html>")


def test_a_document_tells_its_versions(new: Ledger) -> None:
    for text in ("Belarus denied it, said Alena Tarasik.", "Belarus denied it again, said Alena Tarasik."):
        page = {"url": "https://example.org/a?utm_source=x", "text": text, "language": "en", "published": "2026-03-02"}
        assert new("add", "-", stdin=json.dumps(page) + "\n").exit_code == 0
    newest = new("document", "https://example.org/a").stdout
    assert "version 2" in newest
    assert "https://example.org/a" in newest.splitlines()[3]
    older, = new.json("sql", "SELECT id FROM documents WHERE NOT current")
    assert f"superseded by {newest[:8]}" in new("document", older["id"]).stdout


def test_what_is_not_there_is_told(ledger: Ledger) -> None:
    for arguments in (["document", "ffffffff"], ["claim", "zz"], ["document", "https://example.org/x"]):
        result = ledger(*arguments)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith("pantau: ")


def test_an_actor_speaks_in_order(ledger: Ledger) -> None:
    told = [json.loads(line) for line in ledger("actor", "karsakou", "--format", "json").stdout.splitlines()]
    assert len(told) == 3
    days = [each["document"]["published"] for each in told]
    assert days == sorted(days)
    assert all("Karsakou" in s["name"] for each in told for s in each["claim"]["speakers"][:1])
    assert len(ledger("actor", "karsakou", "--format", "json", "--limit", "2").stdout.splitlines()) == 2
    text = ledger("actor", "karsakou").stdout
    assert [text.index(each["claim"]["id"][:8]) for each in told] == sorted(
        text.index(each["claim"]["id"][:8]) for each in told)


def test_brief_works_from_the_ledger(ledger: Ledger) -> None:
    whole = ledger.json("brief")
    assert len(whole["articles"]) == 14
    early = ledger.json("brief", "--as-of", "2026-03-04")
    assert 0 < len(early["articles"]) < 14
    assert max(a["published"] for a in early["articles"]) <= "2026-03-04"
    assert early["until"] == "2026-03-04"
    one = ledger.json("brief", "--actor", "Tarasik", "--since", "2026-03-01")
    assert 0 < one["claims"] < whole["claims"]
    for form, start in (("text", "PANTAU Brief"), ("markdown", "# Pantau"), ("html", "<!doctype html>")):
        assert ledger("brief", "--about", "arms", "--format", form).stdout.startswith(start)
    assert ledger("brief", "--about", "quixotic").stdout == (
        f"{WORDS.nothing_found} {WORDS.fewer_options.format(options='--about')}\n")
    line = json.dumps({"id": "x", "text": "Belarus denied it, said Alena Tarasik.", "language": "en"})
    assert "1 article " in ledger("brief", "-", stdin=line + "\n").stdout


@pytest.mark.parametrize("form", ["plover", "csv", "stix", "ftm", "annotation", "atom", "parquet"])
def test_export_has_seven_forms(form: str, ledger: Ledger, tmp_path: Path) -> None:
    for module in {"stix": ["stix2"], "ftm": ["followthemoney"], "parquet": ["pyarrow"]}.get(form, []):
        pytest.importorskip(module)
    target = tmp_path / "out"
    assert ledger("export", "--format", form, "--since", "2026-03-12", "--output", target).exit_code == 0
    assert target.stat().st_size > 100


def test_export_of_tables_takes_filters(ledger: Ledger) -> None:
    for table in ("claims", "events"):
        out = ledger("export", "--format", "csv", "--table", table, "--publisher", "Meridian").stdout
        rows = list(csv.DictReader(io.StringIO(out)))
        assert {row["publisher"] for row in rows} == {"Meridian"}


def test_parquet_is_not_written_to_a_terminal(ledger: Ledger) -> None:
    code, out = on_a_terminal(ledger, "export", "--format", "parquet")
    assert code == 2
    assert "PAR1" not in out


def test_sql_reads_and_never_writes(ledger: Ledger) -> None:
    query = "SELECT language, count(*) AS n FROM documents GROUP BY 1 ORDER BY 1"
    assert ledger("sql", query).stdout.splitlines()[2:] == ["en        7", "id        7"]
    assert ledger.json("sql", query) == [{"language": "en", "n": 7}, {"language": "id", "n": 7}]
    assert ledger("sql", query, "--format", "csv").stdout.splitlines() == ["language,n", "en,7", "id,7"]
    for wrong in ("SELECT nothing", "DELETE FROM claims", "PRAGMA user_version = 9", "ATTACH 'x' AS x", "SELECT 1; x"):
        result = ledger("sql", wrong)
        assert (result.exit_code, "Traceback" in result.output) == (1, False), wrong
        assert result.stderr.startswith("pantau: "), wrong
    assert ledger.documents() == 14
    several = ledger("sql", "--format", "csv", stdin="SELECT 1 AS a;\nSELECT\n2 AS b;\nSELECT 3 AS c")
    assert several.stdout.split() == ["a", "1", "b", "2", "c", "3"]


def test_sql_talks_on_a_terminal(ledger: Ledger) -> None:
    typed = ".tables\n.schema claims\nSELECT count(*)\nAS documents FROM documents;\nSELECT nope;\n.help\n.quit\n"
    code, out = on_a_terminal(ledger, "sql", typed=typed)
    assert code == 0
    assert "CREATE TABLE claims" in out
    assert re.search(r"documents.*\n.*─+.*\r?\n14\b", out)
    assert "no such column: nope" in out
    assert ".quit" in out
    assert "Traceback" not in out


def test_colours_only_on_a_terminal(ledger: Ledger) -> None:
    code, out = on_a_terminal(ledger, "search", "arms")
    assert (code, "\x1b[1;33marms\x1b[0m" in out, "«" in out) == (0, True, False)


def on_a_terminal(ledger: Ledger, *arguments: str, typed: str = "") -> tuple[int, str]:
    """The exit code, and all that a command writes where its three streams are a terminal."""
    pty = pytest.importorskip("pty")
    known = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
    environment = known | {"TERM": "xterm", "PANTAU_LEDGER": str(ledger.path), "PANTAU_UI": "en"}
    terminal, end = pty.openpty()
    with subprocess.Popen([*PANTAU, *arguments], stdin=end, stdout=end, stderr=end, env=environment,
                          start_new_session=True) as process:
        os.close(end)
        os.write(terminal, typed.encode())
        seen = b""
        while chunk := _read(terminal):
            seen += chunk
        code = process.wait(20)
    os.close(terminal)
    return code, seen.decode(errors="replace")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # what a closed pseudo-terminal answers
        return b""


def _count(path: Path) -> int:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
        except sqlite3.OperationalError:    # its tables are being made
            return 0


def wait_for(ready: Any, seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_no_ledger_is_made_by_asking(new: Ledger) -> None:
    for arguments in (["search", "x"], ["ledger", "check"], ["sql", "SELECT 1"], ["brief"], ["export", "--format=csv"]):
        result = new(*arguments)
        assert (result.exit_code, result.stdout) == (1, "")
        assert "there is no ledger" in result.stderr
    assert not new.path.exists()


def test_help_of_a_group_and_of_the_whole() -> None:
    text = pantau("--help").stdout
    assert text.index("Reading:") < text.index("Keeping:") < text.index("Asking:")
    assert "...\n" not in text.partition("Reading:")[2]
    assert "reread" in pantau("ledger", "--help").stdout
