"""The commands as a user meets them: order, exit codes, streams, and nothing that looks like a traceback."""

import contextlib
import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pantau.cli import main

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared"
PANTAU = [sys.executable, "-c", "from pantau.cli import main; main()"]


def pantau(*arguments: str | Path, stdin: str | bytes | None = None, **environment: str) -> Result:
    return CliRunner(env={"PANTAU_UI": "en", "COLUMNS": "80"} | environment).invoke(
        main, [str(a) for a in arguments], input=stdin
    )


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_extract_prints_one_line_per_article_in_the_order_of_the_input() -> None:
    result = pantau("extract", EXAMPLES / "dispatches-id.jsonl", EXAMPLES / "karsakou-tiba.txt")
    wanted = [json.loads(line)["id"] for line in (EXAMPLES / "dispatches-id.jsonl").read_text().splitlines()]
    assert result.exit_code == 0
    assert [line["id"] for line in lines(result)][:-1] == wanted
    assert result.stderr == ""


@pytest.mark.parametrize("jobs", [1, 2])
def test_extract_reads_the_same_on_any_number_of_processes(jobs: int) -> None:
    one = subprocess.run([*PANTAU, "extract", "examples"], cwd=ROOT, capture_output=True, check=True)
    many = subprocess.run(
        [*PANTAU, "extract", "examples", "--jobs", str(jobs)], cwd=ROOT, capture_output=True, check=True
    )
    assert one.stdout == many.stdout
    assert len(one.stdout.splitlines()) == 14


def test_extract_reads_json_lines_from_standard_input() -> None:
    line = json.dumps(
        {"id": "x", "text": 'Belarus denied it. "No," said Alena Tarasik.', "language": "en", "published": "2026-03-02"}
    )
    for arguments in (["extract", "-"], ["extract"]):
        (reading,) = lines(pantau(*arguments, stdin=line + "\n"))
        assert (reading["id"], reading["language"], reading["published"]) == ("x", "en", "2026-03-02")


def test_what_cannot_be_read_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "one", "text": "Kata Tarasik, tidak.", "language": "id"}\n{broken\n')
    (tmp_path / "b.txt").write_text("")
    result = pantau(
        "extract", tmp_path / "a.jsonl", tmp_path / "b.txt", tmp_path / "missing.txt", EXAMPLES / "karsakou-tiba.txt"
    )
    assert result.exit_code == 1
    assert len(lines(result)) == 2
    told = result.stderr.splitlines()
    assert len(told) == 3
    assert "a.jsonl" in told[0]
    assert "2" in told[0]
    assert "b.txt" in told[1]
    assert "missing.txt" in told[2]
    assert all(line.startswith("pantau: ") and line.endswith(")") for line in told)
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract", "--language", "xx", "examples"],
        ["extract", "--jobs", "0", "examples"],
        ["extract", "--published", "soon", "examples"],
        ["brief", "--ui", "xx", "examples"],
        ["brief", "--format", "pdf", "examples"],
        ["events", "--format", "xlsx", "examples"],
        ["eval"],
        ["eval", "nowhere"],
        ["show"],
        ["print"],
    ],
)
def test_a_wrong_call_is_exit_code_two(arguments: list[str]) -> None:
    result = pantau(*arguments)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr
    assert result.stdout == ""


def test_output_goes_to_a_file_that_is_whole_or_not_there(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    assert pantau("extract", EXAMPLES / "karsakou-tiba.txt", "--output", target).exit_code == 0
    assert len(target.read_text(encoding="utf-8").splitlines()) == 1
    assert list(tmp_path.iterdir()) == [target]
    result = pantau("extract", EXAMPLES / "karsakou-tiba.txt", "--output", tmp_path / "no" / "out.jsonl")
    assert result.exit_code == 1
    assert "Traceback" not in result.output


def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    command = [*PANTAU, "extract", "examples/karsakou-tiba.txt", "--output", str(pipe)]
    with subprocess.Popen(command, cwd=ROOT) as process:
        assert len(pipe.read_bytes().splitlines()) == 1
        assert process.wait(20) == 0
    assert pipe.is_fifo()


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs /dev/full")
@pytest.mark.parametrize("command", ["extract", "brief", "show"])
def test_a_full_disk_is_told(command: str) -> None:
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [*PANTAU, command, "examples/karsakou-tiba.txt"], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert result.returncode == 1
    assert result.stderr.startswith(b"Error: standard output: cannot be written: ")
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("form", "start"), [("text", "PANTAU Brief"), ("markdown", "# Pantau"), ("html", "<!doctype html>"), ("json", "{")]
)
def test_brief_has_four_forms(form: str, start: str) -> None:
    result = pantau("brief", EXAMPLES, "--format", form)
    assert result.exit_code == 0
    assert result.stdout.startswith(start)
    assert "Karsakou" in result.stdout
    assert "\x1b" not in result.stdout


