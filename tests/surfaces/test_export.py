"""Every format: the same bytes each time, a memory that does not grow, errors that say what to do."""

import csv
import io
import json
import subprocess
import sys
import tracemalloc
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.util import find_spec

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keeping import many, odd, quoted, record
from lxml import etree  # type: ignore[import-untyped]
from pyarrow import parquet  # type: ignore[import-untyped]

from pantau.errors import PantauError, UsageError
from pantau.records import Record
from pantau.surfaces.export import FORMATS, TABLES, TABULAR, write
from pantau.surfaces.export.common import Recent, clean, instant, web_address
from pantau.types import Analysis, Article, Kind, Speaker

Kept = tuple[Record, ...]
WRITTEN = [form for form in FORMATS if form != "ftm" or find_spec("followthemoney")]     # it cannot be built everywhere
EACH = [(form, table) for form in WRITTEN for table in (TABLES if form in TABULAR else TABLES[:1])]


def exported(form: str, records: Iterable[Record], table: str = "claims") -> bytes:
    sink = io.BytesIO()
    write(form, records, sink, table=table)
    return sink.getvalue()


class Sink(io.RawIOBase):
    """Somewhere to write to that keeps nothing and cannot be sought in, like a pipe."""

    size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        length = len(memoryview(data))          # type: ignore[arg-type]
        self.size += length
        return length


@pytest.mark.parametrize(("form", "table"), EACH)
def test_the_same_records_are_the_same_bytes(form: str, table: str, kept: Kept) -> None:
    assert exported(form, kept, table) == exported(form, iter(kept), table) != b""


@pytest.mark.parametrize(("form", "number"), [
    ("plover", 4_000), ("csv", 10_000), ("parquet", 2_000), ("annotation", 1_000), ("atom", 1_000),
    pytest.param("ftm", 400, marks=pytest.mark.skipif("ftm" not in WRITTEN, reason="followthemoney is not installed")),
    ("stix", 200)])
