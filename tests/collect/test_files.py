"""Files, folders and standard input: every article in its place, every failure a value that names input and mend."""

import io
import os
from pathlib import Path

import pytest

from pantau.collect import collect
from pantau.collect.lines import LARGEST
from pantau.errors import InputError
from pantau.types import RawDocument

TEXT = "JAKARTA - Menteri Sari Utomo mengatakan bahwa jembatan itu akan dibuka pekan depan.\n"


def only(found: list[RawDocument | InputError]) -> RawDocument:
    assert len(found) == 1
    assert isinstance(found[0], RawDocument), found[0]
    return found[0]


def failure(found: list[RawDocument | InputError]) -> InputError:
    assert len(found) == 1
    assert isinstance(found[0], InputError), found[0]
    return found[0]


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def stdin(data: bytes) -> list[RawDocument | InputError]:
    return list(collect(["-"], stdin=io.BytesIO(data)))


def test_a_text_file_is_one_article(tmp_path: Path) -> None:
    path = written(tmp_path, "satu.txt", TEXT.encode())
    found = only(list(collect([path])))
    assert (found.text, found.where) == (TEXT, str(path))


def test_a_page_keeps_its_markup_for_later(tmp_path: Path) -> None:
    assert only(list(collect([written(tmp_path, "a.HTML", b"<p>Hai</p>")]))).html == "<p>Hai</p>"