def test_brief_speaks_the_language_that_is_asked_for() -> None:
    for arguments, environment, title in (
        (["--ui", "id"], {}, "DIPERKIRAKAN TERJADI"),
        ([], {"PANTAU_UI": "id"}, "DIPERKIRAKAN TERJADI"),
        ([], {"PANTAU_UI": "", "LC_ALL": "id_ID.UTF-8"}, "DIPERKIRAKAN TERJADI"),
        (["--ui", "en"], {"PANTAU_UI": "id"}, "EXPECTED"),
        ([], {"PANTAU_UI": "", "LC_ALL": "tlh.UTF-8"}, "EXPECTED"),
    ):
        assert title in pantau("brief", EXAMPLES, *arguments, **environment).stdout


def test_brief_names_what_could_not_be_read() -> None:
    result = pantau("brief", EXAMPLES / "karsakou-tiba.txt", "missing.txt")
    assert result.exit_code == 1
    assert "! missing.txt" in result.stdout


def test_events_has_three_forms(tmp_path: Path) -> None:
    table = pantau("events", EXAMPLES)
    assert table.exit_code == 0
    assert table.stdout.startswith("Date")
    assert max(map(len, table.stdout.splitlines())) <= 80
    told = [json.loads(line) for line in pantau("events", EXAMPLES, "--format", "jsonl").stdout.splitlines()]
    target = tmp_path / "events.csv"
    assert pantau("events", EXAMPLES, "--format", "csv", "--output", target, "--jobs", "2").exit_code == 0
    with target.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == [record["id"] for record in told]
    assert len({row["id"] for row in rows}) == len(rows) > 10


def test_show_marks_the_article_in_place() -> None:
    text = pantau("show", EXAMPLES / "karsakou-tiba.txt")
    assert text.exit_code == 0
    assert "*kata*" in text.stdout
    page = pantau("show", EXAMPLES / "karsakou-tiba.txt", "--format", "html").stdout
    assert page.startswith("<!doctype html>")
    assert 'data-cue="c' in page


def test_show_as_a_page_is_for_one_article() -> None:
    result = pantau("show", EXAMPLES / "dispatches-id.jsonl", "--format", "html")
    assert result.exit_code == 2
    assert "several articles" in result.stderr


def test_languages_lists_the_packs() -> None:
    result = pantau("languages")
    assert result.exit_code == 0
    assert "id  Bahasa Indonesia" in result.stdout
    assert "surface" in result.stdout


def test_colours_only_on_a_terminal() -> None:
    """A pseudo-terminal gets colours, unless NO_COLOR forbids; a pipe never does."""
    pty = pytest.importorskip("pty")
    for environment, coloured in (({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)):
        known = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {"TERM": "xterm"} | environment
        master, slave = pty.openpty()
        with subprocess.Popen(
            [*PANTAU, "show", "examples/karsakou-tiba.txt"], cwd=ROOT, stdout=slave, env=known
        ) as process:
            os.close(slave)
            seen = b""
            while chunk := _read(master):
                seen += chunk
            assert process.wait() == 0
        os.close(master)
        assert (b"\x1b[" in seen) is coloured


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # what a closed pseudo-terminal answers
        return b""


def test_help_does_not_load_the_reader() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from pantau.cli import main\n"
        "CliRunner().invoke(main, ['--help'])\n"
        "print([m for m in ('numpy', 'yaml', 'msgspec', 'pantau.monitor') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_closed_pipe_ends_quietly() -> None:
    with subprocess.Popen(
        [*PANTAU, "extract", "examples"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_quietly(jobs: str, tmp_path: Path) -> None:
    """As a terminal sends it: to the whole group of processes, in the middle of the work; an impatient hand, twice."""
    many = tmp_path / "many.jsonl"
    many.write_bytes((EXAMPLES / "dispatches-id.jsonl").read_bytes() * 2000)
    with subprocess.Popen(
        [*PANTAU, "extract", str(many), "--jobs", jobs],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a background job's children ignore it
    ) as process:
        assert process.stderr is not None
        time.sleep(1.5)
        os.killpg(process.pid, signal.SIGINT)
        os.killpg(process.pid, signal.SIGINT)
        try:
            assert process.wait(20) not in {0, None}
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        assert "Traceback" not in process.stderr.read().decode()


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared, the readings that are not in the repository")
def test_eval_counts_as_the_shared_tool_does(tmp_path: Path) -> None:
    tool = [sys.executable, str(SHARED / "tools" / "score_reading.py")]
    given = subprocess.run([*tool, "--input", str(SHARED / "gold")], capture_output=True, text=True, check=True).stdout
    (tmp_path / "out.jsonl").write_text(pantau("extract", "-", stdin=given).stdout)
    scored = subprocess.run(
        [*tool, str(SHARED / "gold"), "--output", str(tmp_path / "out.jsonl")],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    theirs = {line.split()[0]: line for line in scored.splitlines()}
    ours = {line.split()[0]: line for line in pantau("eval", SHARED / "gold").stdout.splitlines()}
    for name in ("full", "loose"):
        assert ours[name].split("(")[0].split() == theirs[name].split("(")[0].split()
    for name in ("act", "quote", "country", "name", "said", "chain", "window"):
        assert ours[name].split() == theirs[name].split()