def test_memory_does_not_grow_with_the_records(form: str, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was held at most after the first quarter is what is held at most after all; fewer where tracing is slow."""
    monkeypatch.setattr("pantau.surfaces.export.parquet.GROUP", 200)
    write(form, many(10), Sink())                               # type: ignore[arg-type]  # what is loaded once
    peaks: list[int] = []

    def watched() -> Iterator[Record]:
        for n, each in enumerate(many(number)):
            if n == number // 4:
                peaks.append(tracemalloc.get_traced_memory()[1])
            yield each

    tracemalloc.start()
    try:
        write(form, watched(), sink := Sink())                  # type: ignore[arg-type]
        peaks.append(tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()
    assert sink.size > number * 5
    remembered = 3_000_000 if form == "ftm" else 400_000            # its library remembers names, up to a bound
    assert peaks[1] < peaks[0] + remembered


@pytest.mark.parametrize(("form", "table"), EACH)
def test_without_records_there_is_an_empty_export(form: str, table: str) -> None:
    assert exported(form, [], table) == exported(form, iter([]), table)


@pytest.mark.parametrize("form", [f for f in WRITTEN if f not in TABULAR])
def test_a_claim_can_be_found_by_its_id_and_its_words(form: str, kept: Kept) -> None:
    told = exported(form, kept).decode()
    for each in kept[:-1]:
        assert each.kept.id in told
        for claim in each.analysis.claims:
            if form == "plover" and not claim.events:
                continue                # PLOVER is of events
            assert claim.id in told
            if form in ("stix", "ftm"):
                assert json.dumps(quoted(each, claim), ensure_ascii=False) in told


def test_an_unknown_format_or_table_is_refused() -> None:
    with pytest.raises(UsageError, match="one of: plover, csv"):
        write("xlsx", [], io.BytesIO())
    with pytest.raises(UsageError, match="one of: claims, events"):
        write("csv", [], io.BytesIO(), table="actors")


@pytest.mark.parametrize(("form", "library"), [("parquet", "pyarrow"), ("stix", "stix2"), ("ftm", "followthemoney")])
def test_a_missing_library_is_named_with_its_extra(form: str, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [n for n in sys.modules if n.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, f"pantau.surfaces.export.{form}", raising=False)
    with pytest.raises(PantauError, match=rf"pip install 'pantau\[{form}\]'"):
        write(form, [], io.BytesIO())


def test_no_library_is_loaded_before_its_format_is_asked_for() -> None:
    heavy = ("pyarrow", "stix2", "followthemoney", "csv", "xml")
    code = f"import sys, pantau.surfaces.export; print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_what_a_format_cannot_carry_is_replaced_one_for_one() -> None:
    text = odd().analysis.document.text
    assert len(clean(text)) == len(text)
    assert clean("a\x00\x0b\ud800\uffff\t\n😀é") == "a����\t\n😀é"
    for form in WRITTEN:
        if form != "parquet":
            assert "\x00" not in exported(form, [odd()]).decode()


ANY = st.text(st.characters(exclude_categories=()), max_size=40)


@settings(max_examples=60, deadline=None)
@given(text=ANY, title=ANY, url=ANY, name=ANY)
def test_any_text_is_written_and_can_be_read_again(text: str, title: str, url: str, name: str) -> None:
    base, words = odd(), "x" + text + "x"
    document = replace(base.analysis.document, text=words, author=name, sentences=((0, len(words)),))
    claim = replace(base.analysis.claims[0], source=((0, 1),), cue=((1, len(words)),), content=((0, len(words)),),
                    speakers=(Speaker(None, name, name, None, Kind.PERSON, False),))
    reading = replace(base.analysis, document=document, actors=(), claims=(claim,), events=())
    made = Record(replace(base.kept, title=title, url=f"https://a.example/{url}", publisher=name), reading)
    for form in {"plover", "annotation", "ftm"} & set(WRITTEN):
        for line in exported(form, [made]).decode().split("\n")[:-1]:
            json.loads(line)
    json.loads(exported("stix", [made]).decode())
    said = etree.fromstring(exported("atom", [made])).findtext(".//{*}q")
    assert said == clean(words).replace("\r\n", "\n").replace("\r", "\n")
    (row,) = csv.DictReader(io.StringIO(exported("csv", [made]).decode(), newline=""))
    assert row["content"].replace("'", "") == clean(words).replace("'", "")
    (row,) = parquet.read_table(io.BytesIO(exported("parquet", [made]))).to_pylist()
    assert (row["content"], row["speaker_names"]) == (clean(words), [clean(name)])


def test_an_article_of_which_nothing_is_known_is_written_too(kept: Kept) -> None:
    bare = record(Analysis(Article("bare", "", "id", None)), where="")
    for form, table in EACH:
        assert exported(form, [bare, *kept], table) != exported(form, [bare], table)


def test_shared_things_are_remembered_in_a_bounded_memory() -> None:
    recent = Recent(2)
    assert [recent.is_new(x) for x in "aabacb"] == [True, False, True, False, True, False]
    assert recent.is_new("a")


def test_only_what_a_browser_opens_is_an_address() -> None:
    for no in (None, "", "kabar.txt", "javascript:alert(1)", "file:///etc/passwd", 'https://ka"bar.example/', "https:///a",
               f"https://{'ä' * 90}.example/"):
        assert web_address(no) is None


@pytest.mark.parametrize(("url", "plain"), [
    ("https://kabar.example/a?b=c&d=%20#e", "https://kabar.example/a?b=c&d=%20#e"),
    ("HTTP://kabar.example:8080", "HTTP://kabar.example:8080"),
    ("https://bücher.example/ä?q=[1]|2", "https://xn--bcher-kva.example/%C3%A4?q=%5B1%5D%7C2"),
    ('https://kabar.example/"a b"\n', "https://kabar.example/%22a%20b%22"),
    ("https://kabar.example/\ud800", "https://kabar.example/%EF%BF%BD")])
def test_addresses_are_written_as_the_rfc_has_them(url: str, plain: str) -> None:
    assert web_address(url) == plain


def test_instants_are_utc() -> None:
    assert instant(odd().kept.added) == "2026-03-20T08:30:15.250Z"