def test_a_folder_gives_its_articles_by_name_and_passes_over_the_rest(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.txt", "b/d.txt", "gambar.png", ".tersembunyi.txt"):
        written(tmp_path, name, TEXT.encode())
    found = [Path(f.where).name for f in collect([tmp_path]) if isinstance(f, RawDocument)]
    assert found == ["a.txt", "c.txt", "d.txt"]


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    error = failure(list(collect([tmp_path])))
    assert "no .txt" in error.what
    assert error.where == str(tmp_path)
    assert error.mend


@pytest.mark.parametrize("name", ["", "tidak-ada.txt", "nul\0.txt"])
def test_a_file_that_is_not_there_is_a_failure_and_its_neighbours_are_read(tmp_path: Path, name: str) -> None:
    good = written(tmp_path, "a.txt", TEXT.encode())
    first, second = collect([name, good])
    assert isinstance(first, InputError)
    assert first.mend
    assert isinstance(second, RawDocument)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_a_failure(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", b"x")
    path.chmod(0)
    assert "denied" in failure(list(collect([path]))).what


def test_the_bytes_of_other_encodings_are_read(tmp_path: Path) -> None:
    text = "“Kami siap,” kata José — menteri. " * 4
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"):
        assert only(list(collect([written(tmp_path, "a.txt", text.encode(encoding))]))).text == text, encoding


def test_an_encoding_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    found = only(list(collect([written(tmp_path, "a.txt", "Harga naik 5 % di café itu.".encode("cp1252"))])))
    assert found.text == "Harga naik 5 % di café itu."
    assert found.warnings == ("is not UTF-8; read as cp1252",)


def test_russian_in_its_old_encoding_is_read(tmp_path: Path) -> None:
    text = "Представитель ведомства отказался назвать дату визита и заявил, что переговоры продолжаются. " * 3
    assert only(list(collect([written(tmp_path, "a.txt", text.encode("cp1251"))]))).text == text


def test_a_page_is_decoded_as_it_declares() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body>Zażółć gęślą jaźń</body></html>'
    assert only(stdin(page.encode("iso-8859-2"))).html == page


def test_damaged_utf8_is_repaired_and_told() -> None:
    found = only(stdin("“Kami siap,” kata Sari. “Ya.” ".encode() + b"\xe2\x80"))
    assert found.text is not None
    assert found.text.startswith("“Kami siap,” kata Sari.")
    assert "broken" in found.warnings[0]


@pytest.mark.parametrize(("data", "name"), [
    (b"%PDF-1.7 \x00\x01", "PDF"), (b"\x89PNG\r\n\x1a\n", "PNG"), (b"PK\x03\x04 word", "office"),
    (bytes(range(32)) * 40, "binary"),
])
def test_binary_files_are_refused_by_name(tmp_path: Path, data: bytes, name: str) -> None:
    error = failure(list(collect([written(tmp_path, "a.txt", data)])))
    assert name in error.what
    assert error.mend


def test_a_nul_in_a_text_does_not_make_it_binary() -> None:
    assert only(stdin(b"Menteri itu\x00 datang kemarin.")).text == "Menteri itu\0 datang kemarin."


def test_the_line_ends_of_a_file_are_those_that_python_reads(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", b"satu\r\ndua\rtiga\n")
    assert only(list(collect([path]))).text == path.read_text()


def test_a_broken_line_is_named_by_its_number_and_costs_no_neighbour() -> None:
    found = stdin(b'{"text": "satu"}\n{"text": \n\n{"text": 5}\n[1]\n{"url": "x"}\nbukan json\n{"text": "dua"}\n')
    assert [f.text if isinstance(f, RawDocument) else f.where.rpartition(" ")[2] for f in found] == [
        "satu", "2", "4", "5", "6", "7", "dua"]
    whats = [f.what for f in found if isinstance(f, InputError)]
    assert "is not JSON" in whats[0]
    assert '"text" is wrong' in whats[1]
    assert "neither" in whats[3]


def test_a_text_in_a_line_comes_back_unchanged() -> None:
    found = only(stdin(rb'{"text": "satu\r\ndua\u2028tiga\r\u0000", "id": 7, "lain": [1]}'))
    assert found.text == "satu\r\ndua\u2028tiga\r\0"
    assert found.id == "7"


def test_what_a_line_says_of_its_article_is_taken_as_it_comes() -> None:
    found = only(stdin(b'{"text": "x", "published": 20260527, "author": ["Ann", "Lee"], "title": {"a": 1}}'))
    assert (found.published, found.author, found.title, found.url) == ("20260527", "Ann, Lee", None, None)


def test_a_line_is_read_whatever_it_nests() -> None:
    deep = b'{"text": ' + b"[" * 200_000
    first, second = stdin(deep + b'\n{"text": "dua"}\n')
    assert isinstance(first, InputError)
    assert isinstance(second, RawDocument)


def test_a_line_of_fifty_megabytes_is_refused_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "')
        for _ in range(50):
            file.write(b"kata " * 200_000)
        file.write(b'"}\n{"text": "dua"}\n')
    first, second = collect([path])
    assert isinstance(first, InputError)
    assert "line 1" in first.where
    assert "16 MiB" in first.what
    assert isinstance(second, RawDocument)


def test_a_file_beyond_the_bound_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 2)
        file.seek(0)
        file.write(b"kata " * 4000)
    assert "longer" in failure(list(collect([path]))).what


def test_json_lines_in_utf16_are_read() -> None:
    found = stdin('{"text": "satu"}\n{"text": "dua"}\n'.encode("utf-16"))
    assert [f.text for f in found if isinstance(f, RawDocument)] == ["satu", "dua"]


def test_standard_input_is_told_apart_by_what_it_holds() -> None:
    assert only(stdin(TEXT.encode())).text == TEXT
    assert only(stdin(b"<!DOCTYPE html><p>Hai</p>")).html
    assert only(stdin(b'  {"text": "satu"}')).text == "satu"
    assert only(stdin(b"")).text == ""


def test_files_are_opened_one_after_the_other(tmp_path: Path) -> None:
    for i in range(3):
        written(tmp_path, f"{i}.txt", TEXT.encode())
    stream = collect([tmp_path])
    next(stream)
    (tmp_path / "1.txt").unlink()
    assert isinstance(next(stream), InputError)
    assert isinstance(next(stream), RawDocument)


def test_a_folder_inside_that_is_shut_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Satu.")
    (tmp_path / "shut").mkdir()
    look = os.scandir

    def scandir(folder: str) -> object:
        if folder.endswith("shut"):
            raise PermissionError(13, "Permission denied", folder)
        return look(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    read, failed = collect([tmp_path])
    assert isinstance(read, RawDocument)
    assert str(failed).startswith(f"{tmp_path / 'shut'}: cannot be read: Permission denied")
